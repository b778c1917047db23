"""Names of companies as recognition misreads them: the ampersand, the "I" before a name, the signs of a legal form."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.segments import Segment
from extractors.vocabulary import load_vocabulary, stem_of


def as_written(segment: Segment) -> Segment:
    """A line as its writer set it; one that was not recognised is as it is."""
    return _with_form(_with_ampersand(segment))


# What recognition makes of the ampersand between two words of a name.
_TAKEN_FOR_AND = re.compile(r"(?<=[^\W\d]) (?:€|£|8) (?=[A-Z\u00c0-\u00de])")


def _with_ampersand(segment: Segment) -> Segment:
    """A scanned line with "&" where a currency or a lone 8 stands between two words."""
    if segment.words[0].source != "ocr" or not _TAKEN_FOR_AND.search(segment.text):
        return segment
    return replace(segment, text=_TAKEN_FOR_AND.sub(" & ", segment.text))


def _with_form(segment: Segment) -> Segment:
    """A scanned line with the legal form that stands in it as it is written: "S.r.I." is read for "S.r.l."."""
    if segment.words[0].source != "ocr":
        return segment
    text = segment.text
    for misread, form in _misread_forms():
        text = misread.sub(form, text)
    return segment if text == segment.text else replace(segment, text=text)


@cache
def _misread_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    table: dict[str, list[str]] = load_vocabulary("companies")["misread_forms"]
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), form) for form, words in table.items() for word in words
    )


def without_misread_speaker(name: str) -> str:
    """A name without the "I, " of who certifies before it, as scans give that: "l, ACME MILLS LTD."."""
    return _misread_speaker().sub("", name)


@cache
def _misread_speaker() -> re.Pattern[str]:
    return re.compile(rf"^{stem_of(load_vocabulary('parties')['defined']['misread_speakers'])},\s(?=[A-Z])")
