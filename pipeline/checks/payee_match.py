"""Was every payment made to the seller of the invoice that it pays?

An accusation needs both papers read with certainty: the payment names the invoice and moves its whole total, its payee
is none of the invoice's sellers, and no paper of the case tells who it is. Anything less is for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extractors.classify.void_payments import CODE as VOID
from extractors.evidence import DocumentReading, PartyReading
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.link import INVOICES, SURE, number_key
from pipeline.named_places import place_of_name
from pipeline.names import is_latin, name_words, same_company

CITATION = "CBP, XUAR WRO FAQ: proof of payment of each transaction"
_RULE = "payee_match"
_SELLS = ("commercial_invoice", "contract", "purchase_order")
# Papers in which a factor, an affiliate or another account holder may be explained.
_EXPLAIN = (*_SELLS, "correspondence", "affidavit", "other", "translation", "supplier_list")
_REMEDY = "Ask the seller who the payee is, and for the paper that explains why it was paid."


@dataclass(frozen=True, slots=True)
class _Payment:
    """One proof of payment, its payee, its invoices; `told`: it names them, or moves the sum that its payer owed."""

    reading: DocumentReading
    payee: PartyReading
    invoices: tuple[DocumentReading, ...]
    told: bool

    @property
    def name(self) -> str:
        """How a message calls it."""
        number, amount = self.reading.value("payment_reference"), self.reading.value("amount")
        of = f" of {self.reading.value('currency') or ''} {amount}".replace("  ", " ") if amount else ""
        return f"payment {number}{of}" if number else f"a payment{of}"

    @property
    def sellers(self) -> tuple[PartyReading, ...]:
        """The sellers of its invoices."""
        return tuple(p for d in self.invoices for p in d.parties if p.role == "seller" and p.name)


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a payment; one that was rejected or withdrawn proves nothing and is left to other rules."""
    proofs = [(i, d) for i, d in view.of_type("payment_proof") if not _is_void(d)]
    for index, reading in proofs:
        payee = reading.party("payee")
        if payee is None or not payee.name:
            yield Finding(_RULE, "review", "a proof of payment names no payee that could be read", CITATION, "warning",
                          "Read whom it pays, and compare with the seller.",
                          evidence=_first_words(reading))  # fmt: skip
        else:
            yield _judge(view, _payment(view, index, reading, payee))
    if not proofs:
        yield Finding(_RULE, "not_applicable", "no proof of payment whose payee could be compared", CITATION)


def _is_void(reading: DocumentReading) -> bool:
    return any(p.code == VOID for p in (*reading.problems, *reading.document.problems))


def _first_words(reading: DocumentReading) -> tuple[EvidenceRef, ...]:
    named = next((f for f in reading.fields if f.value is not None), None)
    return (EvidenceRef.of(named.place),) if named else ()


def _payment(view: CaseView, index: int, reading: DocumentReading, payee: PartyReading) -> _Payment:
    """The payment with the invoices that it names; else that of its payer and sum; else those linked to it."""
    numbers = {number_key(f.value) for f in reading.fields if f.name == "invoice_number" and f.value}
    named = [d for _, d in view.of_type(*INVOICES) if number_key(d.value("invoice_number") or "") in numbers - {""}]
    linked = [view.documents[i] for t in view.chain.transactions if index in t.payments for i in t.invoices]
    owed = [d for _, d in view.of_type(*INVOICES) if _is_owed(view, reading, d)]
    told = named or (owed if len(owed) == 1 else [])
    return _Payment(reading, payee, tuple(told or linked), bool(told))


def _is_owed(view: CaseView, paid: DocumentReading, invoice: DocumentReading) -> bool:
    """The payer is the invoice's buyer, and moves just what it asks for."""
    payer, buyer = paid.party("payer"), invoice.party("buyer")
    return payer is not None and buyer is not None and _is_same(view, payer.name, buyer.name) and _pays(paid, invoice)


def _judge(view: CaseView, payment: _Payment) -> Finding:
    payee, sellers = payment.payee, payment.sellers
    if not sellers:
        return _without_invoice(view, payment)
    evidence = (EvidenceRef.of(payee.place), *(EvidenceRef.of(s.place) for s in sellers))
    whom = " and ".join(dict.fromkeys(s.name for s in sellers))
    numbers = ", ".join(dict.fromkeys(n for d in payment.invoices if (n := d.value("invoice_number"))))
    of = f", the seller of invoice {numbers}" if numbers else ", the seller of its invoice"
    if any(_is_same(view, payee.name, s.name) for s in sellers):
        said = f"{payment.name} is to {payee.name}{of}"
        return Finding(_RULE, "pass", said, CITATION, evidence=evidence)
    said = f"{payment.name} is to {payee.name}, not to {whom}{of}"
    doubt, places = _doubt(view, payment)
    if doubt:
        told = f"{said}: {doubt}"
        return Finding(_RULE, "review", told, CITATION, "warning", _REMEDY, evidence=(*evidence, *places))
    told = f"{said}, and no paper tells why"
    return Finding(_RULE, "fail", told, CITATION, "blocking", _REMEDY, evidence=evidence)


def _is_same(view: CaseView, one: str, other: str) -> bool:
    """Two spellings of one company: by themselves, or because other papers tie both to one party."""
    return any(same_company(one, name) for name in _names_of(view, other))


def _names_of(view: CaseView, name: str) -> tuple[str, ...]:
    """The name, and those by which other papers call the same party."""
    return (name, *(n for p in view.chain.parties if name in p.names for n in p.names if n != name))


def _without_invoice(view: CaseView, payment: _Payment) -> Finding:
    """A payment of no invoice here: its payee may be a seller that the trade papers name."""
    payee = payment.payee
    evidence: tuple[EvidenceRef, ...] = (EvidenceRef.of(payee.place),)
    sells = [p for _, d in view.of_type(*_SELLS) for p in d.parties if p.role == "seller" and p.name]
    known = next((s for s in sells if _is_same(view, payee.name, s.name)), None)
    if known is not None:
        said = f"{payment.name} is to {payee.name}, whom trade papers name as seller; it is tied to no invoice"
        return Finding(_RULE, "pass", said, CITATION, evidence=(*evidence, EvidenceRef.of(known.place)))
    said = f"{payment.name} is to {payee.name}; it is tied to no invoice, and no trade paper names that seller"
    remedy = "Find what it pays, or leave it out: it shows no purchase of these goods."
    return Finding(_RULE, "review", said, CITATION, "warning", remedy, evidence=evidence)


def _doubt(view: CaseView, payment: _Payment) -> tuple[str, tuple[EvidenceRef, ...]]:
    """Why another payee is for a person to judge, with places; "" where nothing leaves it open."""
    payee, sellers = payment.payee.name, payment.sellers
    if any(_is_cut(payee, s.name) for s in sellers):
        return "the name may be cut short", ()
    explained = _explained(view, payment)
    if explained is not None:
        return f"a {explained.type.replace('_', ' ')} names {payee}", _where(explained, payee)
    if any(p.role == "buyer" and p.name and same_company(payee, p.name) for d in payment.invoices for p in d.parties):
        return "the payee is its buyer, so the sides may be misread", ()
    if any(all(is_latin(payee) != is_latin(n) for n in _names_of(view, s.name)) for s in sellers):
        return "the names are in two scripts", ()
    if not payment.told or len(payment.invoices) != 1 or not _pays(payment.reading, payment.invoices[0]):
        return "it is not shown to pay the whole of that invoice", ()
    if _is_unsure(payment):
        return "the names are not read for certain", ()
    return "", ()


def _is_cut(name: str, whole: str) -> bool:
    """A bank's line holds so many characters: the shorter name is the beginning of the longer one."""
    short, long = sorted(("".join(name_words(name)), "".join(name_words(whole))), key=len)
    return len(short) > 3 and long.startswith(short)


def _pays(paid: DocumentReading, asked: DocumentReading) -> bool:
    """The payment moves what the invoice asks for, in its currency."""
    if not paid.value("amount") or paid.value("currency") != asked.value("currency"):
        return False
    try:
        amount = Decimal(paid.value("amount") or "0")
        return any(v and Decimal(v) == amount for v in (asked.value("total"), asked.value("amount_due")))
    except InvalidOperation:
        return False


def _is_unsure(payment: _Payment) -> bool:
    scanned = any(p.source == "ocr" for d in (payment.reading, *payment.invoices) for p in d.document.pages)
    return scanned or any(p.confidence < SURE for p in (payment.payee, *payment.sellers))


def _explained(view: CaseView, payment: _Payment) -> DocumentReading | None:
    """The invoice itself, or a paper that also names the seller, in which the payee is named."""
    own = [d for d in payment.invoices if _names(d, payment.payee.name)]
    others = [d for _, d in view.of_type(*_EXPLAIN) if _names(d, payment.payee.name)]
    both = [d for d in others if any(_names(d, s.name) for s in payment.sellers)]
    return next(iter([*own, *both]), None)


def _names(reading: DocumentReading, name: str) -> bool:
    return place_of_name(reading.document, name) is not None


def _where(reading: DocumentReading, name: str) -> tuple[EvidenceRef, ...]:
    place = place_of_name(reading.document, name)
    return (EvidenceRef.of(place),) if place else ()
