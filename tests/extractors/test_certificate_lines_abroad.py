"""Letterheads, addresses, labels and captions of other languages: harmless whole, for a person with one word more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import Document
from tests.extractors.test_certificate import GOOD, VALUES, _line, judged, page_of


def headed(*lines: str) -> CertificateReading:
    """The judgement of a certificate below these lines."""
    page = page_of(GOOD)
    top = min(w.bbox.top for w in page.words)
    words = [w for n, line in enumerate(lines) for w in _line(line.split(), top - 20 - 14 * (len(lines) - n), "text")]
    page = replace(page, words=(*words, *page.words))
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0), ("forced labor",))


@pytest.mark.parametrize(
    "lines",
    [
        [
            "海河市金鹭纺织有限公司",
            "江苏省海河市城东镇人民东路88号 邮编：226600",
            "电话：0513-88812345 传真：0513-88812346",
        ],
        ["海河市金鹭纺织有限公司", "海河市金鹭纺织有限公司（盖章）"],
        ["联系人：陈小姐 手机：13800138000", "微信号: jinlu-export"],
        ["发票号码：JL-26", "第1页 共1页", "总经理", "王明辉"],
        ["开户行：中国银行海河支行 账号：4567 8901 2345", "江苏省海河市公证处"],
        ["株式会社北山製鋼所", "〒552-0004 大阪府大阪市港区西3丁目12番5号", "電話番号：06-6571-1234"],
        [
            "㈜한솔폴리머",
            "경상북도 구미시 공단로 45 (공단동) 우편번호 39380",
            "전화: 054-461-1234 / 팩스: 054-461-1235",
        ],
        ["บริษัท สยามถุงมือ จำกัด (มหาชน)", "ที่อยู่: 55 ถ.พระราม 2 ต.มหาชัย อ.เมือง จ.สมุทรสาคร 74000", "โทร. 0-7429-1234"],
        ["شركة النيل للغزل", "العنوان: المنطقة الصناعية، المحلة الكبرى", "هاتف: +20 2 2517 1234"],
        ["ООО «ФЕРГАНА ИПАК»", "г. Фергана, ул. Навои, д. 7", "Тел.: +998 65 221 12 34", "С уважением,"],
        ["CÔNG TY TNHH DỆT MAY SÔNG LAM", "Địa chỉ: Lô 5, KCN Hòa Xá, Nam Định, Việt Nam", "Mã số thuế: 0600333307"],
        ["Correo electrónico: ventas@acme.example", "Domicilio fiscal: Blvd. Norte No. 1200 Ote., Col. Centro"],
        ["Sitz der Gesellschaft: Zittau · Amtsgericht Dresden HRA 1234", "Mit freundlichen Grüßen"],
        ["Vergi Dairesi: Honaz V.D. Vergi No: 0340123456", "Sayfa 1"],
        ["Hormat kami,", "Halaman 1 dari 1", "Received by (Forwarder)"],
        ["Signed on behalf of the company"],
    ],
)
def test_letterheads_of_other_languages_are_harmless(lines: list[str]) -> None:
    assert headed(*lines).verdict == "conforming"


@pytest.mark.parametrize(
    "lines",
    [
        # Another firm, one that is spoken for, and where the goods or what is in them come from.
        ["海河市金鹭纺织有限公司", "山东北山棉业有限公司"],
        ["代海河市金鹭纺织有限公司"],
        ["受海河市金鹭纺织有限公司委托"],
        ["海河市金鹭纺织有限公司代理"],
        ["新疆天山棉业有限公司"],
        ["地址：新疆阿克苏市人民路1号"],
        ["石河子天山棉业有限公司"],
        ["地址：阿克苏市棉纺路8号"],
        ["朝鲜平壤市大同江区"],
        ["주소: 개성시 봉동리 1번지"],
        ["ที่อยู่: ถ.เมียนมา ต.เมาะตะมะ"],
        ["شركة النيل للاستيراد"],
        ["г. Урумчи, ул. Навои, д. 7"],
        ["棉花来自阿克苏市"],
        ["生产厂家：山东北山棉业有限公司"],
        ["Fabricante: Textiles de Puebla, S.A. de C.V."],
        # Limits, drafts, copies.
        ["仅限金鹭纺织有限公司"],
        ["编号: 12 除外"],
        ["副本"],
        ["Copia"],
        ["COPY"],
        ["Amended"],
        ["以上内容属实"],
        ["包装材を除く"],
        ["電話 06-6571-1234 綿は含まない"],
        ["수입자를 대신하여 서명"],
        ["주소: 봉제사는 제외"],
        ["ไม่รวมบรรจุภัณฑ์"],
        ["โทร. 0-7429-1234 เฉพาะล็อต 1"],
        ["شركة النيل نيابة عن المستورد"],
        ["العنوان: باستثناء الخيوط"],
        ["Хлопок из Туркменистана"],
        ["Тел.: 12 только партия 1"],
        ["Địa chỉ: Bông từ Tân Cương"],
        ["Chỉ áp dụng cho Lô 5"],
        ["Telefon: +49 1234 Nur für Rolle 1"],
        ["Domicilio: Excepto Forros 12"],
        ["Firmado en nombre del importador"],
        ["Received by the forwarder subject to inspection"],
        ["Received by nobody"],
    ],
)
def test_one_word_more_is_for_a_person(lines: list[str]) -> None:
    assert headed(*lines).verdict != "conforming"


@given(
    st.sampled_from(["仅", "代", "除", "受", "不含", "来自", "新疆"]),
    st.sampled_from(["金鹭纺织", "北山", "东海水产食品"]),
)
def test_no_name_of_a_firm_holds_what_limits(sign: str, name: str) -> None:
    assert headed(f"{name}有限公司").verdict == "conforming"
    assert headed(f"{sign}{name}有限公司").verdict != "conforming"


def captioned(quantity: str, date: str = "") -> str:
    """The form with captions behind quantity and date of departure."""
    return GOOD.replace(VALUES["quantity"], f"{VALUES['quantity']} {quantity}").replace(
        f"on {VALUES['departure_date']}", f"on {VALUES['departure_date']} {date}".rstrip()
    )


@pytest.mark.parametrize(
    ("quantity", "date"),
    [
        ("(Quantity / 数量)", "(Date / 日期)"),
        ("(Quantity/数量)", "(Date/Fecha)"),
        ("(数量 / Quantity)", "(Fecha / Date)"),
        ("(Quantity – Số lượng)", "(Date – Ngày)"),
        ("(Quantity / 수량)", "(Date / 날짜)"),
        ("(Quantity / الكمية)", "(Date / التاريخ)"),
        ("(Quantity / Количество)", "(Date / Дата)"),
        ("(Quantity | จำนวน)", "(Date | วันที่)"),
    ],
)
def test_bilingual_captions_are_captions(quantity: str, date: str) -> None:
    found = judged(captioned(quantity, date))
    assert found.verdict == "conforming"
    assert found.blanks["quantity"].value == VALUES["quantity"]


@pytest.mark.parametrize(
    "quantity",
    [
        "(Quantity / 仅数量)",
        "(Quantity / 数量约)",
        "(Quantity / solo cantidad)",
        "(Quantity / cantidad estimada)",
        "(Quantity / only lot 1)",
    ],
)
def test_a_caption_with_more_than_its_translation_is_none(quantity: str) -> None:
    assert judged(captioned(quantity)).verdict != "conforming"


def test_fillings_in_the_brackets_of_a_model_are_filled() -> None:
    text = GOOD.replace(VALUES["quantity"], f"[{VALUES['quantity']}]")
    assert judged(text).verdict != "deviating"
    assert judged(GOOD.replace(VALUES["quantity"], "[Quantity]")).verdict == "deviating"
    assert judged(GOOD.replace(VALUES["quantity"], "[insert 24 bales]")).verdict == "deviating"
