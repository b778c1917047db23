"""notice.eml: the draft of the mail that hands the submission to the port and the Center. Pure and deterministic."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from pipeline.case import CaseView
from pipeline.wording import one_line

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def transmittal(view: CaseView, subject: str, body: str, hashes: Mapping[str, str]) -> bytes:
    """The mail's bytes. `hashes`: SHA-256 of the submission's files, of which the message id is made.

    A draft (X-Unsent) without sender; addressed to the Center where `case.toml` gives a sound address. The as-of date
    stands for the date, so that the same case gives the same bytes.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(subject)
    centers = dict.fromkeys(e.center_email.strip() for e in view.settings.all_entries)
    addresses = [a for a in centers if _ADDRESS.fullmatch(a)]
    if addresses:
        mail["To"] = ", ".join(addresses)
    mail["Date"] = format_datetime(dt.datetime.combine(view.as_of, dt.time(), dt.UTC))
    digest = hashlib.sha256("".join(f"{h}{p}" for p, h in sorted(hashes.items())).encode()).hexdigest()
    mail["Message-ID"] = f"<{digest[:32]}@originproof.invalid>"
    mail["X-Unsent"] = "1"
    mail.set_content(body, charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()
