"""Words, boxes, rules and refusals of PDF pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DamagedFile, EncryptedFile, TooLarge
from extractors.pdf import words
from extractors.pdf.letters import NOTHING
from extractors.pdf.structure import repaired
from extractors.pdf.text import NativePage, open_pdf
from extractors.read_settings import ReadSettings
from tests.extractors.reading_samples import pdf, rotated, saved


def first_page(content: bytes, settings: ReadSettings | None = None) -> NativePage:
    with open_pdf(content, settings or ReadSettings()) as document:
        return document.read(0)


def drawn(draw: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_words_carry_text_box_and_size() -> None:
    page = first_page(pdf(["Invoice No. X26887"]))
    assert [w.text for w in page.words] == ["Invoice", "No.", "X26887"]
    word = page.words[0]
    assert word.bbox.x0 == pytest.approx(72, abs=1.5)
    assert word.bbox.top < 100 - 7
    assert word.bbox.bottom > 100
    assert word.size == pytest.approx(11)
    assert len({w.bbox.top for w in page.words}) == 1


@pytest.mark.parametrize(
    ("subtype", "hidden"), [(Name.Text, ["comment"] * 2), (Name.StrikeOut, ["comment"] * 2), (Name.Link, [])]
)
def test_words_of_a_comment_are_there_and_hidden(subtype: Name, hidden: list[str]) -> None:
    """A screen shows the mark of a comment, and no print: what it says must not pass unseen."""
    with pikepdf.open(io.BytesIO(pdf(["Conforming"]))) as file:
        note = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=[300, 600, 320, 620], Contents="except dyeing")
        file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(note)]))
        page = first_page(saved(file))
    assert [w.hidden for w in page.words[1:]] == hidden
    if hidden:
        assert [w.text for w in page.words[1:]] == ["except", "dyeing"]
        assert page.words[1].bbox == pytest.approx((300, 172, 320, 192), abs=0.1)


def noted(*texts: str, subtype: Name = Name.Text) -> bytes:
    """A page with such annotations."""
    with pikepdf.open(io.BytesIO(pdf(["Conforming"]))) as file:
        notes = [Dictionary(Type=Name.Annot, Subtype=subtype, Rect=[300, 600, 320, 620], Contents=t) for t in texts]
        file.pages[0].Annots = file.make_indirect(pikepdf.Array(notes))
        return saved(file)


@pytest.mark.parametrize(
    ("settings", "read", "capped"),
    [
        (ReadSettings(), ["except", "as", "to", "dyeing"], False),
        (ReadSettings(max_page_annotations=2), ["except", "as", "to", "dyeing"], False),
        (ReadSettings(max_page_annotations=1), ["except", "as"], True),
        (ReadSettings(max_comment_characters=18), ["except", "as", "to", "dyeing"], False),
        (ReadSettings(max_comment_characters=12), ["except", "as", "to"], True),
        (ReadSettings(max_comment_characters=6), ["except"], True),
    ],
)
def test_comments_beyond_a_cap_are_said_to_be_left_out(settings: ReadSettings, read: list[str], capped: bool) -> None:
    page = first_page(noted("except as", "to dyeing"), settings)
    assert ([w.text for w in page.words[1:]], page.capped) == (read, capped)


def test_annotations_beyond_the_cap_are_told_whatever_they_are() -> None:
    """One of them may have been a comment, a form field, or what no screen shows."""
    assert first_page(noted("one", "two", subtype=Name.Link), ReadSettings(max_page_annotations=1)).capped


@pytest.mark.parametrize(("degrees", "size"), [(90, (792, 612)), (180, (612, 792)), (270, (792, 612))])
def test_rotation_turns_size_and_boxes(degrees: int, size: tuple[float, float]) -> None:
    upright = first_page(pdf(["WORD"])).words[0].bbox
    page = first_page(pdf(["WORD"], rotate=degrees))
    assert (page.width, page.height) == size
    x, y = upright.center
    expected = {90: (792 - y, x), 180: (612 - x, 792 - y), 270: (y, 612 - x)}[degrees]
    assert page.words[0].bbox.center == pytest.approx(expected, abs=0.5)


def test_rotated_boxes_lie_where_the_pixels_are() -> None:
    with open_pdf(pdf(["WORD"], rotate=90)) as document:
        box = document.read(0).words[0].bbox
        grey = document.render(0, 72)
    inside = grey[int(box.top) : int(box.bottom) + 1, int(box.x0) : int(box.x1) + 1]
    assert inside.min() < 128
    outside = grey.copy()
    outside[int(box.top) - 1 : int(box.bottom) + 2, int(box.x0) - 1 : int(box.x1) + 2] = 255
    assert outside.min() > 200


def test_crop_box_is_the_page() -> None:
    with pikepdf.open(io.BytesIO(pdf(["WORD"]))) as document:
        document.pages[0].CropBox = [50, 500, 400, 750]
        page = first_page(saved(document))
    assert (page.width, page.height) == (350, 250)
    assert page.words[0].bbox.x0 == pytest.approx(22, abs=1.5)


def test_table_lines_become_rules() -> None:
    def grid(canvas: Canvas) -> None:
        canvas.grid([100, 200, 300], [600, 620, 640])
        canvas.rect(100, 300, 200, 50)

    rules = first_page(drawn(grid)).rules
    level = [r for r in rules if r.width > r.height]
    upright = [r for r in rules if r.height > r.width]
    assert len(level) >= 5
    assert len(upright) >= 5


def test_curves_are_strokes_not_rules() -> None:
    page = first_page(drawn(lambda canvas: canvas.bezier(100, 100, 150, 200, 200, 50, 250, 120)))
    assert page.rules == ()
    assert len(page.strokes) == 1
    assert page.strokes[0].x0 == pytest.approx(100, abs=3)


def test_bold_is_told_by_the_font() -> None:
    def two(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 700, "TOTAL")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 650, "plain")

    assert [w.bold for w in first_page(drawn(two)).words] == [True, False]


def test_filled_form_fields_are_read() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name:")
        canvas.acroForm.textfield(name="name", value="Larkspur", x=120, y=690, width=200, height=20)

    assert "Larkspur" in [w.text for w in first_page(drawn(form)).words]


def test_password_is_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        content = saved(document, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(EncryptedFile) as refused, open_pdf(content):
        pass
    assert "password" in refused.value.remedy


def test_damage_and_caps_are_refused() -> None:
    with pytest.raises(DamagedFile), open_pdf(b"%PDF-1.4 nothing"):
        pass
    with pytest.raises(TooLarge), open_pdf(pdf(), ReadSettings(max_pages=0)):
        pass
    with open_pdf(pdf(size=(14_000, 14_000))) as document, pytest.raises(TooLarge):
        document.render(0, 300)


def test_characters_beyond_the_cap_are_said_to_be_left_out() -> None:
    assert first_page(pdf(), ReadSettings(max_page_characters=20)).capped


def test_without_text_only_the_rest_is_drawn() -> None:
    def both(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "WORD")
        canvas.rect(72, 300, 100, 100, fill=1)

    with open_pdf(rotated(drawn(both), 0)) as document:
        full, bare = document.render_pair(0, 72)
    assert full[80:100, 70:120].min() < 128
    assert bare[80:100, 70:120].min() > 200
    assert bare[440, 100] < 128


def _signature(color: str) -> NativePage:
    """A pen's zigzag of sharp turns, whose joins could be long."""

    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(color)
        pen = canvas.beginPath()
        pen.moveTo(80, 200)
        for n in range(12):
            pen.curveTo(82 + 8 * n, 230, 83 + 8 * n, 170, 84 + 8 * n, 200)
            pen.lineTo(84.2 + 8 * n, 225)
        canvas.drawPath(pen, stroke=1, fill=0)

    return first_page(drawn(draw))


def test_a_signature_is_as_tall_as_its_own_points() -> None:
    (box,) = _signature("blue").strokes
    assert box.height == pytest.approx(60, abs=1)
    assert box.x0 == pytest.approx(80, abs=1)


def test_white_ink_is_no_stroke() -> None:
    assert _signature("white").strokes == ()


def _letter_by_letter(canvas: Canvas, x: float, y: float, text: str) -> None:
    for at, letter in enumerate(text):
        canvas.drawString(x + canvas.stringWidth(text[:at], "Helvetica", 7.5), y, letter)


def _sparse_bill(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 7.5)
    left = ("Cobalt", "Cobalt Street Studio", "77 Water Street", "Boston, MA 02110", "Managed VPS", "Desk, oak", "VAT")
    right = ("Invoice #: 3419", "Created: 14.09.2025", "Due: 29.10.2025", "Harrowgate", "$94.35", "$5.10", "$9")
    for line, (one, other) in enumerate(zip(left, right, strict=True)):
        _letter_by_letter(canvas, 59, 764 - 11 * line, one)
        _letter_by_letter(canvas, 470, 764 - 11 * line, other)


def test_words_set_letter_by_letter_on_a_sparse_page_stay_whole() -> None:
    words = [w.text for w in first_page(drawn(_sparse_bill)).words]
    assert {"Cobalt", "Invoice", "3419", "Harrowgate", "Managed", "$94.35"} <= {w.rstrip("#:") for w in words}


@pytest.mark.parametrize(("behind", "found"), [("Uwe", ["(Signature)", "Uwe"]), (".", ["(Signature)."])])
def test_a_name_written_at_once_behind_a_bracket_is_a_word_of_its_own(behind: str, found: list[str]) -> None:
    def signed(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "(Signature)")
        canvas.setFont("Times-Italic", 16)
        canvas.drawString(60 + canvas.stringWidth("(Signature)", "Helvetica", 10), 700, behind)

    assert [w.text for w in first_page(drawn(signed)).words] == found


def test_a_bracket_inside_a_word_parts_nothing() -> None:
    def formula(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "poly(ethylene)terephthalate")

    assert [w.text for w in first_page(drawn(formula)).words] == ["poly(ethylene)terephthalate"]


def test_letters_that_stand_apart_stay_apart() -> None:
    def sizes(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7.5)
        for at, letter in enumerate("SMLXABCDEFGH"):
            canvas.drawString(60 + 30 * (at % 4), 700 - 12 * (at // 4), letter)

    assert [w.text for w in first_page(drawn(sizes)).words] == list("SMLXABCDEFGH")


@pytest.mark.parametrize(("one_piece", "kept"), [(True, "brutto"), (False, "bruto")])
def test_two_letters_in_one_place_are_a_ligature_in_one_piece_and_a_shadow_in_two(
    monkeypatch: pytest.MonkeyPatch, one_piece: bool, kept: str
) -> None:
    monkeypatch.setattr(words, "_in_one_place", lambda page, a, b: True)
    letters = SimpleNamespace(objects=lambda indices: [1 if one_piece else 1 + i for i in indices])
    letters.same_object = lambda a, b: one_piece
    assert words.drawn_once(letters, "brutto").replace(NOTHING, "") == kept


_LIGATURE = b"/Span <</ActualText <feff00660069>>> BDC (*) Tj EMC "  # as browsers write "fi"


def with_ligatures(content: bytes, matrix: Sequence[float] | None = None) -> bytes:
    """A page of that content, F1 being Helvetica; in a transparency group of that matrix where it is given."""
    with pikepdf.new() as document:
        resources = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        resources = Dictionary(Font=resources)
        contents = document.make_stream(content)
        if matrix:
            form = document.make_stream(content)
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 600, 200]
            form.Matrix, form.Resources, form.Group = list(matrix), resources, Dictionary(S=Name.Transparency)
            resources = Dictionary(XObject=Dictionary(X=form))
            contents = document.make_stream(b"q 1.5 0 0 1.5 20 20 cm /X Do Q")
        page = Dictionary(Type=Name.Page, MediaBox=[0, 0, 612, 792], Resources=resources, Contents=contents)
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
        return saved(document)


def test_a_ligature_drawn_again_as_its_shadow_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium leaves out other shadows, but not those of ligatures that the file spells out."""
    text = "certifificate coco"
    monkeypatch.setattr(words, "_in_one_place", lambda page, a, b: {a, b} in ({5, 7}, {6, 8}))
    letters = SimpleNamespace(same_object=lambda a, b: False, objects=lambda indices: [1 + i for i in indices])
    assert words.drawn_once(letters, text).replace(NOTHING, "") == "certificate coco"


def test_a_ligature_in_a_group_lies_in_its_word() -> None:
    """PDFium forgets to put the letters that a file spells out through the matrix of their form."""
    content = b"BT /F1 20 Tf 100 40 Td (certi) Tj " + _LIGATURE + b"(cate of the ) Tj " + _LIGATURE + b"(eld) Tj ET"
    certificate, *_, field = first_page(with_ligatures(content, (0.5, 0, 0, 0.5, 60, 300))).words
    assert (certificate.text, field.text) == ("certificate", "field")
    for word in (certificate, field):
        assert word.bbox.height == pytest.approx(17, abs=4)
        assert word.bbox.width == pytest.approx(5.4 * len(word.text), rel=0.1)
    assert field.bbox.top == pytest.approx(certificate.bbox.top, abs=1)


@pytest.mark.parametrize(("spelt", "signs"), [(b"feff2060", "\u2060"), (b"feff0071200d", "\u200d"), (b"feff00ad", "")])
def test_signs_that_only_the_file_spells_out_are_hidden_words_in_their_place(spelt: bytes, signs: str) -> None:
    """PDFium leaves them out of its text; a soft hyphen is no secret."""
    content = b"BT /F1 20 Tf 100 40 Td (for) Tj /Span <</ActualText <" + spelt + b">>> BDC ( ) Tj EMC (eign) Tj ET"
    hidden = [w for w in first_page(with_ligatures(content)).words if w.hidden == "sign"]
    assert "".join(w.text for w in hidden) == signs
    assert all(w.bbox.x0 == pytest.approx(124, abs=3) for w in hidden)


def test_repairing_a_damaged_file_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The library logs a traceback where a damaged file has no metadata; a log full of them hides what matters."""
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(pdf(["Invoice"])[:-300])
    assert repaired(damaged).startswith(b"%PDF")
    with pikepdf.open(damaged) as file:
        file.Root.Metadata = file.make_stream(b"<broken")
        damaged.with_name("again.pdf").write_bytes(saved(file)[:-40])
    repaired(damaged.with_name("again.pdf"))
    assert caplog.records == []


def spaced(first: str, rest: str, spacing: float) -> bytes:
    """A line of two pieces of text, the letters of the first one spaced, the second set close behind it."""

    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        line.setFont("Helvetica", 11)
        line.setCharSpace(spacing)
        line.textOut(first)
        line.setCharSpace(0)
        line.setTextOrigin(72 + canvas.stringWidth(first, "Helvetica", 11) + spacing * (len(first) - 1), 700)
        line.textOut(rest)
        canvas.drawText(line)

    return drawn(draw)


def test_one_wide_gap_that_letter_spacing_makes_parts_two_words() -> None:
    """Ghostscript sets "1" and the first letter of the next column as one piece, its letters far apart."""
    assert [w.text for w in first_page(spaced("1B", "orosilicate", 15)).words] == ["1", "Borosilicate"]


def test_letters_spaced_alike_stay_one_word() -> None:
    assert [w.text for w in first_page(spaced("TOTAL", "S", 9)).words] == ["TOTALS"]


@pytest.mark.parametrize(("back", "expected"), [(1.2, ["14-JAN-2021"]), (-30.0, ["14-", "JAN-2021"])])
def test_a_letter_may_reach_over_the_hyphen_before_it(back: float, expected: list[str]) -> None:
    """The tail of a J does, in some fonts, where a program sets what follows a hyphen apart."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 700, "14-")
        canvas.drawString(100 + canvas.stringWidth("14-", "Helvetica", 12) - back, 700, "JAN-2021")

    assert [w.text for w in first_page(drawn(draw)).words] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in \x00any\x00 stage", "in \ufffdany\ufffd stage"),
        ("in\x00any\x00stage", "in\x00any\x00stage"),
        ("in any stage", "in any stage"),
    ],
)
def test_a_character_without_a_letter_beside_a_blank_does_not_vanish(text: str, expected: str) -> None:
    assert words.with_unknown_signs(text) == expected
