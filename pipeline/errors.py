"""What stops a run: wrong use or configuration. Errors of single files are in `extractors.errors`."""


class CaseError(Exception):
    """`case.toml`, a profile, the inbox or the command is wrong; the message names cause and remedy (exit code 2)."""
