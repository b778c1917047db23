"""What a pen leaves on a scan, and what print, ruled lines and stamps leave."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.ocr import pieces, pixels
from extractors.ocr.drawn import DrawnInk, drawn_ink
from tests.extractors.reading_samples import scan

UNIT = 14.0
Points = list[tuple[float, float]]


def page() -> Image.Image:
    """An empty page at 150 dpi."""
    return Image.new("L", (1275, 1650), 255)


def pen(at: tuple[float, float], width: float, height: float) -> Points:
    """A wave as of a hurried signature."""
    return [(at[0] + width * t / 60, at[1] + height / 2 * math.sin(t / 4) * (1 - t / 90)) for t in range(61)]


def drawn(image: Image.Image, words: list[pieces.Box] | None = None) -> DrawnInk:
    """The drawn ink of an image whose letters are of that height."""
    return drawn_ink(np.asarray(image), words or [], UNIT)


def test_a_stroke_of_a_pen_is_one_and_crosses_its_line() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.line(pen((300, 800), 220, 70), fill=60, width=3)
    draw.line([(200, 815), (700, 815)], fill=0, width=2)
    strokes = drawn(image).strokes
    assert strokes
    assert all(296 < box[0] < box[2] < 524 for box in strokes)


@pytest.mark.parametrize("tilt", [0, 4])
def test_stamps_and_rules_are_no_strokes(tilt: float) -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.ellipse([300, 700, 450, 850], outline=40, width=4)
    draw.ellipse([330, 730, 420, 820], outline=40, width=2)
    draw.rectangle([600, 700, 860, 790], outline=40, width=3)
    draw.line([(100, 1000), (700, 1012)], fill=0, width=2)
    found = drawn(image.rotate(tilt, fillcolor=255))
    assert found.strokes == ()


def test_a_stamp_that_rules_and_print_run_through_is_no_stroke() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.ellipse([300, 700, 450, 850], outline=40, width=4)
    draw.ellipse([345, 745, 405, 805], outline=40, width=2)
    draw.line([(200, 790), (700, 790)], fill=0, width=2)
    for x in range(210, 700, 16):
        draw.line([(x, 798), (x + 5, 812)], fill=0, width=3)
    assert drawn(image).strokes == ()


def test_a_signature_beside_or_across_a_stamp_is_one() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.rectangle([600, 700, 860, 790], outline=40, width=3)
    draw.line(pen((300, 760), 220, 70), fill=60, width=3)
    assert len(drawn(image).strokes) == 1


def test_what_lies_wholly_within_a_stamp_is_doubted() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.ellipse([300, 700, 500, 900], outline=40, width=4)
    draw.line(pen((360, 800), 80, 60), fill=60, width=3)
    found = drawn(image)
    assert not found.strokes
    assert found.doubtful


@pytest.mark.parametrize(("right", "strokes"), [(1180, 1), (640, 0)])
def test_a_frame_around_the_page_is_no_stamp(right: int, strokes: int) -> None:
    """Certificates stand in drawn frames: a pen within one is sure, within a frame of a stamp's width it is not."""
    image = page()
    draw = ImageDraw.Draw(image)
    draw.rectangle([100, 600, right, 1000], outline=40, width=3)
    draw.line(pen((300, 800), 220, 70), fill=60, width=3)
    assert len(drawn(image).strokes) == strokes


def test_print_is_no_stroke_and_a_pen_across_it_is() -> None:
    image = scan(["For Acme Limited", "Maria Lopez Ortega / Director", "(Signature)"] * 4, dpi=150)
    grey = np.asarray(image)
    unit = pixels.text_height(grey)
    words = pieces.letters(pixels.pieces_of(pixels.ink(grey)), unit)
    rows = np.flatnonzero(words.any(axis=1))
    boxes = [(0.0, float(rows[0]), float(grey.shape[1]), float(rows[-1]))]
    assert drawn_ink(grey, boxes, unit) == DrawnInk((), ())
    ImageDraw.Draw(image).line(pen((200, float(rows[-1])), 240, 90), fill=40, width=3)
    assert len(drawn_ink(np.asarray(image), boxes, unit).strokes) == 1
