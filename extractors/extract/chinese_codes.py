"""Numbers amid the sentences of a Chinese sworn text, where no space or colon parts the word from its number.

"发票号QR26-0322项下", "订单PO-MF-4471", "批次号为T2601-55". Words are data (`vocabulary/named_papers.toml`); whether
the sentence takes the number back is asked of every number (`disclaimed_numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.extract.candidates import Stretch, make_value
from extractors.extract.labels import PLAIN, Label
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.values.dates import find_dates
from extractors.vocabulary import load_vocabulary

_SWORN = frozenset({"affidavit", "consignee_statement", "certificate_of_origin_other"})
SURE = 0.88
# Signs of the shortest number.
_SHORTEST = 4
# A sentence, and no blank of a form, goes on behind the number: with a word, a comma or a bracket.
_CODE = re.compile(
    r"\s*[:：（(]?\s*(?P<code>(?=[^\s\d]*\d)[A-Z\d](?:[A-Z\d./-]*[A-Z\d])?)(?=\s*(?:[，,、；;。）)]|[\u4e00-\u9fff]))"
)


def chinese_codes(sheet: Sheet) -> Iterator[Edge]:
    """The edges of numbers so named; one that a line end may have broken is not given."""
    if sheet.type not in _SWORN:
        return
    for line, after in zip(sheet.lines, (*sheet.lines[1:], None), strict=True):
        for field, word in _words().items():
            for named in word.finditer(line.text):
                at = _at(line, named.end(), after)
                found = _CODE.match(at[0].text, at[1]) if at else None
                if at and found and _is_number(at[0], found) and not _is_denied(line, named, (at[0], found)):
                    yield _edge(sheet, (line, named), (at[0], found), field)


def _at(line: Line, end: int, after: Line | None) -> tuple[Line, int] | None:
    """Where the number behind a word begins: in its line, else in the next one, into which the sentence runs."""
    if line.text[end:].strip(" :："):
        return line, end
    near = after is not None and after.page is line.page and after.box.top - line.box.top < 3 * line.height
    return (after, 0) if after is not None and near else None


def _is_number(line: Line, found: re.Match[str]) -> bool:
    """Whether a code is a number: no date, and of figures alone only a long one."""
    code, end = found["code"], found.end("code")
    if code.replace(".", "").isdigit() and ("." in code or _counted().match(line.text, end)):
        return False  # "订单120000件", "发票123456.78美元"
    dated = any(d.start < end <= d.end for d in find_dates(line.text[: end + 1]))
    return len(code) >= _SHORTEST and not dated and (not code.isdigit() or len(code) > _SHORTEST + 1)


@cache
def _counted() -> re.Pattern[str]:
    """What is counted or paid, behind a figure."""
    counters: list[str] = load_vocabulary("named_papers")["chinese_counters"]["words"]
    return re.compile(rf"\s*(?:{'|'.join(counters)})")


# A clause of a sentence ends at these; what a denial denies stands in its own.
_STOPS = re.compile("[，,。；;]")


def _is_denied(line: Line, named: re.Match[str], at: tuple[Line, re.Match[str]]) -> bool:
    """Whether the clause of a number takes it back: "与批号X无关", "发票X已作废"."""
    shown, code = at
    before, behind = _STOPS.split(line.text[: named.start()])[-1], _STOPS.split(shown.text[code.end() :])[0]
    return any(word in before + behind for word in load_vocabulary("named_papers")["chinese_denials"]["words"])


def _edge(sheet: Sheet, named: tuple[Line, re.Match[str]], at: tuple[Line, re.Match[str]], field: str) -> Edge:
    (line, word), (shown, code) = named, at
    label = Label(line, word.start(), word.end(), field, PLAIN, False, True, word.group())
    stretch = Stretch(shown, 0, len(shown.text), sheet.locale, label.text)
    return Edge(label, field, make_value(stretch, code.start("code"), code.end("code"), code["code"]), SURE, "right")


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    table: dict[str, list[str]] = load_vocabulary("named_papers")["chinese"]
    links = "|".join(sorted(table["links"], key=len, reverse=True))
    either = {field: "|".join(sorted(words, key=len, reverse=True)) for field, words in table.items()}
    return {field: re.compile(f"(?:{words})(?:{links})?") for field, words in either.items() if field != "links"}
