"""A second, independent reading of pages whose words decide a case: from the pixels alone.

A scan is read again by the other engine; a page with a text layer is drawn and read by the first one, so that its
pixels can speak against its text. The pages also carry the ink beside the words: what a signature looks like to a
scanner as `strokes`, what may be one or a part of a stamp as `images`. Boxes are those of the page as displayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from extractors.certificate.engines import first_words
from extractors.certificate.tokens import folded
from extractors.certificate.words import is_misreading
from extractors.evidence import BBox, Document, Page, Word
from extractors.images import frames
from extractors.ocr import pieces, pixels
from extractors.ocr.drawn import drawn_ink
from extractors.ocr.line_reading import lines_of, read_again, read_in_language, read_lines
from extractors.ocr.local_letters import with_local_letters
from extractors.ocr.orient import displayed_box, upright_page
from extractors.ocr.penned import Layer, constructed, ornamental, part_of, pen_work, without_rules
from extractors.ocr.reconciled import found_alone, letters_of, places, respaced, voted, without_doubles
from extractors.ocr.spacing import parted_by_ink
from extractors.ocr.tesseract import OcrWord, recognise
from extractors.ocr.writing_lines import without_writing_lines
from extractors.pdf.scanned import scan_pixels
from extractors.pdf.text import open_pdf
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.sniff import PDF, sniff

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_WORD = 3  # letters from which two readings of one word are no chance
_TALL = 2.2  # heights of a letter that no printed word exceeds
_READ = 0.5  # confidence from which a word of a page with its lines still in it is read
_VERY_SURE = 0.9  # confidence from which one reading alone is taken for print
_MOST_PASSES = 2  # over a whole page
_LEGIBLE = 0.6  # confidence from which a word of a picture is print
_MOSTLY = 0.6  # share of a stroke's width and height that is read as words where it is print
_NARROW = 0.3  # width of a letter of any face in its word's height
PEN_DPI = 150.0  # dots per inch at which drawings are looked at
_AROUND = 20  # pixels of paper around a drawing that is read alone
_LETTER = 9.0  # height of a letter in points where the page does not tell


def second_reading(path: Path, document: Document, settings: ReadSettings = DEFAULTS) -> Document:
    """The document's pages read again from the pixels of `path`: the file itself, or the rendition its boxes mean.

    A page that could not be read the first time stays as it is. Raises FileError when another cannot be drawn,
    OcrMissing when no engine is there.
    """
    return replace(document, pages=second_pages(path, document.pages, settings))


def second_pages(path: Path, pages: Sequence[Page], settings: ReadSettings = DEFAULTS) -> tuple[Page, ...]:
    """The given pages of the file, read again; those that are unreadable as they are."""
    readable = [page for page in pages if page.source != "unreadable"]
    again = {
        page.number: with_pen_work(_read(page, grey), page, bare, alone)
        for page, grey, bare, alone in _pictures(path, readable, settings)
    }
    return tuple(again[page.number] if page.source != "unreadable" else page for page in pages)


def _pictures(
    path: Path, pages: Sequence[Page], settings: ReadSettings
) -> Iterator[tuple[Page, Pixels, Pixels | None, Layer | None]]:
    """Each page with its grey pixels as displayed; those without its text where it draws more, and what draws parts."""
    if sniff(path) == PDF:
        with open_pdf(path, settings) as pdf:
            for page in pages:
                own = pdf.read(page.number - 1).image_dpi if page.source == "ocr" else 0
                drawn = page.source != "ocr" and bool(page.images or page.strokes)
                bare = pdf.render(page.number - 1, PEN_DPI, without_text=True) if drawn else None
                grey = scan_pixels(pdf, page.number - 1, page.dpi or settings.ocr_dpi, own)
                yield page, grey, bare, partial(pdf.render, page.number - 1, PEN_DPI)
        return
    wanted = {page.number: page for page in pages}
    for number, frame in enumerate(frames(path, settings), 1):
        if number in wanted:
            yield wanted[number], pixels.without_specks(frame.grey), None, None


def with_pen_work(again: Page, page: Page, bare: Pixels | None, alone: Layer | None = None) -> Page:
    """A page with a text layer: what of its pictures and drawings a pen wrote as `strokes`, the rest as `images`.

    What recognition reads as words is print, in whatever face.
    """
    if bare is None:
        return again
    found = pen_work(bare, PEN_DPI, page.images, page.strokes, page.rules, alone)
    printed = [w.bbox for w in again.words if _is_legible(w)]
    own = [w.bbox for w in page.words]
    clear = without_rules(bare, page.rules, PEN_DPI / 72)
    typed = [
        b
        for b in found.written
        if any(b.holds(w) and not any(_overlap(w, o) for o in own) for w in printed) or _is_read_alone(clear, b)
    ]
    strokes = tuple(b for b in found.written if b not in typed)
    return replace(again, strokes=strokes, images=(*found.doubtful, *typed))


def _is_read_alone(clear: Pixels, box: BBox) -> bool:
    """Whether a drawing, alone and without the page's text, is read as a word: print, in whatever face."""
    ink = np.pad(part_of(clear, box, PEN_DPI / 72), _AROUND, constant_values=255)
    height, width = ink.shape
    line = (float(_AROUND), float(_AROUND), float(width - _AROUND), float(height - _AROUND))
    found = read_lines(ink, [line], height / 3)
    return any(map(_is_legible, found))


def _read(page: Page, grey: Pixels) -> Page:
    """One page: laid level, recognised, and its boxes put back on the page as displayed."""
    turned = pixels.quarter_turn(pixels.even_light(grey), page.rotation)
    skew = pixels.skew_angle(turned)
    level = pixels.rotate(turned, skew)
    width = page.height if page.rotation in (90, 270) else page.width
    scale = width / max(1, level.shape[1])
    shown = replace(
        page, words=(), replaced=(), source="ocr", skew=skew, dpi=round(72 / scale), images=(), strokes=(), problems=()
    )

    def back(box: tuple[float, float, float, float]) -> BBox:
        placed = displayed_box(BBox(*(v * scale for v in box)), shown)
        return BBox(*(round(v, 2) for v in placed))

    def words(found: Sequence[OcrWord]) -> tuple[Word, ...]:
        return tuple(_word(w, back((w.x0, w.top, w.x1, w.bottom))) for w in found)

    if page.source in ("text", "layout", "both"):
        return replace(shown, words=words(recognise(level, ("en",))))
    own = upright_page(replace(page, skew=skew))
    unit = max(pixels.text_height(level), _least_height(own, scale)) or _LETTER / scale
    clear, rules = without_writing_lines(level, unit)
    first, second = _both(level, clear, own, scale, unit)
    ink = drawn_ink(level, _printed(own.words, second, scale, unit), unit)
    ornaments = constructed(level, ink.strokes, unit) | ornamental(clear, ink.strokes, unit)
    ornaments |= ink_of_words(ink.strokes, (*first, *second))
    strokes = [s for s in ink.strokes if s not in ornaments]
    return replace(
        shown, words=words(second), replaced=words(first), rules=tuple(map(back, rules)),
        strokes=tuple(map(back, strokes)), images=tuple(map(back, (*ink.doubtful, *ornaments))),
    )  # fmt: skip


def _least_height(page: Page, scale: float) -> float:
    """Height in pixels that letters have at least by the words read: specks of a dirty page are no letters."""
    heights = sorted(w.bbox.height for w in page.words if not w.hidden and len(w.text) >= _WORD)
    return 0.6 * heights[len(heights) // 2] / scale if heights else 0.0


def _both(level: Pixels, clear: Pixels, page: Page, scale: float, unit: float) -> tuple[list[OcrWord], list[OcrWord]]:
    """(the first engine's, the second engine's) words of a level page, in its pixels; `clear`: without ruled lines.

    The second engine reads line by line; the lines in which they differ are read again by both.
    """
    # Lines to write on and boxes cost the first engine words: it reads the page once more without them, unless both
    # engines, or it twice, went over it already; no page is gone over three times.
    first = [_in_pixels(w, scale) for w in first_words(page).words if not w.hidden]
    if clear is not level and page.passes < _MOST_PASSES and not _is_by_second_engine(page):
        first = _with_passed_over(recognise(clear, ("en",)), first)
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in (*first, *(_in_pixels(w, scale) for w in page.words))]
    _, missed = pixels.ink_covered(clear, boxes, unit)
    alone = _lone_letters(clear, [*boxes, *missed], unit)
    lines = lines_of([*boxes, *missed, *alone], unit)
    second = without_doubles(read_lines(clear, lines, unit))
    found = places(first, second)
    known = [(w.x0, w.top, w.x1, w.bottom) for w in (*first, *second)]
    if open_ := [p.box for p in found if p.differs]:
        again, again_second = map(without_doubles, read_again(clear, open_, known, lines, unit))
        found = [voted(p, again, again_second) for p in found]
    if lost := [p.box for p in found if letters_of(p.second) and not letters_of(p.first)]:
        tight = without_doubles(read_in_language(clear, lost, lines, unit, ("en",)))
        found = [found_alone(p, tight) for p in found]
    own = parted_by_ink(clear, without_doubles([w for p in found for w in p.first]), unit)
    others = without_doubles([w for p in found for w in p.second])
    settled = [respaced(p) for p in places(with_local_letters(clear, own, others, lines, unit), others)]
    return [w for p in settled for w in p.first], [w for p in settled for w in p.second]


def _is_by_second_engine(page: Page) -> bool:
    """Whether the second engine read the whole page: every word is its own."""
    shown = [w for w in page.words if not w.hidden]
    return bool(shown) and all(w.engine for w in shown)


def _with_passed_over(words: Sequence[OcrWord], before: Sequence[OcrWord]) -> list[OcrWord]:
    """One engine's words, and those of its earlier pass where it now read nothing: a pass may lose a whole line."""
    lost = (w for w in before if w.confidence > _READ and any(map(str.isalnum, w.text)) and "_" not in w.text)
    return [*words, *(w for w in lost if not any(_meet(w, other) for other in words))]


def _meet(a: OcrWord, b: OcrWord) -> bool:
    """Whether a part of either word's width and height, a tenth and more, is the other's."""
    wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0.1 * min(a.x1 - a.x0, b.x1 - b.x0) and high > 0.1 * min(a.bottom - a.top, b.bottom - b.top)


def _in_pixels(word: Word, scale: float) -> OcrWord:
    box = word.bbox
    return OcrWord(
        word.text, box.x0 / scale, box.top / scale, box.x1 / scale, box.bottom / scale, word.confidence, (), word.engine
    )


def _padded(box: BBox, pad: float) -> tuple[float, float, float, float]:
    return box.x0 - pad, box.top - pad, box.x1 + pad, box.bottom + pad


def _printed(
    first: Sequence[Word], second: Sequence[OcrWord], scale: float, unit: float
) -> list[tuple[float, float, float, float]]:
    """Boxes of print in pixels: words that both readings have alike, and longer ones of which one is very sure.

    The first engine's boxes are tight and are taken where both have a word. Short and tall, it may be the initials of a
    hand; a longer word with ink across it is no taller than its line.
    """
    ones = [(w.text, BBox(*(v / scale for v in w.bbox)), w.confidence) for w in first if not w.hidden]
    twos = [(w.text, BBox(w.x0, w.top, w.x1, w.bottom), w.confidence) for w in second]
    found: list[BBox] = []
    for mine, others in ((ones, twos), (twos, ones)):
        for text, box, confidence in mine:
            letters = sum(c.isalnum() for c in text)
            near = [folded(said) for said, there, _ in others if _overlap(box, there)]
            alike = any(said == folded(text) or is_misreading(said, folded(text)) for said in near)
            initials = letters < _WORD and box.height > _TALL * unit
            sure = letters >= _WORD and confidence >= _VERY_SURE
            if not initials and ((alike and mine is ones) or (sure and not alike)):
                found.append(box)
    return [_padded(_in_its_line(box, found, unit), 0.3 * unit) for box in found]


def ink_of_words(strokes: Sequence[pieces.Box], words: Sequence[OcrWord]) -> set[pieces.Box]:
    """The strokes that are nothing but words of print, in whatever face: most of their width is read as such.

    A word that is far higher than its letters are wide is small print with a pen's ink across it.
    """
    read = [w for w in words if _is_legible(w) and w.x1 - w.x0 > _NARROW * len(w.text) * (w.bottom - w.top)]
    return {s for s in strokes if _share_read(BBox(*s), read) > _MOSTLY}


def _is_legible(word: OcrWord | Word) -> bool:
    """Print, and no strokes of a pen that turn back ("MWM")."""
    letters = [c for c in word.text.casefold() if c.isalnum()]
    return word.confidence > _LEGIBLE and len(letters) >= _WORD and len(set(letters)) >= _WORD


def _share_read(stroke: BBox, words: Sequence[OcrWord]) -> float:
    """Share of a stroke's width that words about as high as it take up."""
    columns: set[int] = set()
    for word in words:
        high = min(word.bottom, stroke.bottom) - max(word.top, stroke.top)
        if high > _MOSTLY * stroke.height:
            columns |= set(range(int(max(word.x0, stroke.x0)), int(min(word.x1, stroke.x1))))
    return len(columns) / max(1.0, stroke.width)


def _in_its_line(box: BBox, others: Sequence[BBox], unit: float) -> BBox:
    """The box, cut to the height of the words beside it where it is taller than words are."""
    if box.height <= _TALL * unit:
        return box
    beside = [b for b in others if b.height <= _TALL * unit and abs(b.center[1] - box.center[1]) < unit]
    if not beside:
        return box
    tops, bottoms = sorted(b.top for b in beside), sorted(b.bottom for b in beside)
    return BBox(box.x0, max(box.top, tops[len(tops) // 2]), box.x1, min(box.bottom, bottoms[len(bottoms) // 2]))


def _overlap(a: BBox, b: BBox) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0) and min(a.bottom, b.bottom) > max(a.top, b.top)


def _word(word: OcrWord, box: BBox) -> Word:
    return Word(
        word.text, box, round(word.confidence, 3), "ocr", round(min(box.width, box.height), 1), engine=word.engine
    )


def _lone_letters(grey: Pixels, boxes: list[pieces.Box], unit: float) -> list[pieces.Box]:
    """Boxes of ink of the size of one letter that stands alone outside the given boxes. `unit`: height of a letter."""
    found = pieces.letters(pixels.pieces_of(pixels.ink(grey)), unit)
    for x0, top, x1, bottom in boxes:
        found[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : int(x1) + 1] = 0
    _, stats = pixels.components(np.asarray(found, dtype=np.uint8))
    return [
        (float(x), float(y), float(x + w), float(y + h))
        for x, y, w, h, _ in stats[1:].tolist()
        if 0.7 * unit <= h <= 1.7 * unit and 0.1 * unit <= w <= 2.2 * unit
    ]
