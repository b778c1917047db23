"""Heading rows of tables: which lines of a page are headings, and the columns that they open.

A heading may stand on several lines (wrapped words, merged cells over two columns) and need no ruling lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extractors.box_numbers import without_boxes
from extractors.evidence import BBox, Page, Word, union
from extractors.segments import SCANNED, Segment, letter_size, plain
from extractors.tables.columns import (
    NUMBERS,
    TEXTS,
    column_kind,
    direction_of,
    heading_words,
    is_heading_phrase,
    is_total,
    strict_kind,
)
from extractors.tables.free_goods import is_free
from extractors.tables.heading_cuts import cut_at_gutters, cut_at_spaces, known_kind, rows_below
from extractors.tables.heading_figures import opens_with_value, without_figures
from extractors.tables.table_model import Header, Heading
from extractors.tables.table_tiers import joined, two_tiers
from extractors.values.numbers import NUMBER
from extractors.values.units import parse_unit

MOST_LINES, LONGEST_HEADING = 5, 6
MARK = 4  # letters of a currency or a percentage below a heading
MOST_ODD, MOST_WORDS = 3, 16  # pieces that say what no heading does; words of a run: a longer one is a sentence
# Letter heights between headings side by side; how much larger a title above them is.
APART, TITLED = 0.5, 1.2
_ACCOUNT = frozenset({"debit", "credit", "date", "amount"})  # where a balance is a column; elsewhere it is trade's word
# Headings that often stand as close as the words of one; others do where their words together name nothing.
_SIDE_BY_SIDE = ({"unit", "quantity"}, {"position", "description"})
_FIGURE = re.compile(r"\d{1,6}\.?")  # a position or a count: a line that opens with one and holds another is a row


def find_headers(page: Page, rows: Sequence[Sequence[Segment]]) -> list[Header]:
    """The heading rows of a page from top to bottom; `rows` are its lines of segments."""
    headers: list[Header] = []
    headings = lru_cache(maxsize=4)(lambda line: headings_of(rows, line))
    line = 0
    while line < len(rows):
        if not (_is_wordy(rows[line]) and _is_seed(headings(line)) and _seed_is_best(rows, line, headings)):
            line += 1
            continue
        headers.append(_grown(page, rows, line, headings(line)))
        line = headers[-1].last_line + 1
    return headers


def _is_wordy(row: Sequence[Segment]) -> bool:
    """Whether a line can be a heading at all: words, most of them without digits but for the numbers of their boxes."""
    if not 2 <= sum(len(s.words) for s in row) <= 60 or (len(row) == 1 and len(row[0].words) > MOST_WORDS):
        return False
    if 2 * sum(any(map(str.isdigit, text)) for text in without_boxes([s.text for s in row], pointed=True)) > len(row):
        return False
    figures = [_FIGURE.fullmatch(s.text) is not None for s in row]
    is_sum = is_total(row[0].text) and any(NUMBER.match(s.text) for s in row[1:])
    opened = (figures[0] and sum(figures) > 1) or opens_with_value([s.text for s in row])
    # "507 PCS  F.O.C.  NO CHARGE": goods that are given away.
    given = any(is_free(s.text) for s in row) and any(NUMBER.match(s.text) for s in row)
    return not (is_sum or opened or given)


def is_header(kinds: Sequence[str | None]) -> bool:
    """Whether these columns make a table of goods: something named, something counted, few unknown."""
    known = [k for k in kinds if k]
    texts, numbers = TEXTS & set(known), NUMBERS & set(known)
    if not _ACCOUNT & set(known):
        numbers -= {"balance"}
    full = len(set(known) - {"other"}) >= 4 and len(known) * 3 >= len(kinds)
    if len(known) < 2 or (len(known) * 2 < len(kinds) and not full):
        return False
    return bool(numbers) and (bool(texts) or len(numbers) >= 2 or ("position" in known and len(known) >= 3))


def _is_seed(headings: Sequence[Heading]) -> bool:
    headings = without_figures(headings)
    if not is_header([h.kind for h in headings]):
        return False
    digits = sum(any(map(str.isdigit, h.text)) and h.kind is None for h in headings)
    # Units that wrapped below their numbers ("124 / CARTONS") head nothing.
    if all(h.kind is None or (h.kind not in TEXTS and parse_unit(h.text)) for h in headings):
        return False
    # Nor does a unit beside what reads as goods ("Grade A, first quality / hrs"), below the number it belongs to.
    if not any(h.kind and not parse_unit(h.text) and strict_kind(h.text) for h in headings):
        return False
    return digits * 3 <= len(headings)


def _seed_is_best(rows: Sequence[Sequence[Segment]], line: int, headings: Callable[[int], Sequence[Heading]]) -> bool:
    """Whether the next line is not a better seed of the same heading."""
    if line + 1 >= len(rows) or not rows[line + 1]:
        return True
    if rows[line + 1][0].bbox.top - rows[line][0].bbox.bottom >= rows[line][0].size:
        return True
    known = [sum(h.kind is not None for h in headings(at)) for at in (line, line + 1)]
    return not (known[1] > known[0] and _is_seed(headings(line + 1)))


def headings_of(rows: Sequence[Sequence[Segment]], line: int) -> list[Heading]:
    """The headings in one line, those of several columns in one run parted."""
    found: list[Heading] = []
    below = rows_below(rows, line)
    for s in rows[line]:
        stacked = _all_known(s.words, below) if len(s.words) > 1 else []
        if stacked:
            found += stacked
            continue
        kind = column_kind(s.text) if len(s.words) == 1 else known_kind(s.words)
        parts = [] if kind or len(s.words) > MOST_WORDS else (_cut(s.words, below) or _split(s.words))
        if parts and [p.kind for p in parts] != ["lot_number"] * 2:  # "Module lot" is one heading
            found += parts
        else:
            found.append(Heading(s.text, kind or column_kind(s.text), s.bbox))
    return found


def _all_known(words: Sequence[Word], below: Sequence[Sequence[Segment]]) -> list[Heading]:
    """Two columns of the body headed in one run ("U.M. Quantità"), or headings with wide spaces between; else empty."""
    parts = cut_at_gutters(words, below) if len(words) <= LONGEST_HEADING else []
    parts = parts if len(parts) == 2 else cut_at_spaces(words)
    found = [_heading(part, strict_kind(" ".join(w.text for w in part))) for part in parts]
    kinds = {h.kind for h in found}
    apart = kinds in _SIDE_BY_SIDE or (None not in kinds and not is_heading_phrase(" ".join(w.text for w in words)))
    return found if apart and len(found) == len(kinds) > 1 else []


def _cut(words: Sequence[Word], below: Sequence[Sequence[Segment]]) -> list[Heading]:
    """Headings parted where the body's columns part, when all of them are known; empty otherwise."""
    found: list[Heading] = []
    named = len(words) > 1 and any(column_kind(w.text) for w in words)
    parts = cut_at_gutters(words, below) if named else []
    for part in parts if len(parts) > 1 else ():
        text = " ".join(w.text for w in part)
        kind = strict_kind(text)
        more = [] if kind else _split(part)
        found += more or [_heading(part, kind or column_kind(text))]
    return found if found and all(h.kind for h in found) else []


def _split(words: Sequence[Word]) -> list[Heading]:
    """Several headings that stand close together; an unknown one keeps its distance. Empty when they do not part."""
    found: list[Heading] = []
    i, filled = 0, False
    while i < len(words):
        size, kind = _longest(words, i)
        filler = bool(found) and plain(words[i].text) in heading_words("fillers")
        if filler and (filled or not kind):
            size = 1
        elif kind:
            found.append(_heading(words[i : i + size], kind))
        else:
            size = _unknown(words, i)
            if not size:
                return []
            found.append(_heading(words[i : i + size], None))
        filled = filler
        i += size
    return found if len(found) > 1 and any(h.kind for h in found) else []


def _longest(words: Sequence[Word], start: int) -> tuple[int, str | None]:
    for n in range(min(LONGEST_HEADING, len(words) - start), 0, -1):
        kind = known_kind(words[start : start + n])
        if kind:
            return n, kind
    return 0, None


def _unknown(words: Sequence[Word], start: int) -> int:
    """How many words make an unknown heading, its unit too, that stands apart from its neighbours; 0 when none does."""
    end = start + 1
    while end < len(words) and (words[end].text.startswith("(") or not _wide(words[end - 1], words[end])):
        end += 1
    apart = (start == 0 or _wide(words[start - 1], words[start])) and end - start <= 3
    return end - start if apart else 0


def _wide(left: Word, right: Word) -> bool:
    scanned = SCANNED if left.source == "ocr" else 1.0
    return right.bbox.x0 - left.bbox.x1 > APART * scanned * min(letter_size(left), letter_size(right))


def _heading(words: Sequence[Word], kind: str | None) -> Heading:
    return Heading(" ".join(w.text for w in words), kind, union(w.bbox for w in words))


def _grown(page: Page, rows: Sequence[Sequence[Segment]], seed: int, headings: Sequence[Heading]) -> Header:
    """The heading with the lines above and below that belong to it."""
    tiers = two_tiers(rows[seed], rows[seed + 1]) if seed + 1 < len(rows) else ()
    if tiers:
        return Header(tiers, seed, seed + 1)
    lines, columns = [seed], [[h] for h in headings]
    for step in (-1, 1):
        line = seed + step
        while 0 <= line < len(rows) and len(lines) < MOST_LINES:
            edge = rows[min(lines) if step < 0 else max(lines)]
            if not _belongs(page, rows[line], edge, columns, step):
                break
            _add(rows[line], columns, step)
            lines.append(line)
            line += step
    grown = sorted(map(joined, columns), key=lambda h: h.bbox.x0)
    return Header(tuple(grown), min(lines), max(lines))


def _belongs(
    page: Page, row: Sequence[Segment], edge: Sequence[Segment], columns: list[list[Heading]], step: int
) -> bool:
    """Whether a line is part of the heading: close, unruled, and every piece makes sense with the column it joins."""
    if not row or direction_of(" ".join(s.text for s in row)) or all(direction_of(s.text) for s in row):
        return False
    size = max(s.size for s in edge)
    high, low = (row, edge) if step < 0 else (edge, row)
    top, bottom = min(s.bbox.top for s in low), max(s.bbox.bottom for s in high)
    titled = step < 0 and min(s.size for s in row) > TITLED * size
    if titled or top - bottom > 0.7 * size or _ruled(page, bottom, top, columns):
        return False
    odd = [s for s in row if not _fits(s, columns, step)]
    # One piece of several may say what no heading does: "DEL - AL" under "CAJAS".
    told = not odd or (len(odd) == 1 < MOST_ODD < len(row) and not any(map(str.isdigit, odd[0].text)))
    return told and not (step > 0 and len(row) == 1 and _is_foreign(row[0], columns))


def _is_foreign(s: Segment, columns: list[list[Heading]]) -> bool:
    """Whether the only words of a line below add nothing to the heading they stand under: goods, not a heading."""
    under = _under(s.bbox, columns)
    if s.text.startswith(("(", "（")) or not under or strict_kind(s.text) or parse_unit(s.text):
        return False
    if len(under) > 1:
        return column_kind(s.text) is None
    text = joined(columns[under[0]]).text
    return strict_kind(text) is not None and strict_kind(f"{text} {s.text}") is None and len(s.text) > MARK


def _ruled(page: Page, bottom: float, top: float, columns: list[list[Heading]]) -> bool:
    x0, x1 = min(h.bbox.x0 for c in columns for h in c), max(h.bbox.x1 for c in columns for h in c)
    low, high = min(bottom, top) - 2, max(bottom, top) + 2
    return any(r.width > 0.6 * (x1 - x0) and r.height < 3 and low <= r.center[1] <= high for r in page.rules)


def _fits(s: Segment, columns: list[list[Heading]], step: int) -> bool:
    # "Group A" below the headings is the first of the groups.
    lettered = step > 0 and len(s.words) > 1 and len(s.words[-1].text) == 1 and s.words[-1].text.isupper()
    if (any(map(str.isdigit, s.text)) and not parse_unit(s.text.strip("()"))) or len(s.words) > 5 or lettered:
        return False
    under = _under(s.bbox, columns)
    # "Buyer: Norte S.A." above the headings is a label and its value.
    if not under or ": " in s.text:
        return strict_kind(s.text) is not None
    if s.text.startswith(("(", "（")) or len(under) > 1:
        return True
    text = joined(columns[under[0]]).text
    return column_kind(f"{s.text} {text}" if step < 0 else f"{text} {s.text}") is not None and len(s.text) < 30


def _under(box: BBox, columns: list[list[Heading]]) -> list[int]:
    """Columns that share width with a box."""
    spans = [(min(h.bbox.x0 for h in c), max(h.bbox.x1 for h in c)) for c in columns]
    shared = (min(x1, box.x1) - max(x0, box.x0) > 0.3 * min(x1 - x0, box.width) for x0, x1 in spans)
    return [i for i, found in enumerate(shared) if found]


def _add(row: Sequence[Segment], columns: list[list[Heading]], step: int) -> None:
    for s in row:
        piece = Heading(s.text, column_kind(s.text), s.bbox)
        under = _under(s.bbox, columns)
        if not under:
            columns.append([piece])
        for i in under:
            shown = piece if len(under) == 1 else Heading(s.text, None, columns[i][0].bbox)
            columns[i] = [shown, *columns[i]] if step < 0 else [*columns[i], shown]
