"""Labels that open their piece of a line although other words stand before them there.

A form in two languages prints the caption twice, and one of the two may be in words that no vocabulary has ("Kap /
Packages"); a total may name the terms of delivery it is for ("CIF Houston Toplam / Total").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.extract.labels import OTHER, Label
from extractors.extract.sheet import fills_phrase
from extractors.values.identifiers import INCOTERMS

# The other half of a caption: up to three words without a figure, then a stroke.
_TWIN = re.compile(r"\W*[^\W\d_]+\.?(?: [^\W\d_]+\.?){0,2}\s*/\s*")
# Terms of delivery with their place.
_TERMS = re.compile(rf"\W*(?:{'|'.join(INCOTERMS)})(?: [^\W\d_][\w.'’-]*,?){{0,3}}\s+")


def opened_labels(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels in their order, those of this kind marked as opening their phrase."""
    return tuple(replace(label, opens=True) if _is_opened(label) else label for label in labels)


def _is_opened(label: Label) -> bool:
    if label.opens or label.field == OTHER or not (label.colon or fills_phrase(label)):
        return False
    line = label.line
    before = line.text[line.phrases[line.phrase_at(label.start)].start : label.start]
    return _TWIN.fullmatch(before) is not None or (label.field == "total" and _TERMS.fullmatch(before) is not None)
