"""An opponent of the certificate's judge: `python -m tests.bench.certificate_opponent [--good N] [--bad N] [--seed N]`.

Other layouts, fillings and deviations than those of `tests.bench.certificates`, each word placed by itself; the pages
are read with their pixels. Prints how many bad ones conform (0 is the aim, with its bound), how many good ones do, how
many deviations are named with the right words, and how many blanks are right with a box.
"""

# ruff: noqa: E501 - tables of styles and words, one entry a line
from __future__ import annotations

import argparse
import collections
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import Document
from extractors.pdf.text import open_pdf
from extractors.read_pages import read_pages
from extractors.read_settings import ReadSettings
from tests.bench import certificate_fillings as fillings
from tests.bench.certificate_deviations import DEVIATIONS
from tests.bench.certificate_maker import CAPTIONS, Item, items_of
from tests.bench.certificate_sheets import STYLES, Sheet, Style, set_sheet
from tests.bench.certificates import Score, count
from tests.bench.told import counted

_AFTER = [
    "We declare that the above is true and correct.",
    "Issued in one original and two copies.",
    "Ref: invoice KI-2026-118, contract 4501.",
    "Signed at Hanoi by the foreign seller.",
    "Enclosures: commercial invoice, packing list, bill of lading.",
    "For queries contact Ms. Tran, tel. +84 28 555 0101.",
    "This certificate is issued for submission to U.S. Customs and Border Protection under 19 CFR 12.43(a).",
    "Invoice No. KI-2026-118 dated 3 May 2026",
    "I declare under penalty of perjury that the foregoing is true and correct.",
    "In witness whereof I have signed this certificate.",
]
_ABOVE = [
    "To: U.S. Customs and Border Protection, Port of Los Angeles/Long Beach",
    "Certificate No. 2026/118",
    "Date: 12 May 2026",
    "Original",
    "Commissioner of Customs, Washington, D.C. 20229",
    "Importer: Harbor & Pine Apparel, Inc., 118 Water St., New York",
    "Ref. Detention notice 4601-2026-0815",
    "Page 1 of 1",
    "WITHHOLD RELEASE ORDER - DETAINED MERCHANDISE",
    "Our ref.: HP/26/118",
    "Form prescribed by 19 CFR 12.43(a)",
    "Entry No. 316-1234567-8",
]
_FOOT = [
    "Registered office: 12 Mill Road, Coimbatore 641 018. CIN U17111TZ1994PTC005",
    "www.example.com | VAT 8812345",
    "Page 1 of 1",
    "ISO 9001:2015 certified company",
    "Bank: Example Bank, SWIFT EXAMINBB",
    "Subscribed and sworn to before me this 4th day of August 2026. Notary Public",
    "HP-F-112 Rev. 3",
    "GSTIN 33AABCK1234M1Z5",
    "Member of the Cotton Association",
]


def make_good(rng: random.Random) -> Sheet:
    """A conforming certificate by chance."""
    style = rng.choice(STYLES)
    seller, place = fillings.party(rng)
    producer, site = (seller, place) if rng.random() < 0.6 else fillings.party(rng)
    port = rng.choice(fillings.PORTS)
    values = {
        "foreign_seller": seller,
        "quantity": fillings.quantity(rng),
        "description": fillings.description(rng),
        "packages": fillings.packages(rng),
        "marks": fillings.marks(rng),
        "producer": producer,
        "place_of_production": site,
        "carrier": fillings.carrier(rng),
        "place_of_lading": port,
        "place_of_departure": port if rng.random() < 0.6 else rng.choice(fillings.PORTS),
        "departure_date": fillings.date(rng),
        "labor_class": fillings.labor(rng),
    }
    if style.literal and style.caption == "none":
        values["place_of_departure"] = values["place_of_lading"]
    return Sheet(
        _items(values, style, rng),
        style.name,
        values,
        _plain_date(rng),
        rng.choice(fillings.SIGNERS),
        rng.choice(["strokes", "strokes", "slash", "strokes_stamp"]),
        seller,
        letterhead=rng.random() < 0.4,
        style=style,
        above=tuple(rng.sample(_ABOVE, rng.choice([0, 0, 1, 2]))),
        after=tuple(rng.sample(_AFTER, rng.choice([0, 0, 1]))),
        foot=tuple(rng.sample(_FOOT, rng.choice([0, 0, 1]))),
    )


def _plain_date(rng: random.Random) -> str:
    return fillings.date(rng)


def _items(values: dict[str, str], style: Style, rng: random.Random) -> tuple[Item, ...]:
    captions = dict(CAPTIONS) if style.caption != "none" else {}
    if style.additional:
        country = rng.choice(["Vietnam", "India", "the People's Republic of China", "Bangladesh"])
        captions["carrier"], captions["place_of_departure"] = (
            f"Carrier to {country}",
            f"Place of final departure from {country}",
        )
    return items_of(values, captions, "literal" if style.literal else "")


def make_bad(rng: random.Random) -> Sheet:
    """A good certificate with one thing changed."""
    while True:
        made = rng.choice(DEVIATIONS)(rng, make_good(rng))
        if made is not None:
            return made


def document_of(pdf: bytes) -> Document:
    """The certificate as `read` sees it, pixels included, without the second reading."""
    with open_pdf(pdf) as opened:
        pages = read_pages(opened, ReadSettings())
    return Document("0" * 64, tuple(pages), "certificate_of_origin_1243", 1.0)


def judge(sheet: Sheet, rng: random.Random) -> CertificateReading:
    """The verdict on the sheet as set."""
    return judge_certificate(document_of(set_sheet(sheet, rng)))


def run(good: int, bad: int, seed: int, verbose: bool = False) -> tuple[Score, collections.Counter[str]]:
    """Good and bad ones by chance; (score, verdicts on bad ones by kind of deviation)."""
    rng, score = random.Random(seed), Score()
    kinds: collections.Counter[str] = collections.Counter()
    for number in counted(range(good + bad), f"certificates of seed {seed}"):
        made = make_good(rng) if number < good else make_bad(rng)
        judged = judge(made, rng)
        wrong = count(score, made, judged)
        kinds[f"{made.truth.name}:{judged.verdict}"] += 1
        if wrong:
            score.wrong[wrong] += 1
            if verbose:
                _show(wrong, made, judged)
    return score, kinds


def run_in_parts(
    good: int, bad: int, seed: int, verbose: bool = False, processes: int = 2
) -> tuple[Score, collections.Counter[str]]:
    """`run` in several processes, each with a share of the certificates and a seed of its own; their sums."""
    shares = [([good // processes] * processes), ([bad // processes] * processes)]
    for share, whole in zip(shares, (good, bad), strict=True):
        share[0] += whole - sum(share)
    score, kinds = Score(), collections.Counter[str]()
    with ProcessPoolExecutor(processes) as pool:
        seeds = [seed + 1_000_003 * part for part in range(processes)]
        for part, found in pool.map(run, *shares, seeds, [verbose] * processes):
            score, kinds = score.with_part(part), kinds + found
    return score, kinds


def _show(wrong: str, made: Sheet, judged: CertificateReading) -> None:
    print(
        f"--- {wrong} [{made.layout}] truth={made.truth.expected!r}>{made.truth.found!r} head={made.above} after={made.after} foot={made.foot} {made.second_page} {made.margin_text}"
    )
    print("    ", " ".join(i.words or f"[{i.value}]" for i in made.items))
    print("    ", judged.verdict, [(d.kind, d.expected, d.found, d.message[:16]) for d in judged.deviations][:4])
    if wrong.startswith("blanks"):
        truth = {**made.values, "dated": made.dated, "signature": made.signer[0]}
        print("    ", [(n, v, judged.blanks[n].value) for n, v in truth.items() if judged.blanks[n].value != v])


def main() -> int:
    """The whole bench; exit 1 when a bad certificate was called conforming."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--good", type=int, default=500)
    parser.add_argument("--bad", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=43)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    started = time.monotonic()
    score, kinds = run_in_parts(given.good, given.bad, given.seed, given.verbose, given.processes)
    seconds = time.monotonic() - started
    print(
        "opponent",
        *score.lines(),
        f"{seconds:.0f} s, {seconds / max(1, given.good + given.bad):.2f} s a page",
        sep="\n  ",
    )
    names = sorted({k.split(":")[0] for k in kinds})
    for name in names:
        print(f"  {name:22}", {v: n for key, n in sorted(kinds.items()) for k, v in [key.split(":")] if k == name})
    return int(score.bad_conforming > 0)


if __name__ == "__main__":
    sys.exit(main())
