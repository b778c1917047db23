"""Papers of the customs case: notice, entry summary, certificate, statement, suppliers, flow chart, affidavit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, Golden, Paper, number, printed
from .press import SANS, SERIF, Look, Sheet, block, cell, column, para, signed, space
from .trade import Sale
from .wording import FORMS

_FORM = Look(font=SANS, size=8.6, head=12, accent="#111111", margin=40)


def _us(date: dt.date) -> str:
    return printed(date, "us")


@dataclass(frozen=True, slots=True)
class Detention:
    """The facts of the entry and its detention."""

    entry: str
    port: str
    port_code: str
    number: str
    imported: dt.date
    presented: dt.date
    detained: dt.date
    importer: Company
    broker: Company
    goods: str
    reason: str
    requests: tuple[str, ...]
    officer: str
    labor: str = "forced labor"
    material: str = "cotton"


def notice(case: Detention, sale: Sale) -> Paper:
    """A notice of detention as the port fills it in."""
    rows = [
        [
            cell("1. Port of Entry / Port Code", f"{case.port} / {case.port_code}"),
            cell("2. Entry Number", case.entry),
            cell("3. Detention Number", case.number, 0.8),
            cell("4. Date of Detention", _us(case.detained), 0.8),
        ],
        [
            cell("5. Importer of Record", "\n".join(case.importer.lines)),
            cell("6. Broker", "\n".join(case.broker.lines)),
        ],
        [
            cell("7. Date of Importation", _us(case.imported)),
            cell("8. Date presented for examination", _us(case.presented)),
            cell("9. Bill of Lading", sale.transport_number),
            cell("10. Lines detained", "001", 0.7),
        ],
        [cell("11. Description of merchandise detained", case.goods, 1, 34)],
        [cell("12. Specific reason for detention", case.reason, 1, 44)],
        [
            cell("13. Anticipated length of detention", "30 days from presentation for examination"),
            cell("14. Nature of tests or inquiries", "Admissibility review, 19 U.S.C. 1307"),
        ],
    ]
    requests = "\n".join(f"{i}. {text}" for i, text in enumerate(case.requests, 1))
    blocks = (
        para("DEPARTMENT OF HOMELAND SECURITY\nU.S. Customs and Border Protection", align="center", bold=True),
        block("title", text="NOTICE OF DETENTION", sub="19 U.S.C. 1499(c)(2); 19 CFR 151.16(c)"),
        block("form", rows=rows),
        para(
            "15. Nature of any information which, if supplied, may accelerate the disposition of the detention:",
            bold=True,
        ),
        para(FORMS["notice"]),
        para(requests),
        para("Number each step of the production process and number the documents that belong to the step."),
        space(4),
        signed(
            case.officer,
            f"{case.officer}, Import Specialist",
            "Issuing officer",
            f"Date: {_us(case.detained)}",
            ink="#111111",
        ),
    )
    fields = {
        "entry_number": case.entry,
        "detention_number": case.number,
        "detention_date": case.detained.isoformat(),
        "import_date": case.imported.isoformat(),
    }
    golden = Golden("detention_notice", fields, (("importer_of_record", case.importer.name, "US"),))
    return Paper(
        Sheet(_FORM, blocks, paper="us-letter", footer="CBP Form 6051D (sample, not issued by any agency)"), golden
    )


def entry_summary(case: Detention, sale: Sale, hts: str, rate: Decimal, manufacturer: str) -> Paper:
    """An entry summary with the boxes of CBP Form 7501."""
    value = int(sale.total.to_integral_value())
    duty = (Decimal(value) * rate / 100).quantize(Decimal("0.01"))
    fee = max(Decimal("33.58"), (Decimal(value) * Decimal("0.003464")).quantize(Decimal("0.01")))
    g, importer = sale.goods[0], case.importer
    rows = [
        [
            cell("1. Filer Code/Entry No.", case.entry),
            cell("2. Entry Type", "01 ABI/A"),
            cell("3. Summary Date", _us(case.imported + dt.timedelta(days=9))),
            cell("4. Surety No.", "847"),
            cell("5. Bond Type", "8"),
            cell("6. Port Code", case.port_code),
            cell("7. Entry Date", _us(case.imported)),
        ],
        [
            cell("8. Importing Carrier", f"{sale.vessel} {sale.voyage}", 1.6),
            cell("9. Mode of Transport", "11"),
            cell("10. Country of Origin", sale.origin_code),
            cell("11. Import Date", _us(case.imported)),
        ],
        [
            cell("12. B/L or AWB No.", sale.transport_number, 1.6),
            cell("13. Manufacturer ID", manufacturer),
            cell("14. Exporting Country", sale.seller.country),
            cell("15. Export Date", _us(sale.departure or case.imported)),
        ],
        [
            cell("19. Foreign Port of Lading", sale.loading),
            cell("20. U.S. Port of Unlading", case.port_code),
            cell("21. Location of Goods", "CES BAY 4"),
            cell("22. Consignee No.", "54-771204600"),
            cell("23. Importer No.", "54-771204600"),
        ],
        [
            cell("25. Ultimate Consignee Name and Address", "\n".join(importer.lines)),
            cell("26. Importer of Record Name and Address", "\n".join(importer.lines)),
        ],
    ]
    columns = [
        column("27. Line No.", w=0.6),
        column("28. Description of Merchandise / 29. HTSUS No.", w=3),
        column("30. Gross Weight KG", "right", 1),
        column("31. Net Quantity", "right", 1.1),
        column("32. Entered Value USD", "right", 1.1),
        column("33. HTSUS Rate", "right", 0.9),
        column("34. Duty USD", "right", 1),
    ]
    line = [
        "001",
        f"{g.description}\n{hts}\nM/N: {g.marks}\n{number(sale.packages, 0)} {g.package_kind.upper()}",
        number(sale.gross, 0),
        f"{number(sale.quantity, 0)} {g.unit.upper()}",
        number(value, 0),
        f"{rate}%",
        number(duty),
    ]
    foot = [
        ["", "Merchandise Processing Fee (499)", "", "", "", "0.3464%", number(fee)],
        ["", "Total", "", "", number(value, 0), "", number(duty + fee)],
    ]
    blocks = (
        para("DEPARTMENT OF HOMELAND SECURITY · U.S. Customs and Border Protection", size=8),
        block("title", text="ENTRY SUMMARY", align="left"),
        block("form", rows=rows),
        block("goods", columns=columns, rows=[line], foot=foot, style="grid", size=7.8, tight=7),
        space(90),
        para(
            FORMS["entry_summary"],
            size=7,
        ),
        block(
            "pairs",
            style="boxed",
            cols=2,
            items=[
                [
                    "41. Declarant Name, Title, Signature and Date",
                    f"{case.broker.signer}, {case.broker.signer_title}, {_us(case.imported + dt.timedelta(days=9))}",
                ],
                ["42. Broker/Filer Information", ", ".join(case.broker.lines)],
            ],
        ),
    )
    fields = {
        "entry_number": case.entry,
        "import_date": case.imported.isoformat(),
        "country_of_origin": sale.origin_code,
        "bill_of_lading_number": sale.transport_number,
        "vessel": sale.vessel,
    }
    golden = Golden(
        "entry_summary",
        fields,
        (("importer_of_record", importer.name, "US"), ("ultimate_consignee", importer.name, "US")),
    )
    return Paper(
        Sheet(_FORM, blocks, paper="us-letter", footer="CBP Form 7501 (sample, not filed with any agency)"), golden
    )


@dataclass(frozen=True, slots=True)
class Certified:
    """The blanks of a certificate of 19 CFR 12.43(a)."""

    seller: Company
    quantity: str
    description: str
    packages: str
    marks: str
    producer: Company
    carrier: str
    lading: str
    departure_place: str
    departure: dt.date
    labor: str
    dated: dt.date


def _certified(date: dt.date) -> str:
    return printed(date, "dmy-long")


COMPONENT = " or of any component thereof"


def certificate(c: Certified, look: Look, letterhead: bool = False, components: bool = True) -> Paper:
    """The certificate in the words of 19 CFR 12.43(a); without `components` it leaves six of them out."""
    words = (
        f"I, {c.seller.name}, foreign seller or owner of the merchandise hereinafter described, certify that such "
        f"merchandise, consisting of {c.quantity} of {c.description} in {c.packages} bearing the following marks and "
        f"numbers {c.marks} was mined, produced, or manufactured by {c.producer.name} at or near {c.producer.place}, "
        f"and was laden on board {c.carrier} at {c.lading} which departed from {c.departure_place} on "
        f"{_certified(c.departure)}; and that {c.labor} was not employed in any stage of the mining, production, "
        f"or manufacture of the merchandise{COMPONENT if components else ''}."
    )
    head = (
        [block("letterhead", name=c.seller.name, lines=list(c.seller.address), style="center", mark="")]
        if letterhead
        else []
    )
    blocks = (
        *head,
        space(30),
        block("title", text="Certificate of Origin"),
        space(14),
        para(words, size=look.size * 1.12),
        space(20),
        para(f"Dated {_certified(c.dated)}", size=look.size * 1.12),
        space(20),
        signed(
            c.seller.signer,
            f"{c.seller.signer} / {c.seller.signer_title}",
            "(Signature)",
            company=f"For {c.seller.name}",
            seal=c.seller.seal,
            align="left",
            width=260,
        ),
    )
    fields = {
        "marks_and_numbers": c.marks,
        "producer": c.producer.name,
        "place_of_production": c.producer.place,
        "departure_date": c.departure.isoformat(),
        "signature_date": c.dated.isoformat(),
        "signer": c.seller.signer,
    }
    golden = Golden("certificate_of_origin_1243", fields, (("seller", c.seller.name, c.seller.country),))
    return Paper(Sheet(look, blocks, paper="us-letter" if c.seller.country == "US" else "a4"), golden)


def statement(case: Detention, goods: str, sections: Sequence[tuple[str, str]], dated: dt.date) -> Paper:
    """The statement of the ultimate consignee of 19 CFR 12.43(b), section by section."""
    importer = case.importer
    text = [b for head, body in sections for b in (para(head, bold=True), para(body, justify=True))]
    blocks = (
        block("letterhead", name=importer.name, lines=list(importer.address), style="left", mark=""),
        para(importer.day(dated)),
        para(f"Port Director, U.S. Customs and Border Protection\nPort of {case.port}"),
        para(f"Entry {case.entry} · Detention {case.number} · {goods}"),
        block("title", text="Statement of the Ultimate Consignee (19 CFR 12.43(b))", align="left", scale=0.85),
        *text,
        space(6),
        signed(
            importer.signer,
            f"{importer.signer}, {importer.signer_title}",
            f"Date: {importer.day(dated)}",
            company=f"For {importer.name}",
            align="left",
            width=240,
        ),
    )
    fields = {"entry_number": case.entry, "signer": importer.signer, "signature_date": dated.isoformat()}
    golden = Golden("consignee_statement", fields, (("ultimate_consignee", importer.name, "US"),))
    return Paper(
        Sheet(Look(font=SERIF, size=10.4, head=15, accent=importer.look.accent, margin=64), blocks, paper="us-letter"),
        golden,
    )


def supplier_rows(steps: Sequence[tuple[str, Company, str]]) -> list[list[str]]:
    """Rows of a supplier list: step, process, name, address, product."""
    return [
        [str(i), process, c.name, ", ".join(c.address), product] for i, (process, c, product) in enumerate(steps, 1)
    ]


def supplier_list(importer: Company, steps: Sequence[tuple[str, Company, str]]) -> Paper:
    """Names and addresses of every producer, by step."""
    columns = [
        column("Step"),
        column("Process", w=1),
        column("Supplier", w=1.4),
        column("Address", w=1.8),
        column("Product", w=1),
    ]
    blocks = (
        block("letterhead", name=importer.name, lines=list(importer.address), style="left", mark=""),
        block("title", text="LIST OF SUPPLIERS BY PRODUCTION STEP"),
        block("goods", columns=columns, rows=supplier_rows(steps), style="zebra", size=8.4),
    )
    return Paper(Sheet(importer.look, blocks, flipped=True), Golden("supplier_list"))


def flow_chart(importer: Company, cards: Sequence[tuple[str, tuple[str, ...]]]) -> Paper:
    """The chain as boxes and arrows, top to bottom."""
    steps = [{"head": head, "lines": list(lines)} for head, lines in cards]
    blocks = (
        block("title", text="PRODUCTION FLOW CHART", sub="from raw material to importation"),
        space(6),
        block("flow", steps=steps),
    )
    return Paper(Sheet(importer.look, blocks), Golden("flow_chart"))


def affidavit(company: Company, county: str, sworn: Sequence[str], dated: dt.date, look: Look, notary: str) -> Paper:
    """A sworn declaration of a producer, with a notary's clause."""
    items = "\n".join(f"{i}. {text}" for i, text in enumerate(sworn, 1))
    home = ", ".join(company.lines)
    oath = f"I, {company.signer}, {company.signer_title} of {home}, being duly sworn, depose and state:"
    blocks = (
        block("title", text="AFFIDAVIT"),
        para(county),
        space(6),
        para(oath),
        para(items, justify=True),
        space(8),
        signed(
            company.signer,
            f"{company.signer}, {company.signer_title}",
            f"Date: {company.day(dated)}",
            company=f"For {company.name}",
            seal=company.seal,
            align="left",
        ),
        space(10),
        para(f"Subscribed and sworn to before me on {company.day(dated)}."),
        signed(notary, notary, "Notary Public", align="left", ink="#1a1a1a"),
    )
    fields = {"signer": company.signer, "signature_date": dated.isoformat()}
    return Paper(
        Sheet(look, blocks, paper="us-letter"),
        Golden("affidavit", fields, (("affiant", company.name, company.country),)),
    )
