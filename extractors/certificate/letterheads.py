"""What a firm prints of itself at the head or foot of its paper: its trades, its offices, the house it is of.

A closed grammar: a line with one word more is no such line, and is read as any other line beside the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.certificate.offices import office_words
from extractors.certificate.shapes import Piece
from extractors.certificate.translation_words import HAN, plain
from extractors.forms import form_data

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_NAMES = 8  # words behind a label
_SINCE, _LONGEST_SAYING = 2, 9  # words that tell since when a firm is, and words of a saying


def describes_the_firm(said: Sequence[Piece]) -> bool:
    """Whether the line tells nothing but what a firm prints of itself or of the way of the goods behind the form."""
    if not said or any(HAN.search(w.raw) for w in said):
        return False
    return _is_trade(said) or _is_slogan(said) or _is_labelled(said) or _is_measure(said)


def _is_trade(said: Sequence[Piece]) -> bool:
    """ "Manufacturers and exporters of cotton yarn", "Cotton spinners since 1952"."""
    texts = [_bare(w) for w in said]
    trades, products, joints = _words("trades"), _words("products"), _words("joints")
    one = _words("trade") if products & set(texts) else frozenset()
    if not (trades | one) & set(texts) or said[-1].raw.rstrip().endswith(":"):
        return False
    known = trades | one | products | joints
    return all(t in known or not t or _YEAR.fullmatch(t) for t in texts)


def _is_slogan(said: Sequence[Piece]) -> bool:
    """ "Colour is our promise", "Quality first, since 1952": of the words of sayings alone, and since when."""
    texts, (heads, joints) = [_bare(w).strip("'’") for w in said], _sayings()
    if len(texts) > _SINCE and texts[-_SINCE] in _words("began") and _YEAR.fullmatch(texts[-1]):
        texts, heads, joints = texts[:-_SINCE], heads | _words("products"), joints | _words("joints")
    if len(said) > _LONGEST_SAYING or said[-1].raw.rstrip().endswith((":", "?", "*")):
        return False
    return not heads.isdisjoint(texts) and set(texts) <= heads | joints | {""}


@lru_cache(maxsize=1)
def _sayings() -> tuple[frozenset[str], frozenset[str]]:
    """The words of which one at least stands in a saying, and those that stand beside them."""
    table = form_data("certificate_letterheads")["slogans"]
    return frozenset(table["heads"].split()), frozenset(table["joints"].split())


def _is_labelled(said: Sequence[Piece]) -> bool:
    """ "Branch offices: Chennai, Shanghai", "Sister concern of Acme Spinners Pvt. Ltd."."""
    for use in ("labels", "houses"):
        behind = _behind(said, use)
        if behind is None or len(behind) > _LONGEST_NAMES or not all(_is_name(w) for w in behind):
            continue
        return use == "labels" or (bool(behind) and _bare(behind[-1]) in office_words().companies)
    return False


def _is_measure(said: Sequence[Piece]) -> bool:
    """ "Yarn count 30s"."""
    behind = _behind(said, "measures")
    units = frozenset(form_data("certificate_letterheads")["measures"]["units"].split())
    return bool(behind) and all(w.has_digit or _bare(w) in units for w in behind or ())


def _behind(said: Sequence[Piece], use: str) -> Sequence[Piece] | None:
    """What stands behind one of the labels at the line's beginning; None where there is none."""
    texts = [_bare(w) for w in said]
    for name in form_data("certificate_letterheads")[use]["names"]:
        label = name.split()
        if texts[: len(label)] == label:
            return said[len(label) :]
    return None


def _is_name(word: Piece) -> bool:
    return (word.raw[:1].isupper() and not word.has_digit and ":" not in word.raw) or word.raw in {"&", "-", ","}


def _bare(word: Piece) -> str:
    return plain(word.text).strip(".,:;()")


@lru_cache(maxsize=8)
def _words(use: str) -> frozenset[str]:
    """The words of one use in all languages, without marks."""
    return frozenset(plain(w) for told in form_data("certificate_letterheads")[use].values() for w in told.split())
