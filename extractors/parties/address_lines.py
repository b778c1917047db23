"""Which lines under a party's name are its address: no title of the paper, no other blank of the form, no number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import dropwhile, takewhile

from extractors.captions import is_caption
from extractors.parties.address_ends import before_caption, ends_block, holds_no_address
from extractors.parties.company_names import form_end, has_legal_form, looks_like_address
from extractors.parties.inner_labels import inner_label, opens_blank
from extractors.parties.no_places import ends_as_phrase, is_strange_caption, says_no_place
from extractors.parties.prose_lines import is_prose, without_opening
from extractors.segments import is_full_width
from extractors.titles import heads_paper, is_heading
from extractors.values.countries import country_in, region_country
from extractors.vocabulary import load_vocabulary

# What a caption may be called that is the party's own.
_OWN = ("name", "address", "tied", "place")
_COLON = re.compile(r"[:：]")
# A sentence, the title of a law or the numbered clause of a contract, in Chinese.
_CHINESE_PROSE = re.compile(r"[。；《]|^(?:第?[一二三四五六七八九十]{1,3}[、.．条章])")
# The telephone at the end of a Chinese address, where one blank asks for both ("地址、电话：").
_TELEPHONE = re.compile(r"(?<=[\u4e00-\u9fff])[\s,，;；、/]+(?:\+?86[- ]?)?(?:0\d{2,3}[- ]?\d{7,8}|1\d{10})$")
# Characters of the longest name of a region that opens a Chinese address.
LONGEST_REGION = 12


def own_lines(lines: Iterable[str], name: str) -> list[str]:
    """The lines that are the address of `name`: up to the paper's title or the next blank of the form.

    The first of the lines is what stands behind the name in its own. A name said again in another script and, in
    Chinese, lines before the first that names a place are left out.
    """
    rest, *below = lines
    shown = below if is_heading(rest) else [rest, *below]  # the title in the name's own line ends nothing
    given = list(_without_column(_without_calling(shown)))
    kept = _of_places(takewhile(lambda text: not begins_other(text), given))
    if kept and is_prose("".join(given[len(kept) : len(kept) + 1])):
        kept[-1] = without_opening(kept[-1])
    without_names = (_TELEPHONE.sub("", text) for text in kept if not _says_again(text, name))
    return list(dropwhile(_is_no_place, without_names))


def _of_places(lines: Iterable[str]) -> list[str]:
    """The lines up to the caption of another blank within one, or to what stands in no address."""
    kept: list[str] = []
    for text in lines:
        part = before_caption(text)
        if holds_no_address(part):
            break
        kept.append(part)
        if ends_block(text, part):
            break
    return kept


def _without_calling(lines: list[str]) -> list[str]:
    """The lines without what the named one is, over the address: "Traductora jurada", "C/ Mayor 18"."""
    at = 0 if lines and lines[0] else 1
    called = len(lines) > at + 1 and ends_as_phrase(lines[at]) and looks_like_address(lines[at + 1])
    return [*lines[:at], *lines[at + 1 :]] if called else lines


# A cell of a column of figures; a post code that stands alone has more.
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d+)?")


def _without_column(lines: list[str]) -> list[str]:
    """The lines up to the head of a column of figures that stands under them: "Gün", "26", "25".

    The first line is the rest of the name's own: a house's number there ("Acme Inc. 900" over "Harbor Way") is none.
    """
    at = next((i for i, text in enumerate(lines) if i and _FIGURE.fullmatch(text)), None)
    return lines if at is None else lines[: max(at - 1, 1)]


@lru_cache(maxsize=4096)
def begins_other(text: str) -> bool:
    """Whether a line under a name is the title of the paper, or a blank of the form that is not the party's own."""
    if opens_blank(text) or is_heading(text) or heads_paper(text) or _CHINESE_PROSE.search(text):
        return True
    mark = _COLON.search(text)
    head = text[: mark.start()] if mark else text
    if any(inner_label(text, kind) is not None for kind in _OWN):
        return False
    if mark is None:
        return is_caption(text) or says_no_place(text)
    return is_caption(head) or any(map(is_full_width, head)) or is_strange_caption(head, text[mark.end() :])


def _says_again(text: str, name: str) -> bool:
    """Whether a line is a company's full name in the other script: "厦门翼达有限公司" over "XIAMEN YIDA CO., LTD."."""
    if (text.isascii() and name.isascii()) or any(map(is_full_width, text)) == any(map(is_full_width, name)):
        return False
    end = form_end(text)
    return has_legal_form(text) and end == len(text) and not looks_like_address(text)


def _is_no_place(text: str) -> bool:
    """Whether a line in Chinese names no place: a workshop, a remark."""
    return bool(text) and is_full_width(text[0]) and not names_place(text)


@cache
def _place_words() -> re.Pattern[str]:
    words = load_vocabulary("companies")["address"]["run_on"]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def names_place(text: str) -> bool:
    """Whether a Chinese text holds a word of addresses, or the name of a country or region."""
    if _place_words().search(text):
        return True
    names = (text[:n] for n in range(2, min(len(text), LONGEST_REGION) + 1))
    return any(country_in(name) or region_country(name) for name in names)
