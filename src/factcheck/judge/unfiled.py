"""Whether the words of a sentence tell its figure of something that filings do not have, so that none of theirs can show it wrong.

"Non-GAAP, the margin was 17%", "would have been", "of which $3 billion", "another $1.2 billion in securities", "Services made $96.2 billion
at a gross margin of 73.9%". The words are those of `binding_cues` (`unfiled`, `openers`) and the modifiers of an adjusted basis.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from factcheck.extract.periods.senses import LAST_TIME
from factcheck.judge.tied import BY_FORM, OF_PART, Tie
from factcheck.patterns import compiled, regex

_MORE = regex(r"\b(?:another|further|additional|extra)(?: (?:some|about|roughly|nearly|almost))? $")
_BY = regex(
    r"(?<!, )(?<!negative )(?<!the red )\bby (?:about|around|roughly|some|nearly|almost|approximately|an estimated|as much as|more than)? ?$"
)
""" "A tax benefit helped the bottom line by around $115 million" """
_MOVED = regex(
    r"\b(?:help|hurt|dent|lift|boost|cut|reduc|rais|trim|depress|weigh|hit|shav|flatter|inflat|crimp|clip|swell|bolster|buoy|lower|increas)(?:t?ed)?"
    r" (?:on )?(?:the |its |their |his |our )?(?:\w+['\u2019]s )?$"
)
_ITSELF = regex(r"\b(?:it|they|we|he|she|(?:the|this) (?:company|group|firm|maker|retailer|bank|railroad))\b", re.I)
_ADDED = regex(r"\badd(?:ed|s|ing) (?:about|around|roughly|some|nearly|almost|another)? ?$")
_TO_IT = regex(r" to (?:the|its|their|that|this) [\w'\u2019-]+(?: [\w'\u2019-]+)?")
""" "The quarter, though it brought revenue, added $327 million to the deficit" """
_SUBJECT = regex(
    r"[\"\u201c]?([A-Z][a-z]+) (?:made|had|lost|earned|grew|fell|rose|brought|sold|shrank|slid|took|[a-z]+ed)\b"
)
_BESIDE_FIGURE = regex(r"\d(?:%| cents| million| billion)?, $")
_NONE_OF_IT = regex(r"\b(?:no|without) $")
_JOINED = regex(r";|\b(?:and|but|while|whereas|against|versus|compared|after|from|on)\b", re.I)
"""What begins another clause; "an operating profit of $231 million, a margin of 6%" is one."""
_SAME = regex(r" for [\w\s-]*\bsplit\b| (?:period|quarter|half|year|months|weeks|stretch|span|time)\b", re.I)
"""Behind "adjusted" and "comparable" words that make no other basis of them."""
_ANOTHER = regex(
    r" (?:a|per) (?:day|week|month|quarter)\b| (?:more|less|fewer|higher|lower|better|worse|short)\b"
    r"|[^,.;\d]{0,40}\b(?:in|over|within) (?:the )?(?:last |past )?(?:two|three|four|five|six|seven|eight|nine|ten) years\b",
    re.I,
)
"""Behind an amount these make it that of a part or of years together, or the distance from another."""
_MARK_BEHIND = regex(r"[;.](?=\s)|,\s|\s\(")
_LEAD = 24
_A_TOTAL = 1000


@cache
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])" if words else r"(?!)", re.I)


def of_no_filing(tie: Tie, unfiled: Sequence[str]) -> str | None:
    """A word of its sentence that makes it another figure than filings have: "Non-GAAP, the margin was 17%", "would have been", "of which".

    Not where another figure, which the word may be of, stands between and the measure is named anew behind that.
    """
    sentence = tie.extraction.sentence(tie.claim.sentence)
    if sentence is None or BY_FORM in tie.claim.rule_trace:
        return None
    before = (m for m in _told_so(tie, unfiled, sentence.start, tie.start) if not _is_named_anew(tie, m.end()))
    word = next(before, None)
    if word is None:
        border = _MARK_BEHIND.search(tie.text, tie.end, sentence.end)
        last = border.start() if border is not None else sentence.end
        word = next(_told_so(tie, unfiled, tie.end, last), None) or _of_another(tie)
    return f'"{word[0].strip()}" may make it another figure than the one that is filed' if word is not None else None


def _of_another(tie: Tie) -> re.Match[str] | None:
    """What makes an amount that of a part of its period, where it is no such rate of a filed total, or the distance from another."""
    if "rate<" in tie.claim.rule_trace and tie.quantity is not None and (tie.quantity.value or 0) >= _A_TOTAL:
        return None
    apart = tie.claim.role in ("level", "from") and tie.quantity is not None and tie.quantity.kind == "money"
    return (_ANOTHER if apart else OF_PART).match(tie.text, tie.end)


def _told_so(tie: Tie, unfiled: Sequence[str], first: int, last: int) -> Iterator[re.Match[str]]:
    found = _one_of(tuple(unfiled)).finditer(tie.text, first, last)
    return (m for m in found if not _SAME.match(tie.text, m.end()))


def _is_named_anew(tie: Tie, after: int) -> bool:
    named = tie.claim.named
    told = [q for q in tie.others if named is not None and after <= q.start < named[0]]
    return bool(told) and named is not None and _JOINED.search(tie.text, told[0].end, named[0]) is not None


def of_something_else(tie: Tie, openers: Collection[str]) -> str | None:
    """Why its figure is told of something else than its company's measure and time, whatever that is."""
    named = tie.claim.named
    if named is not None and _NONE_OF_IT.search(tie.text, max(0, named[0] - _LEAD), named[0]) is not None:
        return f'"{tie.text[slice(*named)]}" is denied'
    if _of_other_subject(tie, openers):
        return "its sentence is about something else"
    own = tie.extraction.time(tie.claim.period)
    aside = own is not None and own.sentence != tie.claim.sentence and own.text.lower() in LAST_TIME
    if aside and own is not None and _BESIDE_FIGURE.search(tie.text, max(0, own.start - _LEAD), own.start):
        return f'"{own.text}" was told of another figure'
    if _BY.search(tie.text, max(0, tie.start - _LEAD), tie.start) is not None and (
        tie.claim.role == "level" or _is_moved_by_another(tie)
    ):
        return "it is told as that by which something moved it"
    if _ADDED.search(tie.text, max(0, tie.start - _LEAD), tie.start) is not None and named is not None:
        reached = _TO_IT.match(tie.text, tie.end)
        if reached is not None and not reached.start() <= named[0] < reached.end():
            return f"it was added{reached[0]}"
    if _MORE.search(tie.text, max(0, tie.start - _LEAD), tie.start) is not None and not _is_listed(tie):
        return "it is told as an addition"
    return None


def _is_moved_by_another(tie: Tie) -> bool:
    """ "A change in state law lifted net income by $115 million": what one thing did to it is not how much it changed"""
    named, sentence = tie.claim.named, tie.extraction.sentence(tie.claim.sentence)
    own = not any(context.field == "subject" for context in tie.claim.context)
    if own or named is None or sentence is None or named[0] >= tie.start:
        return False
    verb = _MOVED.search(tie.text, sentence.start, named[0])
    if verb is None or _ITSELF.search(tie.text, sentence.start, verb.start()) is not None:
        return False
    return not any(e.type == "ORG" and e.end <= verb.start() for e in tie.extraction.entities_in(tie.claim.sentence))


def _is_listed(tie: Tie) -> bool:
    """ "Put another $2.36 billion into buybacks": its own measure stands behind it"""
    return tie.claim.named is not None and tie.claim.named[0] >= tie.end


def _of_other_subject(tie: Tie, openers: Collection[str]) -> bool:
    """ "Services made $96.2 billion at a gross margin of 73.9%": a word of its own opens the sentence"""
    sentence = tie.extraction.sentence(tie.claim.sentence)
    told = _SUBJECT.match(tie.text, sentence.start) if sentence is not None else None
    if told is None or told[1].lower() in openers or told[1].lower() in tie.glue:
        return False
    place, extraction = tie.claim.sentence, tie.extraction
    if any(e.ref == tie.claim.subject.id and e.end <= tie.start for e in extraction.entities_in(place)):
        return False  # "Investors learned that Snowflake had generated"
    spans = [(e.start, e.end) for e in extraction.entities_in(place)]
    spans += [(t.start, t.end) for t in extraction.times_in(place)]
    spans += [c.named for c in extraction.claims_in(place) if c.named is not None]
    return not any(first <= told.start(1) < last for first, last in spans)
