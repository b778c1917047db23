"""The blanks of a 12.43(a) certificate as fields: numbers, dates and names out of what was filled in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.blanks import Blank
from extractors.evidence import Document, Evidence, Place
from extractors.extract.vessel_names import split_vessel
from extractors.values.dates import DateSpan, find_dates, order_votes
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
EARLY_DAYS = 21  # a certificate made so long before the goods left certifies nothing


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
        number = None if match is None or _is_open(match.group()) else parse_number(match.group(), ".")
        if text and match and number is not None:
            unit = unit_after(text, match.end())
            found.append((field, "quantity", plain(number), unit[0] if unit else None, blanks[name]))
    return found


# Thousands to who writes so at home, and on a scan a comma that lost its tail; in English it would be a fraction.
_POINT_BEFORE_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _is_open(number: str) -> bool:
    """Whether a point stands before three figures ("6.450 kg"), so that it is not told what it parts."""
    return _POINT_BEFORE_THREE.fullmatch(number) is not None


def _dates(blanks: Mapping[str, Blank]) -> list[_Found]:
    spans = {name: found[0] for name in _DATES if (found := _one_date(blanks.get(name)))}
    order = _order_of(spans.get("departure_date"), spans.get("dated"))
    days = {name: date for name, span in spans.items() if (date := span.value(order)) is not None}
    return [(_DATES[name], "date", date.isoformat(), None, blanks[name]) for name, date in days.items()]


def _one_date(blank: Blank | None) -> tuple[DateSpan, ...]:
    spans = find_dates(blank.value or "") if blank is not None else ()
    return spans if len(spans) == 1 else ()


def _order_of(departure: DateSpan | None, dated: DateSpan | None) -> str | None:
    """Order of day and month in figures: the American form's, unless the other date shows that it is not.

    Who certifies that goods left does so afterwards. A few days before, it stays open which figure is the month.
    """
    day, month = order_votes([s for s in (departure, dated) if s is not None])
    if departure is None or dated is None or day or month:
        return "dmy" if day and not month else "mdy"
    before = {o: _days_before(departure.value(o), dated.value(o)) for o in ("mdy", "dmy")}
    if before["mdy"] <= 0 or before["dmy"] > EARLY_DAYS:
        return "mdy"
    return "dmy" if before["mdy"] > EARLY_DAYS else None


def _days_before(departure: dt.date | None, dated: dt.date | None) -> int:
    """How many days before the departure the paper is dated; negative where after it."""
    return (departure - dated).days if departure and dated else 0


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
