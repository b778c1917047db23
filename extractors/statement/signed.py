"""Whether a statement is signed: /s/, a pen's strokes, a picture, a name written twice, an electronic signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.certificate.ink import is_drawn, is_ring
from extractors.evidence import BBox, Document, Page
from extractors.extract.signing_words import is_cue
from extractors.segments import join_words, segments_of
from extractors.vocabulary import load_vocabulary

_MARK = re.compile(r"(?:^|\s)/s/\s*(?!(?:name|title|date|signature|by)\b)[^\W\d_]")
_NOT_DONE = re.compile(r"\b(?:not|never|yet|be|unless|if|until|cannot|before)\b[\w ]{0,20}$")
_FOOT = 0.9  # of the page's height: the letterhead's foot
_HEAD = 0.12  # of the page's height: the letterhead, whose pictures sign nothing
_NEAR = 8  # heights of the signer's line between it and the picture of his signature
_LINE = 8  # words of a line of a signature at most
_WHOLE = 0.5  # of the page: a picture as large is the page itself
_ONE_CENTRE = 3.0  # points apart at most: two rings of one stamp


def is_signed(document: Document, signer: str) -> bool | None:
    """True where a signature is seen, False where none can be; None where the pages do not decide it.

    `signer`: the name read at the signature; written twice, it is typed once and signed once. Only a page drawn from
    its text layer without any stroke or picture shows that nobody signed.
    """
    pages = document.pages
    text = " ".join(w.text for p in pages for w in p.visible_words).casefold()
    if _MARK.search(text) or _is_electronic(text):
        return True
    if any(p.code.startswith("electronic_signature") for p in document.problems):
        return True
    written = _written(pages[-1:], signer)
    penned = [(n, box) for n, page in enumerate(pages) for box in _drawn(page)]
    places = [(n, box) for n, page in enumerate(pages) for box in _named(page, signer)]
    if any(_is_signature(n, box, places) for n, box in penned) or (len(written) > 1 and any(b for b, _ in written)):
        return True
    named = [box for page in pages[-1:] for box in _named(page, signer)]
    doubtful = bool(penned) or any(True for p in pages for _ in _pictures(p)) or len(named) > 1
    if any(_is_at(picture, box) for p in pages[-1:] for picture in _pictures(p) for box in named):
        return True
    decided = bool(pages) and bool(signer) and all(p.source == "text" for p in pages)
    return False if decided and not doubtful else None


def _drawn(page: Page) -> Iterator[BBox]:
    """Strokes as of a pen below the letterhead; a stamp's rings about one centre are none."""
    rings = [s for s in page.strokes if is_ring(s)]
    for box in page.strokes:
        stamp = box in rings and any(other is not box and _share_a_centre(box, other) for other in rings)
        if is_drawn(box) and not stamp and box.top > _HEAD * page.height:
            yield box


def _share_a_centre(one: BBox, other: BBox) -> bool:
    (x, y), (u, v) = one.center, other.center
    return abs(x - u) < _ONE_CENTRE and abs(y - v) < _ONE_CENTRE


def _is_signature(number: int, box: BBox, places: Sequence[tuple[int, BBox]]) -> bool:
    """It stands at the signer's name, or nobody is named; a lone ring may be a stamp's."""
    return not is_ring(box) and (not places or any(n == number and _is_at(box, place) for n, place in places))


def _is_electronic(text: str) -> bool:
    """Whether it is said to be signed by electronic means, and not that it is yet to be."""
    words: list[str] = load_vocabulary("signatures")["electronic"]
    found = (m for word in words for m in re.finditer(re.escape(word), text))
    return any(not _NOT_DONE.search(text[: m.start()]) for m in found)


def _written(pages: Sequence[Page], signer: str) -> list[tuple[bool, BBox]]:
    """The lines that are the signer's name and nothing else but its label: (whether as a signature, place)."""
    found = []
    for line in (s for page in pages for s in segments_of(page)):
        label, colon, rest = join_words(line.words).rpartition(":")
        if signer and rest.strip(" _").casefold() == signer.casefold():
            found.append((not colon or is_cue(label), line.bbox))
    return found


def _named(page: Page, signer: str) -> Iterator[BBox]:
    """The short lines with the signer's name in them, an office behind it, too."""
    for line in segments_of(page):
        if signer and len(line.words) <= _LINE and signer.casefold() in join_words(line.words).casefold():
            yield line.bbox


def _is_at(picture: BBox, name: BBox) -> bool:
    """The picture stands over the signer's name, close above it or close below it."""
    near = _NEAR * name.height
    return picture.bottom > name.top - near and picture.top < name.bottom + near / 2


def _pictures(page: Page) -> Iterator[BBox]:
    """Pictures that may be a signature's: below the letterhead, and not the page itself."""
    for box in page.images:
        within = _HEAD * page.height < box.top < _FOOT * page.height
        if within and box.width * box.height < _WHOLE * page.width * page.height:
            yield box
