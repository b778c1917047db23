"""What the blanks of a certificate say of the goods and of their parties, to compare other lines of the page with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import Piece
from extractors.certificate.translation_words import plain
from extractors.values.countries import country_in, region_country

_PLACE = ("producer", "place_of_production")
_GOODS = ("description", "marks", "quantity", "packages")


@dataclass(frozen=True, slots=True)
class Certified:
    """What is certified, in small letters without marks: words of maker and place, of all parties, of the goods."""

    place: frozenset[str]
    parties: frozenset[str]
    goods: frozenset[str]
    signer: frozenset[str]
    country: str | None


def certified(reading: FormReading) -> Certified:
    """What the blanks of the form say of the goods and of who made them where, and who signed."""

    def of(*names: str) -> frozenset[str]:
        return frozenset(plain(reading.tokens[t].text) for n in names for t in reading.settled.fills[n])

    place = reading.blanks["place_of_production"].value or ""
    parties = of(*_PLACE, "foreign_seller")
    signer = frozenset(plain(reading.signature.signer.value or "").split())
    return Certified(of(*_PLACE), parties, of(*_GOODS), signer, country_in(place) or region_country(place))


def bare(word: Piece) -> str:
    """The word in small letters, without marks and without the punctuation around it."""
    return plain(word.text or word.raw).strip(".,:;()[]\"'“”‘’!")


def own_names(reading: FormReading) -> frozenset[str]:
    """The words of the names of seller and producer and of the place of production."""
    fills = reading.settled.fills
    return frozenset(
        reading.tokens[t].text for n in ("foreign_seller", "producer", "place_of_production") for t in fills[n]
    )


def party_names(reading: FormReading) -> Iterator[str]:
    """The names of seller and producer in small letters, as they are filled in and up to the first comma."""
    for name in ("foreign_seller", "producer"):
        value = (reading.blanks[name].value or "").casefold()
        yield from {value, value.partition(",")[0]}
