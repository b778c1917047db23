"""Bills whose letterhead is a picture: the sender stands in the legal lines alone, the buyer in the window."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.parties.company_names import is_name as has_name
from tests.extractors.pages import document_of


def roles(text: str) -> dict[str, str]:
    return {party.role: party.name for party in extract_document(document_of("commercial_invoice", text)).parties}


BILL = """
{window}
Ahornallee 20
22529 Hamburg

Rechnung Nr. 26-1180-4477
Rechnungsdatum 11.03.2026
Summe netto 35,71 EUR
Rechnungsbetrag 42,49 EUR




























{imprint}
"""
LEGAL = "Nordfunk Mobil GmbH, Überseering 8, 22297 Hamburg, Sitz: Hamburg, AG Hamburg HRB 155220, Commerzbank AG"


@pytest.mark.parametrize("window", ["Herrn Tobias Lehnert", "Weinhandel Lehnert GmbH"])
def test_the_company_of_the_legal_lines_sends_the_bill_and_the_window_receives_it(window: str) -> None:
    assert roles(BILL.format(window=window, imprint=LEGAL)) == {"seller": "Nordfunk Mobil GmbH", "buyer": window}


def test_without_a_number_of_registers_the_foot_proves_nothing() -> None:
    found = roles(BILL.format(window="Weinhandel Lehnert GmbH", imprint="gestaltet von Nordfunk Mobil GmbH"))
    assert found.get("seller") != "Nordfunk Mobil GmbH"


@pytest.mark.parametrize(
    "imprint",
    [
        "Kraus & Lind GmbH & Co. KG, HRA 2201, phG: Lind Verwaltungs GmbH, HRB 5510",
        "Volksbank Lüdenscheid eG IBAN DE90 4585 0005\nKraus & Lind GmbH & Co. KG USt-IdNr. DE 118220441",
    ],
)
def test_partners_and_banks_are_not_the_sender(imprint: str) -> None:
    assert roles(BILL.format(window="Frau Ute Brandt", imprint=imprint))["seller"] == "Kraus & Lind GmbH & Co. KG"


def test_two_companies_in_the_legal_lines_leave_the_sender_open() -> None:
    two = "Alpha Druck GmbH, HRB 1102\nBeta Versand GmbH, HRB 2203"
    assert "seller" not in roles(BILL.format(window="Frau Ute Brandt", imprint=two))
    owned = f"{two}, post@beta-versand.de"
    assert roles(BILL.format(window="Frau Ute Brandt", imprint=owned))["seller"] == "Beta Versand GmbH"


FREELANCER = """
MARTA IRIARTE ZUBIRI
Traductora jurada
{number}
C/ Mayor 18, 31001 Pamplona

{label}
Bodegas Olite Viejo, S.A.
Ctra. Zaragoza km 38, 31390 Olite

Factura 07-2026
"""


def test_who_gives_his_tax_number_over_a_labelled_buyer_is_the_seller() -> None:
    found = roles(FREELANCER.format(number="NIF 44112908K", label="Cliente:"))
    assert found == {"seller": "MARTA IRIARTE ZUBIRI", "buyer": "Bodegas Olite Viejo, S.A."}
    assert "seller" not in roles(FREELANCER.format(number="", label="Cliente:"))


WINDOW = """
Hotel Brisa Mar S.A.
Paseo Marítimo 30, 11010 Cádiz



{person}
Fjordtech AS
Strandgata 8
5013 Bergen

Factura Nº BM26/03318
"""


def test_a_company_under_a_persons_name_is_addressed_and_its_name_is_not_run_together() -> None:
    assert roles(WINDOW.format(person="Sr. Anders Holm"))["buyer"] == "Fjordtech AS"


TORN = """
DOĞUKAN TÜTÜN İHRACAT SAN. TİC.
A.Ş.
Akhisar Yolu 3. km / MANİSA
VKN: 4410098122

Sayın
LEAF MERCHANTS BV
Haven 412, 2030 Antwerpen
"""


def test_a_legal_form_in_initials_on_its_own_line_is_no_label() -> None:
    assert roles(TORN) == {"seller": "DOĞUKAN TÜTÜN İHRACAT SAN. TİC. A.Ş.", "buyer": "LEAF MERCHANTS BV"}


POLISH = """
Faktura VAT nr FV/1187/06/2026
Data wystawienia: 15.06.2026

Sprzedawca                          Nabywca
Hurtownia KARTEX Sp. z o.o.         Piekarnia Pod Strzechą s.c.
ul. Przemysłowa 15                  Rynek 3

Razem netto         1 916,80
Razem do zapłaty    2 357,66 PLN
"""


def test_a_polish_invoice_names_its_sides_number_date_and_total() -> None:
    reading = extract_document(document_of("commercial_invoice", POLISH))
    found = {f.name: f.value for f in reading.fields}
    assert (found["invoice_number"], found["invoice_date"]) == ("FV/1187/06/2026", "2026-06-15")
    assert (found["total"], found["subtotal"], found["currency"]) == ("2357.66", "1916.8", "PLN")
    assert roles(POLISH) == {"seller": "Hurtownia KARTEX Sp. z o.o.", "buyer": "Piekarnia Pod Strzechą s.c."}


FOLIO = """
The Juniper House Inn
310 Canyon Road, Santa Fe, NM 87501

{person}
Lattice Robotics Inc
44 Binney St
Cambridge MA 02142

Folio No. 220417
"""


def test_a_company_under_a_persons_name_is_no_letterhead() -> None:
    assert roles(FOLIO.format(person="Ms. Priya Raman")).get("seller") != "Lattice Robotics Inc"
    assert roles(FOLIO.format(person="")).get("seller") == "Lattice Robotics Inc"


HOA_DON = """
Người bán hàng: CÔNG TY TNHH SỢI MIỀN NAM
Mã số thuế: 0314882190

{caption}
Tên đơn vị: CÔNG TY CỔ PHẦN MAY HƯNG LONG
Mã số thuế: 0900331204

Tổng cộng tiền thanh toán     466.290.000


Người mua hàng                Người bán hàng
(Ký, ghi rõ họ tên)           (Ký, ghi rõ họ tên)
"""


def test_what_stands_in_brackets_under_a_signature_is_no_party() -> None:
    found = roles(HOA_DON.format(caption="Họ tên người mua hàng:"))
    assert found == {"seller": "CÔNG TY TNHH SỢI MIỀN NAM", "buyer": "CÔNG TY CỔ PHẦN MAY HƯNG LONG"}
    assert not has_name("(Ký, ghi rõ họ tên)")
    assert has_name("(HK) Textile Ltd")
