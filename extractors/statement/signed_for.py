"""The firms that the foot of a statement names: whose signature it is, whoever its text says makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evidence import BBox, Document, Page
from extractors.extract.signing_words import for_company, is_firm, is_notarys, is_only_form
from extractors.segments import Segment, join_words, segments_of
from extractors.values.folding import fold

_SENTENCE = 8  # words that end in a full stop, at least: the text, and no line of a signature
_LINE = 14  # words of a line of a signature at most
_FOOT = 0.92  # of the page's height: what stands below is the letterhead's foot
_ROLE = re.compile(r"\((?:the )?(?:foreign )?(seller|supplier|vendor|exporter|manufacturer|shipper|producer)s?\)")
_NO_SIGNATURE = re.compile(r"^\s*(?:to|cc|copy|witness(?:ed)?(?: by)?|prepared by|enclosures?|attachments?)\b\s*:?")


@dataclass(frozen=True, slots=True)
class SignedFor:
    """A firm named beside a signature, with the role that stands in brackets behind it ("" for none)."""

    name: str
    role: str
    page: int
    bbox: BBox


def firms_at_foot(document: Document) -> tuple[SignedFor, ...]:
    """The firms named in the short lines under the text, page by page; none where no text stands above."""
    return tuple(firm for page in document.pages for firm in _firms_of(page))


def _firms_of(page: Page) -> Iterator[SignedFor]:
    lines = list(segments_of(page))
    ends = [n for n, line in enumerate(lines) if _is_text(lines, n)]
    for line in lines[ends[-1] + 1 :] if ends else ():
        text = join_words(line.words)
        short = len(line.words) <= _LINE and line.bbox.bottom < _FOOT * page.height
        if not short or is_notarys(text) or _NO_SIGNATURE.match(fold(text)):
            continue
        yield from (SignedFor(name, role, page.number, line.bbox) for name, role in _named(text))


def _is_text(lines: list[Segment], n: int) -> bool:
    """The last line of a paragraph: it ends in a full stop, and it is long or stands close under another line."""
    words = lines[n].words
    if not join_words(words).rstrip("”\"') ").endswith((".", ";")) or is_firm(join_words(words).strip(" .")):
        return False
    above = lines[n - 1] if n else None
    close = above is not None and lines[n].bbox.top - above.bbox.bottom < 0.7 * lines[n].bbox.height
    return len(words) >= _SENTENCE or (close and above is not None and len(above.words) >= _SENTENCE)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Each firm of a line "Jane Doe, Director, Acme Mills, Ltd. (seller)", with its role."""
    parts: list[str] = []
    for part in re.split(r",\s+", text):
        joined = bool(parts) and is_only_form(_ROLE.sub("", fold(part)).strip())
        parts[-1:] = [f"{parts[-1]}, {part}"] if joined else [*parts[-1:], part]
    for part in parts:
        role = _ROLE.search(fold(part))
        name = re.sub(r"\s*\([^)]*\)\s*$", "", part).strip(" :")
        opened = for_company().match(fold(name))
        name = name[opened.end() :].strip() if opened and len(fold(name)) == len(name) else name
        if is_firm(name):
            yield name, role[1] if role else ""
