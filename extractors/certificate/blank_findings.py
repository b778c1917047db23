"""Findings on the blanks of one or two readings: empty, placeholder, undated, unsigned, class of labor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.certificate.blanks import Blank, covers, is_placeholder, may_cover, says_its_kind
from extractors.certificate.fillings import holds_a_day, is_no_day
from extractors.certificate.form import BLANKS, Form
from extractors.certificate.reading import FormReading
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token
from extractors.certificate.witness import Weighed
from extractors.evidence import BBox

_LEVEL = 0.8  # heights of a letter that words of one row lie apart at most
_BARE = 8  # empty blanks from which the form was not filled in


def as_blank(block: object) -> Blank:
    """The value of a block below the body; None where it is empty."""
    value, page, box = getattr(block, "value", ""), getattr(block, "page", 0), getattr(block, "bbox", None)
    return Blank(value or None, page, box)


def is_signed(reading: FormReading, other: FormReading | None) -> bool | None:
    """Signed when either reading shows it: each sees another kind of ink."""
    seen = [reading.signature.signed, other.signature.signed if other else None]
    if True in seen:
        return True
    if reading.ocr and other is None:
        return None
    return None if None in seen[: 2 if other else 1] else False


def blank_findings(
    form: Form, reading: FormReading, other: FormReading | None, blanks: Mapping[str, Blank], classes: tuple[str, ...]
) -> tuple[list[Difference], list[Difference]]:
    """(certain, doubtful) findings on the blanks: empty, placeholder, undated, unsigned, class of labor."""
    sure: list[Difference] = []
    doubtful: list[Difference] = []
    for name in BLANKS:
        reason = _blank_reason(form, reading, name, blanks[name], classes)
        if not reason:
            doubtful += _placeholders_of_one(form, reading, other, name)
            continue
        found = blanks[name].value or ""
        box, page = blanks[name].bbox or _gap_box(form, reading, name), blanks[name].page or reading.tokens[0].page
        kind = {
            "empty": "empty_blank",
            "placeholder": "empty_blank",
            "undated": "undated",
            "no_day": "undated" if name == "dated" else "empty_blank",
            "labor_class": "labor_class",
        }
        item = Difference(kind[reason], reason, "", found, page, box, (), (), name)
        printed = reason in ("placeholder", "no_day") and not reading.ocr
        agreed = other is None or printed or bool(_blank_reason(form, other, name, _own(other, name), classes))
        doubted = reading.ocr and (
            other is None
            or (reason == "placeholder" and _is_run_on(form, reading, name))
            or (reason == "empty" and any(_stands_beside(form, r, name) for r in (reading, other)))
        )
        doubted = doubted or (reason == "labor_class" and may_cover(found, classes, form))
        (sure if agreed and not doubted else doubtful).append(item)
    signed = is_signed(reading, other)
    if not signed:
        place = reading.signature.signer
        page, box = place.page or reading.tokens[-1].page, place.bbox or reading.tokens[-1].bbox
        item = Difference("unsigned", "unsigned", "", "", page, box, (), (), "signature")
        (doubtful if signed is None else sure).append(item)
    return sure, doubtful


def _placeholders_of_one(
    form: Form, reading: FormReading, other: FormReading | None, name: str
) -> Iterator[Difference]:
    """A scan's blank that holds a placeholder in one reading and more in the other: figures made of a line, perhaps."""
    for read in (reading, other) if reading.ocr and other is not None else ():
        blank = _own(read, name)
        if name != "dated" and blank.value and is_placeholder(name, blank.value, form.vocabulary):
            yield Difference("empty_blank", "placeholder", "", blank.value, blank.page, blank.bbox, (), (), name)
            return


def believed(
    sure: list[Difference], doubtful: list[Difference], weighed: Weighed
) -> tuple[list[Difference], list[Difference]]:
    """(certain, doubtful) findings on a scan: where words are in doubt, a blank may only be out of order or unread."""
    empty = sum(d.reason in ("empty", "undated") for d in sure)
    told = bool(weighed.certain or weighed.doubtful) or 1 < empty < _BARE
    lost = [d for d in sure if told or (d.reason == "undated" and d.bbox is None)]
    return [d for d in sure if d not in lost], [*doubtful, *lost]


def _own(reading: FormReading, name: str) -> Blank:
    return as_blank(reading.dated) if name == "dated" else reading.blanks.get(name, Blank(None, 0, None))


def _blank_reason(form: Form, reading: FormReading, name: str, blank: Blank, classes: tuple[str, ...]) -> str:
    if name == "signature":
        return ""
    if name == "dated":
        value = blank.value or ""
        said = any(c.isdigit() for c in value) if reading.ocr else holds_a_day(value)
        return "undated" if not said else "no_day" if is_no_day(value) else ""
    if name == "place_of_departure" and reading.settled.literal:
        return ""
    if blank.value is None:
        return "empty"
    if not says_its_kind(name, blank.value) or _is_caption_alone(form, blank.value):
        return "placeholder"
    if is_placeholder(name, blank.value, form.vocabulary):
        return "placeholder"
    if name == "departure_date" and is_no_day(blank.value):
        return "no_day"
    return "labor_class" if name == "labor_class" and not covers(blank.value, classes, form) else ""


def _is_caption_alone(form: Form, value: str) -> bool:
    """Captions of the form in brackets, read as filling, and beside them no letter and no figure."""
    left = re.sub(r"\(([^()]*)\)", lambda m: "" if _is_caption(form, m.group(1)) else m.group(), value)
    return left != value and not re.search(r"\w", left)


def _is_caption(form: Form, text: str) -> bool:
    words = tuple(re.findall(r"[^\W\d_]+", text.casefold()))
    return any(words in wordings for wordings in form.captions.values())


def _is_run_on(form: Form, reading: FormReading, name: str) -> bool:
    """The word of the form behind the blank was read with more letters than its own: the rest of the filling."""
    after = next(i for i, e in enumerate(form.elements) if e.blank == name) + 1
    seen = reading.settled.words.get(after)
    return seen is not None and any(len(reading.tokens[t].text) > len(form.elements[after].word) for t in seen.tokens)


def _stands_beside(form: Form, reading: FormReading, name: str) -> bool:
    """Words that are none of the form's right of the words before the blank: its filling, read out of order.

    Beside a label of two lines a filling may stand on a level with the first.
    """
    body = range(reading.settled.start, reading.settled.end)
    loose = [t for n, t in enumerate(reading.tokens) if n not in body and t.text]
    return any(_is_right_of(t, word) for word in _words_before(form, reading, name) for t in loose)


def _words_before(form: Form, reading: FormReading, name: str) -> Iterator[Token]:
    """The words of the form between the last blank and this one, from the last to the first."""
    at = next((i for i, e in enumerate(form.elements) if e.blank == name), 0)
    for number in range(at - 1, -1, -1):
        if not form.elements[number].word:
            return
        seen = reading.settled.words.get(number)
        yield from (reading.tokens[t] for t in seen.tokens) if seen is not None else ()


def _is_right_of(token: Token, place: Token) -> bool:
    level = abs(token.bbox.center[1] - place.bbox.center[1]) < _LEVEL * place.bbox.height
    return level and token.page == place.page and token.bbox.x0 > place.bbox.x1


def _gap_box(form: Form, reading: FormReading, name: str) -> BBox | None:
    """The place of an empty blank: the word of the form before it."""
    at = next((i for i, e in enumerate(form.elements) if e.blank == name), 0)
    seen = reading.settled.words.get(at - 1)
    return reading.tokens[seen.tokens[-1]].bbox if seen is not None and seen.tokens else None
