import logging
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.terms
from indexer.terms import TRANSLATION_WEIGHT, Tokenizer, english_key, expand, translate
from indexer.vocabulary import Vocabulary


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


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def terms_of(question: str, vocabulary: Vocabulary) -> list[str]:
    return [term for term, _ in expand(question, vocabulary)]


def test_the_longest_phrase_comes_first(vocabulary: Vocabulary) -> None:
    assert "政府采购" in terms_of("How much was Government Procurement?", vocabulary)
    assert "政府" not in terms_of("How much was Government Procurement?", vocabulary)
    assert "政府" in terms_of("the government of the district", vocabulary)


def test_the_fields_own_terms_go_before_the_dictionary(vocabulary: Vocabulary) -> None:
    assert translate("railway-line protection", vocabulary) == ("铁路护路经费",)
    assert "监护人" in translate("guardians", vocabulary)


def test_plurals_articles_and_spelling_do_not_matter(vocabulary: Vocabulary) -> None:
    assert english_key("The Guardians' organisations of a city") == "guardian organization of city"
    assert english_key("policies, boxes, status, analysis, address, is") == "policy box status analysis address is"
    assert translate("organisations", vocabulary) == translate("an organization", vocabulary)


def test_chinese_and_function_words_bring_nothing(vocabulary: Vocabulary) -> None:
    assert expand("司法救助支出多少？", vocabulary) == []
    assert expand("what is the of and in for how much", vocabulary) == []
    assert expand("qwertyuiop", vocabulary) == []


def test_a_translation_counts_less_than_a_word_of_the_question(vocabulary: Vocabulary) -> None:
    assert {weight for _, weight in expand("insurance for 监护人", vocabulary)} == {TRANSLATION_WEIGHT}
    assert 0 < TRANSLATION_WEIGHT < 1


def test_the_dictionary_says_whose_it_is_and_is_sorted() -> None:
    lines = (Path(indexer.terms.__file__).parent / "data" / "en_zh.tsv").read_text(encoding="utf-8").splitlines()
    assert "CC BY-SA 4.0" in " ".join(lines[:3])
    keys = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert keys == sorted(set(keys)) and len(keys) > 10_000
    assert all(english_key(key) == key for key in keys)


def test_inflected_words_are_looked_up_by_their_base(vocabulary: Vocabulary) -> None:
    for inflected, base in (("monitoring", "monitor"), ("planned", "plan"), ("issuing", "issue")):
        assert translate(base, vocabulary) and translate(inflected, vocabulary)
    assert translate("monitoring", vocabulary) == translate("monitor", vocabulary)


def test_short_names_of_bodies_have_their_english(vocabulary: Vocabulary) -> None:
    assert "政法委" in translate("Political and Legal Affairs Commission", vocabulary)


def test_threads_that_share_a_tokenizer_agree() -> None:
    texts = ["项目绩效目标完成情况较好", "司法救助资金支出预算执行率", "铁路护路联防工作经费", "监护人责任险"]
    expected = [SHARED.words(text) for text in texts] * 50
    fresh = Tokenizer()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.words, texts * 50)) == expected
