"""The number of another row: a sentence names one row of a table, and its figure, printed sharply, is that of a row which it does not name."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.labelled.claimed import Claimed
from factcheck.judge.documents.labelled.levels import agrees, evidence_of, relation, sharpness, tells
from factcheck.judge.documents.readings import is_moving
from factcheck.judge.documents.tables.axes import Item
from factcheck.judge.documents.verdicts import contradicted
from factcheck.judge.documents.working import read_as
from factcheck.patterns import regex

_OTHERS = regex(
    r"\b(?:than|rivals?|competitors?|other|others|unlike|against|compared|versus|ahead|behind|after|before|followed|owner|parent|sister|together|combined|between|average|per|both|without|excluding|total|all)\b",
    re.IGNORECASE,
)
"""What may speak of more rows than the one that is named."""


def misplaced(claimed: Claimed) -> Judgement | None:
    """None where the number stands in the named row as well, in none, or in several."""
    asked, quantity = claimed.asked, claimed.quantity
    if quantity.cmp != "eq" or is_moving(asked) or asked.fact.role == "from" or _OTHERS.search(asked.sentence):
        return None
    if any(not claimed.weight(m) for m in claimed.counted):
        return None  # "trained 9,730 apprentices", in a document that counts none
    if sharpness(quantity) != "sharp" or claimed.is_outlook is not False:
        return None
    agreeing = [e for e in claimed.entries if relation(claimed, e) == "same" and agrees(claimed, e) == "match"]
    if len(agreeing) != 1 or agreeing[0].table is None or agreeing[0].quantity.value != quantity.value:
        return None
    found, table = agreeing[0], agreeing[0].table
    named = [key for key, item in table.rows.items() if _is_named(claimed, item)]
    own = next((e for e in claimed.entries if e.table is table and named == [e.at[0]] and e.at[1] == found.at[1]), None)
    if own is None or own.at[0] == found.at[0] or own.quantity.value is None or own.is_total or found.is_total:
        return None
    if claimed.windows and claimed.period(found) != "same":
        return None
    evidence = [evidence_of(claimed, each) for each in (own, found)]
    detail = f"{tells(claimed, own)}, not {quantity.text}: that is the figure of {table.rows[found.at[0]].label}."
    return contradicted(asked.held, evidence, "wrong-segment", detail, [read_as(asked)])


def _is_named(claimed: Claimed, item: Item) -> bool:
    """By a name, every word of which stands in the sentence, written as a name."""
    words = [m for m in item.words if m.is_name]
    return (
        bool(words)
        and words[0].text in claimed.asked.sentence
        and all(m.stands_in(claimed.stems) for m in item.words)
        and item.rest <= claimed.stems
    )
