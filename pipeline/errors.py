"""What stops a run: wrong use or configuration, or a missing program. Errors of files are in `extractors.errors`."""


class CaseError(Exception):
    """`case.toml`, a profile, the inbox or the command is wrong; the message names cause and remedy (exit code 2)."""


class MissingProgram(Exception):
    """A program or library without which nothing can be read is not there; the message has the line to run (code 3)."""
