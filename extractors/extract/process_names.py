"""The name of a process as a record gives it: words, up to the next caption of its line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.extract.candidates import Stretch, Value
from extractors.extract.named_values import read_text
from extractors.tables.columns import direction_of
from extractors.values.dates import find_dates
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import words_in


@cache
def _works() -> frozenset[str]:
    """Works of a trade as titles name them, folded."""
    return frozenset(fold(word) for word in words_in("processes", "titles"))


# The fewest letters of a process in a script of letters: "CMT".
LEAST_LETTERS = 3


def read_processes(stretch: Stretch) -> tuple[Value, ...]:
    """A process: words with few figures, no date, and no word for a side of the process alone ("投入")."""
    caption = _NEXT_CAPTION.search(stretch.text)
    if caption:
        stretch = replace(stretch, end=stretch.start + caption.start())
    return tuple(v for v in read_text(stretch) if _is_process(v.value or ""))


# The caption that follows in the same line, from its capital letter to its colon ("... Rendimiento: 10,70 %").
_NEXT_CAPTION = re.compile(r"[\s.,;]+(?=[A-Z\u00c0-\u00de\u0130][^A-Z:：]{1,28}\s?[:：])")


def _is_process(text: str) -> bool:
    """Whether a text names a process, as "Süprem örme, 28 fayn" or "0020 Weben" do."""
    letters, digits = sum(c.isalpha() for c in text), sum(c.isdigit() for c in text)
    if letters < LEAST_LETTERS and not any(is_cjk(c) for c in text):
        return False  # the end of a word that broke ("Departme" over "nt")
    side = " " not in text.strip() and direction_of(text) in ("input", "output")
    alone = side and fold(text.strip()) not in _works()  # "Harvest" is a work, too
    return not alone and letters > digits and not find_dates(text)
