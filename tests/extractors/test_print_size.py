"""The size of recognised print is told by its letters, and who is named by size and place on a scan is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Word
from extractors.parties.company_names import has_legal_form, split_name
from extractors.parties.letterhead import letterhead_of
from extractors.parties.party_labels import party_label
from extractors.parties.party_layout import layout_of
from extractors.parties.party_reading import read_block
from extractors.print_size import print_size, set_alike
from extractors.segments import make_segment
from tests.extractors.pages import page_of


def scanned(text: str, height: float, engine: str = "") -> Word:
    return Word(text, BBox(0, 0, 5 * len(text), height), 0.95, "ocr", height, engine=engine)


def segment(*words: Word):
    return make_segment(words, 1, 0)


@pytest.mark.parametrize(
    ("text", "height"), [("acorn", 5.2), ("LOOM", 7.2), ("Apply", 9.2), ("gypsy", 7.2), ("Édité", 9.0), ("2026", 7.2)]
)
def test_words_of_one_type_are_of_one_size_whatever_their_letters(text: str, height: float) -> None:
    assert print_size(segment(scanned(text, height))) == pytest.approx(10.0, rel=0.03)


def test_a_word_of_the_second_engine_is_boxed_with_its_line_and_known_sizes_are_kept() -> None:
    assert print_size(segment(scanned("acorn", 9.8, "second"))) == pytest.approx(9.8)
    typed = segment(Word("acorn", BBox(0, 0, 25, 5.2), size=10.5))
    assert print_size(typed) == 10.5


def test_short_words_tell_only_where_no_others_stand() -> None:
    assert print_size(segment(scanned("LOOM", 7.2), scanned("&", 12.0), scanned("No", 20.0))) == pytest.approx(10.0)
    assert print_size(segment(scanned("No", 7.2))) == pytest.approx(10.0)


def test_set_alike() -> None:
    small, large = segment(scanned("acorn", 5.2)), segment(scanned("LOOM", 11.0))
    assert set_alike(small, segment(scanned("LOOM", 7.4)))
    assert not set_alike(small, large)
    bold = segment(Word("acorn", BBox(0, 0, 25, 5.2), size=10.0, bold=True))
    assert not set_alike(segment(Word("acorn", BBox(0, 0, 25, 5.2), size=10.0)), bold)
    assert not set_alike(bold, segment(Word("acorn", BBox(0, 0, 25, 5.2), size=10.4, bold=True)))


@given(st.text("abcdefghijklmnopqrstuvwxyzABCÉÖ0123,.()", min_size=1, max_size=12), st.floats(3, 30))
def test_no_print_is_smaller_than_its_ink(text: str, height: float) -> None:
    assert print_size(segment(scanned(text, height))) >= 0.9 * height


def test_the_line_that_says_who_issued_a_paper_is_no_letterhead() -> None:
    for text, found in (("NORTHERN CROSS AIR CARGO LTD", True), ("Issued by NORTHERN CROSS AIR CARGO LTD", False)):
        page = page_of(f"={text}\n\n\nGross weight 12 kg")
        assert (letterhead_of(layout_of(page), []) is not None) is found


def test_a_form_that_opens_a_number_closes_no_name() -> None:
    assert not has_legal_form("COTTON SAMPLES INV PT-26-0077")
    assert split_name("Kessler AG - 12345 Ulm") == ("Kessler AG", "12345 Ulm")
    assert split_name("Kessler AG 12345 Ulm") == ("Kessler AG", "12345 Ulm")


def test_a_comma_read_for_the_point_of_a_box_number() -> None:
    for text in ("24. Ultimate Consignee Name", "24, Ultimate Consignee Name"):
        label = party_label(segment(*(scanned(w, 7.0) for w in text.split())))
        assert label is not None
        assert label.concepts == ("ultimate_consignee",)
    assert party_label(segment(*(scanned(w, 7.0) for w in ["24,", "Shipper", "Lane"]))) is None


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Filatura Monte S.r.I.", "ocr", "Filatura Monte S.r.l."),
        ("Filatura Monte S.r.I.", "text", "Filatura Monte S.r.I."),
        ("Meble Wisla Sp. z 0.0.", "ocr", "Meble Wisla Sp. z o.o."),
        ("Filatura Monte S.R.I.", "ocr", "Filatura Monte S.R.I."),
    ],
)
def test_a_legal_form_is_written_as_it_is_though_an_l_is_read_as_an_i(text: str, source: str, name: str) -> None:
    words = [Word(w, BBox(40 * n, 0, 40 * n + 36, 7.2), 0.95, source, 7.2) for n, w in enumerate(text.split())]
    block = read_block([segment(*words)])
    assert block is not None
    assert block.name == name
