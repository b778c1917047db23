"""Electronic signatures of a PDF: who signed, when, and whether the document is unchanged since. pyHanko's home.

Validated offline and without trusted roots: nothing is fetched, so neither revocation nor the standing of an issuer is
known, and the finding says so. What counts for certain is arithmetic: the bytes signed are the bytes received.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.evidence import Problem

_BYTE_RANGE = b"/ByteRange"  # stands plainly in every file that holds a signature (ISO 32000-1, 12.8.1)
_MOST_SIGNATURES = 20
# What a damaged or hostile structure makes the libraries raise beside their own errors.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, OSError, RuntimeError)
_ASK = "Ask the signer for the document as it was signed, or for one signed by hand."


def electronic_signatures(path: Path) -> tuple[Problem, ...]:
    """One `electronic_signature` a valid signature over an unchanged document, `electronic_signature_invalid` else.

    Empty for a PDF without signatures. Raises nothing for a broken one: it is told as invalid.
    """
    content = path.read_bytes()
    return tuple(_validated(path)) if _BYTE_RANGE in content else ()


def _validated(path: Path) -> Iterator[Problem]:
    from pyhanko.pdf_utils.misc import PdfError  # takes a second to import, and few files are signed
    from pyhanko.pdf_utils.reader import PdfFileReader

    # It logs the path of certificates that it cannot build; the finding says that in words.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    with path.open("rb") as file:
        try:
            found = PdfFileReader(file, strict=False).embedded_regular_signatures[:_MOST_SIGNATURES]
        except (PdfError, *_BROKEN) as error:
            yield _invalid("An electronic signature cannot be examined", str(error))
            return
        for signature in found:
            yield _told(signature)


def _told(signature: Any) -> Problem:
    """One signature in words."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.diff_analysis import SuspiciousModification
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    offline = ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
    unreadable = (SignatureValidationError, SigningError, SuspiciousModification, PdfError, UnsupportedAlgorithm)
    try:
        status = validate_pdf_signature(signature, offline)
    except (*unreadable, *_BROKEN) as error:
        return _invalid("An electronic signature cannot be examined", str(error))
    who = f"{_signer(status.signing_cert)}{_when(status)}"
    if not (status.intact and status.valid):
        return _invalid(f"The electronic signature of {who} does not fit the document", "its bytes were changed")
    changed = _changed_since(status)
    if changed:
        return _invalid(f"The electronic signature of {who} is genuine, but {changed}", "")
    message = f"Electronically signed by {who}. The document is unchanged since. {_standing(status)}"
    return Problem("electronic_signature", message, "Decide whether a signature of this kind is accepted.")


def _invalid(message: str, why: str) -> Problem:
    return Problem(
        "electronic_signature_invalid", f"{message}{f': {_line(why)}' if why else ''}.".replace("..", "."), _ASK
    )


def _signer(certificate: Any) -> str:
    """Name and organisation in the certificate, as its holder wrote them."""
    names = certificate.subject.native
    parts = [names.get(k) for k in ("common_name", "organization_name")]
    texts = [_line(p if isinstance(p, str) else ", ".join(p)) for p in parts if p]
    return " of ".join(dict.fromkeys(texts)) or "somebody whom the certificate does not name"


def _when(status: Any) -> str:
    """The time: of a time stamp where there is one, else by the signer's own clock."""
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.intact:
        return f", time-stamped {stamp.timestamp:%Y-%m-%d %H:%M %Z}".rstrip()
    told = status.signer_reported_dt
    return (
        f", on {told:%Y-%m-%d %H:%M %Z} by the signer's own clock".replace("  ", " ") if told else ", at no stated time"
    )


def _changed_since(status: Any) -> str:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return ""
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return "it does not cover the whole document"
    # Later signatures' proofs of validity change nothing that is seen.
    if status.modification_level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES):
        return ""
    return "the document was changed after it was signed"


def _standing(status: Any) -> str:
    """Who vouches for the name, and whether the certificate was in force at the time stated."""
    certificate, told = status.signing_cert, status.signer_reported_dt
    if told and not certificate.not_valid_before <= told <= certificate.not_valid_after:
        return "The signer's certificate was not in force at that time."
    if certificate.self_issued:
        return "The signer's certificate is self-signed: nobody else vouches for the name."
    issuer = certificate.issuer.native
    name = issuer.get("common_name") or issuer.get("organization_name") or "an unnamed issuer"
    shown = _line(name if isinstance(name, str) else ", ".join(name))
    return f"Its certificate says it was issued by {shown}; whether that issuer is trusted was not looked up."


def _line(text: str) -> str:
    """Words of a stranger on one line, not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:120]
