"""Tesseract: the first OCR engine, by tesserocr where it imports, else by the program (pytesseract).

One thread a process (its own threads make it six times slower); parallel work is done by more processes.
"""

from __future__ import annotations

import itertools
import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

os.environ["OMP_THREAD_LIMIT"] = "1"

import numpy as np
from PIL import Image

try:
    import tesserocr
except ImportError:  # no wheel for this platform: the program does the same work, slower
    tesserocr = None
else:
    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)  # it complains of boxes of its own making

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

AUTO, BLOCK, LINE, SPARSE = 3, 6, 7, 11  # page segmentation modes

# ISO 639-1 to the names of Tesseract's models.
MODELS = {
    "en": "eng",
    "zh": "chi_sim",
    "es": "spa",
    "tr": "tur",
    "vi": "vie",
    "de": "deu",
    "fr": "fra",
    "pt": "por",
}

UNSURE = 0.3  # confidence up to which a word may be no word at all
_SURE = 0.5  # confidence of one that is believed against such a word in its place
_TELLING, _BEYOND = 4, 0.35  # words of a line, and share of its height that accents and tails reach beyond it
_DEADLINE_MS = 20_000  # a dense page takes two seconds; a texture could take minutes

_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


class OcrMissing(RuntimeError):
    """No engine or no language data is installed: a fault of the installation, not of a file."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word in pixels of the image given: x0, top, x1, bottom. `line` tells lines apart; `engine` as in `Word`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    line: tuple[int, ...] = ()
    engine: str = ""


def moved(word: OcrWord, across: float, down: float) -> OcrWord:
    """The word at another place."""
    box = word.x0 + across, word.top + down, word.x1 + across, word.bottom + down
    return OcrWord(word.text, *box, word.confidence, word.line, word.engine)


def overlaps(word: OcrWord, others: Sequence[OcrWord], sure: float = UNSURE) -> bool:
    """Whether two fifths of the word's box lie in that of another word of more than that confidence."""
    area = max(1.0, (word.x1 - word.x0) * (word.bottom - word.top))
    for other in others:
        if other.confidence <= sure:
            continue
        width = min(word.x1, other.x1) - max(word.x0, other.x0)
        height = min(word.bottom, other.bottom) - max(word.top, other.top)
        if width > 0 and height > 0 and width * height > 0.4 * area:
            return True
    return False


def recognise(grey: Pixels, languages: tuple[str, ...], mode: int = AUTO, dpi: int = 200) -> list[OcrWord]:
    """Words of a grey image with boxes and confidence 0..1. Languages are ISO 639-1, skipped without a model.

    Raises OcrMissing when no engine or no model is there.
    """
    if min(grey.shape) < 8:
        return []
    engine = _by_library if tesserocr is not None else _by_program
    return _words(engine(Image.fromarray(grey), _models(languages), mode, dpi))


@lru_cache(maxsize=1)
def tessdata() -> str:
    """The folder of language models."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    for place in (named, *_PLACES):
        if place and any(Path(place).glob("*.traineddata")):
            return place
    raise OcrMissing("No Tesseract language data found; install tesseract-ocr-eng or set TESSDATA_PREFIX.")


@lru_cache(maxsize=1)
def installed_languages() -> tuple[str, ...]:
    """ISO codes of the languages whose model is installed."""
    names = {p.stem for p in Path(tessdata()).glob("*.traineddata")}
    return tuple(code for code, model in MODELS.items() if model in names)


def _models(languages: tuple[str, ...]) -> str:
    there = [MODELS[code] for code in languages if code in installed_languages()]
    return "+".join(there or ["eng"])


@lru_cache(maxsize=6)
def _api(models: str) -> Any:
    try:
        return tesserocr.PyTessBaseAPI(path=tessdata(), lang=models)
    except RuntimeError as error:
        raise OcrMissing(f"Tesseract does not start with {models}: {error}") from error


def _by_library(image: Image.Image, models: str, mode: int, dpi: int) -> str:
    api = _api(models)
    api.SetPageSegMode(mode)
    api.SetImage(image)
    api.SetSourceResolution(dpi)
    try:
        # False at the deadline: what was read until then counts, and the ink without words shows the rest.
        api.Recognize(_DEADLINE_MS)
        return str(api.GetTSVText(0))
    finally:
        api.Clear()


def _by_program(image: Image.Image, models: str, mode: int, dpi: int) -> str:
    import pytesseract

    options = f'--psm {mode} --dpi {dpi} --tessdata-dir "{tessdata()}"'
    try:
        return str(pytesseract.image_to_data(image, lang=models, config=options))
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, subprocess.SubprocessError) as error:
        raise OcrMissing(f"Tesseract failed: {error}") from error


def _words(table: str) -> list[OcrWord]:
    rows = (line.split("\t") for line in table.splitlines())
    found = (_word(cells) for cells in rows if len(cells) >= 12 and cells[0] == "5")
    return [w for w in found if w is not None]


def tidied(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The engine's words of an upright image, each once, in a box of its own and as high as its line."""
    return _each_once(_apart(_level(words)))


def _level(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, none much higher or lower than those of its line: some boxes reach into the next line."""
    lines = (list(line) for _, line in itertools.groupby(words, key=lambda w: w.line))
    return [w for line in lines for w in (_as_high(line) if len(line) >= _TELLING else line)]


def _as_high(line: Sequence[OcrWord]) -> list[OcrWord]:
    top, bottom = median(w.top for w in line), median(w.bottom for w in line)
    beyond = _BEYOND * (bottom - top)
    limits = top - beyond, bottom + beyond
    return [
        replace(w, top=max(w.top, limits[0]), bottom=min(w.bottom, limits[1])) if _reaches(w, *limits) else w
        for w in line
    ]


def _reaches(word: OcrWord, top: float, bottom: float) -> bool:
    """Whether a word that lies on a line of print reaches beyond it."""
    return (word.top < top or word.bottom > bottom) and top < (word.top + word.bottom) / 2 < bottom


def _each_once(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words without those of which the engine was unsure where it read another one as well."""
    return [w for w in words if w.confidence > UNSURE or not overlaps(w, words, _SURE)]


def _apart(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, each ending before the next one of its line: of small print the engine gives one the line's box."""
    ended = [_ended(word, after) for word, after in itertools.pairwise(words)]
    return [*ended, *words[-1:]]


def _ended(word: OcrWord, after: OcrWord) -> OcrWord:
    """The word, cut a space before the next one where it runs on into that by more than a letter."""
    letter = (after.x0 - word.x0) / (len(word.text) + 1)
    if word.line != after.line or not 0 < letter < word.x1 - after.x0:
        return word
    return replace(word, x1=after.x0 - letter)


def _word(cells: list[str]) -> OcrWord | None:
    text = (cells[11] if len(cells) == 12 else "\t".join(cells[11:])).strip()
    if not text:
        return None
    left, top, width, height = map(int, cells[6:10])
    line = int(cells[2]), int(cells[3]), int(cells[4])
    confidence = max(0.0, min(1.0, float(cells[10]) / 100))
    return OcrWord(text, left, top, left + width, top + height, confidence, line)


Recogniser = Callable[[Pixels, tuple[str, ...], int, int], list[OcrWord]]
