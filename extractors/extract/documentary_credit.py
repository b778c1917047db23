"""Documentary credits: SWIFT MT700 by its tags, as printed by a bank. A credit moves no sum: it gives no amount.

Tags: SWIFT MT700 Issue of a Documentary Credit: 20 documentary credit number, 32B currency and amount, 50 applicant,
59 beneficiary; what follows them (31C, 41A, 44E, 45A ...) only ends them here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line
from extractors.titles import is_title
from extractors.values.folding import fold
from extractors.values.iso_codes import currency_codes
from extractors.vocabulary import any_of, every_language, load_vocabulary

_TAG = re.compile(r"^\W{0,2}(\d{2}[A-Z]?)\s?:")
# Tags of which a credit has so many at least.
_OWN, LEAST = frozenset({"27", "40A", "40E", "31C", "31D", "32B", "41A", "41D", "45A", "46A"}), 4
NEXT_LINES = 2


def credit_fields(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Number and currency of a documentary credit; empty when the lines show none."""
    tagged = [(m[1], line, m.end()) for line in lines if (m := _TAG.match(line.text))]
    if len(_OWN & {tag for tag, _, _ in tagged}) < LEAST:
        return []
    found: list[Evidence] = []
    for tag, line, end in tagged:
        parts = [(line, end), *((ln, 0) for ln in lines[line.index + 1 : line.index + 1 + NEXT_LINES])]
        value = _number(parts) if tag == "20" else _currency(parts) if tag == "32B" else None
        if value is not None:
            found.append(make_evidence(sha256, "payment_reference" if tag == "20" else "currency", value, 0.96))
    return found


# SWIFT messages that move or report a movement of money; all others (19x free text, 7xx credits) move none.
_MOVING = frozenset({"102", "103", "200", "201", "202", "203", "204", "205", "900", "910", "940", "941", "942", "950"})
_MESSAGE = re.compile(r"(?:SWIFT\s*)?(?:MT|FIN)\s?([1-9]\d{2})(?![\w/-])|.*\{2:[IO]([1-9]\d{2})")
# Lines at the head of a paper in which its title stands.
HEAD = 14
_OF_MOVING = frozenset({"amount", "payment_date"})


def without_unmoved(kind: str, lines: Sequence[Line], fields: Sequence[Evidence]) -> Sequence[Evidence]:
    """The fields of a payment paper; of a credit or a message that moves no sum without its sum and its day."""
    if kind != "payment_proof" or not any(f.name in _OF_MOVING for f in fields) or not _moves_nothing(lines[:HEAD]):
        return fields
    return [f for f in fields if f.name not in _OF_MOVING]


def _moves_nothing(head: Sequence[Line]) -> bool:
    """Whether the first message named moves nothing, or a line is the title of a credit."""
    pieces = [line.text[p.start : p.end].lstrip(" :*") for line in head for p in line.phrases]
    message = next((m for text in pieces if (m := _MESSAGE.match(text))), None)
    if message is not None:
        return (message[1] or message[2]) not in _MOVING
    alone = [line.text.strip(" *-=") for line in head if len(line.phrases) == 1 and ":" not in line.text]
    titles = [text for text in (*alone, *pieces) if is_title(text) and not _credit_title().fullmatch(fold(text))]
    return not titles and any(_credit_title().fullmatch(fold(text)) for text in alone)


@cache
def _credit_title() -> re.Pattern[str]:
    """The title of a credit, with words of its kind before it and its number behind."""
    words = load_vocabulary("payments")
    kinds, named = (any_of(every_language(words[table])) for table in ("credit_kind", "credit"))
    return re.compile(
        rf"(?:{kinds}\s*)*{named}(?:\s*{kinds})*\W*(?:(?:no|nr|number|numero|ref|so|号|编号)\b\W*)?(?:\S*\d\S*)?"
    )


def _number(parts: Sequence[tuple[Line, int]]) -> Value | None:
    """The first word with a figure behind the tag; the heading that a bank prints before it has none."""
    for line, start in parts:
        if start == 0 and _TAG.match(line.text):
            return None
        for match in re.finditer(r"\S*\d\S*", line.text[start:]):
            return Value(line, start + match.start(), start + match.end(), match.group().strip(":"))
    return None


def _currency(parts: Sequence[tuple[Line, int]]) -> Value | None:
    for line, start in parts:
        for match in re.finditer(r"(?<![A-Za-z])([A-Z]{3})\s?(?=[#\d])", line.text[start:]):
            if match[1] in currency_codes():
                return Value(line, start + match.start(1), start + match.end(1), match[1])
    return None
