"""Companies told by what they are: "the home-improvement chain", "America's biggest retailer", "its rival"."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.extract.analysis import Item
from factcheck.extract.lexicon import Lexicon, Token


def company_descriptions(items: list[Item], tokens: list[Token], lexicon: Lexicon) -> list[Item]:
    """ "the home-improvement chain": a definite description of a company that no list need hold"""
    places = {i.first: i.last for i in reversed(items) if i.kind == "entity" and i.ref.type == "GPE"}
    opening = [i for i, token in enumerate(tokens) if token.lower in _DEFINITE or i in places]
    extra = _described(opening, places, items, tokens, lexicon) if opening else []
    if extra:
        within = {k for item in extra for k in range(item.first, item.last)}
        kept = [item for item in items if item.kind != "pronoun" or item.first not in within]
        items = sorted(kept + extra, key=lambda item: (item.first, -item.last))
    return _without_appositions(items, tokens)


def _described(
    opening: list[int], places: Mapping[int, int], items: list[Item], tokens: list[Token], lexicon: Lexicon
) -> list[Item]:
    """The descriptions that begin at some of the tokens."""
    dealt_in = {(item.first, item.last) for item in items if item.kind == "commodity"}
    held = {
        i
        for item in items
        if item.kind in ("reference", "entity", "quantity", "metric", "time")
        and not (item.kind == "entity" and item.ref.type == "GPE")  # "the Hangzhou company"
        and (item.first, item.last) not in dealt_in  # "the oil company"
        for i in range(item.first, item.last)
    }
    extra = []
    for i in opening:
        token = tokens[i]
        if (described := _of_a_country(places, tokens, i, held, lexicon)) is not None:
            extra.append(described)
            continue
        if token.lower not in _DEFINITE or i in held:
            continue
        for k in range(i + 1, min(i + 9, len(tokens))):
            if k in held or not (tokens[k].text.isalpha() or tokens[k].text == "-" or _of_a_place(tokens, k)):
                break
            if k > i + 5 and "based" not in [t.lower for t in tokens[i:k]]:
                break
            if token.lower != "the" and tokens[k].lower not in lexicon.cues["rivals"]:
                continue
            rival = tokens[k].lower in lexicon.cues["rivals"]
            if rival or tokens[k].lower in lexicon.reference_heads:
                id_ = "rival" if rival else "described"
                extra.append(Item("reference", i, k + 1, token.start, tokens[k].end, id_))
                break
    return extra


_DEFINITE = frozenset(("the", "its", "their", "'s"))


def _without_appositions(items: list[Item], tokens: list[Token]) -> list[Item]:
    """ "Kroger, the grocer, had": what explains a company right behind its name stands for no other one"""
    if not any(item.kind == "reference" for item in items):
        return items
    named = {i.last for i in items if i.kind == "entity" and i.ref.type == "ORG"}
    return [
        item
        for item in items
        if item.kind != "reference"
        or item.first - 1 not in named
        or not (tokens[item.first - 1].text == "," and is_word(tokens, item.last, ","))
    ]


def _of_a_country(
    places: Mapping[int, int], tokens: list[Token], i: int, held: set[int], lexicon: Lexicon
) -> Item | None:
    """ "America's biggest retailer", "the world's largest chipmaker" """
    last = places.get(i)
    if last is None and tokens[i].lower == "the" and is_word(tokens, i + 1, "world"):
        last = i + 2
    if last is None or not is_word(tokens, last, "'s"):
        return None
    for k in range(last + 1, min(last + 6, len(tokens))):
        if k in held or not (tokens[k].text.isalpha() or tokens[k].text == "-"):
            return None
        if tokens[k].lower in lexicon.reference_heads:
            ranked = any(t.lower.endswith("est") or t.lower in ("top", "most", "leading") for t in tokens[last + 1 : k])
            return Item("reference", i, k + 1, tokens[i].start, tokens[k].end, "described") if ranked else None
    return None


def is_word(tokens: list[Token], k: int, word: str) -> bool:
    return k < len(tokens) and tokens[k].lower == word


def _of_a_place(tokens: list[Token], comma: int) -> bool:
    """ "the Santa Clara, California-based chipmaker" """
    words = [t.lower for t in tokens[comma + 1 : comma + 5]]
    return tokens[comma].text == "," and "based" in words and "-" in words
