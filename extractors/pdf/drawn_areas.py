"""How much of a page the things can cover that it draws: a gradient in a form the size of a letter costs no whole page.

Looked at only where a page draws so often that it matters; what cannot be told for sure counts as whole pages.
Shares pikepdf with `structure`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

import pikepdf

from extractors.pdf.drawing_scales import enlarged, stretch
from extractors.pdf.drawing_work import DEPTH, Drawing, Work, all_work
from extractors.pdf.drawn_things import (
    FORM,
    MASK,
    SHADING,
    TILE,
    Resources,
    Thing,
    content_of,
    forms_named,
    resources_of,
)
from extractors.pdf.structure import BROKEN

_PAGE = 612.0 * 792.0  # square points of the page on which the costs of things are measured
_LEAST = 5  # what a thing costs that covers next to nothing, in forms (measured: up to 20 microseconds)
_A_FORM = 20  # bytes of a function that take as long as a form: one is asked for 256 colours


@dataclass(frozen=True, slots=True)
class Reach:
    """What one thing can cover: square points of its own space, and what its uses of forms make of a square point.

    What it draws besides those forms (patterns, masks, shadings) reaches as far as itself. `stretches` has for a form
    how many uses were followed and what they come to: where it is used oftener, as by annotations, the rest is unknown.
    """

    extent: float
    stretches: Mapping[Hashable, tuple[int, float]]


def reach_of_page(content: bytes | None, around: Resources) -> Reach:
    """The reach of a page with its content and its resources."""
    return Reach(_PAGE, _stretches(content, around))


def narrowed(
    drawings: Mapping[Hashable, Drawing], things: Mapping[Hashable, Thing], root: tuple[Hashable, Reach], most: Work
) -> Work:
    """What drawing a page comes to where each thing counts by the area that it can cover; no more than as whole pages.

    `drawings` are the page (`root`: its key, its reach) and, by the same keys, the `things` that are drawn in turn.
    """
    whole = all_work(drawings, most)
    page, reach = root
    reaches = {key: _reach(thing, most) for key, thing in things.items()}
    least = {key: replace(d, own=_least(d.own, things.get(key), most)) for key, d in drawings.items()}
    covered = _covered(drawings, whole, {**reaches, page: reach})[page] / _PAGE
    if not math.isfinite(covered):
        return whole[page]
    told = all_work(least, most)[page].things + math.ceil(covered)
    return Work(whole[page].size, min(whole[page].things, told))


def _reach(thing: Thing, most: Work) -> Reach:
    if not thing.has_content:
        return Reach(math.inf, {})
    try:
        box = [float(side) for side in thing.held.BBox]
        extent = (box[2] - box[0]) ** 2 + (box[3] - box[1]) ** 2 if thing.cost == FORM else math.inf
        return Reach(extent, _stretches(content_of(thing.held, most.size), resources_of(thing)))
    except BROKEN:
        return Reach(math.inf, {})


def _stretches(content: bytes | None, around: Resources) -> dict[Hashable, tuple[int, float]]:
    """For each form that content draws, its uses and what all make of a square point; none where they are untold."""
    drawn = enlarged(content) if content is not None else None
    forms = forms_named(around)
    found: dict[Hashable, list[float]] = {}
    for name, by in drawn or ():
        if name in forms:
            found.setdefault(forms[name].key, []).append(by * _own_stretch(forms[name]))
    return {key: (len(each), sum(each)) for key, each in found.items()}


def _own_stretch(form: Thing) -> float:
    matrix = form.held.get("/Matrix")
    if matrix is None:
        return 1.0
    try:
        return stretch([float(value) for value in matrix])
    except BROKEN:
        return math.inf


def _least(own: Work, thing: Thing | None, most: Work) -> Work:
    """The work of a thing that covers next to nothing; a mesh and what cannot be told stay what they are."""
    if thing is None or not isinstance(thing.held, pikepdf.Stream) or thing.has_content:
        return replace(own, things=_LEAST) if own.things in (TILE, MASK, SHADING) else own
    content = None if "/ShadingType" in thing.held else content_of(thing.held, most.size)
    return replace(own, things=SHADING if content is None else own.things + len(content) // _A_FORM)


def _covered(
    drawings: Mapping[Hashable, Drawing], whole: Mapping[Hashable, Work], reaches: Mapping[Hashable, Reach]
) -> dict[Hashable, float]:
    """What each comes to, in things times the square points of its own space that they can cover."""
    found = dict.fromkeys(drawings, 0.0)
    for _ in range(DEPTH):
        further = {key: _with_forms(drawing, whole, reaches[key], found) for key, drawing in drawings.items()}
        if further == found:
            break
        found = further
    return found


def _with_forms(
    drawing: Drawing, whole: Mapping[Hashable, Work], reach: Reach, known: Mapping[Hashable, float]
) -> float:
    uses: Counter[Hashable] = Counter()
    for key, times in drawing.uses:
        uses[key] += times
    told = {key: by for key, (times, by) in reach.stretches.items() if times == uses[key]}
    others = sum(times * whole[key].things for key, times in uses.items() if key not in told)
    inner = ((by, known[key]) for key, by in told.items())
    in_forms = sum(by * spread if math.isfinite(spread) else spread for by, spread in inner)
    return in_forms + (others * reach.extent if others else 0.0)
