"""Which way a word points, and in what respect two are compared by it."""

from __future__ import annotations

import re
from typing import Final

from factcheck.judge.documents.rows.extremes import LOW_END
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.patterns import regex

FASTER: Final = regex(
    r"\b(?:fast(?:er|est)?|slow(?:er|est|ly)?|quick(?:er|est|ly)?|steep(?:er|est|ly)|sharp(?:er|est|ly)|(?:grew|rose|gained|fell|went up|went down|increased|declined|dropped|climbed|growing|growth)\s+(?:[a-z]+\s+)?(?:more|most|less|least)|strongest growth|highest growth|(?:more|most|less|least) (?:quickly|sharply|strongly|slowly|steeply))\b",
    re.IGNORECASE,
)


def is_less(spoken: Spoken, word: str) -> bool:
    found = spoken.senses.comparative(word.lower())
    return LOW_END.match(word) is not None or (found is not None and found[1] == "less")
