"""Trade papers: order, invoice, packing list, bill of lading, lorry receipt, in the look of their issuer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, Golden, Paper, lakh, number, plain, rounded
from .press import Block, Sheet, block, cell, column, para, signed, space
from .wording import FORMS


@dataclass(frozen=True, slots=True)
class Goods:
    """One line of goods. `unit` as printed; `packages` of `package_kind` ("bales", "cartons" ...)."""

    description: str
    quantity: Decimal
    unit: str
    price: Decimal
    lot: str = ""
    hs: str = ""
    packages: int = 0
    package_kind: str = ""
    net: Decimal = Decimal(0)
    gross: Decimal = Decimal(0)
    marks: str = ""
    places: int = 2

    @property
    def amount(self) -> Decimal:
        """Quantity times price, rounded to cents."""
        return rounded(self.quantity * self.price)


@dataclass(frozen=True, slots=True)
class Sale:
    """A change of title: who sells what to whom, under which numbers and dates, and how it travels."""

    seller: Company
    buyer: Company
    goods: tuple[Goods, ...]
    currency: str
    order_number: str
    order_date: dt.date
    invoice_number: str
    invoice_date: dt.date
    incoterm: str
    terms: str
    origin: str
    origin_code: str
    tax_rate: Decimal = Decimal(0)
    tax_name: str = "IGST 5%"
    indian: bool = False
    vessel: str = ""
    voyage: str = ""
    loading: str = ""
    discharge: str = ""
    departure: dt.date | None = None
    transport_number: str = ""
    container: str = ""
    carrier: str = ""
    paid: dt.date | None = None
    payment_reference: str = ""

    @property
    def subtotal(self) -> Decimal:
        """Sum of the lines."""
        return sum((g.amount for g in self.goods), Decimal(0))

    @property
    def tax(self) -> Decimal:
        """Tax on the sum."""
        return rounded(self.subtotal * self.tax_rate)

    @property
    def total(self) -> Decimal:
        """Grand total, tax included."""
        return self.subtotal + self.tax

    @property
    def quantity(self) -> Decimal:
        """Sum of the quantities."""
        return sum((g.quantity for g in self.goods), Decimal(0))

    @property
    def packages(self) -> int:
        """Number of packages."""
        return sum(g.packages for g in self.goods)

    @property
    def net(self) -> Decimal:
        """Net weight in kilograms."""
        return sum((g.net for g in self.goods), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """Gross weight in kilograms."""
        return sum((g.gross for g in self.goods), Decimal(0))

    @property
    def money(self) -> Callable[[Decimal], str]:
        """How amounts are printed."""
        return lakh if self.indian else number


def heading(company: Company, title: str) -> list[Block]:
    """Letterhead and title in the company's look."""
    look = company.look
    lines = [
        *company.address,
        *([company.contact] if company.contact else []),
        *([company.ident] if company.ident else []),
    ]
    head = block("letterhead", name=company.name, lines=lines, style=look.letterhead, title=title, mark=company.name[0])
    return [head] if look.letterhead == "split" else [head, space(4), block("title", text=title)]


def signature(company: Company, caption: str, date: str = "", **values: object) -> Block:
    """The company's signature block, with its seal when it has one."""
    lines = [f"{company.signer} / {company.signer_title}", caption, *([f"Date: {date}"] if date else [])]
    return signed(company.signer, *lines, company=f"For {company.name}", seal=company.seal, **values)


def small_print(company: Company) -> list[Block]:
    """The terms that a house prints under its orders and invoices."""
    return [space(6), para(company.terms, size=company.look.size * 0.82)] if company.terms else []


def _order_goods(sale: Sale) -> list[Block]:
    look = sale.buyer.look
    rows = [
        [str(i), g.description, number(g.quantity, g.places), g.unit, f"{g.price}", sale.money(g.amount)]
        for i, g in enumerate(sale.goods, 1)
    ]
    columns = [column("#"), column("Description of Goods", w=1), column("Quantity", "right"), column("Unit")]
    columns += [column(f"Unit Price {sale.currency}", "right"), column(f"Amount {sale.currency}", "right")]
    g = sale.goods[0]
    foot = [["", "Total", number(sale.quantity, g.places), g.unit, "", sale.money(sale.subtotal)]]
    return [block("goods", columns=columns, rows=rows, foot=foot, style=look.goods)]


def order(
    sale: Sale, note: str = "", captions: tuple[str, str, str] = ("PURCHASE ORDER", "P.O. No.", "Order Date")
) -> Paper:
    """A purchase order of the buyer; `captions` are title, number and date labels."""
    buyer, title, no, date = sale.buyer, *captions
    facts = [[no, sale.order_number], [date, buyer.day(sale.order_date)], ["Terms of Delivery", sale.incoterm]]
    facts += [["Payment Terms", sale.terms], ["Currency", sale.currency], ["Country of Origin", sale.origin]]
    blocks = [
        *heading(buyer, title),
        block(
            "parties",
            style=buyer.look.parties,
            items=[
                {"label": "Supplier", "lines": sale.seller.lines},
                {"label": "Buyer / Ship To", "lines": buyer.lines},
            ],
        ),
        block("pairs", style=buyer.look.pairs, cols=3 if buyer.look.pairs == "boxed" else 2, items=facts),
        space(4),
        *_order_goods(sale),
        *([para(note, size=buyer.look.size * 0.9)] if note else []),
        *small_print(buyer),
        space(14),
        signature(buyer, "Authorised Signatory"),
    ]
    fields = {
        "purchase_order_number": sale.order_number,
        "order_date": sale.order_date.isoformat(),
        "incoterm": sale.incoterm[:3],
        "currency": sale.currency,
        "total": plain(sale.subtotal),
        "quantity": plain(sale.quantity),
    }
    parties = (("buyer", buyer.name, buyer.country), ("seller", sale.seller.name, sale.seller.country))
    return Paper(Sheet(buyer.look, tuple(blocks)), Golden("purchase_order", fields, parties))


def _invoice_goods(sale: Sale) -> Block:
    rows = []
    for g in sale.goods:
        rows.append(
            [g.description, g.lot, g.hs, number(g.quantity, g.places), g.unit, f"{g.price}", sale.money(g.amount)]
        )
    columns = [
        column("Description of Goods", w=1),
        column("Lot No."),
        column("HS Code"),
        column("Quantity", "right"),
        column("Unit"),
    ]
    columns += [column("Unit Price", "right"), column(f"Amount ({sale.currency})", "right")]
    g = sale.goods[0]
    foot = [["Total Quantity", "", "", number(sale.quantity, g.places), g.unit, "", ""]]
    if sale.tax:
        foot += [
            ["Taxable value", "", "", "", "", "", sale.money(sale.subtotal)],
            [sale.tax_name, "", "", "", "", "", sale.money(sale.tax)],
        ]
    foot += [["TOTAL", "", "", "", "", sale.currency, sale.money(sale.total)]]
    return block("goods", columns=columns, rows=rows, foot=foot, style=sale.seller.look.goods)


def invoice(
    sale: Sale, title: str = "COMMERCIAL INVOICE", no: str = "Invoice No.", date: str = "Invoice Date"
) -> Paper:
    """The seller's invoice."""
    seller = sale.seller
    facts = [[no, sale.invoice_number], [date, seller.day(sale.invoice_date)], ["P.O. No.", sale.order_number]]
    facts += [["Terms of Delivery", sale.incoterm], ["Payment Terms", sale.terms], ["Country of Origin", sale.origin]]
    if sale.vessel:
        facts += [
            ["Vessel / Voyage", f"{sale.vessel} {sale.voyage}"],
            ["Port of Loading", sale.loading],
            ["Port of Discharge", sale.discharge],
        ]
    kind = sale.goods[0].package_kind
    weights = [["Marks & Nos.", sale.goods[0].marks], ["No. of Packages", f"{number(sale.packages, 0)} {kind}"]]
    weights += [["Net Weight", f"{number(sale.net)} kg"], ["Gross Weight", f"{number(sale.gross)} kg"]]
    blocks = [
        *heading(seller, title),
        block(
            "parties",
            style=seller.look.parties,
            items=[{"label": "Seller", "lines": seller.lines}, {"label": "Buyer", "lines": sale.buyer.lines}],
        ),
        block("pairs", style=seller.look.pairs, cols=3 if seller.look.pairs == "boxed" else 2, items=facts),
        space(4),
        _invoice_goods(sale),
        space(3),
        block("pairs", style="colon", cols=2, items=weights),
        para(f"Bank: {seller.bank}\nA/C No.: {seller.account}\nSWIFT: {seller.swift}", size=seller.look.size * 0.92),
        *small_print(seller),
        space(14),
        signature(seller, "Authorised Signatory", seller.day(sale.invoice_date)),
    ]
    return Paper(
        Sheet(seller.look, tuple(blocks)), Golden("commercial_invoice", invoice_fields(sale), invoice_parties(sale))
    )


def invoice_fields(sale: Sale) -> dict[str, str | list[str]]:
    """Golden values of the invoice."""
    lots = [g.lot for g in sale.goods if g.lot]
    fields: dict[str, str | list[str]] = {
        "invoice_number": sale.invoice_number,
        "invoice_date": sale.invoice_date.isoformat(),
        "purchase_order_number": sale.order_number,
        "currency": sale.currency,
        "total": plain(sale.total),
        "quantity": plain(sale.quantity),
        "incoterm": sale.incoterm[:3],
        "country_of_origin": sale.origin_code,
        "packages": str(sale.packages),
        "net_weight": plain(sale.net),
        "gross_weight": plain(sale.gross),
    }
    return fields | ({"lot_number": lots} if lots else {}) | ({"vessel": sale.vessel} if sale.vessel else {})


def invoice_parties(sale: Sale) -> tuple[tuple[str, str, str], ...]:
    """Golden parties of the invoice."""
    return (("seller", sale.seller.name, sale.seller.country), ("buyer", sale.buyer.name, sale.buyer.country))


def packing_list(sale: Sale, title: str = "PACKING LIST") -> Paper:
    """The seller's packing list, one line a lot."""
    seller = sale.seller
    columns = [
        column("Description of Goods", w=1),
        column("Lot No."),
        column("Packages", "right"),
        column("Quantity", "right"),
    ]
    columns += [column("Unit"), column("Net kg", "right"), column("Gross kg", "right")]
    rows = [
        [
            g.description,
            g.lot,
            f"{number(g.packages, 0)} {g.package_kind}",
            number(g.quantity, g.places),
            g.unit,
            number(g.net),
            number(g.gross),
        ]
        for g in sale.goods
    ]
    g = sale.goods[0]
    foot = [
        [
            "Total",
            "",
            f"{number(sale.packages, 0)} {g.package_kind}",
            number(sale.quantity, g.places),
            g.unit,
            number(sale.net),
            number(sale.gross),
        ]
    ]
    facts = [
        ["Invoice No.", sale.invoice_number],
        ["Invoice Date", seller.day(sale.invoice_date)],
        ["Marks & Nos.", g.marks],
    ]
    blocks = [
        *heading(seller, title),
        block(
            "parties",
            style=seller.look.parties,
            items=[{"label": "Shipper", "lines": seller.lines}, {"label": "Consignee", "lines": sale.buyer.lines}],
        ),
        block("pairs", style=seller.look.pairs, cols=3 if seller.look.pairs == "boxed" else 2, items=facts),
        space(4),
        block("goods", columns=columns, rows=rows, foot=foot, style=seller.look.goods),
        space(8),
        signature(seller, "Authorised Signatory"),
    ]
    fields = {
        "invoice_number": sale.invoice_number,
        "invoice_date": sale.invoice_date.isoformat(),
        "quantity": plain(sale.quantity),
        "packages": str(sale.packages),
        "net_weight": plain(sale.net),
        "gross_weight": plain(sale.gross),
    }
    parties = (("seller", seller.name, seller.country), ("consignee", sale.buyer.name, sale.buyer.country))
    return Paper(Sheet(seller.look, tuple(blocks)), Golden("packing_list", fields, parties))


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
    said = f"SHIPPER'S LOAD, COUNT AND SEAL\nSAID TO CONTAIN\n{g.description.upper()}"
    goods = f"{said}\nTOTAL: {number(sale.packages, 0)} {kind.upper()}"
    columns = [
        column("CONTAINER NO. / SEAL NO.", w=1.1),
        column("MARKS & NUMBERS", w=0.9),
        column("NO. OF PKGS", "right", 0.7),
    ]
    columns += [
        column("DESCRIPTION OF GOODS", w=2),
        column("GROSS WEIGHT KGS", "right", 0.8),
        column("MEASUREMENT CBM", "right", 0.8),
    ]
    volume = rounded(sale.gross / Decimal(310), 2)
    row = [
        f"{sale.container}\n{seal_number}",
        g.marks,
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
    facts = [[no, sale.transport_number], ["Date", carrier.day(sale.departure)], ["Lorry No.", lorry]]
    facts += [["From", sale.loading], ["To", sale.discharge], ["Invoice No.", sale.invoice_number]]
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
        "invoice_number": sale.invoice_number,
    }
    parties = (
        ("shipper", sale.seller.name, sale.seller.country),
        ("consignee", sale.buyer.name, sale.buyer.country),
        ("carrier", carrier.name, carrier.country),
    )
    return Paper(Sheet(carrier.look, tuple(blocks)), Golden("transport_document", fields, parties))
