"""Long papers take as much longer as they have more lines: the steps of the program are counted, not the clock's."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

import pytest

from extractors.evidence import BBox, Page, Reading, Word
from extractors.understand import understand

SIZE, LINE, ON_A_PAGE = 9.0, 12.0, 30
# Four times the lines may take so many times the steps.
LINEAR = 4.3


def printed(x: float, y: float, text: str) -> list[Word]:
    """The words of a text from a point on, in a type whose letters are half as wide as it is high."""
    words: list[Word] = []
    for piece in text.split():
        words.append(Word(piece, BBox(x, y, x + len(piece) * SIZE / 2, y + SIZE), size=SIZE))
        x = words[-1].bbox.x1 + 0.28 * SIZE
    return words


def pages(
    heads: Sequence[tuple[float, str]], columns: Sequence[tuple[float, str]], rows: int, on_a_page: int = ON_A_PAGE
) -> tuple[Page, ...]:
    """Pages with a head, a row of headings and rows of cells, in which `{n}` is the number of the row."""
    found: list[Page] = []
    for start in range(0, rows, on_a_page):
        lines = [[(50.0, text)] for _, text in heads] + [[(x, text.partition("|")[0]) for x, text in columns]]
        lines += [
            [(x, text.partition("|")[2].format(n=1000 + n)) for x, text in columns]
            for n in range(start, min(rows, start + on_a_page))
        ]
        words = [w for at, line in enumerate(lines) for x, text in line for w in printed(x, 40 + at * LINE, text)]
        height = max(842.0, 60 + len(lines) * LINE)
        found.append(Page(start // on_a_page + 1, 595, height, tuple(words)))
    return tuple(found)


BALES = (
    [(50, "BALE LIST"), (50, "Gin: Lone Star Gin Co., Lubbock, TX")],
    [(50, "Bale No.|712345{n}"), (150, "Net kg|{n}.5"), (220, "Gross kg|{n}.9")],
)
GOODS = (
    [(50, "COMMERCIAL INVOICE"), (50, "Invoice No: VT-2026-0118")],
    [(50, "Description|Yarn Ne {n}/1"), (250, "Lot No.|L-2{n}"), (320, "Quantity|{n} KG"), (400, "Amount|{n}.70")],
)


def steps(of: tuple[Page, ...]) -> int:
    """How many lines of the program, each round of a loop anew, it takes to understand some pages."""
    count = 0

    def watch(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        understand(Reading("a" * 64, "application/pdf", of))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("paper", [BALES, GOODS], ids=["bales", "goods"])
def test_four_times_the_lines_take_about_four_times_the_steps(paper: Any) -> None:
    understand(Reading("b" * 64, "application/pdf", pages(*paper, 30)))  # what is read once a process
    few, many = (steps(pages(*paper, rows)) for rows in (90, 360))
    assert many < LINEAR * few
    few, many = (steps(pages(*paper, rows, rows)) for rows in (60, 240))
    assert many < LINEAR * few
