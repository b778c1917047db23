"""Captions and codes of transport, production, labor and sworn papers, and what looks like them and is none."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read, values

CONSIGNED = """
CONSIGNMENT NOTE CMR

Sender                            Consignee
Garnwerk Ostertal GmbH            Malhas Vale Novo, Lda.
Bahnhofstr. 4                     Zona Industrial, Lote 7
95632 Wunsiedel                   4770-405 Landim

Marks and Nos       No. of pkgs      Gross weight kg
{marks}
"""


def _transport(text: str) -> dict[str, object]:
    return values(text, "transport_document")


def test_a_plot_of_land_is_no_lot_and_heads_no_column() -> None:
    assert "lot_number" not in _transport(CONSIGNED.format(marks="MVN 1-18            18               8,964.0"))


def test_a_column_of_lots_amid_a_row_of_headings_is_one() -> None:
    rows = "Goods              Lot No.        Kilos net\nCotton yarn        FM-3391        21,340\n"
    assert _transport(f"CONSIGNMENT NOTE\n\n\n{rows}").get("lot_number") == "FM-3391"


MARKS = """
BILL OF LADING

Marks & Nos               No. of pkgs     Description of goods          Gross weight
Container / Seal No.
BLA
CHARLOTTE                 640             LADIES COTTON T-SHIRTS        7,488.000 KGS
{line}
C/NO. 1-640
"""


def test_marks_stand_under_a_second_caption_of_their_cell_and_hold_the_style() -> None:
    found = values(MARKS.format(line="STYLE: KT-771"), "bill_of_lading")
    assert found.get("marks_and_numbers") == "BLA CHARLOTTE STYLE: KT-771 C/NO. 1-640"
    assert found.get("style_number") == "KT-771"


def test_a_caption_that_no_carton_bears_ends_the_marks() -> None:
    found = values(MARKS.format(line="VESSEL: EVER CALM"), "bill_of_lading")
    assert found.get("marks_and_numbers") == "BLA CHARLOTTE"


NOTICE = """
NOTICE OF DETENTION

1. Port of Entry / Code          2. Entry Number
{port}                           DWK-7710293-8
"""


def test_the_second_half_of_a_caption_is_no_port() -> None:
    found = values(NOTICE.format(port="Savannah, GA / 1703"), "detention_notice")
    assert found.get("port_of_discharge") == "Savannah, GA / 1703"


def test_a_port_behind_its_caption_and_a_colon_stays_one() -> None:
    found = values("NOTICE OF DETENTION\n\nPort of Entry: / Savannah\n", "detention_notice")
    assert found.get("port_of_discharge") in ("Savannah", "/ Savannah")


SWORN = "The 212 bales of cotton identified as {lot} were grown in Texas by our own people on our own land."


@pytest.mark.parametrize(
    ("lot", "found"),
    [
        ("lot SM-25-PIMA-07, sold to the gin,", "SM-25-PIMA-07"),
        ("lots SM-25-07 and SM-25-08, sold,", ["SM-25-07", "SM-25-08"]),
        ("Lot SM-25-PIMA-07, Block C,", None),  # a plot, by its capital
        ("the lot SM-25 on Industrial Road,", None),
        ("lot 7, sold to the gin,", None),
        ("a lot of good quality,", None),
    ],
)
def test_codes_of_lots_amid_a_sentence(lot: str, found: object) -> None:
    assert values(f"AFFIDAVIT\n\n{SWORN.format(lot=lot)}\n", "affidavit").get("lot_number") == found


def test_of_a_process_a_sentence_does_not_say_which_side_its_lot_is_on() -> None:
    text = f"PRODUCTION RECORD\n\n{SWORN.format(lot='lot SM-25-PIMA-07')}\n"
    assert "lot_number" not in values(text, "production_record")


def test_both_ends_of_a_row_of_lots_are_read() -> None:
    text = "TRANSPORT NOTE\n\nLote          Peso neto kg\nFR-1401 a FR-1466     148.500\n"
    assert values(text, "transport_document", ("pt",)).get("lot_number") == ["FR-1401", "FR-1466"]


SIDES = """
PRODUCTION RECORD

Section         Lot           Goods              Rolls      Weight (kg)
{first}         VM-7718       Grey jersey        28         588.4
                VM-7719       Grey jersey        16         336.0
{second}        VN-7718N      Dyed jersey        44         893.1
"""


def test_a_first_column_names_the_side_of_the_rows_beside_and_below_it() -> None:
    found = values(SIDES.format(first="Input  ", second="Output "), "production_record")
    assert found.get("input_lot") == ["VM-7718", "VM-7719"]
    assert (found.get("output_lot"), found.get("input_quantity")) == ("VN-7718N", "924.4")
    assert found.get("output_quantity") == "893.1"


def test_a_first_column_that_names_one_side_parts_no_rows() -> None:
    found = values(SIDES.format(first="Jet 05 ", second="Output "), "production_record")
    assert "VM-7718" not in str(found.get("input_lot"))


CLASSED = """
COTTON CLASSIFICATION MEMORANDUM

BALE NO.     {grade}     LEAF     STAPLE
2208841      31     3        37
2208842      31     3        37
2208843      41     4        36
"""


@pytest.mark.parametrize(("grade", "quantity"), [("GR", None), ("Quantity", "103")])
def test_grades_headed_by_the_letters_of_a_unit_are_no_quantity(grade: str, quantity: str | None) -> None:
    assert values(CLASSED.format(grade=grade), "test_report").get("quantity") == quantity


WAGES = """
PAYROLL SUMMARY

Item                            Amount
Number of workers               58
Total working days              1,508
Total gross wages               1,624,580.40
{last}
"""


def test_of_two_captions_of_wages_the_one_paid_out_is_taken() -> None:
    found = values(WAGES.format(last="Total net wages                 1,278,236.99"), "labor_record")
    assert found.get("wages_total") == "1278236.99"


def test_one_caption_of_wages_is_enough_and_days_are_none() -> None:
    assert values(WAGES.format(last=""), "labor_record").get("wages_total") == "1624580.4"


WEIGHED = "URSPRUNGSZEUGNIS\n\n7 Menge\n1.944 kg brutto\n1.800 kg netto\n"


def test_weights_before_the_word_for_them() -> None:
    found = values(WEIGHED, "certificate_of_origin_other", ("de",))
    assert (found.get("gross_weight"), found.get("net_weight")) == ("1944", "1800")


def _parties(text: str, kind: str) -> dict[str, str]:
    return {p.role: p.name for p in read(text, kind).parties}


@pytest.mark.parametrize(
    ("below", "name"), [("Spedition Hölzl & Partner KG", "Spedition Hölzl & Partner KG"), ("Hölzl KG", "Hölzl KG")]
)
def test_a_carriers_trade_opens_its_name(below: str, name: str) -> None:
    text = f"CONSIGNMENT NOTE CMR\n\n16 Carrier\n{below}\nAm Hof 3\n79098 Freiburg\n"
    assert _parties(text, "transport_document").get("carrier") == name


def test_who_audits_and_whom_and_the_broker_of_a_notice() -> None:
    audit = "CLEAR SOCIAL COMPLIANCE LTD\n\nSocial Audit Report\n\nFacility name:     Rupashi Composite Ltd.\n"
    assert _parties(audit, "audit_report").get("producer") == "Rupashi Composite Ltd."
    notice = "NOTICE OF DETENTION\n\n4. Importer of Record          5. Broker / Filer\n"
    notice += "Blue Heron Textiles Corp.      Ogeechee Brokerage Co.\n"
    assert _parties(notice, "detention_notice").get("broker") == "Ogeechee Brokerage Co."


def test_a_firm_that_one_belongs_to_is_no_place_of_growing() -> None:
    text = (
        "AFFIDAVIT\n\nI am the Managing Member of Santan Mesa Farms LLC, a company in Arizona.\n"
        "The cotton was grown in the United States, on the Hohokam Ranch in Pinal County.\n"
    )
    assert values(text, "affidavit").get("estate") == "Hohokam Ranch"


def test_a_shortened_signature_is_spelled_out_by_the_name_below_it() -> None:
    text = "\n" * 12 + "Signature: B. Lima\nName: {name}\nTitle: Sworn Translator\n"
    top = "CERTIFICATE OF TRANSLATION\n\nThis is a true translation.\n"
    assert values(top + text.format(name="Beatriz Lima"), "translation").get("signer") == "Beatriz Lima"
    assert values(top + text.format(name="Carla Souza"), "translation").get("signer") == "B. Lima"


BATCH = """
生产批记录

成品批号          规格           产出量（吨）
HTJ-250826N      大桶           51.04
{caption}         220 桶         51.04
"""


@pytest.mark.parametrize(("caption", "quantity"), [("产出合计", "51.04"), ("HTJ-250827", "102.08")])
def test_a_chinese_caption_that_ends_in_the_word_for_a_sum_is_a_row_of_totals(caption: str, quantity: str) -> None:
    found = values(BATCH.format(caption=caption), "production_record", ("zh",))
    assert found.get("output_quantity") == quantity


HOURS = """
考勤汇总表

姓名       正常工时      加班工时      合计工时
周小梅      176          18           194
吴建华      168          12           180
合计        344          30           374
"""


def test_a_column_of_hours_is_no_pay() -> None:
    found = values(HOURS, "labor_record", ("zh",))
    assert (found.get("hours_worked"), found.get("wages_total")) == ("374", None)


WRAPPED = """
AUSFUHRBEGLEITDOKUMENT

Warenbezeichnung      Rohmasse kg      Eigenmasse kg
[31]                  [35]             [38]
Baumwollgewebe        10.912,0         10.450,0
"""


def test_the_number_of_a_box_under_its_caption_is_no_weight() -> None:
    found = values(WRAPPED, "customs_declaration", ("de",))
    assert found.get("gross_weight") in ("10912", None)
    assert found.get("net_weight") in ("10450", None)


def test_a_caption_of_two_known_halves_is_no_port() -> None:
    text = "提单 BILL OF LADING\n\n卸货港 PORT OF DISCHARGE      交货地 PLACE OF DELIVERY\n"
    assert "port_of_discharge" not in values(text, "bill_of_lading", ("zh", "en"))


LISTED = """
SEA WAYBILL

SHIPPER....: CAMPO VERDE AGRO LTDA
LINE MARK..: PIEDMONT SPINNERS, INC.
             2200 MILL ROAD, GASTONIA, NC 28052 - USA
"""


def test_the_next_caption_of_a_list_ends_a_partys_address() -> None:
    shipper = next(p for p in read(LISTED, "bill_of_lading").parties if p.role == "shipper")
    assert shipper.country != "US"
    assert "PIEDMONT" not in (shipper.address or "")


CREDIT = """
MT 700  ISSUE OF A DOCUMENTARY CREDIT
27  SEQUENCE OF TOTAL        : 1/1
20  DOCUMENTARY CREDIT NUMBER: LC25-770118
50  APPLICANT                : PIEDMONT SPINNERS, INC.
                               2200 MILL ROAD, GASTONIA, NC 28052 USA
59  BENEFICIARY              : CAMPO VERDE AGRO LTDA
                               BARREIRAS, BAHIA, BRAZIL
32B CURRENCY CODE, AMOUNT    : USD 71.250,00
44F PORT OF DISCHARGE        : SAVANNAH, GA, USA
"""


def test_the_tags_of_a_credit_end_its_parties() -> None:
    payee = next(p for p in read(CREDIT, "payment_proof").parties if p.role == "payee")
    assert payee.country == "BR"
    assert "SAVANNAH" not in (payee.address or "")


def test_the_number_of_a_receipt_is_that_of_a_transport_paper() -> None:
    found = values(
        "WAREHOUSE RECEIPT\n\nReceipt No.: DCS-660481\nDate issued: October 30, 2025\n", "transport_document"
    )
    assert found.get("waybill_number") == "DCS-660481"
    assert not {"invoice_number", "invoice_date"} & found.keys()
