"""One file to pages of words with boxes: by its content, through the reader of its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from extractors.errors import DamagedFile, TooLarge
from extractors.evidence import Problem, Reading
from extractors.images import READS_HEIC
from extractors.office.renditions import Read, read_flow, read_images, read_text, read_workbook
from extractors.pdf.e_signature import electronic_signatures
from extractors.pdf.structure import repaired
from extractors.pdf.text import open_pdf
from extractors.read_pages import read_pages
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.sniff import CSV, DOCX, HEIC, HTML, IMAGES, PDF, TEXT, XLS, XLSX, refuse, sniff

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
    pages, problems, rendition = reader(path, media_type, settings)
    if not pages:
        raise DamagedFile("The file holds no page.")
    if rendition is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / RENDITION).write_bytes(rendition)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Reading(digest, media_type, tuple(pages), tuple(problems), RENDITION if rendition is not None else "")


def _read_pdf(path: Path, _: str, settings: ReadSettings) -> Read:
    try:
        with open_pdf(path, settings) as pdf:
            return read_pages(pdf, settings), list(electronic_signatures(path)), None
    except DamagedFile:
        content = repaired(path)
    with open_pdf(content, settings) as pdf:
        problem = Problem("damaged", "The PDF is damaged and was repaired to be read.", DamagedFile.remedy)
        return read_pages(pdf, settings), [problem], None


_READERS: dict[str, Callable[[Path, str, ReadSettings], Read]] = {
    PDF: _read_pdf,
    **dict.fromkeys(IMAGES + (HEIC,) * READS_HEIC, read_images),
    **dict.fromkeys((XLSX, XLS, CSV), read_workbook),
    **dict.fromkeys((DOCX, HTML), read_flow),
    TEXT: read_text,
}
