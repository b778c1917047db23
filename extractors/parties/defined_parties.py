"""Parties that the prose of a contract defines: 'X Ltd, a company of Ghana (hereinafter called the "Seller")'.

A clause names a firm, says where it sits, and gives it the role under which the contract speaks of it. The words are
data (`vocabulary/parties.toml`, `[defined]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.evidence import Document
from extractors.parties.company_names import form_end, has_business_word, has_leading_form, is_name, opening
from extractors.parties.party_reading import Block, read_block
from extractors.running_text import RunningText
from extractors.vocabulary import load_vocabulary

# Pages on which a contract names its parties, and letters between a firm and its role.
PAGES, CLAUSE = 2, 420
LONGEST_NAME, MOST_WORDS = 110, 10
# A title with its number is no firm: "SALE AND PURCHASE AGREEMENT No. SPA/26".
_NUMBERED = re.compile(
    r"\bn(?:o|r|[°º])\b|[/:]|\b(?:19|20)\d\d\b|\b(?:between|entre|zwischen|whereas)\b", re.IGNORECASE
)
_STREET = re.compile(r"^.*?\b(?:at|à|sis|sise|domicilio en|sede (?:na|no|em)|in)\s+", re.IGNORECASE | re.DOTALL)


@cache
def _words(key: str) -> str:
    """The words of one table as alternatives of a pattern, the longest first."""
    table = load_vocabulary("parties")["defined"]
    found = sorted((str(w) for w in table[key]), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in found)


@cache
def _acts_for() -> re.Pattern[str]:
    """What an agent says before the firm for which he contracts."""
    return re.compile(rf"(?<!\w)(?:{_words('acting_for')})(?!\w)", re.IGNORECASE)


@cache
def _joining() -> frozenset[str]:
    return frozenset(load_vocabulary("parties")["defined"]["joining"])


@cache
def _roles() -> re.Pattern[str]:
    """A role that a clause gives: after "hereinafter", or alone in brackets and quotes, or before its own words."""
    role = rf"(?P<seller{{n}}>{_words('seller')})|(?P<buyer{{n}}>{_words('buyer')})"
    quote = r"[\"'“”„«»‘’\s]*"
    forms = (
        rf"(?:{_words('after')})[^.;()]{{{{0,60}}}}?{quote}(?:{_words('article')})?{quote}(?:{role.format(n=1)})\b",
        rf"\(\s*(?:{_words('article')})?\s*[\"“„«]\s*(?:{_words('article')})?\s*(?:{role.format(n=2)})\s*[\"”“»]",
    )
    return re.compile("|".join(f.replace("{{", "{").replace("}}", "}") for f in forms), re.IGNORECASE)


def defined_parties(document: Document) -> Iterator[tuple[str, Block]]:
    """("seller" or "buyer", block) for every clause that gives a firm its role."""
    text = RunningText(document.pages[:PAGES])
    last = 0
    for match in _roles().finditer(text.flat):
        groups = match.groupdict()
        role = "seller" if groups["seller1"] or groups["seller2"] else "buyer"
        block = _firm_before(text, max(last, match.start() - CLAUSE), match.start())
        last = match.end()
        if block is not None:
            yield role, block
    yield from _firms_behind(text)


@cache
def _led_roles() -> re.Pattern[str]:
    """A role in which a clause says that the firm behind it appears: "como VENDEDOR, "."""
    role = rf"(?P<seller>{_words('seller')})|(?P<buyer>{_words('buyer')})"
    return re.compile(rf"(?<!\w)(?:{_words('appearing_as')})\s+(?:{role})\s?[,:]\s+", re.IGNORECASE)


def _firms_behind(text: RunningText) -> Iterator[tuple[str, Block]]:
    """("seller" or "buyer", firm) for "De una parte, como VENDEDOR, X, S.L., con domicilio en ...": the name alone."""
    for match in _led_roles().finditer(text.flat):
        at = match.end()
        length = _name_length(text.flat[at : at + CLAUSE])
        segment = text.segment(at, at + length) if length else None
        block = read_block([segment]) if segment else None
        if block is not None:
            yield "seller" if match["seller"] else "buyer", block


def _firm_before(text: RunningText, start: int, end: int) -> Block | None:
    """The firm with which a clause begins; its address is what stands between it and its role."""
    for at in (m.start() for m in re.finditer(r"(?<![\w.'’-])[^\W\d_a-z]", text.flat[start:end])):
        begin = start + at
        length = _name_length(text.flat[begin:end])
        segment = text.segment(begin, begin + length) if length else None
        block = read_block([segment]) if segment else None
        if block is not None:
            rest = text.flat[begin + length : end].strip(' ,;("“«')
            other = _acts_for().search(rest)
            if other is not None and _name_length(rest[other.end() :].lstrip()):
                continue  # an agent: the side is whom he acts for
            seated = read_block([replace(segment, text=f"{block.name}, {_STREET.sub('', rest)}")]) if segment else None
            return replace(block, address=_STREET.sub("", rest), country=seated.country if seated else block.country)
    return None


def _name_length(text: str) -> int:
    """Letters of the firm's name that a text begins with; 0 where it begins with none."""
    end = form_end(text[:LONGEST_NAME])
    led = opening(text, "leading") if has_leading_form(text[:LONGEST_NAME]) else None
    if end is None and led and 0 < text.find(",") <= LONGEST_NAME:
        end = text.index(",")  # "Công ty TNHH Hạt Điều Long Phước, dont le siège"
    if end is None:
        run = re.match(r"(?:[^\W\d_a-z][\w.'’&-]*\s+){2,8}", text)
        bracket = run is not None and text[run.end() :].startswith("(")
        if run is None or (not bracket and run.end() < len(text)) or not has_business_word(run.group()):
            return 0
        end = len(run.group().rstrip())
    words = re.findall(r"[^\W\d_][\w.'’-]*", text[led or 0 : end])
    small = [w for w in words if w[0].islower() and w.casefold() not in _joining()]
    opener = re.match(rf"(?:{_words('openers')})\b", text, re.IGNORECASE)
    spoken = re.search(rf"(?<!\w)(?:{_words('speakers')}),", text[:end], re.IGNORECASE)
    numbered = _NUMBERED.search(text, 0, end + 1) is not None
    named = not small and 2 <= len(words) <= MOST_WORDS and opener is spoken is None and not numbered
    return end if named and is_name(text[:end]) else 0
