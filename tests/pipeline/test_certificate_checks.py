"""Certificates and statement of a case: what the eight rules say of good, altered, missing and foreign ones."""

# ruff: noqa: E501 - statements are quoted whole
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, DocumentReading, Evidence, Page, PartyReading, Place, Problem, Word
from extractors.extract.certificate_fields import certificate_fields
from extractors.statement import read_statement
from pipeline.case import CaseSettings, CaseView, Chain, Finding, Party, Step
from pipeline.checks import (
    certificate_blanks,
    certificate_matches_shipment,
    certificate_per_country,
    certificate_signer,
    certificate_wording,
    statement_elements,
    statement_present,
    statement_signer,
)
from tests.extractors.test_certificate import BODY, GOOD, VALUES, page_of

SHA = "a" * 64
BOX = BBox(50, 50, 100, 60)
STATEMENT = (
    "We, Harbor Apparel Inc., have made every reasonable effort to determine the source of the merchandise and of every "
    "component thereof. We ascertained the character of labor used in the production of the merchandise and each of its "
    "components. The full results of our investigation are as follows: every worker was hired directly. It is our belief that "
    "forced labor was not used in any stage of the production of the merchandise or of any of its components."
)


def view_of(*documents: DocumentReading, steps: Iterable[Step] = (), parties: Iterable[Party] = ()) -> CaseView:
    """A case of one entry with these documents."""
    settings = CaseSettings.model_validate(
        {
            "case": {"id": "t", "profile": "cotton", "labor_class": "forced labor"},
            "entry": {"importer": "Harbor Apparel, Inc.", "ultimate_consignee": "Harbor Apparel, Inc."},
        }
    )
    chain = Chain(parties=tuple(parties), steps=tuple(steps), step_of=(0,) * len(documents))
    return CaseView(settings, None, dt.date(2026, 8, 1), (), documents, chain)


def certificate(text: str = GOOD, **given: object) -> DocumentReading:
    """A certificate with its blanks as fields."""
    document = Document(SHA, (page_of(text, **given),), "certificate_of_origin_1243", 1.0)  # type: ignore[arg-type]
    return DocumentReading(document, certificate_fields(document) or ())


def paper(kind: str, parties: dict[str, str], **fields: str) -> DocumentReading:
    """A trade paper that says these things."""
    place = Place("b" * 64, 1, BOX, "x")
    read = tuple(
        Evidence(n, "text", v.split("|")[0], place, 1.0, "text", (v + "|").split("|")[1] or None)
        for n, v in fields.items()
    )
    named = tuple(PartyReading(r, n, "", None, place, 1.0) for r, n in parties.items())
    return DocumentReading(Document("b" * 64, (Page(1, 612, 792),), kind, 1.0), read, named)


def statement(text: str = STATEMENT, who: str = "Harbor Apparel Inc.") -> DocumentReading:
    """A statement of the ultimate consignee."""
    page = Page(1, 612, 792, tuple(_words(text)), languages=("en",))
    place = Place(SHA, 1, BOX, who)
    date = Evidence("signature_date", "date", "2026-07-20", place, 1.0, "text")
    party = PartyReading("ultimate_consignee", who, "", "US", place, 1.0)
    return DocumentReading(Document(SHA, (page,), "consignee_statement", 1.0), (date,), (party,))


def signed_by_hand(reading: DocumentReading) -> DocumentReading:
    """The same with a pen's stroke at its foot."""
    page = replace(reading.document.pages[0], strokes=(BBox(60, 650, 150, 680),))
    return replace(reading, document=replace(reading.document, pages=(page,)))


def _words(text: str) -> Iterable[Word]:
    for n, word in enumerate(text.split()):
        yield Word(word, BBox(50 + n % 12 * 40, 60 + n // 12 * 14, 85 + n % 12 * 40, 70 + n // 12 * 14))


def kinds(check: Callable[[CaseView], Iterable[Finding]], view: CaseView) -> list[str]:
    """The kinds of a rule's findings."""
    return [f.kind for f in check(view)]


def test_good_certificate_passes_wording_and_blanks() -> None:
    view = view_of(certificate())
    assert kinds(certificate_wording.check, view) == ["pass"]
    assert kinds(certificate_blanks.check, view) == ["pass"]


def test_changed_word_fails_and_says_whom_to_ask() -> None:
    (finding,) = certificate_wording.check(view_of(certificate(GOOD.replace("any stage", "some stage"))))
    assert (finding.kind, finding.severity) == ("fail", "blocking")
    assert "“any”" in finding.message
    assert "Kaveri Mills" in finding.message
    assert finding.evidence[0].quote == "some"


def test_standard_certificate_is_explained() -> None:
    (finding,) = certificate_wording.check(view_of(paper("certificate_of_origin_other", {})))
    assert finding.kind == "fail"
    assert "not acceptable" in finding.message


def test_impossible_blanks() -> None:
    later = certificate(BODY.format(**{**VALUES, "departure_date": "2027-01-05"}))
    assert "after 2026-08-01" in next(iter(certificate_blanks.check(view_of(later)))).message
    unitless = certificate(BODY.format(**{**VALUES, "quantity": "4,800"}))
    assert "no unit" in next(iter(certificate_blanks.check(view_of(unitless)))).message


def test_no_marks_is_doubt() -> None:
    (finding,) = certificate_blanks.check(view_of(certificate(BODY.format(**{**VALUES, "marks": "N/M"}))))
    assert (finding.kind, finding.severity) == ("review", "warning")


def test_signer_must_be_seller_and_not_importer() -> None:
    invoice = paper("commercial_invoice", {"seller": "Kaveri Mills Limited"})
    assert kinds(certificate_signer.check, view_of(certificate(), invoice)) == ["pass"]
    assert kinds(certificate_signer.check, view_of(certificate())) == ["review"]
    own = certificate(BODY.format(**{**VALUES, "foreign_seller": "Harbor Apparel, Inc."}))
    assert kinds(certificate_signer.check, view_of(own, invoice)) == ["fail"]


def test_a_seller_who_made_the_consignees_statement_too_may_still_certify() -> None:
    seller = str(VALUES["foreign_seller"])
    invoice = paper("commercial_invoice", {"seller": seller})
    declared, entered = (
        paper(kind, {"ultimate_consignee": seller}) for kind in ("consignee_statement", "entry_summary")
    )
    assert kinds(certificate_signer.check, view_of(certificate(), invoice, declared)) == ["pass"]
    assert kinds(certificate_signer.check, view_of(certificate(), invoice, entered)) == ["fail"]


def test_one_certificate_a_country() -> None:
    steps = (
        Step(1, "ginning", "P1", "Texas", "US"),
        Step(2, "weaving", "P2", "Salem", "IN", outputs=("L7",)),
        Step(3, "cutting and sewing", "P3", "Hue", "VN"),
    )
    parties = (Party("P3", ("Hue Garments Ltd.",), ("producer",)),)
    found = {
        f.message.split(" (")[0]: f
        for f in certificate_per_country.check(view_of(certificate(), steps=steps, parties=parties))
    }
    assert found["India"].kind == "pass"
    assert (found["Vietnam"].kind, found["Vietnam"].severity) == ("fail", "blocking")
    assert "Hue Garments Ltd." in found["Vietnam"].message
    assert (found["United States"].kind, found["United States"].severity) == ("review", "warning")


def test_no_certificate_at_all_fails() -> None:
    assert kinds(certificate_per_country.check, view_of()) == ["fail"]
    assert kinds(certificate_wording.check, view_of()) == ["not_applicable"]


def test_shipment_agrees_and_differs() -> None:
    invoice = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."}, quantity="400|DZN")
    lading = paper("bill_of_lading", {"shipper": "KAVERI MILLS LTD"}, vessel="ARBOR", departure_date="2026-05-13")
    (finding,) = certificate_matches_shipment.check(view_of(certificate(), invoice, lading))
    assert finding.kind == "pass"
    assert "agrees with the commercial invoice" in finding.message
    other = paper(
        "bill_of_lading", {"shipper": "KAVERI MILLS LTD"}, vessel="MERIDIAN STAR", departure_date="2026-05-13"
    )
    (finding,) = certificate_matches_shipment.check(view_of(certificate(), invoice, other))
    assert (finding.kind, finding.severity) == ("fail", "blocking")
    assert "differs" in finding.message


def test_statement_with_its_four_elements() -> None:
    assert [e.status for e in read_statement(statement().document)] == ["found"] * 4
    assert kinds(statement_elements.check, view_of(statement())) == ["pass"] * 4
    assert kinds(statement_present.check, view_of(signed_by_hand(statement()))) == ["pass"]
    assert kinds(statement_signer.check, view_of(statement())) == ["pass"]


def test_the_quote_of_a_long_sentence_is_cut_at_a_word() -> None:
    named = " and ".join(f"the mill of lot {n} at Karur" for n in range(30))
    text = STATEMENT.replace("the source of the merchandise", f"the source of the merchandise ({named})", 1)
    assert text != STATEMENT
    quoted = [f.message.partition("“")[2].rstrip("”") for f in statement_elements.check(view_of(statement(text)))]
    long = [q for q in quoted if q.endswith(" ...")]
    assert len(long) == 1
    assert len(long[0]) <= 304
    assert long[0].removesuffix(" ...").split()[-1] in text.split()


def test_statement_without_belief_or_components() -> None:
    cut = STATEMENT.split("It is our belief", maxsplit=1)[0]
    assert read_statement(statement(cut).document)[3].status == "missing"
    bare = STATEMENT.replace(" and of every component thereof", "")
    assert read_statement(statement(bare).document)[0].status == "partly"


def test_statement_in_other_words() -> None:
    text = (
        "Our company took all reasonable steps to trace where the goods and each of their inputs came from. "
        "We verified the working conditions and the kind of labour employed in making the goods and their materials. "
        "The complete findings of these inquiries are set out below. "
        "We are satisfied that no convict or indentured labour was used at any step in making the goods or their inputs."
    )
    assert "missing" not in [e.status for e in read_statement(statement(text).document)]


def test_statement_of_the_seller_fails() -> None:
    invoice = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."})
    assert kinds(statement_signer.check, view_of(statement(who="Kaveri Mills Ltd."), invoice)) == ["fail"]
    assert kinds(statement_present.check, view_of(invoice)) == ["fail"]


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        ("Jane Doe, Director, Harbor Apparel, Inc.", "pass"),
        ("Jane Doe, Director", "pass"),
        ("R. Raman, Director, Kaveri Mills, Ltd.", "fail"),
        ("For Kaveri Mills Ltd.", "fail"),
        ("R. Raman, Karur Exports Pvt. Ltd. (seller)", "fail"),
        ("P. Rourke, Cascade Outfitters LLC", "review"),
        ("Letter of R. Raman, Director, Kaveri Mills Ltd. (seller)", "review"),
        ("1. Certificate of origin of Kaveri Mills Ltd. (manufacturer)", "pass"),
        ("Witness: P. Rourke, Cascade Outfitters LLC", "pass"),
        ("Notary public, First Bank Inc.", "pass"),
    ],
)
def test_whose_signature_stands_under_the_consignees_statement(foot: str, kind: str) -> None:
    invoice, made = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."}), statement()
    page = made.document.pages[0]
    low = max(w.bbox.bottom for w in page.words) + 30
    ends = [60 + 5 * len(foot[:n].rstrip()) for n in range(len(foot) + 1) if foot[n : n + 1] in (" ", "")]
    words = tuple(
        Word(w, BBox(end - 5 * len(w), low, end, low + 10)) for w, end in zip(foot.split(), ends, strict=True)
    )
    signed = replace(made, document=replace(made.document, pages=(replace(page, words=(*page.words, *words)),)))
    (finding,) = statement_signer.check(view_of(signed, invoice))
    assert finding.kind == kind
    assert kind == "pass" or finding.evidence[0].quote in foot


def shipment(*papers: DocumentReading, given: DocumentReading | None = None) -> Finding:
    """The one finding of a certificate beside these papers."""
    (finding, *_) = certificate_matches_shipment.check(view_of(given or certificate(), *papers))
    return finding


SELLER = {"seller": "Kaveri Mills Limited"}
SHIPPER = {"shipper": "Kaveri Mills Limited"}


def test_the_bill_of_another_shipment_accuses_nobody() -> None:
    other = paper("bill_of_lading", SHIPPER, vessel="OCEAN STAR", port_of_lading="Mundra", departure_date="2026-09-30")
    assert shipment(other).kind == "review"
    same = paper("bill_of_lading", SHIPPER, vessel="OCEAN STAR", port_of_lading="Chennai")
    assert (shipment(same).kind, shipment(same).severity) == ("fail", "blocking")


def test_two_certificates_may_cover_one_invoice() -> None:
    half = replace(
        certificate(BODY.format(**{**VALUES, "quantity": "2,400 pieces"})),
        parties=(PartyReading("seller", "Kaveri Mills Ltd.", "", "IN", Place(SHA, 1, BOX, "x"), 1.0),),
    )
    invoice, lading = paper("commercial_invoice", SELLER, quantity="4800|H87"), paper("bill_of_lading", SHIPPER, port_of_lading="Chennai")  # fmt: skip
    assert shipment(invoice, lading, given=half).kind == "fail"
    assert shipment(invoice, lading, half, given=half).kind == "fail"
    rest = replace(half, document=replace(half.document, sha256="c" * 64))
    assert shipment(invoice, lading, rest, given=half).kind == "review"


def test_a_short_quantity_needs_a_paper_of_this_shipment() -> None:
    invoice = paper("commercial_invoice", SELLER, quantity="9600|H87")
    assert shipment(invoice).kind == "review"
    lading = paper("bill_of_lading", SHIPPER, vessel="ARBOR")
    assert shipment(invoice, lading).kind == "fail"


def test_a_mass_agrees_with_either_weight() -> None:
    tons = certificate(BODY.format(**{**VALUES, "quantity": "23,000 kg"}))
    packing = paper("packing_list", SELLER, gross_weight="23400|KGM", net_weight="23000|KGM", quantity="23400|KGM")
    assert shipment(packing, given=tons).kind == "pass"
    heavier = paper("packing_list", SELLER, net_weight="25000|KGM", quantity="25000|KGM")
    assert shipment(heavier, given=tons).kind == "review"


def test_an_electronic_signature_that_does_not_hold_is_for_a_person() -> None:
    invoice = paper("commercial_invoice", SELLER)
    broken = Problem(
        "electronic_signature_invalid", "The electronic signature of R. Kumar does not fit the document.", "Ask."
    )
    findings = list(certificate_signer.check(view_of(replace(certificate(), problems=(broken,)), invoice)))
    assert [(f.kind, f.severity) for f in findings] == [("pass", ""), ("review", "blocking")]
    assert "does not fit" in findings[1].message


def test_a_valid_electronic_signature_is_named() -> None:
    invoice = paper("commercial_invoice", SELLER)
    valid = Problem("electronic_signature", "Electronically signed by R. Kumar of Kaveri Mills.", "")
    (finding,) = certificate_signer.check(view_of(replace(certificate(), problems=(valid,)), invoice))
    assert finding.kind == "pass"
    assert "Electronically signed by R. Kumar" in finding.message


@pytest.mark.parametrize(
    ("departure", "dated", "read"),
    [
        ("08/06/2026", "15 June 2026", "2026-06-08"),  # read month first it would leave in August
        ("06/08/2026", "15 June 2026", "2026-06-08"),
        ("08/06/2026", "13/06/2026", "2026-06-08"),
        ("07/06/2026", "1 July 2026", None),  # 7 June, or made five days too early
        ("12/06/2026", "10 June 2026", "2026-06-12"),  # too early by two days, not by half a year
        ("10/12/2026", "10 June 2026", "2026-10-12"),  # too early either way: left as the American form has it
        ("08/06/2026", "", "2026-08-06"),
    ],
)
def test_the_day_of_departure_comes_before_the_day_of_the_certificate(
    departure: str, dated: str, read: str | None
) -> None:
    body = BODY.format(**{**VALUES, "departure_date": departure})
    found = {f.name: f.value for f in certificate(f"{body} Dated {dated}".strip()).fields}
    assert found.get("departure_date") == read
