"""Papers that are signed for their words: certificate, statement of the consignee, affidavit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from .customs import Detention
from .model import Company, Golden, Paper, printed
from .press import SERIF, Look, Sheet, block, para, signed, space


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


@dataclass(frozen=True, slots=True)
class Oath:
    """What is sworn where, when, and before whom."""

    county: str
    sworn: Sequence[str]
    dated: dt.date
    notary: str


def affidavit(company: Company, oath: Oath, look: Look) -> Paper:
    """A sworn declaration of a producer, with a notary's clause."""
    items = "\n".join(f"{i}. {text}" for i, text in enumerate(oath.sworn, 1))
    home = ", ".join(company.lines)
    opening = f"I, {company.signer}, {company.signer_title} of {home}, being duly sworn, depose and state:"
    blocks = (
        block("title", text="AFFIDAVIT"),
        para(oath.county),
        space(6),
        para(opening),
        para(items, justify=True),
        space(8),
        signed(
            company.signer,
            f"{company.signer}, {company.signer_title}",
            f"Date: {company.day(oath.dated)}",
            company=f"For {company.name}",
            seal=company.seal,
            align="left",
        ),
        space(10),
        para(f"Subscribed and sworn to before me on {company.day(oath.dated)}."),
        signed(oath.notary, oath.notary, "Notary Public", align="left", ink="#1a1a1a"),
    )
    fields = {"signer": company.signer, "signature_date": oath.dated.isoformat()}
    return Paper(
        Sheet(look, blocks, paper="us-letter"),
        Golden("affidavit", fields, (("affiant", company.name, company.country),)),
    )
