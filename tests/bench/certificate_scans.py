"""Scanned certificates: `python -m tests.bench.certificate_scans [--good N] [--bad N] [--seed N] [--keep DIR]`.

Fresh fillings, typefaces, signatures, stamps and treatments at 150, 200 and 300 dpi. Prints how many deviating pages
are called conforming (with its bound), what becomes of good ones, blanks, OCR passes and seconds a page. `--keep` holds
the readings, so that a second run with the same seed judges them again without recognising anything.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

import extractors.ocr
import extractors.ocr.second_reading as again
from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import Document
from extractors.ocr.second_reading import second_reading
from extractors.plain import from_plain, to_plain
from extractors.read import read_file
from tests.bench.certificate_maker import Made, Truth
from tests.bench.certificates import Score, count
from tests.bench.scan_fillings import fresh_bad, fresh_good
from tests.bench.scan_setter import OVERPRINTS, SIGNED, TREATMENTS, TYPEFACES, UNSIGNED, Scan, clean_pdf, scan_page

TYPE = "certificate_of_origin_1243"
_UNSIGNED_SHARE = 0.08
_WRITTEN = ("DancingScript", "GreatVibes-Regular", "Caveat")
_WHOLE = 600  # rows of pixels from which a call of an engine is a pass over the page


@dataclass(frozen=True)
class Twice:
    """Two readings of one page, passes of either engine over it, seconds of processor time."""

    first: Document
    second: Document
    passes: int
    seconds: float


@dataclass
class Tally:
    """Counts by group: verdicts of good and bad pages, passes, seconds."""

    good: Score = field(default_factory=Score)
    verdicts: dict[str, collections.Counter[str]] = field(
        default_factory=lambda: collections.defaultdict(collections.Counter)
    )
    passes: collections.Counter[int] = field(default_factory=collections.Counter)
    seconds: list[float] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The figures for a person."""
        yield from self.good.lines()
        yield f"passes a page            {dict(sorted(self.passes.items()))}"
        if self.seconds:
            mean = sum(self.seconds) / len(self.seconds)
            yield f"seconds a page           mean {mean:.2f}, most {max(self.seconds):.2f}"
        for group in sorted(self.verdicts):
            yield f"{group:24} {dict(self.verdicts[group].most_common())}"


def made_page(number: int, good: bool, seed: int, fonts: Path | None) -> tuple[Made, Scan, bytes, random.Random]:
    """Certificate, conditions and clean PDF of one page; the same for the same seed, whatever was made before."""
    rng = random.Random(f"{seed}-{number}-{good}")
    faces = (*TYPEFACES, *(("PT Serif", "EB Garamond", "Roboto", "Libre Baskerville") if fonts else ()))
    made = (fresh_good if good else fresh_bad)(rng, rng.choice(faces))
    signature = rng.choice(SIGNED)
    if not good and rng.random() < _UNSIGNED_SHARE:
        made, signature = _unsigned(fresh_good(rng, made.font)), rng.choice(UNSIGNED)
    treatment = TREATMENTS[number // 3 % len(TREATMENTS)]
    if treatment == "fax" and signature == "faint":
        signature = "loops"  # a fax leaves nothing of a faint one
    scan = Scan((150, 200, 300)[number % 3], treatment, signature, rng.choice(OVERPRINTS))
    return made, scan, clean_pdf(made, fonts), rng


def _unsigned(made: Made) -> Made:
    return replace(made, truth=Truth("unsigned", "", "", "unsigned"))


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts the passes of either engine over whole pages while it is open."""
    calls = [0]

    def counting(engine: Callable[..., Any]) -> Callable[..., Any]:
        def call(grey: Any, *rest: Any) -> Any:
            calls[0] += grey.shape[0] > _WHOLE  # a band or a crop is no page
            return engine(grey, *rest)

        return call

    with (
        mock.patch.object(extractors.ocr, "recognise", counting(extractors.ocr.recognise)),
        mock.patch.object(extractors.ocr, "recognise_again", counting(extractors.ocr.recognise_again)),
        mock.patch.object(again, "recognise", counting(again.recognise)),
    ):
        yield calls


def read_twice(image: Any, dpi: int) -> Twice:
    """The image as a scanned PDF, read by both engines."""
    with tempfile.TemporaryDirectory() as folder, counted() as calls:
        path = Path(folder) / "scan.pdf"
        image.save(path, "PDF", resolution=dpi, quality=92)
        start = time.process_time()
        reading = read_file(path, Path(folder) / "out")
        document = Document(reading.sha256, reading.pages, TYPE, 1.0)
        second = second_reading(path, document)
        return Twice(document, second, calls[0], time.process_time() - start)


def readings(
    made: Made, scan: Scan, pdf: bytes, rng: random.Random, kept: Path | None, fonts: Path | None
) -> Twice | None:
    """Both readings of a page, from `kept` where they are there; None when it does not fit one page."""
    if kept is not None and kept.exists():
        return from_plain(Twice, json.loads(kept.read_text()))
    written = sorted(p for p in fonts.iterdir() if p.stem.split("[")[0] in _WRITTEN) if fonts else []
    image = scan_page(pdf, made, scan, rng, rng.choice(written) if written else None)
    found = read_twice(image, scan.dpi) if image is not None else None
    if kept is not None:
        kept.write_text(json.dumps(to_plain(found)))
        if image is not None:
            image.save(kept.with_suffix(".png"), dpi=(scan.dpi, scan.dpi))
    return found


def tally(result: Tally, made: Made, scan: Scan, judged: CertificateReading, found: Twice) -> str:
    """Add one page; what went wrong, or ""."""
    wrong = count(result.good, made, judged)
    kind = "good" if made.truth.name == "good" else "bad"
    for group in (
        f"{kind} {scan.dpi} dpi",
        f"{kind} {scan.treatment}",
        f"{kind} over:{scan.overprint or 'nothing'}",
        f"{kind} sign:{scan.signature}",
    ):
        result.verdicts[group][judged.verdict] += 1
    result.passes[found.passes] += 1
    result.seconds.append(found.seconds)
    return wrong


def run(good: int, bad: int, seed: int, fonts: Path | None, keep: Path | None, verbose: bool) -> Tally:
    """`good` conforming and `bad` deviating pages, in turn."""
    result = Tally()
    order = sorted([*((n, True) for n in range(good)), *((n, False) for n in range(bad))])
    for number, is_good in order:
        made, scan, pdf, rng = made_page(number, is_good, seed, fonts)
        kept = keep / f"{seed}-{number}-{'good' if is_good else 'bad'}.json" if keep else None
        found = readings(made, scan, pdf, rng, kept, fonts)
        if found is None:
            continue
        judged = judge_certificate(found.first, (), found.second)
        wrong = tally(result, made, scan, judged, found)
        if wrong:
            result.good.wrong[wrong] += 1
            if verbose:
                print(f"--- {number} {wrong} {scan} {made.font} truth={made.truth}", flush=True)
                print(
                    "   ",
                    judged.verdict,
                    judged.explanation,
                    [(d.kind, d.expected, d.found) for d in judged.deviations][:4],
                    flush=True,
                )
    return result


def main() -> int:
    """Exit 1 when a deviating page was called conforming."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--good", type=int, default=60)
    parser.add_argument("--bad", type=int, default=90)
    parser.add_argument("--seed", type=int, default=91)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    result = run(given.good, given.bad, given.seed, given.fonts, given.keep, given.verbose)
    print(*result.lines(), sep="\n")
    return int(result.good.bad_conforming > 0)


if __name__ == "__main__":
    sys.exit(main())
