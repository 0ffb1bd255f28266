"""Remembering what was worked out for a tuple of observations.

Hashing hundreds of observations costs more than most questions about them, so the tuple's identity is the key.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from factcheck.model import Observation

Result = TypeVar("Result")
Of = TypeVar("Of", bound=Sequence[Observation])

_KEPT = 64


def once_per(work: Callable[[Of], Result]) -> Callable[[Of], Result]:
    """The last results by the identity of their tuple. A list may change, so it is never remembered."""
    kept: OrderedDict[int, tuple[Of, Result]] = OrderedDict()

    @wraps(work)
    def remembered(observations: Of) -> Result:
        found = kept.get(id(observations))
        if found is not None:
            return found[1]
        result = work(observations)
        if isinstance(observations, tuple):
            # the tuple is kept beside its result, so that its identity is not given to another one
            kept[id(observations)] = (observations, result)
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return result

    return remembered
