"""Faults that whole cases of knitwear brought up: each rule with the paper it is for and those it leaves."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.evidence import Document
from extractors.extract.certificate_fields import certificate_fields
from extractors.extract.line_items import read_line_items
from extractors.parties import find_parties
from tests.extractors.test_certificate import BODY, VALUES, page_of
from tests.extractors.text_pages import document_of, values

INVOICE = """
COMMERCIAL INVOICE

Invoice No.: QH26-K-0512            Date: 2026-05-28

{line}

Description              Quantity       Amount
Single jersey white      3,588.00       22,066.20
"""
PORTS = ("vessel", "voyage", "port_of_lading", "port_of_discharge")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Shipped per: ARBOR V.077E From Ningbo to Puerto Cortes", ("ARBOR", "077E", "Ningbo", "Puerto Cortes")),
        ("Per vessel ARBOR 077E from Ningbo to Haiphong by sea", ("ARBOR", "077E", "Ningbo", "Haiphong")),
        ("船名：ARBOR V.077E 自 Ningbo 至 Puerto Cortes", ("ARBOR", "077E", "Ningbo", "Puerto Cortes")),
        ("Shipped per: ARBOR V.077E", ("ARBOR", "077E", None, None)),
        ("Prices are held from Ningbo to Puerto Cortes", (None, None, None, None)),
        ("Shipped per: ARBOR V.077E from 1 May to 3 June", ("ARBOR", None, None, None)),
    ],
)
def test_ports_stand_behind_the_ship_in_its_line(line: str, found: tuple[str | None, ...]):
    read = values(INVOICE.format(line=line), "commercial_invoice")
    if found[0] and not found[1]:
        assert (read.get("port_of_lading"), read.get("port_of_discharge")) == (None, None)
        return
    assert tuple(read.get(name) for name in PORTS) == found


SEWN = """
PRODUCTION REPORT

Fabric lot     Fabric used kg     {style}     {pieces}
JD-2209        3,588.00           TB-5521 WHT        18,720
JD-2210        2,392.00           TB-5521 NVY        12,480
"""


def test_the_quantity_behind_the_style_is_what_came_out():
    text = SEWN.format(style="Style produced", pieces="Pieces")
    read = values(text, "production_record")
    assert (read.get("input_quantity"), read.get("output_quantity")) == ("5980", "31200")
    assert read.get("input_lot") is not None
    assert read.get("output_lot") is None
    lots = {(item.direction, item.lot_number) for item in read_line_items(document_of(text, "production_record"))[0]}
    assert lots == {("input", "JD-2209"), ("input", "JD-2210"), ("output", None)}


def test_of_one_thing_a_second_quantity_has_no_side():
    text = (
        SEWN.format(style="Remark of shift", pieces="Pieces")
        .replace("TB-5521 WHT", "one man ill")
        .replace("TB-5521 NVY", "none at all")
    )
    assert values(text, "production_record").get("output_quantity") is None


PAYROLL = """
PAYROLL REGISTER

Code     Name                 Job          Days     Gross        Net
2251     Wendy Licona         Checker      24       13,100.00    12,183.00
2260     Denis Maradiaga      Mechanic     26       18,200.00    16,926.00
{total}
Prepared by
Gloria Handal
Human resources
"""


@pytest.mark.parametrize("total", ["         Total                             50       31,300.00    29,109.00", ""])
def test_who_is_named_in_a_row_of_wages_has_not_signed(total: str):
    assert values(PAYROLL.format(total=total), "labor_record").get("signer") == "Gloria Handal"


LADING = """
BILL OF LADING

Shipper: Borgou Cotton Co., Ltd.            {caption}: MWIPCR310447
Consignee: Akar Iplik A.S.                  {agent}: Mersin Denizcilik A.S.
Vessel: ATACORA STAR

Marks            Pkgs       Description               Gross weight
PK-318           34         34 BALES RAW COTTON       7742.00
SL 770214
"""


@pytest.mark.parametrize("caption", ["(5) Document Number", "B/L No."])
def test_the_number_of_the_document_is_the_bills(caption: str):
    assert (
        values(LADING.format(caption=caption, agent="Agent"), "bill_of_lading").get("bill_of_lading_number")
        == "MWIPCR310447"
    )


def test_a_seal_counts_nothing():
    assert values(LADING.format(caption="B/L No.", agent="Agent"), "bill_of_lading").get("quantity") is None
    assert values("PACKING LIST\n\nSL: 770\n", "packing_list").get("quantity") == "770"


@pytest.mark.parametrize(("agent", "carriers"), [("Carrier's agent", []), ("Carrier", ["Mersin Denizcilik A.S."])])
def test_the_carriers_agent_carries_nothing(agent: str, carriers: list[str]):
    document = document_of(LADING.format(caption="B/L No.", agent=agent), "bill_of_lading")
    assert [p.name for p in find_parties(document) if p.role == "carrier"] == carriers


@pytest.mark.parametrize(
    ("title", "kind"),
    [("LISTE DE COLISAGE DES BALLES", "bale_list"), ("LISTE DE COLISAGE", "packing_list")],
)
def test_a_packing_list_of_bales_lists_bales(title: str, kind: str):
    rows = "N° balle        Poids net kg\n26PK04100       222,0\n26PK04107       224,0\n"
    text = f"Coton du Borgou S.A.\n\n{title}\n\n{rows}"
    assert classify_document(document_of(text, "other")).type == kind


@pytest.mark.parametrize(
    ("quantity", "read"), [("6.450 kg", None), ("6,450 kg", "6450"), ("6.45 kg", "6.45"), ("0.450 kg", "0.45")]
)
def test_a_point_before_three_figures_is_not_told_on_a_certificate(quantity: str, read: str | None):
    page = page_of(BODY.format(**{**VALUES, "quantity": quantity}))
    fields = certificate_fields(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)) or ()
    assert next((f.value for f in fields if f.name == "quantity"), None) == read
