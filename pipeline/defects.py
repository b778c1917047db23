"""Where the details of a defect are kept: for developers, on this machine only."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

_NAME = "defect.txt"


def keep_details(error: Exception, case: Path | None) -> Path:
    """Write the traceback beside the case's state, where there is one, else to a temporary file; its path."""
    text = "".join(traceback.format_exception(error))
    state = case / ".originproof" if case else None
    if state is not None and state.is_dir():
        (state / _NAME).write_text(text, "utf-8", "replace")
        return state / _NAME
    handle, name = tempfile.mkstemp(prefix="originproof-", suffix=f"-{_NAME}")
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return Path(name)
