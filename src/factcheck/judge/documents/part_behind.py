""" "Reserves of $18.5 billion, of which $3.3 billion was gold": what stands behind "of which" is told of the next figure."""

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
