"""Text layers unlike their pixels, and clean pages of many kinds: how many are flagged. `-m tests.bench.unlike`."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from extractors.read import read_file
from extractors.typeset import typeset
from tests.bench.told import counted, goal
from tests.extractors.test_hidden_text import TECHNIQUES

_WORDS = "combed cotton yarn lot bale certificate shipment packing list vessel net weight total order seller mill"
_SHEET = """
#let d = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 50pt, background: if d.kind == 4 {
  rotate(-40deg, text(90pt, fill: rgb(200, 0, 0, 40), "COPY"))
})
#set text(font: ("Noto Sans", "Noto Sans CJK SC"), size: if d.kind == 3 { 5pt } else { 9pt })
#let dark = (x, y) => if y == 0 { rgb("#222") } else if calc.odd(y) { rgb("#dde8f0") }
#let blue = gradient.linear(rgb("#1f4e79"), rgb("#9cc"))
#let white-head(cells) = cells.enumerate().map(((n, c)) => if n < 4 { text(white, c) } else { c })
#if d.kind == 0 { block(fill: blue, inset: 9pt, text(white, 18pt, d.prose.first())) }
#if d.kind == 1 { table(columns: 4, fill: dark, ..white-head(d.cells)) }
#if d.kind == 2 { for p in d.prose { highlight(p); underline(p); link("https://example.org", p); parbreak() } }
#if d.kind == 5 { for p in d.prose { p + "原产国 中国江苏省 棉纱批号 合计金额"; parbreak() } }
#if d.kind == 6 { for angle in (90deg, -15deg) { rotate(angle, reflow: true, d.prose.first().slice(0, 50)) } }
#if d.kind == 7 { for (n, p) in d.prose.enumerate() { text(luma(40 + 40 * n), p); parbreak() } }
#if d.kind == 8 { for p in d.prose { text(tracking: 2pt, p); text(stroke: 0.3pt, weight: "bold", p); parbreak() } }
#if d.kind == 9 { columns(3, for p in d.prose { p + " " }) }
#for p in d.prose { parbreak(); p }
#table(columns: 4, ..d.cells)
"""
_KINDS = 10


def main() -> int:
    """Print both counts; 1 where a technique was missed, or more than one clean page in a hundred was flagged."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        layers = counted(list(TECHNIQUES.values()), "layers unlike their pixels")
        flagged = sum(is_flagged(content, folder) for content in layers)
        clean = [clean_page(seed) for seed in range(10 * _KINDS)]
        accused = sum(is_flagged(content, folder) for content in counted(clean, "clean pages"))
    all_of = len(TECHNIQUES)
    missed = goal("text layers unlike their pixels, flagged", f"{flagged} of {all_of}", "all", flagged == all_of)
    few = accused <= 0.01 * len(clean)
    return int(missed | goal(f"clean pages of {_KINDS} kinds, flagged", f"{accused} of {len(clean)}", "1 %", few))


def is_flagged(content: bytes, folder: Path) -> bool:
    path = folder / "page.pdf"
    path.write_bytes(content)
    return any(p.code == "hidden_text" for page in read_file(path, folder).pages for p in page.problems)


def clean_page(seed: int) -> bytes:
    chance = random.Random(seed)
    cells = [
        chance.choice((chance.choice(_WORDS.split()), f"{chance.randint(1, 99999) / 100:,.2f}")) for _ in range(32)
    ]
    prose = [" ".join(chance.choices(_WORDS.split(), k=40)) for _ in range(4)]
    return typeset(_SHEET, {"kind": seed % _KINDS, "cells": cells, "prose": prose})


if __name__ == "__main__":
    sys.exit(main())
