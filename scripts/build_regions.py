"""Make indexer/data/regions.tsv from public tables of codes.

    python scripts/build_regions.py CHINA_DIVISION_DIST GB2260_DATA_PY REGION_CHANGES_TSV CEDICT_XZ TEXTS_XZ...

- china-division 2.7.0 (npm, MIT): the divisions of today, `dist/{provinces,cities,areas}.csv`;
- GB2260 0.4.1 (PyPI, BSD): dated codes 2002-2014, from which the year a code first appeared is read;
- region_changes_2015_2024.tsv: what was renamed or merged 2015-2024, with successors;
- CC-CEDICT (English side only): a pinyin that is also an English word counts only before "County" and the like;
- jieba's dictionary: a short name that is also an ordinary word (和平, 平安) is marked `word`;
- general Chinese text (JSON lines): a short name that often stands in it (会同, 新建; 和政 in 共和政府) is `common`.

The output has one row per place, former names after the present one:
code, name, level, parent, start, end, successor, pinyin, care.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import jieba

from indexer.identity.divisions import spelling, stem_of

FIRST_REVISION = 2002
HEADER = ("code", "name", "level", "parent", "start", "end", "successor", "pinyin", "care")
OUTSIDE = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))
# Spellings that the rule would not give; they are the places' official ones.
SPELLINGS = {
    "陕西省": "shaanxi",
    "内蒙古自治区": "neimenggu",
    "西藏自治区": "xizang",
    "香港特别行政区": "xianggang",
    "澳门特别行政区": "aomen",
    "六合区": "luhe",
    "涡阳县": "guoyang",
    "繁峙县": "fanshi",
    "大城县": "daicheng",
    "筠连县": "junlian",
    "洪洞县": "hongtong",
    "乐陵市": "laoling",
    "泊头市": "botou",
    "长子县": "zhangzi",
}
# How often a short name may stand in general Chinese text before it is taken for an ordinary run of characters:
# one that dictionaries know as a word, one they do not know, one they know as a place.
COMMON = {"word": 20, "unknown": 20, "place": 50}


def level_of(code: str, name: str) -> str:
    """Return the level of a division by its code and the last word of its name."""
    if code.endswith("0000"):
        return "province"
    if code.endswith("00"):
        return "city"
    if "开发区" in name or "园区" in name or "管理区" in name or "示范区" in name:
        return "development_zone"
    return "district" if name.endswith("区") and not name.endswith(("林区", "特区")) else "county"


def parent_of(code: str, prefectures: set[str]) -> str:
    """Return the parent's code: the prefecture where there is one, else the province."""
    prefecture = code[:4] + "00"
    if code.endswith("0000"):
        return ""
    return prefecture if prefecture != code and prefecture in prefectures else code[:2] + "0000"


def read_csv(path: Path) -> Iterator[tuple[str, str]]:
    """Yield code (six digits) and name."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["code"].ljust(6, "0"), row["name"]


def current_places(dist: Path) -> dict[str, str]:
    """Return today's divisions: code to name."""
    places = dict(read_csv(dist / "provinces.csv")) | dict(OUTSIDE)
    for name in ("cities.csv", "areas.csv"):
        for code, place in read_csv(dist / name):
            if place not in ("市辖区", "县") and "直辖县级" not in place:
                places[code] = place
    return dict(sorted(places.items()))


def first_years(data_py: Path) -> dict[tuple[str, str], int]:
    """Return the year in which (code, name) first appears, where that is known (2002: or earlier)."""
    scope: dict[str, dict[object, dict[int, str]]] = {}
    exec(compile(data_py.read_text(encoding="utf-8"), data_py.name, "exec"), scope)  # a literal table
    years: dict[tuple[str, str], int] = {}
    for revision in sorted((r for r in scope["data"] if r), key=lambda r: str(r).ljust(6, "0")):
        for code, name in scope["data"][revision].items():
            years.setdefault((str(code), name), int(str(revision)[:4]))
    return years


def changes(path: Path) -> Iterator[tuple[str, str, str, int, int, list[str]]]:
    """Yield code, name, level, start, end, successors of the places that ended 2015-2024."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            # A code with [year] is a part that went elsewhere long before, not where the place is now.
            codes = [code for code in row["new_codes"].split(";") if code and "[" not in code]
            yield row["code"], row["name"], row["level"], int(row["start"]), int(row["end"]), codes


def english_words(path: Path) -> set[str]:
    """Return the lower-case words of the English side of CC-CEDICT."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return set(re.findall(r"(?<![A-Za-z'])[a-z]{4,}(?![A-Za-z'])", lines.read()))


def care_of(stem: str, level: str, pinyin: str, english: set[str], text: str) -> str:
    """Return what a short name may be mistaken for: `word`, `common` (often in any text), `english`."""
    tag = TAGS.get(stem)
    known = "place" if tag in ("ns", "nt") else "unknown" if tag in (None, "nr", "nrt") else "word"
    marks = []
    if len(stem) < 2 or known == "word":
        marks.append("word")
    if level not in ("province", "city", "development_zone") and text.count(stem) >= COMMON[known]:
        marks.append("common")
    if pinyin in english or len(pinyin) < 5:
        marks.append("english")
    return " ".join(marks)


def sample_text(paths: Sequence[Path]) -> str:
    """Return the texts of JSON-lines files (`text`, compressed by xz) as one."""
    texts = []
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return "\n".join(texts)


def same_stem(one: str, other: str) -> bool:
    """Whether two names differ only in their last word (山南地区, 山南市)."""
    return stem_of(one) == stem_of(other)


def jieba_tags() -> dict[str, str]:
    """Return word -> part of speech of jieba's dictionary."""
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
        return {parts[0]: parts[2] for parts in (line.split() for line in lines) if len(parts) == 3}


TAGS = jieba_tags()


def main(dist: Path, gb2260: Path, changed: Path, cedict: Path, *general: Path) -> None:
    """Write the table to standard output."""
    places, started, english = current_places(dist), first_years(gb2260), english_words(cedict)
    text = sample_text(general)
    prefectures = {code for code in places if code.endswith("00")}
    old = list(changes(changed))
    prefectures |= {code for code, _, level, *_ in old if level == "地级"}
    born = {successor: end for _, _, _, _, end, codes in old for successor in codes}
    rows: list[tuple[str, str, int | None, int | None, list[str]]] = []
    for code, name in places.items():
        first = started.get((code, name), born.get(code))
        rows.append((code, name, None if first == FIRST_REVISION else first, None, []))
    for code, name, level, start, end, codes in old:
        if level == "地级":  # 山南地区 became 山南市 under another code
            codes = [c for c, n in places.items() if c.endswith("00") and c[:2] == code[:2] and same_stem(n, name)]
        rows.append((code, name, start, end, codes))
    rows.sort(key=lambda row: (row[0], row[3] is not None))
    print("\t".join(HEADER))
    for code, name, start, end, codes in rows:
        level, pinyin = level_of(code, name), SPELLINGS.get(name) or spelling(name)
        care = care_of(stem_of(name), level, pinyin, english, text)
        cells = (code, name, level, parent_of(code, prefectures), start or "", end or "", ";".join(codes), pinyin, care)
        print("\t".join(map(str, cells)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
