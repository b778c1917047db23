"""The command as a user types it, over all that can be wrong: a clear word, the right code, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from extractors.certificate.form import BLANKS
from pipeline import cli, doctor, run
from pipeline.doctor import Row
from tests.pipeline.small_case import CASE_TOML, invoice

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(w) for w in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, error = capsys.readouterr()
        assert "Traceback" not in out + error
        return code, out, error

    return call


def case(folder: Path, toml: str | None = CASE_TOML, **files: bytes) -> Path:
    """A case folder with these files in the inbox; a blank in a name is written as two underscores."""
    (folder / "inbox").mkdir(parents=True)
    if toml is not None:
        (folder / "case.toml").write_text(toml, encoding="utf-8")
    for name, data in files.items():
        (folder / "inbox" / name.replace("__", ".")).write_bytes(data)
    return folder


def encrypted(folder: Path) -> bytes:
    path = folder / "plain.pdf"
    path.write_bytes(invoice())
    with pikepdf.open(path) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    return (folder / "locked.pdf").read_bytes()


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        (None, "case.toml is missing"),
        ("[case", "not valid TOML"),
        ("[case]\nid = 'x'\n", "'case.profile' is missing"),
        ("[case]\nid = 'x'\nprofile = 'general'\nlabour_class = 'forced labor'\n", "'labor_class'"),
        ("[case]\nid = 'x'\nprofile = 'general'\n[entry]\nimport_date = 'soon'\n", "'entry.import_date'"),
        ("[case]\nid = 'x'\nprofile = 'coton'\n", "cotton"),
        ("[case]\nid = 'x'\nprofile = '../cotton'\n", "profile"),
        ("[case]\nid = 'x'\nprofile = 'general'\nregime = 'wto'\n", "'case.regime'"),
        ("[case]\nid = 'x'\nprofile = 'general'\n[entry]\n[[entries]]\n", "either [entry] or [[entries]]"),
    ],
)
def test_a_wrong_case_file_is_named_before_anything_is_touched(
    command: Command, tmp_path: Path, toml: str | None, named: str
) -> None:
    folder = case(tmp_path / "c", toml, a__txt=b"text")
    code, out, error = command("run", folder, "--plain")
    assert (code, out) == (cli.WRONG_USE, "")
    assert named in error
    assert error.count("\n") == 1
    assert sorted(p.name for p in folder.iterdir()) == ["case.toml", "inbox"][toml is None :]


def test_a_case_file_that_is_no_text(command: Command, tmp_path: Path) -> None:
    folder = case(tmp_path / "c", None, a__txt=b"text")
    (folder / "case.toml").write_bytes(b"\xff\xfe\x00")
    assert command("run", folder, "--plain")[0] == cli.WRONG_USE
    (folder / "case.toml").unlink()
    (folder / "case.toml").mkdir()
    assert command("run", folder, "--plain")[0] == cli.WRONG_USE


@pytest.mark.parametrize("date", ["2026-02-30", '"03/04/2026"', "true"])
def test_a_date_that_is_none_is_told_with_its_remedy(command: Command, tmp_path: Path, date: str) -> None:
    folder = case(
        tmp_path / "c", f'[case]\nid = "c"\nprofile = "general"\n[entry]\nimport_date = {date}\n', a__txt=b"text"
    )
    code, _, error = command("run", folder, "--plain")
    assert (code, "2026-07-02" in error) == (cli.WRONG_USE, True)


def test_an_empty_or_missing_inbox(command: Command, tmp_path: Path) -> None:
    empty = case(tmp_path / "empty")
    code, _, error = command("run", empty, "--plain")
    assert (code, "inbox/ is empty" in error) == (cli.WRONG_USE, True)
    assert sorted(p.name for p in empty.iterdir()) == ["case.toml", "inbox"]  # nothing half-written, no server started
    (empty / "inbox").rmdir()
    code, _, error = command("run", empty, "--plain")
    assert (code, "inbox/ is missing" in error) == (cli.WRONG_USE, True)
    (empty / "inbox").write_text("a file", encoding="utf-8")
    assert command("run", empty, "--plain")[0] == cli.WRONG_USE


def test_no_case_folder(command: Command, tmp_path: Path) -> None:
    code, _, error = command("run", tmp_path / "nowhere", "--plain")
    assert (code, "is not a folder" in error) == (cli.WRONG_USE, True)


def test_a_wrong_out_is_left_alone(command: Command, tmp_path: Path) -> None:
    folder = case(tmp_path / "c", a__txt=b"text")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    for out in (tmp_path / "full", tmp_path / "full" / "mine.txt"):
        code, _, error = command("run", folder, "--plain", "--out", out)
        assert (code, "--out" in error) == (cli.WRONG_USE, True)
    assert (tmp_path / "full" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_an_out_inside_the_inbox_is_refused(command: Command, tmp_path: Path) -> None:
    folder = case(tmp_path / "c", a__txt=b"text")
    for out in (folder / "inbox" / "package", folder / ".originproof" / "package", folder):
        assert command("run", folder, "--plain", "--out", out)[0] == cli.WRONG_USE
    assert [p.name for p in (folder / "inbox").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("words", [["--as-of", "02.07.2026"], ["--as-of", "2026-02-30"], ["--cores", "x"]])
def test_wrong_words(command: Command, tmp_path: Path, words: list[str]) -> None:
    code, _, error = command("run", case(tmp_path / "c", a__txt=b"text"), "--plain", *words)
    assert (code, "usage:" in error) == (cli.WRONG_USE, True)


def test_no_command_and_help(command: Command) -> None:
    assert command()[0] == cli.WRONG_USE
    assert command("--help")[0] == cli.DONE


def test_bad_files_are_refused_with_a_remedy_and_the_rest_goes_on(command: Command, tmp_path: Path) -> None:
    good = invoice()
    folder = case(
        tmp_path / "c",
        good__pdf=good,
        again__pdf=good,
        locked__pdf=encrypted(tmp_path),
        cut__pdf=good[: len(good) // 3],
        empty__pdf=b"",
        zeros__pdf=b"\0" * 4096,
        unknown__bin=bytes(range(256)) * 20,
        program__exe=b"MZ\x90\0" + bytes(2000),
        broken__zip=b"PK\x03\x04 cut off",
    )
    (folder / "inbox" / "link.pdf").symlink_to(tmp_path / "plain.pdf")
    (folder / "inbox" / "bad\udcff.txt").write_bytes(b"Dear Maria, see you on 4 May.")
    code, out, error = command("run", folder, "--plain", "--as-of", "2026-08-01")
    assert code in (cli.DONE, cli.BLOCKED), error
    assert "11 files and members in" in out
    rows = {r["path"]: r for r in intake(folder / "package")["files"]}
    assert {p: r["fate"] for p, r in rows.items()} == {
        "again.pdf": "used", "good.pdf": "duplicate", "locked.pdf": "refused", "cut.pdf": "refused",
        "empty.pdf": "refused", "zeros.pdf": "refused", "unknown.bin": "refused", "program.exe": "refused",
        "broken.zip": "refused", "link.pdf": "refused", "bad\\xff.txt": "used",
    }  # fmt: skip
    assert all(r["reason"] and r["remedy"] for r in rows.values() if r["fate"] == "refused")
    assert command("verify", folder / "package")[0] == cli.DONE


def intake(package: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((package / "internal" / "intake.json").read_text(encoding="utf-8"))
    return loaded


def test_read_answers_for_every_file_named(command: Command, tmp_path: Path) -> None:
    good, empty, odd = tmp_path / "good.pdf", tmp_path / "empty", tmp_path / "bad\udcff.txt"
    good.write_bytes(invoice())
    empty.write_bytes(b"")
    odd.write_bytes(b"Dear Maria, see you on 4 May.")
    link = tmp_path / "link.pdf"
    link.symlink_to(good)
    named = [good, empty, tmp_path / "nowhere.pdf", tmp_path, link, good, odd]
    code, out, _ = command("read", *named)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == cli.UNREAD
    assert [line["file"] for line in lines] == [str(p) for p in named]
    types = [line["type"] for line in lines]
    assert types[:6] == ["commercial_invoice", *["unreadable"] * 3, *["commercial_invoice"] * 2]
    assert all(line["problems"] for line in lines if line["type"] == "unreadable")
    numbers = [f["value"] for f in lines[0]["fields"] if f["name"] == "invoice_number"]
    assert numbers == ["KI-2026-118"]


def test_certificate_answers_and_says_what_is_none(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(invoice())
    code, out, _ = command("certificate", tmp_path / "a.pdf", "--labor-class", "forced labor")
    assert (code, [json.loads(line)["verdict"] for line in out.splitlines()]) == (cli.DONE, ["not_a_certificate"])
    (tmp_path / "b.pdf").write_bytes(b"")
    code, out, _ = command("certificate", tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "none.pdf")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, [line["verdict"] for line in lines]) == (cli.UNREAD, ["not_a_certificate", "review", "review"])
    assert all(set(line["blanks"]) == set(BLANKS) for line in lines)
    assert "empty" in lines[1]["explanation"]


def test_verify_names_what_differs(command: Command, tmp_path: Path) -> None:
    assert command("verify", tmp_path / "nowhere")[0] == cli.WRONG_USE
    folder = case(tmp_path / "c", a__txt=b"Dear Maria, see you on 4 May.")
    command("run", folder, "--plain", "--as-of", "2026-08-01")
    assert command("verify", folder / "package")[0] == cli.DONE
    (folder / "package" / "submission" / "portal.txt").write_text("x", encoding="utf-8")
    code, out, _ = command("verify", folder / "package")
    assert (code, "submission/portal.txt: changed" in out) == (cli.DIFFERS, True)


def test_batch_goes_on_after_a_case_that_cannot_start(command: Command, tmp_path: Path) -> None:
    case(tmp_path / "root" / "a", "[case]\nid = 'x'\n", a__txt=b"text")
    case(tmp_path / "root" / "b", a__txt=b"Dear Maria, see you on 4 May.")
    code, out, error = command("batch", tmp_path / "root", "--plain", "--out", tmp_path / "all")
    assert code == cli.WRONG_USE
    assert "originproof: a: case.toml" in error
    assert "Case T-7" in out
    assert (tmp_path / "all" / "b" / "manifest-sha256.txt").is_file()
    assert command("batch", tmp_path / "nowhere", "--plain")[0] == cli.WRONG_USE


def test_a_defect_of_ours_is_one_line_and_its_details_are_kept(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("no such thing")

    folder = case(tmp_path / "c", a__txt=b"Dear Maria, see you on 4 May.")
    monkeypatch.setattr(run, "assess_case", broken)
    code, out, error = command("run", folder, "--plain", "--as-of", "2026-08-01")
    assert (code, out) == (cli.DEFECT, "")
    assert "KeyError in broken" in error.splitlines()[-1]
    assert "Traceback" in (folder / ".originproof" / "defect.txt").read_text(encoding="utf-8")
    assert not (folder / "package").exists()


def test_a_missing_program_is_named_with_the_line_to_run(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Row("tesseract engine", False, True, "no engine", "apt-get install tesseract-ocr")
    monkeypatch.setattr(doctor, "examine", lambda: (row,))
    monkeypatch.setattr(cli, "examine", lambda: (row,))
    folder = case(tmp_path / "c", a__txt=b"text")
    for words in (("run", folder, "--plain"), ("read", folder / "case.toml"), ("doctor",)):
        code, out, error = command(*words)
        assert (code, "apt-get install tesseract-ocr" in out + error) == (cli.MISSING_PROGRAM, True)


def test_a_state_folder_that_cannot_be_made(command: Command, tmp_path: Path) -> None:
    folder = case(tmp_path / "c", a__txt=b"text")
    (folder / ".originproof").write_text("in the way", encoding="utf-8")
    code, _, error = command("run", folder, "--plain")
    assert (code, ".originproof" in error) == (cli.WRONG_USE, True)
