"""Labels that open their piece of a line although other words stand before them there.

A form in two languages prints the caption twice, and one of the two may be in words that no vocabulary has ("Kap /
Packages"); a total may name the terms of delivery it is for ("CIF Houston Toplam / Total").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.document_types import document_types
from extractors.extract.labels import OTHER, Label
from extractors.extract.sheet import fills_phrase
from extractors.values.identifiers import INCOTERMS

# The other half of a caption: up to three words without a figure, then a stroke.
_TWIN = re.compile(r"\W*[^\W\d_]+\.?(?: [^\W\d_]+\.?){0,2}\s*/\s*")
# A Chinese caption before its English one, which needs no stroke: "投料重量 Input weight".
_HAN_TWIN = re.compile(r"[\u3400-\u9fff（）()]{2,12}\s*(?=[A-Za-z])")
# "Number" in Vietnamese and English, which without its accents is "SO No." (sales order).
_SAYS_NUMBER = re.compile(r"S[ốỐ]\s*[/(]\s*N[oO][.:]?\)?[.:]?")
# Terms of delivery with their place.
_TERMS = re.compile(rf"\W*(?:{'|'.join(INCOTERMS)})(?: [^\W\d_][\w.'’-]*,?){{0,3}}\s+")


def opened_labels(labels: Iterable[Label], document_type: str) -> tuple[Label, ...]:
    """The labels in their order, those of this kind marked as opening their phrase; "Số (No.)" numbers the paper."""
    own = document_types()[document_type].number
    told = (replace(label, field=own) if own and _SAYS_NUMBER.fullmatch(label.text) else label for label in labels)
    return tuple(replace(label, opens=True) if _is_opened(label) else label for label in told)


def _is_opened(label: Label) -> bool:
    if label.opens or label.field == OTHER or not (label.colon or fills_phrase(label)):
        return False
    line = label.line
    before = line.text[line.phrases[line.phrase_at(label.start)].start : label.start]
    han = _HAN_TWIN.match(line.text, label.line.phrases[label.line.phrase_at(label.start)].start)
    if han is not None and han.end() == label.start:
        return True
    return _TWIN.fullmatch(before) is not None or (label.field == "total" and _TERMS.fullmatch(before) is not None)
