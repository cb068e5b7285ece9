"""Write the Word files of this folder, one to a quirk, with the text and the tables that they have to give.

The golden text is written here by hand, not by the reader. Run as `python tests/corpus/word/make.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from cases_content import CONTENT  # noqa: E402
from cases_numbers import NUMBERS  # noqa: E402
from cases_tables import TABLES  # noqa: E402

if __name__ == "__main__":
    for name, (data, text, *tables) in {**NUMBERS, **CONTENT, **TABLES}.items():
        (HERE / f"{name}.docx").write_bytes(data)
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")
        (HERE / f"{name}.tables.json").write_text(json.dumps(tables, ensure_ascii=False, indent=0), encoding="utf-8")
