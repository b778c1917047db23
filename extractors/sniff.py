"""Media type of a file by its content, never by its name."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

from extractors.errors import DamagedFile, EmptyFile, EncryptedFile, UnsupportedFile

PDF = "application/pdf"
ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
MSG = "application/vnd.ms-outlook"
EML = "message/rfc822"
CSV = "text/csv"
HTML = "text/html"
TEXT = "text/plain"
IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp")
HEIC = "image/heic"
UNKNOWN = "application/octet-stream"

_HEAD = 65_536
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", MSG),
    ("WordDocument", "application/msword"),
    ("Workbook", XLS),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_HEADER = re.compile(rb"^(received|from|to|subject|date|message-id|return-path|mime-version|delivered-to|x-[\w-]+|"
                     rb"content-type|reply-to|cc|sender)\s*:", re.I)  # fmt: skip


def sniff(path: Path) -> str:
    """Media type by content; "application/octet-stream" when nothing is recognised. EmptyFile, EncryptedFile."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(b"\x00 \t\r\n"):
        raise EmptyFile("The file is empty.")
    return _by_magic(head, path) or _by_mark_within(head) or _by_text(head)


def refuse(media_type: str) -> UnsupportedFile:
    """The error for a media type that is not read, with the remedy for that one."""
    return UnsupportedFile(f"Files of type {media_type} are not read.", _REMEDIES.get(media_type, ""))


def decoded(data: bytes) -> str:
    """Text of bytes by its byte order mark, UTF-8, Chinese GB 18030 when it is that beyond doubt, else Windows-1252."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        chinese = _as_chinese(data)
        return chinese if chinese is not None else data.decode("cp1252", "replace")


def _as_chinese(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if ord(c) > 127]
    common = sum(1 for c in high if "一" <= c <= "鿿" or "　" <= c <= "〿" or "＀" <= c <= "￯")
    return text if len(high) >= 4 and common > 0.9 * len(high) else None


def _by_magic(head: bytes, path: Path) -> str | None:
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"BM") and len(head) > 26 and head[14] in (12, 40, 52, 56, 64, 108, 124):
        return "image/bmp"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return HEIC if head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc") else "video/mp4"
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    return None


def _by_mark_within(head: bytes) -> str | None:
    """PDF where its mark follows bytes of some other program (ISO 32000-1, annex H: within the first 1024).

    Asked after the archives, which may hold a PDF uncompressed as their first member, and not of mail, which may too.
    """
    return PDF if b"%PDF-" in head[:1100] and not _is_mail(head) else None


def _ole_kind(path: Path) -> str:
    """The kind of an OLE file by the names in its directory."""
    data = path.read_bytes()
    for name, kind in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            if kind == "encrypted":
                raise EncryptedFile("The Office file is protected by a password.")
            return kind
    return XLS if "Book".encode("utf-16-le") in data else "application/x-ole-storage"


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist()[:5000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(f"The archive cannot be opened: {error}") from error
    if any(n.startswith("word/document") for n in names):
        return DOCX
    if any(n.startswith("xl/workbook") for n in names):
        return XLSX if "xl/workbook.bin" not in names else "application/vnd.ms-excel.sheet.binary"
    if any(n.startswith("ppt/") for n in names):
        return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    if "mimetype" in names and "content.xml" in names:
        return "application/vnd.oasis.opendocument"
    return ZIP


def _by_text(head: bytes) -> str:
    if b"\x00" in head[:4096] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UNKNOWN
    if _is_mail(head):
        return EML
    text = decoded(head)
    start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("<!doctype html", "<html")) or ("<html" in start and "<" in start[:5]) or "<body" in start:
        return HTML
    if start.startswith("<?xml"):
        return HTML if "<html" in start else "application/xml"
    controls = sum(1 for c in text if ord(c) < 32 and c not in "\t\r\n\f\x1b\x01\x02\x03")
    if controls > 0.02 * len(text) or text.count("\ufffd") > 0.02 * len(text):
        return UNKNOWN
    return CSV if _is_table(text) else TEXT


def _is_mail(head: bytes) -> bool:
    lines = head.lstrip(b"\r\n").split(b"\n", 60)[:60]
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    names = set()
    for line in lines:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = _HEADER.match(line)
        if not found and not re.match(rb"^[\w.-]{2,60}:", line):
            return False
        if found:
            names.add(found.group(1).lower())
    sure = names & {b"received", b"message-id", b"mime-version", b"return-path", b"content-type", b"delivered-to"}
    return (len(names) >= 3 and bool(sure)) or {b"from", b"to", b"subject", b"date"} <= names


def _is_table(text: str) -> bool:
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    if len(lines) < 2:
        return False
    for delimiter in ",;\t|":
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            continue
        usual = max(set(counts), key=counts.count)
        if usual >= 3 and counts.count(usual) >= 0.7 * len(counts):
            return True
    return False


_REMEDIES = {
    "application/msword": "Ask for the document as DOCX or PDF (in Word: Save As).",
    "application/rtf": "Ask for the document as DOCX or PDF (in Word: Save As).",
    "application/vnd.oasis.opendocument": "Ask for the document as PDF (in LibreOffice: Export as PDF).",
    "application/vnd.ms-excel.sheet.binary": "Ask for the workbook as XLSX or PDF (in Excel: Save As).",
    "application/vnd.ms-powerpoint": "Ask for the slides as PDF.",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "Ask for the slides as PDF.",
    HEIC: "Ask for the photograph as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).",
    "application/vnd.ms-tnef": "winmail.dat: ask the sender for the attachments as files, or the mail as plain text.",
    "application/vnd.rar": "Ask for the files as ZIP, or one by one.",
    "application/x-7z-compressed": "Ask for the files as ZIP, or one by one.",
    "application/gzip": "Ask for the files as ZIP, or one by one.",
}
