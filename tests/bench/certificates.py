"""Mutation test of the certificate: `python -m tests.bench.certificates [--good N] [--bad N] [--scans N] [--seed N]`.

Prints how many good ones are called conforming, how many bad ones (0 is the aim, with its bound), how many deviations
are named with the right words, and how many blanks are read right.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field, fields
from pathlib import Path

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import Document
from extractors.ocr.second_reading import second_reading
from extractors.pdf.text import open_pdf
from extractors.read import read_file
from extractors.read_pages import read_pages
from extractors.read_settings import ReadSettings
from tests.bench.certificate_maker import MUTATIONS, SCAN_MUTATIONS, Made, bare, make_bad, make_good
from tests.bench.certificate_setter import degrade, set_pdf
from tests.bench.told import counted


@dataclass
class Score:
    """Counts of one run."""

    good: int = 0
    good_conforming: int = 0
    good_deviating: int = 0
    bad: int = 0
    bad_conforming: int = 0
    bad_deviating: int = 0
    named: int = 0
    blanks: int = 0
    blanks_right: int = 0
    wrong: collections.Counter[str] = field(default_factory=collections.Counter)

    def with_part(self, part: Score) -> Score:
        """The sums of both, as of a run in several processes."""
        both = {f.name: getattr(self, f.name) + getattr(part, f.name) for f in fields(Score)}
        return Score(**both)

    def lines(self) -> list[str]:
        """The figures for a person; 0 in n means under 3/n with 95 % confidence."""
        bound = f", so under {3 / max(1, self.bad):.2%} (95 %)" if not self.bad_conforming else ""
        return [
            f"good called conforming   {_share(self.good_conforming, self.good)}, deviating {self.good_deviating}",
            f"bad called conforming    {self.bad_conforming}/{self.bad}{bound}; deviating {self.bad_deviating}",
            f"deviations named         {_share(self.named, self.bad_deviating)}",
            f"blanks right             {_share(self.blanks_right, self.blanks)}",
            f"wrong by kind            {dict(self.wrong.most_common())}",
        ]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / max(1, whole):.2%})"


def native_document(pdf: bytes) -> Document:
    """The certificate as `read` sees it, without OCR."""
    with open_pdf(pdf) as opened:
        pages = read_pages(opened, ReadSettings(check_pixels=False))
    return Document("0" * 64, tuple(pages), "certificate_of_origin_1243", 1.0)


def is_named(made: Made, judged: CertificateReading) -> bool:
    """Whether a deviation names the change: its kind, and the words with at most two neighbours more."""
    truth = made.truth
    if truth.kind in ("any", "undated", "unsigned", "empty_blank", "labor_class"):
        return truth.kind == "any" or any(d.kind == truth.kind for d in judged.deviations)
    if any(_covers(d.expected, truth.expected) and _covers(d.found, truth.found) for d in judged.deviations):
        return True
    expected = bare(" ".join(d.expected for d in judged.deviations))
    found = bare(" ".join(d.found for d in judged.deviations))
    return _covers(expected, truth.expected) and _covers(found, truth.found)


def _covers(said: str, true: str) -> bool:
    left, right = bare(said).split(), bare(true).split()
    if not right:
        return len(left) <= 2 or "u+" in said.casefold()
    return set(right) <= set(left) and len(left) <= len(right) + 3


def blanks_right(made: Made, judged: CertificateReading) -> tuple[int, int]:
    """(right, all) of the fourteen blanks of a good certificate."""
    truth = {**made.values, "dated": made.dated, "signature": made.signer[0]}
    right = 0
    for name, value in truth.items():
        said = judged.blanks[name].value or ""
        same = _same(said, value) and judged.blanks[name].bbox is not None
        right += same
    return right, len(truth)


def _same(a: str, b: str) -> bool:
    return re.sub(r"[\s,;.]+", " ", a.casefold()).strip() == re.sub(r"[\s,;.]+", " ", b.casefold()).strip()


def count(score: Score, made: Made, judged: CertificateReading) -> str:
    """Add one judged certificate; "" when it was judged right, else what went wrong."""
    if made.truth.name == "good":
        score.good += 1
        right, all_of = blanks_right(made, judged)
        score.blanks, score.blanks_right = score.blanks + all_of, score.blanks_right + right
        if judged.verdict == "conforming":
            score.good_conforming += 1
            return "" if right == all_of else f"blanks:{made.layout}"
        score.good_deviating += judged.verdict in ("deviating", "not_a_certificate")
        return f"good:{made.layout}"
    score.bad += 1
    if judged.verdict == "conforming":
        score.bad_conforming += 1
        return f"MISSED:{made.truth.name}:{made.layout}"
    if judged.verdict == "deviating":
        score.bad_deviating += 1
        if is_named(made, judged):
            score.named += 1
            return ""
        return f"named:{made.truth.name}"
    return f"not deviating:{made.truth.name}:{judged.verdict}"


def tell(score: Score, made: Made, judged: CertificateReading, verbose: bool) -> None:
    """Count what became of one certificate, and show what went wrong."""
    wrong = count(score, made, judged)
    if wrong:
        score.wrong[wrong] += 1
        if verbose:
            _show(wrong, made, judged)


def run_native(good: int, bad: int, seed: int, verbose: bool = False) -> Score:
    """Native certificates: `good` conforming and `bad` deviating ones."""
    rng, score = random.Random(seed), Score()
    for number in counted(range(good + bad), "certificates"):
        made = make_good(rng) if number < good else make_bad(rng, MUTATIONS)
        judged = judge_certificate(native_document(set_pdf(made)))
        tell(score, made, judged, verbose)
    return score


def run_scans(count_of: int, seed: int, verbose: bool = False) -> Score:
    """Scans at 150, 200 and 300 dpi in turn, half of them deviating, each read by both engines."""
    rng, score = random.Random(seed), Score()
    for number in range(count_of):
        made = make_good(rng) if number % 2 == 0 else make_bad(rng, SCAN_MUTATIONS)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scan.pdf"
            if not write_scan(set_pdf(made), (150, 200, 300)[number % 3], rng, path):
                continue
            reading = read_file(path, Path(folder) / "out")
            document = Document(reading.sha256, reading.pages, "certificate_of_origin_1243", 1.0)
            judged = judge_certificate(document, (), second_reading(path, document))
        tell(score, made, judged, verbose)
    return score


def write_scan(pdf: bytes, dpi: int, rng: random.Random, path: Path) -> bool:
    """The first page as a scan of that resolution; False when the certificate runs over one page."""
    with open_pdf(pdf) as opened:
        if len(opened) > 1:
            return False
        degrade(opened.render(0, dpi), rng).save(path, "PDF", resolution=dpi, quality=80)
    return True


def _show(wrong: str, made: Made, judged: CertificateReading) -> None:
    print(f"--- {wrong} layout={made.layout} truth={made.truth} tail={made.tail!r} signature={made.signature}")
    print("   ", judged.verdict, [(d.kind, d.expected, d.found) for d in judged.deviations][:4])
    if wrong.startswith("blanks"):
        truth = {**made.values, "dated": made.dated, "signature": made.signer[0]}
        print(
            "   ",
            [(n, v, judged.blanks[n].value) for n, v in truth.items() if not _same(judged.blanks[n].value or "", v)],
        )


def main() -> int:
    """The whole bench; exit 1 when a bad certificate was called conforming."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--good", type=int, default=500)
    parser.add_argument("--bad", type=int, default=5000)
    parser.add_argument("--scans", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1243)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    started = time.monotonic()
    native = run_native(given.good, given.bad, given.seed, given.verbose)
    print("native", *native.lines(), f"{time.monotonic() - started:.0f} s", sep="\n  ")
    missed = native.bad_conforming
    if given.scans:
        scans = run_scans(given.scans, given.seed, given.verbose)
        print("scans", *scans.lines(), sep="\n  ")
        missed += scans.bad_conforming
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
