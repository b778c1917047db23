"""Twelve techniques by which a text layer says what the page does not show, and clean pages beside them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.evidence import BBox, Page, Word
from extractors.pdf.text import NativePage
from extractors.pdf.witness import reads_alike, words_to_witness
from extractors.read import read_file
from extractors.read_pages import _compared
from tests.extractors.reading_samples import LETTER_TEXT, saved

SECRET = "Turkmenistan 48160"
PLACE = (72, 300)


def canvas_with(draw: Callable[[Canvas], None]) -> bytes:
    """A letter and what `draw` adds at the end."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica", 11)
    for i, line in enumerate(LETTER_TEXT):
        canvas.drawString(72, 692 - 22 * i, line)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def in_mode(mode: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(*PLACE)
        text.setFont("Helvetica", 11)
        text.setTextRenderMode(mode)
        text.textOut(SECRET)
        canvas.drawText(text)

    return draw


def in_grey(level: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(level)
        canvas.drawString(*PLACE, SECRET)

    return draw


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.8)
    canvas.drawString(*PLACE, SECRET)


def off_page(canvas: Canvas) -> None:
    canvas.drawString(700, 300, SECRET)


def under_image(canvas: Canvas) -> None:
    canvas.drawString(*PLACE, SECRET)
    picture = Image.fromarray(np.full((20, 60), 200, np.uint8))
    canvas.drawImage(ImageReader(picture), 60, 290, 220, 30)


def under_rectangle(canvas: Canvas) -> None:
    canvas.drawString(*PLACE, SECRET)
    canvas.setFillGray(0)
    canvas.rect(60, 290, 220, 30, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(400, 400, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(*PLACE, SECRET)
    canvas.restoreState()


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(*PLACE, SECRET)


def over_other_words(canvas: Canvas) -> None:
    text = canvas.beginText(72, 692)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def stamped(before: str, after: str, text: str = SECRET) -> bytes:
    """The letter and a text between operators that reportlab does not write."""
    with pikepdf.open(io.BytesIO(canvas_with(lambda canvas: None))) as document:
        page = document.pages[0]
        page.contents_add(f"{before} BT /F1 11 Tf 72 300 Td ({text}) Tj ET {after}".encode())
        group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a"))
        page.Resources.Properties = pikepdf.Dictionary(MC0=group)
        off = pikepdf.Dictionary(ON=pikepdf.Array(), OFF=pikepdf.Array([group]), Order=pikepdf.Array())
        document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=off)
        return saved(document)


TECHNIQUES = {
    "render mode 3": canvas_with(in_mode(3)),
    "render mode 7": canvas_with(in_mode(7)),
    "white": canvas_with(in_grey(1.0)),
    "near white": canvas_with(in_grey(0.97)),
    "tiny": canvas_with(tiny),
    "off page": canvas_with(off_page),
    "covered by an image": canvas_with(under_image),
    "covered by a rectangle": canvas_with(under_rectangle),
    "clipped": canvas_with(clipped),
    "transparent": canvas_with(transparent),
    "layer switched off": stamped("/OC /MC0 BDC", "EMC"),
    "under other words": canvas_with(over_other_words),
}


def read(content: bytes, folder: Path) -> Page:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return read_file(path, folder).pages[0]


@pytest.mark.parametrize("technique", list(TECHNIQUES))
def test_what_cannot_be_seen_is_marked(technique: str, tmp_path: Path) -> None:
    page = read(TECHNIQUES[technique], tmp_path)
    hidden = [w.text for w in page.words if w.hidden]
    assert not set(SECRET.split()) & {w.text for w in page.visible_words}
    assert hidden == [] or set(hidden) == set(SECRET.split())
    assert len(page.visible_words) == len(" ".join(LETTER_TEXT).split())


def test_every_technique_but_those_that_leave_no_word_says_so(tmp_path: Path) -> None:
    silent = [
        name
        for name, content in TECHNIQUES.items()
        if "hidden_text" not in [p.code for p in read(content, tmp_path).problems]
    ]
    assert silent == []


def test_actual_text_unlike_the_glyphs_is_marked_and_the_glyphs_are_read(tmp_path: Path) -> None:
    page = read(stamped("/Span <</ActualText (USD9,999.00)>> BDC", "EMC", "USD1,250.00"), tmp_path)
    assert "USD9,999.00" not in [w.text for w in page.visible_words]
    assert "USD1,250.00" in [w.text for w in page.visible_words]
    assert "hidden_text" in [p.code for p in page.problems]


def test_actual_text_that_says_what_is_shown_is_left_alone(tmp_path: Path) -> None:
    page = read(stamped("/Span <</ActualText (USD1,250.00)>> BDC", "EMC", "USD1,250.00"), tmp_path)
    assert page.source == "text"
    assert not page.problems


@pytest.mark.parametrize(("scale", "hidden"), [(5, True), (60, False)])
def test_letters_squeezed_to_a_smudge_are_marked(scale: int, hidden: bool, tmp_path: Path) -> None:
    page = read(stamped(f"BT {scale} Tz ET", "", "Turkmenistan"), tmp_path)
    assert [w.hidden for w in page.words if w.text == "Turkmenistan"] == ["squeezed" if hidden else ""]


@pytest.mark.parametrize(("flags", "shown"), [(4, True), (32, False), (2, False)])
def test_a_note_that_no_screen_shows_is_not_read(flags: int, shown: bool, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(canvas_with(lambda canvas: None))) as document:
        look = document.make_stream(f"BT /F1 11 Tf 72 300 Td ({SECRET}) Tj ET".encode())
        look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [60, 290, 280, 320]
        look.Resources = pikepdf.Dictionary(Font=document.pages[0].Resources.Font)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, F=flags,
                                  Rect=[60, 290, 280, 320], AP=pikepdf.Dictionary(N=look))  # fmt: skip
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])
        page = read(saved(document), tmp_path)
    assert ("Turkmenistan" in [w.text for w in page.words]) == shown


def remapped(swap: dict[str, str]) -> bytes:
    """The letter whose font says that its glyphs mean other characters than they show."""
    lines = "".join(f"<{ord(c):02x}> <{ord(swap.get(c, c)):04x}>\n" for c in map(chr, range(32, 127)))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n95 beginbfchar\n"
        f"{lines}endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    with pikepdf.open(io.BytesIO(canvas_with(lambda canvas: None))) as document:
        fonts = document.pages[0].Resources.Font
        for name in list(fonts.keys()):
            fonts[name].ToUnicode = document.make_stream(table.encode())
        return saved(document)


@pytest.mark.parametrize("swap", [{"6": "1", "8": "7", "3": "4"}, {"a": "e", "e": "a", "t": "n", "n": "t"}])
def test_a_font_that_means_other_than_it_shows_is_marked(swap: dict[str, str], tmp_path: Path) -> None:
    page = read(remapped(swap), tmp_path)
    assert "remapped" in {w.hidden for w in page.words}
    assert "86,832.00" in [w.text for w in page.visible_words]
    assert "hidden_text" in [p.code for p in page.problems]


def test_an_honest_table_of_meanings_is_left_alone(tmp_path: Path) -> None:
    page = read(remapped({}), tmp_path)
    assert page.source == "text"
    assert not page.problems


def shadowed(canvas: Canvas) -> None:
    """Each letter twice, in two fonts and a little apart: what PDFium does not see through by itself."""
    x = 72.0
    for letter in "oil mill 7711":
        for font, offset in (("Helvetica", 0.0), ("Helvetica-Oblique", 1.2)):
            canvas.setFont(font, 20)
            canvas.drawString(x + offset, 300 - offset, letter)
        x += canvas.stringWidth(letter, "Helvetica", 20)


def test_a_shadow_doubles_no_letter(tmp_path: Path) -> None:
    page = read(canvas_with(shadowed), tmp_path)
    assert [w.text for w in page.visible_words][-3:] == ["oil", "mill", "7711"]
    assert not page.problems


def test_double_letters_of_a_word_stay(tmp_path: Path) -> None:
    page = read(canvas_with(lambda canvas: canvas.drawString(*PLACE, "Mill shipping bill 110022")), tmp_path)
    assert [w.text for w in page.visible_words][-4:] == ["Mill", "shipping", "bill", "110022"]


def test_two_letters_beside_the_page_are_marked_but_not_told(tmp_path: Path) -> None:
    page = read(canvas_with(lambda canvas: canvas.drawString(700, 300, "en")), tmp_path)
    assert [w.hidden for w in page.words if w.text == "en"] == ["off_page"]
    assert not page.problems


@pytest.mark.parametrize(
    ("layer", "seen"), [("yarn", "yam"), ("I0OO", "1000"), ("clear", "dear"), ("Seller:", "Seller")]
)
def test_what_engines_confuse_is_alike(layer: str, seen: str) -> None:
    assert reads_alike(layer, seen)


@pytest.mark.parametrize(("layer", "seen"), [("1,250.00", "7,250.00"), ("China", "Benin"), ("48160", "48161")])
def test_other_words_are_not_alike(layer: str, seen: str) -> None:
    assert not reads_alike(layer, seen)


def test_a_covered_word_between_lines_that_touch_it_is_hidden(tmp_path: Path) -> None:
    def covered(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 300, "Gauging")
        canvas.drawString(72, 290, "Covered beside")
        canvas.setFillGray(1)
        canvas.rect(71, 287, 42, 11, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(72, 280, "Thrilling")

    path = tmp_path / "covered.pdf"
    path.write_bytes(canvas_with(covered))
    words = read_file(path, tmp_path / "out").pages[0].words
    assert [w.text for w in words if w.hidden] == ["Covered"]


@pytest.mark.parametrize(("top", "told"), [(100.0, False), (500.0, True)])
def test_a_word_that_only_the_layer_reads_is_told_where_the_paper_is_bare(top: float, told: bool) -> None:
    """Over ink, such as a logo, another engine may have read more than ours; the word is kept from use all the same."""
    grey = np.full((1000, 800), 240, np.uint8)
    grey[100:120, 100:300:3] = 40
    word = Word("Turkmenistan", BBox(100.0, top, 300.0, top + 20))
    layer = NativePage(800, 1000, 0, (word,), (), (), (), 0.0, capped=False)
    page = _compared(Page(1, 800, 1000, source="ocr"), layer, grey, 1.0)
    assert [w.hidden for w in page.words] == ["invisible"]
    assert bool(page.problems) == told


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        (("Total", "banana", "1234567"), ["1234567", "Total", "banana"]),
        (("seventeen", "steven", "9081"), ["9081", "steven"]),  # "seventeen" shows no sign more
        (("aaaa", "aaaa"), ["aaaa"]),
    ],
)
def test_the_words_of_a_font_that_are_read_show_the_most_signs_for_their_length(
    said: tuple[str, ...], chosen: list[str]
) -> None:
    words = [Word(text, BBox(10, 20 * n, 80, 20 * n + 12), size=10) for n, text in enumerate(said)]
    assert [words[i].text for i in words_to_witness(words, [1] * len(words), set())] == chosen


def _covered_to(foot: float) -> bytes:
    """A letter with a word under white that reaches down to so many points above its baseline."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(*PLACE, "Turkmenistan")
        canvas.setFillGray(1)
        canvas.rect(60, PLACE[1] + foot, 120, 14, stroke=0, fill=1)

    return canvas_with(draw)


@pytest.mark.parametrize(("foot", "hidden"), [(1.5, True), (6.0, False)])
def test_a_cover_that_leaves_the_feet_of_the_letters_hides_them(tmp_path: Path, foot: float, hidden: bool) -> None:
    page = read(_covered_to(foot), tmp_path)
    word = next(w for w in page.words if w.text == "Turkmenistan")
    assert bool(word.hidden) == hidden
