"""Press a PDF flat for binding: what each page shows, and nothing else of the file. Runs in a child process.

Every page of the result is as displayed and holds one drawing, `EVIDENCE`: the page's content with its annotations
drawn in, or its picture where the content cannot be taken over. Scripts, attachments, links, actions, form logic and
private data stay behind; layers keep the state of the file's default view. Shares pikepdf with `pipeline.pdf`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.errors import FileError
from extractors.pdf.text import PdfFile, open_pdf

EVIDENCE = Name("/Evidence")
# Private, external or structural data that means nothing on a sheet, or should not leave the house.
_LEFT_BEHIND = (
    "/AF", "/PieceInfo", "/Metadata", "/OPI", "/Alternates", "/Ref", "/StructParent", "/StructParents", "/AA",
    "/LastModified",
)  # fmt: skip
_EXTERNAL_STREAM = ("/F", "/FFilter", "/FDecodeParms")
_BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RuntimeError,
)
_PICTURE_DPI = 200.0
# Lengths that a page may have, in points (ISO 32000-1, annex C.2).
_SHORTEST, _LONGEST = 3.0, 14_400.0
_SIZE_UNKNOWN = (595.28, 841.89)


def press(path: Path, out: Path) -> int:
    """Write the pressed PDF of `path` to `out`; how many of its pages could not be drawn (they hold no drawing).

    Raises FileError when no library opens the file.
    """
    try:
        source, vague = _opened(path)
    except _BROKEN:
        return _press_pictures(path, out)
    with source, Pdf.new() as pressed:
        lost = _press_pages(source, pressed, path, vague)
        keep_layers(pressed, [source])
        save(pressed, out)
        return lost


def _opened(path: Path) -> tuple[Pdf, set[int]]:
    """The file with its annotations drawn in, and the pages (from 0) on which one does not say how it looks."""
    source = pikepdf.open(path)
    if not len(source.pages):
        raise ValueError("no pages")
    # "NeedAppearances": the appearances that stand in the file are out of date, and viewers make their own.
    kinds = (Name.Widget,) if entry(source.Root, "/AcroForm", "/NeedAppearances") else ()
    annotations = ((n, a) for n, page in enumerate(source.pages) for a in _array(page.obj.get("/Annots")))
    vague = {n for n, a in annotations if _is_vague(a) or a.get("/Subtype") in kinds}
    source.flatten_annotations("all")
    return source, vague


def _is_vague(annotation: Any) -> bool:
    """Every viewer draws an annotation without an appearance in its own way: its page is bound as a picture."""
    return "/AP" not in annotation and annotation.get("/Subtype") not in (Name.Link, Name.Popup)


def _press_pages(source: Pdf, pressed: Pdf, path: Path, vague: set[int]) -> int:
    clean: set[tuple[int, int]] = set()
    waiting = []
    for index, page in enumerate(source.pages):
        form = None if index in vague else _content(page, pressed, clean)
        if form is None:
            pressed.add_blank_page(page_size=_SIZE_UNKNOWN)
            waiting.append(index)
        else:
            _put(pressed, form)
    return len(waiting) - _picture_over(path, pressed, waiting) if waiting else 0


def _content(page: pikepdf.Page, pressed: Pdf, clean: set[tuple[int, int]]) -> Any:
    """What the page shows as a form; None when its structure is broken."""
    try:
        # The form is cut at the trim box; what is displayed is the crop box.
        page.obj.TrimBox = Array(list(page.cropbox))
        form = pressed.copy_foreign(page.as_form_xobject())
        _sanitise(form, clean)
        x0, y0, x1, y1 = _displayed(form)
    except _BROKEN:
        return None
    return form if min(x1 - x0, y1 - y0) >= _SHORTEST else None


def _put(pressed: Pdf, form: Any) -> None:
    """A new page that shows the form where it would be displayed."""
    x0, y0, x1, y1 = _displayed(form)
    page = pressed.add_blank_page(page_size=(_length(x1 - x0), _length(y1 - y0)))
    page.obj.Resources = Dictionary(XObject=Dictionary({str(EVIDENCE): form}))
    page.contents_add(f"q 1 0 0 1 {-x0:.4f} {-y0:.4f} cm {EVIDENCE} Do Q".encode())


def _length(points: float) -> float:
    return min(max(points, _SHORTEST), _LONGEST)


def _displayed(form: Any) -> tuple[float, float, float, float]:
    """The form's box after its own matrix, which holds the page's rotation and unit."""
    matrix = pikepdf.Matrix(form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    box = matrix.transform(pikepdf.Rectangle(form.BBox))
    return float(box.llx), float(box.lly), float(box.urx), float(box.ury)


def _press_pictures(path: Path, out: Path) -> int:
    """The whole file as pictures, for a file that only the drawing library opens."""
    with Pdf.new() as pressed:
        with open_pdf(path) as pdf:
            count = len(pdf)
        for _ in range(count):
            pressed.add_blank_page(page_size=_SIZE_UNKNOWN)
        drawn = _picture_over(path, pressed, range(count))
        save(pressed, out)
        return count - drawn


def _picture_over(path: Path, pressed: Pdf, indexes: Iterable[int]) -> int:
    """Put the picture of each page on the blank page that waits for it; how many could be drawn."""
    drawn = 0
    try:
        with open_pdf(path) as pdf:
            for index in indexes:
                drawn += _picture(pdf, index, pressed)
    except FileError:
        # A file that did not open for reading either: its pages stay empty, and are counted as lost.
        return drawn
    return drawn


def _picture(pdf: PdfFile, index: int, pressed: Pdf) -> bool:
    try:
        pixels = pdf.render(index, _PICTURE_DPI)
    except (FileError, IndexError):
        return False
    height, width = pixels.shape
    image = pikepdf.Stream(pressed, zlib.compress(pixels.tobytes(), 9))
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.FlateDecode
    image.ColorSpace, image.BitsPerComponent, image.Width, image.Height = Name.DeviceGray, 8, width, height
    page, points = pressed.pages[index], 72 / _PICTURE_DPI
    page.mediabox = Array([0, 0, width * points, height * points])
    page.obj.Resources = Dictionary(XObject=Dictionary({str(EVIDENCE): image}))
    page.contents_add(f"q {width * points:.4f} 0 0 {height * points:.4f} 0 0 cm {EVIDENCE} Do Q".encode())
    return True


def _sanitise(top: Any, clean: set[tuple[int, int]]) -> None:
    """Take what is left behind out of an object and all that it leads to; `clean` are the objects already done."""
    waiting = [top]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in clean:
                continue
            clean.add(thing.objgen)
        _strip(thing)
        waiting.extend(_children(thing))


def _strip(thing: Any) -> None:
    if isinstance(thing, Dictionary | pikepdf.Stream):
        for key in _LEFT_BEHIND + (_EXTERNAL_STREAM if isinstance(thing, pikepdf.Stream) else ()):
            if key in thing:
                del thing[key]


def _children(thing: Any) -> list[Any]:
    held = isinstance(thing, Dictionary | pikepdf.Stream)
    values = [thing[k] for k in thing.keys()] if held else list(thing) if isinstance(thing, Array) else []  # noqa: SIM118
    return [v for v in values if isinstance(v, Dictionary | pikepdf.Stream | Array)]


def entry(thing: Any, *path: str) -> Any:
    """The value at a path of dictionary keys, None where a step is missing or is no dictionary."""
    for key in path:
        thing = thing.get(key) if isinstance(thing, Dictionary) else None
    return thing


def keep_layers(target: Pdf, sources: Iterable[Pdf]) -> None:
    """Layers that are switched off in a source stay switched off in the target that took over its pages."""
    states = [(group, shown) for source in sources for group, shown in _layers(source)]
    if states:
        groups = [(target.copy_foreign(group), shown) for group, shown in states]
        off = Array([group for group, shown in groups if not shown])
        target.Root.OCProperties = Dictionary(
            OCGs=Array([group for group, _ in groups]), D=Dictionary(BaseState=Name.ON, OFF=off)
        )


def _layers(source: Pdf) -> list[tuple[Any, bool]]:
    """Optional content groups of a file, and whether its default view shows them."""
    default = ("/OCProperties", "/D")
    groups = [g for g in _array(entry(source.Root, "/OCProperties", "/OCGs")) if g.is_indirect]
    on, off = ({g.objgen for g in _array(entry(source.Root, *default, key))} for key in ("/ON", "/OFF"))
    base_on = entry(source.Root, *default, "/BaseState") != Name.OFF
    return [(g, g.objgen not in off and (base_on or g.objgen in on)) for g in groups]


def _array(thing: Any) -> list[Any]:
    return [g for g in thing if isinstance(g, Dictionary)] if isinstance(thing, Array) else []


def save(pdf: Pdf, out: Any) -> None:
    """Write a PDF (path or binary stream) so that the same content gives the same bytes."""
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
