"""What went in and what came out, told by the materials, by stations that hand on a lot, and by tonnes."""

from __future__ import annotations

import pytest

from extractors.tables import find_tables
from extractors.tables.material_stages import sides_by_material
from tests.extractors.text_pages import document_of, values


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cell lot", "Module lot"),
        ("Warp yarn lot", "Roll lot"),
        ("Lote de tela", "Lote de corte"),
        ("Rohwarenpartie", "Fertigpartie"),
        ("坯布批号", "成品批号"),
        ("Compound lot", "Glove lot"),
        ("Lô bông sử dụng", "Số lô sợi"),
        ("Modules", "Lint"),
    ],
)
def test_the_earlier_material_went_in(first: str, second: str):
    assert sides_by_material([first, second]) == ("input", "output")
    assert sides_by_material([second, first]) == ("output", "input")


@pytest.mark.parametrize(
    "texts",
    [
        ["Yarn lot", "Warp lot"],  # one stage
        ["Bale lot", "Yarn lot", "Fabric lot"],  # three
        ["Cotton lot", "Glove lot"],  # two chains
        ["Batch no.", "Shift"],
    ],
)
def test_materials_that_decide_nothing(texts: list[str]):
    assert set(sides_by_material(texts)) == {None}


def test_a_by_product_is_of_no_stage():
    assert sides_by_material(["Seed cotton", "Lint", "Cotton seed"]) == ("input", "output", None)


DIPPED = """
DIPPING LINE SHIFT LOG

Glove lot: G26C19-12N
Compound lot: NBL-0318-4
Gloves stripped (pcs): 612,400
Rejects (pcs): 4,180
"""


def test_labels_that_name_materials_alone():
    found = values(DIPPED, "production_record")
    assert (found["input_lot"], found["output_lot"], found["output_quantity"]) == ("NBL-0318-4", "G26C19-12N", "612400")


def test_the_end_of_spinning_is_no_quantity_that_tells_a_side():
    text = "YARN LOT SHEET\n\nYarn Lot #          ICS-2217\nSpinning finished   19/12/2025\n"
    assert "input_lot" not in values(text, "production_record")


WOVEN = """
BEAM CARD

Yarn lot          Yarn kg       Roll lot      Metres
Y26-410W           812.40       KR-3301/1      4,105
Y26-417W           806.10       KR-3302/1      4,080
Total            1,618.50                      8,185
"""


def test_two_lists_of_lots_side_by_side():
    found = values(WOVEN, "production_record")
    assert found["input_lot"] == ["Y26-410W", "Y26-417W"]
    assert found["output_lot"] == ["KR-3301/1", "KR-3302/1"]
    assert (found["input_quantity"], found["output_quantity"]) == ("1618.5", "8185")


def test_other_papers_take_no_side_by_material():
    assert "input" not in {table.side for table in find_tables(document_of(WOVEN, "packing_list"))}


def test_a_batch_without_a_material_came_of_the_input():
    text = "CHARGENPROTOKOLL\n\nCharge: BK-2604-118\nRohstoffcharge: PS-WK-0331\n"
    found = values(text, "production_record")
    assert (found["input_lot"], found["output_lot"]) == ("PS-WK-0331", "BK-2604-118")


STATIONS = """
LAUFKARTE

Pos   Arbeitsgang      Datum         Eingang (m)    Ausgang (m)
10    Sengen           02.03.2026      5.240,0        5.238,5
20    Färben           04.03.2026      {got}        5.226,0
30    Warenschau       06.03.2026      5.226,0        5.161,5
"""


@pytest.mark.parametrize("got", ["5.238,5", "5.230,0"])
def test_a_lot_that_wanders_is_not_added_up(got: str):
    found = values(STATIONS.format(got=got), "production_record")
    assert (found["input_quantity"], found["output_quantity"]) == ("5240", "5161.5")


def test_stations_that_get_more_than_was_given_tell_nothing():
    found = values(STATIONS.format(got="7.238,5"), "production_record")
    assert not {"input_quantity", "output_quantity"} & set(found)


DAYS = """
PRODUCTION RECORD

Date           Input (kg)     Output (kg)
02.03.2026       5,240.5        5,100.5
03.03.2026       4,100.0        4,000.0
"""


def test_days_are_added_up():
    assert values(DAYS, "production_record")["input_quantity"] == "9340.5"


TONNES = """
INFORME DIARIO DE PRODUCCION

Caña molida ({unit}): 845,620
Azúcar producida ({unit}): 412,350
"""


def test_three_places_of_tonnes_are_kilograms():
    assert values(TONNES.format(unit="t"), "production_record", ("es",))["input_quantity"] == "845.62"


def test_of_kilograms_they_stay_open():
    assert values(TONNES.format(unit="kg"), "production_record", ("es",)).get("input_quantity") is None


@pytest.mark.parametrize(("title", "given"), [("DAILY PROCESS REPORT", True), ("PROCESS REPORT", False)])
def test_the_date_of_a_daily_report_is_the_day_of_the_work(title: str, given: bool):
    text = f"{title}\n\nDate: 16.06.2026\nFFB batch: FFB-2606-06\n"
    assert (values(text, "production_record").get("period_start") == "2026-06-16") is given
