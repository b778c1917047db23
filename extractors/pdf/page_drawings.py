"""What a PDF page would draw, looked at before the page is loaded.

PDFium reads and keeps every form as often as it is drawn, and ends the whole process when there is no memory left.
Shares pikepdf with `structure`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from extractors.errors import DamagedFile, EncryptedFile, TooLarge
from extractors.pdf.drawing_work import Drawing, Work, work
from extractors.pdf.drawn_areas import narrowed, reach_of_page
from extractors.pdf.drawn_things import Resources, Thing, appearance, content_of, drawing_of, draws_others, of_content
from extractors.pdf.structure import BROKEN, opened
from extractors.read_settings import ReadSettings

_ROOT = "page"
_LEVELS = 50  # of a page tree
_RATIO = 1_000  # deflate makes nothing smaller than by this
_REMEDY = "Ask the sender to print the page to PDF anew, or to scan it."


class PageDrawings:
    """The pages of a PDF file, or of its bytes, and what each would draw. Close it.

    `count` is how many pages PDFium finds, `copied` the file as PDFium writes it anew: it is looked at where the pages
    that we find in the file itself are not those that PDFium would draw.
    """

    def __init__(self, content: Path | bytes, settings: ReadSettings, count: int, copied: Callable[[], bytes]) -> None:
        self._content = content
        self._count = count
        self._copied = copied
        self._most = Work(settings.max_page_content, settings.max_page_drawings)
        self._notes = settings.max_page_annotations
        self._stack = ExitStack()
        self._pages: list[Any] | None = None
        self._asked: dict[int, Work] = {}
        self._known: dict[Hashable, tuple[Drawing, list[Thing]]] = {}

    def close(self) -> None:
        """Close the file."""
        self._stack.close()

    def check(self, index: int) -> None:
        """TooLarge when page `index` (from 0) asks for more than a page holds; nothing where that cannot be told."""
        asked = self._of_page(index)
        if asked.things > self._most.things:
            raise TooLarge(f"Page {index + 1} draws forms, patterns, masks or shadings too often.", _REMEDY)
        if asked.size > self._most.size:
            raise TooLarge(f"Page {index + 1} has more than {self._most.size} bytes to draw.", _REMEDY)

    def _of_page(self, index: int) -> Work:
        """What a page asks for; where it is not told which of ours it is, what the costliest does."""
        try:
            found = self._all_pages()
        except MemoryError:
            return Work(self._most.size + 1, 0)
        which = range(len(found)) if len(found) != self._count else range(index, index + 1)
        told = [self._told(each) for each in which]
        return Work(max((each.size for each in told), default=0), max((each.things for each in told), default=0))

    def _told(self, index: int) -> Work:
        if index not in self._asked:
            try:
                self._asked[index] = self._counted(self._all_pages()[index])
            except BROKEN:
                self._asked[index] = Work(0, 0)
            except MemoryError:
                self._asked[index] = Work(self._most.size + 1, 0)
        return self._asked[index]

    def _counted(self, page: Any) -> Work:
        root, waiting = self._page(page)
        drawings: dict[Hashable, Drawing] = {_ROOT: root}
        things: dict[Hashable, Thing] = {}
        while waiting:
            thing = waiting.pop()
            if thing.key not in drawings:
                if len(drawings) > self._most.things:
                    return Work(0, self._most.things + 1)
                drawings[thing.key], inner = self._looked_at(thing)
                things[thing.key] = thing
                waiting += inner
        told = work(drawings, _ROOT, self._most)
        if told.things <= self._most.things or told.size > self._most.size or "/UserUnit" in page:
            return told
        reach = reach_of_page(*self._content_of(page))
        return narrowed(drawings, things, (_ROOT, reach), self._most)

    def _all_pages(self) -> list[Any]:
        if self._pages is None:
            own = self._pages_in(lambda: self._content)
            self._pages = own if len(own) == self._count else max(own, self._pages_in(self._copied), key=len)
        return self._pages

    def _pages_in(self, content: Callable[[], Path | bytes]) -> list[Any]:
        try:
            return [page.obj for page in self._stack.enter_context(opened(content())).pages]
        except (DamagedFile, EncryptedFile, *BROKEN):
            return []

    def _looked_at(self, thing: Thing) -> tuple[Drawing, list[Thing]]:
        if thing.key not in self._known:
            try:
                self._known[thing.key] = drawing_of(thing, self._most)
            except BROKEN:  # what is broken for us PDFium may draw
                self._known[thing.key] = Drawing(Work(0, self._most.things + 1)), []
        return self._known[thing.key]

    def _page(self, page: Any) -> tuple[Drawing, list[Thing]]:
        """The page as a drawing, and what it draws; nothing where neither its size nor its resources can matter."""
        around = Resources(_inherited(page, "/Resources"), page.objgen)
        notes = list(_appearances(page, around, self._notes))
        parts = _parts(page.get("/Contents"))
        small = _RATIO * sum(len(part.read_raw_bytes()) for part in parts) <= self._most.size
        if small and not draws_others(around.held):
            drawing, things = Drawing(Work(0, 0)), list[Thing]()
        else:
            whole, around = self._content_of(page)
            drawing, things = of_content(whole, around, 0, self._most)
        return Drawing(drawing.own, (*drawing.uses, *((note.key, 1) for note in notes))), [*things, *notes]

    def _content_of(self, page: Any) -> tuple[bytes | None, Resources]:
        told = [content_of(part, self._most.size) for part in _parts(page.get("/Contents"))]
        whole = None if None in told else b" ".join(filter(None, told))
        return whole, Resources(_inherited(page, "/Resources"), page.objgen)


def _appearances(page: Any, around: Resources, most: int) -> Iterator[Thing]:
    notes = page.get("/Annots")
    for note in islice(notes, most) if isinstance(notes, pikepdf.Array) else ():
        thing = appearance(note, around) if isinstance(note, pikepdf.Dictionary) else None
        if thing is not None:
            yield thing


def _parts(contents: Any) -> list[Any]:
    listed = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in listed if isinstance(part, pikepdf.Stream)]


def _inherited(page: Any, key: str) -> Any:
    for _ in range(_LEVELS):
        if not isinstance(page, pikepdf.Dictionary) or key in page:
            break
        page = page.get("/Parent")
    return page.get(key) if isinstance(page, pikepdf.Dictionary) else None
