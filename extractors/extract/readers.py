"""Which reader reads a kind of field (the kinds of vocabulary/fields.toml)."""

from __future__ import annotations

from extractors.extract.candidates import (
    Reader,
    read_counts,
    read_dates,
    read_hours,
    read_money,
    read_quantities,
    read_weights,
)
from extractors.extract.named_values import (
    read_accounts,
    read_containers,
    read_countries,
    read_currencies,
    read_entries,
    read_identifiers,
    read_incoterms,
    read_lots,
    read_marks,
    read_ports,
    read_vessels,
    read_voyages,
)
from extractors.extract.periods import read_periods
from extractors.extract.place_names import read_places
from extractors.extract.process_names import read_processes
from extractors.extract.tariff_values import read_hs_codes

READERS: dict[str, Reader] = {
    "date": read_dates, "period": read_periods, "money": read_money, "quantity": read_quantities,
    "weight": read_weights,
    "count": read_counts, "hours": read_hours, "identifier": read_identifiers, "account": read_accounts,
    "currency": read_currencies, "incoterm": read_incoterms, "country": read_countries, "container": read_containers,
    "hs": read_hs_codes, "entry": read_entries, "lot": read_lots, "style": read_lots, "vessel": read_vessels,
    "voyage": read_voyages, "port": read_ports, "place": read_places, "process": read_processes, "marks": read_marks,
}  # fmt: skip


TEXT_KINDS = frozenset({"port", "place", "process", "marks", "vessel"})


SUMMED_KINDS = frozenset({"money", "quantity", "weight", "count", "hours"})
