"""Deviations that are said beside the form, or by moving whole clauses of it: notaries, riders, boxes, translations."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.bench.certificate_maker import Truth
from tests.bench.certificate_sheets import Sheet

_NOTARIES = [
    "NOTARY: The signatory stated that he has no personal knowledge of the facts certified above.",
    "Before me, notary public, the signer refused to take an oath as to the truth of this document.",
    "The Notary has not examined the contents and the deponent could not read English.",
    "I attest the signature above to be genuine, but not the contents, which the signer could not explain.",
    "Chamber of Commerce: signature not verified.",
]
_RIDERS = [
    "Annex. The cotton used in lots 3 and 4 was supplied by third parties; the labor employed there is unknown to us.",
    "This certificate is withdrawn with effect from 1 May 2026 and must not be presented.",
    "Supplementary remark: sewing of the belt loops was subcontracted to the workshop of the district prison.",
    "Revocation. By letter of 3 June 2026 the undersigned takes back the certificate overleaf.",
    "Addendum: zippers and rivets were bought on the spot market; nothing is known of their makers.",
]
_BOXES = [
    "☒ forced labor was employed   ☐ forced labor was not employed",
    "[x] employed   [ ] not employed",
    "☐ verified   ☒ not verified",
]
_TERMS = [
    "Valid only in conjunction with our General Terms of Sale, clause 9 (limitation of warranty).",
    "No person may derive rights from this document.",
    "We certify only what happens within our gates.",
    "Issued without any liability or responsibility on our part as to its correctness.",
    "Void if the goods were processed by subcontractors.",
    "Subject to correction upon receipt of outstanding supplier questionnaires.",
    'Explanation: "employed" means employed directly on our payroll.',
    "P.S. Some of the buttons come from a supplier whose workers we could not interview.",
    "** save for trainees of the vocational scheme",
    "* other than seasonal workers supplied by labour agents",
    "Cartons 41 to 60 are outside the scope of this paper.",
]
_TITLES = ["(provisional)", "(unverified)", "- text for approval by our lawyers", "- DRAFT FOR REVIEW BY COUNSEL"]
_SIGNERS = [
    "authorised signatory for the importer",
    "Licensed Customs Broker, for and on behalf of the consignee",
    "as agent for the ultimate consignee",
]
_TRANSLATIONS = [
    "Yo, el vendedor o propietario extranjero de la mercancía descrita, certifico que se empleó trabajo forzoso en una "
    "etapa de la producción de la mercancía y de sus componentes.",
    "Yo, el vendedor o propietario extranjero de la mercancía descrita, certifico que no se empleó trabajo en ninguna "
    "etapa de la producción de la mercancía ni de ninguno de sus componentes.",
    "Yo, el vendedor o propietario extranjero de la mercancía descrita, certifico que el fabricante indica que no se "
    "empleó trabajo forzoso en ninguna etapa de la producción de la mercancía ni de ninguno de sus componentes.",
    "Je soussigné, vendeur ou propriétaire étranger de la marchandise, certifie que le travail forcé n'a été employé "
    "au dernier stade de la production de la marchandise ou de l'un de ses composants.",
    "Ich, ausländischer Verkäufer oder Eigentümer der Ware, bescheinige, dass in keiner Stufe der Herstellung der Ware "
    "oder eines ihrer Bestandteile Zwangsarbeit eingesetzt wurde. Ausgenommen ist die Färberei.",
    "Beyanı Geri Almıştır. Ben, malın yabancı satıcısı veya sahibi olarak, malın veya herhangi bir bileşeninin "
    "üretiminin hiçbir aşamasında zorla çalıştırma kullanılmadığını beyan ederim.",
    "本人为下述货物的外国卖方或所有人，兹证明该货物在生产的任何阶段及其任何组成部分均使用强迫劳动。",
    "本人为下述货物的外国卖方或所有人，兹证明该货物在生产的任何阶段及其任何组成部分均未使用强迫劳动，但染色工序除外。",
    "Tôi, người bán hoặc chủ sở hữu nước ngoài của hàng hóa, xác nhận rằng lao động cưỡng bức được sử dụng trong công "
    "đoạn nhuộm của việc sản xuất hàng hóa.",
]


def _after(sheet: Sheet, said: str, name: str) -> Sheet:
    return replace(sheet, after=(*sheet.after, said), truth=Truth("any", "", "", name))


def notary_denies(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A notary's text that takes back what notaries' texts say."""
    return _after(sheet, rng.choice(_NOTARIES), "notary_denies")


def box_ticked(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A box that is ticked beside what the form denies."""
    return _after(sheet, rng.choice(_BOXES), "box_ticked")


def terms(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Terms, conditions and notes under the form, or at the page's foot."""
    said = rng.choice(_TERMS)
    if rng.random() < 0.5:
        return _after(sheet, said, "terms")
    return replace(sheet, foot=(*sheet.foot, said), small=7.0, truth=Truth("any", "", "", "terms"))


def rider(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A second page that withdraws or limits the first."""
    return replace(sheet, second_page=(rng.choice(_RIDERS),), truth=Truth("any", "", "", "rider"))


def title_limited(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A title that says that it is none yet."""
    said = f"CERTIFICATE OF ORIGIN {rng.choice(_TITLES)}"
    return replace(sheet, above=(*sheet.above, said), truth=Truth("any", "", "", "title_limited"))


def signed_for_another(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """The signature is that of the importer, the broker or an agent."""
    return _after(sheet, rng.choice(_SIGNERS), "signed_for_another")


def translation_turned(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A translation under the form that says something else."""
    return _after(sheet, rng.choice(_TRANSLATIONS), "translation_turned")


def clauses_moved(_: random.Random, sheet: Sheet) -> Sheet | None:
    """The clause on labor stands before that on shipment."""
    starts = next((n for n, item in enumerate(sheet.items) if ", and was laden" in item.words), 0)
    if not starts or sheet.items[starts].words.lstrip() != ", and was laden on board":
        return None
    labor = next(n for n, item in enumerate(sheet.items) if item.blank == "labor_class")
    head, tail = sheet.items[:starts], sheet.items[labor:]
    shipment = sheet.items[starts:labor]
    first = replace(shipment[-1], words="; and that")
    last = replace(tail[-1], words=tail[-1].words.rstrip("."))
    items = (*head, first, *tail[:-1], last, *shipment[:-1])
    return replace(sheet, items=items, truth=Truth("any", "", "", "clauses_moved"))
