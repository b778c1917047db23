"""Papers of the port: notice of detention and entry summary."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .model import Company, Golden, Paper, number, printed
from .press import SANS, Look, Sheet, block, cell, column, para, signed, space
from .sale import Sale
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
