"""What a sentence only supposes, plans, asks, demands or forbids is no origin; what it asserts is one."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read

SUPPOSED = [
    ("en", "The Company does intend to trial Chinese cotton next year."),
    ("en", "We understand from the trader that the cotton was grown in China."),
    ("en", "The cotton may have been grown in China."),
    ("en", "The cotton was presumably grown in China."),
    ("en", "If the goods were made in China, the order is void."),
    ("en", "We do not know whether the cotton was grown in China."),
    ("en", "Was the cotton grown in China?"),
    ("en", "Should the goods be found to be made in China, they are refused."),
    ("en", "Please confirm that the cotton was grown in China."),
    ("en", "The contract forbids cotton grown in China."),
    ("en", "Goods made in China are subject to section 301 duties."),
    ("en", "The goods will be made in China."),
    ("en", "The machine was made in China."),
    ("en", "Picked with harvesters made in China."),
    ("en", "The shipment was made in China."),
    ("en", "The contract forbids yarn and cotton grown in China."),
    ("en", "Unlike cotton grown in China ours is organic."),
    ("en", "The supplier used to buy cotton grown in China."),
    ("en", "The goods made in China shall be refused."),
    ("en", "THE COTTON MAY HAVE BEEN GROWN IN CHINA"),
    ("en", "Please Confirm That The Cotton Was Grown In China."),
    ("en", "The cotton is believed to have been grown in China."),
    ("en", "It appears that the cotton was grown in China."),
    ("en", "According to the seller the cotton was grown in China."),
    ("en", "CBP claims that the goods were made in China."),
    ("en", "This office is not satisfied that the cotton was grown in China."),
    ("en", "The importer failed to show that the cotton was grown in China."),
    ("en", "The Withhold Release Order applies to cotton grown in China."),
    ("en", "The goods are not subject to the order on goods produced in Xinjiang."),
    ("en", "A check for cotton grown in China was negative."),
    ("en", "[ ] Made in China"),
    ("en", "☐ Made in China"),
    ("en", "Made in: ____  (e.g. made in China)"),
    ("es", "El algodón podría haber sido cultivado en China."),
    ("es", "Si el algodón fue cultivado en China, se rechaza."),
    ("pt", "Se o algodão foi cultivado na China, será recusado."),
    ("fr", "Le coton aurait été cultivé en Chine."),
    ("de", "Die Baumwolle soll in China angebaut worden sein."),
    ("de", "Falls die Baumwolle in China angebaut wurde, ist sie abzulehnen."),
    ("vi", "Nếu bông được trồng tại Trung Quốc thì bị từ chối."),
    ("zh", "棉花可能产自新疆。"),
    ("zh", "如果棉花产自新疆，则拒收。"),
    ("zh", "禁止采购且使用产自新疆的棉花。"),
]
ASSERTED = [
    ("en", "We hereby certify that the cotton was grown in China."),
    ("en", "Please note that the goods are made in China."),
    ("en", "If you have questions, call us. The goods were made in China."),
    ("en", "If undelivered return to sender\nMade in China"),
    ("en", "The cotton, in the 2025 season, was grown in China."),
    ("en", "All goods sold under this contract were produced in China."),
    ("en", "Every bale in this shipment was grown in China."),
    ("en", "The cotton was grown in China and may be exported."),
    ("en", "The lint was found to be grown in China."),
    ("en", "Until now all our cotton was grown in China."),
    ("en", "The cotton used to make this yarn was grown in China."),
    ("en", "This shipment was produced in China."),
    ("en", "Sewing machine made in China"),
    ("en", "Forced labor is prohibited at our farm and the cotton was grown in China."),
    ("en", "We refuse forced labor and use only cotton grown in China."),
    ("en", "Unless otherwise stated the goods were produced in China."),
    ("en", "If otherwise not stated the goods were produced in China."),
    ("en", "Unlike earlier lots the cotton of this lot was grown in China."),
    ("en", "Is made in China"),
    ("en", "Cotton grown in China is subject to the Corporation's inspection and was bought at Adilabad."),
    ("en", "The cotton grown in China should be listed under lot 4."),
    ("es", "Máquina fabricada en China"),
    ("es", "Se debe señalar que el algodón fue cultivado en China."),
    ("pt", "Se certifica que o algodão foi cultivado na China."),
    ("de", "Die Lieferung wurde in China hergestellt."),
    ("de", "Wenn nicht anders angegeben wurde die Ware in China hergestellt."),
    ("de", "Ist in China hergestellt worden"),
    ("vi", "Máy móc được sản xuất tại Trung Quốc."),
    ("vi", "Chúng tôi sẽ giao hàng sản xuất tại Trung Quốc."),
    ("zh", "本厂禁止使用童工且棉花产自新疆。"),
    ("zh", "我司拟出口之货物产自新疆。"),
    ("en", "MUST BE KEPT DRY\nMADE IN CHINA"),
    ("en", "PLEASE CONFIRM RECEIPT\nMADE IN CHINA"),
    ("en", "WE HEREBY CERTIFY THAT THE COTTON WAS GROWN IN CHINA"),
    ("en", "We believe that the cotton was grown in China."),
    ("en", "It appears from our records that the cotton was grown in China."),
    ("en", "According to the records of the gin the cotton was grown in China."),
    ("en", "[x] Made in China"),
    ("en", "In this lot we used Chinese cotton."),
    ("es", "Las camisas fueron confeccionadas en China y podrán exportarse."),
    ("de", "Die Ware wird in China hergestellt."),
    ("zh", "如有疑问请来电。棉花产自新疆。"),
]


def countries(kind: str, language: str, sentence: str) -> set[str | None]:
    found = read(f"{kind.upper().replace('_', ' ')}\n\n{sentence}\n\nSigned\n", kind, (language,))
    named = {f.value for f in found.fields if f.name == "country_of_origin" and f.value}
    return {o.country for o in found.origins} | {str(value) for value in named}


@pytest.mark.parametrize("kind", ["affidavit", "commercial_invoice"])
@pytest.mark.parametrize(("language", "sentence"), SUPPOSED)
def test_what_is_supposed_is_no_origin(kind: str, language: str, sentence: str) -> None:
    assert countries(kind, language, sentence) == set()


@pytest.mark.parametrize("kind", ["affidavit", "commercial_invoice"])
@pytest.mark.parametrize(("language", "sentence"), ASSERTED)
def test_what_is_asserted_is_an_origin(kind: str, language: str, sentence: str) -> None:
    assert countries(kind, language, sentence) == {"CN"}
