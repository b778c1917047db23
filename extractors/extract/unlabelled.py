"""What stands on a page without a label: signers, documents named in texts, the one date of a receipt, containers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document_types import document_types
from extractors.evidence import Evidence
from extractors.extract.candidates import Stretch, Value, read_dates
from extractors.extract.choose import make_evidence
from extractors.extract.closing import closing_signer, office_over_name
from extractors.extract.counted_packages import TRANSPORT, counted_packages, total_weight
from extractors.extract.declarants import SPOKEN, declared_fields
from extractors.extract.named_values import read_identifiers
from extractors.extract.origin_certificate import TYPE as ORIGIN_CERTIFICATE
from extractors.extract.origin_certificate import origin_certificate_fields
from extractors.extract.other_dates import led_to_day, of_other_purpose
from extractors.extract.payments import named_documents
from extractors.extract.planned_dates import speaks_beforehand
from extractors.extract.printed_numbers import air_waybill, series_number, titled_number
from extractors.extract.qualified_values import is_qualified
from extractors.extract.sheet import Sheet
from extractors.extract.signers import signer_fields
from extractors.extract.statement_lines import is_statement, statement_fields
from extractors.extract.two_weighings import heavier_weighing
from extractors.extract.written import written_fields
from extractors.tables.columns import strict_kind
from extractors.tables.table_model import Table
from extractors.values.identifiers import INCOTERMS, find_containers


def without_labels(
    sha256: str, sheet: Sheet, tables: Sequence[Table], fields: Sequence[Evidence], allowed: frozenset[str]
) -> list[Evidence]:
    """The fields that the labels left open, and that the page shows all the same."""
    have = {f.name for f in fields}
    found: list[Evidence] = []
    if "signer" in allowed:
        signed = signer_fields(sha256, sheet.lines) or closing_signer(sha256, sheet.lines)
        signed = signed or office_over_name(sha256, sheet.lines)
        if sheet.type in SPOKEN:
            signed = [*signed, *declared_fields(sha256, sheet.lines, [*fields, *signed])]
        found.extend(f for f in signed if f.name not in have and f.name in allowed)
    if sheet.type == "payment_proof":
        parts = [(line, 0, len(line.text)) for line in sheet.lines]
        named = {(f.name, f.value): f for f in named_documents(sha256, parts)}
        found.extend(f for f in named.values() if f.name not in have)
        found.extend(f for f in statement_fields(sha256, tables, sheet.locale.decimal) if f.name not in have)
    if "packages" in allowed and "packages" not in have:
        found.extend(counted_packages(sha256, sheet))
    if "gross_weight" in allowed and "gross_weight" not in have:
        found.extend(heavier_weighing(sha256, sheet, fields) or total_weight(sha256, sheet))
    if "incoterm" in allowed and "incoterm" not in have:
        found.extend(_written_incoterm(sha256, sheet))
    given = have | {f.name for f in found}
    found.extend(f for f in written_fields(sha256, sheet, given) if f.name in allowed - given)
    if sheet.type == ORIGIN_CERTIFICATE:
        found.extend(origin_certificate_fields(sha256, sheet, tables, have | {f.name for f in found}))
    if sheet.type in TRANSPORT and "container_number" not in have:
        found.extend(_containers(sha256, sheet))
    if sheet.type == "commercial_invoice":
        found.extend(f for f in _in_sentence(sha256, sheet) if f.name not in have)
    if document_types()[sheet.type].number in allowed - have - {f.name for f in found} and not is_statement(tables):
        found.extend(titled_number(sha256, sheet) or series_number(sha256, sheet))
    if sheet.type == "transport_document" and "waybill_number" not in have | {f.name for f in found}:
        found.extend(air_waybill(sha256, sheet))
    own = _OWN_DATE.get(sheet.type, "")
    if own in allowed - have - {f.name for f in found} and not speaks_beforehand(sheet, own):
        other = {f.value for f in (*fields, *found) if f.kind == "date"}
        found.extend(_only_date(sha256, sheet, other, own))
    return found


_SENTENCE = re.compile(
    r"(?<!\w)(?:tax invoice|invoice|bill|rechnung|facture|factuur|factura|fatura|fattura)\s*"
    r"(?:number|nummer|numéro|número|numero|num|no|nr|n)?[.:°º]*\s*(?P<number>(?=\S*\d)[\w./-]*\w),?\s+"
    r"(?:of|dated|from|vom|du|del?|d\.d\.|de fecha|de data|date|tarihli)\s+(?=\S)",
    re.IGNORECASE,
)


def _in_sentence(sha256: str, sheet: Sheet) -> list[Evidence]:
    """Number and date that a sentence of an invoice gives together: "this is invoice 2026/55644 of 17 March 2026"."""
    found: list[tuple[Value, Value]] = []
    for line in sheet.lines:
        for match in _SENTENCE.finditer(line.text):
            numbers = read_identifiers(Stretch(line, match.start("number"), match.end("number"), sheet.locale))
            dates = read_dates(Stretch(line, match.end(), len(line.text), sheet.locale))
            if numbers and dates and dates[0].start == match.end() and dates[0].value:
                found.append((numbers[0], dates[0]))
    if len({number.value for number, _ in found}) != 1:
        return []
    number, date = found[0]
    return [make_evidence(sha256, "invoice_number", number, 0.9), make_evidence(sha256, "invoice_date", date, 0.9)]


def _containers(sha256: str, sheet: Sheet) -> list[Evidence]:
    """Container numbers whose check digit is right (ISO 6346), wherever they stand on a transport document."""
    found = {
        text: Value(line, a, b, text)
        for line in sheet.lines
        for a, b, text, right in find_containers(line.text)
        if right
    }
    return [make_evidence(sha256, "container_number", value, 0.9) for value in found.values()]


# A term before its place; "CIF A28017895" is a Spanish tax number, and "RUE DES EMBRUNS" a street: terms that are
# words of other languages need their label.
_TERMS = tuple(term for term in INCOTERMS if term not in ("DES", "DAT"))
_TERM_AND_PLACE = re.compile(
    rf"(?<![A-Za-z])({'|'.join(_TERMS)})(?!,?\s+[A-Z]?-?\d)(?=,?\s+[A-Z\u00c0-\u00de\u4e00-\u9fff])"
)


def _written_incoterm(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The delivery term before its place ("USD 1.85 per kg CIF Karachi"), no "CIF A28017895" and no "FOB Value"."""
    found = [
        Value(line, m.start(1), m.end(1), m[1])
        for line in sheet.lines
        for m in _TERM_AND_PLACE.finditer(line.text)
        if strict_kind(line.text[m.end() :].strip(" ,").split(maxsplit=1)[0]) not in ("amount", "unit_price")
    ]
    return [make_evidence(sha256, "incoterm", found[0], 0.88)] if len({v.value for v in found}) == 1 else []


_TIME = re.compile(r"[\s,]*\(?\w{0,3}\)?\s*\d{1,2}[:.]\d{2}")


_PLACE = re.compile(
    r"[^\W\d][^\d,:;]{1,40}, ?(?:(?:den|am|le|a|el|li|il|em|the|on|ngày|dnia|dňa|dne|d\.) )?", re.IGNORECASE
)


def _is_placed(value: Value) -> bool:
    """Whether a date fills its piece of the line with a town alone before it: "München, den 01.07.2024"."""
    line = value.line
    phrase = line.phrases[line.phrase_at(value.start)]
    at = line.phrase_at(value.start)
    # "Rheine, den" may be the caption of a box in which the date stands alone.
    start = line.phrases[at - 1].start if at and value.start == phrase.start else phrase.start
    return value.end == phrase.end and _PLACE.fullmatch(line.text, start, value.start) is not None


# The date by which a type of paper goes, where it prints one without a label.
_OWN_DATE = {
    "commercial_invoice": "invoice_date", "purchase_order": "order_date", "contract": "order_date",
    "transport_document": "departure_date", "internal_transfer": "departure_date", "payment_proof": "payment_date",
}  # fmt: skip
# A date without a label stands in so much of its page, but for an invoice's.
_HEAD = 0.4
_NAMED_DAY = re.compile(r"\W*(?:ngày|date|dated|datum|fecha|data|tarih|日期)?\W*", re.IGNORECASE)


def _stands_alone(value: Value) -> bool:
    """Whether a date fills its piece of a line in the head of its page, a town or the word for it before it."""
    line = value.line
    phrase = line.phrases[line.phrase_at(value.start)]
    at = line.phrase_at(value.start)
    if at and line.text[: line.phrases[at - 1].end].endswith((":", "：")):
        return False  # the value of a caption that is none of ours ("Valid until:")
    led = _NAMED_DAY.fullmatch(line.text, phrase.start, value.start) is not None or _is_placed(value)
    return led and value.end == phrase.end and line.box.top < _HEAD * line.page.height


def _only_date(sha256: str, sheet: Sheet, other: set[str | None], field: str) -> list[Evidence]:
    """The date of a paper without a label for it: beside its place, with a time of day behind it, or the only one."""
    values: list[Value] = []
    for line in sheet.lines:
        if not any(
            label.field == "other" and "date" in label.text.casefold() for label in sheet.labels.get(line.index, ())
        ):
            read = read_dates(Stretch(line, 0, len(line.text), sheet.locale))
            values.extend(v for v in read if v.value not in other and not is_qualified(field, v))
    timed = [v for v in values if _TIME.match(v.line.text, v.end)]
    placed = [v for v in values if _is_placed(v)]
    # A date of another purpose is no other one either: where two stand, the paper may have a third.
    sole = values if not any(of_other_purpose(sheet, v, field) for v in values) else []
    groups = [(placed, 0.9), (timed, 0.88), (sole, 0.84)]
    if field != "invoice_date":
        own = [v for v in values if _stands_alone(v) and not of_other_purpose(sheet, v, field)]
        groups = [([v for v in own if field != "payment_date" or not led_to_day(v)], 0.88)]
    for group, score in groups:
        if group and len({v.value for v in group}) == 1 and group[0].value:
            return [make_evidence(sha256, field, group[0], score)]
    return []
