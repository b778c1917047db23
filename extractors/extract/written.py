"""What trade papers write out in a line rather than beside a label: route, vessel, invoices named, a receipt's sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.evidence import Evidence
from extractors.extract.candidates import Stretch, Value, read_dates
from extractors.extract.choose import make_evidence
from extractors.extract.named_values import read_ports
from extractors.extract.page_lines import Line
from extractors.extract.payments import named_documents
from extractors.extract.sheet import Sheet
from extractors.parties.company_names import has_legal_form
from extractors.values.countries import country_in
from extractors.values.money import GOODS_WORDS, find_amounts
from extractors.values.numbers import parse_number, plain

ROUTED = frozenset({"commercial_invoice", "packing_list", "contract"})
NAMING = frozenset({"packing_list", "bill_of_lading", "transport_document"})
SURE = 0.88


def written_fields(sha256: str, sheet: Sheet, have: set[str]) -> Iterator[Evidence]:
    """The fields written out in lines that no label gave, by the type of paper."""
    if sheet.type in ROUTED and not have & {"port_of_lading", "port_of_discharge"}:
        yield from _route(sha256, sheet)
    if "vessel" not in have:
        yield from _vessel(sha256, sheet)
    if sheet.type in NAMING and "invoice_number" not in have:
        yield from _invoice(sha256, sheet)
    if sheet.type == "payment_proof" and "amount" not in have:
        yield from _only_sum(sha256, sheet)


_ROUTE = re.compile(
    r"^\W*(?:shipment\s*:?\s*)?(?:shipped\s+)?from\s*从?\s*:?\s+(?P<start>[^:]{3,40}?)\s+(?:to|t0)\s*[到至]?\s*:?\s+(?P<end>[^:]{3,40}?)"
    r"(?=\s+(?:by|per|via)\b|\s*[;.]|\s*$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\W*from\W*$", re.IGNORECASE)
_TO = re.compile(r"^\W*to\W*$", re.IGNORECASE)


def _route(sha256: str, sheet: Sheet) -> list[Evidence]:
    """Ports of "FROM: QINGDAO, CHINA TO: MELBOURNE BY: SEA", and of two lines "From | X" and "To | Y"."""
    found: list[tuple[Value, Value]] = []
    for line in sheet.lines:
        match = _ROUTE.match(line.text)
        if match and not _ends_a_caption(line, match):
            found.append((_span(line, *match.span("start")), _span(line, *match.span("end"))))
        elif (start := _behind(line, _FROM)) and (end := _behind_next(sheet, line)):
            found.append((start, end))
        else:
            found.extend(_route_of_boxes(sheet, line))
    if len(found) != 1 or not all(_is_port(sheet, value) for value in found[0]) or _are_people(sheet, *found[0]):
        return []
    start, end = found[0]
    return [
        make_evidence(sha256, "port_of_lading", start, SURE),
        make_evidence(sha256, "port_of_discharge", end, SURE),
    ]


def _are_people(sheet: Sheet, start: Value, end: Value) -> bool:
    """Whether sender and recipient stand behind the words: a mail address is right under ("FROM: ABC  TO: J. Doe").

    Two places with their countries are places whatever is under them; one of them is, where but one address is there.
    """
    named = sum(country_in(value.value or "") is not None for value in (start, end))
    if named == 2:
        return False
    under = (sheet.lines[n] for n in {start.line.index + 1, end.line.index + 1} if n < len(sheet.lines))
    return sum(line.text.count("@") for line in under) > named


def _ends_a_caption(line: Line, match: re.Match[str]) -> bool:
    """Whether the word between the places ends another caption: "From | Billed to | Shipped to" heads three columns."""
    between = line.text[match.end("start") : match.start("end")]
    phrase = line.phrases[line.phrase_at(match.start("start"))]
    apart = match.end("start") < phrase.end <= match.start("end")
    return apart and phrase.start > line.phrases[0].start and ":" not in between and "：" not in between


_FROM_BOX = re.compile(r"\W*from\s*[:：]\s*(?P<place>[^:：]{3,40})", re.IGNORECASE)
_TO_BOX = re.compile(r"\W*to\s*[:：]\s*(?P<place>[^:：]{3,40})", re.IGNORECASE)
# Points by which the lines of one box may be out of flush.
FLUSH = 3.0


def _route_of_boxes(sheet: Sheet, line: Line) -> Iterator[tuple[Value, Value]]:
    """Places with their countries in two lines of one box, other boxes beside: "FROM : Izmir, Turkey", "TO : ..."."""
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    for phrase in line.phrases if below is not None and below.page is line.page else ():
        start = _FROM_BOX.fullmatch(line.text, phrase.start, phrase.end)
        under = next((p for p in below.phrases if abs(p.x0 - phrase.x0) <= FLUSH), None) if below and start else None
        end = _TO_BOX.fullmatch(below.text, under.start, under.end) if below and under else None
        if below and start and end and country_in(start["place"]) and country_in(end["place"]):
            yield _span(line, *start.span("place")), _span(below, *end.span("place"))


def _span(line: Line, start: int, end: int) -> Value:
    return Value(line, start, end, line.text[start:end])


def _behind(line: Line, word: re.Pattern[str]) -> Value | None:
    """The second phrase of a line of two whose first is a word alone."""
    at = len(line.phrases) - 2
    led = line.text[line.phrases[at].start : line.phrases[at].end] if at >= 0 else ""
    if at not in range(len(line.phrases)) or not word.match(led):
        return None
    if at and ":" not in line.text[line.phrases[at].start : line.phrases[at + 1].start + 1]:
        return None  # the last of several boxes has its colon
    phrase = line.phrases[at + 1]
    lead = re.match(r"[\s:]*", line.text[phrase.start : phrase.end])
    return _span(line, phrase.start + (lead.end() if lead else 0), phrase.end)


def _behind_next(sheet: Sheet, line: Line) -> Value | None:
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    return _behind(below, _TO) if below is not None and below.page is line.page else None


def _is_port(sheet: Sheet, value: Value) -> bool:
    """Whether a text can be a place: no company, no figures."""
    text = value.value or ""
    read = read_ports(Stretch(value.line, value.start, value.end, sheet.locale))
    return bool(read) and not has_legal_form(text) and not any(c.isdigit() for c in text)


_SAILING = re.compile(
    r"\bM\s?/?\s?V\.?\s+(?P<vessel>[A-Z][A-Z .'-]{2,30}?)[\s,/]+(?:VOY(?:AGE)?|V)\b\.?\s*(?:NO\.?)?\s*:?\s*"
    r"(?P<voyage>[A-Z]{0,3}\d{1,4}[A-Z]{0,2})\b",
    re.IGNORECASE,
)


def _vessel(sha256: str, sheet: Sheet) -> list[Evidence]:
    """Vessel and voyage of a sentence: "M/V SAHEL PROGRESS voyage 12N, container ..."."""
    found = [(line, m) for line in sheet.lines for m in _SAILING.finditer(line.text)]
    if len({(m["vessel"], m["voyage"]) for _, m in found}) != 1:
        return []
    line, match = found[0]
    return [make_evidence(sha256, name, _span(line, *match.span(name)), SURE) for name in ("vessel", "voyage")]


_DATED = re.compile(r"[\s,]*(?:dated?|dt|of|vom|du|del?|tarihli|ngày)\b[\s.:]*", re.IGNORECASE)


def _invoice(sha256: str, sheet: Sheet) -> Iterator[Evidence]:
    """The one invoice that a shipping paper names in a text, and its date: "invoice BFE-26-118 dated 20 May 2026"."""
    parts = [(line, 0, len(line.text)) for line in sheet.lines]
    found = [f for f in named_documents(sha256, parts) if f.name == "invoice_number"]
    if len({f.value for f in found}) != 1:
        return
    yield found[0]
    for line in sheet.lines:
        at = line.text.find(found[0].value or "")
        link = _DATED.match(line.text, at + len(found[0].value or "")) if at >= 0 else None
        if link and sheet.type == "packing_list":
            dates = read_dates(Stretch(line, link.end(), len(line.text), sheet.locale))
            if dates and dates[0].start == link.end() and dates[0].value:
                yield make_evidence(sha256, "invoice_date", dates[0], SURE)
                return


def _only_sum(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The only amount with a currency on a receipt or slip ("Rs. 5,00,000.00")."""
    found: list[tuple[Line, int, int, str]] = []
    for line in sheet.lines:
        for amount in find_amounts(line.text):
            number = parse_number(amount.number, sheet.locale.decimal) if amount.mark else None
            if number is not None and amount.mark not in GOODS_WORDS:
                found.append((line, amount.start, amount.end, plain(number)))
    if len({value for *_, value in found}) != 1:
        return []
    line, start, end, value = found[0]
    return [make_evidence(sha256, "amount", Value(line, start, end, value), 0.82)]
