"""Whether a statement is signed: /s/, a pen's strokes, a picture, a name written twice, an electronic signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.certificate.ink import ink_below
from extractors.evidence import BBox, Document, Page
from extractors.vocabulary import load_vocabulary

_MARK = re.compile(r"(?:^|\s)/s/")
_HEAD = 0.12  # of the page's height: the letterhead, whose pictures sign nothing
_WHOLE = 0.5  # of the page: a picture as large is the page itself


def is_signed(document: Document, signer: str) -> bool | None:
    """True where a signature is seen, False where none can be; None where the pages do not decide it.

    `signer`: the name read at the signature; written twice, it is typed once and signed once. Only a page drawn from
    its text layer without any stroke or picture shows that nobody signed.
    """
    pages = document.pages
    text = " ".join(w.text for p in pages for w in p.visible_words).casefold()
    words: list[str] = load_vocabulary("signatures")["electronic"]
    if _MARK.search(text) or any(word in text for word in words):
        return True
    if any(p.code.startswith("electronic_signature") for p in document.problems):
        return True
    if any(ink_below([page], None) for page in pages) or any(True for p in pages for _ in _pictures(p)):
        return True
    last = " ".join(w.text for p in pages[-1:] for w in p.visible_words).casefold()
    if signer and last.count(signer.casefold()) > 1:
        return True
    decided = bool(pages) and bool(signer) and all(p.source == "text" for p in pages)
    return False if decided else None


def _pictures(page: Page) -> Iterator[BBox]:
    """Pictures that may be a signature's: below the letterhead, and not the page itself."""
    for box in page.images:
        if box.top > _HEAD * page.height and box.width * box.height < _WHOLE * page.width * page.height:
            yield box
