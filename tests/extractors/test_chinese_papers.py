"""Chinese papers: sworn texts in sentences, invoices with tax, lists of steps, names of persons, places."""

from __future__ import annotations

import pytest

from extractors.extract.signing_words import is_person
from extractors.origins import find_origins
from extractors.parties import find_parties
from tests.extractors.text_pages import document_of, values

SWORN = """
声明书

我公司，山东德润棉业有限公司，地址：山东省济南市经十路100号，郑重声明：
{said}
生产过程中未使用强迫劳动。
"""


def _sworn(said: str) -> dict[str, object]:
    return values(SWORN.format(said=said), "affidavit", ("zh",))


@pytest.mark.parametrize(
    ("said", "field", "number"),
    [
        ("发票26322000000123456789项下的皮棉，批号已列明。", "invoice_number", "26322000000123456789"),
        ("发票号QR26-0322项下出口的冷冻鳕鱼片。", "invoice_number", "QR26-0322"),
        ("订单PO-MF-4471项下的球阀。", "purchase_order_number", "PO-MF-4471"),
        ("所用铜棒由宁波金田铜业有限公司供应，批次号T2601-55，质量合格。", "lot_number", "T2601-55"),
        ("原料批次为HK-260401，均已检验。", "lot_number", "HK-260401"),
        ("所用鳕鱼在烟台加工，生产批号\nHR2603-18。", "lot_number", "HR2603-18"),
    ],
)
def test_a_sworn_text_names_its_numbers(said: str, field: str, number: str) -> None:
    assert _sworn(said).get(field) == number


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("发票2026年4月12日开具。", "invoice_number"),
        ("发票3份，订单2份。", "invoice_number"),
        ("发票26322000\n000123456789项下的皮棉。", "invoice_number"),  # broken by the end of its line
        ("本批货物与批号DR-2604-07无关。", "lot_number"),
        ("不包括批号DR-2604-07，特此说明。", "lot_number"),
        ("发票QR26-0322已作废。", "invoice_number"),
        ("发票ABC项下的皮棉。", "invoice_number"),
        ("我司计划下达订单PO-9981A。", "purchase_order_number"),
        ("发票123456.78美元已付。", "invoice_number"),
    ],
)
def test_no_number_is_made_of_a_date_a_count_or_a_part(said: str, field: str) -> None:
    assert field not in _sworn(said)


@pytest.mark.parametrize(
    "stated",
    [
        "我公司，山东德润棉业有限公司，地址：山东省济南市经十路100号，郑重声明：",
        "我司山东德润棉业有限公司（住所地：山东省济南市经十路100号）特此声明：",
    ],
)
def test_the_address_of_who_declares_stands_in_the_sentence(stated: str) -> None:
    party = find_parties(document_of(f"声明书\n\n{stated}\n本批皮棉产自美国。\n", "affidavit"))[0]
    assert (party.role, party.address, party.country) == ("affiant", "山东省济南市经十路100号", "CN")


def test_what_follows_a_name_is_not_always_its_address() -> None:
    text = "声明书\n\n我公司，山东德润棉业有限公司，地址：见营业执照复印件，郑重声明：\n本批皮棉产自美国。\n"
    assert find_parties(document_of(text, "affidavit"))[0].address == ""


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("销售给南通海澜纺织有限公司的皮棉120.5吨，产自美国得克萨斯州。", ("皮棉", "US", "得克萨斯州")),
        ("其原料鳕鱼捕捞于美国阿拉斯加海域。", ("原料鳕鱼", "US", "")),
        ("所用铜棒由宁波金田铜业有限公司供应，批次号T2601-55，产地为中国浙江宁波。", ("所用铜棒", "CN", "浙江宁波")),
        ("上述货物的原产地为越南。", ("上述货物", "VN", "")),
    ],
)
def test_a_sentence_says_the_origin(said: str, origin: tuple[str, str, str]) -> None:
    found = find_origins(document_of(f"声明书\n\n我公司声明：\n{said}\n", "affidavit"))
    assert origin in [(o.subject, o.country, o.region) for o in found]


@pytest.mark.parametrize(
    "said", ["上述货物的产地不是中国。", "棉花120吨，非产自中国新疆。", "产地为印度洋海域的金枪鱼。"]
)
def test_an_origin_denied_or_of_no_country_is_none(said: str) -> None:
    assert not find_origins(document_of(f"声明书\n\n我公司声明：\n{said}\n", "affidavit"))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("原产地 COUNTRY OF ORIGIN: 中国 CHINA", ("CN", "")),
        ("产地：山东夏津", ("CN", "山东夏津")),
        ("产地：江苏和山东", None),
        ("原产国：美国/巴西", None),
    ],
)
def test_a_caption_and_a_place_in_two_scripts(line: str, place: tuple[str, str] | None) -> None:
    found = [(o.country, o.region) for o in find_origins(document_of(f"皮棉码单\n\n{line}\n", "bale_list"))]
    assert found == ([place] if place else [])


VAT = """
电子发票（增值税专用发票）

合计：1746697.25
税额：{tax}
价税合计：1903900.00
"""


def test_the_sums_before_the_tax_are_the_subtotal() -> None:
    found = values(VAT.format(tax="157202.75"), "commercial_invoice", ("zh",))
    assert (found["subtotal"], found["tax"], found["total"]) == ("1746697.25", "157202.75", "1903900")


def test_sums_that_the_tax_does_not_join_make_no_subtotal() -> None:
    assert "subtotal" not in values(VAT.format(tax="157200.00"), "commercial_invoice", ("zh",))


CARD = """
生产工艺流转卡

工序        机台        开始时间        结束时间        操作工
前处理      J-03        2026-04-15      2026-04-15      王勇
{step}      G-22        2026-04-15      2026-04-16      徐涛
"""


def test_the_first_of_several_steps_is_not_the_papers() -> None:
    found = values(CARD.format(step="染色整"), "production_record", ("zh",))
    assert "process" not in found
    assert found.get("period_end") != "2026-04-15"


def test_captions_over_their_values_are_no_list_of_steps() -> None:
    form = "生产记录\n\n工序        机台        班次        操作工\n染色        J-03        甲班        王勇\n"
    assert values(form, "production_record", ("zh",)).get("process") == "染色"


@pytest.mark.parametrize(
    ("text", "person"),
    [("王勇", True), ("欧阳明", True), ("阿不都拉", True), ("类型", False), ("经营范围", False), ("Ana Ruiz", True)],
)
def test_a_chinese_name_opens_with_a_surname(text: str, person: bool) -> None:
    assert is_person(text) is person


def test_the_number_of_the_transfer_goes_before_that_of_the_receipt() -> None:
    text = "电子回单\n\n回单编号：26110000012\n交易流水号：2605081234567\n金额：1,903,900.00\n"
    assert values(text, "payment_proof", ("zh",))["payment_reference"] == "2605081234567"
    alone = text.replace("交易流水号：2605081234567\n", "")
    assert values(alone, "payment_proof", ("zh",))["payment_reference"] == "26110000012"


def test_a_tare_is_no_quantity_and_half_a_list_no_sum() -> None:
    rows = "包号      毛重(kg)  皮重(kg)  净重(kg)  包号      净重(kg)\n"
    rows += "B001      229.1     1.2       227.9     B003      226.4\n"
    rows += "B002      228.0     1.2       226.8     B004      227.7\n"
    found = values(f"皮棉码单\n\n{rows}", "bale_list", ("zh",))
    assert not found.keys() & {"quantity", "gross_weight"}


def test_a_declaration_names_the_exporter_as_the_producer_too() -> None:
    text = "出口货物报关单\n\n境内发货人：宁波明锐塑业有限公司\n"
    text += "生产销售单位：宁波明锐塑业有限公司\n境外收货人：GREAT LAKES FLOORING LLC\n"
    found = {p.role: p.name for p in find_parties(document_of(text, "customs_declaration"))}
    assert found["shipper"] == found["producer"] == "宁波明锐塑业有限公司"


def test_a_blank_under_a_list_of_lots_is_no_lot() -> None:
    rows = "番茄酱生产日报表\n\n原料批号      投料量（吨）\nWY0821-03     182.5\nWY0821-04     176.0\n{under}\n"
    found = values(rows.format(under="用工人数：46人"), "production_record", ("zh",))
    assert found.get("input_lot") == ["WY0821-03", "WY0821-04"]


def test_a_sentence_behind_a_number_is_no_part_of_it() -> None:
    said = "出口的冷冻扇贝柱（发票号QH-0519），所用原料扇贝均来自日本北海道。"
    assert _sworn(said).get("invoice_number") == "QH-0519"


def test_the_bank_that_is_asked_to_pay_is_not_paid() -> None:
    text = "境外汇款申请书\n\n致：交通银行\n汇款人：苏州万通纺织有限公司\n金额：USD 245,760.00\n"
    assert {p.role: p.name for p in find_parties(document_of(text, "payment_proof"))} == {
        "payer": "苏州万通纺织有限公司"
    }
    firm = text.replace("交通银行", "江苏恒棉供应链有限公司")
    assert "payee" in {p.role for p in find_parties(document_of(firm, "payment_proof"))}


def test_a_caption_with_its_code_is_no_party() -> None:
    text = "进口货物报关单\n\n境内收货人（913205097X）      进境关别（2310）\n苏州万通纺织有限公司      张家港海关\n"
    names = {p.name for p in find_parties(document_of(text, "customs_declaration"))}
    assert "进境关别（2310）" not in names


def test_the_telephone_is_no_part_of_the_address() -> None:
    text = "发票\n\n销售方：广西融水恒达木业有限公司\n地址、电话：广西融水县工业区15号 0772-5138866\n"
    found = {p.role: p.address for p in find_parties(document_of(text, "commercial_invoice"))}
    assert found["seller"] == "广西融水县工业区15号"
