"""Numbers of a customs tariff behind their labels."""

from __future__ import annotations

import re

from extractors.extract.candidates import Stretch, Value, make_value
from extractors.tables.tariff_captions import first_tariff, is_doubtful
from extractors.values.identifiers import find_hs_codes


def read_hs_codes(stretch: Stretch) -> tuple[Value, ...]:
    """Tariff codes; four digits alone only where they look like no year."""
    if is_doubtful(stretch.heading):
        span = first_tariff(stretch.text)
        return (make_value(stretch, *span, stretch.text[slice(*span)], fit=0.9),) if span else ()
    found = find_hs_codes(stretch.text)
    return tuple(
        make_value(stretch, a, b, text, fit=0.9 if len(text) > 4 else 0.6)
        for a, b, text in found
        if not re.fullmatch(r"(?:19|20)\d{2}", text) and a <= 30
    )
