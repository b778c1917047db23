"""One file to pages of words with boxes: by its content, through the reader of its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractors.errors import DamagedFile, TooLarge
from extractors.evidence import Page, Problem, Reading
from extractors.images import Frame, frames
from extractors.ocr import ocr_image
from extractors.orient import turned_box
from extractors.pdf_structure import image_pdf, repaired
from extractors.pdf_text import open_pdf
from extractors.read_pages import ocr_page, read_pages
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.sniff import IMAGES, PDF, refuse, sniff

__all__ = ["DEFAULTS", "ReadSettings", "read_file", "sniff"]

RENDITION = "rendition.pdf"


def read_file(path: Path, out: Path, settings: ReadSettings = DEFAULTS) -> Reading:
    """Read one file. A file that is not a PDF is laid out as `out`/rendition.pdf, to which the boxes belong.

    Raises FileError when nothing of it can be read: empty, encrypted, damaged, unsupported, too large.
    """
    size = path.stat().st_size
    if size > settings.max_bytes:
        raise TooLarge(f"The file has {size} bytes, more than {settings.max_bytes}.")
    media_type = sniff(path)
    reader = _READERS.get(media_type)
    if reader is None:
        raise refuse(media_type)
    pages, problems, rendition = reader(path, settings)
    if not pages:
        raise DamagedFile("The file holds no page.")
    if rendition is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / RENDITION).write_bytes(rendition)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Reading(digest, media_type, tuple(pages), tuple(problems), RENDITION if rendition is not None else "")


Read = tuple[list[Page], list[Problem], bytes | None]


def _read_pdf(path: Path, settings: ReadSettings) -> Read:
    try:
        with open_pdf(path, settings) as pdf:
            return read_pages(pdf, settings), [], None
    except DamagedFile:
        content = repaired(path)
    with open_pdf(content, settings) as pdf:
        problem = Problem("damaged", "The PDF is damaged and was repaired to be read.", DamagedFile.remedy)
        return read_pages(pdf, settings), [problem], None


def _read_images(path: Path, settings: ReadSettings) -> Read:
    pages: list[Page] = []
    bound: list[tuple[Frame, int]] = []
    for frame in frames(path, settings):
        known = pages[-1].languages if pages else ()
        page, turn = image_page(frame, len(pages) + 1, known, settings)
        pages.append(page)
        bound.append((frame, turn))
    return pages, [], image_pdf(bound, [frame.dpi for frame, _ in bound])


def image_page(frame: Frame, number: int, known: tuple[str, ...], settings: ReadSettings) -> tuple[Page, int]:
    """(page of an image, turned so that its text is upright; clockwise degrees of that turn)."""
    found = ocr_image(frame.grey, known, settings)
    height, width = (round(v * 72 / frame.dpi, 2) for v in frame.grey.shape)
    page = ocr_page(found, frame.dpi, Page(number, width, height))
    if not page.rotation:
        return page, 0
    return _turned(page, page.rotation), page.rotation


def _turned(page: Page, degrees: int) -> Page:
    width, height = (page.height, page.width) if degrees in (90, 270) else (page.width, page.height)
    words = tuple(replace(w, bbox=turned_box(w.bbox, page.width, page.height, degrees)) for w in page.words)
    return replace(page, width=width, height=height, words=words, rotation=0)


_READERS: dict[str, Callable[[Path, ReadSettings], Read]] = {
    PDF: _read_pdf,
    **dict.fromkeys(IMAGES, _read_images),
}
