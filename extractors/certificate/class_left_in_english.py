"""The class of labor left in English in a translation: word for word as in the blank, it is the one indicated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.certificate.tokens import Token, folded
from extractors.certificate.translated_sentence import sentences
from extractors.certificate.translation_words import HAN, plain

_INDICATED = "所述类别的劳动"
_Words = Sequence[tuple[int, Token]]


def with_class_told(language: str, words: _Words, labor: Sequence[str]) -> _Words:
    """The words, each with its line, with those of the blank told as the class indicated; none where it cannot be.

    `labor`: the words of the blank, which stand once.
    """
    told = sentences()[language].indicated if language in sentences() else ()
    count, texts = len(labor), [plain(w.text) for _, w in words]
    found = [i for i in range(len(texts)) if labor and tuple(texts[i : i + count]) == tuple(labor)]
    if len(found) != 1 or not told:
        return ()
    at = found[0]
    (number, first), (_, last) = words[at], words[at + count - 1]
    stands = [(number, replace(first, text=text)) for text in told[:-1]]
    return [*words[:at], *stands, (number, replace(last, text=told[-1])), *words[at + count :]]


def signs_with_class_told(words: Sequence[Token], labor: Sequence[str]) -> str:
    """The signs of Han, with the words of the blank behind the verb of employing told as the class indicated."""
    text, said = (re.sub(r"\W", "", plain(folded("".join(of)))) for of in ((w.raw for w in words), labor))
    told = re.sub(rf"(?<=[用过過]){said}(?![a-z])", _INDICATED, text) if said else text
    return "".join(HAN.findall(told))
