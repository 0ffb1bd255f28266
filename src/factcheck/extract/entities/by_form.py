"""Companies that no list holds, by the form of their names."""

from __future__ import annotations

from factcheck.extract.entities.runs import (
    Found,
    capital_run,
    known_ticker,
    meaning_more,
)
from factcheck.extract.lexicon import Hit, Lexicon, Token

_VERB_FORMS = frozenset({("directions", "verbs"), ("metrics", "verbs"), ("levels", "words"), ("reporting", "words")})


_AUXILIARY = frozenset("has had will would plans said expects shares".split())


def _acts(tokens: list[Token], i: int, run: int, hits: list[Hit], headline: bool, lexicon: Lexicon) -> bool:
    """ "Barrick produced 3.9 million ounces": one capitalised word that opens a sentence and does what companies do."""
    word = tokens[i].text
    if headline or run >= len(tokens) or (word.endswith("s") and not word.endswith("ss")) or len(word) < 3:
        return False
    low = tokens[i].lower
    if low in lexicon.starters or low in lexicon.whole_words or low in lexicon.reference_heads:
        return False
    if word[1:].islower() and word.endswith(("ly", "ing", "tion", "ment", "ity", "ness", "ance", "ence")):
        return False
    if is_explained(tokens, run, lexicon) and i not in meaning_more(hits):
        return True
    verb = tokens[run].lower not in ("of", "at") and any(
        h.first == run and any((s.section, s.form) in _VERB_FORMS for s in h.senses) for h in hits
    )
    if _has_symbol(tokens, run):
        return True
    told = tokens[run].lower in _AUXILIARY or _is_past(tokens[run].lower, lexicon)
    return (verb and tokens[run].text.isalpha()) or told


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.past_forms or (word.endswith("ed") and len(word) > 4)


def is_explained(tokens: list[Token], run: int, lexicon: Lexicon) -> bool:
    """ "Kroger, the grocer, had sales", "Kroger, whose shops": what a name alone has behind it, and no word that opens a sentence
    ("Elsewhere, the grocer had sales")
    """
    words = [t.lower for t in tokens[run : run + _ASIDE]]
    if words[:1] != [","] or words[1:2] == []:
        return False
    if words[1] in ("which", "whose", "who"):
        return True
    if words[1] not in ("the", "a", "an", "another") or "," not in words[2:]:
        return False
    behind = words[words.index(",", 2) + 1 :][:1]
    return bool(behind) and (behind[0] in _AUXILIARY or _is_past(behind[0], lexicon))


def does_something(tokens: list[Token], run: int, hits: list[Hit], lexicon: Lexicon) -> bool:
    """ "Target earned", "Gap had sales", and no "target was raised", "gap widened", "trade stood at": what only a company does"""
    words = [t.lower for t in tokens[run : run + 2]]
    if len(words) < 2 or not tokens[run].text.islower():
        return False
    if words[0] in ("had", "has"):
        return not _is_past(words[1], lexicon) and words[1] != "been"
    moved = any(h.first == run and any(s.section in ("directions", "levels") for s in h.senses) for h in hits)
    return _is_past(words[0], lexicon) and not moved and words[1] not in ("to", "at", "from", "by")


def _has_symbol(tokens: list[Token], run: int) -> bool:
    """ "Ryanair (RYAAY) said" """
    behind = [t.text for t in tokens[run : run + 3]]
    if len(behind) < 3 or (behind[0], behind[2]) != ("(", ")"):
        return False
    return 1 < len(behind[1]) <= _LONGEST_SYMBOL and behind[1].isupper() and behind[1].isalpha()


_LONGEST_SYMBOL = 5
_ASIDE = 14
"""Tokens that a name's description takes at most, with both commas."""


def _heads_with_ticker(tokens: list[Token], run: int, lexicon: Lexicon) -> bool:
    """ "BABA: CEO Eddie Wu", "NVDA guides up": a note that opens with the symbol."""
    symbol = tokens[run - 1].text
    return len(symbol) > 2 and symbol.isupper() and symbol.isalpha() and known_ticker(lexicon, symbol) is not None


_WIRE = 14
"""So many tokens into a text the name of a wire may stand: "OSLO, Feb 24 (Newswire) - "."""


def _is_wire(tokens: list[Token], i: int, run: int) -> bool:
    around = [t.text for t in (*tokens[max(0, i - 1) : i], *tokens[run : run + 2])]
    return run <= _WIRE and len(around) == 3 and around[0] == "(" and around[1] == ")" and around[2] in "-–—"


def _described(tokens: list[Token], i: int, run: int, lexicon: Lexicon) -> bool:
    """ "the Cupertino company", "the Montana-based company": a place in a description is no name of its own."""
    if i > 1 and tokens[i - 1].text in ("New", "North", "South", "West"):
        i -= 1  # "the New Jersey group"
    if (
        i
        and tokens[i - 1].lower == "the"
        and [t.lower for t in tokens[run : run + 2]] in (["-", "based"], ["-", "listed"])
    ):
        return True
    return (
        i > 0
        and tokens[i - 1].lower in ("the", "a", "an", "one", "another")
        and run < len(tokens)
        and tokens[run].lower in lexicon.reference_heads
        and tokens[run].text.islower()
    )


def is_place_of(tokens: list[Token], item: Found, lexicon: Lexicon) -> bool:
    """ "the New Jersey group": a place in a description of a company"""
    if item.type != "GPE":
        return False
    first = item.first - (item.first > 0 and tokens[item.first - 1].text in ("New", "North", "South", "West"))
    return _described(tokens, first, item.last, lexicon)


def _is_seat(tokens: list[Token], first: int, run: int, lexicon: Lexicon) -> bool:
    """ "The Santa Clara, California-based chipmaker": a town where a company sits is no company"""
    name = " ".join(t.text for t in tokens[first:run])
    behind = [t.lower for t in tokens[run : run + 4]]
    shouted = all(t.text.isupper() for t in tokens[first:run])
    if shouted and any(t.text == "[" for t in tokens[:first]) and any(t.text == "]" for t in tokens[run:]):
        return True  # "[VO: WAREHOUSE FLOOR]": a direction
    labels = behind[:1] == [":"] and all(t.text.isupper() for t in tokens[first:run])
    if labels and (first == 0 or tokens[first - 1].text in "[(-"):
        return True  # "BEN: That was 66.5%", "[GRAPHIC: META]": who speaks, or what is shown
    return (
        name in lexicon.seats or behind[:2] == ["-", "based"] or (behind[:1] == [","] and behind[2:] == ["-", "based"])
    )


def _is_shouted_verb(token: Token, lexicon: Lexicon) -> bool:
    """ "operations USED $1.4B", "sales DOUBLED" """
    shouted = len(token.text) > 3 and token.text.isupper()
    return shouted and (token.lower in lexicon.past_forms or token.lower.endswith(("ed", "ing")))


def is_name_word(tokens: list[Token], i: int, hits: list[Hit], lexicon: Lexicon) -> bool:
    """ "Moore Threads": a word with a capital that means nothing here"""
    word, low = tokens[i].text, tokens[i].lower
    means = low in lexicon.starters or low in lexicon.whole_words or low in lexicon.reference_heads
    if means or low in lexicon.cues["no_names"] or i in meaning_more(hits) or _is_past(low, lexicon):
        return False
    shaped = len(word) > 2 and word.isalpha() and word[0].isupper() and word[1:].islower()
    return shaped and not low.endswith(("ly", "ing")) and not any(h.first <= i < h.last for h in hits)


_DOES = frozenset("'s has had said says reported reports posted posts earned generated made is was".split())


def _begun(tokens: list[Token], i: int, headline: bool, lexicon: Lexicon) -> tuple[str, ...]:
    """ "United's revenue", "Delta reported": the companies whose longer names begin with a word that acts as one"""
    word, behind = tokens[i], tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if headline or not (companies := lexicon.beginnings.get(word.text, ())):
        return ()
    if any(word.lower in words for words in (lexicon.cues["no_names"], lexicon.reference_heads, lexicon.starters)):
        return ()
    acts = behind in _DOES or behind in lexicon.past_forms or (behind.endswith("ed") and len(behind) > 4)
    return companies if acts else ()


def unknown_names(
    tokens: list[Token],
    begins: list[int],
    closed: set[int],
    hits: list[Hit],
    headline: bool,
    lexicon: Lexicon,
    behind: frozenset[int] = frozenset(),
) -> list[Found]:
    """Other capitalised names. In a headline every word has a capital, so only those with a company's form count there.

    `begins` are the tokens at which a name could begin; `behind` those right behind a known company's name: there a name's last word ("Alphabet Energy") is one alone.
    """
    if closed.issuperset(begins):
        return []
    lexical = meaning_more(hits)
    found: list[Found] = []
    run = 0
    for first in begins:
        i = first
        if i < run:
            continue
        run = capital_run(tokens, i, closed, lexicon)
        if i < run and all(len(t.text) == 1 for t in tokens[i:run]):
            continue  # "B/S: cash ...", "through the 10-Q. No surprises"
        if i == 0 and run > 1 and (tokens[0].lower in lexicon.reference_heads or 0 in lexical):
            i = 1  # "Chipmaker Arm", "Rival Quixotronics", "Could Palantir"
        if (
            run == i
            or _described(tokens, i, run, lexicon)
            or _is_wire(tokens, i, run)
            or _is_seat(tokens, i, run, lexicon)
        ):
            continue
        last_word = tokens[run - 1].lower
        with_tail = (run - i >= 2 or i in behind) and last_word in lexicon.cues["name_tails"]
        possessive = run < len(tokens) and tokens[run].lower == "'s"
        single_start = run - i == 1 and (i == 0 or tokens[i - 1].text in '.:"“*_#|•')
        if single_start and (
            _heads_with_ticker(tokens, run, lexicon) or _acts(tokens, i, run, hits, headline, lexicon)
        ):
            single_start = False
        if run - i == 1 and (refs := _begun(tokens, i, headline, lexicon)):
            found.append(Found(i, run, "ORG", None, candidates=refs, rule="beginning of names"))
            continue
        named = i == 0 and run == 1 and tokens[0].text in lexicon.common_names
        words_only = not (named and does_something(tokens, run, hits, lexicon)) and all(
            k in lexical or tokens[k].lower in lexicon.starters or _is_shouted_verb(tokens[k], lexicon)
            for k in range(i, run)
        )
        if with_tail or (not headline and not words_only and not (single_start and not possessive)):
            symbol = known_ticker(lexicon, tokens[i].text) if run - i == 1 and tokens[i].text.isupper() else None
            found.append(Found(i, run, "ORG", symbol, rule="ticker as a name" if symbol else "name by form"))
    return found
