"""What an account owes of earlier papers beside this one's: "Invoice total", "Balance b/f", "Amount payable"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.extract.line_amounts import amounts_of
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.totals import number_of
from extractors.values.folding import fold
from extractors.vocabulary import words_in


def without_brought_forward(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges without earlier balances ("Saldo precedente" is no "Saldo"), and with each total that another total and
    an earlier balance make as what is due.
    """
    kept = {field: list(edges) for field, edges in by_field.items()}
    kept["amount_due"] = [e for e in kept.get("amount_due", []) if not _is_earlier(e)]
    totals = [e for e in kept.get("total", []) if e.value.value]
    earlier = _earlier(sheet) if len(totals) > 1 else set()
    made = {number_of(e) + balance for e in totals for balance in earlier}
    due = [e for e in totals if number_of(e) in made]
    if due:
        kept["total"] = [e for e in kept["total"] if e not in due]
        kept["amount_due"] = [*kept["amount_due"], *(replace(e, field="amount_due") for e in due)]
    return kept


def _is_earlier(edge: Edge) -> bool:
    """Whether the caption of an amount begins with a word of an earlier balance."""
    line = edge.label.line
    start = line.phrases[line.phrase_at(edge.label.start)].start
    return fold(line.text[start:]).strip().startswith(tuple(words_in("totals", "earlier")))


def _earlier(sheet: Sheet) -> set[Decimal]:
    """The amounts of lines that begin with a word of an earlier balance."""
    words = tuple(words_in("totals", "earlier"))
    lines = [line for line in sheet.lines if fold(line.text).strip().startswith(words)]
    return {Decimal(v.value or 0) for line in lines for v in amounts_of(sheet, line)} - {Decimal(0)}
