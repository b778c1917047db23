"""From a list of blocks to a sheet of paper: the looks, the blocks and the signatures, set by Typst."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.typeset import typeset

Block = dict[str, Any]
_TEMPLATE = (Path(__file__).parent / "paper.typ").read_text(encoding="utf-8")
SANS, SERIF, ROMAN, MONO = "Noto Sans", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"


@dataclass(frozen=True, slots=True)
class Look:
    """How a company's papers look: font, sizes and margin in points, colour, and the shape of its forms."""

    font: str = SANS
    size: float = 9
    head: float = 15
    accent: str = "#1f3a5f"
    margin: float = 46
    pairs: str = "boxed"
    goods: str = "grid"
    parties: str = "boxed"
    letterhead: str = "split"
    leading: float = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks on a page size, and the footer line ("" for none)."""

    look: Look
    blocks: tuple[Block, ...]
    paper: str = "a4"
    flipped: bool = False
    footer: str = ""


def pdf(sheet: Sheet) -> bytes:
    """The sheet as PDF bytes, the same for the same sheet."""
    look = sheet.look
    data: Block = {
        "look": {
            "font": look.font,
            "size": look.size,
            "head": look.head,
            "accent": look.accent,
            "margin": look.margin,
            "leading": look.leading,
        },
        "paper": sheet.paper,
        "flipped": sheet.flipped,
        "blocks": list(sheet.blocks),
    }
    return typeset(_TEMPLATE, data | ({"footer": sheet.footer} if sheet.footer else {}))


def block(kind: str, **values: Any) -> Block:
    """One block of the template."""
    return {"kind": kind, **values}


def para(text: str, **values: Any) -> Block:
    """A paragraph; line breaks are kept."""
    return block("para", text=text, **values)


def space(points: float) -> Block:
    """Empty height."""
    return block("space", pt=points)


def column(head: str, align: str = "left", w: float | str = "auto") -> Block:
    """A column of a table of goods; `w` is a share of the rest, or "auto"."""
    return {"head": head, "align": align, "w": w}


def cell(label: str, value: str, w: float = 1, h: float = 0) -> Block:
    """A captioned box of a form; `w` a share of the row, `h` its least height in points."""
    return {"label": label, "value": value, "w": w, "h": h}


def ink(name: str) -> list[list[float]]:
    """Cubic Bezier points in points (start, then triples) of a scrawl that is always the same for a name."""
    rng = random.Random(name)
    wide, high, lean = rng.uniform(6, 15), rng.uniform(10, 24), rng.uniform(-4, 7)
    x, y = 0.0, 26.0
    points = [[x, y]]
    for i in range(4 + len(name.split()) + rng.randrange(4)):
        step = wide * rng.uniform(0.6, 1.4)
        rise = high * (rng.uniform(0.8, 1.2) if i in (0, 2) else rng.uniform(0.15, 0.6))
        ends = 26.0 + rng.uniform(-5, 4)
        points += [
            [x + lean, y - rise],
            [x + step + lean, ends - rise * rng.uniform(0.6, 1.1)],
            [x + step * 0.75, ends],
        ]
        x, y = points[-1]
    tail = rng.uniform(14, 46)
    points += [[x + 6, y + 6], [x + tail * 0.6, y - 5], [x + tail, y - 6 + 5 * math.sin(len(name))]]
    return [[round(a, 2), round(b, 2)] for a, b in points]


def signed(name: str, *lines: str, company: str = "", seal: str = "", **values: Any) -> Block:
    """A signature block: ink above the line, `lines` below it, a round seal with the words of `seal` beside it."""
    stamp = {"text": seal.upper() + " ", "middle": "★", "color": values.pop("seal_color", "#b3261e"), "turn": -8}
    extra = {"seal": stamp} if seal else {}
    return block("signature", points=ink(name), lines=list(lines), company=company, **extra, **values)
