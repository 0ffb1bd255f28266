"""A figure and the one that it came from, where both are the document's: "climbed to 78.3 from 79.0" has the way wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.move import is_evaluated
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import contradicted
from factcheck.model import Claim, Extraction
from factcheck.patterns import regex
from factcheck.sources.documents import Held

_TO: Final = regex(r"\bto\s+(?:(?:about|some|around|nearly|almost|only|just|roughly|a|an|the|over)\s+){0,2}$")
_FROM: Final = regex(r"\bfrom\s+(?:(?:about|some|around|nearly|almost|only|just|roughly|a|an|the|over)\s+){0,2}$")
_GROWTH: Final = regex(r"\bgrowth\b", re.IGNORECASE)
""" "Trimmed its forecast for economic growth to 1.6 percent": what was trimmed, and no way."""
_WORDS: Final = 5
_NO_WAY: Final = regex(r"\b(?:not|never|loss(?:es)?|deficit|minus|negative|compared|revised|restated|corrected)\b")


def turned_round(
    group: Sequence[Claim], text: str, start: int, extraction: Extraction, held: Held, rules: Any
) -> Judgement | None:
    """None where the words and the two figures agree, or the words tell no way. Both figures are borne out by the document."""
    figures = sorted(
        (
            q
            for c in group
            if c.verdict is not None and (q := extraction.quantity(c.quantity)) is not None and q.value is not None
        ),
        key=lambda q: q.start,
    )
    if len(figures) != _PAIR or related(figures[0], figures[1])[0] != "same" or _NO_WAY.search(text):
        return None
    heads = [text[: q.start - start] for q in figures]
    to = next((k for k, head in enumerate(heads) if _TO.search(head)), None)
    base = next((k for k, head in enumerate(heads) if _FROM.search(head)), None)
    if to is None or base is None or to == base:
        return None
    verb = heads[0] if base == 0 else heads[to][: _TO.search(heads[to]).start()]  # type: ignore[union-attr]
    verb = verb.removesuffix("from ").rstrip() if base == 0 else verb
    verb = " ".join(_GROWTH.sub(" ", verb).split()[-_WORDS:])
    now, then = figures[to].value, figures[base].value
    way = _way(verb, group, rules)
    if way is None or now is None or then is None or now == then or (now > then) == (way == "up"):
        return None
    evidence = tuple(e for c in group if c.verdict is not None for e in c.verdict.evidence)
    detail = (
        f"{held.name} has both figures, {figures[to].text} and before it {figures[base].text}. It went the other way."
    )
    return contradicted(held, evidence, "direction-flipped", detail)


def _way(verb: str, group: Sequence[Claim], rules: Any) -> str | None:
    """ "Improved" is up where more is better."""
    if not is_evaluated(verb):
        return way_of(verb, meanings_of(rules.vocabulary))
    if not all(_MORE_IS_BETTER.fullmatch(claim.metric) for claim in group):
        return None
    return "up" if _BETTER.search(verb) else "down"


_MORE_IS_BETTER: Final = regex(
    r"(?!.*(?:ratio|cost|expense|loss|debt|tax))(?:income|profit|revenue|eps|ebit|margin|cash_flow|fcf|ffo|sales|\w+_income)\w*"
)
_BETTER: Final = regex(r"\b(?:improv\w+|better)\b")
_PAIR: Final = 2
