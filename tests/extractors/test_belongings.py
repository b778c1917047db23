"""An owner is that of the firm that speaks, today; an estate grew the crop; a firm is the one that is spoken for."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read

HEAD = "AFFIDAVIT\n\nI, Ruth Okello, Export Manager of Lira Spinners Ltd, declare as follows:\n"


def _party(role: str, text: str, language: str = "en") -> list[str]:
    return [p.name.rstrip(".") for p in read(text, "affidavit", (language, "en")).parties if p.role == role]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company is not a subsidiary of Orient Holdings Ltd.",
        "Until 2019 the company was a subsidiary of Orient Holdings Ltd.",
        "At no time has the company been a subsidiary of Orient Holdings Ltd.",
        "In 2027 the company will become a subsidiary of Orient Holdings Ltd.",
        "Our competitor Delta Yarns Ltd is a subsidiary of Orient Holdings Ltd.",
        "Our customer is a subsidiary of Orient Holdings Ltd.",
        "The lorry that brought the yarn is owned by Orient Holdings Ltd.",
        "Talks are held that would make the company a subsidiary of Orient Holdings Ltd.",
        "La empresa no es filial de Grupo Oriente, S.A.",
        "Bis 2019 war sie eine Tochtergesellschaft der Orient Holding GmbH.",
        "Notre concurrent est une filiale de la société Orient Holding SAS.",
        "Công ty không phải là công ty con của Công ty Cổ phần Đông Phương.",
        "本公司不是东方控股有限公司的子公司。",
        "2019年以前本公司系东方控股有限公司的全资子公司。",
        "本公司母公司不是东方控股有限公司。",
        "本公司系东方控股有限公司的全资子公司，现已无关。",
    ],
)
def test_another_s_or_former_owner_is_none(sentence: str):
    assert _party("parent_company", f"{HEAD}{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Lira Spinners Ltd is a wholly owned subsidiary of Orient Holdings Ltd.", "Orient Holdings Ltd"),
        ("Since 2012 the company has been owned by Orient Holdings Ltd.", "Orient Holdings Ltd"),
        ("The company, a subsidiary of Orient Holdings Ltd, has 20 looms.", "Orient Holdings Ltd"),
        ("The parent company of Lira Spinners Ltd is Orient Holdings Ltd.", "Orient Holdings Ltd"),
        ("Since then:\nA wholly owned subsidiary of Orient Holdings Ltd", "Orient Holdings Ltd"),
        ("A empresa é subsidiária da Oriente Holding S.A.", "Oriente Holding S.A"),
        ("本公司系东方控股有限公司的全资子公司。", "东方控股有限公司"),
        ("二、我公司的母公司为 东方控股有限公司。", "东方控股有限公司"),
    ],
)
def test_the_owner_of_the_firm_that_speaks(sentence: str, owner: str):
    assert _party("parent_company", f"{HEAD}{sentence}\n") == [owner]


@pytest.mark.parametrize(
    ("sentence", "farms"),
    [
        ("None of the cotton was grown on Green Valley Farm.", []),
        ("We no longer buy cotton from Green Valley Farms.", []),
        ("A rival mill buys at Green Valley Farm.", []),
        ("The fire at Green Valley Farm had no effect on us.", []),
        ("El algodón no fue cultivado en la Hacienda Santa Rosa.", []),
        ("The cotton was grown on Green Valley Farm.", ["Green Valley Farm"]),
        ("The cotton came from Green Valley Farm in Texas.", ["Green Valley Farm"]),
    ],
)
def test_an_estate_is_where_the_crop_grew(sentence: str, farms: list[str]):
    assert _party("estate", f"{HEAD}{sentence}\n") == farms


@pytest.mark.parametrize(
    ("oath", "firm"),
    [
        ("solicitor, of Hall & Baker LLP, swear on behalf of Lira Spinners Ltd", "Lira Spinners Ltd"),
        ("formerly Director of Delta Yarns Ltd and now Manager of Lira Spinners Ltd, say", "Lira Spinners Ltd"),
        ("General Counsel of Lira Spinners Ltd, declare", "Lira Spinners Ltd"),
        ("Accountant of Lira Spinners Ltd, say", "Lira Spinners Ltd"),
        ("CNIC No 7712 and Manager of Lira Spinners Ltd, say", "Lira Spinners Ltd"),
        ("am not employed by Delta Yarns Ltd and say", ""),
    ],
)
def test_the_firm_that_is_spoken_for(oath: str, firm: str):
    text = f"AFFIDAVIT\n\nI, Peter Hall, {oath} that no forced labor was used.\n"
    assert _party("affiant", text) == ([firm] if firm else [])


def test_an_agent_is_not_the_side_for_which_he_contracts():
    text = (
        "AGREEMENT\n\nThis agreement is made between Nile Agents Ltd, acting on behalf of Alpha Cotton Ltd\n"
        '(the "Seller"), and Beta Mills Ltd (the "Buyer").\n'
    )
    assert [(p.role, p.name) for p in read(text, "contract").parties] == [
        ("seller", "Alpha Cotton Ltd"),
        ("buyer", "Beta Mills Ltd"),
    ]


@pytest.mark.parametrize(
    ("title", "firm"), [("LABOR STATEMENT", "Lira Spinners Ltd"), ("用工说明", "绍兴华丰纺织有限公司")]
)
def test_a_heading_for_papers_is_no_part_of_the_name_below(title: str, firm: str):
    found = read(f"{title}\n{firm}\n2026\n", "labor_record", ("en", "zh")).parties
    assert [p.name for p in found] == [firm]


def test_a_side_of_a_contract_is_no_person():
    text = "CONTRATO\n\nContrato No. CV-081/26     Fecha: 4 de marzo de 2026\n\nEl Vendedor          El Comprador\n"
    assert not [f for f in read(text, "contract", ("es",)).fields if f.name == "signer"]
