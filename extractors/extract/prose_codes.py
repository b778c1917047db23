"""Codes of lots amid the sentences of letters, affidavits and statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from extractors.extract.candidates import Value
from extractors.extract.labels import PLAIN, Label
from extractors.extract.sheet import Sheet
from extractors.parties.company_names import is_located
from extractors.values.folding import fold
from extractors.vocabulary import any_of, every_language, load_vocabulary, source_of

# A code of letters and figures in parts ("SM-25-PIMA-07"), and words enough for a sentence.
_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z\d]+(?:[-/.][A-Z\d]+)+")
_SENTENCE = 8
# Characters between the word and the first code.
AT_ONCE = 4
# Words in which an address shows itself behind the number of a plot.
ADDRESS = 5


def coded_in_prose(sheet: Sheet, label: Label, values: Sequence[Value]) -> tuple[Value, ...]:
    """The codes behind a small-lettered word for lots and their goods: "bales of lot SM-25-PIMA-07, sold to".

    Of a process the sentence says the side; a plot of land is "Lot" or "Lote" in its address. A style is none:
    norms are followed "in the style ISO-9001/2015".
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
    if label.field != "lot_number" or not _is_of_goods(sheet, label):
        return ()
    return tuple(takewhile(lambda v: _CODE.fullmatch(v.value or "") is not None, values))


# A sentence ends before a capital letter; the point of a number or a code ends none.
_ENDS = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\d])")


def _is_of_goods(sheet: Sheet, label: Label) -> bool:
    """Whether a word for goods stands before a label, in a sentence, of three lines at most, that denies nothing."""
    line = label.line
    around = [sheet.lines[i] for i in (line.index - 1, line.index + 1) if 0 <= i < len(sheet.lines)]
    before, behind = (
        " ".join(o.text for o in around if o.page is line.page and o.index == line.index + step) for step in (-1, 1)
    )
    head = _ENDS.split(f"{before} {line.text[: label.start]}")[-1]
    tail = _ENDS.split(f"{line.text[label.start :]} {behind}")[0]
    return _goods().search(fold(head)) is not None and _denials().search(fold(f"{head}{tail}")) is None


@cache
def _goods() -> re.Pattern[str]:
    words = load_vocabulary("prose_codes")
    goods, links = any_of(every_language(words["goods"])), any_of(every_language(words["links"]))
    return re.compile(rf"{goods}(?:\s+{links})?(?:\s+the)?\s*$")


@cache
def _denials() -> re.Pattern[str]:
    return re.compile(rf"{source_of('prose_codes', 'denials')}|n['’]t\b")
