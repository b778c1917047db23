"""Whether a certificate is signed: /s/, strokes of a pen, a picture, or a name once more, near its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.certificate.hand import may_be_written_above
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.evidence import BBox, Page, union

MARK = re.compile(r"^/[sS]/")
NEAR_ABOVE, NEAR_SIDE = 95.0, 130.0  # points around the caption or name within which one signs
_LINES_ABOVE, _TOUCHES = 2.5, 0.4  # heights of a name that a stroke over it ends above its top, or below
_UNDER, _BENEATH = 30.0, 4.0  # points from ink to the words it belongs to below; that ink below a block overlaps it
_BY = 6.0  # points from what asks for a signature to the arrow drawn there
_BLOCK = 2.5  # heights of a line within which the next one is of the same block
_ASLANT = 12.0  # points beside a block, set to the right, at which the hand over it may end
_WORD = 3  # letters of a word; ink in a scan is read as fewer
_DATES = frozenset({"dated", "date"})
Place = tuple[int, BBox]


def is_signed_there(
    pages: Sequence[Page], lines: Sequence[Sequence[Token]], place: Place, name: Sequence[Token], seller: Sequence[str]
) -> bool | None:
    """Drawn strokes, or /s/ with the signer's name; None for doubtful ink, another's /s/, or the name once more.

    `place`: page and box of caption and name; `seller`: words of the seller's blank. A round stamp is no signature.
    """
    number, box = place
    slashed = _slashed(lines, name, seller)
    page = next((p for p in pages if p.number == number), None)
    if slashed or page is None:
        return slashed or None
    reach = BBox(box.x0 - NEAR_SIDE, box.top - NEAR_ABOVE, box.x1 + NEAR_SIDE, box.bottom + 25)
    if _is_in_script(page, lines, reach, name):
        return True
    level = [s for s in page.strokes if reach.top <= s.center[1] <= reach.bottom and is_drawn(s)]
    own = {t.text.strip(".,") for t in name} | {w.casefold().strip(".,") for w in seller}
    theirs = [s for s in level if _is_anothers(s, place, lines, own) or (name and s.top > box.bottom - _BENEATH)]
    asked = [*_asked(page)]
    drawn = [s for s in level if reach.holds(s) and s not in theirs and not _is_aslant(s, box) and not _meets(s, asked)]
    before = next((p for p in pages if p.number == number - 1), None)
    pictures = [i for i in page.images if reach.holds(i) and i.width * i.height < 0.5 * page.width * page.height]
    if before is not None and box.top < 140:
        drawn += [s for s in before.strokes if s.top > 0.6 * before.height and is_drawn(s)]
        pictures += [i for i in before.images if i.top > 0.6 * before.height and i.height < 0.2 * before.height]
    if drawn:
        return True
    # Which face a name is typed in, and what ink in doubt shows, is for a person to see.
    doubtful = any(reach.holds(s) or s not in theirs for s in level) or bool(pictures)
    return None if slashed is None or doubtful or _is_once_more(page, lines, place, name) else False


def _is_once_more(page: Page, lines: Sequence[Sequence[Token]], place: Place, name: Sequence[Token]) -> bool:
    """Whether the name stands there twice, or in a scan above it what may be a hand's."""
    texts = [t.text.strip(".,") for t in name]
    again = [ln for ln in lines if [t.text.strip(".,") for t in ln if t.text][: len(texts)] == texts]
    offices = office_words().titles | office_words().companies
    written = page.source == "ocr" and may_be_written_above(lines, *place, texts, offices)
    return (len(texts) > 1 and len(again) > 1) or written


def _asked(page: Page) -> Iterator[BBox]:
    """Where the page asks to be signed ("sign here"): what is drawn there points to the place."""
    words = [w for w in page.visible_words if w.text.strip()]
    said = [w.text.casefold().strip(".:!<>") for w in words]
    for asking in (label.split() for label in office_words().asking):
        for at in range(len(said) - len(asking) + 1):
            if said[at : at + len(asking)] == asking:
                yield union(w.bbox for w in words[at : at + len(asking)])


def _meets(stroke: BBox, places: Sequence[BBox]) -> bool:
    return any(
        stroke.x0 < p.x1 + _BY
        and p.x0 - _BY < stroke.x1
        and stroke.top < p.bottom + _BY
        and p.top - _BY < stroke.bottom
        for p in places
    )


def _is_in_script(page: Page, lines: Sequence[Sequence[Token]], reach: BBox, name: Sequence[Token]) -> bool:
    """Whether the signer's name stands there in a face like handwriting, which the page itself is not set in."""
    if 2 * sum(w.script for w in page.visible_words) > len(page.visible_words):
        return False
    written = [[t for t in line if t.script] for line in lines if line[0].page == page.number]
    return any(reach.holds(union(t.bbox for t in said)) and _names(said, name) for said in written if said)


def _slashed(lines: Sequence[Sequence[Token]], name: Sequence[Token], seller: Sequence[str]) -> bool | None:
    """Whether a /s/ names the signer; None where it names nobody, another, or another firm's; a notary's is his."""
    found: bool | None = False
    for line in lines:
        at = next((i for i, t in enumerate(line) if MARK.match(t.raw)), None)
        if at is None:
            continue
        block = [other for other in lines if _is_one_block(line, other)]
        words = {t.text.strip(".,:;()") for other in block for t in other}
        if words & vocabulary()["around"]["swearing"]:
            continue
        if _names(line[at:], name) and not any(_is_other_firm(other, seller) for other in block):
            return True
        found = None
    return found


def _is_one_block(line: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a line is the other, or stands right above or below it."""
    one, two = union(t.bbox for t in line), union(t.bbox for t in other)
    near = abs(one.center[1] - two.center[1]) < _BLOCK * max(one.height, two.height)
    return line[0].page == other[0].page and near and one.x0 < two.x1 and one.x1 > two.x0


def _names(slashed: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether the words after /s/ are the signer's, one of them in full, the others at least by their first letters."""
    signer = [t.text.strip(".,") for t in name if t.text]
    said: list[str] = []
    for token in slashed:
        word = MARK.sub("", token.raw).casefold().strip("_.,:; ")
        if word in office_words().titles or (said and not word):
            break
        said += [word] if word else []
        if token.raw.endswith(","):
            break
    said = said[: len(signer)]
    return any(w in signer for w in said) and all(w in signer or any(s[:1] == w for s in signer) for w in said)


def _is_other_firm(line: Sequence[Token], seller: Sequence[str]) -> bool:
    """Whether the line names a firm, and with none of the seller's words but those that end the names of firms."""
    ends = {c.strip(".") for c in office_words().companies}
    words = [t.text.strip(".,()") for t in line if t.text]
    firm = bool(words) and (words[0] == "for" or not ends.isdisjoint(words))
    return firm and bool(seller) and {w.casefold().strip(".,()") for w in seller}.isdisjoint(set(words) - ends)


def _is_anothers(stroke: BBox, place: Place, lines: Sequence[Sequence[Token]], own: set[str]) -> bool:
    """Below the signature's place with words between, or beside it at other words: another signs there."""
    number, box = place
    around = [(line, union(t.bbox for t in line)) for line in lines if line[0].page == number]
    over = [(line, a) for line, a in around if a.x0 < stroke.x1 and a.x1 > stroke.x0]
    if stroke.center[1] >= box.bottom:
        return any(box.bottom <= a.center[1] <= stroke.center[1] for _, a in over)
    if stroke.x0 < box.x1 and stroke.x1 > box.x0:
        return False
    beside = [(line, a) for line, a in over if a.x0 > box.x1 or a.x1 < box.x0]
    beside += [(line, a) for line, a in around if box.x1 < a.x0 and a.x1 <= stroke.x0]
    level = [line for line, a in beside if stroke.top < a.center[1] < stroke.bottom + _UNDER]
    return any(not _is_of(line, own) for line in level)


def _is_aslant(stroke: BBox, box: BBox) -> bool:
    """Neither above the signature's place nor level with it: an initial, or a mark in the margin, may stand so."""
    return stroke.bottom < box.top and (stroke.x0 > box.x1 + _ASLANT or stroke.x1 < box.x0 - _ASLANT)


def _is_of(line: Sequence[Token], own: set[str]) -> bool:
    """Whether a line beside the signer's says only what is his: labels, an office, a date, his name or his firm."""
    words = [t.text.strip(".,:;()/") for t in line if any(c.isalnum() for c in t.text)]
    labels = {word for label in office_words().labels for word in label.strip("()").split()}
    return (
        all(len(w) < _WORD for w in words) or words[0] in _DATES or set(words) <= own | labels | office_words().titles
    )


def is_ring(box: BBox) -> bool:
    """Round and wider than initials: what nobody looked at may be a stamp's ring."""
    return 0.75 < box.width / max(1.0, box.height) < 1.33 and box.width > 34


def is_drawn(box: BBox) -> bool:
    """A stroke as of a pen: not a straight line, not a page-wide frame. The pixels have told pens from stamps."""
    return min(box.width, box.height) > 4 and 8 < box.width < 300 and box.height < 150


def is_drawn_above(pages: Sequence[Page], number: int, name: BBox) -> bool:
    """Whether a stroke of a pen ends right above a name; one that was itself read as letters does not."""
    reach = (name.top - _LINES_ABOVE * name.height, name.top + _TOUCHES * name.height)
    strokes = (s for p in pages if p.number == number for s in p.strokes if is_drawn(s))
    return any(reach[0] <= s.bottom <= reach[1] and s.x0 < name.x1 and s.x1 > name.x0 for s in strokes)


def ink_below(pages: Sequence[Page], body: BBox | None) -> bool:
    """Whether a pen's stroke stands anywhere below the form's body."""
    top = body.bottom if body else 0.0
    boxes: Iterable[BBox] = (b for p in pages[-1:] for b in p.strokes if is_drawn(b))
    return any(b.top > top for b in boxes)
