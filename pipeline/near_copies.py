"""Papers that were received twice in other bytes: a re-scan, another resolution, a scan of a native file. Pure.

Two pages are the same paper when they say the same in the same order, and nowhere a number or a word that both readings
are sure of stands in the place of another one: two invoices of one supplier are alike in all but that. Documents are
the same paper when their pages are, and no number, date or sum read on both differs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

from extractors.evidence import DocumentReading
from extractors.gist import DOUBT

# Pieces in the same order, as a share of those of the shorter and the longer page. Measured on 68 pages beside their
# scans (200 to 240 dpi; skew, fax, shadow): 0.90 of the shorter and more; other papers of one kind stay below 0.8, and
# a map of the sites below 0.5 of the flow chart that names the same ones.
_SHORTER, _LONGER = 0.85, 0.7
_FEW = 20  # pieces; a page with fewer says too little to be known again
_SIGNATURE = 24  # rare pieces by which the pages to compare are found
_RARE = 12  # pages in which a rare piece may stand
_LIKENESS = 0.5  # of two words below which they are not one word misread
_TELLING = (
    "invoice_number", "invoice_date", "purchase_order_number", "order_date", "contract_number", "payment_reference",
    "payment_date", "bill_of_lading_number", "waybill_number", "container_number", "entry_number", "total", "amount",
    "period_start", "period_end", "signature_date",
)  # fmt: skip

PagePair = tuple[int, int]  # positions of a document and of its page


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Two documents (indexes, `first` < `second`) that are one paper; `pages`: numbers of the pages that are alike."""

    first: int
    second: int
    pages: tuple[tuple[int, int], ...]


def near_copies(documents: Sequence[DocumentReading]) -> tuple[NearCopy, ...]:
    """All pairs of documents that are one paper in other bytes; the same bytes are never read twice."""
    gists = {(n, p): tuple(gist.split()) for n, one in enumerate(documents) for p, gist in enumerate(one.gists)}
    told = {key: gist for key, gist in gists.items() if len(gist) >= _FEW}
    alike: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for (first, page), (second, other) in _candidates(told):
        if first != second and same_words(told[first, page], told[second, other]):
            alike[first, second].append((page, other))
    found = (_near_copy(documents, told, pair, pages) for pair, pages in sorted(alike.items()))
    return tuple(copy for copy in found if copy is not None)


def _near_copy(
    documents: Sequence[DocumentReading],
    told: Mapping[PagePair, object],
    pair: tuple[int, int],
    pages: list[tuple[int, int]],
) -> NearCopy | None:
    """The pair when every page of the shorter one that says enough has its like in the other one."""
    one, other = (documents[n] for n in pair)
    wanted = [sum((n, p) in told for p in range(len(documents[n].gists))) for n in pair]
    covered = [len({p[side] for p in pages}) for side in (0, 1)]
    if not any(c == w for c, w in zip(covered, wanted, strict=True)) or values_differ(one, other):
        return None
    numbers = one.document.page_numbers, other.document.page_numbers
    return NearCopy(*pair, tuple(sorted((numbers[0][p], numbers[1][q]) for p, q in pages)))


def _candidates(gists: Mapping[PagePair, tuple[str, ...]]) -> Iterator[tuple[PagePair, PagePair]]:
    """Pages worth comparing: those that share most of the rare pieces that at least one of them shares with any."""
    pages = {key: frozenset(piece.lstrip(DOUBT) for piece in gist) for key, gist in gists.items()}
    held: dict[str, list[PagePair]] = defaultdict(list)
    for key, pieces in pages.items():
        for piece in pieces:
            held[piece].append(key)
    found: set[tuple[PagePair, PagePair]] = set()
    for key, pieces in pages.items():
        rare = sorted((len(held[p]), p) for p in pieces if 2 <= len(held[p]) <= _RARE)[:_SIGNATURE]
        shared = Counter(other for _, piece in rare for other in held[piece] if other != key)
        found |= {(min(key, o), max(key, o)) for o, count in shared.items() if 2 * count >= len(rare)}
    yield from sorted(found)


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two gists are readings of one page, whichever comes first."""
    one, other = sorted((tuple(one), tuple(other)))
    a, b = [p.lstrip(DOUBT) for p in one], [p.lstrip(DOUBT) for p in other]
    in_order = LCSseq.similarity(a, b)
    if in_order < _SHORTER * min(len(a), len(b)) or in_order < _LONGER * max(len(a), len(b)):
        return False
    only, others = Counter(a) - Counter(b), Counter(b) - Counter(a)
    return not any(a[i] in only and b[j] in others and _contradict(one[i], other[j]) for i, j in _replaced(a, b))


def _replaced(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of pieces that stand in each other's place, between pieces that are equal."""
    steps = list(Levenshtein.opcodes(a, b))
    for n, step in enumerate(steps):
        beside = (*steps[max(0, n - 1) : n], *steps[n + 1 : n + 2])
        if step.tag == "replace" and all(side.tag == "equal" for side in beside):
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _contradict(x: str, y: str) -> bool:
    """Whether two pieces in one place, both read with certainty, cannot be one piece of paper."""
    if DOUBT in (x[0], y[0]) or x in y or y in x:
        # One of them is doubtful, or its neighbour stuck to it.
        return False
    if x.isdigit() and y.isdigit():
        return True
    words = min(len(x), len(y)) > 2 and not (x.isdigit() or y.isdigit())
    return words and Levenshtein.normalized_similarity(x, y) < _LIKENESS


def values_differ(one: DocumentReading, other: DocumentReading) -> bool:
    """Whether a number, date or sum that both give has no value in common."""
    return any(_apart(_values(one, name), _values(other, name)) for name in _TELLING)


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _values(reading: DocumentReading, name: str) -> frozenset[str]:
    given: Iterable[str] = (f.value for f in reading.fields if f.name == name and f.value)
    return frozenset("".join(c for c in value.casefold() if c.isalnum()) for value in given)
