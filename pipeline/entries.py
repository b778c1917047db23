"""Facts of the entry: from `case.toml`, else from the entry summary or the detention notice in the inbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evidence import Evidence
from pipeline.case import CaseView, EvidenceRef

_PAPERS = ("entry_summary", "detention_notice", "exclusion_notice")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and where it comes from: `case.toml` (no evidence) or a paper."""

    value: str
    source: str
    evidence: tuple[EvidenceRef, ...] = ()


def entry_fact(view: CaseView, key: str, field: str) -> Fact | None:
    """The fact `key` of an entry in `case.toml`, else the field of the entry's papers; None without either."""
    for entry in view.settings.all_entries:
        given = getattr(entry, key)
        if given:
            return Fact(str(given), "case.toml")
    found = next(_read(view, field), None)
    return Fact(found.value or "", "paper", (EvidenceRef.of(found.place),)) if found else None


def _read(view: CaseView, field: str) -> Iterator[Evidence]:
    for kind in _PAPERS:
        for _, document in view.of_type(kind):
            if found := document.field(field):
                yield found


def import_dates(view: CaseView) -> tuple[tuple[str, dt.date, Fact], ...]:
    """(entry number, date of importation, fact) of each entry; empty when no paper tells."""
    typed = [(e.number, e.import_date) for e in view.settings.all_entries if e.import_date]
    if typed:
        return tuple((number, date, Fact(date.isoformat(), "case.toml")) for number, date in typed)
    fact = entry_fact(view, "import_date", "import_date")
    return ((_number(view), dt.date.fromisoformat(fact.value), fact),) if fact else ()


def _number(view: CaseView) -> str:
    fact = entry_fact(view, "number", "entry_number")
    return fact.value if fact else ""


def entry_numbers(view: CaseView) -> dict[str, str]:
    """Numbers of the entries: letters and digits only -> as first given, by `case.toml` or a paper."""
    typed = [e.number for e in view.settings.all_entries if e.number]
    read = [f.value for kind in _PAPERS for _, d in view.of_type(kind) for f in d.fields if f.name == "entry_number"]
    return {bare_number(n): n for n in reversed([*typed, *read]) if n and bare_number(n)}


def bare_number(text: str) -> str:
    """A number without what parts it: "231-4471820-3" and "231 44718203" are one."""
    return "".join(c for c in text.casefold() if c.isalnum())


def named_parties(view: CaseView, role: str) -> list[str]:
    """Who stands in a role ("importer", "ultimate_consignee") by `case.toml` and by the papers of the entry."""
    typed = [getattr(e, role) for e in view.settings.all_entries if getattr(e, role)]
    printed = "importer_of_record" if role == "importer" else role
    papers = view.of_type("entry_summary", "detention_notice")
    return typed + [p.name for _, d in papers for p in d.parties if p.role == printed and p.name]
