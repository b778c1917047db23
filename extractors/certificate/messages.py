"""What a departure from the form means for the filing, and whom to ask for what."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.certificate.blanks import Blank
from extractors.certificate.form import Form
from extractors.certificate.signs import Difference

_MEANING = {
    "hedge": "a condition or a limit of knowledge makes the certificate less than what the regulation asks",
    "exception": "a condition or exception beside the form takes back part of what is certified",
    "negation": "a negation gained or lost turns what is certified about labor around",
    "signer": "the regulation asks for the foreign seller or owner to certify, and nobody else",
    "component": "the regulation asks that every component be covered",
    "labor_extra": "the class of labor is limited or changed by words that are not its name",
    "lookalike": "signs that are not Latin letters stand in the wording, so the text is not what it looks like",
    "punctuation": "the punctuation differs from the form; a formal matter, but the form is to be exact",
    "struck": "words of the form are struck out, and no longer certified",
    "hidden": "the text of the file says something else than the page shows",
}
_NAMES = {
    "foreign_seller": "name of the foreign seller or owner", "quantity": "quantity",
    "description": "description of the goods",
    "packages": "number and kind of packages", "marks": "marks and numbers", "producer": "name of the producer",
    "place_of_production": "place of production", "carrier": "carrier", "place_of_lading": "place of lading",
    "place_of_departure": "place of final departure", "departure_date": "date of departure",
    "labor_class": "class of labor", "dated": "date", "signature": "signature",
}  # fmt: skip


def message_for(form: Form, d: Difference, blanks: Mapping[str, Blank], doubt: bool) -> str:
    """Two or three sentences for a person: what is wrong, what it means, what to ask for and of whom."""
    seller = blanks["foreign_seller"].value if "foreign_seller" in blanks else None
    who = f"the foreign seller or owner ({seller})" if seller else "the foreign seller or owner"
    if doubt:
        return (
            f"Doubtful reading: {_what(d)} Nobody may call this certificate conforming before a person has compared "
            f"the page with the form; if the words differ, ask {who} for a new certificate."
        )
    if d.blank and d.kind != "inserted":
        return f"{_blank_problem(d)} Ask {who} for a certificate with this blank filled, signed anew."
    if d.reason == "hidden":
        return f"{_what(d)} It means that {_MEANING['hidden']}. Ask {who} for the signed original on paper."
    means = _MEANING.get(d.reason) or _part_meaning(form, d)
    words = f"the exact words of {form.citation} (CFR edition of {form.edition})"
    return f"{_what(d)} It means that {means}. Ask {who} for a new certificate in {words}."


def _part_meaning(form: Form, d: Difference) -> str:
    number = d.elements[0] if d.elements else len(form.elements) - 1
    return form.means[form.elements[number].part] or "the words are not those of the form"


def _what(d: Difference) -> str:
    if d.blank and d.kind != "inserted":
        return _blank_problem(d)
    if d.reason == "filling" and d.blank:
        return f"“{d.found}” in the blank for the {_NAMES[d.blank]} is not what this blank holds."
    if d.kind == "missing":
        return f"The words “{d.expected}” of the form are missing."
    if d.kind == "inserted":
        return f"The words “{d.found}” are not in the form."
    return f"The form reads “{d.expected}”; this certificate reads “{d.found}”."


def _blank_problem(d: Difference) -> str:
    name = _NAMES.get(d.blank, d.blank)
    if d.reason == "unsigned":
        return "No signature is to be seen, and an unsigned certificate certifies nothing."
    if d.reason == "undated":
        return "The certificate bears no date."
    if d.reason == "labor_class":
        return f"The class of labor “{d.found}” does not cover what the order or finding names (19 USC 1307)."
    if d.reason == "figures":
        return f"Two readings of the {name} have different figures; one reads “{d.found}”."
    if d.reason == "no_day":
        return f"“{d.found}” in the blank for the {name} is no day of the calendar."
    if d.reason == "placeholder":
        return f"“{d.found}” fills the blank for the {name} without saying it."
    return f"The blank for the {name} is empty."
