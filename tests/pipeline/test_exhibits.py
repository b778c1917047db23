"""Exhibits: a number for every bound document, the same whatever the order of the files."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document_types import document_types
from extractors.evidence import BBox, Document, DocumentReading, Page, Word
from pipeline.case import CaseSettings, CaseView, Chain, Received
from pipeline.exhibits import TYPES, Exhibit, exhibit_at, exhibit_title, number_exhibits
from pipeline.wording import place_line, printable, quantity, shortened
from tests.pipeline.builders import reading
from tests.pipeline.made_case import shirts

KINDS = sorted(TYPES)
PIECE = st.tuples(
    st.integers(0, 9), st.sampled_from(KINDS), st.integers(0, 4), st.sampled_from(["", "2026-01-02", "2026-03-04"])
)


def view_of(pieces: list[tuple[int, str, int, str]], order: random.Random) -> CaseView:
    """One document a piece: (file, type, step, date); equal files share their bytes but not their page."""
    readings = []
    for page, (file, kind, step, date) in enumerate(pieces, start=1):
        fields = {name: date for name in TYPES[kind].date if date}
        made = reading(f"{file:064x}", kind, fields)
        document = Document(made.document.sha256, (Page(page, 612, 792),), kind)
        readings.append((DocumentReading(document, made.fields), step))
    order.shuffle(readings)
    rows = tuple(Received(f"{s}.pdf", None, f"{s:064x}", 1, "application/pdf", "used") for s in range(10))
    chain = Chain(step_of=tuple(step for _, step in readings))
    case = CaseSettings.model_validate({"case": {"id": "c", "profile": "cotton"}})
    return CaseView(case, None, dt.date(2026, 9, 1), rows, tuple(r for r, _ in readings), chain)


def numbering(view: CaseView) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {e.label: (e.sha256, e.pages) for e in number_exhibits(view, lambda _: True)}


@given(st.lists(PIECE, max_size=25), st.randoms())
def test_numbering_is_a_bijection_without_gaps_whatever_the_order(pieces: list, order: random.Random) -> None:
    view = view_of(pieces, order)
    found = number_exhibits(view, lambda _: True)
    assert sorted(e.document for e in found) == list(range(len(pieces)))
    assert len({e.label for e in found}) == len(found)
    for step in {e.step for e in found}:
        assert [e.number for e in found if e.step == step] == list(range(1, sum(e.step == step for e in found) + 1))
    assert numbering(view) == numbering(view_of(pieces, random.Random(1)))


def test_every_document_type_has_its_entry() -> None:
    assert set(TYPES) == set(document_types()) - {"unreadable"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_says_more_than_offered_to_show(kind: str) -> None:
    words = " ".join((TYPES[kind].title, TYPES[kind].shows, *TYPES[kind].clauses)).casefold()
    assert not {"prove", "proves", "satisfied", "cleared", "satisfies"} & set(words.split())


def test_order_within_a_step_and_papers_of_the_case(tmp_path: Path) -> None:
    found = number_exhibits(shirts(tmp_path).view(), lambda _: True)
    second = [e.type for e in found if e.step == 2]
    assert second == [
        "purchase_order",
        "commercial_invoice",
        "payment_proof",
        "bill_of_lading",
        "packing_list",
        "production_record",
        "labor_record",
    ]
    whole = [e.type for e in found if e.step == 0]
    assert whole == ["certificate_of_origin_1243"] * 2 + ["consignee_statement", "detention_notice", "flow_chart"]


def test_refused_set_aside_and_unreadable_are_not_bound(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    bound = number_exhibits(made.view(), lambda _: True)
    for name, fate in (("virus.pdf", "refused"), ("lawyer.pdf", "set_aside")):
        made.document(made.file(name, name.encode(), fate), "contract", 1)
    made.document(made.file("black.pdf", b"black"), "unreadable", 1)
    no_pages = made.file("no rendition.pdf", b"none")
    made.document(no_pages, "contract", 1)
    assert number_exhibits(made.view(), lambda sha256: sha256 != no_pages) == bound


def test_a_document_twice_in_the_case_is_bound_once(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    before = number_exhibits(made.view(), lambda _: True)
    made.documents.append(made.documents[5])
    made.steps_of.append(made.steps_of[5])
    assert number_exhibits(made.view(), lambda _: True) == before


def test_the_sentence_holds_only_what_was_read_with_confidence(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    found = {e.label: e for e in number_exhibits(made.view(), lambda _: True)}
    assert found["1.2"].title == "Commercial invoice KI-2026-1"
    assert found["1.2"].offered == (
        "Offered to show the sale by Hale Center Gin & Growers, Inc. to Sri Kaveri Spinners Private Limited "
        "of 5428.4 kg for 10028.97 USD."
    )
    assert found["1.7"].title == "Labor record, Hale Center Gin & Growers, Inc."


def test_a_paper_without_number_or_party_is_named_by_its_heading() -> None:
    words = [Word("TRANSACTION", BBox(60, 50, 200, 70)), Word("CERTIFICATE", BBox(205, 50, 340, 70))]
    words += [Word(f"word{i}", BBox(60, 100 + 14 * i, 100, 110 + 14 * i)) for i in range(6)]
    made = DocumentReading(Document("a", (Page(1, 612, 792, tuple(words)),), "other"))
    assert exhibit_title(made) == 'Other document "TRANSACTION CERTIFICATE"'


def test_a_place_finds_its_exhibit_by_page() -> None:
    def part(number: int, pages: tuple[int, ...]) -> Exhibit:
        return Exhibit(1, number, number, "a", pages, "contract", "step", "t", "o")

    both = (part(1, (1, 2)), part(2, (3,)))
    assert exhibit_at(both, "a", 3) == both[1]
    assert exhibit_at(both, "b", 3) is None


def test_long_texts_are_cut_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two ..."
    assert shortened("流程图流程图", 12) == "流程图流程图"
    assert shortened("short", 9) == "short"


def test_quantities_are_written_in_words() -> None:
    assert quantity("59", "CT") == "59 cartons"
    assert quantity("1", "BL") == "1 bale"
    assert quantity("10028.97", "USD") == "10028.97 USD"
    assert quantity("7", None) == "7"


def test_a_country_is_not_said_twice() -> None:
    assert place_line("Karur, Tamil Nadu, India", "IN") == "Karur, Tamil Nadu, India"
    assert place_line("Hale Center, TX 79041, USA", "US") == "Hale Center, TX 79041, USA"
    assert place_line("Karur", "IN") == "Karur, India"
    assert place_line("", "IN") == "India"
    assert place_line("Karur", None) == "Karur"


def test_no_text_runs_off_the_page() -> None:
    word = "W" * 100
    found = printable({"rows": [word, "plain text", 7]})
    assert max(len(part) for part in found["rows"][0].split("\u200b")) <= 16
    assert found["rows"][0].replace("\u200b", "") == word
    assert found["rows"][1:] == ["plain text", 7]
    assert len(printable("long " * 1000)) < 710
