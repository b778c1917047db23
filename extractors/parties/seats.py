"""Where a firm sits, in one line with its name: "Công ty TNHH Hạt Điều X, Bình Phước, Vietnam"."""

from __future__ import annotations

from extractors.parties.company_names import form_end, has_leading_form
from extractors.values.countries import parse_country, region_country


def without_seat(name: str, rest: str) -> tuple[str, str]:
    """Name and rest; a place behind a name that its form opens, and that tells its country, goes to the rest."""
    firm, _, place = name.partition(",")
    seat = f"{place}, {rest}".strip(" ,")
    seated = parse_country(seat.rpartition(",")[2]) or region_country(place)
    return (firm, seat) if place and seated and form_end(name) is None and has_leading_form(firm) else (name, rest)
