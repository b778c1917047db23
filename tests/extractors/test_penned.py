"""What of the drawings on a page a pen wrote: joined strokes that turn back; no print, wave, logo, seal or code."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.evidence import BBox
from extractors.ocr.penned import PenWork, constructed, is_written, pen_work

Points = list[tuple[float, float]]
DPI = 150.0


def hand(left: float, base: float) -> Points:
    """Letters of uneven height in one line: loops, a tail, a stroke that runs out."""
    points: Points = []
    for high, wide, loop in (
        (52, 30, 18),
        (18, 22, 3),
        (58, 22, 15),
        (17, 25, 11),
        (22, 18, 2),
        (-30, 28, 12),
        (10, 50, 0),
    ):
        for step in range(25):
            turn = 2 * math.pi * step / 24
            points.append((left + wide * step / 24 + loop * math.sin(turn), base - high * (1 - math.cos(turn)) / 2))
        left += wide
    return points


def paper() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (420, 240), 255)
    return image, ImageDraw.Draw(image)


def wave(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(40 + x, 120 + 25 * math.sin(x / 18)) for x in range(320)], fill=20, width=3)


def waves(draw: ImageDraw.ImageDraw) -> None:
    for lower in (0, 14, 28):
        draw.line([(40 + x, 100 + lower + 25 * math.sin(x / 18)) for x in range(320)], fill=20, width=3)


def arcs(draw: ImageDraw.ImageDraw) -> None:
    for left, wide in ((40, 110), (100, 90), (150, 130)):
        draw.arc((left, 60, left + wide, 60 + wide), 20, 300, fill=20, width=3)


def seal(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((120, 40, 270, 190), outline=20, width=4)
    draw.ellipse((160, 80, 230, 150), outline=20, width=3)


def rule(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(40, 120), (360, 120)], fill=0, width=4)


def bars(draw: ImageDraw.ImageDraw) -> None:
    for number, left in enumerate(range(60, 340, 9)):
        draw.rectangle((left, 80, left + 2 + 3 * (number % 2), 150), fill=0)


def typed(draw: ImageDraw.ImageDraw) -> None:
    draw.text((40, 90), "Ravi Kumar", font=ImageFont.load_default(44), fill=0)


def ornament(draw: ImageDraw.ImageDraw) -> None:
    points = hand(30, 130)[:100]
    draw.line(points, fill=20, width=3)
    draw.line([(420 - x, y) for x, y in points], fill=20, width=3)


def patch(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, 420, 240), fill=120)
    draw.line(hand(80, 130), fill=20, width=3)


@pytest.mark.parametrize("width", [2, 3, 4])
def test_a_hand_is_written(width: int) -> None:
    image, draw = paper()
    draw.line(hand(80, 130), fill=40, width=width, joint="curve")
    assert is_written(np.asarray(image), DPI)


def twice(draw: ImageDraw.ImageDraw) -> None:
    first = hand(40, 130)[:100]
    draw.line([*first, *((x + 100, y) for x, y in first)], fill=20, width=3)


def chart(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(40, 40), (40, 200), (380, 200)], fill=0, width=3)
    steps = [(40, 150), (75, 60), (110, 120), (190, 50), (215, 160), (300, 95), (325, 125), (370, 70)]
    draw.line(steps, fill=20, width=3)


def tree(draw: ImageDraw.ImageDraw) -> None:
    def branch(x: float, y: float, way: float, long: float) -> None:
        if long > 7:
            end = x + long * math.cos(way), y - long * math.sin(way)
            draw.line([(x, y), end], fill=20, width=max(2, int(long / 8)))
            branch(*end, way + 0.45, long * 0.72)
            branch(*end, way - 0.4, long * 0.72)

    branch(200, 230, math.pi / 2, 60)


def tick(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(150, 120), (180, 150), (240, 60)], fill=20, width=9, joint="curve")


@pytest.mark.parametrize(
    "what",
    [
        wave, waves, arcs, seal, rule, bars, typed, ornament, patch, twice, chart, tree, tick,
    ],
)  # fmt: skip
def test_what_no_hand_wrote_is_not(what: object) -> None:
    image, draw = paper()
    what(draw)  # type: ignore[operator]
    assert not is_written(np.asarray(image), DPI)


def waves_of_a_hand() -> list[list[tuple[float, float]]]:
    """A few arcs, the next of another breadth and height."""
    return [[(80 + x, 110 + 22 * math.sin(x / 24 + 0.004 * x) * (1.1 - x / 400) + x / 20) for x in range(240)]]


def points() -> list[list[tuple[float, float]]]:
    """Points anywhere, joined by straight lines."""
    return [[(90, 130), (210, 62), (130, 150), (280, 84), (172, 70), (320, 140), (110, 92), (300, 118), (240, 60)]]


def initials() -> list[list[tuple[float, float]]]:
    """Two capitals of single strokes, and a tail."""
    first = [[(90, 150), (100, 70), (128, 82), (102, 108), (140, 152)]]
    second = [[(160, 72), (166, 150)], [(200, 70), (168, 110), (206, 150)]]
    return [*first, *second, [(206 + x, 146 + 5 * math.sin(x / 11)) for x in range(90)]]


@pytest.mark.parametrize("signed", [waves_of_a_hand, points, initials])
@pytest.mark.parametrize("width", [2, 3])
def test_simple_scribbles_are_a_hands(signed: object, width: int) -> None:
    image, draw = paper()
    for stroke in signed():  # type: ignore[operator]
        draw.line(stroke, fill=30, width=width, joint="curve")
    assert is_written(np.asarray(image), DPI)


def test_a_felt_pen_and_a_name_with_a_dash_are_a_hands() -> None:
    for width, end in ((7, None), (3, [(310, 100), (335, 96)])):
        image, draw = paper()
        draw.line(hand(80, 130), fill=20, width=width, joint="curve")
        if end:
            draw.line(end, fill=20, width=3)
        assert is_written(np.asarray(image), DPI)


def test_a_signature_pasted_in_with_its_grey_paper_is_one() -> None:
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((190, 930, 400, 1040), fill=205)
    draw.line(hand(200, 1000), fill=40, width=3)
    box = BBox(*(v * 72 / DPI for v in (190, 930, 401, 1041)))
    assert pen_work(np.asarray(image), DPI, (box,), (), ()).written == (box,)


def test_an_even_wave_that_dies_away_is_a_logos() -> None:
    image, draw = paper()
    draw.line([(30 + 4 * t, 120 + 60 * math.sin(t / 4.5) * (1 - t / 130)) for t in range(90)], fill=30, width=3)
    box = BBox(*(v * 72 / DPI for v in (20, 50, 400, 190)))
    assert pen_work(np.asarray(image), DPI, (box,), (), ()).written == ()


def test_an_empty_picture_is_not() -> None:
    assert not is_written(np.full((40, 90), 255, np.uint8), DPI)
    assert not is_written(np.zeros((0, 0), np.uint8), DPI)


def test_a_rule_across_a_signature_is_taken_out_and_a_wave_beside_it_is_in_doubt() -> None:
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    draw.line(hand(200, 1000), fill=40, width=3)
    draw.line([(150, 1004), (600, 1004)], fill=0, width=2)
    draw.line([(800 + x, 1000 + 25 * math.sin(x / 18)) for x in range(320)], fill=20, width=3)
    points = 72 / DPI
    signed, beside = (BBox(*(v * points for v in b)) for b in ((190, 930, 400, 1040), (795, 970, 1125, 1030)))
    rules = (BBox(150 * points, 1003 * points, 600 * points, 1006 * points),)
    found = pen_work(np.asarray(image), DPI, (signed, beside), (), rules)
    assert (found.written, found.doubtful) == ((signed,), (beside,))


def test_a_hand_between_the_heavy_lines_of_a_box_is_a_hand() -> None:
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    draw.line(hand(200, 1000), fill=40, width=3)
    levels = (940, 1035)
    for level in levels:
        draw.line([(150, level), (600, level)], fill=0, width=7)
    points = 72 / DPI
    signed = BBox(*(v * points for v in (190, 930, 400, 1040)))
    rules = tuple(BBox(150 * points, (y - 3.5) * points, 600 * points, (y + 4.5) * points) for y in levels)
    assert pen_work(np.asarray(image), DPI, (signed,), (), rules).written == (signed,)


def test_a_ring_signs_nothing() -> None:
    image, draw = paper()
    seal(draw)
    box = BBox(*(v * 72 / DPI for v in (118, 38, 273, 193)))
    found = pen_work(np.asarray(image), DPI, (box,), (), ())
    assert (found.written, found.doubtful) == ((), ())


def test_of_the_strokes_of_a_scan_waves_are_constructed_and_a_hand_is_not() -> None:
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    draw.line(hand(200, 1000), fill=40, width=3)
    draw.line([(800 + x, 1000 + 25 * math.sin(x / 18)) for x in range(320)], fill=20, width=3)
    written, drawn = (190.0, 930.0, 400.0, 1040.0), (795.0, 970.0, 1125.0, 1030.0)
    assert constructed(np.asarray(image), [written, drawn], 14.0) == {drawn}


def test_a_page_full_of_drawings_is_left_in_doubt() -> None:
    image, draw = paper()
    draw.line(hand(80, 130), fill=40, width=3)
    box = BBox(*(v * 72 / DPI for v in (70, 60, 300, 170)))
    assert pen_work(np.asarray(image), DPI, (box,), (), ()).written == (box,)
    places = (box, *(BBox(9.0 * n, 500, 9.0 * n + 2, 502) for n in range(500)))
    assert pen_work(np.asarray(image), DPI, places, (), ()) == PenWork((), places)


def quick(x: float, y: float) -> list[tuple[float, float]]:
    """Loops much like each other, and a stroke under them: how many sign when they are in a hurry."""
    loops = [(x + 26 * n + dx, y + dy) for n in range(6) for dx, dy in ((0, 0), (22, -60 - 4 * n), (4, -56), (3, 2))]
    return [*loops, (x + 120, y + 14), (x + 250, y + 6)]


def test_a_quick_hand_drawn_into_the_page_signs_with_a_seal_over_it_and_a_wave_does_not() -> None:
    """Logos, arrows and charts are drawn in curves as well: a drawing must be as like a hand's as a picture."""
    image, draw = paper()
    draw.line(quick(90, 150), fill=40, width=3)
    points = 72 / DPI
    signed, ring = (BBox(*(v * points for v in b)) for b in ((86, 64, 344, 168), (118, 38, 273, 193)))
    assert pen_work(np.asarray(image), DPI, (), (signed,), ()).written == (signed,)
    seal(draw)
    assert pen_work(np.asarray(image), DPI, (), (signed, ring), ()).written == (signed,)
    wave, draw = paper()
    draw.line([(80 + x, 120 + 25 * math.sin(x / 18)) for x in range(320)], fill=20, width=3)
    box = BBox(*(v * points for v in (75, 90, 405, 150)))
    assert pen_work(np.asarray(wave), DPI, (), (box,), ()) == PenWork((), (box,))
