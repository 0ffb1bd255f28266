"""Many observations that differ from one another in a few fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.model import Observation

_put = object.__setattr__


def alike(blank: Observation) -> Callable[[dict[str, Any]], Observation]:
    """Makes copies of an observation with some fields changed, without validation: what `model_copy` does, eight times as fast.

    A company has some thousand rows, and copying was most of the time of a look-up.
    """
    shared, given = dict(blank.__dict__), set(Observation.model_fields)

    def made(changes: dict[str, Any]) -> Observation:
        row = Observation.__new__(Observation)
        _put(row, "__dict__", {**shared, **changes})
        _put(row, "__pydantic_fields_set__", given)
        _put(row, "__pydantic_extra__", None)
        _put(row, "__pydantic_private__", None)
        return row

    return made
