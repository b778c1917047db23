"""The four elements of the statement of 19 CFR 12.43(b) and the ideas by which each is recognised, read from data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.forms import form_data
from extractors.statement.hedges import Hedges
from extractors.statement.promises import Promises


@dataclass(frozen=True, slots=True)
class Ideas:
    """One list of words or phrases; `held` finds their beginnings, `said` whole words only."""

    cues: tuple[str, ...]
    starts: re.Pattern[str]
    whole: re.Pattern[str]

    def held(self, text: str) -> bool:
        """Whether the text holds one of them, as the beginning of a word."""
        return self.starts.search(text) is not None

    def said(self, text: str) -> str:
        """The first of them that the text holds as whole words; "" for none."""
        found = self.whole.search(text)
        return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `topic` what it is about, `does` that something was done or is said of it, `rest` what else the
    regulation asks of it (every list one idea), `touches` the words without any of which nobody speaks of it, `lacks`
    how to say that the rest is not there; `denies` takes it back, `limits` hedges it.
    """

    name: str
    says: str
    caption: Ideas
    topic: Ideas
    does: Ideas
    rest: tuple[Ideas, ...]
    touches: Ideas
    lacks: str
    denies: Ideas
    limits: Ideas

    @property
    def parts(self) -> re.Pattern[str]:
        """How the components are named where the element asks of them; else what its sentence is about."""
        return next((idea.starts for idea in self.rest if idea.held("component")), self.topic.starts)


@dataclass(frozen=True, slots=True)
class Wording:
    """All four elements in their order, and what concerns every one of them."""

    elements: tuple[Element, ...]
    put_off: Ideas
    others: Ideas
    told: Ideas  # by somebody else, to the consignee
    quotes: Ideas  # the regulation is spoken of, not what was done
    masked: Ideas  # strong words that hold a weak one
    gives: Ideas
    announces: tuple[str, ...]
    believers: Ideas
    promises: Promises
    asked: Ideas  # of suppliers
    nor: Ideas
    hedges: Hedges
    doubts: Ideas  # what holds a denial and denies nothing: it leaves the belief in doubt
    excepts: Ideas  # what takes out of an element what is then denied
    about: Ideas  # what limits results to one object of the investigation

    def element(self, name: str) -> Element:
        """The element of that name."""
        return next(e for e in self.elements if e.name == name)


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Read once from the data file."""
    table = form_data("statement_12_43b")
    common = table["every"]
    doing = [f"{have}{did}" for did in common["did"] for have in ("", "has ", "have ", "had ", "also ", "itself ")]
    others = [f"{who}{many} {did}" for who in common["who"] for many in ("", "s") for did in doing]
    denies = [*common["denies"], *_pairs(common["nor"], common["nor_done"])]
    limits = [*common["limits"], *common["nor"], *common["asked"]]
    masked = [*common["masked"], *_pairs(common["nor"], common["nor_found"])]
    retold = _pairs(common["retells"], _pairs(common["reteller"], common["retold"]))
    elements = tuple(
        Element(
            e["name"], e["says"], _ideas(e["caption"]), _ideas(e["topic"]), _ideas(e["does"]),
            tuple(_ideas(idea) for idea in e["rest"]), _ideas(e["touches"]), e["lacks"],
            _ideas([*denies, *e["denies"]]), _ideas([*limits, *e["limits"]]),
        )
        for e in table["element"]
    )  # fmt: skip
    return Wording(
        elements, _ideas(common["put_off"]), _ideas([*others, *common["others"]]),
        _ideas([*_pairs(common["tells"], common["to_us"]), *common["by_telling"], *retold]), _ideas(common["quotes"]),
        _ideas(masked), _ideas(common["gives"]), tuple(common["announces"]), _ideas(common["believers"]),
        Promises.of(common["vows"], common["efforts"], common["beside"], common["asked"]), _ideas(common["asked"]),
        _ideas(common["nor"]), Hedges.of({**table["hedges"], "who": common["who"]}), _ideas(common["doubts"]),
        _ideas(common["excepts"]), _ideas(common["about"]),
    )  # fmt: skip


def _pairs(leads: Iterable[str], ends: Iterable[str]) -> list[str]:
    ends = tuple(ends)
    return [f"{lead} {end}" for lead in leads for end in ends]


def _ideas(cues: Iterable[str]) -> Ideas:
    listed = tuple(cues)
    either = "|".join(map(_pattern, sorted(listed, key=len, reverse=True))) or "(?!)"
    return Ideas(listed, re.compile(rf"\b(?:{either})"), re.compile(rf"\b(?:{either})\b"))


def _pattern(cue: str) -> str:
    """A cue that ends in "$" is whole words also where beginnings are looked for."""
    return re.escape(cue[:-1]) + r"\b" if cue.endswith("$") else re.escape(cue)
