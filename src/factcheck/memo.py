"""Remembering what was worked out for an object, by its identity.

Hashing a vocabulary or hundreds of observations costs more than most questions about them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

Result = TypeVar("Result")
Of = TypeVar("Of")

if TYPE_CHECKING:
    from functools import cached_property as cached_property
else:

    class cached_property(functools.cached_property):
        """The standard one without its lock: until Python 3.12 that costs more than most of what is remembered, and no object
        here is shared by threads while it is asked."""

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value


def once_per(work: Callable[[Of], Result], *, most: int = 64) -> Callable[[Of], Result]:
    """The last results by the identity of the argument. A list may change, so it is never remembered."""
    kept: dict[int, tuple[Of, Result]] = {}

    @wraps(work)
    def remembered(of: Of) -> Result:
        found = kept.get(id(of))
        if found is not None:
            return found[1]
        result = work(of)
        if not isinstance(of, list):
            # kept beside its result, so that its identity is not given to another one
            while len(kept) >= most:
                kept.pop(next(iter(kept)), None)
            kept[id(of)] = (of, result)
        return result

    return remembered


def once_per_page(work: Callable[[Of], Result]) -> Callable[[Of], Result]:
    """What is asked again and again of one page, and never again when the next one has come."""
    return once_per(work, most=2)


def once_per_vocabulary(work: Callable[[Of], Result]) -> Callable[[Of], Result]:
    """What is compiled of a vocabulary is large, and few are in use at once."""
    return once_per(work, most=8)
