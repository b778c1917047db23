"""Records of the works: production of a lot, attendance and wages, bales."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, Golden, Paper, number, plain, rounded
from .office import Grid, Value
from .press import Sheet, block, column, para, space
from .trade import heading, signature


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that goes in or comes out: number, what it is, quantity and unit as printed."""

    number: str
    description: str
    quantity: Decimal
    unit: str
    places: int = 2


@dataclass(frozen=True, slots=True)
class Production:
    """One process of one company: what went in, what came out, between which days."""

    company: Company
    process: str
    title: str
    record: str
    start: dt.date
    end: dt.date
    inputs: tuple[Lot, ...]
    outputs: tuple[Lot, ...]
    waste: tuple[tuple[str, Decimal, str], ...] = ()
    machine: str = ""
    order: str = ""

    @property
    def into(self) -> Decimal:
        """Sum of the inputs (one unit)."""
        return sum((lot.quantity for lot in self.inputs), Decimal(0))

    @property
    def out(self) -> Decimal:
        """Sum of the outputs (one unit)."""
        return sum((lot.quantity for lot in self.outputs), Decimal(0))

    @property
    def golden(self) -> Golden:
        """What a reader should find in the record."""
        fields: dict[str, str | list[str]] = {
            "process": self.process,
            "input_lot": [lot.number for lot in self.inputs],
            "output_lot": [lot.number for lot in self.outputs],
            "input_quantity": plain(self.into),
            "output_quantity": plain(self.out),
            "period_start": self.start.isoformat(),
            "period_end": self.end.isoformat(),
        }
        return Golden("production_record", fields, (("producer", self.company.name, self.company.country),))


def _lot_table(lots: Sequence[Lot], heads: tuple[str, str], company: Company) -> dict[str, object]:
    rows = [[lot.number, lot.description, number(lot.quantity, lot.places), lot.unit] for lot in lots]
    total = sum((lot.quantity for lot in lots), Decimal(0))
    foot = [["Total", "", number(total, lots[0].places), lots[0].unit]]
    columns = [column(heads[0]), column("Description", w=1), column(heads[1], "right"), column("Unit")]
    return block("goods", columns=columns, rows=rows, foot=foot, style=company.look.goods)


def production_sheet(work: Production) -> Paper:
    """A production record as a lot card: inputs above, outputs below, waste beneath."""
    company = work.company
    facts = [["Record No.", work.record], ["Process", work.process], ["Unit / Place", company.place]]
    facts += [["Start Date", company.day(work.start)], ["End Date", company.day(work.end)]]
    facts += [["Machine", work.machine]] if work.machine else []
    facts += [["Order No.", work.order]] if work.order else []
    waste = [[name, number(kg), unit] for name, kg, unit in work.waste]
    blocks = [
        *heading(company, work.title),
        block("pairs", style=company.look.pairs, cols=3 if company.look.pairs == "boxed" else 2, items=facts),
        space(5),
        para("INPUT", bold=True),
        _lot_table(work.inputs, ("Input Lot", "Input Quantity"), company),
        para("OUTPUT", bold=True),
        _lot_table(work.outputs, ("Output Lot", "Output Quantity"), company),
    ]
    if waste:
        columns = [column("Waste", w=1), column("Quantity", "right"), column("Unit")]
        blocks += [
            para("WASTE AND LOSS", bold=True),
            block("goods", columns=columns, rows=waste, style=company.look.goods),
        ]
    blocks += [space(8), signature(company, "Production Manager", company.day(work.end))]
    return Paper(Sheet(company.look, tuple(blocks)), work.golden)


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
    columns = [column(h, "right" if i > 2 else "left", 1 if i == 1 else "auto") for i, h in enumerate(heads)] + [
        column("Paid by"),
        column("Signature", w=0.5),
    ]
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


@dataclass(frozen=True, slots=True)
class Bale:
    """A bale: number, net kilograms, micronaire, staple in 32nds of an inch, strength, colour grade."""

    number: str
    net: Decimal
    mic: Decimal
    staple: int
    strength: Decimal
    grade: str


def bales(first: int, count: int, low: Decimal, high: Decimal, seed: str) -> tuple[Bale, ...]:
    """Bales with weights between `low` and `high` kilograms, drawn from a fixed seed."""
    rng = random.Random(seed)
    made = []
    for i in range(count):
        net = rounded(low + (high - low) * Decimal(rng.randrange(1000)) / 1000, 1)
        mic, strength = Decimal(rng.randrange(37, 47)) / 10, Decimal(rng.randrange(286, 325)) / 10
        made.append(
            Bale(
                str(first + i),
                net,
                mic,
                rng.choice((36, 37, 38)),
                strength,
                rng.choice(("21-2", "31-1", "31-2", "41-1")),
            )
        )
    return tuple(made)


def bale_grid(company: Company, lot: Sequence[Bale], facts: Sequence[tuple[str, Value]]) -> Grid:
    """A bale list as a worksheet, one row a bale, with the classing results."""
    rows: list[list[Value]] = [[b.number, b.net, b.mic, b.staple, b.strength, b.grade] for b in lot]
    columns = ("Bale No.", "Net kg", "Mic", "Staple 32nds", "Strength g/tex", "Grade")
    heading = (company.name, ", ".join(company.address), "BALE LIST")
    count: tuple[str, Value] = ("No. of bales", len(lot))
    total = sum((b.net for b in lot), Decimal(0))
    return Grid("Bale list", heading, [*facts, count], columns, rows, ("Total", total, "", "", "", ""), fill="F3E3D3")


def bale_golden(company: Company, lot: Sequence[Bale], number_of_lot: str) -> Golden:
    """What a reader should find in a bale list."""
    fields: dict[str, str | list[str]] = {
        "lot_number": [number_of_lot],
        "net_weight": plain(sum((b.net for b in lot), Decimal(0))),
        "packages": str(len(lot)),
        "bale_number": [b.number for b in lot],
    }
    return Golden("bale_list", fields, (("producer", company.name, company.country),))
