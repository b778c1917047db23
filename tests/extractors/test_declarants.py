"""Declarations: who speaks, in what office, for whom and when; a notary, a mention or a denial is none of it."""

from __future__ import annotations

import pytest

from extractors.origins import find_origins
from extractors.parties import find_parties
from tests.extractors.text_pages import document_of, read, values

SPEAKERS = (
    ("en", "I, Anil Kumar Mehta, Director of Kaveri Mills Ltd, do hereby declare that", "Anil Kumar Mehta", "Director"),
    (
        "en",
        "I, Farah Siddiqui, of 8 Wharf Street, Quality Manager at Kaveri Mills Ltd, declare",
        "Farah Siddiqui",
        "Quality Manager",
    ),
    (
        "en",
        "I, Rosa Delgado, Vice President of Operations of Kaveri Mills Ltd, state",
        "Rosa Delgado",
        "Vice President of Operations",
    ),
    (
        "en",
        "My name is Thomas Okafor. I am the General Manager of Kaveri Mills Ltd.",
        "Thomas Okafor",
        "General Manager",
    ),
    ("en", "Thomas Okafor, being first duly sworn, deposes and says:", "Thomas Okafor", None),
    ("en", "Before me personally appeared Thomas Okafor, who deposed as follows", "Thomas Okafor", None),
    ("en", "We, through our Director Mr. Thomas Okafor, undertake", "Thomas Okafor", "Director"),
    (
        "es",
        "Yo, María Ruiz, en mi carácter de Gerente de Calidad de Hilados S.A., declaro",
        "María Ruiz",
        "Gerente de Calidad",
    ),
    (
        "es",
        "compareció Carlos López, Director General de la empresa Hilados S.A., quien",
        "Carlos López",
        "Director General",
    ),
    ("fr", "Je soussigné, Claire Dubois, agissant en qualité de Gérant de Tissages SARL,", "Claire Dubois", "Gérant"),
    ("de", "Hiermit erkläre ich, Karin Vogt, Prokurist der Nordtuch AG, dass", "Karin Vogt", "Prokurist"),
    ("pt", "Eu, Ana Souza, Diretor da empresa Fios Ltda, declaro", "Ana Souza", "Diretor"),
    ("tr", "Ben, Ayşe Demir, Ege Tekstil A.Ş. şirketinin Genel Müdür olarak beyan", "Ayşe Demir", "Genel Müdür"),
    ("vi", "Tôi tên là Trần Thị Lan, chức vụ: Giám đốc, xin cam kết", "Trần Thị Lan", "Giám đốc"),
    ("zh", "本人王建国，系江苏华棉纺织有限公司总经理，在此声明", "王建国", "总经理"),
)


@pytest.mark.parametrize(("language", "text", "name", "title"), SPEAKERS)
def test_who_speaks_signs(language: str, text: str, name: str, title: str | None) -> None:
    found = values(f"AFFIDAVIT\n\n{text}", "affidavit", (language,))
    assert (found.get("signer"), found.get("signer_title")) == (name, title)


@pytest.mark.parametrize(
    "text",
    [
        "Before me, Helen Castro, Notary Public",
        "We met Thomas Okafor, Director of Kaveri Mills Ltd, at the gin.",
        "I, the Director of Kaveri Mills Ltd, declare",
        "I, Anil Mehta, declare this. My name is Rosa Delgado.",  # two who speak
        "I, Kaveri Mills Limited, declare",
    ],
)
def test_a_notary_a_mention_or_a_firm_is_no_declarant(text: str) -> None:
    assert "signer" not in values(f"AFFIDAVIT\n\n{text}", "affidavit")


@pytest.mark.parametrize(
    ("block", "signer", "title"),
    [
        ("Yours faithfully,\nRosa Delgado\nDirector", "Rosa Delgado", "Director"),
        ("For Delta Garments Co., Ltd\nRosa Delgado\nDirector", "Rosa Delgado", "Director"),
        ("Signed:\nRosa Delgado\nDirector, Sunvale Foods, Inc.", "Rosa Delgado", "Director"),
        ("Signed:\nRosa Delgado\nDirector, Exports", "Rosa Delgado", "Director, Exports"),
        ("签字：王建国\n职务：总经理", "王建国", "总经理"),
        ("By: Rosa Delgado\nIts: Director", "Rosa Delgado", "Director"),
        ("Nome: Ana Souza\nCargo: Gerente de Produção", "Ana Souza", "Gerente de Produção"),
        ("ĐẠI DIỆN CÔNG TY\nGiám đốc\nTrần Thị Lan", "Trần Thị Lan", "Giám đốc"),
        ("Nome: Ana Souza\nCidade: Blumenau", None, None),  # a name alone is anybody's
        ("For Sunvale Foods, Inc.\nTirupur", None, None),
    ],
)
def test_blocks_of_signature_in_many_words(block: str, signer: str | None, title: str | None) -> None:
    story = "\n".join("The goods were made with care and sent in good order by rail." for _ in range(9))
    found = values(f"DECLARATION\n{story}\n{block}", "affidavit")
    assert (found.get("signer"), found.get("signer_title")) == (signer, title)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Verified at Coimbatore on 3 May 2021.", "2021-05-03"),
        ("Culiacán, Sinaloa, a 3 de mayo de 2021", "2021-05-03"),
        ("Bremen, den 3. Mai 2021", "2021-05-03"),
        ("My commission expires 3 May 2025", None),
        ("The said invoice of the said goods is of 3 May 2021 as well", None),
    ],
)
def test_the_date_of_signing_is_told_from_others(line: str, date: str | None) -> None:
    assert values(f"AFFIDAVIT\nI, Rosa Delgado, declare\n{line}", "affidavit").get("signature_date") == date


def test_the_first_blank_of_a_sworn_form_names_who_signs() -> None:
    form = "1. Name              2. No.\nJames Dyer           5926\nthe undersigned {} under penalty of perjury"
    assert values(form.format("swears"), "affidavit")["signer"] == "James Dyer"
    assert "signer" not in values(form.format("receives"), "affidavit")


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("I, Rosa Delgado, Quality Manager of Delta Garments Co., Ltd, declare", "Delta Garments Co., Ltd"),
        ("This declaration is made by Delta Garments Co., Ltd to its buyer", "Delta Garments Co., Ltd"),
        ("Wir, die Nordtuch Weberei AG, erklären", "Nordtuch Weberei AG"),
        ("Yo, Rosa Ruiz, en mi carácter de Gerente de Calidad de Hilados Maya S.A., declaro", "Hilados Maya S.A."),
        ("3. What is the name and address of the employer?\nName Delta Garments Co., Ltd", "Delta Garments Co., Ltd"),
        ("3. Why is the name and address of the employer here?\nName Delta Garments Co., Ltd", None),
        ("The yarn was bought in the market of Delta Garments Co., Ltd once", None),
    ],
)
def test_the_company_sworn_for(text: str, company: str | None) -> None:
    found = find_parties(document_of(f"AFFIDAVIT\n\n\n{text}", "affidavit"))
    assert next((p.name for p in found if p.role == "affiant"), None) == company


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The tomatoes were grown on the Rancho Verde estate in Fresno County, California.", "US"),
        ("The cotton was ginned at our gin in Idalou, Texas, during the season.", "US"),
        ("The shirts were cut and sewn at our plant in Binh Duong, Vietnam.", "VN"),
        ("The cotton originates in Brazil and is clean.", "BR"),
        ("The cotton was procured from farmers of Gujarat, India.", "IN"),
        ("los tomates fueron cultivados en el estado de Sinaloa, México, y", "MX"),
        ("das Garn wurde in unserem Werk in Deutschland gesponnen", "DE"),
        ("kullanılan pamuğun Türkiye menşeli olduğunu", "TR"),
        ("vải được dệt tại Nam Định, Việt Nam", "VN"),
        ("所用棉花产自美国得克萨斯州", "US"),
        ("No part of the cotton was grown in Turkmenistan.", None),
        ("所用棉花并非产自土库曼斯坦", None),
        ("The buyer lives in Vietnam and has grown.", None),
    ],
)
def test_where_goods_were_made_as_sentences_say(text: str, country: str | None) -> None:
    found = find_origins(document_of(text, "affidavit"))
    assert {o.country for o in found} == ({country} if country else set())


def test_the_rest_of_an_office_is_no_part_of_the_company():
    text = (
        "DECLARACIÓN JURADA\n\nYo, Ernesto Gaxiola Inzunza, de nacionalidad mexicana, en mi carácter de Representante\n"
        "Legal de Agrícola El Mezquite, S.P.R. de R.L., con domicilio en Ahome, Sinaloa, México, declaro:\n"
    )
    found = read(text, "affidavit", ("es",))
    assert [p.name for p in found.parties if p.role == "affiant"] == ["Agrícola El Mezquite, S.P.R. de R.L."]
    assert {f.value for f in found.fields if f.name == "signer"} == {"Ernesto Gaxiola Inzunza"}


def test_who_declares_without_saying_i():
    text = (
        "DECLARAÇÃO\n\nJoão Pedro Falcão, na qualidade de Administrador da Lezíria Concentrados, S.A.,\n"
        "com sede em Salvaterra, declara que:\n\nLisboa, 2 de setembro de 2026\n\nJoão Pedro Falcão\nAdministrador\n"
    )
    found = {f.name: f.value for f in read(text, "affidavit", ("pt",)).fields}
    assert (found["signer"], found["signer_title"]) == ("João Pedro Falcão", "Administrador")


def test_a_name_typed_twice_has_its_title_below_the_second():
    signed = "/s/ Rebecca Thornquist\nRebecca Thornquist\nVice President, Sourcing\n"
    text = f"STATEMENT\n\nWe believe so.\n\n\n\nSincerely,\n\n{signed}"
    found = {f.name: f.value for f in read(text, "consignee_statement").fields}
    assert found["signer_title"] == "Vice President, Sourcing"


@pytest.mark.parametrize(
    ("block", "signer", "title"),
    [
        ("DEPONENT\n\nM Asif\nMuhammad Asif\nChief Executive\n", "Muhammad Asif", "Chief Executive"),
        ("C. Ortega\nCyrus Ortega, Treasurer\n", "Cyrus Ortega", "Treasurer"),
        ("C. Ortega\nMarta Ortega, Treasurer\n", "C. Ortega", "Marta Ortega, Treasurer"),
        ("周敏\n姓名：周敏 职务：外贸部经理\n", "周敏", "外贸部经理"),
    ],
)
def test_a_signature_in_short_is_named_in_full_below(block: str, signer: str, title: str) -> None:
    found = values(f"AFFIDAVIT\n\nNo forced labor was used.\n\n\n\n{block}", "affidavit")
    assert (found.get("signer"), found.get("signer_title")) == (signer, title)


@pytest.mark.parametrize(
    ("foot", "signer"),
    [("Emmett L. Yarbrough", "Emmett L. Yarbrough"), ("Emmett J. Yarbrough", "Emmett Lyle Yarbrough")],
)
def test_the_foot_may_shorten_the_middle_name_of_who_speaks(foot: str, signer: str) -> None:
    text = f"DECLARATION\n\nI, Emmett Lyle Yarbrough, farm cotton near Tifton.\n\n\n\n\n\n{foot}\n"
    assert values(text, "affidavit")["signer"] == signer


@pytest.mark.parametrize(
    ("language", "text", "signer", "title"),
    [
        ("en", "I, Grace Mutua of P.O. Box 41 Nairobi, do declare:\n1. That I am the Personnel Manager of Athi Ltd.",
         "Grace Mutua", "Personnel Manager"),
        ("vi", "Tôi tên là Nguyễn Thị Hương, Giám đốc Công ty TNHH May Đại Thành, cam kết như sau:",
         "Nguyễn Thị Hương", "Giám đốc"),
        ("it", "Il sottoscritto Gennaro Esposito, nato a Nocera, in qualità di Direttore della ditta Vesuviane S.r.l.",
         "Gennaro Esposito", "Direttore"),
    ],
)  # fmt: skip
def test_who_speaks_in_other_words(language: str, text: str, signer: str, title: str) -> None:
    found = values(f"DECLARATION\n\n{text}\n", "affidavit", (language,))
    assert (found.get("signer"), found.get("signer_title")) == (signer, title)
