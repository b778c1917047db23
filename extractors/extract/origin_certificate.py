"""What certificates of origin of chambers and authorities (Form A, B, D, E, China's own) print in their boxes.

Number and date of the invoice stand in one cell; the packages open the description, spelled out or as "(95) CARTONS";
the country is often named only in the declaration ("all the goods were produced in Bangladesh").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.evidence import Document, Evidence, OriginReading
from extractors.extract.candidates import Stretch, Value, read_dates
from extractors.extract.choose import make_evidence
from extractors.extract.named_values import read_identifiers
from extractors.extract.page_lines import Line
from extractors.extract.payments import named_documents
from extractors.extract.sheet import Sheet
from extractors.extract.wrapped_values import breaks_off
from extractors.segments import plain
from extractors.tables.table_model import Cell, Table
from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary, stem_of

TYPE = "certificate_of_origin_other"
# Papers in which an exporter declares the origin of what he sells.
INVOICED = frozenset({"commercial_invoice", "packing_list"})
SURE = 0.88


@cache
def _invoices() -> re.Pattern[str]:
    return re.compile(stem_of(load_vocabulary("titles")["invoice_stems"]))


def origin_certificate_fields(sha256: str, sheet: Sheet, tables: Sequence[Table], have: set[str]) -> Iterator[Evidence]:
    """Number and date of the invoice that the goods' line or a sentence names, where no label gave them."""
    if "invoice_number" in have:
        return
    found = list(_invoices_of_cells(sha256, sheet, tables)) or list(_invoice_of_text(sha256, sheet))
    yield from (f for f in found if f.name not in have)


def _invoices_of_cells(sha256: str, sheet: Sheet, tables: Sequence[Table]) -> Iterator[Evidence]:
    """The cells under "Number and date of invoices": an identifier, then its date."""
    columns = [(t, i) for t in tables for i, c in enumerate(t.columns) if _invoices().search(fold(c.heading))]
    cells = [row.cells[i] for table, i in columns for row in table.rows if i in row.cells]
    seen: set[tuple[str, str | None]] = set()
    broken: Stretch | None = None
    for cell in cells:
        for stretch in _stretches(sheet, cell):
            dates = read_dates(stretch)
            numbers = () if dates and dates[0].start == stretch.start else read_identifiers(stretch)
            if broken is not None:
                numbers = tuple(_behind(broken, number) for number in numbers[:1])
            broken = stretch if breaks_off(stretch.text.rstrip()) else None
            if broken is not None:
                continue
            for field, values in (("invoice_number", numbers[:1]), ("invoice_date", dates[:1])):
                for value in values:
                    if value.value and (field, value.value) not in seen:
                        seen.add((field, value.value))
                        yield make_evidence(sha256, field, value, SURE)


def _behind(broken: Stretch, rest: Value) -> Value:
    """A number that its cell broke at a hyphen: "MKC-2026-" over "0402"."""
    head = broken.text.split()[-1]
    start = broken.line.text.rfind(head, broken.start, broken.end)
    return Value(broken.line, start, start + len(head), head + (rest.value or ""), more=rest.parts)


def _stretches(sheet: Sheet, cell: Cell) -> Iterator[Stretch]:
    """The lines of a cell, each as a stretch of its line of the page."""
    words = {id(w) for w in cell.words}
    for line in sheet.lines:
        for phrase in line.phrases:
            own = [w for w in line.words_at(phrase.start, phrase.end) if id(w) in words]
            if own and len(own) == len(line.words_at(phrase.start, phrase.end)):
                yield Stretch(line, phrase.start, phrase.end, sheet.locale)


def _invoice_of_text(sha256: str, sheet: Sheet) -> Iterator[Evidence]:
    """The one invoice that a remark names, and the date behind it: "Invoice 2610077 of 21.04.2026"."""
    parts: list[tuple[Line, int, int]] = [(line, p.start, p.end) for line in sheet.lines for p in line.phrases]
    found = {f.value: f for f in named_documents(sha256, parts) if f.name == "invoice_number"}
    if len(found) != 1:
        return
    number = next(iter(found.values()))
    yield number
    for line, _, end in parts:
        at = line.text.find(number.value or "")
        if at >= 0:
            behind = at + len(number.value or "")
            dates = read_dates(Stretch(line, behind, end, sheet.locale))
            if dates and dates[0].value and len(line.text[behind : dates[0].start].split()) <= 1:
                yield make_evidence(sha256, "invoice_date", dates[0], SURE)
                return


def declared_country(document: Document, origins: Sequence[OriginReading], have: set[str]) -> Iterator[Evidence]:
    """The country that a declaration names, where no box gave it and all that the paper says agrees.

    A certificate speaks of its goods alone; an exporter's invoice must say it of all its goods ("these products are of
    Turkish preferential origin").
    """
    named = [o for o in origins if o.country]
    declared = [o for o in named if document.type == TYPE or (document.type in INVOICED and _of_all_goods(o))]
    if "country_of_origin" in have or not declared or len({o.country for o in named}) != 1:
        return
    origin = declared[0]
    source = next(page.source for page in document.pages if page.number == origin.place.page)
    sure = min(origin.confidence, SURE)
    yield Evidence("country_of_origin", "country", origin.country, origin.place, sure, source)


def without_countries_of_parts(
    document: Document, fields: Sequence[Evidence], origins: Sequence[OriginReading]
) -> tuple[Evidence, ...]:
    """The fields of an affidavit without the country of one material: "The raw cotton was grown in Texas, USA"."""
    parts = [o for o in origins if not _of_all_goods(o)] if document.type == "affidavit" else []
    return tuple(f for f in fields if f.name != "country_of_origin" or not any(_within(f, o) for o in parts))


def _within(field: Evidence, origin: OriginReading) -> bool:
    inside = origin.place.bbox.holds(field.place.bbox)
    return inside and field.place.page == origin.place.page and field.value == origin.country


def _of_all_goods(origin: OriginReading) -> bool:
    return not origin.subject or plain(origin.subject) in _all_goods()


@cache
def _all_goods() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("origins")["all_goods"]["words"])
