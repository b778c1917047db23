"""The model: what stands where on which page, and what was read there. Standard library only.

Geometry: PDF points (1/72 inch) from the top left corner of the page as displayed (after /Rotate).
Confidence: 0.0 to 1.0, meant as a probability of being right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class BBox(NamedTuple):
    """A box in points: x0 <= x1, top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """Centre as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, other: BBox) -> bool:
        """Whether the middle of another box of the same page lies in it."""
        x, y = other.center
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def union(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around all; ValueError when there is none."""
    found = list(boxes)
    if not found:
        raise ValueError("no box to unite")
    if len(found) == 1:
        return found[0]
    x0, top, x1, bottom = zip(*found, strict=True)
    return BBox(min(x0), min(top), max(x1), max(bottom))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or open: a stable code, words for a person, what to do, and the candidates that were not chosen."""

    code: str
    message: str
    remedy: str = ""
    field: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read. `source`: text (PDF text layer), ocr, or layout (our rendition of office files and mail).

    `hidden` names why the word is not to be seen on the page (white, tiny, covered, off_page, invisible, remapped,
    sign, comment, hidden_cell ...), empty when it is visible. `cell` is the spreadsheet reference ("Sheet1!B7").
    `script` is set for a face that looks like handwriting. `engine` is "second" when recognition gave the second
    engine's word: that engine is then no second witness of it.
    """

    text: str
    bbox: BBox
    confidence: float = 1.0
    source: str = "text"
    size: float = 0.0
    bold: bool = False
    hidden: str = ""
    cell: str = ""
    engine: str = ""
    script: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed. `source`: text, ocr, both, layout, or unreadable. `rules`: ruling lines as thin boxes.

    `readability` is the share of the page's ink that became trusted words (0.0 to 1.0). `replaced`: words of the first
    engine in whose place those of the second one stand. `passes`: of the first engine over the whole of a scan.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[BBox, ...] = ()
    source: str = "text"
    rotation: int = 0
    skew: float = 0.0
    dpi: int = 0
    readability: float = 1.0
    languages: tuple[str, ...] = ()
    images: tuple[BBox, ...] = ()
    strokes: tuple[BBox, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaced: tuple[Word, ...] = ()
    passes: int = 0

    @property
    def visible_words(self) -> tuple[Word, ...]:
        """The words a person can see."""
        return tuple(w for w in self.words if not w.hidden)


@dataclass(frozen=True, slots=True)
class Source:
    """A received file, or a member of a container (mail attachment, ZIP entry), by its bytes."""

    sha256: str
    path: str
    member: str | None
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All pages of one file. `rendition`: name of the PDF made of a file that is not a PDF, "" when it is one."""

    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    rendition: str = ""
    kind_hint: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A logical document: some pages of one file, with its type once classified."""

    sha256: str
    pages: tuple[Page, ...]
    type: str = "other"
    type_confidence: float = 0.0
    problems: tuple[Problem, ...] = ()
    kind_hint: str = ""

    @property
    def page_numbers(self) -> tuple[int, ...]:
        """Numbers of its pages in the file, counted from 1."""
        return tuple(p.number for p in self.pages)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its pages, ISO 639-1, without repetition, in order of appearance."""
        return tuple(dict.fromkeys(lang for p in self.pages for lang in p.languages))

    @property
    def text(self) -> str:
        """Its visible words, joined by spaces, page by page in the order read."""
        return " ".join(w.text for p in self.pages for w in p.visible_words)

    @property
    def readability(self) -> float:
        """Mean readability of its pages; 0.0 without pages."""
        return sum(p.readability for p in self.pages) / len(self.pages) if self.pages else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, page, box, and the words there."""

    sha256: str
    page: int
    bbox: BBox
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value read in one place. `value` is None when the page does not decide it; `unit` is UN/ECE Rec 20."""

    name: str
    kind: str
    value: str | None
    place: Place
    confidence: float
    method: str
    unit: str | None = None
    problem: Problem | None = None

    @property
    def id(self) -> str:
        """Stable id of place, name and value."""
        return evidence_id(self.place, self.name, self.value)


def evidence_id(place: Place, name: str, value: str | None) -> str:
    """First 16 hex digits of the SHA-256 over place, name and value."""
    parts = (place.sha256, str(place.page), *(f"{v:.1f}" for v in place.bbox), name, value or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PartyReading:
    """A party as one document names it. `role` as in the contract; `country` ISO 3166-1 alpha-2 or None."""

    role: str
    name: str
    address: str
    country: str | None
    place: Place
    confidence: float
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginReading:
    """Where a thing was grown or made, as one document says."""

    subject: str
    country: str | None
    region: str
    place: Place
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class LineItem:
    """One line of a table of goods, lots, bales, workers or payments. Decimal strings; units UN/ECE Rec 20."""

    description: str | None
    quantity: str | None
    unit: str | None
    unit_price: str | None
    amount: str | None
    place: Place
    lot_number: str | None = None
    style_number: str | None = None
    hs_code: str | None = None
    packages: str | None = None
    net_weight: str | None = None
    gross_weight: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One numbered request of a detention notice."""

    number: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """Everything read from one logical document.

    `second`: an independent second reading of the same pages from their pixels, where one was made because the
    document decides the case. `gists`: what each page says, as `extractors.gist` puts it, to know the paper again.
    """

    document: Document
    fields: tuple[Evidence, ...] = ()
    parties: tuple[PartyReading, ...] = ()
    origins: tuple[OriginReading, ...] = ()
    line_items: tuple[LineItem, ...] = ()
    requests: tuple[Request, ...] = ()
    problems: tuple[Problem, ...] = ()
    second: Document | None = None
    gists: tuple[str, ...] = ()

    def field(self, name: str) -> Evidence | None:
        """The first field of that name that has a value."""
        return next((f for f in self.fields if f.name == name and f.value is not None), None)

    def value(self, name: str) -> str | None:
        """Its value, or None."""
        found = self.field(name)
        return found.value if found else None

    def party(self, role: str) -> PartyReading | None:
        """The first party in that role."""
        return next((p for p in self.parties if p.role == role), None)

    @property
    def is_blank(self) -> bool:
        """Whether it is a form that nobody filled in, and says nothing."""
        return any(p.code == "blank_form" for p in (*self.problems, *self.document.problems))

    @property
    def type(self) -> str:
        """The document's type."""
        return self.document.type
