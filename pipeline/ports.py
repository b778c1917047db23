"""When two papers name one seaport: under its old name, its code, or with its country. Pure."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from extractors.values.countries import country_in, parse_country

_CODE = re.compile(r"\b([a-z]{2}) ?([a-z]{3})\b")  # UN/LOCODE: "CNSHA", "CN SHA"
_MOST_WORDS = 4  # of a port's name


@dataclass(frozen=True, slots=True)
class Port:
    """A port of the list by its code; `terminal`: the harbour of it that is named, "" for the port as a whole."""

    code: str
    terminal: str = ""


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, Port], frozenset[str]]:
    """Names and codes of ports, and the words that are no part of a name."""
    table = tomllib.loads((Path(__file__).parent / "registry" / "ports.toml").read_text(encoding="utf-8"))
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
    found |= {ports[code] for m in _CODE.finditer(" ".join(words)) if (code := "".join(m.groups())) in ports}
    terminals = {p for p in found if p.terminal}
    kept = terminals if terminals and len({p.code for p in found}) == 1 else found
    port = kept.pop() if len(kept) == 1 else None
    # A town of that name in another country ("Cartagena, Spain") is not the port of the list.
    elsewhere = port is not None and country_in(text) not in (None, port.code[:2].upper())
    return None if elsewhere else port


def same_port(one: str, other: str) -> Literal["same", "other", "unknown"]:
    """Whether both name one port; two harbours of one port, and ports that are not on the list, are unknown."""
    a, b = port_in(one), port_in(other)
    if a is None or b is None:
        return "unknown"
    if a.code != b.code:
        return "other"
    return "unknown" if a.terminal and b.terminal and a != b else "same"
