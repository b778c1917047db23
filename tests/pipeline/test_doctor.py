"""`doctor` names what is missing and the one line that brings it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import doctor
from pipeline.doctor import LANGUAGES, Row, examine, missing_needed


def by_name(rows: tuple[Row, ...]) -> dict[str, Row]:
    return {row.name: row for row in rows}


def test_names_are_unique_and_every_row_has_a_detail() -> None:
    rows = examine()
    assert len(by_name(rows)) == len(rows)
    assert all(row.detail for row in rows)
    assert [row.name for row in rows] == [row.name for row in examine()]


def test_whatever_is_missing_comes_with_one_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda name: "")
    monkeypatch.setattr(doctor, "tessdata", lambda: None)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    monkeypatch.setattr(doctor, "sandbox_state", lambda: "resource limits only (bubblewrap is not installed)")
    rows = examine()
    absent = [row for row in rows if not row.ok]
    assert len(absent) >= len(LANGUAGES) + 12
    assert all(row.remedy and "\n" not in row.remedy for row in absent)
    assert by_name(rows)["sandbox for documents"].remedy == "apt-get install bubblewrap"
    assert {"tesseract language eng", "tesseract engine", "library pikepdf"} <= {r.name for r in missing_needed(rows)}


def test_a_missing_language_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").touch()
    monkeypatch.setattr(doctor, "tessdata", lambda: tmp_path)
    rows = by_name(examine())
    assert rows["tesseract language eng"].ok
    assert not rows["tesseract language chi_sim"].ok
    assert rows["tesseract language chi_sim"].remedy.endswith("tesseract-ocr-chi-sim")
    assert not rows["tesseract language chi_sim"].needed


@pytest.mark.parametrize(("found", "ok"), [("0.150.0", True), ("0.151.0", False), ("1.0", False), ("", False)])
def test_versions_that_break_prefect_are_seen(monkeypatch: pytest.MonkeyPatch, found: str, ok: bool) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda name: found if name == "fastapi" else "1")
    assert by_name(examine())["fastapi below 0.151"].ok is ok


def test_pytesseract_alone_needs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda name: "" if name == "tesserocr" else "1.0")
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert not by_name(examine())["tesseract engine"].ok
