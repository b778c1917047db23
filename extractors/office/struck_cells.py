"""Words of spreadsheet cells with a line through them: the sheet does not say them any more.

Pure, over what openpyxl and xlrd give. A piece of a text with a font of its own does not take the line of its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Piece = tuple[str, bool]  # (text, whether it is struck out)


def xlsx_pieces(cell: Any) -> list[Piece]:
    """The text of a cell of openpyxl by its fonts; one piece where it has a single one."""
    whole = bool(cell.font and cell.font.strike)
    if not isinstance(cell.value, list):
        return [(str(cell.value), whole)]
    return [(str(p), whole if isinstance(p, str) else bool(p.font.strike)) for p in cell.value]


def mixed_pieces(cells: Iterable[Any]) -> Iterator[list[Piece]]:
    """The texts of the cells of openpyxl that have fonts of their own; only of such can a part be struck out."""
    return (xlsx_pieces(cell) for cell in cells if isinstance(cell.value, list))


def xls_pieces(book: Any, sheet: Any, row: int, column: int) -> list[Piece]:
    """The same of a cell of xlrd; row and column from 0."""
    cell = sheet.cell(row, column)
    own = book.font_list[book.xf_list[cell.xf_index].font_index] if cell.xf_index is not None else None
    text, whole = str(cell.value), bool(own and own.struck_out)
    runs = [
        (at, bool(book.font_list[font].struck_out))
        for at, font in sheet.rich_text_runlist_map.get((row, column), ())
        if font < len(book.font_list)
    ]
    starts = [(0, whole), *runs]
    ends = [at for at, _ in runs] + [len(text)]
    return [(text[at:end], struck) for (at, struck), end in zip(starts, ends, strict=True)]


def said_value(value: Any, pieces: Sequence[Piece]) -> tuple[Any, bool]:
    """(what a cell says, whether it is struck out as a whole): struck words among others are left out."""
    if not any(struck for _, struck in pieces):
        return value, False
    said = "".join(text for text, struck in pieces if not struck)
    return (said, False) if said.strip() else (value, True)


def struck_among_others(cells: Iterable[Sequence[Piece]]) -> Iterator[str]:
    """The struck words of cells that say others as well."""
    for pieces in cells:
        out = "".join(text for text, struck in pieces if struck).strip()
        if out and "".join(text for text, struck in pieces if not struck).strip():
            yield " ".join(out.split())
