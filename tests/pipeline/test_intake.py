"""Every file and member gets one fate, in one order, and what was received is what the fates add up to."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case import Received
from pipeline.errors import CaseError
from pipeline.intake import Intake, take_in
from pipeline.store import Store, sha256_of
from pipeline.unpacking import UnpackSettings
from pipeline.worker import Limits, Workers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    functions = {"unpack": "tests.faults.boxes:unpack"}
    with Workers(2, Limits(), tmp_path_factory.mktemp("workers"), functions, (ROOT,)) as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "state") as opened:
        yield opened


def boxed(*members: tuple[str, bytes], mark: str = "", inline: bool = False) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.comment = b"inline" if inline else b""
            archive.writestr(info, content)
        archive.comment = mark.encode()
    return data.getvalue()


def fates(intake: Intake) -> list[tuple[str, str | None, str]]:
    return [(r.path, r.member, r.fate) for r in intake.received]


def row(intake: Intake, path: str, member: str | None = None) -> Received:
    return next(r for r in intake.received if (r.path, r.member) == (path, member))


def assert_balanced(intake: Intake) -> None:
    assert len(intake.received) == intake.counts.files + intake.counts.members
    assert sum(r.size for r in intake.received) == intake.counts.bytes
    used = [r.sha256 for r in intake.received if r.fate == "used"]
    assert len(used) == len(set(used))
    assert {s.sha256 for s in intake.sources} <= set(used)
    assert all(r.reason and r.remedy for r in intake.received if r.fate == "refused")
    assert all(r.reason for r in intake.received if r.fate == "set_aside")
    assert all(r.of for r in intake.received if r.fate == "duplicate")


@pytest.mark.parametrize("present", [True, False])
def test_an_empty_or_missing_inbox_is_wrong_use(inbox: Path, store: Store, workers: Workers, present: bool) -> None:
    if not present:
        inbox.rmdir()
    with pytest.raises(CaseError, match=r"inbox/ is (empty|missing): put"):
        take_in(inbox, store, workers)


def test_folders_copies_and_members_in_order(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "b").mkdir()
    (inbox / "b/invoice.pdf").write_bytes(b"invoice")
    (inbox / "a.zip").write_bytes(boxed(("x/order.pdf", b"order"), ("invoice again.pdf", b"invoice")))
    (inbox / "c.zip").write_bytes((inbox / "a.zip").read_bytes())
    intake = take_in(inbox, store, workers)
    assert fates(intake) == [
        ("a.zip", None, "used"),
        ("a.zip", "x/order.pdf", "used"),
        ("a.zip", "invoice again.pdf", "used"),
        ("b/invoice.pdf", None, "duplicate"),
        ("c.zip", None, "duplicate"),
        ("c.zip", "x/order.pdf", "duplicate"),
        ("c.zip", "invoice again.pdf", "duplicate"),
    ]
    assert [(s.path, s.member) for s in intake.sources] == [("a.zip", "x/order.pdf"), ("a.zip", "invoice again.pdf")]
    assert row(intake, "b/invoice.pdf").reason == "the same bytes as a.zip / invoice again.pdf"
    assert store.blob_path(intake.sources[0].sha256).read_bytes() == b"order"
    assert (intake.counts.files, intake.counts.members) == (3, 4)
    assert_balanced(intake)


def test_nested_archives_are_opened_to_the_limit(inbox: Path, store: Store, workers: Workers) -> None:
    data = b"paper"
    for depth in range(6):
        data = boxed((f"{depth}.zip" if depth else "paper.txt", data))
    (inbox / "deep.zip").write_bytes(data)
    intake = take_in(inbox, store, workers, UnpackSettings(max_depth=3))
    last = intake.received[-1]
    assert (last.member, last.fate) == ("5.zip/4.zip/3.zip", "refused")
    assert "deep" in last.reason
    assert_balanced(intake)


def test_a_bomb_of_nested_archives_is_refused_whole(inbox: Path, store: Store, workers: Workers) -> None:
    data = b"paper"
    for _ in range(4):
        data = boxed(*((f"{n}", data) for n in range(40)))
    (inbox / "bomb.zip").write_bytes(data)
    (inbox / "good.txt").write_bytes(b"good")
    intake = take_in(inbox, store, workers)
    assert fates(intake) == [("bomb.zip", None, "refused"), ("good.txt", None, "used")]
    assert_balanced(intake)


def test_a_budget_over_all_archives(inbox: Path, store: Store, workers: Workers) -> None:
    for number in range(40):
        (inbox / f"{number:02}.zip").write_bytes(boxed((f"{number}", f"paper {number}".encode())))
    intake = take_in(inbox, store, workers, UnpackSettings(max_members=10))
    assert Counter(r.fate for r in intake.received if r.member is None) == {"used": 16, "refused": 24}
    assert_balanced(intake)


def test_what_cannot_be_used_is_refused_with_a_remedy(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "zero.pdf").touch()
    (inbox / "zero too.pdf").touch()
    (inbox / "broken.pdf").write_bytes(b"BROKEN")
    (inbox / "crash.pdf").write_bytes(b"CRASH")
    (inbox / "real").mkdir()
    (inbox / "real/paper.pdf").write_bytes(b"paper")
    (inbox / "link.pdf").symlink_to("real/paper.pdf")
    (inbox / "linked").symlink_to("real")
    (inbox / "dangling").symlink_to("nowhere")
    os.mkfifo(inbox / "pipe")
    intake = take_in(inbox, store, workers)
    assert [f for f in fates(intake) if f[2] != "refused"] == [("real/paper.pdf", None, "used")]
    assert len(intake.received) == 9
    assert "link" in row(intake, "linked").reason
    assert "empty" in row(intake, "zero too.pdf").reason
    assert store.blob_path(row(intake, "broken.pdf").sha256).read_bytes() == b"BROKEN"
    assert_balanced(intake)


def test_a_file_without_permission_is_refused(
    inbox: Path, store: Store, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "secret.pdf").write_bytes(b"secret")
    (inbox / "open.pdf").write_bytes(b"open")

    def denied(path: Path) -> str:
        if path.name == "secret.pdf":
            raise PermissionError(13, "Permission denied")
        return sha256_of(path)

    monkeypatch.setattr("pipeline.intake.sha256_of", denied)
    intake = take_in(inbox, store, workers)
    assert fates(intake) == [("open.pdf", None, "used"), ("secret.pdf", None, "refused")]
    assert "Permission denied" in row(intake, "secret.pdf").reason


def test_junk_and_logos_are_set_aside(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "Thumbs.db").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    (inbox / ".DS_Store").write_bytes(bytes.fromhex("0000000142756431"))
    (inbox / "~$order.docx").write_bytes(b"\x05Maria")
    (inbox / "mail").write_bytes(boxed(("logo.png", b"\x89PNG small"), inline=True))
    (inbox / "photo.png").write_bytes(b"\x89PNG as small, but sent by itself")
    (inbox / "thumbs.db.pdf").write_bytes(b"a paper with an odd name")
    intake = take_in(inbox, store, workers)
    aside = {(r.member or r.path) for r in intake.received if r.fate == "set_aside"}
    assert aside == {"Thumbs.db", ".DS_Store", "~$order.docx", "logo.png"}
    assert_balanced(intake)


def test_a_large_file_under_the_name_of_junk_is_a_document(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "~$invoice.docx").write_bytes(b"x" * 5000)
    (inbox / "thumbs.db").write_bytes(b"an invoice all the same")
    assert {r.fate for r in take_in(inbox, store, workers).received} == {"used"}


def test_privileged_mail_is_set_aside_with_its_attachments(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "a mail").write_bytes(boxed(("body.txt", b"advice"), ("invoice.pdf", b"invoice"), mark="attorney-client"))
    (inbox / "invoice.pdf").write_bytes(b"invoice")
    intake = take_in(inbox, store, workers)
    assert [f[2] for f in fates(intake)] == ["set_aside", "set_aside", "set_aside", "used"]
    assert "attorney-client" in intake.received[0].reason
    assert [s.path for s in intake.sources] == ["invoice.pdf"]
    assert_balanced(intake)


def test_the_inbox_is_never_changed(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "a.zip").write_bytes(boxed(("b", b"b")))
    (inbox / "a.zip").chmod(0o400)
    before = [(p, p.lstat().st_mtime_ns, p.lstat().st_mode, p.lstat().st_nlink) for p in sorted(inbox.rglob("*"))]
    take_in(inbox, store, workers)
    assert [
        (p, p.lstat().st_mtime_ns, p.lstat().st_mode, p.lstat().st_nlink) for p in sorted(inbox.rglob("*"))
    ] == before


def test_a_name_that_is_no_text_can_be_written_down(inbox: Path, store: Store, workers: Workers) -> None:
    Path(os.fsdecode(bytes(inbox) + b"/caf\xe9.pdf")).write_bytes(b"x")
    assert take_in(inbox, store, workers).received[0].path == "caf\\xe9.pdf"


def test_nothing_is_opened_twice(inbox: Path, store: Store, workers: Workers) -> None:
    (inbox / "a.zip").write_bytes(boxed(("b", b"b"), ("c", b"c")))
    (inbox / "copy of a.zip").write_bytes((inbox / "a.zip").read_bytes())
    first = take_in(inbox, store, workers)
    assert len(store.records("unpack")) == 3
    (inbox / "d").write_bytes(b"d")
    second = take_in(inbox, store, workers)
    assert len(store.records("unpack")) == 4
    assert second.received[:-1] == first.received


BOXES = [boxed(("in", b"one")), boxed(("z", boxed(("in", b"three"))), ("e", b""))]
TREES = st.dictionaries(
    st.lists(st.sampled_from(["a", "b", "c.pdf", "Ä", "~$x"]), min_size=1, max_size=3).map("/".join),
    st.sampled_from([b"", b"one", b"two", b"BROKEN", *BOXES]),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25)
@given(tree=TREES, order=st.randoms(use_true_random=False))
def test_any_tree_balances_in_any_order(
    tree: dict[str, bytes], order: random.Random, workers: Workers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("tree")
    files = {name: data for name, data in tree.items() if not any(other.startswith(f"{name}/") for other in tree)}
    results = []
    for number in range(2):
        names = sorted(files)
        order.shuffle(names)
        for name in names:
            path = root / str(number) / "inbox" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        with Store(root / str(number) / "state") as store:
            results.append(take_in(root / str(number) / "inbox", store, workers))
        assert_balanced(results[-1])
    shutil.rmtree(root)
    assert results[0] == results[1]
    assert results[0].counts.files == len(files)


def test_plain_files_do_not_suffer_from_a_spent_budget(inbox: Path, store: Store, workers: Workers) -> None:
    for number in range(20):
        (inbox / f"{number:02}.zip").write_bytes(boxed((f"{number}", f"paper {number}".encode())))
        (inbox / f"{number:02}.txt").write_bytes(f"letter {number}".encode())
    intake = take_in(inbox, store, workers, UnpackSettings(max_members=3))
    assert all(r.fate == "used" for r in intake.received if r.path.endswith(".txt"))
    assert {r.fate for r in intake.received if r.path.endswith(".zip")} == {"used", "refused"}
    assert fates(take_in(inbox, store, workers, UnpackSettings(max_members=3))) == fates(intake)


def test_killed_at_any_moment_the_next_run_goes_on(inbox: Path, tmp_path: Path) -> None:
    """Killed again and again, then left alone: the result of a run that was never killed, and nothing opened twice."""
    for number in range(30):
        data = boxed((f"in {number}", f"member {number}".encode() * 1000), ("same", b"same"))
        (inbox / f"{number:02}").write_bytes(data if number % 2 else f"paper {number}".encode())
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean/inbox").symlink_to(inbox)
    expected = start_intake(tmp_path / "clean").communicate()[0]
    chance = random.Random(7)
    for _ in range(8):
        process = start_intake(tmp_path)
        time.sleep(0.3 + chance.random() * 0.6)
        process.kill()
        process.communicate()
    assert start_intake(tmp_path).communicate()[0] == expected
    assert json.loads(expected)["counts"] == {
        "files": 30,
        "members": 30,
        "bytes": json.loads(expected)["counts"]["bytes"],
    }
    with Store(tmp_path / "state") as store:
        opened = [done.sha256 for done in store.records("unpack")]
    assert len(opened) == len(set(opened))
    assert str(tmp_path) not in "".join(command_lines())


def start_intake(case: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.killed_intake", str(case), str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def command_lines() -> list[str]:
    """Of every process but this one: a child server names its folders there when it is closed in."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found.append(
                path.read_text(encoding="utf-8", errors="replace") if path.parent.name != str(os.getpid()) else ""
            )
    return found
