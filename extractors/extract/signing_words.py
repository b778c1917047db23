"""Words around a signature: what is a person's name, an office, a firm, a line to sign on.

The words are data (`vocabulary/signatures.toml`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.captions import is_caption
from extractors.extract.label_tokens import tokens_of
from extractors.extract.labels import vocabulary
from extractors.extract.page_lines import Line, Phrase
from extractors.speakers import departments
from extractors.titles import is_title
from extractors.values.countries import country_in, region_country
from extractors.values.folding import fold
from extractors.vocabulary import any_of, load_vocabulary, stem_of

_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.?\s+)?(?:[^\W\d_][\w.'’-]*)(?:\s+(?:[ASDWasdw]/[LPOlpo]\s+)?(?:[^\W\d_][\w.'’-]*)){1,4}\.?$"
    r"|^[\u4e00-\u9fff]{2,4}$"
)
# Forms of address before a name, which are no part of it.
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Sr|Sra|Srta|Ing|Lic|Eng|Mme|Mlle|Herr|Frau|Ông|Bà)\b\.?\s+(?=\S+\s+\S)")
# Letters of a longer line: a sentence that names a firm.
FIRM_LETTERS = 70
# A firm without its legal form is told by so many capitalised words.
LEAST_NAMED = 3
_COLON = re.compile(r"[:：]")
_RULE = re.compile(r"[_.\-–—…]{6,}")


@cache
def _words(key: str) -> tuple[str, ...]:
    table: dict[str, list[str]] = load_vocabulary("signatures")
    return tuple(sorted((re.escape(fold(w)) for w in table[key]), key=len, reverse=True))


@cache
def words_of(key: str) -> re.Pattern[str]:
    """Words of a list as whole words; Chinese ones anywhere."""
    return re.compile(any_of(map(fold, load_vocabulary("signatures")[key])))


@cache
def _notary() -> re.Pattern[str]:
    return re.compile(stem_of(load_vocabulary("signatures")["notary"]))


# So many figures in a line are a row's of a table.
ROW_OF_FIGURES = 3


def is_row_of_figures(line: Line) -> bool:
    """Whether a line is a row of figures, as of a list of wages: who is named in it has not signed."""
    phrases = (line.text[p.start : p.end] for p in line.phrases)
    return sum(_FIGURE.fullmatch(text.strip()) is not None for text in phrases) >= ROW_OF_FIGURES


_FIGURE = re.compile(r"[\d.,' ]*\d[\d.,' ]*")


def is_notarys(text: str) -> bool:
    """Whether a text speaks of who takes an oath, who signs beside the one who swears."""
    return _notary().search(fold(text)) is not None


@cache
def label_of(key: str) -> re.Pattern[str]:
    """A word of the list, a colon, and something behind it."""
    words = "|".join(_words(key))
    return re.compile(rf"^\W*(?:{words})(?:[\s/]*(?:{words}))?\s*[:：]\s*\S")  # "授权签字 Authorized signature:"


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*(?:{'|'.join(_words('cues'))})[\W_]*$")


def is_cue(text: str) -> bool:
    """Whether the text is nothing but the words under (or over) a signature."""
    return _cue_pattern().match(fold(text)) is not None


def is_office(text: str) -> bool:
    """Whether a word of an office stands in the text."""
    folded = fold(text)
    return words_of("title_words").search(folded) is not None and not words_of("of_signing").search(folded)


def office_alone(text: str) -> str:
    """An office without the firm behind it: "Director" of "Director, Sunvale Foods, Inc."."""
    office, _, rest = text.strip(" ,;").partition(",")
    firm = rest and (is_firm(rest) or _is_named(rest))
    return office.strip() if firm and is_office(office) else text.strip(" ,;")


def _is_named(rest: str) -> bool:
    """Whether what stands behind an office is a name of several words, and no department: "Llano Estacado Gin"."""
    words = rest.split()
    named = len(words) >= LEAST_NAMED and all(w[0].isupper() or w in ("de", "of", "and", "&") for w in words)
    return named and not is_office(rest) and departments().match(f" {rest.strip()}") is None


@lru_cache(maxsize=4096)
def opens_block(text: str) -> bool:
    """Whether a stretch is a bare rule, the end of a letter, or the company for which is signed."""
    folded = fold(text).strip()
    if _RULE.fullmatch(text.strip()) or words_of("behalf").match(folded):
        return True
    closing = words_of("closings").match(folded)
    return (closing is not None and len(folded) - closing.end() <= 3) or (
        is_firm(text) and for_company().match(folded) is not None
    )


@cache
def for_company() -> re.Pattern[str]:
    """What stands before the company for which is signed ("For", "Por", "Für die")."""
    return re.compile(rf"(?:{'|'.join(_words('for_company'))})\s")


# The unit of a caption, which is no Kommanditgesellschaft: "Gross Weight (kg)", "NETTO (KG)".
_IN_KILOGRAMS = re.compile(r"(?:\bkg|[(\[]KG[)\]])\W*$")


@lru_cache(maxsize=8192)
def is_firm(text: str) -> bool:
    """Whether a short stretch ends in a word of a company: "For Delta Garments Co., Ltd"."""
    if len(text) >= FIRM_LETTERS:
        return False
    found = list(words_of("companies").finditer(fold(text)))
    return bool(found) and len(text) - found[-1].end() <= 2 and _IN_KILOGRAMS.search(text) is None


def after_colon(text: str) -> str:
    """What follows the first colon of a text, the whole text without one."""
    return _COLON.split(text, maxsplit=1)[-1].strip()


def is_only_form(text: str) -> bool:
    """Whether the text is nothing but a legal form ("Inc."): what stands before it is a firm, too."""
    folded = fold(text)
    return re.search(r"\w", folded) is not None and re.search(r"\w", words_of("companies").sub(" ", folded)) is None


# A department of a firm in Chinese, which signs beside the name of a person: "外贸部".
_DEPARTMENT = re.compile(r"[\u4e00-\u9fff]+[部科处處]")


@cache
def _no_name() -> frozenset[str]:
    """Small words of sentences that no person's name has: "Caught by F/V HUNG FA"."""
    return frozenset(load_vocabulary("signatures")["no_name"])


@cache
def _roles() -> frozenset[str]:
    """What a paper calls its parties ("Ultimate Consignee"), folded: no name, though capitalised like one."""
    table: dict[str, dict[str, dict[str, list[str]]]] = load_vocabulary("parties")
    labels = (words for languages in table["labels"].values() for words in languages.values())
    return frozenset(fold(label) for words in labels for label in words)


@cache
def _article() -> re.Pattern[str]:
    """Before the side that signs: "El Vendedor", "The Buyer"."""
    return re.compile(rf"(?:{'|'.join(_words('articles'))})\s+")


def _without_article(folded: str) -> str:
    article = _article().match(folded)
    return folded[article.end() :] if article else folded


@cache
def _surnames() -> tuple[str, ...]:
    table: dict[str, list[str]] = load_vocabulary("signatures")
    return (*"".join(table["surnames"]), *table["double_surnames"])


def _is_chinese_word(text: str) -> bool:
    """Whether a text is in Chinese and opens with no surname ("类型", "经营范围")."""
    return "\u4e00" <= text[:1] <= "\u9fff" and not text.startswith(_surnames())


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether the text may be the name of one person: two to five capitalised words, no office, firm or country."""
    if (
        not _PERSON.match(text)
        or _is_chinese_word(text)
        or country_in(text)
        or words_of("companies").search(fold(text))
        or is_office(text)
        or is_cue(text)
        or words_of("of_signing").search(fold(text))
        or is_title(text)
        or tuple(token.text for token in tokens_of(text)) in vocabulary().phrases
        or {fold(text), _without_article(fold(text))} & _roles()
        or for_company().match(fold(text))
    ):
        return False
    words = [w for w in text.split() if w[0].isalpha()]
    if _DEPARTMENT.fullmatch(text.strip()):
        return False
    if _no_name().intersection(words):
        return False
    return all(w[0].isupper() or w[0] >= "\u4e00" for w in words if len(w) > 3) and ":" not in text


def without_address(name: str) -> str:
    """A name without the form of address before it: "Somchai Wattanakul" of "Mr. Somchai Wattanakul"."""
    return _ADDRESS.sub("", name, count=1) if _ADDRESS.match(name) else name


@cache
def caption_of(key: str) -> re.Pattern[str]:
    """A stretch that is nothing but words of the list: a caption over (or left of) its value."""
    words = "|".join(_words(key))
    return re.compile(rf"^\W*(?:{words})(?:\s*/\s*(?:{words}))*(?:\s+of\s+[\w ]{{3,30}})?\s*[:：]?\W*$")


def signing_end(line: Line, phrase: Phrase) -> int:
    """Where a phrase ends, or the person filled in apart from it, where a colon closes it."""
    if not line.text[phrase.start : phrase.end].rstrip().endswith((":", "：")):
        return phrase.end
    filled = next((p for p in line.phrases if p.start >= phrase.end), phrase)
    return phrase.end if _is_no_filling(line.text[filled.start : filled.end]) else filled.end


def _is_no_filling(text: str) -> bool:
    """Whether a text that stands apart is the next caption, a department or a place, which read like names, too."""
    captioned = is_caption(text) or caption_of("names").match(fold(text)) or caption_of("titles").match(fold(text))
    return bool(captioned or departments().search(f" {text}") or region_country(text))
