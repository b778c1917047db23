"""Codes of lots and styles amid the sentences of letters, affidavits and statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.extract.candidates import Value
from extractors.extract.labels import PLAIN, Label
from extractors.extract.sheet import Sheet
from extractors.parties.company_names import is_located

# A code of letters and figures in parts ("SM-25-PIMA-07"), and words enough for a sentence.
_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z\d]+(?:[-/.][A-Z\d]+)+")
_SENTENCE = 8
# Characters between the word and the first code.
AT_ONCE = 4
# Words in which an address shows itself behind the number of a plot.
ADDRESS = 5


def coded_in_prose(sheet: Sheet, label: Label, values: Sequence[Value]) -> tuple[Value, ...]:
    """The codes behind a small-lettered word for lots or styles in a sentence: "bales of lot SM-25-PIMA-07, sold to".

    Of a process the sentence says the side; a plot of land is "Lot" or "Lote" in its address.
    """
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    small = label.text.islower() and len(line.text[phrase.start : phrase.end].split()) >= _SENTENCE
    at_once = bool(values) and values[0].start - label.end <= AT_ONCE
    words = line.text[values[0].start : phrase.end].replace(",", " ").split() if at_once else []
    if is_located(" ".join(words[:ADDRESS])):
        return ()  # "the lot B2-14 on Industrial Road"
    if not (small and at_once) or sheet.type == "production_record" or label.strength < PLAIN:
        return ()
    return tuple(takewhile(lambda v: _CODE.fullmatch(v.value or "") is not None, values))
