"""Line items of which recognition is unsure: what cannot be told is left open, with a problem that says so.

Where the lines of a table prove themselves by quantity times price, a recognised one that does not has a figure read
wrongly, and nothing tells which. An identifier with a poor word in it is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence import Document, LineItem, Problem, Word
from extractors.tables.line_proof import proof
from extractors.tables.table_model import Row, Table

# Rows that must prove themselves, and their share, before one that does not is doubted.
LEAST_PROVED, AGREEMENT = 2, 0.6
# Confidence below which a recognised word of an identifier is not given.
LEAST_SURE = 0.5
# Share of a description's words from which on so poor ones leave it open.
POOR = 0.34
MONEY = ("quantity", "unit_price", "amount")


def doubted_rows(tables: Sequence[Table]) -> frozenset[int]:
    """The recognised rows, by `id`, whose product fails where those of most others hold."""
    tried = [(row, held) for table in tables for row in table.rows if (held := _held(table, row)) is not None]
    proved = sum(held for _, held in tried)
    if proved < LEAST_PROVED or proved < AGREEMENT * len(tried):
        return frozenset()
    return frozenset(id(row) for row, held in tried if not held and _is_recognised(row))


def left_open(item: LineItem) -> LineItem:
    """The line without the figures that contradict each other."""
    return replace(item, quantity=None, unit=None, unit_price=None, amount=None)


def poor_words(document: Document) -> list[tuple[int, Word]]:
    """The words seen that recognition read poorly, each with the number of its page."""
    return [
        (page.number, word)
        for page in document.pages
        for word in page.words
        if word.source == "ocr" and word.confidence < LEAST_SURE and not word.hidden
    ]


def without_doubtful_names(unsure: Sequence[tuple[int, Word]], item: LineItem) -> LineItem:
    """The line without identifiers that hold a poorly recognised word, or a description of which much is poor."""
    place = item.place
    poor = {word.text for page, word in unsure if page == place.page and place.bbox.holds(word.bbox)}
    if not poor:
        return item
    lot, style, tariff = (
        None if poor & set((name or "").split()) else name
        for name in (item.lot_number, item.style_number, item.hs_code)
    )
    named = (item.description or "").split()
    doubtful = sum(word in poor for word in named) >= POOR * len(named)
    description = None if doubtful else item.description
    return replace(item, description=description, lot_number=lot, style_number=style, hs_code=tariff)


def problem_of(item: LineItem) -> Problem:
    """What is to be said of a line of which something was left open."""
    quote = item.place.quote
    return Problem(
        "doubtful_line", f"line item: the scan is too poor to read it with certainty: {quote[:80]}",
        "Read it on the page, or ask for a clear scan.", None, (quote,),
    )  # fmt: skip


def _held(table: Table, row: Row) -> bool | None:
    at = [table.index(kind) for kind in MONEY]
    return None if None in at else proof(row, [i for i in at if i is not None])


def _is_recognised(row: Row) -> bool:
    return any(w.source == "ocr" for cell in row.cells.values() for w in cell.words)
