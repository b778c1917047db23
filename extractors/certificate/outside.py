"""What a page says beside the form: names, addresses and captions are harmless, any other running text is for a person.

Found by a reviewer who made certificates against us: an exception at the foot of the page, VOID across it, "as agent"
under the signature. Nothing here makes a certificate deviating; it only keeps it from being called conforming unread.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extractors.certificate.form import Form
from extractors.certificate.reading import FormReading
from extractors.certificate.signs import Difference
from extractors.evidence import Page, Word, union

_RUNNING = 4  # words of a line that can be a sentence
_LEVEL = 0.5  # of a word's height: two words stand on one line
Line = list[Word]


@dataclass(frozen=True, slots=True)
class _Outside:
    status: frozenset[str]
    capacity: tuple[str, ...]
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Outside:
    text = (files("extractors") / "forms" / "certificate_12_43.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["outside"]
    return _Outside(frozenset(table["status"]), tuple(table["capacity"]), frozenset(table["verbs"].split()))


def outside_doubts(form: Form, reading: FormReading, pages: Sequence[Page]) -> list[Difference]:
    """Doubts raised by what stands beside the form: a status word, running text, a capacity that may not sign."""
    return [_doubt(page, line) for page in pages for line in _doubtful_lines(form, reading, page)]


def _doubtful_lines(form: Form, reading: FormReading, page: Page) -> Iterator[Line]:
    words = _vocabulary()
    body = [t for t in reading.tokens[reading.settled.start : reading.settled.end] if t.page == page.number]
    top, bottom = (min(t.bbox.top for t in body), max(t.bbox.bottom for t in body)) if body else (0.0, 0.0)
    for line in _lines(page):
        said = [_bare(w.text) for w in line]
        shown = f" {' '.join(said)} "
        if words.status & set(said):
            yield line
            continue
        if body and top <= line[0].bbox.center[1] <= bottom:
            continue
        running = len(said) >= _RUNNING and bool(words.verbs & set(said)) and not _harmless(form, shown)
        if running or (line[0].bbox.top > bottom and any(f" {c} " in shown for c in words.capacity)):
            yield line


def _harmless(form: Form, shown: str) -> bool:
    """What accompanies a certificate without touching it, and the text of notaries, which is theirs."""
    kept = form.vocabulary
    return any(f" {h}" in shown for h in kept.harmless_after) or any(w in shown for w in kept.witnesses)


def _lines(page: Page) -> Iterator[Line]:
    """The page's visible words by line, from the top; words of a larger or turned mark are lines of their own."""
    held: Line = []
    for word in sorted(page.visible_words, key=lambda w: (w.bbox.center[1], w.bbox.x0)):
        if held and abs(word.bbox.center[1] - held[-1].bbox.center[1]) > _LEVEL * min(
            word.bbox.height, held[-1].bbox.height
        ):
            yield sorted(held, key=lambda w: w.bbox.x0)
            held = []
        held.append(word)
    if held:
        yield sorted(held, key=lambda w: w.bbox.x0)


def _bare(text: str) -> str:
    return text.casefold().strip(".,;:!?()[]\"'“”‘’*-–—")


def _doubt(page: Page, line: Line) -> Difference:
    found = " ".join(w.text for w in line)
    box = union(w.bbox for w in line)
    return Difference("inserted", "exception", "", found, page.number, box, (), (), "", doubt=True)
