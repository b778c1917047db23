"""Headings set so close that their words run together, told by the columns of the rows below."""

from __future__ import annotations

from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.pages import line_items_of

HEADINGS = ["Art.", "Particulars", "Ctns", "Pcs/Ctn", "Total Pcs", "N.Wt. Kgs", "G.Wt. Kgs", "Rate US$", "Value US$"]
ROWS = [
    ["TW-70140", "Bath towel white", "80", "20", "1600", "784.0", "841.6", "3.15", "5040.00"],
    ["TW-50100", "Hand towel white", "60", "40", "2400", "600.0", "648.0", "1.62", "3888.00"],
    ["TW-3030", "Face cloth white", "20", "200", "4000", "180.0", "198.0", "0.31", "1240.00"],
]
# Right edges of the columns of numbers; left ones of the first two.
EDGES = (40, 80, 198, 224, 254, 286, 318, 348, 381)
LETTER = 3.4


def _line(texts: list[str], top: float) -> list[Word]:
    """The words of a row in narrow letters: two flush left, the rest flush right."""
    words: list[Word] = []
    for i, (text, edge) in enumerate(zip(texts, EDGES, strict=True)):
        x = edge if i < 2 else edge - LETTER * len(text)
        for part in text.split():
            words.append(Word(part, BBox(x, top, x + LETTER * len(part), top + 8), size=8.0))
            x += LETTER * (len(part) + 0.6)
    return words


def _invoice(headings: list[str]) -> Document:
    words = [w for n, row in enumerate([headings, *ROWS]) for w in _line(row, 100 + 11 * n)]
    return Document("0" * 64, (Page(1, 595, 842, tuple(words)),), "commercial_invoice", 1.0)


def test_close_headings_name_the_columns_under_them():
    items = line_items_of(_invoice(HEADINGS))
    assert [(i.packages, i.quantity, i.net_weight, i.gross_weight, i.unit_price, i.amount) for i in items] == [
        ("80", "1600", "784", "841.6", "3.15", "5040"),
        ("60", "2400", "600", "648", "1.62", "3888"),
        ("20", "4000", "180", "198", "0.31", "1240"),
    ]


def test_words_that_are_no_headings_name_no_column():
    items = line_items_of(_invoice(["a", "b", "c", "d", "e", "f", "g", "h", "i"]))
    assert [(i.quantity, i.amount) for i in items] == [("1600", "5040"), ("2400", "3888"), ("4000", "1240")]
    assert {(i.packages, i.net_weight, i.gross_weight) for i in items} == {(None, None, None)}
