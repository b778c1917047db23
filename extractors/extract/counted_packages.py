"""Packages and weight that shipping papers write in the text of the goods: "NINETY FIVE (95) CARTONS OF WIGS"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extractors.evidence import Evidence
from extractors.extract.candidates import Stretch, Value, read_counts, read_weights
from extractors.extract.cells import FLUSH, is_ruled_below
from extractors.extract.choose import make_evidence
from extractors.extract.labels import vocabulary
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Sheet, is_total_row
from extractors.values.folding import fold
from extractors.values.numbers import NUMBER
from extractors.values.units import parse_unit, unit_after
from extractors.vocabulary import any_of, words_in

TRANSPORT = frozenset({"bill_of_lading", "transport_document"})
_DESCRIBED = TRANSPORT | {"certificate_of_origin_other"}
_INVOICED = frozenset({"commercial_invoice", "packing_list"})
_UNITS = frozenset({"CT", "CS", "BX", "BL", "BG", "RO", "DR", "PX", "PK", "BE", "CR"})
# Where a count may begin; in brackets behind the same in words: "NINETY FIVE (95) CARTONS".
_START = re.compile(r"(?<![^\s(])\d")
_BRACKET = re.compile(r"^([\d,.]+)\)")


def counted_packages(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The count of packages that no label gave: of the row of totals, else of the description of goods."""
    totals = list(_counts(sheet, [line for line in sheet.lines if is_total_row(line)]))
    if totals:
        return [make_evidence(sha256, "packages", totals[0], 0.9)] if len({v.value for v in totals}) == 1 else []
    if sheet.type in _INVOICED:
        beside = list(_counts(sheet, [line for line in sheet.lines if _is_weighed(sheet, line) or _is_packed(line)]))
        return [make_evidence(sha256, "packages", beside[0], 0.86)] if len({v.value for v in beside}) == 1 else []
    if sheet.type not in _DESCRIBED:
        return []
    counts = list(_counts(sheet, sheet.lines))
    found = _whole(counts) or _opening(counts)
    return [make_evidence(sha256, "packages", found, 0.86)] if found else []


def _is_weighed(sheet: Sheet, line: Line) -> bool:
    """Whether a line gives the goods' weight by its label: "Gross wt 5,320 kg / Net wt 4,790 kg / 420 ctns"."""
    kinds = vocabulary().kinds
    weights = [label for label in sheet.labels.get(line.index, ()) if kinds.get(label.field) == "weight"]
    stretches = [(p.start, p.end) for p in line.phrases] + [(label.end, len(line.text)) for label in weights]
    return bool(weights) and any(read_weights(Stretch(line, a, b, sheet.locale)) for a, b in stretches)


@cache
def _packed() -> re.Pattern[str]:
    words = any_of(map(fold, words_in("packing", "packed")))
    return re.compile(rf"{words}\s*[:：]?\s*\d")


def _is_packed(line: Line) -> bool:
    """Whether a line begins with words of packing and a figure: "Packed in 1,120 cartons."."""
    text = fold(line.text).lstrip()
    said = _packed().match(text)
    return said is not None and _in_one().match(text, said.end() - 1) is None


@cache
def _in_one() -> re.Pattern[str]:
    """A count whose next words make it that of one larger package, or tell what one holds ("2 bags of 25 kg")."""
    one, holding = (any_of(map(fold, words_in("packing", name))) for name in ("in_one", "holding"))
    return re.compile(rf"\d[\d.,]*(?:\s?[^\W\d_]+\.?){{1,3}}?\s*\(?\s*(?:{one}|{holding}\s*\d|/\s*[^\W\d_])")


# Words of two letters and more.
_WORDS = re.compile(r"[^\W\d_]{2,}")


@cache
def _from_to() -> re.Pattern[str]:
    words = any_of(map(fold, words_in("packing", "up_to")))
    return re.compile(rf"\s*[^\W\d_]{{0,4}}[./]?\s*\d+\s*(?:[-–~/]|{words})\s*\d+\s*")


def is_no_count(text: str) -> bool:
    """Whether a cell under "Packages" holds no count: a date, the plate of a truck ("MAY 2026", "4471 HK 01").

    Such a row is another part of the page, which the column only seems to run through. "41 à 80" numbers packages.
    """
    if _from_to().fullmatch(fold(text)):
        return True
    number = NUMBER.search(text)
    beside = unit_after(text, number.end()) if number else None
    words = _WORDS.findall(text)
    return bool(words) and beside is None and not any(parse_unit(word) for word in words)


def _counts(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Value]:
    """Every number with a unit of packages behind it, in figures; else those that a line's end parts from it."""
    read = [line for line in lines if not _is_captions(line)]
    whole = list(_whole_counts(sheet, read))
    yield from whole or (v for line in read for phrase in line.phrases for v in _broken_count(sheet, line, phrase))


def _whole_counts(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Value]:
    for line in lines:
        for phrase in line.phrases:
            for begin in _START.finditer(line.text, phrase.start, phrase.end):
                text = _BRACKET.sub(r"\1 ", line.text[begin.start() : phrase.end])
                values = read_counts(Stretch(line, begin.start(), phrase.end, sheet.locale, mended=text))
                if values and values[0].start == begin.start() and values[0].unit in _UNITS and values[0].value != "0":
                    yield values[0]


def _under(sheet: Sheet, line: Line, phrase: Phrase) -> tuple[Line, Phrase] | None:
    """The phrase set flush under another, at the distance of the lines of one cell."""
    for below in sheet.lines[line.index + 1 : line.index + 4]:
        if below.page is not line.page or below.box.top - line.box.bottom > line.height:
            return None
        for under in below.phrases:
            if abs(under.x0 - phrase.x0) <= FLUSH and not is_ruled_below(line, below, phrase.x0 + 4):
                return below, under
    return None


_CLOSES = re.compile(r"(?<!\S)\d[\d.,]*$")
_OPENS = re.compile(r"[^\W\d_]{3,}")


@cache
def _announced() -> re.Pattern[str]:
    words = any_of(map(fold, words_in("packing", "announced")))
    return re.compile(rf"(?<!\w){words}\s*[:：]?\s*$")


def _broken_count(sheet: Sheet, line: Line, phrase: Phrase) -> Iterator[Value]:
    """The count that words announce at a line's end, its unit in the next: "SAID TO CONTAIN 400" over "CARTONS"."""
    number = _CLOSES.search(line.text[phrase.start : phrase.end])
    said = number and _announced().search(fold(line.text[phrase.start : phrase.start + number.start()]))
    found = _under(sheet, line, phrase) if said else None
    word = _OPENS.match(found[0].text, found[1].start) if found else None
    if number is None or word is None or parse_unit(word.group()) not in _UNITS:
        return
    start = phrase.start + number.start()
    text = f"{number.group()} {word.group()}"
    for value in read_counts(Stretch(line, start, phrase.end, sheet.locale, mended=text))[:1]:
        if value.start == start and value.unit in _UNITS and value.value != "0":
            yield replace(value, end=phrase.end)


# A box of a form, by its number before its caption ("12 Volume", which counts nothing): so many make a row of captions.
_CAPTION = re.compile(r"(?<!\S)(\d{1,2})[a-z]?[.)]?\s+(?=[^\W\d_a-z][^\W\d_A-Z])")
CAPTIONS = 2


def _is_captions(line: Line) -> bool:
    """Whether a line is the captions of boxes that are numbered upwards."""
    numbers = [int(m[1]) for m in _CAPTION.finditer(line.text)]
    return len(numbers) >= CAPTIONS and all(0 < b - a <= CAPTIONS for a, b in pairwise(numbers))


def _opens(value: Value) -> bool:
    """Whether a count opens its piece of the line."""
    line = value.line
    return value.start == line.phrases[line.phrase_at(value.start)].start


def _opening(values: list[Value]) -> Value | None:
    """The one count that opens a description, no larger one after it ("141 CARTONS OF SHIRTS IN 12 BAGS EACH")."""
    found = [v for v in values if _opens(v)]
    most = max((int(v.value or 0) for v in values), default=0)
    return found[0] if {int(v.value or 0) for v in found} == {most} else None


def _whole(values: list[Value]) -> Value | None:
    """The one count that a text gives, or the one that all the others make."""
    counts = [int(v.value or 0) for v in values]
    if len(set(counts)) == 1:
        return values[0]
    most = max(values, key=lambda v: int(v.value or 0), default=None)
    if most is None or counts.count(int(most.value or 0)) > 1:
        return None
    return most if sum(counts) == 2 * int(most.value or 0) else None


def total_weight(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The one weight in a row of totals of a bill of lading, which is the gross weight of its cargo."""
    if sheet.type != "bill_of_lading":
        return []
    rows = [line for line in sheet.lines if is_total_row(line)]
    found = [v for line in rows for v in read_weights(Stretch(line, 0, len(line.text), sheet.locale)) if v.unit]
    alone = len({v.value for v in found}) == 1
    return [make_evidence(sha256, "gross_weight", found[0], 0.88)] if alone else []
