"""The confidence with which a value is given: the share of such values that were right on labelled papers.

Rules score what they read, and decisions compare these scores. What a score is worth is another question, answered
here once for all rules: by the counts of `measured_confidence.toml`, for fields and parties, printed and recognised.
Given are shares that never fall where scores rise, so that the order of the values stays.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.evidence import Document, Evidence, PartyReading
from extractors.interpolation import between
from extractors.parties.company_names import has_legal_form

COUNTS = Path(__file__).with_name("measured_confidence.toml")
FIELD, PARTY = "field", "party"
PRINTED, RECOGNISED = "printed", "recognised"
# So many values at each step are taken to be as often right as their score says: papers unlike those counted.
PRIOR = 30.0
# At most, of a party's name that neither a legal form nor an address shows to be a whole company's, and no part of one,
# caption or place: on papers that no rule had seen a quarter of such names were wrong, of all others four in a hundred.
BARE = 0.8
# This share of a score itself keeps the order of scores that were equally often right.
ORDER = 0.1


@dataclass(frozen=True, slots=True)
class Steps:
    """Values by score: the mean score of each step, from the lowest; and of each set, the values given and right."""

    score: tuple[float, ...]
    given: Mapping[str, tuple[int, ...]]
    right: Mapping[str, tuple[int, ...]]


@dataclass(slots=True)
class _Pool:
    """Neighbouring steps that have one share: their scores, values (with the prior's) and those right."""

    scores: list[float]
    given: float
    right: float

    @property
    def share(self) -> float:
        return self.right / self.given


@cache
def measured() -> Mapping[tuple[str, str], Steps]:
    """The counts on labelled papers, by (field or party, printed or recognised)."""
    data = tomllib.loads(COUNTS.read_text("utf-8"))
    return {(what, words): _steps(table) for what in (FIELD, PARTY) for words, table in data[what].items()}


def _steps(table: Mapping[str, Any]) -> Steps:
    given, right = ({s: tuple(n) for s, n in table[key].items()} for key in ("given", "right"))
    return Steps(tuple(table["score"]), given, right)


def curve(steps: Steps, without: str = "") -> tuple[tuple[float, float], ...]:
    """(score, share right) from 0.0 on, never falling; `without` leaves one set out."""
    pools: list[_Pool] = []
    for n, score in enumerate(steps.score):
        given, right = (sum(c[n] for s, c in counts.items() if s != without) for counts in (steps.given, steps.right))
        pools.append(_Pool([score], given + PRIOR, right + PRIOR * score))
        while len(pools) > 1 and pools[-2].share > pools[-1].share:
            last = pools.pop()
            pools[-1] = _Pool(
                pools[-1].scores + last.scores, pools[-1].given + last.given, pools[-1].right + last.right
            )
    return ((0.0, 0.0), *((score, pool.share) for pool in pools for score in pool.scores))


def worth(points: Sequence[tuple[float, float]], score: float) -> float:
    """The confidence that a score is worth by a curve."""
    return round((1 - ORDER) * between(points, score) + ORDER * score, 3)


@cache
def _curve(what: str, words: str) -> tuple[tuple[float, float], ...]:
    return curve(measured()[what, words])


def field_confidence(field: Evidence) -> float:
    """The confidence with which a field is given; what a reviewer said is certain."""
    if field.method == "reviewer":
        return field.confidence
    return worth(_curve(FIELD, RECOGNISED if field.method == "ocr" else PRINTED), field.confidence)


def borne_out(party: PartyReading) -> float:
    """A party's score by what shows its name to be one."""
    shown = party.address or has_legal_form(party.name)
    return party.confidence if shown else min(party.confidence, BARE)


def party_confidence(party: PartyReading, document: Document) -> float:
    """The confidence with which a party of a document is given."""
    page = next((p for p in document.pages if p.number == party.place.page), None)
    recognised = page is not None and any(w.source == "ocr" for w in page.visible_words[:1])
    return worth(_curve(PARTY, RECOGNISED if recognised else PRINTED), borne_out(party))
