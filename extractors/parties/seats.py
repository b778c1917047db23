"""Where a firm sits, in one line with its name: "Công ty TNHH Hạt Điều X, Bình Phước, Vietnam"."""

from __future__ import annotations

from extractors.parties.company_names import form_end, has_business_word, has_leading_form
from extractors.values.countries import parse_country, region_country
from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary


def without_seat(name: str, rest: str) -> tuple[str, str]:
    """Name and rest; what stands behind a name that its form opens goes to the rest, where its last place is known.

    A list of names is one name up to the known places: "Grupo Lopez, Hermanos y Asociados, Mexico".
    """
    firm, *places = [part.strip() for part in name.split(",")]
    seat: list[str] = []
    while places and (parse_country(places[-1]) or region_country(places[-1])):
        seat.insert(0, places.pop())
    if not seat or form_end(name) is not None or not has_leading_form(firm):
        return name, rest
    if len(places) == 1 and not _joins(places[0]):
        seat.insert(0, places.pop())  # a town or province
    return ", ".join((firm, *places)), ", ".join(filter(None, (*seat, rest)))


def _joins(part: str) -> bool:
    """Whether a part of a name ties more names to it: "Hermanos y Asociados"."""
    words = load_vocabulary("companies")["connectors"]["words"]
    return any(fold(word) in words for word in part.split()) or has_business_word(part)
