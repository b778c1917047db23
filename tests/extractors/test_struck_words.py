"""Words that are struck out are not said: by the run itself, and by the styles that it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import docx
import openpyxl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from extractors.office import read_docx
from extractors.office.markup import read_html
from extractors.office.spreadsheets import read_xlsx
from extractors.office.struck_cells import said_value, xls_pieces
from extractors.read_settings import ReadSettings

CHARACTER, PARAGRAPH, TABLE = WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.TABLE
Document = docx.document.Document


def style(document: Document, name: str, kind: WD_STYLE_TYPE, mark: str = "strike") -> None:
    document.styles.add_style(name, kind).element.get_or_add_rPr().append(OxmlElement(f"w:{mark}"))


def target(document: Document, **by: str) -> Run:
    """A run of one word, by a character style of the name and in a paragraph style of the name."""
    return document.add_paragraph(style=by.get("paragraph")).add_run("TARGET", by.get("character"))


def put(run: Run, mark: str, value: str | None = None) -> None:
    element = OxmlElement(f"w:{mark}")
    if value is not None:
        element.set(qn("w:val"), value)
    run._r.get_or_add_rPr().append(element)


def by_a_based_style(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    document.styles.add_style("Child", CHARACTER).base_style = document.styles["Gone"]
    target(document, character="Child")


def by_the_usual_style(document: Document) -> None:
    document.styles["Normal"].font.strike = True
    target(document)


def by_the_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")).append(OxmlElement("w:strike"))
    target(document)


def in_a_table(document: Document, mark: Callable[[object], None]) -> None:
    made = document.styles.add_style("Lined", TABLE)
    mark(made.element)
    table = document.add_table(1, 2, made)
    table.cell(0, 0).text = "TARGET"


def by_a_table_style(document: Document) -> None:
    in_a_table(document, lambda made: made.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:strike/></w:rPr>")))


def by_a_part_of_a_table_style(document: Document) -> None:
    part = f"<w:tblStylePr {nsdecls('w')} w:type='firstRow'><w:rPr><w:strike/></w:rPr></w:tblStylePr>"
    in_a_table(document, lambda made: made.append(parse_xml(part)))


def by_a_hidden_style(document: Document) -> None:
    style(document, "Gone", CHARACTER, "vanish")
    target(document, character="Gone")


def twice_by_two_lines(document: Document) -> None:
    """Two lines through words are no toggle."""
    style(document, "Gone", CHARACTER, "dstrike")
    style(document, "Lines", PARAGRAPH, "dstrike")
    target(document, paragraph="Lines", character="Gone")


def by_itself(document: Document) -> None:
    put(target(document), "strike", "on")


def back_by_the_run(document: Document, value: str) -> None:
    by_the_usual_style(document)
    put(Run(document.paragraphs[-1].runs[-1]._r, document.paragraphs[-1]), "strike", value)


def back_by_the_style(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    child = document.styles.add_style("Child", CHARACTER)
    child.base_style, child.font.strike = document.styles["Gone"], False
    target(document, character="Child")


def two_styles_that_cancel_each_other(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    style(document, "Lines", PARAGRAPH)
    target(document, paragraph="Lines", character="Gone")


def shown_again(document: Document) -> None:
    put(target(document), "vanish", "off")


def based_on_itself(document: Document) -> None:
    made = document.styles.add_style("Round", CHARACTER)
    made.base_style = made
    target(document, character="Round")


def words(build: Callable[[Document], None], folder: Path) -> tuple[str, str]:
    """(what a file says, what is hidden in it)."""
    document = docx.Document()
    document.add_paragraph("Lot", style="Title")
    build(document)
    document.save(str(folder / "c.docx"))
    flow = read_docx(folder / "c.docx")
    shown = [text for b in flow.blocks for text in (b.text, *(cell for row in b.rows for cell in row))]
    return " ".join(shown), " ".join(b.text for b in flow.hidden)


@pytest.mark.parametrize(
    "build",
    [by_a_based_style, by_the_usual_style, by_the_defaults, by_a_table_style, by_a_part_of_a_table_style,
     by_a_hidden_style, twice_by_two_lines, by_itself],
)  # fmt: skip
def test_struck_words_are_not_said(build: Callable[[Document], None], tmp_path: Path) -> None:
    shown, hidden = words(build, tmp_path)
    assert "TARGET" not in shown
    assert "TARGET" in hidden


@pytest.mark.parametrize(
    "build",
    [back_by_the_style, two_styles_that_cancel_each_other, shown_again, based_on_itself, target,
     *(lambda document, value=value: back_by_the_run(document, value) for value in ("0", "false", "off", "none"))],
)  # fmt: skip
def test_words_without_a_line_through_them_are_said(build: Callable[[Document], None], tmp_path: Path) -> None:
    shown, hidden = words(build, tmp_path)
    assert "TARGET" in shown
    assert "TARGET" not in hidden


def html(inner: str, around: str = "") -> tuple[str, str]:
    flow = read_html(f"<html><head>{around}</head><body><p>Lot {inner} of cotton</p></body></html>")
    return " ".join(b.text for b in flow.blocks), " ".join(b.text for b in flow.hidden)


@pytest.mark.parametrize(
    "inner",
    ["<s>TARGET</s>", "<del><b>TAR</b>GET</del>", "<strike>TARGET</strike>", "<s><del>TARGET</del></s>",
     "<b style='text-decoration: underline line-through'>TARGET</b>",
     "<b style='text-decoration-line:line-through'>TARGET</b>",
     "<b style='color: #FFFFFF'>TARGET</b>", "<font color='white'>TARGET</font>"],
)  # fmt: skip
def test_struck_or_white_words_of_a_page_are_told_and_not_said(inner: str) -> None:
    assert html(inner) == ("Lot of cotton", "TARGET")


@pytest.mark.parametrize(
    ("inner", "around"),
    [("<u>TARGET</u>", ""), ("<s style='text-decoration:none'>TARGET</s>", ""),
     ("<b style='color:#fff;background:navy'>TARGET</b>", ""), ("<b style='background-color:#fff'>TARGET</b>", ""),
     ("<i style='background:black'><b style='color:white'>TARGET</b></i>", ""),
     ("<i style='color:white'><b style='color:red'>TARGET</b></i>", ""),
     ("<b style='color:white'>TARGET</b>", "<style>p {background: black}</style>")],
)  # fmt: skip
def test_words_of_a_page_that_are_seen_are_said(inner: str, around: str) -> None:
    assert html(inner, around) == ("Lot TARGET of cotton", "")


def test_struck_words_in_a_table_of_a_page_are_not_in_its_cells() -> None:
    flow = read_html("<table><tr><td>Price<td>Lot</tr><tr><td><s>100</s> 80<td>5</tr></table>")
    assert [b.rows for b in flow.blocks] == [(("Price", "Lot"), ("80", "5"))]


def sheet(value: object, font: Font, folder: Path) -> tuple[list[tuple[str, bool]], list[str]]:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A1"].font = value, font
    book.save(folder / "c.xlsx")
    found = read_xlsx(folder / "c.xlsx", ReadSettings())
    return [(c.text, c.hidden) for s in found.sheets for c in s.cells], [p.code for p in found.problems]


STRUCK, PLAIN = InlineFont(strike=True), InlineFont(b=True)


@pytest.mark.parametrize(
    ("value", "whole", "cells"),
    [
        ("TARGET", True, [("TARGET", True)]),
        (77, True, [("77", True)]),
        (CellRichText("Lot ", TextBlock(STRUCK, "TARGET "), "of cotton"), False, [("Lot of cotton", False)]),
        (CellRichText(TextBlock(STRUCK, "TAR"), TextBlock(STRUCK, "GET")), False, [("TARGET", True)]),
        (CellRichText("TARGET ", TextBlock(PLAIN, "cotton")), True, [("cotton", False)]),
    ],
)
def test_struck_words_of_a_cell_are_told_and_not_said(
    value: object, whole: bool, cells: list[tuple[str, bool]], tmp_path: Path
) -> None:
    assert sheet(value, Font(strike=whole), tmp_path) == (cells, ["hidden_text"])


@pytest.mark.parametrize("value", ["Lot", 5, CellRichText("L", TextBlock(PLAIN, "ot"))])
def test_cells_without_a_line_are_said(value: object, tmp_path: Path) -> None:
    shown = [(str(value), False)]
    assert sheet(value, Font(), tmp_path) == (shown, [])


def test_pieces_of_an_old_workbook_go_by_their_fonts() -> None:
    fonts = [SimpleNamespace(struck_out=0), SimpleNamespace(struck_out=1)]
    book = SimpleNamespace(font_list=fonts, xf_list=[SimpleNamespace(font_index=0), SimpleNamespace(font_index=1)])
    for style, runs, value in ((0, [(4, 1), (11, 0)], "Lot cotton"), (0, [(4, 9)], "Lot TARGET cotton")):
        cell = SimpleNamespace(value="Lot TARGET cotton", xf_index=style)
        page = SimpleNamespace(cell=lambda *_, cell=cell: cell, rich_text_runlist_map={(0, 0): runs})
        assert said_value(cell.value, xls_pieces(book, page, 0, 0)) == (value, False)
    bare = SimpleNamespace(cell=lambda *_: SimpleNamespace(value="TARGET", xf_index=1), rich_text_runlist_map={})
    assert said_value("TARGET", xls_pieces(book, bare, 0, 0)) == ("TARGET", True)
