"""Pixels to words: straighten, recognise, doubt, and ask again where it is doubtful.

Words come back in pixels of the image as given; `rotation` (clockwise, 0/90/180/270) and `skew` (degrees by which lines
then fall to the right) say how the text lies in it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors import pixels
from extractors.language import han_share, languages_of
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.rereading import reread_doubtful
from extractors.second_engine import recognise_again
from extractors.tesseract import AUTO, BLOCK, SPARSE, OcrWord, installed_languages, recognise

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_SMALL, _LARGE, _BEST = 13.0, 38.0, 20.0  # letter heights in pixels: too small, too large, what is aimed at
_COVERED = 0.88  # share of text-like ink in words below which the second engine looks for more
_KEPT = 0.6  # confidence of words that the second engine is not asked about
_MOST_BLOCKS = 300  # more pieces of unread ink are the texture of a picture, not lines of text
_BAND = 0.3  # share of the page on which orientation is tried


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was recognised: words in pixels of the given image; coverage and confidence 0..1."""

    words: tuple[OcrWord, ...]
    rotation: int
    skew: float
    coverage: float
    confidence: float
    languages: tuple[str, ...]
    second: bool = False
    uncovered: tuple[pixels.Box, ...] = ()


@dataclass(frozen=True, slots=True)
class _Laid:
    """An image made upright: how to come back from its pixels to those of the given one."""

    grey: Pixels
    rotation: int
    skew: float
    factor: float
    unit: float
    shape: tuple[int, int]

    def back(self, word: OcrWord) -> OcrWord:
        """The word's box in the given image: centre turned back, extent kept."""
        height, width = self.shape if self.rotation in (0, 180) else self.shape[::-1]
        cx, cy = (word.x0 + word.x1) / 2 / self.factor, (word.top + word.bottom) / 2 / self.factor
        w, h = (word.x1 - word.x0) / self.factor, (word.bottom - word.top) / self.factor
        angle = math.radians(self.skew)
        dx, dy = cx - width / 2, cy - height / 2
        cx, cy = (
            width / 2 + dx * math.cos(angle) - dy * math.sin(angle),
            height / 2 + dx * math.sin(angle) + dy * math.cos(angle),
        )
        if self.rotation == 90:
            cx, cy, w, h = cy, width - cx, h, w
        elif self.rotation == 180:
            cx, cy = width - cx, height - cy
        elif self.rotation == 270:
            cx, cy, w, h = height - cy, cx, h, w
        return replace(word, x0=cx - w / 2, top=cy - h / 2, x1=cx + w / 2, bottom=cy + h / 2)


def ocr_image(grey: Pixels, languages: tuple[str, ...] = (), settings: ReadSettings = DEFAULTS) -> OcrPage:
    """Recognise a grey image. `languages`: what its neighbours are written in, tried first."""
    even = pixels.even_light(grey)
    rotation = _sideways_turn(even) if pixels.lies_sideways(even) else 0
    page, laid = _attempt(even, rotation, languages or ("en",), settings)
    if page.confidence < settings.doubt_confidence and page.words:
        turned = _best_turn(laid.grey)
        if turned:
            page, laid = _attempt(even, (rotation + turned) % 360, languages or ("en",), settings)
    page = _in_its_language(page, laid, languages or ("en",), settings)
    page = _with_missed(page, laid, settings)
    if settings.second_engine:
        page = _second_opinion(page, laid) if _doubtful(page, settings) else _reread(page, laid)
    return replace(page, words=tuple(laid.back(w) for w in page.words))


def _lay(grey: Pixels, rotation: int) -> _Laid:
    turned = pixels.quarter_turn(grey, rotation)
    skew = pixels.skew_angle(turned)
    straight = pixels.rotate(turned, skew)
    unit = pixels.text_height(straight)
    factor = 1.0
    if 0 < unit < _SMALL or unit > _LARGE:
        factor = min(3.0, max(0.25, _BEST / unit))
    limit = math.sqrt(DEFAULTS.max_ocr_pixels / max(1, straight.size))
    factor = min(factor, max(limit, 0.05))
    return _Laid(
        pixels.resize(straight, factor),
        rotation,
        skew,
        factor,
        (unit or _BEST) * factor,
        (grey.shape[0], grey.shape[1]),
    )


def _attempt(grey: Pixels, rotation: int, languages: tuple[str, ...], settings: ReadSettings) -> tuple[OcrPage, _Laid]:
    laid = _lay(grey, rotation)
    return _judged(recognise(laid.grey, languages, AUTO, settings.ocr_dpi), laid), laid


def _judged(words: list[OcrWord], laid: _Laid, second: bool = False) -> OcrPage:
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in words if w.confidence > 0.3]
    coverage, uncovered = pixels.ink_covered(laid.grey, boxes, laid.unit)
    languages = languages_of(w.text for w in words)
    return OcrPage(
        tuple(words), laid.rotation, laid.skew, coverage, mean_confidence(words), languages, second, tuple(uncovered)
    )


def mean_confidence(words: list[OcrWord] | tuple[OcrWord, ...]) -> float:
    """Mean confidence by characters; 0.0 without words."""
    total = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / total if total else 0.0


def _sideways_turn(grey: Pixels) -> int:
    scores = {turn: _turn_score(pixels.quarter_turn(grey, turn)) for turn in (0, 90, 270)}
    best = max(scores, key=lambda t: scores[t])
    return best if scores[best] > 1.2 * scores[0] else 0


def _best_turn(upright: Pixels) -> int:
    """The quarter turn under which a band of the page reads clearly better, else 0."""
    scores = {turn: _turn_score(pixels.quarter_turn(upright, turn)) for turn in (0, 90, 180, 270)}
    best = max(scores, key=lambda t: scores[t])
    return best if scores[best] > 1.5 * scores[0] + 10 else 0


def _turn_score(grey: Pixels) -> float:
    """Letters that a band in the middle yields in words of at least three, weighted by confidence."""
    height = grey.shape[0]
    rows = pixels.ink(grey).sum(axis=1, dtype=np.int64)
    window = max(1, int(height * _BAND))
    heavy = int(np.argmax(np.convolve(rows, np.ones(window, np.int64), "valid"))) if height > window else 0
    words = recognise(np.ascontiguousarray(grey[heavy : heavy + window]), ("en",), BLOCK)
    return sum(len(w.text) * w.confidence for w in words if len(w.text) >= 3 and w.confidence > 0.7)


def _in_its_language(page: OcrPage, laid: _Laid, used: tuple[str, ...], settings: ReadSettings) -> OcrPage:
    """Read again with the model of the language that the first pass shows, kept when it is no worse."""
    wanted = tuple(code for code in page.languages if code in installed_languages())[:2]
    if not wanted or set(wanted) <= set(used) or "zh" in wanted:
        return page
    again = _judged(recognise(laid.grey, wanted, AUTO, settings.ocr_dpi), laid)
    return again if again.confidence * again.coverage >= 0.95 * page.confidence * page.coverage else page


def _with_missed(page: OcrPage, laid: _Laid, settings: ReadSettings) -> OcrPage:
    """Words in text-like ink that page segmentation passed over (tables, stamps, margins), read as sparse text."""
    if page.coverage > 0.93 or not 0 < len(page.uncovered) <= _MOST_BLOCKS or not page.words:
        return page
    blank = laid.grey.copy()
    pad = int(laid.unit * 0.2)
    for word in page.words:
        if word.confidence > 0.3:
            blank[int(word.top) : int(word.bottom) + 1, max(0, int(word.x0) - pad) : int(word.x1) + pad + 1] = 255
    extra = recognise(blank, page.languages[:2] or ("en",), SPARSE, settings.ocr_dpi)
    good = [w for w in extra if w.confidence > 0.5 and not _overlaps(w, page.words)]
    kept = [w for w in page.words if w.confidence > 0.3 or not any(_overlaps(w, [g]) for g in good)]
    return _judged([*kept, *good], laid) if good else page


def _overlaps(word: OcrWord, others: list[OcrWord] | tuple[OcrWord, ...], sure: float = 0.3) -> bool:
    area = max(1.0, (word.x1 - word.x0) * (word.bottom - word.top))
    for other in others:
        if other.confidence <= sure:
            continue
        width = min(word.x1, other.x1) - max(word.x0, other.x0)
        height = min(word.bottom, other.bottom) - max(word.top, other.top)
        if width > 0 and height > 0 and width * height > 0.4 * area:
            return True
    return False


def _doubtful(page: OcrPage, settings: ReadSettings) -> bool:
    if not page.words and page.coverage > 0.99:
        return False
    return (
        page.confidence < settings.doubt_confidence or page.coverage < settings.doubt_coverage or "zh" in page.languages
    )


def _second_opinion(page: OcrPage, laid: _Laid) -> OcrPage:
    words = recognise_again(laid.grey)
    again = _judged(words, laid, second=True)
    if han_share(w.text for w in words) > 0.05:
        return replace(again, languages=tuple(dict.fromkeys(("zh", *again.languages))))
    return again if again.confidence * again.coverage > page.confidence * page.coverage else page


def _reread(page: OcrPage, laid: _Laid) -> OcrPage:
    """Doubtful words read once more; where some stay unread, the second engine looks for text there itself."""
    words = reread_doubtful(laid.grey, page.words, laid.unit)
    again = replace(_judged(list(words), laid), languages=page.languages)
    if again.coverage >= _COVERED and not any(_unread(w) for w in words):
        return again
    kept = [w for w in words if w.confidence >= _KEPT]
    extra = [w for w in recognise_again(laid.grey) if not _overlaps(w, kept, _KEPT)]
    left = [w for w in words if w.confidence < _KEPT and not _overlaps(w, extra, _KEPT)]
    return replace(_judged([*kept, *extra, *left], laid, second=True), languages=page.languages)


def _unread(word: OcrWord) -> bool:
    """A word that someone could want to know and that nobody has read."""
    return word.confidence < 0.5 and sum(c.isalnum() for c in word.text) >= 4
