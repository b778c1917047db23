"""A translation beside the form conforms only whole: every word known, no stage, no component, the same labor."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import BODY, GOOD, VALUES, judged

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
