"""The statement of the ultimate consignee (19 CFR 12.43(b)): which of its four elements are there, and where.

Its wording is free, so ideas are looked for, not words. `found`: one sentence holds every idea of the element, and the
components with it; `partly`: some idea is only near, the components are not named, or the sentence puts off, takes back
or leaves to others what it speaks of; what is there is quoted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from extractors.certificate.order import lines_of
from extractors.evidence import BBox, Document, Word, union

Status = Literal["found", "partly", "missing"]
Ideas = tuple[tuple[str, ...], ...]
_SENTENCE_END = re.compile(r"[.!?:;]$")
_ABBREVIATIONS = frozenset({"inc.", "ltd.", "co.", "corp.", "no.", "u.s.", "st.", "pvt.", "mr.", "ms.", "mrs.", "dr."})
_SAYS = 4  # words of a sentence that says something, at least
_NEAR = 3  # sentences that a reader takes in together


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the statement: its name, what the regulation says, and the ideas by which it is recognised.

    `asserts`: ideas that say it was done, is given or is believed; `weak`: words that put it off, take it back or limit
    it; `others`: words that say it of somebody else. `announces`: words at the end of a sentence that say that it comes
    next, where no word of `puts_off` may stand.
    """

    name: str
    says: str
    core: Ideas
    whole: Ideas
    asserts: Ideas = ()
    weak: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    announces: tuple[str, ...] = ()
    puts_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementReading:
    """What was found of one element: the quote with its place, or none; `lacking` says which part is not there."""

    name: str
    says: str
    status: Status
    quote: str
    page: int
    bbox: BBox | None
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    page: int
    bbox: BBox


@lru_cache(maxsize=1)
def statement_elements() -> tuple[Element, ...]:
    """The four elements, read once from their data file."""
    text = (files("extractors") / "forms" / "statement_12_43b.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    others = tuple(
        f"{who}{many} {did}" for who in table["others"]["who"] for many in ("", "s") for did in table["others"]["did"]
    )
    return tuple(
        Element(
            e["name"], e["says"], _ideas(e["core"]), _ideas(e["whole"]),
            _ideas(e["asserts"]), (*table["weak"]["any"], *table["weak"][e["name"]]), others,
            tuple(e.get("announces", ())), tuple(table["weak"][e["name"]]),
        )
        for e in table["element"]
    )  # fmt: skip


def _ideas(lists: Sequence[Sequence[str]]) -> Ideas:
    return tuple(tuple(words) for words in lists)


def read_statement(document: Document) -> tuple[ElementReading, ...]:
    """The four elements of 19 CFR 12.43(b) in their order, each found, partly found or missing."""
    sentences = _sentences(document)
    return tuple(_read(element, sentences) for element in statement_elements())


def _read(element: Element, sentences: Sequence[_Sentence]) -> ElementReading:
    best: tuple[int, int, bool, Sequence[_Sentence]] | None = None
    for size in (1, 2, _NEAR):
        for start in range(len(sentences) - size + 1):
            window = sentences[start : start + size]
            text = " ".join(s.text for s in window).casefold()
            score = (_count(element.core, text), _count(element.whole, text), not _weakness(element, text), window)
            if best is None or score[:3] > best[:3]:
                best = score
        if best is not None and best[0] == len(element.core):
            break  # what a next sentence says of components belongs to another element
    if best is None or best[0] < max(1, len(element.core) - 1):
        return ElementReading(element.name, element.says, "missing", "", 0, None, element.says)
    core, whole, _, window = best
    first, quote = window[0], " ".join(s.text for s in window)
    complete = core == len(element.core) and whole == len(element.whole) and len(window) == 1
    lacking = _weakness(element, quote.casefold()) if complete else _lacking(element, core, len(window))
    if not lacking and element.announces and _ends_with(quote, element.announces):
        after = next(iter(sentences[sentences.index(window[-1]) + 1 :]), None)
        lacking = "" if after is not None and _is_finding(element, after.text.casefold()) else "nothing follows it"
    box = union(s.bbox for s in window if s.page == first.page)
    status: Status = "partly" if lacking else "found"
    return ElementReading(element.name, element.says, status, quote, first.page, box, lacking)


def _ends_with(quote: str, announces: Sequence[str]) -> bool:
    """The sentence only says that what it names comes next."""
    bare = quote.casefold().rstrip(" .:;")
    return any(bare.endswith(f" {words}") for words in announces)


def _is_finding(element: Element, text: str) -> bool:
    """A sentence that says something, and neither puts it off nor states the belief that has to come besides."""
    belief = next(e for e in statement_elements() if e.name == "belief")
    stated = _count(belief.core, text) == len(belief.core)
    return len(text.split()) >= _SAYS and not stated and not any(_holds_word(text, w) for w in element.puts_off)


def _weakness(element: Element, text: str) -> str:
    """What keeps a sentence that holds the ideas from saying the element; "" for nothing."""
    if _count(element.asserts, text) < len(element.asserts):
        return "it is not said to have been done"
    said = next((word for word in element.weak if _holds_word(text, word)), "")
    if said:
        return f"it is put off, limited or taken back (“{said}”)"
    other = next((words for words in element.others if _holds_word(text, words)), "")
    return f"it is said of somebody else (“{other}”)" if other else ""


def _lacking(element: Element, core: int, sentences: int) -> str:
    if core < len(element.core) or sentences > 1:
        return f"it is not said in so many words: {element.says}"
    return "the components are not named" if element.name != "results" else "it is not said that the results are full"


def _count(ideas: Ideas, text: str) -> int:
    """Number of ideas of which the text holds a word."""
    return sum(any(_holds(text, cue) for cue in cues) for cues in ideas)


@lru_cache(maxsize=1024)
def _pattern(cue: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(cue)}")


def _holds(text: str, cue: str) -> bool:
    return _pattern(cue).search(text) is not None


@lru_cache(maxsize=2048)
def _whole_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}\b")


def _holds_word(text: str, words: str) -> bool:
    return words in text and _whole_word(words).search(text) is not None


def _sentences(document: Document) -> list[_Sentence]:
    """Sentences in reading order; a heading or paragraph ends one."""
    found: list[_Sentence] = []
    held: list[Word] = []
    for page in document.pages:
        words = page.visible_words
        bottom = 0.0
        for line in lines_of(words):
            top = min(words[i].bbox.top for i in line)
            height = max(words[i].bbox.height for i in line)
            if held and top - bottom > 0.8 * height:
                found.append(_sentence(held, page.number))
                held = []
            for i in line:
                held.append(words[i])
                if _SENTENCE_END.search(words[i].text) and words[i].text.casefold() not in _ABBREVIATIONS:
                    found.append(_sentence(held, page.number))
                    held = []
            bottom = max(words[i].bbox.bottom for i in line)
        if held:
            found.append(_sentence(held, page.number))
            held = []
    return found


def _sentence(words: Sequence[Word], page: int) -> _Sentence:
    return _Sentence(" ".join(w.text for w in words), page, union(w.bbox for w in words))
