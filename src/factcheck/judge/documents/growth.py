"""On which basis a growth rate is told: as reported, at constant exchange rates, or organic. One that is told on one is none on another."""

from __future__ import annotations

import re
from typing import Final, Literal

from factcheck.judge.documents.align import Asked
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact

Basis = Literal["constant", "organic", "reported"]

_RATES: Final = r"(?:exchange[\s-]rates?|currenc(?:y|ies)|fx(?:\s+rates?)?)"
_BASES: Final[tuple[tuple[Basis, re.Pattern[str]], ...]] = (
    (
        "constant",
        regex(
            rf"\b(?:at|in|on\s+an?|using|with)?\s*(?:constant|unchanged|fixed|stable|comparable)[\s-]{_RATES}\b|\blocal[\s-]currenc(?:y|ies)\b"
            rf"|\b(?:before|excluding|without|ignoring|adjusted\s+for|stripping\s+out|leaving\s+aside|net\s+of|disregarding)\s+(?:the\s+)?(?:effects?\s+of\s+)?(?:\w+\s+)?{_RATES}(?:\s+(?:effects?|moves|movements|swings|fluctuations|changes|translation))?\b"
            r"|\bcurrency[\s-](?:adjusted|neutral)\b|\bcc\b|(?-i:\bCER\b|\bCC\b)",
            re.IGNORECASE,
        ),
    ),
    ("organic", regex(r"\borganic(?:ally)?\b", re.IGNORECASE)),
    (
        "reported",
        regex(
            r"\b(?:as\s+)?reported(?=\s*(?:$|[,;)(%]|basis|terms|growth|change|rates?))|\bin\s+(?:reported\s+terms|(?:US\s+)?dollars|euros|(?:Swiss\s+)?francs|pounds|sterling|kron(?:or|er)|yen)\b|\bat\s+actual\s+(?:exchange\s+)?rates\b|\bnominal(?:ly)?\b",
            re.IGNORECASE,
        ),
    ),
)


def basis_in(text: str) -> Basis | None:
    """The basis that the words name; None where they name none, or several."""
    found = [name for name, pattern in _BASES if pattern.search(text)]
    return found[0] if len(found) == 1 else None


_PIECES: Final = regex(r"[;()]|,\s|:\s|\s[–—]\s|\s(?:and|but|while|whereas|or)\s")


def basis_of(sentence: str, figure: str) -> Basis | None:
    """That of one figure of a sentence: told in its own piece of it, in one beside it that has no figure, or over the whole."""
    before, told, behind = sentence.partition(figure)
    if not told:
        return basis_in(sentence)
    earlier, later = _PIECES.split(before), _PIECES.split(behind)
    own = basis_in(f"{earlier[-1]} {figure} {later[0]}")
    if own is not None:
        return own
    follows = later[1] if len(later) > 1 and not _FIGURE.search(later[1]) else ""
    opens = earlier[0] if len(earlier) > 1 and not _FIGURE.search(earlier[0]) else ""
    return basis_in(follows) or basis_in(opens)


_FIGURE: Final = regex(r"\d")


def basis_asked(asked: Asked) -> Basis | None:
    """That of the claim's figure, where it is the rate of a change."""
    quantity = asked.quantity
    if quantity is None or quantity.kind not in ("percent", "pp", "fraction", "multiple"):
        return None
    return basis_of(asked.sentence, quantity.text)


def basis_told(fact: Fact) -> Basis | None:
    """That of a figure of the document: of a cell by its column and row, of a sentence by the words around the figure."""
    if fact.in_table:
        return basis_in(f"{fact.column or ''}") or basis_in(fact.clause)
    return basis_of(fact.text, fact.quantity.text) if fact.quantity is not None else None


def may_tell(wanted: Basis | None, told: Basis | None) -> bool:
    """What names no basis is told as reported."""
    return (wanted or "reported") == (told or "reported")
