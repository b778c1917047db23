"""Makes certificates of 12.43(a) by the hundred: layouts, fillings, and single changes of the wording."""

# ruff: noqa: E501 - tables of phrases and a page template, one entry a line
from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.certificate.form import certificate_form

CAPTIONS = {
    "quantity": "Quantity", "description": "Description", "packages": "Number and kind of packages", "producer": "Name",
    "carrier": "Carrier to the United States", "place_of_lading": "Place of lading",
    "place_of_departure": "Place of final departure from country of exportation", "departure_date": "Date",
    "labor_class": "Class of labor specified in finding",
}  # fmt: skip
SELLERS = [
    ("Kaveri Spinning Mills Pvt. Ltd.", "Salem, Tamil Nadu, India"), ("Delta Garments Co., Ltd.", "Nam Dinh, Vietnam"),
    ("ALANYA TEKSTIL SAN. VE TIC. A.S.", "Denizli, Türkiye"), ("Grupo Hilados del Sur, S.A. de C.V.", "Puebla, Mexico"),
    ("Brahmaputra Knit Composite Ltd.", "Gazipur, Bangladesh"), ("H. Osei & Sons Cotton Co. of Ghana", "Tamale, Ghana"),
    ("Golden Bay Tomato Products, Inc.", "Cap Rouge, Canada"), ("Mill in the Valley Limited", "Stoke-on-Trent, UK"),
    ("Nusantara Apparel Indonesia, PT", "Semarang, Central Java"), ("Sociedade Têxtil São João Lda", "Guimarães, Portugal"),
]  # fmt: skip
QUANTITIES = ["4,800 pieces", "24 bales", "23,200 meters", "5,428.40 kg", "400 dozen", "1200 DOZ", "18 MT", "12,000 pcs (1,000 dozen)",
              "Forty-eight bales", "1,500 sets", "10.584,50 kgs net weight", "36000 LBS"]  # fmt: skip
GOODS = ["men's woven cotton shirts, style MW-2210", "US upland raw cotton, crop 2020", "carded cotton yarn Ne 30/1 in hanks",
         "piece dyed 100% cotton poplin fabric", "tomato paste of 36/38 Brix in aseptic bags", "ladies' blouses of cotton, not knitted or crocheted",
         "T-shirts made of 100% cotton and dyed at the mill", "bed linen (sheets and pillow cases) of cotton", "Denim 12 oz., 58/60\" wide", "sewing thread of cotton"]  # fmt: skip
PACKAGES = ["603 cartons", "24 bales", "197 rolls", "1 x 40' HC container", "48 pallets of 20 cartons each", "one hundred (100) drums", "cartons", "bulk", "12 wooden crates"]  # fmt: skip
MARKS = ["RW-42 / 1-24", "IMP 790 / C/NO. 1-603", "D4311-SB R 1-197", "N/M", "LOT Y26-371W", "PO 4501 MADE IN INDIA NO. 1 UP", "H&P / LOS ANGELES / 1-UP"]  # fmt: skip
CARRIERS = ["M/V BLUE HERON EXPRESS V.058W", "MSC Aurora voyage 112E", "Flight KX 0218", "truck TN-37-CB-4412", "vessel Ever Bright V. 0712-018W"]  # fmt: skip
PORTS = [
    "Chennai",
    "Hai Phong",
    "Mersin",
    "Port Said",
    "Chittagong, Bangladesh",
    "Veracruz",
    "Houston",
    "Tema",
    "Tanjung Emas",
]
DATES = [
    "2026-07-02",
    "13 May 2021",
    "July 13, 2021",
    "02/07/2026",
    "3rd of March 2026",
    "14-JAN-2021",
    "June 9th, 2026",
]
LABORS = ["forced labor", "convict labor", "forced or indentured labor", "convict, forced, or indentured labor under penal sanctions",
          "forced labor (including forced child labor)", "Forced labour", "prison labor"]  # fmt: skip
SIGNERS = [("Le Quang Vinh", "Director"), ("S. Dhanalakshmi", "Managing Director"), ("Maria Lopez Ortega", "Export Manager"),
           ("Ahmet Yilmaz", "General Manager"), ("John K. Osei", "President"), ("Joanna Feldt", "Vice President")]  # fmt: skip
LAYOUTS = ["plain", "justified", "captions", "captions_below", "literal", "literal_bare", "table", "grid", "columns", "bilingual",
           "bilingual_below", "capitals", "spaced", "narrow", "boxed", "underscored", "additional"]  # fmt: skip
SIGNATURES = ["strokes", "slash", "image", "strokes_stamp"]


@dataclass(frozen=True)
class Item:
    """A run of fixed words, or a blank with its value and caption."""

    words: str = ""
    blank: str = ""
    value: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Truth:
    """What a judge must find: nothing for a good one, else one deviation by kind and words."""

    kind: str = ""
    expected: str = ""
    found: str = ""
    name: str = "good"


@dataclass(frozen=True)
class Made:
    """A certificate to be set: items, surroundings, and what is true of it."""

    items: tuple[Item, ...]
    layout: str
    values: dict[str, str]
    dated: str
    signer: tuple[str, str]
    signature: str
    company: str
    tail: str = ""
    letterhead: bool = False
    notary: bool = False
    size: float = 11.0
    font: str = "Noto Sans"
    truth: Truth = field(default_factory=Truth)


def filled(
    rng: random.Random,
    sites: Sequence[tuple[str, str]],
    ports: Sequence[str],
    said: Mapping[str, Sequence[str]],
    same: float,
) -> dict[str, str]:
    """Fillings by chance of the choices `said` by blank; in a share `same` of all the seller makes the goods himself,
    and they depart where they were laden.
    """
    seller, place = rng.choice(sites)
    producer, site = (seller, place) if rng.random() < same else rng.choice(sites)
    port = rng.choice(ports)
    values = {"foreign_seller": seller}
    values |= {name: rng.choice(said[name]) for name in ("quantity", "description", "packages", "marks")}
    values |= {"producer": producer, "place_of_production": site, "carrier": rng.choice(said["carrier"])}
    values |= {"place_of_lading": port, "place_of_departure": port if rng.random() < same else rng.choice(ports)}
    return values | {name: rng.choice(said[name]) for name in ("departure_date", "labor_class")}


def make_good(rng: random.Random) -> Made:
    """A conforming certificate in a layout and with fillings by chance."""
    said = {"quantity": QUANTITIES, "description": GOODS, "packages": PACKAGES, "marks": MARKS, "carrier": CARRIERS,
            "departure_date": DATES, "labor_class": LABORS}  # fmt: skip
    values = filled(rng, SELLERS, PORTS, said, 0.7)
    seller = values["foreign_seller"]
    layout = rng.choice(LAYOUTS)
    captions = dict(CAPTIONS) if layout in ("captions", "captions_below", "literal", "additional", "table") else {}
    if layout == "additional":
        captions["carrier"] = f"Carrier to {rng.choice(['Vietnam', 'India', 'Bangladesh'])}"
        captions["place_of_departure"] = "Place of final departure from " + rng.choice(
            ["India", "the United States", "Türkiye"]
        )
    if layout == "literal_bare":
        values["place_of_departure"] = values["place_of_lading"]
    return Made(
        items_of(values, captions, layout), layout, values, rng.choice(DATES), rng.choice(SIGNERS), rng.choice(SIGNATURES), seller,
        letterhead=rng.random() < 0.5, notary=rng.random() < 0.2, size=rng.choice([9, 10, 11, 12]),
    )  # fmt: skip


def items_of(values: dict[str, str], captions: dict[str, str], layout: str) -> tuple[Item, ...]:
    parts: list[Item] = []
    for element in certificate_form().elements:
        if element.blank:
            parts.append(Item("", element.blank, values[element.blank], captions.get(element.blank, "")))
        elif parts and parts[-1].words:
            parts[-1] = Item(f"{parts[-1].words} {element.printed}")
        else:
            parts.append(Item(f"{element.comma_before} {element.printed}".strip()))
    return tuple(_literal(parts)) if layout.startswith("literal") else tuple(parts)


def _literal(parts: list[Item]) -> list[Item]:
    """at __ (Place of lading) (Place of final departure ...) which departed from on __; (Date); and that"""
    at = next(i for i, p in enumerate(parts) if p.blank == "place_of_departure")
    place = parts[at]
    which = Item("which departed from on")
    date = parts[at + 2]
    closing = Item(parts[at + 3].words.replace("; and", "; (Date); and") if place.caption else parts[at + 3].words)
    return [*parts[: at - 1], place, which, replace(date, caption=""), closing, *parts[at + 4 :]]


Mutation = Callable[[random.Random, Made], Made | None]

SYNONYMS = {
    "foreign": ["domestic", "local", "the"], "seller": ["exporter", "buyer", "sellers", "importer"], "owner": ["agent", "owners", "shipper"],
    "merchandise": ["goods", "products", "merchandises"], "hereinafter": ["hereafter", "herein"], "described": ["specified", "listed"],
    "certify": ["declare", "believe", "certifies", "confirm"], "such": ["the", "said"], "consisting": ["comprising", "consists"],
    "bearing": ["with", "carrying"], "following": ["below"], "marks": ["mark", "labels"], "numbers": ["number", "codes"], "was": ["were", "is", "has been"],
    "mined": ["grown", "mines"], "produced": ["processed", "produce"], "manufactured": ["assembled", "made", "manufacture"], "near": ["around", "in"],
    "laden": ["loaded", "shipped"], "board": ["vessel"], "which": ["that", "who"], "departed": ["left", "sailed", "departs"], "employed": ["used", "hired", "engaged", "employ"],
    "any": ["some", "all", "every", "my"], "stage": ["phase", "stages", "step", "part"], "mining": ["extraction", "mine"], "production": ["productions", "making"],
    "manufacture": ["assembly", "manufacturing", "manufactured"], "component": ["components", "material", "part"], "thereof": ["therein", "of it"],
    "or": ["and"], "and": ["or"], "not": ["now", "never"], "by": ["for", "from"], "of": ["for"], "on": ["upon"], "the": ["this", "a"], "that": ["which"], "I": ["We", "He"],
}  # fmt: skip
INSERTS = ["knowingly", "only", "also", "mostly", "directly", "the", "not", "hereby", "final", "all", "any", "to the best of my knowledge,",
           "as far as I know", "main", "and believe", "duly", "generally", "never", "wholly", "said"]  # fmt: skip
EXCEPTIONS = [
    "except for sewing thread and labels.", "to the best of my knowledge and belief.", "with the exception of the buttons.",
    "This certificate does not cover the packing material.", "Excluding trims supplied by third parties.",
    "However, the origin of the thread is unknown.", "The above is subject to information received from our suppliers.",
    "We cannot verify the labor used by subcontractors.", "As per information received from the spinning mill.",
    "This declaration is limited to the cutting and sewing stages.", "Ginning was done by others with labor unknown to us.",
    "With regard to components we rely on our suppliers.", "other than components bought from third parties.",
]  # fmt: skip
HIDDEN = ["\u200b", "\u200d", "\u2060", "\u202e", "\ufeff"]
LATIN_TWINS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "i": "і"}
PHRASES = [
    "or of any component thereof", "or owner", "foreign", "hereinafter described", "in any stage of", "mined,", "mining, production, or",
    "was laden on board", "at or near", "bearing the following marks and numbers", "and numbers", "which departed from", "of the merchandise or",
    "produced, or", "not",
]  # fmt: skip
SWAPS = [
    ("foreign seller or owner", "exporter"), ("foreign seller or owner", "manufacturer and exporter"), ("certify that", "certify to the best of my knowledge that"),
    ("was not employed", "was employed"), ("was not employed", "has not been used"), ("of any component thereof", "of its main components"),
    ("in any stage", "in the final stage"), ("mined, produced, or manufactured", "produced or manufactured"), ("any component", "the main component"),
    ("certify that", "declare that"), ("in any stage of the", "in any part of the"),
]  # fmt: skip


def _fixed(made: Made) -> list[tuple[int, int, str]]:
    """(item, word, text) of every fixed word, captions and dates left out."""
    return [
        (i, k, word)
        for i, item in enumerate(made.items)
        if item.words
        for k, word in enumerate(item.words.split())
        if any(c.isalpha() for c in word) and "(" not in word
    ]


def _edit(made: Made, item: int, words: list[str], truth: Truth) -> Made:
    items = list(made.items)
    items[item] = replace(items[item], words=" ".join(w for w in words if w))
    return replace(made, items=tuple(items), truth=truth)


def bare(text: str) -> str:
    """Lower case words without punctuation at their ends."""
    return " ".join(re.sub(r"^\W+|\W+$", "", w) for w in text.casefold().split()).strip()


def drop_word(rng: random.Random, made: Made) -> Made | None:
    """One fixed word is missing."""
    i, k, word = rng.choice(_fixed(made))
    words = made.items[i].words.split()
    mark = word[-1] if word[-1] in ",;." and k else ""
    words[k] = ""
    if mark and k:
        words[k - 1] = words[k - 1].rstrip(",;.") + mark
    return _edit(made, i, words, Truth("missing", bare(word), "", "drop_word"))


def swap_word(rng: random.Random, made: Made) -> Made | None:
    """One fixed word is another."""
    candidates = [(i, k, w) for i, k, w in _fixed(made) if w.strip(",;.") in SYNONYMS]
    i, k, word = rng.choice(candidates)
    core = word.strip(",;.")
    new = rng.choice(SYNONYMS[core])
    words = made.items[i].words.split()
    words[k] = word.replace(core, new)
    formal = (core, new) == ("was", "were")
    return _edit(made, i, words, Truth("changed", bare(core), bare(new), "was_were" if formal else "swap_word"))


def insert_word(rng: random.Random, made: Made) -> Made | None:
    """A word too many between two fixed words."""
    places = [(i, k, w) for i, k, w in _fixed(made) if k > 0]
    i, k, _ = rng.choice(places)
    words = made.items[i].words.split()
    new = rng.choice(INSERTS)
    if bare(new) in (bare(words[k]), bare(words[k - 1])):
        return None
    words.insert(k, new)
    return _edit(made, i, words, Truth("inserted", "", bare(new), "insert_word"))


def hedge_at_blank(rng: random.Random, made: Made) -> Made | None:
    """A hedge beside a blank, where it could pass for filling."""
    hedge = rng.choice(
        ["to the best of my knowledge,", "as far as I know", "allegedly", "mainly", "knowingly", "reportedly"]
    )
    i = rng.choice(
        [
            i
            for i, item in enumerate(made.items)
            if item.blank and item.blank not in ("description", "marks", "quantity")
        ]
    )
    item = made.items[i]
    items = list(made.items)
    items[i] = replace(
        item, value=f"{hedge} {item.value}" if rng.random() < 0.5 else f"{item.value} {hedge}".rstrip(",")
    )
    return replace(made, items=tuple(items), truth=Truth("inserted", "", bare(hedge), "hedge_at_blank"))


def drop_phrase(rng: random.Random, made: Made) -> Made | None:
    """A phrase is missing."""
    return _replace_phrase(rng, made, [(p, "") for p in PHRASES], "drop_phrase")


def swap_phrase(rng: random.Random, made: Made) -> Made | None:
    """A phrase is another."""
    return _replace_phrase(rng, made, SWAPS, "swap_phrase")


def _replace_phrase(rng: random.Random, made: Made, pairs: list[tuple[str, str]], name: str) -> Made | None:
    old, new = rng.choice(pairs)
    for i, item in enumerate(made.items):
        if f" {old}" in f" {item.words}":
            words = f" {item.words}".replace(f" {old}", f" {new}" if new else "", 1).strip()
            gone, come = _core_change(old, new)
            kind = "missing" if not come else "inserted" if not gone else "changed"
            return _edit(made, i, words.split(), Truth(kind, gone, come, name))
    return None


def _core_change(old: str, new: str) -> tuple[str, str]:
    left, right = bare(old).split(), bare(new).split()
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left), " ".join(right)


def move_word(rng: random.Random, made: Made) -> Made | None:
    """Two neighbours change places."""
    i, k, _ = rng.choice([(i, k, w) for i, k, w in _fixed(made) if k > 0])
    words = made.items[i].words.split()
    if bare(words[k - 1]) == bare(words[k]) or not bare(words[k - 1]):
        return None
    words[k - 1], words[k] = words[k], words[k - 1]
    return _edit(made, i, words, Truth("any", "", "", "move_word"))


def exception(rng: random.Random, made: Made) -> Made | None:
    """An exception or hedge after the last word."""
    text = rng.choice(EXCEPTIONS)
    if text[0].islower():
        items = list(made.items)
        items[-1] = replace(items[-1], words=items[-1].words.rstrip(".") + f", {text}")
        return replace(made, items=tuple(items), truth=Truth("inserted", "", bare(text), "exception"))
    return replace(made, tail=text, truth=Truth("inserted", "", bare(text), "exception"))


def lookalike(rng: random.Random, made: Made) -> Made | None:
    """A Cyrillic letter in a fixed word."""
    i, k, word = rng.choice([x for x in _fixed(made) if any(c in LATIN_TWINS for c in x[2])])
    at = rng.choice([n for n, c in enumerate(word) if c in LATIN_TWINS])
    words = made.items[i].words.split()
    words[k] = word[:at] + LATIN_TWINS[word[at]] + word[at + 1 :]
    return _edit(made, i, words, Truth("changed", bare(word), "", "lookalike"))


def invisible(rng: random.Random, made: Made) -> Made | None:
    """A zero-width or bidi sign in a fixed word."""
    i, k, word = rng.choice([x for x in _fixed(made) if len(x[2]) > 3])
    at = rng.randrange(1, len(word.strip(",;.")))
    words = made.items[i].words.split()
    words[k] = word[:at] + rng.choice(HIDDEN) + word[at:]
    return _edit(made, i, words, Truth("changed", bare(word), "", "invisible"))


def empty_blank(rng: random.Random, made: Made) -> Made | None:
    """A blank that is empty or holds a placeholder."""
    names = [
        n
        for n in made.values
        if not (made.layout.startswith("literal") and n.startswith("place_of_") and n != "place_of_production")
    ]
    if made.layout in ("plain", "capitals", "spaced", "grid", "table", "boxed"):
        names.remove("place_of_departure")
    name = rng.choice(names)
    value = rng.choice(
        ["", "N/A", "-", "see invoice", "TBD", "[to be completed]", "as per attached list", "__________"]
    )
    items = tuple(replace(i, value=value) if i.blank == name else i for i in made.items)
    return replace(made, items=items, truth=Truth("empty_blank", "", bare(value.strip("_-")), "empty_blank"))


def labor_class(rng: random.Random, made: Made) -> Made | None:
    """A class that is none of the statute's."""
    value = rng.choice(["child labor", "labor", "illegal labor", "slave labor"])
    items = tuple(replace(i, value=value) if i.blank == "labor_class" else i for i in made.items)
    return replace(made, items=items, truth=Truth("labor_class", "", bare(value), "labor_class"))


def undated(rng: random.Random, made: Made) -> Made | None:
    """No date."""
    return replace(made, dated=rng.choice(["", "____________", "N/A"]), truth=Truth("undated", "", "", "undated"))


def unsigned(rng: random.Random, made: Made) -> Made | None:
    """A name without a signature."""
    return replace(made, signature=rng.choice(["none", "stamp"]), truth=Truth("unsigned", "", "", "unsigned"))


EDGE_WORDS = [
    "by", "directly", "only", "knowingly", "for", "not", "mainly", "partly", "final", "being", "from", "with", "certain",
    "believed", "some", "without", "our", "never",
]  # fmt: skip
HEDGED_CLASSES = [
    "forced labor, as far as we know,", "no forced labor", "child labor only", "labor", "forced labor (to our knowledge)",
    "any forced labor known to us", "forced labor in our own mill", "illegal labor", "forced labor at the sewing stage",
    "unforced labor", "non-forced labor", "voluntary labor", "forced labor by us", "paid labor",
]  # fmt: skip


def double_word(rng: random.Random, made: Made) -> Made | None:
    """A fixed word stands twice."""
    i, k, word = rng.choice(_fixed(made))
    words = made.items[i].words.split()
    words[k] = f"{word.strip(',;.')} {word}"
    return _edit(made, i, words, Truth("inserted", "", bare(word), "double_word"))


def edge_word(rng: random.Random, made: Made) -> Made | None:
    """A word too many between the form's words and a name that fills a blank."""
    names = ("foreign_seller", "producer", "place_of_production", "carrier", "place_of_lading", "place_of_departure")
    i = rng.choice([n for n, item in enumerate(made.items) if item.blank in names])
    new, value = rng.choice(EDGE_WORDS), made.items[i].value
    if made.layout.startswith("literal") and made.items[i].blank.startswith("place_of_"):
        return None
    items = list(made.items)
    items[i] = replace(items[i], value=f"{new} {value}" if rng.random() < 0.5 else f"{value} {new}")
    return replace(made, items=tuple(items), truth=Truth("any", "", "", "edge_word"))


def hedged_class(rng: random.Random, made: Made) -> Made | None:
    """The class of labor hedged, limited or turned round inside its blank."""
    value = rng.choice(HEDGED_CLASSES)
    items = tuple(replace(i, value=value) if i.blank == "labor_class" else i for i in made.items)
    return replace(made, items=items, truth=Truth("any", "", "", "hedged_class"))


MUTATIONS: list[Mutation] = [
    double_word, edge_word, hedged_class,
    drop_word, drop_word, swap_word, swap_word, insert_word, insert_word, hedge_at_blank, drop_phrase, swap_phrase, move_word,
    exception, lookalike, invisible, empty_blank, labor_class, undated, unsigned,
]  # fmt: skip
SCAN_MUTATIONS: list[Mutation] = [m for m in MUTATIONS if m not in (lookalike, invisible)]


def make_bad(
    rng: random.Random, mutations: list[Mutation] = MUTATIONS, good: Callable[[random.Random], Made] = make_good
) -> Made:
    """A good certificate with one thing changed."""
    while True:
        made = rng.choice(mutations)(rng, good(rng))
        if made is not None:
            return made
