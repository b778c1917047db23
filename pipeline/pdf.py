"""Bind the exhibits into the booklet and split it. The home of pikepdf for assembling.

Every page of a document becomes a drawing on its sheet of the booklet: what a person sees stays, annotations drawn in;
scripts, attachments, links, actions, form logic and private data stay behind. Same inputs give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.errors import FileError
from extractors.evidence import Problem
from extractors.pdf_text import open_pdf
from pipeline.parts import Unit, group_units, units_of
from pipeline.sheets import BoundExhibit, BoundPage, Sheet

_EVIDENCE = Name("/Evidence")
# Private, external or structural data that means nothing on a sheet, or should not leave the house.
_LEFT_BEHIND = (
    "/AF", "/PieceInfo", "/Metadata", "/OPI", "/Alternates", "/Ref", "/StructParent", "/StructParents", "/AA",
    "/LastModified",
)  # fmt: skip
_EXTERNAL_STREAM = ("/F", "/FFilter", "/FDecodeParms")
_IMAGE_DPI = 150.0


@dataclass(frozen=True, slots=True)
class Binding:
    """Where each exhibit stands in the package (first and last page, from 1), and what could not be drawn."""

    pages: int
    ranges: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...] = ()


def bind(booklet: bytes, exhibits: Sequence[BoundExhibit], out: Path) -> Binding:
    """Draw the exhibits on the booklet's sheets and write the package to `out`.

    The booklet's second-level bookmarks say, in binding order, on which page each exhibit begins.
    """
    with ExitStack() as stack:
        package = stack.enter_context(pikepdf.open(BytesIO(booklet)))
        starts = _exhibit_starts(package)
        if len(starts) != len(exhibits):
            raise ValueError(f"{len(exhibits)} exhibits, but {len(starts)} begin in the booklet")
        files = _Files(package, stack)
        problems = [p for e, start in zip(exhibits, starts, strict=True) for p in _bind_one(files, e, start)]
        files.keep_layers()
        # The typesetter marks the booklet as free of suspect tags; of pages drawn into it that is not known.
        package.Root.MarkInfo = Dictionary(Marked=True)
        _save(package, out)
        ranges = {e.label: (s + 1, s + len(e.pages)) for e, s in zip(exhibits, starts, strict=True)}
        return Binding(len(package.pages), ranges, tuple(problems))


def _exhibit_starts(package: Pdf) -> list[int]:
    index = {page.objgen: i for i, page in enumerate(package.pages)}
    with package.open_outline() as outline:
        items: list[Any] = [child for section in outline.root for child in section.children]
        return [index[item.destination[0].objgen] for item in items]


def _bind_one(files: _Files, exhibit: BoundExhibit, start: int) -> Iterator[Problem]:
    for offset, bound in enumerate(exhibit.pages):
        drawing = files.drawing(bound)
        if drawing is not None:
            _draw(files.package.pages[start + offset], drawing, bound.sheet)
        else:
            yield Problem(
                "page_not_drawn",
                f"Exhibit {exhibit.label}: page {bound.page} of the file could not be drawn; its sheet is empty.",
                "Ask the sender for the page as an ordinary PDF or a clear scan.",
            )


def _draw(page: pikepdf.Page, drawing: pikepdf.Object, sheet: Sheet) -> None:
    bottom = sheet.height - sheet.top - sheet.frame_height
    frame = pikepdf.Rectangle(sheet.x, bottom, sheet.x + sheet.frame_width, bottom + sheet.frame_height)
    if drawing.get("/Subtype") == Name.Image:
        place = f"q {frame.width:.4f} 0 0 {frame.height:.4f} {frame.llx:.4f} {frame.lly:.4f} cm {_EVIDENCE} Do Q"
        content = place.encode()
    else:
        content = page.calc_form_xobject_placement(
            drawing, _EVIDENCE, frame, invert_transformations=False, allow_shrink=True, allow_expand=True
        )
    page.obj.Resources = page.resources
    if "/XObject" not in page.resources:
        page.resources.XObject = Dictionary()
    page.resources.XObject[_EVIDENCE] = drawing
    page.contents_add(content, prepend=False)


class _Files:
    """The files being bound, each opened once and kept open until the package is written."""

    def __init__(self, package: Pdf, stack: ExitStack) -> None:
        self.package = package
        self._stack = stack
        self._open: dict[Path, Pdf | None] = {}
        self._clean: set[tuple[int, int]] = set()

    def drawing(self, bound: BoundPage) -> pikepdf.Object | None:
        """The page as an object of the package: its content, else its picture, None when it cannot be drawn."""
        if bound.path not in self._open:
            self._open[bound.path] = self._opened(bound.path)
        source = self._open[bound.path]
        if source is not None and bound.page <= len(source.pages):
            try:
                return self._content(source, bound.page - 1)
            except (pikepdf.PdfError, ValueError, TypeError):
                return self._picture(bound)
        return self._picture(bound)

    def _opened(self, path: Path) -> Pdf | None:
        try:
            source = self._stack.enter_context(pikepdf.open(path))
            if bool(_entry(source.Root, "/AcroForm", "/NeedAppearances")):
                source.generate_appearance_streams()
            source.flatten_annotations("all")
        except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError):
            return None
        return source

    def _content(self, source: Pdf, index: int) -> pikepdf.Object:
        page = source.pages[index]
        # The form is cut at the trim box; what is displayed is the crop box.
        page.obj.TrimBox = Array(list(page.cropbox))
        form = self.package.copy_foreign(page.as_form_xobject())
        self._sanitise(form)
        return form

    def _picture(self, bound: BoundPage) -> pikepdf.Object | None:
        try:
            with open_pdf(bound.path) as pdf:
                pixels = pdf.render(bound.page - 1, _IMAGE_DPI)
        except (FileError, IndexError):
            return None
        height, width = pixels.shape
        image = pikepdf.Stream(self.package, zlib.compress(pixels.tobytes(), 9))
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.FlateDecode
        image.ColorSpace, image.BitsPerComponent, image.Width, image.Height = Name.DeviceGray, 8, width, height
        return self.package.make_indirect(image)

    def _sanitise(self, top: pikepdf.Object) -> None:
        waiting = [top]
        while waiting:
            thing = waiting.pop()
            if thing.is_indirect:
                if thing.objgen in self._clean:
                    continue
                self._clean.add(thing.objgen)
            _strip(thing)
            waiting.extend(_children(thing))

    def keep_layers(self) -> None:
        """Layers that are switched off in a file stay switched off in the package."""
        layers = [_layers(source) for source in self._open.values() if source is not None]
        shown, hidden = [g for on, _ in layers for g in on], [g for _, off in layers for g in off]
        if shown or hidden:
            groups = {id(g): self.package.copy_foreign(g) for g in (*shown, *hidden)}
            off = Array([groups[id(g)] for g in hidden])
            self.package.Root.OCProperties = Dictionary(
                OCGs=Array(list(groups.values())), D=Dictionary(BaseState=Name.ON, OFF=off)
            )


def _entry(thing: Any, *path: str) -> Any:
    """The value at a path of dictionary keys, None where a step is missing or is no dictionary."""
    for key in path:
        thing = thing.get(key) if isinstance(thing, Dictionary) else None
    return thing


def _layers(source: Pdf) -> tuple[list[Any], list[Any]]:
    """Optional content groups of a file that its default view shows, and those that it hides."""
    default = ("/OCProperties", "/D")
    groups = [g for g in _array(_entry(source.Root, "/OCProperties", "/OCGs")) if g.is_indirect]
    on, off = ({g.objgen for g in _array(_entry(source.Root, *default, key))} for key in ("/ON", "/OFF"))
    base_off = _entry(source.Root, *default, "/BaseState") == Name.OFF
    hidden = [g for g in groups if g.objgen in off or (base_off and g.objgen not in on)]
    return [g for g in groups if g not in hidden], hidden


def _array(thing: Any) -> list[Any]:
    return [g for g in thing if isinstance(g, Dictionary)] if isinstance(thing, Array) else []


def _strip(thing: pikepdf.Object) -> None:
    if not isinstance(thing, Dictionary | pikepdf.Stream):
        return
    keys = _LEFT_BEHIND + (_EXTERNAL_STREAM if isinstance(thing, pikepdf.Stream) else ())
    for key in keys:
        if key in thing:
            del thing[key]


def _children(thing: pikepdf.Object) -> Iterable[pikepdf.Object]:
    if isinstance(thing, pikepdf.Stream):
        values: Iterable[Any] = [thing[k] for k in thing.keys()]  # noqa: SIM118
    elif isinstance(thing, Dictionary):
        values = [thing[k] for k in thing.keys()]  # noqa: SIM118
    elif isinstance(thing, Array):
        values = list(thing)
    else:
        return ()
    return [v for v in values if isinstance(v, Dictionary | pikepdf.Stream | Array)]


def _save(pdf: Pdf, out: Path | BytesIO) -> None:
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        preserve_pdfa=False,
        fix_metadata_version=False,
    )


def split(package: Path, starts: Sequence[tuple[str, int]], cap: int, folder: Path) -> tuple[Path, ...]:
    """Write the package as parts of at most `cap` bytes into `folder`, cut where a unit begins.

    `starts` are the units (title, first page from 1) in order. Links within a part are kept.
    """
    with pikepdf.open(package) as whole:
        links = _take_links(whole)
        groups = group_units(units_of(starts, len(whole.pages)), cap, lambda units: len(_part(whole, units, links)))
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"package-part-{n:02d}-of-{len(groups):02d}.pdf" for n in range(1, len(groups) + 1)]
        for path, group in zip(paths, groups, strict=True):
            path.write_bytes(_part(whole, group, links))
        return tuple(paths)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link on page `source` to page `target` (both from 0): its rectangle and the point it goes to."""

    source: int
    target: int
    rectangle: tuple[float, ...]
    point: tuple[float, float]


def _take_links(whole: Pdf) -> list[_Link]:
    """The links inside the package, taken off its pages with all that ties a page to the rest of the file."""
    index: dict[Any, int] = {page.objgen: i for i, page in enumerate(whole.pages)}
    links = []
    for number, page in enumerate(whole.pages):
        for annotation in page.obj.get("/Annots", Array()):
            target = _entry(annotation, "/Dest")
            if isinstance(target, Array) and target[0].objgen in index:
                rectangle = tuple(float(v) for v in annotation.Rect)
                point = (float(target[2]), float(target[3]))
                links.append(_Link(number, index[target[0].objgen], rectangle, point))
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    return links


def _part(whole: Pdf, units: Sequence[Unit], links: Iterable[_Link]) -> bytes:
    part = Pdf.new()
    numbers = [n for unit in units for n in range(unit.first, unit.end)]
    part.add_pages_from(whole, numbers, forms="strip")
    position = {number: i for i, number in enumerate(numbers)}
    for link in links:
        if link.source in position and link.target in position:
            _put_link(part, position[link.source], position[link.target], link)
    with part.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(unit.title, position[unit.first]) for unit in units)
    buffer = BytesIO()
    _save(part, buffer)
    return buffer.getvalue()


def _put_link(part: Pdf, source: int, target: int, link: _Link) -> None:
    page = part.pages[source].obj
    if "/Annots" not in page:
        page.Annots = Array()
    goal = Array([part.pages[target].obj, Name.XYZ, *link.point, 0])
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array(list(link.rectangle)), Border=Array([0, 0, 0]), F=4, Dest=goal
    )
    page.Annots.append(part.make_indirect(annotation))
