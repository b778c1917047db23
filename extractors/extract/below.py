"""Values below their label: the cell under it, its own drawn cell, its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.extract.candidates import Stretch, Value
from extractors.extract.cells import cell_end, is_boxed, is_ruled_below, is_walled_off, next_in_cell, wall_right
from extractors.extract.headed_rows import RECORDS, heads_rows
from extractors.extract.labels import WEAK, Label
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.readers import READERS, SUMMED_KINDS, TEXT_KINDS
from extractors.extract.sheet import (
    MANY,
    REPEATED,
    Edge,
    Sheet,
    column_extent,
    fills_phrase,
    is_headed,
    is_prose,
    is_total_row,
    is_under,
    label_edges,
)
from extractors.extract.stacked_marks import in_own_column, stacked_marks
from extractors.extract.wrapped_values import NAMES, begins_beside, breaks_off, is_numbered, read_whole
from extractors.tables.columns import strict_kind
from extractors.values.units import parse_unit

# A number of a paper under a label in the midst of a text is longer than the position of a line of goods.
SHORTEST = 2


def edges_below(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    cells = _cells_below(sheet, label, 1 if kind in TEXT_KINDS else 2)
    if kind == "identifier" and label.strength <= WEAK and _heads_a_list(sheet, label):
        return
    if _heads_dates(sheet, label) or (kind == "identifier" and begins_beside(label)) or is_numbered(label):
        return
    for line, found in cells:
        phrase = in_own_column(label, line, found) if kind == "marks" else found
        stretch = Stretch(line, phrase.start, phrase.end, sheet.locale, label.text)
        values = tuple(_continued(sheet, v, phrase, kind) for v in read_whole(sheet, kind, stretch))
        if kind == "identifier" and not label.opens:
            values = tuple(v for v in values if len(v.value or "") > SHORTEST)
        if kind == "marks":
            values = stacked_marks(sheet, values, phrase)
        if kind == "vessel":
            values = tuple(_with_voyage(v, label) for v in values)
        yield from label_edges(label, values, 0.93, "below")
        if kind == "identifier" and label.strength <= WEAK and _is_numbers_caption(sheet, line, phrase):
            return
        if values or any(c.isdigit() for c in stretch.text) or len(stretch.text.split()) > 3:
            return


def _is_numbers_caption(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is the caption of a number that is none of ours, whose value stands below: "File No"."""
    if any(c.isdigit() for c in line.text[phrase.start : phrase.end]):
        return False
    own = [o for o in sheet.labels.get(line.index, ()) if phrase.start <= o.start < phrase.end]
    return any(o.end == phrase.end and not o.opens and o.strength <= WEAK for o in own)


# Kinds whose value right under its caption wins over text of the next column.
STACKED = frozenset({"identifier", "date"})
_NEAR, _APART = 1.2, 2.5  # in heights of the caption's line: down to the value, and aside to the next column


def edges_stacked(sheet: Sheet, label: Label, kind: str) -> list[Edge]:
    """The value set flush under a caption that fills its phrase, where what stands right of it is another column."""
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    right = next((p for p in line.phrases if p.start >= own.end), None)
    if right is None or not fills_phrase(label) or _heads_a_list(sheet, label) or _heads_dates(sheet, label):
        return []
    if is_numbered(label):
        return []
    if is_walled_off(line, own, right):
        return _edges_in_cell(sheet, label, kind, own)
    if kind not in STACKED or label.field in REPEATED or right.x0 - own.x1 < _APART * line.height:
        return []
    for below, phrase in _cells_below(sheet, label, 1):
        flush = abs(phrase.x0 - own.x0) < 2.5 and below.box.top - line.box.bottom < _NEAR * line.height
        values = READERS[kind](Stretch(below, phrase.start, phrase.end, sheet.locale, label.text)) if flush else ()
        if values and values[0].start == phrase.start and values[0].end == phrase.end:
            return list(label_edges(label, values, 0.95, "below"))
    return []


def _edges_in_cell(sheet: Sheet, label: Label, kind: str, own: Phrase) -> list[Edge]:
    """The value under a caption in the caption's own drawn cell; what stands right of its wall is another's."""
    found = next_in_cell(sheet, label.line, own)
    if found is None or (kind in TEXT_KINDS and not _is_set_apart(label.line, own, *found)):
        return []
    below, phrase = found
    if (kind in SUMMED_KINDS or label.field in REPEATED) and _is_column(sheet, below, phrase):
        return []
    end = cell_end(below, phrase) if kind == "vessel" else phrase.end  # its voyage stands apart in the same cell
    values = read_whole(sheet, kind, Stretch(below, phrase.start, end, sheet.locale, label.text))
    if kind == "lot" and len(values) > 1 and values[0].start <= phrase.start + 2:
        return list(label_edges(label, values, 0.95, "below"))  # "WL-088, WL-089"
    if kind != "period":  # a period is two dates
        values = tuple(_continued(sheet, v, phrase, kind) for v in values[:1] if v.start <= phrase.start + 2)
    if kind == "marks":
        values = stacked_marks(sheet, values, phrase)
    if kind == "vessel":
        values = tuple(_with_voyage(v, label) for v in values)
    return list(label_edges(label, values, 0.95, "below"))


def _is_column(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether more figures follow below without a rule between: rows of a list whose columns alone are ruled."""
    more = next_in_cell(sheet, line, phrase)
    return more is not None and any(c.isdigit() for c in more[0].text[more[1].start : more[1].end])


def _is_set_apart(line: Line, own: Phrase, below: Line, phrase: Phrase) -> bool:
    """Whether a text under a caption is no second line of the caption: set larger, or in capitals or figures."""
    upper, lower = line.text[own.start : own.end], below.text[phrase.start : phrase.end]
    capitals = lower == lower.upper() and upper != upper.upper()
    return below.height > 1.08 * line.height or capitals or any(c.isdigit() for c in lower)


# The number of a form's box, which a caption wrapped before.
_BOX_NUMBER = re.compile(r"[(\[]\d{1,2}[a-z]?[)\]]")


def _cells_below(sheet: Sheet, label: Label, limit: int) -> list[tuple[Line, Phrase]]:
    """The phrases under a label, nearest first, until another label, a wide gap, or the limit."""
    line = label.line
    extent = column_extent(label)
    wall = wall_right(line, line.phrases[line.phrase_at(label.start)])
    found: list[tuple[Line, Phrase]] = []
    bottom, height = line.box.bottom, line.height
    for below in sheet.lines[line.index + 1 :]:
        if below.page is not line.page or below.box.top - bottom > (2.2 if not found else 3.2) * height:
            break
        phrases = [p for p in below.phrases if is_under(p, extent) and (wall is None or p.x0 < wall)]
        if not phrases:
            continue
        phrase = min(phrases, key=lambda p: abs(p.x0 - extent[0]))
        if not found and _BOX_NUMBER.fullmatch(below.text[phrase.start : phrase.end]):
            bottom = below.box.bottom
            continue
        if label.field == "marks_and_numbers" and not found and _goes_on_as_caption(sheet, label, below, phrase):
            bottom = below.box.bottom
            continue
        if is_headed(sheet, below, phrase) or (label.strength <= WEAK and _is_taken(sheet, below, phrase)):
            break
        found.append((below, phrase))
        bottom = below.box.bottom
        if len(found) >= limit:
            break
    return found


def _goes_on_as_caption(sheet: Sheet, label: Label, line: Line, phrase: Phrase) -> bool:
    """Whether the heading of marks goes on right below as that of containers, whose numbers end the marks."""
    near = line.box.top - label.line.box.bottom < _NEAR * label.line.height
    return near and any(
        o.field == "container_number" and phrase.start <= o.start < phrase.end for o in sheet.labels.get(line.index, ())
    )


def _heads_a_list(sheet: Sheet, label: Label) -> bool:
    """Whether a general word ("Number") heads a column of like identifiers: those of the goods, not the paper's."""
    cells = _cells_below(sheet, label, 3)
    read = [READERS["identifier"](Stretch(line, p.start, p.end, sheet.locale, label.text)) for line, p in cells]
    shapes = [_shape(values[0].value or "") for values in read if values]
    return len(shapes) > 1 and shapes[0] == shapes[1]


# So many known headings in a line make it that of a list.
HEADINGS = 3


def _heads_dates(sheet: Sheet, label: Label) -> bool:
    """Whether a column of dates or steps stands below: those of the nights, calls or deliveries, not the paper's."""
    if sheet.type in RECORDS and heads_rows(label, _cells_below(sheet, label, 2)):
        return True
    line = label.line
    kinds = [strict_kind(line.text[p.start : p.end]) for p in line.phrases]
    headed = sum(map(bool, kinds)) >= HEADINGS or (len(kinds) > HEADINGS and not any(map(str.isdigit, line.text)))
    if label.field != "invoice_date" or label.strength > WEAK or not headed:
        return False
    cells = _cells_below(sheet, label, 2)
    read = [READERS["date"](Stretch(line, p.start, p.end, sheet.locale, label.text)) for line, p in cells]
    return len(read) > 1 and all(read)


def _shape(identifier: str) -> str:
    """The kinds of character an identifier is made of, in their order: "A9" of "K4683"."""
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", identifier))


def _is_taken(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase stands behind another label, whose value it is rather than that of a general word above."""
    at = line.phrases.index(phrase)
    return at > 0 and is_headed(sheet, line, line.phrases[at - 1])


def _with_voyage(value: Value, label: Label) -> Value:
    """A vessel with the voyage that stands apart from it in the same column of the form."""
    line, right = value.line, column_extent(label)[3]
    for p in line.phrases:
        text = line.text[p.start : p.end]
        if (
            p.start > value.end
            and p.x1 <= right + 2
            and re.fullmatch(r"(?:V\.?|VOY\.?\s?)?[A-Z]{0,3}\d{1,4}[A-Z]{0,3}", text)
        ):
            return replace(value, value=f"{value.value} {text}", more=(*value.more, (line, p.start, p.end)))
    return value


def _continued(sheet: Sheet, value: Value, phrase: Phrase, kind: str) -> Value:
    """A value with the lines it runs on in: a broken identifier, the second line of a vessel or place."""
    stretch = value.line.text[value.start : phrase.end].rstrip()
    broken = kind in ("identifier", "entry") and (breaks_off(value.value or "") or breaks_off(stretch))
    if kind in NAMES and value.more:
        return value
    if not broken and kind != "vessel":
        return value
    follower = next((ln for ln in sheet.lines[value.line.index + 1 :] if ln.box.top > value.line.box.center[1]), None)
    if (
        follower is None
        or follower.page is not value.line.page
        or follower.box.top - value.line.box.bottom > value.line.height
    ):
        return value
    for p in follower.phrases:
        if abs(p.x0 - phrase.x0) <= 4 and not is_headed(sheet, follower, p):
            text = follower.text[p.start : p.end]
            if kind == "vessel" and not re.fullmatch(r"(?:V\.?|VOY\.?\s?)?[A-Z]{0,3}\d{1,4}[A-Z]{0,3}", text):
                return value
            joined = f"{value.value} {text}" if kind == "vessel" else stretch + text.split()[0]
            if kind == "entry":
                joined = re.sub(r"\s*-\s*", "-", joined)  # a space that recognition saw at a hyphen
            return replace(value, value=joined, more=((follower, p.start, p.end),))
    return value


def _within_box(sheet: Sheet, label: Label, kind: str, cells: list[tuple[Line, Phrase]]) -> list[tuple[Line, Phrase]]:
    """The first cell alone, where it shares the drawn box of its caption and a rule closes that: no table's column."""
    own = label.line.phrases[label.line.phrase_at(label.start)]
    boxed = len(cells) > 1 and is_boxed(label.line, own) and not any(_is_row(sheet, kind, *c) for c in cells[1:])
    if not boxed or is_ruled_below(label.line, cells[0][0], cells[0][1].x0 + 4):
        return cells
    return cells[:1] if is_ruled_below(cells[0][0], cells[1][0], cells[0][1].x0 + 4) else cells


def _is_row(sheet: Sheet, kind: str, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a value of the kind and nothing else."""
    values = READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, ""))
    return any((v.start, v.end) == (phrase.start, phrase.end) for v in values)


_LOTS = frozenset({"lot", "style"})


def edges_in_column(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    """Values of the column under a label. A repeated field takes them all; a sum only a column of one."""
    repeated = label.field in REPEATED | MANY
    cells = _cells_below(sheet, label, 400 if repeated else 6)
    cells = cells if repeated else _within_box(sheet, label, kind, cells)
    values: list[Value] = []
    broken: tuple[Line, Phrase] | None = None
    for line, phrase in cells:
        if is_total_row(line) or (kind == "money" and is_prose(line.text[phrase.start : phrase.end])):
            break
        read = READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, label.text))
        if kind in _LOTS:
            read = _rejoined(broken, read)
            broken = (line, phrase) if line.text[: phrase.end].endswith(("-", "/")) else None
        if not read and not values and not repeated:
            if kind in SUMMED_KINDS and parse_unit(line.text[phrase.start : phrase.end]):
                continue  # the unit of a wrapped heading ("11 Bruttogewicht in" over "kg")
            return
        if not read and kind in ("lot", "style", "hs"):
            continue
        values.extend(read if repeated else read[:1])
    if repeated:
        yield from label_edges(label, values, 0.9, "column")
    elif len(values) == 1:
        yield from label_edges(label, values, 0.88, "below")


def _rejoined(broken: tuple[Line, Phrase] | None, read: tuple[Value, ...]) -> tuple[Value, ...]:
    """Values of a cell, the first with the line before it that broke off at a hyphen ("CF-" over "3109")."""
    if broken is None or not read:
        return read
    line, phrase = broken
    head = line.text[phrase.start : phrase.end]
    start = phrase.start + head.rfind(" ") + 1
    first = replace(read[0], value=head.split()[-1] + (read[0].value or ""), more=((line, start, phrase.end),))
    return (first, *read[1:])
