"""What a case is made of: companies, papers with their golden values, files; numbers and dates as printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from .press import Look, Sheet

Fields = Mapping[str, str | list[str]]
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Company:
    """An invented company: who it is, who signs for it, its bank, and how its papers look."""

    name: str
    address: tuple[str, ...]
    country: str
    place: str
    signer: str = ""
    signer_title: str = ""
    contact: str = ""
    account: str = ""
    bank: str = ""
    swift: str = ""
    look: Look = field(default_factory=Look)
    date_style: str = "dmy-name"
    seal: str = ""
    ident: str = ""
    terms: str = ""

    @property
    def lines(self) -> list[str]:
        """Name and address, a line each."""
        return [self.name, *self.address]

    def day(self, date: dt.date) -> str:
        """A date the way this company prints it."""
        return printed(date, self.date_style)


@dataclass(frozen=True, slots=True)
class Golden:
    """What a reader should find in one document: type, main fields, parties as (role, name, country)."""

    type: str
    fields: Fields = field(default_factory=dict)
    parties: tuple[tuple[str, str, str], ...] = ()
    pages: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper and its golden twin."""

    sheet: Sheet
    golden: Golden

    def longer(self, *pages: int) -> Paper:
        """The same with other page numbers."""
        return replace(self, golden=replace(self.golden, pages=pages))


@dataclass(frozen=True, slots=True)
class InboxFile:
    """One file of the inbox. `members` are files inside it; `fate` as in intake.json."""

    path: str
    data: bytes
    documents: tuple[Golden, ...] = ()
    members: tuple[InboxFile, ...] = ()
    fate: str = "used"


def printed(date: dt.date, style: str) -> str:
    """A date in one of the styles met on supplier papers."""
    month = MONTHS[date.month - 1]
    forms = {
        "dmy-name": f"{date.day:02d}-{month[:3]}-{date.year}",
        "dmy-long": f"{date.day} {month} {date.year}",
        "mdy-long": f"{month} {date.day}, {date.year}",
        "iso": date.isoformat(),
        "us": f"{date.month:02d}/{date.day:02d}/{date.year}",
        "dots": f"{date.day:02d}.{date.month:02d}.{date.year}",
        "ymd-cn": f"{date.year}-{date.month:02d}-{date.day:02d}",
        "upper": f"{date.day:02d} {month[:3].upper()} {date.year}",
    }
    return forms[style]


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Half up to so many places."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int, places: int = 2) -> str:
    """Thousands with commas: 12,345.60."""
    return f"{rounded(Decimal(value), places):,}"


def lakh(value: Decimal, places: int = 2) -> str:
    """Indian grouping: 12,34,567.00."""
    whole, _, rest = f"{rounded(value, places)}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail]) + (f".{rest}" if rest else "")


def plain(value: Decimal | int) -> str:
    """A plain decimal with a point and no trailing zeros, as the contract writes values."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
