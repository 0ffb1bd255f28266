"""Regular expressions whose words the vocabulary holds: `<lowest>` stands for any phrase of that list of `phrasings`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex

_LIST = regex(r"(?<!\?P)<([a-z_]+)>")
"""The name of a list, and not that of a group."""


def worded(source: str, flags: int | re.RegexFlag = re.IGNORECASE) -> Callable[[Any], re.Pattern[str]]:
    """What gives the pattern for a vocabulary, made when it is first asked for one."""

    def of(vocabulary: Any) -> re.Pattern[str]:
        return compiled(_LIST.sub(lambda name: any_of(_listed(vocabulary, name[1])), source), flags)

    return once_per_vocabulary(of)


def any_of(phrases: Iterable[str]) -> str:
    """A group of phrases, the longest first; `*` at the end of a word is any ending. Without a phrase it is found nowhere."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in longest)
    return f"(?:{'|'.join(written) or '(?!)'})"


def words_of(*names: str) -> Callable[[Any], frozenset[str]]:
    """What gives the words of these lists for a vocabulary, in lower case."""

    def of(vocabulary: Any) -> frozenset[str]:
        return frozenset(word.lower() for name in names for word in _listed(vocabulary, name))

    return once_per_vocabulary(of)


def _listed(vocabulary: Any, name: str) -> tuple[str, ...]:
    entry = (getattr(vocabulary, "phrasings", None) or {}).get(name)
    return entry.words if entry is not None else ()
