"""A small picture of a page, for a person to compare with what was read: PNG, grey, the page as displayed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image

from extractors.errors import FileError
from extractors.pdf.text import open_pdf
from extractors.sniff import PDF, sniff

_DPI = 72
_GREYS = 16


def page_pictures(path: Path, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """(number, PNG) of the pages of a PDF, counted from 1, but for those that cannot be drawn; nothing for other files.

    FileError as in `open_pdf`.
    """
    if sniff(path) != PDF:
        return
    with open_pdf(path) as pdf:
        for number in numbers:
            try:
                grey = pdf.render(number - 1, _DPI)
            except FileError:
                continue
            buffer = io.BytesIO()
            picture = Image.fromarray(grey)
            picture.quantize(_GREYS).save(buffer, "PNG", optimize=True)
            yield number, buffer.getvalue()
