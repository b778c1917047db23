"""Measures of drawings, and the trees that tell a hand's by them."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extractors.ocr.line_measures import measures
from extractors.ocr.pen_forest import hand_likeness
from extractors.ocr.penned import inked
from tests.bench.pen_forest import OUT, drawings, grown, likeness, measured, table, unseen, written
from tests.extractors.test_penned import DPI, bars, hand, paper, seal, typed


@given(st.integers(2, 60), st.integers(2, 120), st.integers(0, 9), st.floats(0.01, 0.9))
def test_any_ink_can_be_measured(height: int, width: int, seed: int, share: float) -> None:
    ink = (np.random.default_rng(seed).random((height, width)) < share).astype(np.uint8)
    ink[0, 0] = ink[-1, -1] = 1
    found = measures(ink, DPI / 72)
    assert all(map(math.isfinite, found.values()))
    assert 0.0 <= hand_likeness(found) <= 1.0


def test_measures_do_not_depend_on_the_resolution() -> None:
    image, draw = paper()
    draw.line(hand(80, 130), fill=20, width=3)
    once, twice = (inked(np.asarray(i)) for i in (image, image.resize((840, 480), Image.Resampling.LANCZOS)))
    small, large = measures(once, DPI / 72), measures(twice, 2 * DPI / 72)
    for name in ("width", "height", "aspect", "chief_ink", "mirrored", "upright", "along_spread", "rows"):
        assert abs(small[name] - large[name]) < 0.12


def test_trees_are_grown_that_part_hands_from_other_things(tmp_path: Path) -> None:
    for number in range(8):
        for kind, make in (("bars", bars), ("seal", seal), ("typed", typed)):
            image, draw = paper()
            make(draw)
            _kept(image.rotate(number - 4, fillcolor=255), tmp_path / "other" / kind / f"{number}.png")
        for width in (2, 3, 4):
            image, draw = paper()
            draw.line([(x + number * y / 90, y) for x, y in hand(80, 130)], fill=20, width=width)
            _kept(image, tmp_path / "hand" / f"pen {width}" / f"{number}.png")
    found = drawings(tmp_path)
    forest = grown(table(found), trees=20, leaf=2)
    assert all((likeness(forest, d.measures) > 0.5) == d.hand for d in found)
    assert written(forest) == written(grown(table(found), trees=20, leaf=2))
    assert all(share > 0.5 for (hand_, _), share in unseen(found).items() if hand_)


def _kept(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)


def test_lines_that_only_rule_are_no_hands() -> None:
    image, draw = paper()
    draw.rectangle((40, 40, 380, 200), outline=0, width=3)
    assert hand_likeness(measures(inked(np.asarray(image)), DPI / 72)) < 0.3


def test_the_trees_are_those_that_grow_from_the_measured_drawings() -> None:
    assert written(grown(table(measured()))) == OUT.read_text("utf-8")
