"""The part of a company that a figure is about: named before the metric, after it, or by a noun phrase of its own."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.lexicon import Lexicon

_PART_ENDS = frozenset("'s the a an its their our of in for , and from with to that : ; . ( ) as but by on".split())


_PARTICLES = frozenset("out up off down back away minus plus equals".split())


_OPENERS = frozenset("the its their our a an building expanding developing".split())


_PHRASE_ENDS = frozenset(
    """
    , . ; : over within until since under amid between comes alone during through by was were is which that to
    as with for from 's on at in will has have this more than after when while but — -- " ” of
    """.split()
)


_NO_PART = frozenset(
    """
    common treasury stock shares be have reach come hit total exceed remain stay become keep make
    these this such any property plant equipment line fact addition total which part cash order terms those each
    same corresponding all some shareholders stockholders investors owners holders diluted basis average end start beginning close
    books balance hand paper record ledger coffers bank till accounts
    """.split()
)


_STOPS = frozenset("entity reference pronoun quantity time level direction_verb modality reporting metric_verb".split())


def part_phrase(view: View, part: Item) -> str:
    """The noun phrase that a part's head closes: "AI-related cloud products", "cloud business"."""
    first = part.first
    occupied = {k: i for i in view.items for k in range(i.first, i.last)}
    while first > 0:
        k = first - 1
        word = view.lower[k]
        holder = occupied.get(k)
        if holder and holder.kind in _STOPS and not (holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE")):
            break
        if word in _PART_ENDS and word != "-":
            break
        first -= 1
    return view.words(first, part.last)


def modifiers(view: View, noun: Item) -> tuple[str | None, str | None]:
    """Words before a metric noun: those that name a part, and the word that makes the figure an adjusted one."""
    whole = view.lexicon.whole_words
    adjusted_words = view.lexicon.adjusted_words
    entry = view.lexicon.metrics.get(noun.id)
    # "coal revenue" is of a part of the company; "the oil price" of no company
    names = (
        ("part", "comparison", "commodity") if entry is not None and entry.of == "company" else ("part", "comparison")
    )
    occupied = {k: i for i in view.items if i.kind not in names for k in range(i.first, i.last)}
    k, last, first, adjusted = noun.first - 1, noun.first, noun.first, None
    while k >= 0:
        word = view.lower[k]
        holder = occupied.get(k)
        if holder and holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE"):
            k = first = holder.first
            k -= 1
            continue
        if holder is not None:
            if holder.kind == "metric" and holder.first < noun.first and word not in whole:
                first = holder.first  # "advertising revenue growth"; "cloud services revenue"
                k = holder.first - 1
                continue
            if word in adjusted_words:
                adjusted = word
            break
        if word in adjusted_words:
            adjusted = word
            k -= 1
            if first == last:
                last = first = k + 1
            continue
        if (joined := _hyphenated(view, k)) is not None:
            if joined in adjusted_words:
                adjusted = joined
            elif joined not in whole:
                first = k - 2  # "AI-related" is one word
            elif first == k + 1:
                first = last = k - 2
            k -= 3
            continue
        if word == "'s" and (owner := _part_owner(view, k)) is not None:
            first = owner
            break
        if word in whole or not (word[0].isalpha() or word == "&"):
            if word == "and" and first < last and k and k - 1 not in occupied and _may_name_part(view, k - 1):
                k -= 1
                continue
            break
        if _is_no_noun(view, k):
            break
        first = k
        k -= 1
    if first < last and _bare_owner_before(view, first):
        first += 1  # "the company needs very little capital expenditure": a verb, no part
        while first < last and view.lower[first] in whole:
            first += 1
    text = view.words(first, last) if first < last else None
    return text, adjusted


def _hyphenated(view: View, k: int) -> str | None:
    """The word of three tokens that token k ends, "ai-related"."""
    if k < 2 or view.lower[k - 1] != "-" or not view.lower[k][0].isalnum():
        return None
    dash = view.tokens[k - 1]
    return "".join(view.lower[k - 2 : k + 1]) if dash.end == view.tokens[k].start == dash.start + 1 else None


def _may_name_part(view: View, k: int) -> bool:
    return view.lower[k] not in view.lexicon.whole_words and view.lower[k][0].isalpha()


def _is_no_noun(view: View, k: int) -> bool:
    """Whether token k is a verb, or belongs to one."""
    word = view.lower[k]
    if word.endswith("ly") or word in _PARTICLES or view.is_past(k) and view.tokens[k].text.islower():
        return True  # "mailed out dividends", "the launch sent infrastructure sales up"
    # ", implying FCF of $558.6 million", but "advertising revenue", "the working population"
    return word.endswith("ing") and word not in view.cues["trades"] and _opens(view, k)


def _opens(view: View, k: int) -> bool:
    """Whether a phrase begins at token k: at the start, behind a mark or behind a figure."""
    return k == 0 or not view.lower[k - 1][0].isalnum() or view.before(k, "quantity") is not None


def _part_owner(view: View, k: int) -> int | None:
    """Where the phrase before a possessive starts when it names a part of the company ("the cloud unit's revenue")."""
    for item in view.items:
        if item.last == k and item.kind == "part":
            first = item.first
            while (
                first and view.lower[first - 1] not in view.lexicon.whole_words and view.lower[first - 1][0].isalpha()
            ):
                first -= 1
            return first
    return None


def part_name(phrase: str, lexicon: Lexicon) -> str | None:
    """The phrase without a verb before it, or None where its words are no noun phrase that a part of a company is called by.

    None is a clause ("I get free cash flow of"), an aside (", for the record,"), and words that only judge or count
    what follows ("its biggest expense", "a meagre profit", "the exact gross margin").
    """
    cues = lexicon.cues
    words = [word for word in phrase.lower().replace("-", " ").replace(".", "").split() if word[0].isalnum()]
    if not words or not phrase[0].isalnum() or cues["subjects"] & set(words):
        return None
    none, alone = (cues["no_parts"], cues["judging"]), cues["no_parts_alone"]
    if any(words[-1] in of for of in none) or all(
        w in alone
        or any(w in of for of in none)
        or w[0].isdigit()
        or w.endswith("ly")
        or w.endswith("est")
        and len(w) > 5
        for w in words
    ):
        return None
    if words[0] in cues["leading_verbs"] | _ASKING and phrase.split()[0].lower() == words[0]:
        return phrase.partition(" ")[2] or None
    return phrase


_ASKING = frozenset({"why", "how", "where", "when", "whether"})
""" "Why online sales fell"."""


def _bare_owner_before(view: View, first: int) -> bool:
    return (view.word(first - 1) in _VERBS_FOLLOW) or any(
        i.last == first
        and (i.kind == "reference" or (i.kind == "pronoun" and view.lower[i.first] in ("it", "they", "we")))
        for i in view.items
    )


_VERBS_FOLLOW = frozenset("would will could should must may might can cannot to also not i you".split())
"""Words behind which an unknown word is a verb ("we would also flag research spending")."""
SPENDING = frozenset({"investment", "capex", "funding"})


# What a spending's object names when it is no part but the spending itself.
_OF_PART = frozenset({"from", "in", "for", "at", "of", "across", "on", "to"})


def after_metric(frame: Frame) -> str | None:
    """ "revenue from data centers", "sales in China", "investment of $53 billion ... in AI infrastructure" """
    view, noun, item = frame.view, frame.metric_item, frame.item
    assert noun is not None
    starts = [noun.last]
    if view.at(noun.last, "direction_noun"):
        starts.append(noun.last + 1)  # "revenue growth in its Cloud Intelligence Group"
    spending = frame.metric in SPENDING
    if spending and item is not None:
        starts.append(item.last)
    for start in starts:
        phrase = part_after(view, start, spending)
        if phrase:
            return phrase
    return None


def part_after(view: View, start: int, spending: bool) -> str | None:
    occupied = {k: i for i in view.items if i.kind != "part" for k in range(i.first, i.last)}
    i = start
    limit = min(len(view.tokens), start + (14 if spending else 1))
    while i < limit:
        word = view.lower[i]
        if word in (".", ";") or (word == "," and not spending):
            return None
        if i in occupied and occupied[i].kind in ("quantity", "metric_verb", "direction_verb"):
            return None  # what follows is said of another figure
        if word in (_OF_PART if not spending else {"in", "on", "into", "for", "toward", "towards"}):
            phrase = _noun_phrase(view, i + 1, occupied)
            if phrase:
                return phrase
        i += 1
    return None


_SPANS = frozenset("year years quarter quarters months period periods".split())
_AGENTS = ("er", "ers", "or", "maker", "group", "company", "firm", "chain", "house", "giant", "titan")


def _noun_phrase(view: View, start: int, occupied: dict[int, Item]) -> str | None:
    i = start
    owner = occupied.get(i)
    if owner is not None and owner.kind == "entity" and view.word(owner.last) == "'s":
        i = owner.last + 1  # "revenue at Alibaba's Cloud Intelligence Group"
    while view.word(i) in _OPENERS:
        i += 1
    first = i
    while i < len(view.tokens):
        holder = occupied.get(i)
        word = view.lower[i]
        if (
            holder
            and not (holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE"))
            and holder.kind != "office"
        ):
            break
        if word in _PHRASE_ENDS and not holder:
            break
        i += 1
    named = occupied.get(i)
    if (
        named is not None
        and named.kind == "entity"
        and named.ref.type == "ORG"
        and view.lower[start - 1] in ("at", "of", "for")
    ):
        return None  # "revenue at drugmaker AbbVie", "gross profit at iPhone maker Apple"
    if named is not None and named.kind == "reference" and view.lower[start - 1] in ("at", "of", "for"):
        return None  # "turnover at the American healthcare group"
    while i > first and view.lower[i - 1] in ("and", "(", "or", "a"):
        i -= 1
    if i == first or first in occupied and occupied[first].kind in ("time", "quantity", "metric"):
        return None
    words = view.lower[first:i]
    if named is not None and named.kind == "time" and words[-1] in _SPANS:
        return None  # "net losses for the years 2022 to 2024"
    if view.lower[start - 1] == "at" and view.word(start) == "the" and words[-1].endswith(_AGENTS):
        return None  # "sales at the data warehouser": the company itself
    if set(words) <= view.lexicon.whole_words or words[0] in _NO_PART:
        return None
    return view.words(first, i)
