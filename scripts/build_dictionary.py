"""Build `indexer/data/en_zh.tsv`, English to Chinese, from CC-CEDICT: `python -m scripts.build_dictionary CORPORA`.

Each English rendering of an entry becomes a key; its Chinese words are ordered by how often official Chinese
uses them (the laws and government work reports of CORPORA), discounted by how late the rendering stands in its
entry. Words that those texts never use are left out, and five are kept a key. CC-CEDICT is CC BY-SA 4.0, and
so is the table made from it; see its first lines.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from indexer.terms import Tokenizer, english_key

OUTPUT = Path(__file__).parents[1] / "indexer" / "data" / "en_zh.tsv"
KEPT = 5
LONGEST = 4  # words of a key
# A Chinese word must be this frequent in official texts, and this share of the key's most frequent.
LEAST, SHARE = 1, 0.01
HEADER = """\
# English to Chinese, derived from CC-CEDICT (https://cc-cedict.org, dump of 2026-01-02) by inverting, filtering
# and ordering its entries (scripts/build_dictionary.py). Licence of this file: CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/). The rest of the program is not under that licence.
"""


def glosses(definitions: str) -> list[str]:
    """Return the English renderings of a CC-CEDICT entry, without remarks in brackets and cross-references."""
    found = []
    for part in re.split(r"[;/]", re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", definitions)):
        gloss = " ".join(part.split())
        if gloss and not re.match(r"CL:|variant of|see |old variant|surname |abbr\. |also written", gloss):
            found.append(gloss.removeprefix("to "))
    return found[:6]


def frequencies(corpora: Path) -> Counter[str]:
    """Count the words of official texts (laws and government work reports)."""
    tokenizer = Tokenizer()
    counts: Counter[str] = Counter()
    for name in ("laws_zh.jsonl.xz", "gwr_zh.jsonl.xz"):
        with lzma.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(tokenizer.words(json.loads(line)["text"]))
    return counts


def invert(entries: list[list[str]], counts: Counter[str]) -> dict[str, list[str]]:
    """Return the Chinese words of each English key, best first."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for chinese, _, _, definitions in entries:
        count = counts[chinese]
        if count < LEAST or len(chinese) < 2:
            continue
        for place, gloss in enumerate(glosses(definitions)):
            words = english_key(gloss)
            if words and len(words.split()) <= LONGEST and re.fullmatch(r"[a-zA-Z' -]+", gloss):
                weights[words][chinese] = max(weights[words][chinese], round(1000 * count / (1 + place)))
    return {
        key: [word for word, weight in found.most_common(KEPT) if weight >= SHARE * max(found.values())]
        for key, found in weights.items()
    }


def main() -> None:
    """Write the table."""
    corpora = Path(sys.argv[1])
    with lzma.open(corpora / "cedict.tsv.xz", "rt", encoding="utf-8") as lines:
        entries = [line.rstrip("\n").split("\t") for line in lines][1:]
    table = invert(entries, frequencies(corpora))
    rows = [f"{key}\t{' '.join(words)}" for key, words in sorted(table.items())]
    OUTPUT.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} keys, {OUTPUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
