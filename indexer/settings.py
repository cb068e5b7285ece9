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
    Setting("workers", "CHAZHANG_WORKERS", "", "读取进程数；不填则每核一个", "reading processes; blank: one a core"),
    Setting("seconds", "CHAZHANG_SECONDS", "120", "一份文件限时（秒），另按页加时", "seconds a file may take"),
    Setting("memory", "CHAZHANG_MEMORY", "3072", "读一份文件的内存上限（MiB）", "memory for a file, in MiB"),
    Setting("pause", "CHAZHANG_PAUSE", "2", "collect 两次访问同一网站之间隔几秒", "collect: seconds between requests"),
    Setting("contact", "CHAZHANG_CONTACT", "", "collect 告诉网站的联系方式", "collect: how the sites may reach you"),
    Setting("originals", "CHAZHANG_ORIGINALS", "yes", "是否保存原件：yes 或 no", "keep the source files: yes or no"),
    Setting("token", "CHAZHANG_TOKEN", "", "看原件的口令（16字以上）；不填只限本机", "token to open the files"),
    Setting("host", "CHAZHANG_HOST", "127.0.0.1", "serve 与 demo 的地址", "address of serve and demo"),
    Setting("port", "CHAZHANG_PORT", "8000", "serve 与 demo 的端口", "port of serve and demo"),
)  # fmt: skip
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def setting(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return a setting's value: the environment's where it is set and not blank, else the default."""
    found = _BY_NAME[name]
    return environment.get(found.variable, "").strip() or found.default
