"""Words of a text layer that do not lie along the lines: set sideways letter by letter, in a margin, or on a slant.

Pure geometry. No word is dropped: letters are put together, and what lies off the lines is told by its index.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.evidence import BBox, Word, union

# Heights of words in sizes of their font: on a slant they are taller, each by its own length, or all much taller.
_SLANTED, _TILTED, _STEEP, _UNLIKE = 1.3, 1.6, 2.0, 0.3
_ONE_LEVEL = 0.3  # of their size that the middles of words of one line lie apart at most
_OTHER_SIZE = 1.3  # times the usual size: letters of a stamp
_LETTERS = 6  # letters over one another from which they are a line set sideways
_LYING = 0.95  # of their size: letters on their side are lower, no upright word is
_TOGETHER = 3  # letters on their side that are read as one word at most
_CLIMBING, _SLOPE, _STEADY = 2, 0.1, 0.06  # lines of words that climb, at least; their slope; how unlike it may be
_OWN = 0.5  # of what the slope adds to the height of a word that lies on it
_BETWEEN = 0.15  # of their size: more paper than between two letters of a word


def stood_up(words: Sequence[Word]) -> list[Word]:
    """Letters that lie on their side, one above the other, put together to words; all others as they are."""
    found: list[Word] = []
    for column, run in itertools.groupby(words, key=_column):
        held = list(run)
        found += _joined(held) if column is not None and _is_sideways(held) else held
    return found


def _is_sideways(column: Sequence[Word]) -> bool:
    """Letters enough for a line, one of them lower than any upright word of its font is."""
    letters = sum(len(w.text) for w in column)
    return letters >= _LETTERS and any(w.bbox.height < _LYING * w.size for w in column)


def _column(word: Word) -> tuple[int, int] | None:
    """Where a letter on its side stands, or two that the font's kerning left together; None for what is none.

    It is as wide as its font is high, and each of its letters lower.
    """
    each = word.bbox.height / max(1, len(word.text))
    lying = each < _LYING * word.size <= word.bbox.width < _STEEP * word.size
    few = word.source == "text" and len(word.text) <= _TOGETHER and lying
    return (round(word.bbox.x0), round(word.bbox.x1)) if few else None


def _joined(letters: Sequence[Word]) -> Iterator[Word]:
    held = [letters[0]]
    for letter in letters[1:]:
        a, b = held[-1].bbox, letter.bbox
        if max(a.top, b.top) - min(a.bottom, b.bottom) < _BETWEEN * letter.size:
            held.append(letter)
            continue
        yield _word(held)
        held = [letter]
    yield _word(held)


def _word(letters: Sequence[Word]) -> Word:
    return replace(letters[0], text="".join(w.text for w in letters), bbox=union(w.bbox for w in letters))


def sideways(words: Sequence[Word]) -> list[list[int]]:
    """Lines set sideways, as in a margin: words as wide as a letter is high and much taller, and short ones between."""
    columns: dict[tuple[int, int], list[int]] = {}
    for i, word in enumerate(words):
        if word.source == "text" and 0 < word.bbox.width < _STEEP * word.size:
            columns.setdefault((round(word.bbox.x0), round(word.bbox.x1)), []).append(i)
    tall = {
        i
        for stack in columns.values()
        for i in stack
        if len(words[i].text) > 2 and words[i].bbox.height > max(_STEEP * words[i].size, words[i].bbox.width)
    }
    return [_in_order(words, stack) for stack in columns.values() if tall & set(stack)]


def _in_order(words: Sequence[Word], stack: list[int]) -> list[int]:
    """Downwards, or upwards where that puts the sentence's stop last."""
    first, last = words[stack[0]].text, words[stack[-1]].text
    return stack[::-1] if first.endswith(".") and not last.endswith(".") else stack


def on_a_slant(words: Sequence[Word]) -> frozenset[int]:
    """Words of a text layer set on a slant or along a circle, as in stamps: their boxes are no line of writing high."""
    found: set[int] = set()
    sizes = sorted(w.size for w in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for _, run in itertools.groupby(range(len(words)), key=lambda i: (words[i].source, round(words[i].size))):
        held = list(run)
        shares = [words[i].bbox.height / words[i].size for i in held if words[i].source == "text" and words[i].size]
        slanted = sum(share > _SLANTED for share in shares)
        least, middle = min(shares, default=0.0), sorted(shares)[len(shares) // 2] if shares else 0.0
        # A short word is hardly higher: of large letters most words tell.
        steep = least > _STEEP or (middle > _TILTED and words[held[0]].size > _OTHER_SIZE * usual)
        # One word in another font, as Chinese has, makes no run uneven: the middle half of the words tells.
        apart = sorted(shares)[3 * len(shares) // 4] - sorted(shares)[len(shares) // 4] if shares else 0.0
        uneven = 2 * slanted >= len(shares) and apart > _UNLIKE
        found |= _climbing(words, held)
        if steep or (uneven and not _is_level([words[i] for i in held])):
            found.update(held)
    return frozenset(found) if 2 * len(found) < len(words) else frozenset()


def _climbing(words: Sequence[Word], held: Sequence[int]) -> set[int]:
    """Words each of which stands higher, or lower, than the one before it in its line by the same slope.

    They are of two lines at least, as a stamp is: one line of them may be put in between two words of the form.
    What stands between them in their very size is of the same stamp: the last word of a line of it may be alone.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(held) if _is_beside(words[a], words[b]) and _is_turned(words, a, b)]
    rising = sorted((_rise(words[a], words[b]), a, b) for a, b in pairs if abs(_rise(words[a], words[b])) > _SLOPE)
    if len(rising) < _CLIMBING:
        return set()
    middle = rising[len(rising) // 2][0]
    steady = [(a, b) for slope, a, b in rising if abs(slope - middle) < _STEADY]
    alike = {i for pair in steady for i in pair}
    if len(_first_words(steady)) < _CLIMBING or 2 * len(alike) < len(rising):
        return set()
    size = words[rising[0][1]].size
    around = union(words[i].bbox for i in alike)
    reach = BBox(around.x0 - size, around.top - size, around.x1 + size, around.bottom + 2 * size)
    return alike | {i for i in held if words[i].size == size and reach.holds(words[i].bbox)}


def _first_words(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The words with which lines begin, of pairs of words that follow each other."""
    return {a for a, _ in pairs} - {b for _, b in pairs}


def _is_turned(words: Sequence[Word], a: int, b: int) -> bool:
    """Whether both boxes are higher by what their own slope adds: words raised one by one are no higher than others."""
    slope = abs(_rise(words[a], words[b]))
    shares = sorted(w.bbox.height / w.size for w in words if w.source == "text" and w.size)
    level = shares[len(shares) // 4]
    return all(w.bbox.height > level * w.size + _OWN * slope * w.bbox.width for w in (words[a], words[b]))


def _is_beside(a: Word, b: Word) -> bool:
    return a.source == "text" and a.size == b.size and -1 <= b.bbox.x0 - a.bbox.x1 < a.size


def _rise(a: Word, b: Word) -> float:
    """Slope from the middle of a word to that of the next."""
    (x, y), (u, v) = a.bbox.center, b.bbox.center
    return (v - y) / max(1.0, u - x)


def _is_level(run: Sequence[Word]) -> bool:
    """In one line of writing: small capitals with signs of a higher box between them are of unlike heights, too."""
    centers = [w.bbox.center[1] for w in run]
    apart = all(b.bbox.x0 > a.bbox.x1 - 1 for a, b in itertools.pairwise(run))
    return apart and max(centers) - min(centers) < _ONE_LEVEL * run[0].size
