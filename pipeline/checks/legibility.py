"""Could every received paper be opened and read? What could not be read may be the paper that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.case import CaseView, Finding

CITATION = "our own rule: a paper that nobody can read shows nothing; 19 CFR 12.43"
_RULE = "legibility"
# Share of a paper's ink that became trusted words, below which a person has to look at it.
LEAST = 0.5


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a refused file and a paper of which most could not be read; one pass for all the others."""
    refused = [r for r in view.received if r.fate == "refused"]
    for row in refused:
        name = row.path if row.member is None else f"{row.path}: {row.member}"
        remedy = row.remedy or "Ask whoever sent it for a copy that opens."
        yield Finding(_RULE, "review", f"{name} could not be read: {row.reason}", CITATION, "warning", remedy)
    gone = {r.sha256 for r in refused}
    names = {r.sha256: r.member or r.path for r in reversed(view.received)}
    poor = []
    for reading in view.documents:
        document = reading.document
        if document.sha256 in gone or document.readability >= LEAST:
            continue
        poor.append(document)
        about = f"{names.get(document.sha256, 'a paper')}, page {document.pages[0].number if document.pages else 1}"
        said = f"{about}: only {round(100 * document.readability)} % of what is on the page became words"
        yield Finding(_RULE, "review", said, CITATION, "warning", "Ask for a better scan, or read it yourself.")
    clear = len(view.documents) - len(poor) - sum(d.document.sha256 in gone for d in view.documents)
    if clear:
        yield Finding(_RULE, "pass", f"{clear} documents could be opened and read", CITATION)
