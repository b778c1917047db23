"""The ports that stand behind a ship in the line that says how goods go: "Shipped per ARBOR V.027W from A to B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.extract.candidates import Stretch
from extractors.extract.labels import Label
from extractors.extract.named_values import read_ports, read_vessels
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.vocabulary import any_of, words_in

# The label is the ship's: one of the port's own is surer.
SCORE = 0.8
_PORTS = {"port_of_lading": "lading", "port_of_discharge": "discharge"}
# What may follow the second port: how the goods go, when, or the end of the sentence.
_BEHIND = r"(?=\s+(?:by|via|on|in|with|per|dated?|w/t)\b|\s*[;；。]|\.\s|\.?\s*$)"


@cache
def _route() -> re.Pattern[str]:
    start, end = (any_of(words_in("carriage", table)) for table in ("route_from", "route_to"))
    place = r"[A-Z\u4e00-\u9fff][^\d:;：；]{1,38}?"
    return re.compile(
        rf"[\s,.;]*{start}\s*[:：]?\s*(?P<lading>(?-i:{place}))\s*[,]?\s*{end}\s*[:：]?\s*"
        rf"(?P<discharge>(?-i:{place})){_BEHIND}",
        re.IGNORECASE,
    )


def route_edges(sheet: Sheet, label: Label) -> Iterator[Edge]:
    """Ship, voyage and ports of a line that the ship's label opens and a route closes; nothing of any other line."""
    found = _route().search(label.line.text, label.end) if label.field == "vessel" else None
    if found is None:
        return
    line, locale = label.line, sheet.locale
    ships = read_vessels(_stretch(line, label.end, found.start(), sheet))
    if not ships:
        return
    yield Edge(label, "vessel", ships[0], label.strength * 0.95, "right")
    for field, name in _PORTS.items():
        for port in read_ports(Stretch(line, *found.span(name), locale))[:1]:
            own = replace(label, field=field, start=found.start(name), end=found.start(name))
            yield Edge(own, field, port, SCORE, "right")


def _stretch(line: Line, start: int, end: int, sheet: Sheet) -> Stretch:
    behind = re.match(r"[\s:：.]*", line.text[start:end])
    return Stretch(line, start + (behind.end() if behind else 0), end, sheet.locale)
