"""Labels to values: right of the label, below it, in its column, or where its row of totals meets its column.

Every edge between a label and a value is scored; the best edges win, and one value never serves two labels of
different fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.document_types import document_types
from extractors.extract.above import edges_above, is_under_figure, stands_under
from extractors.extract.below import edges_below, edges_in_column, edges_stacked
from extractors.extract.bent_captions import without_bent_edges
from extractors.extract.beside import edges_right
from extractors.extract.candidates import Stretch, Value
from extractors.extract.chinese_codes import chinese_codes
from extractors.extract.crossings import edges_of_totals
from extractors.extract.denied_labels import is_denied_label, is_open_country
from extractors.extract.disclaimed_dates import without_disclaimed_dates
from extractors.extract.disclaimed_numbers import without_disclaimed_numbers
from extractors.extract.joint_weights import edges_of_both, joint_caption
from extractors.extract.label_words import says_number
from extractors.extract.labels import OTHER, PLAIN, SECOND, WEAK, Label, says_only_number, vocabulary
from extractors.extract.named_papers import named_papers
from extractors.extract.prose_dates import prose_dates
from extractors.extract.readers import READERS, SUMMED_KINDS, TEXT_KINDS
from extractors.extract.routes import route_edges
from extractors.extract.sheet import LEAST, MANY, REPEATED, Edge, Sheet, fills_phrase, opens_totals
from extractors.extract.stacked_marks import MARKED
from extractors.values.folding import fold
from extractors.values.units import parse_unit, unit_after

LOTS = frozenset({"lot_number", "input_lot", "output_lot"})
MARKS = "marks_and_numbers"
# So many figures in a row are not one label's.
FIGURES = 3
# So many phrases without a figure may be the headings of columns, each flush with its value within these points.
HEADINGS, FLUSH = 4, 6.0


def edges_of(sheet: Sheet) -> list[Edge]:
    """Every edge of every label that heads a field."""
    found: list[Edge] = []
    for labels in sheet.labels.values():
        for label in labels:
            if label.field != OTHER and not is_denied_label(sheet, label):
                joint = joint_caption(label) if vocabulary().kinds[label.field] == "weight" else None
                routed = list(route_edges(sheet, label)) or _edges_of_label(sheet, label)
                found.extend(edges_of_both(sheet, label, joint) if joint else routed)
    crossings = list(edges_of_totals(sheet))
    found = [*_without_columns_under_pairs(found), *named_papers(sheet), *chinese_codes(sheet)]
    named = [e for e in found if vocabulary().kinds[e.field] not in TEXT_KINDS or not _is_caption(sheet, e)]
    return [*_without_counted(_told(sheet, named), crossings), *crossings, *prose_dates(sheet)]


def _told(sheet: Sheet, edges: Sequence[Edge]) -> list[Edge]:
    """The edges whose sentence or caption tells their value of the paper's own goods, work and day."""
    own = [e for e in without_disclaimed_numbers(sheet, edges) if not is_open_country(e)]
    return without_disclaimed_dates(without_bent_edges(sheet, own))


def _without_columns_under_pairs(edges: Sequence[Edge]) -> list[Edge]:
    """The edges without figures in a column under a lot's label that has a code with letters beside it."""
    paired = {_label_at(e) for e in edges if e.relation == "right" and _is_lettered(e)}
    return [
        e
        for e in edges
        if e.field not in LOTS or e.relation == "right" or _label_at(e) not in paired or _is_lettered(e)
    ]


def _label_at(edge: Edge) -> tuple[int, int]:
    return edge.label.line.index, edge.label.start


def _is_lettered(edge: Edge) -> bool:
    return any(map(str.isalpha, edge.value.value or ""))


def _is_caption(sheet: Sheet, edge: Edge) -> bool:
    """Whether a name or place is nothing but the caption of another blank: "Gemi / Vessel - Sefer / Voyage"."""
    value = edge.value
    others = [o for o in sheet.labels.get(value.line.index, ()) if o is not edge.label]
    said = [at for at in range(value.start, value.end) if value.line.text[at].isalnum()]
    return bool(said) and all(any(o.start <= at < o.end for o in others) for at in said)


def _without_counted(edges: Sequence[Edge], crossings: Sequence[Edge]) -> list[Edge]:
    """The edges without amounts that a row of totals prints under a column of quantities, before its last figure."""
    kinds = vocabulary().kinds
    counted = {_place(e) for e in crossings if kinds[e.field] != "money"}
    return [e for e in edges if kinds[e.field] != "money" or _place(e) not in counted or _is_last(e.value)]


def _place(edge: Edge) -> tuple[int, int]:
    return edge.value.line.index, edge.value.start


def _is_last(value: Value) -> bool:
    """Whether no other piece with a figure follows a value in its line."""
    line = value.line
    return not any(c.isdigit() for p in line.phrases if p.start >= value.end for c in line.text[p.start : p.end])


def _edges_of_label(sheet: Sheet, label: Label) -> Iterator[Edge]:
    kind = vocabulary().kinds[label.field]
    if kind == "weight" and not label.colon and (before := _weighed_before(sheet, label)):
        yield Edge(label, label.field, before, label.strength * 0.95, "right")
        return
    standing = label.opens or label.colon or _is_measured(sheet, label, kind)
    least = SECOND if kind == "account" else 0.9
    spoken = kind == "money" and label.field == "total" and label.strength >= PLAIN
    if not standing and not spoken and (label.strength < least or kind in TEXT_KINDS | SUMMED_KINDS):
        return
    if _is_mute(label, kind) or (kind == "count" and is_under_figure(sheet, label)):
        return
    if (written := stands_under(sheet, label, kind)) is not None:
        yield from edges_above(sheet, label, kind, written)
        return
    if not label.colon and (under := edges_stacked(sheet, label, kind)):
        yield from under
        return
    if kind in ("quantity", "count") and not label.colon and _opens_figures(label):
        return  # a row of a table, whose columns say what is what
    if kind in ("process", "place") and not label.colon and not fills_phrase(label):
        return
    if kind in ("process", "place") and not label.colon and _in_heading_row(sheet, label):
        yield from edges_below(sheet, label, kind)
        return
    right = [
        e
        for e in edges_right(sheet, label, kind)
        if not (_is_telephone(label, e) or _is_year(sheet, e) or _is_manner(sheet, e) or _is_figure(e))
    ]
    yield from right
    if not standing or (label.colon and (right or (kind in TEXT_KINDS and _says_more(label)))):
        return
    listed = label.field in MANY and sheet.type == "payment_proof"
    if kind in SUMMED_KINDS or label.field in REPEATED or listed:
        if fills_phrase(label) and not (right and opens_totals(label.text)):  # "Total output" heads no column
            yield from edges_in_column(sheet, label, kind)
    elif not any(e.score > 0.8 for e in right):
        yield from edges_below(sheet, label, kind)


def _says_more(label: Label) -> bool:
    """Whether a text follows a label in its own phrase: what stands below is another thing's."""
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    return bool(label.line.text[label.end : phrase.end].strip(" :：.#=-–"))


# A telephone number as bills print it: national with its zero, or toll-free ("0180 532 1000", "1 800 555 1234").
_TELEPHONE = re.compile(r"(?:0\d{0,4}|1 8\d\d) \d{3}[\d ]*")


def _is_telephone(label: Label, edge: Edge) -> bool:
    """Whether a general word ("Number", "Bill") stands before a telephone number: it numbers no paper."""
    return label.strength <= WEAK and _TELEPHONE.fullmatch(edge.value.value or "") is not None


# A year that a word for another paper stands before: "Factura: 2026 pagada".
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_year(sheet: Sheet, edge: Edge) -> bool:
    """Whether a bare year stands behind the general name of a paper that is not this one: it numbers none."""
    cited = edge.label.strength <= WEAK and edge.field != document_types()[sheet.type].number
    kind = vocabulary().kinds[edge.field]
    return cited and kind == "identifier" and _YEAR.fullmatch(edge.value.value or "") is not None


def _is_figure(edge: Edge) -> bool:
    """Whether a bare figure behind a paper's name amid a sentence is a year, a share or an amount of something.

    "under contract 2026 season", "by contract 500 kg of cotton", "under the purchase order 100 % cotton".
    """
    label, value = edge.label, edge.value
    digits = vocabulary().kinds[edge.field] == "identifier" and (value.value or "").isdigit()
    if (
        not digits
        or label.opens
        or label.colon
        or value.line is not label.line
        or says_number(fold(label.text.split()[-1]))
    ):
        return False
    text = label.line.text
    measured = unit_after(text, value.end) is not None or text[value.end :].lstrip()[:1] == "%"
    return measured or _YEAR.fullmatch(value.value or "") is not None


def _is_manner(sheet: Sheet, edge: Edge) -> bool:
    """Whether a style of a paper without goods listed is a word of its prose: "Detention hold style: 12B formal"."""
    label, line = edge.label, edge.label.line
    if edge.field != "style_number" or label.opens or document_types()[sheet.type].line_items:
        return False
    if not line.text[: label.start].rstrip()[-1:].isalpha():
        return False
    phrase = line.phrases[line.phrase_at(label.start)]
    return re.match(r"\s+[^\W\d_]", line.text[edge.value.end : phrase.end]) is not None


def _in_heading_row(sheet: Sheet, label: Label) -> bool:
    """Whether a label stands in a row of headings alone: no figure in it, and a row as full with figures below."""
    line = label.line
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    if below is None or len(line.phrases) < HEADINGS or any(map(str.isdigit, line.text)):
        return False
    x0 = line.phrases[line.phrase_at(label.start)].x0
    aligned = any(abs(p.x0 - x0) <= FLUSH for p in below.phrases)
    return aligned and len(below.phrases) >= len(line.phrases) - 1 and any(map(str.isdigit, below.text))


def _opens_figures(label: Label) -> bool:
    """Whether three figures or more follow a label at once, units between them aside."""
    line = label.line
    texts = [line.text[p.start : p.end] for p in line.phrases[line.phrase_at(label.start) + 1 :]]
    figures = [any(map(str.isdigit, text)) for text in texts if parse_unit(text) is None]
    return len(figures) >= FIGURES and all(figures[:FIGURES])


def _is_mute(label: Label, kind: str) -> bool:
    """Whether a word of labels stands where it names no value of the paper's."""
    if kind == "count" and not label.colon and label.text[:1].islower():
        return True  # a word of the goods ("aseptic / drums") counts nothing
    if kind == "identifier" and not label.opens and label.strength <= WEAK and says_only_number(label):
        return True  # "Contribuinte N.º:" numbers the taxpayer
    # The rate of a row of goods ("24.00  14.50  0% VAT £348.00"); a table of taxes may stand left of the sums.
    return kind == "money" and not label.colon and _closes_figures(label) and not _says_sum(label)


def _says_sum(label: Label) -> bool:
    """Whether a label opens its own piece of the line and says a sum: "215,50 20,00% 43,10  Total TTC  3 151,60"."""
    return label.opens and label.strength >= PLAIN and label.field in ("total", "amount_due")


def _closes_figures(label: Label) -> bool:
    """Whether two figures or more stand before a label in its line: those of the goods, whose row it closes."""
    line = label.line
    before = [line.text[p.start : p.end] for p in line.phrases[: line.phrase_at(label.start)]]
    return sum(any(map(str.isdigit, text)) for text in before) >= FIGURES - 1


def _is_measured(sheet: Sheet, label: Label, kind: str) -> bool:
    """Whether a weight with its unit follows a label at once ("700 cartons. Net weight 9,450 kg. Gross weight ...")."""
    line = label.line
    if kind != "weight" or label.strength < PLAIN:
        return False
    values = READERS[kind](Stretch(line, label.end, len(line.text), sheet.locale, label.text))
    return bool(values) and values[0].unit is not None and not line.text[label.end : values[0].start].strip()


def _weighed_before(sheet: Sheet, label: Label) -> Value | None:
    """The weight that stands before the word for it: "18.080,00 KG GROSS 15.648,00 KG NET", "1,308.0 kg gross"."""
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    if len(label.text.split()) > 1:
        return None  # "100 LBS NET. NET WEIGHT 21,772.43 KGS"
    weights = [e.end for e in sheet.labels[line.index] if vocabulary().kinds[e.field] == "weight"]
    for value in READERS["weight"](Stretch(line, phrase.start, label.start, sheet.locale)):
        led = line.text[phrase.start : value.start].rstrip()
        apart = not led or led[-1] in ",;/|" or phrase.start + len(led) in weights or opens_totals(led)
        if value.unit and apart and not line.text[value.end : label.start].strip(" ("):
            return value
    return None


def assign(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that stand: best first, a place on the page for one field only, a label for one value only."""
    chosen: list[Edge] = []
    taken: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    served: set[tuple[int, int, str]] = set()
    standing = [e for e in edges if e.score >= LEAST]
    for edge in sorted(standing, key=lambda e: (-e.score, e.value.line.index, e.value.start)):
        key = (edge.label.line.index, edge.label.start, edge.relation if edge.relation == "total" else "")
        single = edge.field not in REPEATED | MANY and vocabulary().kinds[edge.field] not in ("period", "money")
        if (single and key in served) or _occupied(taken, edge):
            continue
        served.add(key)
        for line, start, end in edge.value.parts:
            taken.setdefault((line.index, 0), []).append((start, end, edge.field))
        chosen.append(edge)
    return chosen


def _occupied(taken: Mapping[tuple[int, int], list[tuple[int, int, str]]], edge: Edge) -> bool:
    return any(
        start < b and a < end and field != edge.field and not _is_marked(field, edge.field)
        for line, start, end in edge.value.parts
        for a, b, field in taken.get((line.index, 0), ())
    )


def _is_marked(one: str, other: str) -> bool:
    """Whether one of two fields is the marks, and the other what a carton is marked with in them ("STYLE: KT-771")."""
    return MARKS in (one, other) and bool({one, other} & MARKED)
