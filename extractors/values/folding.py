"""Folding: one spelling for comparing words across case, width, accents and languages."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_HAN = tomllib.loads((Path(__file__).parent.parent / "vocabulary" / "han.toml").read_text("utf-8"))
# Traditional Chinese characters -> the simplified ones in which the vocabulary is written.
_SIMPLE = str.maketrans(_HAN["traditional"], _HAN["simplified"])
# Letters that Unicode does not decompose, in the languages that trade papers come in.
_PLAIN = str.maketrans({"ı": "i", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "№": "no"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, full-width to plain, accents dropped, one script for Chinese.

    "Số Hóa Đơn" -> "so hoa don", "TARİHİ" -> "tarihi", "產出數量" -> "产出数量".
    """
    if text.isascii():
        return text.lower()
    lowered = simplified(unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN))
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


def simplified(text: str) -> str:
    """The text with simplified Chinese characters for traditional ones, each in its place."""
    return text.translate(_SIMPLE)


def is_cjk(char: str) -> bool:
    """Whether a character is a letter of the far East (Han, kana, hangul), whose words may run on without spaces.

    With punctuation and without hangul, to join the words of a page: `segments.is_full_width`.
    """
    return "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or "\uf900" <= char <= "\ufaff"
