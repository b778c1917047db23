"""Where an address ends by what a line holds: a day, a sum, a word that opens a list, the caption of another blank."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.captions import is_caption
from extractors.parties.company_names import begins_with, has_address_word
from extractors.parties.inner_labels import is_inner
from extractors.parties.party_labels import names_concept
from extractors.print_size import print_size
from extractors.segments import Segment
from extractors.values.dates import find_dates

# An address is set no larger than its name; the sizes of recognised lines tell too little.
LARGER = 1.12
_OPENS_LIST = re.compile(r"[:：]\s*$")
# A figure with its hundredths at the end: money, and no number of a house.
_SUM = re.compile(r"(?<![\w.,])\d{1,3}(?:[., ]?\d{3})*[.,]\d{2}$")
# An account, whole or with its first figures hidden; a post code that stands alone is shorter.
_ACCOUNT = re.compile(r"(?=(?:\D*\d){10})[A-Z\d-]{12,}|[*xX•]{2,}[ -]?\d{3,6}")
_CAPTIONED = re.compile(r"(?<=[\w.)])[,;.]?\s+((?:[^\W\d_][^\s:：]*\s+){0,3}[^\W\d_][^\s:：]*)\s*[:：]\s*(?=\S)")
# A Chinese caption before its colon, with no space before it, and the letters that it has at most.
_RUN_ON = re.compile(r"([\u4e00-\u9fff]{3,})[:：]\s*(?=\S)")
LONGEST = 8
_OWN = ("name", "address", "tied", "place")


def is_set_larger(line: Segment, name: Segment) -> bool:
    """Whether a line under a name is set larger than it: the title of the paper, in whatever words."""
    return line.words[0].source != "ocr" and print_size(line) > LARGER * print_size(name)


@lru_cache(maxsize=4096)
def holds_no_address(text: str) -> bool:
    """Whether a line holds what stands in no address: a day, a sum, an account, the colon before a list."""
    if _OPENS_LIST.search(text) and not any(is_inner(text.rstrip(" :："), kind) for kind in _OWN):
        return True
    if _ACCOUNT.fullmatch(text.strip()):
        return True
    return bool(find_dates(text)) or (_SUM.search(text) is not None and not has_address_word(text))


@lru_cache(maxsize=4096)
def before_caption(text: str) -> str:
    """The part of a line before the caption of another blank in it: "1204 Geneva" of "1204 Geneva BUYER: Acme Ltd"."""
    if (run_on := _RUN_ON.search(text)) is not None:
        lengths = range(LONGEST, 1, -1)
        at = next((n for n in lengths if is_caption(run_on[1][-n:]) or names_concept(run_on[1][-n:])), 0)
        return text[: run_on.end(1) - at] if 0 < at < run_on.end(1) else text
    for match in _CAPTIONED.finditer(text):
        words = match[1].split()
        for n in range(len(words), 0, -1):
            caption = " ".join(words[-n:])
            if any(is_inner(caption, kind) for kind in _OWN):
                break
            if is_caption(caption) or names_concept(caption):
                return text[: match.end(1) - len(caption)].rstrip(" ,;")
    return text


def ends_block(text: str, part: str) -> bool:
    """Whether the caption behind that part of a line is another party's: a telephone is its own."""
    rest = text[len(part) :].lstrip(" ,;.")
    return bool(rest) and not any(begins_with(rest, table) for table in ("contact", "identifier", "attention"))
