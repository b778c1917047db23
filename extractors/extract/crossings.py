"""Sums of columns: where a row of totals crosses the column under a heading."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.box_numbers import without_boxes
from extractors.extract.candidates import Stretch
from extractors.extract.labels import OTHER, Label, vocabulary
from extractors.extract.page_lines import Line
from extractors.extract.readers import READERS, SUMMED_KINDS
from extractors.extract.sheet import Edge, Sheet, column_extent, is_prose, is_total_row, is_under, opens_totals
from extractors.values.folding import fold
from extractors.vocabulary import source_of


def edges_of_totals(sheet: Sheet) -> Iterator[Edge]:
    """Where a row that begins with "Total" crosses a column headed by a field that sums up."""
    headers = [
        label
        for labels in sheet.labels.values()
        for label in labels
        if label.opens and _may_head(label.line) and vocabulary().kinds[label.field] in SUMMED_KINDS | {""}
    ]
    tops = [label.line.index for label in headers]
    rows = [line for line in sheet.lines if is_total_row(line) and len(line.phrases) >= 2]
    crossed = {r.index: list(_crossings(sheet, r, headers[: bisect.bisect_left(tops, r.index)])) for r in rows}
    parts = [r.index for r in rows if _is_part(r)]
    whole = {edge.field for index, edges in crossed.items() if index not in parts for edge in edges}
    for index, edges in crossed.items():
        # A subtotal counts alone, and for what no total gives: of several each is a part of the goods.
        yield from (e for e in edges if index not in parts or (len(parts) == 1 and e.field not in whole))


@cache
def _part_words() -> re.Pattern[str]:
    return re.compile(r"\s*" + source_of("totals", "part"))


def _is_part(line: Line) -> bool:
    """Whether a row of totals opens with the word for a subtotal."""
    return any(_part_words().match(fold(line.text[p.start : p.end])) for p in line.phrases[:3])


# A line with so many figures is a row of goods and no heading, whatever word of sums stands in it.
FIGURES = 3


def _may_head(line: Line) -> bool:
    """Whether a line may be one of headings: of several pieces, few with a figure, none where it is a row of totals."""
    texts = [line.text[p.start : p.end] for p in line.phrases]
    figures = sum(any(map(str.isdigit, text)) for text in without_boxes(texts))
    return len(texts) >= 3 and figures < FIGURES and not (figures and opens_totals(texts[0]))


def _interrupted(sheet: Sheet, header: Line, total: Line) -> bool:
    """Whether values and then other headings stand between a heading and a row of totals: it heads a box, no column."""
    valued = False
    for line in sheet.lines[header.index + 1 : total.index]:
        if line.page is not header.page:
            continue
        figures = any(map(str.isdigit, line.text))
        if valued and not figures and len(line.phrases) >= 3:
            return True
        valued = valued or figures
    return False


# What a row of totals of a production record says of its column: "Total output".
_SIDES = frozenset({"input_quantity", "output_quantity"})
_PRICED = frozenset({"commercial_invoice", "purchase_order", "contract"})


def _crossings(sheet: Sheet, line: Line, above: Sequence[Label]) -> Iterator[Edge]:
    side = next((la.field for la in sheet.labels.get(line.index, ()) if la.field in _SIDES), None)
    for phrase in line.phrases:
        text = line.text[phrase.start : phrase.end]
        if not any(map(str.isdigit, text)) or opens_totals(text) or "%" in text or is_prose(text):
            continue
        over = [h for h in above if h.line.page is line.page and is_under(phrase, column_extent(h))]
        if not over:
            continue
        header = max(over, key=lambda h: h.line.index)
        if header.field == OTHER or _interrupted(sheet, header.line, line):
            continue
        kind = vocabulary().kinds[header.field]
        for value in READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, header.text))[:1]:
            # A bare count in a priced row is the quantity of its column rather than the total that opens the row.
            sure = 0.93 if kind == "quantity" and sheet.type in _PRICED else 0.9
            field = side if side is not None and header.field == "quantity" else header.field
            yield Edge(header, field, value, sure * value.fit, "total")
