"""The inside of PDF files: attachments, repair, and PDFs made of images. pikepdf's home for reading."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from extractors.errors import DamagedFile, EncryptedFile
from extractors.images import Frame

# Its warnings come with tracebacks; what is wrong with a file is told by the errors raised here.
logging.getLogger("pikepdf").setLevel(logging.ERROR)

# What the library raises over files whose structure is broken.
BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RuntimeError)


@contextmanager
def opened(content: Path | bytes) -> Iterator[Any]:
    """The file, or its bytes, as objects. EncryptedFile, DamagedFile."""
    try:
        pdf = pikepdf.open(io.BytesIO(content) if isinstance(content, bytes) else content)
    except pikepdf.PasswordError as error:
        raise EncryptedFile("The PDF is protected by a password.") from error
    except BROKEN as error:
        raise DamagedFile(f"The PDF cannot be opened: {error}") from error
    with pdf:
        yield pdf


def repaired(path: Path) -> bytes:
    """The PDF written anew, for files that PDFium refuses. EncryptedFile, DamagedFile."""
    with opened(path) as pdf:
        out = io.BytesIO()
        try:
            pdf.save(out, deterministic_id=True)
        except BROKEN as error:
            raise DamagedFile(f"The PDF cannot be repaired: {error}") from error
        return out.getvalue()


def attachments(path: Path) -> list[tuple[str, bytes]]:
    """(name, content) of the files attached to a PDF, portfolio members among them; sorted by name.

    EncryptedFile, DamagedFile. An attachment that cannot be taken out has empty content.
    """
    with opened(path) as pdf:
        try:
            names = sorted(pdf.attachments)
        except BROKEN as error:
            raise DamagedFile(f"The attachments cannot be listed: {error}") from error
        return [(name, _content(pdf, name)) for name in names]


def _content(pdf: Any, name: str) -> bytes:
    try:
        return bytes(pdf.attachments[name].get_file().read_bytes())
    except BROKEN:
        return b""


def form_fields(content: Path | bytes, most: int) -> int:
    """How many form fields a PDF lists, or widgets if more, counted no further than just beyond `most`.

    0 where its structure cannot be read.
    """
    try:
        with opened(content) as pdf:
            return max(_fields(pdf.Root.AcroForm.get("/Fields"), most), _widgets(pdf, most))
    except (DamagedFile, EncryptedFile, *BROKEN):
        return 0


def _fields(listed: Any, most: int) -> int:
    """The fields of a form's tree; a tree that holds itself ends at `most` as well."""
    count, waiting = 0, [listed]
    while waiting and count <= most:
        fields = waiting.pop()
        if isinstance(fields, pikepdf.Array):
            count += len(fields)
            waiting += [f.get("/Kids") for f in fields if isinstance(f, pikepdf.Dictionary)] if count <= most else []
    return count


def _widgets(pdf: Any, most: int) -> int:
    """The widgets on all pages; only where the annotations are too many is each one looked at."""
    listed = [notes for page in pdf.pages if isinstance(notes := page.get("/Annots"), pikepdf.Array)]
    if sum(map(len, listed)) <= most:
        return 0
    found = (note for notes in listed for note in notes if isinstance(note, pikepdf.Dictionary))
    return sum(1 for _ in islice((note for note in found if note.get("/Subtype") == "/Widget"), most + 1))


def image_pdf(frames: Sequence[tuple[Frame, int]], dpis: Sequence[int]) -> bytes:
    """A PDF with one page an image, at its dpi, shown turned clockwise by the given degrees; pixels untouched."""
    with pikepdf.new() as pdf:
        for (frame, turn), dpi in zip(frames, dpis, strict=True):
            _add_image_page(pdf, frame, (frame.turn + turn) % 360, dpi)
        return _saved(pdf)


def joined(parts: Sequence[bytes]) -> bytes:
    """Several PDFs of ours as one."""
    if len(parts) == 1:
        return parts[0]
    with pikepdf.new() as pdf:
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as source:
                pdf.pages.extend(source.pages)
        return _saved(pdf)


def _saved(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _add_image_page(pdf: Any, frame: Frame, rotation: int, dpi: int) -> None:
    image = pikepdf.Stream(pdf, frame.data)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = frame.width, frame.height
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name(frame.colors), frame.bits
    image.Filter = pikepdf.Name(frame.filter)
    width, height = round(frame.width * 72 / dpi, 2), round(frame.height * 72 / dpi, 2)
    content = f"q {width} 0 0 {height} 0 0 cm /Im0 Do Q".encode()
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, width, height],
        Rotate=rotation,
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image))),
        Contents=pdf.make_stream(content),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
