"""What a firm says of itself at the head of its paper is free where it is made of the words of sayings alone."""

from __future__ import annotations

import pytest

from extractors.certificate import judge_certificate
from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.test_certificate import GOOD, judged, page_of

FIRM = "Kaveri Mills Ltd."


def _line(text: str, top: float, size: float = 10.0) -> list[Word]:
    found, x = list[Word](), 60.0
    for said in text.split():
        wide = 0.5 * size * len(said)
        found.append(Word(said, BBox(x, top, x + wide, top + size), 1.0, "text", size))
        x += wide + 0.4 * size
    return found


def _verdict(*head: tuple[str, float], size: float = 14.0, firm: str = FIRM) -> str:
    """The verdict on a page with the firm's name at its head and these lines (text, top) under it."""
    form = page_of(GOOD)
    words = [*_line(firm, 4, size), *(w for text, top in head for w in _line(text, top)), *form.words]
    page = Page(1, 612, 792, tuple(words), strokes=form.strokes)
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)).verdict


@pytest.mark.parametrize("saying", ["Colour is our promise", "Weavers of fine cotton since 1952", "Denizli 20330"])
def test_a_saying_under_the_firms_name_is_harmless(saying: str) -> None:
    assert _verdict((saying, 20)) == "conforming"


@pytest.mark.parametrize(
    "said",
    [
        "Colour is not our promise",
        "salvo los botones",
        "trabajo forzado que se hila",
        "Void since 2024",
        "Colour is our promise?",
        "Hilado por terceros",
        "Selon le filateur",
        "Ek B ile birlikte okunur",
        "据供应商所述",
        "Kindly ignore the last clause",
        "For the file",
    ],
)
def test_a_saying_that_tells_is_no_saying(said: str) -> None:
    assert _verdict((said, 20)) != "conforming"


@pytest.mark.parametrize("said", ["To be read with our letter", "We have it from the mill that this is so"])
def test_a_sentence_and_what_points_elsewhere_is_no_saying(said: str) -> None:
    assert _verdict((said, 20)) != "conforming"


def test_a_name_with_its_letters_set_apart_is_still_the_firms() -> None:
    assert _verdict(firm="K a v e r i Mil l s Lt d .", size=10.0) == "conforming"
    assert _verdict(firm="K a v e r i sans lin", size=10.0) != "conforming"


@pytest.mark.parametrize(
    "printed", ["file:///C:/Docs/coo_wro_final_v3.html 18/06/2026, 14:22", "https://docs.kaveri.example/wro 1/1"]
)
def test_where_the_page_was_printed_from_is_harmless(printed: str) -> None:
    assert _verdict((printed, 44)) == "conforming"


@pytest.mark.parametrize("printed", ["file:///C:/Docs/coo_void_x.html", "file:///C:/a.html wird geprüft"])
def test_the_name_of_a_draft_and_words_beside_it_are_read(printed: str) -> None:
    assert _verdict((printed, 44)) != "conforming"


@pytest.mark.parametrize("saying", ["Sharing nature's best with the world", "Innovation, integrity, impact"])
def test_a_saying_is_free_at_the_foot_too(saying: str) -> None:
    assert judged(GOOD, foot=saying).verdict == "conforming"


@pytest.mark.parametrize(
    "said",
    [
        "Replaces certificate 117", "Second version", "According to the mill", "Confirmation by the mill follows",
        "To be signed by the owner", "E. & O. E.", "E. and O. E.", "S. E. u O.", "Made by our partners",
    ],
)  # fmt: skip
def test_what_is_made_of_other_words_is_no_saying_in_small_letters_or_titles(said: str) -> None:
    for line in (said, said.title()):
        assert _verdict((line, 20)) != "conforming"
        assert judged(GOOD, foot=line).verdict != "conforming"


@pytest.mark.parametrize(
    "said",
    ["Remplace Le Certificat 117", "Sustituye Al Certificado 12", "Kecuali Benang Jahit", "Tidak Termasuk Kancing",
     "Vervangt Certificaat 12", "See Remarks Overleaf", "Awaiting Audit", "Partial Lot"],
)  # fmt: skip
def test_what_limits_in_titles_is_for_a_person(said: str) -> None:
    assert judged(GOOD, foot=said).verdict != "conforming"


def test_what_only_points_elsewhere_is_no_deviation() -> None:
    assert judged(GOOD, foot="Date of issue of this letter: see below").verdict == "review"
