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
        ("绿木有限公司 (Green Wood Co., Ltd.)", "Green Wood Company Limited"),
        ("Kaveri Mills (Kaveri Mills Ltd.)", "Kaveri Mills Limited"),
        ("Công ty TNHH Gỗ Sao Mai (Sao Mai Wood Co., Ltd.)", "Sao Mai Wood Company Limited"),
        ("Cong Ty TNHH Go Sao Mai (Sao Mai Wood Co., Ltd.)", "Sao Mai Wood Company Limited"),
        ("Kaveri Mills (Pvt. Ltd.)", "Kaveri Mills Pvt Ltd"),
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
        ("Salem Spinners (Kaveri Mills Ltd.)", "Kaveri Mills Ltd."),
        ("Kaveri Mills Ltd. (Harbor Apparel, Inc.)", "Kaveri Mills Ltd."),
        ("Kaveri Mills Ltd. (Harbor Apparel, Inc.)", "Harbor Apparel, Inc."),
        ("Harbor Apparel Vietnam (Harbor Apparel, Inc.)", "Harbor Apparel, Inc."),
        ("Kaveri Spinning and Weaving Mills Ltd. (Acme Co.)", "Kaveri Spinning and Weaving Mills Ltd."),
        ("Harbor Apparel Vietnam Ltd. (Harbor Apparel, Inc.)", "Harbor Apparel, Inc."),
        ("Công ty TNHH Sao Mai (Kaveri Mills Ltd.)", "Kaveri Mills Ltd."),
        ("Blue Mill Ltd", "Green Mill Ltd"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_company(one, other)
