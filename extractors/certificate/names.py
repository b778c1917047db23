"""Whether a filling is a name: of a party, a place, a carrier with its voyage.

Names are free, but no sentence: words in small letters must be such as names have, and stand where names have them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from extractors.certificate.edges import edges
from extractors.certificate.fleets import named_by_a_fleet
from extractors.certificate.form import certificate_form
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import Piece, vocabulary
from extractors.values.countries import parse_country

_ALTERNATIVES = frozenset({"or", "and", "nor", "and/or"})  # no name begins with them, in capitals neither
_FOOTNOTE = re.compile(r"[(\[][a-z\d][)\]][,;.]?")
_OPENED = re.compile('[“”"]')
_PAIR = 2
_SHORT_CODE = 3  # figures of what is no postal code
_POSTAL = re.compile(r"\d{5,6}(-\d{4})?")  # before a country; fewer may be a voyage's, more are a vessel's
_BERTH = re.compile(r"([A-Z]{1,5})[-\u2010-\u2013]?\d{1,2}")
_UNDONE = re.compile(r"un[a-z]{3,}(ed|en)")  # "unchecked", "unproven"
_POSSESSIVE = frozenset({"its", "their", "his", "her"})  # "..., and its packing": a clause more, in capitals, too


def strange_in_name(words: Sequence[Piece]) -> list[Piece]:
    """Words that no name has, or has not at its edges."""
    said = vocabulary()["name"]
    accents = any(not w.raw.isascii() for w in words)
    plants = _of_plants(words, said)
    found = [w for w in words if w not in plants and (_is_said(w, said) or not _is_name_word(w, said, accents))]
    if len(words) > 1 and words[0].text in _ALTERNATIVES and words[0] not in found:
        found.append(words[0])
    found += [b for a, b in itertools.pairwise(words) if a.text == "and" and b.text in _POSSESSIVE and b not in found]
    first, last = said["prepositions"] - {"the", "a", "an", "e"}, said["prepositions"] | said["particles"]
    for word, loose in ((words[0], first), (words[-1], last)):
        small = word.small and word.text in loose and "." not in word.raw
        if word not in found and len(words) > 1 and (small or word.text in said["roles"]):
            found.append(word)
    return found + [w for w in words if _FOOTNOTE.fullmatch(w.raw) and w not in found]


def _of_plants(words: Sequence[Piece], said: Mapping[str, frozenset[str]]) -> list[Piece]:
    """Words that tell what a plant is for, in small letters at once behind its firm: "Acme Ltd. (spinning mill no. 2)".

    Alone they name nobody, and behind "and", "or" or a sign that joins they name somebody else.
    """
    found: list[Piece] = []
    for before, word, plant in zip(words, words[1:], words[2:], strict=False):
        told = word.small and word.text in said["of_plants"] and plant.small and plant.text in said["plants"]
        firm = before.raw[:1].isupper() and not before.raw.endswith(("/", "&", "+", ";"))
        found += [word] if told and firm else []
    return found


def strange_in_party(words: Sequence[Piece]) -> list[Piece]:
    """A firm or a person: no article in small letters before it; a person may stand for a firm that is named."""
    told = _for_a_firm(words)
    found = [w for w in strange_in_name(words) if w not in told]
    return [words[0], *found] if words[0].text in {"the", "a", "an"} and words[0].small else found


def _for_a_firm(words: Sequence[Piece]) -> list[Piece]:
    """ "for and on behalf of Acme Ltd." behind a person: the words before the firm's name."""
    texts = [w.text for w in words]
    for phrase in (["for", "and", "on", "behalf", "of"], ["on", "behalf", "of"]):
        for at in range(1, len(words) - len(phrase)):
            named = words[at + len(phrase)]
            bare = named.raw.strip("()[],;:.\"'“”‘’")
            if (
                texts[at : at + len(phrase)] == phrase
                and bare[:1].isupper()
                and named.text not in vocabulary()["name"]["roles"]
            ):
                return list(words[at : at + len(phrase)])
    return _office_in_a_firm(words)


def _office_in_a_firm(words: Sequence[Piece]) -> list[Piece]:
    """ "general manager of Acme Ltd." behind a person and a comma: the words before the firm's name."""
    said = vocabulary()["name"]
    start = next((i + 1 for i, w in enumerate(words) if w.raw.rstrip().endswith(",")), len(words))
    of = next((i for i, w in enumerate(words[start:], start) if w.text == "of"), len(words))
    firm, legal = words[of + 1 :], office_words().companies | said["behind_a_firm"]
    named = bool(firm) and firm[0].raw[:1].isupper() and any({w.text, _plain(w)} & legal for w in firm)
    only = all(w.text in said["offices"] | said["office_fields"] for w in words[start:of])
    held = any(w.text in said["offices"] for w in words[start:of])
    person = not any({w.text, _plain(w)} & legal for w in words[:start])
    return list(words[start : of + 1]) if named and only and held and person else []


def _is_said(word: Piece, said: Mapping[str, frozenset[str]]) -> bool:
    """A word that says something about a name: in small letters, or one that no name bears."""
    if _is_aside(word, said):
        return True
    parts = {word.text, *(re.split(r"[/\-]", word.text) if word.small else ())}
    if not parts & said["never"]:
        return False
    bare = word.raw.strip("()[],;:.\"'“”‘’")
    shouted = len(bare) > 1 and bare.isupper()  # a line of capitals: nothing tells a name from a word
    return not (bare[:1].isupper() and word.text in said["titles"] - (said["shouted"] if shouted else frozenset()))


def _is_aside(word: Piece, said: Mapping[str, frozenset[str]]) -> bool:
    """A word with which something is said of a name; in a line of capitals also one that firms are named with."""
    bare = word.raw.strip("()[],;:.\"'“”‘’")
    if not bare[:1].isupper() and bare.isalpha():
        return False  # in small letters only words of names are known
    text = word.text.strip(".")
    if {word.text, text} & said["asides"]:
        return not (text in said["asides_in_names"] and not bare.isupper() and "(" not in word.raw)
    adverb = len(text) > 4 and text.endswith("ly") and text not in said["no_adverbs"]
    return adverb or (_UNDONE.fullmatch(text) is not None and text not in said["titles"])


def _is_name_word(word: Piece, said: Mapping[str, frozenset[str]], accents: bool) -> bool:
    """No word in small letters, or a small word of names; among words with accents any short one ("Công ty")."""
    if not word.small or word.has_digit or "@" in word.raw or not any(c.isalpha() for c in word.text):
        return True
    if word.text in said["small"] or word.text.strip(".") in said["small"] or len(word.text) == 1:
        return True
    if accents and len(word.text) < 6 and word.text not in edges().words:
        return True
    return "." in word.text or "/" in word.raw or bool(re.fullmatch(r"[a-z]{1,2}['’][a-z]+", word.text))


def strange_in_carrier(words: Sequence[Piece]) -> list[Piece]:
    """A vessel, flight or truck, then its numbers: no word as of a place behind them, none that begins one last."""
    said = vocabulary()["name"]
    found = strange_in_name(words)
    if words[-1].raw.rstrip().endswith(",") or words[-1].text in said["begins_a_place"] or _calls_for_more(words):
        found.append(words[-1])
    if words[0].text in {"the", "a", "an"} and (len(words) < 2 or words[1].text not in said["vehicles"]):
        found.append(words[0])
    found = [w for w in found if w is not named_by_a_fleet(words)]
    coded, depth = False, 0
    found += [w for w in _told_of_carriage(words) if w not in found]
    hauliers = _of_a_haulier(words)
    for i, word in enumerate(words):
        depth += word.raw.count("(") - word.raw.count(")")
        if word.has_digit:
            coded = coded or (i > 0 and not depth)
        elif word.text in said["resumes"] or word.text.strip(".") in said["resumes"]:
            coded = coded and word.text in {"v", "voy", "voyage", "imo", "seal", "container"}
        elif coded and not depth and ")" not in word.raw and _is_title(word) and word not in (*found, *hauliers):
            found.append(word)
    return found


def _calls_for_more(words: Sequence[Piece]) -> bool:
    """A kind of carrier without its name, or a quotation that is not closed: its name stands behind the "at"."""
    last = words[-1].text.strip(".")
    signs = "".join(w.raw for w in words)
    opened = signs.count("“") != signs.count("”") or signs.count('"') % 2 == 1
    return opened or last in vocabulary()["name"]["calls_for_more"]


def _runs(words: Sequence[Piece]) -> list[list[Piece]]:
    """The words between commas."""
    runs: list[list[Piece]] = [[]]
    for word in words:
        runs[-1].append(word)
        if word.raw.rstrip().endswith((",", ";")):
            runs.append([])
    return runs


def _of_a_haulier(words: Sequence[Piece]) -> list[Piece]:
    """The words between two commas, or behind "of", that are the name of a firm that carries.

    "truck 43-AK-7H, Transportes Mora"; "truck 43-AK-7H of Mora Transport": behind "of" the haulier's word ends it, so
    that no word of the port can have come in.
    """
    of = next((i for i, w in enumerate(words) if w.text == "of" and w.small), len(words))
    owner = _runs(words[of + 1 :])[0]
    closed = bool(owner) and _plain(owner[-1]) in vocabulary()["name"]["hauliers"]
    behind = [*_runs(words)[1:], *([owner] if closed else [])]
    return [w for run in behind if _is_haulier(run) for w in run]


def _is_haulier(run: Sequence[Piece]) -> bool:
    """A name that opens or closes with a haulier's word, and no word of a way, a deed, a labor or the form in it."""
    said, form = vocabulary()["name"], {e.word for e in certificate_form().elements}
    if len(run) < 2 or any(_tells_of_carriage(w) or w.text in form for w in run):
        return False
    named = [*run]
    while len(named) > 1 and (_plain(named[-1]) in said["behind_a_firm"] or not _is_title(named[-1])):
        named.pop()  # "S.A. de C.V.", a number of voyage
    return bool({_plain(named[0]), _plain(named[-1])} & said["hauliers"])


def _told_of_carriage(words: Sequence[Piece]) -> list[Piece]:
    """A class of labor in a carrier; behind a comma, what a carriage is told with ("Transshipped Through Urumqi")."""
    said = vocabulary()["name"]
    told = [w for run in _runs(words)[1:] for w in run if _tells_of_carriage(w)]
    return told + [w for w in words if _plain(w) in said["classes_of_labor"] and w not in told]


def _tells_of_carriage(word: Piece) -> bool:
    """A preposition, a leg of the way, a class of labor, or a verb of the past that no firm is named with."""
    said, text = vocabulary()["name"], _plain(word)
    past = len(text) > 4 and text.endswith("ed") and text not in said["firms_in_ed"]  # "Sailed", not "United"
    return past or text in said["of_carriage"] | said["classes_of_labor"]


def _plain(word: Piece) -> str:
    """The word without the points around it."""
    return word.text.strip(".")


def _is_title(word: Piece) -> bool:
    """A word as of a name, not a code."""
    bare = word.raw.strip("()[],;:.\"'“”‘’")
    return len(bare) > 2 and bare[:1].isupper() and not (bare.isupper() and len(bare) <= 4)


def strange_in_port(words: Sequence[Piece]) -> list[Piece]:
    """A place of lading or departure: it neither begins with a code nor ends with the day or month of the date."""
    found = strange_in_name(words)
    if len(words) > 1 and words[0].has_digit:
        found.append(words[0])
    if all(_is_of_a_day(w) for w in words):  # "from Monday, on 28 September": a part of the date
        found.append(words[0])
    found += _stray_article(words)
    found += _of_a_carrier(words)
    last = words[-1]
    rio = [w.text for w in words[-3:]] == ["rio", "de", "janeiro"]  # a place named by a month
    months = frozenset[str]() if rio else vocabulary()["date"]["months"]
    if len(words) > 1 and (last.text in months or re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", last.text)):
        found.append(last)
    return found


def _of_a_carrier(words: Sequence[Piece]) -> list[Piece]:
    """Words of the carrier in a place: they have come behind the "at" of the form, which was moved into its name.

    A number is a place's behind a word for a part of a port ("Terminal 2"), as its berth or as its postal code.
    """
    said = vocabulary()["name"]
    found = [w for i, w in enumerate(words) if _plain(w) in said["of_carriers"] and not _is_of_a_terminal(words, i)]
    found += [words[0]] if words[0].raw[:1] in "/&" else []
    found += [w for w in words if _OPENED.search(w.raw)] if not _is_quoted(words) else []
    for i, (before, word) in enumerate(itertools.pairwise(words), 1):
        numbered = _plain(before) in said["numbered"] or before.raw.startswith("(")
        if word.has_digit and not (numbered or _is_berth_or_postal(words, i)) and word not in found:
            found.append(word)
    return found


def _is_quoted(words: Sequence[Piece]) -> bool:
    """The whole filling stands in one pair of quotation marks, as the other fillings of such a form do."""
    marks = "".join(c for w in words for c in w.raw if _OPENED.match(c))
    return len(marks) == _PAIR and bool(_OPENED.match(words[0].raw) and _OPENED.match(words[-1].raw.rstrip(",;.")[-1:]))


def _is_of_a_terminal(words: Sequence[Piece], i: int) -> bool:
    """ "Container Terminal 9", "Express Terminal"; a vessel may be the "Berlin Express", and lade at "Terminal 2"."""
    said, behind = vocabulary()["name"], words[i + 1 : i + 3]
    if not behind or _plain(behind[0]) not in said["parts_of_a_port"] or words[i].raw.endswith((",", ";")):
        return False
    return _plain(words[i]) in said["of_any_terminal"] or (
        _plain(words[i]) in said["of_a_terminal"] and not (len(behind) > 1 and behind[1].has_digit)
    )


def _is_berth_or_postal(words: Sequence[Piece], i: int) -> bool:
    """A code that ends the place, or has but its country behind it: "Laem Chabang B5", "Newark, NJ 07114, USA"."""
    word, behind = words[i], words[i + 1 :]
    if behind and not (word.raw.endswith(",") and parse_country(" ".join(w.raw for w in behind).strip(" .,;"))):
        return False  # a number of the carrier stands before the place
    berth = _BERTH.fullmatch(word.raw.strip("(),;."))
    if berth:
        return berth[1].casefold() not in vocabulary()["name"]["resumes"]  # "V12" is a voyage
    return bool(_POSTAL.fullmatch(word.text)) if behind else word.text.isdigit() and len(word.text) > _SHORT_CODE


def _is_of_a_day(word: Piece) -> bool:
    known = vocabulary()["date"]
    return (
        word.text.strip(".") in known["months"] | known["words"]
        or re.fullmatch(r"\d+(st|nd|rd|th)?", word.text) is not None
    )


def _stray_article(words: Sequence[Piece]) -> list[Piece]:
    """ "the" before a place that has none: "the Port of Tema", "the village of Kadi", "the Netherlands" have."""
    if words[0].text != "the" or not words[0].small or len(words) < 2:
        return []
    said = vocabulary()["name"]
    kind = words[1].text in said["small"] and words[1].text not in said["prepositions"]
    return [] if kind or words[1].text in said["with_article"] else [words[0]]


def strange_in_site(words: Sequence[Piece]) -> list[Piece]:
    """A place of production, with or without its whole address."""
    return [*strange_in_name(words), *_stray_article(words)]
