"""Values broken over the lines of a narrow cell: "24 de / mayo de / 2026", "USD / 109.065,85", "94898- / B"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.extract.candidates import Stretch, Value
from extractors.extract.cells import next_in_cell, wraps_to
from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, Part, Phrase
from extractors.extract.readers import READERS
from extractors.extract.sheet import REPEATED, Sheet, is_headed
from extractors.values.countries import parse_country
from extractors.values.folding import fold
from extractors.values.iban import in_fours, missing
from extractors.vocabulary import pattern_of

MOST_LINES = 3
# Points by which the lines of one cell may be out of flush.
FLUSH = 3.0
_WRAPPED = frozenset({"date", "money"})
# An account in groups of four whose last group may stand in the next line of its cell.
_FOURS = re.compile(r"\d{4}(?: \d{4})+")
# A process that ends so goes on where it was not found.
_HANGING = re.compile(r"[&,/+]$|\b(?:and|y|e|et|und|ve|và)$")
_HYPHENS = ("-", "/", "–")
_COLONS = (":", "：")
# Letters of the shortest name of a ship or port that is taken to be whole.
SHORTEST_NAME = 4
# Names that a narrow cell breaks between words.
NAMES = frozenset({"vessel", "port", "place"})


def read_whole(sheet: Sheet, kind: str, stretch: Stretch) -> tuple[Value, ...]:
    """The values of a text; where it is only the beginning of one, that of the whole cell, or none."""
    broken = _dangles(kind, stretch)
    values = () if broken else READERS[kind](stretch)
    if kind == "account" and values:
        return (_whole_account(sheet, stretch, values[0]),)
    if kind == "process" and values:
        whole = _whole_process(sheet, stretch, values[0])
        return () if _HANGING.search(whole.value or "") else (whole,)
    if kind in NAMES and len(values) == 1:
        return _to_the_wall(sheet, kind, values[0])
    return values or _read_wrapped(sheet, kind, stretch)


def _to_the_wall(sheet: Sheet, kind: str, value: Value) -> tuple[Value, ...]:
    """A name, with the next line of its cell where it broke off at the cell's wall ("ATLANTIC &" over "GULF").

    A narrow cell also breaks between a ship and her flag or home: where nothing tells which, she has no name here.
    """
    line = value.line
    phrase = line.phrases[line.phrase_at(value.start)] if line.phrases else None
    tail = line.text[value.end : phrase.end].strip() if phrase is not None else ""
    asks = kind == "place" and tail in _COLONS  # "2. Cadde No:" over "14"
    found = next_in_cell(sheet, line, phrase) if phrase is not None and (not tail or asks) else None
    if phrase is None or found is None or not wraps_to(line, phrase, *found):
        return (value,)
    below, under = found
    rest, name = below.text[under.start : under.end], value.value or ""
    if kind == "vessel" and _is_of_ship(rest):
        return (value,)
    if kind == "vessel" and not _is_torn(name):
        return ()
    return (replace(value, value=f"{name}{tail} {rest}", more=((below, under.start, under.end),)),)


def _is_of_ship(below: str) -> bool:
    """Whether a line under a ship's name is none of it: her flag, a country, figures or a caption."""
    if any(c.isdigit() or c in ":：,;()" for c in below) or _flag().search(fold(below)):
        return True
    return parse_country(below) is not None or any(parse_country(word) for word in below.split())


def _is_torn(name: str) -> bool:
    """Whether a name is clearly not at its end: a hyphen or "and" closes it, or it is one word too short for one."""
    return name.endswith("-") or _HANGING.search(fold(name)) is not None or len(name) < SHORTEST_NAME


def _flag() -> re.Pattern[str]:
    return pattern_of("carriage", "flag")


def _whole_process(sheet: Sheet, stretch: Stretch, value: Value) -> Value:
    """A process with the lines under it in which it goes on: in small letters, or where its cell made it break."""
    line = stretch.line
    phrase = line.phrases[line.phrase_at(stretch.start)]
    if value.end < phrase.end or abs(phrase.x0 - line.x_at(value.start)) > FLUSH:
        return value
    text = value.value or ""
    more: list[Part] = []
    while len(more) < MOST_LINES and (found := next_in_cell(sheet, line, phrase)) is not None:
        below, under = found
        rest = below.text[under.start : under.end]
        goes_on = rest[:1].islower() or wraps_to(line, phrase, below, under)
        if not goes_on or any(c.isdigit() or c in ":：" for c in rest):
            break
        text, more = f"{text} {rest}", [*more, (below, under.start, under.end)]
        line, phrase = below, under
    return replace(value, value=text, more=tuple(more)) if more else value


def _whole_account(sheet: Sheet, stretch: Stretch, value: Value) -> Value:
    """An account with the line under it where an IBAN goes on there, and with the spaces that recognition lost."""
    number = value.value or ""
    lacking = missing(number)
    open_end = (lacking or _FOURS.fullmatch(number)) and value.end == _phrase_end(stretch)
    for line, phrase in _under(sheet, stretch)[:1] if open_end else ():
        more = line.text[phrase.start : phrase.end].strip()
        compact = more.replace(" ", "")
        if (len(compact) == lacking and compact.isalnum()) or (not lacking and re.fullmatch(r"\d{1,4}", more)):
            value = replace(value, value=f"{number} {more}", more=((line, phrase.start, phrase.end),))
    if stretch.line.words[0].source != "ocr":
        return value
    return replace(value, value=in_fours(value.value or ""))


def _read_wrapped(sheet: Sheet, kind: str, stretch: Stretch) -> tuple[Value, ...]:
    """The value of a text that alone is none, read together with the lines under it in its cell."""
    text = stretch.text.rstrip()
    whole = stretch.end == _phrase_end(stretch)
    if not text or not whole or not (kind in _WRAPPED or (kind == "identifier" and text.endswith(_HYPHENS))):
        return ()
    parts: list[Part] = []
    for line, phrase in _under(sheet, stretch):
        more = line.text[phrase.start : phrase.end]
        text = text + ("" if text.endswith(_HYPHENS) else " ") + (more.split()[0] if kind == "identifier" else more)
        parts.append((line, phrase.start, phrase.end))
        values = READERS[kind](replace(stretch, mended=text))
        if values and values[0].start < stretch.end and values[0].end > stretch.end:
            return (replace(values[0], end=stretch.end, more=tuple(parts)),)
    return ()


def _dangles(kind: str, stretch: Stretch) -> bool:
    """Whether a number breaks off at the end of its line, so that what is read there is only its beginning."""
    text = stretch.text.rstrip()
    return kind == "identifier" and stretch.end == _phrase_end(stretch) and breaks_off(text)


def begins_beside(label: Label) -> bool:
    """Whether a number begins behind a label in its own phrase and breaks off there: what stands below is its rest."""
    line = label.line
    text = line.text[label.end : line.phrases[line.phrase_at(label.start)].end].rstrip()
    return breaks_off(text) and any(c.isdigit() for c in text)


def is_numbered(label: Label) -> bool:
    """Whether a word for lots stands amid a text that numbers it at once: "Zona Industrial, Lote 7" is a plot."""
    line = label.line
    behind = line.text[label.end : line.phrases[line.phrase_at(label.start)].end].split()
    return label.field in REPEATED and not label.opens and any(c.isdigit() for word in behind[:1] for c in word)


def breaks_off(text: str) -> bool:
    """Whether a hyphen or stroke closes a text and goes on below; one set apart ("250006 /") stands before nothing."""
    return text.endswith(_HYPHENS) and not text[:-1].endswith(" ")


def _phrase_end(stretch: Stretch) -> int:
    line = stretch.line
    return line.phrases[line.phrase_at(stretch.start)].end if line.phrases else stretch.end


def _is_rest(text: str) -> bool:
    """Whether a line under a caption is the rest of the number broken off behind its colon: one word with figures."""
    return len(text.split()) == 1 and any(c.isdigit() for c in text)


def _under(sheet: Sheet, stretch: Stretch) -> list[tuple[Line, Phrase]]:
    """The phrases under a text in its own cell: flush left with it or flush right, close below, no labels."""
    line = stretch.line
    own = line.phrases[line.phrase_at(stretch.start)]
    left = line.x_at(stretch.start)
    broken = breaks_off(stretch.text.rstrip())
    bottom = line.box.bottom
    found: list[tuple[Line, Phrase]] = []
    for below in sheet.lines[line.index + 1 : line.index + 2 * MOST_LINES]:
        if below.page is not line.page or below.box.top - bottom > 0.9 * line.height or len(found) >= MOST_LINES - 1:
            break
        flush = [
            p
            for p in below.phrases
            if abs(p.x0 - left) <= 2.5
            or abs(p.x1 - own.x1) <= 2.5
            or (broken and abs(p.x0 - own.x0) <= 2.5 and _is_rest(below.text[p.start : p.end]))
        ]
        if not flush or is_headed(sheet, below, flush[0]):
            continue
        if len(re.findall(r"\S+", below.text[flush[0].start : flush[0].end])) > 4:
            break
        found.append((below, flush[0]))
        bottom = below.box.bottom
    return found
