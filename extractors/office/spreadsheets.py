"""Spreadsheets to cells as a person sees them: XLSX (openpyxl), XLS (xlrd), CSV. What is hidden is kept and marked."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
import xlrd
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from extractors.errors import DamagedFile, EncryptedFile, TooLarge
from extractors.evidence import Problem
from extractors.office.cell_values import shown_value
from extractors.office.formulas import Calculator, differs
from extractors.office.layout import Cell
from extractors.office.sheet_parts import drawn_parts, formula_sheets, merged_cells, with_page_texts, with_text_boxes
from extractors.office.struck_cells import Piece, mixed_pieces, said_value, struck_among_others, xls_pieces, xlsx_pieces
from extractors.office.unseen import xls_style_is_unseen, xlsx_cell_is_unseen
from extractors.read_settings import ReadSettings
from extractors.sniff import decoded

_BROKEN = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, AssertionError, NotImplementedError, OverflowError, RecursionError,
    SyntaxError,
)  # fmt: skip
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet that hold something."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    hidden: bool = False


@dataclass(slots=True)
class Workbook:
    """The sheets of a file in order, its pictures (bytes), and what is not to be seen on them."""

    sheets: list[Sheet] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_xlsx(path: Path, settings: ReadSettings) -> Workbook:
    """An XLSX workbook by its cached values. DamagedFile, TooLarge."""
    written = formula_sheets(path)
    # Before the library builds its objects, which takes it a minute for a million of cells.
    _cap(sum(len(_CELL.findall(data)) + merged_cells(data) for data in written), 5 * settings.max_cells)
    book = _xlsx_book(path, values=True)
    boxes, pictures = drawn_parts(path)
    found = Workbook(pictures=pictures)
    for sheet in book.worksheets:
        cells = list(_xlsx_cells(sheet, settings.max_cells))
        if sheet.sheet_state == "visible":
            cells = with_page_texts(with_text_boxes(cells, boxes.get(sheet.title, ())), *_page_texts(sheet))
        found.problems.extend(_comments(sheet.title, _xlsx_notes(sheet)))
        found.problems.extend(_struck(sheet.title, mixed_pieces(sheet._cells.values())))
        found.sheets.append(Sheet(sheet.title, cells, sheet.sheet_state != "visible"))
    _report(found, settings)
    found.problems.extend(_uncomputed(written, found))
    if any(b"<f" in data for data in written):
        found.problems.extend(_unlike(book, _xlsx_book(path, values=False)))
    return found


def _xlsx_book(path: Path, *, values: bool) -> Any:
    """The workbook with stored results, or with the formulas that they are of. DamagedFile."""
    try:
        # As bytes: the library judges a path by its ending, and ours has none.
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=values, rich_text=values)
    except _BROKEN as error:
        raise DamagedFile(f"The workbook cannot be opened: {error}") from error


def read_xls(path: Path, settings: ReadSettings) -> Workbook:
    """An XLS workbook. DamagedFile, EncryptedFile, TooLarge."""
    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    except _XLS_BROKEN as error:
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise EncryptedFile("The workbook is protected by a password.") from error
        raise DamagedFile(f"The workbook cannot be opened: {error}") from error
    found = Workbook()
    for sheet in book.sheets():
        cells = list(_xls_cells(book, sheet))
        found.sheets.append(Sheet(sheet.name, cells, sheet.visibility != 0))
        found.problems.extend(_comments(sheet.name, _xls_notes(sheet)))
        found.problems.extend(_struck(sheet.name, (xls_pieces(book, sheet, *p) for p in sheet.rich_text_runlist_map)))
    _report(found, settings)
    return found


def read_csv(path: Path, settings: ReadSettings) -> Workbook:
    """A table of text, whatever its delimiter. TooLarge."""
    text = decoded(path.read_bytes())
    delimiter = _delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells: list[Cell] = []
    try:
        for r, row in enumerate(rows):
            _cap(len(cells) + len(row), 5 * settings.max_cells)
            cells.extend(Cell(r, c, v.strip(), reference=_reference("", r, c)) for c, v in enumerate(row) if v.strip())
    except csv.Error as error:
        raise DamagedFile(f"The table cannot be read: {error}") from error
    found = Workbook([Sheet("", cells)])
    _report(found, settings)
    return found


def _cap(count: int, most: int) -> None:
    if count > most:
        raise TooLarge(f"The workbook holds {count} cells and more, far beyond what a person reads.")


_XLS_BROKEN = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, *_BROKEN)


def _xlsx_cells(sheet: Any, limit: int) -> Iterator[Cell]:
    rows = {i for i, d in sheet.row_dimensions.items() if d.hidden or d.height == 0}
    columns = _hidden_columns(sheet)
    hidden_sheet = sheet.sheet_state != "visible"
    plain = not (sheet.tables or len(sheet.conditional_formatting))
    held = sorted(getattr(sheet, "_cells", {}).items())
    _cap(len(held), 5 * limit)
    for (row, column), cell in held:
        value, struck = said_value(cell.value, xlsx_pieces(cell))
        text = shown_value(value, cell.number_format or "General")
        if text:
            hidden = struck or hidden_sheet or row in rows or column in columns or (plain and xlsx_cell_is_unseen(cell))
            bold = bool(cell.font and cell.font.b)
            yield Cell(row - 1, column - 1, text, bold, hidden, _reference(sheet.title, row - 1, column - 1))


def _page_texts(sheet: Any) -> tuple[list[str], list[str]]:
    """Left, middle and right of the page header and footer."""
    head, foot = (
        [part.text or "" for part in (item.left, item.center, item.right)]
        for item in (sheet.oddHeader, sheet.oddFooter)
    )
    return head, foot


def _comments(title: str, notes: Iterable[tuple[int, int, str]]) -> Iterator[Problem]:
    """Remarks on cells (row and column from 0), which no print shows."""
    # What a threaded comment says to older programs stands behind "Comment:".
    texts = [f"{_reference(title, r, c)}: {' '.join(t.rpartition('Comment:')[2].split())}" for r, c, t in sorted(notes)]
    if texts:
        message = f"{len(texts)} cells have comments that no print shows: {'; '.join(texts)[:160]}"
        yield Problem("comments", message, "Read them; ask the sender for the final version as PDF.")


def _struck(title: str, cells: Iterable[Sequence[Piece]]) -> Iterator[Problem]:
    words = "; ".join(struck_among_others(cells))
    if words:
        yield _hidden(f"Words of the sheet {title} are struck out: {words[:80]}")


def _xlsx_notes(sheet: Any) -> Iterator[tuple[int, int, str]]:
    for (row, column), cell in getattr(sheet, "_cells", {}).items():
        if cell.comment is not None:
            yield row - 1, column - 1, cell.comment.text or ""


def _xls_notes(sheet: Any) -> Iterator[tuple[int, int, str]]:
    for (row, column), note in sheet.cell_note_map.items():
        yield row, column, note.text or ""


def _hidden_columns(sheet: Any) -> set[int]:
    return {
        i
        for d in sheet.column_dimensions.values()
        if (d.hidden or d.width == 0) and d.min
        for i in range(d.min, min(d.max, d.min + 20_000) + 1)
    }


def _xls_cells(book: Any, sheet: Any) -> Iterator[Cell]:
    for r in range(sheet.nrows):
        info = sheet.rowinfo_map.get(r)
        hidden_row = bool(info and (info.hidden or info.height == 0))
        for c in range(sheet.row_len(r)):
            text, bold = _xls_text(book, sheet, r, c)
            if text:
                column = sheet.colinfo_map.get(c)
                hidden = sheet.visibility != 0 or hidden_row or bool(column and (column.hidden or not column.width))
                value, struck = said_value(text, xls_pieces(book, sheet, r, c))
                hidden = hidden or struck or _xls_unseen(book, sheet.cell(r, c))
                yield Cell(r, c, value.strip(), bold, hidden, _reference(sheet.name, r, c))


def _xls_text(book: Any, sheet: Any, r: int, c: int) -> tuple[str, bool]:
    cell = sheet.cell(r, c)
    style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    bold = bool(style and book.font_list[style.font_index].bold)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return shown_value(xlrd.xldate_as_datetime(cell.value, book.datemode), ""), bold
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return str(cell.value), bold
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown_value(bool(cell.value), ""), bold
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERR")), bold
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        pattern = book.format_map[style.format_key].format_str if style else "General"
        return shown_value(cell.value, pattern), bold
    return str(cell.value).strip(), bold


def _xls_unseen(book: Any, cell: Any) -> bool:
    return cell.xf_index is not None and xls_style_is_unseen(book, book.xf_list[cell.xf_index])


def _reference(sheet: str, row: int, column: int) -> str:
    cell = f"{get_column_letter(column + 1)}{row + 1}" if column < 18_278 else f"R{row + 1}C{column + 1}"
    return f"{sheet}!{cell}" if sheet else cell


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    return max(
        ",;\t|", key=lambda d: (min((line.count(d) for line in lines), default=0), sum(x.count(d) for x in lines))
    )


def _report(book: Workbook, settings: ReadSettings) -> None:
    total = sum(len(s.cells) for s in book.sheets)
    if total > settings.max_cells:
        raise TooLarge(f"The workbook holds {total} cells, more than {settings.max_cells}.")
    for sheet in book.sheets:
        count = sum(c.hidden for c in sheet.cells)
        if sheet.hidden and sheet.cells:
            book.problems.append(_hidden(f"The sheet {sheet.name} is hidden."))
        elif count:
            book.problems.append(
                _hidden(f"{count} cells of the sheet {sheet.name} are hidden, struck out, or white on white.")
            )


def _hidden(message: str) -> Problem:
    return Problem("hidden_text", message, "Ask the sender why it is hidden, or for a copy that shows everything.")


def _uncomputed(sheets: list[bytes], book: Workbook) -> Iterator[Problem]:
    """Formulas without a stored result: such cells look empty to us, but not to a person who opens the file."""
    empty = sum(len(re.findall(rb"</f>(?:<v>\s*</v>|<v\s*/>)?</c>", data)) for data in sheets)
    if empty and book.sheets:
        message = f"{empty} formulas have no stored result; those cells are empty here."
        yield Problem(
            "uncomputed_formula", message, "Ask the sender to open, recalculate and save the workbook, or for a PDF."
        )


def _plain(value: Any) -> Any:
    """A value, its text without fonts."""
    return str(value) if isinstance(value, list) else value


def _unlike(stored: Any, written: Any) -> Iterator[Problem]:
    """Cells that show another number than their formula gives from the cells that it names.

    A workbook that calculates with rounded values, or in circles, is not judged.
    """
    told = written.calculation  # None in files of programs that leave it to their reader
    if told is not None and (told.fullPrecision is False or told.iterate):
        return
    values = {(s.title.lower(), *place): _plain(c.value) for s in stored.worksheets for place, c in s._cells.items()}
    calculator = Calculator(values)
    found = []
    for sheet in written.worksheets:
        for (row, column), cell in sorted(sheet._cells.items()):
            shown = values.get((sheet.title.lower(), row, column))
            if cell.data_type != "f" or not isinstance(cell.value, str):
                continue
            computed = calculator.result(cell.value, sheet.title)
            if computed is not None and differs(shown, computed):
                place = _reference(sheet.title, row - 1, column - 1)
                found.append(f"{place} shows {shown:.15g}, its formula {cell.value[:80]} gives {computed:.15g}")
    if found:
        more = f"; and {len(found) - 3} more" if len(found) > 3 else ""
        message = f"A cell shows another number than its formula gives: {'; '.join(found[:3])}{more}."
        yield Problem(
            "formula_differs", message, "Ask the sender to recalculate the workbook and to explain the number."
        )
