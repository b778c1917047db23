"""The lines that stand under a name at the head of a page, and the boxes that they fill."""

from __future__ import annotations

import re

from extractors.evidence import BBox
from extractors.parties.company_names import has_legal_form, is_located, opening
from extractors.parties.party_layout import LEADING, Layout, aligned, is_labelled
from extractors.print_size import print_size
from extractors.segments import Segment
from extractors.tables.columns import strict_kind
from extractors.titles import is_title
from extractors.values.countries import parse_country

SLIVER = 0.2  # of their height the boxes of lines set close overlap


def overlaps(a: BBox, b: BBox) -> bool:
    """Whether two boxes share more than a sliver, as those of lines set close do."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return a.x0 < b.x1 and b.x0 < a.x1 and shared > SLIVER * min(a.bottom - a.top, b.bottom - b.top)


_SEPARATED = re.compile(r"[|·•].*[|·•]")


def lines_under(first: Segment, layout: Layout) -> list[Segment]:
    """Lines under a heading that are flush or centred with it."""
    lines: list[Segment] = []
    last = first
    if _SEPARATED.search(first.text) and ends_in_country(re.split(r"[|·•]", first.text)[-1]):
        return []  # name, street, town and country in one line
    for line in range(first.line + 1, first.line + 6):
        hit = next((s for s in layout.row(line) if aligned(first, s)), None)
        if hit is None:
            continue
        apart = hit.bbox.top - last.bbox.bottom > LEADING * max(print_size(hit), 6.0)
        if apart or is_title(hit.text) or strict_kind(hit.text) in ("position", "description"):
            break
        if is_labelled(hit, layout) or is_stop(hit.text):
            break
        lines.append(hit)
        last = hit
    return lines


def is_stop(text: str) -> bool:
    end = opening(text, "stop")
    if end is None or not re.search(r"[:：#]|\d", text):
        return False
    # "Lot 5, Jalan Samalaju" is a plot and no batch.
    return not has_legal_form(text) and not is_located(text[end:])


def ends_in_country(text: str) -> bool:
    return parse_country(re.split(r",\s*", text.strip(" .,"))[-1]) is not None
