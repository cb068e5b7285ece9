import logging
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.terms import Tokenizer


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer()


def test_words_are_dictionary_words_without_punctuation(tokenizer: Tokenizer) -> None:
    assert tokenizer.words("政法委2022年支出多少？") == ["政法委", "2022", "年", "支出", "多少"]


def test_latin_words_and_numbers_stay_whole_and_folded(tokenizer: Tokenizer) -> None:
    text = "Ｗangcheng District 1,234.50万元，２０２０，2021"
    words = ["wangcheng", "district", "1234.50", "万元", "2020", "2021"]
    assert tokenizer.words(text) == words
    assert tokenizer.bigrams(text) == words


def test_bigrams_do_not_cross_what_is_not_chinese(tokenizer: Tokenizer) -> None:
    assert tokenizer.bigrams("司法救助，年2022年度") == ["司法", "法救", "救助", "年", "2022", "年度"]


def test_rare_characters_are_terms_too(tokenizer: Tokenizer) -> None:
    assert tokenizer.words("㙓〇𠮷") == ["㙓", "〇", "𠮷"]
    assert tokenizer.bigrams("㙓〇𠮷") == ["㙓〇", "〇𠮷"]


@given(st.text(alphabet="财政资金支出预算执行率为95.2%（万元）ABC ,，\n㙓", max_size=60))
def test_terms_lose_no_letter_and_hold_no_white_space(text: str) -> None:
    words = SHARED.words(text)
    assert all(word and not word.isspace() for word in words)
    kept = "".join(words)
    assert [c for c in text.lower() if c.isalpha()] == [c for c in kept if c.isalpha()]
    assert all(len(term) <= 2 or term[0].isascii() for term in SHARED.bigrams(text))


SHARED = Tokenizer()


def test_words_agree_with_jieba_loaded_in_full(tokenizer: Tokenizer, tmp_path: Path) -> None:
    import jieba

    logging.getLogger("jieba").setLevel(logging.ERROR)
    full = jieba.Tokenizer()
    full.tmp_dir = str(tmp_path)
    for text in (
        "我区严格执行中央八项规定精神，从严控制三公经费支出",
        "项目绩效目标完成情况较好但预算编制的科学性有待进一步加强",
        "南京市长江大桥和研究生命起源",
    ):
        runs = [run for run in text.split("，") if run]
        assert tokenizer.words(text) == [word for run in runs for word in full.lcut(run, HMM=False)]


def test_neither_jiebas_cache_nor_its_global_tokenizer_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import jieba

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    Tokenizer().words("司法救助")
    assert list(tmp_path.iterdir()) == []
    assert not jieba.dt.initialized


def test_a_hostile_line_is_linear(tokenizer: Tokenizer) -> None:
    text = "1," * 200_000 + "a" * 200_000
    assert tokenizer.words(text)[-1] == "a" * 200_000


def test_the_version_names_jieba(tokenizer: Tokenizer) -> None:
    import jieba

    assert tokenizer.version.startswith(jieba.__version__)
