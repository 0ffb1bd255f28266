"""What every command's exit code means; no flag changes it. See docs/exit-codes.md."""

from __future__ import annotations

from collections.abc import Iterable

HOLDS, FAILED, MUST_CHANGE, INCOMPLETE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130
_RANK = {HOLDS: 0, INCOMPLETE: 1, FAILED: 2, MUST_CHANGE: 3, BUG: 4, INTERRUPTED: 5}


def worst(codes: Iterable[int]) -> int:
    """One code for several articles: 2 wins over 1, 1 over 3; neither a bug nor an interruption is ever hidden."""
    return max(codes, key=_RANK.__getitem__, default=HOLDS)
