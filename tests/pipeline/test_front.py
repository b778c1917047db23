"""The pages in front: what connects the steps, who supplied, where; from the papers alone."""

from __future__ import annotations

from pathlib import Path

from pipeline.booklet import booklet_data, bound_exhibits
from pipeline.case import Party, Step
from pipeline.exhibits import number_exhibits
from pipeline.front import connections, label_runs, party_name, places, suppliers
from tests.pipeline.made_case import MILL, SPINNER, MadeCase, shirts


def exhibits_of(made: MadeCase) -> tuple:
    view = made.view()
    return view, number_exhibits(view, lambda _: True)


def test_steps_are_connected_by_the_papers_of_the_sale_and_the_lots_on_both_sides(tmp_path: Path) -> None:
    links = connections(*exhibits_of(shirts(tmp_path)))
    assert [link["title"] for link in links] == [
        "Step 1 to step 2", "Step 2 to step 3", "Step 3 to step 4", "Sale from step 4",
    ]  # fmt: skip
    second = links[1]
    assert (second["from"], second["to"], second["lots"]) == (SPINNER, MILL, ["Y26-371W"])
    assert [(p["kind"], p["exhibits"][0][0]) for p in second["papers"]] == [
        ("order", "2.1"), ("invoice", "2.2"), ("payment", "2.3"), ("transport", "2.4"), ("packing list", "2.5"),
    ]  # fmt: skip


def test_two_steps_of_one_company_are_not_a_sale(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    made.parties = (Party("P1", ("Acme",), ("producer",)),)
    made.steps = (Step(1, "spinning", "P1", "", None), Step(2, "weaving", "P1", "", None))
    (link,) = connections(*exhibits_of(made))
    assert (link["same"], link["papers"], link["from"]) == (True, [], "Acme")


def test_steps_without_papers_between_them_are_not_spoken_of(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    made.steps = (Step(1, "spinning", None, "", None), Step(2, "weaving", None, "", None))
    assert connections(*exhibits_of(made)) == []


def test_suppliers_by_step_and_then_the_others_without_banks(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    made.parties += (Party("P7", ("Some Bank",), ("bank", "payee")),)
    rows = suppliers(*exhibits_of(made))
    assert [r["step"] for r in rows] == ["1", "2", "3", "4", "", ""]
    assert rows[1]["name"] == SPINNER
    assert rows[1]["also"] == []
    assert "Some Bank" not in [r["name"] for r in rows]


def test_places_name_step_and_origin_with_their_exhibits(tmp_path: Path) -> None:
    rows = places(*exhibits_of(shirts(tmp_path)))
    assert [r["step"] for r in rows] == ["1", "2", "3", "4", ""]
    assert rows[-1] == {
        "step": "", "what": "Origin of raw cotton", "place": "Texas", "country": "United States",
        "exhibits": [["1.6", "1.6"], ["2.6", "2.6"], ["3.6", "3.6"], ["4.6", "4.6"]],
    }  # fmt: skip


def test_runs_of_labels(tmp_path: Path) -> None:
    _, found = exhibits_of(shirts(tmp_path))
    assert label_runs(e for e in found if e.label in ("1.1", "1.2", "1.3", "1.5", "2.1")) == [
        ["1.1", "1.3"], ["1.5", "1.5"], ["2.1", "2.1"],
    ]  # fmt: skip


def test_the_certificates_and_the_statement_are_bound_in_front(tmp_path: Path) -> None:
    view, found = exhibits_of(shirts(tmp_path))
    assert [e.label for e in bound_exhibits(found)][:5] == ["0.1", "0.2", "0.3", "0.4", "0.5"]
    data = booklet_data(view, found)
    assert [s["title"] for s in data["sections"]][:2] == ["Papers of the whole case", "Step 1: Cotton growing, ginning"]
    assert data["title"] == "Admissibility submission under 19 CFR 12.43"


def test_other_regimes_are_not_argued_under_12_43(tmp_path: Path) -> None:
    made = MadeCase(tmp_path, case={"case": {"id": "U", "profile": "cotton", "regime": "uflpa"}})
    assert booklet_data(*exhibits_of(made))["title"] == "Admissibility submission"


def test_a_name_in_capitals_gives_way_to_another_spelling() -> None:
    assert party_name(Party("P1", ("ACME LTD", "Acme Ltd"), ())) == "Acme Ltd"
    assert party_name(Party("P1", ("ACME LTD",), ())) == "ACME LTD"
    assert party_name(None) == ""
