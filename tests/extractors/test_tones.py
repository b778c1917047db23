"""Filled boxes are made white, with their print black; headlines, rules and empty boxes stay as they are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr import ocr_image, tones
from extractors.ocr.pixels import rotate
from extractors.typeset import typeset
from tests.extractors.test_ocr import FIRST_ONLY, rendered

_HEADED = """
#set page(paper: "a5", margin: 15mm)
#set text(font: "Noto Sans", size: 9pt)
#table(columns: (3fr, 2fr, 2fr), stroke: none,
  fill: (_, row) => if row == 0 { rgb("#e8730c") } else { none },
  ..("Position", "Verbrauch", "Betrag").map(c => text(fill: white, weight: "bold", c)),
  [Arbeit HT], [22.110 kWh], [4.886,31 €], [Grundpreis], [1], [111,00 €])
#block(fill: rgb("#0a2540"), inset: 6pt, text(fill: white, size: 13pt)[Rechnungsbetrag 8.363,47 €])
"""


FONT = next(p for p in sorted(Path(str(files("fontpkg_noto_sans"))).rglob("*.ttf")) if "Italic" not in p.name)


def page(width: int = 900, height: int = 500) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), 245)
    return image, ImageDraw.Draw(image)


@pytest.mark.parametrize("skew", [0.0, 1.5])
def test_white_print_on_a_coloured_box_is_read(skew: float) -> None:
    image = rotate(rendered(typeset(_HEADED, {})), skew)
    said = " ".join(w.text for w in ocr_image(image, ("de",), settings=FIRST_ONLY).words)
    assert all(word in said for word in ("Position", "Verbrauch", "Betrag", "Rechnungsbetrag", "8.363,47"))


@pytest.mark.parametrize(("fill", "print_"), [(60, 250), (150, 250), (190, 245)])
def test_white_print_in_a_box_is_dark_on_paper_whatever_its_tone(fill: int, print_: int) -> None:
    image, draw = page()
    draw.rectangle((100, 100, 700, 150), fill=fill)
    draw.rectangle((200, 115, 206, 135), fill=print_)
    draw.rectangle((216, 115, 222, 135), fill=print_)
    draw.rectangle((240, 115, 300, 119), fill=print_)
    white = tones.without_fills(np.asarray(image))
    assert white[125, 203] < 60
    assert white[125, 500] > 235
    assert white[300, 500] == 245


def boxed(fill: int, box: tuple[int, int, int, int], *said: tuple[int, str, int, int]) -> np.ndarray:
    """A page with a box of print, as (left edge, words, grey, size), and a line under it, with the grain of a scan."""
    image, draw = page(1200, 400)
    draw.rectangle(box, fill=fill)
    for left, text, grey, size in said:
        draw.text(
            (left, box[1] + 8), text, font=ImageFont.truetype(str(FONT), size), fill=grey, stroke_width=size // 15
        )
    draw.text((110, 330), "Total amount 18,240.00", font=ImageFont.truetype(str(FONT), 28), fill=20)
    grain = np.random.default_rng(1).normal(0, 4, (400, 1200))
    return np.asarray((np.asarray(image) + grain).clip(0, 255), dtype=np.uint8)


_ROW = (100, 100, 1100, 150)


@pytest.mark.parametrize("fill", [205, 185, 160, 130])
def test_dark_print_on_a_lighter_box_stays_as_it_is(fill: int) -> None:
    grey = boxed(fill, _ROW, (120, "9.75", 40, 28), (600, "18,240", 40, 28))
    assert tones.without_fills(grey) is grey


@pytest.mark.parametrize(("fill", "size"), [(60, 14), (130, 14), (130, 28), (150, 24)])
def test_white_print_of_the_size_of_text_becomes_black(fill: int, size: int) -> None:
    white = tones.without_fills(boxed(fill, _ROW, (120, "Quantity 18,240 Amount " * (1 + 28 // size), 255, size)))
    assert int(white[102:148, 102:900].min()) < 60
    assert int(np.median(white[102:148, 102:1098])) > 230


@pytest.mark.parametrize("fill", [120, 140])
def test_black_print_beside_white_print_is_kept(fill: int) -> None:
    grey = boxed(fill, _ROW, (120, "Invoice number and date", 255, 28), (800, "4471-B", 10, 28))
    said = {w.text for w in ocr_image(grey, settings=FIRST_ONLY).words}
    assert {"Invoice", "number", "4471-B"} <= said


@pytest.mark.parametrize("print_", [20, 255])
def test_a_headline_too_large_for_the_box_stays_as_it_is(print_: int) -> None:
    grey = boxed(130, (100, 60, 1100, 220), (120, "TOTAL 18,240", print_, 100))
    assert tones.without_fills(grey) is grey


def test_faint_print_under_a_black_bar_stays_covered() -> None:
    grey = boxed(25, _ROW, (120, "Supplier price 2.10", 60, 28))
    assert tones.without_fills(grey) is grey


def test_a_shaded_box_of_which_a_part_is_of_one_tone_is_left_alone() -> None:
    grey = boxed(130, (100, 60, 1100, 220), (120, "TOTAL 18,240", 255, 36)).astype(np.int16)
    slope = np.linspace(0, 90, 121).astype(np.int16)[:, None]
    grey[100:221, 100:700] = np.where(grey[100:221, 100:700] < 200, grey[100:221, 100:700] - slope, 245)
    shaded = grey.clip(0, 255).astype(np.uint8)
    assert tones.without_fills(shaded) is shaded


def test_a_bold_headline_an_empty_box_and_a_rule_are_no_filled_boxes() -> None:
    image, draw = page()
    for x in range(100, 600, 30):
        draw.rectangle((x, 100, x + 18, 140), fill=20)
    draw.rectangle((100, 250, 700, 300), fill=120)
    draw.rectangle((100, 400, 700, 404), fill=0)
    grey = np.asarray(image)
    assert tones.without_fills(grey) is grey


def test_a_page_without_boxes_is_the_same_image() -> None:
    grey = np.asarray(page()[0])
    assert tones.without_fills(grey) is grey


@pytest.mark.parametrize("shape", [(1, 3000), (3000, 1), (2, 2), (3, 9000)])
def test_an_image_thinner_than_what_is_looked_at_stays_as_it_is(shape: tuple[int, int]) -> None:
    assert (tones.without_fills(np.zeros(shape, np.uint8)) == 0).all()


@pytest.mark.parametrize("length", [7, 30, 31, 96])
@pytest.mark.parametrize("seed", range(8))
def test_level_lines_are_those_of_a_plain_opening(length: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    mask = (random.random((60, 220)) < random.choice([0.5, 0.9, 0.97])).astype(np.uint8)
    for _ in range(6):
        at = random.integers(-20, 180)
        mask[random.integers(0, 60), max(0, at) : at + random.integers(1, 150)] = 1
    plain = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    assert plain.any()
    assert (tones.level_lines(mask, length) == plain).all()


def test_runs_are_found_wherever_they_stand() -> None:
    strokes = np.zeros((80, 120), np.uint8)
    strokes[21:29, 31:35] = strokes[21:29, 39:60] = strokes[50:58, 100:120] = 1
    assert tones.runs_of_print(strokes, [], 8.0) == [(31.0, 21.0, 60.0, 29.0), (100.0, 50.0, 120.0, 58.0)]
    assert tones.runs_of_print(strokes, [(31.0, 21.0, 60.0, 29.0)], 8.0) == [(100.0, 50.0, 120.0, 58.0)]
    assert tones.runs_of_print(np.zeros((80, 120), np.uint8), [], 8.0) == []
