"""The gross weight of a weighbridge ticket that prints two weighings: the heavier, where the net proves them.

A loaded lorry that comes weighs more the first time, one that fetches goods the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from extractors.evidence import Evidence
from extractors.extract.candidates import Stretch, Value, read_weights
from extractors.extract.choose import make_evidence
from extractors.extract.sheet import Sheet
from extractors.values.folding import fold
from extractors.vocabulary import pattern_of

SURE = 0.93


def heavier_weighing(sha256: str, sheet: Sheet, fields: Sequence[Evidence]) -> list[Evidence]:
    """Gross weight of two weighings that differ by the net weight (`fields`); nothing where they do not."""
    net = next((f for f in fields if f.name == "net_weight" and f.value), None)
    if net is None:
        return []
    weighed = {which: list(_weighings(sheet, which)) for which in ("first", "second")}
    if any(len(values) != 1 for values in weighed.values()):
        return []
    one, other = (Decimal(values[0].value or 0) for values in weighed.values())
    if abs(one - other) != Decimal(net.value or 0):
        return []
    gross = weighed["first" if one > other else "second"][0]
    return [make_evidence(sha256, "gross_weight", gross, SURE)] if gross.unit == net.unit else []


def _weighings(sheet: Sheet, which: str) -> Iterator[Value]:
    """The weights behind the captions of one of the two weighings, each in its own line."""
    for line in sheet.lines:
        caption = _captions(which).search(folded) if len(folded := fold(line.text)) == len(line.text) else None
        if caption is None:
            continue
        heading = line.text[caption.start() : caption.end()]
        yield from read_weights(Stretch(line, caption.end(), len(line.text), sheet.locale, heading))[:1]


_captions = partial(pattern_of, "weighings")
