"""Values of words by kind: document numbers, accounts, currencies, countries, containers, vessels, ports, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from extractors.denials import is_excluded, without_excluded
from extractors.extract.candidates import Stretch, Value, make_value
from extractors.extract.chinese_ends import CHINESE_BEHIND, CHINESE_CAPTION
from extractors.extract.identifier_words import identifier_words
from extractors.extract.vessel_names import names_no_ship, split_vessel
from extractors.segments import plain
from extractors.values.countries import country_in, names_money
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.values.iban import whole_iban
from extractors.values.identifiers import (
    find_containers,
    find_entry_numbers,
    is_sum_or_rate,
    looks_like_identifier,
    parse_incoterm,
    trim_identifier,
    without_number_word,
)
from extractors.values.money import SHARED, currency_mark
from extractors.values.units import unit_after
from extractors.vocabulary import any_of, every_language, load_vocabulary, words_in

_STOP = re.compile(
    r"\s(?:dated?|dt\.?|of|vom|du|del?|tarihli|ngày|date[:.]?|datum|from|and|und|et|y|rev\.?|page|for|von|für|amount|p\.?/?o\.?|inv\.?|invoice|order|contract|[lsb]/[lc])(?:\s|$)|\s?[(,;|]|\s[-–]\s|\s(?=[\u4e00-\u9fff])",
    re.IGNORECASE,
)


# A label that ends in its revision ("Contract / Version") may have the revision alone beside it, of few digits.
_REVISION = re.compile(r"\b(?:version|rev|revision)\b")
SHORTEST_REVISED = 3


# "dated" read without its space, before a date: "MSP/EXP/118/25-26DT 11.03.2026".
_GLUED_DATED = re.compile(r"(?<=\d)DT\.?$", re.IGNORECASE)


def read_identifiers(stretch: Stretch) -> tuple[Value, ...]:
    """The document number that a text begins with, as printed."""
    text = stretch.text
    body = without_number_word(text.lstrip(" .:#=-–—/"))
    offset = len(text) - len(body)
    dates = [d for d in find_dates(body) if _apart(body, d.start, d.end)]
    limit = min([d.start for d in dates] + [m.start() for m in [_STOP.search(body)] if m] + [len(body)])
    if is_sum_or_rate(text) or (dates and dates[0].start == 0):
        return ()
    words = body[:limit].split()
    chosen = identifier_words(words, whole=limit == len(body))
    if not chosen:
        return ()
    end = body.find(chosen[-1], 0 if len(chosen) == 1 else body.find(chosen[-1])) + len(chosen[-1])
    raw = body[: max(end, len(" ".join(chosen)))]
    trimmed = trim_identifier(" ".join(chosen))
    if glued := (_GLUED_DATED.search(trimmed) if dates else CHINESE_BEHIND.search(trimmed)):
        raw = trimmed = trimmed[: glued.start()]
    if len(trimmed) < SHORTEST_REVISED and _REVISION.search(fold(stretch.heading)):
        return ()
    if not looks_like_identifier(trimmed) or (re.fullmatch(r"\+?[\d\s()-]{4,}\d", trimmed) and trimmed.startswith("+")):
        return ()
    return (make_value(stretch, offset, offset + len(raw.rstrip()), trimmed, fit=1.0 if len(trimmed) > 2 else 0.6),)


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a date stands by itself and is no part of a number ("0412-20260715-9948343")."""
    before, after = text[:start][-1:], text[end:][:2]
    glued = re.match(r"[-_/]?[A-Za-z0-9]", after) is not None and not after[:1].isspace()
    return not (before in ("-", "_", "/") and before) and not (glued and after[:1] != "T")


# What has cents and nothing else but groups of three is an amount ("318.00", "12.480.00") and no account.
_AMOUNT = re.compile(r"\d{1,3}(?:[. ]?\d{3})*\.\d{2}")


def read_accounts(stretch: Stretch) -> tuple[Value, ...]:
    """A bank account or IBAN that a text begins with, spaces kept."""
    match = re.match(
        r"[\s.:#=/]*((?:[A-Z]{2}\d{2}[A-Z0-9 ]{8,34}|[A-Z]{0,4}\d[\dA-Z]*(?:[ ./-]?\d[\dA-Z]*)*))", stretch.text
    )
    if not match:
        return ()
    number = whole_iban(match[1]) or re.sub(r"\s[A-Z]{3,}\b.*$", "", match[1]).strip(" .-")
    if sum(c.isdigit() for c in number) < 5 or find_dates(number) or _AMOUNT.fullmatch(number):
        return ()
    return (make_value(stretch, match.start(1), match.start(1) + len(number), number),)


def read_currencies(stretch: Stretch) -> tuple[Value, ...]:
    """The currency that a text names first."""
    for match in re.finditer(r"[^\s:/()=,]+", stretch.text[:40]):
        mark = currency_mark(match.group())
        if mark and mark not in SHARED:
            return (make_value(stretch, match.start(), match.end(), mark),)
    whole = currency_mark(stretch.text, expected=True)
    if whole and whole not in SHARED:
        return (make_value(stretch, 0, len(stretch.text), whole),)
    return ()


def read_incoterms(stretch: Stretch) -> tuple[Value, ...]:
    """The delivery term of a text."""
    term = parse_incoterm(stretch.text[:60])
    if not term:
        return ()
    found = re.search(r"[A-Za-z]", stretch.text)
    start = found.start() if found else 0
    word = re.search(re.escape(term), stretch.text, re.IGNORECASE)
    return (make_value(stretch, word.start() if word else start, word.end() if word else len(stretch.text), term),)


def read_countries(stretch: Stretch) -> tuple[Value, ...]:
    """The one country that a short text names; none where it says only what it is not."""
    body = re.split(r"[.;|](?:\s|$)", stretch.text)[0] if len(stretch.text) > 40 else stretch.text
    told = without_excluded(body)
    code = None if not body.strip() or is_excluded(body) else country_in(told[:60]) or _of_adjective(told)
    return (make_value(stretch, *_solid(body), code),) if code else ()


def _of_adjective(text: str) -> str | None:
    """The country of a text that says it by an adjective and no more: "TURKISH ORIGIN"."""
    origins = load_vocabulary("origins")
    head, *rest = plain(text).split() or [""]
    if names_money(text):
        return None
    known = {plain(word) for word in origins["of_origin"]["words"]}
    return origins["adjectives"].get(head) if not rest or " ".join(rest) in known else None


def read_containers(stretch: Stretch) -> tuple[Value, ...]:
    """Container numbers; one whose check digit is wrong fits less. "B/L no. MAEU7712345" is none."""
    return tuple(
        make_value(stretch, a, b, text, fit=1.0 if right else 0.9)
        for a, b, text, right in find_containers(stretch.text)
        if not _before_bill().search(fold(stretch.text[:a]))
    )


@cache
def _before_bill() -> re.Pattern[str]:
    """A label of a transport paper at the end of a text."""
    table = load_vocabulary("fields")
    said = [w for use in ("bill_of_lading_number", "waybill_number") for w in every_language(_by_language(table[use]))]
    return re.compile(rf"{any_of(map(fold, said))}[\s.:#]*$")


def _by_language(table: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: words for name, words in table.items() if isinstance(words, list)}


def read_entries(stretch: Stretch) -> tuple[Value, ...]:
    """US entry numbers; else a plain document number."""
    found = find_entry_numbers(stretch.text)
    if found:
        return tuple(make_value(stretch, a, b, text) for a, b, text in found)
    return tuple(replace(v, fit=0.8) for v in read_identifiers(stretch) if sum(c.isdigit() for c in v.value or "") >= 6)


# A lot listed with a stroke has so many characters: "7/8" is one.
LEAST_LOT = 5
_LOT_WORD = re.compile(r"[^\s,;&、，；。（]+")
_ONE_OF_TWO = re.compile(r"[^/\s,;&、，；]+")


def _lot_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a list of lots; a stroke parts two lots of one shape ("ALG-5512/ALG-5513") and no other."""
    for match in _LOT_WORD.finditer(text):
        shapes = {re.sub(r"\d", "9", part) for part in match[0].split("/")} if "/" in match[0] else set()
        listed = len(shapes) == 1 and len(shapes.pop()) >= LEAST_LOT
        yield from _ONE_OF_TWO.finditer(text, match.start(), match.end()) if listed else (match,)


def _shape(word: str) -> str:
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", word))


def read_lots(stretch: Stretch) -> tuple[Value, ...]:
    """The lot, bale or style numbers of a text, each as printed; a text with words that are none gives nothing."""
    found: list[Value] = []
    joined = False
    for match in _lot_words(stretch.text):
        word = CHINESE_BEHIND.sub("", trim_identifier(match.group()))
        if CHINESE_CAPTION.search(word):
            break  # "用工人数：46" under the list
        if not any(c.isdigit() for c in word) or is_sum_or_rate(word) or (number_like(word) and len(word) < 4):
            if not word or word.lower() in words_in("lots", "between"):
                joined = bool(found and word)
                continue
            break
        if joined and _shape(word) != _shape(found[0].value or ""):
            break  # "Lot P-2617 a 40HC container"
        if find_dates(word) or currency_mark(word) or (number_like(word) and unit_after(stretch.text, match.end())):
            break  # "lot PV-26-118 / 1680 bags"
        if match.end() == len(stretch.text.rstrip()) and match.group().endswith(("-", "/")):
            break  # goes on in the next line of its cell
        start = match.start() + match.group().find(word)
        found.append(make_value(stretch, start, start + len(word), word))
    return tuple(found)


def number_like(word: str) -> bool:
    """Whether a word is digits and separators only."""
    return re.fullmatch(r"[\d.,]+", word) is not None


def read_vessels(stretch: Stretch) -> tuple[Value, ...]:
    """The name of a vessel with what stands behind it (voyage): split by `split_vessel`."""
    start, end = _solid(stretch.text)
    name, _ = split_vessel(stretch.text[start:end])
    words = name.split()
    plain_name = 1 <= len(words) <= 5 and sum(c.isalpha() for c in name) >= 3 and len(name) <= 40
    plain_name = plain_name and not find_dates(stretch.text) and not names_no_ship(name)
    return (make_value(stretch, start, end, stretch.text[start:end]),) if plain_name else ()


def read_voyages(stretch: Stretch) -> tuple[Value, ...]:
    """A voyage number: one word with a digit."""
    match = re.match(
        r"[\s:.]*(?:V\.?(?=\d)|VOY\.?\s*)?([A-Z]{0,4}\d{1,5}[A-Z]{0,3}(?:[-/]\w+)?|0[A-Z0-9]{6,8})(?=\s|$|[,;)])",
        stretch.text,
    )
    return (
        (make_value(stretch, match.start(1), match.end(1), match[1]),) if match and not find_dates(stretch.text) else ()
    )


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
    return (make_value(stretch, start, end, body.strip()),)


# Words of a port's caption, broken off into the next line.
_PORT_WORDS = frozenset(
    {
        "port", "of", "loading", "lading", "discharge", "unloading", "destination", "export", "departure", "arrival",
        "de", "du", "embarque", "descarga",
    }
)  # fmt: skip


def read_ports(stretch: Stretch) -> tuple[Value, ...]:
    """A port: a name, no number or date."""
    found = tuple(_without_box(v) for v in read_text(stretch))
    body = found[0].value or "" if found else ""
    digits = sum(c.isdigit() for c in body)
    if set(fold(body).split()) <= _PORT_WORDS:
        return ()
    good = 3 <= len(body) <= 50 and digits <= 5 and not find_dates(body) and sum(c.isalpha() for c in body) >= 2
    good = good and not re.match(r"(?:or|and|of|oder|und|ou|et|o|y)\s", body)  # "Port-to-Port or Combined Transport"
    return found if good or (len(body) == 2 and "\u4e00" <= body[0] <= "\u9fff") else ()


# The number of the next box of a form or clause, which closes the line: "SHANGHAI (8)".
_NEXT_BOX = re.compile(r"\s*\(\d{1,2}\)$")


def _without_box(value: Value) -> Value:
    """A value without the number of the box that follows it."""
    box = _NEXT_BOX.search(value.value or "")
    if box is None or not box.start():
        return value
    return replace(value, value=(value.value or "")[: box.start()], end=value.end - len(box.group()))


# Words of the caption of marks, broken off into the next line.
_MARK_WORDS = frozenset(["marks", "mark", "and", "nos", "no", "numbers", "number", "of", "mfr", "container", "seal"])


def read_marks(stretch: Stretch) -> tuple[Value, ...]:
    """Marks and numbers: whatever stands there, when it has a letter or digit."""
    start, end = _solid(stretch.text)
    body = stretch.text[start:end]
    # Several words in small letters and no figure are the headings of a table below; two are the end of one.
    small = len(body.split()) >= 3 or (" " in body and body.islower())
    headings = small and not any(c.isdigit() for c in body) and body != body.upper()
    boxed = re.fullmatch(r"\d{1,2}\.", body) is not None  # the number of the next box of the form
    good = any(c.isalnum() for c in body) and len(body) <= 120 and not headings and not boxed
    good = good and not set(re.findall(r"\w+", fold(body))) <= _MARK_WORDS
    return (make_value(stretch, start, end, body),) if good else ()
