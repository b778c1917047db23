"""A document's own way to write numbers and dates, decided from all of them together."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.extract.companies_abroad import is_anothers, names_company_abroad
from extractors.extract.misread_dates import is_misread, only_month_first
from extractors.extract.numbered_places import before_places, is_place, is_sectioned
from extractors.extract.page_lines import Line
from extractors.till import is_till_slip, till_kind
from extractors.values.countries import country_in, region_country
from extractors.values.dates import DateSpan, find_dates, order_votes
from extractors.values.folding import fold
from extractors.values.money import find_amounts
from extractors.values.numbers import NUMBER, decimal_votes
from extractors.vocabulary import words_in

# Lines in which a form names itself.
_HEAD = 8
_SWORN = frozenset({"affidavit", "other"})
MONTH_FIRST_TYPES = frozenset({"entry_summary", "detention_notice", "exclusion_notice", "certificate_of_origin_1243"})
# Languages whose writers put the point between whole and fraction.
_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "hi", "bn", "ur"})
_COMMA_LANGUAGES = frozenset({"de", "fr", "es", "tr", "pt", "vi", "it", "nl", "pl", "id", "uz", "sv", "da", "ro", "cs"})
# Countries where both orders are in daily use.
_BOTH_ORDERS = frozenset({"CA", "PH", "PR", "PA"})
_CURRENCY_COUNTRIES = {
    "MYR": "MY", "INR": "IN", "GBP": "GB", "TRY": "TR", "VND": "VN", "BRL": "BR", "AUD": "AU", "SGD": "SG", "EUR":
    "EU", "HKD": "HK", "IDR": "ID", "PLN": "PL",
}  # fmt: skip
# Legal forms that one country alone gives to its companies.
_COMPANY_FORMS = (
    (re.compile(r"\bSDN\.?\s*BHD\b|\bS/B\b|\bGST ID\b", re.IGNORECASE), "MY"),
    (re.compile(r"\bGSTIN\b|\bPVT\.?\s*LTD\b"), "IN"),
    (re.compile(r"\bPTE\.?\s*LTD\b|\bUEN\b", re.IGNORECASE), "SG"),
    (re.compile(r"\bA\.?B\.?N\.?:?\s*\d{2} ?\d{3} ?\d{3} ?\d{3}\b"), "AU"),
    (re.compile(r"\bNPWP\b", re.IGNORECASE), "ID"),
    (re.compile(r"\bCNPJ\b"), "BR"),
    (re.compile(r"\bSIRET\b"), "FR"),
    (re.compile(r"\bP\.?\s?IVA\b|\bPARTITA IVA\b", re.IGNORECASE), "IT"),
    (
        re.compile(r"\bR\.?F\.?C\.?:?\s*[A-Z]{3,4}-?\d{6}|\bS\.?\s?P\.?\s?R\.?\s+de\s+R\.?\s?[LIS]\b", re.IGNORECASE),
        "MX",
    ),
    (re.compile(r"\bS\.?\s?A\.?(?:\s?P\.?\s?I\.?)?\s+de\s+C\.?\s?V\b", re.IGNORECASE), "MX"),
)
_CUIT = re.compile(r"\bCUIT\b")  # an Argentine number; buyers abroad are named with theirs
_TERM_DAYS = re.compile(r"(?<!\d)(\d{1,3})\s*(?:days?|d\b|天|日|días?|dias?|gün|ngày|tage?|jours?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentLocale:
    """`decimal`: "." or "," or None (open); `order`: "dmy", "mdy" or None (open)."""

    decimal: str | None
    order: str | None


def decide_locale(lines: Sequence[Line], document_type: str, languages: Sequence[str]) -> DocumentLocale:
    """The locale that the document's own numbers and dates prove; where they do not, its form and language."""
    spans = [s for line in lines for s in find_dates(line.text)]
    return DocumentLocale(_decimal(lines, languages), _order(lines, spans, document_type, languages))


# Money with three decimals: there, 12.500 on a till's slip may be twelve and a half.
_THREE_DECIMALS = frozenset({"BH", "IQ", "JO", "KW", "LY", "OM", "TN"})
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})+")


def _decimal_at_till(lines: Sequence[Line]) -> str | None:
    """The decimal sign that is left over on a slip whose amounts are all whole thousands ("TOTAL 309.340"): rupiah."""
    if not lines or not is_till_slip(lines[0].page):
        return None
    found = [_GROUPED.fullmatch(number) for line in lines for number in _till_numbers(line)]
    signs = {m[1] for m in found if m}
    if len(found) < 2 or not all(found) or len(signs) != 1 or countries_of(lines) & _THREE_DECIMALS:
        return None
    return "," if signs == {"."} else "."


def _till_numbers(line: Line) -> list[str]:
    kind = till_kind(line.text)
    if kind is None or kind[0] in ("none", "tax", "rounding"):
        return []
    return [a.number for a in find_amounts(line.text) if a.end > kind[1] and a.number.strip("0.,-")]


def _decimal(lines: Sequence[Line], languages: Sequence[str]) -> str | None:
    at_till = _decimal_at_till(lines)
    if at_till is not None:
        return at_till
    point, comma = decimal_votes(_numbers(lines))
    if point != comma and max(point, comma) >= 3 * min(point, comma):
        return "." if point > comma else ","
    known = [lang for lang in languages if lang in _POINT_LANGUAGES | _COMMA_LANGUAGES]
    if not known or point or comma:
        return None
    if tonnes := _decimal_of_tonnes(lines, known[0]):
        return tonnes
    sign = _sign_of(known[0], lines)
    return None if sign is None or _groups_with(sign, list(_numbers(lines))) else sign


def _sign_of(language: str, lines: Sequence[Line]) -> str | None:
    """The decimal sign that a language's writers use; where its countries differ, those of the countries named."""
    if language in _DIVIDED:
        return _decimal_of_country(language, countries_of(lines))
    return "." if language in _POINT_LANGUAGES else ","


def _groups_with(sign: str, numbers: Sequence[str]) -> bool:
    """Whether numbers have three figures behind a decimal sign and none behind the other: "31,064" may be thousands."""
    return {other for number in numbers for other in ".," if _three_behind(number, other)} == {sign}


# Three places behind the sign of a number of tonnes are its kilograms: "212,480 t", "Captura (t)".
_TONNES = re.compile(r"(?:(?<=\d)\s|\(\s*)(?:t|mt|ton|tonnes|tonnen|toneladas?|ton)(?=\W|$)|\d\s?吨|[(（]吨[)）]")


def _decimal_of_tonnes(lines: Sequence[Line], language: str) -> str | None:
    """The one sign that every number of a paper in tonnes has before three figures, where its language may write so."""
    if not any(_TONNES.search(fold(line.text)) for line in lines):
        return None
    numbers = [n for n in _numbers(lines) if "." in n or "," in n]
    signs = {sign for n in numbers for sign in ".," if _three_behind(n, sign)}
    single = len(signs) == 1 and len(numbers) > 1 and all(re.fullmatch(r"\d{1,3}[.,]\d{3}", n) for n in numbers)
    fits = signs <= ({".", ","} if language in _DIVIDED else {"."} if language in _POINT_LANGUAGES else {","})
    return signs.pop() if single and fits else None


def _three_behind(number: str, sign: str) -> bool:
    """Whether a language's decimal sign would leave a number three decimals ("5.652 kg"): more likely thousands."""
    return re.fullmatch(rf"[1-9]\d{{0,2}}{re.escape(sign)}\d{{3}}", number) is not None


# Languages whose countries write numbers in two ways: the countries with the point, and with the comma.
_DIVIDED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "es": (
        frozenset({"MX", "GT", "HN", "SV", "NI", "DO", "PE", "PA", "PR", "US"}),
        frozenset({"ES", "AR", "CL", "CO", "UY", "PY", "BO", "VE", "EC", "CR"}),
    ),
}


def _decimal_of_country(language: str, countries: set[str]) -> str | None:
    """The decimal sign of the one half of a language's countries that a document names."""
    point, comma = (bool(half & countries) for half in _DIVIDED[language])
    return None if point == comma else "." if point else ","


# A number whose last digit is as likely the rule beside its cell: "14,5601".
_RUN_TOGETHER = re.compile(r"\d{1,3}[.,]\d{4}")


# A heading of the tariff and its subheading in a cell of their own: "5206.13", "2002.90.91".
_SUBHEADING = re.compile(r"\d{4}\.\d{2}(?:\.\d{2,4})*")


def _heads_tariff(lines: Iterable[Line]) -> bool:
    """Whether a caption of the paper ends in a word for a tariff, as that of a column does ("GTİP / HS")."""
    return any(before_places().search(fold(line.text[p.start : p.end])) for line in lines for p in line.phrases)


def _numbers(lines: Sequence[Line]) -> Iterable[str]:
    """The numbers with a point or comma that no other thing explains."""
    listed = any(map(_SUBHEADING.search, (line.text for line in lines))) and _heads_tariff(lines)
    for line in lines:
        if "." not in line.text and "," not in line.text:
            continue  # whole numbers tell nothing of the decimal sign
        dates = find_dates(line.text)
        # Cell by cell: "5" and "121.300" of two columns are no number of their own.
        cells = (NUMBER.finditer(line.text, p.start, p.end) for p in line.phrases)
        alone = {line.text[p.start : p.end].strip() for p in line.phrases} if listed else set()
        for match in itertools.chain.from_iterable(cells):
            if "." not in match.group() and "," not in match.group():
                continue
            if match.group() in alone and _SUBHEADING.fullmatch(match.group()):
                continue
            if _RUN_TOGETHER.fullmatch(match.group()) and any(w.source == "ocr" for w in line.words_at(*match.span())):
                continue
            if is_place(line.text, *match.span()) or is_sectioned(line.text, *match.span()):
                continue
            if all(match.end() <= d.start or match.start() >= d.end for d in dates):
                yield match.group().rstrip("-")


def _order(
    lines: Sequence[Line], spans: Sequence[DateSpan], document_type: str, languages: Sequence[str]
) -> str | None:
    if document_type in MONTH_FIRST_TYPES or _is_american(lines, document_type):
        return "mdy"
    day, month = order_votes(spans)
    if day and not month:
        return "dmy"
    if month and not day:
        against = only_month_first(lines, spans)
        if not against or _order_by_custom(lines, languages) != "dmy":
            return "mdy"
        return "dmy" if is_misread(against) else None
    if day or month:
        return None
    if any("/" in line.text and _NAMED_DATE.search(fold(line.text)) for line in lines):
        return "dmy"
    open_spans = [s for s in spans if len(s.readings) > 1]
    if not open_spans:
        return None
    return (
        _order_by_terms(lines, open_spans) or _order_by_twins(spans, open_spans) or _order_by_custom(lines, languages)
    )


def _is_american(lines: Sequence[Line], document_type: str) -> bool:
    """Whether a declaration is a form of the United States government; an oath begins with the name of the office."""
    if document_type not in _SWORN | {"customs_declaration"}:
        return False
    heads = [fold(line.text) for line in lines[:_HEAD]]
    if document_type in _SWORN:
        return any(head.startswith(tuple(words_in("other_dates", "american_offices"))) for head in heads)
    return any(form in head for head in heads for form in words_in("other_dates", "american_forms"))


def _order_by_terms(lines: Sequence[Line], spans: Sequence[DateSpan]) -> str | None:
    """Due date less invoice date equals the days of the payment terms under one order only."""
    days = {int(m[1]) for line in lines for m in _TERM_DAYS.finditer(line.text)} - {0}
    proved = {
        order
        for order in ("dmy", "mdy")
        for a, b in itertools.combinations(spans, 2)
        if (x := a.value(order)) and (y := b.value(order)) and abs((x - y).days) in days
    }
    return proved.pop() if len(proved) == 1 else None


def _order_by_twins(spans: Sequence[DateSpan], open_spans: Sequence[DateSpan]) -> str | None:
    """A date that is also printed with its month's name shows the order of its numeric twin."""
    certain: set[dt.date] = {s.readings[0][1] for s in spans if len(s.readings) == 1}
    proved = {o for s in open_spans for o, d in s.readings if d in certain}
    return proved.pop() if len(proved) == 1 else None


def _order_by_custom(lines: Sequence[Line], languages: Sequence[str]) -> str | None:
    """The order that every country named in the document writes: day first but for the United States.

    Papers that name both, or no country at all, stay open; so does English alone.
    """
    if languages and languages[0] in _COMMA_LANGUAGES:
        return "dmy"
    countries = countries_of(lines)
    if not countries and lines and is_till_slip(lines[0].page):
        countries = _regions_of(lines)
    if not countries or countries & _BOTH_ORDERS:
        return None
    if countries == {"US"}:
        return None if names_company_abroad(lines) else "mdy"
    return "dmy" if "US" not in countries else None


# A date under its Vietnamese or Turkish name, on a page of English words: the day stands first.
_NAMED_DATE = re.compile(r"\b(?:ngay|tarihi?)\s*[:：]?\s*\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b", re.IGNORECASE)
_BRITISH_CODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)")


def _regions_of(lines: Sequence[Line]) -> set[str]:
    """Countries whose states, cities or post codes an address gives ("43200 Cheras, Selangor")."""
    found = {code for line in lines if (code := region_country(line.text))}
    return found | ({"GB"} if any(_BRITISH_CODE.search(line.text) for line in lines) else set())


_STATE_AND_ZIP = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY])\.?,?\s+\d{5}(?:-\d{4})?\b"
)
_DOTTED = re.compile(r"\b([A-Z])\.\s?([A-Z])\.")  # "Washington, D.C. 20530"


def countries_of(lines: Sequence[Line]) -> set[str]:
    """Countries that addresses and currency marks of the document name."""
    found: set[str] = set()
    for line in lines:
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            if _STATE_AND_ZIP.search(_DOTTED.sub(r"\1\2", text)):
                found.add("US")
            code = country_in(text[-60:]) if sum(map(str.isalpha, text)) > 2 else None  # "SR" is a code of tax
            if code:
                found.add(code)
        found.update(_CURRENCY_COUNTRIES[a.mark] for a in find_amounts(line.text) if a.mark in _CURRENCY_COUNTRIES)
        found.update(code for pattern, code in _COMPANY_FORMS if pattern.search(line.text))
        if (m := _CUIT.search(line.text)) and not is_anothers(lines, line, line.phrase_at(m.start())):
            found.add("AR")
    return found
