"""Settings: one table of name, environment variable, default and help. A command's option goes before both."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `variable` is read where no option is given."""

    name: str
    variable: str
    default: str
    zh: str
    en: str


SETTINGS: tuple[Setting, ...] = (
    Setting("index", "CHAZHANG_INDEX", "./chazhang-index", "索引所在的文件夹", "the folder of the index"),
    Setting("lang", "CHAZHANG_LANG", "auto", "文字用语：zh、en 或 auto（随系统）", "zh, en, or auto (the system's)"),
    Setting("encoder", "CHAZHANG_ENCODER", "", "向量模型；不填则用随附的模型", "vector model; blank: the embedded one"),
    Setting("workers", "CHAZHANG_WORKERS", "", "读文件的进程数；不填则每个处理器核心一个", "reading processes; blank: one a core"),
    Setting("seconds", "CHAZHANG_SECONDS", "120", "一份文件最多读多少秒（另按页数加时）", "seconds for one file (and more for each page)"),
    Setting("memory", "CHAZHANG_MEMORY", "3072", "读一份文件最多用多少 MiB 内存", "memory for one file, in MiB"),
    Setting("host", "CHAZHANG_HOST", "127.0.0.1", "serve 与 demo 的地址", "address of serve and demo"),
    Setting("port", "CHAZHANG_PORT", "8000", "serve 与 demo 的端口", "port of serve and demo"),
)  # fmt: skip
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def setting(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return a setting's value: the environment's where it is set and not blank, else the default."""
    found = _BY_NAME[name]
    return environment.get(found.variable, "").strip() or found.default
