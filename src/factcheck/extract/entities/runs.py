"""Runs of capitalised words, and the words of which no name is made."""

from __future__ import annotations

from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import EntityType
from factcheck.patterns import regex
from factcheck.records import record

_NAME_WORD = regex(r"(?:[A-Z]|[a-z]{1,4}[A-Z](?=[a-z]{2}))[\w'’.-]*$")


@record(slots=True)
class Found:
    first: int
    last: int
    type: EntityType
    ref: str | None
    exchange: str | None = None
    of: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


def known_ticker(lexicon: Lexicon, symbol: str) -> str | None:
    bare = symbol.partition(".")[0] if symbol.endswith((".N", ".O")) else symbol
    return lexicon.by_ticker.get(symbol) or lexicon.by_ticker.get(bare)


def beginnings(tokens: list[Token], lexicon: Lexicon) -> list[int]:
    """The tokens at which a name could begin: most words of prose are none of them, and need no closer look."""
    no_names = lexicon.cues["no_names"]
    return [
        i
        for i, (text, _, _, lower) in enumerate(tokens)
        if text != lower and _may_begin(text) and lower not in no_names
    ]


def _may_begin(word: str) -> bool:
    """ "Delta", "easyJet", "eBay" """
    return "A" <= word[0] <= "Z" or ("a" <= word[0] <= "z" and _NAME_WORD.match(word) is not None)


_OF_COMPANIES = frozenset(("register", "companies"))


def meaning_more(hits: list[Hit]) -> set[int]:
    """Tokens of words that mean something besides naming a company."""
    lexical: set[int] = set()
    for hit in hits:
        if not hit.sections <= _OF_COMPANIES:
            lexical.update(range(hit.first, hit.last))
    return lexical


def capital_run(tokens: list[Token], first: int, closed: set[int], lexicon: Lexicon) -> int:
    """Behind the last word of the name that begins at a token; the token itself where none does."""
    i, no_names = first, lexicon.cues["no_names"]
    while i < len(tokens) and i not in closed:
        t = tokens[i]
        is_name = _NAME_WORD.match(t.text) is not None and t.lower not in no_names
        initial = t.text == "." and i > first and len(tokens[i - 1].text) == 1 and t.start == tokens[i - 1].end
        hyphen = (
            t.text == "-"
            and i > first
            and i + 1 < len(tokens)
            and tokens[i + 1].is_capitalised
            and t.start == tokens[i - 1].end
        )
        joined = (
            t.text == "&" and i > first and i + 1 < len(tokens) and tokens[i + 1].is_capitalised and i + 1 not in closed
        )
        if not (is_name or initial or hyphen or joined):
            break
        i += 1
    return i
