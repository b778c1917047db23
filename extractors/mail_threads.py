"""What a mail says itself: not the earlier mail that it quotes nor, of a paper in its body, when the mail was sent.

An answer repeats the question ("> Invoice number: ..."); its figures are of another day and another writer. A mail that
is passed on is another matter: what it holds is what it was sent for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from extractors.evidence import Document, Word
from extractors.segments import line_texts, word_lines
from extractors.values.folding import fold
from extractors.vocabulary import every_language, load_vocabulary, source_of

_HEAD = 6  # lines above which the head of a mail begins
_WRAPPED = 2  # lines of a head that may go on without a label: many receivers
_LONGEST = 160  # characters of "on ... wrote:"
_QUOTED = re.compile(r"\s*>")
_LABEL = re.compile(r"\s*([^:]{1,24}?)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a document: the index of its page, its words and its text, folded."""

    page: int
    words: tuple[Word, ...]
    text: str


def own_part(document: Document) -> Document:
    """The document without the words of earlier mails; of a paper in a mail's body also without its head."""
    if not any(_label(line.text)[0] for line in islice(_lines(document), _HEAD)):
        return document  # as most papers, it opens with no head of a mail
    lines = list(_lines(document))
    head = _head(lines, 0)
    if not head:
        return document
    heads = () if document.type == "correspondence" else [n for n in head if _label(lines[n].text)[0] != "subject"]
    dropped = {*heads, *_earlier(lines, head)}
    gone = {id(word) for n in dropped for word in lines[n].words}
    if not gone:
        return document
    pages = (replace(page, words=tuple(w for w in page.words if id(w) not in gone)) for page in document.pages)
    return replace(document, pages=tuple(pages))


def _lines(document: Document) -> Iterator[_Line]:
    for at, page in enumerate(document.pages):
        for words, text in zip(word_lines(page), line_texts(page), strict=True):
            yield _Line(at, words, fold(text))


def _head(lines: Sequence[_Line], start: int) -> range:
    """The lines that name sender, receiver, time and subject, from this line or one of the next; empty for none."""
    first = next((n for n in range(start, min(start + _HEAD, len(lines))) if _label(lines[n].text)[0]), None)
    if first is None:
        return range(0)
    found, last = set[str](), first
    for n in range(first, len(lines)):
        label = _label(lines[n].text)[0]
        if not label and n - last > _WRAPPED:
            break
        if label in found and label != "receiver":
            break
        if label:
            found.add(label)
            last = n
    addressed = "sent" in found or any("@" in line.text for line in lines[first : last + 1])
    return range(first, last + 1) if {"sender", "subject"} <= found and addressed else range(0)


def _earlier(lines: Sequence[_Line], head: range) -> Iterator[int]:
    """The lines that are quoted; none where nothing else is said, or where the mail passes another on."""
    subject = next((value for n in head for label, value in [_label(lines[n].text)] if label == "subject"), "")
    below = range(head.stop, len(lines))
    if _passes_on().match(subject) or any(_is_mark(lines[n].text, "passed_on_below") for n in below):
        return
    begins = next((n for n in below if _begins_earlier(lines, n)), len(lines))
    own = [n for n in below if n < begins and not _QUOTED.match(lines[n].text)]
    if own:
        yield from (n for n in below if n not in own)


def _begins_earlier(lines: Sequence[_Line], n: int) -> bool:
    """A line, or two that are one, which stands before an earlier mail, or the head of that mail itself."""
    pair = " ".join(line.text for line in lines[n : n + 2])
    if _is_mark(lines[n].text, "earlier") or (not pair.endswith(lines[n].text) and _is_mark(pair, "earlier")):
        return True
    return _label(lines[n].text)[0] == "sender" and _head(lines[: n + _HEAD], n).start == n


def _is_mark(text: str, use: str) -> bool:
    return len(text) <= _LONGEST and _marks(use).fullmatch(text.strip(" -_=*>").replace("：", ":")) is not None


def _label(text: str) -> tuple[str, str]:
    """("sender", value) of a line of a head; ("", "") of any other."""
    found = _LABEL.match(text)
    name = _labels().get(found[1].strip(" *")) if found else None
    return (name, found[2]) if found and name else ("", "")


@cache
def _labels() -> dict[str, str]:
    told = load_vocabulary("mails")
    return {word: use for use in ("sender", "receiver", "sent", "subject") for word in every_language(told[use])}


@cache
def _passes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*{source_of('mails', 'passed_on')}\s*[:：]")


@cache
def _marks(use: str) -> re.Pattern[str]:
    told = every_language(load_vocabulary("mails")[use])
    ways = (".+?".join(re.escape(part.strip()) for part in way.split("…")) for way in told)
    return re.compile(rf"(?:{'|'.join(ways)})[:.]?")
