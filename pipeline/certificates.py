"""The certificates of the case as its checks see them: judged, named, and with places to point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.certificate import CertificateReading, Deviation, judge_certificate
from extractors.certificate.blanks import Blank
from extractors.evidence import BBox, DocumentReading, Problem
from extractors.values.countries import country_in
from pipeline.case import CaseView, EvidenceRef
from pipeline.names import is_legal_word, legal_name

# What a person is to the firm for which he certifies.
_FOR_FIRM = re.compile(
    r"(?:,|\b)\s*(?:(?:[\w-]+ ){0,3}"
    r"(?:director|manager|president|officer|representative|partner|owner|secretary|signatory)"
    r"(?: of| for|,)|(?:acting )?(?:for and )?on behalf of|for)\s+",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,;]\s*")
TYPE = "certificate_of_origin_1243"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate: index in `CaseView.documents`, the reading, the judgement."""

    index: int
    reading: DocumentReading
    judged: CertificateReading

    @property
    def seller(self) -> str:
        """Who certifies, as printed; "" when the blank is empty."""
        return self.judged.blanks["foreign_seller"].value or ""

    @property
    def sellers(self) -> tuple[str, ...]:
        """Names under which the seller may be known elsewhere: the blank, and the firm for which a person speaks."""
        return tuple(dict.fromkeys(n for n in (self.seller, *firms_in(self.seller)) if n))

    @property
    def name(self) -> str:
        """How a message calls it."""
        return f"certificate of {self.seller or 'an unnamed seller'}"

    @property
    def country(self) -> str | None:
        """Country of the place of production, ISO 3166-1; of the seller where the place names none."""
        place = country_in(self.judged.blanks["place_of_production"].value or "")
        seller = self.reading.party("seller")
        return place or (seller.country if seller else None)

    @property
    def signatures(self) -> tuple[Problem, ...]:
        """What was found of electronic signatures in its file: valid ones, and those that do not hold."""
        told = (*self.reading.problems, *self.reading.document.problems)
        return tuple(dict.fromkeys(p for p in told if p.code.startswith("electronic_signature")))

    def blank_ref(self, name: str) -> tuple[EvidenceRef, ...]:
        """Where a blank stands; nothing when it has no place."""
        return self.ref(self.judged.blanks[name])

    def ref(self, blank: Blank) -> tuple[EvidenceRef, ...]:
        """Where a value stands."""
        if blank.bbox is None or not blank.value:
            return ()
        return (self._at(blank.page, blank.bbox, blank.value),)

    def deviation_ref(self, deviation: Deviation) -> tuple[EvidenceRef, ...]:
        """Where a deviation stands: its words, or those beside which words are missing."""
        if deviation.bbox is None:
            return ()
        quote = deviation.found or self._words_at(deviation.page, deviation.bbox)
        return (self._at(deviation.page, deviation.bbox, quote),)

    def _at(self, page: int, box: BBox, quote: str) -> EvidenceRef:
        return EvidenceRef(self.reading.document.sha256, page, (box.x0, box.top, box.x1, box.bottom), quote)

    def _words_at(self, number: int, box: BBox) -> str:
        page = next((p for p in self.reading.document.pages if p.number == number), None)
        words = page.visible_words if page else ()
        inside = [w.text for w in words if box.holds(w.bbox)]
        return " ".join(inside)


def firms_in(text: str) -> Iterator[str]:
    """The firm in "Jane Doe, Director of Acme Ltd.", "Jane Doe, Acme Ltd." or "Acme Ltd., 12 Mill Road, Salem"."""
    spoken = _FOR_FIRM.search(text)
    if spoken is not None:
        yield text[spoken.end() :]
    else:
        yield from (text[: m.start()] for m in _COMMA.finditer(text) if _is_firm(text[: m.start()]))
        person = _COMMA.search(text)
        if person is not None and _is_firm(text[person.end() :]):
            yield text[person.end() :]


def _is_firm(name: str) -> bool:
    """A legal form ends the name: without it, it may be a person's or a town's."""
    words = legal_name(name).split()
    return len(words) > 1 and is_legal_word(words[-1])


def certificates(view: CaseView) -> Iterator[Certificate]:
    """Every document typed as a certificate of 12.43(a), judged against the order's classes of labor."""
    classes = view.settings.case.labor_classes
    for index, reading in view.of_type(TYPE):
        if not reading.is_blank:
            yield Certificate(index, reading, judge_certificate(reading.document, classes, reading.second))
