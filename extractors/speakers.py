"""The sentences in which a text says who speaks, compiled: `vocabulary/declarants.toml` with its NAME and TITLE."""

from __future__ import annotations

import re
from functools import cache

from extractors.vocabulary import load_vocabulary

_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,5}?)"
_LINE = _NAME.replace(r"\s+", "[ ]")
_TITLE = r"(?P<title>[^\W\d_][^,;:.()\"]{1,58}?)"


@cache
def speaker_patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a table ("people", "offices"), with groups `name` and `title` where the sentence has them."""
    found = load_vocabulary("declarants")[key]["patterns"]
    return tuple(re.compile(p.replace("LINE", _LINE).replace("NAME", _NAME).replace("TITLE", _TITLE)) for p in found)


@cache
def departments() -> re.Pattern[str]:
    """What goes on with an office: "of Operations", "de Control de Calidad", "and Sales"."""
    words = "|".join(re.escape(word) for word in load_vocabulary("declarants")["departments"]["words"])
    link = r"(?:of|for|de|da|do|du|des|del|la|las|and|y|e|et|und|&)"
    return re.compile(rf"(?:\s+(?:{link}\s+)*(?:{words})\b)+", re.IGNORECASE)
