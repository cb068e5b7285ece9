"""In which order a person is shown findings: what contradicts itself first, what is only not there behind it."""

from __future__ import annotations

from indexer.model import Finding

_SEVERITY = {"error": 0, "flag": 1, "format": 2}
_ABSENT = ("S01", "L03")  # rules on parts that are not there


def weight_of(finding: Finding) -> tuple[int, bool]:
    """Return how far down a finding stands: what does not agree before what is to be checked and what is form.

    Among those as severe, parts that are missing come last: nothing that is printed is wrong there.
    """
    return _SEVERITY.get(finding.severity, 0), finding.rule in _ABSENT
