"""Files that are not PDF: read through their own reader, laid out as a PDF, and read back with true boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from extractors.errors import DamagedFile, FileError, TooLarge
from extractors.evidence import Page, Problem
from extractors.images import Frame, embedded_frame, frames
from extractors.ocr import ocr_image
from extractors.ocr.orient import turned_box
from extractors.ocr.pixels import without_specks
from extractors.office import Flow, read_docx, spreadsheets
from extractors.office.layout import LaidPage, lay_lines, lay_sheet
from extractors.office.markup import read_html
from extractors.office.placed_pictures import PlacedPicture
from extractors.office.rendition import (
    Shown,
    flowing_pdf,
    placed_pdf,
    read_back,
    with_all_hidden,
    with_cells,
    with_unseen,
)
from extractors.pdf.structure import image_pdf, joined
from extractors.read_pages import ocr_page
from extractors.read_settings import ReadSettings
from extractors.sniff import CSV, DOCX, XLSX, decoded

Read = tuple[list[Page], list[Problem], bytes | None]


def read_images(path: Path, _: str, settings: ReadSettings) -> Read:
    """PNG, JPEG, TIFF and the like: each picture is a page at its resolution, turned upright, its pixels untouched."""
    return _image_pages(list(frames(path, settings)), 1, settings)


def read_workbook(path: Path, media_type: str, settings: ReadSettings) -> Read:
    """XLSX, XLS, CSV: words know their cell; hidden cells are laid out grey and marked."""
    readers = {XLSX: spreadsheets.read_xlsx, CSV: spreadsheets.read_csv}
    book = readers.get(media_type, spreadsheets.read_xls)(path, settings)
    laid = [page for sheet in book.sheets if sheet.cells for page in lay_sheet(sheet.cells)]
    if not laid and not book.pictures:
        raise DamagedFile("The workbook holds no cell.", "Ask the sender for the filled workbook.")
    _cap(laid, settings)
    parts = [placed_pdf(laid)] if laid else []
    pages = read_back(parts[0], settings) if laid else []
    read = [with_cells(page, laid_page.areas) for page, laid_page in zip(pages, laid, strict=True)]
    problems = [*book.problems, *_add_pictures(book.pictures, read, parts, settings)]
    if not parts:
        raise DamagedFile("The workbook holds no cell, and its pictures cannot be read.")
    return read, problems, joined(parts) if len(parts) > 1 else parts[0]


def read_text(path: Path, _: str, settings: ReadSettings) -> Read:
    """Plain text (bank messages, notes) in a fixed pitch; line breaks are kept."""
    lines = decoded(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    _cap_lines(len(lines), settings)
    laid = lay_lines(lines)
    _cap_lines(sum(len(page.texts) for page in laid), settings)  # a line of megabytes is folded to many
    _cap(laid, settings)
    rendition = placed_pdf(laid, mono=True)
    return read_back(rendition, settings), [], rendition


def read_flow(path: Path, media_type: str, settings: ReadSettings) -> Read:
    """DOCX and HTML: text flows on A4 pages, then a page with what the file hides, then its pictures."""
    flow = read_docx(path) if media_type == DOCX else read_html(decoded(path.read_bytes()))
    cells = sum(len(row) for block in flow.blocks for row in block.rows) + len(flow.blocks)
    if cells > settings.max_lines * 5:
        raise TooLarge(f"The document holds {cells} paragraphs and cells.")
    pages: list[Page] = []
    parts: list[bytes] = []
    for hidden in (False, True):
        if any(b.text or b.rows for b in (flow.hidden if hidden else flow.blocks)):
            _add_flow(flow, hidden, pages, parts, settings)
    problems = [*flow.problems, *_add_pictures(flow.pictures, pages, parts, settings)]
    if not pages:
        raise DamagedFile("The document holds no text.", "Ask the sender for the document as PDF.")
    return pages, problems, joined(parts)


def _add_flow(flow: Flow, hidden: bool, pages: list[Page], parts: list[bytes], settings: ReadSettings) -> None:
    blocks = flow.hidden if hidden else flow.blocks
    part = flowing_pdf(blocks, [_shown(p, settings) for p in flow.placed])
    read = with_unseen(read_back(part, settings, len(pages) + 1), blocks)
    pages.extend(with_all_hidden(p, "hidden_text") if hidden else p for p in read)
    parts.append(part)


def _shown(picture: PlacedPicture, settings: ReadSettings) -> Shown:
    """The picture in greys, which any program can draw; white paper where it cannot be read."""
    try:
        grey = embedded_frame(picture.data, settings).grey
    except FileError:
        grey = np.full((1, 1), 255, np.uint8)
    png = io.BytesIO()
    Image.fromarray(grey).save(png, "PNG")
    return Shown(png.getvalue(), picture.width, picture.height)


def _add_pictures(
    pictures: Sequence[bytes], pages: list[Page], parts: list[bytes], settings: ReadSettings
) -> list[Problem]:
    problems = []
    for picture in pictures[: settings.max_pages]:
        try:
            read, _, part = _image_pages([embedded_frame(picture, settings)], len(pages) + 1, settings)
        except FileError as error:
            problems.append(error.problem())
            continue
        pages.extend(read)
        parts.append(part or b"")
    return problems


def _image_pages(shown: list[Frame], first: int, settings: ReadSettings) -> Read:
    pages: list[Page] = []
    turns: list[int] = []
    for frame in shown:
        page, turn = _image_page(frame, first + len(pages), pages[-1].languages if pages else (), settings)
        pages.append(page)
        turns.append(turn)
    return pages, [], image_pdf(list(zip(shown, turns, strict=True)), [frame.dpi for frame in shown])


def _image_page(frame: Frame, number: int, known: tuple[str, ...], settings: ReadSettings) -> tuple[Page, int]:
    """(page of an image, turned so that its text is upright; clockwise degrees of that turn)."""
    found = ocr_image(without_specks(frame.grey), known, settings)
    height, width = (round(v * 72 / frame.dpi, 2) for v in frame.grey.shape)
    page = ocr_page(found, frame.dpi, Page(number, width, height))
    return _turned(page, page.rotation), page.rotation


def _turned(page: Page, degrees: int) -> Page:
    width, height = (page.height, page.width) if degrees in (90, 270) else (page.width, page.height)
    words = tuple(replace(w, bbox=turned_box(w.bbox, page.width, page.height, degrees)) for w in page.words)
    return replace(page, width=width, height=height, words=words, rotation=0)


def _cap_lines(count: int, settings: ReadSettings) -> None:
    if count > settings.max_lines:
        raise TooLarge(f"The text has {count} lines, more than {settings.max_lines}.")


def _cap(laid: list[LaidPage], settings: ReadSettings) -> None:
    if len(laid) > settings.max_pages:
        raise TooLarge(f"The file would make {len(laid)} pages, more than {settings.max_pages}.")
