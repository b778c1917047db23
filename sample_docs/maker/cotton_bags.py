"""The small case: cotton tote bags from an integrated mill in India; one word gap in the certificate, one paper missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from . import customs, office, payments, records, scan, trade
from .case import Expected, SampleCase, file
from .customs import Certified, Detention
from .model import Company, Golden, InboxFile, number, rounded
from .press import ROMAN, SANS, SERIF, Look, pdf
from .records import Lot, Payroll, Production
from .trade import Goods, Sale

D = Decimal

GIN = Company(
    "Suryavan Ginning & Pressing Industries", ("Survey No. 214, Jasdan Road", "Gondal 360311, Gujarat, India"), "IN", "Gondal, Gujarat",
    "Bhavesh Rupareliya", "Partner", "Tel: +91 2825 555 014  office@suryavanginning.example", "917020046118835", "Kathiawar Peoples Bank, Gondal", "KPBK0000214",
    Look(font=SERIF, size=10, head=17, accent="#7a1f1f", letterhead="center", pairs="colon", goods="ledger", parties="plain"),
    "dmy-name", "Suryavan Ginning Gondal", "GSTIN: 24AAQFS0000B1Z6",
    "Goods once sold will not be taken back. Interest at 18 % p.a. on overdue bills. Subject to Gondal jurisdiction. E. & O.E.",
)  # fmt: skip
MILL = Company(
    "Karuvel Integrated Textiles Private Limited", ("S.F. 88/2, Vennaimalai Post", "Karur 639006, Tamil Nadu, India"), "IN", "Karur, Tamil Nadu",
    "R. Meenakshisundari", "Director", "Tel: +91 4324 555 071  exports@karuveltextiles.example", "50200077410936", "Cauvery Commercial Bank, Karur", "CVCBINBBKAR",
    Look(font=SANS, size=8.8, head=14, accent="#14523f", letterhead="split", pairs="boxed", goods="grid", parties="boxed"),
    "dmy-name", "Karuvel Integrated Textiles", "GSTIN: 33AADCK0000P1Z2",
    "We declare that this document shows the actual price of the goods described and that all particulars are true and correct. Subject to Karur jurisdiction. E. & O.E.",
)  # fmt: skip
IMPORTER = Company(
    "Tidewater Pantry Goods, Inc.", ("418 Fallsway Street", "Baltimore, MD 21202, USA"), "US", "Baltimore, Maryland",
    "Corinne Abernathy-Voss", "Vice President, Supply Chain", "purchasing@tidewaterpantry.example", "4409128855", "Chesapeake Harbor Bank, N.A.", "CHBKUS33",
    Look(font=ROMAN, size=10, head=16, accent="#223a70", letterhead="left", pairs="stack", goods="lines", parties="plain"), "mdy-long",
    terms="1. Acknowledge this order within five business days. 2. No subcontracting without our written consent. 3. Ship to the carton marks above. 4. Our supplier code of conduct is part of this order; it forbids forced, prison and child labor at every stage.",
)  # fmt: skip
BROKER = Company(
    "Patapsco Customs Services LLC", ("Baltimore, MD",), "US", "Baltimore", "Joel Tranberg", "Licensed Customs Broker"
)
LORRY = Company(
    "Sri Veeran Roadlines", ("Fleet Owners & Transport Contractors", "Transport Nagar, Rajkot 360003"), "IN", "Rajkot", "K. Pandiyan", "Booking Office",
    "Phone: 0281 555 0166", look=Look(font=SERIF, size=10.5, head=19, accent="#1b3f8b", letterhead="center", pairs="boxed", goods="grid", parties="boxed"),
)  # fmt: skip
LINE = Company(
    "Coromandel Ocean Lines", ("Agency House, Beach Road", "Tuticorin 628001, India"), "IN", "Tuticorin", "A. Fernando Raj", "Agent",
    look=Look(font=SANS, size=8.2, head=12, accent="#0b3a53", letterhead="split", margin=38), date_style="upper",
)  # fmt: skip
BANK = Company(
    "CAUVERY COMMERCIAL BANK LIMITED", ("Karur Main Branch, Jawahar Bazaar, Karur 639001",), "IN", "Karur", "", "",
    look=Look(font=SANS, size=9.5, head=14, accent="#8a3b00", letterhead="left", pairs="colon"), date_style="dmy-name",
)  # fmt: skip

BALES = records.bales(7140231, 10, D("158"), D("169"), "bags")
COTTON = sum((b.net for b in BALES), D(0))
YARN = rounded(COTTON * D("0.874"), 1)
FABRIC = rounded(YARN * D("0.986") / D("0.268"), 0)
PIECES = int(FABRIC * D("0.975") / D("0.43")) // 200 * 200
CARTONS = PIECES // 200
LOT, YARN_LOT, FABRIC_LOT, BAG_LOT = "SG-25-118", "KY-0226-07", "KF-0326-19", "KB-0426-31"

RAW = Sale(
    GIN, MILL,
    (Goods(f"Raw cotton Shankar-6, crop 2025-26, {len(BALES)} pressed bales", COTTON, "kg", D("158.50"), LOT, "5201.00", len(BALES), "bales", COTTON, COTTON + D("1.5") * len(BALES), f"{LOT} / {BALES[0].number}-{BALES[-1].number}", 1),),
    "INR", "KIT/RM/0412", dt.date(2026, 1, 13), "SG/25-26/0377", dt.date(2026, 1, 20), "EXW Gondal", "NEFT within 15 days", "India", "IN",
    tax_rate=D("0.05"), tax_name="IGST 5%", indian=True, loading="Gondal", discharge="Karur", departure=dt.date(2026, 1, 21), transport_number="SVR 66184",
    paid=dt.date(2026, 2, 3), payment_reference="CVCBN52026020300417726",
)  # fmt: skip
BAGS = Sale(
    MILL, IMPORTER,
    (Goods("Natural cotton canvas tote bags, style TB-15, 38 x 42 cm", D(PIECES), "pcs", D("1.18"), BAG_LOT, "4202.92.1500", CARTONS, "cartons", rounded(D(PIECES) * D("0.115"), 1), rounded(D(PIECES) * D("0.115") + D("1.35") * CARTONS, 1), f"TIDEWATER / TB-15 / C/NO. 1-{CARTONS}", 0),),
    "USD", "TPG-30518", dt.date(2026, 1, 28), "KIT-EXP-2026-044", dt.date(2026, 5, 14), "FOB Tuticorin", "T/T 30 days after B/L date", "India", "IN",
    vessel="PALK STRAIT TRADER", voyage="026W", loading="Tuticorin", discharge="Baltimore", departure=dt.date(2026, 5, 20), transport_number="CMOLTUT6045127", container="CMOU4471838",
)  # fmt: skip

DETENTION = Detention(
    "7BK-1180427-4", "Baltimore, MD", "1303", "2760418", dt.date(2026, 7, 6), dt.date(2026, 7, 8), dt.date(2026, 7, 10), IMPORTER, BROKER,
    f"Cotton canvas tote bags, {number(PIECES, 0)} pcs, {CARTONS} cartons, style TB-15",
    "Merchandise is detained pursuant to the Withhold Release Order on all Turkmenistan cotton or products produced in whole or in part with Turkmenistan cotton (May 18, 2018).",
    (
        "Production records from the raw cotton to the finished bags, with the lot numbers that go into and come out of each step, and records that identify the raw cotton at the bale level.",
        "Transportation documents from the cotton gin to the yarn maker.",
        "Purchase orders, invoices and proof of payment for the raw cotton and the finished bags.",
        "Attendance records and wage records of each factory that processed the cotton.",
        "A list of suppliers with the associated production process, names and addresses.",
    ),
    "P. Hallworth",
)  # fmt: skip


def _production() -> tuple[Production, ...]:
    spun = Lot(YARN_LOT, "Cotton yarn Ne 10s, open end", YARN, "kg", 1)
    woven = Lot(FABRIC_LOT, "Canvas 100% cotton, 62 in", FABRIC, "m", 0)
    bags = Lot(BAG_LOT, "Tote bags style TB-15", D(PIECES), "pcs", 0)
    cotton = Lot(LOT, f"Raw cotton Shankar-6, {len(BALES)} bales", COTTON, "kg", 1)
    return (
        Production(MILL, "Spinning", "SPINNING PRODUCTION RECORD", "SPN-0226-07", dt.date(2026, 2, 9), dt.date(2026, 2, 20), (cotton,), (spun,)),
        Production(MILL, "Weaving", "WEAVING PRODUCTION RECORD", "WVG-0326-19", dt.date(2026, 2, 23), dt.date(2026, 3, 13), (spun,), (woven,)),
        Production(MILL, "Cutting and sewing", "CUTTING AND SEWING PRODUCTION RECORD", "CMT-0426-31", dt.date(2026, 3, 16), dt.date(2026, 4, 9), (woven,), (bags,)),
    )  # fmt: skip


def _grid(work: Production) -> office.Grid:
    rows: list[list[office.Value]] = [["INPUT", x.number, x.description, x.quantity, x.unit] for x in work.inputs]
    rows += [["OUTPUT", x.number, x.description, x.quantity, x.unit] for x in work.outputs]
    facts: list[tuple[str, office.Value]] = [
        ("Record No.", work.record), ("Process", work.process), ("Place", MILL.place),
        ("Start Date", MILL.day(work.start)), ("End Date", MILL.day(work.end)),
    ]  # fmt: skip
    heading = (MILL.name, ", ".join(MILL.address), work.title)
    closing = ("Prepared by: T. Selvarani, Production Planning", "Checked by: R. Meenakshisundari, Director")
    return office.Grid(
        work.process[:20],
        heading,
        facts,
        ("Input / Output", "Lot No.", "Description", "Quantity", "Unit"),
        rows,
        closing=closing,
    )


def _production_book() -> InboxFile:
    works = _production()
    goldens = tuple(replace(w.golden, pages=(i,)) for i, w in enumerate(works, 1))
    return InboxFile("production register lot KB-0426-31.xlsx", office.workbook([_grid(w) for w in works]), goldens)


def _bale_list() -> InboxFile:
    rows: list[list[office.Value]] = [[b.number, b.net, b.mic, b.staple, b.strength, b.grade] for b in BALES]
    grid = office.Grid(
        "Bale list", (GIN.name, ", ".join(GIN.address), "BALE LIST"),
        (("Lot No.", LOT), ("Invoice No.", RAW.invoice_number), ("Crop", "2025-26"), ("No. of bales", len(BALES)), ("Buyer", MILL.name)),
        ("Bale No.", "Net kg", "Mic", "Staple 32nds", "Strength g/tex", "Grade"), rows, ("Total", COTTON, "", "", "", ""), fill="F3E3D3",
    )  # fmt: skip
    fields: dict[str, str | list[str]] = {
        "lot_number": [LOT],
        "net_weight": f"{COTTON}",
        "packages": str(len(BALES)),
        "bale_number": [b.number for b in BALES],
    }
    return InboxFile(
        "Bale list SG-25-118.xlsx",
        office.workbook([grid]),
        (Golden("bale_list", fields, (("producer", GIN.name, "IN"),)),),
    )


MEN = ("M. Arulmozhi", "P. Kannathal", "S. Jeyaprakasam", "V. Thangamani", "K. Rasathi", "N. Balamuruganan", "T. Poongothai", "A. Sahayamary", "G. Ilanchezhian", "R. Vasanthamani", "D. Murugayyan", "C. Lourdhu")  # fmt: skip
GINNERS = (
    "Rameshbhai Dabhi",
    "Kanubhai Solanki",
    "Hansaben Parmar",
    "Jivrajbhai Makwana",
    "Lilaben Chavda",
    "Vinubhai Sarvaiya",
)


def _payroll() -> Payroll:
    return Payroll(
        MILL,
        dt.date(2026, 3, 1),
        records.crew(MEN, ("Spinner", "Weaver", "Tailor", "Checker"), D("612"), "karuvel"),
        "INR",
    )


def _gin_papers() -> InboxFile:
    kapas = Lot(
        "K-2025-61",
        "Seed cotton (kapas), farmers' purchase register p. 61-64",
        rounded(COTTON / D("0.345"), 1),
        "kg",
        1,
    )
    lint = Lot(LOT, f"Lint cotton Shankar-6, {len(BALES)} bales", COTTON, "kg", 1)
    seed = rounded(kapas.quantity * D("0.638"), 1)
    rest = kapas.quantity - COTTON - seed
    ginning = Production(GIN, "Ginning", "GINNING AND PRESSING RECORD", "GP-118", dt.date(2025, 12, 15), dt.date(2025, 12, 18), (kapas,), (lint,), (("Cotton seed", seed, "kg"), ("Trash and invisible loss", rest, "kg")))  # fmt: skip
    wages = Payroll(
        GIN, dt.date(2025, 12, 1), records.crew(GINNERS, ("Gin fitter", "Press man", "Helper"), D("545"), "gin"), "INR"
    )
    members = (
        file(
            "KIT-RM-0412 purchase order.pdf",
            trade.order(RAW, "Lot-wise and bale-wise record to be kept and shared on request."),
        ),
        file("Invoice SG-25-26-0377.pdf", trade.invoice(RAW, "TAX INVOICE")),
        file("Ginning record GP-118.pdf", records.production_sheet(ginning)),
        file("Gin wages Dec 2025.pdf", records.wage_register(wages)),
    )
    return InboxFile("Suryavan papers.zip", office.archive([(m.path, m.data) for m in members]), (), members)


def _export_mail() -> InboxFile:
    papers = (
        file(
            "TPG-30518.pdf",
            trade.order(
                BAGS,
                "Goods must not contain cotton from Turkmenistan or from the Xinjiang region. Records are to be kept for five years.",
            ),
        ),
        file("KIT-EXP-2026-044 CI.pdf", trade.invoice(BAGS)),
        file("KIT-EXP-2026-044 PL.pdf", trade.packing_list(BAGS)),
        file("CMOLTUT6045127.pdf", trade.bill_of_lading(BAGS, LINE, "CM 118204")),
    )
    body = (
        "Dear Corinne,\n\nAs asked by your broker please find attached your order, our commercial invoice and packing list and the\n"
        "bill of lading for the tote bags. The production register, the bale list and the wage sheets go to you separately.\n\n"
        "With kind regards,\nR. Meenakshisundari\nKaruvel Integrated Textiles Private Limited\n"
    )
    letter = office.Letter(
        "Karuvel Exports <exports@karuveltextiles.example>", "Corinne Abernathy-Voss <cav@tidewaterpantry.example>",
        "Documents for detained shipment KIT-EXP-2026-044", dt.datetime(2026, 7, 16, 9, 42, 10), body,
        [(p.path, "application", "pdf", p.data) for p in papers],
    )  # fmt: skip
    note = InboxFile("body.txt", body.encode(), (Golden("correspondence"),))
    return InboxFile("FW documents for detained shipment.eml", office.mail(letter), (), (note, *papers))


def _certificate() -> InboxFile:
    g = BAGS.goods[0]
    blanks = Certified(
        MILL, f"{number(PIECES, 0)} pieces", "cotton canvas tote bags, style TB-15", f"{CARTONS} cartons", g.marks, MILL,
        f"{BAGS.vessel} {BAGS.voyage}", "Tuticorin", "Tuticorin, India", dt.date(2026, 5, 20), "forced labor", dt.date(2026, 8, 20),
    )  # fmt: skip
    look = Look(font=SERIF, size=11, head=17, accent="#14523f", margin=66, leading=0.75)
    return file(
        "Certificate of origin 12.43 signed.pdf", customs.certificate(blanks, look, letterhead=True, components=False)
    )


def _statement() -> InboxFile:
    goods = f"{number(PIECES, 0)} cotton tote bags, style TB-15"
    sections = (
        ("1. Source of the merchandise and of every component", f"We, Tidewater Pantry Goods, Inc., are the ultimate consignee and importer of {goods}, imported on July 6, 2026 and detained on July 10, 2026. We have made every reasonable effort to determine the source of the merchandise and of every component thereof. We asked each producer for the order, the invoice, the proof of payment, the transport document and the production record of each lot and compared them with each other. The bags were spun, woven and sewn under one roof by {MILL.name}, Karur, Tamil Nadu, India, out of {len(BALES)} bales of raw cotton of lot {LOT}, ginned by {GIN.name}, Gondal, Gujarat, India. The sewing thread and the handles are made of the same yarn lot {YARN_LOT}; the bags have no other component."),
        ("2. Efforts to ascertain the character of labor", "To ascertain the character of labor used in the production of the merchandise and each of its components we visited the mill in Karur without notice on February 25 and 26, 2026, read the attendance and wage registers of the production months, compared a sample of wages with the bank transfers, and spoke in private with eleven workers in Tamil. At the gin in Gondal we read the wage register of December 2025 and spoke with four of its six workers."),
        ("3. Full results of the investigation", "The full results of our investigation are these. All workers were hired directly and by name, hold their own identity papers, are paid at or above the state minimum wage by bank transfer, and may leave on notice. We found no recruitment fee, deposit, debt, withheld paper, restriction of movement, threat or excessive overtime. The quantities of seed cotton, lint, yarn, canvas and bags agree at every step."),
        ("4. Belief", "On the basis of the foregoing it is our belief that forced labor was not used in any stage of the production of the merchandise or of any of its components."),
    )  # fmt: skip
    return file("Consignee statement.pdf", customs.statement(DETENTION, goods, sections, dt.date(2026, 9, 8)))


def _suppliers() -> InboxFile:
    steps = (
        ("Ginning", GIN, "raw cotton"),
        ("Spinning", MILL, "cotton yarn"),
        ("Weaving", MILL, "canvas"),
        ("Cutting and sewing", MILL, "tote bags"),
    )
    rows = [["Step", "Process", "Supplier", "Address", "Product"], *customs.supplier_rows(steps)]
    text = "Steps 2 to 4 take place in one factory of one company; no sale takes place between them. The cotton was bought from farmers around Gondal at the gin, see the purchase register named in the ginning record."
    data = office.word_file(("List of suppliers", "Tote bags TB-15, order TPG-30518"), (text,), (rows,))
    return InboxFile("Supplier list.docx", data, (Golden("supplier_list"),))


def _files() -> tuple[InboxFile, ...]:
    lorry = trade.lorry_receipt(RAW, LORRY, "GJ 03 BW 4417")
    roll = records.attendance(_payroll())
    summary = customs.entry_summary(DETENTION, BAGS, "4202.92.1500", D("6.3"), "INKARINT88KAR")
    return (
        file("CBP detention notice 2760418.pdf", customs.notice(DETENTION, BAGS)),
        file("7501 7BK-1180427-4.pdf", summary),
        _certificate(),
        _statement(),
        _export_mail(),
        _gin_papers(),
        file("NEFT advice 03-02-2026.pdf", payments.bank_advice(RAW, BANK, "NEFT TRANSACTION ADVICE")),
        InboxFile("IMG_20260716_184512.jpg", scan.photo(pdf(lorry.sheet)), (lorry.golden,)),
        _bale_list(),
        _production_book(),
        file("wages/Wage register March 2026.pdf", records.wage_register(_payroll())),
        file("wages/SKM_C250i26071611300.pdf", roll, data=scan.scanned_pdf(pdf(roll.sheet), scan.OFFICE)),
    )


TOML = f"""\
[case]
id = "sample-cotton-bags"
profile = "cotton"
regime = "wro"
order = "Turkmenistan cotton"
labor_class = "forced labor"

[entry]
number = "{DETENTION.entry}"
port = "{DETENTION.port_code}"
import_date = {DETENTION.imported}
presented_date = {DETENTION.presented}
detention_date = {DETENTION.detained}
detention_number = "{DETENTION.number}"
entry_type = "01"
importer = "{IMPORTER.name}"
ultimate_consignee = "{IMPORTER.name}"
center_email = "center@cbp.example"

[[entry.lines]]
line = 1
description = "cotton canvas tote bags, style TB-15"
quantity = "{PIECES}"
unit = "PCS"
materials = ["cotton"]
"""

README = f"""\
# cotton_bags: a small case, nearly complete

{number(PIECES, 0)} cotton tote bags, detained at Baltimore under the order on Turkmenistan cotton. The chain is short: a gin in Gujarat sells
{len(BALES)} bales ({COTTON} kg) to a mill in Tamil Nadu that spins, weaves and sews them in one factory and sells the bags to the importer. India is
the only country, so one certificate is due. All companies, people and numbers are invented.

| what lies in the inbox | what it shows |
|---|---|
| a mail with four attachments, a ZIP with four papers | containers are opened; every member is accounted for |
| a photographed lorry receipt, a scanned attendance register | pages without a text layer are read by OCR |
| two workbooks, a Word file | they become pages of the package |
| three production records in one workbook | one sheet, one document |

What a run should find (`originproof run sample_docs/cotton_bags --as-of 2026-09-14`):

1. **Blocking**: the certificate leaves out "or of any component thereof". Everything else in it is in order; the seller must sign it again in the exact words of
   19 CFR 12.43(a).
2. **Warning**: there is no proof of payment for the bags (invoice {BAGS.invoice_number}, USD {number(BAGS.total)}). The payment for the raw cotton is there and agrees
   with its invoice.
3. All else agrees: {COTTON} kg of cotton, {YARN} kg of yarn, {FABRIC} m of canvas, {number(PIECES, 0)} bags; no sale between the three steps of the mill, and none is asked for.
4. The last day for certificate and statement is 2026-10-06, three calendar months after importation.

Because of the first finding the command ends with exit code 1.
"""


def case() -> SampleCase:
    """The case with its golden twin."""
    findings = (
        Expected("certificate_wording", ("fail",), "blocking", ("or of any component thereof",)),
        Expected("transaction_triangle", ("fail", "review"), "warning", (BAGS.invoice_number,)),
        Expected("statement_present", ("pass",)),
        Expected("statement_elements", ("pass",)),
        Expected("deadline", ("pass",), "", ("2026-10-06",)),
        Expected("quantity_balance", ("pass",)),
        Expected("payee_match", ("pass",)),
        Expected("intake_balance", ("pass",)),
    )
    clean = ("certificate_blanks", "certificate_signer", "certificate_per_country", "certificate_matches_shipment", "statement_present", "statement_elements", "statement_signer", "deadline", "payee_match", "quantity_balance", "date_order", "labor_evidence", "supplier_list", "party_screening", "region_screening", "hidden_text", "totals_add_up", "duplicate_documents", "intake_balance")  # fmt: skip
    return SampleCase("cotton_bags", TOML, README, _files(), "2026-09-14", findings, clean, 1)
