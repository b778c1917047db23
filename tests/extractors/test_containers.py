"""ZIP, mail and PDF attachments: everything comes out or is named with a reason; nothing escapes."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest

from extractors.containers import is_container, safe_name, unpack
from extractors.errors import DamagedFile, TooLarge
from extractors.read_settings import ReadSettings
from tests.extractors.outlook_mail import mail_tree, outlook_mail
from tests.extractors.reading_samples import pdf, saved, zipped


def mail(*attachments: tuple[str, bytes, str], html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.example", "b@y.example", "Documents"
    message["Date"] = "Mon, 06 Jul 2026 10:00:00 +0000"
    message["Message-ID"] = "<1@x.example>"
    message.set_content("Dear Sir,\nplease find the papers.\n")
    if html:
        message.add_alternative("<p>Dear Sir, please find the papers.</p>", subtype="html")
    for name, content, kind in attachments:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


def test_zip_members_come_out_in_order_with_their_paths(tmp_path: Path) -> None:
    path = zipped({"a/one.txt": b"first", "two.pdf": pdf()}, tmp_path / "x.zip")
    members = unpack(path, tmp_path / "out")
    assert [m.name for m in members] == ["a/one.txt", "two.pdf"]
    assert (tmp_path / "out" / members[0].file).read_bytes() == b"first"
    assert members[1].size == len(pdf())


def test_no_member_is_written_outside(tmp_path: Path) -> None:
    names = ("../../evil.txt", "/etc/passwd", "C:\\boot.ini", "a/../../b.txt")
    members = unpack(zipped(dict.fromkeys(names, b"x"), tmp_path / "x.zip"), tmp_path / "in" / "out")
    written = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    assert all(str(p).startswith("in/out/member-") for p in written if p.name != "x.zip")
    assert [m.name for m in members] == ["evil.txt", "etc/passwd", "boot.ini", "a/b.txt"]


@pytest.mark.parametrize(
    ("name", "safe"), [("../x", "x"), ("..", "unnamed"), ("a\\b", "a/b"), ("a\x00b", "ab"), ("", "unnamed")]
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped({"zeros.txt": bytes(60_000_000)}, tmp_path / "bomb.zip")
    with pytest.raises(TooLarge, match="times its size"):
        unpack(path, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_caps_on_members_and_bytes(tmp_path: Path) -> None:
    path = zipped({f"{i}.txt": b"12345" for i in range(5)}, tmp_path / "x.zip")
    with pytest.raises(TooLarge):
        unpack(path, tmp_path / "a", ReadSettings(max_members=4))
    with pytest.raises(TooLarge):
        unpack(path, tmp_path / "b", ReadSettings(max_unpacked_bytes=20))


def test_a_size_that_lies_does_not_pass_the_cap(tmp_path: Path) -> None:
    path = zipped({"a.txt": b"x" * 3000}, tmp_path / "x.zip", zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    assert all(m.size <= 3000 for m in unpack(path, tmp_path / "out"))


def test_an_encrypted_member_is_named_with_its_remedy(tmp_path: Path) -> None:
    path = zipped({"secret.pdf": b"x"}, tmp_path / "x.zip")
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    path.write_bytes(data)
    member = unpack(path, tmp_path / "out")[0]
    assert member.file == ""
    assert member.problem is not None
    assert member.problem.code == "encrypted"


def test_a_broken_archive_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK\x03\x04" + b"\x01" * 200)
    assert not is_container(path)
    with pytest.raises(DamagedFile):
        unpack(path, tmp_path / "out")


def test_a_chinese_name_without_the_utf8_flag(tmp_path: Path) -> None:
    path = zipped({"XXXXXXXX.txt": b"x"}, tmp_path / "x.zip")
    path.write_bytes(path.read_bytes().replace(b"XXXXXXXX", "发票清单".encode("gb18030")))
    assert unpack(path, tmp_path / "out")[0].name == "发票清单.txt"


def test_mail_gives_body_and_attachments(tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_bytes(mail(("invoice.pdf", pdf(), "application/pdf"), html=True).as_bytes())
    members = unpack(path, tmp_path / "out")
    assert [m.name for m in members] == ["body.txt", "invoice.pdf"]
    body = (tmp_path / "out" / members[0].file).read_text()
    assert "Subject: Documents" in body
    assert "please find the papers." in body
    assert (tmp_path / "out" / members[1].file).read_bytes() == pdf()


def test_mail_inside_mail_is_a_member_that_opens_again(tmp_path: Path) -> None:
    outer = mail()
    outer.add_attachment(mail(("a.pdf", pdf(), "application/pdf")))
    path = tmp_path / "m.eml"
    path.write_bytes(outer.as_bytes())
    members = unpack(path, tmp_path / "out")
    inner = tmp_path / "out" / members[1].file
    assert members[1].name.endswith(".eml")
    assert is_container(inner)
    assert [m.name for m in unpack(inner, tmp_path / "in")] == ["body.txt", "a.pdf"]


def test_same_names_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_bytes(mail(("scan.pdf", b"1", "application/pdf"), ("scan.pdf", b"2", "application/pdf")).as_bytes())
    assert [m.name for m in unpack(path, tmp_path / "out")] == ["body.txt", "scan.pdf", "scan (2).pdf"]


def test_pdf_attachments_come_out_and_structured_twins_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["factur-x.xml"] = b"<x/>"
        document.attachments["packing list.txt"] = b"12 cartons"
        path.write_bytes(saved(document))
    assert is_container(path)
    twin, other = unpack(path, tmp_path / "out")
    assert twin.problem is not None
    assert twin.problem.code == "set_aside"
    assert (tmp_path / "out" / other.file).read_bytes() == b"12 cartons"


def test_an_ordinary_pdf_is_no_container(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf())
    assert not is_container(path)


def test_an_outlook_mail_gives_its_text_and_its_attachments(tmp_path: Path) -> None:
    papers = {"invoice.pdf": pdf(), "../list.csv": b"Item;Price\nYarn;2.00\n"}
    (tmp_path / "m").write_bytes(outlook_mail("Invoice KI-7", "Please find\nthe papers.", papers))
    assert is_container(tmp_path / "m")
    members = unpack(tmp_path / "m", tmp_path / "out")
    body, *attached = ((tmp_path / "out" / m.file).read_bytes() for m in members)
    assert [m.name for m in members] == ["body.txt", "invoice.pdf", "list.csv"]
    assert b"A. Mills" in body
    assert b"the papers." in body
    assert attached == list(papers.values())


def test_a_mail_within_an_outlook_mail_is_named_and_a_cut_one_is_refused(tmp_path: Path) -> None:
    content = outlook_mail(
        "Fwd", "See below.", {"Inner.msg": mail_tree("Inner", "Twelve cartons.", {}), "a.pdf": pdf()}
    )
    (tmp_path / "m").write_bytes(content)
    members = {m.name: m for m in unpack(tmp_path / "m", tmp_path / "out")}
    assert members["a.pdf"].size == len(pdf())
    assert members["Inner.msg"].problem is not None
    assert not members["Inner.msg"].file
    (tmp_path / "cut").write_bytes(content[:2000])
    assert not is_container(tmp_path / "cut")
