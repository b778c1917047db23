"""Who signs, in what capacity and when: the block around a signature line.

A signature line is known by its words ("Authorised Signatory", "Deponent", "签字"); the name stands beside or above it,
alone, with its title behind a slash or comma, or on the next line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractors.candidates import Value
from extractors.choose import make_evidence
from extractors.evidence import Evidence
from extractors.page_lines import Line, Part
from extractors.values.dates import find_dates
from extractors.values.folding import fold, is_cjk

VOCABULARY = Path(__file__).parent / "vocabulary" / "signatures.toml"

_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.?\s+)?(?:[^\W\d_][\w.'’-]*)(?:\s+(?:[^\W\d_][\w.'’-]*)){1,4}\.?$"
    r"|^[\u4e00-\u9fff]{2,4}$"
)
_NOTARY = re.compile(r"notary|commissioner of oaths|before me|noter|cong chung|公证|notario|notaire")


@cache
def _words(key: str) -> tuple[str, ...]:
    table: dict[str, list[str]] = tomllib.loads(VOCABULARY.read_text("utf-8"))
    return tuple(sorted((re.escape(fold(w)) for w in table[key]), key=len, reverse=True))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """Words of a list as whole words; Chinese ones anywhere."""
    return re.compile("|".join(w if is_cjk(w[0]) else rf"(?<!\w){w}(?!\w)" for w in _words(key)))


@cache
def _label_pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(_words(key))})\s*[:：]\s*\S")


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(_words('cues'))})\W*$")


def _is_cue(text: str) -> bool:
    return _cue_pattern().match(fold(text)) is not None


def _is_title(text: str) -> bool:
    return _pattern("title_words").search(fold(text)) is not None


def signer_fields(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Signer, title and date of the document's own signature (not the notary's), where a signature block shows them."""
    for line in lines:
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            if _is_cue(text) and line.box.top > 0.2 * line.page.height:
                found = _block(sha256, lines, line, (phrase.x0, phrase.x1))
                if found:
                    return found
    return []


def _column(lines: Sequence[Line], line: Line, extent: tuple[float, float]) -> list[Part]:
    """The stretches above (nearest first) and below a signature line that stand in its column."""
    near: list[Part] = []
    for offset in (-1, -2, -3, 1, 2, 3, 4):
        index = line.index + offset
        if not 0 <= index < len(lines) or lines[index].page is not line.page:
            continue
        if abs(lines[index].box.top - line.box.top) > 9 * line.height:
            continue
        for p in lines[index].phrases:
            if abs(p.x0 - extent[0]) < 60 or (p.x0 <= extent[1] and p.x1 >= extent[0]):
                near.append((lines[index], p.start, p.end))
    return near


def _block(sha256: str, lines: Sequence[Line], line: Line, extent: tuple[float, float]) -> list[Evidence]:
    parts = _column(lines, line, extent)
    name = title = None
    for part in parts:
        text = part[0].text[part[1] : part[2]]
        if _NOTARY.search(fold(text)):
            continue
        if name is None:
            name, title = _name_and_title(part, text)
    if name is None:
        return []
    found = [make_evidence(sha256, "signer", name, 0.93)]
    if title is None:
        title = _title_below(parts, name)
    if title is not None:
        found.append(make_evidence(sha256, "signer_title", title, 0.92))
    date = _date(parts)
    return [*found, *([make_evidence(sha256, "signature_date", date, 0.92)] if date else [])]


def _name_and_title(part: Part, text: str) -> tuple[Value | None, Value | None]:
    """The person named in a stretch, alone or with a title behind a slash or comma."""
    named = _label_pattern("names").match(fold(text))
    body = text[text.find(":") + 1 :].strip() if named and ":" in text else text.strip()
    pieces = re.split(r"\s*/\s*|,\s+|\s+[-–]\s+", body, maxsplit=1)
    person = pieces[0].strip(" .*_")
    if not _is_person(person) and not named:
        return None, None
    name = _at(part, pieces[0].strip(" *_"))
    titled = len(pieces) > 1 and (_is_title(pieces[1]) or "/" in body)
    if len(pieces) == 1 and not named and len(person.split()) > 4:
        return None, None
    return name, _at(part, pieces[1].strip()) if titled else None


def _is_person(text: str) -> bool:
    if not _PERSON.match(text) or _pattern("companies").search(fold(text)) or _is_title(text) or _is_cue(text):
        return False
    words = [w for w in text.split() if w[0].isalpha()]
    return all(w[0].isupper() or w[0] >= "\u4e00" for w in words if len(w) > 3) and ":" not in text


def _title_below(parts: Sequence[Part], name: Value) -> Value | None:
    for part in parts:
        line, start, end = part
        text = line.text[start:end].strip()
        labelled = _label_pattern("titles").match(fold(text))
        if labelled and ":" in text:
            return _at(part, text[text.find(":") + 1 :].strip())
        beside = 0 < line.index - name.line.index <= 1
        if beside and _is_title(text) and not _is_cue(text) and len(text) < 50 and ":" not in text:
            return _at(part, text)
    return None


def _date(parts: Sequence[Part]) -> Value | None:
    for line, start, end in parts:
        text = line.text[start:end]
        spans = find_dates(text)
        if len(spans) == 1 and re.match(
            r"^\W*(?:date[d]?|日期|fecha|tarih|ngay|datum|data|le)?\W*$", fold(text[: spans[0].start])
        ):
            date = spans[0].value(None)
            if date:
                return Value(line, start + spans[0].start, start + spans[0].end, date.isoformat())
    return None


def _at(part: Part, text: str) -> Value:
    line, start, end = part
    position = line.text.find(text, start, end)
    return Value(line, max(position, start), max(position, start) + len(text), text)
