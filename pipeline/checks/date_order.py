"""Was every certificate made after the goods that it certifies had sailed?

A certificate of 19 CFR 12.43(a) says that the goods were laden and departed: dated before that, it certifies what had
not happened. Other orders of dates (a product before its input arrived, an order after its invoice) are not judged, and
a finding says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from extractors.evidence import Evidence
from extractors.values.dates import find_dates
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.certificates import Certificate, certificates

CITATION = "19 CFR 12.43(a): “was laden on board … which departed from … on …”"
_RULE = "date_order"
_REMEDY = "Ask the signer for a certificate made after the goods had left."


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a certificate that bears both dates."""
    found = [f for c in certificates(view) if c.judged.verdict != "not_a_certificate" for f in _judge(c)]
    yield from found
    if not found:
        yield Finding(_RULE, "not_applicable", "no certificate with the dates of departure and of signature", CITATION)
    rest = "production against arrival, and orders against invoices: not judged in this version"
    yield Finding(_RULE, "review", rest, CITATION, "info", "A person has to compare these dates.")


def _judge(certificate: Certificate) -> Iterator[Finding]:
    signed, sailed = (certificate.reading.field(name) for name in ("signature_date", "departure_date"))
    if signed is None or sailed is None or not (made := _days(signed)) or not (left := _days(sailed)):
        return
    evidence = (EvidenceRef.of(signed.place), EvidenceRef.of(sailed.place))
    about = f"{certificate.name}: dated {signed.value}"
    if made[0] >= left[0]:
        said = f"{about}, after the departure of {sailed.value}"
        yield Finding(_RULE, "pass", said, CITATION, evidence=evidence)
        return
    early = f"{about}, before the departure of {sailed.value} that it certifies"
    scanned = any(page.source == "ocr" for page in certificate.reading.document.pages)
    if max(made) < min(left) and not scanned:
        yield Finding(_RULE, "fail", early, CITATION, "blocking", _REMEDY, evidence=evidence)
        return
    why = "the dates are read from a scan" if scanned else "day and month may be the other way round"
    yield Finding(_RULE, "review", f"{early}, as far as can be told: {why}", CITATION, "warning", _REMEDY,
                  evidence=evidence)  # fmt: skip


def _days(date: Evidence) -> Sequence[dt.date]:
    """Every day that the print may mean ("05/06/2026"), first the one that was read."""
    try:
        read = [dt.date.fromisoformat(date.value or "")]
    except ValueError:
        return ()
    spans = find_dates(date.place.quote)
    return [*read, *(day for _, day in spans[0].readings)] if len(spans) == 1 else read
