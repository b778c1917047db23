"""Whether two differences, each of another reading of the page, show the same departure from the form. Pure."""

from __future__ import annotations

from extractors.certificate.signs import Difference
from extractors.certificate.words import distance, is_misreading


def agree(a: Difference, b: Difference) -> bool:
    """Both readings show the same departure at the same place of the form."""
    if is_strange(a) and a.blank and (a.blank, a.reason) == (b.blank, b.reason):
        return True
    if a.kind != b.kind or (a.elements and b.elements and not set(a.elements) & set(b.elements)):
        return False
    if a.kind == "missing":
        return a.expected == b.expected
    return _same_words(a.found, b.found) and _same_words(a.expected, b.expected)


def is_strange(item: Difference) -> bool:
    """Words of a filling or beside the form that are not known."""
    return item.doubt and item.reason in ("filling", "exception")


def _same_words(a: str, b: str) -> bool:
    left, right = a.casefold().replace(" ", ""), b.casefold().replace(" ", "")
    return left == right or is_misreading(left, right) or distance(left[:40], right[:40], 3) <= len(left) // 8
