"""Word documents (DOCX) to paragraphs, tables and pictures, in the order in which they stand. python-docx's home."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from extractors.errors import DamagedFile
from extractors.evidence import Problem
from extractors.office.rendition import Block
from extractors.office.unseen import run_is_unseen

_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, TypeError,
    IndexError, AttributeError, SyntaxError, NotImplementedError, RecursionError,
)  # fmt: skip
_SMALL_PICTURE = 8_000  # bytes; smaller ones are logos, rules and bullets
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "rPr", "pPr"})
_CELLS_IN_CELLS = 8  # depth of nested tables that is followed


@dataclass(slots=True)
class Flow:
    """A flowing document: its blocks, what is hidden in it, its pictures (bytes), and problems."""

    blocks: list[Block] = field(default_factory=list)
    hidden: list[Block] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_docx(path: Path) -> Flow:
    """Headers, body, footers, notes of a DOCX. Deleted and hidden text goes to `hidden`. DamagedFile."""
    try:
        document = docx.Document(str(path))
        _mark_unseen(document)
        flow = Flow()
        for section in document.sections[:1]:
            flow.blocks.extend(_blocks(section.header._element))
        flow.blocks.extend(_blocks(document.element.body))
        for section in document.sections[:1]:
            flow.blocks.extend(_blocks(section.footer._element))
        _take_hidden(document.element.body, flow)
        flow.pictures.extend(_pictures(document))
    except _BROKEN as error:
        raise DamagedFile(f"The Word file cannot be opened: {error}") from error
    return flow


def _blocks(element: Any) -> Iterator[Block]:
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            yield from _paragraph(child)
        elif child.tag == qn("w:tbl"):
            rows = tuple(tuple(_cells(row)) for row in child.iterchildren(qn("w:tr")))
            if any(rows):
                yield Block(rows=rows)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(child)


def _paragraph(paragraph: Any) -> Iterator[Block]:
    bold = [bool(r.xpath("./w:rPr/w:b[not(@w:val='0' or @w:val='false')]")) for r in paragraph.xpath("./w:r[w:t]")]
    pieces = "".join(_text(paragraph)).split("\f")
    for i, piece in enumerate(pieces):
        if i:
            yield Block()
        for line in piece.split("\n"):
            if line.strip():
                yield Block(text=line.strip(), bold=bool(bold) and all(bold))


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iterchildren(qn("w:tc")):
        parts = [b.text or " | ".join(" ".join(r) for r in b.rows) for b in _blocks(cell)]
        yield "\n".join(p for p in parts if p)
        span = cell.xpath("./w:tcPr/w:gridSpan/@w:val")
        yield from [""] * (min(60, int(span[0])) - 1 if span and str(span[0]).isdigit() else 0)


def _text(element: Any) -> Iterator[str]:
    """Shown text in order: tabs, line breaks, form feed for a page break; hidden runs and deletions left out."""
    for child in element.iterchildren():
        name = str(child.tag).rpartition("}")[2]
        if name in _SKIPPED or (name == "r" and _vanishes(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name == "tab":
            yield "    "
        elif name in ("br", "cr"):
            yield "\f" if child.get(qn("w:type")) == "page" else "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "txbxContent":
            yield "\n"
            yield from ("\n".join("".join(_text(p)) for p in child.iterchildren(qn("w:p"))), "\n")
        else:
            yield from _text(child)


def _vanishes(run: Any) -> bool:
    return bool(run.xpath("./w:rPr/w:vanish[not(@w:val='0' or @w:val='false')]"))


def _mark_unseen(document: Any) -> None:
    """Give runs that nobody sees the mark of hidden text, so that they are left out and told as such."""
    if document.element.find(qn("w:background")) is not None:
        return
    shaded = frozenset(document.styles.element.xpath("./w:style[.//w:shd]/@w:styleId"))
    for run in list(document.element.body.iter(qn("w:r"))):
        if run_is_unseen(run, shaded):
            run.get_or_add_rPr().append(OxmlElement("w:vanish"))


def _take_hidden(body: Any, flow: Flow) -> None:
    deleted = "".join(t.text or "" for t in body.iter(qn("w:delText")))
    inserted = sum(1 for _ in body.iter(qn("w:ins")))
    vanished = " ".join(t.text or "" for r in body.iter(qn("w:r")) if _vanishes(r) for t in r.iter(qn("w:t")))
    if deleted or inserted:
        message = f"The file has tracked changes ({inserted} insertions; deleted: {deleted[:80] or 'nothing'})."
        flow.problems.append(
            Problem("tracked_changes", message, "Ask the sender for the final, signed version as PDF.")
        )
    if vanished:
        flow.problems.append(Problem("hidden_text", f"The file has hidden text: {vanished[:80]}",
                                     "Ask the sender why it is hidden."))  # fmt: skip
    flow.hidden.extend(Block(text=text, hidden=True) for text in (deleted, vanished) if text.strip())


def _pictures(document: Any) -> list[bytes]:
    parts = [rel.target_part for rel in document.part.rels.values() if not rel.is_external]
    blobs = [p.blob for p in parts if str(p.content_type).startswith(("image/png", "image/jpeg", "image/tiff"))]
    return [blob for blob in dict.fromkeys(blobs) if len(blob) >= _SMALL_PICTURE]
