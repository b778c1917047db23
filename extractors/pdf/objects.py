"""PDFium page objects: paths, images and their places in page space. Used by pdf_text alone."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from extractors.pdf import calls
from extractors.pdf.actual_text import actual_text, unseen_signs
from extractors.pdf.ruling import THIN, Segment, is_thin

Matrix = tuple[float, float, float, float, float, float]
Sides = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FORM_DEPTH = 6
_MAX_SEGMENTS = 400  # a path with more is a drawing, not a table

# Of 255: lighter or more transparent than this, nobody sees it on paper.
_FAINT = 24
# A signature drawn by a pen has some hundred points; beyond this the box that pdfium gives will do.
_MAX_POINTS = 2_000
_CHAIN = (16.0, 6.0)  # width and height of a stroke that is drawn as many short lines
_RULED = 12.0  # points from which a straight line rules the page; a pen's stroke may be drawn as many short ones


@dataclass(slots=True)
class PageObjects:
    """What is drawn on a page besides text, in page space (y up). Boxes are (x0, y0, x1, y1).

    `chains`: lines each drawn as many short ones, of which large ones are also among the strokes. By address, of text
    objects: `in_forms`: of those in a form, the matrix of the form, and the object's box; `said`: what the file says
    that they read (/ActualText). `signs`: signs among that which nobody sees and PDFium leaves out of its text.
    """

    limit: int
    count: int = 0
    thin: list[Sides] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    images: list[Sides] = field(default_factory=list)
    strokes: list[Sides] = field(default_factory=list)
    chains: list[Sides] = field(default_factory=list)
    signs: list[tuple[str, Sides]] = field(default_factory=list)
    dpi: int = 0
    in_forms: dict[int, tuple[Matrix, Sides]] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)

    @property
    def capped(self) -> bool:
        """Whether objects were left unread."""
        return self.count >= self.limit


def shown_box(page: Any) -> tuple[float, float, float, float, int]:
    """Left, bottom, right and top of what a page shows, in its own space, and its quarter turns clockwise."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, box):
        return 0.0, 0.0, *page.get_size(), 0
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), page.get_rotation()


def page_objects(page: Any, limit: int) -> PageObjects:
    """Paths and images of a raw page, forms entered, at most `limit` objects."""
    found = PageObjects(limit)
    for at, kind, matrix in _objects(page, limit):
        found.count += 1
        _take(at, kind, matrix, found)
    found.strokes += [c for c in found.chains if c[2] - c[0] > _CHAIN[0] and c[3] - c[1] > _CHAIN[1]]
    return found


def _take(at: int, kind: int, matrix: Matrix, found: PageObjects) -> None:
    """Puts what an object at an address is into what was found."""
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        _take_text(at, matrix, found)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        _take_path(calls.page_object(at), matrix, found)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        _take_image(calls.page_object(at), matrix, found)
    elif kind == raw.FPDF_PAGEOBJ_SHADING:
        found.strokes.append(_bounds(calls.page_object(at), matrix))


def switch_text_off(page: Any, limit: int) -> int:
    """Make every text object of the raw page inactive; how many."""
    count = 0
    for at, kind, _ in _objects(page, limit):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            calls.set_active(at, False)
            count += 1
    return count


def show_only(page: Any, limit: int, wanted: Callable[[Sides], bool]) -> None:
    """Make inactive: text, ruling lines, and every stroke and picture whose box is not wanted."""
    for at, kind, matrix in _objects(page, limit):
        one = PageObjects(1)
        _take(at, kind, matrix, one)
        drawn = (*one.strokes, *one.images)
        ruled = any(max(x1 - x0, y1 - y0) > _RULED for x0, y0, x1, y1 in one.thin) or _is_long(one.segments)
        if kind == raw.FPDF_PAGEOBJ_TEXT or (not wanted(drawn[0]) if drawn else ruled):
            calls.set_active(at, False)


def _is_long(edges: list[Segment]) -> bool:
    return any(max(abs(x1 - x0), abs(y1 - y0)) > _RULED for x0, y0, x1, y1 in edges)


def has_broken_image(page: Any, limit: int, most_pixels: int) -> bool:
    """Whether the raw page holds an image that PDFium cannot decode, or one of more than `most_pixels`.

    PDFium draws nothing in its place, so that the page looks as if it were empty there.
    """
    images = (calls.page_object(at) for at, kind, _ in _objects(page, limit) if kind == raw.FPDF_PAGEOBJ_IMAGE)
    return not all(_is_sound(image, most_pixels) for image in images)


def _is_sound(image: Any, most_pixels: int) -> bool:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    bitmap = raw.FPDFImageObj_GetBitmap(image) if width.value * height.value <= most_pixels else None
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def _objects(page: Any, limit: int) -> Iterator[tuple[int, int, Matrix]]:
    """(address, type, matrix of the forms around it) of every object that is no form, in the order of drawing."""
    at, left = calls.address(page), limit
    held = (calls.page_object_at(at, i) for i in range(min(limit, raw.FPDFPage_CountObjects(page))))
    stack: list[tuple[Iterator[int | None], Matrix]] = [(held, IDENTITY)]
    while stack:
        items, matrix = stack[-1]
        for item in items:
            if left <= 0:
                return
            left -= 1
            kind = calls.type_of(item) if item else None
            if item and kind == raw.FPDF_PAGEOBJ_FORM:
                if len(stack) <= _FORM_DEPTH:
                    stack.append(_inside(item, matrix, left))
                    break
            elif item and kind is not None:
                yield item, kind, matrix
        else:
            stack.pop()


def _inside(item: int, matrix: Matrix, most: int) -> tuple[Iterator[int | None], Matrix]:
    """What a form at an address holds, and the matrix that it stands under."""
    form = calls.page_object(item)
    count = min(most, max(0, raw.FPDFFormObj_CountObjects(form)))
    return (calls.form_object_at(item, i) for i in range(count)), _times(_matrix(form), matrix)


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: Any, matrix: Matrix) -> Sides:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return placed((left.value, bottom.value, right.value, top.value), matrix)


def placed(box: Sides, matrix: Matrix) -> Sides:
    """The box around a box that went through a matrix."""
    if matrix is IDENTITY:
        return box
    corners = [_point(x, y, matrix) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _take_text(at: int, matrix: Matrix, found: PageObjects) -> None:
    if matrix is not IDENTITY:
        found.in_forms[at] = matrix, _bounds(calls.page_object(at), matrix)
    said = found.said[at] = actual_text(at)
    if signs := unseen_signs(said):
        x, y = _point(0.0, 0.0, _times(_matrix(calls.page_object(at)), matrix))
        found.signs.append((signs, (x, y, x, y)))


def _take_image(item: Any, matrix: Matrix, found: PageObjects) -> None:
    box = _bounds(item, matrix)
    found.images.append(box)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    inches = max(box[2] - box[0], box[3] - box[1]) / 72
    if inches > 1 and raw.FPDFImageObj_GetImagePixelSize(item, width, height):
        found.dpi = max(found.dpi, round(max(width.value, height.value) / inches))


def _take_path(item: Any, matrix: Matrix, found: PageObjects) -> None:
    box = _bounds(item, matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if max(box[2] - box[0], box[3] - box[1]) <= _RULED and _is_inked(item, bool(fill.value), bool(stroke.value)):
        _take_short(box, found)
    if is_thin(*box):
        found.thin.append(box)
        return
    curved, edges = _edges(item, _times(_matrix(item), matrix))
    if stroke.value and not curved:
        found.segments.extend(edges)
    if (curved or _is_slanted(edges)) and _is_inked(item, bool(fill.value), bool(stroke.value)):
        found.strokes.append(_drawn_bounds(item, _times(_matrix(item), matrix)) or box)


def _take_short(box: Sides, found: PageObjects) -> None:
    """Short lines that go on from each other are one stroke of a pen."""
    last = found.chains[-1] if found.chains else None
    if last and max(box[0], last[0]) - min(box[2], last[2]) < 1 and max(box[1], last[1]) - min(box[3], last[3]) < 1:
        found.chains[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
    else:
        found.chains.append(box)


def _is_inked(item: Any, filled: bool, stroked: bool) -> bool:
    """Whether a path leaves ink that a person sees on white paper: a white signature is none."""
    asked = ((filled, raw.FPDFPageObj_GetFillColor), (stroked, raw.FPDFPageObj_GetStrokeColor))
    channels = [ctypes.c_uint() for _ in range(4)]
    return any(painted and (not ask(item, *channels) or _shows(*(c.value for c in channels))) for painted, ask in asked)


def _shows(red: int, green: int, blue: int, alpha: int) -> bool:
    return alpha > _FAINT and min(red, green, blue) < 255 - _FAINT


def _is_slanted(edges: list[Segment]) -> bool:
    """Whether edges run aslant, all together: a curve is often drawn as many edges shorter than a line is thick."""
    return sum(min(abs(x0 - x1), abs(y0 - y1)) for x0, y0, x1, y1 in edges) > THIN


def _drawn_bounds(item: Any, matrix: Matrix) -> Sides | None:
    """The box of a path's own points; None when it has too many.

    pdfium's box grows by the length that sharp joins could have, which makes a signature as tall as the page.
    """
    count = raw.FPDFPath_CountSegments(item)
    if not 0 < count <= _MAX_POINTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for i in range(count):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, i), x, y)
        points.append(_point(x.value, y.value, matrix))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _edges(item: Any, matrix: Matrix) -> tuple[bool, list[Segment]]:
    """(whether it has curves, its straight edges in page space)."""
    count = raw.FPDFPath_CountSegments(item)
    if not 0 < count <= _MAX_SEGMENTS:
        return True, []
    edges: list[Segment] = []
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return True, []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = _point(x.value, y.value, matrix)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        else:
            edges.append((*last, *here))
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            edges.append((*here, *start))
    return False, edges
