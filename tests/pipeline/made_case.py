"""A made-up cotton case with real PDF pages, for the tests of the package. Nothing in it exists."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.evidence import BBox, Document, DocumentReading, Evidence, OriginReading, Page, PartyReading, Place
from extractors.typeset import typeset
from pipeline.case import (
    CaseSettings,
    CaseView,
    Chain,
    EvidenceRef,
    Finding,
    Gap,
    Party,
    Received,
    Step,
    Transaction,
)
from pipeline.package import PackageContents
from pipeline.press import press

_PAGE = """
#let d = json(bytes(sys.inputs.data))
#set text(font: ("Noto Sans", "Noto Sans CJK SC"), size: 10pt)
#set page(width: d.width * 1pt, height: d.height * 1pt, margin: 50pt)
#for n in range(d.pages) {
  if n > 0 { pagebreak() }
  text(16pt, weight: "bold", d.title)
  parbreak()
  [Page #(n + 1) of #d.pages]
  for line in d.lines { parbreak(); line }
  place(bottom + right, [the last line of the page])
}
"""
A4, LETTER, A4_LANDSCAPE, A3 = (595.28, 841.89), (612.0, 792.0), (841.89, 595.28), (841.89, 1190.55)
BOX = BBox(50, 50, 200, 70)


def paper(title: str, lines: Sequence[str] = (), pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """A plain PDF with a title and lines."""
    data = {"title": title, "lines": list(lines), "pages": pages, "width": size[0], "height": size[1]}
    return typeset(_PAGE, data)


@dataclass
class MadeCase:
    """Collects files and readings; `contents()` is what `write_package` takes."""

    folder: Path
    case: dict[str, object] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    documents: list[DocumentReading] = field(default_factory=list)
    steps_of: list[int] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    parties: tuple[Party, ...] = ()
    steps: tuple[Step, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def file(self, name: str, content: bytes, fate: str = "used", reason: str = "", remedy: str = "") -> str:
        """Receive a file; its SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.folder / sha256
        path.write_bytes(content)
        self.files[sha256] = path
        self.received.append(
            Received(name, None, sha256, len(content), "application/pdf", fate, "", reason, remedy)  # type: ignore[arg-type]
        )
        return sha256

    def document(
        self,
        sha256: str,
        kind: str,
        step: int = 0,
        pages: Sequence[int] = (1,),
        size: tuple[float, float] = A4,
        fields: dict[str, str] | None = None,
        parties: dict[str, str] | None = None,
        origins: Sequence[tuple[str, str, str]] = (),
    ) -> int:
        """A document read in a file; its index."""
        place = Place(sha256, pages[0], BOX, "as printed")
        values = tuple(
            Evidence(name, "text", value.split("|")[0], place, 0.95, "text", value.partition("|")[2] or None)
            for name, value in (fields or {}).items()
        )
        named = tuple(PartyReading(r, n, "1 Mill Road", "IN", place, 0.9) for r, n in (parties or {}).items())
        said = tuple(OriginReading(what, country, region, place) for what, country, region in origins)
        document = Document(sha256, tuple(Page(n, *size) for n in pages), kind, 0.97)
        self.documents.append(DocumentReading(document, values, named, said))
        self.steps_of.append(step)
        return len(self.documents) - 1

    def view(self) -> CaseView:
        """The case as the stages see it."""
        chain = Chain(self.parties, self.transactions, self.steps, self.gaps, tuple(self.steps_of), ())
        settings = CaseSettings.model_validate({"case": {"id": "T-1", "profile": "cotton"}} | self.case)
        return CaseView(settings, None, dt.date(2026, 9, 1), tuple(self.received), tuple(self.documents), chain)

    def contents(self, cap: int = 9_000_000) -> PackageContents:
        """What a package of this case is made of."""
        return PackageContents(
            self.view(), tuple(self.findings), lambda s: self.files[s], self.pressed, {"run": "made"}, cap
        )

    def pressed(self, sha256: str) -> Path:
        """The file as it is bound."""
        out = self.folder / f"{sha256}.pressed"
        press(self.files[sha256], out)
        return out


def finding_at(sha256: str, quote: str, page: int = 1) -> EvidenceRef:
    """A place of a finding."""
    return EvidenceRef(sha256, page, tuple(BOX), quote)  # type: ignore[arg-type]


CASE = {
    "case": {
        "id": "2026-0117",
        "profile": "cotton",
        "regime": "wro",
        "order": "Turkmenistan cotton",
        "labor_class": "forced labor",
    },
    "entry": {
        "number": "231-2840311-6",
        "port": "2704",
        "import_date": dt.date(2026, 7, 2),
        "detention_date": dt.date(2026, 7, 8),
        "detention_number": "2592895",
        "importer": "Harbor & Pine Apparel, Inc.",
        "ultimate_consignee": "Harbor & Pine Apparel, Inc.",
        "center_email": "cee-apparel@example.gov",
        "lines": [
            {
                "line": 1,
                "description": "men's woven cotton shirts, style MW-2210",
                "quantity": "4800",
                "unit": "PCS",
                "materials": ["cotton"],
            }
        ],
    },
}
GIN, SPINNER, MILL, MAKER, IMPORTER = (
    "Hale Center Gin & Growers, Inc.",
    "Sri Kaveri Spinners Private Limited",
    "Bhavani Weaving & Processing Private Limited, Unit II (Dyeing, Printing and Finishing Division)",
    "Công ty Cổ phần May Xuất khẩu Hương Giang",
    "Harbor & Pine Apparel, Inc.",
)


WORDS_MISSING = "the words 'or of any component thereof' are missing in the certificate"
CARRIER = "Blue Gulf Line 蓝海湾航运有限公司"


def shirts(folder: Path) -> MadeCase:
    """A small whole case: five steps, papers of the case, Chinese and Vietnamese names, landscape and A3 pages."""
    made = MadeCase(folder, case=dict(CASE))
    addresses = (
        "4410 County Road 12, Hale Center, Texas 79041",
        "SF No. 118/2, Vedasandur Road, Dindigul 624 005, Tamil Nadu",
        "Plot 7, SIPCOT Industrial Growth Centre, Perundurai 638 052, Tamil Nadu",
        "Lô B2, Khu công nghiệp Phú Bài, Hương Thủy, Thừa Thiên Huế",
        "1200 Dock Street, Portland, Oregon 97209",
    )
    names = (GIN, SPINNER, MILL, MAKER, IMPORTER)
    countries = ("US", "IN", "IN", "VN", "US")
    made.parties = tuple(
        Party(f"P{i}", (n, n.upper()), ("seller",), (a,), c)
        for i, (n, a, c) in enumerate(zip(names, addresses, countries, strict=True), 1)
    )
    made.parties += (Party("P6", (CARRIER,), ("carrier",), (), "CN"),)
    cert = made.file("COO 12.43.pdf", paper("CERTIFICATE OF ORIGIN", ["I certify ..."]))
    made.document(
        cert,
        "certificate_of_origin_1243",
        4,
        fields={"place_of_production": "Hue, Vietnam", "signature_date": "2026-07-20"},
        parties={"seller": MAKER, "producer": MAKER},
    )
    cert2 = made.file("COO India.pdf", paper("CERTIFICATE OF ORIGIN (INDIA)", pages=1))
    made.document(
        cert2, "certificate_of_origin_1243", 3, fields={"signature_date": "2026-07-18"}, parties={"seller": MILL}
    )
    statement = made.file("statement.pdf", paper("STATEMENT OF THE ULTIMATE CONSIGNEE", pages=3))
    made.document(
        statement,
        "consignee_statement",
        pages=(1, 2, 3),
        fields={"signer": "Maria Ortiz"},
        parties={"ultimate_consignee": IMPORTER},
    )
    notice = made.file("notice.pdf", paper("NOTICE OF DETENTION", size=LETTER))
    made.document(
        notice, "detention_notice", size=LETTER, fields={"detention_number": "2592895", "entry_number": "231-2840311-6"}
    )
    chart = made.file("chart.pdf", paper("FLOW CHART 流程图", size=A3))
    made.document(chart, "flow_chart", size=A3)
    deals = []
    lots = ("RW-42", "Y26-371W", "F-8821", "MW-2210")
    processes = ("cotton growing, ginning", "spinning", "weaving, dyeing and finishing", "cutting and sewing")
    for step, (seller, lot) in enumerate(zip(names[:4], lots, strict=True), 1):
        buyer = names[step]
        po = made.file(f"PO {step}.pdf", paper(f"PURCHASE ORDER {step}", [buyer, seller]))
        order = made.document(
            po,
            "purchase_order",
            step,
            fields={
                "purchase_order_number": f"PO-26-{step}",
                "order_date": f"2026-0{step}-03",
                "quantity": "5428.4|KGM",
            },
            parties={"buyer": buyer, "seller": seller},
        )
        both = made.file(f"CI and PL {step}.pdf", paper(f"INVOICE 发票 {step}", pages=2, size=A4_LANDSCAPE))
        invoice = made.document(
            both,
            "commercial_invoice",
            step,
            size=A4_LANDSCAPE,
            fields={
                "invoice_number": f"KI-2026-{step}",
                "invoice_date": f"2026-0{step}-13",
                "total": "10028.97",
                "currency": "USD",
                "lot_number": lot,
                "quantity": "5428.4|KGM",
            },
            parties={"seller": seller, "buyer": buyer},
        )
        packing = made.document(
            both,
            "packing_list",
            step,
            pages=(2,),
            size=A4_LANDSCAPE,
            fields={"packages": "24", "net_weight": "5428.4|KGM"},
            parties={"seller": seller, "consignee": buyer},
        )
        tt = made.file(f"TT {step}.pdf", paper(f"PAYMENT {step}"))
        payment = made.document(
            tt,
            "payment_proof",
            step,
            fields={
                "payment_date": f"2026-0{step}-20",
                "amount": "10028.97",
                "currency": "USD",
                "payment_reference": f"OTT{step}7714",
            },
            parties={"payer": buyer, "payee": seller},
        )
        bl = made.file(f"BL {step}.pdf", paper(f"BILL OF LADING {step}"))
        transport = made.document(
            bl,
            "bill_of_lading",
            step,
            fields={
                "bill_of_lading_number": f"CVL{step}435107",
                "vessel": "EVER BRIGHT",
                "departure_date": f"2026-0{step}-25",
            },
            parties={"shipper": seller, "consignee": buyer, "carrier": CARRIER},
        )
        record = made.file(f"record {step}.pdf", paper(f"PRODUCTION RECORD {step}", pages=4))
        made.document(
            record,
            "production_record",
            step,
            pages=(1, 2, 3, 4),
            fields={
                "output_lot": lot,
                "input_quantity": "5428.4|KGM",
                "output_quantity": "4900|KGM",
                "process": processes[step - 1],
            },
            parties={"producer": seller},
            origins=[("raw cotton", "US", "Texas")],
        )
        labor = made.file(f"payroll {step}.pdf", paper(f"WAGE REGISTER {step}", pages=2))
        made.document(
            labor,
            "labor_record",
            step,
            pages=(1, 2),
            fields={"period_start": "2026-03-01", "period_end": "2026-03-31", "signer": "K. Selvi"},
            parties={"producer": seller},
        )
        deals.append(
            Transaction(
                f"T{step}", f"P{step}", f"P{step + 1}", (order,), (invoice,), (payment,), (transport,), (packing,)
            )
        )
    made.transactions = tuple(deals)
    made.steps = tuple(
        Step(
            n,
            process,
            f"P{n}",
            addresses[n - 1],
            countries[n - 1],
            lots[n - 2 : n - 1] if n > 1 else (),
            (lots[n - 1],),
        )
        for n, process in enumerate(processes, 1)
    )
    made.gaps = (Gap(2, "no labor record of the spinner covers April 2026", "Ask for the muster roll of April 2026."),)
    made.file("empty.pdf", b"", "refused", "The file holds no data.", "Ask the sender to send it again.")
    made.file("counsel.eml", b"From: counsel", "set_aside", "possibly privileged mail from counsel")
    made.findings = [
        Finding(
            "certificate_wording",
            "fail",
            WORDS_MISSING,
            "19 CFR 12.43(a)",
            "blocking",
            "Ask the foreign seller for a certificate in the exact words.",
            4,
            (finding_at(cert, "in any stage of the mining"),),
        ),
        Finding(
            "labor_evidence",
            "review",
            "no wage record within 31 days of production at the spinner",
            "19 CFR 12.43(b)",
            "warning",
            "Ask for the muster roll.",
            2,
            (finding_at(labor, "K. Selvi 12 days"),),
        ),
        Finding(
            "certificate_blanks",
            "review",
            "the place of lading is hard to read",
            "19 CFR 12.43(a)",
            "blocking",
            "Look at the page.",
            None,
            (finding_at(cert2, "at Ch*nnai"),),
        ),
        Finding("deadline", "pass", "proof is due on 2026-10-02, in 31 days", "19 CFR 12.43(a)", "info"),
        Finding("order_scope", "not_applicable", "no order registry was imported", "19 USC 1307", "info"),
    ]
    return made
