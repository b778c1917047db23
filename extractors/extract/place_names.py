"""Places of production as printed."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.extract.candidates import Stretch, Value
from extractors.extract.named_values import read_text
from extractors.parties.company_names import has_business_word, has_legal_form, split_name
from extractors.values.iso_codes import currency_codes


def read_places(stretch: Stretch) -> tuple[Value, ...]:
    """A place; the currency that a register states behind it ("Hawkinsville, Georgia  USD") is none of it.

    A company's full name is who produces, not where ("Site: Kaveri Mills Ltd.").
    """
    found = read_text(stretch)
    if found and _is_company(found[0].value or ""):
        return ()
    head, _, last = (found[0].value or "").rpartition(" ") if found else ("", "", "")
    if last not in currency_codes() or not any(c.isalpha() for c in head):
        return found
    place = head.rstrip(" ,;-/|")
    return (replace(found[0], end=found[0].start + len(place), value=place),)


# A state or canton behind its town, which some legal forms are written like: "Denver, CO", "Chur AG".
_IN_A_STATE = re.compile(r"(?:(?P<town>[^,]+),|[^\s,]+)\s+[A-Z]{2}")


def _is_company(text: str) -> bool:
    """Whether a text is a company's full name; two letters behind a comma or a single word are a state's."""
    state = _IN_A_STATE.fullmatch(text)
    if state and not has_business_word(state["town"] or ""):
        return False
    return has_legal_form(text) and not split_name(text)[1]
