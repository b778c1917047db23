"""Where a firm sits, in one line with its name: "Công ty TNHH Hạt Điều X, Vietnam"."""

from __future__ import annotations

from extractors.parties.company_names import form_end, has_leading_form
from extractors.values.countries import parse_country, region_country


def without_seat(name: str, rest: str) -> tuple[str, str]:
    """Name and rest; the known places behind a name that its form opens go to the rest, with its country.

    What no list calls a place may be of the name: "Grupo Lopez, Hermanos y Asociados, Mexico".
    """
    firm, *places = [part.strip() for part in name.split(",")]
    seat: list[str] = []
    while places and (parse_country(places[-1]) or region_country(places[-1])):
        seat.insert(0, places.pop())
    if not seat or form_end(name) is not None or not has_leading_form(firm):
        return name, rest
    return ", ".join((firm, *places)), ", ".join(filter(None, (*seat, rest)))
