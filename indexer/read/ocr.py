"""Characters from pictures: the two models of RapidOCR's wheel (PP-OCR), run by onnxruntime and by nothing else.

Only the model files of the wheel are used: its own code may fetch models from the network and keeps no probability
of a single character. The models are loaded once a process.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.errors import MissingPart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[Any]

LINE_HEIGHT = 48  # pixels: what the recogniser was trained on
_THREADS = 1  # builds run a process a core
_COLUMNS = 320  # of the recogniser's output in one batch (75 KB each)
_DETECT_SIDE = 1600  # pixels of the longer side of the page, as the detector sees it
_INK, _BOX, _GROW = 0.3, 0.5, 1.6  # PP-OCR's own settings: a pixel's and a box's probability, growth of its outline


@dataclass(frozen=True, slots=True)
class Char:
    """One recognised character, how sure the model is (0 to 1), and its middle as a share (0 to 1) of its line.

    `digit` is the digit that it would be if it had to be one, `digit_confidence` how sure the model is of that.
    """

    text: str
    confidence: float
    middle: float
    digit: str = ""
    digit_confidence: float = 0.0


Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels


@functools.cache
def load_models() -> Models:
    """Return the models, loaded at the first call of a process; raises MissingPart where they are not installed."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise MissingPart("missing_part", part="OCR", install="pip install 'chazhang[ocr]'")
    return Models()


class Models:
    """The detector of lines and the recogniser of characters."""

    def __init__(self) -> None:
        import cv2
        import onnxruntime

        cv2.setNumThreads(_THREADS)
        spec = find_spec("rapidocr")
        folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = _THREADS
        options.enable_cpu_mem_arena = False  # memory goes back after a large page
        options.log_severity_level = 4

        def session(pattern: str) -> Any:  # noqa: ANN401 - onnxruntime has no types
            files = sorted(folder.glob(pattern))
            if not files:
                raise MissingPart("missing_part", part="OCR", install="pip install 'chazhang[ocr]'")
            return onnxruntime.InferenceSession(str(files[0]), options, providers=["CPUExecutionProvider"])

        self._detector, self._recogniser = session("*_det_*.onnx"), session("*_rec_*.onnx")
        characters = self._recogniser.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *characters.splitlines(), " "]  # the first is CTC's blank
        self._digits = [self._characters.index(digit) for digit in "0123456789"]

    def find_lines(self, page: Gray) -> list[Box]:
        """Return the boxes of the printed lines on a grey page (rows x columns) whose lines run level, in any order."""
        import cv2
        import numpy as np

        height, width = page.shape
        shrink = min(1.0, _DETECT_SIDE / max(height, width))
        size = [max(32, round(side * shrink / 32) * 32) for side in (width, height)]
        small = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
        pixels = np.repeat((small.astype(np.float32) / 127.5 - 1)[None, None], 3, axis=1)
        (likely,) = self._detector.run(None, {self._detector.get_inputs()[0].name: pixels})
        likely = likely[0, 0]
        mask = cv2.dilate((likely > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
        boxes = []
        for n in range(1, count):
            x, y, w, h, _area = (int(v) for v in stats[n])
            inside = labels[y : y + h, x : x + w] == n
            if min(w, h) < 3 or float(likely[y : y + h, x : x + w][inside].mean()) < _BOX:
                continue
            grow = w * h * _GROW / (2 * (w + h))
            fx, fy = width / size[0], height / size[1]
            box = ((x - grow) * fx, (y - grow) * fy, (x + w + grow) * fx, (y + h + grow) * fy)
            boxes.append(_inside(box, width, height))
        return boxes

    def read_lines(self, crops: Sequence[Gray], stretch: float = 1.0) -> list[list[Char]]:
        """Return the characters of each grey crop (one printed line), left to right.

        `stretch` widens the crops first: more columns for each character, another look at the same ink.
        """
        import cv2
        import numpy as np

        widths = [max(16, math.ceil(LINE_HEIGHT * crop.shape[1] / crop.shape[0] * stretch)) for crop in crops]
        order = sorted(range(len(crops)), key=widths.__getitem__)
        found: list[list[Char]] = [[] for _ in crops]
        while order:
            batch, width = [order.pop()], 0
            width = widths[batch[0]]
            while order and widths[order[-1]] * 1.3 >= width and (len(batch) + 1) * width <= _COLUMNS * 8:
                batch.append(order.pop())
            pixels = np.zeros((len(batch), 3, LINE_HEIGHT, max(width, 48)), np.float32)
            for row, n in enumerate(batch):
                line = cv2.resize(crops[n], (widths[n], LINE_HEIGHT), interpolation=cv2.INTER_LINEAR)
                pixels[row, :, :, : widths[n]] = line.astype(np.float32) / 127.5 - 1
            (likely,) = self._recogniser.run(None, {self._recogniser.get_inputs()[0].name: pixels})
            for row, n in enumerate(batch):
                found[n] = self._decode(likely[row], pixels.shape[3] / widths[n])
        return found

    def _decode(self, likely: NDArray[np.float32], scale: float) -> list[Char]:
        """CTC: runs of one best class are one character, class 0 stands between; `scale`: padded over real width."""
        best, sure = likely.argmax(axis=1), likely.max(axis=1)
        found, start = [], 0
        for n in range(1, len(best) + 1):
            if n == len(best) or best[n] != best[start]:
                if best[start]:
                    middle = min(1.0, (start + n) / 2 / len(best) * scale)
                    digits = likely[start:n][:, self._digits].max(axis=0)
                    text, digit = self._characters[best[start]], int(digits.argmax())
                    found.append(Char(text, float(sure[start:n].max()), middle, str(digit), float(digits[digit])))
                start = n
        return found


def _inside(box: tuple[float, float, float, float], width: int, height: int) -> Box:
    left, top, right, bottom = (round(v) for v in box)
    return max(0, left), max(0, top), min(width, right), min(height, bottom)
