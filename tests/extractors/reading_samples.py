"""Small files made for the tests of reading: PDFs by reportlab, scans by drawing them and turning the pixels."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.text import open_pdf

LETTER_TEXT = (
    "COMMERCIAL INVOICE",
    "Invoice No. HG-26-983 dated 9 July 2026",
    "Seller: Green Hills Apparel Export Company Limited, Hue City",
    "Buyer: Larkspur Mercantile, 2240 NW Front Avenue, Portland",
    "Country of origin: Vietnam. Terms of delivery: FOB Hai Phong",
    "The goods are packed in 603 cartons, net weight 3,415.40 kg",
    "This is to certify that the particulars given are true and correct",
    "and that the payment shall be made to the account named above.",
    "Total amount due for the goods named in this invoice: USD 86,832.00",
    "Please quote the number of the order with every payment made.",
)


def pdf(lines: Sequence[str] = LETTER_TEXT, *, rotate: int = 0, size: tuple[float, float] = (612, 792)) -> bytes:
    """One page with one line of Helvetica 11 every 22 points from (72, 100) down."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setFont("Helvetica", 11)
    for i, line in enumerate(lines):
        canvas.drawString(72, size[1] - 100 - 22 * i, line)
    canvas.showPage()
    canvas.save()
    return rotated(out.getvalue(), rotate) if rotate else out.getvalue()


def rotated(content: bytes, degrees: int) -> bytes:
    """The PDF with /Rotate on every page."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.Rotate = degrees
        return saved(document)


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    """Bytes of a pikepdf document."""
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def scan(lines: Sequence[str] = LETTER_TEXT, *, dpi: int = 200, skew: float = 0.0, turn: int = 0) -> Image.Image:
    """A grey picture of `pdf(lines)`, lines falling `skew` degrees to the right, then turned clockwise by `turn`."""
    with open_pdf(pdf(lines)) as document:
        image = Image.fromarray(document.render(0, dpi))
    image = image.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.rotate(-turn, expand=True)
    noise = np.random.default_rng(1).normal(0, 4, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image, np.float64) + noise, 0, 255).astype(np.uint8))


def scan_pdf(image: Image.Image, dpi: int = 200, layer: Mapping[str, tuple[float, float]] | None = None) -> bytes:
    """The picture as a PDF page; `layer`: invisible words and their places (x, distance from the top), as OCR adds."""
    from reportlab.lib.utils import ImageReader

    width, height = image.width * 72 / dpi, image.height * 72 / dpi
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, width, height)
    for text, (x, y) in (layer or {}).items():
        words = canvas.beginText(x, height - y)
        words.setFont("Helvetica", 11)
        words.setTextRenderMode(3)
        words.textOut(text)
        canvas.drawText(words)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def zipped(members: Mapping[str, bytes], path: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """A ZIP file with these members."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def letters(text: str) -> str:
    """Text without spaces, for comparisons that do not depend on where words are cut."""
    return "".join(text.split())
