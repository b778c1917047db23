"""Workbooks of the old kind that are cut in the middle of what says where their parts lie."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from extractors.errors import DamagedFile
from extractors.office.spreadsheets import read_xls
from extractors.read_settings import DEFAULTS

_END = -2


def compound_file(table: int) -> bytes:
    """The head of an OLE file and so many bytes of its only sector, 512 bytes long, the table of all sectors."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HH2sHH", 0x3E, 3, b"\xfe\xff", 9, 6)
    head += bytes(10) + struct.pack("<8i", 1, 0, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109i", 0, *[-1] * 108) + bytes(table)


@pytest.mark.parametrize("table", [0, 1, 100, 511, 512])
def test_a_cut_workbook_is_damaged(tmp_path: Path, table: int) -> None:
    path = tmp_path / "cut.xls"
    path.write_bytes(compound_file(table))
    with pytest.raises(DamagedFile):
        read_xls(path, DEFAULTS)
