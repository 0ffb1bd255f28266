"""Which way a word points, and in what respect two are compared by it."""

from __future__ import annotations

from factcheck.judge.documents.rows.extremes import LOW_END
from factcheck.judge.documents.rows.spoken import Spoken


def is_less(spoken: Spoken, word: str) -> bool:
    found = spoken.senses.comparative(word.lower())
    return LOW_END.match(word) is not None or (found is not None and found[1] == "less")
