"""The package folder: whole or not at all, the same bytes every time, nothing of our judgement in the submission."""

from __future__ import annotations

import email
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from email.policy import default
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest

from extractors.pdf.text import open_pdf
from pipeline.case import Finding
from pipeline.errors import CaseError
from pipeline.package import check_out, write_package
from pipeline.pdf import bind
from pipeline.sheets import BoundExhibit
from pipeline.verify import manifest_text, verify
from tests.pipeline.made_case import A4_LANDSCAPE, MadeCase, paper, shirts


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    write_package(shirts(folder).contents(), folder / "package")
    return folder / "package"


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_holds_what_the_contract_says(package: Path) -> None:
    names = {n for n in files_of(package) if not n.startswith("internal/originals/")}
    assert names == {
        "manifest-sha256.txt",
        "submission/package.pdf",
        "submission/index.xlsx",
        "submission/portal.txt",
        "submission/notice.eml",
        "submission/manifest-sha256.txt",
        "internal/report.html",
        "internal/findings.json",
        "internal/trace.json",
        "internal/intake.json",
        "internal/run.json",
    }
    assert verify(package) == []


def test_same_inputs_give_the_same_bytes_under_another_time_zone_and_locale(package: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.pipeline.made_case import shirts\n"
        "from pipeline.package import write_package\n"
        "work = Path(sys.argv[1]); work.mkdir(); write_package(shirts(work).contents(), work / 'out')"
    )
    elsewhere = os.environ | {"TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    where = tmp_path / "other place"
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", script, str(where)], check=True, env=elsewhere, cwd=root, timeout=120)
    assert files_of(where / "out") == files_of(package)


def test_originals_are_kept_byte_for_byte(package: Path, tmp_path: Path) -> None:
    made = shirts(tmp_path)
    kept = {p.name: p.read_bytes() for p in (package / "internal" / "originals").iterdir()}
    assert kept == {sha256: path.read_bytes() for sha256, path in made.files.items()}


def test_an_earlier_package_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "package"
    made = shirts(tmp_path)
    write_package(made.contents(), out)
    (out / "internal" / "stale.txt").write_text("left over")
    write_package(made.contents(), out)
    assert verify(out) == []
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".package")] == []


def test_a_foreign_folder_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(CaseError, match="not a package of ours"):
        write_package(shirts(tmp_path).contents(), tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError, match="is not a folder"):
        check_out(tmp_path / "file")


def test_a_folder_that_cannot_be_renamed_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "package"
    write_package(shirts(tmp_path).contents(), out)
    real = Path.rename

    def busy(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(16, "Device or resource busy")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(CaseError, match="Device or resource busy"):
        write_package(shirts(tmp_path).contents(), out)
    assert verify(out) == []


def test_what_a_killed_run_left_is_taken_away_and_what_it_had_moved_comes_back(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    out, scratch = tmp_path / "package", tmp_path / ".package-unfinished"
    write_package(made.contents(), out)
    before = files_of(out)
    (scratch / "new").mkdir(parents=True)
    out.rename(scratch / "old")
    lost = replace(made.contents(), original=lambda sha256: tmp_path / "lost" / sha256)
    with pytest.raises(FileNotFoundError):
        write_package(lost, out)
    assert files_of(out) == before
    assert not scratch.exists()


def test_a_run_that_fails_leaves_the_earlier_package_alone(tmp_path: Path) -> None:
    out = tmp_path / "package"
    made = shirts(tmp_path)
    write_package(made.contents(), out)
    before = files_of(out)
    lost = replace(made.contents(), original=lambda sha256: tmp_path / "lost" / sha256)
    with pytest.raises(FileNotFoundError):
        write_package(lost, out)
    assert files_of(out) == before


def test_nothing_of_our_judgement_is_in_the_submission(package: Path) -> None:
    with pikepdf.open(package / "submission" / "package.pdf") as pdf:
        assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
    text = " ".join(page_texts(package / "submission" / "package.pdf"))
    for words in (
        "missing in the certificate",
        "no labor record of the spinner",
        "muster roll",
        "proves",
        "cleared",
        "satisfied",
        "blocking",
        "COO 12.43.pdf",
    ):
        assert words not in text


def page_texts(path: Path) -> list[str]:
    """The words of each page."""
    with open_pdf(path) as pdf:
        return [" ".join(w.text for w in pdf.read(n).words) for n in range(len(pdf))]


def test_every_exhibit_page_says_number_and_page_and_who_added_it(package: Path) -> None:
    pages = page_texts(package / "submission" / "package.pdf")
    assert all(f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, start=1))
    bound = [t for t in pages if "the last line of the page" in t]
    assert len(bound) == 2 + 3 + 1 + 1 + 4 * (1 + 2 + 1 + 1 + 4 + 2)
    assert all("added by filer" in t and "Exhibit " in t for t in bound)


def test_bookmarks_and_contents_lead_to_the_exhibits(package: Path) -> None:
    with pikepdf.open(package / "submission" / "package.pdf") as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        labels = [child.title.split()[0] for item in outline.root for child in item.children]
        links = [a for a in pdf.pages[1].obj.Annots if a.Subtype == "/Link"]
    assert titles[:4] == [
        "Contents",
        "Executive summary",
        "Certificates of origin, 12.43(a)",
        "Statement of the ultimate consignee, 12.43(b)",
    ]
    assert titles[-1] == "Step 4: Cutting and sewing"
    assert len(labels) == len(set(labels)) == 33
    assert len(links) >= len(titles) - 1 + len(labels)


def test_the_index_names_the_pages_on_which_the_exhibits_stand(package: Path) -> None:
    rows = sheet_rows(package / "submission" / "index.xlsx")
    assert rows[0] == ["Exhibit", "Title", "Step", "Offered to show", "Parties", "Dates", "First page", "Last page"]
    assert len(rows) == 34
    texts = page_texts(package / "submission" / "package.pdf")
    for label, title, *_, first, last in rows[1:]:
        text = texts[int(first) - 1]
        assert f"Exhibit {label}, page 1 of {int(last) - int(first) + 1}" in text
        assert title.split(",")[0][:24] in text


def sheet_rows(path: Path) -> list[list[str]]:
    """Cell texts by row, read without our writing library."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with ZipFile(path) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert next(sheet.iter(f"{space}f"), None) is None

    def text(cell: ElementTree.Element) -> str:
        return "".join(t.text or "" for t in (*cell.iter(f"{space}t"), *cell.iter(f"{space}v")))

    return [[text(c) for c in row.iter(f"{space}c")] for row in sheet.iter(f"{space}row")]


def test_findings_point_to_exhibit_and_inbox_path(package: Path) -> None:
    record = json.loads((package / "internal" / "findings.json").read_text())
    assert record["case"] == "2026-0117"
    assert record["as_of"] == "2026-09-01"
    first = record["findings"][0]
    assert first["severity"] == "blocking"
    assert first["evidence"][0]["file"] == "COO 12.43.pdf"
    assert first["evidence"][0]["exhibit"] == "0.2"
    assert set(first) == {"rule", "kind", "severity", "citation", "message", "remedy", "step", "evidence"}


def test_intake_balances(package: Path) -> None:
    record = json.loads((package / "internal" / "intake.json").read_text())
    fates = [row["fate"] for row in record["files"]]
    assert record["received"]["files"] + record["received"]["members"] == len(fates) == 31
    assert fates.count("refused") == fates.count("set_aside") == 1
    labels = [d["exhibit"] for row in record["files"] for d in row["documents"]]
    assert len(set(labels)) == len(labels) == 33


def test_trace_names_lots_balances_and_gaps(package: Path) -> None:
    record = json.loads((package / "internal" / "trace.json").read_text())
    assert set(record) == {"parties", "transactions", "steps", "lots", "balances", "gaps"}
    lot = next(x for x in record["lots"] if x["lot"] == "Y26-371W")
    assert (lot["made_in"], lot["used_in"]) == ([2], [3])
    assert record["balances"][0] == {
        "step": 1,
        "document": "1.6",
        "unit": "KGM",
        "input": "5428.4",
        "output": "4900",
        "yield": "0.9027",
    }
    assert record["gaps"][0]["step"] == 2


def test_the_report_hides_workers_and_shows_the_place(package: Path) -> None:
    page = (package / "internal" / "report.html").read_text()
    assert "K. Selvi" not in page
    assert "in any stage of the mining" in page
    assert page.index("Blocking</h2>") < page.index("Warnings</h2>") < page.index("What is missing")
    assert "http" not in page.replace("http-equiv", "")


def test_the_notice_is_a_draft_to_the_center(package: Path) -> None:
    mail = email.message_from_bytes((package / "submission" / "notice.eml").read_bytes(), policy=default)
    assert mail["To"] == "cee-apparel@example.gov"
    assert mail["X-Unsent"] == "1"
    assert "18 U.S.C. 1905" in mail.get_content()


HOSTILE = "<script>alert(1)</script>\r\nBcc: x@example.com\x00#panic() $x$ *b* @ref"


def hostile(folder: Path) -> MadeCase:
    """A case in which every text that a stranger wrote is an attack."""
    case = {
        "case": {"id": HOSTILE, "profile": "cotton", "order": HOSTILE},
        "entry": {
            "number": HOSTILE,
            "importer": HOSTILE,
            "center_email": "a@b.example\nBcc: c@d.example",
            "port": HOSTILE,
        },
    }
    made = MadeCase(folder, case=case)
    sha256 = made.file("../../<b>.pdf", paper("=1+1"))
    made.document(
        sha256,
        "commercial_invoice",
        1,
        fields={"invoice_number": "=HYPERLINK(1)" + HOSTILE, "invoice_date": "=1+1"},
        parties={"seller": "=cmd" + HOSTILE, "buyer": "@SUM(A1)"},
    )
    made.findings = [Finding("legibility", "fail", HOSTILE, HOSTILE, "blocking", HOSTILE)]
    return made


def test_text_of_strangers_stays_text(tmp_path: Path) -> None:
    write_package(hostile(tmp_path).contents(), tmp_path / "out")
    submission = tmp_path / "out" / "submission"
    assert "<script>" not in (tmp_path / "out" / "internal" / "report.html").read_text()
    mail = email.message_from_bytes((submission / "notice.eml").read_bytes(), policy=default)
    assert mail["Bcc"] is None
    assert mail["To"] is None
    assert sheet_rows(submission / "index.xlsx")[1][1].startswith("Commercial invoice =HYPERLINK")
    values = [line.partition(": ")[2] for line in (submission / "portal.txt").read_text("ascii").splitlines() if line]
    assert all(v == "" or v.replace(" ", "").isalnum() for v in values)


def test_an_empty_case_still_makes_a_package(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    made.file("empty.pdf", b"", "refused", "no data", "send it again")
    summary = write_package(made.contents(), tmp_path / "out")
    assert summary.exhibits == 0
    assert verify(tmp_path / "out") == []


def test_a_file_that_cannot_be_bound_is_named_in_the_report(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    made.document(made.file("black box.pdf", paper("X")), "contract", 1)
    summary = write_package(replace(made.contents(), pdf=lambda _: None), tmp_path / "out")
    assert [p.code for p in summary.problems] == ["not_bound"]
    assert "black box.pdf was read, but" in (tmp_path / "out" / "internal" / "report.html").read_text()


def test_parts_stay_under_the_cap_and_hold_every_page(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    big = made.file("long.pdf", paper("LONG", [f"line {n} of the annex" for n in range(20)], pages=60))
    made.document(big, "contract", 2, pages=range(1, 61))
    summary = write_package(made.contents(cap=120_000), tmp_path / "out")
    parts = sorted((tmp_path / "out" / "submission" / "parts").iterdir())
    assert summary.parts == len(parts) > 1
    assert all(p.stat().st_size <= 120_000 for p in parts)
    texts = [text for p in parts for text in page_texts(p)]
    assert all(f"Page {n} of {summary.pages}" in text for n, text in enumerate(texts, start=1))
    assert len(texts) == summary.pages
    with pikepdf.open(parts[0]) as first:
        assert len(first.pages[1].obj.Annots) > 0
    assert verify(tmp_path / "out") == []


def test_a_booklet_that_does_not_fit_its_exhibits_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 exhibits, but 0 begin in the booklet"):
        bind(paper("no exhibit begins here"), [BoundExhibit("1.1", ())], tmp_path / "x.pdf")


@pytest.mark.slow
def test_five_hundred_pages_in_five_seconds(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    for number in range(60):
        lines = [f"line {n} Nguyễn 中文" for n in range(20)]
        sha256 = made.file(f"{number}.pdf", paper(f"DOCUMENT {number}", lines, pages=8, size=A4_LANDSCAPE))
        made.document(sha256, "commercial_invoice", 1 + number % 6, pages=range(1, 9), size=A4_LANDSCAPE)
    began = time.process_time()
    summary = write_package(made.contents(), tmp_path / "out")
    assert summary.pages > 480
    assert time.process_time() - began < 5


def test_manifests_are_written_as_verify_reads_them(package: Path) -> None:
    text = (package / "manifest-sha256.txt").read_text()
    rows = dict(line.split("  ", 1)[::-1] for line in text.splitlines())
    assert text == manifest_text(rows)
    assert "internal/run.json" not in rows
    assert "submission/manifest-sha256.txt" in rows
