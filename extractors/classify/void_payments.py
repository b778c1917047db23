"""Whether a proof of payment says of itself that nothing was paid: rejected, cancelled, pending, scheduled, a test.

Other papers have a status too, which says something else: an invoice that is pending is not paid yet, and an order that
is scheduled stands. States are told by grammar: a word of failure, one of waiting that no success follows, or a success
denied. The words are data (`vocabulary/void_payments.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import islice, takewhile

from extractors.captions import is_caption
from extractors.evidence import Document, Problem
from extractors.segments import Segment, plain, segments_of
from extractors.titles import is_title
from extractors.values.dates import find_dates
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import source_of, words_in

CODE = "void_payment"
# Words of a label, of a state, and of a line that tells the state of the payment itself: more are a sentence on others.
LONGEST_LABEL, LONGEST_STATE, LONGEST_LINE = 4, 7, 7
# Letters of the shortest state in words; shorter ones are codes of the bank's own.
SHORTEST_STATE = 4
# The same in Chinese characters.
LABEL_HAN, STATE_HAN, LINE_HAN = 8, 16, 12
# Lines at the head of a page in which its title stands.
HEAD = 8
# A caption and its value; three pieces or more in a line are headings of columns.
PAIR = 2
# Points by which a value may be out of flush with the caption over it.
FLUSH = 4.0
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,24})[)）\]】]\s*$")
# "0 rejected", "Rejected?".
_COUNTED = re.compile(r"\d|[:：?]")


def void_problem(document: Document) -> Problem | None:
    """The problem of a payment that was not, or not yet, made, with the words that say so."""
    if document.type != "payment_proof":
        return None
    said = next((words for page in document.pages for words in [_said(segments_of(page))] if words), "")
    if not said:
        return None
    return Problem(
        CODE,
        f"The paper says of itself “{said}”: the payment may not have been made.",
        "Ask the payer for proof of a payment that was carried out.",
    )


def _said(segments: Sequence[Segment]) -> str:
    titled = {s.line for s in segments if is_title(s.text) or _is_marked(s.text)}
    for at, segment in enumerate(segments):
        beside = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].line == segment.line else None
        alone = beside is None and not (at and segments[at - 1].line == segment.line)
        if (alone or segment.line in titled) and (_is_stamp(segment.text) or _is_marked(segment.text)):
            return segment.text
        titled_so = segment.line < HEAD and _is_short(segment.text, LONGEST_STATE, STATE_HAN)
        if (alone and _tells_state(segment.text)) or (titled_so and _has("title", fold(segment.text))):
            return segment.text
        label, colon, value = segment.text.replace("：", ":").partition(":")
        if not value.strip() and beside is not None:
            value, colon = beside.text.lstrip(" :："), ":"
        if not value.strip() and not colon and beside is None:
            value = _under(segments, at)
        clear = all(w.source != "ocr" for w in segment.words)  # a word of success may be misread
        paired = clear and bool(colon) and sum(s.line == segment.line for s in segments[at : at + 3]) <= PAIR
        if _is_label(label) and value.strip() and (_is_void(value) or (paired and _is_unknown(label, value))):
            return f"{label.strip()}: {value.strip()}"
    return ""


def _under(segments: Sequence[Segment], at: int) -> str:
    """The text flush under a caption that has its line for itself, as pages of banks print them; else empty."""
    own = segments[at]
    below = takewhile(lambda s: s.line <= own.line + 1, islice(segments, at + 1, None))
    return next((s.text for s in below if s.line > own.line and abs(s.bbox.x0 - own.bbox.x0) < FLUSH), "")


def _is_unknown(label: str, value: str) -> bool:
    """Whether the state of a payment is told in words of which none says that it was made: "Timed out".

    Nobody can list all that keeps a payment from being made; what a finished one is called is soon listed.
    """
    said = fold(_aside().split(value.strip())[0]).strip()
    if (
        sum(map(str.isalpha, said)) < (2 if any(map(is_cjk, said)) else SHORTEST_STATE)
        or re.search(r"\d", value)
        or is_caption(value)
        or not _is_short(said, LONGEST_STATE, STATE_HAN)
    ):
        return False
    if _has("denial", said) and _has("undone", said):
        return False  # "kann nicht widerrufen werden"
    said = fold(value)
    return _is_payments(fold(label).strip()) and not (_is_done(said) or _has("standing", said))


def _is_payments(label: str) -> bool:
    """Whether a label is of the payment's own state: "Status", "Estado del pago"; "Estado: São Paulo" is a place."""
    if _has("payment", label) or _has("order", label):
        return True
    return re.fullmatch(_source("label"), label) is not None and not re.fullmatch(_source("stated"), label)


def _is_stamp(text: str) -> bool:
    """Whether a text is a stamp, alone or before a dash or a date: "REVERSED 08 JUN 2026 - funds returned"."""
    dates = find_dates(text)
    said = _aside().split(text[: dates[0].start] if dates else text.strip("*-–— "))[0]
    told = plain(said.strip("*-–— "))
    if told in _buttons() and not text.isupper():
        return False
    return told in _stamps() or plain(_what_for().sub("", told)) in _stamps() or told.endswith(_disclaimers())


def _is_marked(text: str) -> bool:
    """Whether a title closes with such a mark in brackets: "网上银行电子回单（测试）"."""
    mark = _BRACKET.search(text)
    return mark is not None and plain(mark[1]) in _stamps() and is_title(text[: mark.start()].strip())


def _tells_state(text: str) -> bool:
    """Whether a line tells the state of its payment: "Your transfer could not be completed", "NOT PAID"."""
    said = fold(text).strip(" *-–—!.。")
    if _COUNTED.search(said) or _has("general", said) or not _is_short(said, LONGEST_LINE, LINE_HAN):
        return False
    if _has("proof", said) and _has("denial", said):
        return True
    denied = re.search(rf"(?:^|\s|(?<=[\u3400-\u9fff])){_source('denial')}.*{_source('done')}$", said)
    bare = re.fullmatch(rf"{_source('denial')}\s*{_source('done')}", said) is not None
    failed = re.search(rf"{_source('undone')}$", said) is not None and not _has("denial", said)
    return bare or (_has("payment", said) and (denied is not None or failed))


def _is_label(text: str) -> bool:
    """Whether a short label names a state: its first or its last word does ("Network delivery status")."""
    said = plain(text)
    named = re.search(rf"^{_source('label')}|{_source('label')}$", fold(said))
    return named is not None and _is_short(said, LONGEST_LABEL, LABEL_HAN)


def _is_void(value: str) -> bool:
    """Whether a state, without what says by whom or since when, tells that the payment was not made."""
    said = fold(_aside().split(value.strip())[0]).strip()
    if not said or not _is_short(said, LONGEST_STATE, STATE_HAN):
        return False
    # "处理中心" is an office.
    said = re.sub("处理中心", "", said)
    denied = _has("denial", said)
    if denied:
        return any(_has(table, said) for table in ("done", "act", "standing")) and not _has("undone", said)
    return _has("undone", said) or (_has("waiting", said) and not _is_done(_without_waiting(said)))


def _is_done(said: str) -> bool:
    """Whether a folded state tells success: "payée" does, "with payee bank" and "ready to execute" do not."""
    return _has("done", re.sub(_source("not_done"), " ", said))


def _without_waiting(said: str) -> str:
    """A state without its words of waiting, of which one holds another of success ("being processed", "待入账")."""
    return re.sub(rf"{_source('waiting')}\S*", "", said)


def _is_short(text: str, words: int, characters: int) -> bool:
    if any(map(is_cjk, text)):
        return len("".join(text.split())) <= characters
    return len(text.split()) <= words


def _has(table: str, said: str) -> bool:
    return re.search(_source(table), said) is not None


_source = partial(source_of, "void_payments")


@cache
def _aside() -> re.Pattern[str]:
    """Where a state ends and something is said besides: "Rejected by beneficiary bank", "REVERSED - funds returned"."""
    return re.compile(rf"\s+[-–—]\s+|[(,;.（，；。]|\s+{_source('by')}\s")


@cache
def _what_for() -> re.Pattern[str]:
    return re.compile(rf"^{_source('for')}\s|(?: {_source('purposes')})+$")


@cache
def _stamps() -> frozenset[str]:
    return frozenset(map(plain, words_in("void_payments", "stamp")))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(map(plain, words_in("void_payments", "button")))


@cache
def _disclaimers() -> tuple[str, ...]:
    """Stamps of several words that may close a sentence: "This is not a confirmation of payment"."""
    return tuple(s for s in _stamps() if len(s.split()) >= 4)
