"""Who signs what, and what the papers fill in: nothing inferred, nothing chosen in silence."""

from __future__ import annotations

from dataclasses import replace

from pipeline.case import Chain, Step, Transaction
from pipeline.draft import draft_certificates
from pipeline.draft_facts import blanks_of
from pipeline.statement_draft import draft_statement
from tests.pipeline.builders import reading
from tests.pipeline.draft_case import SALES, SEWER, SPINNER, STEPS, documents, draft_view, item


def test_the_seller_signs_and_the_last_seller_of_each_other_country() -> None:
    main, additional = draft_certificates(draft_view())
    assert (main.variant, main.country, main.signer) == ("main", "VN", SEWER)
    assert (additional.variant, additional.country, additional.destination) == ("additional", "IN", "VN")
    assert additional.signer == SPINNER


def test_what_the_papers_say_is_filled_in_with_its_place() -> None:
    main, additional = draft_certificates(draft_view())
    texts = blanks_of(main.filled)
    assert texts["quantity"] == "1,500 pieces"
    assert texts["description"] == "Men's shirts QT-1; Men's shirts QT-2"
    assert texts["carrier"] == "PACIFIC KINGFISHER 208E"
    assert texts["departure_date"] == "27 June 2026"
    assert texts["place_of_production"] == "Nam Dinh, Vietnam"
    assert blanks_of(additional.filled)["carrier"] == "ARABIAN HERON"
    assert all(f.places and all(r.file for r in f.places) for f in (*main.filled, *additional.filled))


def test_the_signer_alone_names_the_class_of_labor() -> None:
    for draft in draft_certificates(draft_view()):
        open_blanks = {o.blank for o in draft.open}
        assert {"labor_class", "place_of_departure"} <= open_blanks


def test_papers_that_differ_leave_the_blank_open_and_say_so() -> None:
    papers = documents()
    second = reading("b9", "bill_of_lading", {"vessel": "OTHER STAR", "port_of_lading": "Hai Phong"})
    sales = (SALES[0], replace(SALES[1], transports=(5, 7)))
    main = draft_certificates(draft_view(sales=sales, papers=(*papers, second)))[0]
    carrier = next(o for o in main.open if o.blank == "carrier")
    assert [text for text, _ in carrier.said] == ["PACIFIC KINGFISHER 208E", "OTHER STAR"]
    assert blanks_of(main.filled)["place_of_lading"] == "Hai Phong"


def test_a_value_that_is_not_sure_is_not_filled_in() -> None:
    papers = list(documents())
    unsure = tuple(replace(f, confidence=0.4) for f in papers[5].fields)
    papers[5] = replace(papers[5], fields=unsure)
    main = draft_certificates(draft_view(papers=tuple(papers)))[0]
    assert not {"carrier", "departure_date"} & blanks_of(main.filled).keys()


def test_two_sellers_out_of_one_country_are_not_guessed_between() -> None:
    view = draft_view()
    traders = tuple(replace(SPINNER, id=f"P{n}", names=(f"Trader {n} Ltd.",)) for n in (7, 8))
    sales = (Transaction("T3", "P7", "P2"), Transaction("T4", "P8", "P2"), SALES[1])
    view = replace(view, chain=Chain((*view.chain.parties, *traders), sales, STEPS))
    assert draft_certificates(view)[1].signer is None


def test_a_site_without_a_place_on_paper_leaves_the_place_open() -> None:
    _, additional = draft_certificates(draft_view())
    assert "place_of_production" in {o.blank for o in additional.open}


def test_a_chain_without_countries_still_gives_the_main_form() -> None:
    unknown = (Step(1, "spinning", "P1", "", None),)
    (main,) = draft_certificates(draft_view(steps=unknown))
    assert (main.variant, main.country, main.signer) == ("main", None, SEWER)


def test_an_empty_case_gives_an_empty_form() -> None:
    (main,) = draft_certificates(draft_view(steps=(), sales=(), papers=()))
    assert main.signer is None
    assert main.filled == ()


def test_the_statement_names_papers_and_no_belief() -> None:
    draft = draft_statement(draft_view())
    source, labor, results, belief = draft.parts
    assert "Kaveri Spinning Mills Ltd." in source.facts[0]
    assert "a3.pdf, page 1" in source.facts[0]
    assert labor.facts == results.facts == belief.facts == ()
    assert dict(draft.facts)["Entry number"] == "231-0000007-1"


def test_goods_that_fit_in_no_sentence_are_left_to_the_signer_line_by_line() -> None:
    papers = list(documents())
    lines = tuple(item("b1", f"Men's shirts QT-{n}", "100", "H87") for n in range(9))
    papers[3] = replace(papers[3], line_items=lines)
    main = draft_certificates(draft_view(papers=tuple(papers)))[0]
    description = next(o for o in main.open if o.blank == "description")
    assert len(description.said) == 9
    assert blanks_of(main.filled)["quantity"] == "900 pieces"
