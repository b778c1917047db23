"""Sums of wage registers in their rows of totals."""

from __future__ import annotations

import re

import pytest

from extractors.extract.labor_sums import _counts_people
from extractors.vocabulary import any_of
from tests.extractors.text_pages import read, values

ROWS = """
No      Name of worker          Horas       Sueldo
1       López Armenta           48          2,916.00
2       Soto Valdez             48          2,916.00
"""


def register(total: str, head: str = ROWS) -> dict[str, object]:
    return values(f"PROCESADORA DEL VALLE SA DE CV\n\nLISTA DE RAYA\n{head}{total}\n", "labor_record", ("es",))


def test_hours_under_their_heading():
    assert register("        Total                   96          5,832.00")["hours_worked"] == "96"


def test_hours_of_a_sheet_of_two_columns():
    sheet = "TIME SHEET\n\nName            Hours\nA. Khan         50\nB. Roy          60\nTotal           110\n"
    assert values(sheet, "labor_record")["hours_worked"] == "110"


def test_days_and_overtime_are_no_hours():
    other = ROWS.replace("Horas ", "Días  ")
    assert "hours_worked" not in register("        Total                   96          5,832.00", other)
    extra = ROWS.replace("Horas ", "OT hrs")
    assert "hours_worked" not in register("        Total                   96          5,832.00", extra)


@pytest.mark.parametrize(("words", "workers"), [("Total 2 trabajadores", "2"), ("Total 2 tambores", None)])
def test_people_by_the_word_beside_the_number(words: str, workers: str | None):
    assert register(f"        {words:<24}96          5,832.00").get("workers") == workers


@pytest.mark.parametrize(
    ("heading", "counts"),
    [
        ("workers", True),
        ("no. of workers", True),
        ("n.o de operarios", True),
        ("n° trabalhadores", True),
        ("人数", True),
        ("name of workers", False),
        ("no. of trabalhadores", False),  # a word of one language, the number's of another
        ("operarios", False),  # their names stand under it
    ],
)
def test_headings_that_count_people(heading: str, counts: bool):
    assert _counts_people(heading) is counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("total hrs", "hrs"),
        ("arbeitsstunden ist", "arbeitsstunden"),
        ("stundenlohn", None),  # "*" before a word: it ends one
        ("chrs", None),
        ("man-hours", "man-hours"),  # the longer of two
        ("本月工时数", "工时"),  # no spaces in Chinese
    ],
)
def test_words_of_the_vocabulary_are_whole(text: str, found: str | None):
    match = re.search(any_of(["hrs", "hours", "man", "man-hours", "*stunden", "工时"]), text)
    assert (match.group() if match else None) == found


@pytest.mark.parametrize(("word", "rows"), [("Quantidade", 1), ("Algodão ", 2)])
def test_the_only_line_repeated_under_a_heading_is_its_sum(word: str, rows: int):
    text = f"""
ROMANEIO DE CARGA

Designação          Lote           Volumes      Peso líquido (kg)      Peso bruto (kg)
Brazilian cotton    SD20-118       97           21.840,5               22.034,5
{word:<35}97           21.840,5               22.034,5
"""
    found = read(text, "packing_list", ("pt",))
    assert len(found.line_items) == rows
    if rows == 1:
        assert {f.name: f.value for f in found.fields}["net_weight"] == "21840.5"
        assert "97" not in [f.value for f in found.fields if f.name == "quantity"]


PAY = """
Section      Workers     {first}     {second}
Sewing       412         6,592,000     6,530,200
Finishing    138         2,125,200     2,104,500
Total        550         8,717,200     8,634,700
"""


def pay(first: str, second: str) -> dict[str, object]:
    table = PAY.format(first=first, second=second)
    return values(f"MEGHNA APPARELS LIMITED\n\nWAGE REGISTER\n{table}", "labor_record")


def test_of_several_columns_of_pay_the_one_paid_out_counts():
    assert pay("Gross wages", "Net paid")["wages_total"] == "8634700"


def test_the_only_column_of_pay_counts():
    assert pay("Gross wages", "Bundles ")["wages_total"] == "8717200"


def test_two_columns_of_pay_that_do_not_say_which_was_paid_stay_open():
    assert "wages_total" not in pay("Basic pay  ", "Piece earnings")


def test_a_number_behind_a_colon_ends_its_sentence():
    text = "LISTA DE RAYA\n\nTotal de trabajadores: 5. Pagado en efectivo\n"
    assert values(text, "labor_record", ("es",))["workers"] == "5"


PRESENT = """
Emp ID     Name             Present     Absent     {third}
10221      Rokeya Begum     26          0          {one}
10222      Abdul Malek      25          1          {two}
Total                       51          1          {sum}
"""


def test_days_present_are_no_wages():
    text = "CREST APPARELS LTD\n\nATTENDANCE SUMMARY\n" + PRESENT.format(third="Hours", one="208", two="200", sum="408")
    assert "wages_total" not in values(text, "labor_record")
    paid = PRESENT.format(third="Net wages", one="9,100", two="8,750", sum="17,850")
    assert values("CREST APPARELS LTD\n\nWAGE REGISTER\n" + paid, "labor_record")["wages_total"] == "17850"


@pytest.mark.parametrize(
    ("heading", "wages"),
    [
        ("N.º de operarios", None),
        ("N.º de operários", None),
        ("Nro. de obreros", None),
        ("Anzahl Arbeiter", None),
        ("İşçi sayısı", None),
        ("Số công nhân", None),
        ("Salarios", "550"),
    ],
)
def test_the_sum_of_a_list_of_people_by_section_is_no_pay(heading: str, wages: str | None):
    paper = f"HILADOS DEL SUR S.A.\n\nLISTA DE RAYA\n\nSección         {heading:<20}Turno\n"
    rows = "Hilatura        300                 A\nTejido          250                 B\nTotal           550\n"
    assert values(paper + rows, "labor_record", ("es",)).get("wages_total") == wages
