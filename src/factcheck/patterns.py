"""Regular expressions that are compiled when they are first used, and once on a machine.

The modules hold some three hundred, a page needs most of them, and one takes 0.2 ms on average: compiled while they are
imported they were a fifth of the start of the program, compiled at every start a seventh.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from factcheck.pattern_store import PatternStore

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def regex(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, for the constants of a module; a pattern that is wrong is told of when it is first used."""
    return cast(re.Pattern[AnyStr], _Regex(source, flags))


def compiled(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Like `re.compile`, for what is made of the vocabulary: the same at every start. Not for what is made of an article."""
    store = _store()
    return re.compile(source, flags) if store is None else store.compiled(source, int(flags))


def keep() -> None:
    """What this run has compiled anew is there for the next one."""
    if _store.cache_info().currsize and (store := _store()) is not None:  # a run that compiled nothing loads nothing
        store.keep()


class _Regex:
    def __init__(self, source: Any, flags: int | re.RegexFlag) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        source, flags = self._given
        pattern: Any = compiled(source, flags) if isinstance(source, str) else re.compile(source, flags)
        for method in _METHODS:  # so that this is asked once, and a use costs what it always did
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)


@cache
def _store() -> PatternStore | None:
    """None where this Python cannot take compiled patterns over."""
    with suppress(ImportError, AttributeError, RuntimeError):
        from factcheck.pattern_store import PatternStore, default_path

        return PatternStore(default_path())
    return None
