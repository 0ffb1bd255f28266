"""What it takes to hold a fact of a document against a claim: its kind of assertion, metric, time and digits."""

from __future__ import annotations

from factcheck.judge.documents.align import FORESEEN, OUTLOOK, Asked
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import FUNCTION, is_telling, stem


def modality_agrees(asked: Asked, fact: Fact) -> bool:
    """What was announced is no outcome, and guidance is no result, whatever time the sentence leaves out."""
    mine, its = is_outlook(asked, asked.fact), is_outlook(asked, fact)
    put = its and FORESEEN.search(asked.sentence) is not None  # "whose yield for this year is put at 6.8%"
    return mine == its or put or "plan" in (asked.fact.modality, fact.modality)


def is_outlook(asked: Asked, fact: Fact) -> bool:
    """Of a time that had not ended; "grew 3.4% in 2024 and is projected to grow 2.7%" holds a result as well."""
    if fact.modality not in OUTLOOK:
        return False
    day, main = asked.held.published, asked.held.calendar.main
    # "it now expects a margin of at least 12.2%": the document's own period is only what a sentence without a time is given
    is_own = fact is not asked.fact and bool(fact.windows) and fact.windows[0] == main
    return is_own or not (fact.windows and day is not None and fact.windows[0][1] <= day)


def is_precise(asked: Asked) -> bool:
    """Printed to so many digits that another figure does not agree by chance."""
    quantity = asked.quantity
    if quantity is None or quantity.cmp != "eq" or not quantity.value or not quantity.step:
        return False
    return quantity.step * 20 <= abs(quantity.value)


def is_sure(asked: Asked, fact: Fact) -> bool:
    """What it takes to accuse: the metric known by name on both sides or all words shared, and the period beyond doubt."""
    if not modality_agrees(asked, fact) or asked.unclear_time:
        return False
    if asked.fact.part - asked.named - asked.fact.measured - (fact.near | fact.part | fact.wide | fact.measured):
        return False  # "commercial income", beside the income of all
    if is_qualified(asked):
        return False
    named = asked.fact.metric == fact.metric and fact.metric not in ("unknown", "growth")
    worded = asked.covers(fact) >= 1 and len(asked.words) >= 2
    if not (named or worded) or asked.period(fact) != "same" or fact.loose or asked.is_only_part(fact):
        return False
    # a level without a period of its own is that of the document's; a claim of another time was filtered before
    return bool(asked.windows) or not fact.windows


def is_qualified(asked: Asked) -> bool:
    """ "An entry fee", in a document that speaks of no entry: another measure than its ongoing charge."""
    of = _OF.search(asked.sentence.partition(asked.quantity.text)[0]) if asked.quantity is not None else None
    if of is not None and not any(stem(w) in asked.roots or is_telling(stem(w)) for w in of["word"].split("-")):
        return True
    words = ["", *asked.sentence.split()]
    for before, word, metric in zip(words, words[1:], words[2:], strict=False):
        is_led = (before.lower() in _DETERMINERS and word.islower()) or not before  # "Youth unemployment"
        if stem(metric.strip(".,;:")) in asked.fact.measured and is_led:
            plain = word.lower()
            if plain in _DETERMINERS:
                continue  # "Its net income"
            return stem(word) not in asked.roots and plain not in FUNCTION and not is_telling(stem(word))
    return False


_OF = regex(r"\b(?:an?|the|its|their)\s+(?P<word>[a-z-]+)\s+[a-z]+\s+(?:of|was|is|at)\s+(?:\w+\s+)?$")
_DETERMINERS = frozenset("a an the its their his her no any".split())
