"""Whose the figures of a phrase are that stands before its sentence's subject.

"After posting revenue of $35.9 billion, Visa raised its dividend": what has no subject of its own takes that of the main clause, whoever
the sentence before was about. A clause with a verb of its own ("Although revenue reached $57.4 billion, AbbVie lost money") most often
does so too, but may as well go on with the company told last.
"""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Item, View
from factcheck.extract.subjects.openings import opening

_LONGEST_TITLE = 5
"""Words that may stand between the comma and the name: "the streaming giant Netflix"."""
_PARTICIPLES = ("ing", "ed")
_OWNERS = frozenset({"ORG", "PRODUCT", "GOV", "PERSON"})


def only_compared(view: View, owner: Item) -> bool:
    """ "Unlike Netflix, it had revenue of $97.7 billion": whom the sentence begins by setting beside its subject is not the subject"""
    words = " ".join(view.lower[opening(view, owner.first) : owner.first])
    return words in view.cues["compared_first"] and view.word(owner.last) == ","


def behind_phrase(view: View, owner: Item) -> bool:
    """ "After reporting a 12% rise in net income, Visa slipped": a phrase or clause without a company stands before this one"""
    if owner.first < 2 or view.lower[owner.first - 1] != ",":
        return False
    first = opening(view, owner.first)
    if first == owner.first or view.lower[first] in _SET_AGAINST or not _fronts(view, first):
        return False
    return not any(_is_owner(i) for i in view.between(first, owner.first))


def _fronts(view: View, first: int) -> bool:
    return view.lower[first] in view.cues["fronting_clauses"] or _is_phrase(view, first)


def _is_phrase(view: View, first: int) -> bool:
    word, two = view.lower[first], " ".join(view.lower[first : first + 2])
    return (
        bool({word, two} & view.cues["fronting_phrases"]) or word.endswith(_PARTICIPLES) and len(word) > len("during")
    )


_SET_AGAINST = frozenset({"while", "whereas", "where"})
"""Of two that are set against each other the second may go on with the measure of the first."""


def told_ahead(view: View, item: Item, pronoun: Item | None = None) -> tuple[Item, bool] | None:
    """The company that the main clause begins with behind the phrase of a figure, and whether the phrase has no verb of its own.

    `pronoun` is one in the phrase that may mean it ("Despite its growth of 16%, Netflix").
    """
    first = opening(view, item.first)
    if first == item.first or not _fronts(view, first):
        return None
    if any(_is_owner(i) for i in view.between(first, item.first) if i is not pronoun):
        return None
    owner = next((i for i in view.items if i.first >= item.last and _is_owner(i)), None)
    if owner is not None and owner.kind == "reference":  # "the streaming giant Netflix"
        owner = next((i for i in view.of_kind("entity") if i.first in (owner.first, owner.last)), owner)
    if owner is None or owner.kind != "entity" or owner.ref.type != "ORG" or not _opens_main(view, item, owner):
        return None
    return owner, _is_phrase(view, first) and not _has_verb(view, first, item)


def _is_owner(item: Item) -> bool:
    return item.kind in ("pronoun", "reference", "person_pronoun") or item.kind == "entity" and item.ref.type in _OWNERS


def _opens_main(view: View, item: Item, owner: Item) -> bool:
    """A comma ends the phrase, and nothing but what describes the name stands between."""
    k = owner.first - 1
    while k > item.last and owner.first - k <= _LONGEST_TITLE and view.lower[k] != ",":
        k -= 1
    if k < item.last or view.lower[k] != "," or any(view.lower[n] in (";", ":", ".") for n in range(item.last, k)):
        return False
    told = view.between(k, owner.first, "metric", "metric_verb", "direction_verb", "quantity", "reporting")
    first = view.lower[k + 1]
    return not told and first not in view.cues["no_main_clause"] and not _says(view, owner)


def _says(view: View, owner: Item) -> bool:
    """ "..., Netflix said": who tells it, behind"""
    return any(i.first == owner.last and i.last >= len(view.lower) - 1 for i in view.of_kind("reporting"))


def _has_verb(view: View, first: int, item: Item) -> bool:
    """ "After revenue fell 10%, Nike changed its head" is a clause; "With revenue reaching $39.0 billion" and "Having earned" are none."""
    told = view.between(first + 1, item.first, "direction_verb", "metric_verb", "level")
    verbs = [
        i for i in told if view.lower[i.first] not in NO_VERBS | {"to"} and not view.lower[i.first].endswith("ing")
    ]
    if [i for i in verbs if i.first > first + 1 or view.lower[first] != "having"]:
        return True
    return any(view.lower[k] in view.cues["being"] for k in range(first + 1, item.first))
