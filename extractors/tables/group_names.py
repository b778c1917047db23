"""Goods named once for a group of rows, by the caption above them, where no column names any.

"100% COTTON KITCHEN TOWELS - HS CODE 6302.91" over rows of sizes and colours; "Description: Aprons" over a list of
cartons. Only a label of description or all that goods are made of tells a name: behind the number of a style stand
seasons, ways of transport and prices as well. The name stands in a column of its own kind, which makes the description
where nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.evidence import Word
from extractors.segments import Segment, join_words, plain
from extractors.tables.columns import direction_of, is_total, strict_kind
from extractors.tables.table_model import Cell, Column, Row
from extractors.values.countries import country_in
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.vocabulary import any_of, words_in

# The kind of the column of such names, until no other names the goods.
GROUP = "group"
# Columns beside which a caption names no goods: those of goods themselves, of bales, of accounts, of people.
_NAMED = frozenset({"description", "bale_number", "date", "debit", "credit", "worker", "wages"})
_CODES = frozenset({"style_number", "hs_code", "lot_number"})
# Labels beside which goods are named; beside a lot anything may stand.
_TELLING = frozenset({"style_number", "hs_code", "description"})
# Words of the longest name and the longest label; letters of the shortest word of a name.
MOST_WORDS, MOST_LABEL, LEAST_WORD = 14, 3, 3
# Shares of what goods are made of: "100% COTTON", "60 % Baumwolle".
_SHARE = re.compile(r"(\d{1,3})\s?%\s?([^\W\d_]+)")
# The shares of one composition.
WHOLE = 100


@dataclass(frozen=True, slots=True)
class GroupCaption:
    """What a caption says: its words but labels and codes (None without such), the codes, the kinds of its labels."""

    name: Cell | None
    codes: Mapping[str, Cell]
    labels: frozenset[str]

    @property
    def labelled(self) -> bool:
        """Whether a label of goods or of their codes stands in it."""
        return bool(self.labels & _TELLING)


def names_goods(columns: Sequence[Column]) -> bool:
    """Whether columns name goods, or are of a list that names none."""
    return bool({c.kind for c in columns} & _NAMED)


def read_caption(words: Sequence[Word]) -> GroupCaption | None:
    """What a line above rows names; None where it is no caption of goods."""
    text = join_words(words)
    if is_total(text) or direction_of(text) or find_dates(text) or text.endswith("."):
        return None
    rest, codes, labels = _unlabelled(words)
    name = Cell(_bare(join_words(rest)), tuple(rest))
    if not _is_name(name.text):
        return GroupCaption(None, codes, labels) if codes else None
    return GroupCaption(name, codes, labels)


def _bare(text: str) -> str:
    """Words without the marks around them: "(TOWELS)"."""
    text = text.strip(" -–,;:|")
    return text[1:-1].strip() if text[:1] + text[-1:] in ("()", "（）") else text


def _unlabelled(words: Sequence[Word]) -> tuple[list[Word], dict[str, Cell], frozenset[str]]:
    """The words without labels and the codes behind these, the codes, and the kinds of the labels."""
    rest: list[Word] = []
    codes: dict[str, Cell] = {}
    labels: set[str] = set()
    at = 0
    while at < len(words):
        kind, end = _label(words, at)
        if kind in _CODES and end < len(words) and any(map(str.isdigit, words[end].text)):
            codes.setdefault(kind or "", Cell(words[end].text.strip(" ,;()"), (words[end],)))
            end += 1
        elif kind != "description":
            rest.append(words[at])
            kind, end = None, at + 1
        labels.update({kind} if kind else ())
        at = end
    return rest, codes, frozenset(labels)


def _label(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """The kind of the longest label that begins at a word, and where its value begins; only tariffs need no colon."""
    for end in range(min(len(words), at + MOST_LABEL), at, -1):
        text = join_words(words[at:end])
        kind = strict_kind(text.rstrip(":： "))
        if kind == "hs_code" or (text.endswith((":", "：")) and kind in _CODES | {"description"}):
            return kind, end
    return None, at + 1


def _is_name(text: str) -> bool:
    """Whether words may name goods: not too many, none of another label ("Carton 1-20", "Buyer: X")."""
    pieces = text.split()
    if not pieces or len(pieces) > MOST_WORDS or any(mark in text for mark in ":："):
        return False
    other = (strict_kind(" ".join(pieces[:n])) not in (None, "description") for n in (1, 2))
    letters, digits = (sum(map(test, text)) for test in (str.isalpha, str.isdigit))
    return letters > digits and letters >= LEAST_WORD and not any(other)


def heads_group(line: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether a line at the left names goods for the rows below it, under columns of which none does."""
    if len(line) != 1 or line[0].bbox.x0 >= columns[1].x1 or names_goods(columns):
        return False
    found = read_caption(line[0].words)
    if found is None or found.name is None:
        return False
    # "Description: Repair" may also be a line of the cell above.
    return bool(found.codes) or _is_composed(found.name.text)


def with_group_names(
    columns: Sequence[Column], rows: Sequence[Row], captions: Sequence[GroupCaption | None]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns and rows with what the caption of each row (None without one) names, where all name goods."""
    own = {c.kind for c in columns}
    found = [c for c in captions if c is not None and c.name is not None]
    if not found or len(found) < len(rows) or names_goods(columns) or not _tell_goods(found):
        return tuple(columns), tuple(rows)
    kinds = [k for k in sorted(_CODES) if k not in own and all(k in c.codes for c in found)]
    named = all(map(_is_named, found))
    end = columns[-1].x1
    added = [Column("", kind, None, end, end) for kind in ([GROUP] if named else []) + kinds]
    cells = ([*([c.name] if named else []), *(c.codes[k] for k in kinds)] for c in found)
    more = [{len(columns) + n: cell for n, cell in enumerate(own) if cell} for own in cells]
    full = (replace(row, cells={**row.cells, **new}) for row, new in zip(rows, more, strict=True))
    return (*columns, *added), tuple(full)


def _tell_goods(captions: Sequence[GroupCaption]) -> bool:
    """Whether captions name goods: behind labels, beside tariff numbers, with shares of what they are made of.

    A material alone does not: "We confirm that all cotton is American".
    """
    return all(c.labelled or (c.name is not None and _is_composed(c.name.text)) for c in captions)


def _is_named(caption: GroupCaption) -> bool:
    """Whether the words of a caption surely name goods: those behind a label of description, or a composition first.

    No name are words that point elsewhere ("see attached list"), or a composition alone ("100% WOOL"), of one part
    of the goods ("LINING 100% POLYESTER"), of less than the whole ("5% COTTON FEE"), or with a country.
    """
    text = caption.name.text if caption.name else ""
    if "description" in caption.labels:
        return not _elsewhere().match(fold(text))
    shares = list(_SHARE.finditer(text))
    if not shares or shares[0].start() or sum(int(m[1]) for m in shares) != WHOLE or country_in(text):
        return False
    left = plain(_SHARE.sub("", text)).split()
    return all(plain(m[2]) in _fibres() for m in shares) and any(len(word) >= LEAST_WORD for word in left)


@cache
def _elsewhere() -> re.Pattern[str]:
    words = any_of(map(fold, words_in("columns", "elsewhere")))
    return re.compile(rf"\W*{words}")


def _is_composed(text: str) -> bool:
    """Whether a text says what goods are made of: "60% COTTON", not "50% DEPOSIT"."""
    return any(plain(word) in _fibres() for _, word in _SHARE.findall(text))


@cache
def _fibres() -> frozenset[str]:
    return frozenset(words_in("columns", "fibres"))
