"""Whose words a page's are: the first engine's alone, or as a second reading of the pixels settled them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence import Page


def first_words(page: Page) -> Page:
    """The page with the words of the first engine alone, its own where the second one's were taken."""
    if not page.replaced and not any(w.engine for w in page.words):
        return page
    return replace(page, words=(*(w for w in page.words if not w.engine), *page.replaced), replaced=())


def settled_words(pages: Sequence[Page], again: Sequence[Page]) -> list[Page]:
    """The pages with the first engine's words, and their ruled lines, as the second reading settled them."""
    settled = {p.number: p for p in again if p.replaced}
    return [_settled(p, settled[p.number]) if p.number in settled else p for p in pages]


def _settled(page: Page, again: Page) -> Page:
    hidden = (w for w in page.words if w.hidden)
    return replace(page, words=(*hidden, *again.replaced), rules=again.rules, skew=again.skew, replaced=())
