"""Names and figures in the blanks of a scan: spaces by the ink, letters by the language of the country named."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from extractors.ocr.language import local_languages
from extractors.ocr.local_letters import with_local_letters
from extractors.ocr.spacing import Pixels, parted_by_ink
from extractors.ocr.tesseract import OcrWord, installed_languages, recognise
from tests.extractors.reading_samples import scan

UNIT, LETTER, GAP = 20.0, 14, 4


def drawn(text: str, space: int, join: int = 0) -> tuple[Pixels, OcrWord]:
    """Blocks in place of letters, `space` pixels wide where the text has a space; `join` letters without a gap."""
    grey = np.full((40, 800), 255, np.uint8)
    x = 10
    for n, char in enumerate(text):
        if char == " ":
            x += space - GAP
            continue
        grey[8:32, x : x + LETTER] = 0
        x += LETTER + (0 if n < join else GAP)
    return grey, OcrWord(text.replace(" ", ""), 8, 6, x, 34, 0.9)


@pytest.mark.parametrize(
    ("text", "space", "join", "parts"),
    [
        ("44,092 lb", 14, 0, ["44,092", "lb"]),
        ("PO558 / LAX", 14, 0, ["PO558", "/", "LAX"]),
        ("1,100 jutebags", 14, 0, ["1,100", "jutebags"]),
        ("44,092 lb", 6, 0, ["44,092lb"]),
        ("44,092lb", 14, 0, ["44,092lb"]),
        ("(Description )", 14, 0, ["(Description)"]),
        ("pcs1, 100", 14, 0, ["pcs1,100"]),
        ("6, 2026", 14, 0, ["6,", "2026"]),
        ("voy .0TX", 14, 0, ["voy.0TX"]),
        ("jute bags", 14, 3, ["jutebags"]),
        ("120 rolls", 14, 2, ["120", "rolls"]),
    ],
)
def test_a_word_is_parted_where_the_ink_leaves_a_space(text: str, space: int, join: int, parts: list[str]) -> None:
    grey, word = drawn(text, space, join)
    found = parted_by_ink(grey, [word], UNIT)
    assert [w.text for w in found] == parts
    assert all(a.x1 < b.x0 for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("at or near Göppingen, Germany, and was laden", ("de",)),
        ("by Textiles de Puebla at or near Puebla, Mexico", ("es",)),
        ("by Ege Işık San. ve Tic. A.Ş. at Aliağa, ışık", ("tr",)),
        ("shipped by Germany's friends of Turkmenistan", ()),
    ],
)
def test_the_countries_named_tell_the_letters_of_names(text: str, codes: tuple[str, ...]) -> None:
    assert local_languages(text.split()) == codes


@pytest.mark.skipif("de" not in installed_languages(), reason="needs the German model")
def test_names_are_read_in_the_letters_of_their_country() -> None:
    grey = np.asarray(scan(["Süddeutsche Wolle, Göppingen, Germany"]).convert("L"))
    boxes = [w for w in recognise(grey, ("de",)) if w.confidence > 0.5]
    assert len(boxes) == 4
    said = ["Siiddeutsche", "Wolle,", "G6ppingen,", "Germany"]
    first = [replace(w, text=t) for w, t in zip(boxes, said, strict=True)]
    unit = boxes[0].bottom - boxes[0].top
    line = (boxes[0].x0, boxes[0].top, boxes[-1].x1, boxes[-1].bottom)
    found = [w.text for w in with_local_letters(grey, first, (), [line], unit)]
    assert found == ["Süddeutsche", "Wolle,", "Göppingen,", "Germany"]
    elsewhere = [*first[:3], replace(first[3], text="Malta")]
    assert with_local_letters(grey, elsewhere, (), [line], unit) == elsewhere
