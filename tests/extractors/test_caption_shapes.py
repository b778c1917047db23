"""Captions in shapes of their own: numbered, upright, half-way beside a cell of two lines, followed by words."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.extract import extract_document
from extractors.parties.company_names import is_name, split_name
from extractors.tables.columns import strict_kind
from tests.extractors.text_pages import read, values

NUMBERED = """
COMMERCIAL INVOICE
{0}. Description of goods        {1}. Quantity     {2}. Unit price     {3}. Amount
Mens cotton crew socks GF-11     51,000 DZ         US$ 3.10            US$ 158,100.00
Ladies cotton ankle socks        34,000 DZ         US$ 2.65            US$ 90,100.00
FOB Karachi
TOTAL:                           85,000 DZ                             US$ 248,200.00
"""


def test_numbered_captions_head_their_columns() -> None:
    found = values(NUMBERED.format(13, 14, 15, 16), "commercial_invoice")
    assert (found.get("quantity"), found.get("total")) == ("85000", "248200")


@pytest.mark.parametrize(
    ("text", "kind"), [("7 Anzahl Packstücke", "packages"), ("30 days", "hours_worked"), ("10 Stat. Nr.", None)]
)
def test_a_heading_behind_the_number_of_its_box(text: str, kind: str | None) -> None:
    assert strict_kind(text) == (kind if kind != "hours_worked" else None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("HS code 6115.95. Net weight 21,250 kgs, 850 cartons.", "6115.95"),
        ("HS code of the yarn as agreed, see contract 6115.95", None),
    ],
)
def test_a_tariff_number_stands_at_once_behind_its_caption(line: str, code: str | None) -> None:
    assert values(f"COMMERCIAL INVOICE\nInvoice No.: CV-1187\n{line}\n", "commercial_invoice").get("hs_code") == code


@pytest.mark.parametrize(
    ("text", "invoice"),
    [
        ("Thanh toan theo HD 00000216 ngay 22/01/2026", "00000216"),
        ("Payment of invoice A-88102", "A-88102"),
        ("Pagto NF 22871", "22871"),
        ("Pagto a 22871", None),
        ("Pagamento ref. NF 22871", "22871"),
        ("Quitacao NF-e 22871", "22871"),
        ("Mua 5 PCS HD 4500 TRUCKS, NF 2200 FILTER", None),
        ("Thanh toan theo HD 25/2026", None),
        ("Thanh toan HĐ GTGT 00252", "00252"),
        ("Thanh toan HD so 252", "252"),
    ],
)
def test_an_invoice_named_in_a_remittance(text: str, invoice: str) -> None:
    slip = f"ỦY NHIỆM CHI\nSố tiền / Amount        VND 2.126.250.000\nNội dung / Details      {text}\n"
    assert values(slip, "payment_proof", ("vi", "en")).get("invoice_number") == invoice


def test_a_tax_number_behind_a_firm_is_not_its_name() -> None:
    assert split_name("TRI-COUNTY PARTS INC RFC: XEXX010101000")[0] == "TRI-COUNTY PARTS INC"


def _word(text: str, x0: float, top: float, width: float = 0.0) -> Word:
    return Word(text, BBox(x0, top, x0 + (width or 9.0 * len(text)), top + 9.5), size=9.5)


def _document(words: list[Word], kind: str, languages: tuple[str, ...]) -> Document:
    return Document("0" * 64, (Page(1, 595.0, 420.0, tuple(words), languages=languages),), kind, 1.0)


def test_the_parties_of_a_chinese_slip_stand_beside_upright_captions() -> None:
    words = [_word("付款回单", 240, 30)]
    for x, letters, name, account in (
        (30, "付款人", "苏州华光自动化设备有限公司", "512904417810001"),
        (300, "收款人", "深圳市明远电子有限公司", "11014820375009"),
    ):
        words += [_word(letter, x, 75 + 13 * i) for i, letter in enumerate(letters)]
        words += [_word("户名", x + 25, 66), _word(name, x + 70, 66)]
        words += [_word("账号", x + 25, 88), _word(account, x + 70, 88, 80)]
        words += [_word("开户行", x + 25, 110), _word("招商银行园区支行", x + 70, 110)]
    found = extract_document(_document(words, "payment_proof", ("zh",)))
    fields = {f.name: f.value for f in found.fields}
    assert fields.get("payer") == "苏州华光自动化设备有限公司"
    assert fields.get("payee") == "深圳市明远电子有限公司"
    assert fields.get("beneficiary_account") == "11014820375009"


HALFWAY = [
    ("Auftragsnummer", 300, 100), ("AB-25-1187", 420, 100), ("Ihre Bestellung", 300, 121), ("4500881273 vom", 420, 115),
    ("02.10.2025", 420, 127), ("Rheine, den", 300, 142), ("19.03.2026", 420, 142), ("Rechnung Nr. SR-418", 40, 180),
]  # fmt: skip


def test_a_caption_may_stand_half_way_beside_a_cell_of_two_lines() -> None:
    words = [_word(text, x, top, 5.0 * len(text)) for text, x, top in HALFWAY]
    fields = {f.name: f.value for f in extract_document(_document(words, "commercial_invoice", ("de",))).fields}
    assert fields.get("purchase_order_number") == "4500881273"  # and not the seller's own AB-25-1187
    assert fields.get("invoice_date") == "2026-03-19"  # beside its town


def test_numbered_headings_open_a_table_of_goods() -> None:
    items = read(NUMBERED.format(13, 14, 15, 16), "commercial_invoice").line_items
    assert [(i.quantity, i.unit_price, i.amount) for i in items] == [
        ("51000", "3.1", "158100"), ("34000", "2.65", "90100")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "packages"),
    [
        ("Packed in 1,120 cartons. Handle with care.", "1120"),
        ("Packing: 50 pcs per carton", None),
        ("Verpackt in 80 Fässern", None),  # no unit that is known counts nothing
        ("HS code 6115.95. Net weight 21,250 kgs, gross weight 23,800 kgs, 850 cartons.", "850"),
    ],
)
def test_a_sentence_of_packing_counts_the_packages(line: str, packages: str | None) -> None:
    assert values(f"COMMERCIAL INVOICE\nInvoice No.: A-71\n{line}\n", "commercial_invoice").get("packages") == packages


@pytest.mark.parametrize(
    "title", ["PACKING LIST 2201", "PACKING LIST NO. 2201", "PACKING SLIP 2201", "PACKING LIST FOR INVOICE 2201"]
)
def test_the_title_of_a_packing_list_counts_no_packages(title: str) -> None:
    lines = "Description    Pcs      Cartons   Net kg\nTowels         200      10        100.0\n"
    printed = "Robes          200      10        100.0\nTotal          400      20        200.0\n"
    assert values(f"{title}\n\n{lines}{printed}", "packing_list").get("packages") == "20"
    assert values(f"{title}\n\nPacking: 20 cartons\n", "packing_list").get("packages") == "20"


@pytest.mark.parametrize(
    ("start", "end", "ports"),
    [
        ("Izmir, Turkey", "Baltimore, USA", ("Izmir, Turkey", "Baltimore, USA")),
        ("Mary Ann Hill", "John Rivers", (None, None)),  # a letter goes from one person to another
    ],
)
def test_a_route_stands_in_two_lines_of_one_box(start: str, end: str, ports: tuple[str | None, ...]) -> None:
    text = f"""
COMMERCIAL INVOICE
Invoice No.: A-71
FROM : {start:30}TERMS : 60 DAYS
TO : {end:32}ORIGIN : TURKEY
"""
    found = values(text, "commercial_invoice")
    assert (found.get("port_of_lading"), found.get("port_of_discharge")) == ports


def test_what_an_account_held_is_no_line_of_its_statement() -> None:
    text = """
    Kontoauszug Nr. 4/2026
    Bu-Tag      Wert        Vorgang                 Betrag EUR
    01.04.      01.04.      Alter Kontostand        88.412,77 H
    02.04.      02.04.      Stahlhandel RE 440871   14.280,00 S
    07.04.      07.04.      Lohn Sammler            61.904,12 S
    30.04.      30.04.      Neuer Kontostand        12.228,65 H
    """
    items = read(text, "payment_proof", ("de",)).line_items
    assert [i.amount for i in items] == ["14280", "61904.12"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MULTIMODAL TRANSPORT BILL OF", False),
        ("5 7 a 收款人开户银行名称及地", False),
        ("Bank of the Orient Ltd.", True),
        ("Casa de Campo, S.L.", True),
    ],
)
def test_a_caption_broken_off_is_no_name(text: str, name: bool) -> None:
    assert is_name(text) is name


def test_a_chinese_caption_names_its_blanks_without_a_space() -> None:
    text = """
    境外汇款申请书
    50a 汇款人名称及地址        苏州华光自动化设备有限公司
    57a 收款人开户银行名称及地址    SPARKASSE ALLGAEU, KEMPTEN
    """
    roles = {p.role: p.name for p in read(text, "payment_proof", ("zh",)).parties}
    assert roles == {"payer": "苏州华光自动化设备有限公司"}


@pytest.mark.parametrize(("caption", "number"), [("Fatura", "DPH2026-0205"), ("Vatura", None)])
def test_a_customs_declaration_names_its_invoice_by_the_word_alone(caption: str, number: str | None) -> None:
    text = f"GÜMRÜK BEYANNAMESİ\n{caption}: DPH2026-0205 / 14.04.2026\n"
    assert values(text, "customs_declaration", ("tr",)).get("invoice_number") == number
