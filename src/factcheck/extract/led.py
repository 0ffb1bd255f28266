"""What stands alone in front of the sentence that it belongs to: a figure that the next one says what it is of ("**$12.5 billion.**
That is what the company took in"), or an earlier time that is asked for ("And a year before? $4.4 billion.").

Both are read as one sentence, with a colon for the stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import NAMELESS, Frame
from factcheck.extract.metrics.fit import fits
from factcheck.extract.metrics.goods import used_on
from factcheck.extract.sentences import Reader, Row
from factcheck.model import Claim, Sentence
from factcheck.patterns import regex

_LONGEST = 30
"""Characters of its marks, its number in a list and its hedge."""
_BEFORE = regex(
    r"(?:\(?\d{1,2}[.):]\s*)?[*_#\s+−–-]*(?:about |nearly |almost |roughly |more than |(?:just )?(?:over|under) )?[*_−–-]*",
    re.I,
)
_BEHIND = regex(r"[*_]*[.!:]?[*_\s]*")
_TALKS_ON = regex(
    r"[*_\s]*(?:it|they|he|she|we|i|you|in|an?|up|down|at|on|for|from|not|but|and|so|yes|no|compared|versus|against)\b",
    re.I,
)
"""How a sentence opens that goes on with what was spoken of before the figure, and does not name it."""


def led_by_figure(k: int, sentences: Sequence[Sentence], rows: Sequence[Row | None], reader: Reader) -> View | None:
    """The sentence at k, a figure alone at the head of its paragraph, read with the next one; None where it is no such figure."""
    row = rows[k]
    if row is None or len(row.quantities) != 1 or row.entities or k + 1 >= len(sentences):
        return None
    own, following, q = sentences[k], sentences[k + 1], row.quantities[0]
    if own.end - own.start > q.end - q.start + _LONGEST or k and sentences[k - 1].block == own.block:
        return None
    text, behind = reader.article.text, rows[k + 1]
    if behind is None or behind.is_plain or not 0 <= following.block - own.block <= 1:
        return None
    alone = _BEFORE.fullmatch(text, own.start, q.start) and _BEHIND.fullmatch(text, q.end, own.end)
    if not alone or _TALKS_ON.match(text, following.start, following.end):
        return None
    return reader.joined(own, following, row, behind)


def asked_of_then(k: int, sentences: Sequence[Sentence], rows: Sequence[Row | None], reader: Reader) -> View | None:
    """The question at k after an earlier time and nothing else, read with its answer; None where it is none."""
    row, behind = rows[k], rows[k + 1] if k + 1 < len(sentences) else None
    if row is None or behind is None or row.quantities or row.entities or len(row.times) != 1 or not behind.quantities:
        return None
    own, answer, text = sentences[k], sentences[k + 1], reader.article.text
    time = row.times[0]
    if (
        not text[own.start : own.end].rstrip(" *_").endswith("?")
        or not time.value.startswith(_EARLIER)
        or own.block != answer.block
    ):
        return None
    asks = _ASKS.fullmatch(text, own.start, time.start) and _ASKED.fullmatch(text, time.end, own.end)
    answers = _ANSWERS.fullmatch(text, answer.start, behind.quantities[0].start)
    return reader.joined(own, answer, row, behind) if asks and answers else None


_EARLIER = ("PREV:Y", "PREV:FY", "YOY", "QOQ", "AGO:")
_ASKS = regex(r"[*_\s]*(?:and |but )?(?:(?:what|how) (?:about|of) )?(?:in |for )?(?:the |a )?", re.I)
_ASKED = regex(r"(?: quarter| period| half| year)?[*_\s]*\?[*_\s]*", re.I)
_ANSWERS = regex(r"[*_\s]*(?:(?:it|that|this|they) (?:was|were) )?(?:an? (?:[a-z-]+ ){1,3}of |[a-z]+ )?", re.I)
"""Its figure, by itself or as what it is ("An operating loss of")."""


def told_by_next(frames: list[Frame], view: View) -> bool:
    """Whether the next sentence tells what the figure in front of it is, and no other figure as the same."""
    lead = next((f for f in frames if f.quantity is view.quantities[0]), None)
    if lead is None:
        return False
    if lead.metric is None or "metric" in lead.context:
        _named_at_its_head(lead)
    if lead.metric is None and lead.unbound == NAMELESS:
        return (
            _DESCRIBES.search(view.text, lead.quantity.end, view.sentence.end) is not None if lead.quantity else False
        )
    if lead.unbound is not None or "metric" in lead.context:
        return False
    return not any(f is not lead and (f.role, f.metric) == (lead.role, lead.metric) for f in frames)


def _named_at_its_head(frame: Frame) -> None:
    """ "Cash in the till at the end of June.", "How much net income grew": by the first noun of the sentence"""
    view, item, q = frame.view, frame.item, frame.quantity
    if item is None or q is None:
        return
    use = next(
        (k + 1 for k in range(item.last, min(len(view.lower), item.last + _AT_HEAD)) if view.lower[k] == "on"), 0
    )
    if use and (spent := used_on(view, use)) is not None and fits(frame, spent):  # "Spent on the company's own stock."
        frame.metric, frame.unbound = spent, None if frame.unbound == NAMELESS else frame.unbound
        frame.context.pop("metric", None)
        frame.note("metric", "use behind the figure")
        return
    noun = next((i for i in view.of_kind("metric") if item.last < i.first), None)
    if (
        noun is None
        or noun.first - item.last > _AT_HEAD
        or view.lexicon.metrics[noun.id].weak
        or not fits(frame, noun.id)
    ):
        return
    rate = bool(view.lexicon.metrics[noun.id].rate)
    way = next((i for i in view.of_kind("direction_verb", "direction_noun") if i.first >= item.last), None)
    if q.kind == "percent" and not rate and way is None:
        return
    frame.metric, frame.metric_item = noun.id, noun
    frame.context.pop("metric", None)
    _owned_there(frame, noun)
    if q.kind == "percent" and rate:
        frame.role, frame.kind = "level", "ratio"
    elif q.kind == "percent" and way is not None:
        frame.role, frame.kind, frame.direction = "delta", "change", "down" if way.id == "down" else "up"
    if frame.unbound == NAMELESS:
        frame.unbound = None
    frame.note("metric", "named behind the figure")


def _owned_there(frame: Frame, noun: Item) -> None:
    """ "HubSpot's revenue in the second quarter": whose it is stands before the noun"""
    view, item = frame.view, frame.item
    owners = [i for i in view.of_kind("entity") if item and item.last <= i.first and i.last <= noun.first]
    if owners and owners[-1].ref.type == "ORG" and view.word(owners[-1].last) == "'s":
        frame.subject = frame.mention = owners[-1]
        frame.note("subject", "named behind the figure")


_DESCRIBES = regex(r"\b(?:what|how much|how many|that['’]s|that is|the amount)\b", re.I)
"""Of what has no name of its own ("What was left for shareholders"): the measures that it brings to mind are those of both sentences."""
_AT_HEAD = 7
"""Words before the noun ("that is how much Coca-Cola's net income grew")."""


def in_its_sentence(claims: list[Claim], view: View) -> list[Claim]:
    """The claims, each with the number of the sentence in which its figure stands."""
    where = {q.id: q.sentence for q in view.quantities}
    return [c.model_copy(update={"sentence": where.get(c.quantity or "", c.sentence)}) for c in claims]
