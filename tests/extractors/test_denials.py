"""What a sentence denies is no origin: neither in the origins, nor as the paper's country."""

from __future__ import annotations

import pytest

from extractors.denials import is_denied, is_excluded
from tests.extractors.text_pages import read

LONG = "None of the cotton that our company bought in two years for the yarn of this order was"


def _countries(kind: str, sentence: str, language: str) -> tuple[set[str | None], set[str | None]]:
    found = read(f"{kind.upper()}\n\n{sentence}\n\nSigned\n", kind, (language,))
    fields = {f.value for f in found.fields if f.name == "country_of_origin"}
    return {o.country for o in found.origins}, fields - {None}


@pytest.mark.parametrize(
    ("kind", "language", "sentence"),
    [
        ("affidavit", "en", "The cotton was not grown in China."),
        ("affidavit", "en", f"{LONG} grown in China."),
        ("affidavit", "en", "THE COTTON WAS NEVER GROWN IN CHINA."),
        ("affidavit", "en", "None of the cotton was grown in Xinjiang or anywhere in China."),
        ("affidavit", "en", "None of the cotton in these goods was\ngrown in China."),
        ("affidavit", "en", "The cotton in these goods was not\ngrown in China."),
        ("affidavit", "en", "The goods weren't made in China."),
        ("affidavit", "en", "We don't use cotton grown in China."),
        (
            "affidavit",
            "en",
            "We did not use cotton, whether raw, carded or in any other form, that was grown in China.",
        ),
        ("affidavit", "en", "No cotton of any kind, whether ginned or carded, was grown in China."),
        ("affidavit", "en", "No cotton, yarn or thread was produced in China."),
        ("affidavit", "en", "None of the cotton, yarn, and fabric was produced in China."),
        ("affidavit", "en", "We hereby declare that no goods, whether finished or not, were made in China."),
        ("commercial_invoice", "en", "Not a single bale was grown in China."),
        ("commercial_invoice", "en", "Not one kilogram of it was grown in China."),
        ("affidavit", "en", "The mill excludes cotton grown in China."),
        ("affidavit", "en", "The mill has ceased to use cotton grown in China."),
        ("affidavit", "es", "Ningún componente, hilo o etiqueta fue producido en China."),
        ("affidavit", "de", "Kein Teil, Garn oder Knopf wurde in China hergestellt."),
        ("affidavit", "fr", "Aucun fil, bouton ou tissu n'a été fabriqué en Chine."),
        ("affidavit", "zh", "无任何原料产自新疆。"),
        ("affidavit", "en", "Cotton grown in China was not used."),
        ("affidavit", "en", "The goods are free of cotton grown in China."),
        ("affidavit", "en", "We deny that the cotton was grown in China."),
        ("affidavit", "es", "El algodón cultivado en China no se utiliza."),
        ("affidavit", "tr", "Pamuk Çin menşeli değildir."),
        ("affidavit", "tr", "Çin menşeli pamuk tesislerimizde hiçbir zaman kullanılmamıştır."),
        ("affidavit", "tr", "Çin menşeli pamuk satın alınmamıştır."),
        ("commercial_invoice", "es", "Mercancía de origen chino o mexicano"),
        ("commercial_invoice", "zh", "备注：德国标准制造"),
        ("commercial_invoice", "en", "Country of Origin: not China"),
        ("commercial_invoice", "en", "Country of Origin: other than China"),
        ("affidavit", "de", "Die Baumwolle wurde nicht in China angebaut."),
        ("affidavit", "fr", "Le coton n'a pas été cultivé en Chine."),
        ("affidavit", "es", "El algodón no fue cultivado en China."),
        ("affidavit", "pt", "O algodão não foi cultivado na China."),
        ("affidavit", "tr", "Pamuk Çin'de yetiştirilmemiştir."),
        ("affidavit", "vi", "Bông không được trồng tại Trung Quốc."),
        ("affidavit", "zh", "棉花不是在中国种植的。"),
        ("affidavit", "zh", "本批棉花并非产自中国。"),
    ],
)
def test_a_country_that_is_denied_is_no_origin(kind: str, language: str, sentence: str) -> None:
    assert _countries(kind, sentence, language) == (set(), set())


@pytest.mark.parametrize(
    ("kind", "language", "sentence", "country"),
    [
        ("affidavit", "en", "None of it came from China; the cotton was grown in Texas, United States.", "US"),
        ("affidavit", "en", "No prohibited labor was used, and the cotton was grown in Brazil.", "BR"),
        ("commercial_invoice", "en", "Lot No AB-12  Country of Origin  Turkey", "TR"),
        ("affidavit", "en", "We use no cotton of others.\n\nOur cotton was grown in Brazil.", "BR"),
        ("affidavit", "en", "No forced labor was used at any stage and the cotton was grown in Texas, USA.", "US"),
        ("affidavit", "en", "None of the workers is under eighteen and all goods were made in Vietnam.", "VN"),
        ("affidavit", "en", "There is no doubt that the cotton was grown in China.", "CN"),
        ("affidavit", "en", "No child, forced or convict labor was used, and the cotton was grown in China.", "CN"),
        ("affidavit", "en", "We declare that no child labor was found where the cotton was grown in China.", "CN"),
        ("commercial_invoice", "en", "No commercial value, sample made in China", "CN"),
        ("commercial_invoice", "de", "Keine Mängel, Ware in China hergestellt", "CN"),
        ("affidavit", "en", "The cotton was grown not only here but was also grown in Pakistan.", "PK"),
        ("commercial_invoice", "en", "Non-woven bags made in China", "CN"),
        ("commercial_invoice", "en", "NON-IRON SHIRTS MADE IN INDIA", "IN"),
        ("commercial_invoice", "en", "Cotton, not carded or combed, product of India", "IN"),
        ("commercial_invoice", "en", "Article no KX-7 made in India", "IN"),
        ("commercial_invoice", "en", "Country of Origin: NO", "NO"),
        ("commercial_invoice", "en", "Country of Origin: Non-EU: China", "CN"),
        ("affidavit", "de", "Die nicht gekämmte Baumwolle wurde in Ägypten angebaut.", "EG"),
        ("affidavit", "fr", "Ce produit ne contient pas de fibres animales et est fabriqué en Chine.", "CN"),
        ("affidavit", "tr", "Ürünler İstanbul'da ofisi bulunan firma tarafından Çin'de üretilmiştir.", "CN"),
        ("affidavit", "de", "Die Ware ist deutschen Ursprungs.", "DE"),
        ("commercial_invoice", "fr", "Marchandises d'origine française", "FR"),
        ("affidavit", "es", "El algodón fue cultivado en el Perú.", "PE"),
        ("commercial_invoice", "es", "Mercancía de origen mexicano", "MX"),
        ("affidavit", "pt", "O algodão foi cultivado no Brasil.", "BR"),
        ("affidavit", "tr", "Türkiye menşeli pamuk tesislerimizde kullanılmaktadır.", "TR"),
        ("commercial_invoice", "pt", "Mercadoria de origem portuguesa", "PT"),
        ("affidavit", "tr", "Pamuk Türkiye'de yetiştirilmiştir.", "TR"),
        ("commercial_invoice", "tr", "Malların menşei Türkiye'dir.", "TR"),
        ("commercial_invoice", "zh", "中国制造", "CN"),
    ],
)
def test_a_country_that_is_said_is_one(kind: str, language: str, sentence: str, country: str) -> None:
    origins, fields = _countries(kind, sentence, language)
    assert country in origins | fields
    assert len(origins | fields) == 1


def test_a_region_keeps_its_article() -> None:
    text = "AFFIDAVIT\n\nCultivado en Los Angeles, California.\n"
    assert [o.region for o in read(text, "affidavit", ("es",)).origins] == ["Los Angeles, California"]


@pytest.mark.parametrize(
    "text",
    [
        "Remarks   NONE      Place of production   Ankara",
        "Foreign cotton: none\n\n\nplace of production   Ankara",  # far above: no line of the same sentence
        "Foreign cotton: none\nPlace of production   Ankara",  # no sentence goes on with a capital
        "Foreign cotton: none\nLot 7   place of production   Ankara",  # nor in the next cell
        "NOT NEGOTIABLE Place of production: Ankara",  # a colon begins anew
    ],
)
def test_a_blank_beside_a_none_is_not_denied(text: str) -> None:
    found = read(f"PRODUCTION RECORD\n\n{text}\n", "production_record").fields
    assert {f.name: f.value for f in found}.get("place_of_production") == "Ankara"


def test_a_blank_is_denied_by_the_line_that_runs_into_it() -> None:
    text = "PRODUCTION RECORD\n\nThe cotton was not from the\nplace of production   Ankara\n"
    assert "place_of_production" not in {f.name for f in read(text, "production_record").fields}


@pytest.mark.parametrize("text", ["中国制造有限公司", "Indiana origin", "Bienes de origen animal"])
def test_words_that_look_like_an_origin_are_none(text: str) -> None:
    assert _countries("commercial_invoice", text, "en") == (set(), set())


@pytest.mark.parametrize(
    ("before", "denied"),
    [
        ("We use no cotton ", True),
        ("No. 7 Mill Road, the cotton was ", False),
        ("No of packages 12 Origin ", False),
        ("LOT NO AB-12 ORIGIN ", False),
        ("不锈钢螺丝 原产地 ", False),
    ],
)
def test_numbers_and_other_words_deny_nothing(before: str, denied: bool) -> None:
    assert is_denied(before) == denied


@pytest.mark.parametrize(("value", "excluded"), [("not China", True), ("Norway", False), ("No 5 Mill Road, UK", False)])
def test_a_value_that_says_only_what_it_is_not(value: str, excluded: bool) -> None:
    assert is_excluded(value) == excluded
