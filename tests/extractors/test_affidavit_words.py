"""Affidavits and audits: who signs in what office, whose daughter a company is, who audited whom."""

from __future__ import annotations

import pytest

from extractors.extract.signing_words import is_person, office_alone
from tests.extractors.text_pages import read, values

OATH = "AFFIDAVIT\n\nI, Jane Feldt, do hereby solemnly affirm that no forced labor was used.\n\n"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("General Manager, Llano Estacado Gin Co-op", "General Manager"),
        ("Vice President, Quality Assurance", "Vice President, Quality Assurance"),
        ("Director, Sourcing", "Director, Sourcing"),
    ],
)
def test_a_firm_behind_an_office_is_left_out_a_department_is_not(text: str, office: str):
    assert office_alone(text) == office


def test_a_fathers_name_belongs_to_the_signer():
    text = f"{OATH}Name            Rajendran a/l Kumar\nDesignation     Managing Director\nSignature       (signed)\n"
    found = values(text, "affidavit")
    assert (found["signer"], found["signer_title"]) == ("Rajendran a/l Kumar", "Managing Director")


@pytest.mark.parametrize("text", ["Kumar and/or Rajendran", "a/l", "Ultimate Consignee", "卖方"])
def test_other_slashes_and_roles_make_no_person(text: str):
    assert not is_person(text)


def test_a_closing_may_stand_right_aligned():
    text = """TAAHHÜTNAME

Üretimde zorla çalıştırma kullanılmadığını beyan ve taahhüt ederiz.

Tarih: 03.03.2026


                                        Sevgi Elmas
                                     Şirket Müdürü
"""
    found = values(text, "affidavit", ("tr",))
    assert (found["signer"], found["signer_title"]) == ("Sevgi Elmas", "Şirket Müdürü")


def test_a_name_over_an_office_elsewhere_in_the_line_signs_nothing():
    text = f"{OATH}\n\nSevgi Elmas\n                              Şirket Müdürü\n"
    assert values(text, "affidavit", ("tr",)).get("signer") != "Sevgi Elmas"


@pytest.mark.parametrize(
    ("words", "parent"),
    [
        ("filial de Grupo Hortícola Humaya, S.A. de C.V.", "Grupo Hortícola Humaya, S.A. de C.V."),
        ("filiale du Groupe Agrisud SA", "Groupe Agrisud SA"),
        ("Tochtergesellschaft der Rheinchemie Beteiligungs AG", "Rheinchemie Beteiligungs AG"),
    ],
)
def test_the_parent_in_the_words_of_its_language(words: str, parent: str):
    parties = read(f"DECLARATION\n\nI declare that the company, {words}, uses no forced labor.\n", "affidavit").parties
    assert [p.name for p in parties if p.role == "parent_company"] == [parent]


def test_a_chinese_parent_stands_before_the_word_for_its_daughter():
    text = "声明书\n\n我公司江苏晨泰硅业有限公司，系华晨新材料集团有限公司的全资子公司，郑重声明如下：\n"
    parties = read(text, "affidavit", ("zh",)).parties
    assert [p.name for p in parties if p.role == "parent_company"] == ["华晨新材料集团有限公司"]


def test_a_branch_is_no_parent():
    parties = read("DECLARATION\n\nI declare that the branch of Delta Foods Inc. uses no forced labor.\n", "affidavit")
    assert not [p for p in parties.parties if p.role == "parent_company"]


def test_who_suscribes_is_the_signer():
    text = (
        "El que suscribe, Rodolfo Inzunza Castro, en mi carácter de Director General de Agrícola Humaya, S.A. de C.V.,"
    )
    found = values(f"CARTA BAJO PROTESTA\n\n{text} manifiesto que no hubo trabajo forzoso.\n", "affidavit", ("es",))
    assert (found["signer"], found["signer_title"]) == ("Rodolfo Inzunza Castro", "Director General")


def test_auditor_and_audited_by_their_captions():
    text = "SOSYAL UYGUNLUK DENETİM RAPORU\n\nDenetlenen işyeri: Örsan Örme Sanayi A.Ş.\n"
    found = read(f"{text}Denetim kuruluşu: Anadolu Gözetim A.Ş.\n", "audit_report", ("tr",))
    named = {(p.role, p.name) for p in found.parties}
    assert named == {("producer", "Örsan Örme Sanayi A.Ş."), ("auditor", "Anadolu Gözetim A.Ş.")}


@pytest.mark.parametrize(
    ("sentence", "language", "country", "subject"),
    [
        (
            "Los tomates fueron cosechados en el rancho La Higuerita, municipio de Culiacán, Sinaloa, México.",
            "es",
            "MX",
            "tomates",
        ),
        ("Türkiye'nin Aydın ilinde yetiştirilen kütlü pamuktan elde edilmiştir.", "tr", "TR", "kütlü pamuktan"),
        ("Chúng tôi dùng bông có xuất xứ từ Hoa Kỳ để kéo sợi.", "vi", "US", "bông"),
        ("Le sel employé provient d'Espagne.", "fr", "ES", "sel"),
        ("Der Quarz stammt aus Spanien.", "de", "ES", "Quarz"),
    ],
)
def test_origins_in_sentences(sentence: str, language: str, country: str, subject: str):
    found = read(f"DECLARATION\n\n{sentence}\n", "affidavit", (language,)).origins
    assert [o.country for o in found] == [country]
    assert subject in found[0].subject


def test_a_list_of_lots_does_not_cut_the_subject():
    text = "Les fèves de cacao livrées sous les lots COOP-118, COOP-121 et COOP-126 ont été récoltées en Côte d'Ivoire."
    found = read(f"ATTESTATION\n\n{text}\n", "affidavit", ("fr",)).origins
    assert [(o.country, "fèves de cacao" in o.subject) for o in found] == [("CI", True)]


@pytest.mark.parametrize(
    "sentence", ["Le sel ne provient pas d'Espagne.", "No bông from there.", "Der Betrieb liegt in Spanien."]
)
def test_no_origin_is_made_up(sentence: str):
    assert not read(f"DECLARATION\n\n{sentence}\n", "affidavit", ("fr",)).origins


def test_an_origin_of_a_material_by_its_label():
    found = read("SUPPLIER DECLARATION\n\nCountry of origin of material     Thailand\n", "affidavit").origins
    assert [o.country for o in found] == ["TH"]


def test_the_seat_of_a_company_is_no_estate():
    text = "A Usina Boa Vista S/A, com sede na Fazenda Boa Vista, declara que a cana foi colhida na Fazenda Santa Inês."
    parties = read(f"DECLARAÇÃO\n\n{text}\n", "affidavit", ("pt",)).parties
    assert [p.name for p in parties if p.role == "estate"] == ["Fazenda Santa Inês"]


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (", S.C., Olivenza, Spain", "Finca Los Almendrales, S.C."),
        (" in Olivenza. S.L. Ruiz signs", "Finca Los Almendrales"),
        (", Olivenza, Spain, which sold to Vega S.L.", "Finca Los Almendrales"),
    ],
)
def test_the_legal_form_of_a_farm_is_of_its_name(behind: str, name: str):
    text = f"The tomatoes of this lot came from the estate Finca Los Almendrales{behind}."
    parties = read(f"AFFIDAVIT\n\n{text}\n", "affidavit").parties
    assert [p.name for p in parties if p.role == "estate"] == [name]
