"""Small grey captions over bold values, which the first engine passes over, are read; what is no print is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractors.ocr import ocr_image, passed_over
from extractors.ocr.laid import Laid, lay
from extractors.ocr.tesseract import OcrWord
from extractors.read import ReadSettings
from extractors.typeset import typeset
from tests.extractors.test_ocr import FIRST_ONLY, rendered

_CAPTIONS = ("Exportador", "Quantidade declarada", "Descrição da mercadoria", "Peso líquido", "País de destino")
_FORM = """
#set page(paper: "a5", margin: 15mm)
#set text(font: "Noto Sans", size: 10pt)
#for line in json(bytes(sys.inputs.data)) {
  block(below: 0pt, stroke: 0.6pt, inset: 3pt, width: 90%,
    stack(spacing: 1.5pt, text(size: 5pt, fill: rgb("#888"), line), text(weight: "bold")[ALGODAO 11.220,00 KG]))
}
"""


def laid(grey: np.ndarray) -> Laid:
    return lay(grey, 0, None, ReadSettings())


def noisy(grey: np.ndarray) -> np.ndarray:
    soft = np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32)
    grain = np.random.default_rng(5).normal(0, 7, grey.shape)
    return np.asarray((soft * 0.94 + 8 + grain).clip(0, 255), dtype=np.uint8)


def form() -> np.ndarray:
    return noisy(rendered(typeset(_FORM, list(_CAPTIONS))))


def test_grey_captions_over_bold_values_are_read() -> None:
    said = {w.text for w in ocr_image(form(), ("pt",), settings=FIRST_ONLY).words}
    wanted = {word for caption in _CAPTIONS for word in caption.split() if len(word) > 2}
    assert len(wanted & said) >= len(wanted) - 1
    assert "11.220,00" in said


def test_runs_that_words_cover_are_not_read_again() -> None:
    sheet = laid(form())
    over = OcrWord("all of it", 0, 0, sheet.grey.shape[1], sheet.grey.shape[0], 0.9)
    assert passed_over.with_passed_over([over], sheet, ("pt",)) == [over]


@pytest.mark.parametrize(("x0", "goes_on"), [(104.0, True), (130.0, False)])
def test_the_rest_of_a_word_is_left_to_those_who_read_it_whole(x0: float, goes_on: bool) -> None:
    run = (x0, 50.0, x0 + 40, 60.0)
    assert passed_over._goes_on(run, [(60.0, 49.0, 101.0, 61.0)]) is goes_on


def test_two_letters_alone_are_not_taken_for_print() -> None:
    row, other = (-3, 0), (-3, 1)
    specks = OcrWord("ee", 0, 0, 9, 9, 0.9, row)
    words = [OcrWord("Nº", 0, 20, 9, 29, 0.9, other), OcrWord("de", 12, 20, 19, 29, 0.9, other)]
    assert passed_over._told([specks, *words]) == words


def test_a_box_over_two_lines_becomes_that_of_the_higher_one() -> None:
    strokes = np.zeros((60, 120), np.uint8)
    strokes[10:13, 10:60:3] = 1
    strokes[18:26, 10:60:2] = 1
    word = OcrWord("11.220,00", 20, 20, 120, 54, 0.9)
    close = passed_over._close(word, strokes)
    assert (close.top > 24, close.bottom) == (True, 54)
    one_line = replace(word, top=36.0)
    assert passed_over._close(one_line, strokes) == one_line


def test_a_word_that_another_reading_contradicts_stays_in_doubt() -> None:
    before = [OcrWord("VESSEL)", 0, 0, 60, 12, 0.1)]
    new = OcrWord("VESSEL?", 0, 0, 60, 12, 0.95)
    assert passed_over._against(new, before).confidence < 0.8
    assert passed_over._against(new, [replace(before[0], text="VESSEL?")]) == new


def test_pieces_of_heavy_letters_are_no_runs() -> None:
    image = Image.new("L", (900, 500), 245)
    draw = ImageDraw.Draw(image)
    for x in range(100, 700, 60):
        draw.rectangle((x, 100, x + 24, 160), fill=20)
        draw.rectangle((x, 126, x + 50, 132), fill=20)
    sheet = laid(np.asarray(image))
    assert passed_over.with_passed_over([], replace(sheet, unit=16.0), ("en",)) == []


@pytest.mark.parametrize(("ink", "looked_at"), [(225, False), (130, True)])
def test_print_that_shows_through_the_paper_is_not_read(
    ink: int, looked_at: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    grey = np.asarray(Image.new("L", (900, 300), 255)).copy()
    for top, level in ((50, 20), (150, ink)):
        for left in range(100, 400, 12):
            grey[top : top + 16, left : left + 4] = level
    asked: list[object] = []
    monkeypatch.setattr(passed_over, "recognise", lambda *given: asked.append(given) or [])
    word = OcrWord("known", 90, 44, 410, 72, 0.9)
    passed_over.with_passed_over([word], replace(laid(grey), grey=grey, unit=16.0), ("en",))
    assert bool(asked) is looked_at


@pytest.mark.parametrize(("ink", "kept"), [(200, 1), (225, 1), (243, 0)])
def test_the_depth_of_words_is_asked_only_for_faint_runs(ink: int, kept: int) -> None:
    """Ink of a fifth of the depth of the words counts, fainter ink does not, dark ink needs no comparison."""
    page = np.full((100, 200), 250, np.uint8)
    page[10:20, 10:60:2], page[50:60, 10:60:2] = 130, ink
    runs = [(10.0, 50.0, 60.0, 60.0)]
    assert len(passed_over._dark(runs, [(10.0, 10.0, 60.0, 20.0)], page)) == kept
    assert passed_over._dark(runs, [], page) == runs
