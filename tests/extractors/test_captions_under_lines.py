"""Captions in small print under the line on which a form is filled in: their value stands above them."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.extract import extract_document

FILLED = (("EXP-114/2026", "fatura nº"), ("MAERSK LIRQUEN", "navio"), ("Santos", "porto de embarque"))


def _fields(small: float, gap: float) -> dict[str, str | None]:
    """What is read where each caption of a height stands so far under its value, 24 points over the next value."""
    words = [Word("FATURA COMERCIAL", BBox(180, 30, 330, 48), size=18.0)]
    top = 90.0
    for value, caption in FILLED:
        words.append(Word(value, BBox(40, top, 40 + 5 * len(value), top + 10), size=10.0))
        under = top + 10 + gap
        words.append(Word(caption, BBox(40, under, 40 + 3 * len(caption), under + small), size=small))
        top = under + small + 14
    words.append(Word("Brasil", BBox(40, top, 70, top + 10), size=10.0))
    page = Page(1, 595.0, 842.0, tuple(words), languages=("pt",))
    found = extract_document(Document("0" * 64, (page,), "commercial_invoice", 1.0))
    return {f.name: f.value for f in found.fields}


def test_a_small_caption_close_under_a_line_names_what_stands_on_it() -> None:
    fields = _fields(6.0, 5.0)
    assert fields.get("invoice_number") == "EXP-114/2026"
    assert (fields.get("vessel"), fields.get("port_of_lading")) == ("MAERSK LIRQUEN", "Santos")


@pytest.mark.parametrize(("small", "gap"), [(10.0, 5.0), (6.0, 13.0)])
def test_a_caption_as_large_or_as_near_to_the_next_line_takes_nothing_from_above(small: float, gap: float) -> None:
    assert _fields(small, gap).get("port_of_lading") != "Santos"


def _under_letters(letters: str, *pieces: tuple[float, float, str]) -> dict[str, str | None]:
    """What is read of pieces (left edge, top, text) in 9 points under a line in 16 points that ends at 66 points."""
    words = [Word(letters, BBox(40, 50, 40 + 8 * len(letters), 66), size=16.0)]
    words += [Word(text, BBox(x0, top, x0 + 5 * len(text), top + 9), size=9.0) for x0, top, text in pieces]
    page = Page(1, 595.0, 842.0, tuple(words), languages=("en",))
    found = extract_document(Document("0" * 64, (page,), "commercial_invoice", 1.0))
    return {f.name: f.value for f in found.fields}


@pytest.mark.parametrize(
    ("letters", "caption", "field", "place"),
    [
        ("ACME 1888", "Invoice No.", "invoice_number", (150.0, 69.0)),  # beside its caption
        ("ACME 1888", "Invoice No.", "invoice_number", (40.0, 84.0)),  # below it
        ("Invoice 2026-77", "Order No.", "purchase_order_number", (150.0, 69.0)),
    ],
)
def test_a_value_beside_or_below_comes_before_the_letters_above(
    letters: str, caption: str, field: str, place: tuple[float, float]
) -> None:
    fields = _under_letters(letters, (40, 69, caption), (*place, "KI-2026-118"), (40, 140, "Goods as agreed"))
    assert fields.get(field) == "KI-2026-118"


def test_a_title_with_its_number_is_not_filled_in_over_a_caption() -> None:
    assert "vessel" not in _under_letters("Invoice 2026-77", (40, 69, "Vessel"))
