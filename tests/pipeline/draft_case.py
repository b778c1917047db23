"""A made chain in two countries for the tests of the drafts: yarn from India, shirts from Vietnam. Nothing exists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.evidence import DocumentReading, LineItem
from pipeline.case import CaseSettings, CaseView, Chain, Party, Step, Transaction
from pipeline.profile import load_profile
from tests.pipeline.builders import place, reading, received

SPINNER = Party("P1", ("Kaveri Spinning Mills Ltd.",), ("seller", "producer"), ("12 Mill Road, Erode",), "IN")
SEWER = Party("P2", ("Hoa Sen Garment JSC",), ("seller", "producer", "buyer"), ("Lot 4, Nam Dinh",), "VN")
IMPORTER = Party("P3", ("Harbor & Pine Apparel, Inc.",), ("buyer", "importer_of_record"), (), "US")
DYER = Party("P4", ("Song Hong Dyeing Co., Ltd.",), ("producer",), (), "VN")


def item(sha: str, description: str, quantity: str, unit: str) -> LineItem:
    return LineItem(description, quantity, unit, None, None, place(sha, f"{description} {quantity}"))


def documents() -> tuple[DocumentReading, ...]:
    """By index: 0-2 yarn invoice, bill of lading, record; 3-6 shirts invoice, packing list, bill of lading, record."""
    yarn = reading("a1", "commercial_invoice", {"invoice_number": "KS-9"}, {"seller": SPINNER.names[0]})
    shirts = reading("b1", "commercial_invoice", {"invoice_number": "HS-1"}, {"seller": SEWER.names[0]})
    return (
        replace(yarn, line_items=(item("a1", "Cotton yarn Ne 40", "2100", "KGM"),)),
        reading("a2", "bill_of_lading", {"vessel": "ARABIAN HERON", "port_of_lading": "Nhava Sheva",
                                         "departure_date": "2026-04-18"}),
        reading("a3", "production_record", {}, {"producer": SPINNER.names[0]}),
        replace(shirts, line_items=(item("b1", "Men's shirts QT-1", "1200", "H87"),
                                    item("b1", "Men's shirts QT-2", "300", "H87"))),
        reading("b2", "packing_list", {"marks_and_numbers": "H&P 1-40"}, {"seller": SEWER.names[0]}),
        reading("b3", "bill_of_lading", {"vessel": "PACIFIC KINGFISHER", "voyage": "208E",
                                         "port_of_lading": "Hai Phong", "departure_date": "2026-06-27"}),
        reading("b4", "production_record", {"place_of_production": "Nam Dinh, Vietnam"}, {"producer": SEWER.names[0]}),
    )  # fmt: skip


STEPS = (
    Step(1, "spinning", "P1", "12 Mill Road, Erode", "IN", documents=(2,)),
    Step(2, "dyeing", "P4", "", "VN"),
    Step(3, "cutting and sewing", "P2", "Nam Dinh", "VN", documents=(6,)),
)
SALES = (
    Transaction("T1", "P1", "P2", invoices=(0,), transports=(1,)),
    Transaction("T2", "P2", "P3", invoices=(3,), packing_lists=(4,), transports=(5,)),
)


def draft_view(
    steps: tuple[Step, ...] = STEPS, sales: tuple[Transaction, ...] = SALES,
    papers: tuple[DocumentReading, ...] | None = None,
) -> CaseView:  # fmt: skip
    papers = documents() if papers is None else papers
    settings = CaseSettings.model_validate(
        {"case": {"id": "T-9", "profile": "cotton", "labor_class": "forced labor"},
         "entry": {"importer": "Harbor & Pine Apparel, Inc.", "number": "231-0000007-1"}}
    )  # fmt: skip
    chain = Chain((SPINNER, SEWER, IMPORTER, DYER), sales, steps)
    return CaseView(settings, load_profile("cotton"), dt.date(2026, 8, 1), received(*papers), papers, chain)
