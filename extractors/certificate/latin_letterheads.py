"""Lines of letterheads, references and signatures in other languages of the Latin alphabet: labels, endings, names.

Labels and whole sayings are known word for word; what stands beside them must be names, numbers or the small words of
addresses. A line with any other word is read as every line beside the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.certificate.lines_abroad import is_written_abroad
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.certificate.translation_words import plain
from extractors.forms import form_data

_NUMBER = "#"
_ENDS_LABEL = (":", "：", ".", "№", "º", "°", "/")
_LONGEST_FIRM = 12  # words
_SHOUTED = 4  # letters from which a word in capitals is no abbreviation


def letterhead_words(tokens: Sequence[Token], line: Sequence[int]) -> frozenset[int]:
    """Tokens of the line that labels, whole sayings or the name of a firm take, with small words beside a label."""
    said = [t for t in line if tokens[t].text]
    if _is_firm([tokens[t] for t in said]):
        return frozenset(said)
    found = {t for places in _places(tokens, said, "phrases") if _is_whole(tokens, said, places) for t in places}
    labelled = {t for places in _places(tokens, said, "labels") if _is_label(tokens, said, places) for t in places}
    found |= labelled
    if labelled:
        found.update(t for t in said if _bare(tokens[t]) in _joints())
    return frozenset(found)


def letterheads(
    tokens: Sequence[Token], lines: Sequence[Sequence[int]], known: Sequence[frozenset[int]], own: frozenset[str]
) -> frozenset[int]:
    """Numbers of the lines that hold nothing but names beside those of the parties, a number or such `known` words."""
    return frozenset(n for n, line in enumerate(lines) if _is_letterhead(tokens, line, known[n], own))


def _is_letterhead(tokens: Sequence[Token], line: Sequence[int], known: frozenset[int], own: frozenset[str]) -> bool:
    words = [tokens[t] for t in line if tokens[t].text]
    if any(is_written_abroad(w.raw) for w in words):
        return False
    if not known and not any(w.text in own or _has_digit(w) for w in words):
        return False
    return all(_is_name(tokens[t], own) for t in line if tokens[t].text and t not in known)


def _is_name(word: Token, own: frozenset[str]) -> bool:
    if word.text in own or _has_digit(word) or "@" in word.raw or len(word.text) == 1 or _bare(word) in _plain_words():
        return True
    bare = word.raw.strip("()[],;:.\"'“”‘’")
    return bare[:1].isupper() and not (bare.isupper() and len(bare) > _SHOUTED and "." not in bare)


def _has_digit(word: Token) -> bool:
    return any(c.isdigit() for c in word.raw)


def _bare(word: Token) -> str:
    return plain(word.text).strip(".,:;()")


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """Small words of names, and endings of firms."""
    return frozenset(map(plain, vocabulary()["name"]["small"] | office_words().companies | {"www", "s/n"}))


@lru_cache(maxsize=1)
def _joints() -> frozenset[str]:
    table = form_data("certificate_latin_letterheads")["joints"]
    return frozenset(plain(w).strip(".,:;()") for said in table.values() for w in said.split())


@lru_cache(maxsize=4)
def _entries(use: str) -> tuple[tuple[str, ...], ...]:
    """The entries of all languages as words, the longest first."""
    table = form_data("certificate_latin_letterheads")[use]
    said = (tuple(b for w in e.split() if (b := plain(w).strip(".,:;()&/"))) for v in table.values() for e in v)
    return tuple(sorted(set(said), key=len, reverse=True))


def _places(tokens: Sequence[Token], said: Sequence[int], use: str) -> Iterator[list[int]]:
    """Tokens of each entry that stands in the line."""
    texts = [_bare(tokens[t]) for t in said]
    for entry in _entries(use):
        for at in range(len(texts) - len(entry) + 1):
            if all(_reads(text, word) for text, word in zip(texts[at:], entry, strict=False)):
                yield list(said[at : at + len(entry)])


def _reads(text: str, word: str) -> bool:
    return text == word or (word == _NUMBER and any(c.isdigit() for c in text))


def _is_whole(tokens: Sequence[Token], said: Sequence[int], places: Sequence[int]) -> bool:
    """No small letters follow, with which the saying would go on ("Checked by nobody")."""
    after = next((t for t in said if t > places[-1]), None)
    return after is None or not tokens[after].raw.lstrip("([").islower()


def _is_label(tokens: Sequence[Token], said: Sequence[int], places: Sequence[int]) -> bool:
    """A colon or a stop behind it, a number, or the line's end."""
    raw = tokens[places[-1]].raw.rstrip()
    after = next((t for t in said if t > places[-1]), None)
    behind = tokens[places[-1] + 1] if places[-1] + 1 < len(tokens) else None
    stroke = behind is not None and behind.raw.strip() in {"/", ":"}
    return raw.endswith(_ENDS_LABEL) or stroke or after is None or _has_digit(tokens[after])


def _is_firm(words: Sequence[Token]) -> bool:
    """A line of capitals that begins as names of firms do, and holds no word that limits or speaks for another."""
    texts = [_bare(w) for w in words]
    table = form_data("certificate_latin_letterheads")["firms"]
    if not 1 < len(words) <= _LONGEST_FIRM or any(w.raw[:1].islower() for w in words):
        return False
    if not set(texts).isdisjoint(plain(w) for w in table["never"].split()):
        return False
    return any(texts[: len(b)] == b for b in ([plain(w) for w in e.split()] for e in table["begins"]))
