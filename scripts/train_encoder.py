"""Train the embedded bilingual encoder: `python -m scripts.train_encoder CORPORA OUTPUT`.

A static encoder: the embedding of a text is the normalised mean of its tokens' vectors. The tokens are words
found by forward maximum matching (WordPiece with an empty continuation prefix), so no word segmenter runs.
Vectors are learnt by contrasting each pair with the others of its batch (multiple negatives, InfoNCE) at
several prefixes of the dimensions (Matryoshka), and saved as 8-bit integers with one scale a row, in a layout
that `SentenceTransformer(OUTPUT)` loads as it is (version 6.2 tested).

CORPORA holds the files that `scripts/encoder_corpora.py` reads; `indexer/data/encoder/README.md` says where they
are from. `--exclude` names files of documents ({"text": ...} lines) whose texts must not be learnt from, such as
test sets'. The same seed, files and library versions give the same model.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, models, normalizers, pre_tokenizers
from tokenizers import Tokenizer as FastTokenizer

from indexer.terms import Tokenizer
from scripts.encoder_corpora import Corpora, Pair, marks_of

Tokens = NDArray[np.int64]

SEED = 20261121
SHRINKAGES = (1, 2, 4, 8)  # Matryoshka: the whole vector, its first half, quarter and eighth
TEMPERATURE = 0.05
LONGEST = 128  # tokens of a training text
HAN = re.compile(r"[\u4e00-\u9fff]+")
# How often a batch is drawn from each kind of pair.
MIXTURE = {"article": 0.42, "report": 0.08, "parallel": 0.28, "sentence": 0.04, "dictionary": 0.14, "field": 0.04}


def main() -> None:
    """Read, count, tokenise, train, save; print what was done."""
    options = _options()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(SEED)
    started = time.monotonic()
    excluded = marks_of(options.exclude)
    corpora = Corpora(options.corpora, excluded)
    print(f"{time.monotonic() - started:.0f} s: read {corpora}")
    tokenizer = build_tokenizer(corpora, options.tokens)
    print(f"{time.monotonic() - started:.0f} s: {tokenizer.get_vocab_size()} tokens")
    sources = make_sources(corpora, tokenizer)
    for name, source in sources.items():
        print(f"  {name}: {len(source)} pairs or passages")
    print(f"{time.monotonic() - started:.0f} s: tokenised")
    weights = train(sources, tokenizer.get_vocab_size(), options, rng)
    save(options.output, tokenizer, weights)
    size = sum(file.stat().st_size for file in options.output.rglob("*") if file.is_file())
    print(f"{time.monotonic() - started:.0f} s: saved {options.output}, {size / 1e6:.2f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--exclude", type=Path, action="append", default=[])
    parser.add_argument("--tokens", type=int, default=37_500)
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


# -- tokens ---------------------------------------------------------------------------------------------------


def build_tokenizer(corpora: Corpora, size: int) -> FastTokenizer:
    """Return a tokenizer of `size` tokens: characters, years and digits, then words by their frequency."""
    chinese, english, characters = _count(corpora)
    kept = ["[UNK]", *"0123456789abcdefghijklmnopqrstuvwxyz", *map(str, range(1990, 2036))]
    kept += [character for character, count in characters.most_common(6000) if count >= 15]
    room = size - len(kept)
    kept += [word for word, _ in chinese.most_common() if word not in characters][: int(room * 0.68)]
    kept += [word for word, _ in english.most_common() if len(word) > 1][: size - len(kept)]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(kept))}
    known = "".join(sorted(token for token in vocabulary if HAN.fullmatch(token) and len(token) == 1))
    tokenizer = FastTokenizer(
        models.WordPiece(vocabulary, unk_token="[UNK]", continuing_subword_prefix="", max_input_chars_per_word=64)
    )
    # What no token covers would turn its whole run into [UNK]; it becomes a space instead.
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(f"[^0-9a-z{known}]+"), " ")]
    )
    # Runs are cut at 32 characters, so that hostile text without punctuation costs no more than any other.
    runs = Regex(r"[0-9]{1,32}|[a-z]{1,32}|[^0-9a-z\s]{1,32}")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split(runs, behavior="isolated")]
    )
    return tokenizer


def _count(corpora: Corpora) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return weighted frequencies of Chinese words, English words and Chinese characters."""
    segmenter = Tokenizer()
    chinese: Counter[str] = Counter()
    english: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    samples = [
        (1, [text for pair in corpora.articles[::4] for text in pair]),
        (4, [text for pair in corpora.reports for text in pair]),
        (1, [text for pair in corpora.parallel[::4] for text in pair]),
        (2, [text for pair in corpora.sentences for text in pair]),
        (1, [text for pair in corpora.dictionary for text in pair]),
        (50, [text for pair in corpora.field for text in pair]),
    ]
    for weight, texts in samples:
        for word, count in Counter(word for text in texts for word in segmenter.words(text)).items():
            if HAN.fullmatch(word):
                chinese[word] += weight * count
                for character in word:
                    characters[character] += weight * count
            elif re.fullmatch("[a-z]+", word):
                english[word] += weight * count
    return chinese, english, characters


# -- pairs ----------------------------------------------------------------------------------------------------


class Texts:
    """Many texts' tokens in one array."""

    def __init__(self, tokenizer: FastTokenizer, texts: list[str]) -> None:
        rows = [row.ids for row in tokenizer.encode_batch(texts, add_special_tokens=False)]
        self.starts = np.cumsum([0, *map(len, rows)])
        self.tokens = np.fromiter((token for row in rows for token in row), dtype=np.int32)

    def __getitem__(self, number: int) -> Tokens:
        return self.tokens[self.starts[number] : self.starts[number + 1]].astype(np.int64)


class Parallel:
    """Pairs that say the same."""

    def __init__(self, tokenizer: FastTokenizer, pairs: list[Pair]) -> None:
        self.left = Texts(tokenizer, [left for left, _ in pairs])
        self.right = Texts(tokenizer, [right for _, right in pairs])
        self.count = len(pairs)

    def __len__(self) -> int:
        return self.count

    def draw(self, size: int, rng: np.random.Generator) -> list[tuple[Tokens, Tokens]]:
        """Return `size` random pairs."""
        numbers = rng.choice(self.count, size, replace=self.count < size)
        return [(self.left[i][:LONGEST], self.right[i][:LONGEST]) for i in numbers]


class Passages:
    """Passages under headings; a pair is a question-like piece of one, and the rest of it with its heading.

    A batch holds runs of neighbouring passages, so that a passage is told from others on the same matter.
    """

    RUN = 8

    def __init__(self, tokenizer: FastTokenizer, pairs: list[Pair]) -> None:
        self.heads = Texts(tokenizer, [head for head, _ in pairs])
        self.bodies = Texts(tokenizer, [body for _, body in pairs])
        self.count = len(pairs)

    def __len__(self) -> int:
        return self.count

    def draw(self, size: int, rng: np.random.Generator) -> list[tuple[Tokens, Tokens]]:
        """Return `size` pairs in runs of neighbours."""
        firsts = rng.integers(0, self.count - self.RUN, size // self.RUN)
        return [self._pair(int(first) + i, rng) for first in firsts for i in range(self.RUN)]

    def _pair(self, number: int, rng: np.random.Generator) -> tuple[Tokens, Tokens]:
        head, body = self.heads[number][-24:], self.bodies[number][: 2 * LONGEST]
        if len(body) < 8:
            return head, body
        length = int(rng.integers(3, min(20, len(body) // 2) + 1))
        start = int(rng.integers(0, len(body) - length + 1))
        piece = body[start : start + length]
        rest = body if rng.random() < 0.3 else np.concatenate([body[:start], body[start + length :]])
        piece = piece[rng.random(length) < 0.8] if length > 5 else piece
        if rng.random() < 0.3:
            piece = np.concatenate([head, piece])
        if rng.random() < 0.5:
            rest = np.concatenate([head, rest])
        return piece, rest[:LONGEST]


def make_sources(corpora: Corpora, tokenizer: FastTokenizer) -> dict[str, Parallel | Passages]:
    """Return where each kind of pair of MIXTURE is drawn from."""
    return {
        "article": Passages(tokenizer, corpora.articles),
        "report": Passages(tokenizer, corpora.reports),
        "parallel": Parallel(tokenizer, corpora.parallel),
        "sentence": Parallel(tokenizer, corpora.sentences),
        "dictionary": Parallel(tokenizer, corpora.dictionary),
        "field": Parallel(tokenizer, corpora.field),
    }


# -- training -------------------------------------------------------------------------------------------------


def train(
    sources: dict[str, Parallel | Passages], tokens: int, options: argparse.Namespace, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Return the learnt vectors (tokens, dimension)."""
    bag = torch.nn.EmbeddingBag(tokens, options.dimension, mode="mean")
    optimizer = torch.optim.Adam(bag.parameters(), lr=options.rate)
    warm = max(options.steps // 10, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (options.steps - step) / (options.steps - warm))
    )
    names = list(MIXTURE)
    order = rng.choice(len(names), options.steps, p=[MIXTURE[name] for name in names])
    losses: dict[str, list[float]] = {name: [] for name in names}
    for step, kind in enumerate(order, 1):
        left, right = zip(*sources[names[kind]].draw(options.batch, rng), strict=True)
        loss = contrast(_embed(bag, left), _embed(bag, right))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses[names[kind]].append(loss.item())
        if step % 250 == 0:
            means = " ".join(f"{name} {np.mean(values[-40:]):.3f}" for name, values in losses.items() if values)
            print(f"  step {step}: {means}", flush=True)
    return bag.weight.detach().numpy()


def _embed(bag: torch.nn.EmbeddingBag, texts: tuple[Tokens, ...]) -> torch.Tensor:
    offsets = torch.from_numpy(np.cumsum([0, *map(len, texts[:-1])]))
    out: torch.Tensor = bag(torch.from_numpy(np.concatenate(texts)), offsets)
    return out


def contrast(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the mean symmetric InfoNCE of n pairs (n, d) over the Matryoshka prefixes."""
    target = torch.arange(len(left))
    total = torch.zeros(())
    for shrinkage in SHRINKAGES:
        size = left.shape[1] // shrinkage
        a = torch.nn.functional.normalize(left[:, :size], dim=1)
        b = torch.nn.functional.normalize(right[:, :size], dim=1)
        scores = a @ b.T / TEMPERATURE
        total = total + torch.nn.functional.cross_entropy(scores, target)
        total = total + torch.nn.functional.cross_entropy(scores.T, target)
    return total / (2 * len(SHRINKAGES))


# -- saving ---------------------------------------------------------------------------------------------------


def save(folder: Path, tokenizer: FastTokenizer, weights: NDArray[np.float32]) -> None:
    """Write a sentence-transformers folder: int8 rows under `embeddings`, their scales under `weights`."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.maximum(np.abs(weights).max(axis=1), 1e-12) / 127
    rows = np.rint(weights / scales[:, None]).astype(np.int8)
    save_file({"embeddings": rows, "weights": scales.astype(np.float32)}, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    package = "sentence_transformers.sentence_transformer.modules"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{package}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{package}.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", encoding="utf-8")
    settings = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
