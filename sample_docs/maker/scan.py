"""Pages through a scanner, a fax or a telephone's camera: skew, grey paper, noise, blur, compression; fixed seed."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

_EPOCH = time.gmtime(1767225600)


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page suffers: resolution, skew in degrees, noise in grey levels, blur in pixels, JPEG quality, shading."""

    dpi: int = 200
    skew: float = 0.7
    noise: float = 7
    blur: float = 0.5
    quality: int = 58
    shade: float = 14
    seed: int = 1


FLATBED = Scanner()
OFFICE = Scanner(dpi=200, skew=-0.5, noise=4, blur=0.4, quality=62, shade=6, seed=2)
PHONE = Scanner(dpi=190, skew=1.4, noise=9, blur=0.7, quality=60, shade=46, seed=3)


def images(pdf: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as grey images."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def suffered(page: Image.Image, scanner: Scanner, number: int) -> Image.Image:
    """The page after the scanner, grey."""
    rng = np.random.default_rng(scanner.seed * 100 + number)
    turned = page.rotate(scanner.skew + 0.1 * number, resample=Image.Resampling.BICUBIC, fillcolor=252)
    soft = turned.filter(ImageFilter.GaussianBlur(scanner.blur))
    grey = np.asarray(soft, dtype=np.float64)
    height, width = grey.shape
    slope = np.linspace(0, scanner.shade, width)[None, :] * np.linspace(0.4, 1.0, height)[:, None]
    grey = 12 + grey * (246 - 12) / 255 - slope + rng.normal(0, scanner.noise, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def scanned_pdf(*pdfs: bytes, scanner: Scanner = FLATBED) -> bytes:
    """The pages of all of them as pictures in one PDF, without a text layer."""
    sheets = [page for pdf in pdfs for page in images(pdf, scanner.dpi)]
    pages = [suffered(page, scanner, i) for i, page in enumerate(sheets)]
    return _bound(pages, scanner)


def _bound(pages: list[Image.Image], scanner: Scanner) -> bytes:
    out = io.BytesIO()
    pages[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=scanner.dpi,
        quality=scanner.quality,
        creationDate=_EPOCH,
        modDate=_EPOCH,
        producer="KONICA MINOLTA bizhub C250i",
    )
    return out.getvalue()


def photo(pdf: bytes, scanner: Scanner = PHONE) -> bytes:
    """The first page as a JPEG."""
    out = io.BytesIO()
    suffered(images(pdf, scanner.dpi)[0], scanner, 0).save(
        out, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi)
    )
    return out.getvalue()


def fax(pdf: bytes, dpi: int = 200, skew: float = 0.6, seed: int = 5) -> bytes:
    """The pages as a 1-bit TIFF with fax compression and a little dirt."""
    pages = []
    for i, page in enumerate(images(pdf, dpi)):
        rng = np.random.default_rng(seed + i)
        grey = np.asarray(page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255), dtype=np.float64)
        dirty = grey + rng.normal(0, 22, grey.shape)
        specks = rng.random(grey.shape) < 0.0002
        pages.append(
            Image.fromarray(np.where(specks, 0, np.where(dirty > 150, 255, 0)).astype(np.uint8)).convert(
                "1", dither=Image.Dither.NONE
            )
        )
    out = io.BytesIO()
    pages[0].save(out, "TIFF", compression="group4", save_all=True, append_images=pages[1:], dpi=(dpi, dpi))
    return out.getvalue()
