"""Which lines without numbers belong to which row: the assignment that costs least over the whole table.

Rows may begin at the line of their numbers, end there, or have some lines above it: each layout is tried, every line
between two rows goes up, down or to neither, and what speaks against a choice is added up: blanks inside a row, names
that begin in the middle, a batch told twice, lines that are left over. Costs by reason, in units of one line left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate, pairwise
from statistics import median

from extractors.evidence import BBox, Page, Word
from extractors.segments import join_words, letter_size
from extractors.tables.broken_rows import is_broken
from extractors.tables.caption_labels import names_identifier, shared_names
from extractors.tables.columns import NUMBERS
from extractors.tables.row_lines import ALIKE, FLUSH, INDENT, WIDER, Line, wraps
from extractors.tables.table_model import Column

# Lines around the outer rows that may belong to them; lines of a row above its numbers; lines between two rows that are
# tried, those next to the rows: no product is told in more, and the time grows with their square.
MOST_BEYOND, MOST_ABOVE, MOST_BETWEEN = 12, 3, 80
# Blanks in letter heights: wider ones part a line from the row it wraps.
FAR = 0.9
# Columns in which a row has one figure.
SUMS = frozenset({"unit_price", "amount"})
# What speaks against a choice.
LEFT, LEFT_LOOSE, TOO_FAR, LOOSE, SPACED, FIGURES = 2.0, 0.5, 4.0, 1.0, 1.5, 3.0
TWICE, LABEL_FIRST, BROKEN, CONTINUED, WIDE = 3.0, 1.5, 1.0, -0.6, -1.0
# Lines above the numbers less or more than in other rows.
UNEVEN = 1.5


# What a run of lines costs and the widest blank in it.
Joined = tuple[float, float]
NOWHERE = float("-inf")
NONE: Joined = (0.0, NOWHERE)


@dataclass(frozen=True, order=True, slots=True)
class Choice:
    """How many of the lines between two rows go to the one above, and from which on to the one below."""

    above: int
    below: int


class Body:
    """The lines of a table with its rows: what each choice costs."""

    def __init__(self, page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> None:
        self.lines, self.anchors, self.columns = lines, anchors, columns
        self.named = [i for i, c in enumerate(columns) if c.kind == "description"]
        self.height = median(ln.bottom - ln.top for ln in lines)
        bounds = [(-1, anchors[0]), *pairwise(anchors), (anchors[-1], len(lines))]
        self.name, self.told = cache(self._name), cache(self._told)
        self.gaps = [[i for i in range(a + 1, b) if wraps(lines[i])] for a, b in bounds]
        self.far = self._far()
        self.gaps[0] = self._near(self.gaps[0][::-1], anchors[0])[::-1]
        self.gaps[-1] = self._near(self.gaps[-1], anchors[-1])
        self.gaps = [_beside_rows(gap) for gap in self.gaps]
        self.starts = [lines[a].cells[i][0].bbox.x0 for i in self.named for a in anchors if i in lines[a].cells]
        self.few = 2 * sum(bool(gap) for gap in self.gaps) <= len(anchors)
        self.pitch = self._pitch(_leading(page, lines[anchors[0]]) if self.few else self.height)
        cased = [text for i in (*anchors, *(i for gap in self.gaps for i in gap)) if (text := self.name(i))]
        self.cased = 2 * sum(text[0].isupper() for text in cased) >= len(cased)
        self.sums = [self._sums(at) for at in range(len(self.gaps))]
        self.gap_cost = cache(partial(_gap_cost, self))
        self.row_cost = cache(partial(_row_cost, self))

    def _far(self) -> float:
        """The blank that parts a line from a row: wider than those beside most lines between the rows."""
        inner = (i for gap in self.gaps[1:-1] for i in gap)
        beside = [min(self.blank(i - 1, i), self.blank(i, i + 1)) for i in inner]
        return max(FAR * self.height, median(beside) + WIDER if beside else 0.0)

    def _near(self, beyond: Sequence[int], anchor: int) -> list[int]:
        """The lines beyond an outer row up to the first blank that parts them from it."""
        order = [anchor, *beyond[:MOST_BEYOND]]
        far = (n for n, (a, b) in enumerate(pairwise(order)) if self.blank(*sorted((a, b))) > self.far)
        return order[1 : next(far, len(order)) + 1]

    def _pitch(self, leading: float) -> float | None:
        """The blank from which on a line is a row of its own: that between rows where lines of one stand closer."""
        bare = min((self.blank(a, b) for a, b in pairwise(self.anchors) if b == a + 1), default=None)
        around = (i for gap in self.gaps for i in gap)
        near = min((self.blank(n - 1, n) for i in around for n in (i, i + 1) if 0 < n < len(self.lines)), default=None)
        if bare is None or near is None:
            return None
        near = min(near, leading)
        return bare - ALIKE if near < bare - WIDER else None

    def _name(self, i: int) -> str:
        """What a line has in the columns of names: "Product or service" may stand beside "Description"."""
        return " ".join(join_words(words) for n in self.named if (words := self.lines[i].cells.get(n)))

    def _sums(self, at: int) -> tuple[list[Joined], list[Joined], list[float]]:
        """Of one gap by the number of its first lines: what they cost joined to the row above, the rest joined to the
        one below, and the first ones left over; with the widest blank inside."""
        gap = self.gaps[at]
        return (
            self._run(gap, self.anchors[at - 1]) if at else [NONE] * (len(gap) + 1),
            self._run(gap[::-1], self.anchors[at])[::-1] if at < len(self.anchors) else [NONE] * (len(gap) + 1),
            list(accumulate((self.left(i) for i in gap), initial=0.0)),
        )

    def _run(self, lines: Sequence[int], anchor: int) -> list[Joined]:
        """What lines cost that are joined to a row one after the other, and the widest blank between them."""
        run = [NONE]
        for towards, i in pairwise([anchor, *lines]):
            cost, widest = run[-1]
            run.append((cost + self._joined(i, towards, anchor), max(widest, self.blank(*sorted((i, towards))))))
        return run

    def _told(self, i: int) -> tuple[str, ...]:
        """The numbers that a line names by their labels."""
        return tuple(shared_names(self.lines[i].segments))

    def blank(self, a: int, b: int) -> float:
        """The blank between two lines."""
        return self.lines[b].top - self.lines[a].bottom

    def loose(self, i: int) -> bool:
        """Whether a line begins elsewhere than the names of the rows; units below numbers do not count."""
        line = self.lines[i]
        if not self.few or all(self.columns[c].kind in NUMBERS for c in line.cells):
            return False
        at = next((n for n in self.named if n in line.cells), min(line.cells))
        first = line.cells[at][0].bbox
        indent = INDENT * first.height if names_identifier(line.segments) else FLUSH
        return bool(self.starts) and not any(-FLUSH < first.x0 - x < FLUSH + indent for x in self.starts)

    def _joined(self, i: int, towards: int, anchor: int) -> float:
        """What it costs that a line belongs to a row, reached over its neighbour."""
        first, last = sorted((i, towards))
        blank = self.blank(first, last)
        barred = any(not wraps(self.lines[n]) for n in range(first + 1, last))
        cost = TOO_FAR if blank > self.far or barred else 0.0
        if self.pitch is not None and blank >= self.pitch:
            cost += SPACED
        cost += LOOSE * self.loose(i)
        return cost + FIGURES * self.other_sums(i, anchor)

    def other_sums(self, i: int, anchor: int) -> bool:
        """Whether a line has figures of its own where a row has them, and not the rest of a number cut in two."""
        line, row = self.lines[i], self.lines[anchor]
        if i < anchor:
            return bool(line.numbers & row.numbers)
        both = [c for c in line.numbers if c in row.cells and self.columns[c].kind in SUMS]
        return any(not is_broken(row.cells[c], line.cells[c]) and _has_figure(row.cells[c]) for c in both)

    def left(self, i: int) -> float:
        """What it costs that a line belongs to no row."""
        last = len(self.lines) - 1
        spaced = self.pitch is not None and all(self.blank(n - 1, n) >= self.pitch for n in (i, i + 1) if 0 < n <= last)
        return LEFT_LOOSE if self.loose(i) or spaced else LEFT


def best_homes(
    page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[int | None]:
    """The row of each line by its index among the anchors, None for lines of no row."""
    body = Body(page, lines, anchors, columns)
    homes: list[int | None] = [None] * len(lines)
    for at, anchor in enumerate(anchors):
        homes[anchor] = at
    if not any(body.gaps):
        return homes
    _, chosen = min((_solved(body, layout) for layout in _layouts(body)), key=lambda found: found[0])
    for at, (gap, choice) in enumerate(zip(body.gaps, chosen, strict=True)):
        for n, i in enumerate(gap):
            homes[i] = at - 1 if n < choice.above else at if n >= choice.below else None
    return homes


def _beside_rows(gap: list[int]) -> list[int]:
    half = MOST_BETWEEN // 2
    return gap if len(gap) <= 2 * half else gap[:half] + gap[-half:]


def _has_figure(words: Sequence[Word]) -> bool:
    return any(c.isdigit() for word in words for c in word.text)


def _leading(page: Page, row: Line) -> float:
    """The blank between lines of running text in the letters of a row, the least that stands twice on the page."""
    size = median(s.size for s in row.segments)
    flush: dict[int, list[BBox]] = {}
    for word in page.words:
        if abs((word.size or letter_size(word)) - size) < ALIKE:
            flush.setdefault(round(word.bbox.x0), []).append(word.bbox)
    blanks = sorted(
        b.top - a.bottom
        for boxes in flush.values()
        for a, b in pairwise(sorted(boxes, key=lambda box: box.top))
        if b.center[1] - a.center[1] > a.height / 2
    )
    return blanks[1] if len(blanks) > 1 else row.bottom - row.top


Layout = tuple[str, int]


def _layouts(body: Body) -> Iterator[Layout]:
    yield "top", 0
    yield "bottom", 0
    longest = max(len(gap) for gap in body.gaps)
    for lines in range(1, min(MOST_ABOVE, longest) + 1):
        yield "above", lines
    yield "free", 0


def _choices(body: Body, layout: Layout, at: int) -> Iterator[tuple[float, Choice]]:
    """The choices of one gap under a layout, with what departs from it."""
    size, last = len(body.gaps[at]), len(body.anchors)
    kind, lines = layout
    ups = [0] if at == 0 or kind == "bottom" else range(size + 1)
    for above in ups:
        downs = [size] if at == last or kind == "top" else range(above, size + 1)
        for below in downs:
            uneven = UNEVEN * abs(size - below - lines) if kind == "above" and at < last else 0.0
            yield uneven, Choice(above, below)


def _solved(body: Body, layout: Layout) -> tuple[float, list[Choice]]:
    """The least cost of a layout and its choices, found row by row.

    What a row costs depends on the lines it has above and below alone, so of all choices that leave it the same lines
    above only the best is kept: the work grows with the square of the lines between two rows.
    """
    best: dict[int, tuple[float, list[Choice]]] = {}
    for at in range(len(body.gaps)):
        ways: dict[int, tuple[float, list[Choice]]] = {}
        step: dict[int, tuple[float, list[Choice]]] = {}
        for uneven, choice in _choices(body, layout, at):
            if choice.above not in ways:
                ways[choice.above] = _cheapest_row(body, at - 1, best, choice.above) if at else (0.0, [])
            so_far, way = ways[choice.above]
            cost = so_far + uneven + body.gap_cost(at, choice)
            if choice.below not in step or cost < step[choice.below][0]:
                step[choice.below] = (cost, [*way, choice])
        best = step
    return min(best.values(), key=lambda found: found[0])


def _cheapest_row(
    body: Body, row: int, best: Mapping[int, tuple[float, list[Choice]]], above: int
) -> tuple[float, list[Choice]]:
    """The least cost up to a row which has so many lines below it, and the choices that lead there."""
    options = ((cost + body.row_cost(row, below, above), way) for below, (cost, way) in best.items())
    return min(options, key=lambda found: (found[0], found[1][-1]))


def _gap_cost(body: Body, at: int, choice: Choice) -> float:
    """What the lines between two rows cost: those joined, those left over, and the blank where the rows part."""
    up, down, left = body.sums[at]
    cost = up[choice.above][0] + down[choice.below][0] + left[choice.below] - left[choice.above]
    if 0 < at < len(body.anchors) and choice.above == choice.below:
        inner = max(up[choice.above][1], down[choice.below][1])
        order = [body.anchors[at - 1], *body.gaps[at], body.anchors[at]]
        apart = body.blank(*order[choice.above : choice.above + 2])
        if inner > NOWHERE:
            cost += WIDE * (apart > inner + WIDER)
    return cost


def _row_cost(body: Body, row: int, below: int, above: int) -> float:
    """What the lines of one row cost together: those from `below` on over it, the first `above` ones under it."""
    over, under = body.gaps[row][below:], body.gaps[row + 1][:above]
    order = (*over, body.anchors[row], *under)
    names = [text for i in order if (text := body.name(i))]
    cost = 0.0
    if body.cased and names:
        cost += BROKEN * names[0][0].islower() + CONTINUED * sum(text[0].islower() for text in names[1:])
    told = [kind for i in (*over, *under) for kind in body.told(i)]
    cost += TWICE * (len(told) - len(set(told)))
    return cost + LABEL_FIRST * bool(over and body.told(over[0]))
