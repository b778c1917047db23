"""Lines that name a firm only as what another is to it or did for it: "Member of Pacific Group", "Printed by Bravo".

At the head of a paper they stand where its own firm does; the firm they name has not written it.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.segments import plain
from extractors.vocabulary import any_of, words_in


def names_tied_firm(text: str) -> bool:
    """Whether the line begins with such a tie."""
    return _ties().match(plain(text)) is not None


@cache
def _ties() -> re.Pattern[str]:
    ties = any_of(map(plain, words_in("parties", "tied")))
    return re.compile(rf"\W*(?:{ties}|(?:\w+ )?\w{{3,}}ed by\b)")  # "Powered by", "Form designed by"
