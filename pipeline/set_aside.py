"""Which received files are no documents of the case, or may be privileged, by the data of `set_aside.toml`. Pure."""

from __future__ import annotations

import fnmatch
import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r"^\s*(?:>|-{2,}\s*(?:original|forwarded)|on .{5,80} wrote:)", re.I)


@dataclass(frozen=True, slots=True)
class Mail:
    """What of a mail tells who wrote it and how it is marked: subject, sender (name and address), text of its body."""

    subject: str
    sender: str
    body: str


def junk_reason(name: str, size: int, head: bytes) -> str:
    """Why a file of this name, size in bytes and beginning is no document; "" when it may be one."""
    for rule in _rules()["junk"]:
        if not fnmatch.fnmatchcase(name.lower(), rule["name"]):
            continue
        if size <= rule.get("max_bytes", size) and head.startswith(bytes.fromhex(rule.get("starts", ""))):
            return str(rule["reason"])
    return ""


def picture_reason(media_type: str, size: int, inline: bool) -> str:
    """Why an inline picture of a mail is no document; "" when it may be one."""
    rule = _rules()["inline_picture"]
    small = inline and media_type.startswith("image/") and size < rule["max_bytes"]
    return str(rule["reason"]) if small else ""


def privilege_mark(mail: Mail) -> str:
    """The words that mark a mail as possibly privileged (mail from counsel), or "" when there are none."""
    rules = _rules()["privilege"]
    lines = [line.strip() for line in mail.body.splitlines() if line.strip()]
    own = _own_lines(lines)
    top = [line for line in lines[: rules["heading_lines"]] if len(line.split()) <= rules["heading_words"]]
    end = [line for line in own[-rules["signature_lines"] :] if len(line.split()) <= rules["signature_words"]]
    headings, counsel = (_alternatives(tuple(rules[name])) for name in ("headings", "counsel"))
    return _first(headings, [mail.subject, *top]) or _first(counsel, [mail.sender, *end])


def privilege_reason(mark: str) -> tuple[str, str]:
    """(reason, remedy) of a mail that bears this mark."""
    rules = _rules()["privilege"]
    return rules["reason"].format(mark=f'"{mark}"'), rules["remedy"]


def _own_lines(lines: list[str]) -> list[str]:
    """The lines above the first quoted mail: what the sender wrote."""
    quoted = next((i for i, line in enumerate(lines) if _QUOTED.match(line)), len(lines))
    return lines[:quoted]


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    found = next((m for text in texts if (m := pattern.search(text))), None)
    return " ".join(found[0].split()) if found else ""


@functools.cache
def _alternatives(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.I)


@functools.cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
