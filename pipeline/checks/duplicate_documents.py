"""Was a paper received more than once, and does one invoice number stand on two papers that say different things?

Copies are kept and told, never dropped: the same bytes, and the same paper in other bytes (a re-scan, a scan of a
native file). That two papers differ is said only of invoices read as text: a misread scan accuses nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from extractors.document_types import document_type
from extractors.evidence import BBox, DocumentReading, Evidence
from pipeline.case import CaseView, EvidenceRef, Finding, Received, paths_of
from pipeline.names import same_company
from pipeline.near_copies import NearCopy, near_copies

CITATION = "our own rule: one paper is one exhibit, and one number is one invoice"
_RULE = "duplicate_documents"
_SURE = 0.9
_READ_AS_TEXT = frozenset({"text", "layout"})
_CONTENT = ("total", "currency", "invoice_date", "quantity")
_COUNT_ONCE = "Rely on the better copy, and count what it shows once."
_ASK = "Ask the seller which of the two invoices is right, and why the other one was made."


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a file of the same bytes, a paper with copies, a pair of invoices of one number that differ."""
    rows = paths_of(view.received)
    alike = near_copies(view.documents)
    found = [
        *(_same_bytes(row, rows) for row in view.received if row.fate == "duplicate"),
        *(_same_paper(view, paper, rows) for paper in _papers(alike)),
        *_one_number(view, {(copy.first, copy.second) for copy in alike}, rows),
    ]
    yield from found
    if not found and view.documents:
        yield Finding(_RULE, "pass", f"none of {len(view.documents)} documents was received twice", CITATION)


def _same_bytes(row: Received, rows: dict[str, Received]) -> Finding:
    message = f"{_path(row)} is the same file as {_path(rows[row.sha256])}"
    refs = tuple(EvidenceRef(r.sha256, 1, BBox(0, 0, 0, 0), "", r.path, r.member) for r in (rows[row.sha256], row))
    return Finding(_RULE, "review", message, CITATION, "info", "It is bound once.", evidence=refs)


def _same_paper(view: CaseView, copies: Mapping[int, tuple[int, ...]], rows: dict[str, Received]) -> Finding:
    """The finding on one paper: its copies by index, with the numbers of their pages that are alike."""
    papers = [(view.documents[index], pages) for index, pages in copies.items()]
    number = next((n.value for paper, _ in papers if (n := _own_number(paper))), None)
    types = {paper.type for paper, _ in papers}
    what = document_type(papers[0][0].type).title.lower() if len(types) == 1 and types != {"other"} else "paper"
    where = [_where(paper, rows, pages) for paper, pages in papers]
    named = f"{what} {number}" if number and len(types) == 1 else what
    message = f"{', '.join(where[:-1])} and {where[-1]} are copies of one {named}"
    refs = tuple(_page_ref(paper, pages[0]) for paper, pages in papers)
    return Finding(_RULE, "review", message, CITATION, "warning", _COUNT_ONCE, evidence=refs)


def _papers(alike: Sequence[NearCopy]) -> list[dict[int, tuple[int, ...]]]:
    """Pairs put together: of each paper the indexes of its copies, with their pages that have a like."""
    papers: list[dict[int, set[int]]] = []
    for copy in alike:
        paper = {side: {pair[n] for pair in copy.pages} for n, side in enumerate((copy.first, copy.second))}
        for other in [p for p in papers if not p.keys().isdisjoint(paper)]:
            papers.remove(other)
            paper = {i: paper.get(i, set()) | other.get(i, set()) for i in sorted({*paper, *other})}
        papers.append(paper)
    return [{index: tuple(sorted(pages)) for index, pages in paper.items()} for paper in papers]


def _one_number(view: CaseView, alike: set[tuple[int, int]], rows: dict[str, Received]) -> Iterator[Finding]:
    groups: dict[str, list[tuple[int, DocumentReading]]] = defaultdict(list)
    for index, invoice in view.of_type("commercial_invoice"):
        if (number := _own_number(invoice)) is not None and _is_text(invoice):
            groups[number.value or ""].append((index, invoice))
    for invoices in groups.values():
        for (i, one), (j, other) in combinations(invoices, 2):
            # Parts of one file that bear one number may be one invoice that was parted.
            if (i, j) in alike or one.document.sha256 == other.document.sha256 or not _one_seller(one, other):
                continue
            if differ := [pair for name in _CONTENT if (pair := _differing(one, other, name))]:
                yield _contents(differ, (one, other), rows)


def _contents(
    differ: list[tuple[Evidence, Evidence]], papers: tuple[DocumentReading, DocumentReading], rows: dict[str, Received]
) -> Finding:
    """An accusation when the sums differ, a question when something else does."""
    number = _own_number(papers[0])
    told = "; ".join(f"{a.name.replace('_', ' ')} {a.value} and {b.value}" for a, b in differ)
    where = [_where(paper, rows, paper.document.page_numbers) for paper in papers]
    message = f"invoice {number.value if number else ''}: {where[0]} and {where[1]} bear one number and differ: {told}"
    refs = tuple(EvidenceRef.of(value.place) for pair in differ for value in pair)
    if differ[0][0].name == "total":
        return Finding(_RULE, "fail", message, CITATION, "blocking", _ASK, evidence=refs)
    return Finding(_RULE, "review", message, CITATION, "warning", _ASK, evidence=refs)


def _is_text(reading: DocumentReading) -> bool:
    return all(page.source in _READ_AS_TEXT for page in reading.document.pages)


def _one_seller(one: DocumentReading, other: DocumentReading) -> bool:
    ours, theirs = one.party("seller"), other.party("seller")
    return ours is not None and theirs is not None and same_company(ours.name, theirs.name)


def _own_number(reading: DocumentReading) -> Evidence | None:
    """Its own number; None where it gives none, several or an unsure one."""
    given = [f for f in reading.fields if f.name == document_type(reading.type).number and f.value]
    return given[0] if len(given) == 1 and given[0].confidence >= _SURE else None


def _differing(one: DocumentReading, other: DocumentReading, name: str) -> tuple[Evidence, Evidence] | None:
    """A value that both give with certainty, in one unit, and that is not the same."""
    ours, theirs = one.field(name), other.field(name)
    if ours is None or theirs is None or min(ours.confidence, theirs.confidence) < _SURE:
        return None
    return (ours, theirs) if ours.value != theirs.value and ours.unit == theirs.unit else None


def _page_ref(reading: DocumentReading, number: int) -> EvidenceRef:
    """The whole of a page."""
    page = next(p for p in reading.document.pages if p.number == number)
    return EvidenceRef(reading.document.sha256, number, BBox(0, 0, page.width, page.height), "")


def _where(reading: DocumentReading, rows: dict[str, Received], pages: Sequence[int]) -> str:
    row = rows.get(reading.document.sha256)
    count = "page" if len(pages) == 1 else "pages"
    return f"{_path(row) if row else 'a file'} ({count} {', '.join(map(str, pages))})"


def _path(row: Received) -> str:
    return row.path + (f" > {row.member}" if row.member else "")
