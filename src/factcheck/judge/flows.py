"""Cash that a sentence tells of a period: "cash, with $228 million flowing in from operations" names no balance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.judge.case import Case
from factcheck.judge.other_times import recent
from factcheck.judge.windows import Candidate
from factcheck.patterns import regex

_METRICS = ("ocf", "fcf", "ocf_loss", "fcf_loss")
_FLOWING = regex(
    r"\b(?:operations|operating activities|operated|business|consum\w+|absorb\w+|flow\w*|burn\w*|generat\w+|produc\w+|"
    r"brought|bring\w*|used|throws? off|threw off|came in|went out|comes in|outflow|inflow|drained?)\b",
    re.I,
)


def flows(case: Case) -> Iterator[tuple[str, Candidate]]:
    """What the figure may be instead of cash in hand, where the sentence speaks of what comes in or goes out: metric and window."""
    if case.claim.metric != "cash" or not _FLOWING.search(case.words):
        return
    for candidate in recent(case):
        if candidate.start is not None:
            yield from ((metric, candidate) for metric in _METRICS)
