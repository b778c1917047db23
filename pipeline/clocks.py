"""Calendar arithmetic of the regulation. Pure."""

from __future__ import annotations

import calendar
import datetime as dt

PROOF_MONTHS = 3  # 19 CFR 12.43(a): "within 3 months after the date the article was imported"


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day `months` later, clipped to the month's end (30 November + 3 months = 28 or 29 February)."""
    year, month = divmod(date.month - 1 + months, 12)
    year, month = date.year + year, month + 1
    return date.replace(year=year, month=month, day=min(date.day, calendar.monthrange(year, month)[1]))


def proof_due(imported: dt.date) -> dt.date:
    """Last day for proof: three calendar months after importation (19 CFR 12.43(a), (b); 12.44(a))."""
    return add_months(imported, PROOF_MONTHS)
