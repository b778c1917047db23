"""When two papers name one seaport: under its old name, its code, or with its country. Pure."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from extractors.values.countries import country_in, parse_country, region_country

# UN/LOCODE: "CNSHA", "CN SHA"; Indian customs set a figure behind it, 1 for the seaport: "INMAA1".
_CODE = re.compile(r"\b(?:([a-z]{2}) ?([a-z]{3})|(in[a-z]{3})1)\b")
_MOST_WORDS = 4  # of a port's name


@dataclass(frozen=True, slots=True)
class Port:
    """A port of the list by its code; `terminal`: the harbour of it that is named, "" for the port as a whole."""

    code: str
    terminal: str = ""


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "registry" / "ports.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, Port], frozenset[str]]:
    """Names and codes of ports, and the words that are no part of a name."""
    table = _table()
    ports: dict[str, Port] = {}
    for port in table["port"]:
        ports |= {name: Port(port["code"]) for name in (port["code"], *port["names"])}
        ports |= {name: Port(port["code"], name) for name in port.get("terminals", ())}
    return ports, frozenset(table["beside"])


def port_words(text: str) -> tuple[str, ...]:
    """The words of a port's name, folded, without "port of" and the countries named beside it."""
    parts = [p for p in re.split(r"[,;/()]", text) if p.strip()]
    named = [p for p in parts if parse_country(p.strip()) is None] or parts
    return tuple(w for p in named for w in _folded(p) if w not in _known()[1])


def _folded(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D")).casefold()
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def port_in(text: str) -> Port | None:
    """The one port of the list that the text names; None where it names none, or several."""
    ports, _ = _known()
    words = _folded(text)
    found: set[Port] = set()
    at = 0
    while at < len(words):
        size = next((n for n in range(_MOST_WORDS, 0, -1) if " ".join(words[at : at + n]) in ports), 0)
        if size:
            found.add(ports[" ".join(words[at : at + size])])
        at += max(size, 1)
    found |= {
        ports[code] for m in _CODE.finditer(" ".join(words)) if (code := "".join(filter(None, m.groups()))) in ports
    }
    terminals = {p for p in found if p.terminal}
    kept = terminals if terminals and len({p.code for p in found}) == 1 else found
    port = kept.pop() if len(kept) == 1 else None
    # A town of that name in another country ("Cartagena, Spain") is not the port of the list.
    elsewhere = port is not None and country_of(text) not in (None, port.code[:2].upper())
    return None if elsewhere else port


def country_of(text: str) -> str | None:
    """The country, ISO 3166-1, that is named beside the port, or whose state or province is; None for none."""
    return country_in(text) or region_country(text.partition(",")[2])


def route_of(text: str) -> tuple[str, str]:
    """The port where the voyage begins and the one it leads through: "Chennai via Colombo"; "" for no such port."""
    head, _, through = _through().sub("\0", text, count=1).partition("\0")
    return (head.strip(" ,;/(") or text, through.strip(" ,;/)"))


@lru_cache(maxsize=1)
def _through() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _table()["through"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def same_port(one: str, other: str) -> Literal["same", "other", "doubtful", "unknown"]:
    """Whether both name one port; two harbours of one port, and ports that are not on the list, are unknown.

    Towns of one name in two countries ("Cartagena, Spain") are not the same; where only one paper names the country
    and the list knows the port in another one, there is a doubt.
    """
    a, b = port_in(one), port_in(other)
    if a is not None and b is not None:
        if a.code != b.code:
            return "other"
        return "unknown" if a.terminal and b.terminal and a != b else "same"
    named = {country for text in (one, other) if (country := country_of(text))}
    if len(named) > 1:
        return "other"
    return "doubtful" if named and {p.code[:2].upper() for p in (a, b) if p} - named else "unknown"
