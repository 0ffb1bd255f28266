"""How fast this machine is now, beside the one for which the budgets are told.

A budget in seconds says nothing of a program until the machine is named, and rented machines differ by half from one hour to
the next. So every budget is told for a machine on which `_work` takes `REFERENCE` seconds. A slower one is given as much more
time as it is slower, measured beside each test; a faster one is given no less than the budget.
"""

from __future__ import annotations

import os
from time import process_time

REFERENCE = 0.016
"""Processor seconds of `_work` on two shared cores of 2.4 GHz with Python 3.11, where the budgets of the design were set."""

SLACK = float(os.environ.get("FACTCHECK_TEST_SLACK", "1.5"))
"""What a machine that does other things as well may take of the time besides."""


def _work() -> int:
    """Arithmetic, look-ups and small objects, as the program itself does them."""
    total, seen = 0, {}
    for n in range(180_000):
        seen[n % 97] = (n, total)
        total += len(str(n)) + seen[n % 97][0] % 7
    return total


def slowness() -> float:
    """How many times as long as the reference machine this one takes now; at least 1."""
    best = float("inf")
    for _ in range(5):
        begun = process_time()
        _work()
        best = min(best, process_time() - begun)
    return max(1.0, best / REFERENCE)


def allowed(budget: float) -> float:
    """What a budget (seconds, or anything that grows with time) is on this machine now."""
    slower = slowness()
    print(f"  {budget:g} allowed x {SLACK:g} x {slower:.2f} for this machine")
    return budget * SLACK * slower
