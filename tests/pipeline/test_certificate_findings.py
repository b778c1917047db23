"""What the rules on certificates and statements say where a paper is doubtful, of another kind, or of somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, DocumentReading, Evidence, Problem, Word
from pipeline.case import Step
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
from tests.extractors.test_certificate import BODY, GOOD, VALUES
from tests.pipeline.test_certificate_checks import (
    STATEMENT,
    certificate,
    kinds,
    paper,
    signed_by_hand,
    statement,
    view_of,
)

INVOICE = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."})


def filled(**blanks: str) -> DocumentReading:
    """The good certificate with these blanks."""
    return certificate(BODY.format(**{**VALUES, **blanks}))


def test_the_firm_at_the_signature_may_not_be_the_importer() -> None:
    signed = certificate(GOOD, foot="For Harbor Apparel, Inc.")
    assert kinds(certificate_signer.check, view_of(signed, INVOICE)) == ["fail"]


def test_the_firm_at_the_signature_is_enough_where_the_blank_is_empty() -> None:
    signed = certificate(BODY.format(**{**VALUES, "foreign_seller": "________"}), foot="For Kaveri Mills Ltd.")
    assert kinds(certificate_signer.check, view_of(signed, INVOICE)) == ["pass"]


def test_a_certificate_of_nobody_says_so() -> None:
    (finding,) = certificate_signer.check(view_of(filled(foreign_seller="________"), INVOICE))
    assert finding.kind == "review"
    assert "does not say for whom" in finding.message


def test_the_producer_who_signs_is_called_so() -> None:
    other = paper("commercial_invoice", {"seller": "Salem Traders Ltd."})
    (finding,) = certificate_signer.check(view_of(certificate(), other))
    assert finding.kind == "review"
    assert "the producer" in finding.message


@pytest.mark.parametrize(("blank", "severity"), [("carrier", "warning"), ("quantity", "blocking")])
def test_how_much_an_empty_blank_weighs(blank: str, severity: str) -> None:
    found = list(certificate_blanks.check(view_of(filled(**{blank: "________"}))))
    assert [(f.kind, f.severity) for f in found] == [("fail", severity)]


def test_an_office_file_without_a_signature_is_for_a_person() -> None:
    unsigned = certificate(GOOD, source="layout", strokes=())
    assert kinds(certificate_blanks.check, view_of(unsigned)) == ["review"]


def test_a_certificate_not_read_whole_is_no_pass_of_its_words() -> None:
    good = certificate()
    document = replace(good.document, problems=(Problem("damaged", "A page is cut off.", "Ask for it again."),))
    (finding,) = certificate_wording.check(view_of(replace(good, document=document)))
    assert (finding.kind, finding.severity) == ("review", "blocking")
    assert "A page is cut off." in finding.message


def test_one_formal_change_beside_another_is_substantive() -> None:
    several = {**VALUES, "labor_class": "convict labor or forced labor"}
    formal = BODY.format(**several).replace("was not employed", "were not employed")
    both = formal.replace("any stage", "some stage")
    said = [next(iter(certificate_wording.check(view_of(certificate(t))))).message for t in (formal, both)]
    assert "1 formal deviation " in said[0]
    assert "2 substantive deviations " in said[1]


def test_a_standard_certificate_beside_one_in_the_form_is_no_fault() -> None:
    other = paper("certificate_of_origin_other", {})
    assert kinds(certificate_wording.check, view_of(certificate(), other)) == ["pass"]


def test_countries_are_asked_for_only_where_steps_are_traced() -> None:
    view = view_of(certificate())
    assert [(f.kind, f.severity) for f in certificate_per_country.check(view)] == [("review", "warning")]
    steps = (Step(1, "ginning", "P1", "", None), Step(2, "weaving", "P2", "Salem", "IN"))
    found = {f.step: f.kind for f in certificate_per_country.check(view_of(certificate(), steps=steps))}
    assert found == {1: "review", 2: "pass"}


def test_what_could_not_be_read_may_be_what_is_missing() -> None:
    unread = paper("unreadable", {})
    assert kinds(certificate_per_country.check, view_of(unread)) == ["review"]
    assert kinds(statement_present.check, view_of(unread)) == ["review"]


def test_a_producer_of_no_production_paper_is_told() -> None:
    made = paper("production_record", {"producer": "Salem Spinners Pvt. Ltd."})
    (finding,) = certificate_matches_shipment.check(view_of(certificate(), made))
    assert (finding.kind, finding.severity) == ("review", "blocking")
    assert "named in no production paper" in finding.message


def test_a_statement_that_is_blank_undated_or_of_tomorrow() -> None:
    made = signed_by_hand(statement())
    blank = replace(made, problems=(Problem("blank_form", "Nothing is filled in.", ""),))
    assert kinds(statement_present.check, view_of(blank)) == ["fail"]
    assert kinds(statement_present.check, view_of(replace(made, fields=()))) == ["review"]
    later = replace(made, fields=tuple(replace(f, value="2026-08-02") for f in made.fields))
    assert kinds(statement_present.check, view_of(later)) == ["fail"]


def test_elements_are_not_looked_for_where_nothing_can_be_read() -> None:
    made = statement("We like cotton.")
    poor = replace(made.document, pages=tuple(replace(p, readability=0.2) for p in made.document.pages))
    assert kinds(statement_elements.check, view_of(replace(made, document=poor))) == ["review"]
    german = replace(made.document, pages=tuple(replace(p, languages=("de",)) for p in made.document.pages))
    assert set(kinds(statement_elements.check, view_of(replace(made, document=german)))) == {"review"}
    assert set(kinds(statement_elements.check, view_of(made))) == {"fail"}


def test_the_importers_statement_and_nobodys_are_for_a_person() -> None:
    view = view_of(
        statement(who="Harbor Logistics LLC"), paper("entry_summary", {"importer_of_record": "Harbor Logistics LLC"})
    )
    (finding,) = statement_signer.check(view)
    assert finding.kind == "review"
    assert "the importer's" in finding.message
    (finding,) = statement_signer.check(view_of(replace(statement(), parties=())))
    assert finding.kind == "review"
    assert "does not say whose" in finding.message


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Eleanor Vance, for Harbor Apparel Inc.", "pass"),
        ("Director of Sourcing of Harbor Apparel, Inc.", "pass"),
        ("Kaveri Mills Ltd., supplier of Harbor Apparel, Inc.", "review"),
        ("Hale LLP, counsel for Harbor Apparel, Inc.", "review"),
        ("counsel for Harbor Apparel, Inc.", "review"),
        ("Jane Doe, formerly of Harbor Apparel, Inc.", "review"),
        ("Jane Doe, not authorized to act for Harbor Apparel, Inc.", "review"),
        ("Jane Doe, competitor of Harbor Apparel, Inc.", "review"),
        ("Warehouse of Harbor Apparel, Inc.", "review"),
    ],
)
def test_for_whom_a_person_declares(who: str, kind: str) -> None:
    assert kinds(statement_signer.check, view_of(statement(who=who))) == [kind]


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Supply Chain Integrity", "pass"),
        ("English Harbor Apparel, Inc.", "pass"),
        ("Northgate Grocers, Inc.", "review"),
        ("Supplier Harbor Apparel, Inc.", "review"),
        ("", "pass"),
    ],
)
def test_the_signature_tells_whose_a_statement_is_where_its_text_is_misread(who: str, kind: str) -> None:
    made = statement(who=who)
    foot, x = [], 50.0
    for line, text in enumerate(("For Harbor Apparel, Inc.", "Joan Day, President")):
        for word in text.split():
            foot.append(Word(word, BBox(x, 400 + 14 * line, x + 5 * len(word), 410 + 14 * line)))
            x += 5 * len(word) + 3
        x = 50.0
    page = replace(made.document.pages[0], words=(*made.document.pages[0].words, *foot))
    named = replace(made, document=replace(made.document, pages=(page,)), parties=made.parties if who else ())
    assert kinds(statement_signer.check, view_of(named)) == [kind]


def test_a_statement_is_signed_and_is_of_this_entry() -> None:
    made = signed_by_hand(statement())
    signer = Evidence("signer", "text", "Joan Day", made.fields[0].place, 1.0, "text")
    unsigned = replace(statement(), fields=(*made.fields, signer))
    assert kinds(statement_present.check, view_of(unsigned)) == ["fail"]
    assert kinds(statement_present.check, view_of(statement())) == ["review"]  # nobody is named who might have signed
    typed = replace(statement(STATEMENT + " /s/ Joan Day"), fields=unsigned.fields)
    assert kinds(statement_present.check, view_of(typed)) == ["pass"]
    picture = replace(unsigned.document.pages[0], images=(BBox(60, 600, 200, 640),))
    drawn = replace(unsigned, document=replace(unsigned.document, pages=(picture,)))
    assert kinds(statement_present.check, view_of(drawn)) == ["review"]  # a picture where no signer is named


@pytest.mark.parametrize(
    ("named", "kind"),
    [("231-4471820-3", "pass"), ("231-4502266-1", "fail"), ("231-4471802-3", "review"), ("LK-3307", "pass")],
)
def test_a_statement_of_another_entry_is_not_this_ones(named: str, kind: str) -> None:
    about = signed_by_hand(statement(f"{STATEMENT} This concerns entry {named} of July."))
    entry = paper("entry_summary", {}, entry_number="231-4471820-3")
    assert kinds(statement_present.check, view_of(about, entry)) == [kind]
    found = next(iter(statement_present.check(view_of(about, entry))))
    assert kind == "pass" or "not entry 231-4471820-3" in found.message  # as the entry summary prints it
