"""Office files, mail and text as pages: laid out once with Typst, then read back, so that every box is a true one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.evidence import BBox, Page, Word
from extractors.ocr.language import languages_of
from extractors.office.layout import SIZE, Cell, LaidPage
from extractors.office.placed_pictures import in_parts, without_marks
from extractors.pdf.text import open_pdf
from extractors.read_settings import ReadSettings
from extractors.typeset import MONO_FONTS, TEXT_FONTS, typeset

# Of these, what changes a word of Latin letters or the direction of writing, though nobody sees it.
_UNSEEN = re.compile(r"(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z])|[\u202a-\u202e\u2066-\u2069]")
_WITHOUT_WIDTH = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Characters that have no glyph and no width of their own: they would only be in the way.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_PLACED = """
#let d = json(bytes(sys.inputs.data))
#set text(font: d.fonts, size: d.size * 1pt, ligatures: false, hyphenate: false, fallback: true,
  top-edge: "ascender", bottom-edge: "descender")
#for p in d.pages {
  page(width: p.width * 1pt, height: p.height * 1pt, margin: 0pt, {
    for l in p.lines {
      place(top + left, line(start: (l.at(0) * 1pt, l.at(1) * 1pt), end: (l.at(2) * 1pt, l.at(3) * 1pt),
        stroke: 0.4pt + luma(150)))
    }
    for t in p.texts {
      place(top + left, dx: t.x * 1pt, dy: t.y * 1pt, text(weight: if t.bold { 700 } else { 400 },
        fill: if t.grey { luma(120) } else { black }, box(width: 4000pt, t.text)))
    }
  })
}
"""

_FLOWING = """
#let d = json(bytes(sys.inputs.data))
#set page(width: 595.28pt, height: 841.89pt, margin: 54pt)
#set text(font: d.fonts, size: 10pt, ligatures: false, hyphenate: false)
#set par(leading: 0.55em, spacing: 0.8em)
#let piece(p) = if type(p) == int {
  let q = d.pictures.at(p)
  box(image(bytes(q.data), width: q.width * 1pt, height: q.height * 1pt, fit: "stretch"))
} else { p }
#let pieces(parts) = [#parts.map(piece).join()]
#let shown(b) = text(weight: if b.bold { 700 } else { 400 }, pieces(b.text))
#for b in d.blocks {
  if b.kind == "break" { pagebreak(weak: true) }
  else if b.kind == "table" {
    table(columns: b.columns.map(c => c * 1fr), stroke: 0.4pt + luma(120), inset: 4pt,
      ..b.rows.join().map(c => text(size: b.size * 1pt, pieces(c))))
  } else { par(shown(b)) }
}
"""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`text`), a table (`rows`) or a page break (neither) of a flowing document."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    bold: bool = False
    hidden: bool = False


def placed_pdf(pages: Sequence[LaidPage], mono: bool = False) -> bytes:
    """PDF of pages whose texts have their places already."""
    data = {
        "fonts": list(MONO_FONTS if mono else TEXT_FONTS),
        "size": SIZE,
        "pages": [_plain_page(p) for p in pages],
    }
    return typeset(_PLACED, data)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as PNG, and its width and height in points."""

    png: bytes
    width: float
    height: float


def flowing_pdf(blocks: Sequence[Block], pictures: Sequence[Shown] = ()) -> bytes:
    """PDF of paragraphs and tables on A4 pages, with the pictures that stand in their texts."""
    held = [{"data": list(p.png), "width": round(p.width, 2), "height": round(p.height, 2)} for p in pictures]
    plain = [_plain_block(b, len(pictures)) for b in blocks]
    return typeset(_FLOWING, {"fonts": list(TEXT_FONTS), "blocks": plain, "pictures": held})


def read_back(pdf: bytes, settings: ReadSettings, first: int = 1) -> list[Page]:
    """The pages of a rendition with the words as they stand in it, numbered from `first`."""
    with open_pdf(pdf, settings) as opened:
        natives = [opened.read(i) for i in range(len(opened))]
    return [
        Page(
            number=first + i,
            width=native.width,
            height=native.height,
            words=tuple(replace(w, source="layout") for w in native.words),
            rules=native.rules,
            images=native.images,
            source="layout",
            languages=languages_of(w.text for w in native.words),
        )
        for i, native in enumerate(natives)
    ]


def with_cells(page: Page, areas: Sequence[tuple[BBox, Cell]]) -> Page:
    """The page whose words know the cell in which they stand, hidden where the cell is."""
    return replace(page, words=tuple(_in_cell(word, areas) for word in page.words))


def with_all_hidden(page: Page, reason: str) -> Page:
    """The page with every word marked as one that the original does not show."""
    return replace(page, words=tuple(replace(w, hidden=reason) for w in page.words))


def with_unseen(pages: Sequence[Page], blocks: Sequence[Block]) -> list[Page]:
    """The pages whose words hold the signs that nobody sees, as the blocks do: no print of ours shows them."""
    texts = (text for b in blocks for text in (b.text, *(cell for row in b.rows for cell in row)))
    held = {_WITHOUT_WIDTH.sub("", w): w for text in texts for w in text.split() if _UNSEEN.search(w)}
    return [_with_words(p, held) for p in pages] if held else list(pages)


def _with_words(page: Page, held: Mapping[str, str]) -> Page:
    words = (replace(w, text=held.get(_WITHOUT_WIDTH.sub("", w.text), w.text)) for w in page.words)
    return replace(page, words=tuple(words))


def _in_cell(word: Word, areas: Sequence[tuple[BBox, Cell]]) -> Word:
    x, y = word.bbox.x0 + 1, (word.bbox.top + word.bbox.bottom) / 2
    for area, cell in areas:
        if area.x0 <= x < area.x1 and area.top <= y < area.bottom:
            return replace(word, cell=cell.reference, hidden="hidden_cell" if cell.hidden else "")
    return word


def _plain_page(page: LaidPage) -> dict[str, Any]:
    texts = [
        {"x": round(t.x, 2), "y": round(t.y, 2), "text": clean(t.text), "bold": t.bold, "grey": t.grey}
        for t in page.texts
    ]
    lines = [[round(v, 2) for v in line] for line in page.lines]
    return {"width": round(page.width, 2), "height": round(page.height, 2), "texts": texts, "lines": lines}


def _plain_block(block: Block, pictures: int) -> dict[str, Any]:
    if block.rows:
        width = max(len(row) for row in block.rows)
        rows = [[clean(cell) for cell in (*row, *[""] * (width - len(row)))] for row in block.rows]
        shares = list(_shares([[without_marks(cell) for cell in row] for row in rows]))
        cells = [[list(in_parts(cell, pictures)) for cell in row] for row in rows]
        return {"kind": "table", "rows": cells, "columns": shares, "size": 9 if width <= 6 else 7}
    if not block.text:
        return {"kind": "break"}
    return {"kind": "paragraph", "text": list(in_parts(clean(block.text), pictures)), "bold": block.bold}


def _shares(rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """Relative widths of columns: as much as the longest word needs, more for long text."""
    for column in zip(*rows, strict=True):
        words = max((len(word) for cell in column for word in cell.split()), default=1)
        text = max(len(cell) for cell in column)
        yield max(4, min(30, words + 2), min(30, text // 3))


def clean(text: str) -> str:
    """Without control and direction characters."""
    return _CONTROLS.sub("", text)
