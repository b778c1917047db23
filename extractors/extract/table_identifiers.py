"""Identifiers that stand in the cells of tables: lots, bales, tariff codes, styles, containers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.evidence import Evidence, Place, union
from extractors.extract.chinese_ends import CHINESE_CAPTION
from extractors.segments import join_words
from extractors.tables.columns import direction_of
from extractors.tables.material_stages import sides_by_material
from extractors.tables.paired_columns import side_of_sole_lots
from extractors.tables.table_model import Cell, Row, Table
from extractors.values.dates import find_dates
from extractors.values.identifiers import find_containers, find_hs_codes, trim_identifier


def repeated_fields(sha256: str, tables: Sequence[Table], document_type: str) -> Iterator[Evidence]:
    """Lots, bales, tariff codes and styles in the cells of tables, each once, at its place."""
    seen: set[tuple[str, str]] = set()
    for table in tables:
        fields = [_field_of(table, index, document_type) for index in range(len(table.columns))]
        for row in table.rows:
            for index, cell in row.cells.items():
                field = fields[index] if index < len(fields) else None
                for value in _identifiers(field, cell.text) if field else ():
                    if field and (field, value) not in seen:
                        seen.add((field, value))
                        yield _cell_evidence(sha256, field, value, cell, row)


def _field_of(table: Table, index: int, document_type: str) -> str | None:
    column = table.columns[index]
    if column.kind in _NAMED and _holds_figures(table, index):
        return None
    if column.kind == "lot_number" and document_type == "production_record":
        direction = direction_of(column.heading) or _side_of_lots(table, index)
        sideless = "lot_number" if table.turned else None
        return {"input": "input_lot", "output": "output_lot"}.get(direction or "", sideless)
    if column.kind == "bale_number" and _is_gins_own(table, index):
        return None
    if column.kind in ("lot_number", "bale_number", "hs_code"):
        return column.kind
    if column.kind == "style_number" and re.search(
        r"style|款|model|estilo|mã hàng|stil", column.heading, re.IGNORECASE
    ):
        return "style_number"
    if column.kind == "other" and re.search(
        r"container|集装箱|柜号|konteyner|contenedor", column.heading, re.IGNORECASE
    ):
        return "container_number"
    return None


def _side_of_lots(table: Table, index: int) -> str | None:
    """The side of a column of lots: its table's; of several, the one its material tells and no other."""
    lots = [i for i, c in enumerate(table.columns) if c.kind == "lot_number"]
    if len({table.columns[i].heading for i in lots}) < 2:
        return table.side or side_of_sole_lots(table)
    return sides_by_material([table.columns[i].heading for i in lots])[lots.index(index)]


_NAMED = ("lot_number", "bale_number", "style_number")
# A number as quantities are printed; no lot has the comma of thousands.
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+[.,]\d{1,2}")


def _holds_figures(table: Table, index: int) -> bool:
    """Whether every cell of a column is a quantity: its heading stands over the next column, as on a crooked scan."""
    cells = [row.cells[index].text.strip() for row in table.rows if index in row.cells]
    return bool(cells) and all(_FIGURE.fullmatch(text) for text in cells)


_PERMANENT = re.compile(r"permanent|\bpbi\b", re.IGNORECASE)


def _is_gins_own(table: Table, index: int) -> bool:
    """Whether a column holds the gin's own count of bales, beside one of their permanent identification."""
    others = [c.heading for i, c in enumerate(table.columns) if c.kind == "bale_number" and i != index]
    return not _PERMANENT.search(table.columns[index].heading) and any(_PERMANENT.search(h) for h in others)


# A line below the last row, drawn into its first cell: "SL-0822-A Posa: 7.850 kg".
_CAPTION_BELOW = re.compile(r"(?<=\w)\s+[^\W\d_][^:：\d]*[:：]\s.*$")


def _identifiers(field: str, text: str) -> list[str]:
    """The identifiers of a cell: lots parted by commas or lines, tariff codes, containers."""
    if field == "container_number":
        return [found for _, _, found, _ in find_containers(text)]
    if field == "hs_code":
        return [found for _, _, found in find_hs_codes(text)]
    if CHINESE_CAPTION.search(text):
        return []  # "用工人数：46" under the list
    text = _CAPTION_BELOW.sub("", text)
    parts = text.split("|")  # the wall of a cell, read as a sign
    words = [trim_identifier(w) for part in parts for w in re.split(r"[,;、\s]+", part)]
    if len(parts) > 1:
        words = [w for w in words if not w.isdigit()]
    if not words or any(find_dates(w) for w in words) or text.rstrip().endswith(("-", "/")):
        return []
    kept = [w for w in words if any(c.isdigit() for c in w)]
    if len(kept) == len([w for w in words if w]):
        return kept
    whole = trim_identifier(text)
    named = all(w in kept or len(w) <= 3 or w.isupper() for w in words)
    return [whole] if kept and named and len(words) <= 3 and len(whole) <= 24 else []


def _cell_evidence(sha256: str, field: str, value: str, cell: Cell, row: Row) -> Evidence:
    words = tuple(w for w in cell.words if w.text in value or value in w.text) or cell.words
    place = Place(sha256, row.page, union(w.bbox for w in words), join_words(words))
    confidence = round(0.95 * min(w.confidence for w in words) ** 0.5, 3)
    return Evidence(field, "lot", value, place, confidence, words[0].source)
