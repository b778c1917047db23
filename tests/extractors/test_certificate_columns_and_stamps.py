"""Certificates in close columns, with stamps laid on a slant over them, and with goods told in several measures."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page, Word
from extractors.office import read_docx
from tests.extractors.test_certificate import BODY, GOOD, SIGNED, VALUES, judged, page_of
from tests.extractors.test_certificate_translations import WHOLE

_STEP = 14.0


def _column(text: str, left: float, top: float, wide: float) -> list[Word]:
    """Words set line by line in a column, letters five points wide."""
    words, x = list[Word](), left
    for said in text.split():
        width = 5.0 * len(said)
        if x + width > left + wide:
            x, top = left, top + _STEP
        words.append(Word(said, BBox(x, top, x + width, top + 10), 1.0, "text", 10.0))
        x += width + 4
    return words


def _judge(words: list[Word]) -> CertificateReading:
    page = Page(1, 612, 792, tuple(words), strokes=(SIGNED,))
    return judge_certificate(Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0), ("forced labor",))


def _signed(top: float = 540.0) -> list[Word]:
    below = [("Dated 2026-05-20", top), ("Ravi Kumar / Director", 630.0), ("(Signature)", 642.0)]
    return [w for line, high in below for w in _column(line, 60, high, 500)]


def _flush(words: list[Word], right: float) -> list[Word]:
    """The lines of a column stretched, so that each ends where the column does."""
    lines: dict[float, list[Word]] = {}
    for word in words:
        lines.setdefault(word.bbox.top, []).append(word)
    shift = [right - line[-1].bbox.x1 for line in lines.values()]
    return [
        replace(w, bbox=w.bbox._replace(x0=w.bbox.x0 + by, x1=w.bbox.x1 + by)) if n and n == len(line) - 1 else w
        for line, by in zip(lines.values(), shift, strict=True)
        for n, w in enumerate(line)
    ]


def test_a_translation_in_a_close_column_beside_the_form_is_not_mixed_with_it() -> None:
    left = _flush(_column(GOOD, 60, 100, 230), 290)
    found = _judge([*left, *_column(WHOLE["spanish"], 298, 100, 240), *_signed()])
    assert found.verdict == "conforming"
    assert found.blanks["foreign_seller"].value == VALUES["foreign_seller"]


def test_a_change_in_a_close_column_is_still_seen() -> None:
    left = _flush(_column(GOOD.replace("any stage", "some stage"), 60, 100, 230), 290)
    assert _judge([*left, *_column(WHOLE["spanish"], 298, 100, 240), *_signed()]).verdict == "deviating"


def test_a_letterhead_over_the_middle_of_two_columns_hides_no_gutter() -> None:
    words = GOOD.split()
    body = [*_column(" ".join(words[:58]), 60, 150, 220), *_column(" ".join(words[58:]), 330, 150, 220)]
    head = [
        w
        for n, said in enumerate(("ACMECOTTONMILLSLIMITED", "12-MARINA-ROAD-MUMBAI-400001", "WWW.ACMECOTTON.EXAMPLE"))
        for row in range(3)
        for w in _column(said, 266, 20 + 40 * n + 13 * row, 300)
    ]
    assert _judge([*head, *body, *_signed()]).verdict == "conforming"


def test_a_date_close_below_two_columns_of_the_form_is_of_neither() -> None:
    words = GOOD.split()
    left, right = _column(" ".join(words[:58]), 60, 100, 220), _column(" ".join(words[58:]), 330, 100, 220)
    bottom = max(w.bbox.bottom for w in (*left, *right))
    found = _judge([*left, *right, *_signed(bottom + 12)])
    assert found.verdict == "conforming"
    assert found.blanks["dated"].value == "2026-05-20"


@pytest.mark.parametrize(("off", "told"), [(6.0, "conforming"), (0.0, "conforming")])
def test_columns_whose_lines_are_not_level_are_read_one_after_the_other(off: float, told: str) -> None:
    words = GOOD.split()
    left, right = _column(" ".join(words[:58]), 60, 100, 220), _column(" ".join(words[58:]), 330, 100 - off, 220)
    assert _judge([*left, *right, *_signed()]).verdict == told


def _stamp(lines: list[str], x: float, y: float, slope: float) -> list[Word]:
    """Words on a slant in a smaller print, each as high as its rise makes it."""
    found = []
    for n, line in enumerate(lines):
        at = x + 6 * n
        for said in line.split():
            width = 4.0 * len(said)
            middle, high = y + 9 * n + slope * (at + width / 2 - x), 8 + abs(slope) * width
            found.append(Word(said, BBox(at, middle - high / 2, at + width, middle + high / 2), 1.0, "text", 7.0))
            at += width + 2
    return found


@pytest.mark.parametrize("degrees", [-20, -12, 12])
@pytest.mark.parametrize("high", [80, 100])
def test_a_stamp_on_a_slant_over_the_lines_is_not_of_them(degrees: int, high: int) -> None:
    page = page_of(GOOD)
    stamp = _stamp(["Kaveri Mills", "Ltd. Salem"], 200, high, math.tan(math.radians(degrees)))
    found = _judge([*page.words, *stamp])
    assert found.verdict == "conforming"
    assert found.blanks["description"].value == VALUES["description"]


def test_what_a_stamp_on_a_slant_takes_back_is_read() -> None:
    stamp = _stamp(["VOID FOR LOT", "Kaveri Mills"], 200, 80, math.tan(math.radians(-12)))
    assert _judge([*page_of(GOOD).words, *stamp]).verdict != "conforming"


@pytest.mark.parametrize("said", ["notary public for the", "authorised signatory for the", "notary for the"])
@pytest.mark.parametrize("slope", [-0.11, -0.13, 0.13])
@pytest.mark.parametrize("turned", [False, True])
def test_words_put_into_the_form_are_seen_though_they_climb(said: str, slope: float, turned: bool) -> None:
    text = GOOD.replace("Ltd., foreign", f"Ltd., {said} foreign", 1)
    words = _column(text, 60, 100, 480)
    first = [w.text for w in words].index("Ltd.,") + 1
    added = range(first, first + len(said.split()))
    found = [
        _raised(w, slope * (w.bbox.center[0] - words[first].bbox.x0), abs(slope) * 45 * turned) if n in added else w
        for n, w in enumerate(words)
    ]
    assert _judge([*found, *_signed()]).verdict == "deviating"


def _raised(word: Word, by: float, higher: float) -> Word:
    top, bottom = word.bbox.top + by - higher / 2, word.bbox.bottom + by + higher / 2
    return replace(word, bbox=word.bbox._replace(top=top, bottom=bottom), size=9.0)


@pytest.mark.parametrize("said", ["authorised signatory for the", "notary public in and for the"])
@pytest.mark.parametrize("degrees", [-12, -9, 7, 10])
def test_a_stamp_on_a_slant_whose_end_is_torn_off_is_for_a_person(said: str, degrees: int) -> None:
    stamp = _stamp([said], 300, 480, math.tan(math.radians(degrees)))
    assert _judge([*page_of(GOOD).words, *stamp]).verdict != "conforming"


@pytest.mark.parametrize("said", ["For Kaveri Mills Ltd.", "authorised signatory", "notary public"])
@pytest.mark.parametrize("degrees", [-12, 10])
def test_a_whole_stamp_on_a_slant_is_harmless(said: str, degrees: int) -> None:
    stamp = _stamp([said], 300, 480, math.tan(math.radians(degrees)))
    assert _judge([*page_of(GOOD).words, *stamp]).verdict == "conforming"


@pytest.mark.parametrize("line", ["Certificate of Origin (19 CFR 12.43 (a))", "Chamber of Commerce and"])
def test_a_level_line_in_a_high_font_is_no_torn_stamp(line: str) -> None:
    high = [replace(w, size=6.9) for w in _column(line, 60, 500, 500)]
    assert _judge([*page_of(GOOD).words, *high]).verdict == "conforming"


@pytest.mark.parametrize("lift", [-2.0, -1.6, 1.6, 2.0, 2.4])
@pytest.mark.parametrize("wide", [440.0, 490.0])
def test_fillings_printed_a_little_off_the_line_are_of_it(lift: float, wide: float) -> None:
    filled = {f"{word}*" for value in VALUES.values() for word in value.split()}
    marked = BODY.format(**{k: " ".join(f"{w}*" for w in v.split()) for k, v in VALUES.items()})
    words = [
        replace(
            w, text=w.text.replace("*", ""), bbox=w.bbox._replace(top=w.bbox.top - lift, bottom=w.bbox.bottom - lift)
        )
        if w.text.rstrip(",;") in filled
        else w
        for w in _column(marked, 60, 100, wide)
    ]
    assert _judge([*words, *_signed()]).verdict == "conforming"


@pytest.mark.parametrize(
    ("quantity", "description", "packages"),
    [
        ("1,250 bags of 50 kg = 62.5 t", "raw cane sugar", "25 big slings"),
        ("1,008 drums net 231,840 kg", "tomato paste", "aseptic bags in steel drums on 252 pallets"),
        ("19.958 MT", "palm olein", "one flexitank in container TEMU 284417-3"),
        ("300 rolls", "twill in white", "20 crates in 2 containers"),
    ],
)
@pytest.mark.parametrize("captioned", [False, True])
def test_goods_are_cut_where_each_blank_ends(quantity: str, description: str, packages: str, captioned: bool) -> None:
    own = {**VALUES, "quantity": quantity, "description": description, "packages": packages}
    if captioned:
        captions = {"quantity": "Quantity", "description": "Description", "packages": "Number and kind of packages"}
        shown = {**own, **{name: f"{own[name]} ({caption})" for name, caption in captions.items()}}
    else:
        shown = own
    found = judged(BODY.format(**shown))
    assert {name: found.blanks[name].value for name in own} == own
    assert found.verdict == "conforming"


@pytest.mark.parametrize(
    "own",
    [
        {"quantity": "4,800 pieces of 9,600 pieces"},
        {"quantity": "40 cartons of 60 cartons"},
        {"packages": "one in ten cartons"},
        {"packages": "1 in 10 cartons"},
    ],
)
def test_a_part_of_the_goods_is_for_a_person(own: dict[str, str]) -> None:
    assert judged(BODY.format(**{**VALUES, **own})).verdict == "review"


def test_lots_of_the_goods_are_no_packages() -> None:
    own = {"description": "shirts of cotton in white in two lots", "packages": "200 cartons"}
    found = judged(BODY.format(**{**VALUES, **own}))
    assert {name: found.blanks[name].value for name in own} == own


def test_a_plant_may_be_told_by_what_it_is_for() -> None:
    told = BODY.format(**{**VALUES, "producer": "Kaveri Mills Ltd. (spinning mill no. 2)"})
    assert judged(told).verdict == "conforming"
    told = BODY.format(**{**VALUES, "producer": "Kaveri Mills Ltd. (spinning only)"})
    assert judged(told).verdict != "conforming"


@pytest.mark.parametrize(
    "producer",
    [
        "packing works",
        "rice mill",
        "processing plant unit no. 3",
        "Kaveri Mills Ltd. and weaving mills",
        "Kaveri Mills Ltd. & weaving mills",
        "Kaveri Mills Ltd. / weaving mills",
    ],
)
def test_a_plant_alone_or_joined_to_a_firm_is_not_its_plant(producer: str) -> None:
    assert judged(BODY.format(**{**VALUES, "producer": producer})).verdict == "review"


def test_the_label_of_the_date_in_another_language_is_no_date() -> None:
    page = page_of(GOOD)
    kept = [w for w in page.words if w.bbox.top != 540]
    found = _judge([*kept, *_column("Dated / Fecha 2026-05-20", 60, 540, 500)])
    assert found.blanks["dated"].value == "2026-05-20"
    assert found.verdict == "conforming"


def test_struck_out_words_of_a_word_file_are_not_said(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(GOOD.split(" or of any component")[0])
    paragraph.add_run(" or of any component thereof").font.strike = True
    paragraph.add_run(".")
    document.save(str(tmp_path / "c.docx"))
    flow = read_docx(tmp_path / "c.docx")
    assert "component" not in " ".join(b.text for b in flow.blocks)
    assert "or of any component thereof" in " ".join(b.text for b in flow.hidden)


OTHERS = {
    "spanish": (
        "El suscrito, vendedor o dueño extranjero de las mercancías que se describen más adelante, certifica que "
        "dichas mercancías se embarcaron a bordo, y que en ninguna fase de la producción de las mercancías o de "
        "cualquier componente de las mismas se utilizó trabajo forzoso."
    ),
    "turkish": (
        "Ben, aşağıda belirtilen emtianın yabancı satıcısı veya maliki, bu emtianın üretilmiş "
        "olduğunu ve emtianın ya da herhangi bir parçasının üretiminin hiçbir safhasında zorla çalıştırma "
        "yapılmadığını tasdik ederim."
    ),
    "german": (
        "Der Unterzeichnete, ausländischer Verkäufer bzw. Eigentümer der im Folgenden beschriebenen Waren, bestätigt "
        "hiermit, dass auf keiner Stufe der Produktion der Waren oder irgendeines Bestandteils davon Zwangsarbeit "
        "verwendet wurde."
    ),
    "portuguese": (
        "Eu, vendedor ou proprietário estrangeiro das mercadorias descritas, certifico que as mercadorias foram "
        "produzidas por Usina Boa Vista e que não se utilizou trabalho forçado em nenhuma fase da produção das "
        "mercadorias nem de qualquer de seus componentes."
    ),
    "chinese": (
        "我，Kaveri Mills Ltd.，作为下文所述货物的外国卖方或货主，特此证明：上述货物由Kaveri Mills Ltd.生产；"
        "且货物及其任何部件的生产的任何阶段均没有使用强迫劳动。"
    ),
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_whole_translation_in_other_words_conforms(language: str) -> None:
    body = BODY.format(**{**VALUES, "producer": "Usina Boa Vista"}) if language == "portuguese" else GOOD
    assert judged(body, foot=OTHERS[language]).verdict == "conforming"


def test_a_turkish_translation_in_the_third_person_is_for_a_person() -> None:
    """Who certifies is not told by its verb: it may be the producer who is named before."""
    said = OTHERS["turkish"].replace("maliki,", "maliki olan Kaveri Mills Ltd.").replace("Ben, a", "A")
    assert judged(GOOD, foot=said.replace("tasdik ederim", "tasdik eder")).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "en ninguna fase", "en la última fase"),
        ("spanish", "se utilizó trabajo forzoso.", "se utilizó trabajo forzoso, salvo en la cosecha."),
        ("turkish", "hiçbir safhasında", "son safhasında"),
        ("turkish", "yapılmadığını", "yapıldığını"),
        ("german", "auf keiner Stufe", "auf einer Stufe"),
        ("portuguese", "não se utilizou", "se utilizou"),
        ("portuguese", "trabalho forçado em", "trabalho forçado pela Usina em"),
        ("chinese", "均没有使用", "均使用"),
        ("chinese", "上述货物由", "除棉花外上述货物由"),
    ],
)
def test_other_words_that_say_something_else_are_for_a_person(language: str, said: str, instead: str) -> None:
    body = BODY.format(**{**VALUES, "producer": "Usina Boa Vista"}) if language == "portuguese" else GOOD
    assert said in OTHERS[language]
    assert judged(body, foot=OTHERS[language].replace(said, instead)).verdict != "conforming"


@pytest.mark.parametrize(
    ("places", "verdict"),
    [
        ("Chennai (Place of lading) (Place of final departure from country of exportation)", "conforming"),
        ("Chennai (Place of lading) Kochi (Place of final departure from country of exportation)", "conforming"),
        ("(Place of lading) Chennai (Place of final departure from country of exportation)", "deviating"),
    ],
)
def test_what_stands_behind_the_first_caption_and_before_the_second_is_the_second_place(places: str, verdict: str):
    """In the literal form the first place may not be empty (19 CFR 12.43(a))."""
    found = judged(GOOD.replace("at Chennai which departed from Chennai", f"at {places} which departed from"))
    assert found.verdict == verdict
    assert (found.blanks["place_of_lading"].value is None) == (verdict == "deviating")
