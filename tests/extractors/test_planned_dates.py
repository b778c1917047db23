"""Days of carriage that were still to come when a paper was written are no departure and no arrival."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.text_pages import values

BILL, TRANSPORT, INVOICE = "bill_of_lading", "transport_document", "commercial_invoice"
HEADED = {
    "en": "BILL OF LADING\nB/L No.: HLK2605118\nVessel: CORAL BAY\n",
    "zh": "海运提单\n提单号：HLK2605118\n船名：CORAL BAY\n",
    "vi": "VẬN ĐƠN\nSố vận đơn: HLK2605118\nTên tàu: CORAL BAY\n",
    "tr": "KONŞİMENTO\nKonşimento No: HLK2605118\nGemi: CORAL BAY\n",
    "es": "CONOCIMIENTO DE EMBARQUE\nB/L No.: HLK2605118\nBuque: CORAL BAY\n",
    "de": "KONNOSSEMENT\nKonnossement-Nr.: HLK2605118\nSchiff: CORAL BAY\n",
    "fr": "CONNAISSEMENT\nConnaissement n° : HLK2605118\nNavire : CORAL BAY\n",
    "pt": "CONHECIMENTO DE EMBARQUE\nB/L nº: HLK2605118\nNavio: CORAL BAY\n",
}
PLANNED = [
    ("en", "ETD: 15 May 2026"),
    ("en", "ETD Haiphong: 15 May 2026"),
    ("en", "Estimated date of departure: 15 May 2026"),
    ("en", "Est. departure: 15 May 2026"),
    ("en", "Intended sailing date: 15 May 2026"),
    ("en", "To be shipped on board: 15 May 2026"),
    ("en", "Sailing date: 15 May 2026 (planned)"),
    ("en", "Sailing date (scheduled): 15 May 2026"),
    ("en", "Date of departure       Cut-off\n(estimated)\n15 May 2026             12 May 2026"),
    ("zh", "预计开航日期：2026-05-15"),
    ("vi", "Ngày tàu chạy dự kiến: 15/05/2026"),
    ("tr", "Tahmini yükleme tarihi: 15.05.2026"),
    ("es", "Fecha prevista de embarque: 15/05/2026"),
    ("de", "Voraussichtliches Verladedatum: 15.05.2026"),
    ("fr", "Date de départ prévue : 15/05/2026"),
    ("pt", "Data de embarque prevista: 15/05/2026"),
]
DONE = [
    ("en", "Shipped on board: 15 May 2026"),
    ("en", "Sailed: 15 May 2026"),
    ("en", "ATD: 15 May 2026"),
    ("en", "ETD/ATD: 15 May 2026"),
    ("en", "Sailing date: 15 May 2026   ETA: 10 June 2026"),
    ("en", "ETD: 12 May 2026   Laden on board: 15 May 2026"),
    ("zh", "开航日期：2026-05-15"),
    ("vi", "Ngày tàu chạy: 15/05/2026"),
    ("tr", "Yükleme tarihi: 15.05.2026"),
    ("es", "Fecha de embarque: 15/05/2026"),
    ("de", "Verladedatum: 15.05.2026"),
    ("fr", "Date de départ : 15/05/2026"),
    ("pt", "Data de embarque: 15/05/2026"),
]


@pytest.mark.parametrize(("language", "line"), [case for case in PLANNED if "(estimated)\n" not in case[1]])
def test_a_planned_day_is_no_departure(language: str, line: str) -> None:
    assert "departure_date" not in values(HEADED[language] + line, BILL, (language,))


@pytest.mark.parametrize(("language", "line"), DONE)
def test_a_day_that_has_come_is_the_departure(language: str, line: str) -> None:
    found = values(HEADED[language] + line, BILL, (language,))
    assert found.get("departure_date") == "2026-05-15"
    assert "arrival_date" not in found


DAYS = st.dates().map(lambda d: d.strftime("%d %B %Y"))


@given(DAYS, st.sampled_from(["ETA", "Est. arrival", "Expected to arrive on"]))
def test_no_planned_day_arrives(day: str, caption: str) -> None:
    assert "arrival_date" not in values(f"WAYBILL\nWaybill No.: HL-118\n{caption}: {day}", TRANSPORT)


def test_a_notice_that_plans_a_day_is_not_dated_by_departure() -> None:
    notice = "ARRIVAL NOTICE\nNotice date: 5 June 2026\nETD: 15 May 2026\nETA: 9 June 2026"
    assert not {"departure_date", "arrival_date"} & values(notice, TRANSPORT).keys()
    sailed = values(notice.replace("ETD", "Sailed").replace("ETA", "ATA"), TRANSPORT)
    assert (sailed["departure_date"], sailed["arrival_date"]) == ("2026-05-15", "2026-06-09")


def test_a_paper_that_plans_its_departure_is_not_dated_by_it() -> None:
    paper = "WAYBILL\nWaybill No.: 118\nDate: 5 June 2026"
    assert values(paper, TRANSPORT)["departure_date"] == "2026-06-05"
    assert "departure_date" not in values(f"{paper}\nETD: 15 June 2026", TRANSPORT)


@pytest.mark.parametrize("title", ["DELIVERY ORDER", "ARRIVAL NOTICE", "CARGO RELEASE"])
def test_the_day_of_a_notice_is_no_dispatch(title: str) -> None:
    assert "departure_date" not in values(f"{title}\nNo.: 118274\nDate: 10 June 2026\nVessel: CORAL BAY", TRANSPORT)


def test_the_day_of_a_lorry_receipt_is_its_dispatch() -> None:
    found = values("LORRY RECEIPT\nLR No.: 118274\nDate: 10 June 2026", TRANSPORT)
    assert found["departure_date"] == "2026-06-10"


@pytest.mark.parametrize("caption", ["Sailing date", "Departure", "Loading date", "Shipped on board"])
def test_nothing_has_left_when_it_is_booked(caption: str) -> None:
    booking = f"BOOKING CONFIRMATION\nBooking No.: HPH118\nDate: 28 April 2026\n{caption}: 15 May 2026"
    assert "departure_date" not in values(booking, TRANSPORT)


def test_an_invoice_knows_of_no_arrival_after_its_own_day() -> None:
    text = "INVOICE\nInvoice No.: KH-88\nInvoice date: 14 May 2026\nDelivery date: {} 2026\nTotal USD 100.00"
    assert "arrival_date" not in values(text.format("30 June"), INVOICE)
    assert values(text.format("12 May"), INVOICE)["arrival_date"] == "2026-05-12"
    stamped = text.replace("Delivery date", "Received on").format("30 June")
    assert values(stamped, INVOICE)["arrival_date"] == "2026-06-30"


@pytest.mark.parametrize(
    "title", ["VESSEL BOOKING REQUEST", "BOOKING CONFIRMATION - REVISED", "RESERVA / BOOKING NOTE"]
)
def test_a_booking_is_known_by_the_end_of_its_title(title: str) -> None:
    assert "departure_date" not in values(f"{title}\nSailing date: 15 May 2026\nVessel: CORAL BAY", TRANSPORT)


@pytest.mark.parametrize(
    "line",
    [
        "Shipped on board: 15 May 2026 as required by the credit",
        "Target Logistics Date of departure: 15 May 2026",
        "Booking\nDispatched: 15 May 2026",
        "Dispatched: 15 May 2026\nDate of delivery order: 12 May 2026",
    ],
)
def test_what_is_said_of_something_else_plans_nothing(line: str) -> None:
    assert values(f"WAYBILL\nWaybill No.: 118\n{line}", TRANSPORT)["departure_date"] == "2026-05-15"
