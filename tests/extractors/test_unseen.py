"""Office files: what is white on white, tiny or formatted away is hidden; white print on a coloured ground is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table

from extractors.evidence import Reading
from extractors.office.unseen import is_white
from extractors.read import read_file

WHITE = RGBColor(255, 255, 255)
BLACK_GROUND = PatternFill("solid", fgColor="FF000000")


def shade(fill: str) -> object:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')


def word(change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Packing list of five bales")
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def white_run(document: docx.document.Document) -> None:
    document.add_paragraph("lot ").add_run("TARGET").font.color.rgb = WHITE


def white_run_on_white_shade(document: docx.document.Document) -> None:
    white_run(document)
    document.paragraphs[-1]._p.get_or_add_pPr().append(shade("FFFFFF"))


def white_run_in_a_plain_table(document: docx.document.Document) -> None:
    table = document.add_table(1, 2, "Table Grid")
    table.cell(0, 0).paragraphs[0].add_run("TARGET").font.color.rgb = WHITE


def tiny_run(document: docx.document.Document) -> None:
    document.add_paragraph("lot ").add_run("TARGET").font.size = Pt(1)


def white_run_on_black(document: docx.document.Document) -> None:
    white_run(document)
    document.paragraphs[-1]._p.get_or_add_pPr().append(shade("000000"))


def white_head_of_a_shaded_table(document: docx.document.Document) -> None:
    white_run_in_a_plain_table(document)
    document.tables[0].cell(0, 0)._tc.get_or_add_tcPr().append(shade("1F3864"))


def white_head_of_a_styled_table(document: docx.document.Document) -> None:
    table = document.add_table(1, 2, "Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0].add_run("TARGET").font.color.rgb = WHITE


def grey_run(document: docx.document.Document) -> None:
    document.add_paragraph("lot ").add_run("TARGET").font.color.rgb = RGBColor(190, 190, 190)


def small_run(document: docx.document.Document) -> None:
    document.add_paragraph("lot ").add_run("TARGET").font.size = Pt(6)


def tiny_space(document: docx.document.Document) -> None:
    document.add_paragraph("TARGET").add_run("  ").font.size = Pt(1)


def sheet(change: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Item", "Amount"])
    book.active["A3"] = "TARGET"
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def white_cell(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    page["A3"].font = Font(color="FFFFFFFF")


def cell_in_the_colour_of_the_sheet(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    page["A3"].font = Font(color=Color(theme=0))


def format_that_shows_nothing(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    page["A3"].number_format = ";;;"


def white_cell_on_black(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    white_cell(page)
    page["A3"].fill = BLACK_GROUND


def white_cell_of_a_table(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    white_cell(page)
    page.add_table(Table(displayName="Lots", ref="A1:B3"))


def white_cell_that_a_rule_may_colour(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    white_cell(page)
    page.conditional_formatting.add("A1:B9", CellIsRule("equal", ["1"], fill=BLACK_GROUND))


HIDDEN = [
    word(white_run), word(white_run_on_white_shade), word(white_run_in_a_plain_table), word(tiny_run),
    sheet(white_cell), sheet(cell_in_the_colour_of_the_sheet), sheet(format_that_shows_nothing),
]  # fmt: skip
SHOWN = [
    word(white_run_on_black), word(white_head_of_a_shaded_table), word(white_head_of_a_styled_table), word(grey_run),
    word(small_run), word(tiny_space), sheet(white_cell_on_black), sheet(white_cell_of_a_table),
    sheet(white_cell_that_a_rule_may_colour),
]  # fmt: skip


def read(content: bytes, folder: Path) -> Reading:
    (folder / "input").write_bytes(content)
    return read_file(folder / "input", folder / "out")


@pytest.mark.parametrize("content", HIDDEN)
def test_what_nobody_sees_is_hidden_and_told(content: bytes, tmp_path: Path) -> None:
    reading = read(content, tmp_path)
    assert [bool(w.hidden) for p in reading.pages for w in p.words if w.text == "TARGET"] == [True]
    assert [p.code for p in reading.problems] == ["hidden_text"]


@pytest.mark.parametrize("content", SHOWN)
def test_what_may_stand_on_a_ground_of_its_own_is_left_alone(content: bytes, tmp_path: Path) -> None:
    reading = read(content, tmp_path)
    assert [w.hidden for p in reading.pages for w in p.words if w.text == "TARGET"] == [""]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("colour", "white"), [("FFFFFF", True), ("00FEFEFE", True), ("FFFF00", False), ("auto", False), ("", False)]
)
def test_colours_of_paper(colour: str, white: bool) -> None:
    assert is_white(colour) == white
