"""Dates that belong to a number: the date printed right behind it, and whose date a general word gives.

"Nr. 471102 vom 05.06.2018" dates the paper of that number. "Contract No: X   Dated: 02/03/2026" on an invoice dates the
contract; "Datum: 23.04.2026   Unterschrift:" dates the signature.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.extract.candidates import Stretch, Value, read_dates
from extractors.extract.labels import WEAK, Label
from extractors.extract.other_dates import without_other_purposes
from extractors.extract.planned_dates import without_planned
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.signing_words import caption_of, is_cue
from extractors.values.folding import fold
from extractors.vocabulary import pattern_of

_COMPANIONS = {
    "invoice_number": "invoice_date", "purchase_order_number": "order_date", "contract_number": "order_date",
    "waybill_number": "departure_date",
}  # fmt: skip
# Types of paper whose own date a date behind their number is.
_DATED = {"order_date": ("purchase_order", "contract", "commercial_invoice"), "departure_date": ("transport_document",)}
_BESIDE = re.compile(
    r"[\s,/()|–-]*(?:\b(?:dated?|dt|of|vom|von|du|del?|de fecha|from|tarihli|ngày|date|datum)\b[\s.:]*)?(?=\S)",
    re.IGNORECASE,
)


def companions(sheet: Sheet, edges: Sequence[Edge]) -> list[Edge]:
    """Dates that stand right behind a number ("Nr. 471102 vom 05.06.2018", "X26887 / January 13, 2021")."""
    found = []
    taken = {e.field for e in edges} & {"departure_date"}  # a date of its own label
    for edge in edges:
        field = _COMPANIONS.get(edge.field)
        if field is None or sheet.type not in _DATED.get(field, (sheet.type,)) or field in taken:
            continue
        line, end = edge.value.line, edge.value.end
        link = _BESIDE.match(line.text, end)
        start = link.end() if link else end
        values = read_dates(Stretch(line, start, len(line.text), sheet.locale))
        if _dates_an_order(sheet, edge) and not (link and re.search(r"[^\W\d_]", link.group())):
            continue
        if edge.label.strength <= WEAK and not (link and re.search(r"[^\W\d_]|[/,]", link.group())):
            values = ()  # behind a title with its number ("Factuur 2301  01-07-2015 t/m 31-07-2015") stands any date
        if not values or values[0].start - start > 1:
            values = _next_line_date(sheet, edge)
            start = values[0].start if values else start
        if values and values[0].start - start <= 1:
            found.append(Edge(edge.label, field, values[0], min(0.9, edge.score), "right"))
    return found


def _dates_an_order(sheet: Sheet, edge: Edge) -> bool:
    """Whether an invoice names its buyer's order or a contract: its date needs the word ("Dt. 30.03.2026")."""
    return sheet.type == "commercial_invoice" and edge.field in ("purchase_order_number", "contract_number")


_LINE_OPENING = re.compile(r"\s*(?:dated|dt|vom|du|of|date)\b[\s.:]*", re.IGNORECASE)


def _next_line_date(sheet: Sheet, edge: Edge) -> tuple[Value, ...]:
    """The date of a line that goes on from a number's line ("du 02 Juillet 2015" under "Facture n° 5620")."""
    line = edge.label.line
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    if below is None or below.page is not line.page or below.box.top - line.box.bottom > line.height:
        return ()
    for phrase in below.phrases:
        opening = _LINE_OPENING.match(below.text, phrase.start, phrase.end)
        if abs(phrase.x0 - line.x_at(edge.label.start)) < 6:
            start = opening.end() if opening else phrase.start
            values = read_dates(Stretch(below, start, phrase.end, sheet.locale))
            whole = opening or (values and values[0].end == phrase.end)
            return values if values and values[0].start == start and whole else ()
    return ()


# The numbers whose date a paper's own date is, by field; a general word behind another number dates that paper.
_OWN_NUMBERS = {
    "invoice_date": frozenset({"invoice_number"}),
    "order_date": frozenset({"purchase_order_number", "contract_number"}),
    "departure_date": frozenset({"waybill_number", "bill_of_lading_number"}),
}  # fmt: skip
_NUMBERS = frozenset().union(*_OWN_NUMBERS.values())


def own_dates(sheet: Sheet, by_field: Mapping[str, list[Edge]]) -> dict[str, list[Edge]]:
    """The edges without dates of other papers and of signatures, where another date of the paper is left."""
    by_field = without_planned(sheet, without_other_purposes(by_field))
    kept = {**by_field, "order_date": [e for e in by_field.get("order_date", ()) if _is_orders(e)]}
    for field, numbers in _OWN_NUMBERS.items():
        own = [e for e in kept.get(field, ()) if not _dates_another(sheet, e.label, numbers)]
        if own:
            kept[field] = own
    return {field: edges for field, edges in kept.items() if edges}


def _issued() -> re.Pattern[str]:
    return pattern_of("earlier_papers", "issued")


def _is_orders(edge: Edge) -> bool:
    """Whether an edge to an order's date has no general word of issuing that another word opens or a word follows."""
    label, value = edge.label, edge.value
    if not _issued().match(fold(label.text)):
        return True
    between = label.line.text[label.end : value.start] if value.line is label.line else ""
    return label.opens and not any(map(str.isalnum, between))


def _dates_another(sheet: Sheet, label: Label, own: frozenset[str]) -> bool:
    """Whether a general word of dates stands behind another paper's number in its line, or beside a signature."""
    if label.strength > WEAK:
        return False
    beside = [other for other in sheet.labels.get(label.line.index, ()) if other is not label]
    behind = [other for other in beside if other.end <= label.start and other.field in _NUMBERS]
    return (bool(behind) and behind[-1].field not in own) or any(_is_signed(other) for other in beside)


def _is_signed(label: Label) -> bool:
    return is_cue(label.text) or caption_of("names").match(fold(label.text)) is not None
