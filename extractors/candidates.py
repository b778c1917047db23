"""Values by kind: what the text beside or below a label says, read as the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.locale import DocumentLocale
from extractors.page_lines import Line
from extractors.values.countries import country_in
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.values.identifiers import (
    find_containers,
    find_entry_numbers,
    find_hs_codes,
    looks_like_identifier,
    parse_incoterm,
    trim_identifier,
)
from extractors.values.money import SHARED, currency_mark, find_amounts, marks_in
from extractors.values.numbers import NUMBER, number_readings, parse_number, plain
from extractors.values.units import parse_unit, unit_after, unit_in


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


def _value(stretch: Stretch, start: int, end: int, value: str | None, **more: object) -> Value:
    made = Value(stretch.line, stretch.start + start, stretch.start + end, value)
    return replace(made, **more)  # type: ignore[arg-type]


def read_dates(stretch: Stretch) -> tuple[Value, ...]:
    """The dates of a text; open ones carry their candidates."""
    found = []
    for span in find_dates(stretch.text):
        date = span.value(stretch.locale.order)
        candidates = () if date else tuple(d.isoformat() for _, d in span.readings)
        fit = 1.0 if span.start <= 4 else 0.85
        found.append(
            _value(stretch, span.start, span.end, date.isoformat() if date else None, fit=fit, candidates=candidates)
        )
    return tuple(found)


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


def read_money(stretch: Stretch) -> tuple[Value, ...]:
    """The amounts of a text; numbers with a unit of measure, in dates, or of one bare digit group with letters are none."""
    stretch = _mended(stretch)
    dates = find_dates(stretch.text)
    found = []
    for amount in find_amounts(stretch.text):
        if any(amount.start < d.end and d.start < amount.end for d in dates) or unit_after(stretch.text, amount.end):
            continue
        number = parse_number(amount.number, stretch.locale.decimal)
        readings = number_readings(amount.number)
        if not readings or re.match(r"0\d", amount.number) or re.match(r"\s?[.,]\s?\d", stretch.text[amount.end :]):
            continue
        cents = bool(re.search(r"[.,]\d{2}-?$", amount.number))
        fit = 1.0 if amount.mark else 0.95 if cents else 0.8
        found.append(
            _value(
                stretch, amount.start, amount.end, None if number is None else plain(number), fit=fit, mark=amount.mark,
                candidates=() if number is not None else tuple(plain(r.value) for r in readings),
            )
        )  # fmt: skip
    return tuple(found)


def _measured(stretch: Stretch, units: frozenset[str] | None) -> tuple[Value, ...]:
    """Numbers with their unit: beside them, or in the heading."""
    stretch = _mended(stretch)
    dates = find_dates(stretch.text)
    found = []
    for match in NUMBER.finditer(stretch.text):
        if any(match.start() < d.end and d.start < match.end() for d in dates) or match.start() > 24:
            continue
        number = parse_number(match.group(), stretch.locale.decimal)
        readings = number_readings(match.group())
        beside = unit_after(stretch.text, match.end())
        unit = beside[0] if beside else unit_in(stretch.heading)
        if (
            not readings
            or (units and unit and unit not in units)
            or stretch.text[match.end() : match.end() + 2].strip() == "%"
        ):
            continue
        end = beside[1] if beside else match.end()
        fit = 1.0 if unit else 0.85
        candidates = () if number is not None else tuple(plain(r.value) for r in readings)
        found.append(
            _value(
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
_PACKAGES = frozenset({"CT", "BX", "BL", "BG", "RO", "DR", "PX", "PK", "CO", "H87", "SET"})


def read_quantities(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers with any unit."""
    return _measured(stretch, None)


def read_weights(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers with a unit of weight; the kilogram figure first where several stand together."""
    found = [v for v in _measured(stretch, _WEIGHTS) if v.unit or is_weight(stretch.heading)]
    return tuple(sorted(found, key=lambda v: v.unit != "KGM"))


_WEIGHT_WORDS = re.compile(
    r"weight|wt|mass|n\.?w|g\.?w|n/w|g/w|重|peso|poids|gewicht|agirli|trong luong|khoi luong|p\. ?[nb]|kg|lb|kilo|ton|pound|tl "
)


def is_weight(heading: str) -> bool:
    """Whether a heading speaks of weight: "Gross" alone may be money."""
    return _WEIGHT_WORDS.search(fold(heading)) is not None


def read_counts(stretch: Stretch) -> tuple[Value, ...]:
    """Whole numbers, with a unit of packages or none."""
    locale = replace(stretch.locale, decimal=stretch.locale.decimal or ".")
    found = _measured(replace(stretch, locale=locale), _PACKAGES)
    return tuple(replace(v, fit=1.0) for v in found if v.value and v.value.isdigit())


def read_hours(stretch: Stretch) -> tuple[Value, ...]:
    """Numbers of hours."""
    return _measured(stretch, frozenset({"HUR"}))


_STOP = re.compile(
    r"\s(?:dated?|dt\.?|of|vom|du|del?|tarihli|ngày|date[:.]?|datum|from|and|und|et|y|rev\.?|page|for|von|für|amount)(?:\s|$)|\s?[(,;|]|\s[-–]\s",
    re.IGNORECASE,
)


def read_identifiers(stretch: Stretch) -> tuple[Value, ...]:
    """The document number that a text begins with, as printed."""
    text = stretch.text
    body = text.lstrip(" .:#=-–—/")
    offset = len(text) - len(body)
    dates = find_dates(body)
    limit = min([d.start for d in dates] + [m.start() for m in [_STOP.search(body)] if m] + [len(body)])
    if dates and dates[0].start == 0:
        return ()
    words = body[:limit].split()
    chosen = _identifier_words(words, whole=limit == len(body))
    if not chosen:
        return ()
    end = body.find(chosen[-1], 0 if len(chosen) == 1 else body.find(chosen[-1])) + len(chosen[-1])
    raw = body[: max(end, len(" ".join(chosen)))]
    trimmed = trim_identifier(" ".join(chosen))
    if not looks_like_identifier(trimmed) or (re.fullmatch(r"\+?[\d\s()-]{4,}\d", trimmed) and trimmed.startswith("+")):
        return ()
    return (_value(stretch, offset, offset + len(raw.rstrip()), trimmed, fit=1.0 if len(trimmed) > 2 else 0.6),)


def _identifier_words(words: list[str], whole: bool) -> list[str]:
    """The words of a text that make its number: one, or short groups of capitals and digits that fill the text."""
    if not words:
        return []
    if len(words) == 1:
        return words
    if whole and len(words) <= 3 and all(re.fullmatch(r"[A-Z]{1,5}|[\w./-]*\d[\w./-]*", w) for w in words):
        return words
    if any(c.isdigit() for c in words[0]):
        return words[:1]
    if re.fullmatch(r"[A-Z][A-Za-z]{0,4}[./-]?|#", words[0]) and any(c.isdigit() for c in words[1]):
        return words[:2]
    return []


def read_accounts(stretch: Stretch) -> tuple[Value, ...]:
    """A bank account or IBAN that a text begins with, spaces kept."""
    match = re.match(
        r"[\s.:#=/]*((?:[A-Z]{2}\d{2}[A-Z0-9 ]{8,34}|[A-Z]{0,4}\d[\dA-Z]*(?:[ .-]?\d[\dA-Z]*)*))", stretch.text
    )
    if not match:
        return ()
    number = re.sub(r"\s[A-Z]{3,}\b.*$", "", match[1]).strip(" .-")
    if sum(c.isdigit() for c in number) < 5 or find_dates(number):
        return ()
    return (_value(stretch, match.start(1), match.start(1) + len(number), number),)


def read_currencies(stretch: Stretch) -> tuple[Value, ...]:
    """The currency that a text names first."""
    for match in re.finditer(r"[^\s:/()=,]+", stretch.text[:40]):
        mark = currency_mark(match.group())
        if mark and mark not in SHARED:
            return (_value(stretch, match.start(), match.end(), mark),)
    whole = currency_mark(stretch.text)
    if whole and whole not in SHARED:
        return (_value(stretch, 0, len(stretch.text), whole),)
    return ()


def read_incoterms(stretch: Stretch) -> tuple[Value, ...]:
    """The delivery term of a text."""
    term = parse_incoterm(stretch.text[:60])
    if not term:
        return ()
    found = re.search(r"[A-Za-z]", stretch.text)
    start = found.start() if found else 0
    word = re.search(re.escape(term), stretch.text, re.IGNORECASE)
    return (_value(stretch, word.start() if word else start, word.end() if word else len(stretch.text), term),)


def read_countries(stretch: Stretch) -> tuple[Value, ...]:
    """The one country that a short text names."""
    body = re.split(r"[.;|](?:\s|$)", stretch.text)[0] if len(stretch.text) > 40 else stretch.text
    code = country_in(body[:60]) if body.strip() else None
    return (_value(stretch, *_solid(body), code),) if code else ()


def read_containers(stretch: Stretch) -> tuple[Value, ...]:
    """Container numbers; one whose check digit is wrong fits less."""
    return tuple(
        _value(stretch, a, b, text, fit=1.0 if right else 0.9) for a, b, text, right in find_containers(stretch.text)
    )


def read_hs_codes(stretch: Stretch) -> tuple[Value, ...]:
    """Tariff codes; four digits alone only where they look like no year."""
    found = find_hs_codes(stretch.text)
    return tuple(
        _value(stretch, a, b, text, fit=0.9 if len(text) > 4 else 0.6)
        for a, b, text in found
        if not re.fullmatch(r"(?:19|20)\d{2}", text) and a <= 30
    )


def read_entries(stretch: Stretch) -> tuple[Value, ...]:
    """US entry numbers; else a plain document number."""
    found = find_entry_numbers(stretch.text)
    if found:
        return tuple(_value(stretch, a, b, text) for a, b, text in found)
    return tuple(replace(v, fit=0.8) for v in read_identifiers(stretch) if sum(c.isdigit() for c in v.value or "") >= 6)


def read_lots(stretch: Stretch) -> tuple[Value, ...]:
    """The lot, bale or style numbers of a text, each as printed; a text with words that are none gives nothing."""
    found = []
    for match in re.finditer(r"[^\s,;&]+", stretch.text):
        word = trim_identifier(match.group())
        if not any(c.isdigit() for c in word) or (number_like(word) and len(word) < 4):
            if word.lower() in ("and", "und", "et", "y", "ve", "và", "to", "lot", "no", "lots", "only", ""):
                continue
            break
        if find_dates(word) or currency_mark(word):
            break
        start = match.start() + match.group().find(word)
        found.append(_value(stretch, start, start + len(word), word))
    return tuple(found)


def number_like(word: str) -> bool:
    """Whether a word is digits and separators only."""
    return re.fullmatch(r"[\d.,]+", word) is not None


_VOYAGE = re.compile(
    r"^(?P<vessel>.*?[A-Za-z\u4e00-\u9fff].*?)[\s/,;-]+(?:(?:V\.?|VOY\.?|VOYAGE|航次|SEFER|VIAJE)\s*(?:NO\.?)?[\s:.]*)?(?P<voyage>[A-Z]{0,3}\.?\d{1,5}[A-Z]{0,2}(?:-\d+[A-Z]?)?)\s*$",
    re.IGNORECASE,
)
_SHIP = re.compile(r"^\s*(?:M\s?[/.]?\s?[VTS]\.?|S\s?[/.]\s?S\.?|MS|MSV|MOTOR VESSEL)\s+(?=\S)", re.IGNORECASE)


def split_vessel(text: str) -> tuple[str, str]:
    """Vessel and voyage of a text such as "M/V HANSA MERIDIAN V.074E": ("HANSA MERIDIAN", "074E")."""
    body = _SHIP.sub("", text.strip(" .,:;/-"))
    match = _VOYAGE.match(body)
    if not match:
        return body, ""
    voyage = re.sub(r"^V\.?(?=\d)", "", match["voyage"], flags=re.IGNORECASE)
    return match["vessel"].strip(" ,/-"), voyage


def read_vessels(stretch: Stretch) -> tuple[Value, ...]:
    """The name of a vessel with what stands behind it (voyage): split by `split_vessel`."""
    start, end = _solid(stretch.text)
    name, _ = split_vessel(stretch.text[start:end])
    words = name.split()
    plain_name = 1 <= len(words) <= 5 and sum(c.isalpha() for c in name) >= 3 and len(name) <= 40
    return (_value(stretch, start, end, stretch.text[start:end]),) if plain_name else ()


def read_voyages(stretch: Stretch) -> tuple[Value, ...]:
    """A voyage number: one word with a digit."""
    match = re.match(
        r"[\s:.]*(?:V\.?(?=\d)|VOY\.?\s*)?([A-Z]{0,4}\d{1,5}[A-Z]{0,3}(?:[-/]\w+)?)(?=\s|$|[,;)])", stretch.text
    )
    return (_value(stretch, match.start(1), match.end(1), match[1]),) if match and not find_dates(stretch.text) else ()


def _solid(text: str) -> tuple[int, int]:
    """The span of a text without the signs around it."""
    stripped = text.strip(" \t:;,.|=-–—：；，。_*")
    start = text.find(stripped) if stripped else 0
    end = start + len(stripped)
    return start, end + 1 if text[end : end + 1] == "." and re.search(r"\b\w{1,5}$", stripped) else end


def read_text(stretch: Stretch) -> tuple[Value, ...]:
    """A text as printed, that holds a letter."""
    start, end = _solid(stretch.text)
    body = stretch.text[start:end].rstrip(".") if len(stretch.text) < 4 else stretch.text[start:end]
    if not any(c.isalpha() for c in body) or len(body) > 160:
        return ()
    return (_value(stretch, start, end, body.strip()),)


def read_ports(stretch: Stretch) -> tuple[Value, ...]:
    """A port: a name, no number or date."""
    found = read_text(stretch)
    body = found[0].value or "" if found else ""
    digits = sum(c.isdigit() for c in body)
    good = 3 <= len(body) <= 50 and digits <= 5 and not find_dates(body) and sum(c.isalpha() for c in body) >= 2
    return found if good or (len(body) == 2 and "\u4e00" <= body[0] <= "\u9fff") else ()


def read_processes(stretch: Stretch) -> tuple[Value, ...]:
    """A process: words, no number."""
    return tuple(v for v in read_text(stretch) if not any(c.isdigit() for c in v.value or ""))


def read_marks(stretch: Stretch) -> tuple[Value, ...]:
    """Marks and numbers: whatever stands there, when it has a letter or digit."""
    start, end = _solid(stretch.text)
    body = stretch.text[start:end]
    return (_value(stretch, start, end, body),) if any(c.isalnum() for c in body) and len(body) <= 120 else ()


READERS: dict[str, Reader] = {
    "date": read_dates, "period": read_dates, "money": read_money, "quantity": read_quantities, "weight": read_weights,
    "count": read_counts, "hours": read_hours, "identifier": read_identifiers, "account": read_accounts,
    "currency": read_currencies, "incoterm": read_incoterms, "country": read_countries, "container": read_containers,
    "hs": read_hs_codes, "entry": read_entries, "lot": read_lots, "style": read_lots, "vessel": read_vessels,
    "voyage": read_voyages, "port": read_ports, "place": read_text, "process": read_processes, "marks": read_marks,
}  # fmt: skip
TEXT_KINDS = frozenset({"port", "place", "process", "marks", "vessel"})
SUMMED_KINDS = frozenset({"money", "quantity", "weight", "count", "hours"})

__all__ = ["READERS", "SUMMED_KINDS", "TEXT_KINDS", "Stretch", "Value", "marks_in", "parse_unit", "split_vessel"]
