"""Whether a certificate is signed: /s/, strokes of a pen, a picture, or a name once more, near its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.certificate.hand import may_be_written_above
from extractors.certificate.offices import office_words
from extractors.certificate.tokens import Token
from extractors.evidence import BBox, Page, union

MARK = re.compile(r"^/[sS]/")
NEAR_ABOVE, NEAR_SIDE = 95.0, 130.0  # points around the caption or name within which one signs
_LINES_ABOVE, _TOUCHES = 2.5, 0.4  # heights of a name that a stroke over it ends above its top, or below


def is_signed_there(
    pages: Sequence[Page], lines: Sequence[Sequence[Token]], number: int, box: BBox, name: Sequence[Token]
) -> bool | None:
    """/s/, drawn strokes, a picture; None for doubtful ink or the name once more; a round stamp is no signature."""
    if any(MARK.match(t.raw) for line in lines for t in line):
        return True
    page = next((p for p in pages if p.number == number), None)
    if page is None:
        return None
    reach = BBox(box.x0 - NEAR_SIDE, box.top - NEAR_ABOVE, box.x1 + NEAR_SIDE, box.bottom + 25)
    strokes = [s for s in page.strokes if reach.holds(s) and _is_drawn(s, page)]
    drawn = [s for s in strokes if not _is_anothers(s, number, box, lines)]
    before = next((p for p in pages if p.number == number - 1), None)
    if before is not None and box.top < 140:
        drawn += [s for s in before.strokes if s.top > 0.6 * before.height and _is_drawn(s, before)]
    if drawn:
        return True
    pictures = [i for i in page.images if reach.holds(i) and i.width * i.height < 0.5 * page.width * page.height]
    if before is not None and box.top < 140:
        pictures += [i for i in before.images if i.top > 0.6 * before.height and i.height < 0.2 * before.height]
    if page.source != "ocr" and any(not _is_round(i) for i in pictures):
        return True
    texts = [t.text.strip(".,") for t in name]
    again = [ln for ln in lines if [t.text.strip(".,") for t in ln if t.text][: len(texts)] == texts]
    repeated = len(texts) > 1 and len(again) > 1
    offices = office_words().titles | office_words().companies
    written = page.source == "ocr" and may_be_written_above(lines, number, box, texts, offices)
    # Which face a name is typed in, and what ink in doubt shows, is for a person to see.
    doubtful = bool(strokes) or (page.source == "ocr" and bool(pictures))
    return None if repeated or written or doubtful else False


def _is_anothers(stroke: BBox, number: int, box: BBox, lines: Sequence[Sequence[Token]]) -> bool:
    """Below the signature's place with words between: a notary, a witness or a receiver signs there."""
    if stroke.center[1] < box.bottom:
        return False
    around = (union(t.bbox for t in line) for line in lines if line[0].page == number)
    return any(box.bottom <= a.center[1] <= stroke.center[1] and a.x0 < stroke.x1 and a.x1 > stroke.x0 for a in around)


def _is_round(box: BBox) -> bool:
    return 0.75 < box.width / max(1.0, box.height) < 1.33 and box.width > 34


def _is_drawn(box: BBox, page: Page) -> bool:
    """A stroke as of a pen: not a stamp's ring, not a straight line, not a page-wide frame.

    Of a scan the pixels have told pens from stamps already.
    """
    ring = page.source != "ocr" and _is_round(box)
    return not ring and min(box.width, box.height) > 4 and 8 < box.width < 300 and box.height < 150


def is_drawn_above(pages: Sequence[Page], number: int, name: BBox) -> bool:
    """Whether a stroke of a pen ends right above a name; one that was itself read as letters does not."""
    reach = (name.top - _LINES_ABOVE * name.height, name.top + _TOUCHES * name.height)
    strokes = (s for p in pages if p.number == number for s in p.strokes if _is_drawn(s, p))
    return any(reach[0] <= s.bottom <= reach[1] and s.x0 < name.x1 and s.x1 > name.x0 for s in strokes)


def ink_below(pages: Sequence[Page], body: BBox | None) -> bool:
    """Whether a pen's stroke stands anywhere below the form's body."""
    top = body.bottom if body else 0.0
    boxes: Iterable[BBox] = (b for p in pages[-1:] for b in p.strokes if _is_drawn(b, p))
    return any(b.top > top for b in boxes)
