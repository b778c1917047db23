"""When two spellings name one company. Pure; each merge can be explained in a sentence."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.trade_names import says_in_english

# Legal forms and their abbreviations do not tell companies apart; the words before them do.
_FORMS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "registry" / "legal_words.toml").read_text(encoding="utf-8")
)
_LEGAL = frozenset(word for words in _FORMS.values() for word in words if " " not in word)
_PHRASES = tuple(phrase.split() for words in _FORMS.values() for phrase in words if " " in phrase)
# A longer word of a form that recognition gives with one other letter is still that word ("Sanavi", "Limiled").
_READABLE = 6
_VIETNAMESE = frozenset({*_FORMS["vietnamese"]} - {"joint", "stock"})  # which stand in English names, too
_VIETNAMESE_FORM = frozenset({"cong", "tnhh"})
_BRACKETED = re.compile(r"^\s*([^()]+?)\s*\(([^()]+)\)\s*$")
_RELATES = re.compile(r"(?i)\b(?:of|by|for|to|as|per|at|in|a|an|via|care|c/o)\b")  # "(a division of Acme Ltd.)"
_SHARE_OF_LONGER = 0.75
_FUZZY = 93.0


def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a company apart: folded to ASCII where Latin, without legal forms and punctuation."""
    folded = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("đ", "d").replace("Đ", "D")).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    kept = tuple(w for w in _without_phrases(words) if w not in _LEGAL)
    return kept or tuple(words)


def _without_phrases(words: list[str]) -> list[str]:
    """The words without those that only together are short for a legal name ("San. ve Tic.")."""
    for phrase in _PHRASES:
        for at in range(1, len(words) - len(phrase) + 1):
            if words[at : at + len(phrase)] == phrase:
                return words[:at] + words[at + len(phrase) :]
    return words


def legal_name(name: str) -> str:
    """The name with its legal form, folded, without punctuation: what tells an affiliate from its namesake abroad."""
    folded = unicodedata.normalize("NFKD", name.replace("&", " and ").replace(".", "")).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in folded if not unicodedata.combining(c))))


def is_legal_word(word: str) -> bool:
    """Whether the word is a legal form ("Ltd", "Inc") or one of its abbreviations."""
    return word.casefold().strip(".") in _LEGAL


def also_named(name: str) -> tuple[str, ...]:
    """The two names of a firm that stand one in brackets behind the other, "绿木有限公司 (Green Wood Co., Ltd.)".

    What is in brackets is its other name where one of them is in another script, or where both have the same words. Any
    other firm there may be its owner, its buyer or nobody's business: it is doubt.
    """
    outside, inside = _with_firm(name)
    if not inside or _RELATES.search(inside):
        return ()
    same = name_words(outside) == name_words(inside) or _is_translated(outside, inside)
    return (outside, inside) if same or is_latin(outside) != is_latin(inside) else ()


def _is_translated(outside: str, inside: str) -> bool:
    """The same name with its forms and trades in two tongues: "Công ty TNHH Gỗ Sao Mai (Sao Mai Wood Co., Ltd.)"."""
    own, other = set(name_words(outside)), set(name_words(inside))
    tongues = [{w for w in legal_name(n).split() if w in _VIETNAMESE} for n in (outside, inside)]
    return (
        bool(tongues[0]) != bool(tongues[1]) and len(own & other) > 1 and len(own - other) < 2 and len(other - own) < 2
    )


def same_company(one: str, other: str) -> bool:
    """True when the two spellings name one company: equal words, an abbreviation, a slip, or its other name.

    A name with another firm in brackets is only itself: "Kaveri Mills Ltd. (Acme, Inc.)" may be of either.
    """
    if any(_with_firm(name)[1] and not also_named(name) for name in (one, other)):
        return name_words(one) == name_words(other)
    return any(_same(a, b) for a in (one, *also_named(one)) for b in (other, *also_named(other)))


def _with_firm(name: str) -> tuple[str, str]:
    """What stands before the brackets at the end of a name and the firm in them; "" for no firm there."""
    parts = _BRACKETED.match(name)
    inside = parts[2].split() if parts else []
    if parts is None or len(inside) < 2 or not is_legal_word(inside[-1]):
        return name, ""
    named = any(w.casefold().strip(".,") not in _LEGAL for w in inside)
    return (parts[1], parts[2]) if named else (name, "")


def is_latin(name: str) -> bool:
    """Whether every letter of a name is a Latin one."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _same(one: str, other: str) -> bool:
    a, b = name_words(one), name_words(other)
    if not a:
        return False
    alike = a == b or _abbreviates(a, b) or _close("".join(a), "".join(b)) or _contained(a, b)
    return alike or _in_two_tongues(one, other) or _slips_in_form(legal_name(one).split(), legal_name(other).split())


def _in_two_tongues(one: str, other: str) -> bool:
    """A Vietnamese name and the English one of the firm: "Công ty CP May Sao Mai", "Sao Mai Garment JSC"."""
    tongues = [bool(_VIETNAMESE_FORM & set(legal_name(n).split())) for n in (one, other)]
    own, english = (one, other) if tongues[0] else (other, one)
    return tongues[0] != tongues[1] and says_in_english(name_words(own), name_words(english))


def _slips_in_form(a: list[str], b: list[str]) -> bool:
    """The same words but for a letter of a legal form."""
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    forms = [p for p in unlike if set(p) & _LEGAL and min(map(len, p)) >= _READABLE]
    return len(a) == len(b) and unlike == forms and all(Levenshtein.distance(x, y) == 1 for x, y in unlike)


def _abbreviates(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return len(a) == len(b) > 1 and a[0] == b[0] and all(_short_for(x, y) for x, y in zip(a, b, strict=True))


def _short_for(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    if short == long:
        return True
    letters = iter(long)
    return short[0] == long[0] and len(short) <= 4 and all(c in letters for c in short)


def _close(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 8 and fuzz.ratio(a, b) >= _FUZZY and _digits(a) == _digits(b)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _contained(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=lambda t: len("".join(t)))
    if len(short) < 2 or short[0] != long[0] or not set(short) <= set(long):
        return False
    return len("".join(short)) >= _SHARE_OF_LONGER * len("".join(long))
