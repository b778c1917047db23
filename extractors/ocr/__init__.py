"""Pixels to words: straighten, recognise, doubt, and ask again where it is doubtful.

Words come back in pixels of the image as given; `rotation` (clockwise, 0/90/180/270) and `skew` (degrees by which lines
then fall to the right) say how the text lies in it. The first engine is the road of clean scans; the second one reads
Chinese and poor pages as a whole, and of other pages the pieces that stayed unread.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from extractors.ocr import pieces, pixels
from extractors.ocr.laid import Laid, lay
from extractors.ocr.language import han_share, languages_of
from extractors.ocr.passed_over import with_passed_over
from extractors.ocr.rereading import lines_in, read_blocks, read_broken, reread_doubtful
from extractors.ocr.second_engine import recognise_again
from extractors.ocr.tesseract import (
    AUTO,
    SPARSE,
    OcrWord,
    installed_languages,
    moved,
    overlaps,
    recognise,
    tidied,
)
from extractors.ocr.tones import without_fills
from extractors.ocr.turns import NOT_SIDEWAYS, SOME_CHINESE, han_letters, sideways_turn, turn_score, turn_signs
from extractors.ocr.within_cells import within_cells
from extractors.ocr.witnessed import will_be_witnessed
from extractors.read_settings import DEFAULTS, ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_WELL_COVERED = 0.97  # share of text-like ink in words from which nothing is looked for any more
_FEW_BLOCKS = 24  # pieces of unread ink that are read on a well covered page, too: its faint small captions
_MOST_BLOCKS = 300  # more pieces of unread ink are the texture of a picture, not lines of text
_UPRIGHT = 300.0  # and none that stands on its head, though much of such a page reads as other words
_READS_NOTHING = 0.7  # mean confidence below which an engine guesses: a page on its head gives it .5, poor print .8


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was recognised: words in pixels of the given image; coverage and confidence 0..1.

    `second`: the second engine read the whole page. `cut`: time ran out before all passes were made; `passes`: those of
    the first engine over the whole page. `replaced`: its words in whose place others stand. `rules`: as words lie.
    """

    words: tuple[OcrWord, ...]
    rotation: int
    skew: float
    coverage: float
    confidence: float
    languages: tuple[str, ...]
    second: bool = False
    uncovered: tuple[pieces.Box, ...] = ()
    cut: bool = False
    replaced: tuple[OcrWord, ...] = ()
    rules: tuple[pieces.Box, ...] = ()
    passes: int = 1


@dataclass(slots=True)
class _Clock:
    """Processor time that a page has left; `cut` once a pass was refused. `passes`: as in `OcrPage`, made so far."""

    seconds: float
    start: float = field(default_factory=time.process_time)
    cut: bool = False
    passes: int = 1

    def allows(self) -> bool:
        """Whether another pass may begin."""
        late = time.process_time() - self.start > self.seconds
        self.cut = self.cut or late
        return not late


def ocr_image(grey: Pixels, languages: tuple[str, ...] = (), settings: ReadSettings = DEFAULTS) -> OcrPage:
    """Recognise a grey image. `languages`: what its neighbours are written in, tried first."""
    clock = _Clock(settings.page_seconds)
    known = languages or ("en",)
    even = without_fills(pixels.even_light(grey))
    page, laid = _turned(even, *_first_pass(even, known, settings), known, settings, clock)
    once = will_be_witnessed(w.text for w in page.words)
    if not once:
        page = _filled_up(page, laid, known, settings)
        page = _in_its_language(page, laid, known, settings, clock)
    if settings.second_engine and not once and _doubtful(page, settings) and clock.allows():
        page, laid = _second_look(even, page, laid, settings, clock)
    if not once and not page.second:
        page = _with_missed(page, laid, settings, clock)
    if not page.second:
        page = _completed(page, laid, settings, clock, once)
    if not once and not page.second:
        page = _with_chinese(page, laid, settings, clock)
    page = replace(page, words=laid.back(page.words), replaced=laid.back(page.replaced), rules=laid.rules_back())
    return replace(page, cut=clock.cut, passes=clock.passes)


def _first_pass(even: Pixels, known: tuple[str, ...], settings: ReadSettings) -> tuple[OcrPage, Laid]:
    laid = lay(even, 0, None, settings)
    if laid.sideways:
        if rotation := sideways_turn(laid, settings):
            return _attempt(even, rotation, known, settings)
        # Columns of figures alternate as sharply as lines: the page lies as it should, and is still to be straightened.
        laid = lay(even, 0, pixels.skew_angle(even), settings)
    return _recognised(laid, known, settings), laid


def _attempt(even: Pixels, rotation: int, known: tuple[str, ...], settings: ReadSettings) -> tuple[OcrPage, Laid]:
    laid = lay(even, rotation, None, settings)
    return _recognised(laid, known, settings), laid


def _recognised(laid: Laid, known: tuple[str, ...], settings: ReadSettings) -> OcrPage:
    """The first engine's reading of what lies within the margins, which cost it a tenth of its time."""
    x0, top, x1, bottom = laid.content
    content = np.ascontiguousarray(laid.grey[top:bottom, x0:x1])
    words = [moved(w, x0, top) for w in recognise(content, known, AUTO, settings.ocr_dpi)]
    return _judged(within_cells(words, laid.rules, laid.grey, laid.unit), laid)


def _judged(words: Sequence[OcrWord], laid: Laid, second: bool = False) -> OcrPage:
    coverage, uncovered = laid.covered([w for w in words if w.confidence > 0.3])
    languages = languages_of(w.text for w in words)
    confidence = mean_confidence(words)
    return OcrPage(tuple(words), laid.rotation, laid.skew, coverage, confidence, languages, second, tuple(uncovered))


def mean_confidence(words: Sequence[OcrWord]) -> float:
    """Mean confidence by characters; 0.0 without words."""
    total = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / total if total else 0.0


def _turned(
    even: Pixels, page: OcrPage, laid: Laid, known: tuple[str, ...], settings: ReadSettings, clock: _Clock
) -> tuple[OcrPage, Laid]:
    """The page read under the quarter turn that suits it, where it reads badly as it lies, and surer so."""
    if page.confidence >= settings.doubt_confidence or not page.words or not clock.allows():
        return page, laid
    as_it_lies = turn_score(laid.grey, laid.unit)
    if as_it_lies > _UPRIGHT:
        return page, laid
    others = (180,) if as_it_lies > NOT_SIDEWAYS else (90, 180, 270)
    turns = {turn: turn_score(pixels.quarter_turn(laid.grey, turn), laid.unit) for turn in others}
    best = max(turns, key=lambda t: turns[t])
    if turns[best] > 1.5 * as_it_lies + 10:
        turned = _attempt(even, (laid.rotation + best) % 360, known, settings)
        return turned if turned[0].confidence > page.confidence else (page, laid)
    return page, laid


def _in_its_language(
    page: OcrPage, laid: Laid, used: tuple[str, ...], settings: ReadSettings, clock: _Clock
) -> OcrPage:
    """Read again with the model of the language that the first pass shows, kept when it is no worse."""
    wanted = tuple(code for code in page.languages if code in installed_languages())[:2]
    if not wanted or set(wanted) <= set(used) or "zh" in wanted or not clock.allows():
        return page
    again = _filled_up(_recognised(laid, wanted, settings), laid, wanted, settings)
    return again if again.confidence * again.coverage >= 0.95 * page.confidence * page.coverage else page


def _filled_up(page: OcrPage, laid: Laid, languages: tuple[str, ...], settings: ReadSettings) -> OcrPage:
    """The page, its words tidied, with the print passed over, unless the page reads badly or is Chinese."""
    page = replace(page, words=tuple(tidied(page.words)))
    if page.confidence < settings.doubt_confidence or "zh" in page.languages:
        return page
    words = with_passed_over(page.words, laid, languages)
    return page if words == list(page.words) else _judged(words, laid)


def _doubtful(page: OcrPage, settings: ReadSettings) -> bool:
    """Whether the page is poor or Chinese as a whole."""
    if not page.words and page.coverage > 0.99:
        return False
    poor = page.confidence < settings.doubt_confidence or page.coverage < settings.doubt_coverage
    return poor or "zh" in page.languages


def _second_look(
    even: Pixels, page: OcrPage, laid: Laid, settings: ReadSettings, clock: _Clock
) -> tuple[OcrPage, Laid]:
    """The page with the second engine's opinion; turned, where it is Chinese on its head and read by neither."""
    seen = _second_opinion(page, laid)
    if seen.confidence >= _READS_NOTHING or not clock.allows():
        return seen, laid
    if turn_signs(pixels.quarter_turn(laid.grey, 180), laid.unit) < max(SOME_CHINESE, 2 * han_letters(seen.words)):
        return seen, laid
    turned, upright = _attempt(even, (laid.rotation + 180) % 360, ("en",), settings)
    return _second_opinion(turned, upright), upright


def _second_opinion(page: OcrPage, laid: Laid) -> OcrPage:
    """The page by the second engine, where that is better or Chinese; what it passed over is kept from the first."""
    words = recognise_again(laid.grey)
    again = _judged(words, laid, second=True)
    if han_share(w.text for w in words) > 0.05:
        return replace(again, languages=tuple(dict.fromkeys(("zh", *again.languages))), replaced=page.words)
    if again.confidence * again.coverage <= page.confidence * page.coverage:
        return page
    left = [w for w in page.words if w.confidence > 0.8 and not overlaps(w, words, 0.0)]
    best = _judged([*words, *left], laid, second=True) if left else again
    return replace(best, replaced=_gone(page.words, left))


def _completed(page: OcrPage, laid: Laid, settings: ReadSettings, clock: _Clock, once: bool = False) -> OcrPage:
    """A page that reads well on the whole: its doubtful words and unread places looked at again, piece by piece."""
    if not settings.second_engine or not clock.allows():
        return page
    words = again = reread_doubtful(laid.grey, page.words, laid.unit, laid.rules, once)
    if len(page.uncovered) <= (_MOST_BLOCKS if page.coverage < _WELL_COVERED else _FEW_BLOCKS):
        words = _with_blocks(again, page.uncovered, laid)
    # Where no word was added, the boxes are what they were, and so is the ink in them.
    settled = replace(page, words=words, confidence=mean_confidence(words)) if words == again else _judged(words, laid)
    return replace(settled, languages=page.languages, replaced=_gone(page.words, words))


def _with_chinese(page: OcrPage, laid: Laid, settings: ReadSettings, clock: _Clock) -> OcrPage:
    """A page of both scripts: where its doubtful pieces turn out to be Chinese, the rest of that is not left unlooked.

    The first engine is sure of the capitals that it sees in two Chinese signs, so the whole page is shown to the second
    one, whose lines with Chinese in them stand instead of all that the first engine read there.
    """
    if not settings.second_engine or han_letters(page.words) < SOME_CHINESE or not clock.allows():
        return page
    again = recognise_again(laid.grey)
    lines = {w.line for w in again if han_share([w.text])}
    chinese = [w for w in again if w.line in lines]
    kept = [w for w in page.words if not overlaps(w, _hulls(chinese), 0.0)]
    best = _judged([*kept, *chinese], laid)
    languages = tuple(dict.fromkeys((*page.languages, "zh")))
    return replace(best, languages=languages, replaced=(*page.replaced, *_gone(page.words, kept)))


def _hulls(words: Sequence[OcrWord]) -> list[OcrWord]:
    """A box around the words of each line, sure as the words are."""
    lines: dict[tuple[int, ...], OcrWord] = {}
    for word in words:
        held = lines.get(word.line, word)
        box = min(held.x0, word.x0), min(held.top, word.top), max(held.x1, word.x1), max(held.bottom, word.bottom)
        lines[word.line] = OcrWord("", *box, max(held.confidence, word.confidence), word.line)
    return list(lines.values())


def _gone(before: Sequence[OcrWord], after: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """The words of the first engine that are no more, whatever their confidence has become."""
    kept = {(w.text.casefold(), w.x0, w.top, w.x1, w.bottom) for w in after if not w.engine}
    return tuple(w for w in before if (w.text.casefold(), w.x0, w.top, w.x1, w.bottom) not in kept)


def _with_blocks(words: tuple[OcrWord, ...], blocks: tuple[pieces.Box, ...], laid: Laid) -> tuple[OcrWord, ...]:
    """The words and those of unread ink; a place that was settled in the meantime is not read a second time."""
    open_ = [b for b in blocks if not overlaps(OcrWord("", *b, 0.0, ()), words)]
    open_ = [line for b in open_ for line in lines_in(laid.grey, b, laid.unit)]
    whole, torn = read_broken(laid.grey, open_, words, laid.unit)
    held = {id(w) for w in torn}
    words = (*(w for w in words if id(w) not in held), *whole)
    new = [w for w in read_blocks(laid.grey, open_, laid.unit) if not overlaps(w, words)]
    kept = (w for w in words if w.confidence > 0.3 or not overlaps(w, new))
    return (*kept, *new)


def _with_missed(page: OcrPage, laid: Laid, settings: ReadSettings, clock: _Clock) -> OcrPage:
    """Words in text-like ink that page segmentation passed over (tables, stamps, margins), read as sparse text."""
    passed_over = page.words and 3 <= len(page.uncovered) <= _MOST_BLOCKS
    if page.coverage > _WELL_COVERED or not passed_over or not clock.allows():
        return page
    clock.passes += 1
    blank, pad = laid.grey.copy(), int(laid.unit * 0.2)
    for word in page.words:
        if word.confidence > 0.3:
            blank[int(word.top) : int(word.bottom) + 1, max(0, int(word.x0) - pad) : int(word.x1) + pad + 1] = 255
    extra = recognise(blank, page.languages[:2] or ("en",), SPARSE, settings.ocr_dpi)
    good = [w for w in extra if w.confidence > 0.5 and not overlaps(w, page.words)]
    kept = [w for w in page.words if w.confidence > 0.3 or not any(overlaps(w, [g]) for g in good)]
    return _judged([*kept, *good], laid) if good else page
