"""Sums of wage registers in their rows of totals."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

ROWS = """
No      Name of worker          Horas       Sueldo
1       López Armenta           48          2,916.00
2       Soto Valdez             48          2,916.00
"""


def register(total: str, head: str = ROWS) -> dict[str, object]:
    return values(f"PROCESADORA DEL VALLE SA DE CV\n\nLISTA DE RAYA\n{head}{total}\n", "labor_record", ("es",))


def test_hours_under_their_heading():
    assert register("        Total                   96          5,832.00")["hours_worked"] == "96"


def test_days_and_overtime_are_no_hours():
    other = ROWS.replace("Horas ", "Días  ")
    assert "hours_worked" not in register("        Total                   96          5,832.00", other)
    extra = ROWS.replace("Horas ", "OT hrs")
    assert "hours_worked" not in register("        Total                   96          5,832.00", extra)


@pytest.mark.parametrize(("words", "workers"), [("Total 2 trabajadores", "2"), ("Total 2 tambores", None)])
def test_people_by_the_word_beside_the_number(words: str, workers: str | None):
    assert register(f"        {words:<24}96          5,832.00").get("workers") == workers
