"""Pages that the bench makes for itself: trade papers with prose and tables, as native PDF and as scans."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
from PIL import Image

from extractors.pdf.text import open_pdf
from extractors.typeset import typeset

DPI = 200
_SHEET = """
#let d = json(bytes(sys.inputs.data))
#set text(font: "Noto Sans", size: 9pt)
#set page(paper: "a4", margin: 45pt)
#for (n, p) in d.pages.enumerate() {
  if n > 0 { pagebreak() }
  text(15pt, weight: "bold", p.title)
  for line in p.head { parbreak(); line }
  table(columns: (3fr, 1fr, 1fr, 1fr), ..p.rows.flatten())
  for line in p.prose { parbreak(); line }
}
"""
_GOODS = ("combed cotton yarn Ne 30", "woven cotton fabric 58 in", "cotton bags printed", "raw cotton SM 1-1/8")
_TITLES = ("COMMERCIAL INVOICE", "PACKING LIST", "PURCHASE ORDER", "DELIVERY NOTE")
_PROSE = (
    "goods shipped under this order were made of cotton grown and ginned as stated in the records of the mill which "
    "keeps lots apart from bale opening to packing and weighs every carton before dispatch to the port of lading"
)


def native(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """So many PDFs of one page each."""
    chance = random.Random(seed)
    return [_written(folder / f"{seed}-{n:04}.pdf", [_page(chance, n)]) for n in range(count)]


def bundle(folder: Path, count: int, seed: int = 2) -> Path:
    """One PDF of so many pages."""
    chance = random.Random(seed)
    return _written(folder / f"bundle-{seed}.pdf", [_page(chance, n) for n in range(count)])


def scanned(paths: list[Path], folder: Path, seed: int = 3) -> list[Path]:
    """Each PDF as a scan of 200 dpi: grey, with noise, a little askew, compressed as scanners do."""
    noise = np.random.default_rng(seed)
    made = []
    for path in paths:
        with open_pdf(path) as pdf:
            grey = pdf.render(0, DPI)
        rough = np.clip(grey + noise.normal(0, 6, grey.shape), 0, 255).astype(np.uint8)
        turned = Image.fromarray(rough).rotate(noise.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor=255)
        made.append(folder / f"scan-{path.stem}.pdf")
        turned.save(made[-1], resolution=DPI, quality=80)
    return made


def _written(path: Path, pages: list[dict[str, object]]) -> Path:
    path.write_bytes(typeset(_SHEET, {"pages": pages}))
    return path


def _page(chance: random.Random, number: int) -> dict[str, object]:
    rows = [["Description", "Quantity", "Price", "Amount"]]
    for _ in range(chance.randint(8, 16)):
        quantity, price = chance.randint(10, 9000), chance.randint(100, 999)
        cents = f"{quantity * price / 100:,.2f}"
        rows.append([chance.choice(_GOODS), f"{quantity} KG", f"{price / 100:.2f}", cents])
    return {
        "title": chance.choice(_TITLES),
        "head": [
            f"No: KI-2026-{number:04}", f"Date: 2026-05-{1 + number % 28:02}",
            f"Seller: Bhavani Weaving {chance.randint(100, 999)} Private Limited", "Buyer: Harbor & Pine Apparel, Inc.",
        ],
        "rows": rows,
        "prose": [" ".join(chance.choices(_PROSE.split(), k=60)) for _ in range(4)],
    }  # fmt: skip
