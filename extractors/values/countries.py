"""Countries as printed, in eight languages -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from functools import cache

import pycountry

from extractors.values.folding import fold
from extractors.values.language_data import territory_names

# Names in use beside those of ISO and the CLDR.
_ALIASES = {
    "usa": "US", "u.s.a.": "US", "u.s.a": "US", "u.s.": "US", "us": "US", "united states of america": "US", "united states": "US",
    "the united states of america": "US", "the united states": "US", "america": "US", "abd": "US", "eua": "US", "ee.uu.": "US",
    "eeuu": "US", "estados unidos de america": "US", "hoa ky": "US", "my": "US", "美国": "US", "etats-unis d'amerique": "US", "uk": "GB",
    "u.k.": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "uae": "AE", "u.a.e.": "AE", "prc": "CN",
    "p.r. china": "CN", "p.r.china": "CN", "pr china": "CN", "p. r. china": "CN", "people's republic of china": "CN", "mainland china": "CN",
    "the people's republic of china": "CN", "中国": "CN", "中华人民共和国": "CN", "turkiye": "TR", "turkey": "TR", "turkiye cumhuriyeti": "TR",
    "republic of turkiye": "TR", "viet nam": "VN", "vietnam": "VN", "s.r. vietnam": "VN", "socialist republic of vietnam": "VN", "越南": "VN",
    "korea": "KR", "south korea": "KR", "republic of korea": "KR", "taiwan": "TW", "taiwan r.o.c.": "TW", "hong kong": "HK", "hongkong": "HK",
    "holland": "NL", "the netherlands": "NL", "czech republic": "CZ", "ivory coast": "CI", "burma": "MM", "macau": "MO",
    "bharat": "IN", "republic of india": "IN", "deutschland": "DE", "bundesrepublik deutschland": "DE", "brasil": "BR", "russia": "RU",
    "iran": "IR", "syria": "SY", "laos": "LA", "bolivia": "BO", "venezuela": "VE", "tanzania": "TZ", "moldova": "MD", "kirghizistan": "KG",
    "republic of uzbekistan": "UZ", "o'zbekiston": "UZ", "ozbekistan": "UZ", "mexico": "MX", "estados unidos mexicanos": "MX", "印度": "IN",
    "土耳其": "TR", "巴西": "BR", "墨西哥": "MX", "孟加拉国": "BD", "巴基斯坦": "PK", "乌兹别克斯坦": "UZ", "澳大利亚": "AU", "misir": "EG",
}  # fmt: skip
# Words that are names of countries in one of the languages, and something else more often.
_NOT_ALONE = frozenset(
    {"my", "us", "america", "man", "jersey", "georgia", "chad", "tchad", "guinea", "polo", "can", "mali"}
)


@cache
def _names() -> dict[str, str]:
    found = dict(territory_names())
    for country in pycountry.countries:
        for key in ("name", "official_name", "common_name"):
            name = getattr(country, key, None)
            if name:
                found[fold(name)] = country.alpha_2
    return found | {fold(k): v for k, v in _ALIASES.items()}


@cache
def _codes() -> frozenset[str]:
    return frozenset(c.alpha_2 for c in pycountry.countries)


@cache
def _alpha3() -> dict[str, str]:
    return {c.alpha_3: c.alpha_2 for c in pycountry.countries}


def parse_country(text: str) -> str | None:
    """The code of a country that is the whole text ("Türkiye" "P.R. China" "VN" "IND"), or None."""
    body = text.strip(" \t.,;:()[]*")
    if body.isupper() and len(body) == 2 and body in _codes():
        return body
    if body.isupper() and len(body) == 3 and body in _alpha3():
        return _alpha3()[body]
    return _names().get(fold(body)) or _names().get(fold(text.strip(" ,;:()[]*")))


def country_in(text: str) -> str | None:
    """The one country that a short text names ("Hale Center, Texas, USA" -> US); None when none or several."""
    whole = parse_country(text)
    if whole:
        return whole
    found = {code for part in re.split(r"[,;/()|]| - ", text) if (code := parse_country(part))}
    if not found:
        found = {code for _, code in _named_words(text)}
    return found.pop() if len(found) == 1 else None


def _named_words(text: str) -> list[tuple[int, str]]:
    words = re.findall(r"[^\W\d_](?:[\w.'’-]*\w)?", text)
    found: list[tuple[int, str]] = []
    position = 0
    while position < len(words):
        for size in (4, 3, 2, 1):
            name = fold(" ".join(words[position : position + size]))
            code = _names().get(name)
            if code and len(name) > 2 and name not in _NOT_ALONE and position + size <= len(words):
                found.append((position, code))
                position += size - 1
                break
        position += 1
    return found


def country_name(code: str | None) -> str:
    """The usual English name of a code ("VN" -> "Vietnam"); "" without one, the code itself when it is unknown."""
    found = pycountry.countries.get(alpha_2=code) if code else None
    return str(getattr(found, "common_name", found.name)) if found else code or ""
