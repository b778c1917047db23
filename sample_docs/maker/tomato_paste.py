"""The tomato case: seed, estate, processing facility, importer; no order between facility and estate."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

from . import customs, labor, office, payments, records, scan, sworn, trade, transport
from .case import RULES, Expected, SampleCase, case_toml, file
from .customs import Detention
from .labor import Payroll
from .model import Golden, InboxFile, Paper, number, plain
from .press import ROMAN, SERIF, Look, pdf
from .records import Lot, Production
from .sale import Goods, Sale
from .sworn import Certified, Oath
from .wording import continental, translated, wording

D = Decimal
SAY = wording("tomato_paste")
SPANISH = SAY.glossaries["spanish"]
SEEDS, ESTATE, PLANT = (SAY.companies[key] for key in ("seeds", "estate", "plant"))
IMPORTER = SAY.companies["importer"]
AS_OF, LAST_DAY = dt.date(2022, 1, 10), dt.date(2022, 1, 26)

_DRAW = random.Random("tomato")
LOADS = tuple(D(_DRAW.randrange(20400, 23800, 20)) for _ in range(5))
DAYS = tuple(dt.date(2021, 8, 9) + dt.timedelta(days=i) for i in range(5))
FRESH = sum(LOADS, D(0))
DRUM = D("228.0")
DRUMS = int(FRESH / D("6.08") / DRUM)
PASTE = DRUMS * DRUM
FIELD_LOT, PASTE_LOT = "ALM-21-P4P7", "CVO-210809"


def _ticket(number_of_load: int) -> Sale:
    kilos, day = LOADS[number_of_load], DAYS[number_of_load]
    whole = TOMATOES.goods[0]
    goods = replace(whole, quantity=kilos, net=kilos, gross=kilos, packages=1, package_kind="load")
    return replace(TOMATOES, goods=(goods,), departure=day, transport_number=f"AE-{4471 + number_of_load}")


TOMATOES = Sale(
    seller=ESTATE,
    buyer=PLANT,
    goods=(
        Goods(
            "Fresh tomatoes for industry, crop 2021",
            FRESH,
            "kg",
            D("0.0890"),
            lot=FIELD_LOT,
            packages=len(LOADS),
            package_kind="loads",
            net=FRESH,
            gross=FRESH,
            marks=FIELD_LOT,
            places=2,
        ),
    ),
    currency="EUR",
    order_number="CVO-T-2021-03",
    order_date=dt.date(2021, 2, 15),
    invoice_number="2021/0118",
    invoice_date=dt.date(2021, 8, 31),
    incoterm="DAP Olivenza",
    terms="30 días / 30 days",
    origin="Spain",
    origin_code="ES",
    tax_rate=D("0.12"),
    tax_name="Compensación REAGP 12 %",
    loading="Olivenza, parcels 4 and 7",
    discharge="Olivenza, facility",
    paid=dt.date(2021, 9, 28),
    payment_reference="0412-20210928-0077135",
)
SEED = Sale(
    seller=SEEDS,
    buyer=ESTATE,
    goods=(
        Goods(
            "Tomato seed, variety RC-440, treated",
            D("14"),
            "kg",
            D("1185.00"),
            lot="RC440-2020-19",
            hs="1209.91",
            packages=7,
            package_kind="cans",
            net=D("14"),
            gross=D("16.1"),
            marks="RC-440",
            places=0,
        ),
    ),
    currency="EUR",
    order_number="ALM-S-21-02",
    order_date=dt.date(2021, 1, 18),
    invoice_number="SRC-21-0062",
    invoice_date=dt.date(2021, 2, 23),
    incoterm="DAP Olivenza",
    terms="Al contado / cash on delivery",
    origin="Spain",
    origin_code="ES",
    tax_rate=D("0.10"),
    tax_name="IVA 10 %",
)
SALE = Sale(
    seller=PLANT,
    buyer=IMPORTER,
    goods=(
        Goods(
            "Tomato paste 36-38 brix hot break, aseptic, in steel drums",
            PASTE,
            "kg",
            D("0.9850"),
            lot=PASTE_LOT,
            hs="2002.90.8010",
            packages=DRUMS,
            package_kind="drums",
            net=PASTE,
            gross=PASTE + D("17.5") * DRUMS,
            marks=f"{PASTE_LOT} / 1-{DRUMS}",
            places=1,
        ),
    ),
    currency="USD",
    order_number="MF-20913",
    order_date=dt.date(2021, 6, 15),
    invoice_number="E21-0307",
    invoice_date=dt.date(2021, 10, 1),
    incoterm="CFR Newark",
    terms="T/T 30 days after B/L date",
    origin="Spain",
    origin_code="ES",
    vessel="CABO DE GATA",
    voyage="139W",
    loading="Algeciras",
    discharge="Newark",
    departure=dt.date(2021, 10, 8),
    transport_number="LTCALGEWR21388",
    container="LTCU2290415",
    paid=dt.date(2021, 11, 5),
    payment_reference="PRB-W-21309-00418",
)
DETENTION = Detention(
    entry="3MF-0209134-1",
    port="Newark, NJ",
    port_code="4601",
    number="3190752",
    imported=dt.date(2021, 10, 26),
    presented=dt.date(2021, 10, 28),
    detained=dt.date(2021, 11, 1),
    importer=IMPORTER,
    broker=SAY.companies["broker"],
    goods=f"Tomato paste in aseptic drums, {number(PASTE, 0)} kg, {DRUMS} drums",
    reason=SAY.text("reason"),
    requests=tuple(SAY.lists["requests"]),
    officer="L. Fairweather",
    material="tomatoes",
)


def _spanish(paper: Paper) -> Paper:
    return continental(translated(paper, SPANISH))


def _tickets() -> InboxFile:
    look = Look(
        font=ROMAN,
        size=10.5,
        head=16,
        accent="#000000",
        letterhead="center",
        pairs="colon",
        goods="grid",
        parties="plain",
    )
    weigher = replace(ESTATE, look=look, terms="")
    papers = [
        transport.lorry_receipt(_ticket(i), weigher, f"{3317 + 408 * i} JKP", "DELIVERY TICKET", "Ticket No.")
        for i in range(len(LOADS))
    ]
    said = [_spanish(p) for p in papers]
    data = scan.scanned_pdf(
        *[pdf(p.sheet) for p in said], scanner=scan.Scanner(dpi=170, skew=0.4, noise=5, seed=7, quality=48)
    )
    goldens = tuple(replace(p.golden, pages=(i,)) for i, p in enumerate(said, 1))
    return InboxFile("albaranes agosto/albaranes 4471-4475.pdf", data, goldens)


def _harvest() -> InboxFile:
    facts: tuple[tuple[str, office.Value], ...] = (
        ("Record No.", "LC-2021-08"),
        ("Process", "Harvest"),
        ("Place", ESTATE.place),
        ("Seed lot", "RC440-2020-19"),
    )
    facts += (("Start Date", ESTATE.day(DAYS[0])), ("End Date", ESTATE.day(DAYS[-1])), ("Output Lot", FIELD_LOT))
    rows = [
        [ESTATE.day(d), "P4" if i < 3 else "P7", FIELD_LOT, f"AE-{4471 + i}", kg, "kg"]
        for i, (d, kg) in enumerate(zip(DAYS, LOADS, strict=True))
    ]
    columns = (
        "Fecha / Date",
        "Parcela / Parcel",
        "Lote / Output Lot",
        "Albarán / Ticket",
        "Cantidad / Output Quantity",
        "Ud. / Unit",
    )
    heading = (ESTATE.name, ", ".join(ESTATE.address), "LIBRO DE COSECHA / HARVEST PRODUCTION RECORD")
    data = office.workbook(
        [office.Grid("Cosecha", heading, facts, columns, rows, ("Total", "", "", "", FRESH, "kg"), fill="E6F0D8")]
    )
    fields: dict[str, str | list[str]] = {
        "process": "Harvest",
        "output_lot": [FIELD_LOT],
        "output_quantity": plain(FRESH),
        "period_start": DAYS[0].isoformat(),
        "period_end": DAYS[-1].isoformat(),
    }
    return InboxFile(
        "Libro de cosecha 2021.xlsx", data, (Golden("production_record", fields, (("producer", ESTATE.name, "ES"),)),)
    )


def _processing() -> Paper:
    work = Production(
        company=PLANT,
        process="Tomato processing",
        title="TOMATO PROCESSING RECORD",
        record="PF-2021-0809",
        start=DAYS[0],
        end=dt.date(2021, 8, 14),
        inputs=(
            Lot(
                FIELD_LOT,
                f"Fresh tomatoes, {len(LOADS)} loads, tickets AE-4471 to AE-{4470 + len(LOADS)}",
                FRESH,
                "kg",
                0,
            ),
        ),
        outputs=(Lot(PASTE_LOT, f"Tomato paste 36-38 brix, {DRUMS} drums", PASTE, "kg", 1),),
        waste=(("Pomace (skins and seeds)", FRESH * D("0.031"), "kg"),),
        machine="Evaporator 2",
    )
    return translated(records.production_sheet(work), SPANISH)


def _wages() -> InboxFile:
    month = dt.date(2021, 8, 1)
    field = Payroll(
        ESTATE, month, labor.crew(SAY.lists["estate_workers"], ("Peón", "Tractorista"), D("58"), "estate"), "EUR"
    )
    plant = Payroll(
        PLANT,
        month,
        labor.crew(SAY.lists["plant_workers"], ("Operario", "Mecánico", "Calidad"), D("71"), "plant"),
        "EUR",
    )
    members = (
        file("nomina agosto 2021 finca.pdf", translated(labor.wage_register(field, paid="Banco"), SPANISH)),
        file("nomina agosto 2021 fabrica.pdf", translated(labor.wage_register(plant, paid="Banco"), SPANISH)),
        file("fichajes agosto 2021 fabrica.pdf", labor.attendance(plant, "ATTENDANCE REGISTER")),
    )
    return InboxFile("nominas agosto 2021.zip", office.archive([(m.path, m.data) for m in members]), (), members)


def _export_mail() -> InboxFile:
    papers = (
        file("MF-20913 order.pdf", trade.order(SALE)),
        file("E21-0307 invoice.pdf", trade.invoice(SALE)),
        file("E21-0307 packing list.pdf", trade.packing_list(SALE)),
        file("LTCALGEWR21388.pdf", transport.bill_of_lading(SALE, SAY.companies["line"], "LT 33718")),
    )
    letter = office.Letter(
        sender="Export <export@concentradosvega.example>",
        to="Patrice Lindqvist <legal@marigoldfenn.example>",
        subject="Documents E21-0307 tomato paste",
        when=dt.datetime(2021, 11, 9, 16, 5, 31),
        body=SAY.text("mail"),
        attachments=[(p.path, "application", "pdf", p.data) for p in papers],
    )
    return office.mail_file("Documents E21-0307.eml", letter, papers)


def _certificate() -> InboxFile:
    assert SALE.departure is not None
    blanks = Certified(
        seller=PLANT,
        quantity=f"{number(PASTE, 1)} kg",
        description="tomato paste, 36-38 brix, hot break",
        packages=f"{DRUMS} drums",
        marks=SALE.marks,
        producer=PLANT,
        carrier=f"{SALE.vessel} {SALE.voyage}",
        lading="Algeciras",
        departure_place="Algeciras, Spain",
        departure=SALE.departure,
        labor="forced labor",
        dated=dt.date(2021, 12, 10),
    )
    look = Look(font=SERIF, size=11.5, head=18, accent="#a11d1d", margin=68, leading=0.75)
    return file("Certificate of origin paste.pdf", sworn.certificate(blanks, look, letterhead=True))


def _affidavit() -> InboxFile:
    values = {
        "loads": len(LOADS),
        "kilos": number(FRESH, 0),
        "drums": DRUMS,
        "lot": PASTE_LOT,
        "invoice": SALE.invoice_number,
    }
    names = {key: SAY.companies[key].name for key in ("parent", "estate", "seeds", "importer")}
    look = Look(font=SERIF, size=11, head=17, accent="#000000", margin=68, leading=0.62)
    text = SAY.filled("sworn", **values, **names)
    paper = sworn.affidavit(PLANT, Oath(SAY.text("county"), text, dt.date(2021, 12, 13), "Ignacio Salcedo Ruda"), look)
    parties = (
        ("affiant", PLANT.name, "ES"),
        ("parent_company", names["parent"], "ES"),
        ("estate", names["estate"], "ES"),
    )
    fields = dict(paper.golden.fields) | {"parent_company": names["parent"], "estate": names["estate"]}
    return file(
        "Affidavit processing facility.pdf",
        replace(paper, golden=replace(paper.golden, fields=fields, parties=parties)),
    )


def _statement() -> InboxFile:
    goods = f"{number(PASTE, 0)} kg of tomato paste in {DRUMS} drums"
    names = {key: SAY.companies[key].name for key in ("importer", "plant", "parent", "estate", "seeds")}
    sections = SAY.sections(goods=goods, detention=DETENTION.number, **names)
    return file("Statement of ultimate consignee.pdf", sworn.statement(DETENTION, goods, sections, dt.date(2022, 1, 4)))


def _files() -> tuple[InboxFile, ...]:
    summary = customs.entry_summary(DETENTION, SALE, "2002.90.8010", D("11.6"), "ESCONVEG9OLI")
    advice = continental(
        payments.bank_advice(
            TOMATOES, SAY.companies["caja"], "TRANSFERENCIA SEPA / TRANSFER ADVICE", "Referencia / Reference No."
        )
    )
    return (
        file("Notice of detention 3190752.pdf", customs.notice(DETENTION, SALE)),
        file("7501 entry 3MF-0209134-1.pdf", summary),
        _certificate(),
        _statement(),
        _affidavit(),
        file("factura semilla SRC-21-0062.pdf", _spanish(trade.invoice(SEED, "INVOICE"))),
        _harvest(),
        _tickets(),
        file("factura 2021-0118.pdf", _spanish(trade.invoice(TOMATOES, "INVOICE"))),
        file("transferencia 28-09-2021.pdf", advice),
        file("PF-2021-0809 parte de fabricacion.pdf", _processing()),
        _wages(),
        _export_mail(),
        file("wire MF-20913.pdf", payments.wire_confirmation(SALE, SAY.companies["passaic"])),
    )


def _readme() -> str:
    return SAY.readme(
        drums=DRUMS,
        paste=number(PASTE, 0),
        fresh=number(FRESH, 0),
        loads=len(LOADS),
        invoice=TOMATOES.invoice_number,
        as_of=AS_OF,
        last_day=LAST_DAY,
    )


def case() -> SampleCase:
    """The case with its golden twin."""
    findings = (
        Expected("transaction_triangle", ("fail",), "blocking", (TOMATOES.invoice_number,)),
        Expected("step_documents", ("review",), "warning", ("not found: order",)),
        Expected("certificate_wording", ("pass",)),
        Expected("statement_present", ("pass",)),
        Expected("statement_elements", ("pass",)),
        Expected("deadline", ("pass",), "", (LAST_DAY.isoformat(),)),
        Expected("intake_balance", ("pass",)),
    )
    open_rules = {"transaction_triangle", "step_documents", "detention_responsiveness", "supplier_list"}
    clean = tuple(rule for rule in RULES if rule not in open_rules)
    goods = ("tomato paste in aseptic drums", plain(PASTE), "KGM")
    toml = case_toml("sample-tomato-paste", "tomato", DETENTION, goods, "XUAR cotton and tomatoes")
    return SampleCase("tomato_paste", toml, _readme(), _files(), AS_OF.isoformat(), findings, clean, 1, 0.72)
