"""Marks of letters and figures on scans ("CVLHOU538431", "EXP/929/2020-26"): no word of a language tells their letters.

Where two readings differ in a letter that looks like a figure, what stands on both sides of it decides; where an
engine sees a space behind a hyphen within a number that is none in the ink, the two pieces are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.ocr.tesseract import OcrWord

# Figures and the letters that look like them.
_ALIKE = {"0": "OQD", "1": "IlT", "2": "Z", "5": "S", "6": "G", "8": "B"}
# A space is wider than this share of a letter's height.
_CLOSE = 0.2
# A number that a hyphen or stroke leaves open, and what may go on with it.
_OPEN, _GOING_ON = re.compile(r"\d[-/]$"), re.compile(r"\d+(?:[-/]\w+)*$")


def as_surrounded(first: str, second: str) -> str:
    """The second reading of a mark, with a letter or figure of the first where the two look alike and both of its
    neighbours, on which the readings agree, are letters or figures like it: "CVLH0U" read for "CVLHOU"."""
    if len(first) != len(second):
        return second
    return "".join(_chosen(first, second, i) for i in range(len(second)))


def _chosen(first: str, second: str, at: int) -> str:
    one, other = first[at], second[at]
    if one == other or not (_are_alike(one, other) and 0 < at < len(second) - 1):
        return other
    beside = [second[at - 1], second[at + 1]]
    if [first[at - 1], first[at + 1]] != beside:
        return other
    if (one.isalpha() and all(map(str.isalpha, beside))) or (one.isdecimal() and all(map(str.isdecimal, beside))):
        return one
    return other


def _are_alike(one: str, other: str) -> bool:
    return one in _ALIKE.get(other, "") or other in _ALIKE.get(one, "")


def closed_up(words: Iterable[OcrWord], unit: float) -> list[OcrWord]:
    """The words, a number that ends in a hyphen as one with the figures right behind it: "2020-", "26"."""
    found: list[OcrWord] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, word, unit):
            found[-1] = _joined(last, word)
        else:
            found.append(word)
    return found


def _goes_on(last: OcrWord, word: OcrWord, unit: float) -> bool:
    close = last.line == word.line and abs(word.x0 - last.x1) < _CLOSE * unit
    return close and _OPEN.search(last.text) is not None and _GOING_ON.match(word.text) is not None


def _joined(last: OcrWord, word: OcrWord) -> OcrWord:
    top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
    sure = min(last.confidence, word.confidence)
    return replace(last, text=last.text + word.text, x1=word.x1, top=top, bottom=bottom, confidence=sure)
