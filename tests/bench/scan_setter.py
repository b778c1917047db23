"""A made certificate as a scan: typefaces, signatures and stamps drawn on the page, and what a scanner does to it."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import typst
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractors.pdf.text import open_pdf
from tests.bench.certificate_maker import Made
from tests.bench.certificate_setter import TEMPLATE, page_data

TYPEFACES = ("Noto Sans", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
SIGNED = ("loops", "initials", "flat", "over_name", "below", "chop_beside", "round_under", "faint", "script")
UNSIGNED = ("none", "round_stamp", "chop")
TREATMENTS = ("clean", "skew", "blur", "speckle", "jpeg", "shadow", "fax", "photo", "mixed")
OVERPRINTS = ("", "", "", "round", "chop", "received")
_COLORS = ((176, 32, 40), (30, 48, 150), (40, 40, 40))
_DRAWN_DPI = 300
Ink = Image.Image


@dataclass(frozen=True)
class Scan:
    """How one page was made: resolution, what the scanner did, how it is signed, what is stamped over the text."""

    dpi: int
    treatment: str
    signature: str
    overprint: str


def clean_pdf(made: Made, fonts: Path | None) -> bytes:
    """The certificate without any ink, in its typeface; `fonts` is a folder of further ones."""
    folders = [str(files("fontpkg_noto_sans")), *([str(fonts)] if fonts else [])]
    data = json.dumps(page_data(made), ensure_ascii=False, sort_keys=True)
    return bytes(
        typst.compile(
            TEMPLATE.encode(), font_paths=folders, ignore_system_fonts=True, format="pdf", sys_inputs={"data": data}
        )
    )


def scan_page(pdf: bytes, made: Made, scan: Scan, rng: random.Random, script: Path | None) -> Image.Image | None:
    """The page printed, signed, stamped and scanned; None when it is more than one page."""
    with open_pdf(pdf) as opened:
        if len(opened) > 1:
            return None
        grey = opened.render(0, _DRAWN_DPI)
        words = opened.read(0).words
    page = Image.fromarray(grey).convert("RGB")
    scale = _DRAWN_DPI / 72
    caption = next((w.bbox for w in reversed(words) if w.text == "(Signature)"), None)
    if caption is None:
        return None
    place = (caption.x0 * scale, (caption.top - 18) * scale)  # the signature line's left end
    page = _stamped_over(page, scan.overprint, words[0].bbox.top * scale, place, rng)
    page = _signed(page, made, scan.signature, place, rng, script)
    return degraded(page, scan, rng)


def degraded(page: Image.Image, scan: Scan, rng: random.Random) -> Image.Image:
    """What a scanner, a fax or a telephone makes of a page of paper."""
    small = page.resize(
        (round(page.width * scan.dpi / _DRAWN_DPI), round(page.height * scan.dpi / _DRAWN_DPI)), Image.LANCZOS
    )
    steps = (
        list(_STEPS[scan.treatment])
        if scan.treatment != "mixed"
        else rng.sample([_skew, _blur, _speckle, _jpeg, _shadow], 3)
    )
    for step in steps:
        small = step(small, rng)
    return small


def _skew(page: Image.Image, rng: random.Random) -> Image.Image:
    return page.rotate(rng.uniform(-3, 3), resample=Image.BICUBIC, fillcolor=(255, 255, 255))


def _small_skew(page: Image.Image, rng: random.Random) -> Image.Image:
    return page.rotate(rng.uniform(-0.7, 0.7), resample=Image.BICUBIC, fillcolor=(255, 255, 255))


def _blur(page: Image.Image, rng: random.Random) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.0) * page.width / 1700))


def _speckle(page: Image.Image, rng: random.Random) -> Image.Image:
    values = np.asarray(page.convert("L")).copy()
    noise = np.random.default_rng(rng.randrange(1 << 30))
    values[noise.random(values.shape) < rng.uniform(0.0005, 0.004)] = rng.choice((0, 60))
    values = np.clip(values + noise.normal(0, rng.uniform(3, 14), values.shape), 0, 255)
    return Image.fromarray(values.astype(np.uint8)).convert("RGB")


def _jpeg(page: Image.Image, rng: random.Random) -> Image.Image:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=rng.randrange(25, 76))
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def _shadow(page: Image.Image, rng: random.Random) -> Image.Image:
    values = np.asarray(page.convert("L"), dtype=np.float32)
    down, across = np.linspace(-1, 1, values.shape[0])[:, None], np.linspace(-1, 1, values.shape[1])[None, :]
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 - rng.uniform(0.15, 0.4) * (1 + np.cos(angle) * across + np.sin(angle) * down) / 2
    return Image.fromarray(np.clip(values * light, 0, 255).astype(np.uint8)).convert("RGB")


def _fax(page: Image.Image, rng: random.Random) -> Image.Image:
    grey = page.convert("L").filter(ImageFilter.GaussianBlur(0.4))
    cut = rng.randrange(120, 190)
    return grey.point(lambda v: 255 if v > cut else 0).convert("RGB")


def _photo(page: Image.Image, rng: random.Random) -> Image.Image:
    w, h = page.size
    corners = [
        (x + rng.uniform(-0.012, 0.012) * w, y + rng.uniform(-0.012, 0.012) * h)
        for x, y in ((0, 0), (0, h), (w, h), (w, 0))
    ]
    flat = page.transform(
        (w, h), Image.QUAD, [v for corner in corners for v in corner], Image.BICUBIC, fillcolor=(225, 225, 225)
    )
    return _jpeg(_shadow(flat, rng), rng)


_STEPS: dict[str, tuple[Callable[[Image.Image, random.Random], Image.Image], ...]] = {
    "clean": (_small_skew,), "skew": (_skew, _jpeg), "blur": (_small_skew, _blur), "jpeg": (_jpeg,),
    "speckle": (_small_skew, _speckle),
    "shadow": (_shadow, _small_skew), "fax": (_small_skew, _fax), "photo": (_photo,),
}  # fmt: skip


def _multiply(page: Image.Image, layer: Image.Image, at: tuple[float, float]) -> Image.Image:
    """The layer (dark ink on white) printed over the page."""
    full = Image.new("RGB", page.size, (255, 255, 255))
    full.paste(layer, (round(at[0]), round(at[1])))
    product = np.asarray(page, dtype=np.uint16) * np.asarray(full, dtype=np.uint16) // 255
    return Image.fromarray(product.astype(np.uint8))


def _signed(
    page: Image.Image, made: Made, kind: str, place: tuple[float, float], rng: random.Random, script: Path | None
) -> Image.Image:
    x, y = place
    if kind in ("round_stamp", "round_under"):
        page = _multiply(page, _round(made.company, rng), (x + rng.uniform(100, 300), y - rng.uniform(150, 250)))
    if kind in ("chop", "chop_beside"):
        page = _multiply(page, _chop(made.company, rng), (x + rng.uniform(180, 420), y - rng.uniform(90, 200)))
    if kind in UNSIGNED:
        return page
    if kind == "script" and script is not None:
        return _multiply(page, _written(made.signer[0], script, rng), (x + 20, y - 130))
    lower = {"below": 30, "over_name": -25}.get(kind, -110)
    return _multiply(page, _pen(kind, rng), (x + rng.uniform(0, 120), y + lower + rng.uniform(-12, 12)))


def _pen(kind: str, rng: random.Random) -> Ink:
    """Strokes of a pen: a smooth line through points by chance, thicker and thinner."""
    width, height = {"initials": (190, 110), "flat": (520, 60)}.get(
        kind, (rng.randrange(280, 520), rng.randrange(80, 130))
    )
    layer = Image.new("RGB", (width * 2, height * 2), (255, 255, 255))
    draw = ImageDraw.Draw(layer)
    color = rng.choice(((18, 28, 120), (20, 20, 24), (30, 60, 160))) if kind != "faint" else (120, 130, 190)
    count = {"initials": 7, "flat": 16}.get(kind, rng.randrange(9, 18))
    xs = (
        np.linspace(12, width * 2 - 12, count)
        + np.array([rng.uniform(-1, 1) for _ in range(count)]) * width / count * 1.6
    )
    ys = np.array([rng.uniform(0.1, 0.9) for _ in range(count)]) * height * 2
    t, fine = np.arange(count), np.linspace(0, count - 1, count * 24)
    line = np.stack([_smooth(t, xs, fine), _smooth(t, ys, fine)], axis=1)
    thick = rng.uniform(6, 14) if kind != "faint" else 5
    for n in range(1, len(line)):
        bold = max(3, round(thick * (0.7 + 0.4 * np.sin(n / 9))))
        draw.line([tuple(line[n - 1]), tuple(line[n])], fill=color, width=bold)
        draw.ellipse(
            [line[n][0] - bold / 2, line[n][1] - bold / 2, line[n][0] + bold / 2, line[n][1] + bold / 2], fill=color
        )
    return layer.resize((width, height), Image.LANCZOS)


def _smooth(t: np.ndarray, v: np.ndarray, fine: np.ndarray) -> np.ndarray:
    """Catmull-Rom through the points."""
    i = np.clip(fine.astype(int), 0, len(t) - 2)
    u = fine - i
    p0, p1, p2, p3 = v[np.maximum(i - 1, 0)], v[i], v[i + 1], v[np.minimum(i + 2, len(v) - 1)]
    return 0.5 * (2 * p1 + (p2 - p0) * u + (2 * p0 - 5 * p1 + 4 * p2 - p3) * u**2 + (3 * p1 - p0 - 3 * p2 + p3) * u**3)


def _font(size: int) -> ImageFont.FreeTypeFont:
    """The upright Noto Sans of the package."""
    found = sorted(Path(str(files("fontpkg_noto_sans"))).rglob("*.ttf"))
    return ImageFont.truetype(str(next(p for p in found if "Italic" not in p.name)), size)


def _written(name: str, script: Path, rng: random.Random) -> Ink:
    layer = Image.new("RGB", (900, 170), (255, 255, 255))
    font = ImageFont.truetype(str(script), rng.randrange(80, 110))
    ImageDraw.Draw(layer).text((5, 10), name, font=font, fill=rng.choice(((18, 28, 120), (15, 15, 15))))
    return layer


def _round(company: str, rng: random.Random) -> Ink:
    layer = Image.new("RGB", (300, 300), (255, 255, 255))
    draw, color = ImageDraw.Draw(layer), rng.choice(_COLORS)
    draw.ellipse([6, 6, 294, 294], outline=color, width=6)
    draw.ellipse([60, 60, 240, 240], outline=color, width=3)
    draw.text((150, 150), company[:14], font=_font(24), fill=color, anchor="mm")
    return layer.rotate(rng.uniform(-25, 25), fillcolor=(255, 255, 255), resample=Image.BICUBIC)


def _chop(company: str, rng: random.Random) -> Ink:
    layer = Image.new("RGB", (520, 170), (255, 255, 255))
    draw, color = ImageDraw.Draw(layer), rng.choice(_COLORS)
    draw.rectangle([8, 8, 511, 161], outline=color, width=5)
    draw.text((260, 55), company[:32], font=_font(30), fill=color, anchor="mm")
    draw.text((260, 115), "Authorised Signatory", font=_font(28), fill=color, anchor="mm")
    return layer.rotate(rng.uniform(-4, 4), fillcolor=(255, 255, 255), resample=Image.BICUBIC)


def _stamped_over(
    page: Image.Image, kind: str, top: float, place: tuple[float, float], rng: random.Random
) -> Image.Image:
    """A stamp somewhere over the text above the signature."""
    if not kind:
        return page
    if kind == "received":
        layer = Image.new("RGB", (560, 150), (255, 255, 255))
        draw, color = ImageDraw.Draw(layer), rng.choice(_COLORS)
        draw.rectangle([6, 6, 553, 143], outline=color, width=4)
        draw.text((280, 75), "RECEIVED 04 JUL 2026", font=_font(40), fill=color, anchor="mm")
    else:
        layer = {"round": _round, "chop": _chop}[kind]("Port Health Office", rng)
    pale = rng.uniform(0.0, 0.5)  # how much of the ink is missing
    layer = Image.fromarray((255 - (255 - np.asarray(layer, dtype=np.float32)) * (1 - pale)).astype(np.uint8))
    x = rng.uniform(200, page.width - 800)
    return _multiply(page, layer, (x, rng.uniform(top, max(top + 1, place[1] - 350))))
