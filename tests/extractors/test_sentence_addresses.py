"""The seat of the company that speaks, as the sentence behind its name or the head of the paper gives it."""

from __future__ import annotations

import pytest

from extractors.parties import find_parties
from extractors.parties.sentence_addresses import address_behind
from tests.extractors.text_pages import document_of


@pytest.mark.parametrize(
    ("behind", "address"),
    [
        (" with its principal office at 4411 FM 1585, Wolfforth, Texas 79382, and I make this affidavit",
         "4411 FM 1585, Wolfforth, Texas 79382"),
        (" (CIN U17111), having its registered office at 14/2 Mill Road, Coimbatore 641043, India, do solemnly affirm",
         "14/2 Mill Road, Coimbatore 641043, India"),
        (", 18 Mill Street, Fall River, Massachusetts 02724 (\"Acme\"). Acme sells",
         "18 Mill Street, Fall River, Massachusetts 02724"),
        (", dont le siège social est sis 6 rue du Pin, 88200 Remiremont, atteste", "6 rue du Pin, 88200 Remiremont"),
        (", con domicilio fiscal en Av. Los Maestros 1120, Ica, Perú, DECLARO BAJO JURAMENTO",
         "Av. Los Maestros 1120, Ica, Perú"),
        (", con sede in Via Nazionale 210, 84015 Nocera Superiore (SA), Italia, DICHIARA",
         "Via Nazionale 210, 84015 Nocera Superiore (SA), Italia"),
        (", địa chỉ: Lô C5, phường Mỹ Xá, tỉnh Nam Định, Việt Nam. Thay mặt Công ty, tôi",
         "Lô C5, phường Mỹ Xá, tỉnh Nam Định, Việt Nam"),
        (" is located at Lot 33, Jalan Enam, Perak, Malaysia. 2. We buy", "Lot 33, Jalan Enam, Perak, Malaysia"),
        (", 12 March 2026, Boykins, Virginia 23827", ""),
        (", 500 Bales of cotton, which were sold in Texas", ""),
        (" sold to Beta Mills Ltd., located at 5 Mill Road, Ica, Peru", ""),
        (" was seen there. The yarn was located at 5 Mill Road, Ica, Peru", ""),
        (" declares that, of all goods, none was made by others", ""),
    ],
)  # fmt: skip
def test_the_address_behind_a_name(behind: str, address: str) -> None:
    assert ", ".join(address_behind(f"Acme Ltd.{behind}", 9)) == address


def affiant(text: str, language: str = "en") -> tuple[str, str, str | None] | None:
    found = find_parties(document_of(f"DECLARATION\n\n{text}", "affidavit", (language,)))
    return next(((p.name, p.address, p.country) for p in found if p.role == "affiant"), None)


def test_an_american_state_with_its_post_code_tells_the_country() -> None:
    said = "I am Treasurer of Northgate Trim Co., 18 Mill Street, Fall River, Massachusetts 02724, and swear."
    assert affiant(said) == ("Northgate Trim Co.", "18 Mill Street, Fall River, Massachusetts 02724", "US")


def test_two_addresses_in_sentences_are_none() -> None:
    said = (
        "I am Treasurer of Northgate Trim Co., located at 18 Mill Street, Ica, Peru.\n"
        "Northgate Trim Co. is located at 7 Hill Road, Lima, Peru.\n"
    )
    assert affiant(said) == ("Northgate Trim Co.", "", None)


@pytest.mark.parametrize(
    ("language", "said", "company"),
    [
        ("tr", "Ben, Bereket İplik San. ve Tic. A.Ş.'nin Genel Müdürü olarak beyan ederim.",
         "Bereket İplik San. ve Tic. A.Ş"),
        ("tr", "İpliklerin Bereket İplik A.Ş.'nin fabrikasında eğrildiğini beyan ederim.", None),
        ("vi", "Tôi là Nguyễn Thị Hương, Giám đốc Công ty TNHH May Đại Thành, cam kết như sau.",
         "Công ty TNHH May Đại Thành"),
        ("it", "Il sottoscritto Gennaro Esposito, titolare della ditta Vesuviane S.r.l., dichiara.", "Vesuviane S.r.l"),
        ("es", "Hilados Quetzal, S.A., manifiesta que no hubo trabajo forzoso.", "Hilados Quetzal, S.A"),
        ("en", "Supplier: Al Noor Spinning Ltd.", "Al Noor Spinning Ltd"),
    ],
)  # fmt: skip
def test_who_is_sworn_for_in_other_tongues(language: str, said: str, company: str | None) -> None:
    found = affiant(said, language)
    assert (found[0].rstrip(".") if found else None) == company
