"""PDF pages to the model, decided page by page: text layer, pixels, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from extractors.errors import DamagedFile, FileError
from extractors.evidence import BBox, Page, Problem, Word
from extractors.ocr import OcrPage, ocr_image
from extractors.ocr.language import languages_of
from extractors.pdf.hidden_text import hidden_reasons, layer_agreement, unseen
from extractors.pdf.scanned import scan_pixels
from extractors.pdf.text import CLAIMED, NativePage, PdfFile
from extractors.pdf.witness import WITNESS_DPI, unlike, words_to_witness
from extractors.pictured import read_word, words_in_pictures
from extractors.read_settings import ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_BROKEN_LAYER = 0.08  # share of characters without meaning above which a text layer is not believed
_CLEAR_WORD = 0.5  # OCR confidence from which a word counts as read
_FEW_LETTERS = 12  # a page with fewer is looked at as pixels before it is believed to be empty
_LAYER_DIFFERS = 0.5
_UNREAD, _UNREAD_SHARE = 5, 0.05  # words over ink, and their share of a layer, up to which our engine may have failed
_GRAIN = 90  # grey levels of 255 between the dark and the light of noisy paper
_TELLING = 3  # letters and digits from which hidden words are told


@dataclass(slots=True)
class _Run:
    """What is known while the pages of one file are read.

    Languages of the page before, fonts found to be honest, pictures that were read: a letterhead stands on every page.
    """

    settings: ReadSettings
    languages: tuple[str, ...] = ()
    fonts: set[int] = field(default_factory=set)
    pictures: dict[bytes, OcrPage] = field(default_factory=dict)


def read_pages(pdf: PdfFile, settings: ReadSettings) -> list[Page]:
    """All pages of an open PDF. A page that cannot be read is a page with source "unreadable" and the reason."""
    run = _Run(settings)
    pages: list[Page] = []
    for index in range(len(pdf)):
        pages.append(_read_page(pdf, index, run))
        run.languages = pages[-1].languages
    return pages


def _read_page(pdf: PdfFile, index: int, run: _Run) -> Page:
    try:
        native = pdf.read(index)
    except FileError as error:
        return Page(index + 1, 612.0, 792.0, source="unreadable", readability=0.0, problems=(error.problem(),))
    page = _native_page(native, index + 1)
    try:
        return _decided(pdf, native, page, run)
    except FileError as error:
        return replace(page, readability=min(page.readability, 0.5), problems=(*page.problems, error.problem()))


def _native_page(native: NativePage, number: int) -> Page:
    problems = []
    if native.capped:
        problems.append(Problem("too_large", "The page holds more than can be read; the rest was left out.",
                                "Ask for the page as a scan or printed to PDF."))  # fmt: skip
    return Page(
        number=number,
        width=native.width,
        height=native.height,
        words=native.words,
        rules=native.rules,
        languages=languages_of(w.text for w in native.words),
        images=native.images,
        strokes=native.strokes,
        problems=tuple(problems),
    )


def _decided(pdf: PdfFile, native: NativePage, page: Page, run: _Run) -> Page:
    settings = run.settings
    if _letters(native.words) < _FEW_LETTERS and not (native.images or native.strokes or native.rules):
        return page if native.words else _blank(page)
    if _letters(native.words) < _FEW_LETTERS:
        return _from_pixels(pdf, native, page, run)
    if not settings.check_pixels and native.words and not _covered(native, settings):
        return page
    full, bare = pdf.render_pair(page.number - 1, settings.check_dpi)
    reasons = hidden_reasons(native.words, (page.width, page.height), full, bare)
    seen = [w for w, reason in zip(native.words, reasons, strict=True) if not reason]
    if native.broken > _BROKEN_LAYER:
        return _from_pixels(pdf, native, page, run)
    if _letters(seen) < _FEW_LETTERS or (_covered(native, settings) and len(seen) < 0.5 * len(native.words)):
        return _from_pixels(pdf, native, page, run)
    words = tuple(replace(w, hidden=r) if r else w for w, r in zip(native.words, reasons, strict=True))
    page = replace(page, words=words, problems=(*page.problems, *_hidden_problems(words)))
    page = _witnessed(pdf, native, page, run)
    extra = words_in_pictures(pdf, native, page, bare, settings, run.pictures)
    return replace(page, words=(*page.words, *extra), source="both") if extra else page


def _witnessed(pdf: PdfFile, native: NativePage, page: Page, run: _Run) -> Page:
    """The page with words whose glyphs show something else marked, and what their pixels show beside them."""
    chosen = words_to_witness(page.words, native.fonts, run.fonts)
    if not chosen:
        return page
    found = unlike(page.words, chosen, pdf.render(page.number - 1, WITNESS_DPI))
    fonts = {native.fonts[i] for i in found} - {CLAIMED}
    run.fonts |= {native.fonts[i] for i in chosen} - {CLAIMED} - fonts
    if not found:
        return page
    bad = {i for i, font in enumerate(native.fonts) if i in found or font in fonts}
    words = [replace(w, hidden=w.hidden or "remapped") if i in bad else w for i, w in enumerate(page.words)]
    read = _from_pixels(pdf, replace(native, words=()), replace(page, words=(), problems=()), run)
    seen = [w for w in read.words if any(_holds(page.words[i].bbox, w.bbox) for i in bad)]
    first = next(iter(found))
    message = f'The text layer says "{page.words[first].text}" where the page shows "{found[first]}".'
    problem = Problem("hidden_text", message, "Rely on the page image, not on copied text.")
    return replace(page, words=(*words, *seen), source="both", problems=(*page.problems, problem))


def _holds(outer: BBox, inner: BBox) -> bool:
    x, y = inner.center
    return outer.x0 - 1 <= x <= outer.x1 + 1 and outer.top - 1 <= y <= outer.bottom + 1


def _blank(page: Page) -> Page:
    return replace(page, problems=(*page.problems, Problem("blank_page", "The page is empty.")))


def _covered(native: NativePage, settings: ReadSettings) -> bool:
    """Whether images cover the page as in a scan."""
    area = sum(_shown_area(b, native.width, native.height) for b in native.images)
    return area >= settings.scan_cover * native.width * native.height


def _shown_area(box: BBox, width: float, height: float) -> float:
    return max(0.0, min(box.x1, width) - max(box.x0, 0)) * max(0.0, min(box.bottom, height) - max(box.top, 0))


def _letters(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)


def _hidden_problems(words: Sequence[Word]) -> list[Problem]:
    hidden = [w for w in words if w.hidden and 2 * _signs(w.text) >= len(w.text)]
    # Two letters beside the page, or a smudge that some scanner took for a word, say nothing.
    if sum(_signs(w.text) for w in hidden) < _TELLING:
        return []
    quote = " ".join(w.text for w in hidden)[:120]
    message = f"{len(hidden)} words of the text layer cannot be seen on the page: {quote}"
    return [Problem("hidden_text", message, "Compare the page image; ask the sender for a printed and scanned copy.")]


def _signs(text: str) -> int:
    return sum(map(str.isalnum, text))


def _from_pixels(pdf: PdfFile, native: NativePage, page: Page, run: _Run) -> Page:
    """The page by OCR; the words of its layer are only compared."""
    dpi = _ocr_dpi(native, run.settings)
    grey = scan_pixels(pdf, page.number - 1, dpi, native.image_dpi)
    found = ocr_image(grey, run.languages, run.settings)
    read = ocr_page(found, dpi, page)
    if native.images and _letters(read.words) < _FEW_LETTERS and pdf.has_broken_image(page.number - 1):
        read = _without_its_picture(read)
    if not native.words or native.broken > _BROKEN_LAYER:
        return read
    return _compared(read, native, grey, dpi / 72)


def _without_its_picture(read: Page) -> Page:
    """The page of which a picture cannot be drawn: nobody knows what it shows, so that it is not empty."""
    problem = Problem("damaged", "A picture on this page is damaged and cannot be drawn.", DamagedFile.remedy)
    kept = [p for p in read.problems if p.code != "blank_page"]
    source = read.source if read.words else "unreadable"
    return replace(read, source=source, readability=0.0, problems=(*kept, problem))


def _compared(read: Page, native: NativePage, grey: Pixels, scale: float) -> Page:
    """OCR of a page with an invisible layer: what the layer claims where nothing was read is kept as hidden.

    It is told where the paper is bare. Where there is ink, another engine may have read what ours could not (a logo, a
    stamp), so that only many such words are told.
    """
    extra = [replace(w, hidden="invisible") for w in unseen(native.words, read)]
    bare = [w for w in extra if not _has_ink(grey, w.bbox, scale)]
    inked = len(extra) - len(bare)
    agreement = layer_agreement(native.words, read.words)
    told = extra if inked > max(_UNREAD, _UNREAD_SHARE * len(native.words)) else bare
    problems = list(read.problems) + _hidden_problems(told)
    if agreement < _LAYER_DIFFERS and read.words:
        message = f"The text layer says something else than the page ({agreement:.0%} alike)."
        problems.append(Problem("hidden_text", message,
                                "Rely on the page image, not on copied text."))  # fmt: skip
    return replace(read, words=(*read.words, *extra), problems=tuple(problems))


def _has_ink(grey: Pixels, box: BBox, scale: float) -> bool:
    """Whether a place holds more light and dark than the grain of a scanned paper; `scale`: pixels a point."""
    x0, top, x1, bottom = (max(0, int(side * scale)) for side in box)
    crop = grey[top : bottom + 1, x0 : x1 + 1]
    if not crop.size:
        return False
    low, high = np.percentile(crop, (2, 98))
    return bool(high - low > _GRAIN)


def _ocr_dpi(native: NativePage, settings: ReadSettings) -> float:
    wanted = min(max(native.image_dpi or settings.ocr_dpi, settings.ocr_dpi), settings.ocr_dpi_max)
    most = (settings.max_page_pixels / max(1.0, native.width * native.height)) ** 0.5 * 72
    return float(min(wanted, most * 0.99)) if most >= 36 else float(wanted)


def ocr_page(found: OcrPage, dpi: float, page: Page) -> Page:
    """`page` with the words of OCR, boxes in points; `dpi` is that of the pixels."""
    scale = 72 / dpi
    words = tuple(read_word(w, scale) for w in found.words)
    blank = not words and found.coverage >= 0.99
    sure = [w for w in found.words if w.confidence >= _CLEAR_WORD]
    share = len(sure) / len(found.words) if found.words else float(blank)
    problems = list(page.problems)
    if blank:
        problems.append(Problem("blank_page", "The page is empty."))
    elif found.coverage * share < 0.5:
        problems.append(Problem("poor_scan", "Less than half of this page can be read with certainty.",
                                "Ask for a better scan (300 dpi, flat, upright)."))  # fmt: skip
    if found.cut:
        problems.append(Problem("page_time", "Reading this page took too long; some of it was not looked at twice.",
                                "Compare the page image."))  # fmt: skip
    return replace(
        page,
        words=words,
        replaced=tuple(read_word(w, scale) for w in found.replaced),
        rules=tuple(BBox(*(round(v * scale, 2) for v in rule)) for rule in found.rules),
        source="ocr",
        rotation=found.rotation,
        skew=found.skew,
        dpi=round(dpi),
        readability=round(found.coverage * share, 3),
        languages=found.languages,
        problems=tuple(problems),
        passes=found.passes,
    )
