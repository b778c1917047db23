"""The small case: cotton bags of an integrated mill in India; words missing in the certificate, and one paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from . import chain_papers, customs, labor, office, payments, records, scan, sworn, trade, transport
from .case import RULES, Expected, SampleCase, case_toml, file
from .customs import Detention
from .labor import Payroll
from .model import Golden, InboxFile, number, printed, rounded
from .press import SERIF, Look, pdf
from .records import Lot, Production
from .sale import Goods, Sale
from .sworn import Certified
from .wording import wording

D = Decimal
SAY = wording("cotton_bags")
GIN, MILL, IMPORTER = SAY.companies["gin"], SAY.companies["mill"], SAY.companies["importer"]
AS_OF, LAST_DAY = dt.date(2026, 9, 14), dt.date(2026, 10, 6)

BALES = records.bales(7140231, 10, D("158"), D("169"), "bags")
COTTON = sum((b.net for b in BALES), D(0))
YARN = rounded(COTTON * D("0.874"), 1)
FABRIC = rounded(YARN * D("0.986") / D("0.268"), 0)
PIECES = int(FABRIC * D("0.975") / D("0.43")) // 200 * 200
CARTONS = PIECES // 200
NET = rounded(PIECES * D("0.115"), 1)
LOT, YARN_LOT, FABRIC_LOT, BAG_LOT = "SG-25-118", "KY-0226-07", "KF-0326-19", "KB-0426-31"

RAW = Sale(
    seller=GIN,
    buyer=MILL,
    goods=(
        Goods(
            f"Raw cotton Shankar-6, crop 2025-26, {len(BALES)} pressed bales",
            COTTON,
            "kg",
            D("158.50"),
            lot=LOT,
            hs="5201.00",
            packages=len(BALES),
            package_kind="bales",
            net=COTTON,
            gross=COTTON + D("1.5") * len(BALES),
            marks=f"{LOT} / {BALES[0].number}-{BALES[-1].number}",
            places=1,
        ),
    ),
    currency="INR",
    order_number="KIT/RM/0412",
    order_date=dt.date(2026, 1, 13),
    invoice_number="SG/25-26/0377",
    invoice_date=dt.date(2026, 1, 20),
    incoterm="EXW Gondal",
    terms="NEFT within 15 days",
    origin="India",
    origin_code="IN",
    tax_rate=D("0.05"),
    indian=True,
    loading="Gondal",
    discharge="Karur",
    departure=dt.date(2026, 1, 21),
    transport_number="SVR 66184",
    paid=dt.date(2026, 2, 3),
    payment_reference="CVCBN52026020300417726",
)
BAGS = Sale(
    seller=MILL,
    buyer=IMPORTER,
    goods=(
        Goods(
            "Natural cotton canvas tote bags, style TB-15, 38 x 42 cm",
            D(PIECES),
            "pcs",
            D("1.18"),
            lot=BAG_LOT,
            hs="4202.92.1500",
            packages=CARTONS,
            package_kind="cartons",
            net=NET,
            gross=NET + D("1.35") * CARTONS,
            marks=f"TIDEWATER / TB-15 / C/NO. 1-{CARTONS}",
            places=0,
        ),
    ),
    currency="USD",
    order_number="TPG-30518",
    order_date=dt.date(2026, 1, 28),
    invoice_number="KIT-EXP-2026-044",
    invoice_date=dt.date(2026, 5, 14),
    incoterm="FOB Tuticorin",
    terms="T/T 30 days after B/L date",
    origin="India",
    origin_code="IN",
    vessel="PALK STRAIT TRADER",
    voyage="026W",
    loading="Tuticorin",
    discharge="Baltimore",
    departure=dt.date(2026, 5, 20),
    transport_number="CMOLTUT6045127",
    container="CMOU4471838",
)
DETENTION = Detention(
    entry="7BK-1180427-4",
    port="Baltimore, MD",
    port_code="1303",
    number="2760418",
    imported=dt.date(2026, 7, 6),
    presented=dt.date(2026, 7, 8),
    detained=dt.date(2026, 7, 10),
    importer=IMPORTER,
    broker=SAY.companies["broker"],
    goods=f"Cotton canvas tote bags, {number(PIECES, 0)} pcs, {CARTONS} cartons, style TB-15",
    reason=SAY.text("reason"),
    requests=tuple(SAY.lists["requests"]),
    officer="P. Hallworth",
)


def _production() -> tuple[Production, ...]:
    cotton = Lot(LOT, f"Raw cotton Shankar-6, {len(BALES)} bales", COTTON, "kg", 1)
    spun = Lot(YARN_LOT, "Cotton yarn Ne 10s, open end", YARN, "kg", 1)
    woven = Lot(FABRIC_LOT, "Canvas 100% cotton, 62 in", FABRIC, "m", 0)
    bags = Lot(BAG_LOT, "Tote bags style TB-15", D(PIECES), "pcs", 0)
    days = [dt.date(2026, 2, 9), dt.date(2026, 2, 20), dt.date(2026, 2, 23), dt.date(2026, 3, 13)]
    days += [dt.date(2026, 3, 16), dt.date(2026, 4, 9)]
    spinning, weaving, sewing = "Spinning", "Weaving", "Cutting and sewing"
    return (
        Production(MILL, spinning, "SPINNING PRODUCTION RECORD", "SPN-0226-07", days[0], days[1], (cotton,), (spun,)),
        Production(MILL, weaving, "WEAVING PRODUCTION RECORD", "WVG-0326-19", days[2], days[3], (spun,), (woven,)),
        Production(MILL, sewing, "SEWING PRODUCTION RECORD", "CMT-0426-31", days[4], days[5], (woven,), (bags,)),
    )


def _grid(work: Production) -> office.Grid:
    taken, made = work.inputs[0], work.outputs[0]
    days = records.working_days(work.start, work.end, 6)
    into, out = (records.shared(lot, len(days), work.record) for lot in (taken, made))
    parts = zip(days, into, out, strict=True)
    rows: list[list[office.Value]] = [[MILL.day(d), "A / B", taken.number, a, made.number, b] for d, a, b in parts]
    facts: list[tuple[str, office.Value]] = [
        ("Record No.", work.record),
        ("Process", work.process),
        ("Place", MILL.place),
    ]
    facts += [("Start Date", MILL.day(work.start)), ("End Date", MILL.day(work.end)), ("Product", made.description)]
    heading = (MILL.name, ", ".join(MILL.address), work.title)
    closing = ("Prepared by: T. Selvarani, Production Planning", f"Checked by: {MILL.signer}, Director")
    columns = (
        "Date",
        "Shift",
        "Input Lot",
        f"Input Quantity ({taken.unit})",
        "Output Lot",
        f"Output Quantity ({made.unit})",
    )
    total = ("Total", "", "", taken.quantity, "", made.quantity)
    return office.Grid(work.process, heading, facts, columns, rows, total, closing)


def _production_book() -> InboxFile:
    works = _production()
    goldens = tuple(replace(w.golden, pages=(i,)) for i, w in enumerate(works, 1))
    return InboxFile("production register lot KB-0426-31.xlsx", office.workbook([_grid(w) for w in works]), goldens)


def _bale_list() -> InboxFile:
    facts = (("Lot No.", LOT), ("Invoice No.", RAW.invoice_number), ("Crop", "2025-26"), ("Buyer", MILL.name))
    data = office.workbook([records.bale_grid(GIN, BALES, facts)])
    return InboxFile("Bale list SG-25-118.xlsx", data, (records.bale_golden(GIN, BALES, LOT),))


def _payroll() -> Payroll:
    crew = labor.crew(SAY.lists["mill_workers"], ("Spinner", "Weaver", "Tailor", "Checker"), D("612"), "karuvel")
    return Payroll(MILL, dt.date(2026, 3, 1), crew, "INR")


def _ginning() -> Production:
    kapas = rounded(COTTON / D("0.345"), 1)
    seed = rounded(kapas * D("0.638"), 1)
    return Production(
        company=GIN,
        process="Ginning",
        title="GINNING AND PRESSING RECORD",
        record="GP-118",
        start=dt.date(2025, 12, 15),
        end=dt.date(2025, 12, 18),
        inputs=(Lot("K-2025-61", "Seed cotton (kapas), farmers' purchase register p. 61-64", kapas, "kg", 1),),
        outputs=(Lot(LOT, f"Lint cotton Shankar-6, {len(BALES)} bales", COTTON, "kg", 1),),
        waste=(("Cotton seed", seed, "kg"), ("Trash and invisible loss", kapas - seed - COTTON, "kg")),
    )


def _gin_papers() -> InboxFile:
    crew = labor.crew(SAY.lists["gin_workers"], ("Gin fitter", "Press man", "Helper"), D("545"), "gin")
    wages = Payroll(GIN, dt.date(2025, 12, 1), crew, "INR")
    members = (
        file("KIT-RM-0412 purchase order.pdf", trade.order(RAW, SAY.text("cotton_order"))),
        file("Invoice SG-25-26-0377.pdf", trade.invoice(RAW, "TAX INVOICE")),
        file("Ginning record GP-118.pdf", records.production_sheet(_ginning())),
        file("Gin wages Dec 2025.pdf", labor.wage_register(wages)),
        file("NEFT advice 03-02-2026.pdf", payments.bank_advice(RAW, SAY.companies["bank"], "NEFT TRANSACTION ADVICE")),
    )
    return InboxFile("Suryavan papers.zip", office.archive([(m.path, m.data) for m in members]), (), members)


def _export_mail() -> InboxFile:
    papers = (
        file("TPG-30518.pdf", trade.order(BAGS, SAY.text("bag_order"))),
        file("KIT-EXP-2026-044 CI.pdf", trade.invoice(BAGS)),
        file("KIT-EXP-2026-044 PL.pdf", trade.packing_list(BAGS)),
        file("CMOLTUT6045127.pdf", transport.bill_of_lading(BAGS, SAY.companies["line"], "CM 118204")),
    )
    letter = office.Letter(
        sender="Karuvel Exports <exports@karuveltextiles.example>",
        to="Corinne Abernathy-Voss <cav@tidewaterpantry.example>",
        subject="Documents for detained shipment KIT-EXP-2026-044",
        when=dt.datetime(2026, 7, 16, 9, 42, 10),
        body=SAY.text("mail"),
        attachments=[(p.path, "application", "pdf", p.data) for p in papers],
    )
    return office.mail_file("FW documents for detained shipment.eml", letter, papers)


def _certificate() -> InboxFile:
    assert BAGS.departure is not None
    blanks = Certified(
        seller=MILL,
        quantity=f"{number(PIECES, 0)} pieces",
        description="cotton canvas tote bags, style TB-15",
        packages=f"{CARTONS} cartons",
        marks=BAGS.marks,
        producer=MILL,
        carrier=f"{BAGS.vessel} {BAGS.voyage}",
        lading="Tuticorin",
        departure_place="Tuticorin, India",
        departure=BAGS.departure,
        labor="forced labor",
        dated=dt.date(2026, 8, 20),
    )
    look = Look(font=SERIF, size=11, head=17, accent="#14523f", margin=66, leading=0.75)
    paper = sworn.certificate(blanks, look, letterhead=True, components=False)
    return file("Certificate of origin 12.43 signed.pdf", paper)


def _statement() -> InboxFile:
    goods = f"{number(PIECES, 0)} cotton tote bags, style TB-15"
    sections = SAY.sections(
        importer=IMPORTER.name,
        goods=goods,
        imported=printed(DETENTION.imported, "mdy-long"),
        detained=printed(DETENTION.detained, "mdy-long"),
        mill=MILL.name,
        mill_place=MILL.place,
        gin=GIN.name,
        gin_place=GIN.place,
        bales=len(BALES),
        lot=LOT,
        yarn_lot=YARN_LOT,
    )
    return file("Consignee statement.pdf", sworn.statement(DETENTION, goods, sections, dt.date(2026, 9, 8)))


def _suppliers() -> InboxFile:
    steps = [("Ginning", GIN, "raw cotton"), ("Spinning", MILL, "cotton yarn"), ("Weaving", MILL, "canvas")]
    steps += [("Cutting and sewing", MILL, "tote bags")]
    rows = [["Step", "Process", "Supplier", "Address", "Product"], *chain_papers.supplier_rows(steps)]
    heading = ("List of suppliers", "Tote bags TB-15, order TPG-30518")
    data = office.word_file(heading, (SAY.text("suppliers"),), (rows,))
    return InboxFile("Supplier list.docx", data, (Golden("supplier_list"),))


def _files() -> tuple[InboxFile, ...]:
    lorry = transport.lorry_receipt(RAW, SAY.companies["lorry"], "GJ 03 BW 4417")
    roll = labor.attendance(_payroll())
    summary = customs.entry_summary(DETENTION, BAGS, "4202.92.1500", D("6.3"), "INKARINT88KAR")
    return (
        file("CBP detention notice 2760418.pdf", customs.notice(DETENTION, BAGS)),
        file("7501 7BK-1180427-4.pdf", summary),
        _certificate(),
        _statement(),
        _export_mail(),
        _gin_papers(),
        file("IMG_20260716_184512.jpg", lorry, data=scan.photo(pdf(lorry.sheet))),
        _bale_list(),
        _production_book(),
        _suppliers(),
        file("wages/Wage register March 2026.pdf", labor.wage_register(_payroll())),
        file("wages/SKM_C250i26071611300.pdf", roll, data=scan.scanned_pdf(pdf(roll.sheet), scanner=scan.OFFICE)),
    )


def _readme() -> str:
    return SAY.readme(
        pieces=number(PIECES, 0),
        bales=len(BALES),
        cotton=COTTON,
        yarn=YARN,
        fabric=FABRIC,
        as_of=AS_OF,
        last_day=LAST_DAY,
        invoice=BAGS.invoice_number,
        total=number(BAGS.total),
    )


def case() -> SampleCase:
    """The case with its golden twin."""
    findings = (
        Expected("certificate_wording", ("fail",), "blocking", ("or of any component thereof",)),
        Expected("transaction_triangle", ("fail", "review"), "warning", (BAGS.invoice_number,)),
        Expected("step_documents", ("review",), "warning", ("proof of payment",)),
        Expected("statement_present", ("pass",)),
        Expected("statement_elements", ("pass",)),
        Expected("deadline", ("pass",), "", (LAST_DAY.isoformat(),)),
        Expected("quantity_balance", ("pass",)),
        Expected("payee_match", ("pass",)),
        Expected("intake_balance", ("pass",)),
    )
    open_rules = {"certificate_wording", "transaction_triangle", "step_documents", "detention_responsiveness"}
    clean = tuple(rule for rule in RULES if rule not in open_rules)
    toml = case_toml(
        "sample-cotton-bags", "cotton", DETENTION, ("cotton canvas tote bags, style TB-15", str(PIECES), "PCS")
    )
    return SampleCase("cotton_bags", toml, _readme(), _files(), AS_OF.isoformat(), findings, clean, 1)
