"""A sentence as a row of typed items over its tokens, cut into clauses.

Items are what the binding rules see: quantities, times, entities, metric nouns and the cue words of the vocabulary.
A clause starts where a new subject with its own verb starts, at a semicolon or dash, and at a bracket.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import field
from typing import Any, Literal

from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import Entity, Quantity, Sentence, Time
from factcheck.records import record

ItemKind = Literal[
    "quantity", "time", "entity", "metric", "metric_verb", "direction_verb", "direction_noun", "direction_adjective",
    "commodity", "level", "comparison", "negation", "modality", "reporting", "office", "reference", "pronoun", "person_pronoun", "part", "unit",
]  # fmt: skip
VERBS = frozenset({"metric_verb", "direction_verb", "level"})
NOMINALS = frozenset({"commodity", "metric", "entity", "reference", "pronoun", "part"})
# Heads of a noun phrase that names a part of a company.
PART_HEADS = frozenset(
    """
    business unit segment division arm operations products services group franchise platform product service
    unit's businesses units segments divisions offerings portfolio line lines brand brands category categories
    """.split()
)


@record(frozen=False, slots=True)
class Item:
    """A typed span over tokens [first, last); `id` is the vocabulary entry, `ref` the mention itself."""

    kind: ItemKind
    first: int
    last: int
    start: int
    end: int
    id: str = ""
    ref: Any = None


@record(frozen=False, slots=True)
class Clause:
    """Tokens [first, last); `parent` is the clause in which a bracket stands."""

    index: int
    first: int
    last: int
    bracket: bool = False
    parent: int | None = None
    opener: str = ""


@record(frozen=False, slots=True)
class View:
    """One sentence, analysed."""

    text: str
    sentence: Sentence
    lexicon: Lexicon
    tokens: list[Token]
    items: list[Item]
    clauses: list[Clause]
    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]
    hits: list[Hit]
    lower: list[str] = field(default_factory=list)
    headline: bool = False
    _sorted: list[Item] | None = None
    _kinds: dict[tuple[str, ...], list[Item]] = field(default_factory=dict)
    _clause_at: dict[int, Clause] = field(default_factory=dict)
    backs: dict[int, int] = field(default_factory=dict)
    """What `look_back` has found, by the first token of the figure."""
    told: dict[int, tuple[int, int] | tuple[()]] = field(default_factory=dict)
    """What `told_of` has found, by the first token of the figure."""

    def of(self, clause: Clause, *kinds: str) -> list[Item]:
        first, last = clause.first, clause.last
        found = self._kinds.get(kinds) if self._sorted is self.items else None
        return [i for i in (self.of_kind(*kinds) if found is None else found) if first <= i.first < last]

    def between(self, first: int, last: int, *kinds: str) -> list[Item]:
        return [i for i in self.of_kind(*kinds) if first <= i.first and i.last <= last]

    def of_kind(self, *kinds: str) -> list[Item]:
        """The items of these kinds in order; rules ask for the same few kinds for every figure."""
        if not kinds:
            return self.items
        if self._sorted is not self.items:  # parts are marked late
            self._sorted, self._kinds = self.items, {}
        found = self._kinds.get(kinds)
        if found is None:
            found = self._kinds[kinds] = [i for i in self.items if i.kind in kinds]
        return found

    def is_past(self, k: int) -> bool:
        """Whether the word is a verb's past form, by the vocabulary or its ending."""
        word = self.lower[k]
        return word in self.lexicon.past_forms or word.endswith("ed")

    def clause_of(self, token: int) -> Clause:
        best = self._clause_at.get(token)
        if best is None:
            best = self.clauses[0]
            for clause in self.clauses:
                if clause.first <= token < clause.last:
                    best = clause  # the innermost bracket comes last
            self._clause_at[token] = best
        return best

    def words(self, first: int, last: int) -> str:
        """The surface of tokens [first, last)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""


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

    def mention(kind: ItemKind, m: Any) -> None:
        first, last = _token_range(starts, ends, m.start, m.end)
        items.append(Item(kind, first, last, m.start, m.end, getattr(m, "type", getattr(m, "kind", "")), m))
        taken.update(range(first, last))

    for q in quantities:
        mention("quantity", q)
    for t in times:
        mention("time", t)
    for e in entities:
        mention("entity", e)
    items.extend(_lexical_items(hits, tokens, taken, lexicon.cues["capitals_only"]))
    items.sort(key=lambda item: (item.first, -item.last))
    items = _by_form(_without_lines(items, tokens, lexicon), tokens, lexicon)
    view = View(
        text,
        sentence,
        lexicon,
        tokens,
        items,
        [],
        quantities,
        times,
        entities,
        hits,
        [t.lower for t in tokens],
        headline,
    )
    _mark_parts(view)
    view.clauses = _clauses(view)
    return view


def _is_place(tokens: list[Token], hit: Hit, id_: str) -> bool:
    """ "stood at $72.4 billion on UnitedHealth's balance sheet": where it stands, and not what it is of"""
    return id_ == "balance_sheet" and any(t.lower in ("on", "off") for t in tokens[max(0, hit.first - 5) : hit.first])


def _without_lines(items: list[Item], tokens: list[Token], lexicon: Lexicon) -> list[Item]:
    """ "At the bottom line it lost $611 million": a phrase that only says which result the verb tells of is no metric itself"""
    if not any(i.kind == "metric_verb" and i.id in ("net_loss", "profit") for i in items) and not any(
        t.lower == "made" for t in tokens
    ):
        return items
    lines = lines_in([t.lower for t in tokens], lexicon)
    return [i for i in items if i.kind != "metric" or not any(a <= i.first and i.last <= b for _, a, b in lines)]


LINES = ("operating_level", "net_level")
_LONGEST_LINE = 5


def lines_in(lower: list[str], lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """The phrases that say which result is told of ("at the operating level"), with their tokens."""
    found = []
    for cue in LINES:
        phrases = lexicon.cues[cue]
        heads = {phrase.rpartition(" ")[2] for phrase in phrases}
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
    for hit in sorted(hits, key=lambda h: h.first - h.last):
        if any(i in taken for i in range(hit.first, hit.last)):
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
            if kind is None or _is_place(tokens, hit, sense.id):
                continue
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


def _by_form(items: list[Item], tokens: list[Token], lexicon: Lexicon) -> list[Item]:
    """ "the home-improvement chain": a definite description of a company that no list need hold"""
    held = {
        i
        for item in items
        if item.kind in ("reference", "entity", "quantity", "metric", "time")
        and not (item.kind == "entity" and item.ref.type == "GPE")  # "the Hangzhou company"
        for i in range(item.first, item.last)
    }
    extra = []
    for i, token in enumerate(tokens):
        if (described := _of_a_country(items, tokens, i, held, lexicon)) is not None:
            extra.append(described)
            continue
        if token.lower not in ("the", "its", "their", "'s", "’s") or i in held:
            continue
        for k in range(i + 1, min(i + 9, len(tokens))):
            if k in held or not (tokens[k].text.isalpha() or tokens[k].text == "-" or _of_a_place(tokens, k)):
                break
            if k > i + 5 and "based" not in [t.lower for t in tokens[i:k]]:
                break
            if token.lower != "the" and tokens[k].lower not in RIVALS:
                continue
            if tokens[k].lower in lexicon.reference_heads | RIVALS:
                id_ = "rival" if tokens[k].lower in RIVALS else "described"
                extra.append(Item("reference", i, k + 1, token.start, tokens[k].end, id_))
                break
    if not extra:
        return items
    within = {k for item in extra for k in range(item.first, item.last)}
    kept = [item for item in items if item.kind != "pronoun" or item.first not in within]
    return sorted(kept + extra, key=lambda item: (item.first, -item.last))


def _of_a_country(items: list[Item], tokens: list[Token], i: int, held: set[int], lexicon: Lexicon) -> Item | None:
    """ "America's biggest retailer", "the world's largest chipmaker" """
    place = next((x for x in items if x.first == i and x.kind == "entity" and x.ref.type == "GPE"), None)
    last = (
        place.last if place is not None else i + 2 if tokens[i].lower == "the" and _is(tokens, i + 1, "world") else None
    )
    if last is None or not _is(tokens, last, "'s"):
        return None
    for k in range(last + 1, min(last + 6, len(tokens))):
        if k in held or not (tokens[k].text.isalpha() or tokens[k].text == "-"):
            return None
        if tokens[k].lower in lexicon.reference_heads:
            ranked = any(t.lower.endswith("est") or t.lower in ("top", "most", "leading") for t in tokens[last + 1 : k])
            return Item("reference", i, k + 1, tokens[i].start, tokens[k].end, "described") if ranked else None
    return None


def _is(tokens: list[Token], k: int, word: str) -> bool:
    return k < len(tokens) and tokens[k].lower == word


RIVALS = frozenset("rival competitor peer counterpart neighbour neighbor".split())
"""Heads of what stands for the other of two companies ("its smaller rival")."""


def _of_a_place(tokens: list[Token], comma: int) -> bool:
    """ "the Santa Clara, California-based chipmaker" """
    words = [t.lower for t in tokens[comma + 1 : comma + 5]]
    return tokens[comma].text == "," and "based" in words and "-" in words


def _mark_parts(view: View) -> None:
    """Product names and noun phrases headed by "business", "segment" ... are parts of a company."""
    covered = {
        i
        for item in view.items
        if item.kind in ("metric", "reference", "entity", "quantity", "time")
        for i in range(item.first, item.last)
    }
    extra = [
        Item("part", i, i + 1, token.start, token.end, "head")
        for i, token in enumerate(view.tokens)
        if token.lower in PART_HEADS and i not in covered
    ]
    if extra:
        view.items = sorted(view.items + extra, key=lambda item: (item.first, -item.last))


_HARD = {";", "—", "--", "–", "…"}
_SOFT = {
    ",",
    "and",
    "but",
    "while",
    "whereas",
    "as",
    "with",
    "although",
    "though",
    "because",
    "after",
    "before",
    "which",
    "or",
    "that",
    "when",
    ":",
    "even",
    "despite",
    "following",
    "where",
}


def _clauses(view: View) -> list[Clause]:
    """Cut where a nominal followed by a verb cue starts after a separator, once the clause already has its own verb or amount."""
    lower, n = view.lower, len(view.tokens)
    clauses: list[Clause] = []
    by_first: dict[int, list[Item]] = {}
    for item in view.items:
        by_first.setdefault(item.first, []).append(item)
    cuts = [0]
    openers = [""]
    depth = 0
    seen_core = False
    brackets: list[tuple[int, int]] = []
    opened = -1
    within = {i for item in view.items for i in range(item.first + 1, item.last)}
    for i, word in enumerate(lower):
        here = by_first.get(i, [])
        inside = i in within
        if word in "([" and len(word) == 1:
            depth += 1
            opened = i
        elif word in ")]" and len(word) == 1 and depth:
            depth -= 1
            if depth == 0:
                brackets.append((opened, i + 1))
        elif depth == 0 and not inside:
            dash = (
                word == "-"
                and i
                and view.text[view.tokens[i].start - 1] == " "
                and view.text[view.tokens[i].end : view.tokens[i].end + 1] == " "
            )
            if (
                (word in _HARD or dash)
                and not here
                or word in _SOFT
                and seen_core
                and _starts_clause(view, by_first, i, n)
            ):
                cuts.append(i)
                openers.append(word)
                seen_core = False
        if any(item.kind in VERBS or item.kind == "quantity" for item in here):
            seen_core = True
    for k, first in enumerate(cuts):
        last = cuts[k + 1] if k + 1 < len(cuts) else n
        clauses.append(Clause(k, first, last, opener=openers[k]))
    for first, last in brackets:
        parent = next((c.index for c in clauses if c.first <= first < c.last and not c.bracket), 0)
        clauses.append(Clause(len(clauses), first, last, bracket=True, parent=parent, opener="("))
    return clauses


_SUBJECTS = frozenset("it they we he she".split())


def _starts_clause(view: View, by_first: dict[int, list[Item]], at: int, n: int) -> bool:
    """True when a nominal and then a verb cue (or an adjective of direction) come before the next separator."""
    nominal = False
    i = at + 1
    limit = min(n, at + 16)
    while i < limit:
        word = view.lower[i]
        here = by_first.get(i, [])
        if (word in _SOFT or word in _HARD) and i > at + 1 and not (word in ("and", "or") and nominal) and word != "as":
            return False
        step = 1
        for item in here:
            if item.kind in NOMINALS:
                nominal = True
                step = max(step, item.last - item.first)
                if word in _SUBJECTS and i + 1 < n and view.is_past(i + 1):
                    return True  # ", and in 2024 it paid a dividend": also where no list knows the verb
            elif item.kind in VERBS or (
                item.kind == "direction_adjective" and item.id in ("up", "down") and word in ("up", "down")
            ):
                return nominal
            elif item.kind == "quantity":
                # ", net income $3 billion" and "and 15,000 jobs": a metric directly before an amount starts anew as well
                return nominal and view.lower[at] in (",", "and", "but", "while", "with", ":")
            elif item.kind in ("time", "modality"):
                step = max(step, item.last - item.first)
        i += step
    return False
