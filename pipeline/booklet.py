"""All data of `templates/package.typ`: cover, contents, summary, lists, dividers, and the sheets of every exhibit.

Pure. One exhibit page is one sheet; the order of `bound_exhibits` is the order of the sheets in the booklet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from extractors.evidence import Page
from pipeline import front
from pipeline.case import CaseView
from pipeline.exhibits import WHOLE_CASE, Exhibit, Section
from pipeline.sheets import sheet_for
from pipeline.wording import one_line, shortened

LEGEND = (
    "This submission contains confidential commercial and financial information of the importer and of its suppliers. "
    "Confidential treatment is requested under 18 U.S.C. 1905, 5 U.S.C. 552(b)(4) and 19 CFR 103.35. It may not be "
    "disclosed outside the agency without notice to the submitter."
)
_LEGEND_SHORT = "Confidential commercial information: 18 U.S.C. 1905, 5 U.S.C. 552(b)(4), 19 CFR 103.35"
# Two lines of the strip at its type size; the full sentence stands on the divider and in the summary.
_STRIP_LENGTH = 230
_STRIP_TITLE_LENGTH = 48
_FRONT_TITLES: tuple[tuple[Section, str], ...] = (
    ("certificates", "Certificates of origin, 12.43(a)"),
    ("statement", "Statement of the ultimate consignee, 12.43(b)"),
)


def package_title(view: CaseView) -> str:
    """Title of the submission; goods under UFLPA or CAATSA are not argued under 12.43, so it does not name it."""
    argued = view.settings.case.regime in ("wro", "finding")
    return "Admissibility submission under 19 CFR 12.43" if argued else "Admissibility submission"


def reference(view: CaseView) -> str:
    """Case and entry numbers in one line."""
    numbers = ", ".join(one_line(e.number) for e in view.settings.all_entries if e.number)
    return f"Case {one_line(view.settings.case.id)}" + (f", entry {numbers}" if numbers else "")


def booklet_data(view: CaseView, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    """The JSON-ready data of the booklet."""
    case = view.settings.case
    rows = {e.label: _exhibit(view, e) for e in exhibits}
    return {
        "title": package_title(view),
        "subtitle": one_line(f"Order: {case.order}") if case.order else "",
        "reference": reference(view),
        "addressee": _addressee(view),
        "legend": LEGEND,
        "legend_short": _LEGEND_SHORT,
        "marks_note": (
            f"Prepared as of {view.as_of.isoformat()}. Exhibit and page numbers, frames and headers added by filer."
        ),
        "added": "Header, frame and numbers added by filer",
        "case_facts": front.case_facts(view),
        "entries": front.case_entries(view, exhibits),
        "introduction": _introduction(view, exhibits),
        "steps": front.supply_steps(view, exhibits),
        "connections": front.connections(view, exhibits),
        "exhibits": [_without_sheets(rows[e.label]) for e in exhibits],
        "suppliers": front.suppliers(view, exhibits),
        "suppliers_note": "Drawn up by the filer from the exhibits named in the last column.",
        "flow_note": "Drawn up by the filer from the exhibits named at each step.",
        "places": front.places(view, exhibits),
        "places_note": "Each place as the papers named in the last column give it; listed by the filer.",
        "front_sections": [
            _section(title, [], [rows[e.label] for e in exhibits if e.section == section])
            for section, title in _FRONT_TITLES
            if any(e.section == section for e in exhibits)
        ],
        "sections": [_step_section(view, step, exhibits, rows) for step in _steps(exhibits)],
    }


def bound_exhibits(exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """The exhibits in the order in which they are bound: certificates, statement, then by step."""
    order: dict[Section, int] = {"certificates": 0, "statement": 1, "step": 2}
    return tuple(sorted(exhibits, key=lambda e: (order[e.section], e.step, e.number)))


def _addressee(view: CaseView) -> str:
    ports = ", ".join(dict.fromkeys(one_line(e.port) for e in view.settings.all_entries if e.port))
    return "U.S. Customs and Border Protection" + (f", port of entry {ports}" if ports else "")


def _introduction(view: CaseView, exhibits: Sequence[Exhibit]) -> list[str]:
    pages, steps = sum(len(e.pages) for e in exhibits), len(view.chain.steps)
    named = f" The papers name {_count(steps, 'production step')}." if steps else ""
    return [
        f"This submission holds {_count(len(exhibits), 'exhibit')} of {_count(pages, 'page')}. Exhibits are numbered "
        "by production step: the number before the point is the step, the number after it the place within the step; "
        f"0 stands for papers of the whole case.{named}"
    ]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _steps(exhibits: Sequence[Exhibit]) -> list[int]:
    return sorted({e.step for e in exhibits if e.section == "step"})


def _step_section(
    view: CaseView, number: int, exhibits: Sequence[Exhibit], rows: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    bound = [rows[e.label] for e in exhibits if e.step == number and e.section == "step"]
    if number == WHOLE_CASE:
        return _section("Papers of the whole case", [], bound)
    step = next((s for s in front.supply_steps(view, exhibits) if s["number"] == number), None)
    if step is None:
        return _section(f"Step {number}", [], bound)
    title = f"Step {number}: {step['process']}" if step["process"] else f"Step {number}"
    return _section(title, list(_step_facts(step)), bound)


def _step_facts(step: dict[str, Any]) -> Iterator[dict[str, str]]:
    rows = (
        ("Company", step["party"]),
        ("Place", step["place"]),
        ("Inputs named", ", ".join(step["inputs"])),
        ("Outputs named", ", ".join(step["outputs"])),
    )
    return ({"label": label, "value": value} for label, value in rows if value)


def _section(title: str, facts: list[dict[str, str]], bound: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "strip": shortened(title, _STRIP_TITLE_LENGTH), "facts": facts, "exhibits": bound}


def _exhibit(view: CaseView, exhibit: Exhibit) -> dict[str, Any]:
    reading = view.documents[exhibit.document]
    return {
        "label": exhibit.label,
        "title": exhibit.title,
        "offered": exhibit.offered,
        "strip": shortened(exhibit.offered, _STRIP_LENGTH),
        "key": front.key_information(reading),
        "sheets": [_sheet(page, n) for n, page in enumerate(reading.document.pages, start=1)],
    }


def _sheet(page: Page, number: int) -> dict[str, Any]:
    return asdict(sheet_for(page.width, page.height, first=number == 1)) | {"number": number}


def _without_sheets(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k != "sheets"}
