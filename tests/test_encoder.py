import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from indexer.encoder import EMBEDDED, Encoder, StaticEncoder, load_encoder
from indexer.errors import EncoderUnavailable

TEXTS = [
    "云溪市鼓山区2022年为精神障碍患者监护人购买责任保险",
    "liability insurance for guardians of people with mental disorders",
    "budget 执行率 95.2%",
    "",
    "，。！",
    "㙓",
    # As long as passages are; over thousands of tokens torch's running float32 sum drifts by more than 1e-6.
    "全年预算数1,200万元，执行数1,150.5万元，项目按计划完成，群众满意度达到95%以上。" * 15,
]


@pytest.fixture(scope="module")
def embedded() -> Encoder:
    return load_encoder()


def small_model(folder: Path, tensors: dict[str, np.ndarray]) -> Path:
    folder.mkdir()
    words = {"[UNK]": 0, "预算": 1, "支出": 2, "预": 3}
    tokenizer = Tokenizer(models.WordPiece(words, unk_token="[UNK]", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(tensors, folder / "model.safetensors")
    return folder


def test_rows_have_unit_norm_and_nothing_known_is_zero(embedded: Encoder) -> None:
    vectors = embedded.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), embedded.dimension) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 0, 0, 0, 1], abs=1e-6)
    assert embedded.encode([]).shape == (0, embedded.dimension)


def test_a_text_is_encoded_the_same_alone_and_among_others(embedded: Encoder) -> None:
    together = embedded.encode(TEXTS * 300)
    assert np.array_equal(together[: len(TEXTS)], embedded.encode(TEXTS))
    assert np.array_equal(together[-len(TEXTS) :], embedded.encode(TEXTS))


def test_the_languages_meet(embedded: Encoder) -> None:
    chinese = embedded.encode(["监护人责任保险", "铁路护路联防", "预算编制不科学", "聘用辅警"])
    english = embedded.encode(
        ["guardian liability insurance", "railway protection", "unscientific budget preparation", "auxiliary police"]
    )
    assert (english @ chinese.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_it_agrees_with_sentence_transformers(embedded: Encoder, models: None) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(EMBEDDED), device="cpu", local_files_only=True).encode(TEXTS)
    assert np.abs(theirs - embedded.encode(TEXTS)).max() < 1e-6


def test_any_sentence_transformers_folder_is_an_encoder(embedded: Encoder, models: None) -> None:
    other = load_encoder(str(EMBEDDED))
    assert (other.name, other.dimension) == (str(EMBEDDED), embedded.dimension)
    assert np.abs(other.encode(TEXTS) - embedded.encode(TEXTS)).max() < 1e-6
    assert other.encode([]).shape == (0, embedded.dimension)
    assert other.version == load_encoder(str(EMBEDDED)).version


@pytest.mark.filterwarnings("ignore")
def test_a_model_that_is_not_here_is_unavailable(tmp_path: Path, models: None) -> None:
    with pytest.raises(EncoderUnavailable) as caught:
        load_encoder(str(tmp_path / "no-such-model"))
    assert caught.value.code == "encoder_unavailable"


def test_without_the_package_only_the_embedded_model_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    assert load_encoder("embedded").dimension
    with pytest.raises(EncoderUnavailable):
        load_encoder("some-model")


def test_floating_and_scaled_rows_are_read_alike(tmp_path: Path) -> None:
    whole = np.array([[0, 0], [2, 0], [0, 6], [1, 1]], dtype=np.float32)
    rows, scales = np.array([[0, 0], [127, 0], [0, 127], [127, 127]], dtype=np.int8), np.array([1, 2, 6, 1]) / 127
    plain = StaticEncoder(small_model(tmp_path / "plain", {"embedding.weight": whole}))
    scaled = StaticEncoder(small_model(tmp_path / "scaled", {"embeddings": rows, "weights": scales.astype(np.float32)}))
    for encoder in (plain, scaled):
        # The mean of (2, 0) and (0, 6), normalised; forward maximum matching takes 预算 whole.
        assert encoder.encode(["预算支出"])[0] == pytest.approx(np.array([1, 3]) / np.sqrt(10), abs=1e-6)
    assert plain.version != scaled.version


def test_a_folder_without_a_model_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable):
        StaticEncoder(tmp_path)
    small_model(tmp_path / "broken", {"embedding.weight": np.zeros((4, 2), dtype=np.float32)})
    (tmp_path / "broken" / "model.safetensors").write_bytes(b"\xff" * 20)
    with pytest.raises(EncoderUnavailable):
        StaticEncoder(tmp_path / "broken")


def test_the_embedded_model_loads_without_torch() -> None:
    code = (
        "import sys; from indexer.encoder import load_encoder; load_encoder().encode(['预算']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    root = Path(__file__).parents[1]
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert shown.stdout.strip() == "[]"


def test_the_embedded_model_is_small_and_says_where_it_comes_from() -> None:
    assert sum(file.stat().st_size for file in EMBEDDED.iterdir() if file.is_file()) < 11_000_000
    modules = json.loads((EMBEDDED / "modules.json").read_text())
    assert [module["type"].rsplit(".", 1)[1] for module in modules] == ["StaticEmbedding", "Normalize"]
    assert "CC BY-SA" in (EMBEDDED / "README.md").read_text(encoding="utf-8")
