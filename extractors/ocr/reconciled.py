"""Two engines' words of one level page, brought together without the form: spaces, votes of a further reading. Pure.

Each engine keeps a reading of its own; a word of one is exchanged only for what the same engine read there when it
looked again, and only when that is what the other engine reads. So two readings that agree are still two witnesses.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.certificate.words import distance
from extractors.ocr.pieces import Box
from extractors.ocr.tesseract import OcrWord

_LONE_I = re.compile(r"[|!\]l1I][,.]")  # the form's first word
_IN_COMMON = 0.35  # of the narrower word's width that two readings of one word share
_AGAIN = 0.7  # of its width that lies in another word where that one was read again
_LEVEL = 0.4  # of the lower word's height
_SPECKS = frozenset("-_'‘’“”\"`|.,:;~=*•·—–^°«»<>\\/、，。；：・")
_STRAY = "‘’“”'\"`_|~^•·—–-、，。；：・"  # signs at a word's ends that are specks unless both engines see them
_SLIGHT, _SURE = 4, 0.8  # letters and confidence of what may be a speck
_LONE = frozenset("aeiouyàéó")  # small letters that are words of some language
_OPEN = 0.12  # heights of a word between two words that are not one


@dataclass(frozen=True, slots=True)
class Place:
    """Words of both readings that stand in one place, from left to right; one side may be empty."""

    first: tuple[OcrWord, ...]
    second: tuple[OcrWord, ...]

    @property
    def box(self) -> Box:
        """The box around all."""
        words = (*self.first, *self.second)
        return (
            min(w.x0 for w in words),
            min(w.top for w in words),
            max(w.x1 for w in words),
            max(w.bottom for w in words),
        )

    @property
    def differs(self) -> bool:
        """Whether the engines read other letters or figures."""
        return letters_of(self.first) != letters_of(self.second)


def letters_of(words: Sequence[OcrWord]) -> str:
    """Letters and figures without marks, case and spaces."""
    text = "".join("i" if _LONE_I.fullmatch(w.text) else w.text for w in words)
    plain = unicodedata.normalize("NFKD", text).replace("ı", "i").replace("đ", "d").casefold()
    return "".join(c for c in plain if c.isalnum())


def places(first: Sequence[OcrWord], second: Sequence[OcrWord]) -> list[Place]:
    """The words of both readings by place: those that overlap, over any number of words, belong together."""
    group = list(range(len(first) + len(second)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for i, a in enumerate(first):
        for j, b in enumerate(second):
            if _meet(a, b):
                group[root(i)] = root(len(first) + j)
    held: dict[int, tuple[list[OcrWord], list[OcrWord]]] = {}
    for n, word in enumerate((*first, *second)):
        held.setdefault(root(n), ([], []))[n >= len(first)].append(word)
    return [Place(tuple(sorted(a, key=lambda w: w.x0)), tuple(sorted(b, key=lambda w: w.x0))) for a, b in held.values()]


def _meet(a: OcrWord, b: OcrWord) -> bool:
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    if wide <= _IN_COMMON * min(a.x1 - a.x0, b.x1 - b.x0):
        return False
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return high > _LEVEL * min(a.bottom - a.top, b.bottom - b.top)


def without_doubles(words: Sequence[OcrWord]) -> list[OcrWord]:
    """One engine's words, each place once: lines that overlap make it read a word, or the half of one, again."""
    kept: list[OcrWord] = []
    for word in sorted(words, key=lambda w: (-len(letters_of([w])), -w.confidence)):
        if not any(_is_again(word, other) for other in kept):
            kept.append(word)
    held = set(map(id, kept))
    return [w for w in words if id(w) in held]


def _is_again(word: OcrWord, other: OcrWord) -> bool:
    """The other word, or a part of it, read once more: it lies in its place and has its letters, all but one."""
    part, whole = letters_of([word]), letters_of([other])
    if part == whole:
        return bool(part) and _meet(word, other)  # print sets nothing over itself
    inside = min(word.x1, other.x1) - max(word.x0, other.x0) > _AGAIN * (word.x1 - word.x0)
    said = part in whole or distance(part, whole, 1) <= 1
    return inside and _meet(word, other) and bool(part) and said


def voted(place: Place, first: Sequence[OcrWord], second: Sequence[OcrWord]) -> Place:
    """The place after both engines looked again: `first` and `second` are what they then read on the page.

    An engine's later word replaces its earlier one where the other engine reads the same, or where it is surer of it;
    where each comes round to what the other read at first, nothing is decided.
    """
    if not place.differs:
        return place
    again = Place(_within(place, first), _within(place, second))
    mine, theirs = letters_of(place.first), letters_of(place.second)
    mine_again, theirs_again = letters_of(again.first), letters_of(again.second)
    if theirs_again == mine and mine and mine_again != theirs:
        return replace(place, second=again.second)
    if mine_again == theirs and theirs and theirs_again != mine:
        return replace(place, first=again.first)
    if not mine_again and not theirs and _is_slight(place.first):
        return replace(place, first=())
    if not theirs_again and not mine and _is_slight(place.second):
        return replace(place, second=())
    if mine_again == theirs or theirs_again == mine:
        return place
    if mine_again and mine_again == theirs_again:
        return again
    return Place(_surer(place.first, again.first), _surer(place.second, again.second))


def found_alone(place: Place, words: Sequence[OcrWord]) -> Place:
    """The place with what the first engine reads in it without its neighbours, where it had passed it over.

    Handwriting beside print makes an engine lose the print; its word counts only where the other engine has the same.
    """
    if letters_of(place.first) or not letters_of(place.second):
        return place
    alone = _within(place, words)
    return replace(place, first=alone) if letters_of(alone) == letters_of(place.second) else place


def _surer(once: tuple[OcrWord, ...], again: tuple[OcrWord, ...]) -> tuple[OcrWord, ...]:
    """Of two readings by one engine the one of whose least sure word it is surer."""
    if not letters_of(again):
        return once
    return again if min(w.confidence for w in again) > min((w.confidence for w in once), default=0.0) else once


def _is_slight(words: Sequence[OcrWord]) -> bool:
    """A letter or two of which even the engine that saw them is not sure."""
    return len(letters_of(words)) < _SLIGHT and all(w.confidence < _SURE for w in words)


def _within(place: Place, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """The words whose middle lies in the place."""
    x0, top, x1, bottom = place.box
    inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]
    return tuple(sorted(inside, key=lambda w: w.x0))


def respaced(place: Place) -> Place:
    """The same letters parted alike: as the first engine sets its spaces, or the second where the first ran on."""
    if not place.first or not place.second:
        return Place(_without_specks(place.first), _without_specks(place.second))
    if place.differs and len(place.second) == 1 < len(place.first) and _is_one_letter_off(place):
        return replace(place, second=_parted(place.second, place.first))
    if place.differs or not letters_of(place.first):
        top, bottom = min(w.top for w in place.first), max(w.bottom for w in place.first)
        return replace(place, second=tuple(replace(w, top=top, bottom=bottom) for w in place.second))
    first, second = place.first, place.second
    if len(first) < len(second) and all(letters_of([w]).isalpha() for w in second) and not _is_letter_off(second):
        return replace(place, first=_parted(first, second))
    if len(second) < len(first) and all(letters_of([w]).isalpha() for w in first) and _is_letter_off(first):
        return replace(place, first=_parted(first, second))
    if len(first) == len(second):
        pairs = [_trimmed(a, b) for a, b in zip(first, second, strict=True)]
        return replace(place, first=tuple(a for a, _ in pairs), second=_parted([b for _, b in pairs], first))
    if len(first) > 1 and len(second) == 1 and not any(_is_open(a, b) for a, b in itertools.pairwise(first)):
        return place
    return replace(place, second=_parted(second, first))


def _is_letter_off(words: Sequence[OcrWord]) -> bool:
    """A small consonant alone, which is a word in no language: a typewriter's narrow letters stand far apart."""
    return any(len(w.text) == 1 and w.text.islower() and w.text not in _LONE for w in words)


def _is_one_letter_off(place: Place) -> bool:
    """As many letters, all but one the same: what one engine ran together the other parted and misread."""
    mine, theirs = letters_of(place.first), letters_of(place.second)
    return len(mine) == len(theirs) and distance(mine, theirs, 1) <= 1


def _trimmed(a: OcrWord, b: OcrWord) -> tuple[OcrWord, OcrWord]:
    """Both words without the stray signs at their ends that only one of them has."""
    return replace(a, text=_without_stray(a.text, b.text)), replace(b, text=_without_stray(b.text, a.text))


def _without_stray(text: str, other: str) -> str:
    if _LONE_I.fullmatch(text):
        return text
    if text[:1] in _STRAY and text[:1] != other[:1]:
        text = text.lstrip(_STRAY)
    if text[-1:] in _STRAY and text[-1:] not in "'’" and text[-1:] != other[-1:]:
        text = text.rstrip(_STRAY)
    return text


def _is_open(a: OcrWord, b: OcrWord) -> bool:
    return b.x0 - a.x1 > _OPEN * (a.bottom - a.top)


def _without_specks(words: tuple[OcrWord, ...]) -> tuple[OcrWord, ...]:
    """The words but signs that one engine alone saw."""
    return tuple(w for w in words if set(w.text) - _SPECKS)


def _parted(words: Sequence[OcrWord], model: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """The text of `words` cut where `model`, of the same letters, has its spaces, in the boxes of `model`."""
    text = "".join(w.text for w in words)
    sure = min(w.confidence for w in words)
    found: list[OcrWord] = []
    at = 0
    for number, pattern in enumerate(model):
        wanted, start = len(letters_of([pattern])), at
        while at < len(text) and (wanted > 0 or not _letters(text[at]) or number == len(model) - 1):
            if wanted <= 0 and text[at] in "([\"“‘'#" and at > start and number < len(model) - 1:
                break
            wanted -= _letters(text[at])
            at += 1
        if piece := text[start:at].strip():
            found.append(replace(words[0], text=_as_model(piece, pattern.text), x0=pattern.x0, top=pattern.top,
                                 x1=pattern.x1, bottom=pattern.bottom, confidence=sure))  # fmt: skip
    return tuple(found)


def _letters(char: str) -> int:
    return len(letters_of([OcrWord(char, 0, 0, 0, 0, 0)]))


def _as_model(piece: str, model: str) -> str:
    """A word in small letters without the marks that only one engine put on them."""
    plain = model.isascii() and not piece.isascii() and model.islower()
    return model if plain and letters_of([OcrWord(piece, 0, 0, 0, 0, 0)]) else piece
