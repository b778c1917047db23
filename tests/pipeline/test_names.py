"""Two spellings, one company; two companies, two names."""

import pytest

from pipeline.names import also_named, is_legal_word, legal_name, same_company


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
        ("Acme Ltd.", "ACME, Inc."),
        ("Company Limited", "COMPANY LIMITED"),  # all that some names have
        ("Kaveri Spining Mills (Pvt. Ltd.)", "Kaveri Spinning Mills Ltd"),  # no firm in the brackets: a slip may be one
        ("Kaveri Spinning Weaving Mills (Unit II)", "Kaveri Spinning Weaving Mills"),
        ("Kaveri Mills Ltd. (Acme, Inc.)", "Kaveri Mills Ltd (ACME INC)"),
        ("绿木Wood有限公司 (Green Wood Co., Ltd.)", "Green Wood Co., Ltd."),
        ("Kaveri Engg Mills", "Kaveri Engineering Mills"),
        ("Sunautex Ltd", "Sunauttex Ltd"),
        ("Kaveri Spinning", "Kaveri Spinning Unit"),
        ("Akarsu Iplik San. ve Tic. A.S.", "Akarsu İplik Sanayi ve Ticaret A.Ş."),
        ("Su Iplik San. ve Tic. Ltd. Şti.", "SU IPLIK SANAYI VE TICARET LIMITED SIRKETI"),
        ("Akarsu İplik Sanavi ve Ticaret AŞ.", "Akarsu İplik Sanayi ve Ticaret A.Ş."),
        ("Valle S.A. de C.V.", "VALLE SA DE CV"),
        ("Moda A.Ş.", "MODA AS"),
        ("Công ty TNHH May Sao Mai", "Sao Mai Garment Co., Ltd."),
        ("CONG TY CP MAY SAO MAI", "Sao Mai Garment Joint Stock Company"),
        ("Công ty Cổ phần May Xuất khẩu Sao Mai", "Sao Mai Apparel Export Joint Stock Company"),
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
        ("", ""),
        ("绿木有限公司 (c/o Green Wood Trading Ltd.)", "Green Wood Trading Ltd."),
        ("Công ty TNHH Sao Mai (Hoa Mai Co., Ltd.)", "Hoa Mai Co., Ltd."),  # one word in common
        ("Công ty TNHH Nội Thất Sao Mai (Sao Mai Co., Ltd.)", "Sao Mai Co., Ltd."),  # two trades are no translation
        ("Công ty TNHH Sao Mai (Sao Mai Wood Furniture Co., Ltd.)", "Sao Mai Wood Furniture Co., Ltd."),
        ("S. Cotton Mills", "Sundar Cotton Mills"),
        ("Kaveri Ex Mills", "Kaveri Apex Mills"),
        ("Kaveri Wools Mills", "Kaveri Woollens Mills"),
        ("Kaveri Text Mills", "Kaveri Trading Mills"),
        ("Sunatex", "Sunautex"),
        ("Mill No 12 Spinning Works", "Mill No 13 Spinning Works"),
        ("Kaveri Ltd.", "Kaveri IT Ltd."),
        ("Cotton Spinning Mills", "Sun Cotton Spinning Mills"),
        ("Công ty TNHH May Sao Mai", "Sao Mai Wood Co., Ltd."),  # another trade
        ("Công ty TNHH May Sao Mai", "Sao Mai Garment Export Co., Ltd."),  # one trade more
        ("May Sao Mai Ltd", "Sao Mai Garment Ltd"),  # no Vietnamese form
        ("Akar Sanayi A.Ş.", "Akar Sanatı A.Ş."),  # two letters are no slip
        ("San Tic Giyim Ltd", "Giyim Ltd"),  # short for trade behind a name only
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_company(one, other)


def test_a_firm_without_brackets_has_one_name() -> None:
    assert also_named("绿木有限公司") == ()


def test_the_legal_form_tells_an_affiliate_whatever_its_letters() -> None:
    assert legal_name("GÜNEŞ LTD. ŞTI.") == legal_name("Gunes Ltd Sti") != legal_name("Gunes Inc")
    assert [is_legal_word(word) for word in ("Ltd.", "INC", "Wood")] == [True, True, False]
