"""The large case: Texas cotton, yarn and fabric from India, shirts sewn in Vietnam; every paper in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from . import chain_papers, customs, labor, office, payments, records, scan, sworn, trade, transport
from . import shirts_chain as chain
from .case import RULES, Expected, SampleCase, case_toml, file
from .customs import Detention
from .labor import Payroll
from .model import Company, Golden, InboxFile, Paper, number, printed
from .press import ROMAN, SANS, SERIF, Look, pdf
from .sale import Sale
from .shirts_chain import GIN, IMPORTER, MAKER, MILL, SAY, SPINNER, TRIMS, counted
from .sworn import Certified, Oath
from .wording import translated

D = Decimal
AS_OF, LAST_DAY = dt.date(2026, 10, 1), dt.date(2026, 10, 22)
VIETNAMESE, CHINESE = SAY.glossaries["vietnamese"], SAY.glossaries["chinese"]
GOODS = f"men's woven cotton shirts, style {chain.STYLE}"

DETENTION = Detention(
    entry="5QT-6114702-8",
    port="Long Beach, CA",
    port_code="2709",
    number="2811630",
    imported=dt.date(2026, 7, 22),
    presented=dt.date(2026, 7, 24),
    detained=dt.date(2026, 7, 28),
    importer=IMPORTER,
    broker=SAY.companies["broker"],
    goods=f"Men's woven cotton shirts, {counted(chain.PIECES)} pcs, {chain.CARTONS} cartons, style {chain.STYLE}",
    reason=SAY.text("reason"),
    requests=tuple(SAY.lists["requests"]),
    officer="R. Quintanilla",
)


def _scan(path: str, *papers: Paper, by: scan.Scanner = scan.OFFICE) -> InboxFile:
    """Papers laid one after the other on the scanner: one file, each a document of its own."""
    data = scan.scanned_pdf(*[pdf(p.sheet) for p in papers], scanner=by)
    return InboxFile(path, data, tuple(replace(p.golden, pages=(i,)) for i, p in enumerate(papers, 1)))


def _book(path: str, grid: office.Grid, golden: Golden) -> InboxFile:
    return InboxFile(path, office.workbook([grid]), (golden,))


def _zip(path: str, members: Sequence[InboxFile]) -> InboxFile:
    return InboxFile(path, office.archive([(m.path, m.data) for m in members]), (), tuple(members))


def _payroll(company: Company, crew: str, month: int, daily: str, jobs: tuple[str, ...], currency: str) -> Payroll:
    workers = labor.crew(SAY.lists[crew], jobs, D(daily), crew)
    return Payroll(company, dt.date(2026, month, 1), workers, currency)


SPINNER_PAY = _payroll(SPINNER, "spinner_workers", 2, "604", ("Spinning", "Carding", "Preparatory", "Winding"), "INR")
MILL_PAY = _payroll(MILL, "mill_workers", 3, "655", ("Weaver", "Warper", "Dyeing", "Checker"), "INR")
MAKER_PAY = _payroll(MAKER, "maker_workers", 5, "372000", ("Công nhân may", "Công nhân cắt", "KCS", "Là ủi"), "VND")


def _certificate(sale: Sale, quantity: str, what: str, dated: dt.date, look: Look, letterhead: bool) -> Paper:
    assert sale.departure is not None
    kind = sale.goods[0].package_kind
    blanks = Certified(
        seller=sale.seller,
        quantity=quantity,
        description=what,
        packages=f"{counted(sale.packages)} {kind}",
        marks=sale.marks,
        producer=sale.seller,
        carrier=f"{sale.vessel} {sale.voyage}",
        lading=sale.loading,
        departure_place=sale.loading,
        departure=sale.departure,
        labor="forced labor",
        dated=dated,
    )
    return sworn.certificate(blanks, look, letterhead=letterhead)


def _certificates() -> tuple[InboxFile, ...]:
    shirts, fabric, cotton = chain.SHIRT_SALE, chain.FABRIC_SALE, chain.COTTON_SALE
    plain_look = Look(font=SERIF, size=11.5, head=18, accent="#000000", margin=70, leading=0.7)
    looks = (plain_look, Look(font=SANS, size=10, head=15, accent="#6b1d47", margin=60, leading=0.8))
    roman = Look(font=ROMAN, size=11, head=18, accent="#5a3410", margin=76, leading=0.75)
    main = _certificate(shirts, f"{counted(chain.PIECES)} pieces", GOODS, dt.date(2026, 9, 4), looks[0], False)
    cloth = "dyed cotton poplin fabric woven of yarn spun in India"
    india = _certificate(fabric, f"{counted(chain.FABRIC)} metres", cloth, dt.date(2026, 9, 8), looks[1], True)
    bales = f"{len(chain.BALES)} bales, net {number(chain.COTTON, 1)} kg,"
    texas = _certificate(cotton, bales, "US upland raw cotton, crop 2025", dt.date(2026, 9, 2), roman, True)
    return (
        file("1 CERTIFICATES/Certificate of Origin SNH signed.pdf", main),
        file("1 CERTIFICATES/COO 12.43 India - Panchvati.pdf", india),
        file("1 CERTIFICATES/Cert of origin TX gin.pdf", texas),
    )


def _statement() -> InboxFile:
    goods = f"{counted(chain.PIECES)} {GOODS}"
    people = {"importer": IMPORTER, "maker": MAKER, "mill": MILL, "spinner": SPINNER, "gin": GIN, "trims": TRIMS}
    names = {key: company.name for key, company in people.items()}
    sections = SAY.sections(goods=goods, detention=DETENTION.number, bales=len(chain.BALES), **names)
    paper = sworn.statement(DETENTION, goods, sections, dt.date(2026, 9, 22))
    return file("1 CERTIFICATES/Ultimate consignee statement.pdf", paper)


def _affidavit() -> InboxFile:
    values = {
        "invoice": chain.COTTON_SALE.invoice_number,
        "first": chain.BALES[0].number,
        "last": chain.BALES[-1].number,
        "count": len(chain.BALES),
        "kilos": number(chain.COTTON, 1),
        "workers": len(SAY.lists["gin_workers"]),
    }
    look = Look(font=ROMAN, size=11, head=17, accent="#000000", margin=72, leading=0.65)
    oath = Oath(SAY.text("county"), SAY.filled("sworn", **values), dt.date(2026, 9, 2), "Wanda Krebbs")
    paper = sworn.affidavit(GIN, oath, look)
    return file("2 COTTON/Affidavit gin notarized.pdf", paper)


def _whole_case() -> tuple[InboxFile, ...]:
    steps = [
        ("Growing and ginning", GIN, "raw cotton"),
        ("Spinning", SPINNER, "cotton yarn"),
        ("Weaving", MILL, "greige fabric"),
    ]
    steps += [
        ("Dyeing and finishing", MILL, "dyed fabric"),
        ("Buttons", TRIMS, "polyester buttons"),
        ("Cutting and sewing", MAKER, "shirts"),
    ]
    rows = chain_papers.supplier_rows(steps)
    heading = (IMPORTER.name, "LIST OF SUPPLIERS BY PRODUCTION STEP")
    grid = office.Grid(
        "Suppliers",
        heading,
        (("Order", "QT-61147"),),
        ("Step", "Process", "Supplier", "Address", "Product"),
        rows,
        fill="D5E8E5",
    )
    cards = [(f"{i}. {process}", (c.name, c.place, product)) for i, (process, c, product) in enumerate(steps, 1)]
    pins = (
        ("littlefield", "1 Littlefield, ginning", (-40.0, -13.0)),
        ("houston", "Houston", (-8.0, 6.0)),
        ("tuticorin", "Tuticorin", (-24.0, 6.0)),
        ("coimbatore", "2 Coimbatore, spinning", (-88.0, -4.0)),
        ("ichalkaranji", "3, 4 Ichalkaranji, weaving and dyeing", (-136.0, -4.0)),
        ("nhavasheva", "Nhava Sheva", (-50.0, -10.0)),
        ("haiphong", "Hai Phong", (-18.0, -14.0)),
        ("namdinh", "6 Nam Dinh, sewing", (-72.0, 5.0)),
        ("bienhoa", "5 Bien Hoa, buttons", (-62.0, 6.0)),
    )
    policy = office.word_file(
        (SAY.text("policy_head"), IMPORTER.name), [p for p in SAY.text("policy").split("\n") if p]
    )
    return (
        file("0 CBP/Detention notice 2811630.pdf", customs.notice(DETENTION, chain.SHIRT_SALE)),
        file(
            "0 CBP/CBP_7501_5QT-6114702-8.pdf",
            customs.entry_summary(DETENTION, chain.SHIRT_SALE, "6205.20.2066", D("19.7"), "VNSONNINNAM"),
        ),
        _book("0 CBP/Supplier list QT-61147.xlsx", grid, Golden("supplier_list")),
        file("0 CBP/Flow chart.pdf", chain_papers.flow_chart(IMPORTER, cards)),
        file("0 CBP/Map.pdf", chain_papers.place_map(IMPORTER, pins)),
        InboxFile("0 CBP/Code of conduct.docx", policy, (Golden("policy"),)),
    )


def _cotton() -> tuple[InboxFile, ...]:
    sale = chain.COTTON_SALE
    facts = (
        ("Lot No.", chain.BALE_LOT),
        ("Invoice No.", sale.invoice_number),
        ("Crop", "2025"),
        ("Buyer", SPINNER.name),
    )
    telex = payments.mt103(sale)
    cards = labor.time_cards(GIN, SAY.lists["gin_workers"], dt.date(2025, 11, 10), "gin")
    return (
        _affidavit(),
        _book(
            "2 COTTON/bale list TB-25-0611.xlsx",
            records.bale_grid(GIN, chain.BALES, facts),
            records.bale_golden(GIN, chain.BALES, chain.BALE_LOT),
        ),
        file("2 COTTON/ginning record.pdf", records.production_sheet(chain.ginning())),
        _scan("2 COTTON/SKM_C250i25112109140.pdf", cards),
        file(
            "2 COTTON/class memo TB-25-0611.pdf",
            records.classing_report(SAY.companies["lab"], GIN, chain.BALES, dt.date(2025, 11, 21), chain.BALE_LOT),
        ),
        file(
            "2 COTTON/PO NVS-RC-118.pdf",
            trade.order(sale, SAY.text("cotton_order"), ("PURCHASE CONTRACT / ORDER", "Order No.", "Order Date")),
        ),
        file("2 COTTON/INV TBG-20447.pdf", trade.invoice(sale, "INVOICE", "Invoice Number")),
        file("2 COTTON/BL BGCLHOU5520418.pdf", transport.bill_of_lading(sale, SAY.companies["gulf"], "BG 448120")),
        file("2 COTTON/TT copy TBG-20447.tif", telex, data=scan.fax(pdf(telex.sheet))),
    )


def _yarn() -> tuple[InboxFile, ...]:
    sale = chain.YARN_SALE
    grid, golden = trade.packing_book(sale)
    lorry = transport.lorry_receipt(sale, SAY.companies["lorry"], "TN 37 CQ 8164")
    roll = labor.attendance(SPINNER_PAY, "MUSTER ROLL")
    wages = labor.wage_register(SPINNER_PAY, "REGISTER OF WAGES")
    return (
        _scan("3 YARN/SKM_C250i26021811320.pdf", records.production_sheet(chain.spinning())),
        _zip(
            "3 YARN/Noyyal Feb 2026 labour.zip",
            (file("wages.pdf", wages), _scan("muster roll.pdf", roll, by=scan.FLATBED)),
        ),
        file(
            "3 YARN/Yarn PO POW-YP-2026-031.pdf",
            trade.order(sale, SAY.text("yarn_order"), ("YARN PURCHASE ORDER", "Order No.", "Date")),
        ),
        file("3 YARN/NVS-2526-1862.pdf", trade.invoice(sale, "TAX INVOICE")),
        _book("3 YARN/PL NVS-2526-1862.xlsx", grid, golden),
        file("3 YARN/IMG-20260224-WA0017.jpg", lorry, data=scan.photo(pdf(lorry.sheet))),
        file("3 YARN/RTGS POW to NVS.pdf", payments.bank_advice(sale, SAY.companies["warana"], "RTGS PAYMENT ADVICE")),
    )


def _fabric() -> tuple[InboxFile, ...]:
    sale = chain.FABRIC_SALE
    telex = payments.mt103(sale)
    order = translated(trade.order(sale, SAY.text("fabric_order")), VIETNAMESE)
    both = (records.production_sheet(chain.weaving()), records.production_sheet(chain.dyeing()))
    return (
        _scan("4 FABRIC/CamScanner 04-06-2026 10.22.pdf", *both, by=scan.FLATBED),
        file("4 FABRIC/wage sheet march.pdf", labor.wage_register(MILL_PAY, "PAY SHEET")),
        file("4 FABRIC/attendance march.pdf", labor.attendance(MILL_PAY)),
        file("4 FABRIC/SNH-NPL-26-052 PO vai.pdf", order),
        file("4 FABRIC/POW-EXP-009 invoice.pdf", trade.invoice(sale)),
        file("4 FABRIC/POW-EXP-009 packing.pdf", trade.packing_list(sale)),
        file("4 FABRIC/KSSNSAHPH260417.pdf", transport.bill_of_lading(sale, SAY.companies["konkan"], "KS 70113")),
        file("4 FABRIC/DSON0605OUT44192.pdf", telex),
    )


def _shirts() -> tuple[InboxFile, ...]:
    sale = chain.SHIRT_SALE
    record = translated(records.production_sheet(chain.sewing()), VIETNAMESE)
    wages = translated(labor.wage_register(MAKER_PAY), VIETNAMESE)
    roll = translated(labor.attendance(MAKER_PAY), VIETNAMESE)
    return (
        file("5 SHIRTS/PSX-0526-14.pdf", record),
        file("5 SHIRTS/bang luong T5-2026.pdf", wages),
        file("5 SHIRTS/cham cong T5-2026.pdf", roll),
        _export_mail(),
        file("5 SHIRTS/wire QT-61147.pdf", payments.wire_confirmation(sale, SAY.companies["pacific"])),
        _trims(),
        replace(file("5 SHIRTS/copy of invoice.pdf", trade.invoice(sale)), documents=(), fate="duplicate"),
    )


def _export_mail() -> InboxFile:
    sale = chain.SHIRT_SALE
    grid, golden = trade.packing_book(sale, chain.PER_CARTON)
    papers = (
        file("PO QT-61147.pdf", trade.order(sale)),
        file("SNH-EX-2026-117.pdf", trade.invoice(sale)),
        _book("PL SNH-EX-2026-117.xlsx", grid, golden),
        file(
            "TKBLHPH2606814.pdf",
            transport.bill_of_lading(sale, SAY.companies["tonkin"], "TK 902214", "FREIGHT COLLECT"),
        ),
    )
    sheet = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    letter = office.Letter(
        sender="Xuat khau SNH <xuatkhau@songninhhoa.example>",
        to="Maribel Okonkwo-Ruiz <mor@quillbackthorne.example>",
        subject="QT-61147 shipping documents",
        when=dt.datetime(2026, 8, 3, 3, 15, 44),
        body=SAY.text("mail"),
        attachments=[(p.path, "application", sheet if p.path.endswith("xlsx") else "pdf", p.data) for p in papers],
    )
    return office.mail_file("5 SHIRTS/QT-61147 shipping documents.eml", letter, papers)


def _trims() -> InboxFile:
    sale = chain.TRIM_SALE
    note = transport.lorry_receipt(sale, TRIMS, "60C-551.27", "DELIVERY NOTE", "D.N. No.")
    members = (
        file("PO SNH-PL-26-019.pdf", translated(trade.order(sale), VIETNAMESE)),
        file("KP2604-088.pdf", translated(trade.invoice(sale), CHINESE)),
        file("KP-DN-0688.pdf", translated(note, CHINESE)),
        file(
            "UNC 05-05-2026.pdf",
            payments.bank_advice(sale, SAY.companies["dongson"], "PAYMENT ORDER / CREDIT ADVICE", "Transaction No."),
        ),
    )
    return _zip("5 SHIRTS/phu lieu Kim Phong.zip", members)


def _readme(files: Sequence[InboxFile]) -> str:
    return SAY.readme(
        files=len(files),
        members=sum(len(f.members) for f in files),
        bales=len(chain.BALES),
        cotton=number(chain.COTTON, 1),
        yarn=number(chain.YARN, 1),
        greige=counted(chain.GREIGE),
        fabric=counted(chain.FABRIC),
        pieces=counted(chain.PIECES),
        as_of=AS_OF,
        last_day=LAST_DAY,
        imported=printed(DETENTION.imported, "iso"),
    )


def case() -> SampleCase:
    """The case with its golden twin."""
    files = (*_whole_case(), *_certificates(), _statement(), *_cotton(), *_yarn(), *_fabric(), *_shirts())
    passes: tuple[str, ...] = (
        "certificate_wording",
        "certificate_blanks",
        "statement_present",
        "statement_elements",
        "quantity_balance",
    )
    passes += ("payee_match", "labor_evidence", "supplier_list", "intake_balance")
    findings = [Expected(rule, ("pass",)) for rule in passes]
    findings += [
        Expected("deadline", ("pass",), "", (LAST_DAY.isoformat(),)),
        Expected("duplicate_documents", ("review",)),
    ]
    findings += [Expected("certificate_per_country", ("pass",), "", (country,)) for country in ("India", "Vietnam")]
    toml = case_toml("sample-cotton-shirts", "cotton", DETENTION, (GOODS, str(chain.PIECES), "PCS"))
    return SampleCase("cotton_shirts", toml, _readme(files), files, AS_OF.isoformat(), tuple(findings), RULES, 0)
