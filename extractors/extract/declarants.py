"""Who makes a declaration, in what office and when, where the text says so: "I, Jane Doe, Director of X, declare".

The sentences are data (`vocabulary/declarants.toml`). The person who signs is the one who speaks: the name is taken
from where it stands again at the foot, else from its sentence. A notary, or who is only spoken of, is no declarant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.disclaimed_dates import signs_another
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.signers import title_near
from extractors.extract.signing_words import is_office, is_person
from extractors.extract.spelled_names import value_at
from extractors.speakers import departments, speaker_patterns
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary

# Types whose text is spoken by the person who signs.
SPOKEN = frozenset({"affidavit", "consignee_statement"})
# How often a signer from the foot, from a sentence alone, and a date without a label are right.
AT_FOOT, IN_TEXT, DATED = 0.92, 0.88, 0.88
# Letters of a longer line: a paragraph, whose dates are those of its story.
SHORT_LINE = 64
# Points by which what is filled in may stand beside its caption.
FLUSH = 30.0
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Shri|Smt|Sri|Lic|Ing|Sr|Sra|Herr|Frau|M|Mme|Messrs)\b\.?\s+")


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines as one text, parted by line ends, with the offset of each."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    text: str

    def value(self, start: int, end: int) -> Value:
        """What stands at [start, end), over one line or several."""
        first = max(i for i, at in enumerate(self.starts) if at <= start)
        last = max(i for i, at in enumerate(self.starts) if at < end)
        said = re.sub(r"\s+", " ", self.text[start:end]).strip()
        line, begin = self.lines[first], start - self.starts[first]
        if first == last:
            return Value(line, begin, end - self.starts[first], said)
        more = tuple(
            (self.lines[i], 0, min(len(self.lines[i].text), end - self.starts[i])) for i in range(first + 1, last + 1)
        )
        return Value(line, begin, len(line.text), said, more=more)


@dataclass(frozen=True, slots=True)
class Declarant:
    """Who speaks, and the office that the text gives."""

    name: Value
    title: Value | None


def declared_fields(sha256: str, lines: Sequence[Line], signed: Sequence[Evidence]) -> list[Evidence]:
    """Signer, title and date of a declaration as far as its signature block (`signed`) leaves them open."""
    have = {f.name: f.value or "" for f in signed}
    found: list[Evidence] = []
    declarant = find_declarant(lines) or _of_form(lines)
    if declarant is not None:
        found.extend(_of_declarant(sha256, lines, declarant, have))
    date = None if "signature_date" in have else _signature_date(lines)
    return [*found, make_evidence(sha256, "signature_date", date, DATED)] if date else found


def _of_declarant(sha256: str, lines: Sequence[Line], declarant: Declarant, have: dict[str, str]) -> Iterator[Evidence]:
    again = _at_foot(lines, declarant.name)
    if "signer" not in have:
        yield make_evidence(sha256, "signer", again or declarant.name, AT_FOOT if again else IN_TEXT)
    elif fold(have["signer"]) != fold(declarant.name.value or ""):
        return
    title = (title_near(lines, again) if again else None) or declarant.title
    if "signer_title" not in have and title is not None:
        yield make_evidence(sha256, "signer_title", title, IN_TEXT)


def find_declarant(lines: Sequence[Line]) -> Declarant | None:
    """The one person who says "I", or who is said to declare; None where two do, or none."""
    text = _text(lines)
    found: list[Declarant] = []
    for pattern in speaker_patterns("people"):
        for match in pattern.finditer(text.text):
            name = _person(text, match)
            if name is not None:
                found.append(Declarant(name, _office(text, match)))
    if len({fold(d.name.value or "") for d in found}) != 1:
        return None
    best = next((d for d in found if d.title is not None), found[0])
    return best if best.title is not None else replace(best, title=_spoken_office(text))


def _of_form(lines: Sequence[Line]) -> Declarant | None:
    """Who fills in a personal form that "the undersigned" swears to: the name under its first blank, "1. Name"."""
    if not any(_UNDERSIGNED.search(line.text) for line in lines):
        return None
    for line in lines:
        for phrase in line.phrases:
            if _FIRST_BLANK.fullmatch(line.text[phrase.start : phrase.end].strip()):
                return _filled_in(lines, line, phrase)
    return None


_UNDERSIGNED = re.compile(r"\b[Tt]he undersigned,? (?:hereby )?(?:swears?|declares?|affirms?|certif)")
_FIRST_BLANK = re.compile(r"1\s?[.)]\s*(?:[Ff]ull )?[Nn]ame(?: of (?:declarant|affiant|deponent|applicant))?\s*:?")


def _filled_in(lines: Sequence[Line], line: Line, blank: Phrase) -> Declarant | None:
    for below in lines[line.index + 1 : line.index + 3]:
        for phrase in below.phrases:
            text = below.text[phrase.start : phrase.end].strip()
            if below.page is line.page and abs(phrase.x0 - blank.x0) < FLUSH:
                return Declarant(value_at((below, phrase.start, phrase.end), text), None) if is_person(text) else None
    return None


def _text(lines: Sequence[Line]) -> _Text:
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line.text) + 1
    return _Text(tuple(lines), tuple(starts), "\n".join(line.text for line in lines))


def _person(text: _Text, match: re.Match[str]) -> Value | None:
    start, end = match.span("name")
    polite = _HONORIFIC.match(match["name"])
    start += polite.end() if polite else 0
    value = text.value(start, end)
    return value if is_person(value.value or "") else None


def _office(text: _Text, match: re.Match[str]) -> Value | None:
    if match.groupdict().get("title") is None:
        return None
    start, end = match.span("title")
    field = departments().match(text.text, end)
    value = text.value(start, field.end() if field else end)
    return value if is_office(value.value or "") else None


def _spoken_office(text: _Text) -> Value | None:
    """The office that a sentence of the speaker's own gives: "I am the General Manager of"."""
    said = [
        v for p in speaker_patterns("offices") for m in p.finditer(text.text) if (v := _office(text, m)) is not None
    ]
    return said[0] if len({fold(v.value or "") for v in said}) == 1 else None


def _at_foot(lines: Sequence[Line], name: Value) -> Value | None:
    """The declarant's name where it stands again on a line of its own, below its sentence."""
    wanted = fold(name.value or "")
    for line in reversed(lines[name.line.index + 1 :]):
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            if _same_person(text.strip(" .,_()"), name.value or ""):
                return value_at((line, phrase.start, phrase.end), text.strip(" .,_()"))
            at = fold(text).find(wanted)
            if at >= 0 and len(text) == len(fold(text)) and len(text) - len(wanted) <= SHORT_LINE // 2:
                start = phrase.start + at
                return Value(line, start, start + len(wanted), line.text[start : start + len(wanted)])
    return None


def _same_person(text: str, name: str) -> bool:
    """Whether a line is the name with its middle names shortened or left out: "Emmett L. Yarbrough"."""
    said, wanted = fold(text).split(), fold(name).split()
    inner = {word[0] for word in wanted[1:-1]}
    ends = len(said) > 1 and (said[0], said[-1]) == (wanted[0], wanted[-1])
    return ends and len(wanted) > 2 and all(word[0] in inner for word in said[1:-1]) and is_person(text)


def _signature_date(lines: Sequence[Line]) -> Value | None:
    """The one date in the short lines of a declaration that stands alone or behind a word of signing."""
    found = [value for line in lines if len(line.text) <= SHORT_LINE or _swears(line) for value in _dates(line)]
    low = [v for v in found if v.line.index >= len(lines) // 2] or found
    return low[-1] if len({v.value for v in low}) == 1 else None


_SWORN = re.compile(r"\W*(?:sworn|subscribed|solemnly|affirmed|executed|signed|given under|declared|done) ")


def _swears(line: Line) -> bool:
    """Whether a line of whatever length opens with a word of swearing or signing, as a jurat does."""
    return len(line.text) <= 2 * SHORT_LINE and _SWORN.match(fold(line.text)) is not None


def _dates(line: Line) -> Iterator[Value]:
    folded = fold(line.text)
    if any(re.search(rf"\b{word}" if word.isascii() else word, folded) for word in _date_words("others")):
        return
    for span in find_dates(line.text):
        date = span.value(None)
        before = line.text[: span.start].strip(" .,:：;()_-")
        if date is not None and (len(before) <= 2 or (_signs(before) and not signs_another(before))):
            yield Value(line, span.start, span.end, date.isoformat())


# "Amended 6 June 2024" says what was done on that day, and names no place.
_DONE = re.compile(r"[A-Z][a-z]+ed")
# A place before a date has so many words.
_PLACE = 6


def _signs(before: str) -> bool:
    """Whether words of signing, or a place alone, lead to the date: "Signed this", "Culiacán, a"."""
    folded = fold(before)
    if any(re.search(rf"(?:^|\W){re.escape(word)}(?:\W|$)", folded) for word in _date_words("words")):
        return True
    words = re.findall(r"\w[\w.'’-]*", before)
    if words and _DONE.fullmatch(words[0]):
        return False
    return len(words) <= _PLACE and all(not w[0].islower() or fold(w) in _date_words("small") for w in words)


@cache
def _date_words(key: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in load_vocabulary("declarants")["dates"][key])
