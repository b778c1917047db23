"""A small case on disk that is read in seconds: a native PDF, a scan, a sheet, a letter, a mail. All of it invented."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path

from PIL import Image

from extractors.pdf.text import open_pdf
from tests.pipeline.made_case import paper

CASE_TOML = """\
[case]
id = "T-7"
profile = "general"
labor_class = "forced labor"

[entry]
number = "231-0000007-1"
import_date = 2026-07-02
importer = "Harbor & Pine Apparel, Inc."
"""
INVOICE = (
    "Invoice No: KI-2026-118", "Invoice date: 2026-05-04", "Seller: Bhavani Weaving Private Limited",
    "Buyer: Harbor & Pine Apparel, Inc.", "Description: cotton bags   Quantity: 4800 PCS", "Total: USD 12,480.00",
)  # fmt: skip


def invoice(number: int = 118) -> bytes:
    """A native PDF of one page."""
    return paper("COMMERCIAL INVOICE", [line.replace("118", str(number)) for line in INVOICE])


def scan(pdf: bytes, folder: Path, name: str = "scan.png", dpi: int = 150) -> Path:
    """The first page of a PDF as a picture."""
    path = folder / f".{name}.pdf"
    path.write_bytes(pdf)
    with open_pdf(path) as opened:
        Image.fromarray(opened.render(0, dpi)).save(folder / name, dpi=(dpi, dpi))
    path.unlink()
    return folder / name


def small_case(folder: Path) -> Path:
    """Write the case into `folder`, which must not exist."""
    inbox = folder / "inbox"
    (inbox / "papers").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE_TOML, encoding="utf-8")
    (inbox / "papers" / "CI 118.pdf").write_bytes(invoice())
    scan(paper("PACKING LIST", ["Packing list no. 77", "Net weight: 1,200 kg"]), inbox)
    (inbox / "lots.csv").write_text("lot,bales,kg\nL-1,12,2616\nL-2,8,1744\n", encoding="utf-8")
    (inbox / "note.txt").write_text("Dear Maria,\n\nthe goods left Mersin on 4 May 2026.\n", encoding="utf-8")
    (inbox / "mail.eml").write_bytes(_mail())
    with zipfile.ZipFile(inbox / "more.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("CI copy.pdf"), invoice())
        archive.writestr(zipfile.ZipInfo("CI 119.pdf"), invoice(119))
    return folder


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Nguyen Hoa <hoa@factory.example>", "maria@importer.example"
    message["Date"], message["Subject"] = "Mon, 04 May 2026 10:00:00 +0700", "Papers"
    message.set_content("Please see attached.")
    message.set_boundary("=-=")
    return message.as_bytes()
