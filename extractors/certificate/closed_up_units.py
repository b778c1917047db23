"""Units of two words whose space print or recognition has lost: "metrictons" is "metric tons". Pure."""

from __future__ import annotations

from functools import lru_cache

from extractors.certificate.shapes import vocabulary
from extractors.forms import form_data

_SHORT = 3  # letters from which a word is not found in another one by chance


@lru_cache(maxsize=4096)
def parted_unit(text: str) -> str:
    """The two words of such a unit with their space; any other text as it is."""
    units = frozenset(form_data("certificate_12_43")["goods"]["units"].split())
    for kind in vocabulary()["quantity"]["before"]:
        unit = text[len(kind) :]
        if min(len(kind), len(unit)) >= _SHORT and text.startswith(kind) and unit in units:
            return f"{kind} {unit}"
    return text
