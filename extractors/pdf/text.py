"""PDFium: words with boxes, ruling lines, images and pixels of PDF pages. With its neighbours `calls`, `annotations`,
`letters`, `words` and `objects` the home of pypdfium2.

PDFium is not thread-safe: one process reads one file at a time. Boxes are points from the top left corner of the page
as displayed (crop box and /Rotate applied).
"""

from __future__ import annotations

import io
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.errors import DamagedFile, EncryptedFile, TooLarge
from extractors.evidence import BBox, Word
from extractors.pdf import calls
from extractors.pdf.actual_text import actual_text
from extractors.pdf.annotations import (
    comments,
    drop_annotations_beyond,
    drop_unseen_annotations,
    has_content_annotations,
)
from extractors.pdf.hand_faces import is_hand_face
from extractors.pdf.letters import Letters
from extractors.pdf.objects import (
    PageObjects,
    Sides,
    has_broken_image,
    page_objects,
    show_only,
    shown_box,
    switch_text_off,
)
from extractors.pdf.page_drawings import PageDrawings
from extractors.pdf.page_frame import PageFrame
from extractors.pdf.ruling import rules_of
from extractors.pdf.structure import form_fields
from extractors.pdf.words import (
    broken_share,
    drawn_once,
    font_is_bold,
    font_name,
    font_sizes,
    parted_runs,
    texts_of,
    unseen_words,
    with_unknown_signs,
    without_torn,
    word_boxes,
)
from extractors.read_settings import DEFAULTS, ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

CLAIMED = -1  # instead of the number of a font: the file itself says what the word reads (/ActualText)
_UNSEEN_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})


class _Style(NamedTuple):
    """What all words of a text object share: size in points, the number of the font, why it cannot be seen."""

    size: float
    bold: bool
    font: int
    hidden: str
    script: bool = False


@dataclass(frozen=True, slots=True)
class NativePage:
    """What a PDF page holds without looking at pixels. `broken`: share of characters without a known meaning.

    `fonts`: for each word a number that stands for its font in the whole file, or CLAIMED; 0 where it has none.
    """

    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    rules: tuple[BBox, ...]
    images: tuple[BBox, ...]
    strokes: tuple[BBox, ...]
    broken: float
    capped: bool
    image_dpi: int = 0
    fonts: tuple[int, ...] = ()


class PdfFile:
    """An open PDF. Use `open_pdf`."""

    def __init__(self, document: Any, settings: ReadSettings, drawings: PageDrawings, *, formless: bool) -> None:
        self._document = document
        self._drawings = drawings
        self._settings = settings
        self._fonts: dict[tuple[str, int], int] = {}
        self._formless = formless
        self._cut: set[int] = set()  # pages that had more annotations than are read

    def __len__(self) -> int:
        return len(self._document)

    def read(self, index: int) -> NativePage:
        """Words, rules, images and strokes of page `index` (from 0). DamagedFile when it does not load, TooLarge."""
        page = self._page(index)
        try:
            most = self._settings.max_page_annotations
            noted, left_out = comments(page, most, self._settings.max_comment_characters)
            if has_content_annotations(page, most):
                page = self._flattened(page, index)
                left_out |= self._formless  # fields without a look of their own stay empty
            found = self._native(page, noted)
            return replace(found, capped=found.capped or left_out or index in self._cut)
        finally:
            page.close()

    def render(
        self, index: int, dpi: float, *, without_text: bool = False, only: Collection[BBox] | None = None
    ) -> Pixels:
        """The page as displayed, grey, shape (height, width). DamagedFile, TooLarge beyond the cap of pixels.

        `only`: boxes, as `read` gives them, of the strokes and pictures that are shown, without text and ruling lines.
        """
        page = self._page(index)
        try:
            if only is not None:
                show_only(page.raw, self._settings.max_page_paths, partial(PageFrame(*shown_box(page)).is_among, only))
            elif without_text:
                switch_text_off(page.raw, self._settings.max_page_paths)
            return self._drawn(page, index, dpi)
        finally:
            page.close()

    def render_pair(self, index: int, dpi: float) -> tuple[Pixels, Pixels]:
        """The page drawn with and without its text objects; what differs is what its text shows."""
        with closing(self._page(index)) as page:
            full = self._drawn(page, index, dpi)
            removed = switch_text_off(page.raw, self._settings.max_page_paths)
            return full, self._drawn(page, index, dpi) if removed else full

    def has_broken_image(self, index: int) -> bool:
        """Whether page `index` holds an image that cannot be drawn. DamagedFile, TooLarge."""
        with closing(self._page(index)) as page:
            return has_broken_image(page.raw, self._settings.max_page_paths, self._settings.max_image_pixels)

    def _drawn(self, page: Any, index: int, dpi: float) -> Pixels:
        scale = self._scale(page, dpi)
        try:
            # Drawn in grey from the start: pdfium's own turning of colours to grey takes three times as long.
            bitmap = page.render(scale=scale, force_bitmap_format=raw.FPDFBitmap_Gray, draw_annots=True)
        except (pdfium.PdfiumError, ValueError, MemoryError) as error:
            raise DamagedFile(f"Page {index + 1} cannot be drawn: {error}") from error
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)

    def _scale(self, page: Any, dpi: float) -> float:
        width, height = page.get_size()
        scale = dpi / 72
        pixels = width * height * scale * scale
        if not math.isfinite(pixels) or pixels > self._settings.max_page_pixels:
            raise TooLarge(f"A page of {width:.0f} x {height:.0f} points has too many pixels to be drawn.")
        return float(max(scale, 1.0 / max(1e-6, min(width, height))))

    def _page(self, index: int) -> Any:
        self._drawings.check(index)
        page = self._loaded(index)
        if drop_annotations_beyond(page, self._settings.max_page_annotations):
            self._cut.add(index)
            page.close()
            page = self._loaded(index)
        return page

    def _loaded(self, index: int) -> Any:
        try:
            return self._document[index]
        except pdfium.PdfiumError as error:
            raise DamagedFile(f"Page {index + 1} cannot be loaded: {error}") from error

    def _flattened(self, page: Any, index: int) -> Any:
        """The page with form fields and stamps drawn into it, so that their text is read as well."""
        page.render(scale=0.1, draw_annots=True)
        drop_unseen_annotations(page, self._settings.max_page_annotations)
        if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
            return page
        page.close()
        return self._page(index)

    def _native(self, page: Any, noted: Sequence[tuple[str, Sides]]) -> NativePage:
        frame = PageFrame(*shown_box(page))
        found = page_objects(page.raw, self._settings.max_page_paths)
        words, fonts, broken, capped = self._words(page, frame, found)
        signs = (*unseen_words(found.signs, "sign", frame), *unseen_words(noted, "comment", frame))
        width, height = frame.size
        return NativePage(
            width=round(width, 2),
            height=round(height, 2),
            rotation=frame.rotation,
            words=(*words, *signs),
            rules=rules_of(frame.segments(found.segments), frame.boxes(found.thin)),
            images=tuple(frame.boxes(found.images)),
            strokes=tuple(frame.boxes(found.strokes)),
            broken=broken,
            capped=capped or found.capped,
            image_dpi=found.dpi,
            fonts=(*fonts, *(0 for _ in signs)),
        )

    def _words(
        self, page: Any, frame: PageFrame, found: PageObjects
    ) -> tuple[tuple[Word, ...], tuple[int, ...], float, bool]:
        textpage = raw.FPDFText_LoadPage(page.raw)
        if not textpage:
            return (), (), 0.0, False
        try:
            letters, most = Letters(textpage, found.in_forms), self._settings.max_page_characters
            text, whole = without_torn(letters, drawn_once(letters, with_unknown_signs(letters.text(most))))
            runs, objects = parted_runs(letters, text, whole)
            styles = list(self._styles(textpage, [start for start, _ in runs], objects, found.said))
            boxes = frame.boxes(word_boxes(letters, runs, [look.size for look in styles]))
            words = tuple(
                Word(said, box, 1.0, "text", look.size, look.bold, look.hidden, script=look.script)
                for said, box, look in zip(texts_of(text, runs), boxes, styles, strict=True)
            )
            capped = raw.FPDFText_CountChars(textpage) > most
            return words, tuple(look.font for look in styles), broken_share(text), capped
        finally:
            raw.FPDFText_ClosePage(textpage)

    def _styles(
        self, textpage: Any, starts: Sequence[int], objects: Sequence[int], said: Mapping[int, str]
    ) -> Iterator[_Style]:
        """The style of the character at each index, of which the text object is known. `said` as of `PageObjects`."""
        known: dict[int, _Style] = {}
        fonts: dict[int, tuple[str, int, bool]] = {}
        size_of = font_sizes(textpage)
        for start, key in zip(starts, objects, strict=True):
            look = known.get(key) if key else None
            if look is None:
                size = round(size_of(start), 1)
                look = known[key] = self._style(key, size, fonts, said) if key else _Style(size, False, 0, "")
            yield look

    def _style(
        self, item: int, size: float, fonts: dict[int, tuple[str, int, bool]], said: Mapping[int, str]
    ) -> _Style:
        """Of the text object at an address. `fonts`: those met on the page, by address."""
        font = calls.font_of(item) or 0
        if font not in fonts:
            names = [name for name, _, _ in fonts.values()]
            fonts[font] = self._font(calls.font(font), names) if font else ("", 0, False)
        name, number, bold = fonts[font]
        unseen = "invisible" if calls.render_mode(item) in _UNSEEN_MODES else ""
        claimed = said[item] if item in said else actual_text(item)
        return _Style(size, bold, CLAIMED if claimed else number, unseen, is_hand_face(name))

    def _font(self, font: Any, names: list[str]) -> tuple[str, int, bool]:
        """Fonts of one name on a page are told apart by their order."""
        name = font_name(font)
        number = self._fonts.setdefault((name, names.count(name)), len(self._fonts) + 1)
        return name, number, font_is_bold(font, name)


@contextmanager
def open_pdf(content: Path | bytes, settings: ReadSettings = DEFAULTS) -> Iterator[PdfFile]:
    """Open a PDF file or its bytes. EncryptedFile, DamagedFile, TooLarge (pages)."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("The PDF is protected by a password.") from error
        raise DamagedFile(f"The PDF cannot be opened: {error}") from error
    drawings = PageDrawings(content, settings, len(document), partial(_copied, document))
    try:
        if len(document) > settings.max_pages:
            raise TooLarge(f"The PDF has {len(document)} pages, more than {settings.max_pages}.")
        formed, most = document.get_formtype() != raw.FORMTYPE_NONE, settings.max_form_fields
        formless = formed and form_fields(content, most) > most
        if formed and not formless:
            document.init_forms()
        yield PdfFile(document, settings, drawings, formless=formless)
    finally:
        drawings.close()
        document.close()


def _copied(document: Any) -> bytes:
    """The file as PDFium writes what it has understood of it."""
    document.save(copy := io.BytesIO())
    return copy.getvalue()
