"""Whether a paper that gives one address in the United States is as likely written by a company of another country.

"VIET TIN GLOVES JSC" sends a packing list to Tacoma: nothing says that it writes its dates as the consignee does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.extract.page_lines import Line
from extractors.segments import plain
from extractors.vocabulary import every_language, load_vocabulary

# So many words has the longest of those forms.
LONGEST = 4


def names_company_abroad(lines: Sequence[Line]) -> bool:
    """Whether a name in the lines closes with a legal form that no company of the United States has."""
    ends = (plain(line.text[p.start : p.end].partition(",")[0]).split() for line in lines for p in line.phrases)
    return any(" ".join(words[-n:]) in _forms() for words in ends for n in range(1, min(LONGEST + 1, len(words))))


@cache
def _forms() -> frozenset[str]:
    return frozenset(plain(word) for word in every_language(load_vocabulary("companies")["abroad"]))
