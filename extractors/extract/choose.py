"""From edges to fields: one value a field, or none with a problem that names the candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.evidence import Evidence, Problem
from extractors.extract.candidates import Value
from extractors.extract.labels import vocabulary
from extractors.extract.page_lines import place_of
from extractors.extract.sheet import MANY, REPEATED, Edge
from extractors.interpolation import between

CLOSE = 0.03  # two values whose edges differ by less are not told apart


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided for a field: evidence (with a value or open), and the problems left."""

    fields: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()


# Score of an edge -> share of such values that were right, measured on labelled documents.
_MEASURED = ((0.0, 0.2), (0.5, 0.75), (0.7, 0.89), (0.8, 0.94), (0.9, 0.97), (1.0, 0.99))


def calibrated(score: float) -> float:
    """The probability of being right that a score stands for, between the measured points by straight lines."""
    return between(_MEASURED, score)


def make_evidence(sha256: str, field: str, value: Value, score: float, problem: Problem | None = None) -> Evidence:
    """A value with its place; confidence is the edge's score times that of the words read."""
    words = [w for line, a, b in value.parts for w in line.words_at(a, b)]
    source = words[0].source if words else "text"
    sure = min((w.confidence for w in words), default=1.0)
    confidence = round(calibrated(score * (0.6 + 0.4 * sure)), 3)
    kind = vocabulary().kinds.get(field, "text")
    return Evidence(field, kind, value.value, place_of(sha256, value.parts), confidence, source, value.unit, problem)


def choose(sha256: str, field: str, edges: Sequence[Edge]) -> Choice:
    """The field's evidence from its edges."""
    closed = [e for e in edges if e.value.value is not None]
    if field in REPEATED | MANY and closed:
        return _many(sha256, field, closed)
    groups = _groups(closed)
    if not groups:
        return _open(sha256, field, edges)
    best = groups[0][0]
    rivals = [g[0] for g in groups[1:] if g[0].score >= best.score - CLOSE and not _covers(best, g[0])]
    if rivals:
        texts = tuple(dict.fromkeys(e.value.value or "" for e in (best, *rivals)))
        return Choice((), (contested(field, texts),))
    return Choice((make_evidence(sha256, field, best.value, _confidence(best, groups)),))


def _confidence(best: Edge, groups: Sequence[Sequence[Edge]]) -> float:
    agreeing = min(0.03, 0.01 * (len(groups[0]) - 1))
    contested_by = 0.1 if len(groups) > 1 and groups[1][0].score > best.score - 0.15 else 0.0
    return min(0.99, 0.06 + best.score + agreeing) - contested_by


def _covers(best: Edge, other: Edge) -> bool:
    """Whether the better value has the firmer label, so that the other does not contest it."""
    return best.label.strength > other.label.strength


def contested(field: str, candidates: tuple[str, ...]) -> Problem:
    """Two values for a field that takes one."""
    return Problem(
        "contested", f"{field}: the document gives {len(candidates)} different values", "Decide which one holds.",
        field, candidates,
    )  # fmt: skip


def undecided(field: str, candidates: tuple[str, ...]) -> Problem:
    """A date or number that may be read in two ways, or in one alone that goes against the rest of the document."""
    why = f"nothing in the document decides between {' and '.join(candidates)}"
    if len(candidates) == 1:
        why = f"it can only be read as {candidates[0]}, but the document writes otherwise: a figure may be misread"
    return Problem(
        "undecided", f"{field}: {why}",
        "Ask the sender which is meant, or decide from another document.", field, candidates,
    )  # fmt: skip


def _open(sha256: str, field: str, edges: Sequence[Edge]) -> Choice:
    open_edges = [e for e in edges if e.value.candidates]
    if not open_edges:
        return Choice()
    best = max(open_edges, key=lambda e: e.score)
    problem = undecided(field, best.value.candidates)
    return Choice((make_evidence(sha256, field, best.value, best.score, problem),), (problem,))


def _groups(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Edges by value, each group best first, the best group first; earlier on the page goes first among equals."""
    by_value: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda e: (-e.score, e.value.line.index)):
        by_value.setdefault(_key(edge), []).append(edge)
    return sorted(by_value.values(), key=lambda g: (-g[0].score, g[0].value.line.index))


def _key(edge: Edge) -> str:
    value = edge.value.value or ""
    return "".join(c for c in value.casefold() if c.isalnum() or c in ".-") or value


def _many(sha256: str, field: str, edges: Sequence[Edge]) -> Choice:
    groups = _groups(edges)
    best = groups[0][0].score
    kept = [g for g in groups if g[0].score >= best - 0.2]
    if field in MANY:
        kept = [g for g in kept if g[0].score >= best - 0.02 and g[0].label is groups[0][0].label] or groups[:1]
    kept.sort(key=lambda g: (g[0].value.line.index, g[0].value.start))
    return Choice(tuple(make_evidence(sha256, field, g[0].value, min(0.99, 0.06 + g[0].score)) for g in kept))
