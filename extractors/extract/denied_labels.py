"""Labels in sentences that deny or do not assert what follows: "None of the cotton was / grown in China"."""

from __future__ import annotations

from extractors.denials import is_denied
from extractors.extract.labels import Label
from extractors.extract.sheet import Sheet
from extractors.unasserted import is_unasserted

# What a sentence says of where and by whom goods were made.
_OF_MAKING = frozenset({"country_of_origin", "place_of_production", "estate", "producer"})
# Line heights between the lines of one sentence.
LEADING = 1.2


def is_denied_label(sheet: Sheet, label: Label) -> bool:
    """Whether a label of origin stands behind a denial, a condition or a demand, in its own line or in that above where
    a sentence goes on.
    """
    if label.field not in _OF_MAKING or label.colon:
        return False
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    before, after = line.text[phrase.start : label.start], line.text[label.end : phrase.end]
    if label.text.islower() and line.index and not line.text[: phrase.start].strip():
        above = sheet.lines[line.index - 1]
        if above.page is line.page and line.box.top - above.box.bottom < LEADING * line.height:
            before = f"{above.text}\n{before}"
    # A label may begin with the denial itself: "not grown in".
    denied = is_denied(before, after) or is_denied(f"{before}{label.text}")
    return denied or is_unasserted(before, label.text, after)
