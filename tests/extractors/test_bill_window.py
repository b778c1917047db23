"""The company at the top of a bill: in the window of its envelope or the issuer's; for whom a paper is signed below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import Page
from extractors.parties.party_layout import layout_of
from extractors.parties.party_reading import read_block
from extractors.parties.signed_for import signed_for
from extractors.parties.window import account_holder, stands_in_window
from tests.extractors.text_pages import page_of

BILL = """
{above}
Weinhandel Lehnert GmbH
{under}
Rheinstr. 4
55116 Mainz


Nummer 4711
Wein, rot, trocken          12 Flaschen          9,00
Wein, weiss, trocken        12 Flaschen          8,00
Summe                                            204,00
{foot}
"""


def bill(above: str = "", under: str = "Einkauf", foot: str = "Zahlbar sofort") -> Page:
    return page_of(BILL.format(above=above, under=under, foot="\n" * 32 + foot), languages=("de",))


def in_window(page: Page) -> bool:
    """Whether the page's company stands in the window, as a block of its lines."""
    layout = layout_of(page)
    first = next(s for s in layout.segments if s.text.startswith("Weinhandel Lehnert"))
    block = read_block([s for s in layout.segments if first.line <= s.line <= first.line + 3])
    assert block is not None
    return stands_in_window(block, layout)


def test_a_name_and_address_without_signs_of_the_issuer_stand_in_the_window() -> None:
    assert in_window(bill())


@pytest.mark.parametrize(
    "page",
    [
        bill(under="einkauf@example.example"),
        bill(under="USt-IdNr. DE811907980"),
        bill(above="Weinhandel"),
        bill(above="Kellerei Rebstock GmbH - Am Berg 2 - 55276 Oppenheim"),
        bill(foot="Weinhandel Lehnert GmbH, Sitz Mainz"),
        bill(foot="www.weinhandel.example"),
        replace(bill(), width=300.0),
        page_of("Seite 1" + "\n" * 40 + BILL.replace(" GmbH", "").format(above="", under="Einkauf", foot="")),
    ],
    ids=["mail", "tax number", "brand", "return address", "named below", "domain", "slip", "low on the page"],
)
def test_a_sign_of_the_issuer_or_of_another_one(page: Page) -> None:
    assert not in_window(page)


@pytest.mark.parametrize(("bold", "size", "told"), [(True, 10.0, False), (False, 14.0, False), (False, 11.0, True)])
def test_bold_or_large_type_is_the_issuers(bold: bool, size: float, told: bool) -> None:
    page = bill()
    named = ("Weinhandel", "Lehnert", "GmbH")
    words = tuple(replace(w, bold=bold, size=size) if w.text in named else w for w in page.words)
    assert in_window(replace(page, words=words)) is told


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Kontoinhaber: Kellerei Rebstock GmbH", "Kellerei Rebstock GmbH"),
        ("Kontoinhaber:        Kellerei Rebstock GmbH", "Kellerei Rebstock GmbH"),
        ("Kontoinhaber: 4711", None),
        ("Kellerei: Kellerei Rebstock GmbH", None),
    ],
)
def test_the_holder_of_the_account(line: str, holder: str | None) -> None:
    found = account_holder(layout_of(bill(foot=line)))
    assert (found.name if found else None) == holder


WORDS = frozenset({"for", "for and on behalf of"})
BODY = "\n".join(f"{n} cartons of goods" for n in range(12))


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("", "For and on behalf of Kadi Mills Ltd.", "Kadi Mills Ltd."),
        ("", "For Kadi Textile Mills", "Kadi Textile Mills"),
        ("", "For payment by cheque of all the Textile Mills named", None),  # prose
        ("", "For Kadi", None),
        ("", "For Mills", None),
        ("", "For Kadi Cotton Spinning Weaving Dyeing Mills", None),  # a list
        ("", "For and on behalf of\nKadi Mills Ltd.", "Kadi Mills Ltd."),
        ("", "For and on behalf of\n                              Kadi Mills Ltd.", None),  # of another column
        ("", "To Kadi Mills Ltd.", None),
        ("For Kadi Mills Ltd.", "", None),  # at the head: to whom it goes
    ],
)
def test_for_whom_a_paper_is_signed_at_its_foot(head: str, foot: str, name: str | None) -> None:
    found = signed_for(layout_of(page_of(f"{head}\n{BODY}\n{foot}")), WORDS, at_foot=True)
    assert (found.name if found else None) == name


def test_where_the_foot_does_not_matter_a_paper_may_be_signed_above() -> None:
    found = signed_for(layout_of(page_of(f"For Kadi Mills Ltd.\n{BODY}")), WORDS, at_foot=False)
    assert found is not None
    assert found.name == "Kadi Mills Ltd."
