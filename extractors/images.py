"""Image files: frames as grey pixels and as they are bound. The one home of Pillow and its HEIC reader for files."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.errors import DamagedFile, TooLarge
from extractors.read_settings import DEFAULTS, ReadSettings

try:
    import pi_heif
except ImportError:  # no wheel for this platform: such photographs are refused with their remedy
    READS_HEIC = False
else:
    READS_HEIC = True
    pi_heif.register_heif_opener(thumbnails=False)

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}  # EXIF orientation to clockwise degrees, the unmirrored ones
_LONG_SIDE = 11.69  # inches of A4: the size assumed where an image does not tell its own
_BELIEVED = (120, 1200)  # dpi that an image may claim for itself; 72 and 96 are what screens write


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of an image file. `grey` is as displayed; `data` as stored: width x height pixels, turned by `turn`."""

    grey: Pixels
    data: bytes
    filter: str
    colors: str
    bits: int
    width: int
    height: int
    turn: int
    dpi: int


@contextmanager
def _capped(settings: ReadSettings) -> Iterator[None]:
    """Pillow's own cap, which is one for the whole process, set for one image and put back."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = settings.max_image_pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def frames(path: Path, settings: ReadSettings = DEFAULTS) -> Iterator[Frame]:
    """The pages of an image file one by one. DamagedFile, TooLarge."""
    try:
        with _capped(settings), Image.open(path) as image:
            yield from _frames(image, path, settings)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"The image is too large: {error}") from error
    except UnidentifiedImageError as error:
        raise DamagedFile("The image cannot be opened.") from error
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error, KeyError, TypeError, IndexError) as error:
        raise DamagedFile(f"The image is broken: {error}") from error


def embedded_frame(data: bytes, settings: ReadSettings = DEFAULTS) -> Frame:
    """The first page of an image given as bytes (a picture inside an office file). DamagedFile, TooLarge."""
    try:
        with _capped(settings), Image.open(io.BytesIO(data)) as image:
            return _frame(image, None, settings)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"The image is too large: {error}") from error
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error, KeyError, TypeError, IndexError) as error:
        raise DamagedFile(f"A picture is broken: {error}") from error


def _frames(image: Image.Image, path: Path, settings: ReadSettings) -> Iterator[Frame]:
    count = getattr(image, "n_frames", 1)
    if count > settings.max_pages:
        raise TooLarge(f"The image file has {count} pages, more than {settings.max_pages}.")
    if image.format in ("GIF", "WEBP", "PNG", "AVIF", "HEIF"):  # an animation or a burst is one picture
        yield _frame(image, None, settings)
        return
    for frame in ImageSequence.Iterator(image):
        yield _frame(frame, path if count == 1 and image.format == "JPEG" else None, settings)


def _frame(image: Image.Image, jpeg: Path | None, settings: ReadSettings) -> Frame:
    width, height = image.size
    if width * height > settings.max_image_pixels or width < 1 or height < 1:
        raise TooLarge(f"The image has {width} x {height} pixels.")
    orientation = image.getexif().get(0x0112, 1)
    claimed = image.info.get("dpi", (0, 0))
    shown = ImageOps.exif_transpose(image)
    grey = np.array(_flat(shown).convert("L"), dtype=np.uint8)
    dpi = _dpi(claimed, max(width, height))
    if jpeg is not None and image.mode in ("L", "RGB") and orientation in _TURNS:
        colors = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
        return Frame(grey, jpeg.read_bytes(), "/DCTDecode", colors, 8, width, height, _TURNS[orientation], dpi)
    return _packed(_flat(shown), grey, dpi)


def _packed(image: Image.Image, grey: Pixels, dpi: int) -> Frame:
    colors, bits = "/DeviceGray", 8
    if image.mode == "1":
        bits = 1
    elif image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    if image.mode == "RGB":
        colors = "/DeviceRGB"
    data = zlib.compress(image.tobytes(), 6)
    return Frame(grey, data, "/FlateDecode", colors, bits, image.width, image.height, 0, dpi)


def _flat(image: Image.Image) -> Image.Image:
    """Transparency laid on white; 16 bits brought to 8."""
    if image.mode.startswith("I"):
        deep = np.asarray(image, dtype=np.float64)
        return Image.fromarray((deep / max(1.0, float(deep.max())) * 255).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return image if image.mode in ("1", "L", "RGB") else image.convert("RGB")


def _dpi(claimed: Any, longest: int) -> int:
    """What the image claims when that is a scanner's figure, else what makes it an A4 page."""
    try:
        value = round(float(claimed[0]))
    except (TypeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        value = 0
    if _BELIEVED[0] <= value <= _BELIEVED[1]:
        return value
    return max(50, min(_BELIEVED[1], round(longest / _LONG_SIDE)))
