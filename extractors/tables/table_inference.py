"""Columns without a known heading, told by what they hold: the words of the goods, the products of the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.memo import remembered
from extractors.segments import plain
from extractors.tables.column_meanings import MONEY, renamed, texts_of, with_meanings
from extractors.tables.columns import heading_words, strict_kind
from extractors.tables.gross_amounts import gross_amounts, is_deducted
from extractors.tables.group_names import GROUP
from extractors.tables.line_proof import proof
from extractors.tables.package_counts import with_package_counts
from extractors.tables.size_columns import with_sizes
from extractors.tables.stacked_codes import with_codes
from extractors.tables.stacked_tariff import with_tariff
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Row, Table
from extractors.values.folding import is_cjk

# Share of the rows that must agree.
AGREEMENT = 0.66
# Letters of the shortest word that makes a name ("Tee", "jam").
_WORD = 3
# Headings of a yarn's count, which names it where nothing else does.
_COUNTS = frozenset({"count", "yarn count", "counts"})
# Letters and digits of the shortest code.
LEAST_CODE = 5
# A code that is shorter ("NL20", "1204": no table has thousands of positions); how many rows tell it from a position.
_SHORT_CODE = re.compile(r"[^\W\d_]{1,3}-?\d{2,3}|[1-9]\d{3}")
LEAST_COUNTED = 3
# Letters and figures parted by a stroke: "GR-7"; positions so are counted up ("P-1", "P-2").
_STROKED_CODE = re.compile(r"[A-Z]{2,}[-/.]\d+[A-Z]?")
_LETTERED_CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Z])[A-Z0-9./_#-]{4,}")
# Numbers of a first position; digits of the group ("L1-") before it.
_FIRST = (1, 10)
MOST_HEAD_DIGITS = 2
MOST_POSITIONS = 999


@remembered(32)
def inferred(table: Table) -> Table:
    """The table with the kinds that its rows prove, where headings leave them open or name two columns alike."""
    table = with_codes(with_tariff(with_sizes(table)))
    table = with_meanings(with_package_counts(_with_names(table)))
    return _with_description(renamed(table, gross_amounts(table)))


def proved_rows(table: Table) -> int:
    """How many rows prove themselves: quantity, or weight, times price is the amount, as the headings stand."""
    weighed = table.index("quantity") is None
    at = [table.index("net_weight" if kind == "quantity" and weighed else kind) for kind in MONEY]
    if any(i is None for i in at):
        return 0
    found = tuple(i for i in at if i is not None)
    return sum(proof(row, found) is True or is_deducted(row, found) for row in table.rows)


def is_named(table: Table) -> bool:
    """Whether most rows have words for their goods."""
    at = table.index("description")
    return at is not None and _is_wordy(table, at)


# ---------------------------------------------------------------- names, codes


def _with_names(table: Table) -> Table:
    """Names and codes told apart by what stands in the columns: "Item" may head either, and "Material" too."""
    named = [i for i, c in enumerate(table.columns) if c.kind in ("description", None)]
    wordy = {i: _is_wordy(table, i) for i, c in enumerate(table.columns) if c.kind in ("description", "position")}
    kinds: dict[int, str] = {}
    coded = table.index("style_number") is not None
    for i, c in enumerate(table.columns):
        if c.kind == "position" and wordy[i] and not (_holds_codes(table, i) and any(wordy[n] for n in named)):
            kinds[i] = "description"
        elif c.kind == "position" and not coded and _is_identifying(table, i):
            kinds[i] = "style_number"
            coded = True
        elif c.kind == "description" and _is_no_name(table, i, wordy[i]) and _named_elsewhere(table, i, named):
            named_so = coded or table.index("bale_number") is not None or _names_make(table, i)
            kinds[i] = "other" if named_so else "style_number"
            coded = coded or not named_so
    return renamed(table, kinds)


def _is_no_name(table: Table, at: int, wordy: bool) -> bool:
    """Whether the cells of a column are codes, also of letters mostly ("SAV-1")."""
    return _is_coded(table, at) and (not wordy or _holds_codes(table, at))


def _names_make(table: Table, at: int) -> bool:
    """Whether a column tells how goods are made: "Quality" and "Type" do but where their codes are an article's."""
    heading, texts = plain(table.columns[at].heading), texts_of(table, at)
    articles = sum(_is_long(t) and any(map(str.isalpha, t)) for t in texts) >= AGREEMENT * len(texts)
    return heading in heading_words("makes") or (heading in heading_words("makes_or_articles") and not articles)


def _named_elsewhere(table: Table, at: int, named: Sequence[int]) -> bool:
    worded = (i for i in named if i != at and not _holds_codes(table, i))
    return any(_is_wordy(table, i) for i in worded) or table.index("bale_number") is not None


def _is_wordy(table: Table, at: int) -> bool:
    """Whether most cells of a column hold words: more letters than digits, and a word of some length."""
    texts = texts_of(table, at)
    return bool(texts) and sum(reads_as_words(t) for t in texts) >= AGREEMENT * len(texts)


@lru_cache(maxsize=8192)
def reads_as_words(text: str) -> bool:
    """Whether a text holds more letters than digits and a word of some length."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    longest = max((len(w) for w in re.findall(r"[^\W\d_]+", text)), default=0)
    return letters > digits and (longest >= _WORD or (longest >= 2 and any(is_cjk(c) for c in text)))


def _holds_codes(table: Table, at: int) -> bool:
    """Whether most cells of a column are one piece of capitals and figures, whatever their number: "SHK-36"."""
    texts = texts_of(table, at)
    return sum(_LETTERED_CODE.fullmatch(t) is not None for t in texts) >= AGREEMENT * len(texts)


def _is_coded(table: Table, at: int) -> bool:
    """Whether most cells of a column hold a code: one or two pieces, digits among them."""
    texts = texts_of(table, at)
    codes = sum(len(t.split()) <= 2 and any(map(str.isdigit, t)) for t in texts)
    return bool(texts) and codes >= AGREEMENT * len(texts)


def _is_identifying(table: Table, at: int) -> bool:
    """Whether a column headed like one of positions holds codes: long ones, not counted up ("000010", "000020")."""
    texts = texts_of(table, at)
    # "Pos." and "Line" number the rows; short codes of few rows tell nothing.
    short = len(texts) >= LEAST_COUNTED and plain(table.columns[at].heading) in heading_words("items")
    shapes = (_STROKED_CODE, _SHORT_CODE) if short else (_STROKED_CODE,) if _is_mixed(texts) else ()
    long = sum(_is_long(t) or any(shape.fullmatch(t) for shape in shapes) for t in texts)
    figures = any(is_numeric(t) and set(t) & set(".,") for t in texts)
    return long >= AGREEMENT * len(texts) and not figures and not _is_counted_up(texts) and _is_coded(table, at)


def _is_mixed(texts: Sequence[str]) -> bool:
    """Whether letters of several kinds open codes: those of pallets are all alike ("PL-1", "PL-4")."""
    return len({re.split(r"[^A-Z]", t)[0] for t in texts}) > 1


def _is_long(text: str) -> bool:
    """Whether a text is one piece as long as a code."""
    return len(text.split()) == 1 and len(text) >= LEAST_CODE


def _is_counted_up(texts: Sequence[str]) -> bool:
    """Whether the numbers behind every head are counted up: "P01", "P02", or "L1-1", "L1-2", "L2-1"."""
    counts: dict[str, list[str]] = {}
    for text in texts:
        head = text.rstrip("0123456789")
        counts.setdefault(head, []).append(text.removeprefix(head))
    return all(_heads_positions(head) and _rises(numbers, bool(head)) for head, numbers in counts.items())


def _heads_positions(head: str) -> bool:
    """Whether a text may stand before the numbers of positions: "4410-" is an article's."""
    return sum(map(str.isdigit, head)) <= MOST_HEAD_DIGITS


def _rises(numbers: Sequence[str], headed: bool) -> bool:
    """Whether numbers rise in even steps, or padded with noughts: positions have gaps where lines were cancelled.

    One or two behind letters ("KX4410", "KX5523"), and high ones, do so only from the first position on (1, 10).
    """
    if not all(numbers):
        return False
    high = len(numbers) < LEAST_COUNTED or int(numbers[0]) > MOST_POSITIONS
    if headed and high and int(numbers[0]) not in _FIRST:
        return False
    steps = [int(b) - int(a) for a, b in pairwise(numbers)]
    padded = all(n.startswith("0") for n in numbers) and all(step > 0 for step in steps)
    return len(set(steps)) < 2 or padded


def _with_description(table: Table) -> Table:
    """The table with its wordiest column as the goods, where none is headed so; a bale is told by its number."""
    if table.index("description") is not None or table.index("bale_number") is not None:
        return table
    candidates = [i for i, c in enumerate(table.columns) if c.kind in (None, "position", "style_number")]
    candidates += [i for i, c in enumerate(table.columns) if c.kind == "other" and _may_name(c.heading)]
    best = max(candidates, key=lambda i: _letters(table.rows, i), default=None)
    if best is None or _letters(table.rows, best) < 4 * len(table.rows):
        best = table.index(GROUP)
    if best is None:
        return table
    return renamed(table, {best: "description"})


def _may_name(heading: str) -> bool:
    """Whether a heading of something else names goods where no other does: "Count", "Cinsi Description"."""
    return plain(heading) in _COUNTS or all(strict_kind(word) == "description" for word in heading.split())


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(c.isalpha() for row in rows if at in row.cells for c in row.cells[at].text)
