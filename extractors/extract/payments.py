"""Payments: SWIFT MT103 by its tags (raw block 4 or as printed by a bank), and documents named in remittance texts.

Tags: SWIFT MT103 Single Customer Credit Transfer: 20 sender's reference, 32A value date, currency, interbank amount,
59 beneficiary, 70 remittance information. Amounts there have a decimal comma and no grouping; dates are YYMMDD.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line, Part
from extractors.values.dates import find_dates
from extractors.values.identifiers import looks_like_identifier, trim_identifier
from extractors.values.iso_codes import currency_codes
from extractors.values.numbers import number_readings, plain

_TAGS = (
    r"20|21|23[BE]|26T|32A|33B|36|50[AFK]?|51A|52[AD]|53[ABD]|54[ABD]|55[ABD]|56[ACD]|57[ABCD]|59[AF]?|70|71[AFG]|72|"
    r"77[BT]"
)
# Banks print the tags as sent (":20:"), bare ("20:"), with an F ("F20:") and with their names ("F20 VALUE DATE :").
_TAG = re.compile(
    rf"(?:(?<![\w:]):({_TAGS}):|^\W{{0,2}}(?:(?:F|Field\s?|Tag\s?)?({_TAGS})\s?"
    rf"|(?:F|Field\s?|Tag\s?|:)({_TAGS})\s+[^\W\d][^\d:]{{2,60}}):)"
)
# Others give each tag a cell of its own, its name in the next one.
_CELL = re.compile(rf"\W?(?:F|Field\s?|Tag\s?)?({_TAGS})\W?")
LETTERED = 3
_INVOICE_WORDS = (
    r"(?:COMM(?:ERCIAL)?\.?\s)?INV(?:OICES?|S)?\b\.?|PROFORMA\b|(?<!WAY )BILLS?\b|"
    r"FACTURAS?\b|FACTURES?\b|RECHNUNG(?:EN)?\b|FATURA\b|FATTURA\b|FACT\b\.?|FRAS?\.|"
    # Bare "fra" is Danish for "from", too: only where Spanish words of paying stand before it or "nº" behind.
    r"(?:PAGOS?|ABONO|TRANSF\.?|TRANSFERENCIA|CANCELACI[OÓ]N|LIQUIDACI[OÓ]N|SU|S/|N/) ?FRAS?\b|FRA\b(?= N[ºO°])|"
    r"FT\b|RG\b|HOA DON\b|H[ÓO]A Đ[ƠO]N\b|发票号?码?|RE\.?-?NR\b|"
    # "NF" and "HD" are much else ("HD 4500 TRUCKS"), "HD" also a Vietnamese contract ("HD 25/2026"): only where their
    # neighbours tell the paper - a word of paying, of tax or of numbers, the seven or eight digits of such invoices.
    r"NOTAS? FISCA(?:L|IS)\b|NFS?-?E\b|(?:PAGTO|PAGAMENTO|PGTO|PAG)\b\.?(?: (?:D[AE]S?|REF)\b\.?)*\s*NFS?\b|"
    r"NFS?\b(?=[\s.:#]*(?:N[ºO°R]\b|N[º°]|NUM)|[.:#])|"
    r"(?:SO|SỐ) H[DĐ]\b|H[DĐ] ?GTGT\b|H[DĐ][\s.:#]*(?:SO|SỐ)\b|H[DĐ]\b(?=[\s.:#]*\d{7,8}(?![\w/-]))"
)
_ORDER_WORDS = r"P\.?/?O\.?\b|PURCHASE ORDER\b|ORDER\b|SO\b|PEDIDO\b|BESTELLUNG\b|S[İI]PAR[İI]Ş\b|COMMANDE\b|订单号?"
_CONTRACT_WORDS = r"CONTRACT\b|S/C\b|CONTRATO\b|S[ÖO]ZLE[ŞS]ME\b|合同号?|VERTRAG\b"
_DOCUMENT_WORDS = {
    "invoice_number": _INVOICE_WORDS, "purchase_order_number": _ORDER_WORDS, "contract_number": _CONTRACT_WORDS,
}  # fmt: skip
_NUMBER_WORD = r"(?:[\s.:#/]*(?:NO|NOS|NR|NUM|NUMBER|N[ºO°]|SỐ|号)\b\.?)?[\s.:#/]*"
# A word begins here; Chinese words stand without spaces ("货款发票26332000").
_BEGINS = r"(?<![^\W\u4e00-\u9fff])(?<!/)"
_NAMED = {
    field: re.compile(rf"{_BEGINS}(?:/?{words})(?!-\w){_NUMBER_WORD}", re.IGNORECASE)
    for field, words in _DOCUMENT_WORDS.items()
}
# Turkish names the number first: "EGE2021000000412 nolu fatura".
_NUMBER_FIRST = re.compile(
    r"(?<!\S)((?=\S*\d)[\w./-]+) (?:no'?lu|numaral[ıi]|say[ıi]l[ıi])(?: fatura|$)", re.IGNORECASE
)
# The word for invoice within its number: "NV/INV/0291".
_WITHIN = re.compile(r"(?<!\S)([\w.]+[/-]INV[/-](?=\S*\d)[\w./-]+)", re.IGNORECASE)
# A number with the letters of its series before a space: "A 8841", "DG 21/118"; no month of a year ("MAI 05/2026").
_SERIES = re.compile(
    r"(?:[A-Z]{1,3}|[A-Z]{2,4}-[A-Z]{1,3}) (?=\d{3}|\d\d/(?!(?:19|20)\d\d\b)\d{3})[\w/-]+(?=\s|$|[,;&+.])"
)
_LIST = re.compile(r"\s*(?:,|;|&|\+|\bAND\b|\bUND\b|\bY\b|\bET\b|\bVE\b|和|、)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The text of one tag: stretches of lines in reading order."""

    tag: str
    parts: tuple[Part, ...]


def swift_tags(lines: Sequence[Line]) -> tuple[Tagged, ...]:
    """The tags of an MT103 with their texts; empty when the lines show no such message."""
    found = list(_tagged(lines)) or _in_cells(lines)
    names = {t.tag for t in found}
    return (
        tuple(found)
        if "32A" in names and len(names & {"20", "23B", "50K", "50F", "50A", "50", "59", "59A", "59F", "70"}) >= 2
        else ()
    )


def _tagged(lines: Sequence[Line]) -> Iterator[Tagged]:
    tag, parts = "", list[Part]()
    for line in lines:
        marks = list(_TAG.finditer(line.text))
        first = marks[0].start() if marks else len(line.text)
        if tag and line.text[:first].strip() and not re.match(r"-{4,}|\{", line.text.strip()):
            parts.append((line, 0, first))
        ends = [m.start() for m in marks[1:]] + [len(line.text)]
        for mark, end in zip(marks, ends[: len(marks)], strict=True):
            if tag:
                yield Tagged(tag, tuple(parts))
            tag, parts = mark[1] or mark[2] or mark[3], []
            if line.text[mark.end() : end].strip():
                parts.append((line, mark.end(), end))
    if tag:
        yield Tagged(tag, tuple(parts))


def _in_cells(lines: Sequence[Line]) -> list[Tagged]:
    """The tags of a table of them; none where few have a letter: bare numbers count much else."""
    found = list(_told_in_cells(lines))
    return found if len({t.tag for t in found if not t.tag.isdigit()}) >= LETTERED else []


def _told_in_cells(lines: Sequence[Line]) -> Iterator[Tagged]:
    """Each tag in a cell, with what stands behind the tag's name in its row and in the lines below."""
    tag, parts = "", list[Part]()
    for line in lines:
        texts = [line.text[p.start : p.end] for p in line.phrases]
        cell = _CELL.fullmatch(texts[0]) if len(texts) > 1 else None
        if cell and tag:
            yield Tagged(tag, tuple(parts))
        if cell:
            named = len(texts) > 2 and not any(map(str.isdigit, texts[1]))
            tag, parts = cell[1], [(line, line.phrases[1 + named].start, len(line.text))]
        elif tag:
            parts.append((line, 0, len(line.text)))
    if tag:
        yield Tagged(tag, tuple(parts))


def swift_fields(sha256: str, tags: Sequence[Tagged]) -> list[Evidence]:
    """Reference, value date, currency, amount, account and documents named, of an MT103."""
    by_tag = {t.tag: t for t in reversed(tags)}
    found: list[Evidence] = []
    if "20" in by_tag:
        found.extend(_reference(sha256, by_tag["20"]))
    found.extend(_value_date_and_amount(sha256, by_tag["32A"]))
    for name in ("59", "59A", "59F"):
        if name in by_tag:
            found.extend(_account(sha256, by_tag[name]))
    if "70" in by_tag:
        found.extend(named_documents(sha256, by_tag["70"].parts))
    return found


def _reference(sha256: str, tagged: Tagged) -> list[Evidence]:
    """Tag 20: up to 16 characters; the heading that a bank prints before it holds no digit."""
    for line, start, end in tagged.parts:
        for match in re.finditer(r"\S+", line.text[start:end]):
            word = match.group()
            if any(c.isdigit() for c in word):
                value = Value(line, start + match.start(), start + match.end(), word.strip(":"))
                return [make_evidence(sha256, "payment_reference", value, 0.97)]
    return []


_TORN = re.compile(r"(?<!\d)(\d+)([.,]) (?=\d{2}#?(?:\s|$))")  # "49178, 50" as recognised
_SWIFT_AMOUNT = re.compile(r"#?(?<![\d.,])(\d{1,3}(?:[.,]\d{3})*[.,]\d{1,3}|\d+[.,]\d{0,3}|\d+)(?![\d])#?")


def _value_date_and_amount(sha256: str, tagged: Tagged) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for line, start, end in tagged.parts:
        text = line.text[start:end]
        date = re.search(r"(?<!\d)(\d{6})(?!\d)", text)
        position = 0
        if date and "payment_date" not in found and (iso := _yymmdd(date[1])):
            value = Value(line, start + date.start(), start + date.end(), iso)
            found["payment_date"] = make_evidence(sha256, "payment_date", value, 0.97)
            position = date.end()
        elif "payment_date" not in found and (spelt := _spelt_date(line, start, text)):
            found["payment_date"] = make_evidence(sha256, "payment_date", spelt, 0.96)
            continue
        code = next(
            (m for m in re.finditer(r"[A-Z]{3}(?![A-Za-z])", text[position:]) if m.group() in currency_codes()), None
        )
        if code and "currency" not in found:
            at = start + position + code.start()
            found["currency"] = make_evidence(sha256, "currency", Value(line, at, at + 3, code.group()), 0.97)
            position += code.end()
        text = _TORN.sub(r" \1\2", text)
        amount = _SWIFT_AMOUNT.search(text, position)
        if amount and "amount" not in found and ("currency" in found) and not find_dates(amount[1]):
            number = _swift_number(amount[1])
            if number is not None and not (date and amount.start() < date.end()):
                value = Value(line, start + amount.start(), start + amount.end(), number)
                found["amount"] = make_evidence(sha256, "amount", value, 0.97)
    return list(found.values())


def _spelt_date(line: Line, start: int, text: str) -> Value | None:
    """The value date where a bank prints it in its own way ("Date : 06 December 2021")."""
    dates = find_dates(text)
    date = dates[0].value(None) if len(dates) == 1 else None
    return Value(line, start + dates[0].start, start + dates[0].end, date.isoformat()) if date else None


def _yymmdd(digits: str) -> str | None:
    try:
        return dt.date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])).isoformat()
    except ValueError:
        return None


def _swift_number(text: str) -> str | None:
    """An amount with a decimal comma; a point where the bank prints its own way."""
    readings = number_readings(text.rstrip(",."))
    comma = [r for r in readings if r.decimal in (",", "")]
    chosen = comma or list(readings)
    return plain(chosen[0].value) if chosen else None


def _account(sha256: str, tagged: Tagged) -> list[Evidence]:
    for line, start, end in tagged.parts[:2]:
        match = re.match(r"\s*/{1,2}([A-Z0-9][A-Z0-9 /-]{3,33})(?=\s|$)", line.text[start:end])
        digits = re.match(r"[A-Z0-9]+(?:[ /-]\d+)*", match[1]) if match else None
        if match and digits and sum(c.isdigit() for c in digits.group()) >= 4:
            first = start + match.start(1)
            value = Value(line, first - 1, first + len(digits.group()), digits.group())
            return [make_evidence(sha256, "beneficiary_account", value, 0.96)]
    return []


def named_documents(sha256: str, parts: Sequence[Part]) -> list[Evidence]:
    """Invoices, orders and contracts that a remittance text names ("INV X26887, X26888 PO 4711")."""
    found: list[Evidence] = []
    for line, start, end in parts:
        text = line.text[start:end]
        if not any(map(str.isdigit, text)):
            continue  # every number of a document has a digit
        for field, named in _NAMED.items():
            for match in named.finditer(text):
                found.extend(_numbers_at(sha256, field, (line, start + match.end(), end)))
        for match in (*_NUMBER_FIRST.finditer(text), *_WITHIN.finditer(text)):
            found.extend(_numbers_at(sha256, "invoice_number", (line, start + match.start(), start + match.end(1))))
    return found


def names_document(text: str) -> bool:
    """Whether a text names an invoice, an order or a contract with its number."""
    words = "|".join(_DOCUMENT_WORDS.values())
    return re.search(rf"{_BEGINS}(?:{words}){_NUMBER_WORD}(?=\S*\d)\S{{3,}}", text, re.IGNORECASE) is not None


# Chinese goes on behind a number without a space: "合同YB-260512-03棉纱款".
_UNSPACED = re.compile(r"(?<=[A-Za-z0-9])[\u4e00-\u9fff].*$")


# A sum in the next column of a statement: "... nolu fatura    318.450,60".
_AMOUNT = re.compile(r"\d{1,3}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)\d{2}(?!\d)")


def _numbers_at(sha256: str, field: str, part: Part) -> Iterator[Evidence]:
    """The document numbers that a stretch begins with, parted by commas or "and"."""
    line, position, end = part
    while position < end:
        match = _SERIES.match(line.text[position:end]) or re.match(r"[^\s,;&+、]+", line.text[position:end])
        word = trim_identifier(_UNSPACED.sub("", match.group())) if match else ""
        if (
            not match
            or _AMOUNT.match(line.text, position)
            or not looks_like_identifier(word)
            or find_dates(word)
            or len(word) < 3
        ):
            return
        at = line.text.index(word, position)
        yield make_evidence(sha256, field, Value(line, at, at + len(word), word), 0.9)
        position += match.end()
        link = _LIST.match(line.text, position, end)
        if not link:
            return
        position = link.end()
