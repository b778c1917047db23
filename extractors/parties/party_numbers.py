"""The number before a party's name: the one a paper's writer gave it, its importer's number, its account.

"0000410027 Acme GmbH", "C00117 - Acme SA", "0161000889003 - Acme JSC", "93-4471120 Acme Inc." (CBP Form 5106, block 1:
NN-NNNNNNN and two letters or figures, YYDDPP-NNNNN).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import Word, union
from extractors.parties.company_names import has_legal_form, is_form_only, split_name
from extractors.segments import Segment, join_words, plain
from extractors.vocabulary import load_vocabulary

# A number that a sign parts from the name, or that stands in brackets, may be short.
_SIGNS = frozenset({"-", "–", "—", "/", ":", "|"})
_MARKED = re.compile(r"[\[(][A-Z]{0,4}[-.]?\d{3,11}[\])]|[A-Z]{0,4}[-.]?\d{3,11}[/:|]")
_SHORT = re.compile(r"[A-Z]{0,4}[-.]?\d{3,20}")
# One that nothing parts from it is long, or padded: "1888 Mills LLC" is a name, as is "K2000 Trading Ltd".
_LONG = re.compile(
    r"\d{6,11}|(?:[A-Z]{1,4}-?)?0\d{2,10}|[A-Z]{1,4}-?\d{5,11}|[A-Z]{1,4}-\d{4}|\d{2}-\d{7}[A-Z\d]{0,2}|\d{6}-\d{5}"
)


def without_party_number(segment: Segment) -> Segment:
    """A line without the number before a company's full name; any other line as it is."""
    words = segment.words
    opened = next((n for n, w in enumerate(words) if any(map(str.isalnum, w.text))), 0)
    rest = words[opened + _number_length(words[opened:]) :]
    if len(rest) in (0, len(words) - opened) or not rest[0].text[0].isalpha() or not _is_full_name(join_words(rest)):
        return segment
    if _is_numbered_company(join_words(rest)):
        return segment
    return replace(segment, text=join_words(rest), words=rest, bbox=union(w.bbox for w in rest))


def _number_length(words: Sequence[Word]) -> int:
    """How many words the number takes with its sign; 0 when there is none."""
    texts = [w.text for w in words[:2]]
    if len(texts) < 2:
        return 0
    if _SHORT.fullmatch(texts[0]) and texts[1] in _SIGNS:
        return 2
    return int(bool(_MARKED.fullmatch(texts[0]) or _LONG.fullmatch(texts[0])))


def _is_full_name(text: str) -> bool:
    return has_legal_form(split_name(text)[0])


def _is_numbered_company(name: str) -> bool:
    """Whether nothing but a province or its country and a legal form stands behind the number: "Alberta Ltd".

    Such a company is registered under its number ("1187904 Alberta Ltd"), as Canada's law allows.
    """
    place, _, form = split_name(name)[0].rpartition(" ")
    while place and not is_form_only(form):
        place, _, word = place.rpartition(" ")
        form = f"{word} {form}"
    return plain(place) in _numbered_places()


@cache
def _numbered_places() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("companies")["numbered"]["places"])
