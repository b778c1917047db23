"""Connected pieces of ink told by their ink alone are those of the labelled image."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.ocr import pixels


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.05, 0.3, 0.6, 1.0]))
def test_pieces_are_those_of_the_labelled_image(seed: int, dark: float) -> None:
    mask = (np.random.default_rng(seed).random((37, 52)) < dark).astype(np.uint8)
    found, (_, stats) = pixels.pieces_of(mask), pixels.components(mask)
    assert sorted(found.stats[1:].tolist()) == sorted(stats[1:].tolist())
    assert np.array_equal(found.mask_of(np.arange(len(found.stats)) > 0), mask)
    assert np.array_equal(np.bincount(found.own, minlength=len(found.stats))[1:], found.stats[1:, 4])


def test_only_the_ink_of_kept_pieces_is_left() -> None:
    mask = np.zeros((20, 30), np.uint8)
    mask[2:4, 3:23] = mask[10:13, 5:8] = 1
    found = pixels.pieces_of(mask)
    assert np.argwhere(found.mask_of(found.stats[:, 4] == 9)).tolist() == [
        [y, x] for y in (10, 11, 12) for x in (5, 6, 7)
    ]


def test_light_that_is_even_but_for_a_few_dark_places_stays() -> None:
    """A dark place of some size is smoothed away, and the page has its light all over: it is not touched."""
    page = np.full((800, 600), 235, np.uint8)
    page[300:330, 200:230] = 20
    assert pixels.even_light(page) is page
    dim = np.full((800, 600), 165, np.uint8)
    assert pixels.even_light(dim) is not dim
    page[:, 300:] = 200
    assert pixels.even_light(page) is not page


@pytest.mark.parametrize("shape", [(0, 40), (40, 0), (1, 1)])
def test_a_piece_of_a_page_without_extent_holds_no_ink(shape: tuple[int, int]) -> None:
    assert pixels.ink_covered(np.zeros(shape, np.uint8), [], 8.0) == (1.0, [])
