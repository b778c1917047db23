"""The jobs of the children, called directly: what unpacking says of each kind of file."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import EmptyFile, FileError
from extractors.evidence import Reading
from extractors.plain import from_plain
from pipeline.jobs import unpack_job
from pipeline.worker import Job, Limits, Workers


def run(tmp_path: Path, data: bytes) -> Any:
    (tmp_path / "document").write_bytes(data)
    (tmp_path / "out").mkdir()
    return unpack_job({"path": str(tmp_path / "document")}, tmp_path / "out")


def mail(subject: str, text: str, html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Nguyễn Hoa <hoa@factory.example>"
    message["To"] = "maria@importer.example"
    message["Date"] = "Mon, 04 May 2026 10:00:00 +0700"
    message["Subject"] = subject
    message.set_content(text, subtype="html" if html else "plain")
    return message


def test_plain_text_is_a_document_without_members(tmp_path: Path) -> None:
    found = run(tmp_path, b"Dear Maria, the goods left on 4 May 2026.\n")
    assert (found["media_type"], found["document"], found["members"]) == ("text/plain", True, [])


def test_a_mail_gives_its_body_and_attachments(tmp_path: Path) -> None:
    message = mail("Papers", "Please see attached.")
    message.add_attachment(b"%PDF-1.4 invoice", maintype="application", subtype="pdf", filename="CI 7.pdf")
    found = run(tmp_path, message.as_bytes())
    assert (found["document"], found["mark"]) == (False, "")
    assert [m["name"] for m in found["members"]] == ["body.txt", "CI 7.pdf"]
    assert (tmp_path / "out" / found["members"][1]["file"]).read_bytes() == b"%PDF-1.4 invoice"


@pytest.mark.parametrize("html", [False, True])
def test_a_body_is_not_a_mail_once_more(tmp_path: Path, html: bool) -> None:
    text = "<p>Please see attached.</p>" if html else "Please see attached."
    found = run(tmp_path, mail("Papers", text, html).as_bytes())
    body = (tmp_path / "out" / found["members"][0]["file"]).read_bytes()
    (tmp_path / "inner").mkdir()
    inner = run(tmp_path / "inner", body)
    assert (inner["document"], inner["members"]) == (True, [])


@pytest.mark.parametrize("html", [False, True])
def test_a_mark_is_found_in_either_kind_of_body(tmp_path: Path, html: bool) -> None:
    text = "<div>ATTORNEY&#45;CLIENT PRIVILEGED</div><p>x</p>" if html else "ATTORNEY-CLIENT PRIVILEGED\n\nx"
    assert run(tmp_path, mail("Advice", text, html).as_bytes())["mark"] == "ATTORNEY-CLIENT PRIVILEGED"


def test_an_archive_is_no_document(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a/b.txt", "text")
    found = run(tmp_path, data.getvalue())
    assert (found["document"], [m["name"] for m in found["members"]]) == (False, ["a/b.txt"])


@pytest.mark.parametrize("data", [b"", b"\0" * 100])
def test_nothing_is_an_error_of_the_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyFile):
        run(tmp_path, data)


def test_a_damaged_archive_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        run(tmp_path, b"PK\x03\x04 cut off")


def test_a_text_is_read_and_understood_in_a_child(tmp_path: Path) -> None:
    """The real functions inside the sandbox that works here: fonts, engines and data are within its reach."""
    letter = tmp_path / "letter"
    letter.write_text("Dear Maria,\n\nthe bales of lot 4417 left Mersin on 4 May 2026. 棉花\n", encoding="utf-8")
    with Workers(1, Limits(), tmp_path / "scratch") as workers:
        (read,) = workers.run([Job("r", "read", {"path": str(letter)})])
        assert read.problem is None, read.log
        assert (read.out / "rendition.pdf").read_bytes().startswith(b"%PDF")
        reading = from_plain(Reading, json.loads((read.out / "reading.json").read_text(encoding="utf-8")))
        assert "4417" in {w.text.strip(".,") for w in reading.pages[0].words}
        request: dict[str, object] = {"path": str(read.out / "reading.json")}
        (understood,) = workers.run([Job("u", "understand", request)])
        assert understood.problem is None, understood.log
        documents = json.loads((understood.out / "documents.json").read_text(encoding="utf-8"))
    assert [d["page_numbers"] for d in documents] == [[1]]
    assert understood.result == {"types": [documents[0]["document"].get("type", "other")]}
