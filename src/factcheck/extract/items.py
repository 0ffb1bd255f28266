"""The items of a sentence: quantities, times, entities, metric nouns and the cue words of the vocabulary, over its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from factcheck.extract.analysis import Item, ItemKind, View
from factcheck.extract.clauses import cut
from factcheck.extract.descriptions import company_descriptions
from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import Entity, Quantity, Sentence, Time


def _token_range(starts: list[int], ends: list[int], start: int, end: int) -> tuple[int, int]:
    return bisect_right(ends, start), bisect_left(starts, end)


_REFERENCE_KIND: dict[str, ItemKind] = {"company": "reference", "pronoun": "pronoun", "person": "person_pronoun"}


_FORM_KIND: dict[tuple[str, str], ItemKind] = {
    ("metrics", "words"): "metric",
    ("metrics", "verbs"): "metric_verb",
    ("directions", "verbs"): "direction_verb",
    ("directions", "nouns"): "direction_noun",
    ("directions", "adjectives"): "direction_adjective",
    ("levels", "words"): "level",
    ("commodities", "words"): "commodity",
    ("comparisons", "words"): "comparison",
    ("negation", "words"): "negation",
    ("modality", "words"): "modality",
    ("reporting", "words"): "reporting",
    ("offices", "words"): "office",
}


_TYPED = frozenset(section for section, _ in _FORM_KIND) | {"references"}
"""The sections of the vocabulary whose words are items."""


def analyse(
    text: str,
    sentence: Sentence,
    lexicon: Lexicon,
    tokens: list[Token],
    hits: list[Hit],
    quantities: list[Quantity],
    times: list[Time],
    entities: list[Entity],
    headline: bool,
) -> View:
    """Type the tokens. Mentions win over words, entities over words inside them, long phrases over short ones."""
    starts = [t.start for t in tokens]
    ends = [t.end for t in tokens]
    items: list[Item] = []
    taken: set[int] = set()

    def mention(kind: ItemKind, m: Any, id_: str) -> None:
        first, last = _token_range(starts, ends, m.start, m.end)
        items.append(Item(kind, first, last, m.start, m.end, id_, m))
        taken.update(range(first, last))

    for q in quantities:
        mention("quantity", q, q.kind)
    for t in times:
        mention("time", t, t.type)
    for e in entities:
        mention("entity", e, e.type)
    items.extend(_lexical_items(hits, tokens, taken, lexicon.cues["capitals_only"]))
    items.sort(key=lambda item: (item.first, -item.last))
    items = company_descriptions(_without_lines(items, tokens, lexicon), tokens, lexicon)
    lower = _folded(tokens, items, lexicon)
    items = _with_parts(items, tokens, lower, lexicon)
    view = View(text, sentence, lexicon, tokens, items, [], quantities, times, entities, hits, lower, headline)
    view.clauses = cut(view)
    return view


def _folded(tokens: list[Token], items: list[Item], lexicon: Lexicon) -> list[str]:
    """The tokens in lower case, but for companies named by a common word: "Target had sales" sets no target"""
    lower = [t.lower for t in tokens]
    for item in items:
        company = item.kind == "entity" and item.ref.type == "ORG"
        if company and item.last - item.first == 1 and tokens[item.first].text in lexicon.common_names:
            lower[item.first] = tokens[item.first].text
    return lower


def _is_place(tokens: list[Token], hit: Hit) -> bool:
    """ "stood at $72.4 billion on UnitedHealth's balance sheet": where it stands, and not what it is of"""
    return any(t.lower in ("on", "off") for t in tokens[max(0, hit.first - 5) : hit.first])


def _without_lines(items: list[Item], tokens: list[Token], lexicon: Lexicon) -> list[Item]:
    """ "At the bottom line it lost $611 million": a phrase that only says which result the verb tells of is no metric itself"""
    lower = [t.lower for t in tokens]
    told = any(i.kind == "metric_verb" and i.id in ("net_loss", "profit") for i in items) or "made" in lower
    bare = lexicon.cues["bare_results"]
    if not told and not any(i.kind == "metric" and set(lower[i.first : i.last]) <= bare for i in items):
        return items
    lines = lines_in(lower, lexicon)
    return [i for i in items if i.kind != "metric" or not any(a <= i.first and i.last <= b for _, a, b in lines)]


LINES = ("operating_level", "net_level")


_LONGEST_LINE = 5


def lines_in(lower: list[str], lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """The phrases that say which result is told of ("at the operating level"), with their tokens."""
    found: list[tuple[str, int, int]] = []
    for cue in LINES:
        phrases, heads = lexicon.cues[cue], lexicon.cues.last_words[cue]
        if heads.isdisjoint(lower):
            continue
        for k, word in enumerate(lower):
            if word not in heads:
                continue
            for n in range(1, min(_LONGEST_LINE, k + 1) + 1):
                if " ".join(lower[k + 1 - n : k + 1]) in phrases:
                    found.append((cue, k + 1 - n, k + 1))
                    break
    return sorted(found, key=lambda line: line[1])


def _lexical_items(
    hits: list[Hit], tokens: list[Token], taken: set[int], capitals: frozenset[str] = frozenset()
) -> list[Item]:
    found: list[Item] = []
    longest: dict[ItemKind, list[tuple[int, int]]] = {}
    typed = [hit for hit in hits if not hit.sections.isdisjoint(_TYPED)]
    for hit in sorted(typed, key=lambda h: h.first - h.last):
        if not taken.isdisjoint(range(hit.first, hit.last)):
            continue
        glued = tokens[hit.first].text == "-" and hit.first and tokens[hit.first - 1].end == hit.start
        if glued:
            continue  # the hyphen of "AI-related" is no dash
        if hit.last - hit.first == 1 and tokens[hit.first].lower in capitals and not tokens[hit.first].text.isupper():
            continue  # "Pat" is no profit after tax
        for sense in hit.senses:
            kind = _FORM_KIND.get((sense.section, sense.form))
            if sense.section == "references":
                kind = _REFERENCE_KIND.get(sense.id)
            if kind is None or sense.id == "balance_sheet" and _is_place(tokens, hit):
                continue
            if kind == "direction_verb" and hit.last - hit.first == 1 and _is_glued(tokens, hit.first):
                continue  # "a wafer-thin margin", but "the fastest-growing"
            if kind == "direction_verb" and _is_no_verb(tokens, hit):
                continue  # "profit, thanks to gains elsewhere, hardly noticed", "helped by a falling share count"
            # "net income" hides the "income" inside it
            if any(a <= hit.first and hit.last <= b for a, b in longest.get(kind, ())):
                continue
            # and "net loss" hides the "loss" that would be a direction, "R&D costs" the "costs" of a price
            if (kind.startswith("direction") or kind == "metric_verb") and any(
                a <= hit.first and hit.last <= b and b - a > hit.last - hit.first for a, b in longest.get("metric", ())
            ):
                continue
            longest.setdefault(kind, []).append((hit.first, hit.last))
            found.append(Item(kind, hit.first, hit.last, hit.start, hit.end, sense.id))
    return found


_BEFORE_NOUNS = frozenset("to of by from on with without despite amid after for through".split())
_ARTICLES = frozenset("a an the its their".split())
_BEHIND_VERBS = frozenset("to by from at in for and or on over more less faster slower than".split())


def _is_no_verb(tokens: list[Token], hit: Hit) -> bool:
    """Whether a word is the noun behind a preposition, where no verb in -s stands, or the "rising" between an article and a noun."""
    k = hit.first
    if hit.last - k > 1 or k == 0:
        return False
    word, before, behind = tokens[k].lower, tokens[k - 1].lower, tokens[k + 1 : k + 2]
    if word.endswith("ing"):
        return (
            before in _ARTICLES and bool(behind) and behind[0].text.isalpha() and behind[0].lower not in _BEHIND_VERBS
        )
    return word.endswith("s") and before in _BEFORE_NOUNS


def _is_glued(tokens: list[Token], k: int) -> bool:
    """Whether a hyphen joins the word to the one before it."""
    if tokens[k].lower.endswith(("ing", "ed")):
        return False
    return k > 1 and tokens[k - 1].text == "-" and tokens[k - 2].end == tokens[k - 1].start == tokens[k].start - 1


def _with_parts(items: list[Item], tokens: list[Token], lower: list[str], lexicon: Lexicon) -> list[Item]:
    """Product names and noun phrases headed by "business", "segment" ... are parts of a company."""
    part_heads = lexicon.cues["part_heads"]
    if part_heads.isdisjoint(lower):
        return items
    covered = {
        i
        for item in items
        if item.kind in ("metric", "reference", "entity", "quantity", "time")
        for i in range(item.first, item.last)
    }
    extra = [
        Item("part", i, i + 1, token.start, token.end, "head")
        for i, token in enumerate(tokens)
        if token.lower in part_heads and i not in covered
    ]
    return sorted(items + extra, key=lambda item: (item.first, -item.last)) if extra else items
