"""Real containers through real child processes: what comes of members that cannot be taken out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from pipeline.intake import take_in
from pipeline.store import Store
from pipeline.worker import Limits, Workers


def broken_member() -> bytes:
    """An archive of two files, the first of which has a byte that its checksum denies."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("torn.txt", "Lot 48160 of Turkmenistan")
        archive.writestr("whole.txt", "Lot 48161 of Benin")
    return out.getvalue().replace(b"48160", b"49160", 1)


def test_a_member_that_cannot_be_taken_out_is_refused_beside_the_others(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "papers.zip").write_bytes(broken_member())
    with Store(tmp_path / "store") as store, Workers(1, Limits(), store.scratch / "w") as workers:
        intake = take_in(inbox, store, workers)
    fates = {r.member: r.fate for r in intake.received if r.member}
    assert fates == {"torn.txt": "refused", "whole.txt": "used"}
