"""Scans: deskew, turns, light, coverage, the second engine's share, and what invisible layers claim."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from extractors import ocr
from extractors.evidence import Page
from extractors.ocr import OcrPage, _with_blocks, ocr_image, pixels
from extractors.ocr.laid import lay
from extractors.ocr.rereading import read_blocks, reread_doubtful
from extractors.ocr.second_engine import reread
from extractors.ocr.tesseract import OcrWord, recognise
from extractors.pdf.text import open_pdf
from extractors.read import ReadSettings, read_file
from extractors.read_pages import ocr_page
from extractors.typeset import typeset
from tests.extractors.reading_samples import LETTER_TEXT, letters, pdf, scan, scan_pdf

FIRST_ONLY = ReadSettings(second_engine=False)
_PLAIN = """
#let lines = json(bytes(sys.inputs.data))
#set page(paper: "a4")
#set text(font: ("Noto Sans", "Noto Sans CJK SC"), size: 10pt)
#for line in lines { line; parbreak() }
"""
_BOTH_SCRIPTS = [
    "The goods of this order were made of cotton as stated in the records of the mill",
    "Account 账号 of the seller 账号 and in words 大写",
    "which keeps the lots apart from the opening of bales to the packing of cartons",
    "开户银行 江苏省苏州市工业园区 纺织有限公司",
    "and weighs every carton before it is sent to the port of lading",
]


def rendered(content: bytes) -> np.ndarray:
    with open_pdf(content) as document:
        return document.render(0, 200)


def character_errors(words: list[str]) -> float:
    expected = letters("".join(LETTER_TEXT))
    return Levenshtein.distance(letters("".join(words)), expected) / len(expected)


@pytest.mark.parametrize("skew", [-4.0, -1.3, 0.0, 0.7, 2.0, 6.0])
def test_skew_is_measured_to_a_tenth_of_a_degree(skew: float) -> None:
    assert pixels.skew_angle(np.asarray(scan(skew=skew))) == pytest.approx(skew, abs=0.15)


@pytest.mark.parametrize(
    ("skew", "turn", "limit"),
    [(0.0, 0, 0.005), (2.0, 0, 0.005), (0.0, 90, 0.007), (0.0, 180, 0.007), (0.0, 270, 0.007)],
)
def test_character_errors_of_scans(skew: float, turn: int, limit: float) -> None:
    found = ocr_image(np.asarray(scan(skew=skew, turn=turn)), settings=FIRST_ONLY)
    assert character_errors([w.text for w in found.words]) <= limit
    assert found.rotation == -turn % 360


@pytest.mark.parametrize(("skew", "turn"), [(2.0, 0), (0.0, 90), (1.0, 180), (-1.5, 270)])
def test_boxes_lie_on_the_ink_of_the_image_as_given(skew: float, turn: int) -> None:
    image = np.asarray(scan(skew=skew, turn=turn))
    found = ocr_image(image, settings=FIRST_ONLY)
    for word in (w for w in found.words if len(w.text) > 4):
        inside = image[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1]
        assert (inside < 110).mean() > 0.04, word


def test_a_shadow_over_the_page_costs_nothing() -> None:
    image = np.asarray(scan(), np.float64)
    shade = np.linspace(1.0, 0.35, image.shape[1])[None, :]
    found = ocr_image((image * shade).astype(np.uint8), settings=FIRST_ONLY)
    assert character_errors([w.text for w in found.words]) <= 0.01


def test_an_empty_page_is_blank_not_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (1200, 1600), 255).save(path)
    page = read_file(path, tmp_path).pages[0]
    assert page.words == ()
    assert [p.code for p in page.problems] == ["blank_page"]
    assert page.readability == 1.0


def test_noise_is_not_taken_for_a_good_page(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    rng = np.random.default_rng(0)
    blots = rng.integers(0, 2, (160, 120)).repeat(10, 0).repeat(10, 1) * 255
    Image.fromarray(blots.astype(np.uint8)).save(path)
    page = read_file(path, tmp_path).pages[0]
    assert page.readability < 0.5 or not page.words


def test_ink_outside_words_lowers_coverage() -> None:
    image = np.asarray(scan())
    words = recognise(image, ("en",))
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in words]
    whole, _ = pixels.ink_covered(image, boxes, 20)
    half, uncovered = pixels.ink_covered(image, boxes[: len(boxes) // 2], 20)
    assert whole > 0.98
    assert half < 0.7
    assert uncovered


def test_a_scan_with_an_agreeing_layer_is_read_from_its_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan_pdf(scan(), layer={line: (72, 100 + 22 * i) for i, line in enumerate(LETTER_TEXT)}))
    page = read_file(path, tmp_path).pages[0]
    assert page.source == "ocr"
    assert not [w for w in page.words if w.hidden]
    assert not page.problems


def test_a_layer_that_claims_what_is_not_there_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan_pdf(scan(), layer={"Country of origin: Turkmenistan": (72, 600)}))
    page = read_file(path, tmp_path).pages[0]
    assert [w.text for w in page.words if w.hidden] == ["Country", "of", "origin:", "Turkmenistan"]
    assert "hidden_text" in [p.code for p in page.problems]


def test_doubtful_words_are_read_again_by_their_piece_of_line() -> None:
    image = np.asarray(scan(["Date: 05-03-2018", "Total 148.40"]))
    first = recognise(image, ("en",))
    wrong = [OcrWord("O5", w.x0, w.top, w.x1, w.bottom, 0.1, w.line) if "05" in w.text else w for w in first]
    words = reread_doubtful(image, wrong, 20)
    assert "05-03-2018" in [w.text for w in words]
    assert max(w.confidence for w in words) < 1


def chinese_scan() -> tuple[Image.Image, str]:
    from extractors.office.layout import lay_lines
    from extractors.office.rendition import placed_pdf

    text = [
        "出口商:新疆以外的某某纺织有限公司",
        "原产地:中国江苏省苏州市",
        "合同号码 HT-2026-118 日期 2026年7月2日",
    ] * 4
    with open_pdf(placed_pdf(lay_lines(text), mono=True)) as document:
        return Image.fromarray(document.render(0, 200)), letters("".join(text))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_chinese_is_read_by_the_second_engine_however_the_page_lies(turn: int) -> None:
    picture, expected = chinese_scan()
    found = ocr_image(np.asarray(picture.rotate(turn, expand=True)))
    read = letters("".join(w.text for w in found.words)).replace("：", ":")
    assert (found.languages[0], found.rotation) == ("zh", turn)
    assert sum(min(read.count(sign), expected.count(sign)) for sign in set(expected)) / len(expected) > 0.94
    assert turn or Levenshtein.distance(read, expected) / len(expected) < 0.06


def test_a_dense_page_on_its_head_is_turned_though_many_letters_read_either_way() -> None:
    words = "goods shipped under this order were made of cotton grown and ginned as stated in records of the mill"
    prose = [f"{words} and packed in {n} bales for the port" for n in range(20)]
    picture = Image.fromarray(rendered(typeset(_PLAIN, prose)))
    found = ocr_image(np.asarray(picture.transpose(Image.Transpose.ROTATE_180)), settings=FIRST_ONLY)
    assert found.rotation == 180
    assert sum(w.text == "shipped" for w in found.words) == 20


@pytest.mark.parametrize(("lines", "languages"), [(_BOTH_SCRIPTS, ("en", "zh")), (_BOTH_SCRIPTS[::2], ("en",))])
def test_chinese_between_lines_of_latin_letters_is_not_read_as_capitals(
    lines: list[str], languages: tuple[str, ...]
) -> None:
    found = ocr_image(rendered(typeset(_PLAIN, lines)))
    assert sorted(letters("".join(w.text for w in found.words))) == sorted(letters("".join(lines)))
    assert found.languages == languages


def test_a_page_known_to_be_text_is_not_sent_through_ocr(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf())
    page = read_file(path, tmp_path).pages[0]
    assert page.source == "text"
    assert page.languages == ("en",)


def test_a_page_whose_time_is_over_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    rng = np.random.default_rng(0)
    faint = np.asarray(scan(), np.int16) // 3 + 150 + rng.normal(0, 45, np.asarray(scan()).shape)
    Image.fromarray(np.clip(faint, 0, 255).astype(np.uint8)).save(path)
    page = read_file(path, tmp_path, ReadSettings(page_seconds=0.0)).pages[0]
    assert "page_time" in [p.code for p in page.problems]


def test_what_the_first_engine_passed_over_is_read_by_its_places() -> None:
    image = np.asarray(scan())
    words = recognise(image, ("en",))
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in words if w.text not in ("COMMERCIAL", "INVOICE")]
    _, left = pixels.ink_covered(image, boxes, 20)
    assert "COMMERCIAL" in "".join(w.text for w in read_blocks(image, left, 20))


def test_a_clean_scan_is_read_by_the_first_engine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(grey: object) -> list[OcrWord]:
        raise AssertionError("the second engine was asked for a whole page")

    monkeypatch.setattr("extractors.ocr.recognise_again", refused)
    found = ocr_image(np.asarray(scan(skew=1.0)))
    assert not found.second
    assert not found.cut


def test_a_list_in_columns_is_straightened_too() -> None:
    rows = [f"{n:<6}7733018{41200 + n}              31-3                         {220 + n}" for n in range(1, 38)]
    image = np.asarray(scan(rows, skew=1.0))
    assert pixels.lines_of_text(pixels.measured(image)[0])[1], "its columns are to alternate like lines"
    found = ocr_image(image, settings=FIRST_ONLY)
    assert (found.rotation, round(found.skew)) == (0, 1)


def test_unread_ink_is_read_once_and_replaces_what_was_hardly_read(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = OcrWord("789417-W", 10, 10, 60, 20, 0.97)
    scrap = OcrWord("_U.p", 100, 8, 150, 30, 0.0)
    asked: list[tuple[float, float, float, float]] = []

    def read(_: object, blocks: list[tuple[float, float, float, float]], __: float) -> list[OcrWord]:
        asked.extend(blocks)
        return [OcrWord("U.price", *block, 0.88) for block in blocks]

    monkeypatch.setattr("extractors.ocr.read_blocks", read)
    laid = lay(np.full((60, 200), 255, np.uint8), 0, 0.0, ReadSettings())
    words = _with_blocks((settled, scrap), ((9, 9, 61, 21), (99, 7, 151, 31)), laid)
    assert asked == [(99, 7, 151, 31)]
    assert [w.text for w in words] == ["789417-W", "U.price"]


@pytest.mark.parametrize(("seen", "passes"), [(1.0, 1), (0.5, 2)])
def test_a_pass_over_what_was_passed_over_is_told(monkeypatch: pytest.MonkeyPatch, seen: float, passes: int) -> None:
    grey, made = np.asarray(scan().convert("L")), []

    def halved(shown: np.ndarray, *given: object) -> list[OcrWord]:
        made.append(shown.size)
        return [w for w in recognise(shown, ("en",)) if w.top <= seen * shown.shape[0]]

    monkeypatch.setattr("extractors.ocr.recognise", halved)
    monkeypatch.setattr("extractors.ocr.with_passed_over", lambda words, *_: list(words))
    found = ocr_image(grey, settings=FIRST_ONLY)
    assert (found.passes, len(made)) == (passes, passes)
    assert ocr_page(found, 200, Page(1, 595.0, 842.0)).passes == passes


def test_the_second_engine_reads_a_piece_alike_whatever_is_read_beside_it() -> None:
    grey = np.asarray(scan().convert("L"))
    line = next(iter(recognise(grey, ("en",))))
    short = (line.x0, line.top, line.x1, line.bottom)
    long = (0.0, line.top, float(grey.shape[1]), line.bottom)
    (alone,) = reread(grey, [short])
    beside, _ = reread(grey, [short, long])
    assert alone == beside
    assert alone[0] == line.text


@pytest.mark.parametrize(("confidence", "rotation"), [(0.2, 0), (0.5, 270)])
def test_a_page_is_turned_only_where_it_then_reads_surer(
    monkeypatch: pytest.MonkeyPatch, confidence: float, rotation: int
) -> None:
    page = OcrPage((OcrWord("护", 0, 0, 9, 9, 0.3),), 0, 0.0, 0.3, 0.36, ("zh",))
    laid = lay(np.full((60, 40), 255, np.uint8), 0, 0.0, ReadSettings())
    monkeypatch.setattr(ocr, "turn_score", lambda grey, unit: 50.0 if grey.shape == (40, 60) else 1.0)
    monkeypatch.setattr(
        ocr, "_attempt", lambda even, turn, *_: (replace(page, rotation=270, confidence=confidence), laid)
    )
    found, _ = ocr._turned(laid.grey, page, laid, ("en",), ReadSettings(), ocr._Clock(9.0))
    assert found.rotation == rotation
