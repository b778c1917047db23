"""The signer of a text that closes with a name over its office and has no word for the signature.

For Larkspur Mercantile, Inc.

Joanna Feldt
Director of Trade Compliance
September 30, 2021
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.page_lines import Line, Part, Phrase
from extractors.extract.signers import block_date, signed_evidence
from extractors.extract.signing_words import is_cue, is_notarys, is_office, is_person, label_of, office_alone
from extractors.extract.spelled_names import in_full, office_behind, value_at
from extractors.values.folding import fold

# A closing stands below this share of the lines of its page.
LOWER = 0.4
# Name, office and date stand in so many lines, no further apart than so many letter heights.
BLOCK_LINES = 3
APART = 1.6
FLUSH = 8.0
# An office over its holder stands below this share; the blank to sign in is so many letter heights.
FOOT, BLANK = 0.6, 9.0
LONGEST_OFFICE = 60
_COLON = re.compile("[:：]")
_TITLED = re.compile(r"(?P<label>[^\s:：]{2,20}\s*[:：])\s*(?P<rest>[^:：]+)$")
_LABEL = re.compile(r"^[^:：]{2,20}[:：]\s*")


def closing_signer(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Signer, office and date of the last name that stands over its office in the lower part of a page."""
    for line in reversed(_low(lines, LOWER)):
        for phrase in line.phrases:
            found = _closing(sha256, lines, line, phrase)
            if found:
                return found
    return []


def _low(lines: Sequence[Line], share: float) -> list[Line]:
    """The lines that stand below this share of the lines of their page."""
    pages = (list(own) for _, own in groupby(lines, key=lambda line: line.page.number))
    return [line for own in pages for at, line in enumerate(own) if at >= share * len(own)]


def _closing(sha256: str, lines: Sequence[Line], line: Line, phrase: Phrase) -> list[Evidence]:
    name = line.text[phrase.start : phrase.end].strip(" .,_")
    if not is_person(name) or is_notarys(name):
        return []
    parts = _under(lines, line, phrase)
    said = value_at((line, phrase.start, phrase.end), name)
    full = next((found for part in parts[:1] if (found := in_full(part, name))), None)
    below = parts[1:2] if full else parts[:1]
    office = (office_behind(full) if full else None) or next((o for part in below if (o := _office(part, name))), None)
    if office is None:
        return []
    return signed_evidence(sha256, full or said, office, block_date(parts))


def office_over_name(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Signer and office where an office alone stands over its holder at the foot ("GIÁM ĐỐC", a blank, the name)."""
    found = []
    for line in _low(lines, FOOT):
        for phrase in line.phrases:
            name = _holder(lines, line, phrase)
            office = _office((line, phrase.start, phrase.end)) if name is not None else None
            if office is not None and name is not None and office.end - office.start == phrase.end - phrase.start:
                found.append((name, office))
    return signed_evidence(sha256, *found[0], None) if len(found) == 1 else []


def _holder(lines: Sequence[Line], line: Line, office: Phrase) -> Value | None:
    """The next text under an office in its column, where it is a person's name centred or flush with it."""
    for below in lines[line.index + 1 : line.index + 1 + BLOCK_LINES]:
        if below.page is not line.page or below.box.top - line.box.bottom > BLANK * line.height:
            return None
        under = [p for p in below.phrases if p.x0 < office.x1 and p.x1 > office.x0]
        if under:
            name = below.text[under[0].start : under[0].end].strip(" .,_()")
            fits = _is_flush(under[0], office) and is_person(name)
            return value_at((below, under[0].start, under[0].end), name) if fits else None
    return None


def _under(lines: Sequence[Line], line: Line, phrase: Phrase) -> list[Part]:
    """The stretches right under a name, flush with it, without a blank line between them."""
    found: list[Part] = []
    last = line
    for below in lines[line.index + 1 : line.index + 1 + BLOCK_LINES]:
        if below.page is not line.page or below.box.top - last.box.bottom > APART * max(last.height, below.height):
            break
        flush = [p for p in below.phrases if _is_flush(p, phrase)]
        if not flush:
            break
        found.append((below, flush[0].start, flush[0].end))
        last = below
    return found


def _is_flush(one: Phrase, other: Phrase) -> bool:
    """Whether two stretches have their left edges, their right edges or their middles one under the other."""
    offsets = (one.x0 - other.x0, one.x1 - other.x1, (one.x0 + one.x1 - other.x0 - other.x1) / 2)
    return any(abs(offset) < FLUSH for offset in offsets)


def _office(part: Part, name: str = "") -> Value | None:
    """The office of a stretch, without the firm behind it or the name that is typed again before it."""
    line, start, end = part
    text = _LABEL.sub("", line.text[start:end].strip())
    if name and fold(text).startswith(f"{fold(name)},"):
        text = text[len(name) + 1 :].strip()
    behind = _TITLED.search(text)
    if behind is not None and label_of("titles").match(fold(behind["label"] + behind["rest"])):
        text = behind["rest"]  # "姓名：周敏    职务：外贸部经理" in one stretch
    if _COLON.search(text):
        return None
    office = office_alone(text)
    plain = len(office) <= LONGEST_OFFICE and not any(c.isdigit() for c in text) and not office.endswith(".")
    if not plain or not is_office(text) or is_cue(text) or is_notarys(text):
        return None
    return value_at(part, office)
