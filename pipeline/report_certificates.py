"""The certificates of the case for the reviewer's report: one screen each, form and page side by side. Pure."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from extractors.certificate.form_text import main_form
from extractors.certificate.screen import Stretch, screen
from extractors.evidence import BBox, DocumentReading, Page
from pipeline.case import CaseView
from pipeline.certificates import Certificate, certificates
from pipeline.wording import capitalised

# A picture of one page of a file by SHA-256 and number: PNG, or None where none could be made.
Picture = Callable[[str, int], bytes | None]
_VERDICTS = {
    "conforming": "Word for word as in the regulation",
    "deviating": "Departs from the form",
    "review": "A person has to compare it with the page",
    "not_a_certificate": "Not the certificate of 19 CFR 12.43(a)",
}
# What a screen says of a stretch beside its colour, for those who do not see it.
_SAID = {
    "expected": "", "deviating": "differs from the form", "doubtful": "doubtful", "filled": "filled in",
    "empty": "empty",
}  # fmt: skip
# What the form asks for where it has no words of its own.
_WANTED = {
    "empty_blank": "(filled in)", "undated": "(a date)", "unsigned": "(a signature)",
    "labor_class": "(the class of labor that the order names)",
}  # fmt: skip


def no_pictures(_sha256: str, _page: int) -> None:
    """A case whose pages are not drawn."""


def certificate_screens(view: CaseView, labels: Mapping[int, str], picture: Picture) -> list[dict[str, Any]]:
    """One block a certificate: verdict, the form in its stretches, departures with their meaning, and its pages."""
    return [_screen(view, c, labels.get(c.index, ""), picture) for c in certificates(view)]


def _screen(view: CaseView, certificate: Certificate, label: str, picture: Picture) -> dict[str, Any]:
    judged, reading = certificate.judged, certificate.reading
    shown = screen(reading.document, judged, view.settings.case.labor_classes, reading.second)
    row = next((r for r in view.received if r.sha256 == reading.document.sha256), None)
    return {
        "exhibit": label,
        "name": capitalised(certificate.name),
        "file": " > ".join(filter(None, (row.path, row.member))) if row else "",
        "verdict": judged.verdict,
        "said": _VERDICTS[judged.verdict],
        "variant": judged.variant,
        "dated": main_form().dated,
        "explanation": judged.explanation,
        "electronic": _electronic(reading),
        "stretches": [_stretch(s) for s in shown],
        "departures": [
            {
                "expected": d.expected or _WANTED.get(d.kind, "nothing"),
                "found": d.found or "nothing",
                "page": d.page,
                "message": d.message,
                "weight": d.weight,
            }
            for d in judged.deviations
        ],
        "pages": [_page(certificate, page, picture) for page in reading.document.pages],
    }


def _electronic(reading: DocumentReading) -> list[str]:
    """What was found of electronic signatures in the file."""
    problems = (*reading.document.problems, *reading.problems)
    return list(dict.fromkeys(p.message for p in problems if p.code.startswith("electronic_signature")))


def _stretch(stretch: Stretch) -> dict[str, Any]:
    captions = {p.blank: p.caption for p in main_form().pieces if p.blank}
    name = stretch.blank.replace("_", " ")
    return {
        "state": stretch.state,
        "expected": stretch.expected,
        "found": stretch.found,
        "blank": name,
        "caption": captions.get(stretch.blank) or capitalised(name),
        "said": _SAID[stretch.state],
        "closed": stretch.expected.startswith((",", ";")),
    }


def _page(certificate: Certificate, page: Page, picture: Picture) -> dict[str, Any]:
    png = picture(certificate.reading.document.sha256, page.number)
    marks = [d.bbox for d in certificate.judged.deviations if d.page == page.number and d.bbox is not None]
    return {
        "number": page.number,
        "width": round(page.width, 1),
        "height": round(page.height, 1),
        "picture": f"data:image/png;base64,{base64.b64encode(png).decode()}" if png else "",
        "marks": [_around(box) for box in dict.fromkeys(marks)],
    }


def _around(box: BBox) -> dict[str, float]:
    """A frame around a box, a little larger than it."""
    return {
        "x": round(box.x0 - 2, 1), "y": round(box.top - 2, 1),
        "width": round(box.width + 4, 1), "height": round(box.height + 4, 1),
    }  # fmt: skip
