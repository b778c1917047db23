"""Lines that stand between the form's lines without being of it: a page's head and foot, a translation line by line.

They are put behind everything else, in one more reading order: no word is dropped, and what they say is still judged
as text around the form.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.certificate.words import skeleton
from extractors.evidence import Page
from extractors.forms import form_data

Key = tuple[int, int]
_APART = 1.3  # steps from line to line between text and a page's head or foot
_MARGIN = 0.09  # of the page's height, where heads and feet stand
_REPEATED, _LEVEL = 0.12, 3.0  # of the height, where they may recur on pages; points up or down from page to page
_ALIGNED = 8.0  # points that the sides of such numbers lie apart at most
_COUNTED = 3  # numbers in the margin from which they count lines or paragraphs
_SENTENCE = 5  # words of a line that can be told to be of another language
_TURN = 2  # lines from one of the translation to the next, where one of the form stands between
_SMALL = 2  # small words of that language in it


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Small words of the languages in which certificates are translated, none of them English."""
    return frozenset(form_data("certificate_12_43")["translation"]["small"].split())


@lru_cache(maxsize=1)
def _small_words_unmarked() -> frozenset[str]:
    """The same as a recogniser reads them that knows no accents; none that English has, too."""
    return frozenset(map(skeleton, _small_words())) - _english()


def with_asides_last(tokens: Sequence[Token], pages: Sequence[Page]) -> Iterator[list[Token]]:
    """The tokens with such lines at the end: those that recur on pages, and those that stand apart, too."""
    lines: dict[Key, list[Token]] = {}
    for token in tokens:
        lines.setdefault((token.page, token.line), []).append(token)
    recurring = frozenset(_repeated(lines, pages)) if len(pages) > 1 else frozenset()
    margins = recurring | frozenset(_margins(lines, pages)) if len(pages) > 1 else recurring
    for aside in dict.fromkeys((recurring, margins)):
        if (moved := _moved(tokens, lines, aside)) is not None:
            yield moved


def _moved(
    tokens: Sequence[Token], lines: Mapping[Key, Sequence[Token]], margins: frozenset[Key]
) -> list[Token] | None:
    """The tokens with these lines, translations and numbers of lines at the end; None where there are none."""
    aside = {*margins, *_translations(lines, margins)}
    numbers = _line_numbers([line for key, line in lines.items() if key not in aside])
    if not aside and not numbers:
        return None
    apart = [(t.page, t.line) in aside or id(t) in numbers for t in tokens]
    held = list(zip(tokens, apart, strict=True))
    return [*(t for t, away in held if not away), *(t for t, away in held if away)]


def _translations(lines: Mapping[Key, Sequence[Token]], margins: frozenset[Key]) -> Iterator[Key]:
    """Lines of another language to the end of each sentence; where they take turns with the form's, every other one."""
    since = steps = 0  # lines since the last one of a sentence that goes on, 0 for none; how many such lines took turns
    for key, line in lines.items():
        if key in margins:
            continue
        foreign = is_foreign(line) or (goes_on(line) and (since == 1 or (since == _TURN and steps > 0)))
        if foreign:
            yield key
            steps = steps + (since == _TURN) if since in (0, _TURN) else 0
            since = 0 if "." in line[-1].trail or "。" in line[-1].raw else 1
        elif since:
            since = since + 1 if since < _TURN else 0


def _line_numbers(lines: Sequence[Sequence[Token]]) -> frozenset[int]:
    """Identities of numbers of lines, paragraphs or rows: one after the other in a column, left of all words."""
    tokens = [t for line in lines for t in line]
    found: list[Token] = []
    for token in sorted(tokens, key=lambda t: (t.page, t.bbox.top)):
        if not token.text.isdecimal() or len(token.text) > 3 or not _is_leftmost(token, tokens, found):
            continue
        follows = int(token.text) - int(found[-1].text) in (1, 5) if found else int(token.text) in (1, 5)
        if follows and (not found or min(_offsets(token, found[-1])) < _ALIGNED):
            found.append(token)
    return frozenset(map(id, found)) if len(found) >= _COUNTED else frozenset()


def _offsets(token: Token, other: Token) -> tuple[float, float]:
    return abs(token.bbox.x0 - other.bbox.x0), abs(token.bbox.x1 - other.bbox.x1)


def _is_leftmost(token: Token, tokens: Sequence[Token], found: Sequence[Token]) -> bool:
    """Words stand right of it only; beside it, or, in the middle of a row of two lines, above and below it."""
    top = found[0].bbox.top if found and found[0].page == token.page else token.bbox.top - token.bbox.height
    others = [t.bbox for t in tokens if t is not token and t.page == token.page and not t.text.isdecimal()]
    level = [b.x0 - token.bbox.x1 for b in others if abs(b.center[1] - token.bbox.center[1]) < 0.5 * b.height]
    if level:
        return min(level) > 2
    around = [b.x0 - token.bbox.x1 for b in others if top < b.bottom and b.top < token.bbox.bottom + token.bbox.height]
    return bool(around) and min(around) > 2


def _margins(lines: Mapping[Key, Sequence[Token]], pages: Sequence[Page]) -> Iterator[Key]:
    """Lines at the foot of a page that another follows, or at the head of one that follows another, set apart."""
    first, last = pages[0].number, pages[-1].number
    for page in pages:
        own = sorted(
            ((min(t.bbox.top for t in line), key) for key, line in lines.items() if key[0] == page.number),
            key=lambda item: item[0],
        )
        steps = sorted(b[0] - a[0] for a, b in itertools.pairwise(own) if b[0] - a[0] > 4)
        wide = _APART * steps[len(steps) // 2] if steps else page.height
        feet = [i for i in range(1, len(own)) if own[i][0] > (1 - _MARGIN) * page.height]
        cut = next((i for i in feet if own[i][0] - own[i - 1][0] > wide), len(own))
        heads = [i for i in range(len(own) - 1) if own[i][0] < _MARGIN * page.height]
        top = next((i for i in reversed(heads) if own[i + 1][0] - own[i][0] > wide), -1)
        yield from (key for _, key in own[cut:] if page.number != last)
        yield from (key for _, key in own[: top + 1] if page.number != first)


def _repeated(lines: Mapping[Key, Sequence[Token]], pages: Sequence[Page]) -> Iterator[Key]:
    """Lines that stand in the margin of several pages, in the same words and at the same height."""
    heights = {p.number: p.height for p in pages}
    seen: dict[tuple[str, ...], list[tuple[float, Key]]] = {}
    for key, line in lines.items():
        top = min(t.bbox.top for t in line)
        if not _REPEATED * heights[key[0]] < top < (1 - _REPEATED) * heights[key[0]]:
            seen.setdefault(tuple(t.raw for t in line), []).append((top, key))
    for held in seen.values():
        for top, key in held:
            if any(other[0] != key[0] and abs(high - top) < _LEVEL for high, other in held):
                yield key


def is_foreign(line: Sequence[Token]) -> bool:
    """A line of a sentence of another language; in a scan its accents are not relied on."""
    words = [t.text for t in line if t.text]
    han = sum("\u4e00" <= c <= "\u9fff" for t in line for c in t.raw)
    if han >= 8 and han > sum(c.isascii() and c.isalpha() for t in line for c in t.raw):
        return True
    if len(words) < _SENTENCE or _is_name(line):
        return False
    small, english = sum(w in _small_words() for w in words), sum(w in _english() for w in words)
    if line[0].source == "ocr":
        small = max(small, sum(skeleton(w) in _small_words_unmarked() for w in words))
    return small >= _SMALL and small > english


def _is_name(line: Sequence[Token]) -> bool:
    """Small words between capitals only: the name of a firm ("Özgür Pamuk ve İplik San. ve Tic. A.Ş.")."""
    said = [t for t in line if t.text and t.text not in _small_words()]
    return not any(t.raw.isupper() for t in said if len(t.text) > 3) and all(not t.raw[:1].islower() for t in said)


def goes_on(line: Sequence[Token]) -> bool:
    """The end of a sentence of another language: few words, none of them English ones."""
    words = [t.text for t in line if t.text]
    return 0 < len(words) <= 12 and not _english() & set(words) and not any(c.isdigit() for w in words for c in w)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """English words that stand around a certificate, but those that another language has too."""
    said = vocabulary()["around"]
    known = said["plain"] | said["never"] | said["takes_back"] | said["english"]
    return frozenset(w for w in known if len(w) > 1) - _small_words() - vocabulary()["name"]["small"] - {"no"} | {
        "of",
        "the",
        "and",
        "was",
        "by",
        "which",
        "that",
        "in",
        "at",
        "on",
    }
