"""A classified document -> everything read from it: fields here, parties, origins, line items and requests beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from extractors.document_types import document_types
from extractors.evidence import Document, DocumentReading, Evidence, OriginReading, Problem
from extractors.extract.amounts import money_fields
from extractors.extract.assign import assign, edges_of
from extractors.extract.bent_captions import without_bent_labels
from extractors.extract.certificate_fields import certificate_fields
from extractors.extract.choose import Choice, choose
from extractors.extract.column_currency import table_currency
from extractors.extract.companions import companions, own_dates
from extractors.extract.contested_columns import without_contested, without_contested_origins
from extractors.extract.dated_columns import with_dated_columns
from extractors.extract.directed_labels import directed_labels
from extractors.extract.documentary_credit import credit_fields, without_unmoved
from extractors.extract.doubt import without_doubtful
from extractors.extract.kind_of_packages import with_counts_of_packages
from extractors.extract.label_pairs import paired_labels, without_gins_count
from extractors.extract.labels import find_labels
from extractors.extract.labor_sums import labor_sums, paid_out, with_labor_sums, without_counts_as_pay
from extractors.extract.line_items import read_line_items
from extractors.extract.listed_origins import with_listed_origins
from extractors.extract.locale import decide_locale
from extractors.extract.lot_sides import with_sides
from extractors.extract.opened_labels import opened_labels
from extractors.extract.origin_certificate import declared_country, without_countries_of_parts
from extractors.extract.page_lines import lines_of
from extractors.extract.parts_of_values import without_parts
from extractors.extract.party_fields import party_fields
from extractors.extract.payment_edges import edges_of_payment
from extractors.extract.payments import swift_fields, swift_tags
from extractors.extract.periods import period_fields
from extractors.extract.plan_titles import without_planned_work
from extractors.extract.process_balance import with_balance
from extractors.extract.process_column import lists_processes, with_process_column
from extractors.extract.process_prose import process_prose
from extractors.extract.process_quantities import process_quantities
from extractors.extract.proved_decimal import proved_decimal, with_own_decimals
from extractors.extract.qualified_values import without_qualified
from extractors.extract.sheet import REPEATED, Edge, Sheet, make_sheet
from extractors.extract.signers import signed_by_people
from extractors.extract.table_edges import without_other_cells
from extractors.extract.table_fields import is_weighed, table_fields
from extractors.extract.taxed_sums import taxed_sums
from extractors.extract.titled_process import titled_process
from extractors.extract.told_by_cells import first_lines, is_misplaced, told_by_cells
from extractors.extract.unlabelled import without_labels
from extractors.extract.vessel_names import asks_for_voyage, split_vessel
from extractors.extract.whose_number import own_numbers
from extractors.extract.wrapped_labels import wrapped_labels
from extractors.origins import find_origins
from extractors.parties import find_parties
from extractors.requests import find_requests
from extractors.tables import find_tables
from extractors.tables.table_model import Table
from extractors.values.folding import fold
from extractors.vocabulary import any_of, every_language, load_vocabulary, stem_of

_MONEY = frozenset({"total", "subtotal", "tax", "discount", "amount_due", "total_local", "amount", "wages_total"})
_APART = _MONEY | {"currency", "period", "vessel"}
_OF_PROCESS = frozenset({"input_lot", "output_lot", "input_quantity", "output_quantity"})
# Types whose lines are the parts of one thing.
_OF_PARTS = frozenset({"bill_of_materials"})


def extract_document(document: Document) -> DocumentReading:
    """Fields, parties, origins, line items and requests of one document; a blank form gives nothing."""
    if document.type == "unreadable" or any(p.code == "blank_form" for p in document.problems):
        return DocumentReading(document, problems=document.problems)
    parties = find_parties(document)
    fields, problems = extract_fields(document)
    fields = signed_by_people(fields, parties)
    origins = _origins(document)
    fields = without_countries_of_parts(document, fields, origins)
    have = {f.name for f in fields}
    items, doubts = read_line_items(document)
    return DocumentReading(
        document,
        (*fields, *declared_country(document, origins, have), *party_fields(document, parties, fields)),
        parties,
        origins,
        items,
        find_requests(document),
        (*document.problems, *problems, *doubts),
    )


def _origins(document: Document) -> tuple[OriginReading, ...]:
    """Origins of the text, no line's as that of all goods; of a bill of materials those of its lines too."""
    tables = find_tables(document)
    origins = tuple(without_contested_origins(find_origins(document), tables))
    return with_listed_origins(document, origins, tables) if document.type in _OF_PARTS else origins


def extract_fields(document: Document) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """The fields that the document's type may give, with the problems of those that stay open."""
    allowed = frozenset(document_types()[document.type].fields) if document.type in document_types() else frozenset()
    if not allowed:
        return (), ()
    if document.type == "certificate_of_origin_1243":
        blanks = certificate_fields(document)
        if blanks is not None:
            return blanks, ()
    sheet = _sheet(document, allowed)
    tags = swift_tags(sheet.lines) if document.type == "payment_proof" else ()
    if tags:
        told = without_unmoved(document.type, sheet.lines, swift_fields(document.sha256, tags))
        sent, doubts = without_doubtful(document, (f for f in told if f.name in allowed))
        return sent, tuple(doubts)
    credit = credit_fields(document.sha256, sheet.lines) if document.type == "payment_proof" else []
    if credit:
        return tuple(f for f in credit if f.name in allowed), ()
    choice = _read(document, sheet, allowed)
    given = allowed.difference(document_types()[document.type].planned)
    made = without_unmoved(document.type, sheet.lines, without_planned_work(document, choice.fields))
    fields, doubts = without_doubtful(document, (f for f in made if f.name in given))
    return fields, (*choice.problems, *doubts)


def _sheet(document: Document, allowed: frozenset[str]) -> Sheet:
    lines = lines_of(document)
    wanted = allowed | ({"period"} if "period_start" in allowed else set())
    named = taxed_sums(lines, find_labels(lines, document.type, frozenset(wanted)), frozenset(wanted))
    packed = with_counts_of_packages(without_gins_count(paired_labels(named)))
    found = opened_labels(packed, document.type)
    labels = wrapped_labels(lines, found, document.type, frozenset(wanted))
    sided = directed_labels(lines, labels) if document.type == "production_record" else labels
    labels = without_bent_labels(sided, document.type)
    return make_sheet(lines, labels, decide_locale(lines, document.type, document.languages), document.type)


def _read(document: Document, sheet: Sheet, allowed: frozenset[str]) -> Choice:
    sha256 = document.sha256
    by_field: dict[str, list[Edge]] = {}
    for edge in without_qualified((*(chosen := assign(edges_of(sheet))), *companions(sheet, chosen))):
        by_field.setdefault(edge.field, []).append(edge)
    fields: list[Evidence] = []
    problems: list[Problem] = []
    tables = find_tables(document)
    if document.type == "payment_proof":
        by_field = edges_of_payment(sheet, tables, by_field)
    by_field = own_dates(sheet, without_other_cells(own_numbers(sheet, by_field, document.languages), tables))
    if document.type == "production_record":
        by_field = with_sides(by_field, sheet.locale)
    for field in sorted(set(by_field) - _APART):
        choice = choose(sha256, field, by_field[field])
        fields.extend(choice.fields)
        problems.extend(choice.problems)
    fields.extend(_vessel(sha256, by_field, allowed))
    fields.extend(period_fields(sha256, sheet, by_field, {f.name for f in fields}))
    money = money_fields(sha256, sheet, paid_out(by_field), allowed)
    fields.extend(money.fields)
    if tables:
        decimal = proved_decimal(tables) or sheet.locale.decimal
        found = table_fields(sha256, with_own_decimals(tables), document.type, decimal)
        if document.type == "production_record":
            found += process_quantities(sha256, tables, sheet.locale.decimal)
        taxed = {f.name for f in fields} & {"tax", "subtotal", "amount_due"}
        fields = _with_tables(fields, [f for f in found if f.name != "total" or not taxed])
    if document.type == "production_record":
        fields, doubts = _of_the_process(document, fields, tables, sheet)
        problems.extend(doubts)
    if document.type == "labor_record":
        paid = without_counts_as_pay(fields, tables, sheet.lines)
        fields = with_labor_sums(paid, labor_sums(sha256, tables, sheet.locale.decimal))
    fields = _with_bare_values(document, sheet, tables, fields, allowed)
    directed = {f.value for f in fields if f.name in ("input_lot", "output_lot")}
    fields = [f for f in fields if f.name != "lot_number" or f.value not in directed]
    if document.type == "commercial_invoice":
        fields = [f for f in fields if f.name != "beneficiary_account" or _names_a_bank(sheet)]
    return Choice(tuple(without_parts(fields)), (*problems, *money.problems))


def _with_bare_values(
    document: Document, sheet: Sheet, tables: Sequence[Table], fields: Sequence[Evidence], allowed: frozenset[str]
) -> list[Evidence]:
    """The fields without what lines of goods contradict, with values that no label heads."""
    named = table_currency(document.sha256, sheet, fields) if "currency" in allowed else []
    certain = without_contested([*fields, *named], tables)
    bare = without_labels(document.sha256, sheet, tables, certain, allowed)
    return [*certain, *without_contested(bare, tables)]


def _of_the_process(
    document: Document, fields: Sequence[Evidence], tables: Sequence[Table], sheet: Sheet
) -> tuple[list[Evidence], list[Problem]]:
    """The fields of a production record with what its columns, its sentences and its title tell, if it balances."""
    found = with_dated_columns(document.sha256, fields, tables, sheet.locale.order)
    found = with_process_column(document.sha256, found, tables)
    if all(f.name != "process" for f in found) and not lists_processes(tables):
        found = [*found, *titled_process(document.sha256, sheet.lines, document.languages)]
    if not {f.name for f in found} & _OF_PROCESS:
        found = [*found, *process_prose(document.sha256, document.pages, sheet.locale.decimal)]
    return with_balance(found)


@cache
def _bank() -> re.Pattern[str]:
    words = load_vocabulary("payments")
    return re.compile(f"{stem_of(every_language(words['bank']))}|{any_of(every_language(words['bank_word']))}")


def _names_a_bank(sheet: Sheet) -> bool:
    """Whether an invoice gives bank details: without them its "account" is the customer's."""
    return any(_bank().search(fold(line.text)) for line in sheet.lines)


def _with_tables(fields: Sequence[Evidence], found: Sequence[Evidence]) -> list[Evidence]:
    """Fields of labels and tables together: cells win for what repeats, a label's value for what does not.

    A column knows the unit of its sum where the row of totals prints the number alone.
    """
    units = {(f.name, f.value): f.unit for f in found if f.unit}
    fields = [f if f.unit else replace(f, unit=units.get((f.name, f.value))) for f in fields]
    cells = told_by_cells(found)
    fields = [f for f in fields if not is_misplaced(f, cells)]
    labelled = {(f.name, f.value) for f in fields if f.name in REPEATED}
    found = [f for f in found if not (is_weighed(f, fields) or (f.name in REPEATED and _ends_in(f, labelled)))]
    in_tables = {f.name for f in found if f.name in REPEATED}
    heads = first_lines(found)
    whole = (f for f in fields if f.confidence > 0.975 or f.name not in in_tables)
    kept = [f for f in whole if f.name not in in_tables or (f.name, f"{f.value}-") not in heads]
    have = {f.name for f in kept if f.name not in REPEATED and f.value is not None}
    values = {(f.name, f.value) for f in kept}
    return [*kept, *(f for f in found if f.name not in have and (f.name, f.value) not in values)]


def _ends_in(field: Evidence, labelled: Iterable[tuple[str, str | None]]) -> bool:
    """Whether a cell runs together with its neighbour, and its last word was read by itself ("cold break LT21-271")."""
    words = (field.value or "").split()
    return len(words) > 1 and (field.name, words[-1]) in labelled


def _vessel(sha256: str, by_field: dict[str, list[Edge]], allowed: frozenset[str]) -> list[Evidence]:
    """Vessel, and the voyage that is printed behind it."""
    choice = choose(sha256, "vessel", by_field.get("vessel", []))
    asked = not by_field.get("voyage") and any(asks_for_voyage(e.label.text) for e in by_field.get("vessel", []))
    found: list[Evidence] = []
    for item in choice.fields:
        name, voyage = split_vessel(item.value or "", asked)
        found.append(replace(item, name="vessel", value=name))
        if voyage and not by_field.get("voyage") and "voyage" in allowed:
            found.append(replace(item, name="voyage", value=voyage))
    return found
