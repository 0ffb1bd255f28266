"""Figures of economies, rates of exchange and what else markets price: of what they are, and of when.

A pass over a whole article behind the binding of claims. Market texts name an economy or a currency once and take it for granted ("In July
it was 2.7%, in April 2.3%"), so that what a figure is of is read from its own stretch of the sentence first, and then from what the text
has last spoken of. Claims that are told otherwise are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.extract.economy.figures import FigureReader
from factcheck.extract.economy.instruments import instruments_of, of_instruments
from factcheck.extract.economy.officials import of_officials, officials_of
from factcheck.extract.economy.pairs import pairs_of
from factcheck.extract.economy.places import ISO, WORLD, economies_of
from factcheck.extract.economy.rates import PAIR, RateReader
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import words_in, words_of
from factcheck.extract.lexicon import Lexicon
from factcheck.model import Claim, Entity, Quantity, Sentence, Time
from factcheck.patterns import regex

_SETS_OUT = regex(
    r"\bGDP\b|[Ee]conomies\b|\beconomy is\b|['’]s (?:output|economy)\b|\boutput\b|\bCPI\b|\b[Cc]onsumer[- ][Pp]rices?\b"
)
_OUT = frozenset("gdp economies economy output cpi consumer".split())
"""Words of texts in which economies stand beside each other, or in a list without a word of its own."""
_PERHAPS = ("ranking", "production")
"""Measures under which an economy's rank and output go until it is known that they are an economy's."""

__all__ = ["ISO", "PAIR", "WORLD", "of_economies"]


def of_economies(
    claims: Sequence[Claim],
    quantities: Mapping[str, Quantity],
    times: Mapping[str, Time],
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    text: str,
    lexicon: Lexicon,
    vocabulary: Any,
) -> list[Claim]:
    """The same claims in their order; those of economies and of rates say so, and rates that no claim tells are claims."""
    words = words_in(text)
    if (things := instruments_of(vocabulary)) is not None and things.are_told(text, words):
        claims = of_instruments(claims, quantities, sentences, entities, text, things)
    if any(claim.kind == "office" for claim in claims):
        claims = of_officials(claims, text, officials_of(vocabulary))
    pairs = pairs_of(vocabulary)
    of_places = lexicon.of_places
    about = any(claim.metric in of_places or claim.metric in _PERHAPS for claim in claims) or (
        not _OUT.isdisjoint(words) and _SETS_OUT.search(text)
    )
    places = economies_of(vocabulary) if about else None
    about_rates = pairs is not None and pairs.are_told(text, words)
    if places is None and not about_rates:
        return list(claims)
    stretches = Stretches(quantities, times, sentences, text)
    found = list(claims)
    if about_rates and pairs is not None:
        found = RateReader(pairs, stretches).read(found)
    if places is not None:
        found = FigureReader(places, words_of(vocabulary), stretches, of_places).read(found)
    return found
