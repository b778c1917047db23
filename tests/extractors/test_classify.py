"""Types by content alone: every type, eight languages, several layouts, misread letters, papers that name others."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extractors.classify import classify_document, type_scores
from extractors.document_types import document_types
from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.page_builder import numbered, paper
from tests.extractors.specimens import SPECIMENS, Specimen

VALUES = ("KI-2026-118", "12 May 2026", "Harbor Apparel Inc", "TX-44/26", "Tuticorin", "4,800.00", "Lot 26-371", "INR")
INVOICE = [("Invoice No", "KI-118"), ("Date", "12 May 2026"), ("Buyer", "Harbor Inc"), ("Payment terms", "30 days")]
TABLE = [["Description", "Qty", "Unit Price", "Amount"], ["Cotton yarn", "400", "3.20", "1,280.00"]]


def specimen_page(specimen: Specimen, layout: str) -> Page:
    captions = [c for c in specimen.captions.split("|") if c]
    pairs = [(caption, VALUES[i % len(VALUES)]) for i, caption in enumerate(captions)]
    columns = [c for c in specimen.columns.split("|") if c]
    rows = [[str((i + 3) * (j + 7) * 17) for i in range(len(columns))] for j in range(4)]
    prose = [line for line in specimen.prose.split("|") if line]
    return paper(specimen.title, pairs, [columns, *rows] if columns else [], prose, layout)


def classified(*pages: Page) -> Document:
    return classify_document(Document("0" * 64, numbered(list(pages))))


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


@pytest.mark.parametrize("layout", ["head", "side", "plain", "boxes"])
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: f"{s.type}-{s.title[:24]}")
def test_every_type_in_every_layout(specimen: Specimen, layout: str) -> None:
    found = classified(specimen_page(specimen, layout))
    assert (found.type, codes(found)) == (specimen.type, [])
    assert found.type_confidence >= 0.6


def test_every_type_has_a_specimen() -> None:
    assert set(document_types()) - {s.type for s in SPECIMENS} == {"correspondence", "unreadable"}


def test_untitled_papers_are_mostly_known_by_their_labels() -> None:
    bare = [(classified(specimen_page(replace_title(s), "head")), s) for s in SPECIMENS]
    right = sum(found.type == s.type for found, s in bare)
    wrong = sum(found.type != s.type and not codes(found) for found, s in bare)
    assert right >= 0.8 * len(bare)
    assert wrong <= 0.08 * len(bare)


def replace_title(specimen: Specimen) -> Specimen:
    return specimen._replace(title="")


SWAPS = {
    "l": "1",
    "I": "l",
    "O": "0",
    "o": "0",
    "e": "c",
    "S": "5",
    "B": "8",
    "n": "u",
    "m": "rn",
    "E": "F",
    "C": "G",
    "A": "4",
}


def misread(page: Page, rate: float, rng: random.Random) -> Page:
    def worse(text: str) -> str:
        return "".join(SWAPS.get(c, "i") if c.isalpha() and rng.random() < rate else c for c in text)

    words = (replace(w, text=worse(w.text), source="ocr", size=0.0, bold=False) for w in page.words)
    return replace(page, words=tuple(words), source="ocr")


@pytest.mark.parametrize(("rate", "floor"), [(0.02, 0.97), (0.05, 0.95), (0.10, 0.85)])
def test_misread_letters(rate: float, floor: float) -> None:
    rng = random.Random(7)
    found = [(classified(misread(specimen_page(s, "head"), rate, rng)), s) for s in SPECIMENS]
    assert sum(d.type == s.type for d, s in found) >= floor * len(found)
    assert sum(d.type != s.type and not codes(d) for d, s in found) <= 0.04 * len(found)


LETTER = [
    "Dear Sirs,",
    "Please find attached the certificate of origin and the packing list.",
    "Best regards,",
    "R. Kumar",
]
SWIFT = [
    ":20:FT26118",
    ":23B:CRED",
    ":32A:260512USD4000,00",
    ":50K:/1234",
    ":59:/998877",
    ":70:/INV/KI-118",
    ":71A:SHA",
]
NAMING_OTHERS = {
    "invoice whose footer names a packing list": (
        "commercial_invoice",
        paper("COMMERCIAL INVOICE", INVOICE, TABLE, foot="See attached packing list and bill of lading"),
    ),
    "order naming a proforma invoice": (
        "purchase_order",
        paper(
            "PURCHASE ORDER",
            [("PO No", "55"), ("Your proforma invoice no", "PI-3"), ("Vendor", "X Ltd"), ("Ship to", "Y")],
            TABLE,
            ["Your commercial invoice must quote this number. Packing list in triplicate."],
        ),
    ),
    "payment naming an invoice": (
        "payment_proof",
        paper(
            "PAYMENT ADVICE",
            [("Value date", "2 May 2026"), ("Beneficiary", "Kaveri"), ("Commercial invoice no", "KI-118")],
            [["Invoice No", "Invoice date", "Amount"], ["KI-118", "1 May 2026", "4,000.00"]],
        ),
    ),
    "letter about a certificate": (
        "correspondence",
        paper("", [("Subject", "Certificate of Origin under 19 CFR 12.43")], None, LETTER),
    ),
    "bill of lading with an invoice number": (
        "bill_of_lading",
        paper(
            "BILL OF LADING",
            [("Shipper", "A"), ("Invoice no", "KI-1"), ("Notify party", "C"), ("Port of loading", "Tuticorin")],
            [["Container no", "Packages", "Gross weight"], ["TGBU5770530", "24", "5,474"]],
            layout="boxes",
        ),
    ),
    "raw SWIFT message": ("payment_proof", paper("", [], None, SWIFT, "plain", "")),
    "affidavit quoting the certificate": (
        "affidavit",
        paper(
            "AFFIDAVIT",
            [],
            None,
            ["I, R. Kumar, being duly sworn, say:", "Forced labor was not employed in any stage."],
        ),
    ),
    "translation of an invoice": (
        "translation",
        paper("COMMERCIAL INVOICE", INVOICE, TABLE, ["I certify that this is a true and accurate translation."]),
    ),
    "invoice full of shipping facts": (
        "commercial_invoice",
        paper("INVOICE", [*INVOICE, ("B/L no", "XX1"), ("Vessel", "ANNA"), ("Container no", "TGBU5770530")], TABLE),
    ),
    "letter that detains": (
        "detention_notice",
        paper(
            "U.S. Customs and Border Protection",
            [("Entry number", "231-2840311-6"), ("Detention number", "2592895")],
            None,
            ["Dear Importer:", "The shipment listed below has been detained.", "Sincerely, Port Director"],
        ),
    ),
}


@pytest.mark.parametrize("name", NAMING_OTHERS)
def test_papers_that_name_other_papers(name: str) -> None:
    wanted, page = NAMING_OTHERS[name]
    assert classified(page).type == wanted


def test_altered_certificate_keeps_its_type() -> None:
    prose = [
        (
            "We, Kaveri Mills, seller of the merchandise hereinafter described, hereby certify that such "
            "merchandise, consisting"
        ),
        (
            "of 400 cartons was produced or manufactured by Kaveri Mills near Dindigul and laden on board "
            "ANNA on 2 May 2026;"
        ),
        "and that forced labor was not employed in any stage of the production of the merchandise.",
    ]
    assert classified(paper("CERTIFICATE OF ORIGIN", [], None, prose)).type == "certificate_of_origin_1243"


GAP = "________"
BLANK = (
    paper("COMMERCIAL INVOICE", [("Invoice No", GAP), ("Date", GAP), ("Buyer", GAP)], TABLE[:1]),
    paper("PURCHASE ORDER", [("PO No", ""), ("Date", ""), ("Vendor", ""), ("Ship to", "")], TABLE[:1]),
    paper(
        "WAGE REGISTER", [("Wage period", "")], [["Emp No", "Name of worker", "Days worked", "Gross wages", "Net paid"]]
    ),
    paper("考勤表", [("部门", ""), ("月份", ""), ("班组", "")], [["工号", "姓名", "出勤天数", "加班"]]),
)


@pytest.mark.parametrize("page", BLANK)
def test_blank_forms(page: Page) -> None:
    found = classified(page)
    assert "blank_form" in codes(found)
    assert found.type != "other"


def boxes(title: str, *captions: str) -> Page:
    return paper(title, [], [list(pair) for pair in zip(captions[::2], captions[1::2], strict=True)])


# No line to write on and no colon: what stands on the paper is captions alone.
EMPTY_BOXES = (
    boxes("COMMERCIAL INVOICE", "Exporter (name, address, VAT)", "Invoice No.", "Consignee", "Port of loading"),
    boxes("DECLARACIÓN DE EXPORTACIÓN", "1. Exportador / RUC", "2. Destinatario", "7. Incoterm", "9. Peso bruto kg"),
)


@pytest.mark.parametrize("page", EMPTY_BOXES)
def test_boxes_with_captions_and_no_figure_are_a_blank_form(page: Page) -> None:
    assert "blank_form" in codes(classified(page))
    filled = paper("COMMERCIAL INVOICE", [], [["Exporter", "Consignee"], ["Port of loading", "Invoice No. KI-118"]])
    assert "blank_form" not in codes(classified(filled))


def test_the_standard_of_a_test_is_no_result() -> None:
    rows = [["Test", "Standard", "Unit", "Result"], ["Tensile strength", "ISO 13934-1", "N", ""]]
    rows.append(["Light fastness", "EN ISO 105-B02", "grade", ""])
    named = [("Client:", ""), ("Sample:", ""), ("Received:", "")]
    assert "blank_form" in codes(classified(paper("TEST REPORT", named, rows)))
    rows[1][3] = "812.5"
    named[0] = ("Client:", "KI-118")
    assert "blank_form" not in codes(classified(paper("TEST REPORT", named, rows)))


def test_handwriting_that_was_not_read_is_no_blank_form() -> None:
    scanned = replace(BLANK[1], source="ocr", readability=0.7)
    assert "blank_form" not in codes(classified(scanned))


def test_nothing_known_is_other_and_says_so() -> None:
    found = classified(paper("Zxqv brmpf", [], None, ["The members met on Tuesday and elected a chairman."]))
    assert (found.type, codes(found)) == ("other", ["type_unknown"])
    assert found.type_confidence <= 0.5


def test_a_page_without_words_is_unreadable() -> None:
    assert classified(Page(1, 595, 842)).type == "unreadable"
    assert codes(classified(Page(1, 595, 842))) == ["no_text"]


def test_hidden_words_say_nothing() -> None:
    hidden = tuple(Word(w, BBox(200, 40, 280, 54), size=14, hidden="white") for w in ("PACKING", "LIST"))
    page = paper("COMMERCIAL INVOICE", INVOICE, TABLE)
    assert type_scores([replace(page, words=hidden + page.words)]) == type_scores([page])
