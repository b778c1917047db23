"""One fact of a shipment as two papers give it: the same, another, less, or not to be told apart. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from extractors.evidence import DocumentReading, Evidence
from extractors.extract.certificate_fields import EARLY_DAYS
from extractors.forms import form_data
from extractors.values.dates import find_dates, order_votes
from pipeline.ports import port_words, route_of, same_port
from pipeline.printed_names import Outcome, compare_names
from pipeline.ship_names import compare_ships

# Factors to one unit of a kind: pieces, kilograms, metres.
_FACTORS = {
    "H87": ("piece", Decimal(1)), "DZN": ("piece", Decimal(12)), "GRO": ("piece", Decimal(144)),
    "KGM": ("mass", Decimal(1)), "GRM": ("mass", Decimal("0.001")), "TNE": ("mass", Decimal(1000)),
    "LBR": ("mass", Decimal("0.45359237")), "MTR": ("length", Decimal(1)), "YRD": ("length", Decimal("0.9144")),
    "FOT": ("length", Decimal("0.3048")),
}  # fmt: skip
_ROUNDING = Decimal("0.005")
_DAYS_APART = 3  # cargo on board and the ship's leaving


def compare_values(field: str, own: Evidence, other: Evidence) -> Outcome:
    """How the certificate's value of a field stands to a paper's."""
    return _JUDGES.get(field, compare_names)(own, other)


def is_mass(evidence: Evidence) -> bool:
    """Whether the unit is one of weight."""
    return _FACTORS.get(evidence.unit or "", ("", Decimal(1)))[0] == "mass"


def number_of(evidence: Evidence) -> Decimal | None:
    """The plain decimal that is read, or None."""
    text = evidence.value
    return Decimal(text) if text and re.fullmatch(r"\d+(\.\d+)?", text) else None


def _quantity(own: Evidence, other: Evidence) -> Outcome:
    a, b = number_of(own), number_of(other)
    if a is None or b is None:
        return "doubtful"
    kind, factor = _FACTORS.get(own.unit or "", ("", Decimal(1)))
    kind_other, factor_other = _FACTORS.get(other.unit or "", ("", Decimal(1)))
    if own.unit != other.unit and (not kind or kind != kind_other):
        return "doubtful"
    a, b = a * factor, b * factor_other
    if abs(a - b) <= max(a, b) * _ROUNDING:
        return "agrees"
    return "short" if a < b else "differs"


def _count(own: Evidence, other: Evidence) -> Outcome:
    """Packages; of another kind (pallets for cartons, tins in them) they may be packed in each other."""
    a, b = number_of(own), number_of(other)
    if a is None or b is None:
        return "doubtful"
    return "agrees" if a == b else "differs" if own.unit in (None, other.unit) or other.unit is None else "doubtful"


def compare_dates(own: Evidence, other: Evidence, papers: Sequence[DocumentReading] = ()) -> Outcome:
    """Days of departure: a few apart is doubt. In figures, the order of day and month in which they agree holds.

    `papers`: the certificate and the other paper, whose own dates may leave no choice of that order. Two prints that
    agree only in different orders ("08/06/2026", "06/08/2026") may be one day or two months apart.
    """
    shown, beside = (_days(e, paper) for e, paper in zip((own, other), papers or (None, None), strict=True))
    apart = min((abs((a - b).days) for _, a in shown for _, b in beside), default=None)
    if apart is None:
        return "doubtful"
    if apart:
        return "doubtful" if apart <= _DAYS_APART else "differs"
    alike = own.value == other.value or any(a == b and {o, p} != {"dmy", "mdy"} for o, a in shown for p, b in beside)
    return "agrees" if alike else "doubtful"


def _days(evidence: Evidence, paper: DocumentReading | None) -> set[tuple[str, dt.date]]:
    """The date that is read, and the other one that its figures may mean ("08/06/2026"), each with its order."""
    read = _day(evidence.value)
    if read is None:
        return set()
    spans = find_dates(evidence.place.quote)
    shown = set(spans[0].readings) if len(spans) == 1 else set()
    if read not in {day for _, day in shown} or (paper is not None and _shows_order(paper)):
        return {("", read)}
    signed = paper.field("signature_date") if paper is not None else None
    latest = _day(signed.value) if signed is not None else None
    return {(o, d) for o, d in shown if d == read or latest is None or (d - latest).days <= EARLY_DAYS}


def _shows_order(paper: DocumentReading) -> bool:
    """Whether other dates of the paper can be read in one order of day and month only ("25/06/2026")."""
    day, month = order_votes(find_dates(paper.document.text))
    return bool(day) != bool(month)


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value or "")
    except ValueError:
        return None


def _port(own: Evidence, other: Evidence) -> Outcome:
    """One port has several names; the country beside them is no word in common, nor is a port that is passed."""
    (a, through), (b, beside) = route_of(own.value or ""), route_of(other.value or "")
    known = same_port(a, b)
    if known == "same":
        return "agrees"
    bare = [replace(e, value=" ".join(port_words(v))) for e, v in ((own, a), (other, b))]
    outcome = "differs" if known == "other" else compare_names(bare[0], bare[1])
    # Goods that go on from another port have two bills: it is loaded there, too.
    unsure = (known == "doubtful" and outcome == "agrees") or (outcome == "differs" and (through or beside))
    return "doubtful" if unsure else outcome


def _marks(own: Evidence, other: Evidence) -> Outcome:
    """Goods without marks have none on either paper ("N/M", "no marks")."""
    without = [" ".join((e.value or "").casefold().strip(" .").split()) in _no_marks() for e in (own, other)]
    return "agrees" if all(without) else "doubtful" if any(without) else compare_names(own, other)


@lru_cache(maxsize=1)
def _no_marks() -> frozenset[str]:
    return frozenset(form_data("certificate_12_43")["placeholders"]["harmless"]["marks"])


_JUDGES: dict[str, Callable[[Evidence, Evidence], Outcome]] = {
    "quantity": _quantity, "packages": _count, "departure_date": compare_dates, "vessel": compare_ships,
    "port_of_lading": _port, "marks_and_numbers": _marks,
}  # fmt: skip
