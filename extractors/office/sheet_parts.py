"""What a workbook shows beside its cells: text boxes, pictures, page headers. From the parts of the file as written.

The library that reads the cells drops drawings, so that a letterhead in a text box would be lost without a word.
Elements are known by their names without the prefix, which is the writer's choice. A part that declares
entities is refused: nothing in a stranger's file is expanded or fetched.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from extractors.errors import DamagedFile
from extractors.office.formulas import column_number
from extractors.office.layout import Cell

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_SMALL_PICTURE = 8_000  # bytes; smaller ones are logos and icons
_MOST_BYTES = 20_000_000  # of one part; a drawing is some kilobytes
_PICTURE = re.compile(r"xl/media/[^/]+\.(?:png|jpe?g|tiff?)", re.I)
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
_CODE = re.compile(r'&(?:"[^"]*"|\[[^\]]*\]|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
_TELLING = 3  # letters; "Page 1 of 2" and the like say nothing


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text that floats over a sheet; `row` and `column` of the cell under its top left corner, from 0."""

    row: int
    column: int
    text: str


def drawn_parts(path: Path) -> tuple[dict[str, list[TextBox]], list[bytes]]:
    """(text boxes by the name of their sheet, pictures) of an XLSX; nothing where the file cannot be opened again.

    Raises DamagedFile where a part is no plain XML.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {i.filename: i.file_size for i in archive.infolist()}
            held = {n: archive.read(n) for n, size in sizes.items() if size <= _MOST_BYTES and _is_wanted(n)}
    except _BROKEN:
        return {}, []
    pictures = [data for name, data in sorted(held.items()) if _PICTURE.fullmatch(name)]
    boxes = {name: _boxes(held, part) for name, part in _sheets(held).items()}
    return boxes, [data for data in dict.fromkeys(pictures) if len(data) >= _SMALL_PICTURE]


def formula_sheets(path: Path) -> list[bytes]:
    """The sheets of the file as they are written; none where it cannot be opened again."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
        return []


def merged_cells(sheet: bytes) -> int:
    """How many cells the merges of a sheet cover, as it is written: the library makes an object of each."""
    found = (m.groups() for m in _MERGE.finditer(sheet))
    return sum(_area(*(part.decode("ascii") for part in ends)) for ends in found)


def _area(first: str, top: str, last: str, bottom: str) -> int:
    return max(0, column_number(last) - column_number(first) + 1) * max(0, int(bottom) - int(top) + 1)


def _is_wanted(name: str) -> bool:
    return name == "xl/workbook.xml" or "_rels/" in name or name.startswith(("xl/drawings/drawing", "xl/media/"))


def _elements(data: bytes, names: frozenset[str]) -> Iterator[Element]:
    """The elements of these names, in order; none of no data. DamagedFile for what is no plain XML."""
    if not data:
        return
    try:
        root = fromstring(data)
    except (ParseError, ValueError, LookupError) as error:  # broken, with entities, in an encoding that nobody knows
        raise DamagedFile(f"A drawing of the workbook cannot be read: {error}") from error
    yield from (element for element in root.iter() if _local(element.tag) in names)


def _local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def _sheets(held: Mapping[str, bytes]) -> dict[str, str]:
    """Part of each sheet by its name."""
    targets = _related(held, "xl/workbook.xml")
    found = {}
    for sheet in _elements(held.get("xl/workbook.xml", b""), frozenset({"sheet"})):
        key = next((value for name, value in sheet.items() if _local(name) == "id"), "")
        if key in targets:
            found[sheet.get("name", "")] = targets[key]
    return found


def _related(held: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Parts that a part names, by their id there."""
    place = PurePosixPath(part)
    listed = _elements(held.get(f"{place.parent}/_rels/{place.name}.rels", b""), frozenset({"Relationship"}))
    return {r.get("Id", ""): _resolved(place.parent, r.get("Target", "")) for r in listed}


def _resolved(folder: PurePosixPath, target: str) -> str:
    kept: list[str] = [] if target.startswith("/") else list(folder.parts)
    for piece in target.strip("/").split("/"):
        kept = kept[:-1] if piece == ".." else [*kept, piece]
    return "/".join(kept)


def _boxes(held: Mapping[str, bytes], sheet: str) -> list[TextBox]:
    drawings = [held[p] for p in _related(held, sheet).values() if p.startswith("xl/drawings/drawing") and p in held]
    return [box for data in drawings for anchor in _elements(data, _ANCHORS) if (box := _box(anchor)) is not None]


def _box(anchor: Element) -> TextBox | None:
    lines = [" ".join(line.split()) for line in "".join(_pieces(anchor)).split("\n")]
    text = "\n".join(line for line in lines if line)
    start = next((e for e in anchor.iter() if _local(e.tag) == "from"), Element("from"))
    at = {_local(e.tag): int(e.text) for e in start if e.text and re.fullmatch(r"[0-9]{1,7}", e.text.strip())}
    return TextBox(at.get("row", 0), at.get("col", 0), text) if text else None


def _pieces(anchor: Element) -> Iterator[str]:
    """The text of a shape as written: its runs, and a line break before every paragraph and at every break."""
    for element in anchor.iter():
        name = _local(element.tag)
        if name in ("p", "br"):
            yield "\n"
        elif name == "t":
            yield element.text or ""


def with_text_boxes(cells: Sequence[Cell], boxes: Sequence[TextBox]) -> list[Cell]:
    """The cells, and each text box in the cell under its corner or the next free one of that row."""
    taken = {(c.row, c.column) for c in cells}
    found = list(cells)
    for box in boxes:
        column = box.column
        while (box.row, column) in taken:
            column += 1
        taken.add((box.row, column))
        found.append(Cell(box.row, column, box.text))
    return found


def with_page_texts(cells: Sequence[Cell], header: Sequence[str], footer: Sequence[str]) -> list[Cell]:
    """The cells with the pieces of the page header above them and those of the footer below, without their codes."""
    top, bottom = (_page_row(pieces) for pieces in (header, footer))
    shift = 1 if top else 0
    last = max((c.row for c in cells), default=0) + shift + 1
    moved = [replace(c, row=c.row + shift) for c in cells]
    return [
        *(Cell(0, n, text) for n, text in top),
        *moved,
        *(Cell(last, n, text) for n, text in bottom),
    ]


def _page_row(pieces: Sequence[str]) -> list[tuple[int, str]]:
    plain = [" ".join(_CODE.sub(" ", piece).split()) for piece in pieces]
    said = [text if not re.fullmatch(r"(?i)(?:page|of|\W|\d)*", text) else "" for text in plain]
    return [(n, text) for n, text in enumerate(said) if sum(map(str.isalpha, text)) >= _TELLING]
