"""Number the documents of a case as exhibits: 3.2 is the second document of step 3, 0.n are papers of the whole case.

Pure. Order within a step: the profile of `exhibit_types.toml` (order, contract, invoice, payment, transport, packing,
production, bales, labor, certificates, other), then date, then content hash: never the order of the files. Words of the
package: an exhibit is "offered to show", and a clause stands only when everything that it names was read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Literal

from extractors.evidence import DocumentReading, Evidence, Page
from pipeline.case import CaseView, paths_of
from pipeline.wording import one_line, quantity, shortened

Section = Literal["certificates", "statement", "step"]
WHOLE_CASE = 0
# Below this a value may stand in the reviewer's report, but not in a sentence that goes to CBP.
SURE = 0.75
# One line of the strip above an exhibit, and of the table of contents.
_TITLE_LENGTH = 92
# A heading stands in the upper part of the page, in letters this much bigger than usual.
_UPPER_PART, _STANDS_OUT = 0.4, 1.2
_UNDATED = "9999-99-99"
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ExhibitType:
    """What a document type is called, where it stands in its step and what it is offered to show."""

    rank: int
    title: str
    shows: str
    section: Section = "step"
    whole_case: bool = False
    date: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    whose: str = ""
    heading: bool = False
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A bound document. `document` is its index in `CaseView.documents`, `pages` those of its file, from 1.

    `parties` are names as printed with their role, `dates` ISO dates with the field's name; `file` and `member` say
    where it came from (for the report, never for the submission).
    """

    step: int
    number: int
    document: int
    sha256: str
    pages: tuple[int, ...]
    type: str
    section: Section
    title: str
    offered: str
    parties: tuple[tuple[str, str], ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    file: str = ""
    member: str | None = None

    @property
    def label(self) -> str:
        """Its number as printed: step, point, place within the step."""
        return f"{self.step}.{self.number}"


def _load_types() -> dict[str, ExhibitType]:
    data = tomllib.loads(Path(__file__).with_name("exhibit_types.toml").read_text(encoding="utf-8"))
    return {name: _exhibit_type(table) for name, table in data.items()}


def _exhibit_type(table: Mapping[str, object]) -> ExhibitType:
    return ExhibitType(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})  # type: ignore[arg-type]


TYPES = _load_types()


def exhibit_type(name: str) -> ExhibitType:
    """The entry of a document type; a type without one is bound as `other`."""
    return TYPES.get(name, TYPES["other"])


def number_exhibits(view: CaseView, bindable: Callable[[str], bool]) -> tuple[Exhibit, ...]:
    """Exhibits in the order of their numbers: steps in order, without gaps, each document once.

    `bindable(sha256)` says whether the file has pages to bind. Set aside, refused and unreadable files get no number.
    """
    used = {row.sha256 for row in view.received if row.fate == "used"}
    once: dict[tuple[str, tuple[int, ...]], int] = {}
    for index, reading in enumerate(view.documents):
        document = reading.document
        if document.sha256 in used and document.type != "unreadable" and document.pages and bindable(document.sha256):
            once.setdefault((document.sha256, document.page_numbers), index)
    ordered = sorted(once.values(), key=lambda i: _order(view, i))
    groups = groupby(ordered, key=lambda i: _step_of(view, i))
    return tuple(_exhibit(view, i, step, n) for step, members in groups for n, i in enumerate(members, start=1))


def _step_of(view: CaseView, index: int) -> int:
    if exhibit_type(view.documents[index].type).whole_case or index >= len(view.chain.step_of):
        return WHOLE_CASE
    return view.chain.step_of[index]


def _order(view: CaseView, index: int) -> tuple[int, int, str, str, tuple[int, ...]]:
    reading = view.documents[index]
    kind = exhibit_type(reading.type)
    date = next((v for name in kind.date if (v := reading.value(name))), _UNDATED)
    return _step_of(view, index), kind.rank, date, reading.document.sha256, reading.document.page_numbers


def _exhibit(view: CaseView, index: int, step: int, number: int) -> Exhibit:
    reading = view.documents[index]
    row = paths_of(view.received)[reading.document.sha256]
    return Exhibit(
        step=step,
        number=number,
        document=index,
        sha256=reading.document.sha256,
        pages=reading.document.page_numbers,
        type=reading.type,
        section=exhibit_type(reading.type).section,
        title=exhibit_title(reading),
        offered=offered_to_show(reading),
        parties=tuple(dict.fromkeys((p.role, one_line(p.name)) for p in reading.parties if p.name.strip())),
        dates=tuple((f.name, f.value) for f in reading.fields if f.value and _names_a_date(f.name)),
        file=row.path,
        member=row.member,
    )


def _names_a_date(field: str) -> bool:
    return field.endswith("_date") or field in ("period_start", "period_end")


def exhibit_title(reading: DocumentReading) -> str:
    """Name of the type and what names the document: "Commercial invoice KI-2026-118", "Labor record, Mill Ltd.".

    Without a number or a party, its own heading in quotes where the type says little, else its date.
    """
    kind = exhibit_type(reading.type)
    number = next((one_line(f.value) for name in kind.number if (f := _sure(reading, name)) and f.value), "")
    if number:
        return shortened(f"{kind.title} {number}", _TITLE_LENGTH)
    whose = _printed(reading, kind.whose) if kind.whose else ""
    heading = _heading(reading.document.pages[0]) if kind.heading and reading.document.pages else ""
    date = next((f.value for name in kind.date if (f := _sure(reading, name))), "")
    rest = (f", {whose}" if whose else "") or (f' "{heading}"' if heading else "") or (f" of {date}" if date else "")
    return shortened(kind.title + rest, _TITLE_LENGTH)


def _heading(page: Page) -> str:
    """The line of the biggest letters in the upper part of a page; "" when no letters stand out."""
    words = [w for w in page.visible_words if w.confidence >= SURE and any(c.isalpha() for c in w.text)]
    if not words:
        return ""
    usual = median(w.bbox.height for w in words)
    upper = [w for w in words if w.bbox.bottom <= _UPPER_PART * page.height]
    biggest = max(upper, key=lambda w: (w.bbox.height, -w.bbox.top, -w.bbox.x0), default=None)
    if biggest is None or biggest.bbox.height < _STANDS_OUT * usual:
        return ""
    middle = biggest.bbox.center[1]
    line = [w for w in upper if w.bbox.top < middle < w.bbox.bottom and w.bbox.height > usual]
    return shortened(one_line(" ".join(w.text for w in sorted(line, key=lambda w: w.bbox.x0))), 60)


def offered_to_show(reading: DocumentReading) -> str:
    """The sentence of the exhibit, built from what was read with confidence: type, parties, numbers, quantities."""
    kind = exhibit_type(reading.type)
    clauses = (_fill(clause, reading) for clause in kind.clauses)
    return " ".join(["Offered to show", kind.shows, *(c for c in clauses if c)]).rstrip(".") + "."


def _fill(clause: str, reading: DocumentReading) -> str:
    found = {name: _printed(reading, name) for name in _BLANK.findall(clause)}
    return _BLANK.sub(lambda m: found[m[1]], clause) if all(found.values()) else ""


def _printed(reading: DocumentReading, name: str) -> str:
    party = reading.party(name)
    if party is not None and party.confidence >= SURE:
        return one_line(party.name)
    evidence = _sure(reading, name)
    return with_unit(reading, evidence) if evidence else ""


def with_unit(reading: DocumentReading, evidence: Evidence) -> str:
    """A value with its unit in words; an amount of money with the currency that the document names."""
    unit = evidence.unit
    if evidence.name in ("total", "amount"):
        unit = unit or reading.value("currency")
    if evidence.name == "packages":
        unit = unit or "PK"
    return quantity(evidence.value or "", unit)


def _sure(reading: DocumentReading, name: str) -> Evidence | None:
    found = reading.field(name)
    return found if found is not None and found.confidence >= SURE else None


def labels_of(exhibits: Iterable[Exhibit]) -> dict[int, str]:
    """Label of each bound document, by its index in `CaseView.documents`."""
    return {e.document: e.label for e in exhibits}


def exhibit_at(exhibits: Iterable[Exhibit], sha256: str, page: int) -> Exhibit | None:
    """The exhibit that holds a page of a file; the file's first exhibit when the page is none of them."""
    of_file = [e for e in exhibits if e.sha256 == sha256]
    return next((e for e in of_file if page in e.pages), of_file[0] if of_file else None)
