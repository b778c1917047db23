"""Parties of a SWIFT MT103 as printed: tags 50A/F/K (ordering customer) and 59/59A/F (beneficiary).

Source: SWIFT Standards MT103, field specifications 50a and 59a: account in a line that begins with "/", then name and
address, option F with numbered lines (1/ name, 2/ address, 3/ country and town). Banks print the tags bare, with
their names ("59: Beneficiary Customer-Name & Addr", "F59 :") or in a column of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.evidence import Document, union
from extractors.parties.party_reading import Block, read_block
from extractors.parties.swift_columns import in_columns
from extractors.segments import Segment, make_segment, segments_of

_TRANSFER = (
    r"20|21|23[BE]|26T|32A|33B|36|50[ACFGHKL]?|51A|52[AD]|53[ABD]|54[ABD]|55[ABD]|56[ACD]|57[ABCD]|59[AF]?|70|71[AFG]|72|"
    r"77[BT]"
)
# Tags that a documentary credit (MT700) adds; in a transfer they are as often the numbers of houses.
_CREDIT = rf"{_TRANSFER}|27|31[CD]|32B|39[ABC]|40[AEF]|41[AD]|42[ACDMP]|43[PT]|44[A-F]|45[AB]|46[AB]|47[AB]|48|49"
# What a credit alone has: the number of its kind of message, or its form, its goods, its documents.
_OF_CREDIT = re.compile(r".*\bMT[ -]?70\d\b|\W{0,2}(?:F|Field\s?|Tag\s?)?(?:40A|45A|46A)\s?(?:[A-Z :/-]*:|$)")
# The name that banks print behind a party's tag.
_NAMED = re.compile(
    r"^[\s:.,–-]*(?:(?:ordering|beneficiary)\s+customer|applicant|beneficiary)\b(?:[\s\-–(/,]*(?:(?:name|account|addr(?:ess)?|and)\b\.?|&))*[\s).:]*",
    re.IGNORECASE,
)
# "32B CURRENCY CODE, AMOUNT : USD 71.250,00"
_CAPTIONED = re.compile(r"\d{2}[A-Z]?\s+[A-Z][A-Z ,/&-]{3,60}:")
_RULE = re.compile(r"[-=_*]{4,}|\{|-\}")
PARTY_TAGS = {"50": "payer", "59": "payee"}


@cache
def _patterns(credit: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A tag as banks print it, and one alone: as sent (":20:"), bare ("20:"), with an F, with a name ("F20 DATE:")."""
    tags = _CREDIT if credit else _TRANSFER
    printed = (
        rf"(?:(?<![\w:]):({tags}):|^\W{{0,2}}(?:(?:F|Field\s?|Tag\s?)?({tags})\s?"
        rf"|(?:F|Field\s?|Tag\s?|:)({tags})\s+[^\W\d][^\d:]{{2,60}}):)"
    )
    return re.compile(printed), re.compile(rf"(?:F|Field\s?|Tag\s?)?({tags})")


def swift_parties(document: Document) -> dict[str, Block]:
    """Role -> block for the party tags of an MT103; empty when the document shows none."""
    tagged = in_columns(document.pages) or list(_tagged(document))
    if sum(tag in ("20", "32A", "23B") or tag[:2] in PARTY_TAGS for tag, _ in tagged) < 3:
        return {}
    found: dict[str, Block] = {}
    for tag, lines in tagged:
        role = PARTY_TAGS.get(tag[:2])
        block = _party(lines) if role else None
        if role and block:
            found.setdefault(role, block)
    return found


def _tagged(document: Document) -> Iterable[tuple[str, list[Segment]]]:
    """Every tag with its lines, up to the next tag or a ruled line."""
    tag = ""
    lines: list[Segment] = []
    credit = any(_OF_CREDIT.match(s.text) for page in document.pages for s in segments_of(page))
    for page in document.pages:
        for line in _rejoined(segments_of(page)):
            for name, part in _parted(line, credit):
                if name:
                    if tag:
                        yield tag, lines
                    tag, lines = name, []
                if part is not None and _RULE.match(part.text):
                    if tag:
                        yield tag, lines
                    tag, lines = "", []
                elif part is not None and tag:
                    lines.append(part)
    if tag:
        yield tag, lines


def _parted(line: Segment, credit: bool) -> Iterator[tuple[str, Segment | None]]:
    """A line as (tag, what follows it); what stands before its first tag has the tag ""."""
    printed, bare = _patterns(credit)
    marks = [(m.group(1) or m.group(2) or m.group(3), m.start(), m.end()) for m in printed.finditer(line.text)]
    if not marks and (m := bare.fullmatch(line.words[0].text)) and len(line.words) > 1 and _stands_apart(line):
        marks = [(m.group(1), 0, len(line.words[0].text))]
    first = marks[0][1] if marks else len(line.text)
    if line.text[:first].strip():
        yield "", _slice(line, 0, first)
    ends = [start for _, start, _ in marks[1:]] + [len(line.text)]
    for (tag, _, begin), end in zip(marks, ends[: len(marks)], strict=True):
        yield tag, _slice(line, begin, end)


def _stands_apart(line: Segment) -> bool:
    """Whether the first word is a column of its own, or a tag before its name in capitals and a colon."""
    return _CAPTIONED.match(line.text) is not None or line.words[1].bbox.x0 - line.words[0].bbox.x1 > line.size


def _slice(line: Segment, start: int, end: int) -> Segment | None:
    """The part of a line between two offsets of its text, with its words; None when it is blank."""
    text = line.text[start:end].strip()
    words = []
    at = 0
    for word in line.words:
        at = line.text.find(word.text, at)
        if start < at + len(word.text) and at < end:
            words.append(word)
        at += len(word.text)
    return Segment(text, union(w.bbox for w in words), tuple(words), line.page, line.line) if text and words else None


def _party(lines: list[Segment]) -> Block | None:
    kept: list[Segment] = []
    for s in lines:
        text = s.text
        if not kept:
            text = _NAMED.sub("", text, count=1)
            text = re.sub(r"^/\s?[A-Z0-9][\w.-]*\s*", "", text)
        m = re.match(r"[1-8]/(.+)", text)
        text = m.group(1) if m else text
        if any(c.isalpha() for c in text) and not re.fullmatch(r".*\bF\d{2}\b.*:", text):
            kept.append(Segment(text.strip(), s.bbox, s.words, s.page, s.line))
    return read_block(_rejoined(kept)) if kept else None


def _rejoined(lines: Iterable[Segment]) -> list[Segment]:
    """Segments of one line put together again."""
    out: list[Segment] = []
    for s in lines:
        if out and out[-1].line == s.line and out[-1].page == s.page:
            both = make_segment([*out[-1].words, *s.words], s.page, s.line)
            out[-1] = Segment(f"{out[-1].text} {s.text}", both.bbox, both.words, s.page, s.line)
        else:
            out.append(s)
    return out
