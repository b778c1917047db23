"""Rows of a process that give a material with its quantity, and behind it the product with its own.

"Fabric lot | Fabric used kg | Style | Pieces": the quantity that names no side is the other one's, and the lots are
those of the material.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.table_model import Table

_OTHER = {"input_quantity": "output_quantity", "output_quantity": "input_quantity"}
_CODES = frozenset({"lot_number", "style_number"})
_THINGS = _CODES | {"description"}


def with_other_side(table: Table) -> Table:
    """The table with both quantities on their sides: one names its own, and each stands behind a thing of its own.

    What went in stands before what came out.
    """
    kinds = [c.kind or "" for c in table.columns]
    sided = [i for i, kind in enumerate(kinds) if kind in _OTHER]
    bare = [i for i, kind in enumerate(kinds) if kind == "quantity"]
    if len(sided) != 1 or len(bare) != 1:
        return table
    missing = _OTHER[kinds[sided[0]]]
    if (sided < bare) != (missing == "output_quantity") or not _are_apart(kinds, *sorted((sided[0], bare[0]))):
        return table
    columns = tuple(replace(c, kind=missing) if i == bare[0] else c for i, c in enumerate(table.columns))
    return replace(table, columns=columns)


def _are_apart(kinds: list[str], first: int, second: int) -> bool:
    return bool(_THINGS & set(kinds[:first])) and bool(_CODES & set(kinds[first:second]))


_STYLE = frozenset({"style_number"})


def side_of_sole_lots(table: Table, products: frozenset[str] = _STYLE) -> str | None:
    """The side of a table's only column of lots: that of the quantity behind it, where the other has its own product.

    `products`: kinds of columns that name it.
    """
    kinds = [c.kind or "" for c in table.columns]
    if kinds.count("lot_number") != 1 or not set(_OTHER) <= set(kinds):
        return None
    at, came, made = kinds.index("lot_number"), kinds.index("input_quantity"), kinds.index("output_quantity")
    if at < came < made and products & set(kinds[came:made]):
        return "input"
    return "output" if came < at < made and products & set(kinds[:came]) else None


def is_of_another_side(table: Table, direction: str) -> bool:
    """Whether the lots of a table are not those of that side, its styles told or taken for goods."""
    return side_of_sole_lots(table, _STYLE | {"description"}) not in (None, direction)
