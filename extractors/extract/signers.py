"""Who signs, in what capacity and when: the block around a signature line.

A signature line is known by its words ("Authorised Signatory", "Deponent", "签字") or is a bare rule; the name stands
beside, above or below it, alone or in brackets, with its title behind a slash or comma, or on the next line. What is
signed by typing ("/s/ Jane Doe", "Jane Doe eSigned") names its signer itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line, Part
from extractors.values.countries import country_in
from extractors.values.dates import find_dates
from extractors.values.folding import fold, is_cjk

VOCABULARY = Path(__file__).parents[1] / "vocabulary" / "signatures.toml"

_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.?\s+)?(?:[^\W\d_][\w.'’-]*)(?:\s+(?:[^\W\d_][\w.'’-]*)){1,4}\.?$"
    r"|^[\u4e00-\u9fff]{2,4}$"
)
NOTARY = re.compile(r"notary|commissioner of oaths|before me|noter|cong chung|公证|notario|notaire")


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
    return re.compile(rf"^[\W_]*(?:{'|'.join(_words('cues'))})[\W_]*$")


def is_cue(text: str) -> bool:
    """Whether a text is one of the words that stand under or over a signature, and nothing else."""
    return _cue_pattern().match(fold(text)) is not None


def is_office(text: str) -> bool:
    """Whether a text names an office that a signer may hold."""
    return _pattern("title_words").search(fold(text)) is not None


def signer_fields(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Signer, title and date of the document's own signature (not the notary's), where a signature block shows them."""
    typed = _typed(sha256, lines)
    if typed:
        return typed
    for line in lines:
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            rule = _RULE.fullmatch(text.strip()) is not None or _pattern("behalf").match(fold(text)) is not None
            if (rule or is_cue(text)) and _in_body(lines, line):
                found = _block(sha256, lines, line, (phrase.x0, phrase.x1), rule)
                if found:
                    return found
    return []


def _in_body(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands where one signs: below the head of its page, or in the second half of what is written."""
    if line.box.top > 0.2 * line.page.height:
        return True
    own = [other for other in lines if other.page is line.page]
    return own.index(line) >= 0.5 * len(own)


_RULE = re.compile(r"[_.\-–—…]{6,}")
# "/s/ Jane Doe", also as recognised; or a name that a signing service marks as its signer's.
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){1,3}?)"
_TYPED = (
    re.compile(rf"(?<!\w)/\s?s\s?/[.:]?\s*{_NAME}(?=\s+e-?signed|\s*$|\s{{2}}|\s*[,(/|])", re.IGNORECASE),
    re.compile(rf"(?:^|\s){_NAME}[ ]+e-?signed\b", re.IGNORECASE),
)


def _typed(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """The signer of a document that is signed by typing a name, with title and date from around it."""
    for pattern in _TYPED:
        for line in lines:
            match = pattern.search(line.text)
            words = match["name"].split() if match else []
            while words and (len(words) > 2 and words[0].isupper() and len(words[0]) <= 3):
                words = words[1:]  # "/s/" taken for letters
            name = " ".join(words)
            if match is None or len(words) < 2 or not is_person(name):
                continue
            value = value_at((line, match.start("name"), match.end("name")), name)
            at = line.phrases[line.phrase_at(value.start)]
            parts = _column(lines, line, (at.x0, at.x1))
            title, date = _title_below(parts, value), block_date([(line, 0, value.start), *parts])
            return signed_evidence(sha256, value, title, date)
    return []


def signed_evidence(sha256: str, name: Value, title: Value | None, date: Value | None) -> list[Evidence]:
    """The fields of a signature that was found."""
    pairs = (("signer", name, 0.93), ("signer_title", title, 0.92), ("signature_date", date, 0.92))
    return [make_evidence(sha256, field, value, score) for field, value, score in pairs if value is not None]


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


def _block(sha256: str, lines: Sequence[Line], line: Line, extent: tuple[float, float], rule: bool) -> list[Evidence]:
    """The signer of a signature line. A bare rule is one only where a person with title or date stands right below."""
    parts = _column(lines, line, extent)
    below = [part for part in parts if part[0].index > line.index]
    around = _around(lines, line)
    name, title = _captioned("names", around), None
    if name is None or not is_person(name.value or ""):
        name, title = _named(below[: 3 if line.text[-1:] not in "_.-" else 1] if rule else parts, parts)
    if name is None:
        return []
    title = title or _title_below(parts, name) or _captioned("titles", around)
    date = block_date(parts)
    if rule and title is None and date is None:
        return []
    return signed_evidence(sha256, name, title, date)


def _around(lines: Sequence[Line], line: Line) -> list[Part]:
    """Every stretch near a signature line, its column or not: the cells of a form's block of signature."""
    near = [ln for ln in lines[max(0, line.index - 5) : line.index + 6] if ln.page is line.page]
    close = [ln for ln in near if abs(ln.box.top - line.box.top) <= 12 * line.height]
    return [(ln, p.start, p.end) for ln in close for p in ln.phrases]


def _named(candidates: Sequence[Part], parts: Sequence[Part]) -> tuple[Value | None, Value | None]:
    """The person of a block, with a title beside the name: one labelled as the name, else the nearest that is one."""
    labelled = [p for p in parts if _label_pattern("names").match(fold(p[0].text[p[1] : p[2]]))]
    for part in (*labelled, *candidates):
        text = part[0].text[part[1] : part[2]]
        name, title = (None, None) if NOTARY.search(fold(text)) else _name_and_title(part, text)
        if name is not None:
            return name, title
    return None, None


def _captioned(key: str, parts: Sequence[Part]) -> Value | None:
    """The text under (or right of) a caption that stands alone: "Printed name of declarant" over "Jane Doe"."""
    for line, start, end in parts:
        if not _caption_pattern(key).match(fold(line.text[start:end])):
            continue
        at = next(p for p in line.phrases if p.start == start)
        under = [q for q in parts if 0 < q[0].index - line.index <= 2 and abs(_x0(q) - at.x0) <= 8]
        beside = [q for q in parts if q[0] is line and q[1] >= end]
        for part in (*sorted(under, key=lambda q: q[0].index), *beside):
            text = part[0].text[part[1] : part[2]].strip()
            if text and not any(_caption_pattern(k).match(fold(text)) for k in ("names", "titles")):
                return value_at(part, text)
    return None


def _x0(part: Part) -> float:
    line, start, _ = part
    return next(p.x0 for p in line.phrases if p.start == start)


@cache
def _caption_pattern(key: str) -> re.Pattern[str]:
    words = "|".join(_words(key))
    return re.compile(rf"^\W*(?:{words})(?:\s*/\s*(?:{words}))*(?:\s+of\s+[\w ]{{3,30}})?\s*[:：]?\W*$")


def _name_and_title(part: Part, text: str) -> tuple[Value | None, Value | None]:
    """The person named in a stretch, alone or with a title behind a slash or comma."""
    named = _label_pattern("names").match(fold(text))
    body = text[text.find(":") + 1 :].strip() if named and ":" in text else text.strip()
    body = body[1:-1].strip() if body.startswith("(") and body.endswith(")") else body
    pieces = re.split(r"\s*/\s*|,\s+|\s+[-–]\s+", body, maxsplit=1)
    person = pieces[0].strip(" .*_")
    if not is_person(person) and not named:
        return None, None
    name = value_at(part, pieces[0].strip(" *_"))
    titled = len(pieces) > 1 and (is_office(pieces[1]) or "/" in body)
    if len(pieces) > 1 and not (titled or named or _pattern("companies").search(fold(pieces[1]))):
        return None, None
    if len(pieces) == 1 and not named and len(person.split()) > 4:
        return None, None
    return name, value_at(part, pieces[1].strip()) if titled else None


def is_person(text: str) -> bool:
    """Whether a text can be the name of a person: two to five capitalised words, no company, country or office."""
    if (
        not _PERSON.match(text)
        or country_in(text)
        or _pattern("companies").search(fold(text))
        or is_office(text)
        or is_cue(text)
    ):
        return False
    words = [w for w in text.split() if w[0].isalpha()]
    return all(w[0].isupper() or w[0] >= "\u4e00" for w in words if len(w) > 3) and ":" not in text


def _title_below(parts: Sequence[Part], name: Value) -> Value | None:
    for part in parts:
        line, start, end = part
        text = line.text[start:end].strip()
        labelled = _label_pattern("titles").match(fold(text))
        if labelled and ":" in text:
            return value_at(part, text[text.find(":") + 1 :].strip())
        beside = 0 < line.index - name.line.index <= 1
        if beside and is_office(text) and not is_cue(text) and len(text) < 50 and ":" not in text:
            return value_at(part, text)
    return None


def block_date(parts: Sequence[Part]) -> Value | None:
    """The date that stands alone, or behind a word for it, in one of the stretches."""
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


def value_at(part: Part, text: str) -> Value:
    """A text as the value that stands in a stretch."""
    line, start, end = part
    position = line.text.find(text, start, end)
    return Value(line, max(position, start), max(position, start) + len(text), text)
