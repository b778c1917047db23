"""Where a name stands in a paper: its words in a row, however they are spelled or parted."""

import pytest

from pipeline.named_places import place_of_name
from tests.pipeline.builders import reading

TEXT = "Pay to our factor Golden Harbour Trading Ltd. only and to nobody else at Mill Road"


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("Golden Harbour Trading Limited", "Golden Harbour Trading"),
        ("GOLDEN HARBOUR TRADING LTD", "Golden Harbour Trading"),
        ("Harbour Golden Trading", None),
        ("Golden Harbour", "Golden Harbour"),
        ("Golden Mill", None),
        ("Pay", None),  # too short to be a name for sure
    ],
)
def test_the_words_of_a_name_in_a_row(name: str, quote: str | None) -> None:
    document = reading("l", "correspondence", text=TEXT).document
    found = place_of_name(document, name)
    assert (found.quote if found else None) == quote
    words = document.pages[0].visible_words
    if found:
        assert found.bbox.x0 == next(w.bbox.x0 for w in words if w.text == "Golden")
