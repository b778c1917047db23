"""A translation beside the form conforms only whole: every word known, no stage, no component, the same labor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import judge_certificate
from extractors.evidence import BBox, Document
from tests.extractors.test_certificate import BODY, GOOD, VALUES, _line, judged, page_of

SPANISH = (
    "Yo, el vendedor o propietario extranjero de la mercancía descrita, certifico que fue producida y embarcada "
    "a bordo, y que no se empleó trabajo forzoso en ninguna etapa de la producción de la mercancía ni de ninguno "
    "de sus componentes."
)
WHOLE = {
    "spanish": SPANISH,
    "portuguese": (
        "Eu, vendedor ou proprietário estrangeiro da mercadoria descrita, certifico que não foi empregado trabalho "
        "forçado em nenhuma etapa da produção da mercadoria ou de qualquer de seus componentes."
    ),
    "french": (
        "Je soussigné, vendeur ou propriétaire étranger de la marchandise décrite, certifie que le travail forcé n'a "
        "été employé à aucun stade de la production de la marchandise ou de l'un quelconque de ses composants."
    ),
    "german": (
        "Ich, ausländischer Verkäufer oder Eigentümer der nachstehend beschriebenen Ware, bescheinige, dass in keiner "
        "Stufe der Herstellung der Ware oder eines ihrer Bestandteile Zwangsarbeit eingesetzt wurde."
    ),
    "turkish": (
        "Ben, aşağıda tanımlanan malın yabancı satıcısı veya sahibi olarak, malın veya herhangi bir bileşeninin "
        "üretiminin hiçbir aşamasında zorla çalıştırma kullanılmadığını beyan ederim."
    ),
    "vietnamese": (
        "Tôi, người bán hoặc chủ sở hữu nước ngoài của hàng hóa, xác nhận rằng lao động cưỡng bức không được sử dụng "
        "trong bất kỳ công đoạn nào của việc sản xuất hàng hóa hoặc bất kỳ thành phần nào."
    ),
    "russian": (
        "Я, иностранный продавец или владелец товара, удостоверяю, что принудительный труд не использовался ни на "
        "одной стадии производства товара или любого его компонента."
    ),
    "uzbek": (
        "Men, ushbu tovarning chet ellik sotuvchisi yoki egasi, tovarni yoki uning biror tarkibiy qismini ishlab "
        "chiqarishning hech bir bosqichida majburiy mehnat qo'llanilmaganligini tasdiqlayman."
    ),
    "chinese": "本人为下述货物的外国卖方或所有人，兹证明该货物在生产的任何阶段及其任何组成部分均未使用强迫劳动。",
}


@pytest.mark.parametrize("language", WHOLE)
def test_a_whole_translation_below_conforms(language: str) -> None:
    assert judged(GOOD, foot=WHOLE[language]).verdict == "conforming"


def test_a_translation_may_name_the_class_of_labor_as_the_one_indicated() -> None:
    told = SPANISH.replace("trabajo forzoso", "la clase de trabajo indicada")
    assert judged(GOOD, foot=told).verdict == "conforming"


TITLED = {
    "spanish": "CERTIFICADO DE ORIGEN "
    + SPANISH.replace("se empleó trabajo forzoso", "fue empleada la clase indicada"),
    "portuguese": "CERTIFICADO DE ORIGEM " + WHOLE["portuguese"],
    "turkish": "MENŞE ŞAHADETNAMESİ " + WHOLE["turkish"].replace("zorla çalıştırma", "belirtilen işgücünün"),
    "vietnamese": "GIẤY CHỨNG NHẬN XUẤT XỨ " + WHOLE["vietnamese"].replace("hoặc", "hay"),
    "chinese": "原产地证明书 " + WHOLE["chinese"].replace("强迫", "所列类别的"),
}


@pytest.mark.parametrize("language", TITLED)
def test_the_title_of_a_translation_certifies_nothing_more(language: str) -> None:
    assert judged(GOOD, foot=TITLED[language]).verdict == "conforming"


@pytest.mark.parametrize("before", [True, False])
def test_a_second_certifying_beside_a_translation_is_for_a_person(before: bool) -> None:
    more = "Certifico la última etapa."
    told = f"{more} {SPANISH}" if before else f"{SPANISH} {more}"
    assert judged(GOOD, foot=told).verdict != "conforming"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "no se empleó", "se empleó"),  # a negation lost
        ("spanish", "certifico que", "no certifico que"),  # and gained
        ("spanish", "en ninguna etapa", "en la etapa"),  # not any stage
        ("spanish", " ni de ninguno de sus componentes", ""),  # no component
        ("spanish", "vendedor o propietario", "vendedor y agente"),
        ("spanish", "trabajo forzoso", "trabajo de presos"),  # another class of labor
        ("spanish", "trabajo forzoso", "trabajo infantil"),
        ("spanish", "componentes.", "componentes. Se excluye el trabajo de los presos."),  # in the form's own words
        ("spanish", "componentes.", "componentes salvo en la cosecha."),
        ("spanish", "fue producida", "fue producida por nuestros proveedores"),
        ("spanish", "a bordo", "a bordo el 3 de enero de 2019"),  # a figure that the English has not
        ("portuguese", "não foi empregado", "foi empregado"),
        ("portuguese", "componentes.", "componentes, exceto na colheita."),
        ("french", "n'a été employé à aucun stade", "a été employé à un stade"),
        ("french", "composants.", "composants. Est exclu le travail des détenus."),
        ("german", "in keiner Stufe", "in der letzten Stufe"),
        ("german", "oder eines ihrer Bestandteile", "ohne deren Bestandteile"),
        ("turkish", "kullanılmadığını", "kullanıldığını"),
        ("turkish", "hiçbir aşamasında", "son aşamasında"),
        ("vietnamese", "không được sử dụng", "được sử dụng"),
        ("vietnamese", " hoặc bất kỳ thành phần nào", ""),
        ("russian", "не использовался ни на одной стадии", "использовался на одной стадии"),
        ("russian", "компонента.", "компонента. За исключением сбора хлопка."),
        ("uzbek", "qo'llanilmaganligini", "qo'llanilganligini"),
        ("chinese", "均未使用", "曾使用"),
        ("chinese", "任何阶段", "最后阶段"),
        ("chinese", "劳动。", "劳动，棉花采摘阶段除外。"),
    ],
)
def test_a_translation_that_says_something_else_is_for_a_person(language: str, said: str, instead: str) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict != "conforming"


def test_a_negation_of_a_filling_is_none_of_the_translation() -> None:
    body = BODY.format(**{**VALUES, "foreign_seller": "Acme No Limits Ltd."})
    told = SPANISH.replace("certifico que", "no certifico que")
    assert judged(body, foot=told).verdict != "conforming"


@pytest.mark.parametrize("foot", ["لا يشمل ذلك المواد الخام", "Сырьё не проверялось", "Ταῦτα εξαιρούνται"])
def test_a_script_that_nobody_here_reads_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=f"Reg. office: 14 Mill Road, Multan. {foot}. Tel. 4540112").verdict == "review"


CONFESSED = {
    "spanish": "Se empleó trabajo forzoso en la extracción.",
    "portuguese": "Foi empregado trabalho forçado na extração.",
    "french": "Le travail forcé a été employé dans l'extraction.",
    "german": "Zwangsarbeit wurde im Abbau eingesetzt.",
    "turkish": "Zorla çalıştırma üretimde kullanılıp üretilmiş olduğunu beyan ederim.",
    "vietnamese": "Lao động cưỡng bức được sử dụng trong việc khai thác.",
    "russian": "Принудительный труд использовался на стадии добычи.",
    "uzbek": "Majburiy mehnat qazib olish bosqichida qo'llanilgan.",
    "chinese": "在开采阶段使用强迫劳动。",
}


@pytest.mark.parametrize("language", CONFESSED)
@pytest.mark.parametrize("before", [True, False])
def test_one_more_sentence_on_labor_in_known_words_is_for_a_person(language: str, before: bool) -> None:
    told = [CONFESSED[language], WHOLE[language]] if before else [WHOLE[language], CONFESSED[language]]
    assert judged(GOOD, foot=" ".join(told)).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "certifico que", "certifico según lo indicado por el fabricante que"),
        ("spanish", "certifico que", "certifico, según consta, que"),
        ("spanish", "Yo, el vendedor", "El fabricante certifica al vendedor"),
        ("spanish", "certifico que", "certificado que"),
        ("spanish", "no se empleó trabajo", "no se empleó por el vendedor trabajo"),
        ("spanish", "no se empleó trabajo", "no se empleó a bordo trabajo"),
        ("spanish", "etapa de la producción", "etapa del embalaje"),
        ("spanish", "componentes.", "componentes, y se empleó trabajo forzoso en la extracción."),
        ("portuguese", "nenhuma etapa da produção", "nenhuma etapa do fabrico a bordo do navio"),
        ("french", "employé à aucun stade", "employé par le vendeur à aucun stade"),
        ("german", "Stufe der Herstellung", "Stufe der Verladung"),
        ("vietnamese", "việc sản xuất hàng hóa", "việc xếp hàng lên tàu"),
        ("vietnamese", "xác nhận rằng", "theo nhà sản xuất xác nhận rằng"),
        ("chinese", "在生产的任何阶段", "在装运的任何阶段"),
        ("chinese", "兹证明该货物", "兹证明该货物的部分"),
        ("chinese", "兹证明", "厂商证明"),
        ("chinese", "兹证明该货物", "兹证明所述生产商并证明该货物"),
        ("turkish", "zorla çalıştırma", "işgücünün"),
    ],
)
def test_known_words_that_limit_are_for_a_person(language: str, said: str, instead: str) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "review"


@pytest.mark.parametrize(
    "foot",
    [
        "El Documento Carece de Validez Jurídica para la Aduana y de Efecto Probatorio.",
        "La Mercancía Contiene Algodón de Xinjiang Recogido por Niños y Esclavos.",
        "Le Vendeur Décline Toute Responsabilité Quant à l'Origine de la Marchandise.",
    ],
)
def test_capitals_of_a_title_are_no_names(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


@pytest.mark.parametrize(
    "foot",
    ["PRODUCIDO CON TRABAJO FORZOSO", "Algodón recogido por presos", "Zwangsarbeit wurde eingesetzt", "使用强迫劳动"],
)
def test_coerced_labor_named_in_few_words_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


@pytest.mark.parametrize("foot", ["Hammadde tedarikçilerinin beyanlarına dayanılarak düzenlenmiştir.", "à reçu près"])
def test_small_words_with_accents_are_no_names(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


def test_the_short_end_of_a_translation_between_the_lines_is_of_it() -> None:
    page = page_of(GOOD)
    whole = WHOLE["vietnamese"].split()
    told = [whole[:13], whole[13:-2], whole[-2:]]
    tops = sorted({w.bbox.top for w in page.words if w.bbox.top < 200})
    between = [w for top, said in zip(tops, told, strict=False) for w in _line(said, 2 * top - 50, "text")]
    spread = [
        replace(w, bbox=BBox(w.bbox.x0, 2 * w.bbox.top - 66, w.bbox.x1, 2 * w.bbox.top - 56))
        if w.bbox.top < 200 else w for w in page.words
    ]  # fmt: skip
    both = replace(page, words=(*spread, *between))
    assert judge_certificate(Document("0" * 64, (both,), "certificate_of_origin_1243", 1.0)).verdict == "conforming"


@pytest.mark.parametrize(("stray", "verdict"), [("1", "conforming"), ("2", "review")])
def test_an_upright_rule_beside_a_translation_is_no_figure(stray: str, verdict: str) -> None:
    page = page_of(GOOD, source="ocr", foot=f"{stray} {WHOLE['portuguese']}")
    document = Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)
    assert judge_certificate(document, (), document).verdict == verdict


@pytest.mark.parametrize(
    ("language", "class_of_labor", "instead"),
    [
        ("spanish", "trabajo forzoso", "trabajo"),
        ("portuguese", "trabalho forçado", "trabalho"),
        ("french", "le travail forcé", "le travail"),
        ("german", "Zwangsarbeit", "Arbeit"),
        ("vietnamese", "lao động cưỡng bức", "lao động"),
        ("russian", "принудительный труд", "труд"),
        ("uzbek", "majburiy mehnat", "mehnat"),
        ("chinese", "强迫劳动", "劳动"),
    ],
)
def test_labor_of_no_class_is_for_a_person(language: str, class_of_labor: str, instead: str) -> None:
    assert class_of_labor in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(class_of_labor, instead)).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "certifico que", "certifico que el fabricante indica que"),
        ("spanish", "certifico que fue", "certifico que el fabricante indica que la mercancía fue"),
        ("spanish", "certifico que fue", "certifico que una de las mercancías fue"),
        ("spanish", "y que no", "y se describe por el fabricante que no"),
        ("spanish", "fue producida", "fue producida indicado por el fabricante"),
        ("spanish", "fue producida", "fue producida como indicado por el fabricante"),
        ("portuguese", "certifico que não", "certifico que o fabricante mencionado pelo vendedor não"),
        ("portuguese", "certifico que não", "certifico que os bens indicados pelo fabricante são produzidos e que não"),
        ("french", "certifie que le", "certifie que le vendeur décrit que le"),
        ("french", "certifie que le", "certifie que la marchandise est produite, désignée par le vendeur, et que le"),
        (
            "german",
            "bescheinige, dass in",
            "bescheinige, dass die vom Hersteller genannten Waren erzeugt wurden und dass in",
        ),
        ("german", "bescheinige, dass in", "bescheinige, dass eine der Waren erzeugt wurde und dass in"),
        ("turkish", "malın veya herhangi", "üretici tarafından malın veya herhangi"),
        ("turkish", "aşağıda tanımlanan", "üretici tarafından tanımlanan"),
        ("turkish", "Ben,", "Beyanı Geri Almıştır. Ben,"),
        ("vietnamese", "rằng lao", "rằng hàng hóa do nhà sản xuất nêu và lao"),
        ("vietnamese", "rằng lao", "rằng nhà sản xuất nêu lao"),
        ("vietnamese", "rằng lao", "rằng nhà sản xuất nêu trên nêu lao"),
        ("chinese", "兹证明该货物", "兹证明由生产商所述货物生产并"),
        ("russian", "что принудительный", "что данный производством товар указан что принудительный"),
        ("uzbek", "tovarni yoki", "tovar ishlab chiqarish tomonidan tovarni yoki"),
    ],
)
def test_what_another_is_said_to_have_told_is_for_a_person(language: str, said: str, instead: str) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("vietnamese", "rằng lao", "rằng hàng hóa này được sản xuất bởi nhà sản xuất nêu trên và lao"),
        ("spanish", "certifico que", "certifico por la presente que"),
        ("spanish", "certifico que", "certifico que la mercancía fue elaborada y que"),
        ("portuguese", "certifico que", "certifico que tais bens foram produzidos e que"),
        ("portuguese", "ou de qualquer de", "nem de qualquer um de"),
        ("french", "certifie que", "certifie que cette marchandise a été produite et que"),
        ("german", "bescheinige, dass", "bescheinige, dass diese Ware hergestellt wurde und dass"),
        ("vietnamese", "rằng", "rằng hàng hóa đã được sản xuất và rằng"),
        ("turkish", "malın veya", "malların üretildiğini ve malın veya"),
    ],
)
def test_what_is_certified_of_the_goods_may_stand_before_labor(language: str, said: str, instead: str) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "conforming"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "fue producida", "fue producida por Kaveri Mills Ltd. que indica en origen y en la producción"),
        ("spanish", "certifico que fue producida y embarcada a bordo, y", "certifico que fue indicado en Chennai y"),
        (
            "french",
            "certifie que le",
            "certifie que cette marchandise a été produite par Kaveri Mills Ltd. qui mentionne au port et que le",
        ),
        ("french", "certifie que le", "certifie que cette marchandise a été désignée au port et que le"),
        ("german", "dass in", "dass diese Ware hergestellt wurde, nachstehend genannt und dass in"),
        ("turkish", "olarak,", "üretici Kaveri Mills Ltd. olarak,"),
        ("turkish", "beyan ederim", "beyan eder"),
        ("vietnamese", "rằng lao", "rằng hàng hóa do bên Kaveri Mills Ltd. sản xuất và nêu rằng lao"),
        ("vietnamese", "rằng lao", "rằng hàng hóa này được Kaveri Mills Ltd. sản xuất và bên đó nói rằng lao"),
        ("portuguese", "que não", "que tais bens foram mencionados e que não"),
    ],
)
def test_a_verb_of_telling_behind_the_certifying_is_for_a_person(language: str, said: str, instead: str) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "la producción de la mercancía", "la minería de la mercancía"),
        ("spanish", "la producción de la mercancía", "la producción de sus componentes"),
        ("german", "der Herstellung der Ware", "des Abbaus der Ware"),
        ("portuguese", "da produção da mercadoria ou de qualquer de seus", "da extração ou de qualquer"),
        ("portuguese", "da produção da mercadoria ou de qualquer de seus", "da produção ou de qualquer"),
        ("french", "la production de la marchandise", "l'extraction de la marchandise"),
        ("vietnamese", "sản xuất hàng hóa", "khai thác hàng hóa"),
        ("turkish", "üretiminin", "çıkarılmasının"),
    ],
)
def test_less_than_making_the_goods_and_their_components_is_for_a_person(
    language: str, said: str, instead: str
) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "review"


ABROAD = {
    "spanish": " extranjero",
    "portuguese": " estrangeiro",
    "french": " étranger",
    "german": "ausländischer ",
    "turkish": "yabancı ",
    "vietnamese": " nước ngoài",
    "russian": "иностранный ",
    "uzbek": "chet ellik ",
    "chinese": "外国",
}


@pytest.mark.parametrize("language", WHOLE)
def test_a_seller_who_is_not_said_to_be_foreign_is_for_a_person(language: str) -> None:
    assert ABROAD[language] in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(ABROAD[language], "", 1)).verdict == "review"


@pytest.mark.parametrize(
    ("language", "said", "instead"),
    [
        ("spanish", "y embarcada", "en dicha fecha y embarcada"),
        ("spanish", "fue producida", "en esta fecha fue producida"),
        ("spanish", "que fue", "que una de las mercancías fue"),
        ("turkish", "olarak,", "olarak bu tarihinde üretildiğini,"),
        ("vietnamese", "việc sản xuất", "việc sản xuất trong ngày"),
        ("chinese", "在生产的任何", "在任何"),
        ("chinese", "生产", "开采"),
    ],
)
def test_a_day_or_a_part_that_the_form_does_not_name_and_no_production_are_for_a_person(
    language: str, said: str, instead: str
) -> None:
    assert said in WHOLE[language]
    assert judged(GOOD, foot=WHOLE[language].replace(said, instead)).verdict == "review"


def in_english(language: str, own: str, left: str = "forced labor") -> str:
    """The verdict on the form above that translation, whose class of labor is left in English."""
    return judged(GOOD, foot=WHOLE[language].replace(own, left)).verdict


OWN = {"spanish": "trabajo forzoso", "portuguese": "trabalho forçado", "vietnamese": "lao động cưỡng bức"}


@pytest.mark.parametrize("language", OWN)
def test_the_class_of_labor_left_in_english_is_the_one_indicated(language: str) -> None:
    assert in_english(language, OWN[language]) == "conforming"


def test_so_is_it_among_signs_of_han() -> None:
    assert in_english("chinese", "强迫劳动") == "conforming"
    assert in_english("chinese", "强迫劳动", "convict labor") == "review"
    assert in_english("chinese", "使用强迫劳动", "使用大量forced labor") == "review"


@pytest.mark.parametrize(
    "left", ["convict labor", "forced labor in full", "not forced labor", "forced labor forced labor"]
)
def test_another_class_left_in_english_or_more_than_it_is_for_a_person(left: str) -> None:
    assert in_english("spanish", "trabajo forzoso", left) != "conforming"


@pytest.mark.parametrize("limit", ["la última etapa", "ninguna etapa final", "ninguna etapa conocida"])
def test_a_translation_with_its_class_in_english_limits_nothing(limit: str) -> None:
    told = SPANISH.replace("trabajo forzoso", "forced labor").replace("ninguna etapa", limit)
    assert judged(GOOD, foot=told).verdict != "conforming"
