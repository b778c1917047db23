"""What can be wrong with a file: one class a cause, each with the remedy in words a supplier understands."""

from __future__ import annotations

from extractors.evidence import Problem


class FileError(Exception):
    """A file that cannot be used. `code` is stable; the message names the cause, `remedy` what the sender should do."""

    code = "unreadable"
    remedy = "Ask the sender for the document as an ordinary PDF or a clear scan."

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy or type(self).remedy

    def problem(self) -> Problem:
        """The error as a recorded problem."""
        return Problem(code=self.code, message=str(self), remedy=self.remedy)


class EmptyFile(FileError):
    """Zero bytes, or nothing but zero bytes."""

    code = "empty"
    remedy = "The file holds no data; ask the sender to send it again."


class EncryptedFile(FileError):
    """A password is needed to open it."""

    code = "encrypted"
    remedy = "Ask the sender for a copy without a password."


class DamagedFile(FileError):
    """Broken or cut off."""

    code = "damaged"
    remedy = "The file is damaged or incomplete; ask the sender to send it again, or print it to PDF."


class UnsupportedFile(FileError):
    """A format that we do not read."""

    code = "unsupported"
    remedy = "Ask the sender for the document as PDF, image, Word, Excel, text or mail."


class TooLarge(FileError):
    """Beyond a cap (bytes, pages, pixels, members, depth, ratio)."""

    code = "too_large"
    remedy = "Ask the sender to split the file or to send it at a normal size."


class ReadingStopped(FileError):
    """The child process died or was stopped at a limit."""

    code = "stopped"
    remedy = "The file could not be read safely; ask the sender to print it to PDF or to scan it again."
