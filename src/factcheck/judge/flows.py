"""Cash that a sentence tells of a period: "cash, with $228 million flowing in from operations" names no balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from factcheck.judge.case import Case
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.patterns import regex
from factcheck.sources.fiscal import Part

_PARTS: tuple[Part, ...] = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "FY")
_METRICS = ("ocf", "fcf", "ocf_loss", "fcf_loss")
_REACH = timedelta(days=900)
"""The latest year and the one that it is compared with."""
_FLOWING = regex(
    r"\b(?:operations|operating activities|operated|business|consum\w+|absorb\w+|flow\w*|burn\w*|generat\w+|produc\w+|"
    r"brought|bring\w*|used|throws? off|threw off|came in|went out|comes in|outflow|inflow|drained?)\b",
    re.I,
)


def flows(case: Case) -> Iterator[tuple[str, Candidate]]:
    """What the figure may be instead of cash in hand, where the sentence speaks of what comes in or goes out: metric and window."""
    day = case.day
    if case.claim.metric != "cash" or day is None or not _FLOWING.search(case.words):
        return
    calendar = calendar_of(case)
    for year in calendar.years:
        for part in _PARTS:
            window = calendar.part(year, part)
            if window is not None and day - _REACH <= window[1] < day:
                for metric in _METRICS:
                    yield metric, Candidate(window[0], window[1], f"{part} of fiscal {year}")
