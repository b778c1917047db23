"""Workbooks, Word files, mail and archives with fixed timestamps, so that the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP

from docx import Document
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .model import Golden, InboxFile

_FIXED = (2026, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(<)")
Native = str | int | float | dt.date | None
Value = str | int | float | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet: heading lines, facts as label and value, a table with its total row, closing lines."""

    name: str
    heading: Sequence[str]
    facts: Sequence[tuple[str, Value]]
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] = ()
    closing: Sequence[str] = ()
    fill: str = "DDE6F0"


def _repacked(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            body = _STAMP.sub(rb"\g<1>2026-01-01T00:00:00Z\g<2>", old.read(name))
            new.writestr(zipfile.ZipInfo(name, _FIXED), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _fill_sheet(sheet: Worksheet, grid: Grid) -> None:
    thin = Side(style="thin", color="808080")
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    for i, line in enumerate(grid.heading):
        sheet.append([line])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=14 if i == 0 else 10)
    for label, value in grid.facts:
        sheet.append([label, _native(value)])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append([])
    tables: list[list[Native]] = [list(grid.columns), *[[_native(v) for v in row] for row in grid.rows]]
    tables += [[_native(v) for v in grid.total]] if grid.total else []
    for n, row in enumerate(tables):
        sheet.append(row)
        for c in sheet[sheet.max_row][: len(grid.columns)]:
            c.border = box
            if n == 0:
                c.font, c.fill = Font(bold=True), PatternFill("solid", start_color=grid.fill)
                c.alignment = Alignment(wrap_text=True, vertical="center")
            elif isinstance(c.value, float):
                c.number_format = "#,##0.00"
            if grid.total and n == len(tables) - 1:
                c.font = Font(bold=True)
    sheet.append([])
    for line in grid.closing:
        sheet.append([line])
    for i, head in enumerate(grid.columns, 1):
        longest = max([min(len(str(head)), 24), *[len(str(r[i - 1] or "")) for r in grid.rows], 9])
        sheet.column_dimensions[chr(64 + i)].width = min(longest + 3, 46)
    sheet.page_setup.orientation = "landscape" if len(grid.columns) > 6 else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _native(value: Value) -> Native:
    return float(value) if isinstance(value, Decimal) else value


def workbook(grids: Sequence[Grid]) -> bytes:
    """An XLSX with one worksheet a grid."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _fill_sheet(book.create_sheet(grid.name), grid)
    out = io.BytesIO()
    book.save(out)
    return _repacked(out.getvalue())


def word_file(
    heading: Sequence[str], paragraphs: Sequence[str], tables: Sequence[Sequence[Sequence[str]]] = ()
) -> bytes:
    """A DOCX: heading lines, paragraphs, then tables whose first row is the head."""
    document = Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(10)
    document.add_heading(heading[0], level=1)
    for line in heading[1:]:
        document.add_paragraph(line)
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        for n, row in enumerate(rows):
            for target, text in zip(table.add_row().cells, row, strict=True):
                run = target.paragraphs[0].add_run(text)
                run.bold = n == 0
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail: addresses, subject, when, body, attachments as (name, main type, sub type, bytes)."""

    sender: str
    to: str
    subject: str
    when: dt.datetime
    body: str
    attachments: Sequence[tuple[str, str, str, bytes]]


def mail(letter: Letter) -> bytes:
    """An EML file with fixed boundary and Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = letter.sender, letter.to, letter.subject
    message["Date"] = letter.when.strftime("%a, %d %b %Y %H:%M:%S +0000")
    domain = letter.sender.rsplit("@", 1)[1].rstrip(">")
    message["Message-ID"] = f"<{letter.when:%Y%m%d%H%M%S}.{sum(map(ord, letter.subject))}@{domain}>"
    message.set_content(letter.body)
    for name, main, sub, data in letter.attachments:
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    message.set_boundary(f"=_part_{letter.when:%Y%m%d%H%M}_0001")
    return message.as_bytes()


def archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A ZIP of members by path."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members:
            new.writestr(zipfile.ZipInfo(name, _FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail_file(path: str, letter: Letter, papers: Sequence[InboxFile]) -> InboxFile:
    """The mail as a file of the inbox: its body is a member of its own."""
    body = InboxFile("body.txt", letter.body.encode(), (Golden("correspondence"),))
    return InboxFile(path, mail(letter), (), (body, *papers))
