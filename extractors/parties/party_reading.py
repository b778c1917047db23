"""What a party's block says: name (over one line or two), address, country, identifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, takewhile

from extractors.captions import is_caption
from extractors.evidence import BBox, union
from extractors.parties.address_ends import before_caption, ends_block, is_set_larger
from extractors.parties.address_lines import own_lines
from extractors.parties.brands import without_brand
from extractors.parties.company_names import (
    begins_with,
    continues_name,
    has_business_word,
    has_legal_form,
    is_bare,
    is_form_only,
    is_name,
    is_street,
    looks_like_address,
    split_name,
)
from extractors.parties.inner_labels import behind_dots, inner_label
from extractors.parties.misread_names import as_written
from extractors.parties.party_numbers import without_party_number
from extractors.parties.seats import without_seat
from extractors.print_size import print_size
from extractors.segments import Segment, join_texts, join_words
from extractors.titles import heads_paper, is_heading
from extractors.values.countries import (
    country_in,
    ends_in_zip_code,
    in_brazil,
    is_state,
    no_post_code,
    opening_country,
    parse_country,
    part_of_country,
    without_province,
)
from extractors.values.folding import is_cjk
from extractors.vocabulary import load_vocabulary

# Mean confidence below which scanned words are no name.
READABLE = 0.55
# Ratio of sizes from which two lines are not one name.
LARGER = 1.5


@dataclass(frozen=True, slots=True)
class Block:
    """What a party's block says. `boxes` are those of the name; `legal` whether the name carries a legal form."""

    name: str
    address: str
    country: str | None
    identifiers: tuple[str, ...]
    bbox: BBox
    quote: str
    page: int

    @property
    def strong(self) -> bool:
        """Whether the name is surely one of a company."""
        return has_legal_form(self.name)

    @property
    def likely(self) -> bool:
        """Whether the name reads like one of a company."""
        return self.strong or has_business_word(self.name)


# The caption in a second language with the dots that lead to the name: "Payer.......... Acme Ltd".
_LED_TO = re.compile(r"^[^.…]{2,40}(?:\.{4,}|…{2,})\s*(?=\S)")
# A first line of less than this share of the next one's size is the caption over a name, and no beginning of it.
SMALLER = 0.75


def read_block(lines: Sequence[Segment]) -> Block | None:
    """Name, address, country and identifiers of a block's lines; None when no line can be a name."""
    lines, identifiers = _sorted_out(lines)
    while lines and inner_label(lines[0].text, "name") == "":
        lines = lines[1:]
    if not lines or inner_label(lines[0].text, "address") is not None:
        return None
    lines = [_without_neighbour(as_written(s)) for s in lines]
    lines[0] = without_party_number(lines[0])
    first = _LED_TO.sub("", strip_marks(lines[0].text))
    first = inner_label(first, "name") or _without_caption(first)
    alone = before_caption(first)
    lines = lines[:1] if ends_block(first, alone) else lines  # another blank goes on below
    name, rest = without_seat(*split_name(_ordered(alone)))
    used = 1
    if not rest and len(lines) > 1 and _set_alike(*lines[:2]) and continues_name(name, strip_marks(lines[1].text)):
        more, rest = split_name(strip_marks(lines[1].text))
        comma = "," if first.endswith(",") else ""
        name, used = f"{name}-{more}" if first.endswith("-") else join_texts([name + comma, more]), 2
    shown = lines[:used]
    if not is_name(name) or _unsure(shown) or is_street(name) or _RUNS_ON.search(name):
        return None
    under = (strip_marks(s.text) for s in takewhile(lambda s: not is_set_larger(s, shown[-1]), lines[used:]))
    own = chain([rest], takewhile(lambda text: not _names_another(text), under))
    address = [_without_inner(text) for text in own_lines(own, name)]
    address = _up_to_country([a for a in address if a and a != name])
    return Block(
        name=without_brand(name),
        address=join_address(address),
        country=_country(address, name),
        identifiers=identifiers,
        bbox=union(s.bbox for s in shown),
        quote=join_texts(s.text for s in shown),
        page=lines[0].page,
    )


# A caption of few words and what stands behind it.
_CAPTIONED = re.compile(r"(?:[^\W\d_][^:：\d]{0,30})[:：]\s*(?=\S)")


def _names_another(text: str) -> bool:
    """Whether a line under a name is a caption, with its colon, of another company: "Teslim Alan: Acme Ltd, ...".

    Its own blanks are none ("Address: Acme Ltd Building, ..."), nor who takes its mail ("C/O: Acme Ltd").
    """
    caption = _CAPTIONED.match(line := strip_marks(text))
    if caption is None or any(inner_label(line, kind) is not None for kind in ("name", "address", "tied")):
        return False
    return has_legal_form(split_name(line[caption.end() :])[0])


def _set_alike(first: Segment, second: Segment) -> bool:
    """Whether a name may go on in the next line: a brand set far larger does not, nor the small caption of a cell."""
    sizes = print_size(first), print_size(second)
    goes_on = not second.text[:1].isupper() and not is_cjk(second.text[0])
    captioned = first.words[0].source != "ocr" and sizes[0] < SMALLER * sizes[1] and not goes_on
    headed = (
        (heads_paper(first.text) or is_heading(first.text))
        and has_legal_form(second.text)
        and not is_form_only(second.text)
    )
    return max(sizes) < LARGER * min(sizes) and not captioned and not headed


def _without_neighbour(segment: Segment) -> Segment:
    """A company's full name without the caption of the next cell, where the gap between the two is as a word's."""
    for n in range(2, min(5, len(segment.words) - 1)):
        words = segment.words[:-n]
        if is_caption(join_words(segment.words[-n:])) and has_legal_form(name := join_words(words)):
            return replace(segment, text=name, words=words, bbox=union(w.bbox for w in words))
    return segment


# The caption of a blank that stands in one line with what is filled in, without a colon.
_CAPTION = re.compile(r"^(?:Name|NAME|Nombre|Nom|Nome|Adı|Tên)\s+(?=[^\W\d_])")

# No company's name begins with the English word; one in another language may ("Nome", a town).
_ENGLISH = re.compile(r"^(?:Name|NAME)\s+(?!Brand)")


def _without_caption(text: str) -> str:
    """The name behind the caption of its blank: "Name The Harbour Group, LLC", "NAME Harbour Advisors".

    "" where a lone word stands behind it: the rest of the name may be in the next line of the blank.
    """
    behind = _CAPTION.sub("", text)
    if behind == text or has_legal_form(behind) or not _ENGLISH.match(text):
        return behind if has_legal_form(behind) else text
    return behind if len(behind.split()) > 1 else ""


_MARKS = re.compile(r"^(?:\(\d{1,2}\)\s+)?[\s:：.\-–]*")


def strip_marks(text: str) -> str:
    return _MARKS.sub("", text)


# A name that runs on into the next blank of its line: "Permian Exporters LLC Pedimento: 26 24".
_RUNS_ON = re.compile(r"[^\W\d_]{3,}: ?\S*\d")


@cache
def _order_words() -> tuple[str, ...]:
    return tuple(sorted(load_vocabulary("parties")["words"]["order_of"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def _ordered(text: str) -> str:
    """What follows "to the order of"; the text itself without it."""
    for words in _order_words():
        if text.casefold().startswith(words) and len(text) > len(words) + 3:
            return text[len(words) :].lstrip(" :.,")
    return text


def _unsure(lines: Sequence[Segment]) -> bool:
    """Whether a scanned name is hardly read."""
    confidences = [w.confidence for s in lines for w in s.words]
    return sum(confidences) / len(confidences) < READABLE


def _without_inner(text: str) -> str:
    given = inner_label(text, "address")
    return behind_dots(text) if given is None else given


# The number of a register or tax office.
_NUMBER = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d ./-]{5,}")
_MAIL, _WORDED, _PARTS = re.compile(r"@|https?:|www\."), re.compile(r"\w"), re.compile(r"[,;]|\s-\s")


def _sorted_out(lines: Sequence[Segment]) -> tuple[list[Segment], tuple[str, ...]]:
    """The lines of name and address, and those that hold identifiers; accounts and contacts are left out."""
    kept: list[Segment] = []
    identifiers: list[str] = []
    numbered = False
    for s in lines:
        text = strip_marks(s.text)
        if numbered and _NUMBER.fullmatch(text):
            identifiers.append(text)
            numbered = False
            continue
        if numbered := kept != [] and text.endswith((":", "：")) and begins_with(text, "identifier"):
            continue  # its number stands in the next line
        if text.startswith("/") and re.fullmatch(r"/[\w/ .-]*\d[\w/ .-]*", text):
            continue
        if begins_with(text, "identifier") and re.search(r"\d", text):
            identifiers.append(text)
        elif not kept and (is_bare(text, "identifier") or not any(map(str.isalpha, text))):
            continue
        elif begins_with(text, "contact") or _MAIL.search(text):
            if not kept and (head := _before_mail(s)):
                kept.append(head)
        elif _WORDED.search(text):
            kept.append(s)
    return kept, tuple(identifiers)


def _up_to_country(address: Sequence[str]) -> list[str]:
    """The lines up to the country that closes an address: a title or caption may stand right below it.

    A line with a digit or an address word goes on ("India", "PIN 641 018").
    """
    for n, text in enumerate(address[:-1], start=1):
        last = re.split(r"[,;]", text.strip(" .,"))[-1].strip()
        follower = address[n]
        goes_on = any(map(str.isdigit, follower)) or looks_like_address(follower) or parse_country(follower)
        if len(last) > 3 and parse_country(last) and not goes_on:
            return list(address[:n])
    return list(address)


def _before_mail(segment: Segment) -> Segment | None:
    """What of a line stands before its mail or web address, if that begins with a company's full name."""
    words = tuple(takewhile(lambda w: not _MAIL.search(w.text), segment.words))
    while words and not any(map(str.isalnum, words[-1].text)):
        words = words[:-1]
    text = join_words(words)
    if not words or len(words) == len(segment.words) or not has_legal_form(split_name(text)[0]):
        return None
    return replace(segment, text=text, words=words, bbox=union(w.bbox for w in words))


def join_address(parts: Sequence[str]) -> str:
    """Address lines as one, parted by commas."""
    return ", ".join(c for p in parts if (c := p.strip(" ,;")))


def _country(address: Sequence[str], name: str) -> str | None:
    """The country that closes the address; that of a German or American post code else."""
    above = [*reversed(address[:-1]), ""] if address else []
    for text, before in zip(map(without_province, reversed(address)), above, strict=True):
        if parse_country(text) and (region := part_of_country(f"{before.rpartition(' ')[2]} {text}")):
            return region  # "Inner" over "Mongolia"
        if in_brazil(text, ", ".join(address)):
            return "BR"
        if ends_in_zip_code(text) and not re.match(r"[A-Z]{2}-", text):
            return "US"
        last = _PARTS.split(text.strip(" .,"))[-1].strip()
        words = last.split()
        found = parse_country(last) if last else None
        state = bracketed[1] if (bracketed := re.search(r"(?<=\w)\s?\(([A-Z]{2})\)$", last)) else last
        if is_state(state, ", ".join(address)) and text != state and no_post_code(text):
            return None  # "Oakland, CA": of California, and as likely of Canada
        for n in (3, 2, 1):
            closing = " ".join(words[-n:])
            found = found or part_of_country(closing) or (parse_country(closing) if len(closing) > 3 else None)
        if found:
            return found
        # "DK-2100 København", "DE 28217 Bremen"; "FM 1729, Ralls" is a road, "MR-0201" an article.
        code = re.match(r"([A-Z]{2})(?:-\d{4,5}\b,?|\s\d{4,5})\s+[^\W\d]", text)
        if code and parse_country(code.group(1)):
            return parse_country(code.group(1))
    opened = opening_country(address[0]) if address else None
    return opened or (country_in(name) if "(" in name else None)
