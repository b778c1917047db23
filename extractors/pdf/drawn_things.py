"""Forms, patterns, masks, appearances and functions of a PDF as counted drawings. Shares pikepdf with `structure`.

Names mean what the nearest resources say: a form without its own takes those around it (as PDFium does).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pikepdf

from extractors.pdf.drawing_work import Drawing, Work, masked_steps, plain_name, size_of, uses_in

Key = tuple[object, ...]

# What drawing one takes, in forms: over a whole page a pattern .4 ms, a shading 3 ms (measured).
FORM, _BRANCH, TILE, MASK, SHADING = 1, 1, 10, 10, 100
_OVERLAPS = 12  # that overlap take as long as a form
_CATEGORIES = {"Do": "/XObject", "scn": "/Pattern", "sh": "/Shading"}
_FEW = 50  # things that a page, or one of them, holds without more ado
_INFLATED = 1 << 20  # bytes at a time
_LOST = ((b"D", b"o"), (b"sc", b"n"), (b"SC", b"N"), (b"s", b"h"), (b"g", b"s"))  # operators without their last byte
_HOLDING = ("/Shading", "/Function", "/Functions", "/VE")  # what holds others of its kind


@dataclass(frozen=True, slots=True)
class Resources:
    """What names mean: a dictionary of resources, or nothing, and the key of its owner."""

    held: Any
    owner: Key


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is drawn: its key, itself, what drawing it costs besides what it draws, the resources around."""

    key: Key
    held: Any
    cost: int
    around: Resources
    has_content: bool = True


def drawing_of(thing: Thing, most: Work) -> tuple[Drawing, list[Thing]]:
    """A thing as a drawing, and the things that it draws; beyond `most` where that cannot be told."""
    if thing.has_content:
        return of_content(content_of(thing.held, most.size), resources_of(thing), thing.cost, most)
    things = list(_held_in(thing))
    return Drawing(Work(0, thing.cost), tuple(Counter(t.key for t in things).items())), things


def of_content(content: bytes | None, around: Resources, cost: int, most: Work) -> tuple[Drawing, list[Thing]]:
    """Content as a drawing, and the things that it draws by names of the resources around it.

    Content that cannot be told is beyond `most` where those could draw anything.
    """
    if content is None:
        return Drawing(Work(0, most.things + 1 if draws_others(around.held) else cost)), []
    uses: Counter[Key] = Counter()
    things: dict[Key, Thing] = {}
    for thing, times in (*_named_by(content, around), *_masks(content, around), *_once(around)):
        uses[thing.key] += times
        things[thing.key] = thing
    return Drawing(Work(size_of(content), cost), tuple(uses.items())), list(things.values())


def appearance(note: Any, around: Resources) -> Thing | None:
    """What an annotation shows when nothing touches it (/AP /N), in the state that it is in."""
    shown = _get(_get(note, "/AP"), "/N")
    if not isinstance(shown, pikepdf.Stream):
        state = note.get("/AS")
        shown = _get(shown, str(state)) if isinstance(state, pikepdf.Name) else None
    return _with_content(shown, FORM, around) if isinstance(shown, pikepdf.Stream) else None


def draws_others(resources: Any) -> bool:
    """Whether anything among resources could draw another, or hold more than a few things."""
    if entries(resources, "/Pattern") or entries(resources, "/Shading"):
        return True
    around = Resources(resources, ())
    once = list(islice((thing for thing, _ in _once(around)), _FEW + 1))
    return (
        any(_is_form(thing) for thing in entries(resources, "/XObject").values())
        or bool(_mask_groups(around))
        or len(once) > _FEW
        or any(_holds_more(thing) for thing in once)
    )


def _holds_more(thing: Thing) -> bool:
    """Whether a thing is drawn, or holds more than a few things, or one that holds others in turn.

    The usual colour space holds one profile, or one function, and that holds nothing.
    """
    held = [] if thing.has_content else list(islice(_held_in(thing), _FEW + 1))
    return thing.has_content or len(held) > _FEW or any(_inner(each.held) for each in held)


def content_of(stream: Any, most: int) -> bytes | None:
    """The content of a stream, decoded; of a broken one what comes before the break, no further than just beyond
    `most` bytes, as PDFium draws that; None where it cannot be told.
    """
    try:
        return bytes(stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.specialized))
    except pikepdf.PdfError:
        return _before_the_break(stream, most)


def _before_the_break(stream: Any, most: int) -> bytes | None:
    filters = stream.get("/Filter")
    named = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if named not in (["/FlateDecode"], ["/Fl"]) or stream.get("/DecodeParms") is not None:
        return None
    return _inflated(stream.read_raw_bytes(), most)


def _inflated(raw: bytes, most: int) -> bytes:
    """Flate data up to where it breaks: a step that fails is made again with half of its bytes.

    The last byte before the break comes with the error, and is lost; it may have ended an operator, or been one.
    """
    content, flate, step = b"", zlib.decompressobj(), _INFLATED
    while step and len(content) <= most:
        tried = flate.copy()
        try:
            piece = tried.decompress(raw, step)
        except zlib.error:
            step //= 2
            continue
        if not piece:
            break
        content, flate, raw = content + piece, tried, tried.unconsumed_tail
    lost = next((end for start, end in _LOST if content.endswith(start)), b"")
    return content if step else content + lost + b" f"


def entries(resources: Any, category: str) -> dict[bytes, Any]:
    """Things of a category of resources by their names."""
    held = _get(resources, category)
    if not isinstance(held, pikepdf.Dictionary):
        return {}
    named = ((plain_name(str(key)[1:].encode("utf-8", "surrogateescape")), thing) for key, thing in held.items())
    return {name: thing for name, thing in named if isinstance(thing, pikepdf.Object)}


def forms_named(around: Resources) -> dict[bytes, Thing]:
    """The forms among resources by their names."""
    named = entries(around.held, _CATEGORIES["Do"])
    return {name: _with_content(held, FORM, around) for name, held in named.items() if _is_form(held)}


def _named_by(content: bytes, around: Resources) -> Iterator[tuple[Thing, int]]:
    known = {operator: entries(around.held, category) for operator, category in _CATEGORIES.items()}
    if not any(known.values()):
        return
    for (operator, name), times in uses_in(content).items():
        named = known.get(operator, {})
        for each in [name] if name is not None else named:
            thing = _target(operator, each, named.get(each), around)
            if thing is not None:
                yield thing, times


def _target(operator: str, name: bytes, held: Any, around: Resources) -> Thing | None:
    if isinstance(held, pikepdf.Stream):
        if operator == "Do":
            return _with_content(held, FORM, around) if _is_form(held) else None
        if operator == "scn":
            return _with_content(held, TILE + _overlapping(held) // _OVERLAPS, around)
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream) and operator != "Do":
        return _holder((operator, name), held, SHADING, around)
    return None


def _overlapping(pattern: Any) -> int:
    """How many tiles of a pattern lie over each other in one place: the step can be smaller than the tile."""
    try:
        x0, y0, x1, y1 = (float(side) for side in pattern.BBox)
        return int(abs((x1 - x0) * (y1 - y0) / (float(pattern.XStep) * float(pattern.YStep))))
    except (ValueError, TypeError, AttributeError, OverflowError, ZeroDivisionError):
        return 0


def _masks(content: bytes, around: Resources) -> Iterator[tuple[Thing, int]]:
    groups = _mask_groups(around)
    if groups:
        ends = {name for name, state in entries(around.held, "/ExtGState").items() if "/SMask" in state}
        for name, times in masked_steps(content, groups, ends).items():
            yield _with_content(groups[name], MASK, around), times


def _mask_groups(around: Resources) -> dict[bytes, Any]:
    states = entries(around.held, "/ExtGState")
    groups = {name: _get(_get(state, "/SMask"), "/G") for name, state in states.items()}
    return {name: group for name, group in groups.items() if isinstance(group, pikepdf.Stream)}


def _once(around: Resources) -> Iterator[tuple[Thing, int]]:
    """What PDFium keeps when it has read it: colour spaces, conditions of layers, and letters that are drawn."""
    for category in ("/ColorSpace", "/Properties"):
        for name, held in entries(around.held, category).items():
            thing = _holder((category, name), held, _BRANCH, around)
            if any(True for _ in _held_in(thing)):
                yield thing, 1
    for name, font in entries(around.held, "/Font").items():
        own = _get(font, "/Resources")
        if _get(font, "/Subtype") == "/Type3" and any(entries(own, c) for c in (*_CATEGORIES.values(), "/ExtGState")):
            owner = font.objgen if font.is_indirect else (*around.owner, "/Font", name)
            for letter in entries(font, "/CharProcs").values():
                if isinstance(letter, pikepdf.Stream):
                    yield _with_content(letter, FORM, Resources(own, owner)), 1


def _with_content(stream: Any, cost: int, around: Resources) -> Thing:
    own = isinstance(stream.get("/Resources"), pikepdf.Dictionary)
    return Thing((*stream.objgen, cost) if own else (*stream.objgen, cost, *around.owner), stream, cost, around)


def _holder(name: Key, held: Any, cost: int, around: Resources) -> Thing:
    key = (*held.objgen, cost, "held") if held.is_indirect else (*around.owner, *name)  # no form has this key
    return Thing(key, held, cost, around, has_content=False)


def _held_in(thing: Thing) -> Iterator[Thing]:
    """The things of their own number that a holder holds, as often as it names them, through what it holds in place."""
    waiting = list(_inner(thing.held))
    while waiting:
        held = waiting.pop()
        if held.is_indirect:
            yield _holder((), held, _BRANCH, thing.around)
        else:
            waiting += _inner(held)


def _inner(held: Any) -> list[Any]:
    if isinstance(held, pikepdf.Array):
        found = [item for item in held if isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)]
    else:
        found = [_get(held, key) for key in _HOLDING]
    return [item for item in found if isinstance(item, pikepdf.Object)]


def resources_of(thing: Thing) -> Resources:
    """What names mean in the content of a thing."""
    own = thing.held.get("/Resources")
    return Resources(own, thing.held.objgen) if isinstance(own, pikepdf.Dictionary) else thing.around


def _is_form(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and _get(thing, "/Subtype") == "/Form"


def _get(held: Any, key: str) -> Any:
    return held.get(key) if isinstance(held, pikepdf.Dictionary | pikepdf.Stream) else None
