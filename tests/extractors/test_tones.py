"""Filled boxes are made white, with their print black; headlines, rules and empty boxes stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

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


def page(width: int = 900, height: int = 500) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), 245)
    return image, ImageDraw.Draw(image)


@pytest.mark.parametrize("skew", [0.0, 1.5])
def test_white_print_on_a_coloured_box_is_read(skew: float) -> None:
    image = rotate(rendered(typeset(_HEADED, {})), skew)
    said = " ".join(w.text for w in ocr_image(image, ("de",), settings=FIRST_ONLY).words)
    assert all(word in said for word in ("Position", "Verbrauch", "Betrag", "Rechnungsbetrag", "8.363,47"))


@pytest.mark.parametrize(("fill", "print_"), [(60, 250), (150, 250), (150, 20)])
def test_print_in_a_box_is_dark_on_paper_whatever_its_tone(fill: int, print_: int) -> None:
    image, draw = page()
    draw.rectangle((100, 100, 700, 150), fill=fill)
    draw.rectangle((200, 115, 206, 135), fill=print_)
    draw.rectangle((216, 115, 222, 135), fill=print_)
    draw.rectangle((240, 115, 300, 119), fill=print_)
    white = tones.without_fills(np.asarray(image))
    assert white[125, 203] < 60
    assert white[125, 500] > 235
    assert white[300, 500] == 245


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
