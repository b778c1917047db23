"""Certificates as other programs make them: `python -m tests.bench.certificate_formats [--each N] [--seed N]`.

Word (plain, in a table, with content controls), Excel (a row for each blank).
Good ones and ones with one change, as of `certificate_opponent`, read from the file as a user's command reads them.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import Document
from extractors.read import read_file
from tests.bench.certificate_opponent import make_bad, make_good
from tests.bench.certificate_sheets import Sheet
from tests.bench.certificates import Score, count
from tests.bench.told import counted

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Changes that are made to words, not to a page.
_OF_WORDS = frozenset(
    {"drop_word", "exchange", "add_word", "hedge_inside", "negation", "component", "exporter", "future", "after_end"}
)
Setter = Callable[[Sheet, Path], None]


def _below(made: Sheet) -> list[str]:
    return [f"Dated {made.dated}", "", f"/s/ {made.signer[0]}", "(Signature)", made.signer[0], made.signer[1]]


def _rows(made: Sheet) -> list[tuple[str, str]]:
    """Words of the form beside what fills the blank after them."""
    found, said = [], ""
    for item in made.items:
        if item.blank:
            found.append((said, item.value))
            said = ""
        else:
            said = f"{said} {item.words}".strip()
    return [*found, (said, "")]


def docx_paragraph(made: Sheet, path: Path) -> None:
    """One paragraph, the blanks underlined."""
    paper = docx.Document()
    paper.add_heading("Certificate of Origin", 1)
    paragraph = paper.add_paragraph()
    for item in made.items:
        paragraph.add_run(f"{item.words or item.value} ").underline = bool(item.blank)
    _closed(paper, made, path)


def docx_controls(made: Sheet, path: Path) -> None:
    """Blanks as content controls."""
    paper = docx.Document()
    paper.add_heading("Certificate of Origin", 1)
    paragraph = paper.add_paragraph()
    for item in made.items:
        paragraph.add_run(f" {item.words} ")
        run = parse_xml(f"<w:sdt {_WORD}><w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>")
        run[0][0][0].text = item.value
        if item.blank:
            paragraph._p.append(run)
    _closed(paper, made, path)


def docx_table(made: Sheet, path: Path) -> None:
    """Words of the form left, what fills the blanks right."""
    paper = docx.Document()
    paper.add_heading("Certificate of Origin", 1)
    table = paper.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for said, filled in _rows(made):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = said, filled
    _closed(paper, made, path)


def _closed(paper: docx.document.Document, made: Sheet, path: Path) -> None:
    for line in _below(made):
        paper.add_paragraph(line)
    paper.save(str(path))


def xlsx_cells(made: Sheet, path: Path) -> None:
    """A sheet with a row for each blank."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 70
    for row in [("CERTIFICATE OF ORIGIN", ""), *_rows(made), *((line, "") for line in _below(made))]:
        sheet.append(row)
    book.save(path)


FORMATS: Mapping[str, tuple[Setter, str]] = {
    "docx_paragraph": (docx_paragraph, "docx"),
    "docx_controls": (docx_controls, "docx"),
    "docx_table": (docx_table, "docx"),
    "xlsx_cells": (xlsx_cells, "xlsx"),
}


def good_in(rng: random.Random) -> Sheet:
    """A good one whose sentence is of words alone: no captions, no form of another country."""
    while True:
        made = make_good(rng)
        plain = not (made.style.literal or made.style.additional) and made.style.caption == "none"
        if plain and not made.after and not made.above and not made.foot:
            return made


def bad_in(rng: random.Random) -> Sheet:
    """A bad one of the same kind, with a change of the words."""
    while True:
        made = make_bad(rng)
        plain = not (made.style.literal or made.style.additional) and made.style.caption == "none"
        if plain and made.truth.name in _OF_WORDS and not made.above and not made.foot:
            return made


def judged_in(name: str, made: Sheet) -> CertificateReading:
    """The verdict on the certificate set in that format, read from its file."""
    setter, ending = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"certificate.{ending}"
        setter(made, path)
        reading = read_file(path, Path(folder) / "out")
        return judge_certificate(Document(reading.sha256, reading.pages, "certificate_of_origin_1243", 1.0))


def run(each: int, seed: int) -> Score:
    """So many good and bad ones in each format."""
    rng, score = random.Random(seed), Score()
    for number in counted(range(2 * each * len(FORMATS)), "certificates of other programs"):
        name = list(FORMATS)[number % len(FORMATS)]
        made = (good_in if number // len(FORMATS) % 2 == 0 else bad_in)(rng)
        if wrong := count(score, made, judged_in(name, made)):
            score.wrong[f"{name}:{wrong}"] += 1
    return score


def main() -> int:
    """The whole bench; exit 1 when a bad certificate was called conforming."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=77)
    given = parser.parse_args()
    score = run(given.each, given.seed)
    print("other programs", *score.lines(), sep="\n  ")
    return int(score.bad_conforming > 0)


if __name__ == "__main__":
    sys.exit(main())
