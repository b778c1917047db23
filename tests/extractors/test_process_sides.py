"""Which side of a process tables and labels of a production record name, and where nothing may be concluded."""

from __future__ import annotations

import pytest

from extractors.tables import find_tables
from extractors.tables.columns import column_kind, direction_of
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


def test_a_number_inside_a_lot_is_no_quantity():
    found = values("LOT CARD\n\nGrey fabric produced: lot GF-219, 18,250 m\n", "production_record")
    assert found.get("output_quantity") != "219"


def test_may_is_a_month_in_a_date():
    text = "NOTICE OF EXCLUSION\n\nEntry Number              BSO-1180442-7\nDate of importation       May 14, 2026\n"
    assert values(text, "exclusion_notice")["import_date"] == "2026-05-14"


def test_a_harbour_may_begin_with_its_word():
    text = "CERTIFICATE OF ORIGIN\n\nPort of loading           Port Klang\nPort of discharge         Tacoma\n"
    assert values(text, "certificate_of_origin_other")["port_of_lading"] == "Port Klang"


def test_a_date_behind_a_number_is_not_that_of_the_signature():
    text = "CERTIFICATE OF ORIGIN\n\nInvoice No. and date      KGI-26-0418 dated 18 Apr 2026\n\nDate: 20 Apr 2026\n"
    assert values(text, "certificate_of_origin_other")["signature_date"] == "2026-04-20"


def test_bales_go_by_their_permanent_identification():
    rows = "\n".join(f"{55120 + i}          8046118{55120 + i:05d}        {488 + i}" for i in range(4))
    text = f"BALE LIST\n\nGin Bale #     Permanent Bale ID    Net Wt (lb)\n{rows}\n"
    assert values(text, "bale_list")["bale_number"] == [f"8046118{55120 + i:05d}" for i in range(4)]


def test_bales_without_it_go_by_the_gins_number():
    rows = "\n".join(f"{55120 + i}          31-1        {488 + i}" for i in range(4))
    text = f"BALE LIST\n\nGin Bale #     Color       Net Wt (lb)\n{rows}\n"
    assert values(text, "bale_list")["bale_number"] == [str(55120 + i) for i in range(4)]


def test_beside_a_process_in_a_row_of_headings_stands_the_next_heading():
    text = """
PARTE DE FABRICACIÓN

N.º de parte   Fecha inicio   Fecha fin     Proceso                      Línea
PF-2291        03/09/2026     05/09/2026    Envasado y esterilización    L2
"""
    assert values(text, "production_record", ("es",))["process"] == "Envasado y esterilización"


def test_the_number_of_the_next_box_is_no_value():
    boxes = "6.Marks and numbers    7.Number and kind of packages    9.Quantity    10.Number of invoices"
    text = f"CERTIFICATE OF ORIGIN\n\n{boxes}\n"
    assert not {"marks_and_numbers", "packages", "quantity"} & values(text, "certificate_of_origin_other").keys()


BESIDE = """
Lote        Materia             Kg            Lote        Producto              Kg
MP-2319     Tomate industria    184.300       CV-8814     Concentrado 28-30     24.180
MP-2320     Tomate industria    141.620       CV-8815     Concentrado 28-30     18.570
MP-2321     Tomate industria     96.080
Total                           422.000                                         42.750
"""
BAND = "ENTRADAS                                      SALIDAS"


def test_two_lists_under_one_row_of_headings_are_read_apart():
    text = f"CONSERVAS DEL GUADIANA\nBadajoz, España\n\nPARTE DE PRODUCCIÓN\n\n{BAND}{BESIDE}"
    found = values(text, "production_record", ("es",))
    assert found["input_lot"] == ["MP-2319", "MP-2320", "MP-2321"]
    assert found["output_lot"] == ["CV-8814", "CV-8815"]
    assert (found["input_quantity"], found["output_quantity"]) == ("422000", "42750")


def test_two_lists_that_name_no_side_stay_open():
    found = values(f"CONSERVAS DEL GUADIANA\n\nPARTE DE PRODUCCIÓN\n\n{BESIDE}", "production_record", ("es",))
    assert not {"input_lot", "output_lot", "input_quantity", "output_quantity"} & found.keys()


def test_two_columns_of_lots_with_one_quantity_are_one_list():
    rows = "Y-771        GF-219        4,000\nY-774        GF-220        3,100\n"
    text = f"PRODUCTION RECORD\n\nYarn lot     Fabric lot    Net kg\n{rows}"
    assert len(find_tables(document_of(text, "production_record"))) == 1


@pytest.mark.parametrize(
    ("heading", "side"), [("Bundle lot in", "input"), ("Garment lot out", "output"), ("Lot in storage", None)]
)
def test_in_and_out_name_a_side_where_they_close_a_heading(heading: str, side: str | None):
    assert direction_of(heading) == side


@pytest.mark.parametrize(("heading", "kind"), [("Lô sợi", "lot_number"), ("Lote de cosecha", "lot_number")])
def test_lots_by_the_word_that_opens_their_heading(heading: str, kind: str):
    assert column_kind(heading) == kind


@pytest.mark.parametrize("heading", ["Lot size", "Lot weight kg", "Lô số lượng"])
def test_what_is_measured_of_lots_is_no_lot(heading: str):
    assert column_kind(heading) != "lot_number"


def test_figures_of_two_columns_prove_no_decimal_sign():
    text = """
FOLHA DE COLHEITA

Data          Lote       Reboques    Peso (kg)
12/08/2026    VF-0812    4           98.740
13/08/2026    VF-0813    5           121.300
              Total      9           220.040
"""
    assert values(text, "production_record", ("pt",))["output_quantity"] == "220040"


SECTIONS = """
Kalem            Lot           Miktar       Birim
{first}
Yaş domates      YD-0824       212.400      kg
Yaş domates      YD-0825       188.750      kg
{second}
Salça            KO-26-611      66.180      kg
"""


def sections(first: str, second: str) -> dict[str, object]:
    text = f"KARACABEY OVA\n\nÜRETİM FORMU\n{SECTIONS.format(first=first, second=second)}"
    return values(text, "production_record", ("tr",))


def test_captions_between_the_rows_part_a_table():
    found = sections("Giren", "Çıkan")
    assert (found["input_lot"], found["output_lot"]) == (["YD-0824", "YD-0825"], "KO-26-611")
    assert (found["input_quantity"], found["output_quantity"]) == ("401150", "66180")


def test_captions_that_name_no_side_part_nothing():
    assert not {"input_lot", "output_lot", "input_quantity"} & sections("Sabah", "Akşam").keys()


COLUMN = """
Process        Input lot     Input kg     Output lot     Output kg
Ring spinning  XJ-118        24,600       SL-08          19,926
{second}  US-332        11,250       SL-09           9,225
"""


@pytest.mark.parametrize(("second", "process"), [("Ring spinning", "Ring spinning"), ("Rotor spin   ", None)])
def test_the_one_process_of_a_column(second: str, process: str | None):
    found = values(f"{HEAD}{COLUMN.format(second=second)}", "production_record")
    assert found.get("process") == process
