"""Countries as printed, in eight languages -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.values.folding import fold
from extractors.values.iso_codes import alpha3_codes, country_codes, country_names, usual_name
from extractors.values.language_data import territory_names
from extractors.vocabulary import load_vocabulary, source_of

# Words that are names of countries in one of the languages, and something else more often.
_IN_LETTERS = ("my", "us", "america", "man", "jersey", "georgia", "chad", "tchad", "guinea", "polo", "can", "mali")
_MONEY = frozenset("$€£¥")  # letters before it are a currency's: "US$"
_NOT_ALONE = frozenset({*_IN_LETTERS, "马里", "加纳", "贝宁", "乍得"})


@cache
def _names() -> dict[str, str]:
    found = dict(territory_names())
    found.update((fold(name), code) for name, code in country_names())
    table: dict[str, list[str]] = load_vocabulary("countries")
    found |= {fold(name): code for code, names in table.items() for name in names}
    return {name: code for name, code in found.items() if code in country_codes() or code == "XK"}


@lru_cache(maxsize=8192)
def parse_country(text: str) -> str | None:
    """The code of a country that is the whole text ("Türkiye" "P.R. China" "VN" "IND"), or None."""
    if names_money(text):
        return None
    body = text.strip(" \t.,;:()[]*")
    if body.isupper() and len(body) == 2 and body in country_codes():
        return body
    if body.isupper() and len(body) == 3 and body in alpha3_codes():
        return alpha3_codes()[body]
    return _names().get(fold(body)) or _names().get(fold(text.strip(" ,;:()[]*")))


def names_money(text: str) -> bool:
    """Whether a text bears the sign of a currency, whose letters are no country's: "US$"."""
    return not _MONEY.isdisjoint(text)


# The countries whose states are written in letters that are codes of countries as well.
_WITH_STATES = frozenset(("US", "BR", "IN"))


# Parts of a country that have codes of their own and stand before its name: "Hong Kong, China", "Puerto Rico, USA".
_WITHIN = {"HK": "CN", "MO": "CN", "TW": "CN", "PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US"}


def names_several(text: str) -> bool:
    """Whether a text lists countries, each the whole of an item: "USA, Brazil and Australia", and no "Georgia, USA"."""
    return len(_listed(text)) > 1


def listed_countries(text: str) -> tuple[str, ...]:
    """The countries of a list in its order; none where it says one or the other ("India or Pakistan")."""
    return () if _list_words("either").search(text) or "/" in text else _listed(text)


@lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[str, ...]:
    if parse_country(text) or not (parted := _list_words("all", "either")).search(text):
        return ()  # "Trinidad and Tobago"
    named = [_led().sub("", item).strip(" .") for item in parted.split(text)]
    sure = (name for name in named if (len(name) > 2 or name > "\u4e00") and not means_more(name))
    found = dict.fromkeys(code for name in sure if (code := parse_country(name)))
    return tuple(code for code in found if _WITHIN.get(code) not in found)


@cache
def _list_words(*tables: str) -> re.Pattern[str]:
    """What parts the countries of a list: these words, and for all of them the signs of a list."""
    signs = r"[,;/|、，]|" if "all" in tables else ""
    return re.compile(signs + source_of("country_lists", *tables), re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{source_of('country_lists', 'led')}\s+)+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def country_in(text: str) -> str | None:
    """The one country that a short text names ("Hale Center, Texas, USA" -> US); None when none or several."""
    whole = parse_country(text)
    if whole or names_several(text):
        return whole
    if (bracketed := country_before_bracket(text)) is not None:
        return bracketed[0]
    text = without_province(text)
    parts = [part.strip() for part in re.split(r"[,;/()|]| - ", text)]
    states = {part for part in parts if is_state(part, text) and no_post_code(text)}
    found = {code for part in parts if part not in states and (code := parse_country(part))}
    if not found:
        found = {code for _, code in _named_words(text)}
    others = states - found if found.isdisjoint(_WITH_STATES) else set()
    return found.pop() if len(found) == 1 and not others else None


_BRACKETED = re.compile(r"\s*([^(（,]+?)\s*[(（]\s*([^()（）]+?)\s*[)）]?\s*")


def country_before_bracket(text: str) -> tuple[str | None, str] | None:
    """(country, region) of a country that a bracket follows ("China (Zhejiang)"); None for any other text.

    What the bracket says may make another country of it ("Korea (North)", "Congo (Kinshasa)"), or name another, as
    behind a state of its own ("Georgia (USA)"); (None, "") where both may be meant.
    """
    said = _BRACKETED.fullmatch(text)
    country = parse_country(said[1]) if said else None
    if said is None or country is None:
        return None
    head, inside = said[1], said[2]
    if whole := _in_one(head, inside):
        return whole, ""
    named = parse_country(inside)
    if (named or region_country(inside) or country) == country:
        return country, "" if named or re.search("[:：]", inside) else inside  # "Vietnam (fabric: China)"
    return (named, head) if named and means_more(head) and not is_state(inside, text) else (None, "")


def _in_one(head: str, inside: str) -> str | None:
    """The country or region that a name and its bracket make together: "Sudan (South)", "Guinea (Bissau)"."""
    joined = (f"{inside} {head}", f"{head} {inside}", f"{head} - {inside}", f"{head}-{inside}")
    return next((found for name in joined if (found := parse_country(name) or region_country(name))), None)


def means_more(name: str) -> bool:
    """Whether a country's name is or begins another one as often ("Georgia", "马里" in "马里兰州")."""
    return fold(name) in _NOT_ALONE


def _named_words(text: str) -> list[tuple[int, str]]:
    words = re.findall(r"[^\W\d_](?:[\w.'’-]*\w)?", text)
    found: list[tuple[int, str]] = []
    position = 0
    while position < len(words):
        for size in (4, 3, 2, 1):
            name = fold(" ".join(words[position : position + size]))
            code = _names().get(name) or part_of_country(name)
            if code and len(name) > 2 and name not in _NOT_ALONE and position + size <= len(words):
                found.append((position, code))
                position += size - 1
                break
        position += 1
    return found


@lru_cache(maxsize=8192)
def part_of_country(name: str) -> str | None:
    """The country of a region whose name closes with another country's ("Inner Mongolia" -> CN, "New Mexico" -> US)."""
    folded = " ".join(fold(name).split())
    closing = folded.rpartition(" ")[2]
    return _regions().get(folded) if closing != folded and closing in _names() else None


# Behind an Italian town and its post code two capitals in brackets are the province: "84012 Angri (SA)".
_PROVINCE = re.compile(r"(\b\d{5}\s[^\d()]+?)\s*\([A-Z]{2}\)")


def without_province(text: str) -> str:
    """An address without the bracketed province behind its town."""
    return _PROVINCE.sub(r"\1", text) if ")" in text else text


# Letters of states and territories of the United States that are codes of countries too ("CA", "DE", "MP").
_STATE_CODES = "AL AR AS AZ CA CO DE GA ID IL IN KY LA MA MD ME MH MN MO MP MS MT NC NE PA PR SC SD TN VA"
_STATES = frozenset(_STATE_CODES.split())
# Those of Brazil and of India, and their post codes: "Toritama, PE, 55125-000", "Panipat 132103 (HR)".
_BRAZIL = frozenset(("AM", "BA", "ES", "MG", "PE", "RO", "RS", "SE", "TO"))
_INDIA = frozenset(("CG", "HR", "ML"))
_MORE_OF_BRAZIL = "AC AL AP CE DF GO MA MS MT PA PB PI PR RJ RN RR SC SP"
_BRAZILIAN = frozenset(_MORE_OF_BRAZIL.split()) | _BRAZIL
_CEP, _PIN = re.compile(r"\b\d{5}-\d{3}\b"), re.compile(r"\b\d{3}\s?\d{3}\b")
_ZIP_CODE = re.compile(r"(?:^|[\s,])([A-Z]{2}),?\s+\d{5}(?:-\d{4})?[\s.,]*$")


_TOWN_AND_STATE = re.compile(r"[^\W\d][^\d,]*(?:,\s?|\s[-–]\s|\s?/\s?)([A-Z]{2})(?:,?\s\d{5}-?\d{3})?")


def in_brazil(line: str, address: str) -> bool:
    """Whether a town and a state of Brazil close an address that is shown to be there: "Rua 5", "Toritama, PE".

    Its lines begin with a street or quarter in Portuguese or bear Brazil's post code, and none has an English word.
    """
    body = line.strip(" .")
    if body[-2:] not in _BRAZILIAN and not body[-3:].isdigit():
        return False  # most lines close with neither a state nor its post code
    closed = _TOWN_AND_STATE.search(body)
    if closed is None or closed.end() != len(body) or closed[1] not in _BRAZILIAN:
        return False
    words = [fold(piece).split() for piece in re.split(r"[,;]", address)]
    if any(word.strip(".") in _brazilian("abroad") for piece in words for word in piece):
        return False
    openers = {" ".join(piece[:n]).replace(".", "") for piece in words for n in (1, 2)}
    return not openers.isdisjoint(_brazilian("opening")) or _CEP.search(address) is not None


@cache
def _brazilian(table: str) -> frozenset[str]:
    tables: dict[str, dict[str, list[str]]] = load_vocabulary("in_brazil")
    return frozenset(fold(word) for words in tables[table].values() for word in words)


def is_state(code: str, address: str) -> bool:
    """Whether two capitals of an address are a state of the United States, or of Brazil or India where it shows them.

    Brazil parts its towns and states with a dash or stroke: "Toritama - PE", "Toritama/PE".
    """
    if code in _BRAZIL:
        return re.search(rf"\w(?:\s[-–]\s|\s?/\s?){code}\b", address) is not None or _shows("BR", _CEP, address)
    return code in _STATES or (code in _INDIA and _shows("IN", _PIN, address))


def _shows(country: str, post_code: re.Pattern[str], address: str) -> bool:
    return post_code.search(address) is not None or country in (code for _, code in _named_words(address))


# A country's code behind a town with its post code: "79100 Freiburg, DE".
_AFTER_TOWN = re.compile(r"\b\d{4,6}\s+[^\d,]+,\s?[A-Z]{2}$")


def no_post_code(text: str) -> bool:
    """Whether no town with a post code stands before the two capitals that close an address."""
    return _AFTER_TOWN.search(text.strip(" .,")) is None


def ends_in_zip_code(text: str) -> bool:
    """Whether an address line closes with two capitals and an American post code: "Fresno, CA 93706"."""
    return _ZIP_CODE.search(text) is not None


@cache
def _regions() -> dict[str, str]:
    table: dict[str, list[str]] = load_vocabulary("regions")
    return {fold(name): code for code, names in table.items() for name in names}


def region_country(text: str) -> str | None:
    """The country of the states, provinces or cities that a text names between commas; None when none or several."""
    pieces = (re.sub(r"\d", " ", piece) for piece in re.split(r"[,;.()/]", text))
    found = {_regions()[name] for piece in pieces if (name := " ".join(fold(piece).split())) in _regions()}
    return found.pop() if len(found) == 1 else None


# Characters of the longest name of a country or region that opens a Chinese address.
_LONGEST_OPENING = 8


def opening_country(address: str) -> str | None:
    """The country, or the one of the province, that opens an address in Chinese; a road is called after one, too."""
    for size in range(min(_LONGEST_OPENING, len(address)), 1, -1):
        head, rest = address[:size], address[size:]
        found = None if head.isascii() else parse_country(head) or region_country(head)
        if found:
            return None if means_more(head) or rest.startswith(("路", "街", "道", "大道")) else found
    return None


def country_name(code: str | None) -> str:
    """The usual English name of a code ("VN" -> "Vietnam"); "" without one, the code itself when it is unknown."""
    return usual_name(code) or code if code else ""
