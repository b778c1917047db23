"""Lines beside rows that tell of a paper, a day, a code, packing or origin: notes, and no names of goods."""

from __future__ import annotations

import re
from functools import cache

from extractors.segments import plain
from extractors.tables.columns import strict_kind
from extractors.values.folding import fold
from extractors.values.language_data import month_numbers
from extractors.vocabulary import any_of, load_vocabulary, words_in

# Words of the longest label.
MOST_LABEL = 3
# Letters of a paper's name; shorter ones ("LS") are models too.
LEAST_PAPER = 4
_CODES = frozenset({"style_number", "lot_number", "hs_code"})


def is_note(text: str) -> bool:
    """Whether a line says "Your order of 3 March", "Batch 7", "packed in 10 cartons", "Made in Vietnam"."""
    folded = fold(text)
    told = _opening().match(folded) or _day().search(folded) or _deducted().search(folded)
    return told is not None or _is_labelled(text)


def _is_labelled(text: str) -> bool:
    """Whether a line opens with a label of no goods, of several words, or with that of a code and the code."""
    words = text.split()
    for n in range(1, min(MOST_LABEL, len(words) - 1) + 1):
        kind = strict_kind(" ".join(words[:n]))
        # One word may be of goods: "Crew sock".
        if (kind == "other" and n > 1) or (kind in _CODES and any(map(str.isdigit, words[n]))):
            return True
    return False


@cache
def _opening() -> re.Pattern[str]:
    """How lines open that tell of other papers, of packing or origin."""
    papers = (p for p in load_vocabulary("columns")["references"]["papers"] if len(p) >= LEAST_PAPER)
    packed = words_in("packing", "packed")
    origins = load_vocabulary("origins")["labels"]["words"]
    return re.compile(any_of([plain(fold(words)) for words in (*papers, *packed, *origins)]))


@cache
def _deducted() -> re.Pattern[str]:
    """Words of discounts: "5 % rebate", "Rabatt"."""
    return re.compile(any_of(map(fold, load_vocabulary("columns")["deducted"]["words"])))


@cache
def _day() -> re.Pattern[str]:
    """A day and the name of its month: "3 March", "3 de marzo", "Mar 3"."""
    month = any_of(month_numbers())
    return re.compile(rf"\b\d{{1,2}}\.? (?:de )?{month}|{month} \d{{1,2}}\b")
