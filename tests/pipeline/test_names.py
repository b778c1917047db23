"""Two spellings, one company; two companies, two names."""

import pytest

from pipeline.names import same_company


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blue Mill Limited", "BLUE MILL LTD."),
        ("Acme Weaving & Processing Private Limited", "ACME WEAVING AND PROCESSING PVT LTD"),
        ("Acme Wvg. & Processing (P) Ltd", "Acme Weaving & Processing Pvt. Ltd."),
        ("Prairie Fork Cotton Growers & Gin, Inc.", "Prairie Fork Growers & Gin"),
        ("Công ty TNHH May Sao Mai", "CONG TY TNHH MAY SAO MAI"),
        ("Meadowlark Mercantile, Inc.", "Meadowlark Mercantlle Inc"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_company(one, other)
    assert same_company(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Textiles Ltd", "Acme Textiles Trading Ltd"),
        ("Sunrise Mill No. 1 Co., Ltd.", "Sunrise Mill No. 2 Co., Ltd."),
        ("Harbor Apparel Inc", "Harbour Lights Inc"),
        ("", "Acme"),
        ("Blue Mill Ltd", "Green Mill Ltd"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_company(one, other)
