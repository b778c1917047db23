"""The name of who signs as a value of its line, and in full where a signature shortens it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.extract.candidates import Value
from extractors.extract.page_lines import Line, Part
from extractors.extract.signing_words import after_colon, is_cue, is_office, is_person, label_of, office_alone
from extractors.values.folding import fold


def spelled_out(parts: Sequence[Part], name: Value) -> Value:
    """The name as a line for it below prints it in full, where a signature shortens it ("B. Lima" over "Bia Lima")."""
    last = fold(name.value or "").split()[-1:]
    for line, start, end in parts:
        if line.index <= name.line.index:
            continue
        said, text = line.text[start:end], after_colon(line.text[start:end])
        if label_of("names").match(fold(said)) and fold(text).split()[-1:] == last:
            return value_at((line, start, end), text.strip())
        if line.index <= name.line.index + 1 and (full := in_full((line, start, end), name.value or "")):
            return full
    return name


def signed_in_full(parts: Sequence[Part], name: Value, title: Value | None) -> tuple[Value, Value | None]:
    """Name and office, where a line below prints the name in full with the office behind it."""
    full = spelled_out(parts, name)
    return (name, title) if full is name else (full, title or office_behind(full))


# What parts a name from the office behind it.
_PARTED = re.compile(r",|\s[-–—]\s|\s*/\s*")


def in_full(part: Part, name: str) -> Value | None:
    """The person with whom a stretch begins, if it is `name` with fuller first names ("Cyrus Ortega": "C. Ortega")."""
    line, start, end = part
    head = _PARTED.split(line.text[start:end])[0].strip(" .,_()")
    said, short = fold(head).split(), fold(name).split()
    if len(short) < 2 or len(said) < 2 or len(head) <= len(name):
        return None
    alike = said[-1] == short[-1] and said[0][0] == short[0][0]
    return value_at(part, head) if alike and is_person(head) else None


def office_behind(name: Value) -> Value | None:
    """The office that stands behind a name in its line: "Cyrus Ortega, Treasurer"."""
    phrase = name.line.phrases[name.line.phrase_at(name.start)]
    rest = name.line.text[name.end : phrase.end].strip(" ,/–—-()")
    return value_at((name.line, name.end, phrase.end), office_alone(rest)) if rest and is_office(rest) else None


def value_at(part: Part, text: str) -> Value:
    """A text as the value that stands in a stretch."""
    line, start, end = part
    position = line.text.find(text, start, end)
    return Value(line, max(position, start), max(position, start) + len(text), text)


def office_between(lines: Sequence[Line], cue: Line, name: Value) -> Value | None:
    """The office that stands between the words of signing and the name under them ("GIÁM ĐỐC" over the name)."""
    for line in lines[cue.index + 1 : name.line.index]:
        if is_office(line.text) and len(line.text) < 50 and not is_cue(line.text):
            return value_at((line, 0, len(line.text)), line.text.strip(" ,;"))
    return None
