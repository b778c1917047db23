"""The pixels of a scanned page: at the resolution wanted, freed from the specks of a dirty scanner at its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.pdf.text import PdfFile

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_FINEST = 400  # dots per inch above which a speck is too small to hurt


def scan_pixels(pdf: PdfFile, index: int, dpi: float, own: float) -> Pixels:
    """The page as displayed, grey, at `dpi`; `own` is the resolution of its scan, 0 when it is none.

    Raises FileError when it cannot be drawn.
    """
    if not 0 < own <= _FINEST:
        return pdf.render(index, dpi)
    drawn = pdf.render(index, own)
    clean = pixels.without_specks(drawn)
    if clean is drawn:
        return drawn if own == dpi else pdf.render(index, dpi)
    return pixels.resize(clean, dpi / own)
