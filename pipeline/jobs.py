"""What children are asked to do with one file: unpack, read, understand, press. Each gets a request and a folder."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from extractors.containers import Member, is_container, unpack
from extractors.errors import FileError
from extractors.evidence import Document, Reading
from extractors.pdf.text import open_pdf
from extractors.plain import from_plain, to_plain
from extractors.sniff import EML, MSG, PDF, ZIP, decoded, sniff
from pipeline.reading import DOCUMENTS_FILE, PRESSED_FILE, READING_FILE, documents_to_plain, picture_name
from pipeline.set_aside import Mail, privilege_mark

_ONLY_CONTAINERS = frozenset({ZIP, EML, MSG})
# A fax page in black and white; other pages are larger, and get more time than they need.
_TIFF_PAGE_BYTES = 30_000
_MAIL = frozenset({EML, MSG})
_BODY = re.compile(r"body\.(?:txt|html)")
_HEADER = re.compile(r"(From|Subject): (.*)")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")


def unpack_job(request: Mapping[str, Any], out: Path) -> object:
    """{"media_type", "document", "members": [{"name", "file", "size", "inline", "problem"}], "pages", "mark"}.

    `document`: the file is one itself; `mark`: the words by which a mail is possibly privileged; `pages`, for the time
    that reading may take, is exact for a PDF and a guess by size for a TIFF. Raises FileError.
    """
    path = Path(request["path"])
    media_type = sniff(path)
    members = unpack(path, out) if is_container(path) else []
    return {
        "media_type": media_type,
        "document": media_type not in _ONLY_CONTAINERS,
        "members": to_plain(members),
        "pages": _page_count(path, media_type),
        "mark": privilege_mark(mail_of(members, out)) if media_type in _MAIL else "",
    }


def read_job(request: Mapping[str, Any], out: Path) -> object:
    """{"pages", "rendition"}: the file is read into `out`/reading.json, its rendition beside it. Raises FileError."""
    from extractors.read import read_file

    reading = read_file(Path(request["path"]), out)
    _write_json(out / READING_FILE, to_plain(reading))
    return {"pages": len(reading.pages), "rendition": reading.rendition}


def understand_job(request: Mapping[str, Any], out: Path) -> object:
    """{"types": [...]}, one a document; what the documents of a reading say is `out`/documents.json."""
    from extractors.understand import understand

    reading: Reading = from_plain(Reading, json.loads(Path(request["path"]).read_text(encoding="utf-8")))
    documents = understand(reading)
    _write_json(out / DOCUMENTS_FILE, documents_to_plain(documents))
    return {"types": [d.type for d in documents]}


def witness_job(request: Mapping[str, Any], out: Path) -> object:
    """{"documents": [...]}: the documents of `request["documents"]` with their pages read again from the pixels.

    A document with a page that cannot be drawn is left out, so that it is judged on one reading; its neighbours are
    not. Pictures of the pages are left in `out`.
    """
    from extractors.ocr.second_reading import second_reading
    from extractors.pdf.page_picture import page_pictures

    path = Path(request["path"])
    documents = [from_plain(Document, d) for d in request["documents"]]
    for number, png in page_pictures(path, [n for d in documents for n in d.page_numbers]):
        (out / picture_name(number)).write_bytes(png)
    again = []
    for document in documents:
        with suppress(FileError):
            again.append(second_reading(path, document))
    return {"documents": to_plain(again)}


def press_job(request: Mapping[str, Any], out: Path) -> object:
    """{"lost": pages that could not be drawn}; the PDF as it is bound is `out`/pressed.pdf. Raises FileError."""
    from pipeline.press import press

    return {"lost": press(Path(request["path"]), out / PRESSED_FILE)}


def _write_json(path: Path, data: object) -> None:
    """UTF-8; lone surrogates (bytes that were no text) become question marks."""
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8", "replace")


def _page_count(path: Path, media_type: str) -> int:
    if media_type == "image/tiff":
        return 1 + path.stat().st_size // _TIFF_PAGE_BYTES
    if media_type != PDF:
        return 1
    try:
        with open_pdf(path) as pdf:
            return len(pdf)
    except FileError:
        # Reading may still repair it, or says what is wrong with it.
        return 1


def mail_of(members: Sequence[Member], out: Path) -> Mail:
    """Subject, sender and text of a mail, from its unpacked body, which has its headers on top."""
    body = next((m for m in members if m.file and _BODY.fullmatch(m.name)), None)
    if body is None:
        return Mail("", "", "")
    text = decoded((out / body.file).read_bytes())
    lines = (_plain(text) if body.name.endswith("html") else text).splitlines()
    found = [m for line in lines[:5] if (m := _HEADER.match(line))]
    headers = {m[1]: m[2] for m in found}
    return Mail(headers.get("Subject", ""), headers.get("From", ""), "\n".join(lines[len(found) :]))


def _plain(markup: str) -> str:
    """The lines of a mail in HTML: enough to look for a mark, not to read it."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
