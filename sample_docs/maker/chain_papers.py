"""Papers of the whole chain: supplier list, flow chart, map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .model import Company, Golden, Paper
from .press import Sheet, block, column, para, space
from .wording import places


def supplier_rows(steps: Sequence[tuple[str, Company, str]]) -> list[list[str]]:
    """Rows of a supplier list: step, process, name, address, product."""
    return [
        [str(i), process, c.name, ", ".join(c.address), product] for i, (process, c, product) in enumerate(steps, 1)
    ]


def supplier_list(importer: Company, steps: Sequence[tuple[str, Company, str]]) -> Paper:
    """Names and addresses of every producer, by step."""
    columns = [
        column("Step"),
        column("Process", w=1),
        column("Supplier", w=1.4),
        column("Address", w=1.8),
        column("Product", w=1),
    ]
    blocks = (
        block("letterhead", name=importer.name, lines=list(importer.address), style="left", mark=""),
        block("title", text="LIST OF SUPPLIERS BY PRODUCTION STEP"),
        block("goods", columns=columns, rows=supplier_rows(steps), style="zebra", size=8.4),
    )
    return Paper(Sheet(importer.look, blocks, flipped=True), Golden("supplier_list"))


def flow_chart(importer: Company, cards: Sequence[tuple[str, tuple[str, ...]]]) -> Paper:
    """The chain as boxes and arrows, top to bottom."""
    steps = [{"head": head, "lines": list(lines)} for head, lines in cards]
    blocks = (
        block("title", text="PRODUCTION FLOW CHART", sub="from raw material to importation"),
        space(6),
        block("flow", steps=steps),
    )
    return Paper(Sheet(importer.look, blocks), Golden("flow_chart"))


def place_map(importer: Company, pins: Sequence[tuple[str, str, tuple[float, float]]]) -> Paper:
    """A map of the steps in order: (place key, label, offset of the label in points)."""
    lands, known = places()

    def at(spot: Sequence[float]) -> list[float]:
        return [round((spot[0] + 130) * 2.95, 1), round((62 - spot[1]) * 3.7, 1)]

    marks, route = [], [at(known[key]) for key, _, _ in pins]
    for (_, text, (dx, dy)), (x, y) in zip(pins, route, strict=True):
        marks.append({"x": x, "y": y, "dx": dx, "dy": dy, "text": text})
    legs = [[a, b] for a, b in pairwise(route)]
    outlines = [[at(p) for p in land] for land in lands]
    blocks = (
        block(
            "title",
            text="MAP OF PRODUCTION SITES AND ROUTES",
            sub="numbers are the production steps; pins show the town",
        ),
        space(6),
        block("chart", width=750, height=330, lands=outlines, legs=legs, pins=marks),
        para(f"Prepared by {importer.name} from the addresses of the suppliers. Outlines are schematic.", size=7.5),
    )
    return Paper(Sheet(importer.look, blocks, flipped=True), Golden("map"))
