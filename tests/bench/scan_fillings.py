"""Certificates for the scan bench: fillings and one-word changes of its own, unlike those the rules were tried on."""

# ruff: noqa: E501 - tables of phrases, one entry a line
from __future__ import annotations

import random
import re
from dataclasses import replace

from tests.bench.certificate_maker import (
    CAPTIONS,
    LAYOUTS,
    SCAN_MUTATIONS,
    Made,
    Truth,
    bare,
    filled,
    items_of,
    make_bad,
    unsigned,
)

SELLERS = [
    ("Rimini Filati S.r.l.", "Carpi, Italy"), ("Anand & Varma Textile Exports", "Erode, Tamil Nadu, India"),
    ("PT Sinar Kapas Abadi", "Bandung, Indonesia"), ("Hilandería Andina S.A.C.", "Arequipa, Peru"),
    ("Nile Delta Ginning Co. (S.A.E.)", "Kafr El Sheikh, Egypt"), ("Thanh Cong Weaving JSC", "Thu Duc, Vietnam"),
    ("Kılıç Dokuma Sanayi A.Ş.", "Bursa, Türkiye"), ("Mmabatho Cannery (Pty) Ltd", "Polokwane, South Africa"),
    ("Ferreira & Irmãos, Lda.", "Vila Nova de Famalicão, Portugal"), ("LOTUS WEAR MFG. CO.", "Colombo, Sri Lanka"),
]  # fmt: skip
QUANTITIES = ["2,160 dozen", "960 bales", "41.250 kg", "7,344 PCS", "310 sets", "18,900 yards", "22.4 MT", "six hundred (600) bags",
              "15,000 units", "1 lot of 88 rolls"]  # fmt: skip
GOODS = ["boys' knitted polo shirts, 60% cotton 40% polyester", "raw cotton, Giza 94, middling", "combed yarn Ne 20/1 on cones",
         "greige sheeting 68 x 68, 63 inches wide", "canned peeled tomatoes in 400 g tins", "hooded sweatshirts, order 77-1031",
         "terry towels 27 x 54 in.", "bleached cotton gauze", "trousers (ladies') of cotton corduroy", "tomato ketchup in 55-gallon drums"]  # fmt: skip
PACKAGES = [
    "180 cartons",
    "960 pressed bales",
    "44 pallets",
    "612 polybags in 51 cartons",
    "88 rolls",
    "two 20' containers",
    "loose",
    "600 jute bags",
]
MARKS = [
    "AV/EXP 1-180",
    "SKA 0726 BALE 1/960",
    "N/M",
    "C.NO. 1 TO 51 MADE IN PERU",
    "T.C.W. / SAVANNAH / R-88",
    "PO#66120-B",
    "<K> 14-22",
]
CARRIERS = [
    "CMA CGM Tigris v. 0TX8SE1MA",
    "S.S. Cape Dorado",
    "M.V. ORIENT PEARL 219W",
    "lorry MH-12-QX-7781",
    "Flight TK 6590",
    "Hapag vessel Alula, voyage 0042",
]
PORTS = [
    "Livorno",
    "Tuticorin",
    "Tanjung Priok",
    "Callao, Peru",
    "Alexandria",
    "Cat Lai",
    "Gemlik",
    "Durban",
    "Leixões",
]
DATES = [
    "2026-06-21",
    "21 June 2026",
    "06/21/2026",
    "Jun. 21, 2026",
    "21.06.2026",
    "21-Jun-26",
    "the 21st of June 2026",
]
LABORS = ["forced labor", "convict labor", "convict, forced or indentured labor", "indentured labor under penal sanctions", "prison labor",
          "forced or child labor"]  # fmt: skip
SIGNERS = [("Giulia Bernardi", "Sales Director"), ("K. R. Anand", "Partner"), ("Budi Santoso", "Export Manager"), ("Rosa Quispe Mamani", "General Manager"),
           ("Hany Abdel Aziz", "Managing Director"), ("Pham Thi Hoa", "Vice Director"), ("Elif Aydın", "Manager"), ("Thabo Nkosi", "Director")]  # fmt: skip

# One letter or one small word: what a recogniser may swallow, and what an officer would send back.
HARD = {
    "was": ["were", "has", "is"], "by": ["of", "for"], "of": ["or", "on", "off"], "the": ["this", "these", "a", ""], "or": ["of", "nor", "and"],
    "merchandise": ["merchandises", "merchandize"], "seller": ["sellers", "exporter", "producer"], "owner": ["owners", "producer", "importer"],
    "foreign": ["former", ""], "any": ["my", "many", "an"], "stage": ["stages", "state"], "component": ["components"], "thereof": ["therefor", "therein", "there"],
    "mined": ["mine", "mixed"], "produced": ["produce", "procured"], "manufactured": ["manufacture"], "manufacture": ["manufactured", "manufacturer"],
    "production": ["product", "productions"], "mining": ["mixing", "milling"], "numbers": ["number"], "marks": ["mark"], "certify": ["certified", "clarify"],
    "such": ["each", "much"], "not": ["now", "nor", ""], "employed": ["employer", "deployed"], "laden": ["loaded", "landed"], "at": ["as", ""], "near": ["nearby"],
    "that": ["than", ""], "in": ["on", "at"], "which": ["that", "what"], "departed": ["departs", "deported"], "following": ["followed"],
    "bearing": ["wearing"], "described": ["describes"], "consisting": ["consistent"], "hereinafter": ["hereafter", "herein"], "on": ["in", ""], "and": ["or", ""],
}  # fmt: skip


def fresh_good(rng: random.Random, font: str) -> Made:
    """A conforming certificate with fillings of this bench."""
    said = {"quantity": QUANTITIES, "description": GOODS, "packages": PACKAGES, "marks": MARKS, "carrier": CARRIERS,
            "departure_date": DATES, "labor_class": LABORS}  # fmt: skip
    values = filled(rng, SELLERS, PORTS, said, 0.6)
    seller = values["foreign_seller"]
    layout = rng.choice(LAYOUTS)
    captions = dict(CAPTIONS) if layout in ("captions", "captions_below", "literal", "additional", "table") else {}
    if layout == "additional":
        captions |= {"carrier": "Carrier to Mexico", "place_of_departure": "Place of final departure from India"}
    if layout == "literal_bare":
        values["place_of_departure"] = values["place_of_lading"]
    return Made(
        items_of(values, captions, layout), layout, values, rng.choice(DATES), rng.choice(SIGNERS), "none", seller,
        letterhead=rng.random() < 0.5, notary=rng.random() < 0.2, size=rng.choice([9.5, 10, 11, 12]), font=font,
    )  # fmt: skip


def fresh_bad(rng: random.Random, font: str) -> Made:
    """A certificate with one change of wording: of this bench two times in three, else of the general one."""
    mutations = [m for m in SCAN_MUTATIONS if m is not unsigned]
    if rng.random() < 0.33:
        return make_bad(rng, mutations, lambda r: fresh_good(r, font))
    return _one_word(rng, fresh_good(rng, font))


def _one_word(rng: random.Random, made: Made) -> Made:
    places = [
        (i, k, word)
        for i, item in enumerate(made.items)
        for k, word in enumerate(item.words.split())
        if "(" not in word and bare(word) in HARD
    ]
    i, k, word = rng.choice(places)
    new = rng.choice(HARD[bare(word)])
    words = made.items[i].words.split()
    words[k] = re.sub(rf"(?i){re.escape(bare(word))}", new, word, count=1)
    if not new:
        before = words[k - 1] if k else ""
        words[k] = ""
        if k and word[-1] in ",;":
            words[k - 1] = before.rstrip(",;") + word[-1]
    items = list(made.items)
    items[i] = replace(items[i], words=" ".join(w for w in words if w))
    kind = "changed" if new else "missing"
    return replace(made, items=tuple(items), truth=Truth(kind, bare(word), bare(new), f"hard:{bare(word)}>{new}"))
