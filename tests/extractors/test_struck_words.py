"""Words that are struck out are not said: by the run itself, and by the styles that it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.run import Run

from extractors.office import read_docx

CHARACTER, PARAGRAPH, TABLE = WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.TABLE
Document = docx.document.Document


def style(document: Document, name: str, kind: WD_STYLE_TYPE, mark: str = "strike") -> None:
    document.styles.add_style(name, kind).element.get_or_add_rPr().append(OxmlElement(f"w:{mark}"))


def target(document: Document, **by: str) -> Run:
    """A run of one word, by a character style of the name and in a paragraph style of the name."""
    return document.add_paragraph(style=by.get("paragraph")).add_run("TARGET", by.get("character"))


def put(run: Run, mark: str, value: str | None = None) -> None:
    element = OxmlElement(f"w:{mark}")
    if value is not None:
        element.set(qn("w:val"), value)
    run._r.get_or_add_rPr().append(element)


def by_a_based_style(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    document.styles.add_style("Child", CHARACTER).base_style = document.styles["Gone"]
    target(document, character="Child")


def by_the_usual_style(document: Document) -> None:
    document.styles["Normal"].font.strike = True
    target(document)


def by_the_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")).append(OxmlElement("w:strike"))
    target(document)


def in_a_table(document: Document, mark: Callable[[object], None]) -> None:
    made = document.styles.add_style("Lined", TABLE)
    mark(made.element)
    table = document.add_table(1, 2, made)
    table.cell(0, 0).text = "TARGET"


def by_a_table_style(document: Document) -> None:
    in_a_table(document, lambda made: made.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:strike/></w:rPr>")))


def by_a_part_of_a_table_style(document: Document) -> None:
    part = f"<w:tblStylePr {nsdecls('w')} w:type='firstRow'><w:rPr><w:strike/></w:rPr></w:tblStylePr>"
    in_a_table(document, lambda made: made.append(parse_xml(part)))


def by_a_hidden_style(document: Document) -> None:
    style(document, "Gone", CHARACTER, "vanish")
    target(document, character="Gone")


def twice_by_two_lines(document: Document) -> None:
    """Two lines through words are no toggle."""
    style(document, "Gone", CHARACTER, "dstrike")
    style(document, "Lines", PARAGRAPH, "dstrike")
    target(document, paragraph="Lines", character="Gone")


def by_itself(document: Document) -> None:
    put(target(document), "strike", "on")


def back_by_the_run(document: Document, value: str) -> None:
    by_the_usual_style(document)
    put(Run(document.paragraphs[-1].runs[-1]._r, document.paragraphs[-1]), "strike", value)


def back_by_the_style(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    child = document.styles.add_style("Child", CHARACTER)
    child.base_style, child.font.strike = document.styles["Gone"], False
    target(document, character="Child")


def two_styles_that_cancel_each_other(document: Document) -> None:
    style(document, "Gone", CHARACTER)
    style(document, "Lines", PARAGRAPH)
    target(document, paragraph="Lines", character="Gone")


def shown_again(document: Document) -> None:
    put(target(document), "vanish", "off")


def based_on_itself(document: Document) -> None:
    made = document.styles.add_style("Round", CHARACTER)
    made.base_style = made
    target(document, character="Round")


def words(build: Callable[[Document], None], folder: Path) -> tuple[str, str]:
    """(what a file says, what is hidden in it)."""
    document = docx.Document()
    document.add_paragraph("Lot", style="Title")
    build(document)
    document.save(str(folder / "c.docx"))
    flow = read_docx(folder / "c.docx")
    shown = [text for b in flow.blocks for text in (b.text, *(cell for row in b.rows for cell in row))]
    return " ".join(shown), " ".join(b.text for b in flow.hidden)


@pytest.mark.parametrize(
    "build",
    [by_a_based_style, by_the_usual_style, by_the_defaults, by_a_table_style, by_a_part_of_a_table_style,
     by_a_hidden_style, twice_by_two_lines, by_itself],
)  # fmt: skip
def test_struck_words_are_not_said(build: Callable[[Document], None], tmp_path: Path) -> None:
    shown, hidden = words(build, tmp_path)
    assert "TARGET" not in shown
    assert "TARGET" in hidden


@pytest.mark.parametrize(
    "build",
    [back_by_the_style, two_styles_that_cancel_each_other, shown_again, based_on_itself, target,
     *(lambda document, value=value: back_by_the_run(document, value) for value in ("0", "false", "off", "none"))],
)  # fmt: skip
def test_words_without_a_line_through_them_are_said(build: Callable[[Document], None], tmp_path: Path) -> None:
    shown, hidden = words(build, tmp_path)
    assert "TARGET" in shown
    assert "TARGET" not in hidden
