"""Line items of a document's tables: goods, lots, bales, payments; quantities proved by price and sum where printed.

Numbers follow the decimal separator that the document's own numbers prove, or the products of the rows do. A number
that stays open is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.document_types import document_types
from extractors.evidence import Document, LineItem, Place, Problem
from extractors.extract.line_doubt import doubted_rows, left_open, poor_words, problem_of, without_doubtful_names
from extractors.extract.line_labels import Labelled, labelled
from extractors.extract.locale import decide_locale
from extractors.extract.page_lines import lines_of as page_lines
from extractors.extract.proved_decimal import proved_decimal, with_own_decimals
from extractors.extract.row_reader import MONEY, RowReader, cell_of, number_in
from extractors.segments import join_words
from extractors.tables import find_tables
from extractors.tables.columns import NUMBERS, column_kind, is_balance
from extractors.tables.free_goods import is_free
from extractors.tables.line_proof import digits_of, is_product
from extractors.tables.names_above import continues_code
from extractors.tables.paired_columns import is_of_another_side
from extractors.tables.sum_lines import is_charge
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_inference import inferred, proved_rows
from extractors.tables.table_model import Cell, Row, Table
from extractors.values.numbers import decimal_votes, number_readings

# Types whose rows are people: what a line says of them is personal, the sums are read as fields.
WITHOUT_ITEMS = frozenset({"labor_record"})
# Movements from which on a payment paper is an account's statement.
LEAST_ENTRIES = 2


def read_line_items(document: Document) -> tuple[tuple[LineItem, ...], tuple[Problem, ...]]:
    """The line items in their order, and the problems of those of which recognition leaves something open."""
    kind = document_types().get(document.type)
    if kind is None or not kind.line_items or document.type in WITHOUT_ITEMS:
        return (), ()
    tables = with_own_decimals(_chosen(document, [inferred(t) for t in find_tables(document)]))
    decimal = _decimal(document, tables)
    rows = [(table, row) for table in tables for row in table.rows]
    read = ((item, row) for table, row in rows for item in _items(document, table, row, decimal))
    items = [(item, row) for item, row in read if not _is_beside_its_columns(item)]
    doubted = doubted_rows(tables)
    lines = _lines_of(items)
    open_now = [left_open(i) if id(row) in doubted and not _proves_itself(i) else i for i, row in lines]
    unsure = poor_words(document)
    told = tuple(without_doubtful_names(unsure, item) for item in open_now)
    return told, tuple(problem_of(item) for item, (was, _) in zip(told, lines, strict=True) if item != was)


def _lines_of(items: Sequence[tuple[LineItem, Row]]) -> list[tuple[LineItem, Row]]:
    """Where lines prove themselves, what has neither price nor amount is no line, save what is given away."""
    if not any(_proves_itself(item) for item, _ in items):
        return list(items)
    priced = ((item, row) for item, row in items if item.amount or item.unit_price or _is_given(row))
    return [(item, row) for item, row in priced if item.quantity or not is_charge(item.description or "")]


def _is_beside_its_columns(item: LineItem) -> bool:
    """Whether a description is a label, or figures with money among them: the headings are those of other columns."""
    if (item.description or "").endswith(":") and column_kind((item.description or "").rstrip(": ")):
        return True
    words = (item.description or "").split()
    priced = any(_PRICED.fullmatch(word) for word in words)
    return len(words) > 1 and priced and not any(c.isalpha() for c in item.description or "")


_PRICED = re.compile(r"[$€£¥₹₺₫]\d[\d.,]*\W?")


def _proves_itself(item: LineItem) -> bool:
    return bool(item.quantity and item.unit_price and item.amount) and _holds(
        item.quantity or "", item.unit_price or "", item.amount or ""
    )


def _is_given(row: Row) -> bool:
    return any(is_free(cell.text) for cell in row.cells.values())


def _holds(quantity: str, price: str, amount: str) -> bool:
    return is_product(Decimal(quantity), Decimal(price), Decimal(amount))


def _chosen(document: Document, tables: Sequence[Table]) -> list[Table]:
    """The tables that list what the document is about; one kind of table only, save where input and output differ."""
    fit = [t for t in tables if _lists(document.type, t)]
    if document.type == "payment_proof" and sum(_entries(t) for t in fit) < LEAST_ENTRIES:
        return []
    if document.type in ("production_record", "bale_list", "internal_transfer", "packing_list"):
        return fit
    best = max(fit, key=lambda t: (_columns_known(t), len(t.rows)), default=None)
    return [t for t in fit if best is not None and _is_like(t, best)]


def _is_like(table: Table, best: Table) -> bool:
    """Whether a table goes on with the lines of the best: the same columns, or the same figures, which multiply."""
    if _signature(table) == _signature(best):
        return True
    figures, others = ({c.kind for c in t.columns} & NUMBERS for t in (table, best))
    return figures == others and proved_rows(table) == len(table.rows) > 0


def _lists(kind: str, table: Table) -> bool:
    kinds = {c.kind for c in table.columns}
    if kind == "payment_proof":
        return bool(kinds & {"debit", "credit", "amount"}) and "unit_price" not in kinds and _entries(table) > 0
    if "worker" in kinds or "wages" in kinds:
        return False
    return bool(
        kinds & {"quantity", "net_weight", "gross_weight", "packages", "amount", "input_quantity", "output_quantity"}
    )


def _entries(table: Table) -> int:
    """How many rows have a date and a sum, as the lines of an account's statement do."""
    at = table.index("date")
    if at is None:
        return 0
    sums = [i for i, c in enumerate(table.columns) if c.kind in ("debit", "credit", "amount")]
    dated = [row for row in table.rows if at in row.cells and any(c.isdigit() for c in row.cells[at].text)]
    return sum(any(i in row.cells for i in sums) for row in dated)


def _signature(table: Table) -> tuple[str | None, ...]:
    return tuple(c.kind for c in table.columns)


def _columns_known(table: Table) -> int:
    return len({c.kind for c in table.columns} - {None, "other", "position"})


def _decimal(document: Document, tables: Sequence[Table]) -> str | None:
    """The decimal separator: what the rows' products prove, else what unambiguous numbers of the document show."""
    proved = "".join(_proved_by(t, r) for t in tables for r in t.rows)
    point, comma = map(proved.count, ".,")
    if point != comma:
        return "." if point > comma else ","
    if (summed := proved_decimal(tables)) is not None:
        return summed
    if any(w.cell for page in document.pages for w in page.words[:1]):
        return "."
    point, comma = decimal_votes(_counted(tables))
    if point != comma and max(point, comma) >= 3 * min(point, comma):
        return "." if point > comma else ","
    return decide_locale(page_lines(document), document.type, document.languages).decimal


def _counted(tables: Sequence[Table]) -> Iterator[str]:
    """The numbers in columns of numbers; codes and marks elsewhere have points that part nothing."""
    for table in tables:
        for row in (*table.rows, *table.totals):
            yield from (digits_of(cell) for i, cell in row.cells.items() if table.columns[i].kind in NUMBERS)


def _proved_by(table: Table, row: Row) -> str:
    """The separators under which quantity times price is the amount, with some number that depends on it."""
    cells = [cell_of(table, row, kind) for kind in MONEY]
    texts = [digits_of(cell) for cell in cells]
    if not any("." in t or "," in t for t in texts):
        return ""
    signs = [{r.decimal for r in number_readings(t)} for t in texts]
    return "".join(mark for mark in ".," if all(s & {"", mark} for s in signs) and _multiply(cells, mark))


def _multiply(cells: Iterable[Cell | None], decimal: str) -> bool:
    values = [v for cell in cells if (v := number_in(cell, decimal)) is not None]
    return len(values) == len(MONEY) and is_product(*values)


def _moved(reader: RowReader) -> str | None:
    """What a line of an account moves: the one of its two sides that is not printed as nothing.

    A long text runs into the next column ("REVERSAL Wire to Kaveri | Mills Ltd KM-118"), whose figures move nothing.
    """
    printed = [kind for kind in ("debit", "credit") if any(is_numeric(c.text) for c in reader.cells(kind)[:1])]
    sides = [n for kind in printed or ("debit", "credit") if (n := reader.number(kind)) is not None]
    return next((n for n in sides if float(n)), next(iter(sides), None))


def _items(document: Document, table: Table, row: Row, decimal: str | None) -> Iterator[LineItem]:
    reader = RowReader(table, row.whole if row.rest else row, decimal, document.languages)
    place = Place(document.sha256, row.page, row.bbox, _quote(row))
    name = _description(reader)
    style = _code(reader)
    if document.type == "payment_proof":
        if is_balance(name.text):
            return
        # The reference of a payment or a cheque is no article's.
        name, style = replace(name, identifiers={}), None
    quantity, price, amount = reader.money()
    base = LineItem(
        description=name.text or None,
        quantity=quantity,
        unit=reader.unit_of("quantity") if quantity else None,
        unit_price=price,
        amount=amount or _moved(reader),
        place=place,
        lot_number=reader.text("lot_number") or name.identifiers.get("lot_number"),
        style_number=style or name.identifiers.get("style_number"),
        hs_code=reader.text("hs_code") or name.identifiers.get("hs_code"),
        packages=reader.number("packages"),
        net_weight=reader.weight("net_weight"),
        gross_weight=reader.weight("gross_weight"),
        direction=table.side,
    )
    flows = list(_flows(reader, base))
    if flows:
        yield from flows
    elif any((base.quantity, base.amount, base.net_weight, base.gross_weight, base.packages)):
        yield base


def _flows(reader: RowReader, base: LineItem) -> Iterator[LineItem]:
    """Input, output and waste of a process row, each a line of its own."""
    for direction in ("input", "output", "waste"):
        quantity = reader.number(f"{direction}_quantity")
        if quantity is not None:
            unit = reader.unit_of(f"{direction}_quantity")
            own = reader.lot_of(direction) or base.lot_number
            lot = None if is_of_another_side(reader.table, direction) else own
            yield replace(base, quantity=quantity, unit=unit, direction=direction, lot_number=lot)


def _description(reader: RowReader) -> Labelled:
    """What the line is about: the description, else a named position, else the bale's number."""
    named = [labelled(cell) for cell in reader.cells("description")]
    if named:
        identifiers = {kind: value for part in reversed(named) for kind, value in part.identifiers.items()}
        return Labelled(" ".join(dict.fromkeys(part.text.strip(" ,;") for part in named)), identifiers)
    position = reader.text("position")
    if position and any(c.isalpha() for c in position):
        return Labelled(position, {})
    return Labelled(reader.text("bale_number") or "", {})


def _code(reader: RowReader) -> str | None:
    """The article's code, without labelled lines below it ("Customer P/N: BW-492")."""
    codes = reader.cells("style_number")
    if not codes:
        return None
    text = labelled(codes[0]).text
    for line in map(join_words, codes[0].lines[1:]):
        text = text if continues_code(line) else text.replace(line, " ")
    return text.strip(" ,;|") or None


def _quote(row: Row) -> str:
    return " ".join(row.cells[i].text for i in sorted(row.cells))
