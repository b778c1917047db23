"""Labor papers: wage register, attendance register, time cards, with sums that agree."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, Golden, Paper, number, plain, rounded
from .press import Sheet, block, column, para, space
from .trade import heading, signature


@dataclass(frozen=True, slots=True)
class Worker:
    """A line of a wage register: days worked, overtime hours, gross, deductions, net in the local currency."""

    number: str
    name: str
    job: str
    days: int
    overtime: int
    gross: Decimal
    deductions: Decimal

    @property
    def net(self) -> Decimal:
        """Gross less deductions."""
        return self.gross - self.deductions


def crew(
    names: Sequence[str], jobs: Sequence[str], daily: Decimal, seed: str, rate: Decimal = Decimal("0.12")
) -> tuple[Worker, ...]:
    """Workers with days and overtime drawn from a fixed seed; overtime at double the hourly rate."""
    rng = random.Random(seed)
    made = []
    for i, name in enumerate(names):
        days, overtime = rng.randint(23, 26), rng.choice((0, 0, 2, 4, 6, 8))
        day = rounded(daily * Decimal(rng.choice(("1", "1.05", "1.12", "1.2"))), 0)
        gross = rounded(day * days + day / 8 * 2 * overtime, 0)
        made.append(
            Worker(f"{1004 + i * 7}", name, jobs[i % len(jobs)], days, overtime, gross, rounded(gross * rate, 0))
        )
    return tuple(made)


def month_end(month: dt.date) -> dt.date:
    """Last day of the month."""
    following = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return following - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Payroll:
    """A month's wages of a company's site."""

    company: Company
    month: dt.date
    workers: tuple[Worker, ...]
    currency: str
    places: int = 0

    @property
    def net(self) -> Decimal:
        """Sum of the net wages."""
        return sum((w.net for w in self.workers), Decimal(0))

    @property
    def golden(self) -> Golden:
        """What a reader should find in the register."""
        fields = {
            "period_start": self.month.isoformat(),
            "period_end": month_end(self.month).isoformat(),
            "workers": str(len(self.workers)),
            "wages_total": plain(self.net),
            "currency": self.currency,
        }
        return Golden("labor_record", fields, (("producer", self.company.name, self.company.country),))


def wage_register(
    payroll: Payroll, title: str = "WAGE REGISTER", paid: str = "Bank", header: tuple[str, ...] = ()
) -> Paper:
    """A wage register, a line a worker; `header` replaces the eight column heads (bilingual houses)."""
    company = payroll.company
    period = f"{company.day(payroll.month)} to {company.day(month_end(payroll.month))}"
    heads = header or (
        "Emp. No.",
        "Name of employee",
        "Designation",
        "Days worked",
        "O.T. hours",
        "Gross wages",
        "Deductions",
        "Net paid",
    )
    shares = (0.9, 2.4, 1.5, 1.0, 0.8, 1.4, 1.3, 1.4)
    columns = [column(h, "right" if i > 2 else "left", w) for i, (h, w) in enumerate(zip(heads, shares, strict=True))]
    columns += [column("Paid by", w=0.9), column("Signature", w=1.3)]
    rows = []
    for w in payroll.workers:
        amounts = [number(v, payroll.places) for v in (w.gross, w.deductions, w.net)]
        rows.append([w.number, w.name, w.job, str(w.days), str(w.overtime), *amounts, paid, ""])
    sums = [
        number(sum(v), payroll.places)
        for v in ([w.gross for w in payroll.workers], [w.deductions for w in payroll.workers])
    ]
    foot = [["", "Total", "", "", "", *sums, number(payroll.net, payroll.places), "", ""]]
    facts = [
        ["Wage period", period],
        ["Currency", payroll.currency],
        ["Place of work", company.place],
        ["No. of workers", str(len(payroll.workers))],
    ]
    blocks = [
        *heading(company, title),
        block("pairs", style="colon", cols=2, items=facts),
        space(4),
        block("goods", columns=columns, rows=rows, foot=foot, style="grid", size=company.look.size * 0.86),
        para(f"Total net paid: {payroll.currency} {number(payroll.net, payroll.places)}", bold=True),
        space(4),
        signature(company, "Prepared / approved"),
    ]
    return Paper(Sheet(company.look, tuple(blocks), flipped=True), payroll.golden)


def attendance(payroll: Payroll, title: str = "ATTENDANCE REGISTER") -> Paper:
    """A muster roll: a column a day, P for present, WO for weekly off; sums agree with the wage register."""
    company, last = payroll.company, month_end(payroll.month).day
    days = [payroll.month.replace(day=d) for d in range(1, last + 1)]
    columns = [
        column("No."),
        column("Name", w=1),
        *[column(str(d.day), "center") for d in days],
        column("Days", "right"),
        column("O.T.", "right"),
    ]
    rows = []
    for w in payroll.workers:
        marks = ["WO" if d.weekday() == 6 else "P" for d in days]
        rng = random.Random(w.number + w.name)
        free = [i for i, m in enumerate(marks) if m == "P"]
        for i in rng.sample(free, max(len(free) - w.days, 0)):
            marks[i] = "A"
        rows.append([w.number, w.name, *marks, str(marks.count("P")), str(w.overtime)])
    worked = sum(int(r[-2]) for r in rows)
    facts = [["Period", f"{company.day(payroll.month)} to {company.day(days[-1])}"], ["Place of work", company.place]]
    facts += [["No. of workers", str(len(rows))], ["Man-days worked", str(worked)]]
    blocks = [
        *heading(company, title),
        block("pairs", style="colon", cols=2, items=facts),
        space(4),
        block("goods", columns=columns, rows=rows, style="grid", size=6.2, tight=2.4),
        para("P present · A absent · WO weekly off · working hours 08:00 to 16:30, half an hour of rest", size=7),
        space(4),
        signature(company, "Time office"),
    ]
    fields = {"period_start": payroll.month.isoformat(), "period_end": days[-1].isoformat(), "workers": str(len(rows))}
    golden = Golden("labor_record", fields, (("producer", company.name, company.country),))
    return Paper(Sheet(company.look, tuple(blocks), flipped=True), golden)


def time_cards(company: Company, names: Sequence[str], monday: dt.date, seed: str) -> Paper:
    """A week's clocked hours and pay of hourly workers, US style."""
    rng = random.Random(seed)
    heads = ["Emp", "Employee", *[(monday + dt.timedelta(days=i)).strftime("%a %m/%d") for i in range(6)]]
    columns = [column(h, "left" if i < 2 else "right", 1 if i == 1 else "auto") for i, h in enumerate(heads)]
    columns += [column(h, "right") for h in ("Hours", "Rate", "Gross pay")]
    rows, hours, pay = [], Decimal(0), Decimal(0)
    for i, name in enumerate(names):
        clocked = [Decimal(rng.choice(("8.0", "8.5", "9.0", "9.5", "10.0"))) for _ in range(5)] + [Decimal("4.0")]
        rate = Decimal(rng.choice(("17.25", "18.50", "21.00")))
        total = sum(clocked, Decimal(0))
        gross = rounded(min(total, Decimal(40)) * rate + max(total - 40, Decimal(0)) * rate * Decimal("1.5"))
        rows.append([f"{211 + i * 3}", name, *[f"{c}" for c in clocked], f"{total}", f"{rate}", number(gross)])
        hours, pay = hours + total, pay + gross
    foot = [["", "Total", *[""] * 6, f"{hours}", "", number(pay)]]
    end = monday + dt.timedelta(days=5)
    facts = [["Pay period", f"{company.day(monday)} to {company.day(end)}"], ["Currency", "USD"]]
    facts += [["Place of work", company.place], ["No. of employees", str(len(names))]]
    blocks = [
        *heading(company, "TIME CARDS AND PAY SHEET"),
        block("pairs", style="stack", cols=2, items=facts),
        space(4),
        block("goods", columns=columns, rows=rows, foot=foot, style="lines", size=8.4),
        para(
            "Overtime above 40 hours at one and a half times the rate. Paid by direct deposit on the Friday following.",
            size=8,
        ),
        space(6),
        signature(company, "Payroll"),
    ]
    fields = {"period_start": monday.isoformat(), "period_end": end.isoformat(), "workers": str(len(names))}
    fields |= {"hours_worked": plain(hours), "wages_total": plain(pay), "currency": "USD"}
    golden = Golden("labor_record", fields, (("producer", company.name, company.country),))
    return Paper(Sheet(company.look, tuple(blocks), paper="us-letter", flipped=True), golden)
