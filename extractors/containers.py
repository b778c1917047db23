"""Containers: ZIP, mail (EML, MSG), PDFs with attachments. Members come out as files; nothing inside is trusted.

Only one level is opened; the caller opens members that are containers again, to its own depth. Names inside are never
used as paths on disk: members are written as member-0001 and so on.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from extractors.errors import DamagedFile, FileError, TooLarge
from extractors.evidence import Problem
from extractors.mail import Part, eml_parts, msg_parts
from extractors.pdf.structure import attachments
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.sniff import EML, MSG, PDF, ZIP, sniff

_CHUNK = 1 << 20
# Hybrid invoices (Factur-X, ZUGFeRD, Order-X) carry the page once more as XML under these names.
_STRUCTURED_TWINS = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml", "cii.xml"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container. `name`: its path there; `file`: its name in `out`, "" when it was not taken out.

    `inline`: shown inside a mail's text; `problem`: why it was not taken out, or is set aside.
    """

    name: str
    file: str = ""
    size: int = 0
    inline: bool = False
    problem: Problem | None = None


def is_container(path: Path) -> bool:
    """Whether a file holds other files. False for what cannot be opened at all: reading it says why."""
    try:
        media_type = sniff(path)
        return media_type in (ZIP, EML, MSG) or (media_type == PDF and bool(attachments(path)))
    except FileError:
        return False


def unpack(path: Path, out: Path, settings: ReadSettings = DEFAULTS) -> list[Member]:
    """Write the members of a container into `out`, in their order there; a member refused is listed with its reason.

    Raises FileError when the container itself cannot be opened or goes beyond a cap.
    """
    media_type = sniff(path)
    out.mkdir(parents=True, exist_ok=True)
    writer = _Writer(out, settings)
    if media_type == ZIP:
        return _unpack_zip(path, writer)
    if media_type == PDF:
        return [_pdf_member(name, content, writer) for name, content in attachments(path)]
    parts = eml_parts(path, settings) if media_type == EML else msg_parts(path, settings)
    return [writer.part(part) for part in parts]


class _Writer:
    """Writes members under names of our own and counts them against the caps."""

    def __init__(self, out: Path, settings: ReadSettings) -> None:
        self.settings = settings
        self._out = out
        self._names: dict[str, int] = {}
        self._count = 0
        self._bytes = 0

    def part(self, part: Part) -> Member:
        """A part of a mail as a member."""
        if part.problem is not None:
            return Member(self.unique(part.name), problem=part.problem)
        return self.write(part.name, iter([part.content]), part.inline)

    def write(self, name: str, chunks: Iterator[bytes], inline: bool = False) -> Member:
        """A member written chunk by chunk. TooLarge when the container goes beyond a cap."""
        self._count += 1
        if self._count > self.settings.max_members:
            raise TooLarge(f"The container holds more than {self.settings.max_members} files.")
        file = f"member-{self._count:04d}"
        size = 0
        with (self._out / file).open("wb") as stream:
            for chunk in chunks:
                size += len(chunk)
                self._bytes += len(chunk)
                if size > self.settings.max_bytes or self._bytes > self.settings.max_unpacked_bytes:
                    raise TooLarge(f"{name} unpacks to more than can be taken.")
                stream.write(chunk)
        return Member(self.unique(name), file, size, inline)

    def unique(self, name: str) -> str:
        """The name, numbered when an earlier member has it already."""
        clean = safe_name(name)
        count = self._names[clean] = self._names.get(clean, 0) + 1
        if count == 1:
            return clean
        path = PurePosixPath(clean)
        return str(path.with_name(f"{path.stem} ({count}){path.suffix}"))


def safe_name(name: str) -> str:
    """A member's path without roots, drive letters, "..", control characters; "unnamed" when nothing is left."""
    shown = "".join(c for c in name.replace("\\", "/") if c.isprintable())
    pieces = [p.strip() for p in shown.split("/")]
    kept = [p[:200] for p in pieces if p not in ("", ".", "..") and not (len(p) == 2 and p[1] == ":")]
    return "/".join(kept[-8:]) or "unnamed"


def _pdf_member(name: str, content: bytes, writer: _Writer) -> Member:
    if not content:
        return Member(writer.unique(name), problem=DamagedFile("The attachment cannot be taken out.").problem())
    member = writer.write(name, iter([content]))
    if PurePosixPath(safe_name(name)).name.lower() in _STRUCTURED_TWINS:
        return replace(member, problem=Problem("set_aside", "structured data that duplicates the page"))
    return member


def _unpack_zip(path: Path, writer: _Writer) -> list[Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [i for i in archive.infolist() if not i.is_dir()]
            _check_bomb(infos, path.stat().st_size, writer.settings)
            return [_zip_member(archive, info, writer) for info in infos]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(f"The archive cannot be opened: {error}") from error


def _check_bomb(infos: list[zipfile.ZipInfo], packed: int, settings: ReadSettings) -> None:
    """Before anything is unpacked: number of members, declared size, and bytes that overlapping entries share."""
    total = sum(i.file_size for i in infos)
    if len(infos) > settings.max_members:
        raise TooLarge(f"The archive holds {len(infos)} files, more than {settings.max_members}.")
    if total > settings.max_unpacked_bytes:
        raise TooLarge(f"The archive unpacks to {total} bytes.")
    if total > 10_000_000 and total > settings.max_ratio * max(1, packed):
        raise TooLarge(f"The archive unpacks to {total // max(1, packed)} times its size.")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, writer: _Writer) -> Member:
    name = _zip_name(info)
    if info.flag_bits & 0x1:
        problem = Problem("encrypted", f"{name} in the archive is protected by a password.",
                          "Ask the sender for the archive without a password.")  # fmt: skip
        return Member(writer.unique(name), size=info.file_size, problem=problem)
    if info.file_size > writer.settings.max_bytes:
        return Member(writer.unique(name), size=info.file_size, problem=TooLarge(f"{name} is too large.").problem())
    try:
        return writer.write(name, _chunks(archive, info))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        return Member(writer.unique(name), problem=DamagedFile(f"{name} cannot be unpacked: {error}").problem())


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are code page 437 by the standard, but Chinese Windows writes GB 18030."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        stored = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return stored.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename
