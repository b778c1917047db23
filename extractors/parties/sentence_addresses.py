"""The address that a sentence gives behind the company it names: "X Ltd., having its registered office at 5 Mill Lane".

It follows at once or behind words for a seat, and ends where the sentence goes on. Only what has a number or closes
with a known place is one. The words are data (`vocabulary/stated_addresses.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from extractors.parties.company_names import form_end, looks_like_address
from extractors.parties.prose_lines import is_prose
from extractors.values.countries import ends_in_zip_code, parse_country, region_country
from extractors.values.dates import find_dates
from extractors.vocabulary import words_in

# Letters between a name and the words for its seat; letters of an address.
APART, LONGEST = 170, 160
# What stands in brackets behind a name, and what a firm is: "a Texas general partnership".
_ASIDE = re.compile(r"\s*\([^()]{2,60}\)|,\s+an?\s[^,]{3,60}(?=,|\s(?:with|whose)\s)")
# Where a sentence may end, or what is said of a place; brackets around two capitals hold an Italian province.
_END = re.compile(r"(?P<stop>[.])(?:\s+(?=[\dA-Z\u00c0-\u00de\u0110])|\s*$)|[;:]|\s\((?![A-Z]{2}\))")
_AND = re.compile(r"\s(?:and|y|et|und|e)\s+(?=[a-zß-ÿ])")


def address_behind(flat: str, end: int) -> list[str]:
    """The parts of the address behind a name that ends at a place of a text; [] where none is given."""
    rest = flat[end : end + APART + LONGEST]
    at_once = _AT_ONCE.match(rest)
    led = at_once or _leads().search(rest[:APART])
    between = "" if led is None or at_once else _ASIDE.sub("", rest[: led.start()])
    if led is None or form_end(between) is not None or _said_end(between) is not None:
        return []
    found = _parts(rest[led.end() :])
    return found if _is_address(found) else []


# A number, a street with its number or a box for letters right behind the name.
_AT_ONCE = re.compile(
    r"\s*(?:\([^)]{2,60}\))?(?:,|\s+of)\s+(?=#?\d[\w/-]*\s[A-Z]|[A-Z][\w.-]+ (?:[A-Z][\w.-]+ )?\d|P\.?\s?O\.? Box)"
)


@cache
def _leads() -> re.Pattern[str]:
    words = sorted(words_in("stated_addresses", "leads"), key=len, reverse=True)
    either = "|".join(re.escape(w).replace("\\ ", r"\s+") for w in words)
    return re.compile(rf"(?<!\w)(?:{either})\s+(?=[#\dA-Z\u00c0-\u00de\u0110])")


def _said_end(text: str) -> int | None:
    """Where the sentence ends; the point of "Rd.", "P.O." and "No." ends none."""
    for m in _END.finditer(text):
        word = re.search(r"\w+$", text[: m.start()])
        short = word is not None and (len(word[0]) < 2 or word[0].casefold() in words_in("stated_addresses", "short"))
        if m["stop"] is None or not short or word is None or word[0].isdigit():
            return m.start()
    return None


def _parts(text: str) -> list[str]:
    """What stands between commas, up to where the sentence ends or goes on; [] where that is not in sight."""
    end = _said_end(text[:LONGEST])
    said = _AND.split(text[: LONGEST if end is None else end])[0]
    parts = [part.strip() for part in said.split(",")]
    kept = list(takewhile(lambda part: bool(part) and not _goes_on(part), parts))
    return [] if end is None and len(said) == LONGEST and len(kept) == len(parts) else kept


def _goes_on(part: str) -> bool:
    first = part.split(maxsplit=1)[0].strip(".:")
    opens = first.casefold() in words_in("stated_addresses", "goes_on")
    told = opens and (first.islower() or first.isupper() or part == first)
    small = not any(c.isupper() or c.isdigit() for c in part)
    return told or small or is_prose(part) or form_end(part) is not None


def _is_address(parts: list[str]) -> bool:
    """Whether the parts, two at least, read like an address or close with a known place; a day does not."""
    if len(parts) < 2 or len(parts[0].split()) > 9 or find_dates(parts[0]):
        return False
    return looks_like_address(", ".join(parts)) or country_at_end(parts) is not None


def country_at_end(parts: list[str]) -> str | None:
    """The country that closes an address, or that of its closing region or American post code."""
    last = parts[-1].strip(" .")
    without_code = re.sub(r"\s+\d{5}(?:-\d{4})?$", "", last)
    named = parse_country(last) or ("US" if ends_in_zip_code(last) else None)
    state = region_country(without_code) if without_code != last else None
    return named or state
