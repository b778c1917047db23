"""Outlook mails for tests (MS-OXMSG): storages and streams in a compound file (MS-CFB, version 3), as few as may be."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

Tree = dict[str, "bytes | Tree"]
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL, CUTOFF = 512, 64, 4096
# Property tags: number and type (001F text, 0102 bytes, 0003 a number).
CLASS, SUBJECT, SENDER, ADDRESS, BODY = 0x001A001F, 0x0037001F, 0x0C1A001F, 0x0C1F001F, 0x1000001F
FILE_NAME, CONTENT, METHOD, WIDE = 0x3707001F, 0x37010102, 0x37050003, 0x340D0003
EMBEDDED = "__substg1.0_3701000D"


def outlook_mail(subject: str, body: str, attachments: Mapping[str, bytes | Tree]) -> bytes:
    """A mail; an attachment is the bytes of a file, or another mail as `mail_tree` gives it."""
    return compound_file(mail_tree(subject, body, attachments, head=32))


def mail_tree(subject: str, body: str, attachments: Mapping[str, bytes | Tree], head: int = 24) -> Tree:
    """The storages of a mail; `head`: bytes before its properties, 24 within another mail."""
    texts = {CLASS: "IPM.Note", SUBJECT: subject, BODY: body, SENDER: "A. Mills", ADDRESS: "a@x.example"}
    tree = _storage({tag: text.encode("utf-16-le") for tag, text in texts.items()}, {WIDE: 0x40000}, head)
    tree["__nameid_version1.0"] = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
    for number, (name, content) in enumerate(attachments.items()):
        values = {FILE_NAME: name.encode("utf-16-le")}
        whole = isinstance(content, bytes)
        kept = _storage(
            values | ({CONTENT: content} if isinstance(content, bytes) else {}), {METHOD: 1 if whole else 5}, 8
        )
        tree[f"__attach_version1.0_#{number:08X}"] = kept if isinstance(content, bytes) else {**kept, EMBEDDED: content}
    return tree


def _storage(values: Mapping[int, bytes], fixed: Mapping[int, int], head: int) -> Tree:
    rows = [struct.pack("<IIQ", tag, 6, value) for tag, value in fixed.items()]
    # The length of a text counts its closing zero.
    rows += [struct.pack("<IIII", tag, 6, len(v) + 2 * (tag & 0xFFFF == 0x1F), 0) for tag, v in values.items()]
    tree: Tree = {f"__substg1.0_{tag:08X}": value for tag, value in values.items()}
    tree["__properties_version1.0"] = bytes(head) + b"".join(rows)
    return tree


@dataclass
class _Entry:
    """One entry of the directory: kind 1 a storage, 2 a stream, 5 the root."""

    name: str
    kind: int
    data: bytes = b""
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = END

    def packed(self, size: int) -> bytes:
        """Its 128 bytes."""
        name = (self.name + "\0").encode("utf-16-le")
        links = struct.pack("<HBBIII", len(name), self.kind, 1, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", self.start, size)


def compound_file(root: Tree) -> bytes:
    """A compound file of storages and streams."""
    entries: list[_Entry] = []
    _add(entries, "Root Entry", root, 5)
    sectors: list[bytes] = []
    table: list[int] = []
    small, small_table = b"", list[int]()
    for entry in (e for e in entries if e.kind == 2):
        if len(entry.data) >= CUTOFF:
            entry.start = _chained(entry.data, sectors, table)
        elif entry.data:
            entry.start = len(small_table)
            small_table += _links(len(small_table), -(-len(entry.data) // SMALL))
            small += entry.data.ljust(-(-len(entry.data) // SMALL) * SMALL, b"\0")
    entries[0].data, entries[0].start = small, _chained(small, sectors, table)
    first_small = _chained(_numbers(small_table), sectors, table)
    directory = b"".join(e.packed(len(e.data)) for e in entries)
    first_entry = _chained(directory, sectors, table)
    own = next(n for n in range(1, 100) if len(table) + n <= n * SECTOR // 4)
    places = [len(sectors) + n for n in range(own)]
    written = _numbers([*table, *[TABLE] * own])
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    smalls = -(-4 * len(small_table) // SECTOR)
    head += struct.pack("<9I", 0, own, first_entry, 0, CUTOFF, first_small, smalls, END, 0)
    return head + struct.pack("<109I", *places, *[FREE] * (109 - own)) + b"".join(sectors) + written


def _add(entries: list[_Entry], name: str, node: bytes | Tree, kind: int) -> int:
    """The number of a new entry, those within it added as a balanced tree in the order of their names."""
    number = len(entries)
    entries.append(_Entry(name, kind, node if isinstance(node, bytes) else b""))
    if isinstance(node, dict):
        names = sorted(node, key=lambda n: (len(n), n.upper()))
        inner = [_add(entries, n, node[n], 2 if isinstance(node[n], bytes) else 1) for n in names]
        entries[number].child = _balanced(entries, inner)
    return number


def _balanced(entries: list[_Entry], numbers: list[int]) -> int:
    if not numbers:
        return FREE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left, entry.right = _balanced(entries, numbers[:middle]), _balanced(entries, numbers[middle + 1 :])
    return numbers[middle]


def _chained(data: bytes, sectors: list[bytes], table: list[int]) -> int:
    """The first sector of data that are put behind the others."""
    first, count = len(sectors), -(-len(data) // SECTOR)
    sectors += [data[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count)]
    table += _links(first, count)
    return first if count else END


def _links(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END][:count]


def _numbers(values: list[int]) -> bytes:
    """Numbers in whole sectors, filled up as free."""
    packed = b"".join(struct.pack("<I", value) for value in values)
    return packed.ljust(-(-len(packed) // SECTOR) * SECTOR, b"\xff")
