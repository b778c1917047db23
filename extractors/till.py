"""The slip of a till: which lines give its total, what was handed over, paid by card, given back, rounded, taxed.

A slip is known by what it prints, not by its shop: short lines in one column, and amounts behind the words of at least
two of those kinds (`vocabulary/till.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz import fuzz, process

from extractors.evidence import Page
from extractors.memo import remembered
from extractors.segments import is_full_width, plain, segments_of
from extractors.values.money import find_amounts
from extractors.vocabulary import load_vocabulary

KINDS = ("total", "net", "tax", "given", "card", "change", "rounding", "none")
PAID = frozenset({"given", "card", "change"})
# Letters of the longest line but a few, words of the paper, and pieces of a line: more is a form or a letter.
LONGEST_LINE = 64
MOST_WORDS = 350
MOST_PIECES = 4.0
# Points that text of a file may spread over: the widest roll is 112 mm, a bill set over a sheet of A4 is no slip.
WIDEST = 430.0
# A recognised word so long may differ from the vocabulary by a letter (percent alike).
MISREAD_LETTERS = 5
MISREAD_RATIO = 86.0
# Letters of the longest currency mark beside an amount.
MARK_LETTERS = 3
# A word, also one spread over its line letter by letter ("S U M M E").
_WORD = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){3,}(?!\w)|[^\W_]+|&")
_COUNT = re.compile(r"^\W*(?:\d{1,3}\s+(?=[^\W\d]))?")


@cache
def _phrases() -> dict[str, str]:
    table = load_vocabulary("till")
    return {plain(words): kind for kind in KINDS for words in table[kind]["words"]}


@cache
def _longest_phrase() -> int:
    return max(len(phrase.split()) for phrase in _phrases())


@lru_cache(maxsize=4096)
def till_kind(text: str, misread: bool = False) -> tuple[str, int] | None:
    """Kind of the amount that a line gives and the offset behind its words; None where it begins with none.

    `misread`: also words that differ by a letter, as recognition leaves them.
    """
    start = _COUNT.match(text)
    begin = start.end() if start else 0
    words = [(plain(m.group()).replace(" ", ""), begin + m.end()) for m in _WORD.finditer(text[begin:])]
    for size in range(min(_longest_phrase(), len(words)), 0, -1):
        said = " ".join(w for w, _ in words[:size])
        kind = _phrases().get(said) or (_near(said) if misread else None)
        if kind is not None:
            return kind, words[size - 1][1]
    return _cjk_kind(text, begin)


def _near(said: str) -> str | None:
    """The kind of words that differ by a letter in their longer words alone ("roundlng adj", but not "total hk")."""
    words = said.split()
    if not any(len(w) >= MISREAD_LETTERS for w in words):
        return None
    near = process.extract(said, _phrases_of(len(words)), scorer=fuzz.ratio, score_cutoff=MISREAD_RATIO, limit=3)
    return next((_phrases()[phrase] for phrase, _, _ in near if _alike(words, phrase.split())), None)


def _alike(words: list[str], others: list[str]) -> bool:
    return all(a == b or min(len(a), len(b)) >= MISREAD_LETTERS for a, b in zip(words, others, strict=True))


@cache
def _phrases_of(size: int) -> list[str]:
    return [phrase for phrase in _phrases() if len(phrase.split()) == size]


def _cjk_kind(text: str, begin: int) -> tuple[str, int] | None:
    rest = text[begin:]
    if not rest or not is_full_width(rest[0]):
        return None
    fits = [phrase for phrase in _phrases() if is_full_width(phrase[0]) and rest.startswith(phrase)]
    best = max(fits, key=len, default="")
    return (_phrases()[best], begin + len(best)) if best else None


@remembered(64)
def is_till_slip(page: Page) -> bool:
    """Whether a page is what a till prints: short lines, a total, and how it was paid, changed, rounded or taxed."""
    rows = _rows(page)
    if not rows or not _narrow(page, rows):
        return False
    kinds = set(_kinds(page, rows))
    if "total" not in kinds:
        return len(kinds & PAID) >= 2
    return bool(kinds & (PAID | {"rounding"})) or (_signed(rows) and ("tax" in kinds or _adds_up(rows)))


def _rows(page: Page) -> dict[int, list[str]]:
    segments = segments_of(page)
    return {line: [s.text for s in row] for line, row in groupby(segments, key=lambda s: s.line)}


def _narrow(page: Page, rows: dict[int, list[str]]) -> bool:
    seen = page.visible_words
    shown = [w.bbox for w in seen] if page.source == "text" else []
    if shown and max(b.x1 for b in shown) - min(b.x0 for b in shown) > WIDEST:
        return False
    lengths = sorted(sum(len(text) + 1 for text in row) for row in rows.values())
    pieces = sum(len(row) for row in rows.values()) / len(rows)
    return lengths[int(0.95 * (len(lengths) - 1))] <= LONGEST_LINE and len(seen) <= MOST_WORDS and pieces <= MOST_PIECES


def _kinds(page: Page, rows: dict[int, list[str]]) -> Iterator[str]:
    texts = [" ".join(row) for row in rows.values()]
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        found = till_kind(text, page.source == "ocr")
        beside = found and any(a.end > found[1] for a in find_amounts(text))
        if found and (beside or (is_bare_label(text, found[1]) and is_bare_amount(below))):
            yield found[0]


def _adds_up(rows: dict[int, list[str]]) -> bool:
    """Whether the amounts that close the lines above a total make it."""
    above: list[Decimal] = []
    texts = [" ".join(row) for row in rows.values()]
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        found, amount = till_kind(text, misread=True), _closing_amount(text)
        if found and found[0] == "total":
            amount = amount if amount is not None or not is_bare_amount(below) else _closing_amount(below)
            return bool(above) and sum(above) == amount
        if amount is not None and (found is None or found[0] != "none"):
            above.append(amount)
    return False


_CLOSING = re.compile(r"(?<![\d.,])(\d{1,6})[.,] ?(\d{2})(?: ?[A-Z€]{1,3})?$")


def _closing_amount(text: str) -> Decimal | None:
    """The amount with cents that closes a line."""
    found = _CLOSING.search(text.strip())
    return Decimal(f"{found[1]}.{found[2]}") if found else None


def is_bare_label(text: str, end: int) -> bool:
    """Whether a line is nothing but the words that end there: its amount may stand on the next one."""
    return not text[end:].strip(" :.")


def is_bare_amount(text: str) -> bool:
    """Whether a line is nothing but one amount."""
    return len(find_amounts(text)) == 1 and sum(c.isalpha() for c in text) <= MARK_LETTERS


def _signed(rows: dict[int, list[str]]) -> bool:
    """Whether a line begins with a word of a till ("Cashier: ANN", "Table 4")."""
    signs = [plain(word) for word in load_vocabulary("till")["signs"]["words"]]
    heads = [plain(text) for row in rows.values() for text in row]
    return any(
        h == s or h.startswith(f"{s} ") or (is_full_width(s[0]) and h.startswith(s)) for h in heads for s in signs
    )
