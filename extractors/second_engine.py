"""RapidOCR: the second engine, for Chinese, photographs and pages that the first engine reads badly.

Its models come inside the package: nothing is fetched. Three to five times slower than Tesseract on one core.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from rapidocr import RapidOCR

from extractors.tesseract import OcrWord

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_CALIBRATION = 0.97  # its scores of 1.00 are right in about 97 of 100 words


@lru_cache(maxsize=1)
def _engine() -> RapidOCR:
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Global.use_cls": False,
        }
    )


def recognise_again(grey: Pixels) -> list[OcrWord]:
    """Words of an upright grey image, boxes in its pixels."""
    result = _engine()(np.stack([grey] * 3, axis=-1), return_word_box=True)
    lines = getattr(result, "word_results", None) or ()
    return [
        _word(text, score, corners, number)
        for number, line in enumerate(lines)
        for text, score, corners in line
        if text and text.strip() and corners is not None
    ]


def _word(text: str, score: float, corners: Any, line: int) -> OcrWord:
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    return OcrWord(text.strip(), min(xs), min(ys), max(xs), max(ys), float(score) * _CALIBRATION, (line,))
