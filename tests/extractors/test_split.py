"""Several papers in one file, and one paper of several pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import Page, Problem, Reading
from extractors.page_marks import page_marks
from extractors.segments import segments_of
from extractors.split import split_document
from tests.extractors.page_builder import Sheet, numbered, paper

COLUMNS = ["Description", "Qty", "Unit Price", "Amount"]
ROWS = [["Cotton yarn Ne 30", "400", "3.20", "1,280.00"]] * 12
PRODUCTION = [["Lot", "Input kg", "Output kg", "Waste kg"], ["26-371", "5,000", "4,300", "700"]]


def invoice(
    number: str, title: str = "COMMERCIAL INVOICE", foot: str = "", letterhead: str = "Kaveri Mills Ltd"
) -> Page:
    pairs = [("Invoice No", number), ("Date", "12 May 2026"), ("Buyer", "Harbor Inc"), ("Terms", "CIF Houston")]
    return paper(title, pairs, [COLUMNS, *ROWS], foot=foot, letterhead=letterhead)


def rest(foot: str = "") -> Page:
    return paper("", [], [COLUMNS, *ROWS, ["Total", "", "", "15,360.00"]], foot=foot)


ORDER = paper(
    "PURCHASE ORDER",
    [("PO No", "PO-77"), ("Date", "1 May 2026"), ("Vendor", "Kaveri")],
    [COLUMNS, *ROWS],
    letterhead="Harbor Inc",
)
PAYMENT = paper(
    "OUTWARD REMITTANCE ADVICE",
    [
        ("Transaction Reference", "FT26118"),
        ("Value Date", "2 June 2026"),
        ("Remitter", "Harbor"),
        ("Beneficiary", "Kaveri"),
    ],
    letterhead="Bank of Houston",
)
PACKING = paper(
    "PACKING LIST",
    [("Invoice No", "KI-118"), ("Date", "12 May 2026"), ("Consignee", "Harbor Inc")],
    [["Carton No", "Qty", "N.W. KGS", "G.W. KGS"], ["1-40", "4,800", "5,200", "5,900"]],
)
CERTIFICATE = paper(
    "Certificate of Origin",
    [],
    None,
    [
        "I, Kaveri Mills Ltd, foreign seller or owner of the merchandise hereinafter described, certify that such",
        (
            "merchandise, consisting of 400 cartons was mined, produced, or manufactured by Kaveri Mills at "
            "or near Dindigul"
        ),
    ],
)


def cut(*pages: Page) -> list[tuple[int, ...]]:
    return [d.page_numbers for d in split_document(Reading("0" * 64, "application/pdf", numbered(list(pages))))]


def doubts(*pages: Page) -> list[str]:
    documents = split_document(Reading("0" * 64, "application/pdf", numbered(list(pages))))
    return [p.code for d in documents for p in d.problems]


def test_one_scan_of_four_papers() -> None:
    assert cut(ORDER, invoice("KI-118"), PAYMENT, PACKING) == [(1,), (2,), (3,), (4,)]


def test_two_invoices_in_one_file() -> None:
    assert cut(invoice("KI-118"), invoice("KI-119")) == [(1,), (2,)]


def test_two_long_invoices_in_one_file() -> None:
    assert cut(invoice("KI-118"), rest(), invoice("KI-119"), rest(), rest()) == [(1, 2), (3, 4, 5)]


def test_a_long_invoice_stays_one() -> None:
    assert cut(invoice("KI-118"), rest(), rest(), rest()) == [(1, 2, 3, 4)]


def test_a_title_repeated_over_the_same_number_stays_one() -> None:
    assert cut(invoice("KI-118"), invoice("KI-118"), invoice("KI-118")) == [(1, 2, 3)]


@pytest.mark.parametrize(
    "words", ["Page {} of 3", "Seite {} von 3", "Sayfa {} / 3", "第 {} 页 共 3 页", "Trang {}/3", "Página {} de 3"]
)
def test_numbering_holds_pages_together(words: str) -> None:
    pages = [invoice("KI-118", foot=words.format(1)), rest(words.format(2)), rest(words.format(3))]
    assert cut(*pages) == [(1, 2, 3)]


def test_page_one_begins_a_document() -> None:
    pages = [invoice("KI-118", foot="Page 1 of 2"), rest("Page 2 of 2"), invoice("KI-119", foot="Page 1 of 1")]
    assert cut(*pages) == [(1, 2), (3,)]


def test_two_certificates_are_two() -> None:
    assert cut(CERTIFICATE, CERTIFICATE) == [(1,), (2,)]


def ticket(number: str, date: str, weight: str) -> Page:
    pairs = [("Albarán nº / Ticket No.", number), ("Fecha", date), ("Peso neto", weight), ("Placa", "3317 JKP")]
    return paper("ALBARÁN DE ENTREGA", pairs, [["Bultos", "Descripción", "Peso"], ["1", "Tomate", weight]])


def test_a_series_of_tickets_is_cut_by_their_values() -> None:
    series = [ticket("AE-4471", "2021-08-09", "21.660"), ticket("AE-4472", "2021-08-10", "20.110")]
    assert cut(*series, ticket("AE-4473", "2021-08-11", "22.305")) == [(1,), (2,), (3,)]


def test_an_empty_back_page_goes_with_its_front() -> None:
    assert cut(invoice("KI-118"), Page(2, 595, 842), PACKING) == [(1, 2), (3,)]


def test_records_of_different_processes_are_different_papers() -> None:
    spinning = paper("SPINNING RECORD", [("Record No", "SP-1"), ("Shift", "A")], PRODUCTION)
    weaving = paper("WEAVING RECORD", [("Record No", "WV-1"), ("Shift", "A")], PRODUCTION)
    assert cut(spinning, weaving) == [(1,), (2,)]


def test_numbering_against_title_is_a_doubt_and_one_document() -> None:
    pages = [
        invoice("KI-118", foot="Page 1 of 2"),
        paper("PACKING LIST", [("Invoice No", "KI-118")], [["Carton No", "N.W. KGS"]], foot="Page 2 of 2"),
    ]
    assert cut(*pages) == [(1, 2)]
    assert doubts(*pages) == ["split_doubt"]


def sheet(page: Page, name: str) -> Page:
    """The page as a spreadsheet's: every segment in a cell of its own."""
    cells = [(s.words, f"{name}!A{i}") for i, s in enumerate(segments_of(page), 1)]
    words = tuple(replace(w, cell=cell, source="layout") for found, cell in cells for w in found)
    return replace(page, words=words, source="layout")


def test_sheets_of_one_packing_list_stay_one() -> None:
    assert cut(sheet(PACKING, "Boxes"), sheet(PACKING, "Pallets")) == [(1, 2)]


def test_sheets_of_different_papers_are_several() -> None:
    assert cut(sheet(invoice("KI-118"), "INV"), sheet(PACKING, "PL")) == [(1,), (2,)]


def test_an_unreadable_file_is_one_unreadable_document() -> None:
    problem = Problem("encrypted", "A password is needed.")
    (found,) = split_document(Reading("0" * 64, "application/pdf", problems=(problem,)))
    assert (found.type, found.pages, found.problems) == ("unreadable", (), (problem,))


def test_every_page_is_in_exactly_one_document() -> None:
    pages = [ORDER, invoice("KI-118"), rest(), PAYMENT, PACKING, Page(1, 595, 842), CERTIFICATE, rest()]
    assert [n for group in cut(*pages) for n in group] == list(range(1, 9))


def test_a_title_printed_again_without_number_is_a_doubt() -> None:
    pages = [paper("Haul Ticket", [("Date", f"{day} September 2026"), ("Module", f"M-{day}")]) for day in (10, 11)]
    found = split_document(Reading("0" * 64, "application/pdf", numbered(pages)))
    assert len(found) == 2 or any(p.code == "split_doubt" for d in found for p in d.problems)


def page_of(*lines: str, languages: tuple[str, ...] = ("en",)) -> Page:
    made = Sheet()
    for n, line in enumerate(lines):
        made.put(line, 40, 40 + 14 * n)
    return replace(made.page(), languages=languages)


SLIP = (
    "Weighed this morning behind the northern gate",
    "Seventeen bundles stacked beside scale number three",
    "Foreman Castillo counted twice before loading",
)
OTHER_SLIP = (
    "Roasting finished earlier than planned yesterday",
    "Kernels cooled slowly under shade until evening",
    "Quality inspector Nakamura approved every tray",
)


HEAD = "Slip: 4471"  # as papers have it that begin


def test_pages_that_share_no_words_are_two_papers() -> None:
    first = page_of(*SLIP, languages=("en",))
    assert cut(first, page_of(HEAD, *OTHER_SLIP, languages=("fr",))) == [(1,), (2,)]
    assert cut(first, page_of(HEAD, *SLIP[:2], *OTHER_SLIP, languages=("fr",))) == [(1, 2)]


def test_a_page_without_a_head_is_no_other_paper() -> None:
    """A jurat, a page of signatures, what is printed on the back."""
    assert cut(page_of(*SLIP), page_of(*OTHER_SLIP, languages=("fr",))) == [(1, 2)]


def test_a_page_of_few_words_is_no_other_paper() -> None:
    assert cut(page_of(*SLIP), page_of(HEAD, "Kernels cooled slowly", languages=("fr",))) == [(1, 2)]


def test_a_translation_that_names_the_same_lot_is_no_other_paper() -> None:
    lot = "Lot KX-26-7714"
    assert cut(page_of(*SLIP, lot), page_of(HEAD, *OTHER_SLIP, lot, languages=("fr",))) == [(1, 2)]


@pytest.mark.parametrize(
    "title", ["GENERAL TERMS AND CONDITIONS OF SALE", "Allgemeine Geschäftsbedingungen", "一般条款"]
)
def test_terms_belong_to_the_paper_before_them(title: str) -> None:
    terms = paper(title, [("Clause", "1.2"), ("Court", "Hamburg")], None, [" ".join(OTHER_SLIP)], letterhead="")
    assert page_marks(terms).continues
    assert cut(invoice("KI-118"), terms) == [(1, 2)]


@pytest.mark.parametrize("kept", ["Lot: Y-26-376", "No. 18 Fuchun Road, Changshu, 215500"])
def test_two_records_name_the_lot_that_passed_on_and_a_post_code_is_no_number(kept: str) -> None:
    caption, _, value = kept.partition(": ")
    spun, woven = (
        paper(title, [("Shift", "A"), (caption, value)], PRODUCTION, letterhead=company)
        for title, company in (
            ("SPINNING RECORD", "Kaveri Mills Ltd"),
            ("WEAVING PRODUCTION RECORD", "Bhavani Pvt Ltd"),
        )
    )
    assert cut(spun, woven) == [(1,), (2,)]


@pytest.mark.parametrize(
    ("company", "expected"), [("Kaveri Mills Ltd", [(1, 2)]), ("Garnet Freight GmbH", [(1,), (2,)])]
)
def test_another_company_at_the_top_begins_another_paper(company: str, expected: list[tuple[int, ...]]) -> None:
    first, second = (
        paper("PACKING LIST", [("Shift", "A")], [["Cartons", "Pieces"], ["40", "4,800"]], letterhead=name)
        for name in ("Kaveri Mills Ltd", company)
    )
    assert cut(first, second) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Register of wages paid in unit two in May", [(1,), (2,)]), ("For the register of wages", [(1, 2)])],
)
def test_a_faint_title_begins_a_paper_where_the_body_is_of_another_type(
    heading: str, expected: list[tuple[int, ...]]
) -> None:
    wages = ("Basic wages", "Overtime hours", "Net pay", "Working days", "Employee No", "Wages paid")
    assert cut(invoice("KI-118"), page_of("Bhavani weaving", heading, *wages)) == expected


def test_the_tag_of_the_next_field_is_no_number() -> None:
    head = ("COPY OF SWIFT MESSAGE MT103", "20: Sender's Reference")
    assert not page_marks(page_of(*head, "23B: Bank Operation Code")).identifiers
    assert page_marks(page_of(*head, "FT26118")).identifiers == {"payment_reference": "FT26118"}


WAGES = (
    "Bhavani weaving section two",
    "Basic wages paid in May",
    "Overtime hours",
    "Net pay",
    "Working days",
    "Employee No",
    "Hours worked",
    "Weaver Arun",
    "Weaver Selvi",
    "Foreman Kumar",
    "Helper Devi",
)


def low(page: Page) -> Page:
    """The page filled down to its foot."""
    last = replace(page.words[-1], bbox=page.words[-1].bbox._replace(top=0.8 * page.height, bottom=0.81 * page.height))
    return replace(page, words=(*page.words, last))


def test_a_headed_page_of_another_type_behind_a_page_left_unfilled_is_another_paper() -> None:
    record = paper("SPINNING RECORD", [("Record No", "SP-1"), ("Shift", "A")], PRODUCTION)
    assert cut(record, page_of(*WAGES)) == [(1,), (2,)]
    assert cut(low(record), page_of(*WAGES)) == [(1, 2)]  # a text that fills its page goes on
    item = (f"4. {WAGES[0]}", *WAGES[1:])
    assert cut(record, page_of(*item)) == [(1, 2)]  # an item of a list is no head


def test_annexes_of_a_contract_are_no_other_papers() -> None:
    contract = paper("SUPPLY AGREEMENT", [("Contract No", "C-1")], None, ["Governing law: India. Term: two years."])
    assert cut(contract, page_of(*WAGES)) == [(1, 2)]


def test_the_lot_of_some_goods_is_no_number_of_the_paper() -> None:
    pairs = [("Invoice No", "KI-118"), ("Lot", "LT-45558"), ("Buyer", "Harbor Inc")]
    first = paper("COMMERCIAL INVOICE", pairs, [COLUMNS, *ROWS])
    going_on = paper("", [], [COLUMNS, *ROWS[:2], ["Lot: LT-85222", "", "", ""], *ROWS], letterhead="4. Yarn, cones,")
    assert page_marks(going_on).identifiers["lot_number"] == "LT85222"
    assert cut(first, going_on) == [(1, 2)]


UNTITLED = (
    "GULSHAN WEAVING MILLS (PVT) LTD",
    "Sheikhupura Road Faisalabad Pakistan",
    "Northgate Linen Company Leicester",
    "Bed sheets cvc percale white",
    "Pillow cases cvc percale",
    "Payment sixty days from shipment",
)


def test_a_headed_page_without_title_behind_a_page_not_half_full_is_another_paper() -> None:
    slip = page_of(*SLIP)
    assert cut(slip, page_of(*UNTITLED)) == [(1,), (2,)]
    box = slip.words[-1].bbox._replace(top=460.0, bottom=470.0)
    assert cut(replace(slip, words=(*slip.words, replace(slip.words[-1], bbox=box))), page_of(*UNTITLED)) == [(1, 2)]
