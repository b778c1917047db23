"""Papers that a sworn text names in its sentences without the word for number: "under invoices KI-118 and KI-119".

The words before the name lead to it; whether the sentence takes it back is asked of every number
(`disclaimed_numbers`). Words are data (`vocabulary/named_papers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.extract.candidates import Stretch, Value, make_value
from extractors.extract.labels import Label
from extractors.extract.sheet import Edge, Sheet
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.vocabulary import any_of, every_language, load_vocabulary

_PAPERS = frozenset({"invoice_number", "purchase_order_number", "contract_number"})
_SWORN = frozenset({"affidavit", "consignee_statement"})
# Of a number so named nine in ten were right.
SURE = 0.88
# Letters before a name in which its link stands.
LINK = 40
# The number of a paper: of letters and figures, or of three figures and more; a unit behind it makes it a quantity.
_NUMBER = re.compile(r"\s*(?P<number>(?=[^\s\d]*\d)[A-Z\d](?:[A-Z\d./-]*[A-Z\d])?)(?![\w%])(?![.,]\d)")
_SHORTEST = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def named_papers(sheet: Sheet) -> Iterator[Edge]:
    """The edges of the numbers so named."""
    if sheet.type not in _SWORN:
        return
    for labels in sheet.labels.values():
        for label in labels:
            if label.field in _PAPERS and not label.colon and _is_led_to(label):
                for value in _numbers(sheet, label):
                    yield Edge(label, label.field, value, SURE, "right")


def _is_led_to(label: Label) -> bool:
    before = fold(label.line.text[max(0, label.start - LINK) : label.start])
    return _links().search(before) is not None


def _numbers(sheet: Sheet, label: Label) -> Iterator[Value]:
    """The numbers behind a name, parted by commas and words for "and"."""
    line = label.line
    stretch = Stretch(line, label.end, line.phrases[line.phrase_at(label.start)].end, sheet.locale, label.text)
    text, at = stretch.text, 0
    while (found := _NUMBER.match(text, at)) and _is_number(text, found):
        yield make_value(stretch, found.start("number"), found.end("number"), found["number"])
        joined = _joints().match(fold(text), found.end())
        if joined is None:
            return
        at = joined.end()


def _is_number(text: str, found: re.Match[str]) -> bool:
    """Whether a code is a paper's: no date ("of invoice 12.03.2026"), and a bare figure neither a year nor a count."""
    code, end = found["number"], found.end("number")
    if len(code) < _SHORTEST or any(d.start < end <= d.end for d in find_dates(text)):
        return False
    return not code.isdigit() or (_YEAR.fullmatch(code) is None and _goes_on().match(fold(text), end) is not None)


@cache
def _links() -> re.Pattern[str]:
    table = load_vocabulary("named_papers")
    links, kinds = (any_of(every_language(table[name])) for name in ("links", "kinds"))
    return re.compile(rf"{links}(?:\s+{kinds})?\s*$")


@cache
def _goes_on() -> re.Pattern[str]:
    """How a sentence goes on behind a bare number: it ends, is dated, is joined to another, or has its verb."""
    words = any_of(every_language(load_vocabulary("named_papers")["followers"]))
    return re.compile(rf"\s*(?:[,;)]|\.?\s*$|\.\s)|\s+{words}|{_joints().pattern}")


@cache
def _joints() -> re.Pattern[str]:
    joints = any_of(every_language(load_vocabulary("named_papers")["joints"]))
    return re.compile(rf"\s*,(?:\s+{joints})?(?=\s*\S*\d)|\s+{joints}(?=\s+\S*\d)")
