"""What office files hold beside their text and cells: headers, notes, comments, changes, text boxes, pictures."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import docx.shared
import numpy as np
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image, ImageDraw, ImageFont

from extractors.certificate import judge_certificate
from extractors.errors import DamagedFile, TooLarge
from extractors.evidence import Document, Reading
from extractors.office.layout import Cell, _folded, lay_sheet, text_width
from extractors.office.sheet_parts import TextBox, drawn_parts, merged_cells, with_page_texts, with_text_boxes
from extractors.read import read_file
from tests.extractors.test_certificate import GOOD

_SHAPE = b'<sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><txBody>%s</txBody></sp>'
Word = docx.document.Document
Change = Callable[[bytes], bytes]
_BY = 'w:id="4" w:author="A" w:date="2026-01-01T00:00:00Z"'


def word(tmp_path: Path, change: Callable[[Word], None]) -> Reading:
    document = docx.Document()
    document.add_paragraph("Contract over forty bales")
    change(document)
    document.save(str(tmp_path / "a"))
    return read_file(tmp_path / "a", tmp_path / "out")


def workbook(tmp_path: Path, fill: Callable[[openpyxl.Workbook], None], **rewrite: Change) -> Reading:
    """A workbook; `rewrite`: parts by the end of their names (dots as _) with what is made of them."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Invoice"
    book.active["C3"] = "forty bales"
    fill(book)
    plain, changed = io.BytesIO(), tmp_path / "a"
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            for part, change in rewrite.items():
                data = change(data) if re.sub(r"\W", "_", name).endswith(part) else data
            target.writestr(name, data)
    return read_file(changed, tmp_path / "out")


def shown(reading: Reading) -> str:
    return " ".join(w.text for p in reading.pages for w in p.visible_words)


def codes(reading: Reading) -> list[str]:
    return [p.code for p in reading.problems]


def picture() -> io.BytesIO:
    """Noise, so that it is large enough to be no logo."""
    out = io.BytesIO()
    Image.fromarray(np.random.default_rng(1).integers(150, 255, (80, 300), np.uint8)).save(out, "png")
    out.seek(0)
    return out


def paragraph(inner: str) -> object:
    return parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")


def test_a_letterhead_that_is_the_header_of_the_first_page_is_read(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Kadi Mills Ltd"
        section.first_page_footer.paragraphs[0].text = "GSTIN 24AAK"
        section.header.paragraphs[0].text = "running"
        later = document.add_section()
        later.header.is_linked_to_previous = False
        later.header.paragraphs[0].text = "annex header"

    text = shown(word(tmp_path, change))
    assert text.startswith("Kadi Mills Ltd running Contract over forty bales GSTIN 24AAK")
    assert "annex header" in text


def test_a_header_that_is_not_shown_is_not_read(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        document.sections[0].first_page_header.paragraphs[0].text = "unused"
        document.sections[0].even_page_header.paragraphs[0].text = "unused"

    assert "unused" not in shown(word(tmp_path, change))


def test_a_footnote_is_read(tmp_path: Path) -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='0' w:type='separator'><w:p><w:r><w:t>no</w:t></w:r></w:p>"
        "</w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>except lot 7</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )

    def change(document: Word) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = docx.opc.part.Part(docx.opc.packuri.PackURI("/word/footnotes.xml"), kind, notes.encode())
        document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")

    assert shown(word(tmp_path, change)) == "Contract over forty bales except lot 7"


def test_comments_of_a_word_file_are_told_and_no_part_of_its_text(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        document.add_comment(document.paragraphs[0].runs, text="say fifty", author="A", initials="A")

    found = word(tmp_path, change)
    assert codes(found) == ["comments"]
    assert "say fifty" in found.problems[0].message
    assert "fifty" not in shown(found)
    assert any(w.text == "fifty" and w.hidden for p in found.pages for w in p.words)


def test_moved_text_stands_where_it_went_and_is_told(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        for kind in ("moveFrom", "moveTo"):
            run = "<w:r><w:t>payable in May</w:t></w:r>"
            document.element.body.insert(0, paragraph(f"<w:{kind} {_BY}>{run}</w:{kind}>"))

    found = word(tmp_path, change)
    assert codes(found) == ["tracked_changes"]
    assert "moved: payable in May" in found.problems[0].message
    assert shown(found).count("payable in May") == 1


def test_words_of_two_deletions_are_kept_apart(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        gone = "".join(f"<w:del {_BY}><w:r><w:delText>{t}</w:delText></w:r></w:del>" for t in ("forty", "50"))
        document.element.body.insert(0, paragraph(gone))

    assert "deleted: forty 50" in word(tmp_path, change).problems[0].message


def test_a_word_file_without_changes_says_nothing(tmp_path: Path) -> None:
    assert codes(word(tmp_path, lambda _: None)) == []


def test_a_picture_in_a_header_is_looked_at(tmp_path: Path) -> None:
    def change(document: Word) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(picture())

    assert [p.source for p in word(tmp_path, change).pages] == ["layout", "ocr"]


def test_comments_on_cells_are_told(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["C3"].comment = Comment("[Threaded comment]\n\nYour version ...\n\nComment:\n    say fifty", "A")

    found = workbook(tmp_path, fill)
    assert codes(found) == ["comments"]
    assert "Sheet!C3: say fifty" in found.problems[0].message
    assert "fifty" not in shown(found)


def test_page_headers_and_footers_of_a_sheet_are_read(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.oddHeader.center.text = '&"Arial,Bold"&14Kadi Mills Ltd'
        book.active.oddFooter.left.text = "Page &P of &N"
        book.active.oddFooter.right.text = "GSTIN 24AAK"

    found = workbook(tmp_path, fill)
    assert shown(found) == "Kadi Mills Ltd Invoice forty bales GSTIN 24AAK"
    assert next(w.cell for w in found.pages[0].words if w.text == "forty") == "Sheet!C3"


def test_a_text_box_stands_in_its_cell_or_beside_it(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.add_image(SheetImage(picture()), "B1")
        book.create_sheet("Other")["A1"] = "Annex"

    def as_text(drawing: bytes) -> bytes:
        body = b"<a:p><a:r><a:t>Kadi &amp; Sons</a:t></a:r></a:p><a:p><a:r><a:t>Gujarat</a:t></a:r></a:p>"
        return re.sub(rb"<(\w+:)?pic>.*</(\w+:)?pic>", _SHAPE % body,
                      drawing, flags=re.S)  # fmt: skip

    found = workbook(tmp_path, fill, drawing1_xml=as_text)
    assert [" ".join(w.text for w in p.words) for p in found.pages[:2]] == [
        "Invoice Kadi & Sons Gujarat forty bales", "Annex",
    ]  # fmt: skip


_ANCHOR = """<?xml version='1.0'?>
<d:wsDr xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
 xmlns:t='http://schemas.openxmlformats.org/drawingml/2006/main'><d:twoCellAnchor>
<d:from><d:col>{column}</d:col><d:colOff>9</d:colOff><d:row>3</d:row></d:from><d:sp><d:txBody>
<t:p><t:r><t:t>Kadi &amp; {said}</t:t></t:r><t:br/><t:r><t:t>Gujarat</t:t></t:r></t:p><t:p/></d:txBody></d:sp>
</d:twoCellAnchor></d:wsDr>"""
_RELATION = "<Relationships><q:Relationship xmlns:q='r' Target='{}' Id='r1'/></Relationships>"
_PARTS = {
    "xl/workbook.xml": "<b:book xmlns:b='b' xmlns:z='z'><b:sheet sheetId='4' z:id='r1' name='A&amp;B'/></b:book>",
    "xl/_rels/workbook.xml.rels": _RELATION.format("worksheets/sheet1.xml"),
    "xl/worksheets/_rels/sheet1.xml.rels": _RELATION.format("../drawings/drawing1.xml"),
}


def boxes_of(tmp_path: Path, drawing: str, encoding: str = "utf-8") -> dict[str, list[TextBox]]:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        for name, text in {**_PARTS, "xl/drawings/drawing1.xml": drawing}.items():
            target.writestr(name, text.encode(encoding))
    return drawn_parts(tmp_path / "a.xlsx")[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_drawings_are_read_whatever_prefixes_quotes_and_encoding_they_have(tmp_path: Path, encoding: str) -> None:
    drawing = _ANCHOR.format(column=2, said="Sons")
    assert boxes_of(tmp_path, drawing, encoding) == {"A&B": [TextBox(3, 2, "Kadi & Sons\nGujarat")]}


def test_a_text_box_in_no_place_stands_in_the_first_column(tmp_path: Path) -> None:
    drawing = _ANCHOR.format(column="9" * 5000, said="Sons")
    assert boxes_of(tmp_path, drawing) == {"A&B": [TextBox(3, 0, "Kadi & Sons\nGujarat")]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'1.0'", "'1.0' encoding='foo'"),
        ("'1.0'", "'1.0' encoding='utf-7'"),
        ("<d:wsDr", "<!DOCTYPE a [<!ENTITY e 'eee'>]><d:wsDr"),
        ("</d:wsDr>", ""),
    ],
    ids=["unknown encoding", "encoding of many bytes", "entities", "cut off"],
)
def test_a_drawing_that_is_no_plain_xml_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(DamagedFile, match="drawing"):
        boxes_of(tmp_path, _ANCHOR.format(column=2, said="Sons").replace(old, new))


def test_a_workbook_with_a_broken_drawing_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        workbook(tmp_path, lambda b: b.active.add_image(SheetImage(picture()), "B1"), drawing1_xml=lambda _: b"<a><b>")


def test_a_million_of_cells_is_refused_before_the_library_loads_them(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        workbook(tmp_path, lambda _: None, sheet1_xml=lambda _: b"<c>" * 1_000_001)


def test_formulas_of_a_workbook_that_leaves_calculation_to_its_reader(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["D1"] = "=1+1"

    def without_settings(part: bytes) -> bytes:
        return re.sub(rb"<calcPr[^>]*/>", b"", part)

    assert "Invoice" in shown(workbook(tmp_path, fill, xl_workbook_xml=without_settings))


def test_a_text_of_one_long_line_is_folded_in_time_that_grows_with_it() -> None:
    words = "lot 7 " * 100_000
    (first, *rest) = _folded(words)
    assert " ".join((first, *rest)).split() == words.split()
    assert 100 < len(first) <= 140
    assert _folded("\u68c9" * 100) == ["\u68c9" * 70, "\u68c9" * 30]


def test_a_picture_in_a_workbook_is_looked_at(tmp_path: Path) -> None:
    found = workbook(tmp_path, lambda book: book.active.add_image(SheetImage(picture()), "B5"))
    assert [p.source for p in found.pages] == ["layout", "ocr"]


def test_rows_and_columns_of_no_size_are_hidden(tmp_path: Path) -> None:
    def flat(sheet: bytes) -> bytes:
        sheet = sheet.replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
        return sheet.replace(
            b"<sheetData>", b'<cols><col min="1" max="1" width="0" customWidth="1"/></cols><sheetData>'
        )

    found = workbook(tmp_path, lambda book: None, sheet1_xml=flat)
    assert shown(found) == ""
    assert codes(found) == ["hidden_text"]


@pytest.mark.parametrize(
    ("taken", "column"),
    [([], 1), ([(0, 1)], 2), ([(0, 1), (0, 2)], 3), ([(1, 1)], 1)],
)
def test_a_text_box_takes_the_next_free_cell(taken: list[tuple[int, int]], column: int) -> None:
    cells = [Cell(r, c, "x") for r, c in taken]
    assert with_text_boxes(cells, [TextBox(0, 1, "box")])[-1] == Cell(0, column, "box")


def test_page_texts_that_only_count_are_left_out() -> None:
    cells = [Cell(0, 0, "x")]
    assert with_page_texts(cells, ["", "Page &P", "&D"], ["&F", "", "- 3 -"]) == cells


@pytest.mark.parametrize(
    ("merges", "cells"),
    [
        (b'<mergeCell ref="A1:B2"/>', 4),
        (b"<x:mergeCell foo='1' ref='$A$1:$AA$1' /><mergeCell ref=\"C2:C4\"></mergeCell>", 30),
        (b'<mergeCell ref="B2:A1"/><mergeCells count="1"><mergeCell ref="A"/>', 0),
    ],
)
def test_merged_cells_are_counted_as_they_are_written(merges: bytes, cells: int) -> None:
    assert merged_cells(merges) == cells


def test_a_merge_over_a_whole_sheet_is_refused_before_it_is_built(tmp_path: Path) -> None:
    def merged(area: bytes) -> Reading:
        merge = b'</sheetData><mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area
        return workbook(tmp_path, lambda book: None, sheet1_xml=lambda data: data.replace(b"</sheetData>", merge))

    assert "forty" in " ".join(w.text for w in merged(b"A5:H20").pages[0].words)
    with pytest.raises(TooLarge):
        merged(b"A5:XFD1048576")


def _wave() -> Image.Image:
    """One line that goes up and down, as a pen or a logo's designer draws it."""
    image = Image.new("RGB", (420, 120), "white")
    points = [(20 + 6 * t, 60 + 46 * math.sin(t / 3) * (1 - t / 90)) for t in range(60)]
    ImageDraw.Draw(image).line(points, fill=(20, 30, 110), width=4, joint="curve")
    return image


def _slanted(text: str) -> Image.Image:
    """Print on a slant, whose letters run together as in fonts that imitate a hand."""
    image = Image.new("RGB", (420, 120), "white")
    ImageDraw.Draw(image).text((60, 20), text, fill="black", font=ImageFont.load_default(size=64), stroke_width=3)
    return image.transform(image.size, Image.Transform.AFFINE, (1, 0.4, -24, 0, 1, 0))


@pytest.mark.parametrize("picture", [_wave(), _slanted("Kaveri Mills"), _slanted("DRAFT")])
def test_no_picture_of_a_word_file_signs_the_form(tmp_path: Path, picture: Image.Image) -> None:
    held = io.BytesIO()
    picture.save(held, "PNG")
    document = docx.Document()
    document.add_paragraph(GOOD)
    document.add_paragraph("Dated 2026-05-20")
    document.add_paragraph().add_run().add_picture(held, width=docx.shared.Pt(130))
    for line in ("Ravi Kumar / Director", "(Signature)"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    pages = read_file(tmp_path / "a.docx", tmp_path / "out").pages
    found = judge_certificate(Document("0" * 64, tuple(pages), "certificate_of_origin_1243", 1.0), ())
    assert (found.verdict, [d.kind for d in found.deviations]) == ("review", ["unsigned"])


@pytest.mark.parametrize("sign", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_a_sign_that_nobody_sees_within_a_word_of_a_word_file_is_kept(tmp_path: Path, sign: str) -> None:
    document = docx.Document()
    document.add_paragraph(f"forced labor was not em{sign}ployed, in any stage")
    document.save(str(tmp_path / "a.docx"))
    words = [w.text for w in read_file(tmp_path / "a.docx", tmp_path).pages[0].words]
    assert f"em{sign}ployed," in words


def test_a_sign_that_turns_the_writing_of_a_word_file_is_kept(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("I certify \u202ethat it")
    document.save(str(tmp_path / "a.docx"))
    assert "\u202ethat" in [w.text for w in read_file(tmp_path / "a.docx", tmp_path).pages[0].words]


@pytest.mark.parametrize("said", ["\u200eAcme", "Acme\u200f", "\ufeffAcme", "\u0645\u06cc\u200c\u062e"])
def test_signs_at_the_edge_of_a_word_or_of_other_scripts_are_in_nobodys_way(tmp_path: Path, said: str) -> None:
    document = docx.Document()
    document.add_paragraph(f"Seller: {said}")
    document.save(str(tmp_path / "a.docx"))
    assert not any(
        "\u200e" in w.text or "\ufeff" in w.text for w in read_file(tmp_path / "a.docx", tmp_path).pages[0].words
    )


@pytest.mark.parametrize(("beside", "keeps"), [(0, False), (1, False), (4, True)])
def test_the_last_heading_of_a_table_keeps_within_its_lines(beside: int, keeps: bool) -> None:
    """A note alone, or beside its label, runs on to the right; a heading of a table would run over its last line."""
    heading = "Output quantity of the finished pieces, kg"
    cells = [Cell(0, n, f"Heading {n}") for n in range(beside)] + [Cell(0, beside, heading)]
    cells += [Cell(row, n, "12") for row in (1, 2) for n in range(max(beside, 3) + 1)]
    page = lay_sheet(cells)[0]
    edges = sorted({line[0] for line in page.lines})
    ends = [placed.x + text_width(placed.text) for placed in page.texts if placed.text in heading]
    assert (max(ends) <= edges[beside + 1]) == keeps
