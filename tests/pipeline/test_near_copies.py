"""Papers in other bytes: what is the same paper, and what only looks like it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import Document, DocumentReading, Evidence, Page
from extractors.gist import DOUBT
from pipeline.near_copies import NearCopy, near_copies, same_words
from tests.pipeline.builders import place

_WORDS = (
    "buyer",
    "seller",
    "invoice",
    "carton",
    "yarn",
    "cotton",
    "vessel",
    "mundra",
    "total",
    "amount",
    "bank",
    "rate",
)
texts = st.lists(st.one_of(st.sampled_from(_WORDS), st.integers(10, 99_999).map(str)), min_size=30, max_size=120)


def page(*, seed: int, pieces: int = 80) -> list[str]:
    """A page of words and numbers of its own."""
    chance = random.Random(seed)
    return [str(chance.randint(100, 99_999)) if n % 3 else chance.choice(_WORDS) for n in range(pieces)]


def paper(sha: str, *pages: list[str], kind: str = "test_report", **values: str) -> DocumentReading:
    document = Document(sha, tuple(Page(n + 1, 612, 792) for n in range(len(pages))), kind, 0.9)
    fields = tuple(Evidence(n, "text", v, place(sha, v), 0.95, "text") for n, v in values.items())
    return DocumentReading(document, fields, gists=tuple(map(" ".join, pages)))


@given(texts)
def test_a_page_is_itself(pieces: list[str]) -> None:
    assert same_words(pieces, pieces)


@given(texts, texts)
def test_likeness_has_no_direction(one: list[str], other: list[str]) -> None:
    mixed = one[: len(one) // 2] + other[len(other) // 2 :]
    assert same_words(one, mixed) == same_words(mixed, one)


@given(texts, st.randoms())
def test_pieces_lost_by_a_scan_do_not_matter(pieces: list[str], chance: random.Random) -> None:
    lost = set(chance.sample(range(len(pieces)), len(pieces) // 10))
    assert same_words(pieces, [p for n, p in enumerate(pieces) if n not in lost])


@given(st.integers(0, 10_000), st.randoms())
def test_doubtful_misreadings_do_not_matter(seed: int, chance: random.Random) -> None:
    scan = page(seed=seed)
    for n in chance.sample(range(len(scan)), len(scan) // 12):
        scan[n] = f"{DOUBT}{scan[n][:-1]}0"
    assert same_words(page(seed=seed), scan)


@pytest.mark.parametrize(("lost", "same"), [(20, True), (28, False)])
def test_a_part_of_a_page_is_not_the_page(lost: int, same: bool) -> None:
    assert same_words(page(seed=1), page(seed=1)[lost:]) is same


def test_the_same_words_in_another_order_are_another_paper() -> None:
    chart = page(seed=1)
    assert not same_words(chart, [*chart[48:], *chart[20:48], *chart[:20]])


@pytest.mark.parametrize(("unread", "same"), [(10, True), (14, False)])
def test_a_page_hardly_read_is_not_known_again(unread: int, same: bool) -> None:
    assert same_words(page(seed=1), [*page(seed=1)[:-unread], *[f"{DOUBT}mumble"] * unread]) is same


def test_a_word_in_the_place_of_another_counts_where_both_are_sure() -> None:
    names = [[*page(seed=1), name, "sworn"] for name in ("hutchins", "tabor", f"{DOUBT}tabor", "hutchns")]
    assert [same_words(names[0], other) for other in names] == [True, False, True, True]


@given(st.integers(0, 10_000), st.integers(0, 79))
def test_one_other_number_is_another_paper(seed: int, at: int) -> None:
    sibling = page(seed=seed)
    sibling[at] = "100000"
    assert same_words(page(seed=seed), sibling) == (not page(seed=seed)[at].isdigit())


@given(st.integers(0, 10_000), st.randoms())
def test_other_papers_are_not_alike(seed: int, chance: random.Random) -> None:
    assert not same_words(page(seed=seed), page(seed=seed + 1 + chance.randrange(10_000)))


@given(st.permutations(range(6)))
def test_the_order_of_files_does_not_matter(order: list[int]) -> None:
    papers = [paper(f"{n}", page(seed=n // 2)) for n in range(6)]
    pairs = {frozenset((order[c.first], order[c.second])) for c in near_copies([papers[n] for n in order])}
    assert pairs == {frozenset((0, 1)), frozenset((2, 3)), frozenset((4, 5))}


def test_pages_of_a_bundle_are_named() -> None:
    first, second = page(seed=1), page(seed=2)
    bundle = replace(paper("b", first, second), document=Document("b", tuple(Page(n, 612, 792) for n in (4, 5))))
    assert near_copies([paper("a", first, second), bundle]) == (NearCopy(0, 1, ((1, 4), (2, 5))),)


def test_a_page_of_terms_makes_no_copy() -> None:
    terms = page(seed=9)
    assert near_copies([paper("a", page(seed=1), terms), paper("b", page(seed=2), terms)]) == ()


def test_a_paper_without_its_last_page_is_a_copy() -> None:
    assert near_copies([paper("a", page(seed=1), page(seed=2)), paper("b", page(seed=1))])


def test_a_page_that_says_little_is_no_copy() -> None:
    assert not near_copies([paper(sha, page(seed=1, pieces=19)) for sha in "ab"])
    assert near_copies([paper(sha, page(seed=1, pieces=20)) for sha in "ab"])


@pytest.mark.parametrize(
    ("ours", "theirs", "copies"),
    [("KI-118", "KI-119", 0), ("KI-118", "KI 118", 1), ("KI-118", "", 1)],
)
def test_a_value_that_differs_makes_two_papers(ours: str, theirs: str, copies: int) -> None:
    words = page(seed=1)
    values = [{"invoice_number": v} if v else {} for v in (ours, theirs)]
    assert len(near_copies([paper("a", words, **values[0]), paper("b", words, **values[1])])) == copies
