"""The certificate of 12.43(a), word for word: what is accepted, what is not, and what is only doubted."""

# ruff: noqa: E501 - the form is quoted as it is printed
from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.form import BLANKS, certificate_form
from extractors.evidence import BBox, Document, Page, Problem, Word
from tests.bench.certificate_maker import LAYOUTS, make_bad, make_good
from tests.bench.certificate_setter import set_pdf
from tests.bench.certificates import native_document, run_native

VALUES = {
    "foreign_seller": "Kaveri Mills Ltd.", "quantity": "4,800 pieces", "description": "shirts of cotton in white",
    "packages": "200 cartons", "marks": "KM 1-200", "producer": "Kaveri Mills Ltd.",
    "place_of_production": "Salem, India", "carrier": "M/V ARBOR V.1", "place_of_lading": "Chennai",
    "place_of_departure": "Chennai", "departure_date": "2026-05-13", "labor_class": "forced labor",
}  # fmt: skip
BODY = (
    "I, {foreign_seller}, foreign seller or owner of the merchandise hereinafter described, certify that such merchandise, "
    "consisting of {quantity} of {description} in {packages} bearing the following marks and numbers {marks} was mined, "
    "produced, or manufactured by {producer} at or near {place_of_production}, and was laden on board {carrier} at "
    "{place_of_lading} which departed from {place_of_departure} on {departure_date}; and that {labor_class} was not employed "
    "in any stage of the mining, production, or manufacture of the merchandise or of any component thereof."
)
SIGNED = BBox(80, 600, 170, 625)


def page_of(text: str, source: str = "text", strokes: tuple[BBox, ...] = (SIGNED,), foot: str = "") -> Page:
    """A page with the text in lines of twelve words, and below it date, signature line and caption."""
    lines = [text.split()[i : i + 12] for i in range(0, len(text.split()), 12)]
    words = [w for n, line in enumerate(lines) for w in _line(line, 60 + 16 * n, source)]
    below = [("Dated 2026-05-20", 540), ("Ravi Kumar / Director", 630), ("(Signature)", 642), (foot, 560)]
    words += [w for line, top in below for w in _line(line.split(), top, source)]
    return Page(1, 612, 792, tuple(words), source=source, strokes=strokes)


def _line(words: list[str], top: float, source: str) -> list[Word]:
    out, x = [], 60.0
    for text in words:
        width = 5.0 * len(text)
        out.append(Word(text, BBox(x, top, x + width, top + 10), 0.97, source, 10.0))
        x += width + 4
    return out


def judged(text: str, **given: object) -> CertificateReading:
    """The judgement of a native page with that body."""
    page = page_of(text, **given)  # type: ignore[arg-type]
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0), ("forced labor",))


def scan(first: str, second: str) -> CertificateReading:
    """The judgement of a scan of which the two readings say this."""
    pages = [page_of(t, source="ocr") for t in (first, second)]
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in pages]
    return judge_certificate(documents[0], (), documents[1])


GOOD = BODY.format(**VALUES)


def test_form_has_fourteen_blanks_and_its_words() -> None:
    form = certificate_form()
    assert len(BLANKS) == 14
    assert form.fixed_count == 65
    assert form.text().endswith("or of any component thereof.")


def test_exact_form_conforms_and_every_blank_has_its_box() -> None:
    found = judged(GOOD)
    assert found.verdict == "conforming"
    for name, value in VALUES.items():
        assert found.blanks[name].value == value
        assert found.blanks[name].bbox is not None
    assert found.blanks["dated"].value == "2026-05-20"
    assert found.blanks["signature"].value == "Ravi Kumar"


@pytest.mark.parametrize(
    ("old", "new", "kind", "expected", "said"),
    [
        ("or of any component thereof", "", "missing", "or of any component thereof", ""),
        ("was not employed", "was employed", "missing", "not", ""),
        ("foreign seller or owner", "exporter", "changed", "foreign seller or owner", "exporter"),
        ("certify that", "certify to the best of my knowledge that", "inserted", "", "to the best of my knowledge"),
        ("was mined", "were mined", "changed", "was", "were"),
        ("in any stage", "in some stage", "changed", "any", "some"),
        ("thereof.", "thereof, except for the buttons.", "inserted", "", "except for the buttons"),
        ("forced labor was", "no forced labor was", "inserted", "", "no"),
        ("4,800 pieces of", "4,800 pieces", "missing", "of", ""),
    ],
)
def test_each_change_is_named_with_its_words(old: str, new: str, kind: str, expected: str, said: str) -> None:
    found = judged(GOOD.replace(old, new, 1))
    assert found.verdict == "deviating"
    assert (kind, expected, said) in [(d.kind, d.expected, d.found) for d in found.deviations]
    assert all(d.message and d.bbox for d in found.deviations)


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u0435"])
def test_invisible_and_foreign_letters_are_deviations(sign: str) -> None:
    changed = "d" + sign + "scribed" if sign == "\u0435" else "de" + sign + "scribed"
    found = judged(GOOD.replace("described", changed))
    assert found.verdict == "deviating"
    assert f"U+{ord(sign):04X}" in found.deviations[0].found


def test_were_for_was_is_formal_with_several_classes() -> None:
    several = GOOD.replace("forced labor was not", "forced labor and convict labor were not")
    (deviation,) = judged(several).deviations
    assert (deviation.expected, deviation.found, deviation.weight) == ("was", "were", "formal")
    single = judged(GOOD.replace("labor was not", "labor were not"))
    assert single.deviations[0].weight == "substantive"


def test_literal_form_and_its_captions() -> None:
    literal = GOOD.replace(
        "Chennai which departed from Chennai on 2026-05-13; and",
        "Chennai (Place of lading) Tuticorin (Place of final departure from country of exportation) "
        "which departed from on 2026-05-13; (Date); and",
    )
    found = judged(literal)
    assert found.verdict == "conforming"
    assert (found.blanks["place_of_lading"].value, found.blanks["place_of_departure"].value) == ("Chennai", "Tuticorin")
    halves = judged(
        GOOD.replace("Chennai which departed from Chennai on", "Hai Phong Hai Phong which departed from on")
    )
    assert halves.blanks["place_of_departure"].value == "Hai Phong"


def test_captions_of_another_country_make_the_variant() -> None:
    found = judged(GOOD.replace("V.1 at", "V.1 (Carrier to Vietnam) at"))
    assert (found.verdict, found.variant) == ("conforming", "additional")


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [("packages", "N/A", "empty_blank"), ("producer", "see invoice", "empty_blank"), ("labor_class", "child labor", "labor_class"),
     ("labor_class", "convict labor", "labor_class"), ("quantity", "________", "empty_blank")],
)  # fmt: skip
def test_blanks_must_be_filled(name: str, value: str, kind: str) -> None:
    found = judged(BODY.format(**{**VALUES, name: value}))
    assert found.verdict == "deviating"
    assert kind in [d.kind for d in found.deviations]


def test_superset_of_classes_covers() -> None:
    values = {**VALUES, "labor_class": "convict, forced, or indentured labor under penal sanctions"}
    assert judged(BODY.format(**values)).verdict == "conforming"


def test_unsigned_and_a_stamp_alone() -> None:
    assert [d.kind for d in judged(GOOD, strokes=()).deviations] == ["unsigned"]
    ring = BBox(100, 590, 160, 650)
    assert judged(GOOD, strokes=(ring,)).verdict == "deviating"
    assert judged(GOOD, strokes=(), foot="/s/ Ravi Kumar").verdict == "conforming"


def test_hidden_words_inside_the_form_are_doubt() -> None:
    page = page_of(GOOD)
    hidden = Word("not", BBox(300, 80, 320, 90), hidden="white", size=10)
    document = Document("0" * 64, (replace(page, words=(*page.words, hidden)),), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document).verdict == "review"


UNREAD = Problem("too_large", "The page holds more than can be read; the rest was left out.")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(GOOD, "conforming"), (GOOD.replace("any stage", "some stage"), "deviating"), ("Nothing.", "not_a_certificate")],
)
@pytest.mark.parametrize("of_page", [True, False])
def test_what_was_left_unread_in_part_is_for_a_person(text: str, verdict: str, of_page: bool) -> None:
    """Words beyond a cap may add to the form, or be those that seem to be missing."""
    page = page_of(text)
    whole = Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)
    part = replace(whole, pages=(replace(page, problems=(UNREAD,)),)) if of_page else replace(whole, problems=(UNREAD,))
    assert judge_certificate(whole).verdict == verdict
    found = judge_certificate(part)
    assert found.verdict == "review"
    assert UNREAD.message in found.explanation


def test_a_second_page_that_cannot_be_read_is_for_a_person() -> None:
    lost = Page(2, 612, 792, source="unreadable", problems=(Problem("damaged", "Page 2 cannot be loaded."),))
    document = Document("0" * 64, (page_of(GOOD), lost), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document).verdict == "review"
    empty = replace(lost, source="text", problems=(Problem("blank_page", "The page is empty."),))
    assert judge_certificate(replace(document, pages=(page_of(GOOD), empty))).verdict == "conforming"


def test_another_form_is_not_a_certificate() -> None:
    text = (
        "The undersigned hereby certifies that the goods described above originate in India and comply with the rules."
    )
    assert judged(text).verdict == "not_a_certificate"


def test_scan_needs_two_readings_that_agree() -> None:
    page = page_of(GOOD, source="ocr")
    single = judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0))
    assert single.verdict == "review"
    assert scan(GOOD, GOOD).verdict == "conforming"
    changed = GOOD.replace("any stage", "some stage")
    assert scan(changed, changed).verdict == "deviating"
    assert scan(GOOD, changed).verdict == "review"


def test_misreadings_of_a_scan_are_no_deviation() -> None:
    garbled = GOOD.replace("mined,", "rnined").replace("laden", "1aden")
    assert scan(garbled, GOOD).verdict == "conforming"
    assert scan(garbled, garbled).verdict == "review"


def test_pixels_speak_against_the_text_layer() -> None:
    native, pixels = page_of(GOOD), page_of(GOOD.replace("any stage", "some stage"), source="ocr")
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (native, pixels)]
    assert judge_certificate(documents[0], (), documents[1]).verdict == "review"


def test_what_the_recogniser_skips_says_nothing_against_a_visible_layer() -> None:
    native, pixels = page_of(GOOD), page_of(GOOD.replace("in any stage of", "").replace("I,", "|,"), source="ocr")
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (native, pixels)]
    assert judge_certificate(documents[0], (), documents[1]).verdict == "conforming"


def against(body: str, old: str, new: str, sure: float = 0.97) -> str:
    """The verdict on a native page of which a recogniser reads one word otherwise, as sure as given."""
    native, seen = page_of(body), page_of(body.replace(old, new), source="ocr")
    pixels = replace(seen, words=tuple(replace(w, confidence=sure if w.text in new else 0.97) for w in seen.words))
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (native, pixels)]
    return judge_certificate(documents[0], (), documents[1]).verdict


@pytest.mark.parametrize(
    ("old", "new", "sure", "verdict"),
    [
        ("consisting of", "oe", 0.3, "conforming"),
        ("consisting of", "comprising", 0.3, "review"),
        ("was not", "“aS not", 0.97, "conforming"),
        ("was not", "is not", 0.97, "review"),
    ],
)
def test_a_scrap_beside_a_box_says_nothing_against_the_layer(old: str, new: str, sure: float, verdict: str) -> None:
    assert against(GOOD, old, new, sure) == verdict


def test_a_letter_misread_in_a_filling_is_no_word_of_the_form() -> None:
    body = BODY.format(**{**VALUES, "producer": "Kaveri Mills Ltd., Unit II", "quantity": "3.600 Stück"})
    assert against(body, "II at or near", "IT") == "conforming"
    assert against(body, "Stück", "Stiick") == "conforming"


@pytest.mark.parametrize(("sure", "verdict"), [(0.4, "conforming"), (0.95, "review")])
def test_what_a_recogniser_makes_of_a_hand_is_no_sentence(sure: float, verdict: str) -> None:
    native = page_of(GOOD)
    hand = [replace(w, source="ocr", confidence=sure) for w in _line(["IN", "men", "Wan", "IN"], 605, "ocr")]
    pixels = page_of(GOOD, source="ocr")
    pixels = replace(pixels, words=(*pixels.words, *hand))
    documents = [Document("0" * 64, (p,), "certificate_of_origin_1243", 1.0) for p in (native, pixels)]
    assert judge_certificate(documents[0], (), documents[1]).verdict == verdict


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_conforms(layout: str) -> None:
    rng = random.Random(layout)
    made = make_good(rng)
    while made.layout != layout:
        made = make_good(rng)
    assert judge_certificate(native_document(set_pdf(made))).verdict == "conforming"


def test_no_changed_certificate_conforms() -> None:
    score = run_native(good=0, bad=60, seed=5)
    assert score.bad_conforming == 0
    assert score.named >= 0.9 * score.bad_deviating


def test_made_bad_ones_differ() -> None:
    made = make_bad(random.Random(1))
    assert made.truth.name != "good"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("manufactured by Kaveri", "manufactured by by Kaveri"),
        ("on board M/V", "on board by M/V"),
        ("cotton in white in 200", "cotton in white directly in 200"),
        ("component thereof.", "component thereof thereof."),
        ("I, Kaveri", "I I, Kaveri"),
        ("and numbers KM", "and numbers numbers KM"),
        ("near Salem", "near near Salem"),
    ],
)
def test_word_beside_a_blank_is_no_filling(old: str, new: str) -> None:
    assert old in GOOD
    assert judged(GOOD.replace(old, new, 1)).verdict == "deviating"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kaveri Mills Ltd. at or", "Kaveri Mills Ltd. finished at or"),
        ("4,800 pieces of shirts", "4,800 of pieces shirts"),
        ("shirts of cotton in white", "shirts of cotton, excluding labels,"),
        ("ARBOR V.1 at Chennai", "ARBOR at V.1 Chennai"),
    ],
)
def test_what_may_be_filling_is_never_conforming(old: str, new: str) -> None:
    assert old in GOOD
    assert judged(GOOD.replace(old, new, 1)).verdict in ("review", "deviating")


@pytest.mark.parametrize(
    "labor", ["forced or compulsory labor", "Forced labour", "convict/forced/indentured labor", "prison labor"]
)
def test_classes_in_other_words_conform(labor: str) -> None:
    page = page_of(BODY.format(**{**VALUES, "labor_class": labor}))
    assert judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)).verdict == "conforming"


def test_inches_are_no_doubled_word() -> None:
    assert judged(GOOD.replace("shirts of cotton in white", "towels 27 x 54 in.")).verdict == "conforming"
    assert judged(GOOD.replace("shirts of cotton in white", "towels in.")).verdict == "deviating"


def test_departure_without_a_date_is_empty() -> None:
    found = judged(BODY.format(**{**VALUES, "departure_date": "Chennai"}))
    assert [d.kind for d in found.deviations] == ["empty_blank"]


def test_numbers_of_lines_in_the_margin_are_not_of_the_form() -> None:
    page = page_of(GOOD)
    tops = sorted({w.bbox.top for w in page.words})
    numbers = tuple(Word(str(n), BBox(40, t, 48, t + 10), 1.0, "text", 10.0) for n, t in enumerate(tops, 1))
    numbered = replace(page, words=(*numbers, *page.words))
    assert judge_certificate(Document("0" * 64, (numbered,), "certificate_of_origin_1243", 1.0)).verdict == "conforming"


def test_translation_between_the_lines_is_set_aside() -> None:
    page = page_of(GOOD)
    text = "que dicha mercancía fue producida por el propietario de la misma"
    lines = sorted({w.bbox.top for w in page.words if w.bbox.top < 200})
    spanish = [w for top in lines for w in _line(text.split(), 2 * top - 50, "text")]
    spread = [
        replace(w, bbox=BBox(w.bbox.x0, 2 * w.bbox.top - 66, w.bbox.x1, 2 * w.bbox.top - 56))
        if w.bbox.top < 200 else w for w in page.words
    ]  # fmt: skip
    both = replace(page, words=(*spread, *spanish))
    assert judge_certificate(Document("0" * 64, (both,), "certificate_of_origin_1243", 1.0)).verdict == "conforming"


@pytest.mark.parametrize(("share", "verdict"), [(0.5, "deviating"), (0.95, "conforming")])
def test_a_line_through_words_strikes_them_out_and_one_under_them_does_not(share: float, verdict: str) -> None:
    page = page_of(GOOD)
    word = next(w for w in page.words if w.text == "foreign").bbox
    line = BBox(word.x0, word.top + share * 10 - 0.3, word.x1, word.top + share * 10 + 0.3)
    struck = replace(page, rules=(line,))
    assert judge_certificate(Document("0" * 64, (struck,), "certificate_of_origin_1243", 1.0)).verdict == verdict


@pytest.mark.parametrize(
    "said",
    [
        "Buttons come from a third party.",
        "This certificate is void.",
        "SPECIMEN",
        "for the importer, as agent",
        "Unofficial Certificate of Origin",
        "LIMITED TO SEWING",
        "Weaving stage only",
        "Raw material suppliers remain responsible for their own declarations.",
        "Not valid without the seal of Acme Ltd.",
    ],
)
def test_a_limit_beside_the_form_deviates_with_its_words(said: str) -> None:
    found = judged(GOOD, foot=said)
    assert found.verdict == "deviating"
    assert [(d.kind, d.found) for d in found.deviations if d.bbox] == [("inserted", said)]


def test_a_sentence_beside_the_form_is_quoted_to_its_end_over_its_lines() -> None:
    page = page_of(GOOD)
    told = [("The thread of these shirts was bought from a", 560), ("third party in another country.", 572)]
    words = [w for line, top in told for w in _line(line.split(), top, "text")]
    both = Document("0" * 64, (replace(page, words=(*page.words, *words)),), "certificate_of_origin_1243", 1.0)
    found = judge_certificate(both)
    assert [d.found for d in found.deviations] == [" ".join(line for line, _ in told)]


@pytest.mark.parametrize("said", ["Harbor Weaving Limited", "For official use only", "No. 17/A", "Subject: Entry 231"])
def test_a_word_that_may_limit_is_harmless_in_a_name_a_number_or_a_caption(said: str) -> None:
    assert judged(GOOD, foot=said).verdict == "conforming"


def test_an_english_sentence_behind_a_translation_is_not_of_it() -> None:
    page = page_of(GOOD)
    told = [("本人兹12证明该货物由生产者生产制造", 560), ("Suppliers remain responsible for their declarations.", 576)]
    words = [w for line, top in told for w in _line(line.split(), top, "text")]
    both = Document("0" * 64, (replace(page, words=(*page.words, *words)),), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(both).verdict == "deviating"


@pytest.mark.parametrize("said", ["No incluye los accesorios.", "不包括辅料。", "Dikiş ipliği hariçtir."])
def test_a_limit_in_another_language_deviates(said: str) -> None:
    assert judged(GOOD, foot=said).verdict == "deviating"


@pytest.mark.parametrize(
    ("seller", "verdict"),
    [
        ("Ravi Kumar, for and on behalf of Kaveri Mills Ltd.", "conforming"),
        ("Ravi Kumar, for and on behalf of the importer", "deviating"),
        ("Ravi Kumar, on behalf of Buyer Kaveri Mills Ltd.", "deviating"),
    ],
)
def test_a_person_may_certify_for_a_firm_that_is_named(seller: str, verdict: str) -> None:
    assert judged(BODY.format(**VALUES | {"foreign_seller": seller})).verdict == verdict


@pytest.mark.parametrize(("top", "verdict"), [(70, "deviating"), (760, "conforming")])
def test_a_sign_that_only_the_file_spells_out_deviates_within_the_form(top: float, verdict: str) -> None:
    page = page_of(GOOD)
    word = next(w for w in page.words if w.text == "foreign").bbox
    at = word.bottom - 1 if top < 100 else top
    sign = Word("\u2060", BBox(word.x0 + 3, at, word.x0 + 3, at), hidden="sign")
    marked = Document("0" * 64, (replace(page, words=(*page.words, sign)),), "certificate_of_origin_1243", 1.0)
    found = judge_certificate(marked)
    assert found.verdict == verdict
    assert [d.found for d in found.deviations] == ["foreign[U+2060]"][: verdict == "deviating"]


@pytest.mark.parametrize(
    "said",
    [
        "12 Mill Road, Dindigul 624003",
        "Page 1 of 1",
        "Invoice KX-118 of 3 May 2026",
        "Attn: Forced Labor Division, U.S. Customs and Border Protection",
    ],
)
def test_names_addresses_and_numbers_beside_the_form_are_harmless(said: str) -> None:
    assert judged(GOOD, foot=said).verdict == "conforming"


def _document(page: Page) -> Document:
    return Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)


@pytest.mark.parametrize("framed", [True, False])
def test_what_fills_a_frame_of_two_lines_is_read_to_its_end(framed: bool) -> None:
    """ "Kaveri Mills" over "Ltd." in a frame beside which the sentence goes on."""
    page = page_of(GOOD)
    place = next(i for i, w in enumerate(page.words) if w.text == "Ltd.,")
    first, second = page.words[place - 1].bbox, page.words[place].bbox
    below = BBox(first.x0, first.bottom + 1, first.x0 + 20, first.bottom + 6)
    words = (*page.words[:place], replace(page.words[place], text="Ltd.", bbox=below), *page.words[place + 1 :])
    x0, x1, top, bottom = first.x0 - 2, first.x1 + 2, first.top - 1, below.bottom + 2
    frame = (BBox(x0, top, x1, top + 0.5), BBox(x0, bottom, x1, bottom + 0.5))
    frame += (BBox(x0, top, x0 + 0.5, bottom), BBox(x1 - 0.5, top, x1, bottom))
    assert second.x0 > x1
    found = judge_certificate(_document(replace(page, words=words, rules=frame if framed else ())))
    assert (found.blanks["foreign_seller"].value == "Kaveri Mills Ltd.") is framed


def test_a_seal_set_along_a_circle_over_the_text_is_no_change_of_it() -> None:
    page = page_of(GOOD)
    spots = [(150, 70, 9, 17), (163, 60, 28, 24), (195, 58, 32, 26), (228, 70, 12, 19), (205, 92, 25, 30)]
    told = ["KA", "VERI", "MILLS", "EX", "PORT"]
    seal = [
        Word(text, BBox(x, top, x + wide, top + high), size=8.0)
        for text, (x, top, wide, high) in zip(told, spots, strict=True)
    ]
    sized = tuple(replace(w, size=w.bbox.height / 1.1) for w in page.words)
    assert judge_certificate(_document(replace(page, words=(*sized, *seal)))).verdict == "conforming"


@pytest.mark.parametrize("first", ["We,", "I/We,", "The undersigned,"])
def test_another_first_person_is_named_and_leaves_the_seller_filled(first: str) -> None:
    found = judged(GOOD.replace("I,", first, 1))
    assert found.verdict == "deviating"
    assert found.blanks["foreign_seller"].value == "Kaveri Mills Ltd."
    assert any(d.expected == "I" and first.strip(",") in d.found for d in found.deviations)


def test_a_note_below_is_quoted_with_the_star_that_calls_it() -> None:
    found = judged(GOOD.replace("any stage", "any stage*"), foot="* since January 2025")
    assert {"* since January 2025"} <= {d.found for d in found.deviations}
    assert judged(GOOD, foot="* since January 2025").verdict != "deviating"


def test_words_of_a_clause_on_the_class_of_labor_are_quoted_whole() -> None:
    found = judged(BODY.format(**VALUES | {"labor_class": "forced labor of adults"}))
    assert [d.found for d in found.deviations] == ["of adults"]


def test_a_limit_in_hidden_text_beside_the_form_is_for_a_person() -> None:
    page = page_of(GOOD)
    hidden = [replace(w, hidden="white") for w in _line(["The", "above", "is", "not", "certified."], 700, "text")]
    assert judge_certificate(_document(replace(page, words=(*page.words, *hidden)))).verdict == "review"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("Provided supplier confirms", "deviating"), ("Mill asked again", "review"), ("Entry No. 231", "conforming")],
)
@pytest.mark.parametrize("at", [76.0, 84.0])
def test_words_in_a_box_beside_the_column_are_not_read_into_it(said: str, verdict: str, at: float) -> None:
    """Level with a line of the form, or half between two."""
    page = page_of(GOOD)
    column = max(w.bbox.x1 for w in page.words)
    box = [
        replace(w, bbox=w.bbox._replace(x0=w.bbox.x0 + column, x1=w.bbox.x1 + column))
        for w in _line(said.split(), at, "text")
    ]
    found = judge_certificate(_document(replace(page, width=900, words=(*page.words, *box))))
    assert found.verdict == verdict
    assert found.blanks["description"].value == VALUES["description"]
    assert [d.found for d in found.deviations] == [said][: verdict != "conforming"]


def test_the_last_blank_of_a_line_is_no_box_beside_it() -> None:
    """A gap in the line alone sets nothing apart: the next lines run on below it."""
    page = page_of(GOOD)
    last = next(i for i, w in enumerate(page.words) if w.text == "pieces")
    level = page.words[last].bbox.top
    words = [
        replace(w, bbox=w.bbox._replace(x0=w.bbox.x0 + 30, x1=w.bbox.x1 + 30))
        if w.bbox.top == level and i >= last
        else w
        for i, w in enumerate(page.words)
    ]
    found = judge_certificate(_document(replace(page, words=tuple(words))))
    assert (found.verdict, found.blanks["quantity"].value) == ("conforming", VALUES["quantity"])


@pytest.mark.parametrize(
    ("said", "verdict"), [("The above is not certified.", "review"), ("T1 7 B4 K 22", "conforming")]
)
def test_hidden_text_set_letter_by_letter_is_for_a_person(said: str, verdict: str) -> None:
    page = page_of(GOOD)
    pieces = list(said.replace(" ", "")) if verdict == "review" else said.split()
    hidden = [replace(w, hidden="white") for w in _line(pieces, 700, "text")]
    assert judge_certificate(_document(replace(page, words=(*page.words, *hidden)))).verdict == verdict


def test_small_capitals_of_unlike_heights_stay_in_their_line() -> None:
    """Words without a tall sign have lower boxes than those with a comma: that is no slant."""
    page = page_of(GOOD)
    low = {"in", "shirts", "cotton"}
    words = tuple(
        replace(w, size=8.2, bbox=w.bbox._replace(top=w.bbox.top + 4.4, bottom=w.bbox.bottom - 1))
        if w.text in low
        else replace(w, size=12.0)
        for w in page.words
    )
    words = tuple(
        replace(w, size=8.2, bbox=w.bbox._replace(bottom=w.bbox.top + 13)) if w.text == "white" else w for w in words
    )
    assert judge_certificate(_document(replace(page, words=words))).verdict == "conforming"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("AT CHENNAI", "AT AT CHENNAI"),
        ("AT OR NEAR", "AT AT OR NEAR"),
        ("ON 2026", "ON ON 2026"),
        ("PIECES OF", "PIECES OF OF"),
        ("IN ANY STAGE OF THE", "IN ANY STAGE OF THE THE"),
    ],
)
def test_a_word_twice_in_capitals_is_seen(old: str, new: str) -> None:
    assert judged(GOOD.upper()).verdict == "conforming"
    assert judged(GOOD.upper().replace(old, new)).verdict == "deviating"


@pytest.mark.parametrize("said", ["from from on", "from on on"])
def test_a_word_of_the_form_alone_fills_no_blank(said: str) -> None:
    literal = GOOD.replace("from Chennai on", "from on")
    assert judged(literal).verdict == "conforming"
    assert judged(literal.replace("from on", said)).verdict == "deviating"


def test_a_firm_may_begin_with_the_word_before_its_blank() -> None:
    assert judged(BODY.format(**VALUES | {"producer": "By The Sea Apparel Ltd."})).verdict == "conforming"


@pytest.mark.parametrize(("date", "verdict"), [("5 july 2026", "conforming"), ("5 early july 2026", "deviating")])
def test_a_month_in_small_letters_is_no_adverb(date: str, verdict: str) -> None:
    assert judged(GOOD.replace(VALUES["departure_date"], date)).verdict == verdict


def captioned(departure: str, at: tuple[float, float]) -> CertificateReading:
    """The literal form with two places, each over its caption in small type, which begins at `at`."""
    body = BODY.replace("which departed from {place_of_departure} on", "{place_of_departure} which departed from on")
    page = page_of(body.format(**{**VALUES, "place_of_departure": departure}))
    lading, *rest = (w.bbox for w in page.words if w.text in {"Chennai", *departure.split()})
    names = "(Place of lading)", "(Place of final departure from country of exportation)"
    under = []
    for said, start in zip(names, at, strict=True):
        x = start
        for text in said.split():
            under.append(Word(text, BBox(x, lading.bottom + 1, x + 2 * len(text), lading.bottom + 5), size=4.0))
            x += 2 * len(text) + 1
    assert all(b.top == lading.top for b in rest)
    return judge_certificate(_document(replace(page, words=(*page.words, *under))))


def test_two_places_over_their_captions_are_parted_by_them() -> None:
    page = page_of(
        BODY.replace("which departed from {place_of_departure} on", "@@ which departed from on").format(**VALUES)
    )
    x = next(w.bbox.x0 for w in page.words if w.text == "@@")
    found = captioned("Colombo", (x - 40, x))
    said = found.blanks["place_of_lading"].value, found.blanks["place_of_departure"].value
    assert (found.verdict, *said) == ("conforming", "Chennai", "Colombo")


@pytest.mark.parametrize(("source", "verdict"), [("text", "deviating"), ("layout", "review")])
def test_an_office_file_may_hold_its_signature_as_a_picture(source: str, verdict: str) -> None:
    page = replace(page_of(GOOD, strokes=()), source=source)
    found = judge_certificate(_document(page))
    assert (found.verdict, [d.kind for d in found.deviations]) == (verdict, ["unsigned"])


def test_a_sign_that_the_text_layer_has_no_letter_for_is_no_word_of_the_form() -> None:
    found = judged(GOOD.replace("in any stage", "in \ufffdany\ufffd stage"))
    assert found.verdict != "conforming"
    assert judged(GOOD).verdict == "conforming"
