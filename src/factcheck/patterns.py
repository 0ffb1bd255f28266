"""Regular expressions that are compiled when they are first used.

The modules hold some three hundred, a page needs half of them, and one takes 0.3 ms on average: compiled while they are
imported they were a fifth of the start of the program.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def regex(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, for the constants of a module; a pattern that is wrong is told of when it is first used."""
    return cast(re.Pattern[AnyStr], _Regex(source, flags))


class _Regex:
    def __init__(self, source: Any, flags: int | re.RegexFlag) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        for method in _METHODS:  # so that this is asked once, and a use costs what it always did
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)
