"""What a model finds wrong when it looks at several values of an entry together."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def fault(key: str | tuple[str | int, ...], message: str) -> PydanticCustomError:
    """A problem with the value at one key (or path of keys) of an entry, found by looking at several together."""
    where = (key,) if isinstance(key, str) else key
    return PydanticCustomError("fault", "{message}", {"message": message, "key": where})
