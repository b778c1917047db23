"""Ruling lines of scans: found where they are drawn, however the page lies; strokes of letters and codes are none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractors.evidence import BBox, Page
from extractors.ocr import ocr_image, pixels
from extractors.ocr.orient import upright_page
from extractors.ocr.ruled import ruling_lines
from extractors.read_pages import ocr_page
from tests.extractors.reading_samples import scan

DPI, UNIT = 200, 20.0
LEVELS, UPRIGHTS = (1500, 1560, 1620), (200, 700, 1400)  # pixels; below the letter's lines


def _form(skew: float = 0.0, turn: int = 0) -> Page:
    """A letter above a drawn form of two rows and two columns, read as a scan and brought upright."""
    image = scan(dpi=DPI).convert("L")
    draw = ImageDraw.Draw(image)
    for y in LEVELS:
        draw.line((UPRIGHTS[0], y, UPRIGHTS[-1], y), fill=0, width=2)
    for x in UPRIGHTS:
        draw.line((x, LEVELS[0], x, LEVELS[-1]), fill=0, width=2)
    laid = image.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=255).rotate(turn, expand=True)
    found = ocr_image(np.asarray(laid))
    size = (laid.width * 72 / DPI, laid.height * 72 / DPI)
    return upright_page(ocr_page(found, DPI, Page(1, *size, ())))


@pytest.mark.parametrize(("skew", "turn"), [(0.0, 0), (1.2, 0), (-0.6, 90)])
def test_lines_of_a_form_are_found_where_they_are_drawn(skew: float, turn: int) -> None:
    rules = _form(skew, turn).rules
    level = sorted(r.center[1] for r in rules if r.width > 100)
    upright = sorted(r.center[0] for r in rules if r.height > 30)
    assert level == pytest.approx([y * 72 / DPI for y in LEVELS], abs=2)
    assert upright == pytest.approx([x * 72 / DPI for x in UPRIGHTS], abs=2)
    assert all(min(r.width, r.height) < 1 for r in rules)


def test_text_alone_has_no_ruling_lines() -> None:
    assert ocr_image(np.asarray(scan())).rules == ()


def _ink(*boxes: tuple[int, int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    mask = np.zeros((400, 600), np.uint8)
    for x0, top, x1, bottom in boxes:
        mask[top:bottom, x0:x1] = 1
    return mask


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ([(50, 100, 500, 102), (50, 100, 52, 180)], 2),  # a wall hangs from its level line
        ([(50, 100, 500, 102), (50, 150, 52, 230)], 1),  # a stroke that meets none
        ([(50, 20, 52, 380)], 1),  # alone, but as long as a column
        ([(50, 100, 500, 130)], 0),  # a filled bar
    ],
)
def test_an_upright_meets_a_level_line_or_is_long(boxes: list[tuple[int, int, int, int]], found: int) -> None:
    assert len(ruling_lines(_ink(*boxes), UNIT)) == found


def test_a_line_that_steps_aside_by_a_pixel_is_one() -> None:
    (line,) = ruling_lines(_ink((50, 100, 250, 101), (250, 101, 500, 102)), UNIT)
    assert BBox(*line).width == pytest.approx(450, abs=2)


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([0.05, 0.3, 0.5, 0.7]), st.booleans())
def test_runs_are_boxed_as_connected_pieces(seed: int, dark: float, upright: bool) -> None:
    """Frames within frames, holes, pieces that touch by a corner: by outlines as by labelled pieces."""
    mask = (np.random.default_rng(seed).random((40, 50)) < dark).astype(np.uint8)
    padded = np.pad(mask, 1)
    shifted = [np.roll(padded, n, axis=1 if upright else 0)[1:-1, 1:-1] for n in (-1, 0, 1)]
    thick = np.maximum.reduce(shifted)
    expected = sorted((x, y, x + w, y + h) for x, y, w, h, _ in pixels.components(thick)[1][1:].tolist())
    assert sorted(pixels.straight_runs(mask, 1, upright=upright)) == expected


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([3, 9, 17]), st.booleans())
def test_runs_lie_where_they_lie_on_the_whole_page(seed: int, length: int, upright: bool) -> None:
    """Only the part of a page that holds ink is looked at; with ink in its corners that part is the whole page."""
    chance = np.random.default_rng(seed)
    mask = np.zeros((160, 170), np.uint8)
    top, left = chance.integers(4, 96, 2)  # clear of the corners, so that no run grows together with their ink
    mask[top : top + 60, left : left + 60] = chance.random((60, 60)) < 0.9
    cornered = mask.copy()
    cornered[0, 0] = cornered[-1, -1] = 1
    wanted = pixels.straight_runs(cornered, length, upright=upright)
    assert pixels.straight_runs(mask, length, upright=upright) == wanted
