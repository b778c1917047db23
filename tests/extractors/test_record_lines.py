"""Records whose lines are stations, days or goods: what belongs to the paper as a whole, and what to a line alone."""

from __future__ import annotations

import pytest

from extractors.origins import read_place
from extractors.parties.company_names import form_end, split_name
from tests.extractors.text_pages import read, values

MILL = "GOMTI SPINNING MILLS LTD\n\nLOT TRAVELLER CARD\n\n"
STATIONS = """
Department     Issued (Kgs)     Produced (Kgs)     Waste (Kgs)
Blow Room      12,480.000       12,110.000         370.000
Carding        12,110.000       11,440.000         670.000
Ring Frame     11,440.000       11,395.000         45.000
"""
BELOW = "Cotton issued  12,480.000 Kgs.  Yarn packed:       in 156 bags\n"


@pytest.mark.parametrize("below", ["", BELOW])
def test_of_stations_that_hand_on_what_they_made_the_ends_count(below: str):
    found = values(MILL + STATIONS + below, "production_record")
    assert (found["input_quantity"], found["output_quantity"]) == ("12480", "11395")


LOTS = """
Step         Input lot      Input qty (pcs)     Output lot     Output qty (pcs)
Slicing      IG-118         1                   {first}         52,480
Cell         WF-44          52,100              CL-09          51,906
Module       CL-09          51,840              MD-02          360
"""


def test_a_lot_handed_on_is_not_counted_at_every_station():
    found = values(f"SUNHILL SOLAR LTD\n\nLOT TRAVELLER\n\n{LOTS.format(first='WF-44')}", "production_record")
    assert (found["input_quantity"], found["output_quantity"]) == ("1", "360")


def test_lots_of_their_own_are_added_up():
    found = values(f"SUNHILL SOLAR LTD\n\nLOT TRAVELLER\n\n{LOTS.format(first='WF-43')}", "production_record")
    assert found["input_quantity"] == "103941"


DAYS = """
Operation    Lot            Quantity (pcs)     Scrap (pcs)     Start               Finish
Slicing      IG-118         5,200              12              2025-10-28          {first}
Cell         WF-44          5,188              20              2025-11-01          2025-11-04
Module       CL-09          5,168              31              2025-11-06          2025-11-07
"""


@pytest.mark.parametrize(("first", "end"), [("2025-10-29", "2025-11-07"), ("pending", None)])
def test_a_record_lasts_from_its_first_start_to_its_last_finish(first: str, end: str | None):
    text = f"SUNHILL SOLAR LTD\n\nPRODUCTION RECORD\n\n{DAYS.format(first=first)}"
    found = values(text, "production_record")
    assert (found["period_start"], found.get("period_end")) == ("2025-10-28", end)


PARTS = """
BILL OF MATERIALS

Component          Supplier           Country of origin     Consumption     Unit
Single jersey      Rib Mills          Portugal              0.28            kg
Main label         Label Union        {other}                 1               pc
"""


@pytest.mark.parametrize(("other", "country"), [("China   ", None), ("Portugal", "PT")])
def test_goods_of_several_countries_have_no_country_together(other: str, country: str | None):
    assert values(PARTS.format(other=other), "bill_of_materials").get("country_of_origin") == country


def test_each_component_has_its_own_origin():
    found = read(PARTS.format(other="China   "), "bill_of_materials")
    assert [(o.subject, o.country) for o in found.origins] == [("Single jersey", "PT"), ("Main label", "CN")]


@pytest.mark.parametrize(
    ("place", "country", "region"),
    [("China (Zhejiang)", "CN", "Zhejiang"), ("中国浙江", "CN", "浙江"), ("Zhejiang, China", "CN", "Zhejiang")],
)
def test_a_country_may_stand_before_its_region(place: str, country: str, region: str):
    assert read_place(place) == (country, region)


def test_the_country_of_one_material_is_not_that_of_what_an_affidavit_is_about():
    text = "AFFIDAVIT\n\nThe raw cotton in lot MX-14 was grown in Texas, United States of America.\n"
    found = read(text, "affidavit")
    assert [o.country for o in found.origins] == ["US"]
    assert "country_of_origin" not in {f.name for f in found.fields}


@pytest.mark.parametrize(("source", "total"), [("ocr", "38209"), ("text", "38.209")])
def test_a_rule_read_as_a_digit_decides_no_decimal_sign(source: str, total: str):
    text = "WAGE REGISTER\n\nRate  14,5601\n\nTotal wages paid:   38,209\n"
    assert values(text, "labor_record", source=source)["wages_total"] == total


def test_captions_of_the_next_boxes_end_the_row_of_figures():
    text = """
COTTON GIN LTD

GIN PRODUCTION RECORD

Input (lb)              Output (lb)       Waste (lb)
21,840                  7,392             11,520
Bales                   First PBI         Last PBI
15                      514880031207      514880031221
"""
    found = values(text, "production_record")
    assert (found["input_quantity"], found["output_quantity"]) == ("21840", "7392")


@pytest.mark.parametrize(
    ("caption", "field"),
    [("Mixing Lot (Input)", "input_lot"), ("Batch No. (Output)", "output_lot"), ("Batch No. (New)", "lot_number")],
)
def test_a_side_in_brackets_is_one(caption: str, field: str):
    assert values(f"{MILL}{caption}       MIX-C-144\n", "production_record")[field] == "MIX-C-144"


@pytest.mark.parametrize(("below", "quantity"), [("", "9842"), ("10,115                 08 NOV 2025\n", None)])
def test_a_caption_over_one_figure_heads_a_box_and_over_more_a_column(below: str, quantity: str | None):
    boxes = "COMPOUND USED (KG)     MIXED ON\n9,842                  07 NOV 2025\n"
    text = f"KINTA GLOVES SDN BHD\n\nBATCH RECORD\n\n{boxes}{below}"
    assert values(text, "production_record").get("input_quantity") == quantity


@pytest.mark.parametrize(
    ("name", "closed"), [("IN KG", False), ("Yarn KG", False), ("Hempel KG", True), ("Garn Müller KG", True)]
)
def test_a_unit_is_no_legal_form_behind_a_word_of_headings(name: str, closed: bool):
    assert (form_end(name) is not None) == closed


@pytest.mark.parametrize(
    ("line", "country"), [("FM 1729, Ralls, Highway 62", None), ("DK-2100 København", "DK"), ("DE 28217 Bremen", "DE")]
)
def test_a_road_is_no_country(line: str, country: str | None):
    text = f"PRODUCTION RECORD\n\nProducer:   Caddo Cooperative Gin Inc.\n            {line}\n\nLot:   CF-118\n"
    assert read(text, "production_record").parties[0].country == country


@pytest.mark.parametrize(("caption", "field"), [("Work order", None), ("Order no", "WO-251103")])
def test_the_order_to_make_is_none_to_buy(caption: str, field: str | None):
    found = values(f"{MILL}{caption}:   WO-251103\n", "production_record")
    assert found.get("purchase_order_number") == field


@pytest.mark.parametrize(("text", "process"), [("nt", None), ("CMT", "CMT"), ("织造", "织造")])
def test_the_end_of_a_broken_word_is_no_process(text: str, process: str | None):
    assert values(f"{MILL}Process:   {text}\n", "production_record").get("process") == process


@pytest.mark.parametrize(("label", "lot"), [("Lot No.", "JB-41"), ("Lot", None)])
def test_a_number_behind_its_label_stands_in_a_line_of_others(label: str, lot: str | None):
    text = f"BALE LIST\n\nMemo No. 118 {label} JB-41 Date 04-12-2025 Quality: MCU-5\n"
    assert values(text, "bale_list").get("lot_number") == lot


def test_a_chinese_caption_needs_no_stroke_before_its_english_one():
    text = "海宁天针织厂\n\n工艺流程卡\n\n投坯重量 Input weight        520.0 KG\n"
    assert values(text, "production_record", ("zh",))["input_quantity"] == "520"


def test_a_box_may_be_lettered():
    text = "ENTRY SUMMARY\n\n29A. HTSUS No.       33A. Rate\n6109.10.0040         16.5%\n"
    assert values(text, "entry_summary").get("hs_code") == "6109.10.0040"


@pytest.mark.parametrize(
    ("line", "name"),
    [("CADDO COOPERATIVE GIN — BALE RECAP", "CADDO COOPERATIVE GIN"), ("Smith — Weavers Ltd", "Smith — Weavers Ltd")],
)
def test_a_title_behind_a_dash_is_no_part_of_a_name(line: str, name: str):
    assert split_name(line)[0] == name


def test_a_letterhead_may_share_its_line_with_the_title():
    text = "CADDO COOPERATIVE GIN — BALE LIST\nFM 1729, Ralls, Texas 79357\n\nLot: CF-118\n"
    assert [p.name for p in read(text, "bale_list").parties] == ["CADDO COOPERATIVE GIN"]


@pytest.mark.parametrize(
    ("sentence", "parent"),
    [
        ("A Tinturaria Vale, Lda. é detida a 100 % pela Grupo Penha, SGPS, S.A.", "Grupo Penha, SGPS, S.A."),
        ("The holding company of the Mill is Velan Holdings Limited.", "Velan Holdings Limited"),
        ("La société mère de la Filature Aubert SAS est la société Groupe Lanoy SA.", "Groupe Lanoy SA"),
        ("Muttergesellschaft der Weberei Ott GmbH ist die Nordtex AG.", "Nordtex AG"),
        ("The Mill, whose ultimate holding company is Rengas Plantations Berhad.", "Rengas Plantations Berhad"),
        ("The mill is run by Velan Holdings Limited.", None),
    ],
)
def test_whose_daughter_a_company_is(sentence: str, parent: str | None):
    found = read(f"DECLARATION\n\n{sentence}\n", "affidavit")
    names = [p.name.rstrip(".") for p in found.parties if p.role == "parent_company"]
    assert names == ([parent.rstrip(".")] if parent else [])


@pytest.mark.parametrize("office", ["General Manager (Commercial)", "Vice President Operations"])
def test_an_office_may_have_its_field_in_brackets(office: str):
    text = (
        f"AFFIDAVIT\n\nI, Karan Mehta, being duly sworn, say:\n\nI am the {office} of Velan Spinners Ltd., Palladam.\n"
    )
    assert [p.name for p in read(text, "affidavit").parties if p.role == "affiant"] == ["Velan Spinners Ltd."]


def test_a_notice_is_addressed_to_the_importer():
    head = "U.S. CUSTOMS AND BORDER PROTECTION\n\nNOTICE OF EXCLUSION\n\n"
    text = f"{head}To: Harbor Outfitters, Inc.\n\nEntry 4KX-2210937-8\n"
    assert [p.name for p in read(text, "exclusion_notice").parties] == ["Harbor Outfitters, Inc."]


def test_goods_are_consigned_from_their_seller():
    text = "CERTIFICATE OF ORIGIN FORM A\n\n1. Goods consigned from\nCrest Apparels Ltd.\nGazipur, Bangladesh\n"
    found = read(text, "certificate_of_origin_other").parties
    assert [(p.role, p.name) for p in found] == [("seller", "Crest Apparels Ltd.")]


def test_two_places_of_one_country_are_one_origin():
    sentence = "All fruit was harvested at Ladang Rengas and Ladang Tebrau, Johor, Malaysia."
    found = read(f"STATUTORY DECLARATION\n\n{sentence}\n", "affidavit").origins
    assert [(o.country, o.region) for o in found] == [("MY", "Ladang Rengas and Ladang Tebrau, Johor")]


def test_french_goods_are_originaires():
    text = "ATTESTATION\n\nLes fèves de cacao du lot CS-22 sont originaires de Côte d’Ivoire, et ont été séchées.\n"
    assert [o.country for o in read(text, "affidavit", ("fr",)).origins] == ["CI"]


@pytest.mark.parametrize(
    ("text", "language", "company"),
    [
        ("本人谨代表公司郑重声明：\n一、原料产自德国。\n二、母公司为晶澜控股集团有限公司。", "zh", None),
        ("Ben, aşağıda imzası bulunan Mehmet Ünsal, Yeşil Fide A.Ş. adına beyan ederim.", "tr", "Yeşil Fide A.Ş."),
    ],
)  # fmt: skip
def test_a_company_is_no_sentence(text: str, language: str, company: str | None):
    below_the_head = "\n" * 20
    found = read(f"AFFIDAVIT{below_the_head}{text}\n", "affidavit", (language,)).parties
    assert [p.name for p in found if p.role == "affiant"] == ([company] if company else [])


def test_a_contract_is_between_companies():
    assert split_name("Between TONLE GARMENT CO., LTD. (the Employer)")[0] == "TONLE GARMENT CO., LTD."


def test_a_caption_in_two_languages_may_name_its_side_in_one():
    text = """
晶澜材料有限公司

生产流转单

多晶硅批号 Polysilicon lot (input)      PS-2509-A31      投料量 Charge (kg)      782.5
晶棒编号 Ingot lot (output)             IG-118-2510      出棒量 Output (kg)      741.2
"""
    found = values(text, "production_record", ("zh",))
    assert (found["input_lot"], found["output_lot"]) == ("PS-2509-A31", "IG-118-2510")
    assert (found["input_quantity"], found["output_quantity"]) == ("782.5", "741.2")
    assert "lot_number" not in found
