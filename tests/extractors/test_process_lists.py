"""Lists of a production record: two under one row of headings, by-products, sums that do not hold; hours and people."""

from __future__ import annotations

import pytest

from extractors.classify.process_cues import names_both_sides
from extractors.evidence import BBox, Word
from extractors.extract.process_quantities import process_quantities
from extractors.extract.table_identifiers import repeated_fields
from extractors.segments import segments_of
from extractors.tables import find_tables
from extractors.tables.columns import column_kind, heading_unit
from extractors.tables.process_sides import sided
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.values.months import find_months
from tests.extractors.text_pages import document_of, page_of, values

INPUTS = """
BOLETIM DE PRODUCAO

Entrada                t
Cana lote CN-0701      22.418,350
Cana lote CN-0703      21.906,120
{total}
"""


def test_a_column_of_one_side_that_names_goods_leaves_the_figures_to_it():
    text = INPUTS.format(total="Total                  44.324,470")
    assert values(text, "production_record", ("pt",))["input_quantity"] == "44324.47"


def test_the_figures_of_a_lot_are_no_quantity():
    text = (
        "PRODUCTION RECORD\n\nMaterial consumed     Input\nCane lot CN-0701      CN-0702\nCane lot CN-03      CN-04\n"
    )
    assert "input_quantity" not in values(text, "production_record")


def table(headings: dict[str, str | None], *rows: tuple[str, ...], total: tuple[str, ...] = ()) -> Table:
    """A table of one page with these headings and their kinds."""

    def row(texts: tuple[str, ...]) -> Row:
        words = [
            Word(t, BBox(60.0 * i, 0.0, 60.0 * i + 50, 10.0), source="text", size=10.0) for i, t in enumerate(texts)
        ]
        return Row({i: Cell(w.text, (w,)) for i, w in enumerate(words) if w.text}, 1)

    columns = tuple(Column(text, kind, heading_unit(text), 0.0, 0.0) for text, kind in headings.items())
    return Table(1, columns, tuple(map(row, rows)), (row(total),) if total else (), "", False)


PRESSED = {
    "Heap lot": "lot_number", "Kapas (kg)": "quantity", "Press lot": "lot_number", "Lint (kg)": "quantity",
    "Cotton seed (kg)": "quantity",
}  # fmt: skip
RUNS = (("H-21/A", "412.50", "SG-301", "143.65", "262.10"), ("H-21/B", "398.20", "SG-302", "138.58", "253.40"))


def quantities(*tables: Table) -> dict[str, str | None]:
    return {f.name: f.value for f in process_quantities("0" * 64, sided(tables, paired=True), ".")}


def test_a_by_product_is_no_output():
    found = quantities(table(PRESSED, *RUNS, total=("Total", "810.70", "", "282.23", "515.50")))
    assert found == {"input_quantity": "810.7", "output_quantity": "282.23"}


def test_cells_that_contradict_their_printed_sum_give_none():
    found = quantities(table(PRESSED, *RUNS, total=("Total", "810.70", "", "382.23", "515.50")))
    assert found == {"input_quantity": "810.7"}


def test_drums_beside_kilograms_are_packages():
    drums = {"Paste produced": "lot_number", "Drums": "quantity", "Quantity (kg)": "quantity"}
    assert quantities(table(drums, ("SL-0822-A", "128", "29,440"))) == {"output_quantity": "29440"}


def test_figures_under_a_side_alone_are_its_quantity():
    built = {"Module lot": "lot_number", "Modules built": None, "Cells scrapped": None}
    assert quantities(table(built, ("PM-8817", "300", "360"))) == {"output_quantity": "300"}


def test_a_caption_drawn_into_the_cell_of_a_lot_is_left_out():
    text = "PRODUCTION RECORD\n\nOutput lot          Output kg\nSL-0822-A           29,440.5\nPosa: 7.850 kg\n"
    tables = find_tables(document_of(text, "production_record"))
    assert {f.value for f in repeated_fields("0" * 64, tables, "production_record")} == {"SL-0822-A"}


@pytest.mark.parametrize(("heading", "kind"), [("Modules", "lot_number"), ("Modules built", None), ("Hang tag", None)])
def test_words_that_head_lots_only_alone(heading: str, kind: str | None):
    assert column_kind(heading) == kind


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Cell lot     Cells     Module lot     Modules built\n", True),
        ("Input lot    Input kg      Output lot     Output kg\n", True),
        ("Lot no       Quantity      Net weight     Packages\n", False),
    ],
)
def test_a_paper_of_both_sides(text: str, both: bool):
    assert names_both_sides(segments_of(page_of(text))) is both


@pytest.mark.parametrize(("text", "months"), [("2026 / 03", ["2026-03-01"]), ("2026/03/11", []), ("2026/13", [])])
def test_a_month_behind_its_year(text: str, months: list[str]):
    assert [m.first.isoformat() for m in find_months(text)] == months


def test_a_period_that_runs_on_behind_its_first_day():
    text = "PRODUCTION RECORD\n\nHeap No.: H-21/25     From 09-12-2025 to 21-12-2025\n"
    assert values(text, "production_record")["period_end"] == "2025-12-21"


HOURS = """
PAYROLL REGISTER

Emp ID    {hours}      {overtime}      Net Pay
2001       80.00        11.50       1,324.14
2004       80.00         6.25       1,221.21
Totals    160.00        17.75       2,545.35
"""


@pytest.mark.parametrize(
    ("hours", "overtime", "given"),
    [("Reg Hrs", "OT Hrs", None), ("Hours", "Tax   ", "160"), ("Iststunden", "Sollstunden", "160")],
)
def test_regular_hours_beside_overtime_are_not_all(hours: str, overtime: str, given: str | None):
    text = HOURS.format(hours=hours, overtime=overtime)
    assert values(text, "labor_record").get("hours_worked") == given


def test_a_count_of_people_is_no_pay():
    rows = "Prensa           12          2.304,5\nPátio             9          1.719,5\n"
    rows += "TOTAL            21          4.024,0"
    found = values(f"MAPA DE PONTO\n\nSetor        Empregados    Horas normais\n{rows}", "labor_record", ("pt",))
    assert found["workers"] == "21"
    assert "wages_total" not in found


def test_two_captions_in_one_line():
    text = "INFORME DE ZAFRA\n\nLote de caña: C-0214 Lote de azúcar: AZ-0214\n"
    found = values(text, "production_record", ("es",))
    assert (found["input_lot"], found["output_lot"]) == ("C-0214", "AZ-0214")


def test_billets_become_profiles_and_quantities_are_no_lots():
    headings = {"Billet heat no.": "lot_number", "Profile lot no.": "lot_number"}
    lots = table(headings, ("PB-11870", "SPL/A1"), ("PB-11904", "SPL/A2"))
    shifted = table(headings, ("1,980", "SPL/A1"), ("2,040", "SPL/A2"))
    found = [[(f.name, f.value) for f in repeated_fields("0", [t], "production_record")] for t in (lots, shifted)]
    assert {("input_lot", "PB-11870"), ("output_lot", "SPL/A1")} <= set(found[0])
    assert found[1] == [("output_lot", "SPL/A1"), ("output_lot", "SPL/A2")]


def test_a_heading_of_weights_may_be_a_side_alone():
    assert (column_kind("IN KG"), column_kind("OUT KG")) == ("input_quantity", "output_quantity")
    assert (column_kind("(lb)"), column_kind("(new)")) == ("quantity", None)
    assert (column_kind("Billet wt. (kg)"), column_kind("Billet no.")) == ("quantity", None)
