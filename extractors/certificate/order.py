"""Reading orders of a page's words: by lines, by cells of a table, or column by column. Pure geometry.

No order drops a word: words are only arranged.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from extractors.certificate.gutters import gutters_of, is_split
from extractors.evidence import BBox, Page, Word

_TABLE = 3  # rules across a page from which they are a table's
_LEVEL, _LOOSE = 0.5, 0.12  # of the lower word's height that words of one line have in common
_SMALL, _HANGS = 0.75, 0.15  # letters and drop of a caption, of the size and height of the words above
_MARK = 2.5  # heights of a comma that a letter of its line has
_FAR_BELOW, _BELOW = 1.5, 0.5  # heights of a line between columns and what stands below them
_SIGN = 4.0  # points: what is narrower is no word
Arrange = Callable[[Page, Sequence[Word]], list[list[int]]]


def lines_of(words: Sequence[Word], level: float = _LEVEL) -> list[list[int]]:
    """Indexes of words by line, top to bottom, left to right; neighbours share at least `level` of their height.

    Words are chained from left to right to the line whose last word stands beside them, so that lines that slant a
    little or hold words without tall letters stay whole.
    """
    lines: list[list[int]] = []
    ends: list[tuple[float, float]] = []  # where the last word of each line stands, so that most need no closer look
    for i in sorted(range(len(words)), key=lambda i: (words[i].bbox.x0, words[i].bbox.top)):
        box = _stands(words[i])
        level_with = [n for n, (top, bottom) in enumerate(ends) if top <= box.bottom and bottom >= box.top]
        fitting = [(apart, n) for n in level_with if (apart := _apart(words, lines[n], i, level)) is not None]
        at = min(fitting)[1] if fitting else len(lines)
        if at == len(lines):
            lines.append([])
            ends.append((0.0, 0.0))
        lines[at].append(i)
        ends[at] = (box.top, box.bottom)
    return sorted(lines, key=lambda line: _height_of(words, line))


def _height_of(words: Sequence[Word], line: list[int]) -> float:
    """Where a line stands: the middle of its words' centres."""
    centers = sorted(words[i].bbox.center[1] for i in line)
    return centers[len(centers) // 2]


def _apart(words: Sequence[Word], line: list[int], i: int, level: float) -> float | None:
    """How badly a word fits the end of a line, in points; None when it does not, or is printed over its words."""
    last, box = _stands(words[line[-1]]), _stands(words[i])
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    if overlap < level * min(last.height, box.height):
        return None
    native = words[i].source != "ocr"
    if native and any(_overprints(box, words[k].bbox) for k in line[-3:]):
        return None
    if native and not 0.5 < (words[i].size or 1) / (words[line[-1]].size or 1) < 2:
        return None
    if native and (_hangs_under(words[i], words[line[-1]]) or _hangs_under(words[line[-1]], words[i])):
        return None
    off = min(abs(last.bottom - box.bottom), abs(last.top - box.top), abs(last.center[1] - box.center[1]))
    return off + (1.0 if native else 0.3) * abs(last.height - box.height) + 0.02 * max(0.0, box.x0 - last.x1)


def _stands(word: Word) -> BBox:
    """The box by which a word is sorted into a line: a recognised comma lies low and would draw the next line to it."""
    if word.source != "ocr" or any(c.isalnum() for c in word.text):
        return word.bbox
    return word.bbox._replace(top=word.bbox.bottom - _MARK * word.bbox.height)


def _hangs_under(small: Word, large: Word) -> bool:
    """A caption in small type, set below the line that the larger word stands on: both may reach into one line."""
    return small.size < _SMALL * large.size and small.bbox.bottom - large.bbox.bottom > _HANGS * large.bbox.height


def _overprints(a: BBox, b: BBox) -> bool:
    """Printed over each other; a comma that a filled field touches is not."""
    if min(a.width, b.width) < _SIGN:
        return False
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.4 * min(a.width, b.width)


def by_lines(_page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Line after line across the page."""
    return lines_of(words)


def by_loose_lines(_page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Line after line, of words that are set a little higher or lower: fillings above their captions."""
    return lines_of(words, _LOOSE)


def by_cells(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Row after row, the cells of each from left to right."""
    return [line for row in _grid(page, words) for cell in row for line in cell]


def by_ruled_rows(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """The cells of a ruled table, row after row: a row is what stands between two rules across the table."""
    across = _across(page)
    upright = [r for r in page.rules if r.height > 3 * max(1.0, r.width) and r.height > 12]
    if len(across) < _TABLE or not upright:
        return lines_of(words)
    found: list[list[int]] = []
    for top, bottom in itertools.pairwise([float("-inf"), *map(float, across), float("inf")]):
        row = [i for i, w in enumerate(words) if top <= w.bbox.center[1] < bottom]
        middle = (max(top, 0.0) + min(bottom, page.height)) / 2
        edges = sorted({round(r.center[0]) for r in upright if r.top < middle < r.bottom})
        cells: dict[int, list[int]] = {}
        for i in row:
            cells.setdefault(sum(e < words[i].bbox.center[0] for e in edges), []).append(i)
        for _, cell in sorted(cells.items()):
            found += [[cell[k] for k in line] for line in lines_of([words[i] for i in cell])]
    return found


def _across(page: Page) -> list[int]:
    """Heights of rules across the page, drawn in one piece or cell by cell."""
    widths: dict[int, float] = {}
    for rule in page.rules:
        if rule.height < 3:
            widths[round(rule.center[1])] = widths.get(round(rule.center[1]), 0.0) + rule.width
    return sorted(y for y, width in widths.items() if width > 0.5 * page.width)


def by_starts(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Rows that begin where the first and another column both begin, for tables without rules and even lines."""
    lines = lines_of(words)
    gutters = gutters_of(page, words, lines)
    bands: list[list[list[int]]] = []
    for line in lines:
        cells = _cells(words, [line], gutters)
        starts = len(cells) == 1 or (cells[0] and any(cells[1:]))
        if starts or not bands:
            bands.append([])
        bands[-1].append(line)
    return [ln for band in bands for cell in _cells(words, band, gutters) for ln in cell]


def by_columns(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Each column to its end before the next; a line across all columns closes them."""
    return _by_columns(page, words, _FAR_BELOW)


def by_short_columns(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """The same where what follows the columns stands close below, at the left as the first of them does."""
    return _by_columns(page, words, _BELOW)


def _by_columns(page: Page, words: Sequence[Word], apart: float) -> list[list[int]]:
    """`apart`: heights of a line from the columns to the row that follows them."""
    rows = list(_grid(page, words))
    width = max((len(row) for row in rows), default=0)
    found: list[list[int]] = []
    section: list[list[list[list[int]]]] = []
    whole: list[list[list[int]]] = [[]]
    bottom = 0.0
    for row in [*rows, whole]:
        held = [words[i].bbox for cell in row for line in cell for i in line]
        if held and section and min(b.top for b in held) - bottom > apart * held[0].height:
            found += [line for c in range(width) for part in section if c < len(part) for line in part[c]]
            section = []
        bottom = max((b.bottom for b in held), default=bottom)
        if len(row) == 1:
            found += [line for c in range(width) for part in section if c < len(part) for line in part[c]]
            found += row[0]
            section = []
        else:
            section.append(row)
    return found


def _grid(page: Page, words: Sequence[Word]) -> Iterator[list[list[list[int]]]]:
    """Rows of cells of lines: bands between horizontal gaps or rules, cut at the page's gutters."""
    lines = lines_of(words)
    gutters = gutters_of(page, words, lines)
    for band in _bands(page, words, lines, gutters):
        yield _cells(words, band, gutters)


def _cells(words: Sequence[Word], band: list[list[int]], gutters: list[float]) -> list[list[list[int]]]:
    """The lines of a band cut at the gutters, empty columns kept; one cell when a line runs across a gutter."""
    if not all(is_split(words, line, gutters) for line in band):
        return [[line for line in band if line]]
    edges = [float("-inf"), *gutters, float("inf")]
    cells = []
    for left, right in itertools.pairwise(edges):
        cell = [[i for i in line if left <= words[i].bbox.center[0] < right] for line in band]
        cells.append([line for line in cell if line])
    return cells


def _bands(
    page: Page, words: Sequence[Word], lines: list[list[int]], gutters: list[float]
) -> Iterator[list[list[int]]]:
    """Lines that belong to one row of cells: no rule and no wider step between them, all split or all unsplit."""
    rules = [r for r in page.rules if r.width > 3 * max(1.0, r.height)]
    tops = [min(words[i].bbox.top for i in line) for line in lines]
    steps = sorted(b - a for a, b in itertools.pairwise(tops) if b - a > 4)
    usual = steps[len(steps) // 4] if steps else 0.0
    band: list[list[int]] = []
    split = False
    for number, line in enumerate(lines):
        splits = is_split(words, line, gutters)
        ruled = number > 0 and _is_ruled(rules, words, lines[number - 1], line)
        wide = number > 0 and tops[number] - tops[number - 1] > 1.12 * usual + 0.5
        if band and (ruled or wide or splits != split):
            yield band
            band = []
        band.append(line)
        split = splits
    if band:
        yield band


def _is_ruled(rules: Sequence[BBox], words: Sequence[Word], above: list[int], below: list[int]) -> bool:
    """Rules between two lines that together run over most of both, not the underline of one blank."""
    low, high = min(words[i].bbox.center[1] for i in above), max(words[i].bbox.center[1] for i in below)
    between = [r for r in rules if low < r.center[1] < high]
    both = [*above, *below]
    width = max(words[i].bbox.x1 for i in both) - min(words[i].bbox.x0 for i in both)
    tops = {round(r.center[1]) for r in between}
    return any(sum(r.width for r in between if abs(r.center[1] - y) <= 1.5) >= 0.95 * width for y in tops)


ARRANGEMENTS: tuple[Arrange, ...] = (
    by_lines, by_cells, by_ruled_rows, by_starts, by_columns, by_short_columns, by_loose_lines,
)  # fmt: skip
