"""Does every received file and member have exactly one fate? (conservation of what was received)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.case import CaseView, Finding

CITATION = "our own rule: nothing that was received is lost"


def check(view: CaseView) -> Iterator[Finding]:
    """Counts and bytes of all fates together, and every used content read as at least one document."""
    rows = view.received
    fates = Counter(r.fate for r in rows)
    read = {d.document.sha256 for d in view.documents}
    # A container that was opened has a reason ("a container; ..."); its members have rows of their own.
    unread = [r for r in rows if r.fate == "used" and not r.reason and r.sha256 not in read]
    told = ", ".join(f"{n} {fate.replace('_', ' ')}" for fate, n in sorted(fates.items()))
    if unread:
        names = ", ".join(r.member or r.path for r in unread)
        yield Finding(
            "intake_balance", "fail", f"{len(unread)} used files gave no document: {names}", CITATION,
            remedy="Run again; when it persists, report the file as a defect.",
        )  # fmt: skip
    else:
        size = sum(r.size for r in rows)
        yield Finding("intake_balance", "pass", f"{len(rows)} files and members, {size} bytes: {told}", CITATION)
