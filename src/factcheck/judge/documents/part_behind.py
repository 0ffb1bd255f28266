""" "Reserves of $18.5 billion, of which $3.3 billion was gold", "after closure costs, the profit was": what is named behind a figure or before it
is told of the next, or is what the figure is stated after."""

from __future__ import annotations

import re

from factcheck.patterns import regex
from factcheck.sources.documents.words import Stems, content

PART_BEHIND = regex(r"\bof\s+(?:which|whom|that|these|them)\b|\bincluding\b", re.IGNORECASE)


def is_of_part_behind(text: str, figure: str, row: Stems) -> bool:
    """Whether a row is named behind the figure alone, where a part of it is told."""
    before, _, behind = text.partition(figure)
    part = PART_BEHIND.search(behind)
    named = row & content(text)
    if part is None or not named:
        return False
    return named.isdisjoint(content(f"{before}{figure}{behind[: part.start()]}"))


STATED_AFTER = regex(
    r"^\W*(?:(?P<after>after)|before|excluding|including|net of|stripping out|without|despite|because of|owing to|thanks to|helped by|leaving (?:out|aside))\s+(?P<what>[^,;.]{3,80}),",
    re.IGNORECASE,
)
""" "After closure costs, the operating profit was": no words of the profit; before them it is another one."""


def is_stated_after(text: str, label: Stems) -> bool:
    """Whether a row is named in such an opening alone."""
    found = STATED_AFTER.match(text)
    return (
        found is not None
        and bool(label)
        and label <= content(found[0])
        and label.isdisjoint(content(text[found.end() :]))
    )
