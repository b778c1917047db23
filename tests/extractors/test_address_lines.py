"""What stands under a party's name and is no address: titles, other blanks, the name in another script, workshops."""

from __future__ import annotations

import pytest

from extractors.evidence import Document
from extractors.parties import find_parties
from extractors.parties.address_lines import own_lines
from extractors.parties.party_reading import read_block
from extractors.segments import segments_of
from extractors.titles import is_heading
from extractors.values.countries import opening_country
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import document_of


def _addresses(document: Document) -> dict[str, tuple[str, str, str | None]]:
    return {p.role: (p.name, p.address, p.country) for p in find_parties(document)}


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["纺纱车间生产日报表"], []),
        (["Felixstowe IP11 3SY", "Remittance no. RA-00881 dated 30 April 2026"], ["Felixstowe IP11 3SY"]),
        (["Felixstowe", "We have today paid by bank transfer to 0998-2201-44:"], ["Felixstowe"]),
        (["Avenida 9 de Julio 1200", "S/ 188,420.00"], ["Avenida 9 de Julio 1200"]),
        (["1204 Geneva, Switzerland BUYER: Acme Ltd", "44 Mill Road"], ["1204 Geneva, Switzerland"]),
        (["Alexandria", "EG210003000400000012345678901"], ["Alexandria"]),
        (["Raleigh", "****8812"], ["Raleigh"]),
        (["Curitiba", "80020-310"], ["Curitiba", "80020-310"]),
        (["900", "Harbor Way, Oakland CA 94607"], ["900", "Harbor Way, Oakland CA 94607"]),
        (["2026年5月份工资发放表"], []),
        (["单晶硅棒生产流转单 Monocrystalline Ingot Traveller"], []),
        (["挤出车间"], []),
        (["DAILY GINNING LOG"], []),
        (["Log Cabin Road"], ["Log Cabin Road"]),
        (["INVOICE NO. 发票号：HL26-0601"], []),
        (["No. 8 Harbour Road, Ningbo", "Invoice No.: HL26"], ["No. 8 Harbour Road, Ningbo"]),
        (["江苏省江阴市周庄镇工业园区6号", "甲乙双方经友好协商，订立本合同。"], ["江苏省江阴市周庄镇工业园区6号"]),
        (["浙江省宁波市北仑区", "明州西路588号A座"], ["浙江省宁波市北仑区", "明州西路588号A座"]),
        (["新疆昌吉"], ["新疆昌吉"]),
        (["Country: India"], ["Country: India"]),
        (["Frederick House, Dean Group Business Park"], ["Frederick House, Dean Group Business Park"]),
        (["is the ultimate consignee of the goods.", "41 Wharf Street"], []),
        (["Am Ring 8, 02625 Bautzen", "Wir haben heute folgende Posten angewiesen"], ["Am Ring 8, 02625 Bautzen"]),
        (["5 Front Street, Portland, USA", "September 30, 2021", "Port Director"], ["5 Front Street, Portland, USA"]),
        (["MULTAN, PAKISTAN, DO", "HEREBY SOLEMNLY AFFIRM AND DECLARE AS UNDER"], ["MULTAN, PAKISTAN"]),
        (["OLD MILL BY THE CHURCH OF OUR LADY"], ["OLD MILL BY THE CHURCH OF OUR LADY"]),
        (["Rua do Ouvidor 5, Rio", "Auf der Heide 3"], ["Rua do Ouvidor 5, Rio", "Auf der Heide 3"]),
    ],
)
def test_an_address_ends_where_something_else_begins(lines: list[str], kept: list[str]) -> None:
    assert own_lines(lines, "Acme Co., Ltd.") == kept


def test_a_name_said_again_in_another_script_is_no_address() -> None:
    lines = ["XIAMEN YIDA OPTOELECTRONICS CO., LTD.", "No. 8 Harbour Road, Xiamen, China"]
    assert own_lines(lines, "厦门翼达光电有限公司") == lines[1:]
    # In the same script it may be the building's.
    assert own_lines(["Acme Ltd.", "8 Harbour Road"], "Zeta Ltd.") == ["Acme Ltd.", "8 Harbour Road"]


def test_the_caption_of_a_register_takes_its_number_with_it() -> None:
    text = "增值税专用发票\n\n销售方：山东德润棉业有限公司\n统一社会信用代码/纳税人识别号：\n91370100MA3ABC5678\n"
    assert _addresses(document_of(text, "commercial_invoice"))["seller"][1] == ""


@pytest.mark.parametrize("beside", ["地址：山东省德州市银城路9号", "地址 ADD：山东省德州市银城路9号"])
def test_an_address_stands_beside_its_name(beside: str) -> None:
    text = f"皮棉码单\n\n加工单位：山东鲁棉轧花厂        {beside}\n批号：37014261008\n"
    assert _addresses(document_of(text, "bale_list"))["producer"] == (
        "山东鲁棉轧花厂", "山东省德州市银城路9号", "CN",
    )  # fmt: skip


CONTRACT = """
采购合同

卖方：河北冀鑫纺织有限公司
买方：江阴华澄针织有限公司

一、产品名称：棉纱
二、质量标准：按国家标准执行。

{sides}
"""
SIDES = (("地址：河北省邯郸市和平路212号", "地址：江苏省江阴市周庄镇6号"), ("开户行：邯郸银行", "开户行：江苏银行"))


def _signed(left: str, right: str) -> str:
    return CONTRACT.format(
        sides="\n".join(f"{one:　<36}{other}".replace("　", " ") for one, other in ((left, right), *SIDES))
    )


def test_a_contract_gives_the_addresses_where_the_parties_sign() -> None:
    text = _signed("甲方（盖章）：河北冀鑫纺织有限公司", "乙方（盖章）：江阴华澄针织有限公司")
    found = _addresses(document_of(text, "contract"))
    assert found["seller"][1:] == ("河北省邯郸市和平路212号", "CN")
    assert found["buyer"][1:] == ("江苏省江阴市周庄镇6号", "CN")


def test_an_address_of_another_is_not_taken() -> None:
    text = _signed("担保方：河北德信担保有限公司", "见证方：江阴正信公证处")
    found = _addresses(document_of(text, "contract"))
    assert (found["seller"][1], found["buyer"][1]) == ("", "")


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("浙江省温州市永嘉县", "CN"),
        ("山东省青岛市", "CN"),
        ("美国加利福尼亚州洛杉矶", "US"),
        ("山西路100号", None),  # of Nanjing or Shanghai, and of Taipei
        ("马里兰州", "US"),
        ("吴江区盛泽镇", None),
        ("Jiangsu", None),
    ],
)
def test_the_province_that_opens_a_chinese_address_tells_its_country(address: str, country: str | None) -> None:
    assert opening_country(address) == country


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("员工花名册", True),
        ("称 重 计 量 单", True),
        ("送货单（代合同）", True),
        ("2026年3月份考勤表", True),
        ("浙江省温州市", False),
        ("江阴市华澄针织有限公司", False),
        ("单", False),
    ],
)
def test_a_chinese_heading_closes_with_a_word_for_papers(text: str, heading: bool) -> None:
    assert is_heading(text) is heading


def test_the_letterhead_of_a_weighbridge_carries_nothing() -> None:
    slip = "新疆天沃番茄制品有限公司\n{title}\n\n发货单位：昌吉丰禾农业合作社\n毛重：38,460 kg\n"
    assert "carrier" not in _addresses(document_of(slip.format(title="称重计量单"), "transport_document"))
    assert "carrier" in _addresses(document_of(slip.format(title="货物运单"), "transport_document"))


def test_a_delivery_note_with_its_name_in_the_title_is_the_shippers() -> None:
    text = "山东德润棉业有限公司送货单\n\n收货单位：南通海澜纺织有限公司\n送货日期：2026年4月13日\n"
    found = _addresses(document_of(text, "transport_document"))
    assert found["shipper"][0] == "山东德润棉业有限公司"
    assert "carrier" not in found


@pytest.mark.parametrize(
    ("again", "address"),
    [
        ("Buyer: Acme Trading Ltd", "8 Harbour Road, Hull"),
        ("Acme Trading Ltd", "8 Harbour Road, Hull"),
        ("Warranted by: New Acme Trading Ltd", ""),
        ("Deliver to: Acme Trading Ltd", ""),
    ],
)
def test_the_same_name_in_another_place_gives_its_address(again: str, address: str) -> None:
    text = "SALES CONTRACT\n\nSeller: Zeta Mills Ltd\nBuyer: Acme Trading Ltd\n\nThe goods are cotton yarn.\n\n\n"
    found = _addresses(document_of(f"{text}{again}\nAddress: 8 Harbour Road, Hull\n", "contract"))
    assert found["buyer"][1] == address


def test_a_name_over_the_papers_title_is_its_letterhead_and_the_title_no_address() -> None:
    text = "CORVANE OCEAN LINE\nBILL OF LADING for Combined Transport\n12 Harbour Street, 21079 Hamburg"
    found = own_lines(["", *text.split("\n")[1:]], "CORVANE OCEAN LINE")
    assert "".join(found) == ""
    assert own_lines(["BALE LIST", "FM 1729, Ralls, Texas 79357"], "CADDO GIN") == ["FM 1729, Ralls, Texas 79357"]


@pytest.mark.parametrize(("size", "address"), [(14.0, ""), (9.0, "PLANILLA DE REMUNERACIONES")])
def test_what_is_set_larger_than_a_name_is_no_part_of_its_address(size: float, address: str) -> None:
    sheet = Sheet()
    sheet.put("Hilados del Sur S.A.", 40, 40, 9)
    sheet.put("PLANILLA DE REMUNERACIONES", 40, 52, size)
    block = read_block(segments_of(sheet.page()))
    assert block is not None
    assert (block.name, block.address) == ("Hilados del Sur S.A.", address)
