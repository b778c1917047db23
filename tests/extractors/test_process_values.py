"""What a production record says of its process: its name, its days, and the side of each row."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

HEAD = "KINTA GLOVE INDUSTRIES SDN. BHD.\n\nBATCH RECORD\n\n"


@pytest.mark.parametrize("process", ['Süprem örme, 30" 28 fayn', "0020 Weben", "Dipping, line 4"])
def test_a_process_may_hold_figures(process: str):
    assert values(f"{HEAD}Process:   {process}\n", "production_record")["process"] == process


@pytest.mark.parametrize("said", ["Process:   4411-22", "Process:   12.03.2026 started"])
def test_numbers_and_dates_are_no_process(said: str):
    assert "process" not in values(f"{HEAD}{said}\n", "production_record")


def test_what_stands_below_is_not_the_process_of_a_label_that_says_something():
    found = values(f"{HEAD}Process: 12.03.2026, 77\nApproved by the head of shift\n", "production_record")
    assert "process" not in found


def test_the_word_for_a_side_is_no_process():
    text = "生产日报表\n\n工序      投入                      产出\n"
    assert "process" not in values(text, "production_record", ("zh",))


def test_a_process_goes_on_in_small_letters_below_it():
    text = f"{HEAD}Process        Concentration and filling in\n               aseptic drums\nShift          B\n"
    assert values(text, "production_record")["process"] == "Concentration and filling in aseptic drums"


def test_a_line_that_begins_anew_is_no_part_of_the_process():
    text = f"{HEAD}Process        Concentration and filling\n               Second floor\n"
    assert values(text, "production_record")["process"] == "Concentration and filling"


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Semana del 09 al 15 de marzo de 2026", ("2026-03-09", "2026-03-15")),
        ("Período: del 30 de marzo al 5 de abril de 2026", ("2026-03-30", "2026-04-05")),
        ("Semaine : du 29 décembre au 4 janvier 2026", ("2025-12-29", "2026-01-04")),
        ("Zeitraum: 16. bis 22.02.2026", ("2026-02-16", "2026-02-22")),
    ],
)
def test_the_first_day_of_a_period_borrows_month_and_year(line: str, days: tuple[str, str]):
    found = values(f"AGRÍCOLA LOS ENCINOS\n\nLISTA DE RAYA\n\n{line}\n", "labor_record", ("es",))
    assert (found["period_start"], found["period_end"]) == days


@pytest.mark.parametrize("line", ["Semana del 25 al 15 de marzo de 2026", "Período: 1.416 al 15 de marzo de 2026"])
def test_no_first_day_is_made_up(line: str):
    found = values(f"AGRÍCOLA LOS ENCINOS\n\nLISTA DE RAYA\n\n{line}\n", "labor_record", ("es",))
    assert "period_start" not in found


def test_a_day_of_production_is_the_whole_period():
    found = values(f"{HEAD}Production date:   29 August 2025\n", "production_record")
    assert (found["period_start"], found["period_end"]) == ("2025-08-29", "2025-08-29")


def test_the_date_of_the_paper_is_no_period():
    assert "period_start" not in values(f"{HEAD}Date:   29 August 2025\n", "production_record")


ROWS = """
Concepto                   Lote       Toneladas
Caña molida                C-14       31.460,50
Azúcar crudo producido     AZ-2614     3.366,27
Melaza                     ML-2614     1.195,40
"""


def test_rows_name_their_own_side():
    found = values(f"INGENIO ANGELINA\n\nREPORTE DE MOLIENDA\n{ROWS}", "production_record", ("es",))
    assert (found["input_lot"], found["output_lot"]) == ("C-14", "AZ-2614")
    assert (found["input_quantity"], found["output_quantity"]) == ("31460.5", "3366.27")


def test_rows_of_one_side_only_stay_together():
    rows = ROWS.replace("Caña molida           ", "Jugo                  ")
    found = values(f"INGENIO ANGELINA\n\nREPORTE DE MOLIENDA\n{rows}", "production_record", ("es",))
    assert not {"input_lot", "output_lot", "output_quantity"} & found.keys()


def test_a_count_of_cases_is_not_what_came_out_where_the_kilograms_are_known():
    text = f"""{HEAD}Finished lot     Cases     Weight (kg)
AOF-L0611        1,020     7,650
AOF-F0612          412     3,090
Total finished   1,432     10,740
"""
    assert values(text, "production_record")["output_quantity"] == "10740"


def test_scrap_in_the_list_of_products_is_none_of_the_output():
    text = f"""{HEAD}Produkt                 Charge          Gutmenge
Rohgewebe 160 cm        WH-26-0227      17.950
Rohgewebe 180 cm        WH-26-0228       2.050
Ausschuss                                  212
"""
    assert values(text, "production_record", ("de",))["output_quantity"] == "20000"


def test_the_next_caption_ends_a_process():
    text = f"{HEAD}Proceso: Molienda y cristalización Rendimiento: 10,70 %\n"
    assert values(text, "production_record", ("es",))["process"] == "Molienda y cristalización"


MATERIALS = "Green leaf lots       GL-4410; GL-4413\nPacked lamina lot     LLP-26-0623\n"


def test_lots_of_a_material_are_those_of_the_side_that_is_left():
    found = values(HEAD + MATERIALS, "production_record")
    assert found["input_lot"] == ["GL-4410", "GL-4413"]
    assert found["output_lot"] == "LLP-26-0623"


@pytest.mark.parametrize("general", ["Lot No.              GL-4410", "Shift B lots         GL-4410\nOther lots    X-1"])
def test_lots_of_no_material_or_of_several_labels_stay_lots(general: str):
    found = values(f"{HEAD}{general}\nPacked lamina lot     LLP-26-0623\n", "production_record")
    assert "input_lot" not in found


def test_a_participle_with_a_weight_behind_it_is_a_quantity():
    found = values(f"{HEAD}Lamina packed        30,800 kg\nGreen leaf fed       44,720 kg\n", "production_record")
    assert (found["input_quantity"], found["output_quantity"]) == ("44720", "30800")


def test_a_participle_with_a_bare_number_is_none():
    found = values(f"{HEAD}Orders packed        30\nReports completed    44\n", "production_record")
    assert "output_quantity" not in found


def test_a_plural_in_brackets():
    found = values("FICHE\n\nLot(s) de matière première     MP-519-A\n", "production_record", ("fr",))
    assert found["input_lot"] == "MP-519-A"


def test_a_column_of_days_is_no_single_day():
    days = "KB-0311     19 Nov 2025     7,204\nKB-0312     20 Nov 2025     7,297\n"
    found = values(f"{HEAD}Module      Date ginned     Lint lb\n{days}", "production_record")
    assert "period_end" not in found


@pytest.mark.parametrize(
    ("said", "lots"),
    [
        ("ALG-5512/ALG-5513", ["ALG-5512", "ALG-5513"]),
        ("HS-0419、HS-0422", ["HS-0419", "HS-0422"]),
        ("GR-4471/D", "GR-4471/D"),
    ],
)
def test_lots_are_listed_with_strokes_of_one_shape_only(said: str, lots: object):
    assert values(f"{HEAD}Input lot:   {said}\n", "production_record")["input_lot"] == lots


def test_a_process_that_hangs_is_none():
    assert "process" not in values(f"{HEAD}Process:   On-line dipping, chlorination &\n", "production_record")


def test_the_day_of_the_work_begins_what_ends_on_another():
    found = values(f"{HEAD}Processing date:   18 March 2026\nCompleted on:   20 March 2026\n", "production_record")
    assert (found["period_start"], found["period_end"]) == ("2026-03-18", "2026-03-20")


def test_a_label_with_its_date_is_no_caption_of_a_list():
    text = f"""{HEAD}Spinning finished     19/12/2025

Cotton lot      Bales     Net Kgs
RYK-301         100       16,420
KHW-118          60        9,894
"""
    assert not {"output_lot", "output_quantity"} & values(text, "production_record").keys()


def process_of(work: str) -> object:
    return values(f"RECORD\n\nProcess      {work}\n\n", "production_record").get("process")


def test_a_work_that_names_a_side_too_is_a_process():
    assert process_of("Harvest") == "Harvest"


@pytest.mark.parametrize("side", ["Output", "投入"])
def test_a_side_alone_is_no_process(side: str):
    assert process_of(side) is None
