"""The command line: words in, exit code out. Results on standard output, progress and messages on standard error."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import io
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.defects import keep_details
from pipeline.doctor import check_programs, examine
from pipeline.drafting import draft_case, plan_drafts
from pipeline.errors import CaseError, MissingProgram
from pipeline.files import FileAnswers, certificate_answers, read_answers
from pipeline.progress import progress
from pipeline.run import CaseResult, plan_case, run_case
from pipeline.verify import verify

DONE, BLOCKED, WRONG_USE, MISSING_PROGRAM, UNREAD, DIFFERS, STOPPED, DEFECT = 0, 1, 2, 3, 4, 5, 130, 70
# No defect: a person can set right what the machine refuses.
_OF_THE_MACHINE = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENOTDIR, errno.EISDIR,
    errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG,
}  # fmt: skip
_EPILOG = """\
exit codes: 0 done; 1 done, and a finding is fail and blocking (run, batch); 2 wrong use or configuration;
3 a missing external program; 4 an input could not be read at all (read, certificate); 5 verify found a difference;
70 a defect of this program; 130 stopped by a person.
Results go to standard output, progress and messages to standard error. Nothing leaves this machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code of the contract."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return _guarded(lambda: command(options), getattr(options, "case", None))
    except KeyboardInterrupt:
        _tell("stopped; what was read is kept, the next run goes on from there")
        return STOPPED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing more is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _guarded(work: Callable[[], int], case: Path | None, name: str = "") -> int:
    """The code that `work` returns; what stops it is told in one line, and costs only this case."""
    shown = f"{name}: " if name else ""
    try:
        return work()
    except CaseError as error:
        _tell(f"{shown}{error}")
        return WRONG_USE
    except MissingProgram as error:
        _tell(f"{shown}{error}")
        return MISSING_PROGRAM
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where a defect of ours becomes words for a user
        if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
            _tell(f"{shown}{error.filename or 'the output'}: {error.strerror}")
            return WRONG_USE
        _tell(f"{shown}{_told(error)}; the details are in {keep_details(error, case)}")
        return DEFECT


def _told(error: Exception) -> str:
    """The defect in one line: where it is, and what was said there."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:200]
    return f"a defect of this program stopped the work ({type(error).__name__} in {frame.name}: {words})"


def _tell(message: str) -> None:
    print(f"originproof: {message}", file=sys.stderr)


def _speak_utf8() -> None:
    """Output is UTF-8 under every locale; a name with bytes that are no text is written with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="originproof",
        description="Turns a pile of supplier documents into a numbered 19 CFR 12.43 admissibility package, "
        "or into the exact list of what is missing and who has to send it.",
        epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"originproof {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands)
    _add_batch(commands)
    _add_read(commands)
    _add_certificate(commands)
    _add_draft(commands)
    _add_verify(commands)
    doctor = commands.add_parser("doctor", help="what is installed and what is missing, with the line to run")
    doctor.set_defaults(command=_doctor)
    return parser


def _add_run(commands: Any) -> None:
    run = commands.add_parser(
        "run", help="one case, inbox to package",
        description="Reads everything in CASE/inbox (which is never changed), judges it and writes the package folder, "
        "whole or not at all. What was read is kept in CASE/.originproof: a second run reads nothing twice.",
    )  # fmt: skip
    run.add_argument("case", type=Path, metavar="CASE", help="the folder that holds case.toml and inbox/")
    _add_run_options(run, "CASE/package")
    run.set_defaults(command=_run)


def _add_batch(commands: Any) -> None:
    batch = commands.add_parser("batch", help="one pass over every case folder under ROOT")
    batch.add_argument("root", type=Path, metavar="ROOT")
    _add_run_options(batch, "each CASE/package; with --out, DIR/CASE")
    batch.set_defaults(command=_batch)


def _add_run_options(parser: argparse.ArgumentParser, default_out: str) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"where the package goes (default: {default_out})")
    parser.add_argument("--as-of", type=_date, metavar="DATE", help="judge as of this day, YYYY-MM-DD (default: today)")
    parser.add_argument("--plain", action="store_true", help="the same stages without Prefect")


def _add_read(commands: Any) -> None:
    read = commands.add_parser("read", help="what was read of each file, as JSON Lines")
    read.add_argument("files", type=Path, nargs="+", metavar="FILE")
    read.set_defaults(command=_read)


def _add_certificate(commands: Any) -> None:
    certificate = commands.add_parser(
        "certificate",
        help="is this the certificate of 19 CFR 12.43(a), word for word? JSON Lines, one verdict a document",
    )
    certificate.add_argument("files", type=Path, nargs="+", metavar="FILE")
    certificate.add_argument(
        "--labor-class", action="append", default=[], metavar="TEXT", help="a class of labor that the order names"
    )
    certificate.set_defaults(command=_certificate)


def _add_draft(commands: Any) -> None:
    draft = commands.add_parser(
        "draft", help="the certificates and the statement that a case needs, as exact forms to sign"
    )
    draft.add_argument("case", type=Path, metavar="CASE", help="the folder that holds case.toml and inbox/")
    draft.add_argument("--out", type=Path, metavar="DIR", help="where the forms go (default: CASE/draft)")
    draft.set_defaults(command=_draft)


def _add_verify(commands: Any) -> None:
    check = commands.add_parser("verify", help="re-hash a package and name every difference")
    check.add_argument("package", type=Path, metavar="DIR")
    check.set_defaults(command=_verify)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-07-02") from None


def _run(options: argparse.Namespace) -> int:
    result = _run_one(options.case, options.out, options)
    print(summary(result))
    return BLOCKED if result.blocked else DONE


def _batch(options: argparse.Namespace) -> int:
    folders = sorted(p.parent for p in options.root.glob("*/case.toml"))
    if not folders:
        raise CaseError(f"no folder under {options.root} holds a case.toml")
    codes = [_guarded(partial(_batch_one, folder, options), folder, folder.name) for folder in folders]
    return max(codes, key=[DONE, BLOCKED, WRONG_USE, MISSING_PROGRAM, DEFECT].index)


def _batch_one(folder: Path, options: argparse.Namespace) -> int:
    result = _run_one(folder, options.out / folder.name if options.out else None, options)
    print(summary(result), end="\n\n", flush=True)
    return BLOCKED if result.blocked else DONE


def _run_one(folder: Path, out: Path | None, options: argparse.Namespace) -> CaseResult:
    plan = plan_case(folder, out, options.as_of or dt.date.today())
    check_programs()
    with progress() as report:
        if options.plain:
            return run_case(plan, report)
        from pipeline.flow import run_case_flow  # takes a second to import, and `--plain` does without it

        return run_case_flow(plan, report)


def summary(result: CaseResult) -> str:
    """The last lines of a run: documents in, exhibits out, what is missing, days left."""
    kinds = [f.kind for f in result.findings]
    open_points = [f for f in result.findings if f.kind == "fail" or (f.kind == "review" and f.severity == "blocking")]
    days = "date of importation unknown" if result.days_left is None else f"{result.days_left} days left to file"
    lines = [
        f"Case {result.case}: {result.received} files and members in, {result.documents} documents, "
        f"{result.exhibits} exhibits; {days}",
        f"Findings: {kinds.count('fail')} fail, {kinds.count('review')} to review, {kinds.count('pass')} pass",
        *(
            f"  {f.kind:<6} {f.rule}: {f.message}" + (f"\n         -> {f.remedy}" if f.remedy else "")
            for f in open_points
        ),
        f"Package: {result.out}",
    ]
    return "\n".join(lines)


def _read(options: argparse.Namespace) -> int:
    return _answer(read_answers(options.files))


def _certificate(options: argparse.Namespace) -> int:
    return _answer(certificate_answers(options.files, tuple(options.labor_class)))


def _answer(answers: Iterable[FileAnswers]) -> int:
    check_programs()
    unread = False
    for answer in answers:
        unread = unread or answer.unread
        for line in answer.lines:
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return UNREAD if unread else DONE


def _draft(options: argparse.Namespace) -> int:
    plan = plan_drafts(options.case, options.out, dt.date.today())
    check_programs()
    with progress() as report:
        lines = draft_case(plan, report)
    print("\n".join([*lines, f"Forms, each with a note to its signer: {plan.out}"]))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    if not options.package.is_dir():
        raise CaseError(f"{options.package} is not a folder: name the package folder that a run has written")
    differences = verify(options.package)
    for difference in differences:
        print(difference)
    if not differences:
        print("every byte is as the manifest says")
    return DIFFERS if differences else DONE


def _doctor(_: argparse.Namespace) -> int:
    rows = examine()
    for row in rows:
        mark = "ok     " if row.ok else ("missing" if row.needed else "absent ")
        print(f"{mark}  {row.name:<28} {row.detail}" + (f"  -> {row.remedy}" if not row.ok and row.remedy else ""))
    return MISSING_PROGRAM if any(row.needed and not row.ok for row in rows) else DONE
