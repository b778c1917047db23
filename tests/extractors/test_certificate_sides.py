"""Certificates whose words are all there, but on the wrong side of a blank, beside the form or over one another."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.centred import _by_middles, _by_tops, _rows
from extractors.certificate.upright import on_a_slant
from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.test_certificate import BODY, GOOD, VALUES, judged, page_of


def verdict(**given: str) -> str:
    """The verdict on a native page whose blanks hold this."""
    return judged(BODY.format(**{**VALUES, **given})).verdict


def judged_page(page: Page) -> CertificateReading:
    """The judgement of one page."""
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0))


def sized(page: Page) -> Page:
    """The page with its letters in the size that their boxes have in a file."""
    return replace(page, words=tuple(replace(w, size=w.bbox.height / 1.25) for w in page.words))


def sideways(said: str) -> list[Word]:
    """A line set upwards in the left margin."""
    words, bottom = [], 700.0
    for text in said.split():
        words.append(Word(text, BBox(20, bottom - 4.4 * len(text), 29, bottom), size=8.0))
        bottom -= 4.4 * len(text) + 3
    return words


@pytest.mark.parametrize(
    ("goods", "packages", "told"),
    [
        ("shirts of cotton 562", "master cartons, 57 per pallet", "review"),
        ("shirts of cotton 1", "FCL containing 404 cartons", "review"),
        ("shirts of cotton (P.O. 562)", "master cartons, 57 per pallet", "conforming"),
        ("shirts of cotton, style 562", "1 FCL containing 404 cartons", "conforming"),
        ("shirts of cotton, style 562", "jute bags (191)", "conforming"),
    ],
)
def test_a_count_behind_the_goods_is_for_a_person_where_the_packages_have_none(
    goods: str, packages: str, told: str
) -> None:
    assert verdict(description=goods, packages=packages) == told


@pytest.mark.parametrize(("goods", "told"), [("poplin, width 63", "review"), ("poplin, width 63 cm", "conforming")])
def test_the_in_behind_a_width_may_be_inches_and_not_the_forms(goods: str, told: str) -> None:
    assert verdict(description=goods) == told


@pytest.mark.parametrize(
    ("marks", "told"), [("796 export cartons", "review"), ("cartons 1-796", "conforming"), ("796/1 HP", "conforming")]
)
def test_a_number_of_packages_as_marks_is_for_a_person(marks: str, told: str) -> None:
    assert verdict(marks=marks, packages="Container MSKU9904412, seal ML-IN99044") == told


@pytest.mark.parametrize("marks", ["C/NO 1-624 (of main component)", "KM 1-200 (portion shown)"])
def test_marks_that_limit_the_goods_are_for_a_person(marks: str) -> None:
    assert verdict(marks=marks) == "review"


def test_a_clause_more_in_capitals_is_no_place() -> None:
    assert judged(GOOD.replace("Salem, India,", "Salem, India, and its packing").upper()).verdict != "conforming"
    assert judged(GOOD.upper()).verdict == "conforming"


@pytest.mark.parametrize(
    ("carrier", "told"),
    [
        ("Ever Forward", "review"),
        ("Foreign Star 7", "review"),
        ("Foreign Trade 7", "conforming"),
        ("during Forward", "deviating"),
    ],
)
def test_what_may_begin_a_name_in_capitals_is_no_certain_deviation(carrier: str, told: str) -> None:
    assert judged(BODY.format(**VALUES | {"carrier": carrier}).upper()).verdict == told


def test_the_sellers_first_word_left_of_the_form_is_for_a_person() -> None:
    page = page_of(GOOD, foot="Cauvery Kaveri Mills Ltd.")
    stray = Word("Cauvery", BBox(10, 60, 40, 70), size=10.0)
    assert judged_page(page).verdict == "conforming"
    assert judged_page(replace(page, words=(stray, *page.words))).verdict == "review"


def test_a_word_over_another_is_not_lost_in_a_caption() -> None:
    text = GOOD.replace("M/V ARBOR V.1", "Rita (Carrier to the United States)").replace("KM 1-200", "{marks}")
    words = text.split()
    text = text.format(marks=" ".join(["KM"] * (1 + -words.index("States)") % 12)))  # the caption ends a line further
    page = page_of(text)
    board = next(w for w in page.words if w.text == "board")
    over = Word("main", board.bbox._replace(x1=board.bbox.x0 + 20), size=board.size)
    assert judged_page(page).verdict == "conforming"
    found = judged_page(replace(page, words=(*page.words, over)))
    assert (found.verdict, [d.found for d in found.deviations]) == ("deviating", ["main"])


@pytest.mark.parametrize(
    ("said", "told"), [("Linings excepted.", "deviating"), ("Printed on recycled paper", "review"), ("", "conforming")]
)
def test_a_line_set_sideways_is_judged_beside_the_name_of_a_turkish_firm(said: str, told: str) -> None:
    page = sized(page_of(GOOD, foot="Özgür Pamuk ve İplik San. ve Tic. A.Ş."))
    assert judged_page(replace(page, words=(*page.words, *sideways(said)))).verdict == told


def test_the_name_of_a_firm_is_no_translation() -> None:
    firm = "Özgür Pamuk ve İplik San. ve Tic. A.Ş."
    assert judged(GOOD, foot=f"{firm} Linings excepted.").verdict != "conforming"
    assert judged(GOOD, foot="Yukarıda adı geçen mallar ve onların parçaları için").verdict == "conforming"


@pytest.mark.parametrize(("place", "told"), [("Port of Mersin (approx.)", False), ("Port of Mersin", True)])
def test_the_place_of_departure_is_judged_in_the_literal_form_too(place: str, told: bool) -> None:
    text = GOOD.replace(
        "at Chennai which departed from Chennai on 2026-05-13; and",
        f"at Port of Mersin (Place of lading) {place} (Place of final departure from country of exportation) "
        "which departed from on 2026-05-13; (Date); and",
    )
    assert (judged(text).verdict == "conforming") is told


@pytest.mark.parametrize(("lading", "told"), [("Andes San Pedro", "review"), ("Port of San Pedro", "conforming")])
def test_the_carriers_last_word_behind_at_is_for_a_person(lading: str, told: str) -> None:
    given = {"carrier": "S.S. Cosco Shipping", "place_of_lading": lading, "place_of_departure": "San Pedro"}
    assert verdict(**given) == told


@pytest.mark.parametrize(("goods", "told"), [("towels, 500 G/M²", "conforming"), ("towels, white²", "review")])
def test_square_metres_in_capitals_are_no_note(goods: str, told: str) -> None:
    assert verdict(description=goods) == told


def test_a_word_in_another_font_puts_no_page_on_a_slant() -> None:
    page = page_of(GOOD.replace("KM 1-200", "货号42410"))
    body = [replace(w, size=w.bbox.height / 1.36) for w in page.words]
    tall = [replace(w, bbox=w.bbox._replace(top=w.bbox.top - 3)) if "货" in w.text else w for w in body]
    line = [Word(f"No.{n}", BBox(60 + 40 * n, 760, 90 + 40 * n, 770), size=9.6) for n in range(10)]
    field = [replace(w, bbox=w.bbox._replace(top=w.bbox.top + 14 * k)) for w in line for k in range(12)]
    assert judged_page(replace(page, words=(*tall, *field), height=1200)).verdict != "not_a_certificate"


def test_letters_on_their_side_one_over_the_other_are_a_line() -> None:
    page = sized(page_of(GOOD))
    heights = itertools.accumulate([4.0] * 30, initial=300.0)
    letters = [
        Word(c, BBox(12, y - 4.0, 21.6, y), size=8.0) for c, y in zip("Not binding", heights, strict=False) if c != " "
    ]
    assert judged_page(replace(page, words=(*page.words, *letters))).verdict == "deviating"
    digits = [Word(c, BBox(12, 300 + 9 * n, 17, 309 + 9 * n), size=8.0) for n, c in enumerate("12345678")]
    assert judged_page(replace(page, words=(*page.words, *digits))).verdict == "conforming"


@pytest.mark.parametrize(("high", "told"), [(0.5, "deviating"), (1.1, "conforming")])
def test_pieces_of_words_on_their_side_are_a_line(high: float, told: str) -> None:
    page, y, pieces = sized(page_of(GOOD)), 300.0, []
    for text in ("n", "ot", "", "b", "in", "di", "n", "g"):
        end = y + 8 * high * max(1, len(text))
        pieces += [Word(text, BBox(12, y, 21.6, end), size=8.0)] if text else []
        y = end
    judged_now = judged_page(replace(page, words=(*page.words, *pieces)))
    assert judged_now.verdict == told
    assert any("not binding" in d.found for d in judged_now.deviations) == (told == "deviating")


@pytest.mark.parametrize(("height", "told"), [(38.0, "deviating"), (25.0, "review")])
def test_a_stamp_laid_over_a_filling_is_no_part_of_it(height: float, told: str) -> None:
    page = sized(page_of(GOOD))
    at = next(n for n, w in enumerate(page.words) if w.text == "cartons")
    box = page.words[at].bbox
    stamp = Word("VOID", BBox(box.x1 - 20, box.top - height / 2, box.x1 + 40, box.top + height / 2), size=20.0)
    words = (*page.words[: at + 1], stamp, *page.words[at + 1 :])
    assert judged_page(replace(page, words=words)).verdict == told


def against(native: Page, *changes: tuple[str, str]) -> str:
    """The verdict on a good page of which a recogniser read some words so, or in another place of its order."""
    texts = dict(changes)
    seen = tuple(replace(w, text=texts.get(w.text, w.text), source="ocr") for w in native.words)
    pixels = replace(native, words=seen, source="ocr")
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (native, pixels)]
    return judge_certificate(documents[0], (), documents[1]).verdict


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((("Kaveri", "Kaven"),), "conforming"),
        ((("pieces", "pleces"),), "conforming"),
        ((("any", "some"),), "review"),
        ((("not", "now"),), "review"),
        ((("employed", "not-employed-knowingly"),), "review"),
    ],
)
def test_the_pixels_speak_only_by_words_that_the_layer_has_not_there(
    changes: tuple[tuple[str, str], ...], told: str
) -> None:
    assert against(page_of(GOOD), *changes) == told


def test_lines_that_a_recogniser_takes_in_another_order_say_nothing() -> None:
    page = page_of(GOOD)
    lowered = [
        w.bbox._replace(top=w.bbox.top + 7, bottom=w.bbox.bottom + 7) if w.text in ("Mills", "cartons") else w.bbox
        for w in page.words
    ]
    seen = tuple(replace(w, bbox=box, source="ocr") for w, box in zip(page.words, lowered, strict=True))
    pixels = replace(page, words=seen, source="ocr")
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (page, pixels)]
    assert judge_certificate(documents[0], (), documents[1]).verdict == "conforming"


def rows(gap: float) -> Page:
    """A table without rules, its cells level by their middles: the seller's and the description's in two lines."""
    cells = [
        (["I,"], ["Kaveri Spinning and", "Weaving Mills Ltd."]),
        (
            [", foreign seller or owner of the merchandise hereinafter",
             "described, certify that such merchandise, consisting of"],
            ["4,800 pieces"],
        ),
        (["of"], ["shirts of cotton", "in white"]),
        (["in"], ["200 cartons"]),
        (["bearing the following marks and numbers"], ["KM 1-200"]),
        (["was mined, produced, or manufactured by"], ["Kaveri Spinning and", "Weaving Mills Ltd."]),
        (["at or near"], ["Salem, India"]),
        ([", and was laden on board"], ["M/V ARBOR V.1"]),
        (["at"], ["Chennai"]),
        (["which departed from"], ["Chennai"]),
        (["on"], ["2026-05-13"]),
        (["; and that"], ["forced labor"]),
    ]  # fmt: skip
    words, y = [], 60.0
    for left, right in cells:
        high = 12.0 * max(len(left), len(right))
        for lines, x in ((left, 60.0), (right, 400.0)):
            for n, line in enumerate(lines):
                words += placed(line, x, y + (high - 12 * len(lines)) / 2 + 12 * n)
        y += high + gap
    end = GOOD[GOOD.index("was not employed") : GOOD.index(" thereof")]
    for line in (end, "thereof.", "", "Dated 2026-05-20"):
        words += placed(line, 60.0, y)
        y += 14
    words += [*placed("Ravi Kumar / Director", 60, 640), *placed("(Signature)", 60, 652)]
    return Page(1, 612, 792, tuple(words), strokes=(BBox(80, 600, 170, 636),))


def placed(line: str, x: float, top: float) -> list[Word]:
    """The words of a line from x on."""
    out = []
    for text in line.split():
        out.append(Word(text, BBox(x, top, x + 4.6 * len(text), top + 10), size=8.0))
        x += 4.6 * len(text) + 4
    return out


def test_rows_without_rules_whose_cells_stand_level_by_their_middles() -> None:
    found = judged_page(rows(4.0))
    assert found.verdict == "conforming"
    assert found.blanks["foreign_seller"].value == "Kaveri Spinning and Weaving Mills Ltd."
    assert found.blanks["description"].value == "shirts of cotton in white"


@pytest.mark.parametrize(
    ("count", "texts"),
    [
        (3, ["A1", "A2", "a", "B1", "b1", "b2", "C1", "c1", "c2"]),
        (2, ["A1", "a", "A2", "b1", "B1", "b2"]),  # so few may be two lines and a note beside
    ],
)
def test_rows_by_their_middles_are_at_least_three(count: int, texts: list[str]) -> None:
    """Left cells in capitals, right cells in small letters; one side of each in two lines."""
    cells = [("A1", 60, 60), ("a", 300, 66), ("A2", 60, 72), ("b1", 300, 100), ("B1", 60, 106), ("b2", 300, 112)]
    cells += [("c1", 300, 140), ("C1", 60, 146), ("c2", 300, 152)]
    words = [word for text, x, top in cells[: 3 * count] for word in placed(text, x, top)]
    arranged = _rows(words, [[i] for i in range(len(words))], 200.0, _by_middles)
    assert [words[i].text for (i,) in arranged] == texts


def test_rows_by_their_first_lines_have_a_caption_beside_the_labels_second_line() -> None:
    cells = [("t", 300, 40), ("A1", 60, 60), ("a1", 300, 61), ("A2", 60, 72), ("a2", 300, 76), ("A3", 60, 84)]
    cells += [("B1", 60, 104), ("b1", 300, 105), ("b2", 300, 120), ("C1", 60, 136), ("c1", 300, 137)]
    words = [word for text, x, top in cells for word in placed(text, x, top)]
    arranged = _rows(words, [[i] for i in range(len(words))], 200.0, _by_tops)
    told = ["t", "A1", "A2", "A3", "a1", "a2", "B1", "b1", "b2", "C1", "c1"]
    assert [words[i].text for (i,) in arranged] == told


def test_the_last_short_word_of_large_letters_on_a_slant_is_of_their_line() -> None:
    boxes = [(100, 435, 75), (194, 370, 82), (307, 302, 79), (411, 243, 77), (486, 224, 49)]
    said = zip(("Perak", "Rubber", "Gloves", "Sdn.", "B"), boxes, strict=True)
    laid = [Word(text, BBox(x, top, x + 95, top + high), 1.0, "text", 38.0) for text, (x, top, high) in said]
    words = [*sized(page_of(GOOD)).words, *laid]
    assert {words[i].text for i in on_a_slant(words)} == {w.text for w in laid}
    level = [replace(w, bbox=w.bbox._replace(top=300.0, bottom=300.0 + w.bbox.height)) for w in laid]
    assert not on_a_slant([*sized(page_of(GOOD)).words, *(replace(w, bbox=w.bbox._replace(bottom=349)) for w in level)])


def test_a_foot_that_recurs_on_both_pages_is_not_of_the_sentence() -> None:
    whole = page_of(GOOD)
    cut = next(n for n, w in enumerate(whole.words) if w.text == "employed")
    foot = placed("Bank: Example Bank, SWIFT EXAMINBB", 60, 740)
    first = replace(whole, words=(*(w for w in whole.words[:cut]), *foot), strokes=())
    second = replace(whole, number=2, words=(*whole.words[cut:], *foot))
    document = Document("0" * 64, (first, second), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document).verdict == "conforming"
    taken = replace(second, words=(*whole.words[cut:], *placed("Not valid for linings.", 60, 740)))
    assert judge_certificate(replace(document, pages=(first, taken))).verdict == "deviating"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", ".", "conforming"),
        ("", "", "conforming"),
        ("ON BEHALF OF THE IMPORTER, ", ".", "review"),
        ("", " IN ALL LIKELIHOOD.", "deviating"),
        ("", " ALLEGEDLY", "deviating"),
        ("1. ", ".", "conforming"),
        # These read as names: only their place, in the line of the sentence, tells.
        ("GULF PLAINS: ", ".", "review"),
        ("GULF PLAINS. ", ".", "review"),
        ("DATE: ", ".", "conforming"),
        ("", ". GULF PLAINS", "review"),
        ("", ". KAVERI", "conforming"),
    ],
)
def test_capitals_in_the_sentence_are_no_name_above_or_below_it(before: str, after: str, told: str) -> None:
    assert judged(before + GOOD.upper().rstrip(".") + after).verdict == told


@pytest.mark.parametrize(("stop", "told"), [("", "review"), (".", "conforming")])
def test_a_sentence_without_its_stop_goes_on_in_the_next_line(stop: str, told: str) -> None:
    page = sized(page_of(GOOD.upper().rstrip(".") + stop))
    last = max(w.bbox.top for w in page.words if w.text.startswith("THEREOF"))
    words = [Word(t, BBox(60 + 70 * n, last + 16, 60 + 70 * n + 6 * len(t), last + 26), size=8.0)
             for n, t in enumerate(["PLAINS", "OFFICE"])]  # fmt: skip
    assert judged_page(replace(page, words=(*page.words, *words))).verdict == told


@pytest.mark.parametrize(("top", "told"), [(0.0, "review"), (-30.0, "conforming")])
def test_a_name_adjoins_the_sentence_only_in_its_line(top: float, told: str) -> None:
    page = sized(page_of(GOOD))
    first = page.words[0].bbox
    name = [replace(w, bbox=w.bbox._replace(top=first.top + top, bottom=first.bottom + top), size=8.0)
            for w in placed("PLAINS LTD:", first.x0 - 56, first.top)]  # fmt: skip
    assert judged_page(replace(page, words=(*name, *page.words))).verdict == told


def test_a_seller_in_capitals_may_be_named_for_the_near_east() -> None:
    body = BODY.format(**{**VALUES, "foreign_seller": "NEAR EAST COTTON LTD."}).upper()
    assert judged(body).verdict == "review"
    assert judged(body.replace("AT OR NEAR", "AT OR NEAR NEAR")).verdict == "deviating"


@pytest.mark.parametrize(
    ("carrier", "port", "departure"),
    [
        ("M/V at Star of the East V.956W", "Sines", "Karachi"),
        ("vessel Star of the East at Voy. No. 30", "Santos, SP", "Santos, SP"),
        ("Turkish Airlines at flight TK 873", "Durban", "Tema"),
        ("MSC Rita at / 671A", "Santos, SP", "Tema"),
        ("S.S. at Maersk Sentosa", "Port of Mersin", "Tema"),
        ("M.V. “Cosco Shipping at Andes” v.513", "Tema", "Izmir"),
        ("X-Press at Marco Polo Andes", "Tema", "Tema"),
    ],
)
def test_the_at_of_the_form_within_the_carriers_name_is_for_a_person(carrier: str, port: str, departure: str) -> None:
    given = {**VALUES, "carrier": carrier, "place_of_lading": port, "place_of_departure": departure}
    body = BODY.replace("{carrier} at {place_of_lading}", "{carrier} {place_of_lading}")
    assert judged(body.format(**given)).verdict != "conforming"


@pytest.mark.parametrize("port", ["Pier 80, Oakland", "Savannah, GA 31401", "Terminal 2, Cat Lai", "Port of Tema"])
def test_a_place_of_lading_may_have_its_own_number(port: str) -> None:
    assert verdict(place_of_lading=port) == "conforming"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Vietnam", "conforming"),
        ("the People's Republic of China", "conforming"),
        ("Cocos (Keeling) Islands", "conforming"),
        ("Falkland Islands (Malvinas)", "conforming"),
        ("South Georgia and the South Sandwich Islands", "conforming"),
        ("CHITTAGONG, BANGLADESH", "conforming"),
        ("Vietnam except lot 4", "deviating"),
        ("Vietnam (lot 4 excluded)", "deviating"),
        ("Vietnam (if any)", "deviating"),
        ("VIETNAM EXCEPT LOT", "deviating"),
        ("be confirmed", "deviating"),
        ("the best of our knowledge", "deviating"),
        ("Vietnam, Prison Goods", "review"),
    ],
)
def test_the_caption_of_another_countrys_carrier_names_a_place_and_nothing_else(said: str, told: str) -> None:
    carrier = VALUES["carrier"]
    assert judged(BODY.format(**VALUES | {"carrier": f"{carrier} (Carrier to {said})"})).verdict == told


@pytest.mark.parametrize(("line", "said"), [(4, "555"), (6, "555")])
def test_a_figure_alone_left_of_the_lines_is_no_box_of_text(line: int, said: str) -> None:
    page = page_of(GOOD)
    top = sorted({w.bbox.top for w in page.words})[line]
    figure = Word(said, BBox(14, top, 29, top + 10), 1.0, "text", 10.0)
    assert judged_page(replace(page, words=(*page.words, figure))).verdict == "deviating"
