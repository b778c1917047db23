"""A stand-in for the unpacker, for tests of what intake does with members: ZIP files by the standard library."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractors.errors import DamagedFile


def unpack(request: Mapping[str, Any], out: Path) -> object:
    """The members of a ZIP; whatever begins with BROKEN is damaged, with MAIL marked, with CRASH crashes."""
    path = Path(request["path"])
    data = path.read_bytes()
    if data.startswith(b"BROKEN"):
        raise DamagedFile("The file is cut off.")
    assert not data.startswith(b"CRASH")
    if not zipfile.is_zipfile(path):
        picture = data.startswith(b"\x89PNG")
        return {"media_type": "image/png" if picture else "text/plain", "document": True, "members": []}
    members = []
    with zipfile.ZipFile(path) as archive:
        for number, info in enumerate(archive.infolist()):
            (out / str(number)).write_bytes(archive.read(info))
            inline = info.comment == b"inline"
            members.append({"name": info.filename, "file": str(number), "size": info.file_size, "inline": inline})
        mark = archive.comment.decode()
    return {"media_type": "application/zip", "document": False, "members": members, "mark": mark}
