"""Words that keep a rule from taking a sentence at its word, as pieces of patterns: of other years, of intentions."""

from __future__ import annotations

from indexer.word_lists import any_in

PAST = any_in("year.past")
INTENDED = any_in("intended")
