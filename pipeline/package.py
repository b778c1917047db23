"""Stage 10: write the package folder and its manifests, whole or not at all.

Everything is written into a sibling folder, which then takes the place of an earlier package of ours. All bytes follow
from the contents alone; `internal/run.json` is the only file that may differ between two runs.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.evidence import Problem
from extractors.typeset import typeset
from pipeline.booklet import LEGEND, booklet_data, bound_exhibits, package_title, reference
from pipeline.case import CaseView, Finding, paths_of
from pipeline.exhibits import Exhibit, number_exhibits
from pipeline.facts import entry_facts, order_facts
from pipeline.front import supply_steps
from pipeline.index_sheet import index_workbook
from pipeline.pdf import Binding, bind, split
from pipeline.portal import portal_text
from pipeline.records import findings_record, intake_record, locate_findings, trace_record
from pipeline.render import render_report, render_text, template_text
from pipeline.report import report_data
from pipeline.report_certificates import Picture, no_pictures
from pipeline.sheets import BoundExhibit, BoundPage, sheet_for
from pipeline.transmittal import transmittal
from pipeline.verify import MANIFEST, RUN_RECORD, SUBMISSION, manifest_text
from pipeline.whole_folder import check_folder, write_whole
from pipeline.wording import one_line, printable

INTERNAL = "internal"
# Upload limits of the portal are not published; nine million bytes pass where ten megabytes are allowed.
DEFAULT_CAP = 9_000_000


@dataclass(frozen=True, slots=True)
class PackageContents:
    """What a package is made of.

    `original(sha256)` is a received file's bytes on disk; `pdf(sha256)` its pages pressed for binding (`press`), None
    when that failed. `run` goes into run.json; `cap` is the size of a part in bytes; `picture` draws certificates.
    """

    view: CaseView
    findings: tuple[Finding, ...]
    original: Callable[[str], Path]
    pdf: Callable[[str], Path | None]
    run: Mapping[str, Any]
    cap: int = DEFAULT_CAP
    picture: Picture = no_pictures


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What was written: exhibits, pages of package.pdf, parts (0 when it fits in one), and pages not drawn."""

    exhibits: int
    pages: int
    parts: int
    problems: tuple[Problem, ...] = ()


def check_out(out: Path) -> None:
    """CaseError unless `out` is absent, an empty folder, or an earlier package of ours."""
    check_folder(out, _is_ours, "package")


def _is_ours(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() and (folder / SUBMISSION / MANIFEST).is_file()


def write_package(contents: PackageContents, out: Path) -> PackageSummary:
    """Write the package to `out`, replacing an earlier one whole. CaseError as in `check_out`."""
    check_out(out)
    return write_whole(out, lambda new: _write(contents, new))


def _write(contents: PackageContents, folder: Path) -> PackageSummary:
    pdfs = _pdfs(contents)
    exhibits = number_exhibits(contents.view, lambda sha256: pdfs.get(sha256) is not None)
    submission, internal = folder / SUBMISSION, folder / INTERNAL
    submission.mkdir(parents=True)
    internal.mkdir()
    binding = _bind(contents.view, exhibits, pdfs, submission / "package.pdf")
    parts = _split(contents, exhibits, binding, submission)
    binding = replace(binding, problems=(*binding.problems, *_unbound(contents.view, pdfs)))
    _write_submission(contents.view, exhibits, binding, submission)
    _write_internal(contents, exhibits, binding, internal)
    _write_manifest(folder, exempt={RUN_RECORD})
    return PackageSummary(len(exhibits), binding.pages, parts, binding.problems)


def _pdfs(contents: PackageContents) -> dict[str, Path | None]:
    hashes = dict.fromkeys(d.document.sha256 for d in contents.view.documents if d.document.pages)
    return {sha256: contents.pdf(sha256) for sha256 in hashes}


def _unbound(view: CaseView, pdfs: Mapping[str, Path | None]) -> list[Problem]:
    """Files that were read but cannot be bound: never left out in silence."""
    rows = [row for sha256, row in paths_of(view.received).items() if sha256 in pdfs and pdfs[sha256] is None]
    return [
        Problem(
            "not_bound",
            f"{' > '.join(filter(None, (row.path, row.member)))} was read, but its pages could not be prepared for "
            "binding; it is not in the submission.",
            "Ask the sender for the document as an ordinary PDF or a clear scan.",
        )
        for row in rows
        if row.fate == "used"
    ]


def _bind(view: CaseView, exhibits: Sequence[Exhibit], pdfs: Mapping[str, Path | None], out: Path) -> Binding:
    booklet = typeset(template_text("package.typ"), printable(booklet_data(view, exhibits)))
    return bind(booklet, [_bound(view, e, pdfs[e.sha256]) for e in bound_exhibits(exhibits)], out)


def _bound(view: CaseView, exhibit: Exhibit, path: Path | None) -> BoundExhibit:
    if path is None:
        raise ValueError(f"exhibit {exhibit.label} has no pages to bind")
    pages = view.documents[exhibit.document].document.pages
    sheets = (sheet_for(p.width, p.height, first=n == 0) for n, p in enumerate(pages))
    bound = tuple(BoundPage(path, p.number, s) for p, s in zip(pages, sheets, strict=True))
    return BoundExhibit(exhibit.label, bound)


def _split(contents: PackageContents, exhibits: Sequence[Exhibit], binding: Binding, submission: Path) -> int:
    package = submission / "package.pdf"
    if package.stat().st_size <= contents.cap:
        return 0
    starts = [(f"{e.label} {e.title}", binding.ranges[e.label][0]) for e in bound_exhibits(exhibits)]
    return len(split(package, [("Front matter", 1), *starts], contents.cap, submission / "parts"))


def _write_submission(view: CaseView, exhibits: Sequence[Exhibit], binding: Binding, folder: Path) -> None:
    steps = {0: "Papers of the whole case"} | {
        s["number"]: f"{s['number']} {s['process']}" for s in supply_steps(view, exhibits)
    }
    (folder / "index.xlsx").write_bytes(index_workbook(exhibits, steps, binding.ranges, view.as_of))
    _write_text(folder / "portal.txt", portal_text(view, exhibits))
    hashes = _hashes(folder)
    body = render_text("notice.txt.j2", _notice_data(view, exhibits, binding, hashes))
    subject = f"{package_title(view)}: {reference(view)}"
    (folder / "notice.eml").write_bytes(transmittal(view, subject, body, hashes))
    _write_manifest(folder)


def _notice_data(
    view: CaseView, exhibits: Sequence[Exhibit], binding: Binding, hashes: Mapping[str, str]
) -> dict[str, Any]:
    entries = view.settings.all_entries or (None,)
    return {
        "ports": ", ".join(dict.fromkeys(one_line(e.port) for e in view.settings.all_entries if e.port)),
        "title": package_title(view),
        "reference": reference(view),
        "facts": [*order_facts(view), *(f for e in entries for f in entry_facts(view, exhibits, e))],
        "exhibits": len(exhibits),
        "pages": binding.pages,
        "hashes": sorted(hashes.items()),
        "legend": LEGEND,
    }


def _write_internal(contents: PackageContents, exhibits: Sequence[Exhibit], binding: Binding, folder: Path) -> None:
    view = contents.view
    findings = locate_findings(view, contents.findings, exhibits)
    report = report_data(view, findings, exhibits, binding.problems, contents.picture)
    _write_text(folder / "report.html", render_report(report))
    _write_json(folder / "findings.json", findings_record(view, findings))
    _write_json(folder / "trace.json", trace_record(view, exhibits))
    _write_json(folder / "intake.json", intake_record(view, exhibits))
    _write_json(folder / "run.json", contents.run)
    originals = folder / "originals"
    originals.mkdir()
    for sha256 in sorted({row.sha256 for row in view.received if row.sha256}):
        shutil.copyfile(contents.original(sha256), originals / sha256)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _write_json(path: Path, data: object) -> None:
    _write_text(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _hashes(folder: Path, exempt: Iterable[str] = ()) -> dict[str, str]:
    """SHA-256 of every file below, by its path with slashes."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: _sha256(path) for name, path in found.items() if name not in exempt}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_manifest(folder: Path, exempt: Iterable[str] = ()) -> None:
    _write_text(folder / MANIFEST, manifest_text(_hashes(folder, exempt)))
