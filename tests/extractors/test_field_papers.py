"""Papers as tills, portals and craftsmen print them: whose sum is meant, and who stands there."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.tables.columns import strict_kind
from extractors.till import till_kind
from tests.extractors.text_pages import document_of, read, values

INVOICE = "commercial_invoice"

VIEWER = """
Gesamtbeträge der Rechnung
Summe aller Positionen netto         412,50
Summe Nachlässe netto                 12,50
Gesamtsumme netto                    400,00
Summe Umsatzsteuer                    76,00
Gesamtsumme brutto                   476,00
Gezahlter Betrag brutto                0,00
Fälliger Betrag brutto               476,00
"""


def test_a_portal_s_sums_are_told_apart() -> None:
    found = values(VIEWER, INVOICE, languages=("de",))
    sums = [found.get(name) for name in ("subtotal", "discount", "tax", "total", "amount_due")]
    assert sums == ["400", "12.5", "76", "476", "476"]


def test_a_subtotal_of_nothing_proves_no_total() -> None:
    text = "Subtotal         0.00\nVAT         76.00\nInvoice total         476.00\nTotal         76.00"
    assert values(text, INVOICE)["total"] == "476"


def test_what_is_left_of_a_paid_bill_is_not_its_total() -> None:
    assert "total" not in values("Rows         4\nBalance due         0.00", INVOICE)
    assert values("Rows         4\nBalance due         7.00", INVOICE)["total"] == "7"


SLIP = """
HARBOUR LIGHTS SDN BHD
Total Qty 6
Total Sales (Excluding GST) :     98.00
Total GST :                        5.88
Rounding :                         0.02
Total Sales (Inclusive of GST) : 103.90
CASH :                           103.90
Change :                           0.00
GST SUMMARY
SR       6      98.00      5.88
Total :         98.00      5.88
"""


def test_a_summary_of_taxes_leaves_nothing_to_pay() -> None:
    found = values(SLIP, INVOICE)
    assert found["total"] == "103.9"
    assert "amount_due" not in found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("AMT DUE         29.60", "total"),
        ("3 ITEMS   TOTAL    RM   26.35", "total"),
        ("TOTAL SALES INC GST :  163.25", "total"),
        ("Total Exclude GST:  193.00", "net"),
        ("MYDEBIT  26.35", "card"),
    ],
)
def test_words_of_tills(line: str, kind: str) -> None:
    found = till_kind(line)
    assert found is not None
    assert found[0] == kind


def test_a_price_a_unit_is_no_quantity() -> None:
    assert [strict_kind(text) for text in ("U/P", "U/P(RM)", "QTY")] == ["unit_price", "unit_price", "quantity"]


def test_which_copy_it_is_names_nobody() -> None:
    head = "*** COPY ***\nROC NO: 538358-H\nNO 2 & 4, JALAN BAYU 4,\nBANDAR SERI ALAM,\n81750 MASAI, JOHOR\n\n"
    parties = read(f"{head}TAX INVOICE\nBill To : THE PEAK QUARRY WORKS", INVOICE).parties
    assert [party.name for party in parties] == ["THE PEAK QUARRY WORKS"]


def test_a_heading_run_in_is_no_buyer() -> None:
    text = "KEDAI PAPAN YOW\nINV NO. : 41821\nBILL TO :\n\nITEM         QTY U/P(RM) AMT(RM)\n1         2 5.30 10.60"
    assert not [party for party in read(text, INVOICE).parties if party.role == "buyer"]


CRAFTSMAN = """
Menuiserie Berthelot
Fougères, le 27 janvier 2023

FACTURE N° 23/0018 (Devis n° D22-441 du 18/11/2022)

Seuil                         118,00
TOTAL H.T.                  3 238,00 €
T.V.A. 5,5 %                  178,09 €
TOTAL T.T.C.                3 416,09 €
Acompte reçu le 02/12/2022  1 000,00 €
RESTE À PAYER               2 416,09 €
"""


def test_a_craftsman_s_bill_is_one_by_its_sums() -> None:
    assert classify_document(document_of(CRAFTSMAN, "other")).type == INVOICE


def test_the_day_of_a_prepayment_is_no_arrival() -> None:
    assert "arrival_date" not in values(CRAFTSMAN, INVOICE, languages=("fr",))
