"""Which words of a text make the number of a paper: one, groups of digits, short groups of capitals and digits."""

from __future__ import annotations

import re

# One number printed in groups of digits, as a telephone company does: "1 208 775 413", "M25 0448 1190 332".
_DIGIT_GROUPS = re.compile(r"(?:\d{1,4}|[A-Z]{1,3}\d{0,4})(?: \d{3,4}){2,4}(?: \d)?")
# Groups of another make ("421 938 861 00017 RCS Paris"): no group of them is a number by itself.
_GROUPED = re.compile(r"\d{1,4}(?: \d{3,}){2,}(?!\S)")


def identifier_words(words: list[str], whole: bool) -> list[str]:
    """The words of a text that make its number: one, or short groups of capitals and digits that fill the text."""
    if not words:
        return []
    if len(words) == 1:
        return words
    if _DIGIT_GROUPS.fullmatch(" ".join(words)):
        return words
    if whole and len(words) > 2 and all(w.isdigit() for w in words):
        return []  # groups of another make: no first group of them is the number
    if _GROUPED.match(" ".join(words)):
        return []
    grouped = all(re.fullmatch(r"[A-Z]{1,3}|[\w./-]*\d[\w./-]*", w) for w in words[1:])
    if (
        whole
        and len(words) <= 3
        and grouped
        and re.fullmatch(r"[A-Z]{1,5}(?:[/-][A-Z]{1,4})?|[\w./-]*\d[\w./-]*", words[0])
    ):
        return words
    if any(c.isdigit() for c in words[0]):
        return words[:1]
    if re.fullmatch(r"[A-Z][A-Za-z]{0,4}[./-]?|[A-Z]{1,5}[/-][A-Z]{1,4}|#", words[0]) and any(
        c.isdigit() for c in words[1]
    ):
        return words[:2]
    return []
