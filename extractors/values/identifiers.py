"""Identifiers as printed: document numbers, containers (ISO 6346), HS codes, entry numbers, accounts, incoterms."""

from __future__ import annotations

import re

INCOTERMS = (
    "EXW",
    "FCA",
    "FAS",
    "FOB",
    "CFR",
    "CIF",
    "CPT",
    "CIP",
    "DAP",
    "DPU",
    "DDP",
    "DAT",
    "DAF",
    "DES",
    "DEQ",
    "DDU",
)
_INCOTERM = re.compile(
    rf"(?<![A-Za-z])({'|'.join(INCOTERMS)}|C\s?&\s?F|CNF|C\.I\.F\.?|F\.O\.B\.?)(?![A-Za-z])", re.IGNORECASE
)
_CONTAINER = re.compile(r"(?<![A-Z0-9])([A-Z]{3}[UJZ])[\s-]?(\d{6})[\s-]?(\d)(?!\d)")
_HS = re.compile(
    r"(?<![\w.])(\d{4} \d{2} \d{2}(?: \d{2})?"
    r"|\d{4}(?:\.?\d{2}){0,1}(?:\.?\d{2,4}){0,1}(?:\.?\d{2}){0,2}|\d{4} \d{2}(?: \d{2,4})?)"
    r"(?![\w]|[.,]\d)"
)
_ENTRY = re.compile(r"(?<!\w)([A-Z0-9]{3}\s?-\s?\d{7}\s?-\s?\d)(?!\w)")
_LETTER_VALUES = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=True))


def parse_incoterm(text: str) -> str | None:
    """The three letters of the first delivery term in a text ("C&F Izmir" -> CFR), or None."""
    found = _INCOTERM.search(text)
    if not found:
        return None
    letters = re.sub(r"[^A-Z&]", "", found[1].upper())
    return {"C&F": "CFR", "CNF": "CFR"}.get(letters, letters)


def container_check_digit(prefix: str, digits: str) -> int:
    """Check digit of a container number (ISO 6346): weights are powers of two, modulo 11, 10 counts as 0."""
    values = [_LETTER_VALUES[c] for c in prefix] + [int(d) for d in digits]
    return sum(v << i for i, v in enumerate(values)) % 11 % 10


def find_containers(text: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Container numbers of a text: (start, end, as printed, whether the check digit is right)."""
    return tuple(
        (m.start(), m.end(), m.group(), container_check_digit(m[1], m[2]) == int(m[3]))
        for m in _CONTAINER.finditer(text)
    )


def find_hs_codes(text: str) -> tuple[tuple[int, int, str], ...]:
    """Tariff codes of a text: 4, 6, 8 or 10 digits (12 in Turkey), dotted or not, of chapters 01 to 99."""
    found = []
    for m in _HS.finditer(text):
        digits = re.sub(r"\D", "", m.group())
        if len(digits) in (4, 6, 8, 10, 12) and digits[:2] != "00":
            found.append((m.start(), m.end(), m.group()))
    return tuple(found)


def find_entry_numbers(text: str) -> tuple[tuple[int, int, str], ...]:
    """US customs entry numbers: filer code, seven digits, check digit (CBP Form 7501, block 1)."""
    return tuple((m.start(), m.end(), re.sub(r"\s", "", m.group())) for m in _ENTRY.finditer(text))


_NUMBERISH = re.compile(r"[#]?[A-Za-z0-9\u00c0-\u024f\u4e00-\u9fff][\w./\\#&()+*:_-]*")


# A sum with its sign ("-0.02") and a rate ("10%") are no numbers of papers or of lots.
_SUM_OR_RATE = re.compile(r"\s*[-−+]\s*\d+[.,]\d{2}\s*|.*\d\s*%\W*")


def is_sum_or_rate(text: str) -> bool:
    """Whether a text as printed is a sum less or more than nothing, or a percentage."""
    return _SUM_OR_RATE.fullmatch(text) is not None


# The hidden figures of a card or account ("XXXXXXXXXXXX0041", "****1234").
_MASKED = re.compile(r"[*•#]{3}|(?<![A-Za-z])[Xx]{4}|[Xx]{6}")


def looks_like_identifier(text: str) -> bool:
    """Whether a text can be a document number: it holds a digit, no sentence, no mail address, no masked figures."""
    return (
        any(map(str.isdigit, text))
        and _MASKED.search(text) is None
        and len(text) <= 40
        and "@" not in text
        and not is_sum_or_rate(text)
        and sum(c.isalpha() and c.islower() for c in text) <= max(4, len(text) // 2)
        and bool(re.search(r"\w", text))
    )


# The word for number before one, where it stands in the line below its label ("ORDEN DE COMPRA" over "No. OC-26").
_NUMBER_WORD = re.compile(r"(?:(?:n[or]|nro|n[úu]m)\.\s*[:#]?|n[°º])\s+(?=\S*\d)", re.IGNORECASE)


def without_number_word(text: str) -> str:
    """A text without the word for number that it opens with, where a number follows it."""
    return _NUMBER_WORD.sub("", text, count=1) if _NUMBER_WORD.match(text) else text


def trim_identifier(text: str) -> str:
    """A document number without the marks around it: "No.: INV-7," -> INV-7 loses its comma, keeps its dashes."""
    body = text.strip(" \t:;,|·•*'\"“”")
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1].strip()
    while body.endswith((".", ")", "]", "-", "/")) and not (body.endswith(")") and "(" in body):
        body = body[:-1].rstrip()
    while body.startswith(("(", "[", "-", ".", "=", ":", "/")) and not (body.startswith("(") and ")" in body):
        body = body[1:].lstrip()
    return body
