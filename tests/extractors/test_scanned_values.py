"""Values of scans: what recognition confuses is left open, what it tears apart is put together again."""

from __future__ import annotations

import pytest

from extractors.evidence import Problem
from extractors.parties import find_parties
from extractors.values.iban import in_fours, missing
from tests.extractors.pages import document_of as laid_out
from tests.extractors.text_pages import document_of, read, values


def reference(number: str, source: str = "ocr") -> tuple[object, list[Problem]]:
    text = f"REMITTANCE ADVICE\nPayment reference: {number}\nAmount paid: USD 120.50"
    reading = read(text, "payment_proof", source=source)
    given = next((f.value for f in reading.fields if f.name == "payment_reference"), None)
    return given, [p for p in reading.problems if p.code == "doubtful_reading"]


@pytest.mark.parametrize(("number", "other"), [("0TT20201218", "OTT20201218"), ("WT20O1218", "WT2001218")])
def test_letters_taken_for_figures_stay_open(number: str, other: str):
    value, problems = reference(number)
    assert value is None
    assert [p.candidates[:1] for p in problems] == [(number,)]
    assert problems[0].candidates[1] == other


@pytest.mark.parametrize(("number", "source"), [("OTT20201218", "ocr"), ("0TT20201218", "text"), ("FT2101", "ocr")])
def test_what_cannot_be_confused_or_was_not_recognised_is_given(number: str, source: str):
    assert reference(number, source) == (number, [])


def test_ibans_are_as_long_as_their_country_says():
    assert missing("TR33 0006 1005 1978 6457") == 6
    assert missing("DE44 2005 0550 1002 3344 55") == missing("401-778812-0") == missing("ZZ11 22") == 0


def test_a_lost_space_of_an_iban_in_fours():
    assert in_fours("TR33 0006 1005 1978 6457 841326") == "TR33 0006 1005 1978 6457 8413 26"
    assert in_fours("TR330006100519786457841326") == "TR330006100519786457841326"
    assert in_fours("TR33 0006 1005 841326") == "TR33 0006 1005 841326"


def account(second: str) -> object:
    text = f"PAYMENT ADVICE\nBeneficiary account\nTR33 0006 1005 1978 6457\n{second}\n\nAmount paid: TRY 774,424.80"
    return values(text, "payment_proof").get("beneficiary_account")


def test_an_iban_goes_on_in_the_next_line_of_its_cell():
    assert account("8413 26") == "TR33 0006 1005 1978 6457 8413 26"
    assert account("Ege Ticaret Bankasi") == "TR33 0006 1005 1978 6457"


def styles(second: str) -> object:
    text = f"PACKING LIST\nDescription     Style      Quantity\nTrousers        {second}     9,600\n"
    return values(text, "packing_list").get("style_number")


def test_a_number_that_breaks_off_at_its_hyphen_is_none():
    assert styles("PF-511-") is None
    assert styles("PF-511-IN") == "PF-511-IN"


def lots(cell: str) -> object:
    text = f"PACKING LIST\nDescription         Lot                  Quantity\nRaw cotton          {cell}     9,600\n"
    return values(text, "packing_list").get("lot_number")


def test_words_of_the_goods_are_no_part_of_a_lot():
    assert lots("middling SD20-118") != "middling SD20-118"
    assert lots("LOT SD20-118") is not None


def test_a_word_of_the_goods_counts_no_packages():
    goods = "PACKING LIST\nTomato paste in aseptic\ndrums     271\n"
    assert values(goods, "packing_list").get("packages") is None
    assert values("PACKING LIST\nDrums     271\n", "packing_list").get("packages") == "271"


def test_an_ampersand_taken_for_a_currency():
    text = "REMITTANCE ADVICE\nPayer: Prairie € Finch Outfitters, Inc.\nPayee: Route 8 Foods Ltd.\n"
    found = {p.role: p.name for p in find_parties(document_of(text, "payment_proof", source="ocr"))}
    assert found["payer"] == "Prairie & Finch Outfitters, Inc."
    native = {p.role: p.name for p in find_parties(laid_out("payment_proof", text))}
    assert native["payee"] == "Route 8 Foods Ltd."


BOXES = """
ATTENDANCE REGISTER
PERIOD               DEPARTMENT       WORKERS
16/08/2021           Evaporation      4

Card     Name     Mon     Tue     Wed
P11      Faria    8       8       8
Total             32      32      31
"""


def test_a_box_above_a_table_is_no_column_of_it():
    assert values(BOXES, "labor_record").get("workers") == "4"


def test_the_value_date_of_a_transfer_in_words():
    text = "20: Sender's Reference\n    FT77\n32A: Val Dte/Curr/Amt\n    Date : 17 December 2020\n    Currency : USD\n"
    text += "    Amount : #35862,10#\n59:. Beneficiary Customer-Name & Addr\n    /00360305/1021-7\n    SERRA LTDA\n"
    found = values(text, "payment_proof")
    assert found["payment_date"] == "2020-12-17"
    assert found["beneficiary_account"] == "00360305/1021-7"
    assert found["payee"] == "SERRA LTDA"


def test_turkish_names_the_number_of_an_invoice_first():
    assert (
        values("DEKONT\nAçıklama: EGE2021000000412 nolu fatura bedeli", "payment_proof", ("tr",)).get("invoice_number")
        == "EGE2021000000412"
    )


def cargo(heading: str, kind: str) -> dict[str, str | None]:
    text = f"""BILL OF LADING   No. NV0557123
Port of Loading: JAKARTA

No. of Packages    Description of Goods        {heading:16}   Measurement
812 CARTONS        COTTON TERRY TOWELS         11,894.000 KGS     66.300 CBM
"""
    found = values(text, kind)
    return {name: found.get(name) for name in ("quantity", "gross_weight")}


def test_one_number_is_not_weight_and_quantity():
    assert cargo("Weight", "bill_of_lading") == {"quantity": None, "gross_weight": "11894"}
    assert cargo("Quantity", "bill_of_lading") == {"quantity": "11894", "gross_weight": None}
