"""The firms that the foot of a statement names: whose signature it is, whoever its text says makes it.

Under the text stand lists, too: of suppliers, enclosures, copies. A firm is a signer's only by what stands at it: the
person who signs, the rule he signs on, "for and on behalf of". A line that ends in a colon opens a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.evidence import BBox, Document, Page
from extractors.extract.signing_words import (
    caption_of,
    for_company,
    is_cue,
    is_firm,
    is_notarys,
    is_office,
    is_only_form,
    is_person,
    opens_block,
    words_of,
)
from extractors.segments import Segment, join_words, segments_of
from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary

_SENTENCE = 8  # words that end in a full stop, at least: the text, and no line of a signature
_LINE = 14  # words of a line of a signature at most
_FOOT = 0.92  # of the page's height: what stands below is the letterhead's foot
_REACH = 3  # lines from a signer or his rule to the firm, at most
_APART = 2.5  # heights of a line: a wider gap parts the firm from who stands above it
_PIECES = 2  # of one line of a signature at most: a row of a table has more
_ROLE = re.compile(
    r"\((?:the )?(?:foreign )?(seller|supplier|vendor|exporter|manufacturer|shipper|producer)s?\)", re.IGNORECASE
)
_NO_SIGNATURE = re.compile(r"^\s*(?:to|cc|copy|witness(?:ed)?(?: by)?|prepared by|enclosures?|attachments?)\b\s*:?")
_ITEM = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.(?:\s|\d)|[-–—•*·▪●○])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INITIAL = re.compile(r"^(?:/s/|(?:mr|mrs|ms|dr)\b|[^\W\d_]\.)")


@dataclass(frozen=True, slots=True)
class SignedFor:
    """A firm named at a signature, with the role in brackets behind it ("" for none).

    `certain`: it is the signer's by his own line, by what he signs under or by "for"; else it only stands near him.
    """

    name: str
    role: str
    page: int
    bbox: BBox
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Row:
    """One line under the text with what it is. `listed`: in a list; `bound`: its firm signs by the line's own words."""

    pieces: tuple[Segment, ...]
    firms: tuple[tuple[str, str], ...]
    listed: bool

    @property
    def text(self) -> str:
        return " ".join(join_words(p.words) for p in self.pieces)

    @property
    def opens(self) -> bool:
        """A rule to sign on, "Signature", "By:", "For and on behalf of", the end of a letter."""
        return any(_opens(join_words(p.words)) for p in self.pieces)

    @property
    def person(self) -> bool:
        return any(is_person(part) for part in _parts(self.text))

    @property
    def office(self) -> bool:
        return any(is_office(part) and not is_firm(part) for part in _parts(self.text))

    @property
    def bound(self) -> bool:
        person = any(is_person(part) and not _small(part) for part in _parts(self.text))
        named = person and (self.office or _INITIAL.match(fold(_unlabelled(self.text)).strip()) is not None)
        return bool(self.firms) and (named or any(_is_for(join_words(p.words)) for p in self.pieces))


def firms_at_foot(document: Document) -> tuple[SignedFor, ...]:
    """The firms named at a signature under the text, page by page; none where no text stands above."""
    return tuple(firm for page in document.pages for firm in _firms_of(page))


def _firms_of(page: Page) -> Iterator[SignedFor]:
    lines = list(segments_of(page))
    ends = [n for n, line in enumerate(lines) if _is_text(lines, n)]
    low = _FOOT * page.height
    rows = list(_rows([s for s in lines[ends[-1] + 1 :] if s.bbox.bottom < low])) if ends else []
    for n, row in enumerate(rows):
        certain = _certain(rows, n)
        if row.firms and (certain or _near(rows, n)):
            box = row.pieces[0].bbox
            yield from (SignedFor(name, role, page.number, box, certain) for name, role in row.firms)


def _rows(lines: Sequence[Segment]) -> Iterator[_Row]:
    """The lines under the text; what a list holds is marked, and its bare firms and numbered lines name nobody."""
    listed = closed = False
    for _, group in groupby(lines, key=lambda s: s.line):
        row = _Row(tuple(group), (), False)
        text = row.text
        closed = closed or _NO_SIGNATURE.match(fold(text)) is not None
        listed = closed or (listed and not row.opens) or _opens_list(text)
        item = listed or _ITEM.match(fold(text)) is not None
        named = [firm for piece in row.pieces for firm in _named(join_words(piece.words))]
        silent = len(text.split()) > _LINE or len(row.pieces) > _PIECES or is_notarys(text)
        silent = silent or _NO_SIGNATURE.match(fold(text)) is not None
        row = _Row(row.pieces, () if silent else tuple(named), item)
        yield row if row.bound or not item else _Row(row.pieces, (), True)


def _certain(rows: Sequence[_Row], n: int) -> bool:
    """The line binds its firm to a signer by itself, or is the firm alone, close under him or what he signs on."""
    row = rows[n]
    if row.listed or len(row.firms) != 1 or _is_labelled(row.text):
        return False
    beside = any(r.firms and not r.bound for r in (*rows[max(0, n - 1) : n], *rows[n + 1 : n + 2]))
    rest = _ROLE.sub("", row.text).replace(row.firms[0][0], "")
    alone = all(not part or is_office(part) for part in _parts(rest))
    return row.bound or (alone and not beside and not _small(row.firms[0][0]) and _under_signer(rows, n))


def _under_signer(rows: Sequence[_Row], n: int) -> bool:
    """Above stands what is signed on, or one person with his office, and nothing else but dates between."""
    signer, office = False, rows[n].office
    for up in range(n - 1, max(-1, n - 1 - _REACH), -1):
        above, below = rows[up], rows[up + 1]
        gap = below.pieces[0].bbox.top - above.pieces[0].bbox.bottom
        if above.listed or above.firms or gap > _APART * below.pieces[0].bbox.height or (signer and above.person):
            return False
        signer, office = signer or above.person, office or above.office
        if above.opens or (signer and office):
            return True
        if not (above.person or above.office or _YEAR.search(above.text)):
            return False
    return False


def _small(name: str) -> bool:
    """Whether a word without a capital stands in it: "Certificate of Kaveri Mills Ltd." is no firm's name for sure."""
    return any(word[:1].islower() for word in name.split())


def _near(rows: Sequence[_Row], n: int) -> bool:
    """A signer, a rule or a date stands within a few lines, and the firm is not one of several listed ones."""
    beside = [r for r in (*rows[max(0, n - 1) : n], *rows[n + 1 : n + 2]) if r.firms and not r.bound]
    if beside and not rows[n].bound:
        return False
    around = (*rows[max(0, n - _REACH) : n + 1], *rows[n + 1 : n + 1 + _REACH])
    return any(r.opens or r.person or r.office or _YEAR.search(r.text) for r in around)


def _opens_list(text: str) -> bool:
    return text.rstrip(" _").endswith((":", "：")) and not _opens(text) and not _is_label(text)


def _opens(text: str) -> bool:
    bare = text.strip().rstrip(":：").strip()
    alone = words_of("behalf").match(fold(bare)) is not None or not is_firm(bare)
    return is_cue(text) or _is_for(text) or (alone and opens_block(bare))


def _is_label(text: str) -> bool:
    """What labels the name, the office or the date of a signer ("Name:", "Title:", "Date:")."""
    dates: list[str] = load_vocabulary("declarants")["dates"]["words"]
    return fold(text).strip(" :：_") in map(fold, dates) or any(
        caption_of(key).match(fold(text)) for key in ("cues", "names", "titles")
    )


def _unlabelled(text: str) -> str:
    """The text without a signer's label before a colon: "Jane Doe" of "By: Jane Doe"."""
    label, colon, rest = text.partition(":")
    signing = _is_label(label) or words_of("behalf").fullmatch(fold(label).strip())
    return rest.strip(" _") if colon and signing else text.strip(" _")


def _is_labelled(text: str) -> bool:
    """Something else than a signer is named before a colon: "Supplier: Kaveri Mills Ltd."."""
    return ":" in _unlabelled(text)


def _is_for(text: str) -> bool:
    """ "For Kaveri Mills Ltd.", "On behalf of Kaveri Mills Ltd.": the firm stands behind it, and nothing between."""
    words = fold(text).strip()
    found = words_of("behalf").match(words) or for_company().match(words)
    rest = text.strip()[found.end() :].strip(" :_") if found and len(words) == len(text.strip()) else ""
    return rest[:1].isupper() and ":" not in rest and is_firm(_ROLE.sub("", fold(rest)).strip())


def _parts(text: str) -> list[str]:
    bare = re.sub(r"^/s/\s*", "", _unlabelled(text))
    return [part.strip(" _-–—•") for part in re.split(r"[,/|]\s+|\s+[-–—]\s+", bare)]


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
    for part in re.split(r",\s+", _unlabelled(text)):
        joined = bool(parts) and is_only_form(_ROLE.sub("", fold(part)).strip())
        parts[-1:] = [f"{parts[-1]}, {part}"] if joined else [*parts[-1:], part]
    for part in parts:
        role = _ROLE.search(fold(part))
        name = re.sub(r"\s*\([^)]*\)\s*$", "", part).strip(" :")
        opened = for_company().match(fold(name))
        name = name[opened.end() :].strip() if opened and len(fold(name)) == len(name) else name
        if is_firm(name):
            yield name, role[1] if role else ""
