"""Whose signature stands under a statement: the signer's firm, and none of a list, a table or the enclosures."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.statement.signed_for import firms_at_foot

TEXT = ("We made every reasonable effort to determine", "the source of the merchandise and of every source.")


def page_of(*lines: str) -> Document:
    """Lines under the text of a statement; "|" parts pieces of one line, "" leaves a line free."""
    words = []
    for n, line in enumerate((*TEXT, *lines)):
        for column, piece in enumerate(line.split("|")):
            x, top = 60.0 + 170 * column, 100.0 + 14 * n
            for word in piece.split():
                words.append(Word(word, BBox(x, top, x + 5 * len(word), top + 10), 1.0, "text", 10.0))
                x += 5 * len(word) + 4
    return Document("0" * 64, (Page(1, 612, 792, tuple(words)),), "consignee_statement", 1.0)


def signed(*lines: str) -> list[tuple[str, bool]]:
    """The firms at the signature, and whether each is certainly the signer's."""
    return [(f.name, f.certain) for f in firms_at_foot(page_of(*lines))]


@pytest.mark.parametrize(
    "lines",
    [
        ("Our suppliers are listed here:", "Kaveri Mills Ltd. (manufacturer)", "Jane Doe / Vice President"),
        ("Jane Doe, Vice President", "Attachments:", "1. Certificate of origin of Kaveri Mills Ltd."),
        ("Attachments:", "1. Certificate of origin of Kaveri Mills Ltd.", "Jane Doe, Vice President"),
        ("Enclosures", "Certificate of Kaveri Mills Ltd.", "Jane Doe"),
        ("Supplier|Place|Goods", "Kaveri Mills Ltd.|Tiruppur|yarn", "Lotus Co.|Salem|cloth", "Jane Doe, Director"),
        ("Supplier|Place", "Kaveri Mills Ltd.|Tiruppur", "Lotus Co.|Salem", "Jane Doe, Director"),
        ("Kaveri Mills Ltd.", "Lotus Knitwear Co.", "Jane Doe, Director"),
        ("Jane Doe, Director", "Cotton Yarn, Kaveri Mills Ltd.", "Sewing Thread, Lotus Co."),
        ("Kaveri Mills Ltd.",),
        ("Jane Doe, Director", "cc:", "Kaveri Mills Ltd. (seller)"),
    ],
)
def test_a_firm_of_a_list_signs_nothing(lines: tuple[str, ...]) -> None:
    assert signed(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("R. Raman, Director, Kaveri Mills Ltd. (seller)",),
        ("For and on behalf of", "Kaveri Mills Ltd."),
        ("For Kaveri Mills Ltd.", "______________", "R. Raman"),
        ("Signed for and on behalf of: Kaveri Mills Ltd.",),
        ("Date: June 26, 2026", "______________", "Kemal Arda", "General Manager", "Kaveri Mills Ltd. (seller)"),
        ("Yours faithfully,", "Kemal Arda", "Kaveri Mills Ltd."),
        ("By: Mr. Kemal Arda, Kaveri Mills Ltd.",),
        ("Name: Kemal Arda", "Title: General Manager", "Kaveri Mills Ltd."),
        ("Date:", "R. Raman, Director, Kaveri Mills Ltd. (seller)"),
        ("R. Raman", "General Manager, Kaveri Mills Ltd. (seller)"),
        ("Our records:", "Bale tags of May", "______________", "R. Raman, Director, Kaveri Mills Ltd."),
    ],
)
def test_the_firm_of_the_signer_is_certain(lines: tuple[str, ...]) -> None:
    assert signed(*lines) == [("Kaveri Mills Ltd.", True)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Kaveri Mills Ltd. (manufacturer)", "Jane Doe, Vice President"),
        ("Kaveri Mills Ltd. (manufacturer)", "______________", "Jane Doe"),
        ("Jane Doe, Vice President", "Our Suppliers", "Kaveri Mills Ltd. (manufacturer)"),
        ("Jane Doe, Vice President", "", "", "", "Kaveri Mills Ltd. (manufacturer)"),
        ("Jane Doe, Vice President", "Supplier: Kaveri Mills Ltd."),
        ("Cotton Yarn, Kaveri Mills Ltd.", "Jane Doe, Vice President"),
        ("For the yarn: Kaveri Mills Ltd.", "Jane Doe, Vice President"),
        ("Contacts:", "Mr. R. Raman, Director, Kaveri Mills Ltd.", "Jane Doe, Vice President"),
        ("Date: June 26, 2026", "Kaveri Mills Ltd."),
        ("______________", "Jane Doe, Vice President", "Our Suppliers", "Kaveri Mills Ltd. (manufacturer)"),
        ("Jane Doe, Vice President", "Cotton Yarn, Kaveri Mills Ltd."),
        ("Jane Doe, Vice President", "Certificate of Kaveri Mills Ltd. (manufacturer)"),
        ("Letter of Mr. R. Raman, Director, Kaveri Mills Ltd.", "Jane Doe, Vice President"),
    ],
)
def test_a_firm_that_only_stands_near_a_signer_is_not_certain(lines: tuple[str, ...]) -> None:
    assert [certain for _, certain in signed(*lines)] == [False]


def test_a_legal_form_behind_a_comma_is_part_of_the_signers_firm() -> None:
    lines = ("R. Raman", "General Manager, Kaveri Mills, Inc. (Seller)")
    assert signed(*lines) == [("Kaveri Mills, Inc.", True)]


@pytest.mark.parametrize("form", ["Corporation", "Incorporated", "Cooperative", "Sdn Bhd", "Berhad"])
def test_a_legal_form_in_full_names_the_signers_firm(form: str) -> None:
    assert signed(f"For Kaveri Mills {form}", "______________", "R. Raman") == [(f"Kaveri Mills {form}", True)]
    assert [sure for _, sure in signed("Jane Doe, Vice President", f"Supplier: Kaveri Mills {form}")] == [False]


@pytest.mark.parametrize("form", ["S.A. de C.V.", "SA de CV", "S. de R.L. de C.V.", "Co., Ltd."])
def test_a_firm_whose_form_has_parts_stands_under_its_signer(form: str) -> None:
    for name in (f"Confecciones Valle Alto, {form}", f"Confecciones Valle Alto {form}"):
        assert [firm for firm, _ in signed("Rosa Lagos", f"Gerente General, {name}")] == [name]


@pytest.mark.parametrize("line", ["The annexes are incorporated", "Our mills were cooperative", "Incorporated herein"])
def test_words_of_a_sentence_that_sound_like_a_legal_form_sign_nothing(line: str) -> None:
    assert not any(certain for _, certain in signed("Jane Doe, Vice President", line))
