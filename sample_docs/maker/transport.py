"""Transport papers: ocean bill of lading and the road carrier's receipt."""

from __future__ import annotations

from decimal import Decimal

from .model import Company, Golden, Paper, number, plain, rounded
from .press import Sheet, block, cell, column, para, signed, space
from .sale import Sale
from .trade import heading, signature
from .wording import FORMS


def bill_of_lading(sale: Sale, carrier: Company, seal_number: str, freight: str = "FREIGHT PREPAID") -> Paper:
    """An ocean bill of lading on the carrier's boxed form."""
    assert sale.departure is not None
    day, g = carrier.day(sale.departure), sale.goods[0]
    kind = g.package_kind
    rows = [
        [
            cell("SHIPPER / EXPORTER", "\n".join(sale.seller.lines), 1.2, 62),
            cell("B/L NO.", sale.transport_number, 0.8),
        ],
        [
            cell("CONSIGNEE", "\n".join(sale.buyer.lines), 1.2, 62),
            cell("EXPORT REFERENCES", f"INVOICE {sale.invoice_number}", 0.8),
        ],
        [cell("NOTIFY PARTY", "SAME AS CONSIGNEE", 1.2, 52), cell("FREIGHT AND CHARGES", freight, 0.8)],
        [cell("OCEAN VESSEL", sale.vessel), cell("VOYAGE NO.", sale.voyage), cell("PLACE OF RECEIPT", sale.loading)],
        [
            cell("PORT OF LOADING", sale.loading),
            cell("PORT OF DISCHARGE", sale.discharge),
            cell("PLACE OF DELIVERY", sale.discharge),
        ],
    ]
    what = "\n".join(x.description for x in sale.goods)
    said = f"SHIPPER'S LOAD, COUNT AND SEAL\nSAID TO CONTAIN\n{what.upper()}"
    goods = f"{said}\nTOTAL: {number(sale.packages, 0)} {kind.upper()}"
    columns = [
        column("CONTAINER NO. / SEAL NO.", w=1.1),
        column("MARKS & NUMBERS", w=0.9),
        column("NO. OF PKGS", "right", 0.7),
    ]
    columns += [
        column("DESCRIPTION OF GOODS", w=2),
        column("GROSS WEIGHT KGS", "right", 0.9),
        column("MEASUREMENT CBM", "right", 1.1),
    ]
    volume = rounded(sale.gross / Decimal(310), 2)
    row = [
        f"{sale.container}\n{seal_number}",
        sale.marks,
        f"{number(sale.packages, 0)} {kind}",
        goods,
        number(sale.gross),
        str(volume),
    ]
    foot = [
        [
            cell("SHIPPED ON BOARD DATE", day),
            cell("PLACE AND DATE OF ISSUE", f"{sale.loading}, {day}"),
            cell("NO. OF ORIGINAL B/L", "THREE (3)"),
        ]
    ]
    blocks = [
        block(
            "letterhead",
            name=carrier.name,
            lines=list(carrier.address),
            style="split",
            title="BILL OF LADING",
            mark="*",
        ),
        block("form", rows=rows),
        block("goods", columns=columns, rows=[row], style="grid", size=carrier.look.size * 0.92, tight=9),
        space(60),
        para(
            FORMS["bill_of_lading"],
            size=carrier.look.size * 0.78,
        ),
        block("form", rows=foot),
        space(4),
        signed(
            carrier.signer, f"As agent for the carrier, {carrier.name}", company="Signed for the carrier", ink="#222222"
        ),
    ]
    fields: dict[str, str | list[str]] = {
        "bill_of_lading_number": sale.transport_number,
        "vessel": sale.vessel,
        "voyage": sale.voyage,
        "port_of_lading": sale.loading,
        "port_of_discharge": sale.discharge,
        "departure_date": sale.departure.isoformat(),
        "container_number": [sale.container],
        "packages": str(sale.packages),
        "gross_weight": plain(sale.gross),
    }
    parties = (("shipper", sale.seller.name, sale.seller.country), ("consignee", sale.buyer.name, sale.buyer.country))
    return Paper(Sheet(carrier.look, tuple(blocks)), Golden("bill_of_lading", fields, parties))


def lorry_receipt(
    sale: Sale, carrier: Company, lorry: str, title: str = "LORRY RECEIPT / CONSIGNMENT NOTE", no: str = "L.R. No."
) -> Paper:
    """A road carrier's receipt."""
    assert sale.departure is not None
    g = sale.goods[0]
    invoice = [["Invoice No.", sale.invoice_number]] if sale.invoice_date <= sale.departure else []
    facts = [[no, sale.transport_number], ["Date", carrier.day(sale.departure)], ["Lorry No.", lorry]]
    facts += [["From", sale.loading], ["To", sale.discharge], *invoice]
    columns = [
        column("Packages", "right"),
        column("Description (said to contain)", w=1),
        column("Lot / Marks"),
        column("Actual weight kg", "right"),
    ]
    rows = [[f"{x.packages} {x.package_kind}", x.description, x.lot or x.marks, number(x.gross)] for x in sale.goods]
    foot = [[f"{sale.packages} {g.package_kind}", "Total", "", number(sale.gross)]]
    blocks = [
        *heading(carrier, title),
        block("pairs", style=carrier.look.pairs, cols=3 if carrier.look.pairs == "boxed" else 2, items=facts),
        space(3),
        block(
            "parties",
            style=carrier.look.parties,
            items=[
                {"label": "Consignor", "lines": sale.seller.lines},
                {"label": "Consignee", "lines": sale.buyer.lines},
            ],
        ),
        block("goods", columns=columns, rows=rows, foot=foot, style=carrier.look.goods),
        para(
            FORMS["lorry_receipt"],
            size=carrier.look.size * 0.85,
        ),
        space(4),
        signature(carrier, "Booking clerk / Driver"),
    ]
    fields = {
        "waybill_number": sale.transport_number,
        "departure_date": sale.departure.isoformat(),
        "packages": str(sale.packages),
        "gross_weight": plain(sale.gross),
    } | ({"invoice_number": sale.invoice_number} if invoice else {})
    parties = [("shipper", sale.seller.name, sale.seller.country), ("consignee", sale.buyer.name, sale.buyer.country)]
    if carrier.name != sale.seller.name:
        parties.append(("carrier", carrier.name, carrier.country))
    return Paper(Sheet(carrier.look, tuple(blocks)), Golden("transport_document", fields, tuple(parties)))
