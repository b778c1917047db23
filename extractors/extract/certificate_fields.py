"""The blanks of a 12.43(a) certificate as fields: numbers, dates and names out of what was filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.blanks import Blank
from extractors.evidence import Document, Evidence, Place
from extractors.extract.named_values import split_vessel
from extractors.values.dates import find_dates
from extractors.values.numbers import NUMBER, parse_number, plain
from extractors.values.units import unit_after

_AS_PRINTED = {
    "marks": "marks_and_numbers",
    "producer": "producer",
    "place_of_production": "place_of_production",
    "place_of_lading": "port_of_lading",
}
_NUMBERS = {"quantity": "quantity", "packages": "packages"}
_DATES = {"departure_date": "departure_date", "dated": "signature_date"}


_LAND = re.compile(r"(?:truck|lorry|trailer|tractor|rail|train|wagon|railcar)s?\b", re.IGNORECASE)


def certificate_fields(document: Document) -> tuple[Evidence, ...] | None:
    """The certificate's blanks as the contract names them; None when the form is not found in the document."""
    reading = judge_certificate(document)
    if reading.verdict == "not_a_certificate":
        return None
    method = document.pages[0].source if document.pages else "text"
    found = [
        *_texts(reading.blanks),
        *_numbers(reading.blanks),
        *_dates(reading.blanks),
        *_vessel(reading.blanks),
        *_signature(reading),
    ]
    return tuple(
        Evidence(
            name,
            kind,
            value,
            Place(document.sha256, blank.page, blank.bbox, blank.value or ""),
            _confidence(document),
            method,
            unit,
        )
        for name, kind, value, unit, blank in found
        if blank.bbox is not None
    )


_Found = tuple[str, str, str, str | None, Blank]


def _confidence(document: Document) -> float:
    return 0.97 if all(p.source in ("text", "layout") for p in document.pages) else 0.9


def _texts(blanks: Mapping[str, Blank]) -> list[_Found]:
    pairs = [(field, blanks[name]) for name, field in _AS_PRINTED.items() if name in blanks]
    return [(field, "text", blank.value.strip(" ;,"), None, blank) for field, blank in pairs if blank.value]


def _numbers(blanks: Mapping[str, Blank]) -> list[_Found]:
    found: list[_Found] = []
    for name, field in _NUMBERS.items():
        text = blanks[name].value if name in blanks else None
        match = NUMBER.search(text) if text else None
        number = parse_number(match.group(), ".") if match else None
        if text and match and number is not None:
            unit = unit_after(text, match.end())
            found.append((field, "quantity", plain(number), unit[0] if unit else None, blanks[name]))
    return found


def _dates(blanks: Mapping[str, Blank]) -> list[_Found]:
    found: list[_Found] = []
    for name, field in _DATES.items():
        spans = find_dates(blanks[name].value or "") if name in blanks else ()
        date = spans[0].value("mdy") if len(spans) == 1 else None
        if date:
            found.append((field, "date", date.isoformat(), None, blanks[name]))
    return found


def _vessel(blanks: Mapping[str, Blank]) -> list[_Found]:
    carrier = blanks.get("carrier")
    if carrier is None or not carrier.value:
        return []
    by_land = bool(_LAND.match(carrier.value))  # the number of a truck's plate is no voyage
    name, voyage = (carrier.value, "") if by_land else split_vessel(carrier.value)
    found: list[_Found] = [("vessel", "vessel", name, None, carrier)] if name else []
    return [*found, ("voyage", "voyage", voyage, None, carrier)] if voyage else found


def _signature(reading: CertificateReading) -> list[_Found]:
    pairs = (("signer", reading.signer), ("signer_title", reading.signer_title))
    return [(field, "text", blank.value, None, blank) for field, blank in pairs if blank.value]
