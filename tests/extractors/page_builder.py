"""Pages for tests, built word by word: a title, captions with values, a table, prose, in several layouts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.evidence import BBox, Page, Word

WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class Sheet:
    """A page in the making; `put` writes one line of text."""

    source: str = "text"
    words: list[Word] = field(default_factory=list)

    def put(self, text: str, x: float, y: float, size: float = 9.0, bold: bool = False) -> float:
        for part in text.split(" "):
            wide = sum(size if "\u3040" <= c <= "\u9fff" else 0.5 * size for c in part)
            box = BBox(x, y, x + wide, y + size)
            if part:
                self.words.append(
                    Word(part, box, source=self.source, size=0.0 if self.source == "ocr" else size, bold=bold)
                )
            x += wide + 0.25 * size
        return x

    def page(self, number: int = 1) -> Page:
        return Page(number, WIDTH, HEIGHT, tuple(self.words), source=self.source)


def width_of(text: str, size: float) -> float:
    return sum(size if "\u3040" <= c <= "\u9fff" else 0.5 * size for c in text)


def centred(sheet: Sheet, text: str, y: float, size: float, bold: bool = True) -> None:
    sheet.put(text, max(20.0, (WIDTH - width_of(text, size)) / 2), y, size, bold)


def paper(
    title: str,
    pairs: list[tuple[str, str]],
    table: list[list[str]] | None = None,
    prose: list[str] | None = None,
    layout: str = "head",
    letterhead: str = "Kaveri Mills Ltd",
    foot: str = "",
    source: str = "text",
) -> Page:
    """One page. Layouts: head (letterhead, large centred title), side (title at the right of the letterhead),
    plain (one size, as a text file), boxes (captions above their values)."""
    sheet = Sheet(source)
    y = 40.0
    if layout == "side":
        sheet.put(letterhead, 40, y, 11, True)
        sheet.put(title, 380, y, 13, True)
        y = 80.0
    elif layout == "plain":
        sheet.put(letterhead, 40, y)
        sheet.put(title, 40, y + 14)
        y = 84.0
    else:
        centred(sheet, letterhead, y, 13)
        sheet.put("Plot 7, Industrial Estate, Dindigul 624003", 180, y + 18, 8)
        centred(sheet, title, y + 40, 14)
        y = 110.0
    for i, (label, value) in enumerate(pairs):
        if layout == "boxes":
            x, top = 40 + 180 * (i % 3), y + 28 * (i // 3)
            sheet.put(label, x, top, 7)
            sheet.put(value, x, top + 10, 9)
        else:
            sheet.put(f"{label}:", 40, y + 14 * i)
            sheet.put(value, 200, y + 14 * i)
    y += 28 * (len(pairs) // 3 + 1) if layout == "boxes" else 14 * len(pairs) + 10
    for row in table or []:
        for i, cell in enumerate(row):
            sheet.put(cell, 40 + i * 520 / len(row), y, 8)
        y += 13
    for line in prose or []:
        sheet.put(line, 40, y + 6)
        y += 14
    if foot:
        sheet.put(foot, 40, 800, 7)
    return sheet.page()


def numbered(pages: list[Page]) -> tuple[Page, ...]:
    """The pages as pages 1 to n of one file."""
    return tuple(replace(page, number=i) for i, page in enumerate(pages, 1))
