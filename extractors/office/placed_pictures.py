"""Small pictures of a Word file at their place in the text: a signature counts where it stands, not behind the text.

The text holds a mark for each, which is a number between two signs of an embedded object (U+FFFC).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MARK = "\ufffc"
_MARKED = re.compile(f"{_MARK}(\\d+){_MARK}")
_EMU = 12_700  # to a point
_WIDE, _HIGH = (12.0, 320.0), (6.0, 160.0)  # points of a picture that stands in a line
_POINTS = {"pt": 1.0, "in": 72.0, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|px|cm|mm|pc)", re.I)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OLDER = "{urn:schemas-microsoft-com:vml}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture as stored, and its width and height on the paper in points."""

    data: bytes
    width: float
    height: float


def mark_pictures(document: Any) -> list[PlacedPicture]:
    """The small pictures of the body, each replaced by its mark, in the order of their marks' numbers."""
    found: list[PlacedPicture] = []
    body = document.element.body
    for element in [e for name in ("drawing", "pict") for e in body.iter(_WORD + name)]:
        picture = _picture(element, document.part.rels)
        if picture is not None:
            mark = element.makeelement(f"{_WORD}t")
            mark.text = f"{_MARK}{len(found)}{_MARK}"
            element.addprevious(mark)
            found.append(picture)
    return found


def _picture(element: Any, rels: Mapping[str, Any]) -> PlacedPicture | None:
    """The one picture that a drawing shows; None for a text box, a group, and what is no small picture."""
    shown = [b.get(f"{_LINK}embed") for b in element.iter(f"{_DRAWING}blip")]
    shown += [d.get(f"{_LINK}id") for d in element.iter(f"{_OLDER}imagedata")]
    size = _size(element)
    if len(shown) != 1 or shown[0] not in rels or size is None or next(element.iter(f"{_WORD}txbxContent"), None):
        return None
    rel = rels[shown[0]]
    fits = _WIDE[0] <= size[0] <= _WIDE[1] and _HIGH[0] <= size[1] <= _HIGH[1]
    return PlacedPicture(rel.target_part.blob, *size) if fits and not rel.is_external else None


def _size(element: Any) -> tuple[float, float] | None:
    """Width and height in points."""
    extent = next(element.iter(f"{_PLACE}extent"), None)
    if extent is not None:
        return int(extent.get("cx", 0)) / _EMU, int(extent.get("cy", 0)) / _EMU
    styles = (s.get("style", "") for s in element.iter(f"{_OLDER}shape", f"{_OLDER}rect"))
    told = {name.lower(): float(v) * _POINTS[unit.lower()] for name, v, unit in _SIZE.findall(next(styles, ""))}
    return (told["width"], told["height"]) if len(told) == 2 else None


def in_parts(text: str, count: int) -> Iterator[str | int]:
    """The text in order, cut at the marks of `count` pictures, and their numbers."""
    for i, part in enumerate(_MARKED.split(text)):
        if i % 2 == 0 and part:
            yield part
        elif i % 2 and int(part) < count:
            yield int(part)


def without_marks(text: str) -> str:
    """The text without the marks of pictures."""
    return _MARKED.sub("", text)
