"""A change of title: goods, seller, buyer, numbers, dates and sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, lakh, number, rounded


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
    def marks(self) -> str:
        """The marks of every line."""
        return " and ".join(dict.fromkeys(g.marks for g in self.goods))

    @property
    def money(self) -> Callable[[Decimal], str]:
        """How amounts are printed."""
        return lakh if self.indian else number
