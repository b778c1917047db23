"""Names on an English page in the letters of their country: read once more, piece by piece, with its language's model.

The English model writes "Siiddeutsche" and "Isik" for "Süddeutsche" and "Işık". Only letters with marks are taken over,
where all other letters are the same; so no word of the page becomes another one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.certificate.misread import with_accents
from extractors.ocr.language import local_languages
from extractors.ocr.line_reading import read_in_language
from extractors.ocr.pieces import Box
from extractors.ocr.reconciled import places
from extractors.ocr.tesseract import OcrWord, installed_languages
from extractors.ocr.witnessed import is_of_the_form

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_SURE = 0.6  # confidence from which a letter with a mark is believed
_MOST = 2  # languages of one page


def with_local_letters(
    grey: Pixels, first: Sequence[OcrWord], second: Sequence[OcrWord], lines: Sequence[Box], unit: float
) -> list[OcrWord]:
    """The first engine's words of a level page, its names in their own letters.

    `second`: the other engine's words, which tell where the names are from, too; `lines`: boxes of lines; `unit`: the
    height of a letter in pixels.
    """
    said = [w.text for w in (*first, *second)]
    codes = [code for code in local_languages(said) if code in installed_languages()][:_MOST]
    names = _names(first)
    if not codes or not names:
        return list(first)
    for code in codes:
        again = [w for w in read_in_language(grey, names, lines, unit, (code,)) if w.confidence >= _SURE]
        found = places(first, again)
        first = [w for p in found if p.first for w in (_marked(p.first, p.second) if p.second else p.first)]
    return list(first)


def _names(words: Sequence[OcrWord]) -> list[Box]:
    """Boxes of names; a word before one is, too, behind another one or with a comma ("izmir, Türkiye" is "İzmir")."""
    named = [_is_name(w.text) for w in words]
    held = [w for w, own in zip(words, named, strict=True) if own]
    for n, (word, after) in enumerate(itertools.pairwise(words)):
        begins = not named[n] and named[n + 1] and word.x1 < after.x0
        if begins and (word.text.endswith(",") or (n and named[n - 1] and words[n - 1].x1 < word.x0)):
            held.append(word)
    return [(w.x0, w.top, w.x1, w.bottom) for w in held]


def _is_name(text: str) -> bool:
    """A word with a capital, or a letter with a mark, that is none of the form's."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and (letters[0].isupper() or not text.isascii()) and not is_of_the_form(text)


def _marked(words: tuple[OcrWord, ...], again: tuple[OcrWord, ...]) -> tuple[OcrWord, ...]:
    if len(words) != len(again):
        return words
    pairs = zip(words, again, strict=True)
    return tuple(
        replace(w, text=with_accents(w.text, a.text)) if _is_name(w.text) or _is_name(a.text) else w for w, a in pairs
    )
