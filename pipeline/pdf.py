"""Bind the exhibits into the booklet and split it. The home of pikepdf for assembling.

What is bound are pressed files (`pipeline.press`): one drawing a page, which goes on its sheet of the booklet. Same
inputs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.evidence import Problem
from pipeline.parts import Unit, group_units, units_of
from pipeline.press import EVIDENCE, entry, keep_layers, save
from pipeline.sheets import BoundExhibit, BoundPage, Sheet


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
        files = _Files(stack)
        problems = [p for e, start in zip(exhibits, starts, strict=True) for p in _bind_one(package, files, e, start)]
        keep_layers(package, files.all())
        # The typesetter marks the booklet as free of suspect tags; of pages drawn into it that is not known.
        package.Root.MarkInfo = Dictionary(Marked=True)
        save(package, out)
        ranges = {e.label: (s + 1, s + len(e.pages)) for e, s in zip(exhibits, starts, strict=True)}
        return Binding(len(package.pages), ranges, tuple(problems))


def _exhibit_starts(package: Pdf) -> list[int]:
    index = {page.objgen: i for i, page in enumerate(package.pages)}
    with package.open_outline() as outline:
        items: list[Any] = [child for section in outline.root for child in section.children]
        return [index[item.destination[0].objgen] for item in items]


def _bind_one(package: Pdf, files: _Files, exhibit: BoundExhibit, start: int) -> Iterator[Problem]:
    for offset, bound in enumerate(exhibit.pages):
        drawing = files.drawing(bound)
        if drawing is not None:
            _draw(package.pages[start + offset], package.copy_foreign(drawing), bound.sheet)
        else:
            yield Problem(
                "page_not_drawn",
                f"Exhibit {exhibit.label}: page {bound.page} of the file could not be drawn; its sheet is empty.",
                "Ask the sender for the page as an ordinary PDF or a clear scan.",
            )


def _draw(page: pikepdf.Page, drawing: Any, sheet: Sheet) -> None:
    bottom = sheet.height - sheet.top - sheet.frame_height
    frame = pikepdf.Rectangle(sheet.x, bottom, sheet.x + sheet.frame_width, bottom + sheet.frame_height)
    if drawing.get("/Subtype") == Name.Image:
        place = f"q {frame.width:.4f} 0 0 {frame.height:.4f} {frame.llx:.4f} {frame.lly:.4f} cm {EVIDENCE} Do Q"
        content = place.encode()
    else:
        content = page.calc_form_xobject_placement(
            drawing, EVIDENCE, frame, invert_transformations=False, allow_shrink=True, allow_expand=True
        )
    page.obj.Resources = page.resources
    if "/XObject" not in page.resources:
        page.resources.XObject = Dictionary()
    page.resources.XObject[EVIDENCE] = drawing
    page.contents_add(content, prepend=False)


class _Files:
    """The pressed files, each opened once and kept open until the package is written."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._open: dict[Path, Pdf] = {}

    def drawing(self, bound: BoundPage) -> Any:
        """The drawing that a page holds; None when pressing could not draw it."""
        if bound.path not in self._open:
            # Read into memory: a case may hold more files than a process may keep open.
            self._open[bound.path] = self._stack.enter_context(pikepdf.open(BytesIO(bound.path.read_bytes())))
        pages = self._open[bound.path].pages
        if bound.page > len(pages):
            return None
        return entry(pages[bound.page - 1].obj, "/Resources", "/XObject", str(EVIDENCE))

    def all(self) -> Iterable[Pdf]:
        """The files that were opened."""
        return self._open.values()


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
            target = entry(annotation, "/Dest")
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
    save(part, buffer)
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
