"""Does the text of a file say anything that its pages do not show?

What is copied or searched is then not what the officer sees. Hidden words are a question: the tags of signing services
are white words too. That a certificate or the statement says other words than its page shows is an accusation.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document_types import document_type
from extractors.evidence import DocumentReading, Page, Problem, union
from pipeline.case import CaseView, EvidenceRef, Finding, paths_of

CITATION = "our own rule: the paper is what its page shows; 19 CFR 12.43"
_RULE = "hidden_text"
_CODE = "hidden_text"
# The two papers that decide the case, and how a word is marked of which the page shows another one in its place.
_DECIDING = frozenset({"certificate_of_origin_1243", "consignee_statement"})
_OTHERWISE = "remapped"
_QUOTED = 120


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a paper of which the file says more than the pages, or something else; one pass for all others."""
    rows = paths_of(view.received)
    clean = 0
    for reading in view.documents:
        told = [(None, p) for p in (*reading.document.problems, *reading.problems) if p.code == _CODE]
        seen = [(page, p) for page in reading.document.pages for p in page.problems if p.code == _CODE]
        if not told and not seen:
            clean += 1
            continue
        row = rows.get(reading.document.sha256)
        yield _finding(reading, [*seen, *told], (row.member or row.path) if row else "a file")
    if clean:
        yield Finding(_RULE, "pass", f"{clean} documents say nothing that their pages do not show", CITATION)


def _finding(reading: DocumentReading, found: list[tuple[Page | None, Problem]], name: str) -> Finding:
    title = document_type(reading.type).title.lower()
    said = " ".join(dict.fromkeys(problem.message for _, problem in found))
    remedy = " ".join(dict.fromkeys(problem.remedy for _, problem in found if problem.remedy))
    pages = list({page.number: page for page, _ in found if page is not None}.values())
    where = ", ".join(str(page.number) for page in pages)
    message = f"{title} {name}{f', page {where}' if where else ''}: {said}"
    otherwise = any(w.hidden == _OTHERWISE for page in pages for w in page.words)
    refs = tuple(ref for page in pages if (ref := _hidden_words(reading, page)))
    if reading.type in _DECIDING:
        return Finding(_RULE, "fail" if otherwise else "review", message, CITATION, "blocking", remedy, evidence=refs)
    return Finding(_RULE, "review", message, CITATION, "warning" if otherwise else "info", remedy, evidence=refs)


def _hidden_words(reading: DocumentReading, page: Page) -> EvidenceRef | None:
    """The place of the words that the page does not show."""
    words = [w for w in page.words if w.hidden and any(map(str.isalnum, w.text))]
    if not words:
        return None
    quote = " ".join(w.text for w in words)[:_QUOTED]
    return EvidenceRef(reading.document.sha256, page.number, union(w.bbox for w in words), quote)
