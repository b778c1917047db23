"""What is set aside: junk by name and content, mail by clear marks only."""

from __future__ import annotations

import re

import pytest

from pipeline.set_aside import Mail, junk_reason, picture_reason, privilege_mark, privilege_reason

ORDINARY = """Dear Maria,

Please find attached the invoice and the packing list for PO 4417.

Best regards,
Nguyen Thi Hoa
Export Department, Viet Hoa Garment JSC

This e-mail may contain confidential and/or privileged information. If you are not the intended recipient, please
notify the sender immediately and destroy this e-mail. Any unauthorized copying or disclosure is strictly forbidden.
"""


@pytest.mark.parametrize(
    "mail",
    [
        Mail("Re: shipment", "Maria <m@importer.example>", ORDINARY),
        Mail("CONFIDENTIAL: price list", "sales@mill.example", "Our prices are confidential.\n"),
        Mail(
            "Fwd: documents", "hoa@factory.example", f"Please see below.\n\nOn 3 May 2026, counsel wrote:\n{'x' * 30}"
        ),
        Mail("Lawn cotton", "Lawson Mills <a@lawson.example>", "The lawn is 100% cotton.\nEsquel Group\n"),
        Mail("", "", ""),
        Mail(
            "Certificate",
            "x@y.example",
            "The document is a privileged customs regime certificate for export processing\n",
        ),
    ],
)
def test_ordinary_mail_bears_no_mark(mail: Mail) -> None:
    assert privilege_mark(mail) == ""


@pytest.mark.parametrize(
    ("mail", "mark"),
    [
        (Mail("Privileged & Confidential: WRO strategy", "", "Text"), "privileged & confidential"),
        (Mail("FW: PRIVILEGED AND CONFIDENTIAL", "", "Text"), "privileged and confidential"),
        (Mail("Entry", "", "ATTORNEY-CLIENT PRIVILEGED COMMUNICATION\n\nDear Maria"), "attorney-client privileged"),
        (Mail("Entry", "", "Attorney Work Product\nDraft of the answer"), "attorney work product"),
        (Mail("Entry", "Jane Roe, Esq. <jr@roe.example>", "See my advice."), "esq."),
        (Mail("Entry", "", "My advice is below.\n\nJane Roe\nAttorney at Law\nRoe Trade PLLC"), "attorney at law"),
        (Mail("Entry", "Law Offices of J. Roe <j@roe.example>", "Hello"), "law offices"),
        (Mail("案件", "", "请注意。\n张伟\n某某律师事务所"), "律师事务所"),
    ],
)
def test_clear_marks_are_named(mail: Mail, mark: str) -> None:
    assert privilege_mark(mail).lower() == mark
    reason, remedy = privilege_reason(mark)
    assert mark in reason
    assert remedy


def test_a_signature_quoted_from_another_mail_is_not_the_senders() -> None:
    body = "Here are the papers.\nHoa\n\n-----Original Message-----\nJane Roe\nAttorney at Law\n"
    assert privilege_mark(Mail("Papers", "hoa@factory.example", body)) == ""


@pytest.mark.parametrize(
    ("name", "size", "head", "junk"),
    [
        ("THUMBS.DB", 9000, bytes.fromhex("d0cf11e0a1b11ae1"), True),
        ("thumbs.db", 9000, b"%PDF-1.7", False),
        ("~$Invoice.xlsx", 165, b"\x05Hoa", True),
        ("~$Invoice.xlsx", 16_500, b"PK\x03\x04", False),
        ("._invoice.pdf", 4096, bytes.fromhex("00051607"), True),
        ("._invoice.pdf", 4096, b"%PDF-1.7", False),
        ("smime.p7s", 4000, b"0\x82", True),
        ("invoice.pdf", 4000, b"%PDF", False),
    ],
)
def test_junk_is_known_by_name_and_content(name: str, size: int, head: bytes, junk: bool) -> None:
    assert bool(junk_reason(name, size, head)) is junk


def test_only_small_inline_pictures_are_logos() -> None:
    assert picture_reason("image/png", 2000, True)
    assert not picture_reason("image/png", 2000, False)
    assert not picture_reason("image/png", 20_000, True)
    assert not picture_reason("application/pdf", 2000, True)


def test_reasons_are_sentences_without_placeholders() -> None:
    assert not re.search(r"[{}]", " ".join(privilege_reason("x")))
