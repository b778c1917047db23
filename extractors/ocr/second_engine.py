"""RapidOCR: the second engine, for Chinese, photographs and pages that the first engine reads badly.

Its models come inside the package: nothing is fetched. Three to five times slower than Tesseract on one core.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec.typings import TextRecInput

from extractors.ocr.tesseract import OcrWord
from extractors.values.folding import is_cjk

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

SECOND = "second"  # the engine of its words
_LEAST_WIDTH = 160  # pixels, at a height of 48, to which a shorter line is filled up
_LEAST_SIDE = 6  # pixels of a line that can be read
_CALIBRATION = 0.97  # its scores of 1.00 are right in about 97 of 100 words


@lru_cache(maxsize=1)
def _engine() -> RapidOCR:
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Global.use_cls": False,
            # Line by line, none made as wide as another: what stands beside a line changes nothing in it. Doubtful
            # words are short, and cost half (on receipts as many right, no more of them sure and wrong).
            "Rec.rec_batch_num": 1,
            "Rec.rec_img_shape": [3, 48, _LEAST_WIDTH],
        }
    )


def recognise_again(grey: Pixels) -> list[OcrWord]:
    """Words of an upright grey image, boxes in its pixels; none where it finds no text."""
    # It keeps the switches of its last call, so all are given each time.
    result: Any = _engine()(_colored(grey), use_det=True, use_cls=False, use_rec=True, return_word_box=True)
    if getattr(result, "boxes", None) is None:
        return []
    found: list[OcrWord] = []
    for number, (said, line) in enumerate(zip(result.txts, result.word_results, strict=True)):
        cells = [i for i in line if len(i) == 3 and i[0].strip() and i[2] is not None]
        found.extend(put_together(said, [_word(text, score, corners, number) for text, score, corners in cells]))
    return found


def put_together(said: str, cells: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of a line, `said` as a whole, of its cells: in lines with Chinese the engine gives each letter its own.

    Letters and figures that follow each other without a space are one word. Each Chinese sign stays for itself, next to
    the one before it: its cell is as narrow as a letter's.
    """
    found: list[OcrWord] = []
    at = 0
    for cell in cells:
        place = said.find(cell.text, at)
        chinese = [is_cjk(said[at - 1]), is_cjk(cell.text[0])] if found and place == at else [True, False]
        if not any(chinese):
            found[-1] = _joined(found[-1], cell)
        elif all(chinese) and 0 < cell.x0 - found[-1].x1 < cell.bottom - cell.top:
            middle = (found[-1].x1 + cell.x0) / 2
            found[-1:] = [replace(found[-1], x1=middle), replace(cell, x0=middle)]
        else:
            found.append(cell)
        at = at if place < 0 else place + len(cell.text)
    return found


def _joined(left: OcrWord, right: OcrWord) -> OcrWord:
    """Two cells as one word, no surer than the less sure."""
    return replace(
        left,
        text=left.text + right.text,
        x1=right.x1,
        top=min(left.top, right.top),
        bottom=max(left.bottom, right.bottom),
        confidence=min(left.confidence, right.confidence),
    )


def reread(grey: Pixels, boxes: Sequence[tuple[float, float, float, float]]) -> list[tuple[str, float]]:
    """(text, confidence) of each box of an upright grey image, read without looking for text first: cheap."""
    crops = [_crop(grey, box) for box in boxes]
    if not crops:
        return []
    result = _loaded_recogniser()(TextRecInput(img=crops))
    return [(str(t).strip(), float(s) * _CALIBRATION) for t, s in zip(result.txts, result.scores, strict=True)]


def reread_words(crops: Sequence[Pixels]) -> list[list[OcrWord]]:
    """The words of each cut-out line of text with their boxes in it, read without looking for text first."""
    held = [n for n, crop in enumerate(crops) if min(crop.shape) >= _LEAST_SIDE]
    found: list[list[OcrWord]] = [[] for _ in crops]
    if not held:
        return found
    answer = _loaded_recogniser()(TextRecInput(img=[_colored(crops[n]) for n in held], return_word_box=True))
    for n, line, score in zip(held, answer.word_results, answer.scores, strict=True):
        found[n] = list(_words_of(line, float(score), crops[n].shape, n))
    return found


def _words_of(line: Any, score: float, shape: tuple[int, ...], number: int) -> Iterator[OcrWord]:
    """The words of one recognised line; its columns, evenly spaced, tell where they stand."""
    step = shape[1] / max(1.0, float(line.line_txt_len))
    confidences = iter(line.confs)
    for letters, columns in zip(line.words, line.word_cols, strict=True):
        said = [float(next(confidences, score)) for _ in letters]
        text = "".join(letters).strip()
        if text:
            x1 = min(float(shape[1]), (columns[-1] + 1.5) * step)
            x0 = min(max(0.0, (columns[0] - 0.5) * step), x1 - step)
            yield OcrWord(text, x0, 0.0, x1, float(shape[0]), min(said) * _CALIBRATION, (number,), SECOND)


@lru_cache(maxsize=1)
def _loaded_recogniser() -> Any:
    engine = _engine()
    if engine.text_rec is None:
        engine(np.full((48, 160, 3), 255, np.uint8), use_det=False, use_cls=False, use_rec=True)
    return engine.text_rec


def _crop(grey: Pixels, box: tuple[float, float, float, float]) -> Pixels:
    pad = max(2, int((box[3] - box[1]) * 0.15))
    x0, top = max(0, int(box[0]) - 2 * pad), max(0, int(box[1]) - pad)
    return _colored(grey[top : int(box[3]) + pad + 1, x0 : int(box[2]) + 2 * pad + 1])


def _colored(grey: Pixels) -> Pixels:
    return np.stack([grey] * 3, axis=-1)


def _word(text: str, score: float, corners: Any, line: int) -> OcrWord:
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    return OcrWord(text.strip(), min(xs), min(ys), max(xs), max(ys), float(score) * _CALIBRATION, (line,), SECOND)
