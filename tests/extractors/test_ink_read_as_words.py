"""Ink that an engine reads as words is print in whatever face, and what a pen drew across small print is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.evidence import BBox, Page
from extractors.ocr import second_reading
from extractors.ocr.second_reading import PEN_DPI, ink_of_words, with_pen_work
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
