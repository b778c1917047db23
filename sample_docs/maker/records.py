"""Records of the works: production of a lot, bales and their classing."""

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


def working_days(start: dt.date, end: dt.date, most: int) -> list[dt.date]:
    """At most so many days between two days, Sundays left out, both ends in."""
    days = [start + dt.timedelta(days=i) for i in range((end - start).days + 1)]
    days = [d for d in days if d.weekday() != 6]
    step = max(len(days) // (most - 1), 1)
    return [*days[:-1:step][: most - 1], days[-1]]


def shared(lot: Lot, parts: int, seed: str) -> list[Decimal]:
    """The quantity of a lot in so many uneven parts that add up to it; the same seed gives the same proportions."""
    rng = random.Random(seed)
    uneven = [Decimal(rng.randrange(88, 112)) / 100 for _ in range(parts - 1)]
    shares = [rounded(lot.quantity / parts * share, lot.places) for share in uneven]
    return [*shares, lot.quantity - sum(shares, Decimal(0))]


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


def classing_report(lab: Company, gin: Company, lot: Sequence[Bale], dated: dt.date, number_of_lot: str) -> Paper:
    """A classing memorandum: one line a bale."""
    columns = [column(h, "right") for h in ("BALE NUMBER", "NET KG", "COLOR", "STAPLE", "MIC", "STRENGTH")]
    rows = [[b.number, f"{b.net}", b.grade, str(b.staple), f"{b.mic}", f"{b.strength}"] for b in lot]
    facts = [["GIN", gin.name], ["GIN LOCATION", gin.place], ["LOT", number_of_lot], ["DATE CLASSED", lab.day(dated)]]
    facts += [["BALES CLASSED", str(len(lot))]]
    blocks = [
        *heading(lab, "COTTON CLASSIFICATION MEMORANDUM"),
        block("pairs", style="stack", cols=1, items=facts),
        space(6),
        block("goods", columns=columns, rows=rows, style="plain", tight=2),
        space(6),
        signature(lab, "Classing office"),
    ]
    fields: dict[str, str | list[str]] = {"lot_number": [number_of_lot], "bale_number": [b.number for b in lot]}
    return Paper(Sheet(lab.look, tuple(blocks), paper="us-letter"), Golden("test_report", fields))
