"""Mail: EML (standard library) and MSG (python-oxmsg) to bodies and attachments, in the order of the message."""

from __future__ import annotations

import email
import email.errors
import email.policy
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import oxmsg

from extractors.errors import DamagedFile
from extractors.evidence import Problem
from extractors.read_settings import ReadSettings

_BROKEN = (
    OSError, EOFError, KeyError, ValueError, TypeError, IndexError, AttributeError, AssertionError, LookupError,
    struct.error, RecursionError, NotImplementedError, OverflowError,
)  # fmt: skip
_HEADERS = ("From", "To", "Cc", "Date", "Subject")


@dataclass(frozen=True, slots=True)
class Part:
    """A body or attachment of a mail. `inline`: shown inside the text; `problem`: why there is no content."""

    name: str
    content: bytes
    inline: bool = False
    problem: Problem | None = None


def eml_parts(path: Path, settings: ReadSettings) -> Iterator[Part]:
    """Body first (body.txt or body.html, headers on top), then attachments. DamagedFile."""
    try:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        parts = list(_parts(message, settings))
    except (*_BROKEN, email.errors.MessageError) as error:
        raise DamagedFile(f"The mail cannot be read: {error}") from error
    yield from parts


def msg_parts(path: Path, settings: ReadSettings) -> Iterator[Part]:
    """The same for a mail as Outlook saves it. DamagedFile."""
    try:
        message = oxmsg.Message.load(str(path))
        parts = list(_msg_parts(message))
    except _BROKEN as error:
        raise DamagedFile(f"The mail cannot be read: {error}") from error
    yield from parts[: settings.max_members + 1]


def _parts(message: EmailMessage, settings: ReadSettings) -> Iterator[Part]:
    body = message.get_body(preferencelist=("plain", "html"))
    yield _body(message, body)
    count = 0
    for part in _leaves(message, 0):
        count += 1
        if part is body or _is_other_body(part) or count > settings.max_members + 1:
            continue
        yield _attachment(part, count)


def _leaves(message: Any, depth: int) -> Iterator[Any]:
    """Parts that are not multipart; a mail inside the mail is one part."""
    if message.get_content_maintype() != "multipart" or depth > 20:
        yield message
        return
    payload = message.get_payload()
    for part in payload if isinstance(payload, list) else []:
        yield from _leaves(part, depth + 1)


def _is_other_body(part: Any) -> bool:
    """The same text in its other form."""
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and not part.get_filename()
        and (part.get_content_disposition() != "attachment")
    )


def _body(message: Any, body: Any) -> Part:
    headers = [f"{name}: {_header(message, name)}" for name in _HEADERS if message.get(name) is not None]
    if body is None:
        return Part("body.txt", _plain_body(headers, ""))
    text = _text(body)
    if body.get_content_type() == "text/html":
        return Part("body.html", _html_with(headers, text))
    return Part("body.txt", _plain_body(headers, text))


def _plain_body(headers: list[str], text: str) -> bytes:
    # The byte order mark keeps a body with its headers on top from being taken for a mail once more.
    return "\n".join([*headers, "", text]).encode("utf-8-sig", "replace")


def _html_with(headers: list[str], text: str) -> bytes:
    top = "".join(f"<p>{_escaped(h)}</p>" for h in headers)
    return f'<html><head><meta charset="utf-8"></head><body>{top}{text}</body></html>'.encode("utf-8", "replace")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _header(message: Any, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except _BROKEN:
        return ""


def _text(part: Any) -> str:
    try:
        return str(part.get_content())
    except (*_BROKEN, email.errors.MessageError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _attachment(part: Any, number: int) -> Part:
    inline = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    name = part.get_filename() or f"part-{number}{_suffix(part.get_content_type())}"
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        content = inner[0].as_bytes() if isinstance(inner, list) and inner else b""
        name = name if "." in name else f"{name}.eml"
    else:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
    return Part(name, content, inline)


def _suffix(media_type: str) -> str:
    known = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "message/rfc822": ".eml",
             "text/html": ".html", "text/plain": ".txt"}  # fmt: skip
    return known.get(media_type, ".bin")


def _msg_parts(message: Any) -> Iterator[Part]:
    headers = _msg_headers(message)
    if message.body or not message.html_body:
        text = (message.body or "").replace("\r\n", "\n").replace("\r", "\n")
        yield Part("body.txt", _plain_body(headers, text))
    else:
        yield Part("body.html", _html_with(headers, str(message.html_body)))
    for number, attachment in enumerate(message.attachments, 1):
        yield _msg_attachment(attachment, number)


def _msg_headers(message: Any) -> list[str]:
    names = ", ".join(f"{r.name} <{r.email_address}>" for r in message.recipients)
    sent = message.sent_date.isoformat() if message.sent_date else ""
    found = (("From", message.sender), ("To", names), ("Date", sent), ("Subject", message.subject))
    return [f"{name}: {value}" for name, value in found if value]


def _msg_attachment(attachment: Any, number: int) -> Part:
    name = attachment.file_name or f"part-{number}.bin"
    content = attachment.file_bytes
    if content is None:
        problem = Problem("unsupported", f"{name}: a mail or object inside an Outlook mail is not taken out.",
                          "Ask for that mail or file as an attachment of its own.")  # fmt: skip
        return Part(name, b"", problem=problem)
    return Part(name, content)
