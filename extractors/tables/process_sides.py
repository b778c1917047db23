"""Which side of a process each table of a paper lists: what went in, what came out, what was lost.

Its caption says so, else the heading of its lots, else that of its goods ("Produit fini"). Of two tables of lots, the
one that says nothing is the other side of the one that does, where they stand in the order of a process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.columns import direction_of
from extractors.tables.material_stages import is_by_product, sides_by_material
from extractors.tables.paired_columns import with_other_side
from extractors.tables.process_lists import parted, with_told_sides
from extractors.tables.table_model import Table

_NUMBERING = re.compile(r"^\s*(?:[\dIVXivx]{1,4}|[A-Ha-h])\s*[.):]\s*")
_BOTH = frozenset({"input_quantity", "output_quantity"})
_ORDER = ("input", "output")
_MEASURED = frozenset({"quantity", "net_weight", "gross_weight", "packages"})


def sided(tables: Sequence[Table], *, paired: bool) -> tuple[Table, ...]:
    """The tables with the side of the process that each lists; `paired`: two tables of lots are input and output."""
    if paired:
        tables = [part for table in map(with_told_sides, tables) for part in _lists(table)]
        tables = [table if _captioned(table) else with_other_side(table) for table in tables]
    own = [_own_side(table, tables) for table in tables]
    if paired:
        own = _with_partners(tables, own)
        own = own if {"input", "output"} <= set(own) else _by_materials(tables, own)
    placed = [_on_side(table, side) for table, side in zip(tables, own, strict=True)]
    return tuple(part for table in placed for part in (_by_rows(table) if paired else (table,)))


def _lists(table: Table) -> tuple[Table, ...]:
    return (table,) if pairs_sides(table) else parted(table)


def _by_materials(tables: Sequence[Table], own: Sequence[str | None]) -> list[str | None]:
    """The sides that the materials of the tables' lots tell ("Warp yarn lot", "Roll lot"), where they tell both."""
    headings = [_goods_of(table) if side != "waste" else "" for table, side in zip(tables, own, strict=True)]
    sides = sides_by_material(headings)
    spoken = [_captioned(table) for table in tables]
    # One caption may be the paper's title ("Loom output"); those of several tables know better than their goods.
    if len(set(spoken) - {None}) > 1 or "input" not in sides:
        return list(own)
    return [side or before for side, before in zip(sides, own, strict=True)]


def _captioned(table: Table) -> str | None:
    """The side that a table's caption names."""
    return direction_of(_NUMBERING.sub("", table.caption))


def _goods_of(table: Table) -> str:
    """The heading of a table's lots, where it measures them."""
    lots = [c.heading for c in table.columns if c.kind == "lot_number"]
    measured = any(c.kind in _MEASURED | _BOTH for c in table.columns)
    return lots[0] if len(lots) == 1 and measured else ""


def _on_side(table: Table, side: str | None) -> Table:
    """A table on its side: a quantity that its heading alone counts on the other one ("Yarn kg") is on this one."""
    if side not in _ORDER:
        return table if side == table.side else replace(table, side=side)
    other = "output_quantity" if side == "input" else "input_quantity"
    alone = not {c.kind for c in table.columns} >= _BOTH
    columns = tuple(
        replace(c, kind=f"{side}_quantity") if c.kind == other and alone and not direction_of(c.heading) else c
        for c in table.columns
    )
    return replace(table, side=side, columns=columns)


def _by_rows(table: Table) -> tuple[Table, ...]:
    """A table whose rows say each what went in, came out or was lost ("Caña molida", "Ausschuss"), parted so."""
    if pairs_sides(table):
        return (table,)
    told = _told_by_column(table)
    sides = told or _sides_of_rows(table)
    if not told and table.side is not None:
        fallen = _falls_off(table) if table.side == "output" else [False] * len(sides)
        off = [side == "waste" or fell for side, fell in zip(sides, fallen, strict=True)]
        sides = ["waste" if fell else table.side for fell in off]
    elif not {"input", "output"} <= set(sides):
        return (table,)
    if len(set(sides)) < 2:
        return (table,)
    return tuple(
        replace(
            table,
            rows=tuple(row for row, own in zip(table.rows, sides, strict=True) if own == side),
            totals=(),
            side=side,
        )
        for side in dict.fromkeys(sides)
    )


def _falls_off(table: Table) -> list[bool]:
    """Which rows of what came out are goods that fall off beside those of another ("Cotton seed" beside lint)."""
    at = table.index("description")
    found = [at is not None and at in row.cells and is_by_product(row.cells[at].text) for row in table.rows]
    return found if not all(found) else [False] * len(found)


def _sides_of_rows(table: Table) -> list[str | None]:
    """The side that each row says in its goods, or in a first column that heads one or more rows of it each."""
    at = table.index("description")
    told = [direction_of(r.cells[at].text) if at is not None and at in r.cells else None for r in table.rows]
    if at == 0 or table.columns[0].kind not in (None, "other") or {"input", "output"} <= set(told):
        return told
    heads: list[str | None] = []
    for row in table.rows:
        beside = at is not None and 0 not in row.cells and at in row.cells and heads
        heads.append(heads[-1] if beside else direction_of(row.cells[0].text) if 0 in row.cells else None)
    if _moves_stock(table, heads):
        return told
    return heads if at is None or {"input", "output"} <= set(heads) else told


def _told_by_column(table: Table) -> list[str | None]:
    """The sides in a column that holds nothing else ("Entrada", "Saída", "Perdas"), under whatever heading.

    A side printed once stands for the rows below it; none where a cell of the column says anything else.
    """
    for at, column in enumerate(table.columns):
        cells = [direction_of(row.cells[at].text) if at in row.cells else "" for row in table.rows]
        if column.kind in _MEASURED or None in cells or not cells[0] or not {"input", "output"} <= set(cells):
            continue
        if _moves_stock(table, cells):
            return []
        return [next(side for side in reversed(cells[: n + 1]) if side) for n in range(len(cells))]
    return []


def _moves_stock(table: Table, sides: Sequence[str | None]) -> bool:
    """Whether one lot stands on both sides: it came into a store and left it, and nothing was made of it."""
    at = table.index("lot_number")
    rows = zip(table.rows, sides, strict=True)
    told = {(row.cells[at].text, side) for row, side in rows if at is not None and at in row.cells and side}
    into, out = ({lot for lot, side in told if side == one} for one in _ORDER)
    return bool(into & out)


def pairs_sides(table: Table) -> bool:
    """Whether every row of a table gives what went in and what came of it."""
    both = [i for i, c in enumerate(table.columns) if c.kind in _BOTH]
    return {table.columns[i].kind for i in both} == _BOTH and all(i in row.cells for row in table.rows for i in both)


def _own_side(table: Table, tables: Sequence[Table]) -> str | None:
    """The side that a table's caption or headings name."""
    caption = _NUMBERING.sub("", table.caption)
    named = direction_of(caption) or _side_of_part(table, tables, caption)
    if named or {c.kind for c in table.columns} >= _BOTH:
        return named
    measured = [side for side in _ORDER if table.index(f"{side}_quantity") is not None]
    if len(measured) == 1:
        return measured[0]
    shared = _shared_headings(table, tables)
    for kind in ("lot_number", "description", None):
        telling = [c.heading for c in table.columns if c.kind == kind and c.heading not in shared]
        sides = {side for heading in telling if (side := direction_of(heading))}
        if len(sides) == 1:
            return sides.pop()
    return None


def _shared_headings(table: Table, tables: Sequence[Table]) -> frozenset[str]:
    """The headings of the page's tables under other captions: "Material" over two of them tells neither's side."""
    others = [t for t in tables if t.page == table.page and t.caption and table.caption and t.caption != table.caption]
    return frozenset(c.heading for t in others for c in t.columns)


def _side_of_part(table: Table, tables: Sequence[Table], caption: str) -> str | None:
    """The side of one of two tables that stand side by side under one line of captions ("INPUT    OUTPUT")."""
    parts = [t for t in tables if t.caption == table.caption and t.page == table.page]
    sides = [side for word in caption.split() if (side := direction_of(word))]
    if len(parts) < 2 or len(parts) != len(sides) or len(set(sides)) != len(sides):
        return None
    order = sorted(parts, key=lambda t: t.columns[0].x0)
    return sides[next(i for i, t in enumerate(order) if t is table)]


def _with_partners(tables: Sequence[Table], own: Sequence[str | None]) -> list[str | None]:
    """Of two tables of lots, one of them named, the other is the other side: input stands first."""
    listed = [i for i, table in enumerate(tables) if _lists_lots(table) and own[i] != "waste"]
    found = list(own)
    if len(listed) == 2 and {own[i] for i in listed} in ({"input", None}, {"output", None}):
        for i, side in zip(listed, _ORDER, strict=True):
            if own[i] not in (None, side):
                return found
        for i, side in zip(listed, _ORDER, strict=True):
            found[i] = side
    return found


def _lists_lots(table: Table) -> bool:
    kinds = {c.kind for c in table.columns}
    return "lot_number" in kinds and bool(kinds & _MEASURED) and not kinds >= _BOTH
