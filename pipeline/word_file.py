"""Writes a plain Word document (DOCX, ECMA-376): paragraphs of text. The same paragraphs give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows: no clock in the bytes
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PAGE = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1300" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one paragraph; `size` in points, `after` the space below it in points, `spacing` in lines."""

    runs: tuple[Run, ...]
    centered: bool = False
    size: float = 11.0
    after: float = 8.0
    spacing: float = 1.0


def line(text: str, *, bold: bool = False, after: float = 8.0) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold),), after=after)


def word_file(paragraphs: Iterable[Paragraph]) -> bytes:
    """The document as bytes of a DOCX, US letter."""
    body = "".join(map(_paragraph, paragraphs))
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{_PAGE}</w:body></w:document>'
    parts = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document))
    return _zipped(parts)


def _zipped(parts: Sequence[tuple[str, str]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content.encode("utf-8", "replace"))
    return buffer.getvalue()


def _paragraph(paragraph: Paragraph) -> str:
    align = '<w:jc w:val="center"/>' if paragraph.centered else ""
    spacing = f'<w:spacing w:after="{round(20 * paragraph.after)}" w:line="{round(240 * paragraph.spacing)}" w:lineRule="auto"/>'  # fmt: skip  # noqa: E501
    runs = "".join(_run(r, paragraph.size) for r in paragraph.runs)
    return f"<w:p><w:pPr>{spacing}{align}</w:pPr>{runs}</w:p>"


def _run(run: Run, size: float) -> str:
    style = ("<w:b/>" if run.bold else "") + f'<w:sz w:val="{round(2 * size)}"/>'
    style += '<w:u w:val="single"/>' if run.underlined else ""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    return f'<w:r><w:rPr>{fonts}{style}</w:rPr><w:t xml:space="preserve">{escape(_legal(run.text))}</w:t></w:r>'


def _legal(text: str) -> str:
    """Without characters that XML 1.0 does not know."""
    return "".join(c if c.isprintable() else " " for c in text)
