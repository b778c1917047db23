"""Does the statement hold its four elements: source, character of labor, full results, belief?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.certificate.blanks import covers, labor_classes_in
from extractors.certificate.form import certificate_form
from extractors.evidence import DocumentReading
from extractors.statement import ElementReading, read_statement
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.entries import named_parties
from pipeline.wording import shortened

CITATION = "19 CFR 12.43(b)"
_RULE = "statement_elements"
_LONGEST_QUOTE = 300


def check(view: CaseView) -> Iterator[Finding]:
    """One finding an element and statement: found, partly found (a person reads), or missing."""
    statements = [s for s in view.of_type("consignee_statement") if not s[1].is_blank]
    consignees = named_parties(view, "ultimate_consignee")
    for _, reading in statements:
        if not reading.document.pages or reading.document.readability < 0.5:
            yield Finding(
                _RULE,
                "review",
                "the statement cannot be read well enough to look for its elements",
                CITATION,
                "blocking",
                "Ask for a better scan, and read it.",
            )
            continue
        classes = view.settings.case.labor_classes
        elements = read_statement(reading.document, consignees)
        yield from (_judge(reading, _of_the_class(element, classes)) for element in elements)
    if not statements:
        yield Finding(_RULE, "not_applicable", "there is no statement whose elements could be judged", CITATION)


def _of_the_class(element: ElementReading, classes: tuple[str, ...]) -> ElementReading:
    """The element; a belief about other classes of labor than the order's is only part of it."""
    if element.name != "belief" or element.status != "found" or not classes:
        return element
    form = certificate_form()
    if not labor_classes_in(element.quote, form.vocabulary) or covers(element.quote, classes, form):
        return element
    return replace(element, status="partly", lacking=f"it does not name {', '.join(classes)}, the class of the order")


def _judge(reading: DocumentReading, element: ElementReading) -> Finding:
    evidence: tuple[EvidenceRef, ...] = ()
    if element.bbox is not None:
        x0, top, x1, bottom = element.bbox
        evidence = (EvidenceRef(reading.document.sha256, element.page, (x0, top, x1, bottom), element.quote),)
    quote = shortened(element.quote, _LONGEST_QUOTE)
    if element.status == "found":
        return Finding(_RULE, "pass", f"the statement speaks to {element.says}: “{quote}”", CITATION, evidence=evidence)
    english = not reading.document.languages or "en" in reading.document.languages
    if element.status == "partly" or not english:
        where = f", read “{quote}”" if quote else ""
        return Finding(
            _RULE,
            "review",
            f"the statement may lack {element.says}: {element.lacking}{where}",
            CITATION,
            "warning",
            "A person must read the statement; ask the consignee to complete it.",
            evidence=evidence,
        )
    why = f": {element.lacking}, read “{quote}”" if quote else ""
    return Finding(
        _RULE,
        "fail",
        f"the statement lacks {element.says}{why}",
        CITATION,
        "blocking",
        "Ask the ultimate consignee to add it and sign anew.",
        evidence=evidence,
    )
