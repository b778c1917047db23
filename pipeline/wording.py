"""Text as it goes on paper: one line, a capital in front, cut at a word, units in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extractors.values.countries import country_in, country_name

_PARAGRAPH = 700
_PIECE = 16
_LONG_WORD = re.compile(r"[^\s\u2e80-\uffff]{28,}")
_BREAK = "\u200b"  # a place to break a line, invisible otherwise

# UN/ECE codes as a reader writes them: (one, several). What is not here is shown by its code.
_UNITS = {
    "KGM": ("kg", "kg"), "GRM": ("g", "g"), "TNE": ("metric ton", "metric tons"), "LBR": ("lb", "lb"),
    "MTR": ("m", "m"), "YRD": ("yard", "yards"), "CMT": ("cm", "cm"), "INH": ("inch", "inches"),
    "MTK": ("square meter", "square meters"), "MTQ": ("cubic meter", "cubic meters"), "LTR": ("liter", "liters"),
    "H87": ("piece", "pieces"), "DZN": ("dozen", "dozen"), "SET": ("set", "sets"), "NPR": ("pair", "pairs"),
    "CT": ("carton", "cartons"), "BX": ("box", "boxes"), "BL": ("bale", "bales"), "BG": ("bag", "bags"),
    "RO": ("roll", "rolls"), "DR": ("drum", "drums"), "PX": ("pallet", "pallets"), "PK": ("package", "packages"),
    "BE": ("bundle", "bundles"), "CR": ("crate", "crates"), "CS": ("case", "cases"),
    "CO": ("cone", "cones"), "HUR": ("hour", "hours"),
}  # fmt: skip


def quantity(value: str, unit: str | None) -> str:
    """A number with its unit in words: ("59", "CT") -> "59 cartons"."""
    one, several = _UNITS.get(unit or "", (unit or "", unit or ""))
    return f"{one_line(value)} {one if value == '1' else several}".strip()


def one_line(text: str) -> str:
    """Text without line breaks, control characters and repeated blanks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def capitalised(text: str) -> str:
    """The text on one line with a capital at its start."""
    text = one_line(text)
    return text[:1].upper() + text[1:]


def printable(data: Any) -> Any:
    """Plain data whose texts fit a page: none longer than a paragraph, long words with places to break."""
    if isinstance(data, str):
        return _LONG_WORD.sub(lambda m: _BREAK.join(re.findall(f".{{1,{_PIECE}}}", m[0])), shortened(data, _PARAGRAPH))
    if isinstance(data, list):
        return [printable(item) for item in data]
    return {key: printable(value) for key, value in data.items()} if isinstance(data, dict) else data


def place_line(place: str, code: str | None) -> str:
    """A place with the name of its country (ISO 3166-1 alpha-2), which is not said twice."""
    place, country = one_line(place), country_name(code)
    named = not country or country.casefold() in place.casefold() or country_in(place) == code
    return place if named else ", ".join(filter(None, (place, country)))


def beyond_name(place: str, names: Iterable[str]) -> str:
    """A place without the name of the firm that opens it ("Kaveri Mills, Salem" at Kaveri Mills)."""
    for name in names:
        rest = place.removeprefix(f"{name},").strip()
        if rest and rest != place:
            return rest
    return place


def shortened(text: str, length: int) -> str:
    """At most `length` columns (a Chinese character counts two), cut at a word with an ellipsis."""
    width = 0
    for position, character in enumerate(text):
        width += 2 if ord(character) > 0x2E7F else 1
        if width > length:
            return text[:position].rsplit(" ", 1)[0].rstrip(" ,;") + " ..."
    return text
