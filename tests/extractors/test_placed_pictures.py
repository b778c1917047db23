"""Pictures of a Word file at their place in the text, and drawings and ink of a PDF that are seen as such."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import docx
import docx.shared
import pikepdf
import pytest
from docx.oxml import parse_xml
from PIL import Image, ImageDraw

from extractors.evidence import Page
from extractors.office.placed_pictures import in_parts, without_marks
from extractors.pdf.text import open_pdf
from extractors.read import read_file
from tests.extractors.test_penned import hand

Word = docx.document.Document


def signature() -> bytes:
    image = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(image).line(hand(40, 70), fill=20, width=3)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def first_page(document: Word, tmp_path: Path) -> Page:
    document.save(str(tmp_path / "a"))
    return read_file(tmp_path / "a", tmp_path / "out").pages[0]


def place(page: Page, text: str) -> float:
    return next(w.bbox.center[1] for w in page.words if w.text == text)


def test_a_picture_stands_between_the_lines_where_the_file_has_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Above")
    document.add_paragraph().add_run().add_picture(io.BytesIO(signature()), width=docx.shared.Pt(120))
    document.add_paragraph("Below")
    page = first_page(document, tmp_path)
    (box,) = page.images
    assert place(page, "Above") < box.top < box.bottom < place(page, "Below")
    assert (round(box.width), round(box.height)) == (120, 48)


def test_a_picture_in_a_cell_stands_between_the_lines_of_the_cell(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 1)
    cell.text = "Signature"
    cell.add_paragraph().add_run().add_picture(io.BytesIO(signature()), width=docx.shared.Pt(90))
    cell.add_paragraph("Kumar")
    page = first_page(document, tmp_path)
    (box,) = page.images
    assert place(page, "Signature") < box.top < box.bottom < place(page, "Kumar")
    assert [w.text for w in page.words] == ["Signature", "Kumar"]


def test_a_picture_of_an_older_word_is_placed_by_its_style(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("By ").add_run()
    key, _ = document.part.get_or_add_image(io.BytesIO(signature()))
    run._r.append(
        parse_xml(
            '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<v:shape style="width:2in;height:50.0pt"><v:imagedata r:id="{key}"/></v:shape></w:pict>'
        )
    )
    (box,) = first_page(document, tmp_path).images
    assert (round(box.width), round(box.height)) == (144, 50)


@pytest.mark.parametrize("points", [4, 430])
def test_a_bullet_and_a_scanned_page_do_not_stand_in_a_line(points: int, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Text").add_run().add_picture(io.BytesIO(signature()), width=docx.shared.Pt(points))
    assert first_page(document, tmp_path).images == ()


def test_a_picture_that_cannot_be_read_leaves_its_place_white(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Text").add_run().add_picture(io.BytesIO(signature()), width=docx.shared.Pt(90))
    part = next(p for p in document.part.package.iter_parts() if p.partname.endswith(".png"))
    part._blob = b"no picture"
    assert [w.text for w in first_page(document, tmp_path).words] == ["Text"]


def test_a_text_is_cut_at_the_marks_of_its_pictures() -> None:
    mark = "\ufffc"
    text = f"By {mark}1{mark} and {mark}7{mark} {mark}"
    assert list(in_parts(text, 2)) == ["By ", 1, " and ", f" {mark}"]
    assert without_marks(text) == f"By  and  {mark}"


def drawn(content: bytes) -> bytes:
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(612, 792))
    page.Contents = file.make_stream(content)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def strokes_of(data: bytes) -> list[tuple[int, ...]]:
    with open_pdf(data) as file:
        return [tuple(round(v) for v in box) for box in file.read(0).strokes]


def test_a_curve_drawn_as_many_short_edges_is_a_drawing() -> None:
    points = [(100 + x / 10, 500 - y / 10) for x, y in hand(0, 0)]
    fine = [
        (a[0] + (b[0] - a[0]) * k / 4, a[1] + (b[1] - a[1]) * k / 4) for a, b in pairwise(points[:61]) for k in range(4)
    ]
    path = "\n".join(f"{x:.2f} {y:.2f} {'m' if i == 0 else 'l'}" for i, (x, y) in enumerate(fine)) + " S"
    assert len(strokes_of(drawn(path.encode()))) == 1
    assert strokes_of(drawn(b"100 500 m 300 500.4 l 300 400 l 100.3 400 l s")) == []


def test_ink_that_was_drawn_over_the_page_is_a_drawing() -> None:
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(612, 792))
    path = b"0 0 0 RG 100 100 m 120 140 130 60 150 100 c 160 120 170 80 200 110 c S"
    box = pikepdf.Array([95, 60, 205, 145])
    look = file.make_stream(path, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)
    ink = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, Rect=box, F=4, AP=pikepdf.Dictionary(N=look),
        InkList=pikepdf.Array([pikepdf.Array([100, 100, 200, 110])]),
    )  # fmt: skip
    page.Annots = pikepdf.Array([file.make_indirect(ink)])
    out = io.BytesIO()
    file.save(out)
    (box_,) = strokes_of(out.getvalue())
    assert box_[0] == 100
