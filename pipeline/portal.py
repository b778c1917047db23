"""portal.txt: field values for the filing form, which takes letters and digits only, no accents and no marks. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pipeline.case import CaseView, Entry
from pipeline.exhibits import Exhibit
from pipeline.facts import Fact, entry_facts, order_facts

# Letters that Unicode does not take apart into a base letter and a mark.
_FOLDED = str.maketrans(
    {
        "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe",
        "Œ": "OE", "ı": "i", "þ": "th", "Þ": "Th", "ð": "d", "&": " and ", "@": " at ", "%": " percent ",
    }
)  # fmt: skip
_IDENTIFIERS = frozenset({"number", "detention_number", "port", "entry_type"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_LATIN = "see exhibit list"


def portal_text(view: CaseView, exhibits: Sequence[Exhibit]) -> str:
    """One "Label: value" a line; every value is ASCII letters, digits and single blanks."""
    lines = [f"Case: {plain(view.settings.case.id)}", *_lines(order_facts(view))]
    entries: Sequence[Entry | None] = view.settings.all_entries or (None,)
    for entry in entries:
        lines += ["", *_lines(entry_facts(view, exhibits, entry))]
        lines += [line for row in (entry.lines if entry else ()) for line in _goods(row.line, row.description)]
        lines += [
            f"Quantity {row.line}: {plain(f'{row.quantity} {row.unit}')}" for row in (entry.lines if entry else ())
        ]
    lines += ["", f"Exhibits: {len(exhibits)}", *_step_lines(view)]
    return "\n".join(lines) + "\n"


def _goods(line: int, description: str) -> Iterator[str]:
    if description:
        yield f"Goods {line}: {plain(description)}"


def _lines(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"{plain(fact.label)}: {_value(fact)}"


def _value(fact: Fact) -> str:
    if fact.key in _IDENTIFIERS:
        return re.sub(r"[^A-Za-z0-9]", "", fact.value)
    return date_in_words(fact.value) if _DATE.fullmatch(fact.value) else plain(fact.value)


def _step_lines(view: CaseView) -> Iterator[str]:
    for step in view.chain.steps:
        party = view.party(step.party)
        name = plain(party.names[0]) if party and party.names else ""
        yield f"Step {step.number}: {plain(' '.join(filter(None, (step.process, name, step.country))))}"


def plain(text: str) -> str:
    """Letters and digits of ASCII: accents dropped, "&" written out, all else a blank.

    Text in another script leaves nothing to write; the form then gets a pointer to the exhibit list, never a guess.
    """
    folded = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^A-Za-z0-9]+", " ", re.sub(r"['’]", "", letters)).strip()
    return words or (_NOT_LATIN if text.strip() else "")


def date_in_words(iso: str) -> str:
    """2026-07-02 -> "2 July 2026": no mark, and no question which number is the month."""
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
