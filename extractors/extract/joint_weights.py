"""Net and gross weight under one caption that names both: "Gross/Net weight: 1,060.0 / 1,000.0 kg".

The weights follow in the order of the words. Fewer or more than two figures, two units, or a gross weight below the
net leave both open: which of them the paper gives cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.extract.candidates import Stretch, Value, read_weights
from extractors.extract.labels import PLAIN, Label
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold
from extractors.values.numbers import NUMBER
from extractors.vocabulary import any_of, every_language, load_vocabulary

SURE = 0.95
# What may stand between the two weights, the unit of the first behind it.
_BETWEEN = re.compile(r"(?P<unit>\s*[^\W\d]{0,5}\.?\s*)[/|;&–-]?\s*")
_THIRD = re.compile(r"\s*[^\W\d]{0,5}\.?\s*[/|]\s*\d")
# The caption's own rest between its second word and the first figure.
_REST = re.compile(r"[^\d]{0,48}")


def joint_caption(label: Label) -> re.Match[str] | None:
    """The words for both weights in the phrase of a label, where a stroke or "&" joins them."""
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    folded = _folded(line)
    found = _caption().search(folded, phrase.start, phrase.end) if folded else None
    apart = found is None or (found["one"] is None) == (found["last_net"] is None)
    return None if apart else found


def edges_of_both(sheet: Sheet, label: Label, caption: re.Match[str]) -> Iterator[Edge]:
    """The two weights behind a joint caption, each under its own word; nothing where they are not two."""
    line = label.line
    values = _two_weights(sheet, line, caption)
    if values is None:
        return
    first = "net_weight" if caption["one"] is not None else "gross_weight"
    second = "gross_weight" if first == "net_weight" else "net_weight"
    starts = (caption.start("first"), caption.start("last"))
    for field, start, value in zip((first, second), starts, values, strict=True):
        own = replace(label, field=field, start=start, end=caption.end(), strength=PLAIN)
        yield Edge(own, field, value, SURE * value.fit, "right")


def _two_weights(sheet: Sheet, line: Line, caption: re.Match[str]) -> tuple[Value, Value] | None:
    """The two weights in their order, with one unit, the net no more than the gross."""
    figures = list(NUMBER.finditer(line.text, caption.end()))[:2]
    if len(figures) < 2 or not _REST.fullmatch(line.text, caption.end(), figures[0].start()):
        return None
    between = _BETWEEN.fullmatch(line.text, figures[0].end(), figures[1].start())
    if between is None:
        return None
    heading = line.text[line.phrases[line.phrase_at(caption.start())].start : figures[0].start()]
    one = _weight_at(Stretch(line, figures[0].start(), between.end("unit"), sheet.locale, heading))
    two = _weight_at(Stretch(line, figures[1].start(), len(line.text), sheet.locale, heading))
    if one is None or two is None or _THIRD.match(line.text, two.end):
        return None
    one, two = replace(one, unit=one.unit or two.unit), replace(two, unit=two.unit or one.unit)
    net, gross = (one, two) if caption["one"] is not None else (two, one)
    return (one, two) if one.unit == two.unit and Decimal(net.value or 0) <= Decimal(gross.value or 0) else None


def _weight_at(stretch: Stretch) -> Value | None:
    """The weight with which a text begins."""
    return next((v for v in read_weights(stretch) if v.start == stretch.start and v.value), None)


def _folded(line: Line) -> str:
    """A line folded, "" where that shifts its letters."""
    folded = fold(line.text)
    return folded if len(folded) == len(line.text) else ""


@cache
def _caption() -> re.Pattern[str]:
    words = load_vocabulary("weighings")
    net, gross = (any_of(every_language(words[side])) for side in ("net", "gross"))
    joint = r"[^\d:：/|&]{0,24}[/|&][^\d:：/|&]{0,24}?"
    return re.compile(rf"(?P<first>(?P<one>{net})|{gross}){joint}(?P<last>(?P<last_net>{net})|{gross})")
