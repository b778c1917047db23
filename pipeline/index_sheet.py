"""index.xlsx: the exhibit index as a spreadsheet. The home of openpyxl for writing.

Text of documents is hostile: every cell is written as text, never as a formula. Same rows give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exhibits import Exhibit

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Exhibit", 9), ("Title", 38), ("Step", 30), ("Offered to show", 62), ("Parties", 44), ("Dates", 26),
    ("First page", 10), ("Last page", 10),
)  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 32_000  # a cell holds 32,767 characters
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def index_workbook(
    exhibits: Sequence[Exhibit], steps: Mapping[int, str], ranges: Mapping[str, tuple[int, int]], as_of: dt.date
) -> bytes:
    """Bytes of the workbook. `steps` names each step, `ranges` the first and last page of each exhibit label."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Exhibits"
    _head(sheet)
    for row, exhibit in enumerate(exhibits, start=2):
        _row(sheet, row, exhibit, steps.get(exhibit.step, ""), ranges[exhibit.label])
    sheet.auto_filter.ref = f"A1:H{len(exhibits) + 1}"
    stamp = dt.datetime.combine(as_of, dt.time())
    book.properties.creator = "originproof"
    book.properties.created = book.properties.modified = stamp
    buffer = BytesIO()
    book.save(buffer)
    return _fixed_times(buffer.getvalue(), stamp)


def _head(sheet: Worksheet) -> None:
    for column, (title, width) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(1, column, title)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[1].height = 22
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _row(sheet: Worksheet, row: int, exhibit: Exhibit, step: str, pages: tuple[int, int]) -> None:
    parties = "\n".join(f"{role.replace('_', ' ')}: {name}" for role, name in exhibit.parties)
    dates = "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in exhibit.dates)
    texts = (exhibit.label, exhibit.title, step, exhibit.offered, parties, dates)
    for column, text in enumerate(texts, start=1):
        _write_text(sheet, row, column, text)
    for column, number in enumerate(pages, start=len(texts) + 1):
        cell = sheet.cell(row, column, number)
        cell.alignment, cell.border = Alignment(vertical="top"), _RULE


_RULE = Border(bottom=Side(style="hair", color="9AA5B1"))


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", text)[:_LONGEST]
    # A value that looks like a formula is marked as text twice: by its type, and for who edits or exports the cell.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_STARTS_FORMULA)
    cell.number_format = "@"
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _RULE


def _fixed_times(workbook: bytes, stamp: dt.datetime) -> bytes:
    """The same workbook with every member stamped 1980, and the time of saving replaced by `stamp`."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            fixed = zipfile.ZipInfo(info.filename, _EPOCH)
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(fixed, _with_stamp(info.filename, old.read(info), stamp))
    return buffer.getvalue()


def _with_stamp(name: str, content: bytes, stamp: dt.datetime) -> bytes:
    """openpyxl writes the present time as `modified` when it saves; the as-of date stands there instead."""
    if name != "docProps/core.xml":
        return content
    before, tag, rest = content.partition(b"<dcterms:modified")
    opening, close, after = rest.partition(b"</dcterms:modified>")
    attributes = opening.split(b">", 1)[0]
    return before + tag + attributes + b">" + stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + close + after
