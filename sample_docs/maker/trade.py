"""Trade papers: order, invoice, packing list, in the look of their issuer."""

from __future__ import annotations

from decimal import Decimal

from .model import Company, Golden, Paper, number, plain, rounded
from .office import Grid, Value
from .press import Block, Sheet, block, column, para, signed, space
from .sale import Goods, Sale


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
    heads = ("#", "Description of Goods", "Quantity", "Unit", f"Unit Price {sale.currency}", f"Amount {sale.currency}")
    shares = (0.3, 4.0, 1.4, 0.7, 1.3, 1.5)
    columns = [
        column(head, "right" if i in (2, 4, 5) else "left", w)
        for i, (head, w) in enumerate(zip(heads, shares, strict=True))
    ]
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
    heads = (
        "Description of Goods",
        "Lot No.",
        "HS Code",
        "Quantity",
        "Unit",
        "Unit Price",
        f"Amount ({sale.currency})",
    )
    shares = (3.2, 1.4, 1.3, 1.3, 0.7, 1.0, 1.5)
    columns = [
        column(head, "right" if i in (3, 5, 6) else "left", w)
        for i, (head, w) in enumerate(zip(heads, shares, strict=True))
    ]
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
    weights = [["Marks & Nos.", sale.marks], ["No. of Packages", f"{number(sale.packages, 0)} {kind}"]]
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
        ["Marks & Nos.", sale.marks],
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


def packing_book(sale: Sale, carton: int = 0) -> tuple[Grid, Golden]:
    """The packing list as a worksheet: a row a lot, or, given pieces a `carton`, a row a hundred cartons."""
    seller, g = sale.seller, sale.goods[0]
    heading_lines = (seller.name, ", ".join(seller.address), "PACKING LIST")
    facts: list[tuple[str, Value]] = [
        ("Invoice No.", sale.invoice_number),
        ("Invoice Date", seller.day(sale.invoice_date)),
    ]
    facts += [("Consignee", sale.buyer.name), ("Marks & Nos.", sale.marks)]
    columns = (
        "Carton / Package No.",
        "Description of Goods",
        "Lot No.",
        "Packages",
        "Quantity",
        "Unit",
        "Net kg",
        "Gross kg",
    )
    rows = [row for x in sale.goods for row in _packed(x, carton)]
    total: list[Value] = ["Total", "", "", sale.packages, sale.quantity, g.unit, sale.net, sale.gross]
    golden = packing_list(sale).golden
    return Grid("Packing list", heading_lines, facts, columns, rows, total, (f"For {seller.name}",)), golden


def _packed(goods: Goods, carton: int) -> list[list[Value]]:
    if not carton:
        return [
            [
                f"1-{goods.packages}",
                goods.description,
                goods.lot,
                goods.packages,
                goods.quantity,
                goods.unit,
                goods.net,
                goods.gross,
            ]
        ]
    rows: list[list[Value]] = []
    net, gross = Decimal(0), Decimal(0)
    for first in range(1, goods.packages + 1, 100):
        last = min(first + 99, goods.packages)
        share = Decimal(last) / goods.packages
        upto = (rounded(goods.net * share), rounded(goods.gross * share))
        pieces = (last - first + 1) * carton
        rows.append(
            [
                f"{first}-{last}",
                goods.description,
                goods.lot,
                last - first + 1,
                pieces,
                goods.unit,
                upto[0] - net,
                upto[1] - gross,
            ]
        )
        net, gross = upto
    return rows
