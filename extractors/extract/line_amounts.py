"""The amounts of a line of a sheet, read once: every label of a total asks for those of many lines."""

from __future__ import annotations

from extractors.extract.candidates import Stretch, Value, read_money
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Sheet
from extractors.memo import remembered


def amounts_of(sheet: Sheet, line: Line) -> tuple[Value, ...]:
    """The amounts of a line whose number is certain, from left to right."""
    known = _known(sheet)
    if line not in known:
        whole = Stretch(line, 0, len(line.text), sheet.locale)
        known[line] = tuple(v for v in read_money(whole) if v.value) if any(map(str.isdigit, line.text)) else ()
    return known[line]


@remembered(4)
def _known(_: Sheet) -> dict[Line, tuple[Value, ...]]:
    """The amounts of the lines of a sheet that were read so far."""
    return {}
