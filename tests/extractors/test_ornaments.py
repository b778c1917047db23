"""Shapes that no hand draws: codes, webs, broad waves and ornaments, whole or read as words in their midst."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractors.ocr import pixels
from extractors.ocr.ornaments import is_code, is_ornament, is_wave, is_web
from extractors.ocr.penned import constructed, ornamental
from tests.extractors.test_penned import hand

UNIT = 14.0  # height of a letter in pixels
SIZE = (700, 300)


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", SIZE, 255)
    return image, ImageDraw.Draw(image)


def mask_of(image: Image.Image, blurred: float = 0.6) -> pixels.Mask:
    mask = pixels.ink(np.asarray(image.filter(ImageFilter.GaussianBlur(blurred))))
    rows, columns = np.nonzero(mask)
    return np.ascontiguousarray(mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])


def code(draw: ImageDraw.ImageDraw, side: int, seed: int) -> None:
    dark = np.random.default_rng(seed).random((21, 21)) < 0.5
    for y, x in zip(*np.nonzero(dark), strict=True):
        left, top = 60 + side * int(x), 40 + side * int(y)
        draw.rectangle((left, top, left + side - 1, top + side - 1), fill=0)


def web(draw: ImageDraw.ImageDraw, lines: int) -> None:
    for line in range(lines):
        high = 40 * math.cos(line)
        draw.line(
            [(40 + x, 150 + high * math.sin(x / (17 + 2 * line % 9) + 0.7 * line)) for x in range(500)],
            fill=20,
            width=2,
        )


def broad_wave(draw: ImageDraw.ImageDraw, width: int) -> None:
    draw.line([(60 + x, 130 + 45 * math.sin(x / 45) * math.exp(-x / 500)) for x in range(330)], fill=20, width=width)
    draw.text((180, 165), "Ravi Kumar, Director", font=ImageFont.load_default(20), fill=0)


def signed(draw: ImageDraw.ImageDraw, width: int) -> None:
    draw.line(hand(80, 130), fill=20, width=width, joint="curve")
    draw.text((60, 125), "Ravi Kumar, Director", font=ImageFont.load_default(20), fill=0)


@pytest.mark.parametrize(("side", "seed"), [(5, 0), (6, 1), (8, 2), (10, 3)])
def test_squares_are_a_code(side: int, seed: int) -> None:
    image, draw = page()
    code(draw, side, seed)
    assert is_code(mask_of(image), UNIT)
    assert is_ornament(mask_of(image), UNIT)


@pytest.mark.parametrize("lines", [8, 11, 15])
def test_lines_across_each_other_are_a_web(lines: int) -> None:
    image, draw = page()
    web(draw, lines)
    assert is_web(mask_of(image))
    assert is_ornament(mask_of(image), UNIT)


@pytest.mark.parametrize("width", [8, 10, 13])
def test_a_broad_wave_is_one_with_letters_across_it(width: int) -> None:
    image, draw = page()
    broad_wave(draw, width)
    assert is_wave(mask_of(image), UNIT)
    assert is_ornament(mask_of(image), UNIT)


@pytest.mark.parametrize("width", [2, 3, 4, 6, 8])
def test_a_hand_across_print_is_no_ornament(width: int) -> None:
    image, draw = page()
    signed(draw, width)
    assert not is_ornament(mask_of(image), UNIT)


def test_nothing_is_no_ornament() -> None:
    assert not is_ornament(np.zeros((0, 0), np.uint8), UNIT)


def test_an_ornament_is_seen_whole_where_only_a_part_of_it_is_taken_for_a_stroke() -> None:
    image, draw = page()
    half = [
        (350 + 12 + t * 150 - 24 * math.sin(t * 9), 150 + 30 * math.sin(t * 9 + 1.2)) for t in np.linspace(0, 1, 90)
    ]
    for points in (half, [(700 - x, y) for x, y in half]):
        draw.line(points, fill=20, width=4)
    draw.line([(335, 160), (365, 160)], fill=20, width=4)
    part = (300.0, 110.0, 520.0, 190.0)
    assert constructed(np.asarray(image), [part], UNIT) == set()
    assert ornamental(np.asarray(image), [part], UNIT) == {part}


def test_a_hand_beside_an_ornament_is_none() -> None:
    image, draw = page()
    draw.line(hand(360, 130), fill=20, width=3)
    code(draw, 10, 1)
    written = (350.0, 60.0, 570.0, 170.0)
    assert ornamental(np.asarray(image), [written], UNIT) == set()


def looped(draw: ImageDraw.ImageDraw) -> None:
    turns = (n / 10 for n in range(126))
    draw.line(
        [(80 + 22 * n - 50 * math.sin(n), 150 - 50 * math.cos(n)) for n in turns], fill=20, width=9, joint="curve"
    )


def many_peaks(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(60 + x, 130 + 45 * math.sin(x / 9)) for x in range(500)], fill=20, width=9)


def fine(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(60 + x, 130 + 45 * math.sin(x / 45)) for x in range(330)], fill=20, width=3)


@pytest.mark.parametrize("what", [looped, many_peaks, fine])
def test_loops_many_peaks_and_fine_strokes_are_no_broad_wave(what: object) -> None:
    image, draw = page()
    what(draw)  # type: ignore[operator]
    assert not is_wave(mask_of(image), UNIT)
