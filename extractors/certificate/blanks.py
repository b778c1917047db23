"""What fills the blanks of the form: values as printed, and what in them is no filling but a change of the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from extractors.certificate.edges import edges
from extractors.certificate.form import Form, Vocabulary
from extractors.certificate.goods import goods_vocabulary
from extractors.certificate.shapes import pieces, tariff_places, vocabulary
from extractors.certificate.signature import clean
from extractors.certificate.tellings import truly_told
from extractors.certificate.tokens import Token, joined
from extractors.certificate.words import is_misreading
from extractors.evidence import BBox, union

# Blanks that describe goods: ordinary words of any kind may stand in them.
_FREE_TEXT = frozenset({"description", "marks", "quantity", "packages", "labor_class"})
_OF_GOODS = frozenset({"quantity", "description", "packages", "marks"})
_APPROXIMATE = frozenset({"approximately", "approx", "about", "roughly", "circa", "estimated", "almost", "nearly"})
_PARTICLES = frozenset({"do", "am", "is"})  # also small words of Portuguese, German and Afrikaans names
_BEFORE_COMMA = frozenset({"foreign_seller", "place_of_production", "departure_date"})
_ADVERBS = frozenset(
    {
        "allegedly",
        "reportedly",
        "supposedly",
        "presumably",
        "purportedly",
        "knowingly",
        "mainly",
        "believed",
        "hereby",
        "undersigned",
    }
)
_LEADING = frozenset({"of", "in", "at", "by", "with", "within", "under", "for", "from", "as"})  # begin a clause
_GOODS_PHRASES = frozenset(
    {"cannot be", "normally", "does not apply", "up to", "to date", "in part", "part lot", "excl"}
)
# "forced child labor" is less than forced labor; in "forced and child labor" a class of its own stands at "child". What
# is joined to the word at "child" may be of children, too: "forced or indentured child labor".
_CHILD = r"(child(?:ren)?(?:['’]s)?[\s\-]+labou?r\b)"
_ADJECTIVE = r"\b(?!(?:and|or|including|of|labou?r)\b)[^\W\d_]+"
_OF_CHILDREN = re.compile(rf"\(?{_ADJECTIVE}\)?[\s\-]+{_CHILD}")
_CHILDREN_ALONE = re.compile(
    rf"(?:\(?{_ADJECTIVE}\)?(?:\s*[,/]\s*(?:(?:and|or)\s+)?|\s+(?:and/or|and|or)\s+))*\(?{_ADJECTIVE}\)?[\s\-]+{_CHILD}"
)
# What a tariff heading may say of goods and a signer may mean as an exception: a person has to tell.
_LIMITS = frozenset({"except", "excepting", "excluding", "exclusive of", "other than", "not including", "apart from"})
# What is printed on cases of how they are to be stowed: "not more than 2 high".
_MARKED = frozenset({"not more than", "no more than", "not less than", "up to"})


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank: the value as printed or None when empty, and where it stands."""

    value: str | None
    page: int
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words inside a blank that do not belong there; positions of tokens."""

    blank: str
    tokens: tuple[int, ...]
    doubt: bool = False


def blank_of(tokens: Sequence[Token], fill: Sequence[int]) -> Blank:
    """The value of a blank."""
    words = [tokens[t] for t in fill]
    shown = [w for w in words if w.text or not w.filler]
    text = clean(joined(shown))
    if not words:
        return Blank(None, 0, None)
    box = union(w.bbox for w in (shown or words))
    return Blank(text if re.search(r"\w", text) or text in {"-", "--", "—"} else None, words[0].page, box)


def is_placeholder(name: str, value: str, words: Vocabulary) -> bool:
    """True for what stands in a blank without filling it: "N/A", "-", "see invoice", "[date]"."""
    text = re.sub(r"\s+", " ", value.casefold()).strip(" .,;:\"'“”‘’«»„")
    if text in words.harmless.get(name, ()):
        return False
    if not re.search(r"\w", text) or (re.fullmatch(r"[\[<{(].*[\])>}]", text) and not _is_framed(text, words)):
        return True
    bare = text.strip("[]<>{}()\"'“” ")
    if "signed annex" in bare or "signed annexe" in bare:
        return False
    if bare in words.placeholder_exact or bare.startswith(words.placeholder_starts):
        return True
    leading = " ".join(dropwhile(lambda word: word.strip(":,;") in words.captions, bare.split()))
    # "goods as per PI 7713"; "the merchandise" describes nothing.
    return name in _OF_GOODS and (
        leading.startswith(words.placeholder_starts) or (not leading and name == "description")
    )


def _is_framed(text: str, words: Vocabulary) -> bool:
    """A filling in the square brackets of a model that were left: neither asked for nor in words of captions alone."""
    if not re.fullmatch(r"\[[^\[\]]+\]", text):
        return False
    said = re.findall(r"[^\W\d_]+", text)
    told = {w for w in said if len(w) > 1} - words.captions
    return words.asking.isdisjoint(said) and (bool(told) or re.search(r"\d", text) is not None)


def says_its_kind(name: str, value: str) -> bool:
    """A date holds a digit or a month, a quantity a digit or a word of number; no goods and no packages are none."""
    words = set(re.findall(r"[^\W\d_]+", value.casefold()))
    if name == "departure_date":
        return any(c.isdigit() for c in value) or bool(words & vocabulary()["date"]["months"])
    figures = re.findall(r"\d", value)
    if name in ("quantity", "packages") and figures and not any(int(f) for f in figures):
        return False
    return name != "quantity" or any(c.isdigit() for c in value) or bool(words & goods_vocabulary().numbers - {"and"})


def foreign_words(name: str, tokens: Sequence[Token], fill: Sequence[int], words: Vocabulary) -> list[Foreign]:
    """Hedges, exceptions, negations and verbs in a blank."""
    if name == "labor_class":
        return _labor_extras(tokens, fill, words)
    found = [*_phrases(name, tokens, fill, words), *_after_comma(name, tokens, fill, words)]
    taken = {t for f in found for t in f.tokens}
    taken |= {t for w in truly_told(name, pieces(tokens, fill)) for t in w.places}
    for t in fill:
        if t not in taken and _is_foreign(name, _whole(tokens, t), words):
            named = tokens[t].raw.isupper() and tokens[t].text in edges().begins
            if named and _is_of_a_trade(tokens, fill, t):
                continue
            doubt = named or name in ("quantity", "packages") or tokens[t].text in vocabulary()["name"]["telling"]
            found.append(Foreign(name, (t,), doubt))
    return _merged([replace(f, tokens=_clause(tokens, fill, f.tokens)) for f in found])


def _clause(tokens: Sequence[Token], fill: Sequence[int], places: tuple[int, ...]) -> tuple[int, ...]:
    """The words with those in small letters that follow them up to the next comma or bracket."""
    held = [t for t in fill if tokens[t].text]
    more = list(places)
    for t in held[held.index(places[-1]) + 1 :] if places[-1] in held else ():
        closed = re.search(r"[,;)\].]$", tokens[more[-1]].raw) is not None
        if closed or not tokens[t].raw.strip(",;.)]").islower():
            break
        more.append(t)
    return tuple(more)


def _is_foreign(name: str, token: Token, words: Vocabulary) -> bool:
    text = token.text
    if text in _ADVERBS:
        return True
    if name in ("quantity", "packages"):
        return text in _APPROXIMATE
    small = token.raw.strip(",;.").islower() and text.isalpha()
    # In a scan an unknown word beside figures may be a month misread ("lulv"): what a date holds is asked elsewhere.
    known = token.source != "ocr" or text in words.hedge_words
    if name == "departure_date" and small and known and not _is_of_a_date(text) and len(text) > 2:
        return True
    if name not in _FREE_TEXT and small and text.endswith("ly") and len(text) > 3 and not _is_no_adverb(text):
        return True
    if name in _FREE_TEXT or text not in words.hedge_words or text in _PARTICLES:
        return False
    return token.raw[:1].islower() or (token.raw.isupper() and text not in edges().capitals)


def _is_no_adverb(text: str) -> bool:
    return text in vocabulary()["name"]["no_adverbs"]


def _is_of_a_trade(tokens: Sequence[Token], fill: Sequence[int], at: int) -> bool:
    """ "FOREIGN TRADE": the line of business of a firm."""
    after = next((tokens[t] for t in fill if t > at and tokens[t].text), None)
    return tokens[at].text == "foreign" and after is not None and after.text in edges().trades


def _is_of_a_date(text: str) -> bool:
    known = vocabulary()["date"]
    return text.strip(".") in known["months"] | known["words"] or text in known["words"]


def _phrases(name: str, tokens: Sequence[Token], fill: Sequence[int], words: Vocabulary) -> list[Foreign]:
    texts = [_whole(tokens, t).text for t in fill]
    tariff = tariff_places(pieces(tokens, fill)) if name == "description" else frozenset()
    found = []
    for phrase in words.hedge_phrases:
        parts = phrase.split()
        if name in _FREE_TEXT and phrase in _GOODS_PHRASES:
            continue
        for at in range(len(texts) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts:
                if fill[at] in tariff:
                    continue
                doubt = (name == "description" and phrase in _LIMITS) or (name == "marks" and phrase in _MARKED)
                found.append(Foreign(name, tuple(fill[at : at + len(parts)]), doubt))
    return found


def _after_comma(name: str, tokens: Sequence[Token], fill: Sequence[int], words: Vocabulary) -> list[Foreign]:
    """Small words after the comma that the form prints behind this blank: "Acme Ltd., main foreign seller"."""
    if name not in _BEFORE_COMMA:
        return []
    mark = ";" if name == "departure_date" else ","
    held = [t for t in fill if tokens[t].text or mark in tokens[t].raw]
    last = max((i for i, t in enumerate(held) if tokens[t].trail.endswith(mark) or tokens[t].raw == mark), default=None)
    rest = [] if last is None else held[last + 1 :]
    known = words.replacements | words.hedge_words
    small = all(tokens[t].raw.isalpha() and (tokens[t].raw.islower() or tokens[t].text in known) for t in rest)
    return [Foreign(name, tuple(rest))] if 0 < len(rest) <= 4 and small else []


def _merged(found: Sequence[Foreign]) -> list[Foreign]:
    """Findings that touch, as one."""
    out: list[Foreign] = []
    for item in sorted(found, key=lambda f: f.tokens[0]):
        if out and item.tokens[0] <= out[-1].tokens[-1] + 1:
            both = tuple(sorted({*out[-1].tokens, *item.tokens}))
            out[-1] = Foreign(item.blank, both, out[-1].doubt and item.doubt)
        else:
            out.append(item)
    return out


def _labor_extras(tokens: Sequence[Token], fill: Sequence[int], words: Vocabulary) -> list[Foreign]:
    """From the first to the last word that names no class of labor; nothing when no word does."""
    held = [t for t in fill if tokens[t].text]
    strange = [t for t in held if not _is_labor_word(_whole(tokens, t), words)]
    if not strange or len(strange) == len(held):
        return []
    first = held.index(strange[0])
    while first and tokens[held[first - 1]].text in _LEADING:
        first -= 1
    return [Foreign("labor_class", tuple(t for t in held[first:] if t <= strange[-1]))]


def _whole(tokens: Sequence[Token], at: int) -> Token:
    """The token, or both halves of a word hyphenated at the line end."""
    token = tokens[at]
    if token.hyphenated and at + 1 < len(tokens):
        return replace(token, text=token.text + tokens[at + 1].text)
    if at and tokens[at - 1].hyphenated:
        return replace(token, text=tokens[at - 1].text + token.text)
    return token


def _is_labor_word(token: Token, words: Vocabulary) -> bool:
    parts = re.split(r"[/\-\u2010-\u2015&]", token.text.strip("()\"'“”‘’.,;:"))
    if all(p in words.labor_words or not p for p in parts):
        return True
    return token.source == "ocr" and any(is_misreading(token.text, w) for w in words.labor_words if len(w) > 4)


def labor_classes_in(text: str, words: Vocabulary) -> frozenset[str]:
    """The classes of 19 USC 1307 that a text names: convict, forced, indentured."""
    found = re.findall(r"[a-z]+", text.casefold())
    return frozenset(
        name
        for name, cues in words.labor_classes.items()
        if any(w in cues or any(len(c) > 5 and is_misreading(w, c) for c in cues) for w in found)
    )


def covers(value: str, wanted: Sequence[str], form: Form) -> bool:
    """Whether the classes named in the blank include those that the order or finding names."""
    return _covers(_CHILDREN_ALONE.sub(r"\1", value.casefold()), value, wanted, form)


def may_cover(value: str, wanted: Sequence[str], form: Form) -> bool:
    """Whether they would if of "forced or indentured child labor" only what stands at "child" were of children."""
    return _covers(_OF_CHILDREN.sub(r"\1", value.casefold()), value, wanted, form)


def _covers(of_everybody: str, value: str, wanted: Sequence[str], form: Form) -> bool:
    """`of_everybody`: the value without the classes that are told of children alone."""
    words = form.vocabulary
    asked = frozenset().union(*(labor_classes_in(w, words) for w in wanted)) if wanted else frozenset()
    of_children = bool(wanted) and all("child" in w.casefold() for w in wanted)
    named = labor_classes_in(value if of_children or not wanted else of_everybody, words)
    return bool(named) and asked <= named
