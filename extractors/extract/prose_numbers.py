"""Numbers of papers that a sentence parts from their word at the end of a line: "purchase order" over "LHG-5520-3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.extract.candidates import Value
from extractors.extract.labels import PLAIN, Label
from extractors.extract.prose_dates import next_of_paragraph
from extractors.extract.sheet import Edge, Sheet
from extractors.values.dates import find_dates
from extractors.values.identifiers import trim_identifier

_NUMBERED = frozenset(
    {"invoice_number", "purchase_order_number", "contract_number", "bill_of_lading_number", "entry_number"}
)
# A sentence has so many words before its label.
WORDS = 5
SURE = 0.75
# A code of capitals and figures in parts, no norm ("ISO-9001"), and the sentence that goes on behind it.
_CODE = re.compile(
    r"((?!(?:ISO|IEC|DIN|ASTM|AATCC|EN)\b)(?=[A-Z\d]*[A-Z])(?=\S*\d)[A-Z\d]+(?:[-/.][A-Z\d]+)+)[,;.)]*(?=\s+[^\W\d_]|$)"
)


def prose_numbers(sheet: Sheet) -> Iterator[Edge]:
    """The edges of firm labels of numbers that close a line of a paragraph, to the code that opens the next one."""
    for labels in sheet.labels.values():
        for label in labels:
            if label.field in _NUMBERED and label.strength >= PLAIN and label.text.islower() and _closes_line(label):
                yield from _below(sheet, label)


def _closes_line(label: Label) -> bool:
    line = label.line
    alone = len(line.phrases) == 1
    return alone and not line.text[label.end :].strip() and len(line.text[: label.start].split()) >= WORDS


def _below(sheet: Sheet, label: Label) -> Iterator[Edge]:
    below = next_of_paragraph(sheet, label.line)
    code = _CODE.match(below.text) if below is not None and len(below.phrases) == 1 else None
    if below is None or code is None or find_dates(code[1]):
        return
    number = trim_identifier(code[1])
    yield Edge(label, label.field, Value(below, 0, len(number), number), SURE, "right")
