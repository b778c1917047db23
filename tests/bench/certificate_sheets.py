"""Sets certificates word by word with a canvas: layouts that a typesetter's own flow does not give.

Every word is placed by itself, so that a line can be drawn through it, a box put over it, a field made of it.
"""

# ruff: noqa: E501 - tables of styles and words, one entry a line
from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

import pikepdf
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.bench.certificate_maker import Item, Made

BODY_FONTS = ("Noto", "Times-Roman", "Helvetica", "Courier")
_LINE_END = {"hyphen": "-"}
_CJK = "STSong-Light"


@dataclass(frozen=True)
class Style:
    """How a certificate is set. Sizes and margins in points; `blank` and `caption` name how blanks are shown."""

    name: str
    font: str = "Noto"
    size: float = 10.5
    leading: float = 1.6
    margin: float = 66
    right: float = 66
    align: str = "left"
    tracking: float = 0
    capitals: bool = False
    smallcaps: bool = False
    columns: int = 1
    blank: str = "underline"
    caption: str = "none"
    literal: bool = False
    hyphenate: bool = False
    table: str = ""
    wide: bool = False
    rotate: int = 0
    numbered: str = ""
    ligatures: bool = False
    typographic: bool = False
    translation: str = ""
    top: float = 150
    split_words: bool = False
    shuffled: bool = False
    additional: bool = False
    page_break: int = 0
    date_place: str = "below"
    indent: float = 0
    frame: bool = False


STYLES = (
    Style("plain"),
    Style("times", font="Times-Roman", size=12),
    Style("typewriter", font="Courier", size=10, leading=1.9, blank="none"),
    Style("justified", align="justify"),
    Style("right", align="right"),
    Style("centred", align="center"),
    Style("letter_spaced", tracking=2.4, blank="none"),
    Style("captions_inline", caption="inline"),
    Style("captions_under", caption="under", leading=2.6),
    Style("captions_over", caption="over", leading=2.6),
    Style("literal", caption="inline", literal=True),
    Style("literal_bare", literal=True),
    Style("two_columns", columns=2, size=9.5, margin=50, right=50),
    Style("two_columns_hyphens", columns=2, size=9, margin=50, right=50, hyphenate=True, align="justify"),
    Style("boxed", blank="box", leading=1.9),
    Style("dotted", blank="dots"),
    Style("underscores", blank="underscores"),
    Style("brackets_bold", blank="bold"),
    Style("italic", blank="italic"),
    Style("tinted", blank="tint"),
    Style("fields", blank="field", leading=2.0),
    Style("capitals", capitals=True, size=9.5),
    Style("small_caps", smallcaps=True),
    Style("narrow_hyphens", margin=150, right=170, hyphenate=True),
    Style("ligatures", ligatures=True),
    Style("typographic", typographic=True),
    Style("table_ruled", table="ruled"),
    Style("table_plain", table="plain"),
    Style("table_captions", table="ruled", caption="cell"),
    Style("form_boxes", table="boxes", caption="cell"),
    Style("landscape", wide=True, size=12),
    Style("turned_page", rotate=90),
    Style("turned_back", rotate=270),
    Style("upside_down", rotate=180),
    Style("numbered_lines", numbered="lines"),
    Style("numbered_sections", numbered="sections"),
    Style("spanish_below", translation="es"),
    Style("chinese_below", translation="zh"),
    Style("turkish_beside", translation="tr-beside", margin=40, right=300, size=9),
    Style("vietnamese_between", translation="vi-between", leading=2.9, size=9),
    Style("portuguese_above", translation="pt-above"),
    Style("german_below", translation="de"),
    Style("split_words", split_words=True),
    Style("shuffled", shuffled=True),
    Style("additional", caption="inline", additional=True),
    Style("page_break", page_break=6),
    Style("tall_lines", leading=3.2, size=9),
    Style("tight", size=8, leading=1.15),
    Style("big", size=13, leading=1.4),
    Style("indented", indent=30, font="Times-Roman", size=11),
    Style("framed", frame=True, margin=90, right=90),
    Style("two_columns_fields", columns=2, size=9, margin=50, right=50, blank="field", leading=1.9),
    Style("date_first", date_place="beside"),
)

TRANSLATIONS = {
    "es": "Yo, el vendedor extranjero o propietario de la mercancía descrita más adelante, certifico que dicha mercancía fue producida por el fabricante indicado y que no se empleó la clase de trabajo indicada en ninguna etapa de la producción de la mercancía ni de ninguno de sus componentes.",
    "zh": "本人为下述货物的外国卖方或所有人，兹证明该货物在开采、生产或制造的任何阶段及其任何组成部分均未使用上述类别的劳动。",
    "tr": "Aşağıda tanımlanan malın yabancı satıcısı veya sahibi olarak, söz konusu malın yukarıda adı geçen üretici tarafından üretildiğini ve malın veya herhangi bir bileşeninin üretiminin hiçbir aşamasında belirtilen türde işçilik kullanılmadığını beyan ederim.",
    "vi": "Tôi, người bán hoặc chủ sở hữu nước ngoài của hàng hóa mô tả dưới đây, xác nhận rằng hàng hóa này được sản xuất bởi nhà sản xuất nêu trên và loại lao động nêu trên không được sử dụng trong bất kỳ công đoạn nào của hàng hóa hoặc bất kỳ thành phần nào.",
    "pt": "Eu, vendedor estrangeiro ou proprietário da mercadoria descrita a seguir, certifico que a referida mercadoria foi produzida pelo fabricante indicado e que não foi empregada a classe de trabalho indicada em nenhuma etapa da produção da mercadoria ou de qualquer de seus componentes.",
    "de": "Ich, ausländischer Verkäufer oder Eigentümer der nachstehend beschriebenen Ware, bescheinige, dass diese Ware vom genannten Hersteller erzeugt wurde und dass in keiner Stufe der Herstellung der Ware oder eines ihrer Bestandteile die genannte Art von Arbeit eingesetzt wurde.",
}


@dataclass(frozen=True)
class Sheet(Made):
    """A made certificate with the lines around it and the tricks played on its print.

    `tricks`: (kind, word, other): what is done where the form prints that word.
    """

    style: Style = field(default_factory=lambda: Style("plain"))
    above: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    margin_text: str = ""
    second_page: tuple[str, ...] = ()
    tricks: tuple[tuple[str, int, str], ...] = ()
    small: float = 8.0


@dataclass(frozen=True)
class Run:
    """One word with what it is: fixed word number `fixed` (-1: none), the blank it fills, whether it is a caption."""

    text: str
    fixed: int = -1
    blank: str = ""
    caption: bool = False
    glued: bool = False
    pad: float = 0


@dataclass(frozen=True)
class Placed:
    """A run with its place: x, baseline y from the bottom of the page, width, font and size."""

    run: Run
    x: float
    y: float
    width: float
    font: str
    size: float
    page: int = 0


@lru_cache(maxsize=1)
def _register() -> None:
    package = files("fontpkg_noto_sans") / "files"
    pdfmetrics.registerFont(TTFont("Noto", str(package / "NotoSans[wdth,wght].ttf")))
    pdfmetrics.registerFont(TTFont("Noto-Italic", str(package / "NotoSans-Italic[wdth,wght].ttf")))
    pdfmetrics.registerFont(UnicodeCIDFont(_CJK))


def font_for(text: str, font: str) -> str:
    """The font that has the letters: the standard ones hold Latin-1 alone."""
    if any("\u3000" <= c <= "\u9fff" or c >= "\uff00" for c in text):
        return _CJK
    if font.startswith("Noto"):
        return font
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return "Noto"
    return font


def runs_of(sheet: Sheet) -> list[Run]:
    """The words of the body in order."""
    runs: list[Run] = []
    fixed = 0
    for item in sheet.items:
        if item.words:
            for word in item.words.split():
                if not any(c.isalnum() for c in word) and runs:
                    runs.append(Run(word, glued=True))
                elif word == "(Date);":
                    runs.append(Run(word, caption=True))
                else:
                    runs.append(Run(word, fixed=fixed))
                    fixed += 1
            continue
        runs += [Run(word, blank=item.blank) for word in (item.value or "____________").split()]
        if item.caption and sheet.style.caption == "inline":
            runs += [Run(word, blank=item.blank, caption=True) for word in f"({item.caption})".split()]
        if sheet.style.caption in ("under", "over") and item.caption:
            runs[-1] = replace(
                runs[-1],
                pad=max(
                    0.0, width_of(f"({item.caption})", "Noto", 5.2) - width_of(item.value, "Noto", sheet.style.size) + 8
                ),
            )
    return [replace(r, text=_shown(r, sheet.style)) for r in runs]


def _shown(run: Run, style: Style) -> str:
    text = run.text
    if style.capitals or (style.smallcaps and not run.blank):
        text = text.upper()
    if style.ligatures:
        text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    if style.typographic and not run.blank:
        text = text.replace("'", "’").replace('"', "”").replace("-", "\u2010" if not run.blank else "-")
    return text


def width_of(text: str, font: str, size: float, tracking: float = 0) -> float:
    """Width of a word as drawn."""
    _register()
    return float(pdfmetrics.stringWidth(text, font, size)) + tracking * len(text)


def flow(runs: Sequence[Run], style: Style, left: float, right: float, top: float, wide: float = 1) -> list[Placed]:
    """The runs in lines between two edges, from `top` (distance from the bottom) downwards."""
    space = width_of(" ", font_for("a", style.font), style.size) * 1.1 + style.tracking * wide
    lines: list[list[tuple[Run, float, str]]] = [[]]
    x = left + style.indent
    for one in runs:
        run = one
        font = font_for(run.text, "Noto-Italic" if style.blank == "italic" and run.blank else style.font)
        w = width_of(run.text, font, style.size, style.tracking)
        if x + w > right and lines[-1]:
            head = _hyphenated(run, right - x, font, style) if style.hyphenate else ""
            if head:
                lines[-1].append((replace(run, text=head + "-"), width_of(head + "-", font, style.size), font))
                run = replace(run, text=run.text[len(head) :])
                w = width_of(run.text, font, style.size, style.tracking)
            lines.append([])
            x = left
        lines[-1].append((run, w, font))
        x += w + space + run.pad
    placed: list[Placed] = []
    for number, line in enumerate(lines):
        y = top - number * style.size * style.leading
        placed += _line(
            line, style, left + (style.indent if not number else 0), right, y, space, number == len(lines) - 1
        )
    return placed


def _hyphenated(run: Run, room: float, font: str, style: Style) -> str:
    """The part of a long word that still fits; only plain words are parted."""
    word = run.text
    core = word.rstrip(",.;")
    if len(core) < 7 or not core.isalpha() or not core.islower():
        return ""
    for cut in range(len(core) - 3, 2, -1):
        if width_of(word[:cut] + "-", font, style.size) <= room:
            return word[:cut]
    return ""


def _line(
    line: list[tuple[Run, float, str]], style: Style, left: float, right: float, y: float, space: float, last: bool
) -> Iterator[Placed]:
    gaps = sum(1 for run, _, _ in line[1:] if not run.glued)
    total = sum(w for _, w, _ in line) + space * gaps
    x, gap = left, space
    if style.align == "right":
        x = right - total
    elif style.align == "center":
        x = (left + right - total) / 2
    elif style.align == "justify" and not last and gaps:
        gap = space + min(12.0, (right - left - total) / gaps)
    for number, (run, w, font) in enumerate(line):
        if number:
            x += 0 if run.glued else gap
        yield Placed(run, x, y, w, font, style.size)
        x += w + run.pad


def set_sheet(sheet: Sheet, rng: random.Random) -> bytes:
    """The certificate as a PDF."""
    _register()
    page = landscape(A4) if sheet.style.wide else rng.choice([A4, LETTER])
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=page, invariant=1)
    _Setter(canvas, sheet, page, rng).draw()
    canvas.save()
    return _turned(out.getvalue(), sheet)


def _turned(pdf: bytes, sheet: Sheet) -> bytes:
    """The file with its page turned, and what the canvas cannot write: a layer switched off, a note."""
    kinds = {kind for kind, _, _ in sheet.tricks}
    if not sheet.style.rotate and not kinds & {"layer_off", "note"}:
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            if sheet.style.rotate:
                _laid_sideways(page, sheet.style.rotate)
        first = opened.pages[0]
        if "layer_off" in kinds:
            layer = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Layer"))
            opened.Root.OCProperties = pikepdf.Dictionary(
                OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
            )
            for page in opened.pages:
                page.Resources.Properties = pikepdf.Dictionary(L0=layer)
        if "note" in kinds:
            text = next(other for kind, _, other in sheet.tricks if kind == "note")
            first.Annots = opened.make_indirect(pikepdf.Array([_note(opened, text)]))
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def _laid_sideways(page: pikepdf.Page, degrees: int) -> None:
    """The print turned on its page, and the page turned so that it is displayed upright, as scanners and drivers do."""
    width, height = (float(v) for v in page.mediabox[2:])
    turned = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[degrees]
    page.contents_add(f"q {' '.join(map(str, turned))} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ", prepend=False)
    if degrees != 180:
        page.mediabox = [0, 0, height, width]
    page.rotate(degrees, relative=False)


def _note(opened: pikepdf.Pdf, text: str) -> pikepdf.Object:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    shape = opened.make_stream(
        f"BT /F0 9 Tf 2 4 Td ({text}) Tj ET".encode("latin-1"),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 320, 14],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font)),
    )
    return opened.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[80, 60, 400, 74],
            Contents=text,
            DA="/Helv 9 Tf 0 g",
            F=4,
            AP=pikepdf.Dictionary(N=shape),
        )
    )


class _Setter:
    """Draws one sheet on a canvas."""

    def __init__(self, canvas: Canvas, sheet: Sheet, page: tuple[float, float], rng: random.Random) -> None:
        self.canvas, self.sheet, self.rng, self.style = canvas, sheet, rng, sheet.style
        self.width, self.height = page
        self.y = self.height - 60

    def draw(self) -> None:
        self._head()
        self.y = min(self.y - 18, self.height - self.style.top)
        if self.style.page_break:
            self.y = 60 + self.style.page_break * self.style.size * self.style.leading
        if self.style.translation.endswith("above"):
            self._translation()
        self._body()
        if self.style.translation and "-" not in self.style.translation:
            self._translation()
        self._below()
        self._margins()
        for line in self.sheet.second_page:
            self.canvas.showPage()
            self.text(line, 72, self.height - 90, 10)

    def text(self, text: str, x: float, y: float, size: float, font: str = "Noto") -> None:
        self.canvas.setFont(font_for(text, font), size)
        self.canvas.drawString(x, y, text)

    def _head(self) -> None:
        sheet = self.sheet
        if sheet.letterhead:
            self.text(sheet.company, 70, self.y, 14)
            self.text("Tel. +84 24 3555 0101 | export@example.com | www.example.com", 70, self.y - 12, 7.5)
            self.canvas.line(70, self.y - 17, self.width - 70, self.y - 17)
            self.y -= 34
        for line in sheet.above:
            self.text(line, 70, self.y, 9)
            self.y -= 13
        title = {True: "ADDITIONAL CERTIFICATE OF ORIGIN", False: "CERTIFICATE OF ORIGIN"}[self.style.additional]
        self.text(title, self.width / 2 - 70, self.y - 8, 13)
        if self.rng.random() < 0.4:
            self.text("(19 CFR 12.43(a))", self.width / 2 - 35, self.y - 21, 8)
        self.y -= 26

    def _body(self) -> None:
        style, runs = self.style, runs_of(self.sheet)
        left, right = style.margin, self.width - style.right
        if style.table:
            self._table(left, right)
            return
        if style.columns == 2:
            middle, half = self.width / 2, self._half(runs)
            placed = flow(runs[:half], style, left, middle - 12, self.y)
            other = flow(runs[half:], style, middle + 12, right, self.y)
            placed = [*placed, *other]
        elif style.numbered == "sections":
            placed = self._sections(runs, left, right)
        else:
            placed = flow(runs, style, left, right, self.y)
        placed = self._broken(placed)
        if style.translation.endswith("between"):
            self._between(placed)
        if style.translation.endswith("beside"):
            self._beside(right + 16)
        self._print(placed)
        last = max(p.page for p in placed)
        self.y = min(p.y for p in placed if p.page == last) - 26

    def _half(self, runs: Sequence[Run]) -> int:
        total = sum(len(r.text) + 1 for r in runs)
        held = 0
        for number, run in enumerate(runs):
            held += len(run.text) + 1
            if held > total / 2:
                return number
        return len(runs)

    def _sections(self, runs: Sequence[Run], left: float, right: float) -> list[Placed]:
        """The sentence in numbered paragraphs, cut after blanks."""
        cuts = [i for i in range(1, len(runs)) if runs[i - 1].blank and not runs[i].blank and runs[i].fixed >= 0]
        chosen = [cuts[0], cuts[4], cuts[6], cuts[-1]] if len(cuts) > 6 else cuts[:2]
        placed: list[Placed] = []
        y = self.y
        for number, (a, b) in enumerate(zip([0, *chosen], [*chosen, len(runs)], strict=True), 1):
            self.text(f"{number}.", left, y, self.style.size)
            placed += flow(runs[a:b], self.style, left + 22, right, y)
            y = placed[-1].y - self.style.size * self.style.leading * 1.5
        return placed

    def _broken(self, placed: list[Placed]) -> list[Placed]:
        """Lines below the foot go to the head of the next page."""
        if not self.style.page_break:
            return placed
        low = [p for p in placed if p.y < 60]
        if not low:
            return placed
        shift = self.height - 80 - max(p.y for p in low)
        return [replace(p, y=p.y + shift, page=1) if p.y < 60 else p for p in placed]

    def _print(self, placed: Sequence[Placed]) -> None:
        order = list(placed)
        if self.style.shuffled:
            lines = sorted({p.y for p in placed}, key=lambda _: self.rng.random())
            order = sorted(placed, key=lambda p: (p.page, lines.index(p.y)))
        if self.style.frame:
            tops = [p.y for p in placed]
            self.canvas.rect(
                self.style.margin - 12,
                min(tops) - 14,
                self.width - self.style.margin - self.style.right + 24,
                max(tops) - min(tops) + 40,
            )
        page = 0
        for item in order:
            if item.page != page:
                self._margins()
                self.canvas.showPage()
                page = item.page
            self._word(item)
        self._blanks(placed)
        if self.style.numbered == "lines":
            for number, y in enumerate(sorted({p.y for p in placed}, reverse=True), 1):
                self.text(str(number), self.style.margin - 24, y, 7)

    def _word(self, item: Placed) -> None:
        tricks = [t for t in self.sheet.tricks if t[1] >= 0 and t[1] == item.run.fixed and not item.run.blank]
        text, font = item.run.text, item.font
        if self._in_field(item):
            return
        for kind, _, other in tricks:
            if kind == "layer_off":
                self.canvas.addLiteral("/OC /L0 BDC")
            if kind == "overlay":
                self._draw(text, item, font)
                self.canvas.setFillGray(1)
                self.canvas.rect(item.x - 1, item.y - 2.5, item.width + 2, item.size * 1.15, stroke=0, fill=1)
                self.canvas.setFillGray(0)
                text = other
        if text:
            self._draw(text, item, font)
        for kind, _, _ in tricks:
            self._after_word(kind, item)

    def _after_word(self, kind: str, item: Placed) -> None:
        canvas = self.canvas
        if kind == "layer_off":
            canvas.addLiteral("EMC")
        elif kind == "strike":
            canvas.setLineWidth(0.8)
            canvas.line(item.x - 0.5, item.y + item.size * 0.27, item.x + item.width + 0.5, item.y + item.size * 0.27)
        elif kind == "white_out":
            canvas.setFillGray(1)
            canvas.rect(item.x - 0.5, item.y - 2.5, item.width + 1, item.size * 1.15, stroke=0, fill=1)
            canvas.setFillGray(0)

    def _draw(self, text: str, item: Placed, font: str) -> None:
        canvas, style = self.canvas, self.style
        size = item.size
        if style.split_words and len(text) > 4 and not style.tracking:
            cut = len(text) // 2
            self.text(text[:cut], item.x, item.y, size, font)
            self.text(text[cut:], item.x + width_of(text[:cut], font, size), item.y, size, font)
            return
        if style.smallcaps and text.isupper() and not item.run.blank:
            self.text(text[:1], item.x, item.y, size, font)
            self.text(text[1:], item.x + width_of(text[:1], font, size), item.y, size * 0.8, font)
            return
        canvas.setFont(font, size)
        if style.tracking:
            x = item.x
            for letter in text:
                canvas.drawString(x, item.y, letter)
                x += width_of(letter, font, size, style.tracking)
            return
        canvas.drawString(item.x, item.y, text)
        if style.blank == "bold" and item.run.blank:
            canvas.drawString(item.x + 0.25, item.y, text)

    def _blanks(self, placed: Sequence[Placed]) -> None:
        """Lines, boxes, dots, captions and tints where blanks stand; one a blank and line."""
        spots: dict[tuple[str, float, int], list[Placed]] = {}
        for item in placed:
            if item.run.blank and not item.run.caption:
                spots.setdefault((item.run.blank, item.y, item.page), []).append(item)
        captions = {i.blank: i.caption for i in self.sheet.items if i.blank}
        seen: set[str] = set()
        for (blank, y, page), items in spots.items():
            x0, x1 = items[0].x, items[-1].x + items[-1].width
            if page == max(p.page for p in placed):
                self._mark(x0, x1, y, items[0].size)
                self._field([i for i in items if self._in_field(i)], y)
            if blank not in seen and self.style.caption in ("under", "over") and captions.get(blank):
                lift = -7.5 if self.style.caption == "under" else items[0].size * 1.05
                said = f"({captions[blank]})"
                self.text(said, min(x0, self.width - 40 - width_of(said, "Noto", 5.2)), y + lift, 5.2)
            seen.add(blank)

    def _in_field(self, item: Placed) -> bool:
        """Whether the word is filled into a form field; fields hold Latin letters alone."""
        return self.style.blank == "field" and bool(item.run.blank) and item.run.text.isascii() and not item.run.caption

    def _field(self, items: Sequence[Placed], y: float) -> None:
        """A form field with the words of one blank in one line, with its appearance."""
        for number, item in enumerate(items):
            self.canvas.acroForm.textfield(
                value=item.run.text,
                name=f"{item.run.blank}{item.page}{y:.0f}{number}",
                x=item.x - 1.5,
                y=y - 3.4,
                width=item.width + 6,
                height=item.size * 1.25,
                fontName="Helvetica",
                fontSize=item.size * 0.93,
                borderWidth=0,
                fillColor=None,
                borderColor=None,
                textColor=None,
            )

    def _mark(self, x0: float, x1: float, y: float, size: float) -> None:
        canvas, kind = self.canvas, self.style.blank
        canvas.setLineWidth(0.5)
        if kind in ("underline", "bold", "italic"):
            canvas.line(x0, y - 1.8, x1, y - 1.8)
        elif kind == "box":
            canvas.rect(x0 - 2, y - 3, x1 - x0 + 4, size * 1.3)
        elif kind == "dots":
            canvas.setDash(0.6, 1.6)
            canvas.line(x0, y - 2, x1, y - 2)
            canvas.setDash()
        elif kind == "underscores":
            self.text("_" * max(2, int((x1 - x0) / (size * 0.5))), x0, y - 1, size)

    def _table(self, left: float, right: float) -> None:
        style, middle = self.style, left + (right - left) * 0.45
        words: list[Run] = []
        rows: list[tuple[list[Run], Item | None]] = []
        fixed = 0
        for item in self.sheet.items:
            if item.words:
                for word in item.words.split():
                    words.append(Run(word, fixed=fixed if any(c.isalnum() for c in word) else -1))
                    fixed += any(c.isalnum() for c in word)
                continue
            rows.append((words, item))
            words = []
        y = self.y
        cell = replace(style, align="left", leading=1.25, size=9)
        for said, blank in [*rows, (words, None)]:
            y = self._row(said, blank, cell, (left, middle, right), y)
        self.y = y - 24

    def _row(
        self, said: list[Run], blank: Item | None, cell: Style, edges: tuple[float, float, float], y: float
    ) -> float:
        left, middle, right = edges
        own = flow(said, cell, left + 4, (middle if blank else right) - 6, y - 12) if said else []
        value: list[Placed] = []
        low = min([p.y for p in own], default=y - 12)
        if blank is not None:
            runs = [Run(w, blank=blank.blank) for w in (blank.value or "____").split()]
            value = flow(runs, cell, middle + 6, right - 4, y - 12)
            low = min([low, *(p.y for p in value)])
            if cell.caption == "cell" and blank.caption:
                low = min([low, min(p.y for p in value) - 8])
                self.text(f"({blank.caption})", middle + 6, min(p.y for p in value) - 8, 5.5)
        self._print([*own, *value]) if own or value else None
        low -= 6
        if cell.table != "plain":
            self.canvas.setLineWidth(0.4)
            self.canvas.rect(left, low, right - left, y - low)
            if blank is not None:
                self.canvas.line(middle, low, middle, y)
        return low

    def _translation(self) -> None:
        key = self.style.translation.split("-")[0]
        size = 8.5
        for line in _wrapped(TRANSLATIONS[key], size, self.width - 140):
            self.text(line, 70, self.y, size)
            self.y -= 12
        self.y -= 14

    def _beside(self, x: float) -> None:
        y = self.y
        for line in _wrapped(TRANSLATIONS[self.style.translation.split("-")[0]], 8.5, self.width - x - 40):
            self.text(line, x, y, 8.5)
            y -= 14.4

    def _between(self, placed: Sequence[Placed]) -> None:
        lines = sorted({p.y for p in placed}, reverse=True)
        said = _wrapped(TRANSLATIONS[self.style.translation.split("-")[0]], 7.5, self.width - 140)
        for y, line in zip(lines, said, strict=False):
            self.text(line, self.style.margin, y - self.style.size * 1.35, 7.5)

    def _below(self) -> None:
        sheet = self.sheet
        for line in sheet.after:
            self.text(line, 70, self.y, sheet.small)
            self.y -= sheet.small * 1.5
        if self.y < 170:
            self._margins()
            self.canvas.showPage()
            self.y = self.height - 80
        self.y -= 8
        self.text(f"Dated {sheet.dated}".strip(), 70, self.y, 10)
        signature = (330, self.y - 40) if self.style.date_place == "beside" else (70, self.y - 62)
        self._sign(*signature)
        self.y = signature[1] - 50

    def _sign(self, x: float, y: float) -> None:
        sheet, canvas = self.sheet, self.canvas
        if sheet.signature in ("strokes", "strokes_stamp"):
            canvas.setStrokeColorRGB(0.1, 0.15, 0.5)
            canvas.setLineWidth(1.2)
            path = canvas.beginPath()
            path.moveTo(x + 10, y + 8)
            for n in range(5):
                path.curveTo(x + 16 + 18 * n, y + 34, x + 20 + 18 * n, y - 2, x + 28 + 18 * n, y + 6 + 5 * (n % 2))
            canvas.drawPath(path)
            canvas.setStrokeColorRGB(0, 0, 0)
        if sheet.signature in ("stamp", "strokes_stamp"):
            canvas.setStrokeColorRGB(0.7, 0.1, 0.1)
            canvas.circle(x + 190, y + 16, 30)
            canvas.setStrokeColorRGB(0, 0, 0)
            self.text(sheet.company[:18], x + 166, y + 14, 5)
        if sheet.signature == "slash":
            self.text(f"/s/ {sheet.signer[0]}", x + 4, y + 6, 11)
        canvas.setLineWidth(0.6)
        canvas.line(x, y, x + 170, y)
        self.text("(Signature)", x, y - 9, 7)
        self.text(sheet.signer[0], x, y - 21, 9)
        self.text(sheet.signer[1], x, y - 32, 9)
        self.text(sheet.company, x, y - 43, 8)

    def _margins(self) -> None:
        for number, line in enumerate(self.sheet.foot):
            self.text(line, 70, 40 - 9 * number, self.sheet.small)
        if self.sheet.margin_text:
            self.canvas.saveState()
            self.canvas.translate(30, 200)
            self.canvas.rotate(90)
            self.text(self.sheet.margin_text, 0, 0, 8)
            self.canvas.restoreState()


def _wrapped(text: str, size: float, width: float) -> list[str]:
    parts = list(text) if "\u4e00" <= text[0] <= "\u9fff" else text.split()
    glue = "" if "\u4e00" <= text[0] <= "\u9fff" else " "
    lines, held = [], ""
    for part in parts:
        longer = f"{held}{glue}{part}" if held else part
        if width_of(longer, font_for(longer, "Noto"), size) > width and held:
            lines.append(held)
            longer = part
        held = longer
    return [*lines, held]
