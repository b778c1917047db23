"""What a careless or a cunning supplier does to the certificate: one change each, with what a judge must find."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.bench import certificate_sayings as sayings
from tests.bench.certificate_maker import LATIN_TWINS, Item, Truth, bare
from tests.bench.certificate_sheets import Sheet

Deviation = Callable[[random.Random, Sheet], Sheet | None]
_NAMED = ("foreign_seller", "producer", "place_of_production", "carrier", "place_of_lading", "place_of_departure")
_HEDGES = [
    "to the best of my knowledge",
    "as far as we are aware",
    "to our knowledge",
    "we believe",
    "as we understand",
    "according to our suppliers",
    "in all likelihood",
    "so far as can be ascertained",
    "generally speaking",
    "in principle",
    "on information and belief",
    "as advised by the mill",
]
_EXCEPTIONS = [
    "except for the buttons",
    "excluding trims and labels",
    "other than sewing thread",
    "save the interlining",
    "apart from subcontracted washing",
    "but not the ginning",
    "unless otherwise stated",
    "with the exception of packing material",
    "insofar as spun by us",
]
_SENTENCES = [
    "Buttons and sewing thread are not covered.",
    "The labels were bought from a third party.",
    "Ginning was done by a subcontractor.",
    "We have no information on the cotton farm.",
    "This applies to sewing only.",
    "Thread: origin unknown.",
    "Not valid for trims.",
    "Valid for the shell fabric alone.",
    "Our liability is excluded.",
    "Subject to change.",
    "Subject to our general terms.",
    "Prisoners were employed in packing.",
    "Some cotton came from another region.",
    "For spinning see the declaration of the spinner.",
    "Linings excepted.",
    "Without responsibility on our part.",
    "The producer has not confirmed this.",
    "Dyeing outsourced.",
    "Excl. accessories",
    "E&OE, no warranty given.",
    "* as declared by the supplier",
    "1) excluding components of foreign origin",
    "The signer did not visit the farms.",
    "Subcontractors not checked.",
    "The foregoing concerns finished goods only.",
    "Zippers from stock of unknown origin.",
    "Provisional certificate.",
    "Translation prevails.",
    "This is a pro forma.",
    "Some labor may have been indentured.",
    "Cotton portion only.",
    "Applies to 90 % of the goods.",
]
_EXCHANGED = {
    "foreign": ["overseas", "domestic", "foreing"],
    "seller": ["exporter", "sellers", "shipper", "seler"],
    "owner": ["owners", "manufacturer", "consignor"],
    "merchandise": ["goods", "merchandize", "commodities"],
    "hereinafter": ["hereunder", "hereafter", "below"],
    "described": ["mentioned", "describes", "detailed"],
    "certify": ["declare", "certifies", "confirm", "certified", "warrant"],
    "such": ["the", "this"],
    "consisting": ["consists", "comprising"],
    "bearing": ["with", "having"],
    "following": ["below", "followings"],
    "marks": ["mark", "brands"],
    "numbers": ["nos.", "number"],
    "was": ["is", "were", "has been", "will be"],
    "mined": ["grown", "mines"],
    "produced": ["processed", "produces", "sewn"],
    "manufactured": ["made", "assembled", "manufacture"],
    "by": ["for", "through", "from"],
    "near": ["around", "in", "nearby"],
    "laden": ["loaded", "shipped", "lade"],
    "board": ["vessel", "ship"],
    "which": ["that", "who"],
    "departed": ["sailed", "departs", "will depart", "left"],
    "employed": ["used", "utilized", "employ", "engaged"],
    "not": ["never", "hardly", "knowingly"],
    "any": ["some", "every", "most", "the"],
    "stage": ["step", "stages", "part"],
    "mining": ["growing", "mine"],
    "production": ["processing", "product"],
    "manufacture": ["manufacturing", "assembly", "manufacturer"],
    "component": ["components", "part", "ingredient"],
    "thereof": ["therein", "hereof", "of it"],
    "or": ["and", "nor", "and/or"],
    "and": ["or", "&"],
    "that": ["the", "how"],
    "I": ["We", "He"],
    "at": ["in", "near"],
    "of": ["for", "from"],
    "the": ["our", "said", "this"],
}
_ADDED = [
    "own",
    "only",
    "hereby",
    "knowingly",
    "said",
    "the",
    "not",
    "all",
    "final",
    "main",
    "also",
    "certain",
    "directly",
    "mostly",
    "duly",
    "a",
    "any",
    "of",
    "and",
    "to",
    "never",
    "our",
    "such",
    "partly",
    "finished",
    "usually",
    "then",
]
_FOREIGN_TWINS = LATIN_TWINS | {"h": "һ", "s": "ѕ", "d": "ԁ", "u": "ս", "n": "ո"}
_UNSEEN = ["\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad"]


def _words(sheet: Sheet) -> list[tuple[int, int, str, int]]:
    """(item, place in it, word, number among the fixed words) of every fixed word."""
    found, number = [], 0
    for i, item in enumerate(sheet.items):
        for k, word in enumerate(item.words.split()):
            if word == "(Date);" or not any(c.isalnum() for c in word):
                continue
            found.append((i, k, word, number))
            number += 1
    return found


def _with(sheet: Sheet, i: int, words: list[str], truth: Truth) -> Sheet:
    items = list(sheet.items)
    items[i] = replace(items[i], words=" ".join(w for w in words if w))
    return replace(sheet, items=tuple(items), truth=truth)


def _exchanged(sheet: Sheet, old: str, new: str, name: str) -> Sheet | None:
    """The sheet with other words in place of the form's; None where no run of its words holds them."""
    for i, item in enumerate(sheet.items):
        if old in item.words:
            words = item.words.replace(old, new, 1).replace(" .", ".")
            return _with(sheet, i, words.split(), Truth("any", "", "", name))
    return None


def _filled(sheet: Sheet, blank: str, value: str, truth: Truth) -> Sheet | None:
    if not any(i.blank == blank for i in sheet.items):
        return None
    return replace(
        sheet, items=tuple(replace(i, value=value) if i.blank == blank else i for i in sheet.items), truth=truth
    )


def _value(sheet: Sheet, blank: str) -> str:
    return next((i.value for i in sheet.items if i.blank == blank), "")


def drop_word(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """One fixed word is missing, its comma kept."""
    i, k, word, _ = rng.choice(_words(sheet))
    words = sheet.items[i].words.split()
    mark = word[-1] if word[-1] in ",;." and k else ""
    words[k] = ""
    if mark:
        words[k - 1] = words[k - 1].rstrip(",;.") + mark
    return _with(sheet, i, words, Truth("missing", bare(word), "", "drop_word"))


def drop_run(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Two to six fixed words in a row are missing."""
    i, k, _, _ = rng.choice(_words(sheet))
    words = sheet.items[i].words.split()
    count = rng.randrange(2, 7)
    if k + count > len(words):
        return None
    gone = words[k : k + count]
    left = words[:k] + words[k + count :]
    if left and bare(left[min(k, len(left) - 1)]) == bare(gone[0]):
        return None
    return _with(sheet, i, left, Truth("missing", bare(" ".join(gone)), "", "drop_run"))


def exchange(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """One fixed word is another, of another tense, number or kind."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if w[2].strip(",;.") in _EXCHANGED])
    core = word.strip(",;.")
    new = rng.choice(_EXCHANGED[core])
    words = sheet.items[i].words.split()
    words[k] = word.replace(core, new)
    expected, found = (
        (bare(core), bare(new))
        if bare(core) not in bare(new).split()
        else ("", " ".join(w for w in bare(new).split() if w != bare(core)))
    )
    return _with(sheet, i, words, Truth("changed" if expected else "inserted", expected, found, "exchange"))


def add_word(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """One word too many, before or after a fixed word, also beside a blank."""
    i, k, word, _ = rng.choice(_words(sheet))
    words = sheet.items[i].words.split()
    new = rng.choice(_ADDED)
    before = rng.random() < 0.5
    near = {bare(w) for w in words[max(0, k - 1) : k + 2]}
    if new in near:
        return None
    core = word.rstrip(",;.")
    words[k] = f"{new} {word}" if before else f"{core} {new}{word[len(core) :]}"
    return _with(sheet, i, words, Truth("inserted", "", bare(new), "add_word"))


def double(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word stands twice."""
    i, k, word, _ = rng.choice(_words(sheet))
    words = sheet.items[i].words.split()
    words[k] = f"{word.strip(',;.')} {word}"
    return _with(sheet, i, words, Truth("inserted", "", bare(word), "double"))


def double_run(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A phrase stands twice, as after a careless paste."""
    i, k, _, _ = rng.choice(_words(sheet))
    words = sheet.items[i].words.split()
    if k + 3 > len(words):
        return None
    words[k : k + 3] = words[k : k + 3] * 2
    return _with(sheet, i, words, Truth("any", "", "", "double_run"))


def neighbours(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Two fixed words change places."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if w[1] > 0])
    words = sheet.items[i].words.split()
    if bare(words[k - 1]) == bare(word) or not bare(words[k - 1]):
        return None
    words[k - 1], words[k] = words[k], words[k - 1]
    return _with(sheet, i, words, Truth("any", "", "", "neighbours"))


def far_move(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word stands somewhere else."""
    (i, k, word, _), (j, m, _, _) = rng.choice(_words(sheet)), rng.choice(_words(sheet))
    if i == j and abs(k - m) < 3:
        return None
    gone = sheet.items[i].words.split()
    gone.pop(k)
    moved = _with(sheet, i, gone or [""], Truth("any", "", "", "far_move"))
    words = moved.items[j].words.split()
    if bare(word) in {bare(w) for w in words[max(0, m - 1) : m + 1]} or not gone:
        return None
    words.insert(min(m, len(words)), bare(word))
    return _with(moved, j, words, moved.truth)


def into_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word beside a blank changes places with the filling's nearest word."""
    i = rng.choice([n for n, item in enumerate(sheet.items) if item.blank and len(item.value.split()) > 1])
    words = sheet.items[i].value.split()
    items = list(sheet.items)
    first = rng.random() < 0.5
    j = i - 1 if first else i + 1
    if not (0 <= j < len(items)) or not items[j].words or items[j].words.split()[0 if not first else -1] in (",", ";"):
        return None
    fixed = items[j].words.split()
    at, edge = (-1, 0) if first else (0, -1)
    if bare(fixed[at]) == bare(words[edge]) or not bare(words[edge]):
        return None
    fixed[at], words[edge] = words[edge], fixed[at].strip(",;")
    items[i], items[j] = replace(items[i], value=" ".join(words)), replace(items[j], words=" ".join(fixed))
    return replace(sheet, items=tuple(items), truth=Truth("any", "", "", "into_blank"))


def deep_into_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word beside a blank stands in the middle of what fills it."""
    i = rng.choice([n for n, item in enumerate(sheet.items) if item.blank and len(item.value.split()) > 2])
    j = i - 1 if rng.random() < 0.5 else i + 1
    if not (0 <= j < len(sheet.items)) or not sheet.items[j].words:
        return None
    fixed = sheet.items[j].words.split()
    word = fixed.pop(-1 if j < i else 0)
    words = sheet.items[i].value.split()
    if not bare(word) or bare(word) in {bare(w) for w in words} or not fixed:
        return None
    words.insert(rng.randrange(1, len(words)), bare(word))
    moved = _with(sheet, j, fixed, Truth("any", "", "", "deep_into_blank"))
    items = list(moved.items)
    items[i] = replace(items[i], value=" ".join(words))
    return replace(moved, items=tuple(items))


def blanks_exchanged(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Two neighbouring blanks hold each other's filling: quantity and description, packages and description."""
    a, b = rng.choice(
        [
            ("quantity", "description"),
            ("description", "packages"),
            ("departure_date", "place_of_departure"),
            ("packages", "marks"),
        ]
    )
    left, right = _value(sheet, a), _value(sheet, b)
    if not left or not right or (a == "packages" and "no" in right.casefold()) or "/M" in right:
        return None
    one = _filled(sheet, a, right, Truth("any", "", "", "blanks_exchanged"))
    return None if one is None else _filled(one, b, left, one.truth)


def hedge_inside(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A hedge between fixed words."""
    i, k, _, _ = rng.choice([w for w in _words(sheet) if w[1] > 0])
    words = sheet.items[i].words.split()
    hedge = rng.choice(_HEDGES)
    words.insert(k, rng.choice([hedge, f"({hedge})", f", {hedge},"]))
    return _with(sheet, i, words, Truth("inserted", "", bare(hedge), "hedge_inside"))


def hedge_in_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A hedge or an exception within what fills a blank."""
    blank = rng.choice([*_NAMED, "description", "packages", "quantity", "departure_date", "labor_class", "marks"])
    said, value = rng.choice(_HEDGES + _EXCEPTIONS), _value(sheet, blank)
    if not value:
        return None
    new = rng.choice([f"{value}, {said},", f"{value} ({said})", f"{value} {said}", f"{said} {value}"])
    return _filled(sheet, blank, new, Truth("inserted", "", bare(said), "hedge_in_blank"))


def word_in_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """One small word within what fills a blank that takes part of it back."""
    blank = rng.choice([*_NAMED, "labor_class", "description", "departure_date"])
    said = rng.choice(
        [
            "approximately",
            "partly",
            "allegedly",
            "mostly",
            "not",
            "never",
            "possibly",
            "presumably",
            "supposedly",
            "largely",
            "reportedly",
            "apparently",
            "roughly",
            "was",
            "or others",
            "and others",
            "etc.",
            "or similar",
            "or thereabouts",
            "if any",
            "tbc",
            "(unconfirmed)",
            "(?)",
            "and/or unknown",
        ]
    )
    value = _value(sheet, blank).split()
    if not value:
        return None
    value.insert(rng.randrange(0, len(value) + 1), said)
    return _filled(sheet, blank, " ".join(value), Truth("any", "", "", "word_in_blank"))


def role_in_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Who certifies is called something else than the form calls him."""
    said = rng.choice(
        [
            "exporter",
            "as agent for the seller",
            "the undersigned",
            "on behalf of the buyer",
            "importer of record",
            "as manufacturer",
            "customs broker",
            "the importer",
            "acting for the owner",
            "(exporter)",
            "purchaser",
        ]
    )
    value = _value(sheet, "foreign_seller")
    return _filled(
        sheet,
        "foreign_seller",
        rng.choice([f"{value}, {said}", f"{said} {value}"]),
        Truth("any", "", "", "role_in_blank"),
    )


def exporter(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """The signer is an exporter, a shipper, a manufacturer and no foreign seller or owner."""
    for i, item in enumerate(sheet.items):
        if "foreign seller or owner" in item.words:
            new = rng.choice(
                [
                    "exporter",
                    "exporter and shipper",
                    "manufacturer",
                    "foreign exporter",
                    "foreign seller",
                    "seller or owner",
                    "foreign seller and owner",
                    "authorized agent of the foreign seller or owner",
                    "foreign seller, shipper or owner",
                ]
            )
            return _with(
                sheet, i, item.words.replace("foreign seller or owner", new).split(), Truth("any", "", "", "exporter")
            )
    return None


def negation(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """What is said of labor is turned round."""
    pairs = [
        ("was not employed", "was employed"),
        ("was not employed", "was not always employed"),
        ("was not employed", "was not only employed"),
        ("not employed", "not unlawfully employed"),
        ("was not", "wasn't"),
        ("certify that", "do not certify that"),
        ("in any stage", "in not any stage"),
        ("not employed", "not, except as needed, employed"),
    ]
    return _exchanged(sheet, *rng.choice(pairs), "negation")


def component(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """The components are left out, or not all are covered."""
    pairs = [
        ("or of any component thereof", ""),
        ("any component", "its main component"),
        ("any component", "a component"),
        ("or of any component", "or any component"),
        ("component thereof", "component"),
        ("merchandise or of any component thereof", "merchandise"),
        ("any component thereof", "any domestic component thereof"),
    ]
    return _exchanged(sheet, *rng.choice(pairs), "component")


def after_end(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """An exception or hedge goes on after the last word."""
    said = rng.choice(_HEDGES + _EXCEPTIONS)
    last = len(sheet.items) - 1
    words = sheet.items[last].words.rstrip(".") + rng.choice([", ", " ", " - ", "; "]) + said + "."
    return _with(sheet, last, words.split(), Truth("inserted", "", bare(said), "after_end"))


def before_start(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A condition stands before the first word."""
    said = rng.choice(
        [
            "To the best of our knowledge,",
            "Subject to confirmation by the spinner,",
            "As agent for the owner,",
            "On behalf of the importer,",
            "Relying on our suppliers,",
            "Without obligation,",
            "If required,",
            "Whereas thread is excluded,",
        ]
    )
    return _with(sheet, 0, f"{said} {sheet.items[0].words}".split(), Truth("any", "", "", "before_start"))


def sentence_after(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sentence under the form takes back part of it."""
    return replace(
        sheet,
        after=(*sheet.after, rng.choice(_SENTENCES)),
        small=rng.choice([5, 6.5, 8, 10]),
        truth=Truth("any", "", "", "sentence_after"),
    )


def sentence_foot(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sentence at the foot of the page takes back part of it."""
    return replace(
        sheet,
        foot=(*sheet.foot, rng.choice(_SENTENCES)),
        small=rng.choice([4.5, 6, 8]),
        truth=Truth("any", "", "", "sentence_foot"),
    )


def sentence_head(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sentence above the form takes back part of it."""
    return replace(sheet, above=(*sheet.above, rng.choice(_SENTENCES)), truth=Truth("any", "", "", "sentence_head"))


def sentence_in_capitals(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A limiting sentence in capitals, like a heading."""
    return replace(
        sheet, above=(*sheet.above, rng.choice(_SENTENCES).upper()), truth=Truth("any", "", "", "sentence_in_capitals")
    )


def sentence_in_margin(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sentence turned into the margin."""
    return replace(sheet, margin_text=rng.choice(_SENTENCES), truth=Truth("any", "", "", "sentence_in_margin"))


def sentence_on_page_two(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sentence on a page of its own."""
    return replace(sheet, second_page=(rng.choice(_SENTENCES),), truth=Truth("any", "", "", "sentence_on_page_two"))


def footnote(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A star on a fixed word, explained at the foot."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if len(w[2]) > 3])
    words = sheet.items[i].words.split()
    mark = rng.choice(["*", "¹", "(1)", "**", "†"])
    words[k] = word.rstrip(",;.") + mark + word[len(word.rstrip(",;.")) :]
    said = f"{mark} {rng.choice(_EXCEPTIONS + _SENTENCES)}"
    return replace(_with(sheet, i, words, Truth("any", "", "", "footnote")), after=(said,))


def status(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A paper that is no certificate yet, or no longer."""
    said = rng.choice(
        [
            "DRAFT",
            "VOID",
            "SPECIMEN",
            "CANCELLED",
            "Sample only",
            "NOT VALID",
            "Copy - not for submission",
            "PRO FORMA",
            "Superseded by certificate no. 12",
            "For illustration",
        ]
    )
    return replace(sheet, above=(*sheet.above, said), truth=Truth("any", "", "", "status"))


def lookalike(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """One letter of another script in a fixed word."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if any(c in _FOREIGN_TWINS for c in w[2])])
    letter = rng.choice([c for c in word if c in _FOREIGN_TWINS])
    words = sheet.items[i].words.split()
    words[k] = word.replace(letter, _FOREIGN_TWINS[letter], 1)
    return (
        None
        if sheet.style.smallcaps or sheet.style.capitals
        else _with(sheet, i, words, Truth("any", "", "", "lookalike"))
    )


def unseen(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A sign that nobody sees within a fixed word."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if len(w[2].strip(",;.")) > 3])
    words = sheet.items[i].words.split()
    cut = rng.randrange(1, len(word.strip(",;.")))
    words[k] = word[:cut] + rng.choice(_UNSEEN) + word[cut:]
    return _with(sheet, i, words, Truth("any", "", "", "unseen"))


def split_word(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word is cut in two by a space: two other words."""
    i, k, word, _ = rng.choice(
        [
            w
            for w in _words(sheet)
            if w[2].strip(",;.")
            in ("hereinafter", "thereof", "following", "seller", "manufacture", "employed", "component", "foreign")
        ]
    )
    cut = {
        "hereinafter": 4,
        "thereof": 5,
        "following": 6,
        "seller": 4,
        "manufacture": 4,
        "employed": 2,
        "component": 3,
        "foreign": 3,
    }[word.strip(",;.")]
    words = sheet.items[i].words.split()
    words[k] = f"{word[:cut]} {word[cut:]}"
    return None if sheet.style.tracking else _with(sheet, i, words, Truth("any", "", "", "split_word"))


def misspelt(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A letter of a fixed word is another, missing or doubled."""
    i, k, word, _ = rng.choice([w for w in _words(sheet) if len(w[2].strip(",;.")) > 4])
    core = word.strip(",;.")
    at = rng.randrange(1, len(core))
    new = rng.choice(
        [core[:at] + core[at + 1 :], core[:at] + core[at - 1 :], core[:at] + rng.choice("aeioturn") + core[at + 1 :]]
    )
    if new == core:
        return None
    words = sheet.items[i].words.split()
    words[k] = word.replace(core, new)
    return _with(sheet, i, words, Truth("changed", bare(core), bare(new), "misspelt"))


def placeholder(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A blank is empty, or filled with what fills nothing."""
    blank = rng.choice([i.blank for i in sheet.items if i.blank and i.blank not in ("place_of_departure", "marks")])
    value = rng.choice(
        [
            "",
            "N/A",
            "-",
            "see invoice",
            "TBA",
            "as per packing list",
            "[name]",
            "...........",
            "xxx",
            "to be advised",
            "various",
            "same as above",
        ]
    )
    if sheet.style.literal and blank == "place_of_lading":
        return None
    return _filled(sheet, blank, value, Truth("empty_blank", "", "", "placeholder"))


def wrong_class(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """The class of labor is none of the statute's, or is limited."""
    value = rng.choice(
        [
            "child labor",
            "labor",
            "illegal labor",
            "slave labor",
            "voluntary labor",
            "any labor",
            "no forced labor",
            "forced labor of minors only",
            "forced labor known to us",
            "undocumented labor",
            "the labor specified",
            "Xinjiang labor",
            "forced labor in our factory",
            "unfree labor",
            "non-forced labor",
            "forced overtime",
        ]
    )
    return _filled(sheet, "labor_class", value, Truth("any", "", "", "wrong_class"))


def unsigned(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A name without a signature, or a stamp alone."""
    return replace(sheet, signature=rng.choice(["none", "stamp"]), truth=Truth("unsigned", "", "", "unsigned"))


def undated(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """No date."""
    return replace(
        sheet,
        dated=rng.choice(["", "____________", "N/A", "to be filled in"]),
        truth=Truth("undated", "", "", "undated"),
    )


def future(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """What has not happened yet is certified."""
    pairs = [
        ("was laden", "will be laden"),
        ("was laden", "is to be laden"),
        ("departed from", "will depart from"),
        ("was mined", "is mined"),
        ("departed", "departs"),
        ("was not employed", "will not be employed"),
        ("was not employed", "is not employed"),
    ]
    return _exchanged(sheet, *rng.choice(pairs), "future")


def caption(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A caption says something else than the form's."""
    said = rng.choice(
        [
            "(estimated)",
            "(approx.)",
            "(if known)",
            "(as declared by producer)",
            "(of main component)",
            "(except trims)",
            "(to our knowledge)",
            "(unverified)",
            "(subject to survey)",
        ]
    )
    items = list(sheet.items)
    i = rng.choice([n for n, item in enumerate(items) if item.blank])
    items[i] = replace(items[i], value=f"{items[i].value} {said}")
    return replace(sheet, items=tuple(items), truth=Truth("any", "", "", "caption"))


def _trick(kind: str, rng: random.Random, sheet: Sheet, other: str = "") -> Sheet | None:
    if sheet.style.table:
        return None
    _, _, _, number = rng.choice([w for w in _words(sheet) if len(w[2]) > 2])
    return replace(sheet, tricks=((kind, number, other),), truth=Truth("any", "", "", kind))


def strike(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A line is drawn through a fixed word."""
    return _trick("strike", rng, sheet)


def white_out(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A white box lies over a fixed word."""
    return _trick("white_out", rng, sheet)


def overlay(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """Another word is printed on a white box over a fixed word."""
    return _trick("overlay", rng, sheet, rng.choice(["main", "some", "domestic", "own", "final"]))


def layer_off(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A fixed word stands in a layer that is switched off."""
    return _trick("layer_off", rng, sheet)


def note(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A text box laid over the file."""
    said = rng.choice([s for s in _SENTENCES if s.isascii() and "(" not in s and ")" not in s])
    return replace(sheet, tricks=(("note", -1, said),), truth=Truth("any", "", "", "note"))


def merged_blank(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A connector between two blanks is left out, so that they run together."""
    lone = [n for n, item in enumerate(sheet.items) if item.words in ("of", "in", "at", "on") and n > 0]
    if not lone:
        return None
    items = list(sheet.items)
    word = items[(i := rng.choice(lone))].words
    items[i] = Item(words="")
    return replace(sheet, items=tuple(items), truth=Truth("missing", word, "", "merged_blank"))


def clause(rng: random.Random, sheet: Sheet) -> Sheet | None:
    """A clause of its own within the sentence."""
    said = rng.choice(
        [
            "and its packing",
            "and that the same is true of its packing",
            "as defined by national law",
            "for the purposes of this shipment",
            "(herein the Goods)",
            "being of Indian origin",
            "in accordance with the ILO Conventions",
            "under contract 4501",
            "and was inspected by SGS",
            "and paid for by the buyer",
        ]
    )
    i, k, _, _ = rng.choice([w for w in _words(sheet) if w[1] > 0])
    words = sheet.items[i].words.split()
    words.insert(k, said)
    return _with(sheet, i, words, Truth("inserted", "", bare(said), "clause"))


DEVIATIONS: tuple[Deviation, ...] = (
    drop_word,
    drop_run,
    exchange,
    add_word,
    double,
    double_run,
    neighbours,
    far_move,
    into_blank,
    deep_into_blank,
    blanks_exchanged,
    hedge_inside,
    hedge_in_blank,
    word_in_blank,
    role_in_blank,
    exporter,
    negation,
    component,
    after_end,
    before_start,
    sentence_after,
    sentence_foot,
    sentence_head,
    sentence_in_capitals,
    sentence_in_margin,
    sentence_on_page_two,
    footnote,
    status,
    lookalike,
    unseen,
    split_word,
    misspelt,
    placeholder,
    wrong_class,
    unsigned,
    undated,
    future,
    caption,
    strike,
    white_out,
    overlay,
    layer_off,
    note,
    merged_blank,
    clause,
    sayings.notary_denies,
    sayings.box_ticked,
    sayings.terms,
    sayings.rider,
    sayings.title_limited,
    sayings.signed_for_another,
    sayings.translation_turned,
    sayings.clauses_moved,
)
