"""An article's code printed on a line of its own above the goods, in one column: "Material No." over "Description".

Order systems print a line of goods on two lines under a heading of two. The code is told by its place and shape, the
heading says that it is an article's: it names both, or codes alone. Under a heading of both with a stroke between them
the description stays whole: what stands first there may be the name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.segments import join_words, plain
from extractors.tables.columns import heading_words, heads_items, strict_kind
from extractors.tables.line_notes import is_note
from extractors.tables.table_model import Cell, Column, Row, Table

# Rows from which on their first lines show that all are codes.
LEAST_ROWS = 2
# One piece with a figure, mostly capitals; no number with decimals, date, tariff number or measure ("M8x40", "500g").
_CODE = re.compile(r"(?=\S*\d)(?!\S*[a-zß-ÿ]{3})[\w./#-]{4,}")
_PIECES, MOST_PIECES = re.compile(r"(?=.*\d)(?!.*[a-zß-ÿ]{3})[\w./# -]{4,}"), 3
# Nor a period, the size or norm of a pipe or bolt, the count of a yarn ("NE30/1", "150D/48F"), a container.
_OTHER = re.compile(
    r"(?:[QTSW]|KW|CW|WK)?\d{1,2}[./-](?:\d{2}){1,2}|\d{4}[./-](?:[QTSW]|KW|CW|WK)?(?:\d{2}){0,2}\d?"
    r"|(?:DN|PN|NW|M|EN|DIN|ISO|AISI|ASTM|SAE|RAL|BS|JIS|GB)[/-]?[A-Z]?\d[\d./-]*|[A-Z]{3}[UJZ]\d{6,7}"
    r"|(?:NE|NM|TEX|DTEX|DEN|CC)[./-]?\d+\S*|\d+S(?:/\d)?|\d+D(?:/\d+F?)?"
)
# What a fabric is made of, in hundredths: "98/2", "60/35/5".
_SHARES = re.compile(r"\d{1,2}(?:/\d{1,2})+")
_WHOLE = 100
_NONE = re.compile(r"\d+[.,]\d{1,3}|\d{1,4}([./-])\d{1,2}\1\d{1,4}|\d{4}\.\d{2}(?:\.\d{2,4})*|M?\d+[xX×].*|\d+\D{1,3}")
_WORD = re.compile(r"[^\W\d_]{3}")


def with_codes(table: Table) -> Table:
    """The table with the codes of such a column in one of their own, where every row has one above its goods."""
    likely = [i for i, c in enumerate(table.columns) if c.kind in ("description", "style_number")]
    likely += [i for i, c in enumerate(table.columns) if heads_items(c.heading, c.kind)]
    at = likely[0] if likely else None
    own = [c for c in table.columns if c.kind == "style_number"]
    if at is None or len(table.rows) < LEAST_ROWS or own not in ([], [table.columns[at]]):
        return table
    if not own and _names_goods_first(table.columns[at].heading):
        return _with_codes_below(table, at)
    items = plain(table.columns[at].heading) in heading_words("items")
    if (own and table.index("description") is not None) or not (items or _heads_codes(table.columns[at].heading)):
        return table
    stacked = (bool(own) and not items) or _names_both(table.columns[at].heading)
    parted = [_parted(row, at, len(table.columns), stacked=stacked) for row in table.rows]
    if items and not stacked:
        parted = [row and _without_code(row, at, len(table.columns)) for row in parted]
    rows = [row for row in parted if row is not None]
    codes = {row.cells[len(table.columns)].text for row in rows}
    named = sum(at in row.cells for row in rows)
    if len(rows) < len(table.rows) or len(codes) < len(rows) or 2 * named < len(rows):
        return table
    column = table.columns[at]
    columns = [replace(c, kind="description") if i == at else c for i, c in enumerate(table.columns)]
    columns.append(Column(column.heading, "style_number", None, column.x0, column.x1))
    kept = (_without_note(row, at) for row in rows) if items and not stacked else rows
    return replace(table, columns=tuple(columns), rows=tuple(kept))


def _names_goods_first(heading: str) -> bool:
    """Whether a heading names goods and then codes, one above the other: "Description" over "Product"."""
    words = heading.split() if "/" not in heading else []
    parts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return any(
        strict_kind(first) == "description" and (strict_kind(rest) == "style_number" or _is_article(rest))
        for first, rest in parts
    )


def _with_codes_below(table: Table, at: int) -> Table:
    """The table with the codes on the second lines of a column in one of their own, where every row has one there."""
    new = len(table.columns)
    rows: list[Row] = []
    for row in table.rows:
        lines = row.cells[at].lines if at in row.cells else []
        code = lines[1] if len(lines) > 1 else []
        if len(code) != 1 or not _is_code(code[0].text, 1, stacked=False):
            return table
        words = tuple(word for line in lines if line is not code for word in line)
        goods = Cell(join_words(words), words)
        rows.append(replace(row, cells={**row.cells, at: goods, new: Cell(code[0].text, tuple(code))}))
    column = table.columns[at]
    codes = Column(column.heading, "style_number", None, column.x0, column.x1)
    return replace(table, columns=(*table.columns, codes), rows=tuple(rows))


def _without_code(row: Row, at: int, code: int) -> Row:
    """The row without the line of its code among the goods: under "Item" alone they stand below it."""
    words = tuple(w for w in row.cells[at].words if w not in row.cells[code].words)
    return replace(row, cells={**row.cells, at: Cell(join_words(words), words)})


def _without_note(row: Row, at: int) -> Row:
    """The row without what stands below its code, where that names no goods but says "Your order of 3 March"."""
    noted = at in row.cells and is_note(row.cells[at].text)
    return replace(row, cells={i: cell for i, cell in row.cells.items() if i != at}) if noted else row


def _heads_codes(heading: str) -> bool:
    """Whether a heading names codes, alone or before the goods; "Material" alone may be of steel."""
    return strict_kind(heading) == "style_number" or _names_both(heading.replace("/", " "))


def _names_both(heading: str) -> bool:
    """Whether a heading names codes and then goods, one above the other; with a stroke between them it is of goods."""
    words = heading.split() if "/" not in heading else []
    parts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return any(
        (strict_kind(first) == "style_number" or _is_article(first)) and strict_kind(rest) == "description"
        for first, rest in parts
    )


def _is_article(heading: str) -> bool:
    return plain(heading) in heading_words("articles") | heading_words("items")


def _parted(row: Row, at: int, new: int, *, stacked: bool) -> Row | None:
    """The row with the code that makes the first line of a cell in a new one; None without it or words below it.

    `stacked`: the heading is of two lines as well: the code may have several pieces, and is no part of the goods,
    which may be missing.
    """
    first, *others = row.cells[at].lines if at in row.cells else [[]]
    rest = tuple(word for line in others for word in line)
    code = join_words(first)
    if not _is_code(code, len(first), stacked=stacked) or (others and not _WORD.search(join_words(others[0]))):
        return None
    coded = {**row.cells, new: Cell(code, tuple(first))}
    if stacked:
        coded.pop(at)
        return replace(row, cells={**coded, at: Cell(join_words(rest), rest)} if rest else coded)
    return replace(row, cells=coded) if rest else None


def _is_code(text: str, pieces: int, *, stacked: bool) -> bool:
    shaped = _CODE.fullmatch(text) or (stacked and pieces <= MOST_PIECES and _PIECES.fullmatch(text))
    return bool(shaped) and not _NONE.fullmatch(text) and not any(_tells_goods(piece) for piece in text.split())


def _tells_goods(piece: str) -> bool:
    """Whether a piece is a word ("YARN" in "YARN 30"), a measure or norm, or what a fabric is made of ("98/2")."""
    shares = _SHARES.fullmatch(piece)
    composed = shares is not None and sum(map(int, piece.split("/"))) == _WHOLE
    return composed or bool(_OTHER.fullmatch(piece)) or (_WORD.match(piece) is not None and piece.isalpha())
