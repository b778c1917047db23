"""Text of office files that stands on the page and that nobody sees: white on white, tiny, a format that shows nothing.

Pure, over what python-docx, openpyxl and xlrd give. White print on a coloured ground is seen, so that wherever a
ground may come from a style, a table or a rule, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

_WHITE = 0xE8  # of 255: the darkest channel of a colour that cannot be told from paper
_TINY = 4  # half points, as Word counts
_SHOWS_NOTHING = re.compile(r"\s*;{2,3}\s*")
_XLS_WHITE = frozenset({1, 9})  # of the palette of XLS
_GROUND = "./w:rPr/w:shd | ancestor::w:p[1]/w:pPr/w:shd | ancestor::w:tc/w:tcPr/w:shd | ancestor::w:tbl/w:tblPr/w:shd"
_NAMED_STYLES = "./w:rPr/w:rStyle | ancestor::w:p[1]/w:pPr/w:pStyle | ancestor::w:tbl/w:tblPr/w:tblStyle"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run_is_unseen(run: Any, shaded_styles: Collection[str]) -> bool:
    """Whether a run of a Word file leaves no readable mark. `shaded_styles`: ids of styles that colour their ground."""
    if not any(letter.isalnum() for text in run.itertext() for letter in text):
        return False
    size = run.xpath("./w:rPr/w:sz/@w:val")
    if size and str(size[0]).isdigit() and int(size[0]) <= _TINY:
        return True
    colour = run.xpath("./w:rPr/w:color/@w:val")
    if not colour or not is_white(str(colour[0])) or run.xpath("./w:rPr/w:highlight"):
        return False
    if run.xpath("ancestor::*[local-name()='txbxContent']"):  # the shape around it has a ground of its own
        return False
    fills = [shade.get(f"{_W}fill") or "auto" for shade in run.xpath(_GROUND)]
    styles = {style.get(f"{_W}val") for style in run.xpath(_NAMED_STYLES)}
    return all(fill == "auto" or is_white(fill) for fill in fills) and styles.isdisjoint(shaded_styles)


def is_white(colour: str) -> bool:
    """Whether a colour written RRGGBB, or AARRGGBB, is that of paper."""
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", colour):
        return False
    return min(bytes.fromhex(colour[-6:])) >= _WHITE


def xlsx_cell_is_unseen(cell: Any) -> bool:
    """Whether a cell of openpyxl shows nothing; not asked where tables or conditions may colour the ground."""
    if _SHOWS_NOTHING.fullmatch(cell.number_format or ""):
        return True
    colour, fill = cell.font and cell.font.color, cell.fill
    bare = fill is None or fill.fill_type in (None, "none") or _is_white_cell(fill.fgColor)
    return bool(colour) and _is_white_cell(colour) and bare


def _is_white_cell(colour: Any) -> bool:
    """The first colour of every theme is that of the sheet."""
    if colour.type == "theme":
        return colour.theme == 0 and not colour.tint
    return colour.type == "rgb" and isinstance(colour.rgb, str) and is_white(colour.rgb)


def xls_style_is_unseen(book: Any, style: Any) -> bool:
    """The same of a style of xlrd."""
    if _SHOWS_NOTHING.fullmatch(book.format_map[style.format_key].format_str or ""):
        return True
    return book.font_list[style.font_index].colour_index in _XLS_WHITE and not style.background.fill_pattern
