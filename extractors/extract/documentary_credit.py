"""Documentary credits: SWIFT MT700 by its tags, as printed by a bank. A credit moves no sum: it gives no amount.

Tags: SWIFT MT700 Issue of a Documentary Credit: 20 documentary credit number, 32B currency and amount, 50 applicant,
59 beneficiary; what follows them (31C, 41A, 44E, 45A ...) only ends them here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line
from extractors.values.iso_codes import currency_codes

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
