"""Word documents (DOCX) to paragraphs, tables and pictures, in the order in which they stand. python-docx's home."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from extractors.errors import DamagedFile
from extractors.evidence import Problem
from extractors.office.placed_pictures import PlacedPicture, mark_pictures
from extractors.office.rendition import Block
from extractors.office.struck_words import StruckWords, is_on
from extractors.office.unseen import run_is_unseen

_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, TypeError,
    IndexError, AttributeError, SyntaxError, NotImplementedError, RecursionError,
)  # fmt: skip
_SMALL_PICTURE = 8_000  # bytes; smaller ones are logos, rules and bullets
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "rPr", "pPr"})
_RUNNING_KINDS = frozenset({"header", "footer"})


@dataclass(slots=True)
class Flow:
    """A flowing document: its blocks, what is hidden in it, its pictures (bytes), and problems.

    `placed`: the small pictures that stand in the text of the blocks, by their marks' numbers.
    """

    blocks: list[Block] = field(default_factory=list)
    hidden: list[Block] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    placed: list[PlacedPicture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_docx(path: Path) -> Flow:
    """Headers, body, notes, footers of a DOCX. Deleted and hidden text and comments go to `hidden`. DamagedFile."""
    try:
        document = docx.Document(str(path))
        shown = _shown_parts(document)
        _mark_unseen(document, shown)
        _mark_struck(document, shown)
        flow = Flow(placed=mark_pictures(document))
        for part in shown:
            flow.blocks.extend(_blocks(part))
        _take_hidden(shown, flow)
        _take_comments(document, flow)
        flow.pictures.extend(_pictures(document))
    except _BROKEN as error:
        raise DamagedFile(f"The Word file cannot be opened: {error}") from error
    return flow


def _shown_parts(document: Any) -> list[Any]:
    """What is printed, from top to bottom: the first section's headers, the body, notes, other headers, footers."""
    first, *later = [_running(document, section) for section in document.sections] or [([], [])]
    notes = [note for part in _related(document, "footnotes", "endnotes") for note in _notes(part)]
    others = [part for heads, feet in later for part in (*heads, *feet)]
    return [*first[0], document.element.body, *notes, *first[1], *others]


def _running(document: Any, section: Any) -> tuple[list[Any], list[Any]]:
    """Headers and footers of a section's own that are shown: a letterhead is often the first page's header."""
    kinds = [
        (section.different_first_page_header_footer, section.first_page_header, section.first_page_footer),
        (True, section.header, section.footer),
        (document.settings.odd_and_even_pages_header_footer, section.even_page_header, section.even_page_footer),
    ]
    heads = [head._element for shown, head, _ in kinds if shown and not head.is_linked_to_previous]
    return heads, [foot._element for shown, _, foot in kinds if shown and not foot.is_linked_to_previous]


def _related(document: Any, *kinds: str) -> list[Any]:
    """Roots of the parts of these kinds that belong to the document."""
    rels = [rel for rel in document.part.rels.values() if not rel.is_external]
    return [parse_xml(rel.target_part.blob) for rel in rels if rel.reltype.rpartition("/")[2] in kinds]


def _notes(part: Any) -> list[Any]:
    """Notes of the page or the end; their separators have a type."""
    return [note for note in part.iterchildren() if note.get(qn("w:type")) is None]


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
    return any(is_on(mark) for mark in run.xpath("./w:rPr/w:vanish"))


def _mark_unseen(document: Any, parts: Sequence[Any]) -> None:
    """Give runs that nobody sees the mark of hidden text, so that they are left out and told as such."""
    if document.element.find(qn("w:background")) is not None:
        return
    shaded = frozenset(document.styles.element.xpath("./w:style[.//w:shd]/@w:styleId"))
    for run in [run for part in parts for run in part.iter(qn("w:r"))]:
        if run_is_unseen(run, shaded):
            run.get_or_add_rPr().append(OxmlElement("w:vanish"))


def _mark_struck(document: Any, parts: Sequence[Any]) -> None:
    """Give runs that are struck out or hidden by a style the mark of hidden text: the paper does not say them."""
    struck = StruckWords(document.styles.element)
    for run in [run for part in parts for run in part.iter(qn("w:r")) if struck.hold(run)]:
        run.get_or_add_rPr().append(OxmlElement("w:vanish"))


def _take_hidden(parts: Sequence[Any], flow: Flow) -> None:
    deleted = _words_in(parts, "w:del", "w:delText")
    moved = _words_in(parts, "w:moveFrom", "w:t")
    inserted = sum(1 for part in parts for _ in part.iter(qn("w:ins")))
    vanished = " ".join(
        t.text or "" for part in parts for r in part.iter(qn("w:r")) if _vanishes(r) for t in r.iter(qn("w:t"))
    )
    if deleted or inserted or moved:
        told = f"{inserted} insertions; deleted: {deleted[:80] or 'nothing'}; moved: {moved[:80] or 'nothing'}"
        flow.problems.append(
            Problem("tracked_changes", f"The file has tracked changes ({told}).",
                    "Ask the sender for the final, signed version as PDF.")
        )  # fmt: skip
    if vanished:
        flow.problems.append(Problem("hidden_text", f"The file has hidden text: {vanished[:80]}",
                                     "Ask the sender why it is hidden."))  # fmt: skip
    flow.hidden.extend(Block(text=text, hidden=True) for text in (deleted, vanished) if text.strip())


def _words_in(parts: Sequence[Any], change: str, text: str) -> str:
    """What the changes of a kind hold, a blank between them."""
    changes = (one for part in parts for one in part.iter(qn(change)))
    return " ".join(filter(None, ("".join(t.text or "" for t in one.iter(qn(text))) for one in changes)))


def _take_comments(document: Any, flow: Flow) -> None:
    """Remarks in the margin are not printed: told, and laid out with what is hidden."""
    comments = [c for part in _related(document, "comments") for c in part.iterchildren(qn("w:comment"))]
    texts = [said for comment in comments if (said := " ".join("".join(_text(comment)).split()))]
    if texts:
        message = f"The file has {len(texts)} comments that no print shows: {'; '.join(texts)[:160]}"
        flow.problems.append(Problem("comments", message, "Read them; ask the sender for the final version as PDF."))
        flow.hidden.extend(Block(text=text, hidden=True) for text in texts)


def _pictures(document: Any) -> list[bytes]:
    """Pictures of the body, then those of headers and footers, each once; small ones are left out."""
    parts = _targets(document.part)
    parts += [inner for part in parts if _kind(part) in _RUNNING_KINDS for inner in _targets(part)]
    blobs = [p.blob for p in parts if str(p.content_type).startswith(("image/png", "image/jpeg", "image/tiff"))]
    return [blob for blob in dict.fromkeys(blobs) if len(blob) >= _SMALL_PICTURE]


def _targets(part: Any) -> list[Any]:
    return [rel.target_part for rel in part.rels.values() if not rel.is_external]


def _kind(part: Any) -> str:
    return str(part.content_type).rpartition(".")[2].partition("+")[0]
