"""Captions of forms and headings: what they lend to the sentences under them, and that they say nothing alone."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.classify.declared_statement import is_declared_statement
from extractors.evidence import BBox, Document, Page, Word
from extractors.statement import read_statement
from extractors.statement.passages import units_of

SOURCE = "Efforts made to determine the source of the merchandise and of every component"
LABOR = "Efforts made to ascertain the character of labor used in the merchandise and each component"
RESULTS = "Full results of the investigation"
BELIEF = "Belief as to forced labor"
ROWS = [
    (SOURCE, "Every reasonable effort was made. Orders and payments of all makers were obtained."),
    (LABOR, "Every reasonable effort was made. Payroll of all makers was reviewed."),
    (RESULTS, "All cotton was grown in Texas. Two workers were paid late in May."),
    (BELIEF, "We believe that no forced labor was used in any stage of production of the goods or of any component."),
]


def words_at(text: str, x0: float, y: float, width: float, bold: bool = False) -> tuple[list[Word], float]:
    """Words set in a column, and where the next line begins."""
    words, x = [], x0
    for word in text.split():
        if x > x0 + width - 5 * len(word):
            x, y = x0, y + 12
        words.append(Word(word, BBox(x, y, x + 5 * len(word), y + 10), 1.0, "text", 10.0, bold))
        x += 5 * len(word) + 4
    return words, y + 12


def form(rows: list[tuple[str, str]]) -> Document:
    """A ruled form of two columns."""
    words, rules, y = [], [], 100.0
    for caption, body in rows:
        left, after_left = words_at(caption, 64, y + 4, 170)
        right, after_right = words_at(body, 254, y + 4, 290)
        bottom = max(after_left, after_right)
        words += [*left, *right]
        rules += [BBox(60, y, 550, y + 0.5), *(BBox(x, y, x + 0.5, bottom) for x in (60, 250, 550))]
        y = bottom
    rules.append(BBox(60, y, 550, y + 0.5))
    return Document("0" * 64, (Page(1, 612, 792, tuple(words), rules=tuple(rules)),), "consignee_statement", 1.0)


def prose(*paragraphs: str) -> Document:
    """Paragraphs; one that begins with "#" is a bold heading."""
    words, y = [], 60.0
    for text in paragraphs:
        said, after = words_at(text.lstrip("#"), 60, y, 480, bold=text.startswith("#"))
        words += said
        y = after + 14
    return Document("0" * 64, (Page(1, 612, 792, tuple(words)),), "consignee_statement", 1.0)


def read(document: Document) -> dict[str, str]:
    return {e.name: e.status for e in read_statement(document)}


def test_the_left_cell_of_a_form_names_what_the_right_cell_says() -> None:
    assert read(form(ROWS)) == {"source": "found", "labor": "found", "results": "found", "belief": "found"}


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("body", ["", "N/A", "To follow.", "No comment."])
def test_a_caption_alone_is_no_answer(at: int, body: str) -> None:
    rows = [(caption, body if n == at else said) for n, (caption, said) in enumerate(ROWS)]
    found = list(read(form(rows)).values())
    assert found[at] != "found"
    assert [s for n, s in enumerate(found) if n != at] == ["found"] * 3


def test_a_heading_names_the_paragraph_under_it_and_no_other() -> None:
    headed = prose(
        "#1. Source of the goods and of every component", "Every reasonable step was taken. Bale tags were read.",
        "#2. Something else", "Every reasonable step was taken for every component.",
    )  # fmt: skip
    assert units_of(headed)[0].caption.startswith("1. Source")
    assert read(headed)["source"] == "found"
    assert read(prose("#1. Facts", "Every reasonable step was taken for every component."))["source"] != "found"


def test_a_page_in_one_strong_font_has_no_heading_by_it() -> None:
    long = "We made every reasonable effort to determine the source of the merchandise and of every component thereof."
    words = [
        w for n, part in enumerate(long.split(" the source ")) for w in words_at(part, 60, 60 + 12 * n, 500, True)[0]
    ]
    page = Page(1, 612, 792, tuple(words))
    assert [u.whole for u in units_of(Document("0" * 64, (page,), "consignee_statement", 1.0))] == [
        long.replace(" the source ", " ")
    ]


def test_a_ticked_box_says_what_stands_behind_it() -> None:
    said = "We made every reasonable effort to determine the source of the merchandise and of every component thereof."
    assert read(prose(f"[X] {said}"))["source"] == "found"
    assert read(prose(f"[ ] {said}"))["source"] == "partly"


def test_one_sentence_that_says_all_leaves_no_element_missing() -> None:
    said = (
        "Having traced the wool and the dyes to their makers, and having inspected the character of labor at each, "
        "we give all of what we found and believe that forced labor had no place in a stage of making them or a part."
    )
    assert "missing" not in read(prose(said)).values()


def test_a_number_or_an_initial_ends_no_sentence() -> None:
    units = units_of(
        prose("4.1 We asked Mr. J. Doe of Kaveri Mills Pvt. Ltd. for the records in Annex B. He sent them.")
    )
    assert [u.text for u in units] == [
        "4.1 We asked Mr. J. Doe of Kaveri Mills Pvt. Ltd. for the records in Annex B.",
        "He sent them.",
    ]


def test_what_the_regulation_asks_is_not_what_was_done() -> None:
    asked = (
        "The regulation requires a statement showing that he had made every reasonable effort to determine the source "
        "of the merchandise and of every component thereof, the full results of his investigation, and his belief that "
        "no forced labor was used in any stage of production or in any component."
    )
    assert set(read(prose(asked)).values()) == {"missing"}
    done = "We made every reasonable effort to determine the source of the merchandise and of every component thereof."
    assert read(prose(asked, done))["source"] == "found"


@pytest.mark.parametrize(
    ("who", "status"),
    [("Harbor Apparel believes", "found"), ("The undersigned believes", "found"), ("Kaveri Mills believes", "partly")],
)
def test_whose_belief_it_is(who: str, status: str) -> None:
    text = f"{who} that no forced labor was used in any stage of the production of the goods or of any component."
    assert read(prose("Harbor Apparel Inc. is the ultimate consignee.", text))["belief"] == status


def test_missing_is_only_what_nobody_speaks_of() -> None:
    belief = ROWS[3][1]
    assert read(prose("The gloves were dipped on line 4.", belief))["labor"] == "missing"
    unknown = "Just as hard did we labor to get to know the hands that made the gloves."
    assert read(prose(unknown, belief))["labor"] == "partly"


def test_a_letter_that_is_the_statement_and_one_that_encloses_it() -> None:
    said = [
        "we are the ultimate consignee of these goods. We did all we could to find out where these and all inputs"
        " came from.",
        "We examined the labor of the goods and of each input by visits and payrolls.",
        "What we found, in full: all cotton was grown in Texas.",
        ROWS[3][1],
    ]
    letter = prose("Dear Sir,", *said, "Yours faithfully,")
    assert is_declared_statement(letter)
    assert classify_document(letter).type == "consignee_statement"
    assert not is_declared_statement(prose("Dear Sir,", "Enclosed is the statement.", *said, "Yours faithfully,"))
    assert not is_declared_statement(prose("Dear Sir,", "we are the buyer.", *said[1:], "Yours faithfully,"))


def test_a_page_in_capitals_has_no_heading_by_them() -> None:
    page = prose(*(f"{n}. {body.upper()}" for n, (_, body) in enumerate(ROWS, 1)))
    assert len(units_of(page)) == 7
    assert units_of(prose("SOURCE", "Every reasonable effort was made."))[0].caption == "SOURCE"


def test_a_question_stands_over_its_answer() -> None:
    asked = prose(
        "2. What did you do to establish where the goods and all materials were made?", "We exhausted all means.",
        "3. Are there questions?", "None.",
    )  # fmt: skip
    assert read(asked)["source"] == "found"
    assert [u.text for u in units_of(asked)] == ["We exhausted all means.", "None."]
