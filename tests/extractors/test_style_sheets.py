"""What the style sheet of a page hides or strikes is told and not said, as by a style of the element itself."""

from __future__ import annotations

import pytest

from extractors.office.markup import read_html


def words(sheet: str, body: str) -> tuple[str, str]:
    """(what the page says, what is hidden in it)."""
    flow = read_html(f"<html><head><style>{sheet}</style></head><body>{body}</body></html>")
    said = " ".join([b.text or " ".join(" ".join(row) for row in b.rows) for b in flow.blocks])
    return said, " ".join(b.text for b in flow.hidden)


@pytest.mark.parametrize(
    ("sheet", "inner"),
    [
        (".x{display:none}", '<span class="x">TARGET</span>'),
        (".x { Text-Decoration : line-through }", '<span class="y x">TARGET</span>'),
        ("p span.x, b {visibility:hidden}", '<span class="x">TARGET</span>'),
        ("#x{font-size:0}", '<span id="x">TARGET</span>'),
        ("p > i{text-decoration-line:line-through}", "<i>TARGET</i>"),
        ("div p > i{display:none}", "<i>TARGET</i>"),
        ("i{display:none}", "<i>TARGET</i>"),
        (".x{color:#fff}", '<span class="x">TARGET</span>'),
        ("/* .x{} */ @import url(a.css); .x{display:none}", '<span class="x">TARGET</span>'),
        ("@media screen { .y{color:red} .x{display:none} }", '<span class="x">TARGET</span>'),
        ("@font-face{font-family:A} .x{display:none", '<span class="x">TARGET</span>'),
        ("<!-- .x{display:none} -->", '<span class="x">TARGET</span>'),
        (".x{display:none!important}", '<span class="x" style="display:inline">TARGET</span>'),
        (".x{display:none} span{display:inline}", '<span class="x">TARGET</span>'),
        (".x{display:inline} .x{display:none}", '<span class="x">TARGET</span>'),
        ("#x{display:none} .y.x{display:inline}", '<span class="y x" id="x">TARGET</span>'),
    ],
)
def test_words_that_a_style_sheet_hides_are_told_and_not_said(sheet: str, inner: str) -> None:
    assert words(sheet, f"<div><p>Lot {inner} of cotton</p></div>") == ("Lot of cotton", "TARGET")


@pytest.mark.parametrize(
    ("sheet", "inner"),
    [
        (".x{display:none}", '<span class="y">TARGET</span>'),
        (".X{display:none}", '<span class="x">TARGET</span>'),
        ("p.x{display:none}", '<span class="x">TARGET</span>'),
        ("div > span{display:none}", "<span>TARGET</span>"),
        ("td span{display:none}", "<span>TARGET</span>"),
        ("p div span{display:none}", "<span>TARGET</span>"),
        (".x:hover{display:none}", '<span class="x">TARGET</span>'),
        ("a + .x{display:none}", '<span class="x">TARGET</span>'),
        ("@media print{.x{display:none}}", '<span class="x">TARGET</span>'),
        ("@media only screen and (max-width:600px){.x{display:none}}", '<span class="x">TARGET</span>'),
        ("/* .x{display:none} */", '<span class="x">TARGET</span>'),
        (".x{display:none}", '<span class="x" style="display:inline">TARGET</span>'),
        (".x{display:none} .x{display:inline}", '<span class="x">TARGET</span>'),
        ("s{text-decoration:none}", "<s>TARGET</s>"),
        (".x{color:#fff}.y{background:#000}", '<b class="y"><span class="x">TARGET</span></b>'),
        (".x{font-size:0}", '<span class="x" style="font-size:12px">TARGET</span>'),
    ],
)
def test_words_that_a_style_sheet_shows_are_said(sheet: str, inner: str) -> None:
    assert words(sheet, f"<div><p>Lot {inner} of cotton</p></div>") == ("Lot TARGET of cotton", "")


def test_a_style_sheet_for_print_hides_nothing() -> None:
    flow = read_html('<style media="print">p{display:none}</style><p>Lot 7</p>')
    assert ([b.text for b in flow.blocks], flow.hidden) == (["Lot 7"], [])


def test_cells_are_struck_by_their_class() -> None:
    sheet = ".old{text-decoration:line-through}"
    body = '<table><tr><td>Price<td>Lot</tr><tr><td><span class="old">100</span> 80<td>5</tr></table>'
    assert words(sheet, body) == ("Price Lot 80 5", "100")


def test_a_selector_without_end_is_looked_at_in_no_time() -> None:
    sheet = " ".join(["div"] * 60) + " i{display:none}" + "/*" * 50_000
    deep = "<div>" * 150 + "<p>Lot 7</p>" * 200 + "</div>" * 150
    assert words(sheet, deep)[1] == ""


@pytest.mark.parametrize(
    "sheet",
    [
        "div{font-size:0} .h p{font-size:14px}",
        "div{visibility:hidden} p{visibility:visible}",
        ".x{display:none} span[class]{display:inline}",
        ".x{display:none} span:first-child{display:inline}",
        ".x{display:none} @media only screen{span.x{display:inline}}",
        ".x{display:none} @media (min-width:600px){.x{display:inline}}",
    ],
)
def test_what_another_rule_may_show_is_not_called_hidden(sheet: str) -> None:
    body = '<div class="h"><p>Lot <span class="x">TARGET</span> of cotton</p></div>'
    assert words(sheet, body) == ("Lot TARGET of cotton", "")


@pytest.mark.parametrize("media", ["@media print{.x{display:inline}}", "@page{margin:0}", ".x::before{color:red}"])
def test_what_shows_nothing_on_a_screen_hides_as_before(media: str) -> None:
    assert words(f".x{{display:none}} {media}", '<p>Lot <span class="x">TARGET</span></p>') == ("Lot", "TARGET")


@pytest.mark.parametrize(("rules", "hidden"), [(300, "TARGET"), (10_000, "")])
def test_a_style_sheet_with_more_rules_than_any_paper_has_is_not_looked_at(rules: int, hidden: str) -> None:
    sheet = " ".join(f".r{n}{{color:red}}" for n in range(rules))
    assert words(f"{sheet} .x{{display:none}}", '<p>Lot <i class="x">TARGET</i></p>')[1] == hidden
