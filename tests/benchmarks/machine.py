"""How fast this machine is now, beside the one for which the budgets are told.

A budget in seconds says nothing of a program until the machine is named, and rented machines differ by half from one hour to
the next. So every budget is told for a machine on which `_work` takes `REFERENCE` seconds. A slower one is given as much more
time as it is slower, measured beside each test; a faster one is given no less than the budget.
"""

from __future__ import annotations

import io
import os
import tokenize
from statistics import median
from time import process_time

REFERENCE = 0.0032
"""Processor seconds of `_work` on two shared cores with Python 3.11, on which a page inside a process took 19.7 ms on 26 November 2026."""

SLACK = float(os.environ.get("FACTCHECK_TEST_SLACK", "1.5"))
"""What a machine that does other things as well may take of the time besides."""

_SOURCE = "".join(
    f"def f{n}(a, b={n}):\n    return {{'k{n}': [a + b * {n}.5, \"text {n}\"], 'x': a if b else None}}\n"
    for n in range(60)
)
_RUNS = 25
_LONG = 0.5
"""Seconds; what takes longer meets fast moments and slow ones, where the best of many short runs meets a fast one."""
_LONG_SLACK = max(SLACK, 2.5)
"""A long task is run once, and the moment in which the machine is measured may be twice as fast as those that the task met."""


def _work() -> int:
    """The reader of Python's own tokens: expressions, strings and small objects, in Python, as the program itself works."""
    return sum(1 for _ in tokenize.generate_tokens(io.StringIO(_SOURCE).readline))


def slowness(budget: float) -> float:
    """How many times as long as the reference machine this one takes now for a task of so many seconds; at least 1."""
    taken = []
    for _ in range(_RUNS):
        begun = process_time()
        _work()
        taken.append(process_time() - begun)
    return max(1.0, (median(taken) if budget >= _LONG else min(taken)) / REFERENCE)


def allowed(budget: float, *, of: float = 0.0) -> float:
    """What a budget (seconds) is on this machine now; `of` is how long a run takes of which the budget is only the difference to another."""
    length = max(budget, of)
    slower, slack = slowness(length), _LONG_SLACK if length >= _LONG else SLACK
    print(f"  {budget:g} allowed x {slack:g} x {slower:.2f} for this machine")
    return budget * slack * slower
