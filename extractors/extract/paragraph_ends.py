"""The last line of a paragraph: what stands alone in it is the end of a sentence, and no blank of a form."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.extract.page_lines import Line

# A line of running text takes so much of the page's width.
FULL = 0.55
# Letter heights between the lines of a paragraph, points by which they are out of flush.
NEAR, FLUSH = 0.9, 3.0
# How a line ends that does not go on in the next.
_CLOSED = (".", ":", "：", ";", "。", "!", "?", "_")


def ends_paragraph(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line closes, with its full stop, the sentence of the full line right above it."""
    if line.index == 0 or not line.text.rstrip().endswith((".", "。")):
        return False
    above = lines[line.index - 1]
    if above.page is not line.page or above.text.rstrip().endswith(_CLOSED):
        return False
    wide = above.phrases[-1].x1 - above.phrases[0].x0 >= FULL * line.page.width
    near = line.box.top - above.box.bottom < NEAR * line.height
    return wide and near and abs(above.phrases[0].x0 - line.phrases[0].x0) <= FLUSH
