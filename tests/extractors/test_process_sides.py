"""Which side of a process tables and labels of a production record name, and where nothing may be concluded."""

from __future__ import annotations

import pytest

from extractors.tables import find_tables
from tests.extractors.text_pages import document_of, values

HEAD = "KINTA GLOVE INDUSTRIES SDN. BHD.\n\nBATCH RECORD\n\n"
RAW = """
Material                 Supplier lot        Quantity       Unit
NBR latex                SPL-99120           8,460          kg
NBR latex                SPL-99124           3,115          kg
"""
MADE = """
Product                  Lot No              Quantity       Unit
Gloves size M            KG-311-L4           1,944,000      pcs
"""


def sides(text: str, kind: str = "production_record") -> list[str | None]:
    return [table.side for table in find_tables(document_of(text, kind))]


@pytest.mark.parametrize("caption", ["1. Raw materials", "Input", "II) Materials consumed"])
def test_a_numbered_caption_names_the_side(caption: str):
    assert sides(f"{HEAD}{caption}{RAW}")[:1] == ["input"]


def test_the_heading_of_the_goods_names_the_side():
    table = "Produit fini        N° de lot      Quantité (kg)\nConcentré           CCB-1188       22 480\n"
    text = f"FICHE DE FABRICATION\n\n\n{table}"
    assert sides(text) == ["output"]


def test_the_second_table_of_lots_is_the_other_side():
    assert sides(f"{HEAD}1. Raw materials{RAW}\n\n2. Lots{MADE}") == ["input", "output"]


def test_against_the_order_of_a_process_nothing_is_concluded():
    assert sides(f"{HEAD}1. Finished goods{RAW}\n\n2. Lots{MADE}") == ["output", None]


def test_two_tables_that_say_nothing_stay_open():
    assert sides(f"{HEAD}First{RAW}\n\nSecond{MADE}") == [None, None]


def test_other_papers_have_no_partner():
    assert sides(f"{HEAD}1. Raw materials{RAW}\n\n2. Lots{MADE}", "packing_list")[1] is None


def test_labels_name_the_side_of_lots_and_quantities_in_any_words():
    text = """
BOYAHANE PARTİ KARTI

Ham örgü giren parti no      HK-772
Ham örgü giren kg            3.480,6
Boyalı çıkan parti no        PB-40417-N
Boyalı çıkan kg              3.297,2
"""
    found = values(text, "production_record", ("tr",))
    assert found["input_lot"] == "HK-772"
    assert found["output_lot"] == "PB-40417-N"
    assert found["input_quantity"] == "3480.6"
    assert found["output_quantity"] == "3297.2"


def test_chinese_labels_with_the_material_between():
    found = values("投入晶棒批号：RB-0129\n产出硅片数量：105,300 片\n", "production_record", ("zh",))
    assert found["input_lot"] == "RB-0129"
    assert found["output_quantity"] == "105300"


@pytest.mark.parametrize("line", ["Materials issued by:   4471", "Input:   Lot 12 of 14", "Date completed:   7"])
def test_words_of_a_side_without_lot_or_quantity_are_no_label(line: str):
    found = values(f"BATCH RECORD\n\n{line}\n", "production_record")
    assert not {"input_quantity", "output_quantity", "input_lot", "output_lot"} & found.keys()
