"""Names of goods on a line of their own above or below the line of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import Word
from extractors.segments import join_words
from extractors.tables.caption_labels import SHARED
from extractors.tables.columns import NUMBERS, heads_items, strict_kind
from extractors.tables.group_names import names_goods
from extractors.tables.line_notes import is_note
from extractors.tables.row_lines import ALIKE, WIDER, Line
from extractors.tables.table_inference import reads_as_words
from extractors.tables.table_model import Column

# Left edges of lines set flush differ by less than this (points).
FLUSH = 2.0
LEAST_ROWS = 2
_PRICED = frozenset({"quantity", "unit_price", "amount"})


def take_names(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> None:
    """A line wider than its column, below a row of no name but a code, is the name: "22x1,0 Stange 5 m" and no note.

    Under "Item" every row must have one.
    """
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    items = next((i for i, c in enumerate(columns) if heads_items(c.heading, c.kind)), None)
    column = at if at is not None else items
    pairs = [(lines[a], lines[a + 1]) for a in anchors if a + 1 < len(lines)]
    if column is None:
        return
    found = [(line, below) for line, below in pairs if _is_name_below(line, below, column, columns)]
    if at is None and len(found) < len(anchors):
        return
    for line, below in found if any(below.prose for _, below in found) else ():
        words = list(below.segments[0].words)
        if at is None:
            line.cells[column] = [*line.cells[column], *words]
            below.cells, below.prose = {}, True
        elif below.prose:
            below.cells, below.numbers, below.prose = {at: words}, set(), False


def _is_name_below(line: Line, below: Line, at: int, columns: Sequence[Column]) -> bool:
    """Whether a line of one piece begins below the code that a row has for its name."""
    own = line.cells.get(at)
    if not own or not _is_nameless(own) or below.total or below.anchor or len(below.segments) != 1:
        return False
    return not is_note(below.segments[0].text) and _begins_in(below.segments[0].words[0], own[0], columns[at])


def _is_nameless(words: Sequence[Word]) -> bool:
    """Whether a cell is no name but a code, also of letters mostly: "TRK-2210-BLK-M"."""
    coded = len(words) == 1 and any(map(str.isdigit, words[0].text))
    return coded or not reads_as_words(join_words(words))


def free_names(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> None:
    """Where some lines are mere numbers: the names above lines, without the code beside them among the numbers.

    Where all are, a name may stand above its article's number: "Kitchen apron with two pockets", "Article 9151681".
    """
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    worded = any(_has_words(lines[a], columns) for a in anchors)
    if at is None or (worded and all(_has_words(lines[a], columns) for a in anchors)):
        return
    starts = [] if worded else _starts([lines[a - 1] for a in anchors if a], at)
    for first, a in pairwise([-1, *anchors]):
        for above in (line for line in _close_above(lines[first + 1 : a + 1]) if _is_over_columns(line, starts)):
            above.cells, above.numbers, above.prose = {at: list(above.segments[0].words)}, set(), False
        if a > 0:
            _free_name(lines[a - 1], lines[a], columns, at)


def _free_name(above: Line, row: Line, columns: Sequence[Column], at: int) -> None:
    """The name on a line above its numbers, as one cell where it is one piece."""
    named = at in above.cells and reads_as_words(join_words(above.cells[at]))
    if named and not above.anchor and not above.total and len(above.numbers) < 2:
        both = above.cells.keys() & row.cells.keys()
        codes = {i for i in both if columns[i].kind in NUMBERS and _is_code(above.cells[i])}
        alone = len(above.segments) == 1
        whole = alone and (above.segments[0].words[0] in above.cells[at] or _is_flush(above, row))
        kept = {i: words for i, words in above.cells.items() if i not in codes}
        above.cells = {at: list(above.segments[0].words)} if whole else kept
        above.numbers, above.prose = above.numbers & above.cells.keys() - row.numbers, False


def _close_above(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines between two rows that stand closer to the one below, which comes last, than the widest blank."""
    blanks = [b.top - a.bottom for a, b in pairwise(lines)]
    far = [n + 1 for n, blank in enumerate(blanks) if blank > max(blanks) - ALIKE and max(blanks) > min(blanks) + WIDER]
    return lines[far[-1] if far else 0 : -1]


def _starts(lines: Sequence[Line], at: int) -> list[float]:
    """Where lines of one piece that begin in a column begin."""
    return [line.segments[0].bbox.x0 for line in lines if at in line.cells and len(line.segments) == 1]


def _is_over_columns(line: Line, starts: Sequence[float]) -> bool:
    """Whether a line of words that is no sum is one piece, and others begin where it does."""
    if line.total or line.anchor or len(line.segments) != 1 or not reads_as_words(line.segments[0].text):
        return False
    return any(abs(line.segments[0].bbox.x0 - x) < FLUSH for x in starts)


def with_name_column(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with one for the names above all lines of numbers, where priced goods have none beside them.

    Tills print so: "NOTEBOOK A4" over "2 x 10.71   21.42".
    """
    named = names_goods(columns) or any(_has_words(lines[a], columns) for a in anchors)
    if named or not {c.kind for c in columns} >= _PRICED or len(anchors) < LEAST_ROWS or anchors[0] == 0:
        return tuple(columns)
    above, below = [lines[a - 1] for a in anchors], lines[anchors[-1] + 1 : anchors[-1] + 2]
    # Words below the last row too: those between rows may be of either.
    both = any(_is_flush(line, above[0]) and not line.total for line in below)
    named = all(_is_name(line, lines[a]) and _is_flush(line, above[0]) for line, a in zip(above, anchors, strict=True))
    if both or not named:
        return tuple(columns)
    for line in above:
        line.cells = {len(columns): [w for s in line.segments for w in s.words]}
        line.numbers, line.prose = set(), False
    end = columns[-1].x1
    return (*columns, Column("", "description", None, end, end))


def _is_name(line: Line, row: Line) -> bool:
    """Whether a line close above a row is words, and no row or sum."""
    near = row.top - line.bottom < row.bottom - row.top
    text = " ".join(s.text for s in line.segments)
    return near and not (line.anchor or line.total or ":" in text or is_note(text)) and reads_as_words(text)


def _is_flush(line: Line, row: Line) -> bool:
    """Whether a line begins where the row below it does, over whichever column."""
    starts = [part.segments[0].bbox.x0 for part in (line, row) if part.segments]
    return len(starts) > 1 and abs(starts[0] - starts[1]) < FLUSH


def _has_words(line: Line, columns: Sequence[Column]) -> bool:
    named = (words for i, words in line.cells.items() if columns[i].kind not in (*NUMBERS, "unit"))
    return any(reads_as_words(join_words(words)) and not _is_labelled_code(words) for words in named)


def _is_labelled_code(words: Sequence[Word]) -> bool:
    """Whether words are a code behind its label, which names no goods: "STYLE NO. M-2201"."""
    label, code = join_words(words[:-1]), words[-1].text
    return strict_kind(label) in SHARED and any(map(str.isdigit, code))


def _is_code(words: Sequence[Word]) -> bool:
    """Whether a cell holds one word with figures and without a decimal mark."""
    return len(words) == 1 and any(c.isdigit() for c in words[0].text) and not set(words[0].text) & set(".,")


def _begins_in(word: Word, code: Word, column: Column) -> bool:
    """Whether a line begins below the code of its row, or left of it in the column of names."""
    return column.x0 <= word.bbox.x0 < code.bbox.x0 + FLUSH


def continues_code(text: str) -> bool:
    """Whether the next line of a code may go on with it: words and a figure caption a group ("Pallet 2", "PO 7790")."""
    words = text.split()
    return len(words) == 1 or not any(len(word) > 1 and word.isalpha() for word in words)
