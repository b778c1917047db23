"""Electronic signatures by a key that the test makes: said who, when, and whether anything changed; no network."""

from __future__ import annotations

import datetime as dt
import io
import socket
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from extractors.pdf.e_signature import electronic_signatures
from extractors.read import read_file
from tests.pipeline.made_case import paper


def name(common: str, company: str) -> x509.Name:
    parts = ((x509.NameOID.COMMON_NAME, common), (x509.NameOID.ORGANIZATION_NAME, company))
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])


def signer(issuer: x509.Name | None = None, until: int = 2050) -> signers.SimpleSigner:
    """A throw-away key whose certificate names a person; issued by itself, or as if by somebody."""
    key = rsa.generate_private_key(65537, 2048)
    subject = name("Nguyen Thi Hoa", "Hoa Sen Garment JSC")
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer or subject).public_key(key.public_key())
        .serial_number(7).not_valid_before(dt.datetime(2020, 1, 1)).not_valid_after(dt.datetime(until, 1, 1))
        .add_extension(usage, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def signed(pdf: bytes, by: signers.SimpleSigner, field: str = "Signature1") -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    out = signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=field), signer=by)
    return bytes(out.getbuffer())


@pytest.fixture
def original() -> bytes:
    return signed(paper("CERTIFICATE OF ORIGIN", ["I, Hoa Sen Garment JSC, certify"]), signer())


def write(folder: Path, data: bytes) -> Path:
    path = folder / "signed.pdf"
    path.write_bytes(data)
    return path


def test_who_signed_and_that_nothing_changed(tmp_path: Path, original: bytes) -> None:
    (problem,) = electronic_signatures(write(tmp_path, original))
    assert problem.code == "electronic_signature"
    assert "Electronically signed by Nguyen Thi Hoa of Hoa Sen Garment JSC, on 20" in problem.message
    assert "unchanged since" in problem.message
    assert "self-signed" in problem.message


def test_an_issuer_is_named_and_not_trusted(tmp_path: Path) -> None:
    data = signed(paper("X"), signer(name("Some Root", "Some Authority")))
    (problem,) = electronic_signatures(write(tmp_path, data))
    assert "issued by Some Root; whether that issuer is trusted was not looked up" in problem.message


def test_a_changed_byte_makes_it_invalid(tmp_path: Path, original: bytes) -> None:
    at = original.index(b"/Producer") + 12
    changed = original[:at] + bytes([original[at] ^ 1]) + original[at + 1 :]
    (problem,) = electronic_signatures(write(tmp_path, changed))
    assert problem.code == "electronic_signature_invalid"


def test_what_was_added_after_signing_is_said(tmp_path: Path, original: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(original))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(90)  # type: ignore[index]
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    (problem,) = electronic_signatures(write(tmp_path, out.getvalue()))
    assert problem.code == "electronic_signature_invalid"
    assert "Nguyen Thi Hoa" in problem.message
    assert "is genuine, but the document was changed after it was signed" in problem.message


def test_a_certificate_out_of_force_is_said(tmp_path: Path) -> None:
    (problem,) = electronic_signatures(write(tmp_path, signed(paper("X"), signer(until=2021))))
    assert "was not in force at that time" in problem.message


def test_two_signatures_are_both_told(tmp_path: Path, original: bytes) -> None:
    found = electronic_signatures(write(tmp_path, signed(original, signer(), "Signature2")))
    assert len(found) == 2


def test_a_file_without_signature_says_nothing(tmp_path: Path) -> None:
    assert electronic_signatures(write(tmp_path, paper("X"))) == ()


def test_junk_in_place_of_a_signature_stops_nothing(tmp_path: Path, original: bytes) -> None:
    for junk in (original[:-700], original.replace(b"/Contents <", b"/Contents (", 1), b"%PDF-1.7\n/ByteRange [0 1]"):
        assert all(p.code == "electronic_signature_invalid" for p in electronic_signatures(write(tmp_path, junk)))


def test_the_reading_carries_it_and_nothing_is_fetched(
    tmp_path: Path, original: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    reading = read_file(write(tmp_path, original), tmp_path / "out")
    assert [p.code for p in reading.problems] == ["electronic_signature"]


def test_a_rewritten_file_has_lost_its_signature(tmp_path: Path, original: bytes) -> None:
    with pikepdf.open(io.BytesIO(original)) as pdf:
        out = io.BytesIO()
        pdf.save(out)
    found = electronic_signatures(write(tmp_path, out.getvalue()))
    assert all(p.code == "electronic_signature_invalid" for p in found)
