"""The certificate of 19 CFR 12.43(a): judged word for word against the form, as an officer would.

`conforming` is said only of a text read with certainty. A text layer is certain when nothing in it is hidden and no
second reading of the pixels speaks against it; a scan is certain when two independent readings agree. What both show
to be different is `deviating`; what only one shows, or what nobody can read for sure, is `review`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.certificate.blank_findings import as_blank, believed, blank_findings, is_signed
from extractors.certificate.blanks import Blank
from extractors.certificate.captions_of_both import without_misread_captions
from extractors.certificate.enclosed import unenclosed
from extractors.certificate.engines import first_words, settled_words
from extractors.certificate.form import BLANKS, Form, certificate_form
from extractors.certificate.ink import is_ring
from extractors.certificate.layer import hidden_inside, struck_inside
from extractors.certificate.marks_abroad import marks_abroad
from extractors.certificate.messages import message_for
from extractors.certificate.reading import FormReading, read_form
from extractors.certificate.signs import Difference, unseen
from extractors.certificate.witness import Weighed, weigh
from extractors.evidence import BBox, Document, Page
from extractors.ocr.orient import displayed_box, upright_page

Verdict = Literal["conforming", "deviating", "review", "not_a_certificate"]
_LEAST_SHARE = 0.5  # of the fixed words; below it the text is another form
_LEAST_TURNED = 0.15
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
# Problems of a page, or of its file, by which part of it was left unread.
_UNREAD = frozenset({"too_large", "damaged", "unreadable"})
_POOR = 0.6  # readability below which a form that is not found may only be unreadable


@dataclass(frozen=True, slots=True)
class Deviation:
    """One departure from the form, in the words of the contract."""

    kind: str
    weight: str
    expected: str
    found: str
    page: int
    bbox: BBox | None
    message: str


@dataclass(frozen=True, slots=True)
class CertificateReading:
    """The judged certificate. `blanks` has all fourteen names. `signer` and `signer_title` are as printed."""

    page: int
    verdict: Verdict
    variant: Literal["main", "additional"]
    deviations: tuple[Deviation, ...]
    blanks: Mapping[str, Blank]
    signed: bool | None = None
    signer: Blank = field(default_factory=lambda: Blank(None, 0, None))
    signer_title: Blank = field(default_factory=lambda: Blank(None, 0, None))
    company: str = ""
    explanation: str = ""

    def plain(self) -> dict[str, object]:
        """The contract's JSON for one document, without file, member and sha256."""
        return {
            "page": self.page,
            "verdict": self.verdict,
            "variant": self.variant,
            "deviations": [_plain_deviation(d) for d in self.deviations],
            "blanks": {name: _plain_blank(self.blanks[name]) for name in BLANKS},
            **({"explanation": self.explanation} if self.explanation else {}),
        }


def _plain_box(box: BBox | None) -> list[float] | None:
    return None if box is None else [round(v, 2) for v in box]


def _plain_deviation(d: Deviation) -> dict[str, object]:
    return {
        "kind": d.kind, "weight": d.weight, "expected": d.expected, "found": d.found,
        "page": d.page, "bbox": _plain_box(d.bbox), "message": d.message,
    }  # fmt: skip


def _plain_blank(blank: Blank) -> dict[str, object]:
    return {"value": blank.value, "page": blank.page or None, "bbox": _plain_box(blank.bbox)}


def judge_certificate(
    document: Document, labor_classes: tuple[str, ...] = (), second: Document | None = None
) -> CertificateReading:
    """Judge one document against the form of 19 CFR 12.43(a).

    `labor_classes` are those that the order or finding names (free text; none: any class of 19 USC 1307 will do).
    `second` is an independent reading of the same pages from their pixels, with ink beside words as `strokes`.
    """
    level = replace(document, pages=tuple(upright_page(p) for p in document.pages))
    again = None if second is None else replace(second, pages=tuple(upright_page(p) for p in second.pages))
    return _displayed(_judge(level, labor_classes, again), document.pages)


def _judge(document: Document, labor_classes: tuple[str, ...], second: Document | None) -> CertificateReading:
    form = certificate_form()
    pages = [p for p in document.pages if p.source != "unreadable"]
    shown: Sequence[Page] = second.pages if second is not None else ()
    pages = [_as_drawn(p, shown) for p in settled_words(pages, shown)]
    reading = read_form(pages, form)
    other = read_form(second.pages, form) if second is not None else None
    least = _LEAST_SHARE if not _is_turned(pages) else _LEAST_TURNED
    if reading is None or reading.matched < least * form.fixed_count:
        if other is not None and other.matched >= _LEAST_SHARE * form.fixed_count:
            return _only_in_pixels(form, other, document)
        return _no_certificate(document)
    if reading.ocr and other is not None:
        pages, reading = _with_captions(pages, form, reading, other)
        shown, other = _with_captions(shown, form, other, reading)
    first = reading if other is None else _first_engine(pages, form, reading)
    weighed = weigh(form, first, other, hidden_inside(pages, reading), pages)
    odd = unseen(pages, reading)
    struck = struck_inside(form, pages, reading)
    weighed = weighed.with_marks(marks_abroad((*document.pages, *shown)))
    if odd or struck:
        # In a scan a line that touches letters may be one to write on.
        sure, asked = ([], struck) if reading.ocr else (struck, [])
        weighed = replace(weighed, certain=(*sure, *odd, *weighed.certain), doubtful=(*asked, *weighed.doubtful))
    return _judged(form, reading, other, weighed, labor_classes, document)


def _as_drawn(page: Page, again: Sequence[Page]) -> Page:
    """A page with a text layer: of its pictures and drawings what the pixels show a pen to have written, and may.

    Where nobody looked at the pixels, a picture at the signature's place is taken for one, unless it is a ring or of an
    office file.
    """
    shown = next((p for p in again if p.number == page.number), None)
    if page.source == "ocr" or (shown is None and page.source == "layout"):
        return page
    if shown is None:
        return replace(page, strokes=tuple(b for b in (*page.strokes, *page.images) if not is_ring(b)))
    return replace(page, strokes=shown.strokes, images=shown.images)


def _with_captions(
    pages: Sequence[Page], form: Form, reading: FormReading, other: FormReading
) -> tuple[list[Page], FormReading]:
    """The pages and their reading without what the other reading has as captions of the form."""
    cleared = without_misread_captions(pages, reading, other)
    return cleared, reading if cleared == list(pages) else read_form(cleared, form) or reading


def _first_engine(pages: Sequence[Page], form: Form, reading: FormReading) -> FormReading:
    """The reading that owes nothing to the second engine: what both are to witness, each must have read alone."""
    alone = [first_words(p) for p in pages]
    return reading if alone == pages else read_form(alone, form) or reading


def _is_turned(pages: Sequence[Page]) -> bool:
    """Whether a sign that turns the direction of writing stands in the text, so that words after it are no words."""
    return any(c in _TURNING for p in pages for w in p.visible_words for c in w.text)


def _displayed(judged: CertificateReading, pages: Sequence[Page]) -> CertificateReading:
    """All boxes put back on the pages as displayed."""
    by_number = {p.number: p for p in pages}

    def back(page: int, box: BBox | None) -> BBox | None:
        return displayed_box(box, by_number[page]) if box is not None and page in by_number else box

    def blank(b: Blank) -> Blank:
        return replace(b, bbox=back(b.page, b.bbox))

    return replace(
        judged,
        deviations=tuple(replace(d, bbox=back(d.page, d.bbox)) for d in judged.deviations),
        blanks={name: blank(b) for name, b in judged.blanks.items()},
        signer=blank(judged.signer),
        signer_title=blank(judged.signer_title),
    )


def _judged(
    form: Form, reading: FormReading, other: FormReading | None, weighed: Weighed, classes: tuple[str, ...],
    document: Document,
) -> CertificateReading:  # fmt: skip
    chosen = unenclosed(weighed.values(reading, other), form.vocabulary)
    sure, doubtful = blank_findings(form, reading, other, chosen, classes)
    if reading.ocr:
        sure, doubtful = believed(sure, doubtful, weighed)
    doubtful = [*doubtful, *weighed.disputed(reading, other, chosen)]
    if any(p.source == "layout" for p in document.pages):
        # Our rendition of an office file shows no pictures: the signature may be one.
        unsigned = [d for d in sure if d.kind == "unsigned"]
        sure, doubtful = [d for d in sure if d.kind != "unsigned"], [*doubtful, *unsigned]
    unread = _left_unread(document)
    certain = [_deviation(form, chosen, d, doubt=bool(unread)) for d in [*weighed.certain, *sure]]
    doubts = [_deviation(form, chosen, d, doubt=True) for d in [*weighed.doubtful, *doubtful]]
    verdict: Verdict = "deviating" if certain else "review" if doubts or weighed.single else "conforming"
    verdict, explanation = ("review", unread) if unread else (verdict, weighed.explanation)
    signature = reading.signature if reading.signature.signer.value or other is None else other.signature
    return CertificateReading(
        page=reading.tokens[reading.settled.start].page,
        verdict=verdict,
        variant="additional" if _is_additional(form, reading, document.pages) else "main",
        deviations=tuple(certain or doubts),
        blanks={name: chosen.get(name, Blank(None, 0, None)) for name in BLANKS},
        signed=is_signed(reading, other),
        signer=as_blank(signature.signer),
        signer_title=as_blank(signature.title),
        company=_company(signature.company),
        explanation=explanation if verdict == "review" else "",
    )


def _left_unread(document: Document) -> str:
    """Why a person has to look at a document of which part was left unread; "" where all of it was read.

    What nobody read may add to the form or be what seems to be missing, so that nothing said of it would be certain.
    """
    told = (*document.problems, *(p for page in document.pages for p in page.problems))
    why = next((p.message for p in told if p.code in _UNREAD), "")
    return f"Not all of it was read: {why} Compare the page itself." if why else ""


def _company(line: str) -> str:
    """The company of a line "For Acme Ltd."."""
    return line[4:].strip() if line[:4].casefold() == "for " else line


def _is_additional(form: Form, reading: FormReading, pages: Sequence[Page]) -> bool:
    if reading.additional:
        return True
    text = " ".join(w.text for p in pages for w in p.visible_words).casefold()
    return any(cue in text for cue in form.additional_cues)


def _deviation(form: Form, blanks: Mapping[str, Blank], d: Difference, doubt: bool) -> Deviation:
    return Deviation(
        d.kind, "formal" if d.formal else "substantive", d.expected, d.found, d.page, d.bbox,
        message_for(form, d, blanks, doubt),
    )  # fmt: skip


def _no_certificate(document: Document) -> CertificateReading:
    page = document.pages[0].number if document.pages else 1
    empty = {name: Blank(None, 0, None) for name in BLANKS}
    unreadable = document.readability < _POOR or not document.pages or bool(_left_unread(document))
    if unreadable and document.type == "certificate_of_origin_1243":
        why = "The page cannot be read well enough to be held against the form. Ask for a better scan."
        return CertificateReading(page, "review", "main", (), empty, explanation=_left_unread(document) or why)
    why = (
        "This is not the certificate of 19 CFR 12.43(a). A standard certificate of origin (chamber of commerce, free "
        "trade agreement, exporter's own) is not acceptable: ask the foreign seller or owner for the exact form."
    )
    return CertificateReading(page, "not_a_certificate", "main", (), empty, explanation=why)


def unread_certificate(why: str) -> CertificateReading:
    """What is said of a file in which nothing can be read: nobody knows, so a person has to look."""
    empty = {name: Blank(None, 0, None) for name in BLANKS}
    return CertificateReading(1, "review", "main", (), empty, explanation=why)


def _only_in_pixels(form: Form, other: FormReading, document: Document) -> CertificateReading:
    """The page shows the form, but the first reading does not: nothing is certain."""
    blanks = {**other.blanks, "dated": as_blank(other.dated), "signature": as_blank(other.signature.signer)}
    why = "The two readings of this page differ: only one shows the form. Compare the page itself."
    variant: Literal["main", "additional"] = "additional" if _is_additional(form, other, document.pages) else "main"
    shown = {name: blanks.get(name, Blank(None, 0, None)) for name in BLANKS}
    return CertificateReading(document.pages[0].number, "review", variant, (), shown, explanation=why)
