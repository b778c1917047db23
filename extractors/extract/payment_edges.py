"""What of a payment paper's labels and values is of the one payment: the payee's account, no column of a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.extract.account_sides import payees_accounts
from extractors.extract.foreign_amounts import local_beside_foreign
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.statement_lines import is_statement, of_statement
from extractors.tables.table_model import Table


def edges_of_payment(
    sheet: Sheet, tables: Sequence[Table], by_field: Mapping[str, Sequence[Edge]]
) -> dict[str, list[Edge]]:
    """The edges of one payment: the payee's account; of a statement, no value from its columns of many lines."""
    kept = {field: list(edges) for field, edges in by_field.items()}
    kept["beneficiary_account"] = payees_accounts(sheet, kept.get("beneficiary_account", []))
    if is_statement(tables):
        for field in ("payment_date", "amount", "payment_reference"):
            kept[field] = [e for e in kept.get(field, []) if e.relation == "right" and not of_statement(e)]
    return {field: edges for field, edges in local_beside_foreign(kept).items() if edges}
