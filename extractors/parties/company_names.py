"""What a company name is made of: legal forms, words of trade names, and where the name ends and the address begins.

The words are data (`vocabulary/companies.toml`); nothing here knows a company.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.parties.codes_and_sentences import is_code, is_sentence
from extractors.parties.form_letters import with_form_letters
from extractors.parties.misread_names import without_misread_speaker
from extractors.parties.name_edges import without_edges
from extractors.segments import is_full_width, plain
from extractors.tables.columns import strict_kind
from extractors.tables.material_stages import heads_weights
from extractors.titles import is_title
from extractors.values.countries import parse_country
from extractors.values.folding import simplified
from extractors.vocabulary import first_words, load_vocabulary

LONGEST_FORM = 9  # tokens: "S.P.R. de R.L. de C.V."; with one less, half a form closes the name
_TOKEN, _CHINESE_PLACE = re.compile(r"[^\W_]+|&"), re.compile("[路街号室楼区镇村省市县弄栋]")
_NUMBER_BLANK = re.compile(r"\b(?:no|nos|nr|number|n[°º])\s?[.:]*$", re.IGNORECASE)  # "B/L No.", which is no name
# The rest of a name or caption, a caption in its box or with a code, a name with a bank account, a number's caption.
# Canada numbers the companies that take no name, and names their province: "1234567 B.C. Ltd.".
_NUMBERED_COMPANY = re.compile(r"\d{6,8}\s+[A-Z][\w.]{1,14}\s+[A-Z]")
_NO_NAME = re.compile(
    r"^\s*&|^[^(]*\)|^[\u4e00-\u9fff]{2,8}[（(][A-Z]{0,3}\d{2,}[）)]$"
    r"|^\s*\d{1,2}[a-z]?\s+[\u4e00-\u9fff]|[收付汇匯]款人|\b(?i:of|und|and|for)$"
    r"|[A-Z]{2}\d{2} ?[A-Z0-9]{4} ?\d{4}|\b(?i:no|nr|number|date|datum|id|n[°º])\s?\.?\s?:\s?\S*\d"
)
# German streets hold their kind; a post code opens the line of a town, a house closes a Chinese street.
_STREETS = ("strasse", "str", "weg", "platz", "gasse", "allee", "damm", "ufer")
_TOWN = re.compile(r"(?:[A-Z]{1,2}[- ])?\d{5,6}\s+[^\W\d]\D*$|(?:[A-Z]{1,2}-)?\d{4}\s+[^\W\d]+,|.*[路街区园镇村]\d+号$")


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("companies")[table][key])


@cache
def legal_forms() -> frozenset[str]:
    """Every legal form, all countries, in plain form."""
    return frozenset(plain(w) for forms in load_vocabulary("companies")["legal_forms"].values() for w in forms)


@cache
def _cjk_forms() -> tuple[str, ...]:
    return tuple(sorted((f for f in legal_forms() if is_full_width(f[0])), key=len, reverse=True))


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Tokens as (plain text, start, end); abbreviations like "S.A." stay in single letters."""
    if text.isascii():
        return tuple([(m[0], *m.span()) for m in _TOKEN.finditer(text.lower())])
    return tuple([(word, *m.span()) for m in _TOKEN.finditer(text) if (word := plain(m[0]))])


@lru_cache(maxsize=4096)
def form_end(text: str) -> int | None:
    """Offset behind the first complete legal form that closes a name; None when there is none."""
    if (cjk := _cjk_form_end(text)) is not None:
        return cjk
    text = with_form_letters(text)
    tokens, openers = tokens_of(text), first_words(legal_forms())
    for i in (i for i in range(1, len(tokens)) if tokens[i][0] in openers):
        told = opening(text[tokens[i][2] :], "behind_form") is not None  # "SARL au capital" is no "SARL AU"
        length = 1 if told and tokens[i][0] in legal_forms() else _form_length(tokens, i, text)
        if length and _closes(text, tokens, i, length):
            return _with_stop(text, tokens[i + length - 1][2])
    return None


def _form_length(tokens: Sequence[tuple[str, int, int]], start: int, text: str) -> int:
    """Number of tokens of the longest run of legal forms from `start`; 0 when none begins there."""
    end = start
    while end < len(tokens) and tokens[end][0] in first_words(legal_forms()):
        if end > start and _opens_an_aside(text, tokens[end - 1][2]):
            break
        for n in range(min(LONGEST_FORM, len(tokens) - end), 0, -1):
            if " ".join(t[0] for t in tokens[end : end + n]) in legal_forms():
                end += n
                break
        else:
            break
    return end - start


def _opens_an_aside(text: str, at: int) -> bool:
    """Whether a bracket opens here that holds more than a form ("Mills Sdn Bhd (Co. No. 1)"), and no form goes on."""
    aside = re.match(r"[\s.,]*\(([^)]*)\)?(.*)", text[at:])
    if aside is None or is_form_only(aside[1]):
        return False
    return _form_length(tokens_of(aside[2]), 0, aside[2]) == 0


def _closes(text: str, tokens: Sequence[tuple[str, int, int]], start: int, length: int) -> bool:
    """Whether the form ends the name: nothing, punctuation, a number or an address word follows; no lower-case word."""
    word, begin, _ = tokens[start]
    branch = word == "ag" and text[begin : begin + 2] == "Ag"  # "Banco do Brasil Ag 1104"
    weighed = start == 1 and heads_weights(tokens[0][0], word)
    doubtful = branch or weighed or (word in _words("ambiguous") and text[begin : tokens[start][2]].islower())
    if length == 1 and (doubtful or text[begin - 1] == "/"):  # "ICE/LP 2026" is a mark
        return False
    if start + length >= len(tokens):
        return True
    follower, at, end = tokens[start + length]
    between = text[tokens[start + length - 1][2] : at]
    if length == 1 and word in _words("states") and re.fullmatch(r"\d{5}", text[at:end]) and not between.strip():
        return False
    if text[begin].isupper() and any(opening(text[at:], t) is not None for t in ("behind_form", "register")):
        return True
    if re.search(r"[,;:(|\n–—·•]|/(?!\d)|\s-\s|\.\s", between + follower[0]) and not (
        length == 1 and word == "co" and follower in ("ltd", "limited", "inc")
    ):
        return True
    return (follower[0].isdigit() and between not in "-/") or (follower in _words("address") and len(follower) > 3)


def _with_stop(text: str, end: int) -> int:
    """Includes the full stop of an abbreviation and a closing bracket."""
    while end < len(text) and text[end] in ".)" and text[end - 1 : end + 1] != "..":
        end += 1
    return end


def _cjk_form_end(text: str) -> int | None:
    for form in () if text.isascii() else _cjk_forms():
        at = simplified(text).find(form)
        if at >= 2 and len(form) >= 2:
            branch = re.match(r"[\u4e00-\u9fff（）()]{1,16}?(?:分公司|分厂|工厂|支公司)", text[at + len(form) :])
            return at + len(form) + (branch.end() if branch else 0)
    return len(text) if len(text) >= 4 and text[-1] in "厂廠社" and is_full_width(text[-2]) else None


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Whether a legal form closes or opens the name."""
    return form_end(text) is not None or has_leading_form(text)


def has_leading_form(text: str) -> bool:
    """Whether the text begins with a form that stands before the name ("Công ty TNHH", "PT")."""
    tokens = tokens_of(text)[:5]
    found = (n for n in range(1, len(tokens)) if " ".join(t[0] for t in tokens[:n]) in _words("leading"))
    return any(opening(text[tokens[n][1] :], "behind_form") is None for n in found)


@lru_cache(maxsize=4096)
def has_business_word(text: str) -> bool:
    """Whether a word of trade names occurs."""
    business, said = _words("business"), simplified(text)
    return any(t[0] in business for t in tokens_of(text)) or any(w in said for w in business if is_full_width(w[0]))


@lru_cache(maxsize=4096)
def looks_like_address(text: str) -> bool:
    """Whether the line reads as part of an address: a number with an address word, a post code, several commas."""
    tokens = [t[0] for t in tokens_of(text)]
    numbered = any(t[0].isdigit() for t in tokens)
    worded = _contains(tokens, "address") or _CHINESE_PLACE.search(text) is not None
    return (numbered and (worded or len(tokens) <= 6)) or (worded and text.count(",") >= 1) or text.count(",") >= 2


def has_address_word(text: str) -> bool:
    """Whether a word of addresses stands in the text: "Mill Road", "Parque industrial"."""
    return _contains([t[0] for t in tokens_of(text)], "address")


def is_located(text: str) -> bool:
    """Whether the text is surely an address: a number beside an address word, or several commas."""
    tokens = [t[0] for t in tokens_of(text)]
    return (any(t[0].isdigit() for t in tokens) and _contains(tokens, "address")) or text.count(",") >= 2


@lru_cache(maxsize=4096)
def is_street(text: str) -> bool:
    """Whether the text is a street or plot and no name: it begins or ends with a number beside a street word."""
    tokens = [t[0] for t in tokens_of(text)]
    if not tokens or has_legal_form(text) or has_business_word(text):
        return False
    if begins_with(text, "street_opener") or _TOWN.match(text):
        return True
    if not any(t[0].isdigit() for t in tokens):
        return False
    numbered = tokens[0][0].isdigit() or tokens[-1][0].isdigit() or tokens[0] == "no"
    compound = any(t.endswith(end) and len(t) > len(end) + 2 for t in tokens for end in _STREETS)
    return numbered and (compound or _contains(tokens, "address"))


def _contains(tokens: list[str], table: str) -> bool:
    starts = [i for i, token in enumerate(tokens) if token in first_words(_words(table))]
    return any(" ".join(tokens[i : i + n]) in _words(table) for i in starts for n in (1, 2, 3))


@lru_cache(maxsize=4096)
def begins_with(text: str, table: str) -> bool:
    """Whether the line begins with a word of the table (contact, identifier, stop), followed by a colon or a value."""
    return opening(text, table) is not None


@lru_cache(maxsize=4096)
def opening(text: str, table: str) -> int | None:
    """Offset behind the table's longest phrase with which the line begins; None when it begins with none."""
    tokens = tokens_of(text)[:6]
    known = _words(table)
    for n in range(len(tokens), 0, -1):
        if " ".join(t[0] for t in tokens[:n]) in known:
            return tokens[n - 1][2]
    if tokens and is_full_width(text.strip()[0]):
        head = max((w for w in known if is_full_width(w[0]) and plain(text).startswith(w)), key=len, default="")
        return text.find(head) + len(head) if head else None
    return None


@lru_cache(maxsize=4096)
def split_name(line: str) -> tuple[str, str]:
    """A line that begins with a name as (name, rest of the line)."""
    if (end := form_end(line)) is not None:
        return without_edges(without_misread_speaker(line[:end])), line[end:].lstrip(" ,;-–|·•")
    for m in _PARTING.finditer(line):
        rest = line[m.end() :]
        if looks_like_address(rest) or rest[:1].isdecimal() or is_title(rest):
            return without_edges(line[: m.start()]), rest
    return without_edges(line), ""


_PARTING = re.compile(r"\s*[,;|·•]\s*|\s+[-–—]\s+")


@lru_cache(maxsize=4096)
def continues_name(first: str, second: str) -> bool:
    """Whether a name wraps from the first line into the second: only the second closes with a legal form."""
    if strict_kind(second) == "position" or is_aside(second):
        return False
    if is_form_only(split_name(second)[0]):
        return True
    if form_end(first) is not None or any(begins_with(second, table) for table in ("contact", "identifier")):
        return False
    tokens = tokens_of(first)
    if not tokens or looks_like_address(first) or begins_with(first, "person"):
        return False
    head, _ = split_name(second)
    joined_end = form_end(f"{first} {head}")
    if joined_end is not None and joined_end >= len(first) + len(head) and not any(map(str.isdigit, head)):
        return len(tokens_of(head)) <= 6 and not looks_like_address(head)
    return tokens[-1][0] in _words("connectors") and not any(map(str.isdigit, head))


def is_aside(text: str) -> bool:
    """Whether a line stands in brackets: it explains the line above, as the owner of a shop, an earlier name."""
    close = text.find(")")
    return text.startswith("(") and not (close > 0 and any(map(str.isalpha, text[close:])))


def is_form_only(text: str) -> bool:
    """Whether a text is nothing but a legal form ("Company", "Co., Ltd."): the end of a name that wrapped."""
    tokens = tokens_of(text)
    return bool(tokens) and _form_length(tokens, 0, text) == len(tokens)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["no_name"])


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether the text can be the name of a party at all."""
    flat = plain(text)
    letters = sum(map(str.isalpha, flat))
    if (
        flat in _no_names()
        or is_aside(text)
        or (len(flat.split()) < 4 and parse_country(text))
        or _NUMBER_BLANK.search(text)
        or letters < (2 if letters == 2 and any(map(is_full_width, flat)) else 3)
    ):
        return False
    digits = sum(map(str.isdigit, flat))
    if re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", text.strip()) or _NO_NAME.search(text):
        return False
    if is_code(text.strip()) or is_sentence(text) or is_form_only(text) or len(flat.split()) > 14:
        return False
    numbered = digits > letters and not (_NUMBERED_COMPANY.match(text) and has_legal_form(text))
    return not numbered and not any(
        begins_with(text, table) and (":" in text or is_bare(text, table))
        for table in ("contact", "identifier", "stop")
    )


def is_bare(text: str, table: str) -> bool:
    """Whether a line is nothing but a phrase of the table, give or take digits and marks."""
    end = opening(text, table)
    return end is not None and not any(map(str.isalpha, text[end:]))
