"""Places of production as printed."""

from __future__ import annotations

from dataclasses import replace

from extractors.extract.candidates import Stretch, Value
from extractors.extract.named_values import read_text
from extractors.parties.company_names import has_legal_form, split_name
from extractors.values.iso_codes import currency_codes


def read_places(stretch: Stretch) -> tuple[Value, ...]:
    """A place; the currency that a register states behind it ("Hawkinsville, Georgia  USD") is none of it.

    A company's full name is who produces, not where ("Site: Kaveri Mills Ltd.").
    """
    found = read_text(stretch)
    if found and has_legal_form(found[0].value or "") and not split_name(found[0].value or "")[1]:
        return ()
    head, _, last = (found[0].value or "").rpartition(" ") if found else ("", "", "")
    if last not in currency_codes() or not any(c.isalpha() for c in head):
        return found
    place = head.rstrip(" ,;-/|")
    return (replace(found[0], end=found[0].start + len(place), value=place),)
