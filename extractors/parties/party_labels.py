"""Labels that say who a party is: "Seller / Exporter", "25. Ultimate Consignee Name and Address", "卖方（Seller）：".

The words are data (`vocabulary/parties.toml`). A label is a segment, or the head of one before a colon, that holds
nothing but label words and words that may stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.evidence import Word
from extractors.parties.company_names import has_legal_form
from extractors.segments import Segment, plain
from extractors.values.folding import is_cjk
from extractors.vocabulary import first_words, load_vocabulary

LONGEST_LABEL = 7
# A label without a colon is shorter than so many characters.
LONGEST_LINE = 90
# A shorter word with another letter may be another word.
MISREAD = 8
# Concepts whose words are common ones: they count only with a colon or alone on their line.
WEAK = frozenset({"to", "from", "site", "bank", "broker", "estate", "affiant", "auditor", "audited", "parent_company"})
# Concepts whose words are trades, and as often the first word of a firm's name ("Algodoeira Serra Dourada Ltda.").
TRADES = frozenset({"gin", "producer"})
_NUMBERING = re.compile(
    r"^\s*(?:\(?\d{1,2}[a-z]?\)?\s?[.,):]|\d{1,2}[a-z]?\s+(?=[A-Z\u4e00-\u9fff])|[①-⑳]|\(?[a-zA-Z]\)|[IVX]{1,4}\.|[-•*▪►])\s*"
)
# "LE CLIENT" or "The Buyer" without a colon is as often a name or the subject of a sentence, in bold, too.
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|il|der|die|o|a)\s+[^\W\d]+$", re.IGNORECASE)
# Stand before the name of a firm, and before nothing else.
_BEFORE_FIRMS = frozenset({"m s", "messrs"})
LONGEST_FIRM = 9
# Dots that lead to a value part it from its label as a colon does.
_COLON = re.compile(r"[:：]|\.{4,}:?|…{2,}:?")
# The tag of a SWIFT field before its name, as banks print it (":59: Beneficiary Customer", "50K Ordering Customer").
_TAG = re.compile(r":?(?:\d{2}[A-Z]?:\s*|\d{2}[A-Z]\s+|F\d{2}[A-Z]?:?\s+)(?=[^\W\d_])")
_BRACKET = re.compile(r"[()（）]|zz(?:open|close)", re.IGNORECASE)
_SIGN = re.compile("[%#]")
_TOKEN = re.compile(r"[\u3040-\u9fff]+|[^\W\u3040-\u9fff]+|[&()（）]")


@dataclass(frozen=True, slots=True)
class PartyLabel:
    """A label found: what it may mean, where, and the text behind it in the same segment with its offset."""

    concepts: tuple[str, ...]
    segment: Segment
    value: str
    colon: bool
    head: str


@cache
def _labels() -> dict[str, str]:
    tables = load_vocabulary("parties")["labels"]
    found: dict[str, str] = {}
    for concept, languages in tables.items():
        for words in languages.values():
            for word in words:
                found.setdefault(_key(word), concept)
    return found


def names_concept(text: str) -> bool:
    """Whether a text is nothing but a word for parties, as a trade in a list of workers is ("Dyer")."""
    return _key(text) in _labels()


@cache
def _beside() -> frozenset[str]:
    return frozenset(_key(w) for w in load_vocabulary("parties")["words"]["beside"])


@cache
def _opening_names() -> frozenset[str]:
    """Words for carriers that are as often the first of a carrier's name ("Spedition Hölzl KG")."""
    return frozenset(_key(w) for w in load_vocabulary("parties")["words"]["opening_names"])


def _opens_name(words: Sequence[Word]) -> bool:
    """Whether such a word, with small ones behind it, is the beginning of a name ("Naviera del Sur S.A.")."""
    return _key(words[0].text) in _opening_names() and all(w.text.islower() for w in words[1:])


def _key(text: str) -> str:
    return " ".join(_split(text))


def _split(text: str) -> list[str]:
    said = plain_keeping_brackets(text.replace("&", " and "))
    return said.split() if said.isascii() and _SIGN.search(said) is None else _TOKEN.findall(said)


def plain_keeping_brackets(text: str) -> str:
    """The folded text with brackets kept, all other punctuation as spaces."""
    if _BRACKET.search(text) is None:
        return plain(text)
    return (
        plain(
            text.replace("(", " zzopen ").replace(")", " zzclose ").replace("（", " zzopen ").replace("）", " zzclose ")
        )
        .replace("zzopen", "(")
        .replace("zzclose", ")")
    )


@lru_cache(maxsize=8192)
def _numbered_off(head: str) -> tuple[str, ...]:
    """The tokens of a head without the number or bullet before it."""
    return tuple(_split(unnumbered(head)))


def unnumbered(head: str) -> str:
    """A caption without the number or bullet before it: "1. Sender" of a form."""
    number = _NUMBERING.match(head)
    return head[number.end() :] if number else head


@lru_cache(maxsize=8192)
def _parse(head: str) -> tuple[tuple[str, ...], bool]:
    """Concepts in a head, and whether nothing else stands in it (text in brackets may be anything)."""
    tokens = _numbered_off(head)
    tokens = tokens[_asked(tokens) :]
    outside: list[str] = []
    inside: list[str] = []
    i = depth = 0
    while i < len(tokens):
        if tokens[i] in "()":
            depth += 1 if tokens[i] == "(" else -1
            i += 1
            continue
        length, concept = _longest(tokens, i)
        if concept:
            (inside if depth else outside).append(concept)
        elif not length and not depth:
            return (), False
        i += max(length, 1)
    concepts = tuple(dict.fromkeys(outside or (inside if tokens and tokens[0] not in "()" else ())))
    return concepts, bool(concepts)


@cache
def _questions() -> frozenset[str]:
    return frozenset(_key(w) for w in load_vocabulary("parties")["words"]["questions"])


def _asked(tokens: Sequence[str]) -> int:
    """Number of tokens with which a form asks for a party: "What is the name and address of the employer?"."""
    if not tokens or tokens[0] not in first_words(_questions()):
        return 0
    return next((n for n in (4, 3, 2, 1) if len(tokens) > n + 1 and " ".join(tokens[:n]) in _questions()), 0)


def _longest(tokens: Sequence[str], start: int) -> tuple[int, str]:
    longest = LONGEST_LABEL if tokens[start] in _openers() else 0
    for n in range(min(longest, len(tokens) - start), 0, -1):
        phrase = " ".join(tokens[start : start + n])
        if phrase in _labels():
            return n, _labels()[phrase]
        if phrase in _beside():
            return n, ""
    near = _misread(tokens[start]) or _with_blanks(tokens[start])
    return (1, near) if near else (0, "")


@cache
def _openers() -> frozenset[str]:
    """First tokens of all labels and words beside them."""
    return frozenset(phrase.partition(" ")[0] for phrase in (*_labels(), *_beside()))


@lru_cache(maxsize=8192)
def _with_blanks(word: str) -> str:
    """The concept of a Chinese label that names its blanks without a space between: "汇款人名称及地址"."""
    if not is_cjk(word[0]):
        return ""
    for end in range(len(word) - 1, 1, -1):
        if word[:end] in _labels() and _are_beside(word[end:]):
            return _labels()[word[:end]]
    return ""


def _are_beside(text: str) -> bool:
    """Whether a run of Chinese is made of words that stand beside labels and nothing else."""
    if not text:
        return True
    return any(text[:n] in _beside() and _are_beside(text[n:]) for n in range(1, len(text) + 1))


@lru_cache(maxsize=8192)
def _misread(word: str) -> str:
    """The concept of a long label word that lacks a letter or has one too many or another inside ("Consinee")."""
    if len(word) < MISREAD or not word.isascii():
        return ""
    found = {
        _labels()[label]
        for label in _long_words()
        if label[0] == word[0] and label[-2:] == word[-2:] and Levenshtein.distance(label, word, score_cutoff=1) == 1
    }
    return found.pop() if len(found) == 1 else ""


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(w for w in _labels() if len(w) >= MISREAD and " " not in w and w.isascii())


def party_label(segment: Segment) -> PartyLabel | None:
    """The label that this segment is, or begins with; None when it is something else."""
    text = segment.text
    if not any(map(str.isalpha, text)):
        return None
    if len(text) > 160:
        text = text[:160]
    tag = _TAG.match(text)
    mark = _COLON.search(text, tag.end() if tag else 1)
    if mark:
        head = text[tag.end() if tag else 0 : mark.start()]
        concepts, whole = _parse(head)
        if whole:
            return PartyLabel(concepts, segment, segment.text[mark.end() :].strip(), True, head)
    concepts, whole = _parse(text[tag.end() :] if tag else text) if len(text) < LONGEST_LINE else ((), False)
    if whole and not _ARTICLE.match(text) and not _is_common(text):
        return PartyLabel(concepts, segment, "", False, text)
    return _glued(segment)


# A legal form in initials ("A.Ş.", "S.A.") is the end of a name that wrapped.
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,}")


def _is_common(text: str) -> bool:
    """Whether a short word without a colon is an ordinary one ("a", "de") or initials; "To" and "An" stand alone."""
    letters = re.sub(r"\W", "", text)
    if _INITIALS.fullmatch(text.strip()):
        return True
    return len(letters) <= 3 and letters.isascii() and (len(letters) < 2 or letters[0].islower())


def _glued(segment: Segment) -> PartyLabel | None:
    """A label with its value behind it and no colon: only before a full company name ("Consignor ABC LTD")."""
    words = segment.words
    if plain(words[0].text) in _BEFORE_FIRMS and 1 < len(words) <= LONGEST_FIRM and _starts_like_name(words[1].text):
        return PartyLabel(("to",), segment, " ".join(w.text for w in words[1:]), True, words[0].text)
    for n in range(min(5, len(words) - 1), 0, -1) if len(words) > 1 and _may_begin(segment) else ():
        head = " ".join(w.text for w in words[:n])
        concepts, whole = _parse(head)
        if not whole or concepts[0] in WEAK or set(concepts) <= TRADES or _opens_name(words[:n]):
            continue
        value = " ".join(w.text for w in words[n:])
        if _starts_like_name(value) and has_legal_form(value):
            return PartyLabel(concepts, segment, value, False, head)
        return None
    return None


def _may_begin(segment: Segment) -> bool:
    """Whether the first words of a segment open a label at all: those of most segments do not."""
    tokens = _numbered_off(segment.text)
    opens = tokens and (tokens[0] in "()" or _longest(tokens, 0) != (0, ""))
    return bool(opens) or _asked(tokens) > 0


def _starts_like_name(value: str) -> bool:
    return value[:1].isupper() or is_cjk(value[0])


def only_beside(text: str) -> bool:
    """Whether a line holds nothing but words that stand beside labels ("Street", "Name", "地址")."""
    tokens = [t for t in _split(text) if t not in "()"]
    return bool(tokens) and all(t in _beside() for t in tokens)
