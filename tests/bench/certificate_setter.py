"""Sets a made certificate on a page (Typst), and makes a scan of it: skew, blur, noise, JPEG."""

# ruff: noqa: E501 - tables of phrases and a page template, one entry a line
from __future__ import annotations

import base64
import io
import random
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from extractors.typeset import typeset
from tests.bench.certificate_maker import Made

TEMPLATE = r"""
#let d = json(bytes(sys.inputs.data))
#set page(paper: "us-letter", margin: (x: d.margin * 1pt, y: 60pt))
#set text(font: d.font, size: d.size * 1pt, hyphenate: d.hyphenate, tracking: d.tracking * 1pt, ligatures: true, lang: "en")
#set par(justify: d.justify, leading: d.leading * 1em)
#let up(s) = if d.capitals { upper(s) } else { s }
#let filled(i) = {
  let v = text(up(i.value))
  if d.style == "underline" { if i.value == "" { "____________" } else { underline(v) } }
  else if d.style == "box" { box(stroke: 0.5pt, inset: (x: 2pt), outset: (y: 2pt), if i.value == "" { h(40pt) } else { v }) }
  else if d.style == "underscore" { "___" + v + "___" }
  else { v }
}
#let below(i) = box(baseline: 0.9em, stack(dir: ttb, spacing: 2pt,
   box(stroke: (bottom: 0.5pt), inset: (bottom: 1.5pt), if i.value == "" { h(60pt) } else { text(up(i.value)) }), align(center, text(size: 6.5pt, "(" + i.caption + ")"))))
#let flow(items) = {
  for (n, i) in items.enumerate() {
    if i.words != "" { if n > 0 and not (i.words.first() in (",", ";")) { " " }; text(up(i.words)) }
    else { " "; if d.layout == "captions_below" and i.caption != "" { below(i) } else { filled(i); if i.caption != "" { " (" + i.caption + ")" } } }
  }
}
#let rows = { let out = (); let left = ""; for i in d.items { if i.words != "" { left = left + " " + i.words } else { out.push((left, i)); left = "" } }; (out, left) }
#if d.letterhead { align(center)[#text(size: 15pt, weight: "bold", d.company) \ #text(size: 8pt)[12 Mill Road, P.O. Box 118 · Tel. +00 555 0101 · office\@example.com]]; line(length: 100%, stroke: 0.7pt); v(8pt) }
#align(center, text(size: 14pt, weight: "bold")[#d.title])
#v(12pt)
#if d.layout in ("table", "grid") {
  let st = if d.layout == "table" { 0.5pt } else { none }
  table(columns: (1fr, 1fr), stroke: st, inset: 5pt, align: top, ..rows.at(0).map(r => (text(up(r.at(0).trim())), { text(up(r.at(1).value)); if r.at(1).caption != "" { " (" + r.at(1).caption + ")" } })).flatten(), table.cell(colspan: 2, text(up(rows.at(1).trim()))))
} else if d.layout == "columns" { block(height: d.height * 1pt, columns(2, flow(d.items))) } else if d.layout == "bilingual" { grid(columns: (1fr, 1fr), column-gutter: 18pt, flow(d.items), text(d.translation)) } else { flow(d.items) }
#if d.tail != "" { parbreak(); d.tail }
#if d.layout == "bilingual_below" { parbreak(); text(d.translation) }
#v(18pt)
#text[Dated #if d.layout == "underscored" { "____" + d.dated + "____" } else { d.dated }]
#v(14pt)
For #d.company
#let pen = curve(stroke: 1.1pt + rgb("#1b2a80"), curve.move((0pt, 24pt)), curve.cubic((4pt, -6pt), (20pt, -4pt), (8pt, 26pt)), curve.cubic((2pt, 36pt), (16pt, 12pt), (20pt, 14pt)), curve.cubic((26pt, 16pt), (16pt, 26pt), (22pt, 26pt)), curve.cubic((40pt, 22pt), (38pt, -8pt), (31pt, 4pt)), curve.cubic((26pt, 16pt), (28pt, 30pt), (38pt, 24pt)), curve.cubic((50pt, 16pt), (44pt, 6pt), (40pt, 16pt)), curve.cubic((37pt, 28pt), (50pt, 28pt), (55pt, 19pt)), curve.cubic((58pt, 12pt), (53pt, 28pt), (59pt, 26pt)), curve.cubic((66pt, 20pt), (66pt, 14pt), (68pt, 19pt)), curve.cubic((69pt, 40pt), (50pt, 42pt), (62pt, 30pt)), curve.line((97pt, 21pt)))
#let stamp = circle(radius: 34pt, stroke: 1.3pt + rgb("#b02020"), align(center + horizon, text(size: 5pt, d.company)))
#block(height: 44pt, width: 100%, {
  if d.signature in ("strokes", "strokes_stamp") { place(dx: 14pt, dy: 12pt, pen) }
  if d.signature == "image" { place(dx: 10pt, dy: 6pt, image(bytes(d.ink), width: 96pt)) }
  if d.signature in ("stamp", "strokes_stamp") { place(dx: 150pt, dy: -20pt, stamp) }
  if d.signature == "slash" { place(dx: 4pt, dy: 26pt, "/s/ " + d.signer.at(0)) }
})
#line(length: 170pt, stroke: 0.6pt)
#v(-8pt)
#(d.signer.at(0) + " / " + d.signer.at(1)) \
#text(size: 7pt)[(Signature)]
#if d.notary [#v(20pt) #line(length: 100%) Subscribed and sworn before me this 4th day of August 2026. The notary is not responsible for the content of this document. \ Notary Public, Commission No. 55812]
"""
_TRANSLATION = (
    "Yo, el abajo firmante, vendedor extranjero o propietario de la mercancía descrita a continuación, certifico que dicha mercancía "
    "fue extraída, producida o manufacturada por el productor nombrado y embarcada a bordo del buque nombrado; y que no se empleó "
    "la clase de trabajo indicada en ninguna etapa de la extracción, producción o manufactura de la mercancía ni de ningún componente de la misma."
)
_STYLE = {"boxed": "box", "underscored": "underscore", "plain": "none", "capitals": "none", "spaced": "none"}


def set_pdf(made: Made) -> bytes:
    """The certificate as a PDF of one page."""
    return typeset(TEMPLATE, page_data(made))


def page_data(made: Made) -> dict[str, object]:
    """What the template asks for."""
    narrow = made.layout in ("narrow",)
    return {
        "items": [{"words": i.words, "value": i.value, "caption": i.caption} for i in made.items],
        "font": made.font, "layout": made.layout, "company": made.company, "dated": made.dated, "signer": made.signer, "signature": made.signature,
        "tail": made.tail, "letterhead": made.letterhead, "notary": made.notary, "size": made.size,
        "margin": 170 if narrow else 68, "hyphenate": narrow or made.layout == "columns", "justify": made.layout in ("justified", "narrow", "columns"),
        "tracking": 2.2 if made.layout == "spaced" else 0, "leading": {"captions_below": 2.1, "table": 0.65, "grid": 0.6}.get(made.layout, 0.9),
        "capitals": made.layout == "capitals", "style": _STYLE.get(made.layout, "underline"), "translation": _TRANSLATION,
        "height": 190 + 22 * max(0.0, made.size - 9), "ink": list(_ink()) if made.signature == "image" else [],
        "title": "Certificado de Origen / Certificate of Origin" if made.layout.startswith("bilingual") else "Certificate of Origin",
    }  # fmt: skip


@lru_cache(maxsize=1)
def _ink() -> bytes:
    picture = Image.new("RGB", (420, 140), "white")
    draw = ImageDraw.Draw(picture)
    points, left = [], 40.0
    for high, wide, loop in (
        (80, 44, 26),
        (26, 30, 4),
        (86, 30, 22),
        (24, 36, 16),
        (34, 26, 2),
        (-46, 40, 18),
        (16, 80, 0),
    ):
        turn = np.linspace(0, 2 * np.pi, 24)
        across = left + wide * turn / (2 * np.pi) + loop * np.sin(turn)
        points += list(zip(across, 96 - high * (1 - np.cos(turn)) / 2 - left / 20, strict=True))
        left += wide
    draw.line(points, fill=(20, 30, 110), width=5)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def degrade(grey: np.ndarray, rng: random.Random) -> Image.Image:
    """A scan of a clean page: skew to 1.5 degrees, blur, noise, uneven light, JPEG."""
    page = Image.fromarray(grey).rotate(rng.uniform(-1.5, 1.5), resample=Image.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.8)))
    values = np.asarray(page, dtype=np.float32)
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(0, rng.uniform(2, 10), values.shape)
    shade = np.linspace(0, rng.uniform(0, 25), values.shape[1])[None, :]
    values = np.clip(values * rng.uniform(0.85, 1.0) + noise - shade, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(values).save(out, "JPEG", quality=rng.randrange(35, 90))
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def encoded(data: bytes) -> str:
    """Base64 text, to keep a certificate that was judged wrongly."""
    return base64.b64encode(data).decode()
