"""What is asked, doubted, taken back, compared or of what stands beside the goods gives no country of them."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read

HEAD = "AFFIDAVIT\n\nI, Ruth Okello, Export Manager of Lira Spinners Ltd, declare as follows:\n"


def _countries(sentence: str, language: str = "en", kind: str = "affidavit") -> set[str | None]:
    found = read(f"{HEAD}{sentence}\n\nRuth Okello\n", kind, (language, "en"))
    return {o.country for o in found.origins} | {f.value for f in found.fields if f.name == "country_of_origin"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The packing material is made in China."),
        ("en", "The Seller's machines are made in China."),
        ("en", "Yarn of Chinese origin is cheaper."),
        ("en", "Cotton grown in Egypt is longer than ours."),
        ("en", "The cotton resembles that grown in Egypt."),
        ("en", "The yarn is equal to yarn made in Italy."),
        ("en", "We also stock yarn made in China."),
        ("en", "The certificate of origin was issued in China."),
        ("en", "Country of origin of the machines: Germany"),
        ("en", "Country of origin of packaging: China"),
        ("en", "Country of origin (not verified): China"),
        ("en", "Former country of origin: China"),
        ("en", "We refuse cotton with country of origin: China"),
        ("en", "Country of origin: China?"),
        ("en", "Country of origin: any, except China"),
        ("en", "Country of origin: unknown, perhaps China"),
        ("es", "El material de empaque está hecho en China."),
        ("es", "País de origen de las máquinas: Alemania"),
        ("de", "Ursprungsland der Maschinen: China"),
        ("fr", "Pays d'origine des machines : Chine"),
        ("tr", "Makinelerin menşe ülkesi: Çin"),
        ("vi", "Bao bì được sản xuất tại Trung Quốc."),
        ("zh", "设备原产国：德国"),
        ("zh", "包装材料产自中国。"),
    ],
)
def test_no_country_of_the_goods(language: str, sentence: str):
    assert _countries(sentence, language) == set()


@pytest.mark.parametrize(
    ("language", "sentence", "country"),
    [
        ("en", "Country of origin: Uganda, not Sudan", "UG"),
        ("en", "Country of origin of the cotton: Uganda", "UG"),
        ("en", "Country of origin: Uganda", "UG"),
        ("en", "The country of origin of these goods is Uganda.", "UG"),
        ("en", "The cotton was grown in Uganda with machines made in Germany.", "UG"),
        ("en", "The cotton is better than others and was grown in Uganda.", "UG"),
        ("pt", "O algodão foi cultivado no Brasil.", "BR"),
        ("es", "El algodón fue cultivado en México.", "MX"),
        ("zh", "棉花原产国：美国", "US"),
    ],
)
def test_the_country_of_the_goods_stays(language: str, sentence: str, country: str):
    assert _countries(sentence, language) == {country}
