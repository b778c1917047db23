"""Words from top to bottom, by the run of recognised words that each stands in: before lines are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extractors.evidence import BBox, Word

# Recognised words no further apart than so many heights, which overlap by so much of one, follow each other
# and none is so much higher than the other.
WORD_SPACE, ABREAST, TALLER = 0.7, 0.6, 1.9


def by_middle(words: Sequence[Word]) -> list[tuple[float, Word]]:
    """Words, given from top to bottom, by the height of their centre; recognised words of a run have that of the run.

    What was typed into a printed form stands a little lower than the caption beside it, and the boxes of recognised
    words hug their letters: word by word, a name would come to stand half in one line and half in the next.
    """
    if not any(word.source == "ocr" for word in words):
        return [((word.bbox.top + word.bbox.bottom) / 2, word) for word in words]
    runs: dict[int, list[Word]] = {}
    near: list[tuple[float, Word]] = []
    for word in words:
        x0, top, x1, bottom = word.bbox
        middle, height = (top + bottom) / 2, bottom - top
        near = [(m, w) for m, w in near if middle - m < height]
        own = runs[id(word)] = [word]
        space = WORD_SPACE * height
        for _, other in near if word.source == "ocr" else ():
            # most of what stands at this height stands far from it
            if other.bbox.x0 - x1 >= space or x0 - other.bbox.x1 >= space:
                continue
            if runs[id(other)] is not own and _follow(other.bbox, word.bbox):
                own.extend(runs[id(other)])
                runs.update((id(w), own) for w in runs[id(other)])
        near.append((middle, word))
    heights = {key: median(w.bbox.center[1] for w in run) for key, run in {id(r): r for r in runs.values()}.items()}
    middles = [(heights[id(runs[id(word)])], word) for word in words]
    return sorted(middles, key=lambda m: (m[0], m[1].bbox.x0))


def _follow(one: BBox, other: BBox) -> bool:
    """Whether two boxes stand beside each other as the words of one print do, whichever is the first."""
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    height = min(one.height, other.height)
    if max(one.height, other.height) > TALLER * height:
        return False  # a smudge over two lines
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return -1.0 < right.x0 - left.x1 < WORD_SPACE * height and overlap > ABREAST * height
