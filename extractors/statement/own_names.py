"""The names by which the consignee may speak of itself in its statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import Document, Page, Word
from extractors.statement.passages import Unit

_TELLS = re.compile(r"(?i)\b(?:believes|efforts?)\b")
_HEAD = 0.12  # of the page's height: the letterhead
_PARTED = re.compile(r"(?<=[a-z])- (?!(?:and|or|to)\b)(?=[a-z])")


def bare(text: str) -> str:
    """Folded, with the words whole that a line's end parts: nobody else writes a hyphen before a space in a word."""
    return _PARTED.sub("", " ".join(text.casefold().replace("’", "'").split()))


def own_names(units: Sequence[Unit], document: Document) -> frozenset[str]:
    """Names in the sentences that say who the consignee is, and in the letterhead: so it may speak of itself."""
    told = [f"{u.whole} {u.caption}" for u in units if "consignee" in bare(u.whole) or _names_consignee(u)]
    told += [w.text for page in document.pages[:1] for w in page.visible_words if _is_of_letterhead(w, page, units)]
    return frozenset(plain(w) for text in told for w in text.split() if w[:1].isupper())


def _is_of_letterhead(word: Word, page: Page, units: Sequence[Unit]) -> bool:
    """It stands at the head of the page, and in no sentence that says who believes or made an effort."""
    telling = [u.bbox for u in units if u.page == page.number and _TELLS.search(u.whole)]
    within = any(b.top <= word.bbox.top and word.bbox.bottom <= b.bottom for b in telling)
    return word.bbox.bottom < _HEAD * page.height and not within


def _names_consignee(unit: Unit) -> bool:
    """A name and nothing else under a caption of the consignee; a sentence under the title may be of anybody."""
    names = not any(w[:1].islower() and w not in ("and", "of", "the") for w in unit.whole.split())
    return names and "consignee" in bare(unit.caption)


def plain(word: str) -> str:
    """A word without the marks at its ends, folded."""
    return word.strip(".,;:()").casefold()
