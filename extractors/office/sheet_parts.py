"""What a workbook shows beside its cells: text boxes, pictures, page headers. From the parts of the file as written.

The library that reads the cells drops drawings, so that a letterhead in a text box would be lost without a word. Read
by patterns, not by an XML parser: nothing in a stranger's file is expanded or fetched.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from extractors.office.layout import Cell

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_SMALL_PICTURE = 8_000  # bytes; smaller ones are logos and icons
_MOST_BYTES = 20_000_000  # of one part; a drawing is some kilobytes
_PICTURE = re.compile(r"xl/media/[^/]+\.(?:png|jpe?g|tiff?)", re.I)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target|name|r:id|\w+:id)="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ANCHOR = re.compile(
    rb"<(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor\b.*?</(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor>", re.S
)
_FROM = re.compile(rb"<(?:\w+:)?from>.*?<(?:\w+:)?col>(\d{1,5})<.*?<(?:\w+:)?row>(\d{1,7})<", re.S)
_TEXT = re.compile(rb"<a:t(?:\s[^>]*)?>([^<]*)</a:t>|</a:p>")
_CODE = re.compile(r'&(?:"[^"]*"|\[[^\]]*\]|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
_TELLING = 3  # letters; "Page 1 of 2" and the like say nothing


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text that floats over a sheet; `row` and `column` of the cell under its top left corner, from 0."""

    row: int
    column: int
    text: str


def drawn_parts(path: Path) -> tuple[dict[str, list[TextBox]], list[bytes]]:
    """(text boxes by the name of their sheet, pictures) of an XLSX; nothing where the file cannot be opened again."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {i.filename: i.file_size for i in archive.infolist()}
            held = {n: archive.read(n) for n, size in sizes.items() if size <= _MOST_BYTES and _is_wanted(n)}
    except _BROKEN:
        return {}, []
    pictures = [data for name, data in sorted(held.items()) if _PICTURE.fullmatch(name)]
    boxes = {name: _boxes(held, part) for name, part in _sheets(held).items()}
    return boxes, [data for data in dict.fromkeys(pictures) if len(data) >= _SMALL_PICTURE]


def _is_wanted(name: str) -> bool:
    return name == "xl/workbook.xml" or "_rels/" in name or name.startswith(("xl/drawings/drawing", "xl/media/"))


def _sheets(held: Mapping[str, bytes]) -> dict[str, str]:
    """Part of each sheet by its name."""
    targets = _related(held, "xl/workbook.xml")
    found = {}
    for tag in _SHEET.findall(held.get("xl/workbook.xml", b"")):
        given = dict(_ATTRIBUTE.findall(tag))
        key = next((v for k, v in given.items() if k.endswith(b":id")), b"")
        if key in targets:
            found[html.unescape(given.get(b"name", b"").decode("utf-8", "replace"))] = targets[key]
    return found


def _related(held: Mapping[str, bytes], part: str) -> dict[bytes, str]:
    """Parts that a part names, by their id there."""
    place = PurePosixPath(part)
    found = {}
    for tag in _RELATION.findall(held.get(f"{place.parent}/_rels/{place.name}.rels", b"")):
        given = dict(_ATTRIBUTE.findall(tag))
        found[given.get(b"Id", b"")] = _resolved(place.parent, given.get(b"Target", b"").decode("utf-8", "replace"))
    return found


def _resolved(folder: PurePosixPath, target: str) -> str:
    kept: list[str] = [] if target.startswith("/") else list(folder.parts)
    for piece in target.strip("/").split("/"):
        kept = kept[:-1] if piece == ".." else [*kept, piece]
    return "/".join(kept)


def _boxes(held: Mapping[str, bytes], sheet: str) -> list[TextBox]:
    drawings = [held[p] for p in _related(held, sheet).values() if p.startswith("xl/drawings/drawing") and p in held]
    return [box for data in drawings for anchor in _ANCHOR.findall(data) if (box := _box(anchor)) is not None]


def _box(anchor: bytes) -> TextBox | None:
    pieces = (found[1].decode("utf-8", "replace") if found[1] is not None else "\n" for found in _TEXT.finditer(anchor))
    lines = [" ".join(line.split()) for line in html.unescape("".join(pieces)).split("\n")]
    text = "\n".join(line for line in lines if line)
    place = _FROM.search(anchor)
    column, row = (int(place[1]), int(place[2])) if place else (0, 0)
    return TextBox(row, column, text) if text else None


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
