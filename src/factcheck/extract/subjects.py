"""Of whom a claim speaks: the name, pronoun or description in the sentence, and which company that is."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.cues import aside, teller_of
from factcheck.extract.frames import Frame

_OWNERS = ("entity", "reference", "pronoun")


def assign_subject(frame: Frame, previous: Frame | None) -> None:
    metric = frame.view.lexicon.metrics.get(frame.metric or "")
    about = metric.of if metric is not None else "company"
    for rule in _RULES[about]:
        item = rule(frame, previous)
        if item is None or (item.kind == "entity" and item.ref.ref in frame.compare_subjects):
            continue
        frame.subject = _antecedent(frame.view, item)
        owned = item.kind == "pronoun" and frame.view.lower[item.first] in ("its", "their", "our")
        frame.mention = frame.subject if owned else item
        if frame.metric == "price_target":
            # the one who sets the target is its holder; the target is the article's company's
            frame.attribution, frame.subject = frame.view.words(frame.subject.first, frame.subject.last), None
        frame.note("subject", rule.__name__.strip("_"))
        if rule is not _owner_of_figure and _is_known_figure(frame):
            frame.unbound = frame.unbound or "it is told as a figure known before, and not whose or of when"
        if (outdone := _of_outdone(frame)) is not None:
            frame.subject = frame.mention = outdone
            frame.role = "level"
        if rule is _owner_of_figure and frame.role == "from" and _of_its_own(frame, item):
            # "$36.0 billion against the $31.2 billion of Alphabet": another's figure is no earlier one
            frame.role = "level"
        return


def _is_known_figure(frame: Frame) -> bool:
    """ "more than twice the 31.5% achieved in Cupertino": a figure told as known, of another or of another time"""
    view, item = frame.view, frame.item
    if item is not None and view.lower[item.first - 1] == "," and _that_of(view, item.first - 1):
        return True
    if item is None or item.first < 2 or view.lower[item.first - 1] != "the" or frame.role == "from":
        return False
    if view.lower[max(0, item.first - 4) : item.first - 1] in (["on", "top", "of"], ["in", "addition", "to"]):
        return False  # "on top of the $15.4 billion it paid in dividends"
    compared = view.lower[item.first - 2] in _SET_AGAINST or any(
        i.kind == "quantity" and i.last == item.first - 1 for i in view.items
    )
    if _says_what_it_is(frame):
        return False
    timed = any(i.kind == "time" and item.last <= i.first <= item.last + 4 for i in view.items)
    return compared and not timed and view.lower[item.last : item.last + 1] not in ([","], ["."], [";"])


def _says_what_it_is(frame: Frame) -> bool:
    """ "Less than the $54.1 billion of free cash flow it generated": another metric of the one company, told right behind"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or noun is None or noun.kind != "metric" or not 1 <= noun.first - item.last <= 3:
        return False
    companies = {i.ref.ref for i in view.items if i.kind == "entity" and i.ref.type == "ORG"}
    earlier = {i.id for i in view.items if i.kind in ("metric", "metric_verb") and i.last <= item.first}
    return len(companies) <= 1 and noun.id not in earlier


def _that_of(view: View, k: int) -> bool:
    """ "three times that of its larger rival, 4.3%" """
    before = view.lower[max(0, k - 7) : k]
    return any(before[n : n + 2] in (["that", "of"], ["those", "of"]) for n in range(len(before) - 1))


_SET_AGAINST = frozenset(
    "than below above exceeding exceeds exceeded topping topped of against twice times double from to".split()
)


def _of_its_own(frame: Frame, owner: Item) -> bool:
    view, item = frame.view, frame.item
    assert item is not None
    if frame.base is not None or "from" in view.lower[max(0, item.first - 2) : item.first]:
        return False
    return any(i.kind in _OWNERS and _is_company(i) and i.last < min(owner.first, item.first) for i in view.items)


def _antecedent(view: View, item: Item) -> Item:
    """A pronoun stands for the owner that the same sentence names before it, when it names just one."""
    if (cleft := _cleft(view, item)) is not None:
        return cleft
    if (ordered := _ordered(view, item)) is not None:
        return ordered
    if item.kind != "pronoun" or view.lower[item.first] in ("we", "our", "us", "the"):
        return item
    earlier = [i for i in view.items if i.kind in ("entity", "reference") and i.last <= item.first and _is_company(i)]
    if not earlier and view.lower[item.first] == "its":
        # "Cloud Intelligence Group lifted its revenue"
        products = [i for i in view.items if i.kind == "entity" and i.ref.type == "PRODUCT" and i.last <= item.first]
        return products[-1] if products and products[-1].ref.of else item
    direct = [i for i in earlier if not _oblique(view, i)]
    pool = direct or earlier
    return pool[0] if pool and len({i.ref.ref or i.ref.text if i.ref else "" for i in pool}) == 1 else item


def _former_or_latter(frame: Frame, previous: Frame | None) -> Item | None:
    """ "the former earned $23.86", before the figure and without another name between"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    told = [
        i
        for i in view.items
        if i.kind == "pronoun" and i.last <= item.first and view.lower[i.last - 1] in ("former", "latter")
    ]
    if not told or any(i.kind == "entity" and told[-1].last <= i.first < item.first for i in view.items):
        return None
    return told[-1] if _ordered(view, told[-1]) is not None else None


def _ordered(view: View, item: Item) -> Item | None:
    """ "Meta and Tesla on a per-share basis, 2024: the former earned $23.86": the first of the two that the sentence has named"""
    words = view.lower[item.first : item.last]
    if item.kind != "pronoun" or words not in (["the", "former"], ["the", "latter"]):
        return None
    named = {i.ref.ref: i for i in view.items if i.kind == "entity" and _is_company(i) and i.last <= item.first}
    return list(named.values())[words == ["the", "latter"]] if len(named) == 2 else None


def _cleft(view: View, item: Item) -> Item | None:
    """ "It was Meta that took home the larger profit" """
    if item.kind != "pronoun" or view.lower[item.last : item.last + 1] not in (["was"], ["is"]):
        return None
    named = [i for i in view.items if i.kind == "entity" and i.first == item.last + 1 and _is_company(i)]
    return (
        named[0] if named and view.lower[named[0].last : named[0].last + 1] in (["that"], ["who"], ["which"]) else None
    )


def is_owner(item: Item) -> bool:
    if item.kind == "entity":
        return item.ref.type in ("ORG", "GOV", "INDEX", "PRODUCT", "GPE")
    return item.kind in ("reference", "pronoun")


def _is_company(item: Item) -> bool:
    return is_owner(item) and not (item.kind == "entity" and item.ref.type in ("PRODUCT", "GPE"))


def _ranked_thing(frame: Frame, previous: Frame | None) -> Item | None:
    if frame.role != "rank" or frame.item is None:
        return None
    view = frame.view
    things = [
        i for i in view.items if i.kind == "entity" and i.ref.type in ("PRODUCT", "ORG") and i.last <= frame.item.first
    ]
    lists = [i for i in things if i.ref.ref == "thing:chatbot-arena"]
    things = [i for i in things if i not in lists]
    products = [i for i in things if i.ref.type == "PRODUCT"]
    return products[-1] if products else things[-1] if things else None


def _of_both(view: View, item: Item) -> Item | None:
    """ "$2.41 after $1.91 for Walmart": the owner behind the earlier level has both figures"""
    if view.lower[item.last : item.last + 1] not in (["after"], ["against"], ["versus"], ["vs"]):
        return None
    earlier = next((i for i in view.items if i.kind == "quantity" and item.last < i.first <= item.last + 2), None)
    if earlier is None or view.lower[earlier.last : earlier.last + 1] not in (["for"], ["at"]):
        return None
    return next(
        (i for i in view.items if i.kind == "entity" and i.ref.type == "ORG" and i.first == earlier.last + 1), None
    )


_RIVALS = frozenset("rival rivals competitor peer neighbour neighbor counterpart".split())


def _at_a_rival(view: View, item: Item) -> bool:
    """ "$7.59 at J&J and $2.39 at its rival" """
    behind = view.lower[item.last : item.last + 5]
    return (
        behind[:1] in (["at"], ["for"])
        and behind[1:2] in (["its"], ["the"], ["a"], ["their"])
        and bool(_RIVALS & set(behind[2:]))
    )


def _owner_of_figure(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Meta's $164.5 billion", "$43.9 billion at Meta", "Meta $37.3 billion": the owner beside the figure itself"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    k = item.first
    while k > 0 and view.lower[k - 1] in _LIGHT:
        k -= 1
    if (definite := _of_definite(frame)) is not None:
        return definite
    if (teller := teller_of(view, item)) is not None and teller.kind != "pronoun":
        if teller.kind == "entity" and _is_company(teller):
            return teller  # "well below the 67.1% Visa managed in its fiscal 2024"
        if teller.id == "rival":
            frame.unbound = frame.unbound or "whose figure it is, is told by a description"
            return None
    if (shared := _of_both(view, item)) is not None:
        return shared
    if _at_a_rival(view, item):
        frame.unbound = frame.unbound or "whose figure it is, is told by a description"
        return None
    for owner in view.items:
        behind = owner.kind == "pronoun" and owner.first == item.last + 1 and view.lower[item.last] in ("at", "for")
        if behind and view.lower[owner.first : owner.last] in (["the", "former"], ["the", "latter"]):
            return owner  # "revenue rose 16% at the former and 11% at the latter"
    owners = [i for i in view.items if i.kind == "entity" and i.ref.type == "ORG"]
    for owner in owners:
        if (
            view.lower[owner.last : k] == ["'s"]
            or _is_gapped(view, owner, k)
            or (owner.last in (k, k - (view.lower[k - 1] in _CARRIED)) and owner.first > 0 and _lists(view, owner))
        ):
            return owner
        if (
            owner.first == item.last + 1
            and view.lower[item.last] in ("at", "for", "by")
            and not _buys(view, item, owner)
        ):
            return owner
    return _of_relative(view, item, owners)


def _of_relative(view: View, item: Item, owners: list[Item]) -> Item | None:
    """ "four times that of Netflix, which took in $39.0 billion": the company right before "which" is its subject"""
    around = aside(view, item.first)
    if around is None or view.lower[around[0]] not in ("which", "who"):
        return None
    verb = around[0] + 1
    if any(i.first == verb and i.kind in (*_OWNERS, "metric") for i in view.items):
        return None  # "which it bought for $3 billion"
    return next((i for i in owners if i.last == around[0] - 1), None)


def _of_definite(frame: Frame) -> Item | None:
    """ "exceeding the $31.9 billion of the chipmaker", "the $7 billion at Meta", "the 19.0% that Salesforce managed": by whose it is"""
    view, item = frame.view, frame.item
    assert item is not None
    if view.lower[item.first - 1] == "the" and (doer := _who_managed(view, item)) is not None:
        return doer
    if view.lower[item.first - 1] != "the" or view.lower[item.last : item.last + 1] not in (["of"], ["at"], ["by"]):
        return None
    return next(
        (
            i
            for i in view.items
            if i.first == item.last + 1
            and (i.kind == "reference" or (i.kind == "entity" and i.ref.type == "ORG"))
            and not (i.kind == "reference" and view.lower[i.first + 1 : i.last] in (["company"], ["group"], ["firm"]))
        ),
        None,
    )


def _who_managed(view: View, item: Item) -> Item | None:
    """ "the 19.0% that Salesforce managed", "the 19.0% Salesforce posted", "the 19.0% reported by Salesforce" """
    k = item.last + (view.lower[item.last : item.last + 1] in (["that"], ["which"]))
    told = view.lexicon.cues["told_figure"] | view.lexicon.cues["had_results"]
    if view.lower[k + 1 : k + 2] in (["by"], ["at"]) and view.lower[k] in told:
        return next((i for i in view.items if i.first == k + 2 and i.kind == "entity" and i.ref.type == "ORG"), None)
    owner = next((i for i in view.items if i.first == k and i.kind == "entity" and i.ref.type == "ORG"), None)
    if owner is None:
        return None
    verb = owner.last + (view.lower[owner.last : owner.last + 1] in (["has"], ["had"], ["itself"]))
    return owner if view.lower[verb : verb + 1] and view.lower[verb] in told else None


def _is_gapped(view: View, owner: Item, k: int) -> bool:
    """ "Alphabet contributed $52.5bn and Meta, $37.3bn": the comma stands for the verb"""
    if view.lower[owner.last : k] != [","] or not _lists(view, owner):
        return False
    told = [i for i in view.of_kind("quantity") if i.last <= owner.first]
    return bool(told) and not view.between(
        told[-1].last, owner.first, "entity", "metric_verb", "direction_verb", "level"
    )


_CARRIED = frozenset("with at to on".split())
"""In the second half of "Visa was left with $18.7 billion and Mastercard with $14.3 billion"."""


def _lists(view: View, owner: Item) -> bool:
    """The name opens its part of a list: ", Meta $37.3 billion"."""
    return view.lower[owner.first - 1] in (",", ";", "and", "but", "while", "whereas")


def _buys(view: View, item: Item, owner: Item) -> bool:
    """ "paid $20 billion for Figma": what is bought does not own the price."""
    return view.lower[item.last] in ("for", "by") and any(
        i.kind in ("metric_verb", "modality") for i in view.between(max(0, item.first - 6), item.first)
    )


_LIGHT = frozenset("about nearly almost roughly around just only some over approximately".split())


def _relative_owner(frame: Frame, previous: Frame | None) -> Item | None:
    """ "some $52 billion that Alibaba puts into AI": the owner in the clause that hangs on the figure"""
    view, item = frame.view, frame.item
    if item is None or frame.metric_item is None or frame.metric_item.kind != "metric_verb":
        return None
    if view.lower[item.last : item.last + 1] not in (["that"], ["which"]):
        return None
    owners = [i for i in view.items if i.kind in _OWNERS and _is_company(i) and item.last < i.first <= item.last + 2]
    return owners[0] if owners and owners[0].last <= frame.metric_item.first else None


def _possessor(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Apple's quarterly revenue", "its net income": an owner whose 's or form reaches the metric over its modifiers"""
    noun, view = frame.metric_item, frame.view
    if noun is None or noun.kind != "metric" or _elsewhere(frame, noun):
        return None
    if frame.whole is not None and (whole := _whole_before(frame, noun)) is not None:
        noun = whole  # "a quarter of Meta's revenue went into research"
    if (whose := _whose(view, noun)) is not None:
        if not _is_company(whose):
            frame.unbound = "whose figure it is, is told by a description"
        return whose if _is_company(whose) else None
    k = noun.first - 1
    limit = max(0, noun.first - 9)
    by_last = {i.last: i for i in view.items if i.kind in _OWNERS and is_owner(i)}
    while k >= limit:
        word = view.lower[k]
        if word == "'s" and k in by_last and _is_company(by_last[k]):
            return by_last[k]
        item = by_last.get(k + 1)
        if item is not None and item.kind == "pronoun" and word in ("its", "their", "our"):
            return item
        if (
            item is not None
            and _is_company(item)
            and item.last >= noun.first - 2
            and not any(
                x.kind in ("direction_verb", "level", "metric_verb") for x in view.between(item.last, noun.first)
            )
        ):
            return item  # "Apple revenue"
        if word in (",", ";", "(", ")", "and", "while", "but") or any(
            x.kind in ("direction_verb", "metric_verb", "quantity") and x.first <= k < x.last for x in view.items
        ):
            return None
        k -= 1
    return None


def _whole_before(frame: Frame, noun: Item) -> Item | None:
    """The noun of the whole that a share is of, where it stands before the part."""
    item = frame.item
    if item is None:
        return None
    return next(
        (
            i
            for i in frame.view.items
            if i.kind == "metric" and i.id == frame.whole and item.last < i.first < noun.first
        ),
        None,
    )


def _whose(view: View, noun: Item) -> Item | None:
    """ "paid to Nvidia, whose gross margin ...": what stands right before "whose"."""
    for k in range(noun.first - 1, max(-1, noun.first - 5), -1):
        if view.lower[k] != "whose":
            continue
        before = k - 1 if k and view.lower[k - 1] == "," else k
        held = [i for i in view.items if i.last == before and i.kind in (*_OWNERS, "part")]
        if held:
            return held[-1]
        return Item("part", before - 1, before, view.tokens[before - 1].start, view.tokens[before - 1].end)
    return None


def _elsewhere(frame: Frame, noun: Item) -> bool:
    """The metric is taken over from another clause, and this one names an owner of its own ("; Snowflake's grew to ...")."""
    clause, item = _outer(frame.view, frame.clause), frame.item
    if clause.first <= noun.first < clause.last or item is None:
        return False
    return any(_is_company(i) and i.last <= item.first for i in frame.view.of(clause, *_OWNERS))


def _after_metric(frame: Frame, previous: Frame | None) -> Item | None:
    """ "revenue at Apple", "net income for Nvidia" """
    noun, view = frame.metric_item, frame.view
    if noun is None or noun.last >= len(view.tokens) or _elsewhere(frame, noun):
        return None
    last = noun.last + (view.lower[noun.last] == "growth")
    last += view.lower[last : last + 2] in (["attributable", "to"], ["available", "to"])
    attributed = last > noun.last and view.lower[last : last + 1] == ["to"]
    if last >= len(view.tokens) or not attributed and view.lower[last] not in ("at", "for", "of"):
        return None
    for item in view.items:
        if last + 1 <= item.first <= last + 2 and item.kind == "entity" and item.ref.type in ("ORG", "GOV", "INDEX"):
            return item
    return None


_BEFORE_FRONTED = frozenset("; , and while whereas but — – - . :".split())


def _fronted(frame: Frame, previous: Frame | None) -> Item | None:
    """ "...; at Mastercard, repurchases increased 22%": whoever is set before a clause is its subject"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    for owner in reversed(view.items):
        if owner.last > item.first or owner.kind != "entity" or owner.ref.type != "ORG":
            continue
        if _in_relative(view, owner, item.first):
            continue
        opened = owner.first < 2 or view.lower[owner.first - 2] in _BEFORE_FRONTED
        if (
            view.lower[owner.first - 1] not in ("at", "for")
            or not opened
            or view.lower[owner.last : owner.last + 1] != [","]
        ):
            return None  # somebody else stands nearer
        between = view.between(owner.last, item.first, "reference", "pronoun")
        return None if between or ";" in view.lower[owner.last : item.first] else owner
    return None


def _clause_subject(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    clause = _outer(view, frame.clause)
    anchor = frame.item.first if frame.item is not None else clause.last
    return _first_owner(view, clause, anchor)


def _outer(view: View, clause: Clause) -> Clause:
    return view.clauses[clause.parent] if clause.bracket and clause.parent is not None else clause


def _first_owner(view: View, clause: Clause, anchor: int) -> Item | None:
    """The owner nearest before the clause's first verb; one after a preposition counts only when there is no other."""
    owners = [
        i
        for i in view.of(clause, *_OWNERS)
        if i.last <= anchor and _is_company(i) and not view.clause_of(i.first).bracket and not is_aside(view, i)
        if not _in_relative(view, i, anchor)
    ]
    if not owners:
        return None
    verbs = [
        i
        for i in view.of(clause, "direction_verb", "metric_verb", "level", "reporting")
        if view.lower[i.first] not in ("of", "at", ":", "-")
    ]
    first_verb = verbs[0].first if verbs else anchor
    before = [i for i in owners if i.last <= first_verb]
    direct = [i for i in before if not _oblique(view, i) or _opens(view, clause, i)]
    if direct:
        return direct[-1]
    said = [
        i for i in owners if i.first > first_verb and any(v.kind == "reporting" and v.last <= i.first for v in verbs)
    ]
    if said and not before:
        return said[-1]
    return (
        before[-1]
        if before and not _oblique(view, before[-1])
        else (owners[-1] if not _oblique(view, owners[-1]) else None)
    )


def _in_relative(view: View, owner: Item, anchor: int) -> bool:
    """ "At IBM, which is older than Netflix and Tesla put together, revenue rose": named in a clause that is left before the figure"""
    around = aside(view, owner.first) or _participial(view, owner.first)
    return around is not None and around[1] <= anchor and around[1] < len(view.lower)


def _participial(view: View, token: int) -> tuple[int, int] | None:
    """ "IBM, founded decades before Netflix or Tesla, lifted revenue": what a participle behind a name tells between commas"""
    first = next((k for k in range(token, 0, -1) if view.lower[k] in (",", ";")), None)
    last = next((k for k in range(token, len(view.lower)) if view.lower[k] in (",", ";")), None)
    if first is None or last is None or view.lower[first] != "," or view.between(first, last, "quantity"):
        return None
    named = any(i.last == first and i.kind in ("entity", "reference") for i in view.items)
    word = view.lower[first + 1]
    participle = word.endswith("ed") or word in ("led", "built", "run", "known", "born", "set", "made")
    return (first + 1, last) if named and participle else None


def is_aside(view: View, item: Item) -> bool:
    """A name that no list knows and that only says with whom something is done: no figure that follows is its own.

    "The ImmunoGen deals drained liquidity", "a European Commission fine", "a fee to Figma", "Thank you, Shantanu"
    """
    if item.kind != "entity" or (item.ref.type == "ORG" and item.ref.ref is not None) or item.ref.type == "INDEX":
        return False
    behind = view.lower[item.last : item.last + 1]
    if set(behind) & view.lexicon.cues["bargains"] or view.lower[item.last : item.last + 2] in (
        ["'s", word] for word in view.lexicon.cues["bargains"]
    ):
        return True
    if behind == ["and"]:
        joined = [i for i in view.items if i.kind == "entity" and i.first == item.last + 1]
        if joined and is_aside(view, joined[0]):
            return True  # "the Cerevel and ImmunoGen deals"
    spoken_to = (
        item.first > 1
        and view.lower[item.first - 1] == ","
        and view.lower[item.first - 2] in view.lexicon.cues["addressing"]
    )
    return spoken_to or _modifies_noun(view, item) or (_oblique(view, item) and not _opens_at(view, item))


def _modifies_noun(view: View, item: Item) -> bool:
    """ "stale Dunk and Air Force 1 inventory", "the Swoosh brand": a name before a common noun or a number is a label"""
    k = item.last
    while k < len(view.lower) and view.lower[k].isdigit() and len(view.lower[k]) < 3:
        k += 1
    if k >= len(view.lower) or not view.tokens[k].text.isalpha() or not view.tokens[k].text.islower():
        return k > item.last
    word = view.lower[k]
    does = any(i.first == k and i.kind in _DOING for i in view.items) or view.is_past(k) or word.endswith("s")
    return not does and word not in _AFTER_NAMES and not word.endswith("ly")


_DOING = frozenset(
    {
        "quantity",
        "direction_verb",
        "metric_verb",
        "level",
        "reporting",
        "modality",
        "metric",
        "time",
        "entity",
        "reference",
    }
)
_AFTER_NAMES = frozenset(
    "and or but which who whose that is are was were be been has had have will would can could may might must should did does do not n't "
    "in on at by for from to with of as than then now also still too again alone itself shares stock the a an its their".split()
)


def _opens_at(view: View, item: Item) -> bool:
    """ "At Quixotronics, revenue rose", "For Quixotronics it was a good year" """
    return item.first <= 2 and view.lower[item.first - 1] in ("at", "for", "like")


_PREPOSITIONS = frozenset(
    "unlike alongside by from with to at than versus like of against in on for via including".split()
)


def _opens(view: View, clause: Clause, item: Item) -> bool:
    """ "At Alphabet, net income came to ...": a place that opens the clause is its subject"""
    return (
        item.first - clause.first <= 3
        and view.lower[item.first - 1] in ("at", "for")
        and view.lower[item.last : item.last + 1] == [","]
    )


def _oblique(view: View, item: Item) -> bool:
    return item.first > 0 and view.lower[item.first - 1] in _PREPOSITIONS | view.lexicon.cues["outdone"]


def _of_outdone(frame: Frame) -> Item | None:
    """ "Meta outearned Netflix in 2024, with net income of $62.4 billion against $8.7 billion": the second is the other's"""
    view, item = frame.view, frame.item
    if (
        frame.role != "from"
        or item is None
        or frame.base is not None
        or view.lower[item.first - 1] not in ("against", "versus", "to")
    ):
        return None
    outdone = [
        i
        for i in view.items
        if i.kind == "entity" and i.first and view.lower[i.first - 1] in view.lexicon.cues["outdone"]
    ]
    return outdone[0] if len(outdone) == 1 and _is_company(outdone[0]) and outdone[0].last <= item.first else None


BARGAINED = frozenset({"deal_value", "fine", "stake", "funding"})
"""Amounts that pass between two parties: the one that is named may be either."""


def _inherited(frame: Frame, previous: Frame | None) -> Item | None:
    if (
        previous is not None
        and previous.subject is not None
        and previous.metric not in BARGAINED
        and frame.clause.opener
        in ("", ",", "and", "or", "but", "with", "(", "while", "as", "which", ":", "--", "—", "that", ";")
    ):
        return previous.subject
    return None


def _earlier_clause(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    for index in range(_outer(view, frame.clause).index - 1, -1, -1):
        clause = view.clauses[index]
        item = _first_owner(view, clause, clause.last)
        if item is not None:
            return item
    return None


def _later_clause(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Revenue rose 8%, the company said" """
    view = frame.view
    for item in view.items:
        if (
            item.kind in ("reference", "entity")
            and _is_company(item)
            and frame.item is not None
            and item.first > frame.item.last
        ):
            near = view.between(item.last, min(item.last + 2, len(view.tokens)), "reporting")
            if near and view.lower[near[0].first] in ("said", "says", "reported", "announced", "disclosed"):
                return item
    return None


def _product(frame: Frame, previous: Frame | None) -> Item | None:
    """A product or division that nobody's name goes before: it stands for its company."""
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    products = [
        i for i in view.items if i.kind == "entity" and i.ref.type == "PRODUCT" and i.last <= anchor and i.ref.of
    ]
    return products[0] if products else None


# ---------------------------------------------------------------- places and commodities
def _place(frame: Frame, previous: Frame | None) -> Item | None:
    """ "China's exports rose", "inflation in the euro zone": the country, or the body that sets a rate"""
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    places = [i for i in view.items if i.kind == "entity" and i.ref.type in ("GPE", "GOV")]
    if previous is not None and previous.subject in places and not view.between(previous.clause.last, anchor, "entity"):
        return previous.subject
    own = [i for i in view.of(_outer(view, frame.clause), "entity") if i in places and i.last <= anchor]
    before = own or [i for i in places if i.last <= anchor]
    if before:
        direct = [i for i in before if not _oblique(view, i)]
        return (direct or before)[-1]
    return next((i for i in places if i.first >= anchor and view.lower[i.first - 1] in ("in", "the", "of")), None)


def _commodity(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    before = [i for i in view.of(_outer(view, frame.clause), "commodity") if i.last <= anchor]
    return before[-1] if before else previous.subject if previous is not None else None


def _of_which(frame: Frame, previous: Frame | None) -> Item | None:
    """ "topped Amazon's $638.0 billion in 2024, which was up from $574.8 billion": what is told of a figure is its owner's"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None or "subject<owner_of_figure" not in previous.trace:
        return None
    around = aside(view, item.first)
    if around is None or view.lower[around[0]] != "which" or around[0] < previous.item.last:
        return None
    told = view.between(previous.item.last, around[0])
    return previous.subject if all(i.kind == "time" for i in told) else None


_RULES: dict[str, tuple[Callable[[Frame, Frame | None], Item | None], ...]] = {
    "company": (
        _ranked_thing,
        _owner_of_figure,
        _former_or_latter,
        _relative_owner,
        _of_which,
        _possessor,
        _after_metric,
        _fronted,
        _clause_subject,
        _inherited,
        _earlier_clause,
        _later_clause,
        _product,
    ),
    "place": (_place,),
    "commodity": (_commodity,),
}
"""By what a metric is of; the first rule that finds somebody wins."""
