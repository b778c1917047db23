"""Lines around the form: what takes the certificate back is never let go, in a scan or in another language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.garbled import is_almost_plain, is_denial
from extractors.certificate.notaries import numbering
from extractors.certificate.shapes import vocabulary
from extractors.evidence import Document, Page
from tests.extractors.test_certificate import BODY, GOOD, VALUES, _line, judged, page_of

AROUND = vocabulary()["around"]


def scan_with(foot: str, again: str = "", sure: float = 0.97) -> CertificateReading:
    """The judgement of a scan with that foot; `again` as the second engine reads it, `sure` of its words."""
    first, second = (_document(_unsure(page_of(GOOD, source="ocr", foot=f), f, sure)) for f in (foot, again or foot))
    return judge_certificate(first, ("forced labor",), second)


def _unsure(page: Page, foot: str, sure: float) -> Page:
    words = (replace(w, confidence=sure) if w.text in foot.split() else w for w in page.words)
    return replace(page, words=tuple(words))


def _document(page: Page) -> Document:
    return Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)


@pytest.mark.parametrize(
    "foot",
    [
        "The above statement is incorrect and incomplete.",
        "This certificate is inaccurate.",
        "This document is inaccurate and was unauthorized by the company.",
        "unauthorized signature",
        "This is an unsigned copy",
        "the above is unattested",
        "foreign seller unidentified",
        "The seller declined to be identified.",
        "decertified by the association",
        "The above certificate is unauthentic.",
        "unregistered document",
        "INCORRECT STATEMENT",
        "Incorrect",
        "misstatement",
        "NON-CERTIFIED",
        "FALSE STATEMENT",
        "False",
        "FICTITIOUS",
    ],
)
@pytest.mark.parametrize("sure", [0.97, 0.5])
def test_what_takes_back_is_seen_in_a_scan_and_in_a_text(foot: str, sure: float) -> None:
    assert scan_with(foot, sure=sure).verdict == "review"
    assert judged(GOOD, foot=foot).verdict in ("review", "deviating")


def test_a_harmless_word_is_let_go_where_the_engines_are_unsure_and_do_not_agree() -> None:
    misread, right = "this docunemt is authemtlc", "this document is authentic"
    assert scan_with(misread, right, 0.6).verdict == "conforming"
    assert scan_with(misread, misread, 0.6).verdict == "review"


def test_each_denying_prefix_keeps_each_harmless_word_from_being_let_go() -> None:
    for prefix in AROUND["denying"]:
        for word in (w for w in AROUND["plain"] if w.isalpha() and len(w) > 1):
            assert prefix + word in AROUND["plain"] or not is_almost_plain(prefix + word), prefix + word


@given(st.sampled_from(sorted(AROUND["denying"])), st.sampled_from(sorted(w for w in AROUND["plain"] if len(w) > 4)))
def test_each_denial_of_a_harmless_word_is_doubted_in_any_print(prefix: str, word: str) -> None:
    assert is_denial(prefix + word) or prefix + word in AROUND["plain"]


@pytest.mark.parametrize("word", ["design", "inform", "import", "detail", "undersigned", "deponent", "invoice"])
def test_words_that_only_begin_like_a_denial_are_none(word: str) -> None:
    assert not is_denial(word)


@pytest.mark.parametrize(
    "foot",
    [
        "Provisional hasta la confirmación del comprador",
        "Válido únicamente para la camisa y no para los botones de la prenda",
        "Solo para las camisas",
        "Válido apenas para a camisa e não para os botões da peça",
        "Valable uniquement pour la chemise et non pour les boutons du vêtement",
        "Nur gültig für die Hemden und nicht für die Knöpfe der Ware",
        "Vorbehaltlich der Bestätigung durch den Käufer und der Bank",
        "Valido soltanto per la camicia e non per i bottoni",
        "Alıcının onayı ve kabulü kaydıyla geçerli bir belge",
        "Yalnızca gömlek için",
        "Chỉ có giá trị cho áo sơ mi và không cho nút áo",
        "本证书仅对衬衫有效",
        "除纽扣外本证书对衬衫的所有部分有效",
        "Brouillon",
        "Die Knöpfe und das Garn der Hemden stammen aus anderer Quelle",
    ],
)
def test_limits_and_other_matters_in_other_languages_are_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"
    assert scan_with(foot).verdict == "review"


@pytest.mark.parametrize(
    "foot",
    [
        "Firma autorizada",
        "Certificat d'origine",
        "Menşe Şahadetnamesi",
        "Giấy chứng nhận xuất xứ",
        "原产地证书",
        "仅供海关使用",
        "Yetkili imza ve kaşe",
        "Unterschrift und Stempel",
        "Calle Mayor 12, 28001 Madrid, España",
        "Organize Sanayi Bölgesi 3. Cadde No: 12, 16140 Nilüfer / Bursa",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "fue extraída, producida o fabricada por la empresa en el lugar indicado",
    ],
)
def test_titles_captions_addresses_and_translations_in_other_languages_conform(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"
    assert scan_with(foot).verdict == "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "This certification expires on 31 March 2026",
        "Signed for the vice-consul by notary on behalf of the ministry",
        "Stamped by registrar on behalf of the seller",
        "Authenticate before the registrar in place of the seller",
        "signatures hereto affixed by order of the ministry",
    ],
)
def test_words_of_offices_that_limit_the_certificate_are_not_let_go(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


@pytest.mark.parametrize(
    "foot",
    [
        "Chamber of Commerce and Industry - signature verified.",
        "I attest the signature above to be genuine. Notary Public.",
        "The genuineness of the signature is attested. Notary Public",
        "Seen for authentication of the foregoing signature. Notary Public, Register No. 418/2026.",
        "Signature verified, Register No. 418/2026, 20 May 2026",
        "We attest the genuineness of the signature of Ravi Kumar, Director.",
        "I attest the signature above to be genuine. Notary, roll no. 5512.",
        "I certify that the foregoing signature is genuine. Notary Public, roll no. 5512",
        "La firma que antecede es auténtica. Notario",
        "Reconheço a firma supra por autenticidade. Tabelião",
        "La signature ci-dessus est authentique. Le notaire",
        "Die Echtheit der vorstehenden Unterschrift wird beglaubigt. Notar, UR-Nr. 123/2026",
        "Ich beglaubige die Echtheit der vorstehenden Unterschrift",
        "Certifico l'autenticità della firma sopra apposta. Notaio",
        "Yukarıdaki imzanın gerçek olduğunu onaylarım. Noter",
        "Chứng thực chữ ký trên là thật. Công chứng viên",
        "No erasures",
    ],
)
def test_who_attests_a_signature_takes_nothing_back(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


@pytest.mark.parametrize(
    ("foot", "verdict"),
    [
        ("Chamber of Commerce and Industry - signature not verified.", "deviating"),
        ("Chamber of Commerce - signature unverified", "deviating"),
        ("I attest the signature above to be genuine, except for lot 3.", "deviating"),
        ("I attest the signature above to be genuine for the first ten cartons.", "review"),
        ("The notary was shown the signature and bought no goods of the seller.", "deviating"),
        ("I attest the signature; the goods were bought of the farms of the region.", "review"),
        ("I attest the signature above to be genuine. Roll no. 5512", "review"),
        ("I attest the signature above to be genuine. Seal on roll no. 5512, notary", "review"),
        ("I attest the signature above to be genuine. Notary of roll no. 5512", "review"),
        ("I attest the signature above to be genuine. Notary, roll excepted", "deviating"),
        ("I attest the signature above to be genuine to the best of my belief. Notary, roll no. 5512", "deviating"),
        ("I attest the signature above to be genuine, without guarantee. Notary, roll no. 5512", "deviating"),
        ("I attest the signature above to be not genuine. Notary, roll no. 5512.", "deviating"),
        ("La firma que antecede no es auténtica. Notario", "review"),
        ("No reconheço a firma supra por autenticidade. Tabelião", "deviating"),
        ("La signature ci-dessus est authentique, les boutons ne sont pas certifiés. Le notaire", "review"),
        ("Die Echtheit der vorstehenden Unterschrift wird beglaubigt, der Inhalt nicht. Notar", "review"),
        ("Ich beglaubige die Echtheit der vorstehenden Unterschrift nicht", "review"),
        ("Certifico l'autenticità della firma sopra apposta per il primo lotto. Notaio", "review"),
        ("Yukarıdaki imzanın gerçek olduğunu onaylarım, düğmeler hariç. Noter", "deviating"),
        ("Chứng thực chữ ký trên là thật và vải của xưởng khác. Công chứng viên", "review"),
    ],
)
def test_what_else_is_said_beside_an_attested_signature_is_not_passed_over(foot: str, verdict: str) -> None:
    assert judged(GOOD, foot=foot).verdict == verdict


@pytest.mark.parametrize(
    "foot",
    [
        "Genuineness of the signature denied",
        "Genuineness of the signature DOUBTFUL",
        "Genuineness of the signature: Refused",
        "Signature above to be genuine: refuted",
        "Signature verified: rejected",
        "SIGNATURE VERIFIED: FAILED",
        "Signature verified / mismatch",
        "Signature verified negative",
        "Signature verified: n/a",
        "Signature verified from a copy",
        "Signature verified? No.",
        "Signature verified: No.",
        "Signature verified ✗",
        "Signature verified X",
        "[ ] Signature verified",
        "☐ Signature verified",
        "( ) Signature verified",
        "____ Signature verified",
        "Identity verified by: No.",
        "☐ Without alterations",
    ],
)
def test_what_turns_an_office_phrase_into_its_opposite_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


@pytest.mark.parametrize("after", ["denied", "DENIED BY NOTARY", "Refused"])
def test_an_office_phrase_is_read_on_in_the_next_line(after: str) -> None:
    page = page_of(GOOD)
    words = [*_line(["Genuineness", "of", "the", "signature"], 660, "text"), *_line(after.split(), 674, "text")]
    found = judge_certificate(_document(replace(page, words=(*page.words, *words))), ("forced labor",))
    assert found.verdict == "review"


@pytest.mark.parametrize(
    ("above", "below", "verdict"),
    [
        ("No certifico que", "la firma que antecede es auténtica", "review"),
        ("Não", "reconheço a firma supra por autenticidade", "review"),
        ("Se ha dicho que", "la firma que antecede es auténtica", "review"),
        ("I REFUSE TO", "attest the signature above to be genuine", "review"),
        ("NÃO", "RECONHEÇO A FIRMA SUPRA POR AUTENTICIDADE", "review"),
        ("Certifico l'autenticità della firma sopra apposta.", "Non del contenuto", "review"),
        ("Certifico que", "la firma que antecede es auténtica", "conforming"),
        ("Notario, Registro no. 7", "La firma que antecede es auténtica.", "conforming"),
        ("La firma que antecede es auténtica.", "Ravi N. Kumar", "conforming"),
        ("Signature verified", "Notary Public, Register No. 418/2026", "conforming"),
        ("Kaveri Chamber of Commerce", "Signature verified", "conforming"),
    ],
)
def test_what_stands_above_and_below_an_attestation_is_read_with_it(above: str, below: str, verdict: str) -> None:
    for source in ("text", "ocr"):
        page = page_of(GOOD, source=source)
        words = [*_line(above.split(), 660, source), *_line(below.split(), 674, source)]
        paper = _document(replace(page, words=(*page.words, *words)))
        again = paper if source == "ocr" else None
        assert judge_certificate(paper, ("forced labor",), again).verdict == verdict


@pytest.mark.parametrize(
    "foot", ["La firma que antecede es auténtica? No", "La firma que antecede es auténtica N 7 LOTE"]
)
def test_known_words_beside_an_attestation_in_another_language_are_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"
    assert scan_with(foot).verdict == "review"


def test_goods_sold_to_a_notary_by_the_roll_are_for_a_person() -> None:
    assert judged(GOOD, foot="Sold to the Notary, roll no. 7").verdict != "conforming"
    assert scan_with("Sold to the Notary, roll no. 7").verdict == "review"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("sold to the notary roll no 7", False),
        ("i attest notary roll no", True),
        ("i attest the notary public roll 5512", True),
        ("i attest the notary roll", False),
        ("i attest the notary on roll no 5512", False),
        ("i attest the public roll no 5512", False),
        ("i attest the roll no 5512", False),
        ("i attest the notary roll no 5512 on roll no 7", False),
    ],
)
def test_a_register_is_a_notarys_only_right_behind_him_and_with_its_number(said: str, known: bool) -> None:
    assert ("roll" in numbering(said.split())) is known


@pytest.mark.parametrize("quoted", ["“{0}”", '"{0}"'])
def test_fillings_in_quotation_marks_are_the_fillings(quoted: str) -> None:
    body = BODY.format(**{name: quoted.format(value) for name, value in VALUES.items()})
    assert judged(body).verdict == "conforming"


@pytest.mark.parametrize("place", ["“Arbor” Chennai", "Chennai “Arbor”", "“Arbor” “Chennai”", "“Chennai", "Chennai”"])
def test_a_quoted_name_in_a_place_is_for_a_person(place: str) -> None:
    assert judged(BODY.format(**{**VALUES, "place_of_lading": place})).verdict != "conforming"


@pytest.mark.parametrize(
    ("quantity", "verdict"),
    [
        ("three lots totalling 54,432 kg", "conforming"),
        ("2,400 pieces and 2,400 pieces totalling 4,800 pieces", "conforming"),
        ("2,400 pieces, 1,400 pieces and 1,000 pieces totaling 4,800 pieces", "conforming"),
        ("4,800 pieces totalling 4,000 pieces", "review"),
        ("2,400 pieces and 2,000 pieces totalling 4,800 pieces", "review"),
        ("2,400 pieces and 2,400 kg totalling 4,800 pieces", "review"),
        ("4,800 pieces totalling 400 dozens", "review"),
        ("three lots and 100 pieces totalling 4,800 pieces", "review"),
        ("2,400 pieces totalling 2,400 pieces totalling 4,800 pieces", "review"),
        ("totalling 54,432 kg", "review"),
        ("three lots totalling", "review"),
        ("three lots not totalling 54,432 kg", "deviating"),
        ("three lots totalling about 54,432 kg", "deviating"),
    ],
)
def test_parts_of_the_goods_are_told_by_their_total(quantity: str, verdict: str) -> None:
    found = judged(BODY.format(**{**VALUES, "quantity": quantity})).verdict
    assert found == verdict or (verdict != "conforming" and found != "conforming")


@pytest.mark.parametrize(
    ("place", "conforms"),
    [
        ("Grenchen, canton of Solothurn", True),
        ("canton of", False),
        ("any canton", False),
        ("Grenchen or canton", False),
    ],
)
def test_a_place_may_name_the_area_in_which_it_lies(place: str, conforms: bool) -> None:
    found = judged(BODY.format(**{**VALUES, "place_of_production": place})).verdict
    assert (found == "conforming") is conforms


@pytest.mark.parametrize(
    "foot",
    [
        "Notary, roll no. 5512",
        "Notary: M. Abreu, roll no. 5512, Reg. no. 12/2026",
        "Notary Public, license no. 1123",
        "notarized under no. 55/2026",
        "Notary Public, Commission No. 4411, my commission expires 31.12.2027",
        "Commission # HH 4411, Expires March 3, 2027",
        "MY COMMISSION EXPIRES 03/03/2027",
        "Sworn before me this 3 day of May 2026 as set forth in this certificate. My commission expires 3 May 2027.",
    ],
)
def test_what_numbers_a_notary_and_when_his_commission_ends_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"
    assert scan_with(foot).verdict == "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "Notary: contents not verified",
        "roll no. 5512",
        "roll no. 5512 excepted",
        "Notary, roll no. 5512 excepted",
        "Notary, for roll no. 5512",
        "Notary seal on roll no. 5512",
        "the commission for this certificate expires 31.12.2026",
        "my commission to sign this certificate expires 31.12.2026",
        "This certificate expires 31.12.2027",
        "THIS CERTIFICATE EXPIRES 31.12.2027",
        "Expiry date 31.12.2027",
        "Expires 31.12.2027",
    ],
)
def test_what_a_notary_or_an_end_takes_back_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict in ("review", "deviating")
    assert scan_with(foot).verdict == "review"


@pytest.mark.parametrize(("above", "verdict"), [("Notary Public", "conforming"), ("Kaveri Mills Ltd.", "review")])
def test_a_day_below_a_notary_ends_his_commission(above: str, verdict: str) -> None:
    page = page_of(GOOD, foot="Expires March 3, 2027")
    head = page_of(above, strokes=()).words[: len(above.split())]
    page = replace(page, words=(*(replace(w, bbox=w.bbox._replace(top=20, bottom=30)) for w in head), *page.words))
    assert judge_certificate(_document(page), ("forced labor",)).verdict == verdict


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("Kaveri Mi-", "lls Ltd.", "conforming"),
        ("Kaveri Im-", "parel Ltd.", "review"),
        ("Kaveri", "lls Ltd.", "review"),
    ],
)
def test_a_stamp_may_part_the_firms_name_with_a_hyphen(upper: str, lower: str, verdict: str) -> None:
    page = page_of(GOOD)
    words = [*_line(upper.split(), 560, "text"), *_line(lower.split(), 574, "text")]
    found = judge_certificate(_document(replace(page, words=(*page.words, *words))), ("forced labor",))
    assert found.verdict == verdict


def test_an_acknowledgment_in_the_words_of_notaries_is_harmless() -> None:
    said = "known to me to be the person whose name is subscribed to the instrument, and he executed the same."
    assert judged(GOOD, foot=said).verdict == "conforming"
    assert judged(GOOD, foot=said.replace("executed the same", "denied the same")).verdict != "conforming"


def _with_line(text: str, top: float) -> str:
    """The verdict on the form with that line, at that height above or below it."""
    page = page_of(GOOD)
    line = _line(text.split(), top, "text")
    both = (*line, *page.words) if top < 60 else (*page.words, *line)
    return judge_certificate(_document(replace(page, words=both)), ("forced labor",)).verdict


@pytest.mark.parametrize("top", [20, 700])
@pytest.mark.parametrize(
    "line",
    [
        "Sworn to before me by the above named signer, personally known to me.",
        "The signatory is personally known to me.",
        "I certify that the above signature was affixed in my presence.",
        "Solemnly affirmed before me by the deponent, who is identified by his passport",
    ],
)
def test_a_notary_knows_the_signer(line: str, top: float) -> None:
    assert _with_line(line, top) == "conforming"


@pytest.mark.parametrize("top", [20, 700])
@pytest.mark.parametrize(
    "line",
    [
        "Sworn to before me by the above named signer, importer of the goods",
        "I certify that the above signature was affixed in my presence by the importer.",
        "I certify that the above signature was not affixed in my presence.",
        "The signatory is not personally known to me.",
        "The signatory is personally known to me. Yes / No",
        "Signatory: Customs Broker",
        "Name of signatory: the importer",
    ],
)
def test_a_notary_tells_of_a_signer_who_may_not_sign_or_is_unknown(line: str, top: float) -> None:
    assert _with_line(line, top) == "deviating"
