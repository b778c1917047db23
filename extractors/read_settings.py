"""Every limit and setting of reading, in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Caps and choices of reading. Reaching a cap is a recorded fate (FileError or Problem), never a shorter text.

    Sizes are bytes, resolutions dots per inch, lengths PDF points.
    """

    # A supplier's scan of 300 pages is about 60 MB; beyond this a file is not a document but a dump.
    max_bytes: int = 200_000_000
    # The longest real bundles seen hold some hundred pages.
    max_pages: int = 2_000
    # A0 at 200 dpi is 62 million pixels; one hostile page asks for 22 million million.
    max_page_pixels: int = 40_000_000
    # What an engine is given: A3 at 300 dpi. A larger image is made smaller, never cut.
    max_ocr_pixels: int = 18_000_000
    # An image file bigger than this is refused before it is decoded (a decompression bomb); A3 at 1200 dpi is 280.
    max_image_pixels: int = 300_000_000
    # A page with more characters or paths than this is generated, not written; it is read up to there and says so.
    max_page_characters: int = 200_000
    max_page_paths: int = 20_000
    # What a page draws with all that it draws in turn (forms in forms, appearances; over a whole page a pattern or a
    # mask counts for ten, a shading for a hundred, in small forms for less), and bytes of that. PDFium keeps each as
    # often as it is drawn: 200,000 forms take 290 MB and a second, 25 MB of single letters 3 GB. Papers ask for less
    # than 1,000 forms and 1 MB; maps with thousands of gradients, printed by a browser, for 40,000.
    max_page_drawings: int = 200_000
    max_page_content: int = 16_000_000
    # Form fields, links and comments of a page. A tax form has some hundred fields; 100,000 notes are an attack.
    max_page_annotations: int = 5_000
    # Form fields of a file, and their widgets on its pages. PDFium's form environment looks each field up among all
    # others: 2,000 take 0.05 s, 20,000 up to 20 s. A bundle of tax forms has some thousand.
    max_form_fields: int = 5_000
    # What comments of a page say together: some pages of text, more than anybody writes at the margin.
    max_comment_characters: int = 20_000
    # A sheet that no person reads as a document; about 300 pages.
    max_cells: int = 200_000
    # Lines of a text file that are laid out, long ones folded.
    max_lines: int = 20_000
    # Containers: a mail with a ZIP with a mail is usual, deeper is an attack.
    max_depth: int = 4
    max_members: int = 2_000
    max_unpacked_bytes: int = 1_000_000_000
    # Text compresses about 20 to 1, an empty spreadsheet 200 to 1; a bomb 1000 to 1 and more.
    max_ratio: int = 300
    # Tesseract is trained on about 300 dpi; 200 reads as well on print of 8 points and costs half of it.
    ocr_dpi: int = 200
    ocr_dpi_max: int = 300
    # Processor time that all passes over one page may take together. A dense page takes one or two seconds, a poor one
    # ten; after this no further pass is begun and the page says so. Processor time, so that a busy machine reads alike.
    page_seconds: float = 25.0
    # Below this mean word confidence, or when so much ink stays without words, the second engine is asked.
    doubt_confidence: float = 0.72
    doubt_coverage: float = 0.6
    second_engine: bool = True
    # Text layer against pixels (hidden words); costs two small renders a page.
    check_pixels: bool = True
    check_dpi: int = 75
    # An image that covers this share of a page makes it a scan.
    scan_cover: float = 0.6
    # "" finds tessdata where the system keeps it.
    tessdata: str = ""


DEFAULTS = ReadSettings()
