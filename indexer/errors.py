"""Everything that can go wrong and that somebody may want to catch.

ChazhangError                 the root; carries `code` and `params`, which `messages` turns into words
├── UsageError                a person asked for something that cannot be done (exit 2, HTTP 400)
│   ├── UnknownRegion         the region is in no gazetteer, or fits several (its candidates are listed)
│   ├── UnknownReport         no report, or more than one, has that id or file name (HTTP 404)
│   ├── UnknownOriginal       the report's file was not kept, or has no pages to be shown (HTTP 404)
│   │   └── UnknownPage       the file has no such page
│   ├── TooLarge              an upload is larger than it may be (HTTP 413)
│   ├── TooMany               too many ask for the same costly thing at once (HTTP 429)
│   └── QuestionError         the question is empty, too long or holds no word
├── ReadError                 one file cannot be read; recorded as a failure, the rest goes on
│   ├── UnsupportedKind       no reader knows this kind of file (HTTP 415)
│   ├── MissingPart           it takes an optional part that is not installed (params: part, install)
│   └── BrokenFile            the file is damaged, empty, or not what it claims to be
├── FetchFailed               one address cannot be fetched; recorded in `sources.csv`, the rest goes on
├── UnusableIndex               the index is missing or unusable (exit 3, HTTP 503)
│   ├── NoIndex               there is none at that place
│   ├── DamagedIndex          a part is missing or has another format version
│   ├── IndexBusy             another build holds the lock
│   └── WrongEncoder          it was built with another encoder
├── NotOwner                  only the index's owner may see the files themselves (HTTP 403)
└── EncoderUnavailable        the model named by --encoder cannot be loaded (exit 2)
"""

from __future__ import annotations


class ChazhangError(Exception):
    """Carry a message key and its parameters; words are made at the edge."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class UsageError(ChazhangError):
    """A person asked for something that cannot be done."""


class UnknownRegion(UsageError):
    """No gazetteer has the region, or several places fit; `params['candidates']` lists them."""


class UnknownReport(UsageError):
    """No report, or more than one, has that id or file name."""


class UnknownOriginal(UsageError):
    """The report's file was not kept, or has no pages to be shown."""


class UnknownPage(UnknownOriginal):
    """The file has no such page."""


class TooLarge(UsageError):
    """An upload is larger than it may be."""


class TooMany(UsageError):
    """Too many ask for the same costly thing at once."""


class QuestionError(UsageError):
    """The question is empty, too long or holds no word."""


class ReadError(ChazhangError):
    """One file cannot be read; it is recorded as a failure and the rest goes on."""


class UnsupportedKind(ReadError):
    """No reader knows this kind of file."""


class MissingPart(ReadError):
    """Reading this kind of file takes an optional part that is not installed."""


class BrokenFile(ReadError):
    """The file is damaged, empty, or not what it claims to be."""


class FetchFailed(ChazhangError):
    """One address cannot be fetched; it is recorded and the rest goes on."""


class UnusableIndex(ChazhangError):
    """The index is missing or unusable."""


class NoIndex(UnusableIndex):
    """There is no index at that place."""


class DamagedIndex(UnusableIndex):
    """A part of the index is missing, damaged, or of another format version."""


class IndexBusy(UnusableIndex):
    """Another build holds the index's lock."""


class WrongEncoder(UnusableIndex):
    """The index was built with another encoder than the one asked for."""


class NotOwner(ChazhangError):
    """Only the index's owner may see the files themselves."""


class EncoderUnavailable(ChazhangError):
    """The model named by --encoder cannot be loaded."""
