"""Amounts beside a label that are not its own: rates, cited laws, numbers of somebody, amounts of another caption."""

from __future__ import annotations

import re
from functools import cache

from extractors.extract.candidates import Value
from extractors.extract.label_tokens import tokens_of
from extractors.extract.label_words import says_number
from extractors.extract.labels import PLAIN, WEAK, Label
from extractors.values.folding import fold
from extractors.values.identifiers import INCOTERMS
from extractors.values.money import find_amounts
from extractors.vocabulary import source_of

# Behind a word of taxes: the number of who pays them ("TVA n° FR 12 421 938 861", "VAT Reg No").
NUMBERS_SOMETHING = re.compile(
    r"\s*(?:(?:reg\.?|intracom\w*|id\w*)\s*)?(?:n\s?[°º]|nr\b|no\b|num|id\b|reg\b|intracom)"
    r"|\s+[A-Z]{2} ?\d[\d ]{7,}(?![.,]\d)",
    re.IGNORECASE,
)


def is_rate(value: Value) -> bool:
    """Whether an amount stands in brackets with an equation, or behind a percentage that is taken of it.

    "TL karşılığı (1 EUR = 48,15 TL)"; "VAT (20% on €58.00)", "Umsatzsteuer 19 % auf 26,88 €".
    """
    text = value.line.text
    if _taxed_of().search(fold(text[: value.start])):
        return True
    opened, closed = text.rfind("(", 0, value.start), text.find(")", value.start)
    return opened >= 0 and closed >= 0 and ")" not in text[opened : value.start] and "=" in text[opened:closed]


@cache
def _taxed_of() -> re.Pattern[str]:
    return re.compile(
        rf"\d\s?%\)?\s*(?:[^\W\d_]+\.?\s+){{0,2}}?{source_of('totals', 'taken_of')}\s*(?:[a-z]{{3}}|[€$£₺₹])?\s*$"
    )


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"(?:{source_of('totals', 'law')}|§+)\.?\s*(?:n[ro°º]\.?\s*)?$")


# A word in brackets that is none of currencies.
_REMARK = re.compile(r"[^\W\d_]{4,}")


def is_cited(value: Value) -> bool:
    """Whether a bare number stands in brackets behind words, or behind that of a law's parts, and is no amount.

    "VAT (exempt, art. 21)"; "TVA non applicable, article 293 B du CGI".
    """
    text = value.line.text
    opened = text.rfind("(", 0, value.start)
    inside = text[opened : value.start] if opened >= 0 else ""
    read = value.line.words[0].source == "ocr"  # which takes "§ 4" for "$4"
    bare = (not value.mark or read) and not re.search(r"[.,]\d{2}$", text[value.start : value.end])
    if bare and _law().search(fold(text[: value.start])):
        return True
    return bare and ")" not in inside and _REMARK.search(inside) is not None


_SPOKEN = re.compile(r"[\s:]*(?:of|is|amounts to|de|von|beträgt|est de)?[\s:]*(?:[A-Z]{3}|[€$£₺₹])?\s*", re.IGNORECASE)


def is_spoken(label: Label, value: Value) -> bool:
    """Whether a sentence gives an amount with its currency right behind a firm label: "a total price of USD 83,880"."""
    gap = _SPOKEN.match(label.line.text, label.end)
    near = value.line is label.line and gap is not None and gap.end() >= value.start
    return label.strength >= PLAIN and bool(value.mark) and near


_LINK = re.compile(
    r"\([^()]*\)|\b(?:is|on|dated?|dt|of|the|total|amount|no|nr|usd|eur|inr|and time|"
    r"mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|"
    r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整大小写人民币]+"  # the same sum in characters
)


# The place behind terms of delivery, before the colon: "TOTAL CFR NEW ORLEANS : 81 000,00 USD".
_ENDS_IN_TERMS = re.compile(rf"\b(?:{'|'.join(INCOTERMS)})$")
_TO_THE_PLACE = re.compile(r"[^\W\d_][^\d:：]{1,30}[:：]\s*(?:[a-z]{3}|[€$£])?\s*")


def led_to(label: Label, value: Value) -> bool:
    """Whether only signs part a label and its value: "Date de prélèvement : 10/07" is another label."""
    if value.line is not label.line or label.colon:
        return True
    between = fold(value.line.text[label.end : value.start]).strip()
    if _ENDS_IN_TERMS.search(label.text) and _TO_THE_PLACE.fullmatch(between):
        return True
    words = [w for w in re.findall(r"[^\W\d_]+", _LINK.sub(" ", between)) if len(w) > 1]
    return not words or (label.strength >= 1 and len(words) <= 2 and ":" not in between)


# Figures with cents or in groups of thousands.
_SUM = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{2})?|\d+[.,]\d{2}")
# Another number behind the currency, which is that one's: "Factura 4471 USD 12500".
_NEXT_NUMBER = re.compile(r"\s*\d")


def is_sum(label: Label, value: Value) -> bool:
    """Whether the bare word for a document is answered by its sum: "Factura 12.500,00 USD" tells no number."""
    words = [t.text for t in tokens_of(label.text) if t.text != ":"]
    if label.strength > WEAK or label.field != "invoice_number" or (words and says_number(words[-1])):
        return False
    text = value.line.text
    own = [a for a in find_amounts(text) if a.start <= value.start and value.end <= a.end]
    return any(_SUM.fullmatch(a.number) or (a.mark and not _NEXT_NUMBER.match(text, a.end)) for a in own)
