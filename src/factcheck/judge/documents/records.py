"""Records: what a sentence calls the highest or lowest of its series, or denies to be so, by what the document calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.verdicts import contradicted, open_, quoted, supported
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import stem, tokens
from factcheck.text.sentences import split_sentences

_RECORD: Final = regex(
    r"\brecord\b(?!\s+(?:date|of|holders?|keeping)\b)|\b(?:highest|lowest|largest|smallest|best|worst|fastest|slowest|most|biggest|strongest|weakest|fewest|least)\b[^.]{0,40}\b(?:ever|history|on record|of all time|since|yet|(?:in|for|within) (?:(?:more than|at least|over|almost|nearly) )?(?:the (?:past|last) )?(?:\w+ (?:years|quarters|months)|a decade|decades))\b"
    r"|\b(?:highest|lowest|most|best|worst)[\s-]ever\b|\b(?:new|all[\s-]time|historic(?:al)?)\s+(?:high|low|peak|best|maximum)\b"
    r"|\b(?:more|higher|fuller|larger|better|bigger|lower|less|fewer)\b[^.;,]{0,40}\bthan\s+(?:ever(?:\s+before)?|in\s+any\s+(?:other|earlier|previous|single)\s+(?:year|quarter|month|half|period|season)|at\s+any\s+time)\b"
    r"|\bnever\s+(?:before\s+)?(?:been|had|sold|carried|earned|made|taken|seen|reached|stood)\b[^.;,]{0,40}\b(?:so|as|more|higher|better|lower|fewer|less)\b",
    re.IGNORECASE,
)
_SHORT: Final = regex(
    r"\b(?:short\s+of|below|under|shy\s+of|behind|lower\s+than|less\s+than|off|miss\w*|(?:fail\w*|not)\s+(?:to\s+)?(?:beat|reach|match|exceed|surpass|top))\s+(?:(?:its|their|the|an?|his|her|last\s+year['’]s)\s+)?(?:(?:former|previous|earlier|old|prior|own|all[\s-]time|historic(?:al)?|record|ever)\s+)*(?:peak|record|high|highs|best|maximum)\b"
    r"|\b(?:no|not\s+an?|far\s+from\s+an?|hardly\s+an?)\s+(?:new\s+|all[\s-]time\s+)?(?:record|high|peak)\b"
    r"|\b(?:second|third|fourth|fifth)[\s-](?:highest|largest|best|biggest|lowest|strongest|fastest|weakest|most)\b[^.;]{0,60}\b(?:ever|history|on\s+record|yet|so\s+far)\b",
    re.IGNORECASE,
)
""" "Still short of their former peak", "the second-highest it has ever had": no record."""
_BOTTOM: Final = regex(
    r"\b(?:lowest|smallest|slowest|weakest|fewest|least|worst|low|lower|less|fewer)\b", re.IGNORECASE
)
_TOP: Final = regex(
    r"\b(?:highest|largest|biggest|fastest|strongest|most|best|high|highs|peak|more|higher|fuller|better|bigger|larger)\b",
    re.IGNORECASE,
)
_EVER: Final = regex(
    r"\b(?:since records began|on record|ever|in (?:its|their|the \w+['’]s) history|of all time|record (?:low|high)|all[\s-]time)\b",
    re.IGNORECASE,
)
_SINCE: Final = regex(r"\bsince\s*$|\bsince\b(?!\s+(?:records|it was founded|its))", re.IGNORECASE)
""" "The highest since records began", of what is only the highest since the spring of 2021."""


@record(slots=True)
class Called:
    """`end` is where in its series something stands; "" where a word for both ("record") does not tell."""

    said: str
    end: Literal["top", "bottom", ""]
    is_denied: bool


def called(text: str) -> Called | None:
    """What a text calls a record, or denies to be one."""
    short, found = _SHORT.search(text), _RECORD.search(text)
    told = short or found
    if told is None:
        return None
    end: Literal["top", "bottom", ""] = "bottom" if _BOTTOM.search(told[0]) else "top" if _TOP.search(told[0]) else ""
    return Called(told[0], "top" if short is not None and not _SECOND.search(short[0]) else end, short is not None)


_SECOND: Final = regex(r"\b(?:second|third|fourth|fifth)\b", re.IGNORECASE)


def is_called_record(text: str) -> bool:
    return called(text) is not None


def judge_record(asked: Asked, found: Judgement) -> Judgement:
    """ "The lowest in its history" is asserted as well: the document must say so where it gives the figure."""
    mine = called(asked.sentence)
    told = [other for evidence in found.verdict.evidence if (other := called(evidence.excerpt or ""))]
    if mine is None:
        return found
    if told:
        fault = _fault(mine, told, asked.sentence)
        if fault is not None:
            detail = f"{found.verdict.detail} It calls it {fault}."
            return contradicted(asked.held, found.verdict.evidence, _code(mine), detail)
        return found
    measured = asked.fact.measured
    near = [
        (text, place, its, stems)
        for text, place, its, around in _told(asked.held)
        if measured & (stems := frozenset(map(stem, tokens(around))))
    ]
    said = [
        (text, place, fault)
        for text, place, its, stems in near
        if measured <= stems
        for fault in [_fault(mine, [its], asked.sentence)]
    ]
    if len(said) == 1 and said[0][2] is not None:
        text, place, fault = said[0]
        evidence = (*found.verdict.evidence, quoted(asked.held, text, place))
        return contradicted(
            asked.held, evidence, _code(mine), f"{found.verdict.detail} But it is called {fault} ({place})."
        )
    if near:
        return found
    return open_(asked.held, "no-data", f"{found.verdict.detail} It does not call it a record.", found.verdict.evidence)


def _code(mine: Called) -> DiagnosisCode:
    return "negated" if mine.is_denied else "not-a-record"


def _fault(mine: Called, told: list[Called], sentence: str) -> str | None:
    """What the document calls it, where that is no such thing."""
    its = told[0]
    if mine.is_denied != its.is_denied:
        return its.said if "" in (mine.end, its.end) or mine.end == its.end else None
    if {mine.end, its.end} == {"top", "bottom"}:
        return its.said
    is_ever = _EVER.search(sentence) is not None and all(_SINCE.search(each.said) for each in told)
    return its.said if is_ever and not mine.is_denied else None


# ---------------------------------------------------------------- without a figure
def judge_called(held: Held, sentence: str, rules: Any) -> Judgement | None:
    """ "Revenue was the second-highest that it has ever had", of a sentence that calls it a record, and of all else in its words."""
    mine = called(sentence)
    if mine is None or (denied(sentence) and not mine.is_denied) or _MARKS & {*sentence}:
        return None
    meanings = meanings_of(rules.vocabulary)
    spoken = Spoken(sentence.replace(mine.said, " "), held, meanings, senses_of(rules.vocabulary), rules)
    words = [m for m in spoken.words if stem(m.text) not in _OWN]
    if spoken.figures or not any(is_metric(m) for m in words):
        return None
    found = [(text, place, its) for text, place, its, around in _told(held) if _stand(words, meanings.stems(around))]
    ends = {(its.is_denied, its.end) for _, _, its in found}
    if len(ends) != 1:
        return None
    text, place, its = found[0]
    evidence = (quoted(held, text, place),)
    fault = _fault(mine, [its], sentence)
    if fault is not None:
        return contradicted(held, evidence, _code(mine), f'{held.name} calls it {fault}: "{text.strip()}" ({place}).')
    if _PART.findall(mine.said.lower()) != _PART.findall(its.said.lower()) or spoken.times:
        return None  # "a record for a third quarter", which is none of all quarters
    return supported(held, evidence, f'{held.name} calls it so: "{text.strip()}" ({place}).')


_MARKS: Final = frozenset('"“”')
_PART: Final = regex(r"(?:first|second|third|fourth)[\s-](?:quarter|half)|since|years|decade")
_OWN: Final = frozenset(map(stem, "record high low peak level ever history".split()))


def _stand(words: list[Meaning], stems: frozenset[str]) -> bool:
    return all(m.stands_in(stems) for m in words)


def _told(held: Held) -> Iterator[tuple[str, str, Called, str]]:
    """Sentence, place, what is called a record, and the sentence with the one before of which it goes on to tell."""
    for passage in held.passages:
        if not is_called_record(passage.text):
            continue
        before = ""
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            if (its := called(text)) is not None:
                yield text, passage.place, its, f"{before} {text}" if _IT.match(text) else text
            before = text


_IT: Final = regex(r"(?:It|They|This|That|These|Those)\b")
