"""The facts of the case for the cover and the filing form: what `case.toml` states, else what the papers say.

Pure. Each fact names the exhibits in which it stands; two papers that differ both stay, side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.evidence import DocumentReading
from pipeline.case import CaseView, Entry
from pipeline.exhibits import Exhibit
from pipeline.names import same_company
from pipeline.wording import one_line

REGIMES = {
    "wro": "Withhold Release Order (19 CFR 12.42(e))",
    "finding": "Finding (19 CFR 12.42(f))",
    "uflpa": "Uyghur Forced Labor Prevention Act",
    "caatsa": "Countering America's Adversaries Through Sanctions Act, section 321(b)",
}
# The papers that may stand in for case.toml, the most telling first.
_CASE_PAPERS = ("detention_notice", "exclusion_notice", "entry_summary")
_STATED = "stated by the filer"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the case. `exhibits`: labels of the papers that say so; none when only `case.toml` does."""

    key: str
    label: str
    value: str
    exhibits: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where it stands, in words."""
        return f"Exhibit {', '.join(self.exhibits)}" if self.exhibits else _STATED


_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("number", "Entry number", "entry_number"),
    ("entry_type", "Entry type", ""),
    ("port", "Port of entry", ""),
    ("import_date", "Date of importation", "import_date"),
    ("presented_date", "Presented for examination", ""),
    ("detention_date", "Date of detention", "detention_date"),
    ("detention_number", "Detention number", "detention_number"),
    ("exclusion_date", "Date of exclusion", ""),
    ("importer", "Importer of record", "importer_of_record"),
    ("ultimate_consignee", "Ultimate consignee", "ultimate_consignee"),
)


def order_facts(view: CaseView) -> tuple[Fact, ...]:
    """Order, regime and class of labor, as the filer states them."""
    case = view.settings.case
    rows = (
        ("regime", "Regime", REGIMES[case.regime]),
        ("order", "Order", case.order),
        ("labor_class", "Class of labor", ", ".join(case.labor_classes)),
    )
    return tuple(Fact(key, label, one_line(value)) for key, label, value in rows if value.strip())


def entry_facts(view: CaseView, exhibits: Sequence[Exhibit], entry: Entry | None) -> tuple[Fact, ...]:
    """Facts of one entry: stated in `case.toml`, or read from notice and entry summary where it says nothing."""
    papers = [(e.label, view.documents[e.document]) for e in exhibits if e.type in _CASE_PAPERS]
    if len(view.settings.all_entries) > 1:
        papers = [p for p in papers if entry is not None and p[1].value("entry_number") == entry.number]
    return tuple(fact for row in _FIELDS for fact in _facts(entry, papers, *row))


def _facts(
    entry: Entry | None, papers: Sequence[tuple[str, DocumentReading]], key: str, label: str, name: str
) -> Iterator[Fact]:
    stated = one_line(str(getattr(entry, key) or "")) if entry is not None else ""
    read = [(one_line(value), exhibit) for exhibit, d in papers if (value := _read(d, name))]
    if stated:
        yield Fact(key, label, stated, tuple(ex for value, ex in read if _same(key)(stated, value)))
        return
    for value in dict.fromkeys(v for v, _ in read):
        yield Fact(key, label, value, tuple(ex for v, ex in read if v == value))


def _read(reading: DocumentReading, name: str) -> str | None:
    party = reading.party(name)
    return party.name if party is not None else reading.value(name)


def _same(key: str) -> Callable[[str, str], bool]:
    return same_company if key in ("importer", "ultimate_consignee") else _same_text


def _same_text(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
