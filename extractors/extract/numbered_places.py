"""Numbers with points that are places, not measures: of a tariff, a law, a form or its versions ("QM 7.5-12")."""

from __future__ import annotations

import re
from functools import cache

from extractors.values.folding import fold
from extractors.vocabulary import source_of

# Letters in brackets behind a number with a point: a paragraph of a section, "12.43(b)".
_PARAGRAPH = re.compile(r"\((?:[a-z]|[ivx]+)\)")


@cache
def before_places() -> re.Pattern[str]:
    """What stands before a number that is a place in a tariff or a law, at the end of a folded text."""
    words = source_of("numbers_of_places", "before")
    return re.compile(rf"{words}[\s.:#=-]*(?:(?:no|nr|n|nos|code|kodu)\b[\s.:#o-]*)?(?:\d[\d.]*\s*[,;/&]\s*)*$")


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a number is a place in a tariff, a law or a form's versions ("HS 8412.21", "19 CFR 12.43(b)")."""
    return _PARAGRAPH.match(text, end) is not None or before_places().search(fold(text[:start])) is not None


# A whole number tied to one with a sign by a hyphen: "7.5-12" of a form, "18C-118.44" of a lorry; a range has the sign
# on both sides.
_TIED_BEHIND, _TIED_BEFORE = re.compile(r"-\d+(?![\d.,%]|\s?%)"), re.compile(r"(?<![\d.,])\d+[A-Z]{0,2}-$")


def is_sectioned(text: str, start: int, end: int) -> bool:
    """Whether a number is a part of a form's or document's number, whose sections points part ("QM 7.5-12")."""
    return _TIED_BEHIND.match(text, end) is not None or _TIED_BEFORE.search(text[:start]) is not None
