"""A judged certificate as a person compares it: the form word by word, each with what became of it on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.certificate import CertificateReading
from extractors.certificate.blanks import covers, is_placeholder
from extractors.certificate.form import Element, Form, certificate_form
from extractors.certificate.layer import hidden_inside
from extractors.certificate.reading import FormReading, read_form
from extractors.certificate.signs import Difference
from extractors.certificate.witness import Weighed, weigh
from extractors.evidence import Document, Page
from extractors.ocr.orient import upright_page

State = Literal["expected", "deviating", "doubtful", "filled", "empty"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the form, or one blank, in one state.

    `expected`: the form's words, "" for words that the form does not have; `found`: the words on the page where they
    are not the form's, or what fills the blank.
    """

    state: State
    expected: str = ""
    found: str = ""
    blank: str = ""


def screen(
    document: Document, judged: CertificateReading, classes: tuple[str, ...] = (), second: Document | None = None
) -> tuple[Stretch, ...]:
    """The form from its first word to the signature; empty when the page does not show the form."""
    form = certificate_form()
    pages = _upright([p for p in document.pages if p.source != "unreadable"])
    reading = read_form(pages, form)
    if reading is None or judged.verdict == "not_a_certificate":
        return ()
    other = read_form(_upright(second.pages), form) if second is not None else None
    weighed = weigh(form, reading, other, hidden_inside(pages, reading))
    body = _body(form, reading, weighed, judged, classes)
    return tuple(_joined([*body, *_below(judged)]))


def _upright(pages: Sequence[Page]) -> list[Page]:
    return [upright_page(p) for p in pages]


def _body(
    form: Form, reading: FormReading, weighed: Weighed, judged: CertificateReading, classes: tuple[str, ...]
) -> Iterator[Stretch]:
    marks: list[tuple[Difference, State]] = [(d, "deviating") for d in weighed.certain]
    marks += [(d, "doubtful") for d in weighed.doubtful]
    at = {n: (d, state) for d, state in reversed(marks) if d.expected for n in d.elements}
    loose = [(d, state) for d, state in marks if not (d.expected and d.elements) and d.found]
    shown: set[int] = set()
    for number, element in enumerate(form.elements):
        here = [m for m in loose if _stands_before(reading, m[0], number)]
        yield from (Stretch(state, "", d.found) for d, state in here)
        loose = [m for m in loose if m not in here]
        if element.blank:
            yield _blank(form, judged, element.blank, classes)
        elif number in at:
            difference, state = at[number]
            found = "" if id(difference) in shown else difference.found
            shown.add(id(difference))
            yield Stretch(state, _printed(element), found)
        else:
            yield Stretch("expected", _printed(element))
    yield from (Stretch(state, "", d.found) for d, state in loose)


def _printed(element: Element) -> str:
    return f"{element.comma_before.strip()} {element.printed}".strip()


def _stands_before(reading: FormReading, difference: Difference, number: int) -> bool:
    """Words without a place in the form go before the first of its words that follows them on the page."""
    seen = reading.settled.words.get(number)
    return bool(difference.tokens and seen and seen.tokens and seen.tokens[0] > difference.tokens[0])


def _blank(form: Form, judged: CertificateReading, name: str, classes: tuple[str, ...]) -> Stretch:
    value = judged.blanks[name].value or ""
    if not value:
        return Stretch("empty", blank=name)
    refused = is_placeholder(name, value, form.vocabulary)
    refused = refused or (name == "labor_class" and not covers(value, classes, form))
    wrong: State = "doubtful" if judged.verdict == "review" else "deviating"
    return Stretch(wrong if refused else "filled", found=value, blank=name)


def _below(judged: CertificateReading) -> Iterator[Stretch]:
    dated = judged.blanks["dated"].value or ""
    yield Stretch("filled" if dated else "empty", found=dated, blank="dated")
    state: State = "filled" if judged.signed else "doubtful" if judged.signed is None else "empty"
    yield Stretch(state, found=judged.signer.value or "", blank="signature")


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbouring words in one state as one stretch; found words stay with the words they replace."""
    held: Stretch | None = None
    for item in stretches:
        if held is not None and _continues(held, item):
            held = replace(held, expected=f"{held.expected} {item.expected}")
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _continues(held: Stretch, item: Stretch) -> bool:
    fixed = held.state == item.state and not held.blank and not item.blank
    return fixed and not item.found and bool(held.expected and item.expected)
