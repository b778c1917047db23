"""HTML (mail bodies, saved pages) to paragraphs and tables. lxml's home. Nothing is fetched and no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html

from extractors.errors import DamagedFile
from extractors.evidence import Problem
from extractors.office import Flow
from extractors.office.rendition import Block
from extractors.office.style_sheets import with_own_styles

_SKIP = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ul", "ol", "pre", "hr",
                     "address", "blockquote", "section", "article", "header", "footer", "body", "html", "center", "dl",
                     "dt", "dd", "form", "fieldset", "main", "nav", "tbody", "thead", "td", "th"})  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all", re.I
)
_STRUCK_TAGS = frozenset({"s", "del", "strike"})
_LINES = re.compile(r"text-decoration(?:-line)?\s*:([^;]*)", re.I)
_WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:white|#fff|#ffffff|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))(?![\w])", re.I)
_COLOURED = re.compile(r"(?<![\w-])(?:color|background[\w-]*)\s*:", re.I)
_GROUND = re.compile(r"background", re.I)
_DEEPEST = 200
# Where a line breaks; no text holds it.
_BREAK = "\x00"


def read_html(text: str) -> Flow:
    """Blocks of an HTML text; what its style hides goes to `hidden`. DamagedFile."""
    try:
        root = lxml.html.document_fromstring(_without_declaration(text) or "<p></p>")
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DamagedFile(f"The HTML cannot be read: {error}") from error
    with_own_styles(root)
    flow = Flow()
    _take_struck(root, flow)
    _Walk(flow).run(root)
    if flow.hidden:
        quote = " ".join(b.text for b in flow.hidden)[:80]
        flow.problems.append(Problem("hidden_text", f"The page has hidden text: {quote}", "Ask why it is hidden."))
    return flow


def _take_struck(root: Any, flow: Flow) -> None:
    """Take what is struck out, or white on white, from where it stands: it is told, and not said."""
    painted = any(_GROUND.search(style.text or "") for style in root.iter("style"))
    taken: set[Any] = set()
    for element in [e for e in root.iter() if isinstance(e.tag, str) and e.tag not in _SKIP]:
        if element in taken:
            continue
        if _is_struck(element) or (not painted and _is_white(element)):
            text = _joined(element.itertext())
            if text:
                flow.hidden.append(Block(text=text, hidden=True))
            taken.update(element.iterdescendants())
            tail = element.tail
            element.clear()
            element.tail = tail


def _is_struck(element: Any) -> bool:
    """A style of the element itself decides, else what its name means."""
    lines = _LINES.findall(element.get("style") or "")
    return "line-through" in lines[-1].lower() if lines else element.tag in _STRUCK_TAGS


def _is_white(element: Any) -> bool:
    """White print where nothing gives it a ground, and nothing inside has a colour of its own."""
    colour = element.get("style") or ""
    if not _WHITE.search(colour) and not _WHITE.fullmatch(f"color:{element.get('color')}"):
        return False
    around = [element, *element.iterancestors()]
    return not any(_has_ground(e) for e in around) and not any(
        _COLOURED.search(e.get("style") or "") or e.get("color") or e.get("bgcolor") for e in element.iterdescendants()
    )


def _has_ground(element: Any) -> bool:
    named = element.get("bgcolor") or element.get("background")
    return bool(named) or bool(_GROUND.search(element.get("style") or ""))


def _without_declaration(text: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


class _Walk:
    """Collects text between block elements; a table without tables inside becomes a table."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._open: list[str] = []

    def run(self, root: Any) -> None:
        self._element(root, 0)
        self._close()

    def _element(self, element: Any, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in _SKIP or depth > _DEEPEST:
            return
        if _HIDING.search(element.get("style") or "") or element.get("hidden") is not None:
            text = _joined(element.itertext())
            if text:
                self._flow.hidden.append(Block(text=text, hidden=True))
            return
        if element.tag == "table" and _is_data(element):
            self._close()
            self._flow.blocks.append(Block(rows=tuple(_rows(element))))
            return
        self._inside(element, depth)

    def _inside(self, element: Any, depth: int) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._close()
        self._open.append(element.text or "")
        for child in element:
            self._element(child, depth + 1)
            self._open.append(child.tail or "")
        if element.tag in _BLOCKS:
            self._close(bold=element.tag in ("h1", "h2", "h3", "th"))

    def _close(self, bold: bool = False) -> None:
        text = _joined(self._open)
        if text:
            self._flow.blocks.append(Block(text=text, bold=bold))
        self._open = []


def _is_data(table: Any) -> bool:
    """Whether a table is one: no tables inside, several rows, several cells; else it only makes a layout."""
    if table.find(".//table") is not None or _HIDING.search(lxml.html.tostring(table, encoding="unicode")):
        return False
    rows = [len(tr.findall("td")) + len(tr.findall("th")) for tr in table.iter("tr")]
    return len(rows) >= 2 and max(rows, default=0) >= 2


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    for tr in table.iter("tr"):
        cells = [c for c in tr if c.tag in ("td", "th")]
        if cells:
            yield tuple(value for cell in cells for value in _cell(cell))


def _cell(cell: Any) -> list[str]:
    span = cell.get("colspan") or "1"
    return [_lines_of(cell), *[""] * (min(60, int(span)) - 1 if span.isdigit() else 0)]


def _lines_of(cell: Any) -> str:
    """The text of a cell, its breaks and blocks on lines of their own."""
    lines = "".join(_broken(cell, 0)).split(_BREAK)
    return "\n".join(filter(None, map(_joined, lines)))


def _broken(element: Any, depth: int) -> Iterator[str]:
    """The texts of an element, with a mark where a line of it breaks."""
    yield element.text or ""
    for child in element if depth < _DEEPEST else ():
        breaks = _BREAK if child.tag == "br" or child.tag in _BLOCKS else ""
        yield breaks
        yield from _broken(child, depth + 1) if isinstance(child.tag, str) and child.tag not in _SKIP else ()
        yield (breaks if breaks and child.tag != "br" else "") + (child.tail or "")


def _joined(pieces: Any) -> str:
    return re.sub(r"\s+", " ", "".join(pieces)).strip()
