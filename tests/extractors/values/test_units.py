"""Units: words that another language writes for something else stay none."""

from __future__ import annotations

import pytest

from extractors.values.units import parse_unit


@pytest.mark.parametrize(("text", "code"), [("tà", None), ("Q.tà", None), ("ta", None), ("tá", "DZN"), ("TÁ", "DZN")])
def test_the_vietnamese_dozen_needs_its_accent(text: str, code: str | None) -> None:
    assert parse_unit(text) == code
