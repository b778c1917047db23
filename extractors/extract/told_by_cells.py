"""Where the cells of tables say otherwise than a label's value, or say it whole: laid out once, to be asked often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.evidence import Evidence
from extractors.values.units import PACKAGES

_OTHER_SIDE = {"input_lot": "output_lot", "output_lot": "input_lot"}
_QUANTITIES = frozenset({"input_quantity", "output_quantity"})


@dataclass(frozen=True, slots=True)
class TableCells:
    """What tables give, to be asked by name: values, those printed in the same words, names with a unit of measure."""

    values: frozenset[tuple[str, str | None]]
    printed: Mapping[tuple[str, int, str], set[str | None]]
    measured: frozenset[str]


def told_by_cells(found: Sequence[Evidence]) -> TableCells:
    """The fields that tables give, laid out to be asked."""
    printed: dict[tuple[str, int, str], set[str | None]] = {}
    for f in found:
        printed.setdefault((f.name, f.place.page, f.place.quote), set()).add(f.value)
    measured = frozenset(f.name for f in found if f.unit is not None and f.unit not in PACKAGES)
    return TableCells(frozenset((f.name, f.value) for f in found), printed, measured)


def is_misplaced(field: Evidence, cells: TableCells) -> bool:
    """Whether a table's own column says otherwise: a lot of another side, a sum of other things, a decimal."""
    bare = field.name in _QUANTITIES and (field.unit is None or field.unit in PACKAGES)
    # A column that proves its own decimal separator gives the same words as another number.
    read = cells.printed.get((field.name, field.place.page, field.place.quote), set())
    return (
        (_OTHER_SIDE.get(field.name, ""), field.value) in cells.values
        or (bare and field.name in cells.measured)
        or not read <= {field.value}
    )


def first_lines(found: Sequence[Evidence]) -> frozenset[tuple[str, str]]:
    """Name and value up to each hyphen, as the first line of a cell holds it ("PF-511-" over "IN")."""
    hyphens = ((f, m.end()) for f in found for m in re.finditer("-", f.value or ""))
    return frozenset((f.name, (f.value or "")[:end]) for f, end in hyphens)
