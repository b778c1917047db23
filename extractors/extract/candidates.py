"""Values of numbers by kind: what a text beside or below a label says as date, money, quantity, weight or count."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.extract.locale import DocumentLocale
from extractors.extract.page_lines import Line
from extractors.values.dates import DateSpan, find_dates
from extractors.values.folding import fold
from extractors.values.money import find_amounts
from extractors.values.numbers import NUMBER, number_readings, parse_number, plain
from extractors.values.units import unit_after, unit_in


@dataclass(frozen=True, slots=True)
class Value:
    """What [start, end) of a line means. `value` None: open between `candidates`. `mark`: currency code or shared sign.

    `fit` (0 to 1): how well the text is of the kind.
    """

    line: Line
    start: int
    end: int
    value: str | None
    fit: float = 1.0
    unit: str | None = None
    mark: str = ""
    candidates: tuple[str, ...] = ()
    more: tuple[tuple[Line, int, int], ...] = ()

    @property
    def parts(self) -> tuple[tuple[Line, int, int], ...]:
        """Every stretch of text that the value stands in."""
        return ((self.line, self.start, self.end), *self.more)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text at [start, end) of a line in which a value is looked for; `heading` is the label's own text."""

    line: Line
    start: int
    end: int
    locale: DocumentLocale
    heading: str = ""

    mended: str = ""

    @property
    def text(self) -> str:
        """The text itself, or as mended (of the same length)."""
        return self.mended or self.line.text[self.start : self.end]


Reader = Callable[[Stretch], "tuple[Value, ...]"]


def make_value(stretch: Stretch, start: int, end: int, value: str | None, **more: object) -> Value:
    return Value(stretch.line, stretch.start + start, stretch.start + end, value, **more)  # type: ignore[arg-type]


def read_dates(stretch: Stretch) -> tuple[Value, ...]:
    """The dates of a text; open ones carry their candidates."""
    found = []
    for span in find_dates(stretch.text):
        date = None if _out_of_order(span, stretch.locale.order) else span.value(stretch.locale.order)
        candidates = () if date else tuple(d.isoformat() for _, d in span.readings)
        fit = 1.0 if span.start <= 4 else 0.85
        found.append(
            make_value(
                stretch, span.start, span.end, date.isoformat() if date else None, fit=fit, candidates=candidates
            )
        )
    return tuple(found)


def _out_of_order(span: DateSpan, order: str | None) -> bool:
    """Whether a date can only be month first where the paper's order is settled as day first: a figure is misread."""
    return order == "dmy" and [o for o, _ in span.readings] == ["mdy"]


_TORN = re.compile(r"(?<=\d)([.,]) (?=\d{2,3}(?:[.,]\d|\D|$))|(?<=\d) ([.,])(?=\d)")


_SECTION = re.compile(r"§(?=[\d.,])")  # what a worn 5 is often taken for


def _mended(stretch: Stretch) -> Stretch:
    """Recognised numbers put together where a space was seen behind a separator ("15, 76,038.45"), length kept."""
    text = stretch.text
    if not stretch.line.words or stretch.line.words[0].source != "ocr":
        return stretch
    while match := _TORN.search(text):
        start = match.start()
        while start and text[start - 1] in "0123456789.,":
            start -= 1
        text = text[:start] + " " + text[start : match.start()] + match.group().strip() + text[match.end() :]
    return replace(stretch, mended=_SECTION.sub("5", text))


_POINT = re.compile(r"(?:^|\s)[.,]$")


def read_money(stretch: Stretch) -> tuple[Value, ...]:
    """The amounts of a text; numbers with a unit of measure or in dates are none."""
    stretch = _mended(stretch)
    dates = find_dates(stretch.text)
    found = []
    for amount in find_amounts(stretch.text):
        if _POINT.search(stretch.line.text[: stretch.start + amount.start]):
            continue  # ".70": what stood before the point was not read
        if any(amount.start < d.end and d.start < amount.end for d in dates) or unit_after(stretch.text, amount.end):
            continue
        number = parse_number(amount.number, stretch.locale.decimal)
        readings = number_readings(amount.number)
        if not readings or re.match(r"0\d", amount.number) or re.match(r"\s?[.,]\s?\d", stretch.text[amount.end :]):
            continue
        cents = bool(re.search(r"[.,]\d{2}-?$", amount.number))
        fit = 1.0 if amount.mark else 0.95 if cents else 0.8
        found.append(
            make_value(
                stretch, amount.start, amount.end, None if number is None else plain(number), fit=fit, mark=amount.mark,
                candidates=() if number is not None else tuple(plain(r.value) for r in readings),
            )
        )  # fmt: skip
    return tuple(found)


# The number of the next box of a form, before its caption: "7.Number and kind of packages".
_BOX = re.compile(r"\d{1,2}\.\s?(?=[^\W\d_]{2})")
# The count of a yarn ("30/1") is no quantity.
_RATIO, _RATIO_END = re.compile(r"/\d"), re.compile(r"\d/$")
# A number behind these is part of a lot or another mark ("lot GF-219").
_IN_MARK = re.compile(r"(?<![^\W\d_])[A-Z]{1,6}\d*[-/]$")


# Figures of a box's number.
BOX_DIGITS = 2
# A word before a colon heads the next number.
_HEADS_NEXT = re.compile(r"\s?[:：]")


def _numbers_a_box(line: Line, at: int) -> bool:
    """Whether a number counts the boxes of a form; one behind a colon is a value and the point ends its sentence."""
    return _BOX.match(line.text, at) is not None and not line.text[:at].rstrip().endswith((":", "："))


def _is_no_measure(stretch: Stretch, number: re.Match[str]) -> bool:
    """Whether a number stands too far behind, in a ratio or a mark, counts boxes of a form or is a percentage."""
    text, start, end = stretch.text, number.start(), number.end()
    ratio = _RATIO.match(text, end) or _RATIO_END.search(text, 0, start)
    mark = _IN_MARK.search(text, 0, start) or _numbers_a_box(stretch.line, stretch.start + start)
    # "Rohmasse kg [35]"; "Gross weight [45] kg" is a value in a blank
    boxed = end - start <= BOX_DIGITS and text[start - 1 : start] == "[" and text[end : end + 1] == "]"
    boxed = boxed and unit_after(text, end + 1) is None
    return start > 24 or bool(ratio or mark or boxed) or text[end : end + 2].strip() == "%"


def _measured(stretch: Stretch, units: frozenset[str] | None) -> tuple[Value, ...]:
    """Numbers with their unit: beside them, or in the heading."""
    stretch = _mended(stretch)
    dates = find_dates(stretch.text)
    found = []
    of_others = False  # a number of another unit was passed: what stands behind it counts the next thing
    for match in NUMBER.finditer(stretch.text):
        if any(match.start() < d.end and d.start < match.end() for d in dates) or _is_no_measure(stretch, match):
            continue
        number = parse_number(match.group(), stretch.locale.decimal)
        readings = number_readings(match.group())
        beside = unit_after(stretch.text, match.end())
        if beside and units and beside[0] not in units and _HEADS_NEXT.match(stretch.text, beside[1]):
            beside = None  # "NET KG: 40.950 PALLETS: 42"
        unit = beside[0] if beside else unit_in(stretch.heading)
        is_other = bool(units and unit and unit not in units)
        if not readings or is_other or (of_others and not beside):
            of_others = of_others or is_other
            continue
        end = beside[1] if beside else match.end()
        fit = 1.0 if unit else 0.85
        candidates = () if number is not None else tuple(plain(r.value) for r in readings)
        found.append(
            make_value(
                stretch,
                match.start(),
                end,
                None if number is None else plain(number),
                fit=fit,
                unit=unit,
                candidates=candidates,
            )
        )
    return tuple(found)


_WEIGHTS = frozenset({"KGM", "GRM", "TNE", "LBR"})


_PACKAGES = frozenset({"CT", "CS", "BX", "BL", "BG", "RO", "DR", "PX", "PK", "CO", "BE", "CR", "H87", "SET"})


def read_quantities(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers with any unit; of several, those with a unit beside them first ("6704.20 3800PCS")."""
    return tuple(sorted(_measured(stretch, None), key=lambda v: v.end == _figures_end(v)))


def _figures_end(value: Value) -> int:
    """Where the figures of a value end, its unit left out."""
    figures = NUMBER.match(value.line.text, value.start)
    return figures.end() if figures else value.start


def read_weights(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers with a unit of weight; the kilogram figure first where several stand together."""
    found = [v for v in _measured(stretch, _WEIGHTS) if v.unit or is_weight(stretch.heading)]
    first = _together(found)
    return (*sorted(found[:first], key=lambda v: v.unit != "KGM"), *found[first:])


def _together(found: Sequence[Value]) -> int:
    """How many values stand before the next caption ("18,000.000 KGSGross Wt. 23,220.000 KGS"): one weight in units."""
    gaps = enumerate(pairwise(found), start=1)
    return next((i for i, (a, b) in gaps if _CAPTION.search(a.line.text, a.end, b.start)), len(found))


_CAPTION = re.compile(r"[^\W\d_]{4,}")


_WEIGHT_WORDS = re.compile(
    r"weight|wt|mass|n\.?w|g\.?w|n/w|g/w|重|peso|poids|gewicht|agirli|trong luong|khoi luong|p\. ?[nb]|"
    r"kg|lb|kilo|ton|pound|tl "
)


def is_weight(heading: str) -> bool:
    """Whether a heading speaks of weight: "Gross" alone may be money."""
    return _WEIGHT_WORDS.search(fold(heading)) is not None


def read_counts(stretch: Stretch) -> tuple[Value, ...]:
    """Whole numbers, with a unit of packages or none."""
    if stretch.locale.decimal is None:
        stretch = replace(stretch, locale=replace(stretch.locale, decimal="."))
    found = _measured(stretch, _PACKAGES)
    return tuple(replace(v, fit=1.0) for v in found if v.value and v.value.isdigit() and not _graded(v))


_GRADE = re.compile(
    r"\s?[-/–]\s?\d|\s?[xX×*]\s?\d|\s+(?:per|je|pro|por|par)\b|\s?(?:brix|°|denier|mm\b|cm\b|ply\b)", re.IGNORECASE
)

_DASH = re.compile(r"\s[-–]\s")


def _graded(value: Value) -> bool:
    """Whether a number is half of a range, a factor ("10 X 2 LBS/CTN") or a grade ("36-38 brix"): it counts nothing."""
    text = value.line.text
    if value.unit and _DASH.match(text, value.end):
        return False  # "1200 SACS - 4 x 40' HC"
    return (
        _GRADE.match(text, value.end) is not None or re.search(r"\d\s?[-/–xX×*]\s?$", text[: value.start]) is not None
    )


def read_hours(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers of hours."""
    return _measured(stretch, frozenset({"HUR"}))
