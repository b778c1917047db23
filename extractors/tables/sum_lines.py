"""Which lines of a table's body are sums: by the words that open them, unless what they hold names goods."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from extractors.segments import Segment, join_words, plain
from extractors.tables.column_contents import is_date
from extractors.tables.columns import NUMBERS, heading_words, is_total, strict_kind
from extractors.tables.line_proof import is_product, readings
from extractors.tables.row_lines import Line
from extractors.tables.table_model import Cell, Column
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import load_vocabulary, words_in

# The rate that stands before the word for a tax.
_RATE = re.compile(r"^\s*\d{1,2}(?:[.,]\d{1,3})?\s?%\s*(?=[^\W\d_])")
# So many headings of sums in a line of nothing but words head a table of them.
LEAST_SUMS = 2
# What a line of sums never names.
_CODES = frozenset({"style_number", "lot_number", "hs_code", "bale_number"})


def is_sum(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line is worded as a sum, and is none of goods named like one."""
    edges = [c.x0 for c in columns[1:]]
    return _is_worded(line.segments, columns, edges) and not _named(line, columns) and not _is_dated(line, columns)


def heads_sums(line: Line) -> bool:
    """Whether a line heads a table of sums below the goods: "Base HT  Taux  Montant TVA  Total HT  Total TTC"."""
    words = [s.text for s in line.segments]
    if len(words) < 3 or any(any(map(str.isdigit, text)) for text in words):
        return False
    return sum(map(is_total, words)) >= LEAST_SUMS


# Characters of a sum's caption in Chinese.
LONGEST_CJK = 8


@cache
def _row_ends() -> frozenset[str]:
    return frozenset(words_in("totals", "row_end"))


@cache
def _carried() -> frozenset[str]:
    return frozenset(plain(word) for word in load_vocabulary("columns")["carried"]["words"])


def is_carried(text: str) -> bool:
    """Whether a text is the word for a sum carried over from the page before: "Übertrag", "Report"."""
    return plain(text).strip(" :.") in _carried()


def unmark_goods(lines: Sequence[Line], columns: Sequence[Column]) -> None:
    """Takes lines for goods that open like sums and bear a code, as full as the lines of goods ("Total station")."""
    goods = [ln for ln in lines if len(ln.numbers) > 1 and not ln.total]
    full = max((len(ln.cells) for ln in goods), default=0)
    shapes = {shape for ln in goods if (shape := _code_shape(ln))}
    for line in lines:
        # A recogniser loses a short figure now and then.
        if line.total and full and len(line.cells) >= full - 1:
            coded = any(columns[i].kind in _CODES and _is_code(join_words(w)) for i, w in line.cells.items())
            line.total = not (coded or _code_shape(line) in shapes)


def _code_shape(line: Line) -> str | None:
    """The code that opens a line, with "A" for letters and "9" for digits; None where it opens with none."""
    words = line.cells.get(min(line.cells, default=0), [])
    text = words[0].text if len(words) == 1 else ""
    shape = "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in text)
    return shape if {"A", "9"} <= set(shape) else None


def _is_dated(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line bears a day where the lines of an account do: "12 Jun  Deposit 2937" is a movement."""
    dated = (words for i, words in line.cells.items() if columns[i].kind == "date")
    return any(is_date(join_words(words)) for words in dated)


def _is_code(text: str) -> bool:
    return any(map(str.isdigit, text)) and not is_total(text)


def _is_worded(segments: Sequence[Segment], columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Whether a line begins as a sum, or has the word for it in a column of numbers."""
    if len(segments) == 1 and segments[0].text[0].islower():
        return False
    said = any(_begins_as_sum(s.text) or (i == 0 and _ends_as_sum(s.text)) for i, s in enumerate(segments[:2]))
    if not said and not _is_said_behind(segments, columns, edges):
        return False
    return not (_is_coded(segments, columns, edges) or _is_condition(segments))


def _is_said_behind(segments: Sequence[Segment], columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Whether the word stands in a column of numbers, in a line with figures."""
    said = [s for s in segments[2:] if is_total(s.text)]
    counted = any(columns[bisect_right(edges, s.bbox.center[0])].kind in NUMBERS for s in said)
    return counted and any(any(map(str.isdigit, s.text)) for s in segments)


def _is_coded(segments: Sequence[Segment], columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Whether a line opens with the code of what it names ("AB-66 Total station prism 14 pcs 181.17 kg")."""
    at = [columns[bisect_right(edges, s.bbox.center[0])].kind for s in segments]
    code = segments and any(map(str.isdigit, segments[0].text)) and at[0] in ("position", "style_number")
    return bool(code) and len(segments) > 3 and at[1] == "description" and not is_total(segments[0].text)


def _is_condition(segments: Sequence[Segment]) -> bool:
    """Whether a line below the goods says how their price came about: "Bruttopreis : 4,00", "Abschlag: 0,67"."""
    label, colon, value = segments[0].text.partition(":") if segments else ("", "", "")
    marked = bool(colon) or (len(segments) > 1 and segments[1].text.startswith(":"))
    alone = len(segments) == 1 and any(map(str.isdigit, value))
    return marked and (strict_kind(label) == "unit_price" or (alone and is_charge(label)))


@lru_cache(maxsize=8192)
def _begins_as_sum(text: str) -> bool:
    """Whether words begin as a sum, its rate before them or not: "7,00 % MwSt"."""
    return is_total(text) or ((rated := _RATE.sub("", text)) != text and is_total(rated))


def _ends_as_sum(text: str) -> bool:
    """Whether a few words end in the word for a sum: "Pallet total", "Container subtotal", "产出合计"."""
    words = text.rstrip(" :：").split()
    if len(words) == 1 and is_cjk(words[0][-1]):
        return len(words[0]) <= LONGEST_CJK and any(words[0].endswith(end) for end in _row_ends())
    return 2 <= len(words) <= 4 and fold(words[-1]) in _row_ends() and not any(map(str.isdigit, words[0]))


def _named(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line is one of goods beside its total-like word: "Freight" with quantity and price that multiply."""
    at = {columns[i].kind: i for i in sorted(line.cells, reverse=True)}
    if not {"quantity", "unit_price", "amount"} <= set(at):
        return False
    cells = (line.cells[at[kind]] for kind in ("quantity", "unit_price", "amount"))
    return any(
        is_product(q, p, a)
        for q, p, a in product(*(list(readings(Cell(join_words(words), tuple(words)))) for words in cells))
    )


def is_charge(text: str) -> bool:
    """Whether a label names a tax, an allowance or a charge: "Abschlag", "Discount 5 %"."""
    return bool(heading_words("charges") & set(plain(text).split()[:2]))
