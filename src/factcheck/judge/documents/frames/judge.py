"""The verdict of a sentence by its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents import speakers, when
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.frames.claims import frame_of
from factcheck.judge.documents.frames.clauses import Cited, asserted, cited, is_denied
from factcheck.judge.documents.frames.lines import Line, lines_of
from factcheck.judge.documents.frames.match import Matcher
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.frames.roles import DEALS, Roles, dealt
from factcheck.judge.documents.frames.senses import Senses, alike, senses_of
from factcheck.judge.documents.frames.tally import ANOTHER_TIME, ITS_TIME, OPPOSITE, Fault, Match
from factcheck.judge.documents.later import with_reckoned_days
from factcheck.judge.documents.meanings import Meanings, meanings_of
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names, stem
from factcheck.text.sentences import split_sentences

_LEAST, _SURE = 2, 3
_THE_NEXT = regex(
    r"\b(?:its|the|their|her|his)\s+next\s+(?!(?:year|month|week|quarter|half|season|decade|day|spring|summer|autumn|winter|\w+\s+(?:years|months|weeks|days))\b)[a-z]",
    re.IGNORECASE,
)
_SHARE, _MOST, _SOME = 0.65, 0.75, 0.6


def judge_frames(held: Held, sentence: str, times: Sequence[Time], vocabulary: Any) -> Judgement | None:
    """None where the document leaves the sentence open."""
    senses = senses_of(vocabulary)
    lines = lines_of(held, senses)
    if not lines or any(mark in sentence for mark in '"“”') or _LEFT_OUT.search(sentence):
        return None
    sentence, times = with_reckoned_days(held, sentence, times)
    told = cited(alike(sentence))
    clauses = asserted(told.told)
    found = [_decided(held, clause, told, lines, times, senses, vocabulary) for clause in clauses]
    wrong = next((match for match in found if match is not None and match.faults), None)
    if wrong is not None:
        return _contradicted(held, wrong)
    matches = [match for match in found if match is not None]
    meanings = meanings_of(vocabulary)
    if any(_goes_otherwise(sentence, match.line.said or match.line.text, senses, meanings) for match in matches):
        return None
    if len(matches) < len(found) and len(clauses) > 1 and not told.further:
        whole = _decided(held, told.told, told, lines, times, senses, vocabulary)
        matches = [whole] if whole is not None and not whole.faults else []
    elif len(matches) < len(found):
        return None
    return _supported(held, matches) if matches else None


def _goes_otherwise(sentence: str, told: str, senses: Senses, meanings: Meanings) -> bool:
    """ "Has become cheaper", of what "cost 11.6 per cent more"; "dearer by 14%", of oil that "fell by 14%"."""
    words = (senses.comparative(word) for word in _PLAIN.findall(sentence.lower()))
    mine = {found[1] for found in words if found is not None}
    its = {"more" if found[1].lower() == "more" else "less" for found in _BY_SO_MUCH.finditer(told)}
    figures = set(_FIGURES.findall(sentence))
    ways = {way_of(piece, meanings) for piece in _PIECES.split(told) if figures & {*_FIGURES.findall(piece)}}
    its |= {"more" if way == "up" else "less" for way in ways if way is not None}
    return len(mine) == len(its) == 1 and mine != its and not _THAN.search(sentence)


_LEFT_OUT = regex(
    r"\b(?:leav|strip|tak)(?:e|ing|ping)?\s+(?:out|aside|away)\b|\b(?:disregard|ignor)(?:e|ing)?\b|\bbut for\s+(?:the|its|a)\b",
    re.IGNORECASE,
)
""" "Leave out the legacy, and gifts were higher": of what is not so."""
_FIGURES = regex(r"\d[\d.,]*\d|\d")
_PIECES = regex(r"[,;]\s|\b(?:whereas|while|but)\b")
_PLAIN = regex(r"[a-z]{4,}")
_THAN = regex(r"\bthan\s+(?:(?:the|its|that of)\s+)*[A-Z]")
_BY_SO_MUCH = regex(
    r"(?<!\bor )\b(more|less|fewer)\b(?!\s+than\s+(?:an?\s+)?(?:\d|half|third|quarter|tenth|one|two|three))",
    re.IGNORECASE,
)


def judge_turned(held: Held, sentence: str, vocabulary: Any) -> Judgement | None:
    """Who buys whom, turned round: None where the document nowhere tells of that deal, or tells it as the sentence does."""
    senses = senses_of(vocabulary)
    if is_denied(sentence) or not any(word.ways & DEALS for word in senses.words(sentence)):
        return None
    turned: Line | None = None
    for line in lines_of(held, senses):
        for piece in line.pieces if DEALS & line.stems else ():
            told = dealt(held, sentence, piece.text, senses)
            if told is not None and told.roles is Roles.SAME and told.agrees:
                return None
            if told is not None and told.roles is Roles.EXCHANGED and told.is_swap and not piece.denied:
                turned = turned or line
    if turned is None:
        return None
    detail = f'{held.name} says: "{turned.text.strip()}" ({turned.place}). The sentence turns buyer and bought round.'
    return contradicted(held, (quoted(held, turned.text, turned.place),), "comparison-flipped", detail)


def _decided(
    held: Held, clause: str, told: Cited, lines: Sequence[Line], times: Sequence[Time], senses: Senses, vocabulary: Any
) -> Match | None:
    frame = frame_of(held, clause, times, senses, vocabulary)
    match = _best(Matcher(held, frame, senses, vocabulary, told.asked).matches(lines))
    if match is not None and match.faults and match.faults[0].text == ANOTHER_TIME:
        # "the plant should be ready in 2027", of which the sentence that goes on from this one tells that time
        behind = [line for line in lines if line.points_back and line.linked == match.line.text]
        acts = [
            word
            for word in senses.words(clause)
            if not senses.is_idle(word) and not name_stems(word.text) <= held.issuer
        ]
        behind = [line for line in behind if any(word.stands_in(line.stems) for word in acts)]
        if _THE_NEXT.search(clause) and not _THE_NEXT.search(match.line.text):
            return None  # "the next meeting is on 13 November", of a document that tells today's at more length
        if any(when.times_given(held, frame.times, line.text, vocabulary) for line in behind):
            return None
    if match is None or match.faults or told.who is None:
        return match
    return _as_said(held, match, told)


def _as_said(held: Held, match: Match, told: Cited) -> Match | None:
    """Who is cited for it must be who says it, where both are known."""
    runs = [run for _, run in names(told.who or "") if not name_stems(run) <= held.issuer]
    known = persons(held)
    mine = next((name for run in runs if (name := _person_of(run, known)) is not None), None)
    speaker = _speaker(held, match.line)
    if mine is None:
        return match
    if speaker is not None and not speakers.is_person(mine, speaker):
        fault = Fault("wrong-person", f"{speaker} says it")
    elif (other := _of_title(held, (told.who or "").replace(mine, " "), mine)) is not None:
        fault = Fault("wrong-person", f"{other} is called so")
    else:
        return match
    return replace(match, faults=(fault,)) if _may_accuse(match, _SURE) else None


def _person_of(run: str, known: Sequence[Stems]) -> str | None:
    """The name alone of a run such as "Dean Marta Oliveira"."""
    stems = name_stems(run)
    person = next((person for person in known if person and (stems <= person or person <= stems)), None)
    return " ".join(w for w in run.split() if name_stems(w) & person) if person is not None and stems else None


def _of_title(held: Held, title: str, mine: str) -> str | None:
    """Another whom the document calls what the sentence calls `mine`, where it never calls them so."""
    words = frozenset(map(stem, _PLAIN.findall(title.lower()))) - _CALLING
    if not words:
        return None
    own, other = name_stems(mine), None
    for passage in held.passages:
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            if not words <= frozenset(map(stem, _PLAIN.findall(text.lower()))):
                continue
            stems = name_stems(text)
            if own & stems:
                return None
            other = other or next((each for each in persons(held) if len(each) > 1 and each <= stems), None)
    return " ".join(sorted(other)).title() if other is not None else None


_CALLING = frozenset(map(stem, "according professor doctor madam sir dame".split()))


def _speaker(held: Held, line: Line) -> str | None:
    """Whom the sentence itself cites, else whose words the passage holds."""
    who = cited(line.text).who or ""
    known = persons(held)
    named = next(
        (run for _, run in names(who) if any(name_stems(run) <= person for person in known if name_stems(run))), None
    )
    if named is not None or not _SHE.match(who):
        return named or line.speaker
    return " ".join(sorted(line.subject)).title() if line.subject else None


_SHE = regex(r"(?:He|She)\b")


def _supported(held: Held, matches: Sequence[Match]) -> Judgement:
    evidence = tuple(quoted(held, m.line.said or m.line.text, m.line.place) for m in matches)
    said = "; ".join(dict.fromkeys(f'"{(m.line.said or m.line.text).strip()}" ({m.line.place})' for m in matches))
    return supported(held, evidence, f"{held.name} says: {said}.")


def _contradicted(held: Held, match: Match) -> Judgement:
    line, fault = match.line, match.faults[0]
    said = f'{held.name} says: "{(line.said or line.text).strip()}" ({line.place})'
    evidence = (quoted(held, line.said or line.text, line.place),)
    return contradicted(held, evidence, fault.code, f"{said}. The sentence says otherwise: {fault.text}.")


def _best(found: Sequence[Match]) -> Match | None:
    """The match that decides: all accounted for, or all but one slot that is filled otherwise in the one place that is meant."""
    whole = [m for m in found if not m.missing]
    right = [m for m in whole if not m.faults and _is_near(m, _SHARE) and m.far <= 1]
    decided = [m for m in right if not (m.open or m.untold or m.vague)]
    if decided:
        return max(decided, key=lambda m: m.weight)
    wrong = sorted(
        (m for m in whole if len(m.faults) == 1 and _may_accuse(m, _LEAST if m.faults[0].text == OPPOSITE else _SURE)),
        key=lambda m: -m.weight,
    )
    if not wrong or any(
        m.line is not wrong[0].line and not m.untold and not m.vague and m.weight >= wrong[0].weight for m in right
    ):
        return None
    if any(m.faults[0].code != wrong[0].faults[0].code for m in wrong if m.weight >= wrong[0].weight):
        return None
    return wrong[0]


def _is_near(match: Match, share: float) -> bool:
    size = match.strong + match.near + match.far
    return size >= _LEAST and match.direct >= 1 and match.strong >= share * size


def _may_accuse(match: Match, least: int) -> bool:
    fault = match.faults[0] if match.faults else Fault("wrong-person", "another speaker")
    strong = match.strong + match.own
    size = strong + match.near + match.far
    if match.open or (match.untold and fault.text not in (ANOTHER_TIME, ITS_TIME)):
        return False
    is_other_way = fault.text == OPPOSITE and fault.code != "negated" and match.direct < _LEAST
    if match.vague and (fault.code == "wrong-value" or is_other_way):
        return False  # "fuel and purchased power fell", beside a revenue that will rise
    is_exchange = fault.code == "wrong-company" and match.strong >= _SURE
    share = _SOME if is_exchange else _MOST
    if match.by_sense and fault.text == OPPOSITE and not match.leads:
        return False  # what it is said of stands elsewhere
    return size + 1 >= least and strong >= _LEAST and match.direct >= 1 and strong >= share * size
