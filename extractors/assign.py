"""Labels to values: right of the label, below it, in its column, or where its row of totals meets its column.

Every edge between a label and a value is scored; the best edges win, and one value never serves two labels of
different fields.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.candidates import READERS, SUMMED_KINDS, TEXT_KINDS, Stretch, Value
from extractors.labels import OTHER, Label, vocabulary
from extractors.locale import DocumentLocale
from extractors.page_lines import Line, Phrase
from extractors.values.folding import fold

REPEATED = frozenset(
    ["lot_number", "bale_number", "container_number", "style_number", "input_lot", "output_lot", "hs_code"]
)
MANY = frozenset({"invoice_number", "purchase_order_number"})
LEAST = 0.55  # edges below are noise: of such values, measured, more were wrong than right
_TOTAL_WORD = re.compile(
    r"\s*(?:grand\s+|sub[\s-]?)?(?:total|totals|totales|toplam|genel toplam|gesamt|gesamtsumme|summe|总计|合计|总计|合 计|tong|tong cong|somme|suma|sum|ttl)\b|\s*(?:合计|总计|總計|合計|共计|小计)"
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A value that a label may have, and how likely (0 to 1). `relation`: right, below, column, total."""

    label: Label
    field: str
    value: Value
    score: float
    relation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document laid out: its lines, its labels by line, its locale."""

    lines: tuple[Line, ...]
    labels: Mapping[int, tuple[Label, ...]]
    locale: DocumentLocale
    type: str


def make_sheet(lines: Sequence[Line], labels: Iterable[Label], locale: DocumentLocale, document_type: str) -> Sheet:
    """The sheet of lines and the labels found in them."""
    by_line: dict[int, list[Label]] = {}
    for label in labels:
        by_line.setdefault(label.line.index, []).append(label)
    return Sheet(tuple(lines), {i: tuple(found) for i, found in by_line.items()}, locale, document_type)


def edges_of(sheet: Sheet) -> list[Edge]:
    """Every edge of every label that heads a field."""
    found: list[Edge] = []
    for labels in sheet.labels.values():
        for label in labels:
            if label.field != OTHER:
                found.extend(_label_edges(sheet, label))
    found.extend(_total_edges(sheet))
    return found


def _label_edges(sheet: Sheet, label: Label) -> Iterator[Edge]:
    kind = vocabulary().kinds[label.field]
    standing = label.opens or label.colon
    if not standing and (label.strength < 0.9 or kind in TEXT_KINDS | SUMMED_KINDS):
        return
    if kind in ("process", "place") and not label.colon and not _fills(label):
        return
    right = list(_right(sheet, label, kind))
    yield from right
    if not standing or (label.colon and right):
        return
    if kind in SUMMED_KINDS or label.field in REPEATED:
        if _fills(label):
            yield from _column(sheet, label, kind)
    elif not any(e.score > 0.8 for e in right):
        yield from _below(sheet, label, kind)


# ---------------------------------------------------------------- right of the label


def _fills(label: Label) -> bool:
    """Whether a label is all that its phrase says, box numbers and a unit in brackets aside."""
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    rest = label.line.text[label.end : phrase.end]
    return len(re.sub(r"[(（\[].*?[)）\]]|\W", "", rest)) <= 3


def _right(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    if kind == "money":
        yield from _right_money(sheet, label)
        return
    for stretch, near in _right_stretches(sheet, label):
        values = READERS[kind](stretch)
        if kind in TEXT_KINDS and near < 1 and not label.colon:
            near *= 0.9
        if _follows(label, stretch) and not label.colon and not _set_off(kind, stretch):
            values = ()
        if label.field in REPEATED and _follows(label, stretch) and not label.colon and not _lone(stretch, values):
            values = ()
        if not label.opens and not label.colon:
            near *= 0.75
            values = tuple(v for v in values if v.start - label.end <= 4)
        if values:
            yield from _edges(label, values, near, "right")
            return
        if kind not in SUMMED_KINDS | {"date", "container"} and stretch.text.strip(" :.-#"):
            return


def _right_money(sheet: Sheet, label: Label) -> Iterator[Edge]:
    """The amount behind a label: the first with a currency mark or cents, past bare counts ("Grand Total: 8 $795.00")."""
    read = [
        (tuple(v for v in READERS["money"](stretch) if not _follows(label, stretch) or _led_to(label, v)), near)
        for stretch, near in _right_stretches(sheet, label)
    ]
    pairs = [(v, near) for values, near in read for v in values]
    if not pairs or not (label.opens or label.colon):
        return
    best = max(pairs, key=lambda pair: pair[0].fit)
    first = pairs[0] if pairs[0][0].fit >= best[0].fit - 0.06 else best
    rest = [p for p in pairs if p is not first and p[0].fit >= first[0].fit]
    for rank, (value, near) in enumerate([first, *rest]):
        yield Edge(label, label.field, value, label.strength * near * value.fit * (1 - 0.02 * rank), "right")


_LINK = re.compile(
    r"\([^()]*\)|\b(?:is|on|dated?|dt|of|the|total|amount|no|nr|usd|eur|inr|and time|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
)


def _led_to(label: Label, value: Value) -> bool:
    """Whether nothing but signs stands between a label and its value: "Date de prélèvement : 10/07" is another label."""
    if value.line is not label.line or label.colon:
        return True
    between = fold(value.line.text[label.end : value.start])
    words = [w for w in re.findall(r"[^\W\d_]+", _LINK.sub(" ", between)) if len(w) > 1]
    return not words or (label.strength >= 1 and len(words) <= 2 and ":" not in between)


def _follows(label: Label, stretch: Stretch) -> bool:
    """Whether a text goes on in the label's own phrase."""
    line = label.line
    return stretch.line is line and line.phrase_at(stretch.start) == line.phrase_at(label.start)


def _set_off(kind: str, stretch: Stretch) -> bool:
    """Whether a text that follows its label without a colon can be its value: a port can, a sentence cannot."""
    return kind not in TEXT_KINDS or (kind in ("port", "vessel") and len(stretch.text.split()) <= 4)


def _lone(stretch: Stretch, values: Sequence[Value]) -> bool:
    """Whether the values are all that the text says: "Lot B7, Phu Da Industrial Park" is an address."""
    said = sum(v.end - v.start for v in values)
    return said >= 0.8 * len(re.sub(r"[\s,;&.:#-]", "", stretch.text))


def _edges(label: Label, values: Sequence[Value], near: float, relation: str) -> Iterator[Edge]:
    many = label.field in REPEATED | MANY or vocabulary().kinds[label.field] in ("period", "money")
    for rank, value in enumerate(values if many else values[:1]):
        yield Edge(label, label.field, value, label.strength * near * value.fit * (1 - 0.01 * rank), relation)


def _right_stretches(sheet: Sheet, label: Label) -> Iterator[tuple[Stretch, float]]:
    """The text behind a label: the rest of its phrase, then the next phrases, up to the next label."""
    line = label.line
    limit = min(
        (other.start for other in sheet.labels[line.index] if other.start >= label.end and _blocks(other)),
        default=len(line.text),
    )
    own = line.phrases[line.phrase_at(label.start)]
    end = min(own.end, limit)
    if line.text[label.end : end].strip(" :：.#=-–()/"):
        yield _stretch(sheet, label, line, label.end, end), 1.0
    near = 0.97
    position = own
    for phrase in line.phrases:
        if phrase.start < own.end or phrase.start >= limit:
            continue
        text = line.text[phrase.start : min(phrase.end, limit)]
        if text.strip(" :：=#"):
            gap = phrase.x0 - position.x1
            near = near if gap < 0.45 * line.page.width else near * 0.8
            yield _stretch(sheet, label, line, phrase.start, min(phrase.end, limit)), near
            near *= 0.93
        position = phrase
    if limit == len(line.text):
        yield from _beside(sheet, label, own)


_LEAD = re.compile(r"[\s:：=#.]*")


def _stretch(sheet: Sheet, label: Label, line: Line, start: int, end: int) -> Stretch:
    """Text in which a label's value is looked for, without the signs that lead to it."""
    lead = _LEAD.match(line.text, start, end)
    return Stretch(line, lead.end() if lead else start, end, sheet.locale, label.text)


def _beside(sheet: Sheet, label: Label, own: Phrase) -> Iterator[tuple[Stretch, float]]:
    """Text right of a label whose baseline is a little off, as on pages read askew."""
    line = label.line
    for index in (line.index - 1, line.index + 1):
        if not 0 <= index < len(sheet.lines) or sheet.lines[index].page is not line.page:
            continue
        other = sheet.lines[index]
        if abs(other.box.center[1] - line.box.center[1]) > 0.95 * max(line.height, other.height):
            continue
        for phrase in other.phrases:
            if phrase.x0 >= own.x1 - 1 and other.text[phrase.start : phrase.end].strip(" :：=#"):
                if _headed(sheet, other, phrase):
                    break
                yield _stretch(sheet, label, other, phrase.start, phrase.end), 0.9
                break


def _blocks(label: Label) -> bool:
    """Whether a label ends the value before it: one in the middle of words does not."""
    return label.opens or label.colon


# ---------------------------------------------------------------- below the label


def _below(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    cells = _cells_below(sheet, label, 1 if kind in TEXT_KINDS else 2)
    for line, phrase in cells:
        stretch = Stretch(line, phrase.start, phrase.end, sheet.locale, label.text)
        values = tuple(_continued(sheet, v, phrase, kind) for v in READERS[kind](stretch))
        if kind == "vessel":
            values = tuple(_with_voyage(v, label) for v in values)
        yield from _edges(label, values, 0.93, "below")
        if values or any(c.isdigit() for c in stretch.text) or len(stretch.text.split()) > 3:
            return


def _column_extent(label: Label) -> tuple[float, float, float, float]:
    """Label's own extent, and that of the column it may head: up to the neighbours on its line."""
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    x0, x1 = line.x_at(label.start), line.x_at(max(label.start, label.end - 1))
    left = max((p.x1 for p in line.phrases if p.x1 <= own.x0), default=0.0)
    right = min((p.x0 for p in line.phrases if p.x0 >= own.x1), default=line.page.width)
    return x0, max(x1, own.x1 if own.end <= label.end + 12 else x1), left, right


def _under(phrase: Phrase, extent: tuple[float, float, float, float]) -> bool:
    """Whether a phrase stands under a heading: aligned left, right or centred with it, or within its column."""
    x0, x1, left, right = extent
    if abs(phrase.x0 - x0) <= 6 or (abs(phrase.x1 - x1) <= 6 and phrase.x0 > left - 2):
        return True
    middle = (phrase.x0 + phrase.x1) / 2
    if phrase.x0 >= left - 2 and phrase.x1 <= right + 2 and phrase.x0 < x1 + 4 and phrase.x1 > x0 - 4:
        return True
    return x0 - 2 <= middle <= x1 + 2


def _cells_below(sheet: Sheet, label: Label, limit: int) -> list[tuple[Line, Phrase]]:
    """The phrases under a label, nearest first, until another label, a wide gap, or the limit."""
    line = label.line
    extent = _column_extent(label)
    found: list[tuple[Line, Phrase]] = []
    bottom, height = line.box.bottom, line.height
    for below in sheet.lines[line.index + 1 :]:
        if below.page is not line.page or below.box.top - bottom > (2.2 if not found else 3.2) * height:
            break
        phrases = [p for p in below.phrases if _under(p, extent)]
        if not phrases:
            continue
        phrase = min(phrases, key=lambda p: abs(p.x0 - extent[0]))
        if _headed(sheet, below, phrase):
            break
        found.append((below, phrase))
        bottom = below.box.bottom
        if len(found) >= limit:
            break
    return found


def _headed(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is itself a label (with or without its value)."""
    for label in sheet.labels.get(line.index, ()):
        if label.start < phrase.end and label.end > phrase.start and label.opens:
            filled = (label.end - label.start) >= 0.6 * (phrase.end - phrase.start)
            if label.colon or filled:
                return True
    return False


def _with_voyage(value: Value, label: Label) -> Value:
    """A vessel with the voyage that stands apart from it in the same column of the form."""
    line, right = value.line, _column_extent(label)[3]
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
    broken = kind in ("identifier", "entry") and (value.value or "").endswith(("-", "/"))
    stretch = value.line.text[value.start : phrase.end].rstrip()
    broken = broken or (kind in ("identifier", "entry") and stretch.endswith(("-", "/")))
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
        if abs(p.x0 - phrase.x0) <= 4 and not _headed(sheet, follower, p):
            text = follower.text[p.start : p.end]
            if kind == "vessel" and not re.fullmatch(r"(?:V\.?|VOY\.?\s?)?[A-Z]{0,3}\d{1,4}[A-Z]{0,3}", text):
                return value
            joined = f"{value.value} {text}" if kind == "vessel" else stretch + text.split()[0]
            return replace(value, value=joined, more=((follower, p.start, p.end),))
    return value


# ---------------------------------------------------------------- columns and their totals


def _column(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    """Values of the column under a label. A repeated field takes them all; a sum only a column of one."""
    cells = _cells_below(sheet, label, 400 if label.field in REPEATED else 6)
    values: list[Value] = []
    for line, phrase in cells:
        if is_total_row(line):
            break
        read = READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, label.text))
        if not read and not values and label.field not in REPEATED:
            return
        if not read and kind in ("lot", "style", "hs"):
            continue
        values.extend(read if label.field in REPEATED else read[:1])
    if label.field in REPEATED:
        yield from _edges(label, values, 0.9, "column")
    elif len(values) == 1:
        yield from _edges(label, values, 0.88, "below")


def is_total_row(line: Line) -> bool:
    """Whether a line begins as a row of totals."""
    return any(_TOTAL_WORD.match(fold(line.text[p.start : p.end])) for p in line.phrases[:3])


def _total_edges(sheet: Sheet) -> Iterator[Edge]:
    """Where a row that begins with "Total" crosses a column headed by a field that sums up."""
    headers = [
        label
        for labels in sheet.labels.values()
        for label in labels
        if label.opens and len(label.line.phrases) >= 3 and vocabulary().kinds[label.field] in SUMMED_KINDS | {""}
    ]
    tops = [label.line.index for label in headers]
    for line in sheet.lines:
        if is_total_row(line) and len(line.phrases) >= 2:
            above = headers[: bisect.bisect_left(tops, line.index)]
            yield from _crossings(sheet, line, above)


def _crossings(sheet: Sheet, line: Line, above: Sequence[Label]) -> Iterator[Edge]:
    for phrase in line.phrases:
        text = line.text[phrase.start : phrase.end]
        if not any(c.isdigit() for c in text) or _TOTAL_WORD.match(fold(text)) or "%" in text:
            continue
        over = [h for h in above if h.line.page is line.page and _under(phrase, _column_extent(h))]
        if not over:
            continue
        header = max(over, key=lambda h: h.line.index)
        if header.field == OTHER:
            continue
        kind = vocabulary().kinds[header.field]
        for value in READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, header.text))[:1]:
            yield Edge(header, header.field, value, 0.9 * value.fit, "total")


# ---------------------------------------------------------------- choice


def assign(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that stand: best first, a place on the page for one field only, a label for one value only."""
    chosen: list[Edge] = []
    taken: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    served: set[tuple[int, int, str]] = set()
    standing = [e for e in edges if e.score >= LEAST]
    for edge in sorted(standing, key=lambda e: (-e.score, e.value.line.index, e.value.start)):
        key = (edge.label.line.index, edge.label.start, edge.relation if edge.relation == "total" else "")
        single = edge.field not in REPEATED | MANY and vocabulary().kinds[edge.field] not in ("period", "money")
        if (single and key in served) or _occupied(taken, edge):
            continue
        served.add(key)
        for line, start, end in edge.value.parts:
            taken.setdefault((line.index, 0), []).append((start, end, edge.field))
        chosen.append(edge)
    return chosen


def _occupied(taken: Mapping[tuple[int, int], list[tuple[int, int, str]]], edge: Edge) -> bool:
    return any(
        start < b and a < end and field != edge.field
        for line, start, end in edge.value.parts
        for a, b, field in taken.get((line.index, 0), ())
    )
