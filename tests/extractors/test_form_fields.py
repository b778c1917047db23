"""Form fields: counted before PDFium looks each up among all others; too many are left out of a page that says so."""

from __future__ import annotations

import io
import time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.pdf.structure import form_fields
from extractors.pdf.text import open_pdf
from extractors.read_settings import ReadSettings
from tests.extractors.reading_samples import pdf, saved


def form(count: int, *, listed: bool = True, shown: bool = True, nested: bool = False) -> bytes:
    """A page with so many filled fields that have no look of their own: in the form's list, on the page, or both."""
    with pikepdf.open(io.BytesIO(pdf(["Conforming"]))) as file:
        fields = [file.make_indirect(_field(n, shown=shown)) for n in range(count)]
        roots = [file.make_indirect(Dictionary(T="all", Kids=Array(fields)))] if nested else fields
        fonts = Dictionary(Helv=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        file.Root.AcroForm = Dictionary(
            Fields=Array(roots if listed else []), DA="/Helv 9 Tf 0 g", DR=Dictionary(Font=fonts)
        )
        if shown:
            file.pages[0].Annots = file.make_indirect(Array(fields))
        return saved(file)


def _field(number: int, *, shown: bool) -> Dictionary:
    field = Dictionary(T=f"f{number}", FT=Name.Tx, V=f"value{number}", DA="/Helv 9 Tf 0 g")
    if shown:
        top = 600 - 20 * (number % 25)
        field.update({"/Type": Name.Annot, "/Subtype": Name.Widget, "/F": 4, "/Rect": Array([300, top, 400, top + 15])})
    return field


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (form(3), 3),
        (form(3, nested=True), 4),
        (form(3, shown=False), 3),
        (form(3, listed=False), 0),  # not more than are counted
        (form(9), 6),
        (form(9, listed=False), 6),
        (b"%PDF-1.4 no structure at all", 0),
    ],
)
def test_fields_and_widgets_are_counted_to_just_beyond_the_cap(content: bytes, count: int) -> None:
    assert min(6, form_fields(content, 5)) == count


def test_a_tree_of_fields_that_holds_itself_ends() -> None:
    with pikepdf.open(io.BytesIO(form(2))) as file:
        root = file.Root.AcroForm.Fields[0]
        root.Kids = Array([root, root])
        assert form_fields(saved(file), 5) > 5


def test_what_is_no_field_hides_none() -> None:
    """PDFium passes over it, and so do we."""
    with pikepdf.open(io.BytesIO(form(9))) as file:
        file.Root.AcroForm.Fields.insert(0, 7)
        file.Root.AcroForm.Fields.append(Dictionary(T="odd", Kids=Name.None_))
        assert form_fields(saved(file), 5) > 5


@pytest.mark.parametrize(("most", "said", "capped"), [(2, ["value0", "value1"], False), (1, [], True)])
def test_fields_beyond_the_cap_are_left_out_and_told(most: int, said: list[str], capped: bool) -> None:
    with open_pdf(form(2), ReadSettings(max_form_fields=most)) as document:
        page = document.read(0)
    assert ([w.text for w in page.words[1:]], page.capped) == (said, capped)


def test_a_page_without_fields_says_all_it_has_whatever_the_form_lists() -> None:
    with open_pdf(form(3, shown=False), ReadSettings(max_form_fields=1)) as document:
        assert not document.read(0).capped


def test_so_many_fields_take_no_time() -> None:
    """Looked up by PDFium they would take some twenty seconds."""
    content, began = form(20_000), time.process_time()
    with open_pdf(content) as document:
        assert document.read(0).capped
    assert time.process_time() - began < 5
