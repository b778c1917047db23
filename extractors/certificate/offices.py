"""Words that name an office, label a signature, or end the name of a firm, read from the form's data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.forms import form_data


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Words that name an office, label or ask for a signature, or end the name of a firm."""

    titles: frozenset[str]
    labels: frozenset[str]
    companies: frozenset[str]
    departments: frozenset[str]
    asking: frozenset[str]


@lru_cache(maxsize=1)
def office_words() -> OfficeWords:
    """Read once from the form's data file."""
    table = form_data("certificate_12_43")["signer"]
    titles, departments = (frozenset(table[use].split()) for use in ("titles", "departments"))
    labels, companies, asking = (frozenset(table[use]) for use in ("labels", "companies", "asking"))
    return OfficeWords(titles, labels, companies, departments, asking)
