"""What fills a blank of the certificate, and what stands around the form: known for what it is, or for a person."""

# ruff: noqa: E501 - tables of fillings, one entry a line
from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.blanks import is_placeholder, says_its_kind
from extractors.certificate.fillings import holds_a_day, is_no_day, strange_words
from extractors.certificate.form import certificate_form
from extractors.certificate.shapes import pieces
from extractors.certificate.tokens import Token, orders_of
from extractors.evidence import BBox, Document, Page, Word
from tests.bench import certificate_fillings as fillings
from tests.bench.certificate_deviations import DEVIATIONS
from tests.bench.certificate_formats import FORMATS, bad_in, good_in, judged_in
from tests.bench.certificate_opponent import judge, make_good, run
from tests.bench.certificate_sheets import STYLES
from tests.extractors.test_certificate import BODY, GOOD, VALUES, _line, judged, page_of


def tokens(text: str) -> list[Token]:
    """The words of a filling as they come from a page."""
    words, x = [], 40.0
    for said in text.split():
        words.append(Word(said, BBox(x, 100, x + 5 * len(said), 110), 1.0, "text", 10.0))
        x += 5 * len(said) + 4
    return orders_of([Page(1, 2000, 800, tuple(words))])[0]


def strange(name: str, text: str) -> list[str]:
    """The words of a filling that are not known for what the blank holds."""
    held = tokens(text)
    return [w.raw for w in strange_words(name, pieces(held, range(len(held))))]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("quantity", "4,800 pieces (400 dozen)"),
        ("quantity", "1,200 pcs style A-14 and 600 pcs style B-9"),
        ("quantity", "Forty-eight bales"),
        ("quantity", "3.600 Stück"),
        ("packages", "120 cartones"),
        ("packages", "2 x 40'HC"),
        ("packages", "48 pallets of 20 cartons each"),
        ("packages", "loose, on hangers"),
        ("description", "ladies' blouses of cotton, not knitted or crocheted"),
        ("description", "yarn that was spun in India of US cotton"),
        ("description", "cotton yarn (other than sewing thread), containing 85% cotton, not put up for retail sale"),
        ("description", "trousers, other than knitted of 100% cotton"),
        ("description", "fabric not exceeding 200 g/m2"),
        ("packages", "712 rolls in polybags"),
        ("packages", "5,280 trays, shrink-wrapped"),
        ("packages", "1,890 bags-in-box"),
        ("labor_class", "convict labor. forced labor. or indentured labor"),
        ("description", "bed linen sets, 3 pieces each"),
        ("description", "towels and other linen"),
        ("marks", "as stencilled: LE / 2025"),
        ("departure_date", "the 13th day of May, 2026"),
        ("departure_date", "25 May 26"),
        ("departure_date", "13 May 2026, 10 hrs"),
        ("carrier", "YM Warranty V.048E"),
        ("carrier", "M/V YM Warranty"),
        ("packages", "603 cartons loose"),
        ("packages", "40 carton boxes (40 packages)"),
        ("packages", "20 bags, 3 drums"),
        ("marks", "PO 4501 / C/NO. 1-603"),
        ("producer", "Grupo Hilados del Sur, S.A. de C.V."),
        ("place_of_production", "Frankfurt am Main"),
        ("carrier", "truck, plate 34-ABC-221, and vessel MSC Rita"),
        ("carrier", "truck, plate 43-AK-7H, Transportes Mora"),
        ("place_of_lading", "the Port of Tema"),
        ("carrier", "the vessel OOCL Hamburg (voy. 114E)"),
        ("departure_date", "the 5th day of May, 2026"),
        ("departure_date", "2026年5月5日"),
        ("labor_class", "convict, forced, or indentured labor under penal sanctions"),
    ],
)
def test_real_fillings_are_known(name: str, text: str) -> None:
    assert strange(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("quantity", "18 MT US", "US"),
        ("quantity", "4,800 pieces piece", "piece"),
        ("quantity", "12,000 pcs (1,000", "(1,000"),
        ("packages", "2020 bulk", "bulk"),
        ("packages", "aseptic bags bulk", "bulk"),
        ("packages", "aseptic bags cartons", "cartons"),
        ("packages", "MW-2210 603 cartons", "MW-2210"),
        ("description", "US upland raw cotton, crop", "crop"),
        ("description", "shirts (body fabric only)", "only)"),
        ("description", "tents of cotton other than sewing thread", "other"),
        ("description", "cotton yarn other than sewing thread", "other"),
        ("description", "trousers, other than knitted labels", "other"),
        ("description", "shirts not containing our thread", "not"),
        ("packages", "712 in rolls in polybags", "in"),
        ("marks", "GREEN DOT all", "all"),
        ("marks", "PO 4501 or similar", "similar"),
        ("packages", "5,280 trays shrink-wrapped", "shrink-wrapped"),
        ("packages", "5,280 trays, jute", "jute"),
        ("packages", "1,890 bags-in-shed", "bags-in-shed"),
        ("description", "bed linen sets, pieces each", "each"),
        ("description", "shirts and other goods", "other"),
        ("departure_date", "25/26 May 2026", "25/26"),
        ("departure_date", "25 and 26 May 2026", "26"),
        ("carrier", "YM Warranty Forced", "Warranty"),
        ("carrier", "Kaveri Warranty V.048E", "Warranty"),
        ("producer", "exporter Kaveri Mills Ltd.", "exporter"),
        ("producer", "Kaveri Mills Ltd. or others", "others"),
        ("carrier", "MSC Aurora voyage 112E Tanjung", "Tanjung"),
        ("carrier", "truck, plate 43-AK-7H, Puerto Mora", "Puerto"),
        ("place_of_lading", "Hartford, Voyage 224W, Tuticorin", "Voyage"),
        ("quantity", "3.600 tan", "tan"),
        ("carrier", "the MSC Aurora", "the"),
        ("place_of_departure", "Chennai July", "July"),
        ("departure_date", "13, 2021", "2021"),
        ("labor_class", "forced labor at the sewing stage", "sewing"),
        ("labor_class", "or forced labor", "or"),
    ],
)
def test_what_no_such_filling_is_made_of_is_strange(name: str, text: str, word: str) -> None:
    assert word in strange(name, text)


@pytest.mark.parametrize(
    ("goods", "packages", "verdict"),
    [
        ("tents of cotton", "354 cones in polybags", "conforming"),
        ("tents of cotton", "rolls in polybags", "conforming"),
        ("fabric, width 63 in rolls", "20 cartons", "conforming"),
        ("shirts, sets of 3 pieces", "20 cartons", "conforming"),
        ("tents of cotton 354 cones", "polybags", "review"),
        ("tents of cotton 712 in rolls", "polybags", "review"),
        ("tents of cotton", "712 in rolls in polybags", "review"),
    ],
)
def test_packages_that_end_the_goods_are_for_a_person(goods: str, packages: str, verdict: str) -> None:
    assert judged(BODY.format(**{**VALUES, "description": goods, "packages": packages})).verdict == verdict


def test_the_in_of_the_form_before_packages_is_missed() -> None:
    given = {**VALUES, "description": "tents of cotton", "packages": "354 cones"}
    found = judged(BODY.replace(" in {packages}", " {packages}").format(**given))
    assert [(d.kind, d.expected) for d in found.deviations] == [("missing", "in")]


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [("marks and numbers KM 1-200", "review"), ("KM numbers 1-200", "conforming")],
)
def test_words_of_the_form_twice_before_a_blank_are_for_a_person(marks: str, verdict: str) -> None:
    assert judged(BODY.format(**{**VALUES, "marks": marks})).verdict == verdict


def test_made_fillings_of_many_countries_are_known() -> None:
    rng = random.Random(12)
    makers = {
        "quantity": fillings.quantity, "packages": fillings.packages, "marks": fillings.marks, "carrier": fillings.carrier,
        "departure_date": fillings.date, "labor_class": fillings.labor, "description": fillings.description,
    }  # fmt: skip
    for name, made in makers.items():
        for _ in range(40):
            text = made(rng)
            assert strange(name, text) == [], (name, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4,800 pieces of shirts", "4,800 pieces shirts of"),
        ("in white in 200 cartons", "in white 200 in cartons"),
        ("M/V ARBOR V.1 at Chennai", "the M/V ARBOR V.1 at Chennai"),
        ("I, Kaveri", "H. I, Kaveri"),
        ("in white in 200 cartons", "in white jute in cartons"),
        ("near Salem", "near the Salem"),
        ("certify that", "certify* that"),
    ],
)
def test_words_on_the_wrong_side_never_conform(old: str, new: str) -> None:
    assert old in GOOD
    assert judged(GOOD.replace(old, new, 1)).verdict in ("review", "deviating")


@pytest.mark.parametrize(
    ("old", "new", "expected", "found"),
    [
        ("Chennai on 2026", "Chennai about 2026", "on", "about"),
        ("KM 1-200 was mined", "KM 1-200 had been mined", "was", "had been"),
        ("component thereof.", "component of it.", "thereof", "of it"),
        ("pieces of shirts", "pieces is shirts", "of", "is"),
    ],
)
def test_words_lost_and_found_in_one_place_are_one_exchange(old: str, new: str, expected: str, found: str) -> None:
    assert [(d.expected, d.found) for d in judged(GOOD.replace(old, new, 1)).deviations] == [(expected, found)]


@pytest.mark.parametrize(
    "said",
    ["Weaving trust since 1954", "Importer: Harbor & Pine Apparel, Inc.", "Entry No. 316-1234567-8", "Date: 12 May 2026",
     "I declare under penalty of perjury that the foregoing is true and correct.", "Coats Thread Ltd."],
)  # fmt: skip
def test_known_lines_around_the_form_are_harmless(said: str) -> None:
    assert judged(GOOD, foot=said).verdict == "conforming"


@pytest.mark.parametrize(
    "said", ["DYEING OUTSOURCED", "Packing by inmates of a farm", "see terms overleaf", "Thread: origin unknown."]
)
def test_unknown_lines_around_the_form_are_for_a_person(said: str) -> None:
    assert judged(GOOD, foot=said).verdict in ("review", "deviating")


@pytest.mark.parametrize(
    ("value", "day"),
    [("12 May 2026", True), ("to be filled in", False), ("invoice 2026-118", False), ("tel. +84 28 555 0101", False)],
)
def test_a_date_holds_a_day(value: str, day: bool) -> None:
    assert holds_a_day(value) is day


@pytest.mark.parametrize(
    ("value", "none"),
    [
        ("30 February 2026", True),
        ("29 February 2026", True),
        ("29 February 2024", False),
        ("April 31, 2026", True),
        ("April 30, 2026", False),
        ("31. Dezember 2026", False),
        ("0 May 2026", True),
        ("1 May 2026", False),
        ("31 April 2026, No. 104", True),
        ("31 April 0000", True),
        ("31 April", False),  # no year, no day of the calendar
        ("April 2026", False),
        ("from 31 April to 2 May 2026", False),  # two months: which of the days is whose is not told
        ("31 April 2026 at 10 h", False),
        ("31 April 2026 (contract of 2025)", False),
        ("00.00.2026", True),
        ("2026-00-14", True),
        ("10.10.2026", False),
        ("20-06-2026", False),
        ("30.02.2026", False),  # the order of its figures is not told
        ("", False),
    ],
)
def test_a_day_that_no_month_has_is_none(value: str, none: bool) -> None:
    assert is_no_day(value) is none


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("14 / 05 / 2026", True),
        ("(14.05.2026).", True),
        ("May, the year after", False),  # a month without a figure
        ("14 copies", False),
        ("dated 14.05.2026", True),
        ("1 4 / 0 5 / 2 0 2 6", True),  # in spaced figures
        ("14 - May - 2026", True),
        ("14-May-2026", True),
        ("a b c d e f 14 / 05 / 2026", False),  # prose with figures in it
    ],
)
def test_figures_that_make_a_day(value: str, day: bool) -> None:
    assert holds_a_day(value) is day


def test_a_line_above_an_empty_date_is_no_date() -> None:
    page = page_of(GOOD)
    kept = tuple(w for w in page.words if w.text != "2026-05-20")
    line = tuple(_line(["Invoice", "KI-118", "dated", "3", "May", "2026"], 526, "text"))
    document = Document("0" * 64, (replace(page, words=(*kept, *line)),), "certificate_of_origin_1243", 1.0)
    assert "undated" in [d.kind for d in judge_certificate(document).deviations]


def test_a_year_may_end_the_description() -> None:
    values = {**VALUES, "description": "US raw cotton, crop 2020", "packages": "bales"}
    assert judged(BODY.format(**values)).verdict == "conforming"


@pytest.mark.parametrize("style", STYLES, ids=lambda s: s.name)
def test_every_style_conforms(style: object) -> None:
    rng = random.Random(7)
    made = make_good(rng)
    while made.style != style:
        made = make_good(rng)
    assert judge(made, rng).verdict == "conforming"


def test_no_deviation_conforms() -> None:
    score, kinds = run(good=0, bad=60, seed=11)
    assert score.bad_conforming == 0
    assert score.named >= 0.9 * score.bad_deviating
    assert len(kinds) > 20


@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda d: d.__name__)
def test_each_kind_of_deviation_is_seen(deviation: object) -> None:
    rng = random.Random(29)
    made = None
    while made is None:
        made = deviation(rng, make_good(rng))  # type: ignore[operator]
    assert judge(made, rng).verdict in ("deviating", "review")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("departure_date", "14 de mayo de 2026"),
        ("departure_date", "7 mai 2026"),
        ("packages", "1,830 trusses"),
        ("carrier", "truck 87-AK-9D, carrier Fletes Sonora"),
        ("packages", "480 CARTONS (FIBC)"),
        ("packages", "300 bales (press packed)"),
        ("packages", "1,000 cartons, net 40 lbs. each"),
        ("foreign_seller", "Rosa Mora, general manager of Mora Hilados S.A."),
        ("place_of_lading", "Tien Sa, Da Nang"),
        ("place_of_departure", "PORTLAND, OR"),
    ],
)
def test_fillings_of_other_trades_and_tongues_are_known(name: str, text: str) -> None:
    assert strange(name, text) == []
    assert judged(BODY.format(**VALUES | {name: text})).verdict == "conforming"


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("place_of_departure", "Monday", "Monday"),
        ("place_of_departure", "2nd June", "2nd"),
        ("place_of_departure", "OR SIMILAR CAT LAI", "OR"),
        ("place_of_departure", "SIMILAR CAT LAI", "SIMILAR"),
        ("producer", "AND ANY OTHER MILLS LTD.", "AND"),
        ("packages", "480 CARTONS (PART LOT)", "(PART"),
        ("packages", "480 cartons net 40", "40"),
        ("packages", "480 cartons packed", "packed"),
        ("foreign_seller", "Rosa Mora, sales agent of Mora Hilados S.A.", "agent"),
        ("foreign_seller", "Rosa Mora, manager of the goods", "manager"),
        ("departure_date", "14 de siempre de 2026", "siempre"),
    ],
)
def test_words_that_no_such_filling_has_are_seen_in_capitals_too(name: str, text: str, word: str) -> None:
    assert word in strange(name, text)


def test_a_weekday_left_before_on_is_no_place() -> None:
    body = BODY.format(**VALUES | {"place_of_departure": "Monday,", "departure_date": "28 September 2025"})
    assert judged(body).verdict != "conforming"


def test_the_words_before_a_comma_are_a_place_within_the_port() -> None:
    ports = {"place_of_lading": "Tien Sa, Da Nang", "place_of_departure": "Da Nang"}
    assert judged(BODY.format(**VALUES | ports)).verdict == "conforming"
    left = {"place_of_lading": "Andes Da Nang", "place_of_departure": "Da Nang"}
    assert judged(BODY.format(**VALUES | left)).verdict != "conforming"


@pytest.mark.parametrize(("marks", "told"), [("one 40' HC container", "review"), ("ONE 1-40", "conforming")])
def test_packages_where_the_marks_belong_are_seen(marks: str, told: str) -> None:
    assert judged(BODY.format(**VALUES | {"marks": marks})).verdict == told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("producer", "KAVERI MILLS LTD. SEWING ONLY"),
        ("producer", "Kaveri Mills Ltd. Ostensibly"),
        ("foreign_seller", "Kaveri Mills Ltd. e.&o.e."),
        ("foreign_seller", "KAVERI MILLS LTD. UNAUDITED"),
        ("place_of_lading", "Chennai et al"),
        ("place_of_production", "SALEM, INDIA AND ELSEWHERE"),
        ("carrier", "MSC Rita 112E (1)"),
        ("labor_class", "penal forced labor"),
    ],
)
def test_what_is_said_of_a_name_is_seen_in_capitals_and_titles(name: str, text: str) -> None:
    body = BODY.format(**VALUES | {name: text})
    assert judged(body.upper() if text.isupper() else body).verdict != "conforming"


@pytest.mark.parametrize(
    "seller", ["Sewing Trust Ltd.", "FAMILY JEANS CO.", "Order & Faith Trading", "UNITED MILLS LTD."]
)
def test_names_of_firms_made_of_such_words_are_names(seller: str) -> None:
    body = BODY.format(**VALUES | {"foreign_seller": seller})
    assert judged(body.upper() if seller.isupper() else body).verdict == "conforming"


def test_a_day_with_its_signs_apart_is_a_day() -> None:
    assert holds_a_day("2026 年 7 月 25 日")
    assert not holds_a_day("年 月 日")


@pytest.mark.parametrize("name", list(FORMATS))
def test_certificates_of_other_programs_are_judged_from_their_files(name: str) -> None:
    rng = random.Random(name)
    assert judged_in(name, good_in(rng)).verdict == "conforming"
    assert judged_in(name, bad_in(rng)).verdict == "deviating"


@pytest.mark.parametrize(
    ("name", "text", "odd"),
    [
        ("packages", "a 3 wooden crates and 1 carton", ["a"]),
        ("packages", "an 20 bales", ["an"]),
        ("packages", "a 20' container", []),
        ("packages", "a 40 ft container", []),
        ("packages", "a pallet", []),
        ("packages", "a 1 carton", []),
        ("quantity", "a 1 kg", []),
        ("quantity", "a 300 kg", ["a"]),
        ("quantity", "300 kg", []),
    ],
)
def test_an_article_counts_for_one_and_stands_before_no_other_count(name: str, text: str, odd: list[str]) -> None:
    assert strange(name, text) == odd


@pytest.mark.parametrize(
    ("carrier", "verdict"),
    [("EVER LUCENT", "conforming"), ('"EVER LUCENT"', "conforming"), ("ever LUCENT", "deviating")],
)
def test_a_fleet_names_its_vessels_with_a_word_of_sentences(carrier: str, verdict: str) -> None:
    assert judged(BODY.format(**{**VALUES, "carrier": carrier})).verdict == verdict


def test_among_capitals_the_first_word_of_a_fleet_is_for_a_person() -> None:
    assert judged(BODY.format(**{**VALUES, "carrier": "EVER LUCENT"}).upper()).verdict == "review"


def broken(first: str, rest: str) -> CertificateReading:
    """The judgement of a native page whose text has a line end between the two."""
    lines = [text.split()[i : i + 12] for text in (first, rest) for i in range(0, len(text.split()), 12)]
    below = [w for w in page_of("").words if w.bbox.top > 500]
    words = [w for n, line in enumerate(lines) for w in _line(line, 60 + 16 * n, "text")]
    page = replace(page_of(""), words=(*words, *below))
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0))


@pytest.mark.parametrize(
    ("halves", "said"),
    [
        (("18 pallets, shrink-", "wrapped"), "18 pallets, shrink-wrapped"),
        (("18 pal-", "lets"), "18 pallets"),
    ],
)
def test_a_hyphen_at_the_line_end_is_the_compounds_own_or_the_printers(halves: tuple[str, str], said: str) -> None:
    first, rest = BODY.format(**{**VALUES, "packages": "@"}).split("@")
    found = broken(f"{first}{halves[0]}", f"{halves[1]}{rest}")
    assert (found.verdict, found.blanks["packages"].value) == ("conforming", said)


def test_the_end_of_a_compound_on_the_next_line_is_no_word_beside_the_blank() -> None:
    first, rest = BODY.format(**{**VALUES, "description": "frozen shrimp, headless, shell-@on"}).split("@")
    assert broken(first, rest).verdict == "conforming"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("goods as per PI 7713", "deviating"),
        ("the merchandise: see invoice 12", "deviating"),
        ("products of cotton", "conforming"),
        ("cotton shirts, style as per PI 7713", "conforming"),
    ],
)
def test_a_word_for_goods_that_leads_elsewhere_names_none(said: str, verdict: str) -> None:
    assert judged(BODY.format(**{**VALUES, "description": said})).verdict == verdict


@pytest.mark.parametrize("said", ["see invoice", "as per invoice"])
def test_what_stands_in_for_a_date_is_told_as_an_empty_blank(said: str) -> None:
    found = judged(BODY.format(**{**VALUES, "departure_date": said}))
    assert [(d.kind, d.found) for d in found.deviations] == [("empty_blank", said)]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        ("30 February 2026", {"empty_blank"}),
        ("April 31, 2026", {"empty_blank"}),
        ("29 February 2024", set()),
        ("the 30th day of April 2026", set()),
    ],
)
def test_a_day_that_no_calendar_has_is_no_filling(day: str, kinds: set[str]) -> None:
    found = judged(BODY.format(**{**VALUES, "departure_date": day}))
    assert {d.kind for d in found.deviations} == kinds
    assert (found.verdict == "conforming") == (not kinds)


@pytest.mark.parametrize(
    ("name", "value", "filled"),
    [
        ("packages", "0 cartons", False),
        ("packages", "10 cartons", True),
        ("quantity", "0.00 kg", False),
        ("quantity", "0.05 kg", True),
    ],
)
def test_no_goods_and_no_packages_are_none(name: str, value: str, filled: bool) -> None:
    assert says_its_kind(name, value) is filled


@pytest.mark.parametrize(
    ("name", "value", "empty"),
    [
        ("description", "the goods", True),
        ("description", "merchandise", True),
        ("description", "cotton goods", False),
        ("marks", "n.b.", True),
        ("producer", "N.N.", True),
        ("producer", "N.N. Textiles Ltd", False),
    ],
)
def test_words_that_tell_of_nothing_fill_no_blank(name: str, value: str, empty: bool) -> None:
    assert is_placeholder(name, value, certificate_form().vocabulary) is empty
