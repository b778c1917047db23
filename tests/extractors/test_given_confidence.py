"""Confidences as they are given: worth what was measured, in the order of the scores."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Document, Evidence, Page, PartyReading, Place, Word
from extractors.extract.party_fields import party_fields
from extractors.given_confidence import Steps, borne_out, curve, field_confidence, measured, party_confidence, worth
from extractors.interpolation import between
from tests.bench.calibration import left_out, table, too_far

PLACE = Place("0" * 64, 1, BBox(10, 10, 60, 20), "KI-1")
FIELD = Evidence("invoice_number", "identifier", "KI-1", PLACE, 0.89, "text")
PARTY = PartyReading("seller", "Bhavani Weaving Private Limited", "", "IN", PLACE, 0.89)
KINDS = sorted(measured())


def document(source: str) -> Document:
    page = Page(1, 595, 842, (Word("KI-1", PLACE.bbox, 0.9, source),), source=source)
    return Document("0" * 64, (page,), "commercial_invoice", 0.9)


@pytest.mark.parametrize("words", ["printed", "recognised"])
def test_of_the_values_given_with_a_confidence_that_share_is_right_in_sets_left_out(words: str) -> None:
    rows = [row[1:] for row in left_out(measured()) if row[0] == words]
    assert too_far(table((given, count, right) for _, given, count, right in rows)) == []


def test_scores_as_they_are_do_not_say_what_they_are_worth() -> None:
    rows = [row[1:] for row in left_out(measured()) if row[0] == "printed"]
    assert too_far(table((score, count, right) for score, _, count, right in rows))


@given(st.sampled_from(KINDS), st.floats(0, 1), st.floats(0, 1))
def test_values_keep_the_order_of_their_scores(kind: tuple[str, str], one: float, other: float) -> None:
    points = curve(measured()[kind])
    low, high = (worth(points, score) for score in sorted((one, other)))
    assert 0 <= low <= high <= 1


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8))
def test_a_curve_never_falls_whatever_was_counted(counts: list[tuple[int, int]]) -> None:
    totals = tuple(right + wrong for right, wrong in counts)
    scores = tuple(round(0.5 + 0.05 * n, 2) for n in range(len(counts)))
    points = curve(Steps(scores, {"one": totals}, {"one": tuple(right for right, _ in counts)}))
    assert [x for x, _ in points] == [0.0, *scores]
    assert all(low <= high + 1e-9 for (_, low), (_, high) in pairwise(points))


def test_a_set_left_out_does_not_count() -> None:
    steps = Steps((0.9,), {"one": (100,), "two": (50,)}, {"one": (100,), "two": (0,)})
    assert curve(steps, without="one")[1][1] < 0.4 < curve(steps)[1][1] < 0.8 < curve(steps, without="two")[1][1]


def test_print_is_worth_more_than_recognised_words_of_the_same_score() -> None:
    assert field_confidence(replace(FIELD, method="ocr")) < field_confidence(FIELD)
    assert party_confidence(PARTY, document("ocr")) < party_confidence(PARTY, document("text"))


@pytest.mark.parametrize(
    ("name", "address", "bare"),
    [("Bhavani Mills", "", True), ("Bhavani Mills Ltd.", "", False), ("Bhavani Mills", "12 Mill Road, Leeds", False)],
)
def test_a_name_without_legal_form_and_address_is_worth_less(name: str, address: str, bare: bool) -> None:
    party = replace(PARTY, name=name, address=address)
    paper = replace(document("text"), type="payment_proof")
    assert (borne_out(party) < party.confidence) is bare
    assert (party_confidence(party, paper) < 0.85) is bare
    [payer] = party_fields(paper, [replace(party, role="payer")], ())
    assert (payer.confidence < party.confidence) is bare


def test_what_a_reviewer_said_is_certain() -> None:
    assert field_confidence(replace(FIELD, confidence=1.0, method="reviewer")) == 1.0


def test_between_two_points_lies_a_straight_line_and_outside_them_nothing_changes() -> None:
    points = ((0.2, 0.1), (0.4, 0.3))
    assert [round(between(points, x), 3) for x in (0.0, 0.2, 0.3, 0.4, 1.0)] == [0.1, 0.1, 0.2, 0.3, 0.3]
