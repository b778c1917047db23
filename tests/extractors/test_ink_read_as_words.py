"""Ink that an engine reads as words is print in whatever face, and what a pen drew across small print is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.evidence import BBox, Page
from extractors.ocr import second_reading
from extractors.ocr.drawn import DrawnInk
from extractors.ocr.second_reading import PEN_DPI, _read, ink_of_words, with_pen_work
from extractors.ocr.tesseract import OcrWord
from tests.extractors.test_penned import hand

STROKE = (60.0, 100.0, 200.0, 140.0)
POINTS = 72 / PEN_DPI
DRAWN = BBox(*(v * POINTS for v in (70, 60, 300, 170)))
PAGE = Page(1, 612, 792, source="text")


def word(text: str, x0: float, top: float, x1: float, bottom: float, sure: float = 0.9) -> OcrWord:
    return OcrWord(text, x0, top, x1, bottom, sure, ())


@pytest.mark.parametrize(
    "words",
    [
        [word("Ravi", 62, 102, 120, 138), word("Kumar", 130, 104, 198, 138)],
        [word("Ravikumar", 62, 102, 198, 139)],
    ],
)
def test_a_stroke_that_is_words_is_print(words: list[OcrWord]) -> None:
    assert ink_of_words([STROKE], words) == {STROKE}


@pytest.mark.parametrize(
    "words",
    [
        [],
        [word("Ravikumar", 62, 102, 198, 139, sure=0.4)],
        [word("RK", 62, 102, 198, 139)],
        [word("Ravi", 62, 102, 120, 138)],
        [word("(Signature)", 62, 128, 198, 139)],
        [word("Director of Sales", 62, 102, 198, 139)],
    ],
    ids=["none", "unsure", "initials", "a part", "below it", "small print under a pen's ink"],
)
def test_a_stroke_that_is_not_words_stays_one(words: list[OcrWord]) -> None:
    assert ink_of_words([STROKE], words) == set()


@pytest.mark.parametrize(
    ("read", "signs"),
    [
        ([], True),
        ([word("M", 25, 25, 60, 60)], True),
        ([word("Muner", 25, 25, 200, 60, sure=0.3)], True),
        ([word("MWM", 25, 25, 200, 60, sure=0.79)], True),
        ([word("Mingde", 25, 25, 200, 60, sure=0.79)], False),
    ],
)
def test_a_drawing_that_alone_is_read_as_a_word_does_not_sign(
    monkeypatch: pytest.MonkeyPatch, read: list[OcrWord], signs: bool
) -> None:
    monkeypatch.setattr(second_reading, "read_lines", lambda *_: read)
    image = Image.new("L", (1275, 1650), 255)
    ImageDraw.Draw(image).line(hand(80, 130), fill=40, width=3)
    page = replace(PAGE, images=(DRAWN,))
    found = with_pen_work(PAGE, page, np.asarray(image))
    assert (found.strokes, found.images) == (((DRAWN,), ()) if signs else ((), (DRAWN,)))


def _squares(draw: ImageDraw.ImageDraw) -> None:
    for y, x in zip(*np.nonzero(np.random.default_rng(1).random((15, 26)) < 0.5), strict=True):
        draw.rectangle((80 + 8 * x, 50 + 8 * y, 87 + 8 * x, 57 + 8 * y), fill=0)


@pytest.mark.parametrize(
    ("code", "read", "signs"),
    [(False, [], True), (True, [], False), (False, [word("Kumar", 72, 62, 298, 168)], False)],
    ids=["a hand", "a code", "a word"],
)
def test_of_a_scan_a_hand_signs_and_a_code_or_a_word_does_not(
    monkeypatch: pytest.MonkeyPatch, code: bool, read: list[OcrWord], signs: bool
) -> None:
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    _squares(draw) if code else draw.line(hand(80, 130), fill=40, width=3)
    stroke = (70.0, 40.0, 300.0, 175.0)
    monkeypatch.setattr(second_reading, "_both", lambda *_: (read, []))
    monkeypatch.setattr(second_reading, "drawn_ink", lambda *_: DrawnInk((stroke,), ()))
    monkeypatch.setattr(second_reading.pixels, "skew_angle", lambda _: 0.0)
    found = _read(replace(PAGE, source="ocr", dpi=150), np.asarray(image))
    assert (len(found.strokes), len(found.images)) == ((1, 0) if signs else (0, 1))
