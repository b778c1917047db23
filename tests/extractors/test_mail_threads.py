"""What a mail says itself: an earlier mail that it quotes is another's, one that it passes on is what it is for."""

from __future__ import annotations

import pytest

from extractors.evidence import Document
from extractors.mail_threads import own_part
from extractors.segments import join_words, word_lines
from tests.extractors.text_pages import document_of

HEAD = "From: Linh <linh@mekong.example>\nTo: ops@pine.example\nDate: Mon, 16 Mar 2026\nSubject: {subject}\n"
OWN = "Please pay invoice number MW-4410.\nBest regards"
OLD = "Invoice number: MW-0001"


def left(text: str, kind: str = "correspondence") -> str:
    """The lines that are the paper's own."""
    document: Document = document_of(text, kind, ("en",), "layout")
    return "\n".join(join_words(words) for page in own_part(document).pages for words in word_lines(page))


@pytest.mark.parametrize(
    "mark",
    [
        "On 2 Feb 2026 Ann Lee wrote:",
        "On Mon, 2 Feb 2026 at 10:00, Ann Lee of Pine Apparel\n<ann@pine.example> wrote:",
        "-----Original Message-----",
        "Am 02.02.2026 um 10:00 schrieb Ann Lee:",
        "Le 2 février 2026 à 10:00, Ann Lee a écrit :",
        "El 2 de febrero de 2026, Ann Lee escribió:",
        "Em 2 de fevereiro de 2026, Ann Lee escreveu:",
        "Ann Lee 2 Şubat 2026 tarihinde şunu yazdı:",
        "Vào 10:00 ngày 2 tháng 2, 2026 Ann Lee đã viết:",
        "在 2026年2月2日，Ann Lee 写道：",
        "From: Ann Lee\nSent: Monday, February 2, 2026\nTo: Linh\nSubject: payment",
        "发件人：Ann Lee\n发送时间：2026年2月2日\n收件人：Linh\n主题：付款",
    ],
)
def test_an_earlier_mail_below_is_not_the_mails_own(mark: str) -> None:
    said = left(HEAD.format(subject="Re: payment") + f"\n{OWN}\n\n{mark}\n{OLD}")
    assert "MW-4410" in said
    assert "MW-0001" not in said


def test_lines_marked_as_quoted_are_not_the_mails_own() -> None:
    said = left(HEAD.format(subject="Re: payment") + f"\n{OWN}\n\n> {OLD}\n>> Total: 9,900.00\nSee above.")
    assert "MW-0001" not in said
    assert "9,900.00" not in said
    assert "See above." in said


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Fwd: payment", f"{OWN}\nOn 2 Feb 2026 Ann Lee wrote:\n{OLD}"),
        ("WG: payment", f"{OWN}\n-----Original Message-----\n{OLD}"),
        ("转发：付款", f"{OWN}\n> {OLD}"),
        ("payment", f"{OWN}\n---------- Forwarded message ---------\nFrom: Ann Lee\nSubject: x\nDate: today\n{OLD}"),
        ("Re: payment", f"> {OLD}"),
        ("Re: payment", f"{OWN}\nWhat the mill wrote:\n{OLD}"),
        ("Re: payment", f"{OWN}\nFrom: Chennai\nTo: Savannah\n{OLD}"),
    ],
)
def test_what_is_passed_on_or_alone_is_kept(subject: str, body: str) -> None:
    assert "MW-0001" in left(HEAD.format(subject=subject) + f"\n{body}")


def test_the_head_of_a_mail_is_no_part_of_the_paper_in_its_body() -> None:
    text = HEAD.format(subject="Invoice MW-4410") + "\nCOMMERCIAL INVOICE\nInvoice No.: MW-4410"
    assert "16 Mar 2026" not in left(text, "commercial_invoice")
    assert "Subject: Invoice MW-4410" in left(text, "commercial_invoice")
    assert "16 Mar 2026" in left(text)


def test_a_paper_that_is_no_mail_keeps_every_line() -> None:
    text = f"CERTIFICATE\nFrom: Chennai\nTo: Savannah\nDate: 2 Feb 2026\n> {OLD}\nOn 2 Feb 2026 Ann Lee wrote:\n{OWN}"
    assert left(text, "affidavit") == left(text) == "\n".join(text.split("\n"))
