"""Proofs of payment: SWIFT MT103, a bank's advice, and a wire confirmation, all of one sale."""

from __future__ import annotations

from decimal import Decimal

from .model import Company, Golden, Paper, plain
from .press import MONO, Look, Sheet, block, para, space
from .sale import Sale
from .wording import FORMS


def _golden(sale: Sale) -> Golden:
    assert sale.paid is not None
    fields = {
        "payment_reference": sale.payment_reference,
        "payment_date": sale.paid.isoformat(),
        "currency": sale.currency,
        "amount": plain(sale.total),
        "payer": sale.buyer.name,
        "payee": sale.seller.name,
        "beneficiary_account": sale.seller.account,
        "invoice_number": sale.invoice_number,
    }
    parties = (("payer", sale.buyer.name, ""), ("payee", sale.seller.name, ""))
    return Golden("payment_proof", fields, parties)


def mt103(sale: Sale, sender: str = "") -> Paper:
    """A printed SWIFT message, tag by tag; the bank of the buyer sends it."""
    assert sale.paid is not None
    amount = f"{sale.total:f}".replace(".", ",")
    buyer, seller = sale.buyer, sale.seller
    lines = [
        "----------------- Instance Type and Transmission --------------",
        "    Notification (Transmission) of Original sent to SWIFT (ACK)",
        "    Network Delivery Status   : Network Ack",
        "    Priority/Delivery         : Normal",
        "----------------------- Message Header ------------------------",
        "    Swift Input  : FIN 103 Single Customer Credit Transfer",
        f"    Sender       : {sender or buyer.swift}XXX",
        f"                   {buyer.bank.upper()}",
        f"    Receiver     : {seller.swift}XXX",
        f"                   {seller.bank.upper()}",
        "------------------------ Message Text -------------------------",
        "    20: Sender's Reference",
        f"        {sale.payment_reference}",
        "   23B: Bank Operation Code",
        "        CRED",
        "   32A: Val Dte/Curr/Interbnk Settld Amt",
        f"        Date     : {sale.paid.strftime('%y%m%d')}",
        f"        Currency : {sale.currency}",
        f"        Amount   : {amount}",
        "   50K: Ordering Customer-Name & Address",
        f"        /{buyer.account}",
        *[f"        {line}" for line in [buyer.name, *buyer.address]],
        "   59 : Beneficiary Customer-Name & Addr",
        f"        /{seller.account}",
        *[f"        {line}" for line in [seller.name, *seller.address]],
        "   70 : Remittance Information",
        f"        INVOICE {sale.invoice_number}",
        f"        PO {sale.order_number}",
        "   71A: Details of Charges",
        "        SHA",
        "------------------------ Message Trailer ----------------------",
        "    {MAC:00000000}",
        "    {CHK:" + f"{sum(map(ord, sale.payment_reference)) * 7919 % 16**12:012X}" + "}",
    ]
    look = Look(font=MONO, size=8.5, accent="#000000", margin=54)
    return Paper(Sheet(look, (block("mono", lines=lines, size=8.6),)), _golden(sale))


def bank_advice(sale: Sale, bank: Company, title: str, reference: str = "UTR No.") -> Paper:
    """A bank's advice to its customer that a transfer was made."""
    assert sale.paid is not None
    money = sale.money(sale.total)
    facts = [
        [reference, sale.payment_reference],
        ["Value Date", bank.day(sale.paid)],
        ["Remitter", sale.buyer.name],
        ["Remitter A/C No.", sale.buyer.account],
        ["Beneficiary Name", sale.seller.name],
        ["Beneficiary A/C No.", sale.seller.account],
        ["Beneficiary Bank", f"{sale.seller.bank} ({sale.seller.swift})"],
        ["Amount", f"{sale.currency} {money}"],
        ["Remarks", f"Inv {sale.invoice_number}"],
        ["Status", "PROCESSED"],
    ]
    head = block(
        "letterhead", name=bank.name, lines=list(bank.address), style=bank.look.letterhead, title="", mark=bank.name[0]
    )
    blocks = (
        head,
        space(8),
        block("title", text=title, align="left", scale=0.9),
        para("Dear Customer, as instructed by you we have debited your account and sent the following transfer:"),
        space(4),
        block("pairs", style=bank.look.pairs, cols=1, items=facts),
        space(10),
        para("This is a computer generated advice and does not require a signature.", size=bank.look.size * 0.85),
    )
    return Paper(Sheet(bank.look, blocks), _golden(sale))


def wire_confirmation(sale: Sale, bank: Company, fee: Decimal = Decimal("35.00")) -> Paper:
    """An outgoing wire as a US bank's online banking prints it."""
    assert sale.paid is not None
    left = [
        ["Confirmation Number", sale.payment_reference],
        ["Status", "Completed"],
        ["Wire Type", "International, outgoing"],
        ["Value Date", bank.day(sale.paid)],
        ["Wire Amount", f"{sale.currency} {sale.money(sale.total)}"],
        ["Fee", f"USD {fee}"],
        ["From Account Name", sale.buyer.name],
        ["From Account", f"xxxxxx{sale.buyer.account[-4:]}"],
        ["Beneficiary Name", sale.seller.name],
        ["Beneficiary Account", sale.seller.account],
        ["Beneficiary Bank", f"{sale.seller.bank}, {sale.seller.swift}"],
        ["Reference for Beneficiary", f"Invoice {sale.invoice_number} PO {sale.order_number}"],
    ]
    blocks = (
        block("letterhead", name=bank.name, lines=list(bank.address), style="mark", title="", mark=bank.name[0]),
        space(10),
        block("title", text="Wire Transfer Confirmation", align="left", scale=0.95),
        space(4),
        block("pairs", style="ruled", cols=1, items=left),
        space(16),
        para(
            FORMS["wire"],
            size=7,
        ),
    )
    return Paper(Sheet(bank.look, blocks, paper="us-letter"), _golden(sale))
