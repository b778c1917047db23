"""Patterns of what firms print of themselves in other scripts, compiled from the data of `certificate_lines_abroad`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from extractors.forms import form_data

SIGNS = {
    "han": "\u3005\u3007\u3040-\u30ff\u3400-\u9fff", "hangul": "\uac00-\ud7af", "thai": "\u0e00-\u0e7f",
    "arabic": "\u0600-\u060b\u060d-\u061a\u061e-\u06ff\u0750-\u077f", "cyrillic": "\u0400-\u04ff",
    "devanagari": "\u0900-\u097f", "bengali": "\u0980-\u09ff", "tamil": "\u0b80-\u0bff",
}  # fmt: skip
UNPARTED = frozenset({"han", "thai"})  # scripts that part no words
_OF = {
    "chinese": "han", "japanese": "han", "korean": "hangul", "thai": "thai", "arabic": "arabic", "urdu": "arabic",
    "russian": "cyrillic", "hindi": "devanagari", "bengali": "bengali", "tamil": "tamil",
}  # fmt: skip
_LONGEST = {"han": 22, "thai": 40}  # signs of a name in a script that parts no words
_NAME_WORDS = 6  # words of a name in any other
_PART = {"han": 9, "hangul": 8, "thai": 20}  # signs of one part of an address
_PERSON = 4  # signs of the name of a person
_BEFORE_VALUE = r"(?=\s*(?:[:.№#(/]|[0-9A-Za-z+(]|$))"
_NEVER = re.compile(r"(?!)")


def shown(text: str) -> str:
    """Wide signs as narrow ones, "㈜" as "(주)", figures of any script as 0 to 9."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in narrow)


def script_of(text: str) -> str | None:
    """The one other script in which something stands; None for none, or several."""
    found = [name for name, signs in SIGNS.items() if re.search(f"[{signs}]", text)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=16)
def firms(script: str, office: bool) -> tuple[re.Pattern[str], ...]:
    """Names of firms, or of banks, with what tells them; the group is the name."""
    tables = form_data("certificate_lines_abroad")["firms"].values()
    own = (t for t in tables if t["script"] == script and t.get("office", False) == office)
    return tuple(p for table in own for p in _firms(table, script))


def _firms(table: Mapping[str, Any], script: str) -> Iterator[re.Pattern[str]]:
    signs, begins, ends = SIGNS[script], _any(table.get("begins", ())), _any(table.get("ends", ()))
    one = f"[{signs}0-9A-Za-z·&.'-]"
    longest = _LONGEST.get(script)
    name = (
        f"({one}[{signs}0-9A-Za-z·&.' -]{{1,{longest}}}?)"
        if longest
        else f"({one}+(?: {one}+){{0,{_NAME_WORDS - 1}}}?)"
    )
    behind = f"(?:\\s*(?:{_any(table['behind'])}))?" if "behind" in table else ""
    if table.get("quoted"):
        ways = [f'(?:{begins}) ?[«"“]([^«»"“”]{{2,40}})[»"”]']
    elif table.get("both"):
        ways = [f"(?:{begins}) ?{name} ?(?:{ends})"]
    else:
        ways = [f"(?:{begins}) ?{name}(?=$|\\s*[,،;|:-])"] if begins else []
        ways += [f"{name} ?(?:{ends})"] if ends else []
    for way in ways:
        yield re.compile(f"(?<![{signs}]){way}{behind}(?![{signs}])")


@lru_cache(maxsize=16)
def phrases(script: str) -> re.Pattern[str]:
    """Whole sayings of the languages of this script, between other signs or words."""
    table = form_data("certificate_lines_abroad")["phrases"]
    said = [shown(e) for language, entries in table.items() if _OF[language] == script for e in entries]
    ways = (r"\s?\d+\s?".join(map(_spaced, e.split("#"))) for e in sorted(said, key=len, reverse=True))
    return _whole("|".join(ways), script)


def _spaced(text: str) -> str:
    return r"\s*".join(map(re.escape, text.split()))


@lru_cache(maxsize=32)
def labels(script: str, use: str) -> re.Pattern[str]:
    """Labels of one use, before a colon, a number or Latin letters, or at the end of the line."""
    table = form_data("certificate_lines_abroad")[use]
    said = " ".join(t for language, t in table.items() if _OF.get(language, script) == script)
    listed = [e.replace("_", " ") for e in shown(said).split() if script_of(e) == script]
    return _whole(_any(listed), script, _BEFORE_VALUE) if listed else _NEVER


@lru_cache(maxsize=16)
def persons(script: str) -> re.Pattern[str]:
    """A label and the name of a person behind it."""
    table = form_data("certificate_lines_abroad")["person_labels"]["words"]
    listed = [e for e in table.split() if script_of(e) == script]
    name = f"[{SIGNS[script]}]{{1,{_PERSON}}}"
    ways = [f"(?:{_any(listed)})\\s*[: ]\\s*{name}"] if listed else []
    if script == "han":
        surnames = form_data("certificate_lines_abroad")["surnames"]
        given = f" ?[{SIGNS[script]}]{{1,2}}(?!\\d)"
        ways += [f"(?<!\\d)(?:{_any(said.split())}){given}" for said in surnames.values()]
    return _whole("|".join(ways), script) if ways else _NEVER


@lru_cache(maxsize=16)
def address_parts(script: str) -> re.Pattern[str]:
    """One part of an address, as far as it is told by what ends or begins it; numbers stand between."""
    table: Mapping[str, str] = form_data("certificate_lines_abroad")["addresses"].get(script, {})
    sign, most, number = f"[{SIGNS[script]}]", _PART.get(script, 0), r"[0-9A-Za-z/()#.-]*"
    if "ends" in table:
        return re.compile(f"{number}{sign}{{0,{most}}}?[0-9-]*(?:{_any(table['ends'].split())}){number}")
    if "begins" in table:
        begins = _any(table["begins"].split())
        return re.compile(f"(?:{begins})(?:(?!{begins}){sign}){{0,{most}}}{number}")
    return _NEVER


def _whole(ways: str, script: str, behind: str = "") -> re.Pattern[str]:
    signs = SIGNS[script]
    return re.compile(f"(?<![{signs}])(?:{ways})(?![{signs}]){behind}", re.IGNORECASE)


def _any(entries: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(map(shown, entries), key=len, reverse=True)))
