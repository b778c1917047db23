"""What a sentence says the origin of, where its customer and invoice stand between the noun and the verb."""

from __future__ import annotations

import pytest

from extractors.origins import find_origins
from tests.extractors.text_pages import document_of


def origins(sentence: str) -> list[tuple[str, str | None, str]]:
    document = document_of(f"AFFIDAVIT\n\n{sentence}", "affidavit")
    return [(o.subject, o.country, o.region) for o in find_origins(document)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The tomatoes sold to Acme under invoice B-1 of 20 February 2026 were grown on El Porvenir ranch, Sinaloa, "
            "Mexico, lot T-14.",
            ("tomatoes", "MX", "Sinaloa"),
        ),
        ("The yarn sold to Mekong Co., Ltd. under invoice KI-1 was spun from cotton grown in Texas, USA.", None),
        (
            "Los tomates vendidos a Conservas, S.A. de C.V. al amparo de la factura B-1 fueron cultivados en Sinaloa, "
            "México, lote T-14.",
            ("tomates", "MX", "Sinaloa"),
        ),
        ("O algodão vendido pela nota fiscal 12345 foi cultivado na Bahia, Brasil.", ("algodão", "BR", "Bahia")),
        ("Le coton vendu selon la facture 889 a été cultivé au Burkina Faso.", ("coton", "BF", "")),
        ("I pomodori venduti con fattura 118 sono stati coltivati in Puglia, Italia.", ("pomodori", "IT", "Puglia")),
        ("24.640 kg pamuk Türkiye'nin Aydın ilinde yetiştirilmiştir.", ("pamuk", "TR", "")),
        ("das Garn wurde aus Baumwolle griechischen Ursprungs gesponnen.", ("Baumwolle", "GR", "")),
        ("The upland cotton grown by our members in Crosby, Texas, USA.", ("upland cotton", "US", "Crosby, Texas")),
        ("Le coton cultivé dans la région de l'Est, Burkina Faso.", ("coton", "BF", "Est")),
        ("The cotton was grown in Texas, USA.", ("cotton", "US", "Texas")),
    ],
)
def test_the_noun_that_opens_the_sentence(sentence: str, expected: tuple[str, str, str] | None) -> None:
    found = origins(sentence)
    if expected is None:
        assert [(c, r) for _, c, r in found] == [("US", "Texas")]
        assert not any("invoice" in subject for subject, _, _ in found)
    else:
        assert found == [expected]
