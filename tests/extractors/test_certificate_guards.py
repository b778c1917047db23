"""Guards of the judgement of certificates, each with a case on either side of it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from extractors.certificate import judge_certificate
from extractors.certificate.against import _is_said
from extractors.certificate.form import certificate_form
from extractors.certificate.garbled import is_cut_off, is_denial, is_name_garbled
from extractors.certificate.gutters import _edges
from extractors.certificate.jumbled import is_moved, stands_apart
from extractors.certificate.names import strange_in_name
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token, folded
from extractors.evidence import BBox, Document, Word
from tests.extractors.test_certificate import GOOD, page_of
from tests.extractors.test_certificate_translations import WHOLE


def _pieces(text: str) -> list[Piece]:
    return [Piece(raw.strip("()[],;:").casefold(), raw, (n,)) for n, raw in enumerate(text.split())]


def _token(raw: str, x: float = 60.0, top: float = 100.0, source: str = "ocr") -> Token:
    return Token(folded(raw), raw, BBox(x, top, x + 5 * len(raw), top + 10), 1, 0, size=10.0, source=source)


def _word(text: str, x: float = 60.0, top: float = 100.0) -> Word:
    return Word(text, BBox(x, top, x + 5 * len(text), top + 10), 1.0, "text", 10.0)


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ("scribed", True),  # of "subscribed"
        ("Scribed", False),  # a name
        ("able", False),  # a word
        ("unsigned", False),  # one that denies
        ("ed", False),
        ("frobed", False),
    ],
)
def test_the_end_of_a_harmless_word_alone_is_cut_off(said: str, cut: bool) -> None:
    assert is_cut_off(_pieces(said)[0]) is cut


def test_no_word_that_tells_something_is_cut_off() -> None:
    lists = vocabulary()["around"]
    telling = lists["never"] | lists["takes_back"] | lists["limits"] | lists["subjects"]
    assert not [w for w in telling if is_cut_off(Piece(w, w, (0,)))]
    assert is_denial("unsigned")


@pytest.mark.parametrize(
    ("line", "garbled"),
    [
        ("KAVER1 SPINNING MIlLS", True),
        ("KAVER SPINNNG MILLS", True),
        ("KAVERI SPINNING MILLS not", False),  # a word besides
        ("KAVERI WEAVING MILLS", False),  # another firm, in words
        ("XAVERI SPINNING MILLS", False),
        ("KVR SPNNG MLLS", False),
    ],
)
def test_a_name_but_for_a_letter_or_two_is_that_name(line: str, garbled: bool) -> None:
    assert is_name_garbled([_token(w) for w in line.split()], ["kaveri spinning mills"]) is garbled


def test_a_short_name_is_told_by_all_its_letters() -> None:
    assert not is_name_garbled([_token("KAVER1"), _token("LT0")], ["kaveri ltd"])


@pytest.mark.parametrize(
    ("said", "strange"),
    [
        ("Acme Ltd. (spinning mill no. 2)", []),
        ("Acme Ltd. / spinning mill", ["spinning", "mill"]),
        ("Acme Ltd. & spinning mill", ["spinning", "mill"]),
        ("Acme Ltd. and spinning mill", ["spinning", "mill"]),
        ("spinning mill", ["spinning", "mill"]),
    ],
)
def test_what_a_plant_is_for_stands_at_once_behind_its_firm(said: str, strange: list[str]) -> None:
    found = {w.text for w in strange_in_name(_pieces(said))}
    assert bool(found) is bool(strange)


def _seen(said: str, *there: str, rivals: frozenset[str] = frozenset(), fixed: frozenset[str] = frozenset()) -> bool:
    return _is_said(_token(said), [_word(t) for t in there], fixed, rivals)


@pytest.mark.parametrize(
    ("said", "there", "same"),
    [
        ("merchandise", ("merchandise",), True),
        ("merchandise", (), False),
        (",", (), True),  # no letters: nothing is said
        ("6", ("empleó",), True),  # an accented letter read apart
        ("6", ("employed",), False),
        ("6", ("né",), False),  # too short a word
        ("khong", ("không",), True),
        ("dugc", ("được",), True),  # two marks to a letter: no recogniser of English spells it
        ("used", ("được",), False),  # but a word is a word
        ("used", ("принудительный",), True),  # another script it cannot read
        ("xyzzy", ("employed",), False),
    ],
)
def test_pixels_say_what_the_layer_says_as_far_as_they_are_spelt(said: str, there: tuple[str, ...], same: bool) -> None:
    assert _seen(said, *there) is same


def test_a_rival_of_the_forms_word_is_no_misreading() -> None:
    held = {"rivals": frozenset({"or"}), "fixed": frozenset({"of"})}
    assert not _seen("or", "of", **held)
    assert _seen("or", "for")  # within a longer word of a filling


def test_in_a_filling_one_letter_may_be_misread_and_in_the_form_none() -> None:
    assert _seen("xt", "xz")
    assert not _seen("xt", "xz", fixed=frozenset({"xz"}))


@pytest.mark.parametrize(("lines", "column"), [(5, True), (4, False)])
def test_a_narrow_gap_parts_columns_where_many_lines_share_the_edge(lines: int, column: bool) -> None:
    words = [w for n in range(lines) for w in (_word("left" + "x" * n, 60, 14 * n), _word("right", 150, 14 * n))]
    flush = [replace(w, bbox=w.bbox._replace(x1=143.0)) if w.text != "right" else w for w in words]
    assert bool(_edges(flush, [[2 * n, 2 * n + 1] for n in range(lines)])) is column


def test_a_wide_gap_parts_columns_in_any_line() -> None:
    assert _edges([_word("left", 60), _word("right", 150)], [[0, 1]]) == [150]


def _added(*tokens: int, **given: object) -> Difference:
    return replace(Difference("inserted", "word", "", "Yours", 1, None, (), tokens), **given)  # type: ignore[arg-type]


def _line(*places: tuple[str, float, float]) -> SimpleNamespace:
    return SimpleNamespace(tokens=[_token(raw, x, top) for raw, x, top in places])


ROW = [("stage", 60.0, 100.0), ("Yours", 200.0, 100.0), ("of", 60.0, 114.0)]


@pytest.mark.parametrize(
    ("row", "item", "apart"),
    [
        (ROW, _added(1), True),
        (ROW, _added(1, kind="changed"), False),
        (ROW, _added(1, blank="producer"), False),
        (ROW, _added(), False),
        (ROW, _added(0), False),
        ([ROW[0], ("Yours", 92.0, 100.0), ROW[2]], _added(1), False),  # with a space before it
        ([ROW[0], ("Yours", 200.0, 114.0), ROW[2]], _added(1), False),  # in another line
        ([*ROW[:2], ("of", 240.0, 100.0)], _added(1), False),  # the line goes on behind it
    ],
)
def test_a_word_in_a_column_of_its_own_stands_apart(
    row: list[tuple[str, float, float]], item: Difference, apart: bool
) -> None:
    assert stands_apart(item, _line(*row)) is apart  # type: ignore[arg-type]


def _reading(*unread: str) -> SimpleNamespace:
    tokens = [_token(w) for w in ("I", *unread)]
    settled = SimpleNamespace(words={0: SimpleNamespace(tokens=(0,))}, start=0, end=len(tokens))
    return SimpleNamespace(tokens=tokens, settled=settled)


@pytest.mark.parametrize(
    ("kind", "expected", "found", "unread", "moved"),
    [
        ("missing", "that", "", ("that",), True),
        ("missing", "that", "", ("mined",), False),  # it stands nowhere else
        ("inserted", "", "merchandise of", (), True),  # words of the form alone
        ("inserted", "", "merchandise never", (), False),
        ("inserted", "", "(Quantity) Kxyzzy", (), True),  # a caption with a filling
        ("inserted", "", "Quantity Kxyzzy", (), False),  # no bracket of a caption
        ("inserted", "", "(never) Kxyzzy", (), False),
        ("changed", "that", "(Quantity) Kxyzzy", (), False),
    ],
)
def test_a_word_that_stands_unread_elsewhere_is_moved(
    kind: str, expected: str, found: str, unread: tuple[str, ...], moved: bool
) -> None:
    item = Difference(kind, "word", expected, found, 1, None)
    assert is_moved(certificate_form(), item, [_reading(*unread)]) is moved  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("source", "foot", "verdict"),
    [
        ("ocr", "1 {0}", "conforming"),
        ("text", "l {0}", "review"),  # a text layer has no strokes for figures
        ("ocr", "l {0}", "conforming"),
        ("ocr", "{0} |", "conforming"),
    ],
)
def test_an_upright_stroke_at_the_edge_of_a_line_is_a_rule_of_a_scan(source: str, foot: str, verdict: str) -> None:
    page = page_of(GOOD, source=source, foot=foot.format(WHOLE["portuguese"]))
    document = Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document, (), document).verdict == verdict


def test_an_upright_stroke_within_a_line_is_a_figure() -> None:
    words = WHOLE["portuguese"].split()
    page = page_of(GOOD, source="ocr", foot=" ".join([*words[:9], "1", *words[9:]]))
    document = Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document, (), document).verdict == "review"
