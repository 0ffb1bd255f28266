"""The verdict on a sentence that tells how people voted, by what a document tells of the same ballot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.ballots.stances import (
    NOT_UNANIMOUS,
    SCORE,
    UNANIMOUS,
    VERB,
    Stance,
    Vote,
    points_in,
    stance_in,
    votes_in,
)
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import sentences_of
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import MONTHS, Stems, content, tokens
from factcheck.text.numerals import number

_TOLD: Final = regex(rf"{VERB.pattern}|{UNANIMOUS.pattern}|{NOT_UNANIMOUS.pattern}|{SCORE.pattern}", re.IGNORECASE)
_DECIDED: Final = regex(
    r"\b(?:decid(?:ed|es)|resolv(?:ed|es)|voted\s+(?:unanimously|by\b[^.;]{3,40}?)\s+to)\b", re.IGNORECASE
)
_OF_HOLDERS: Final = regex(
    r"\b(?:shareholders?|investors?|creditors?|votes\s+(?:cast|in\s+favou?r)|\d\s?%|per\s?cent\s+of)\b", re.IGNORECASE
)
""" "A vote of shareholders": by shares, and not by heads."""


@record
class Ballot:
    """One decision: its sentences, what was decided, the clauses of the votes, and the score where it is told."""

    lines: tuple[tuple[str, str], ...]
    decision: Stance | None
    votes: tuple[Vote, ...]
    score: tuple[int, int] | None
    unanimous: bool
    words: Stems

    def stance_of(self, person: Stems) -> Stance | None:
        found = [vote.stance for vote in self.votes if any(_is_one(person, name) for name in vote.names)]
        return found[0] if len(found) == 1 else None

    @property
    def against(self) -> int | None:
        if self.score is not None:
            return self.score[1]
        if self.unanimous:
            return 0
        counts = [vote.count for vote in self.votes if vote.stance.kind != "for"]
        told = [vote.count for vote in self.votes if vote.stance.kind == "against"]
        if told and None not in told:
            return sum(n for n in told if n)
        return sum(n for n in counts if n) if counts and None not in counts else None

    @property
    def in_favour(self) -> int | None:
        if self.score is not None:
            return self.score[0]
        counts = [vote.count for vote in self.votes if vote.stance.kind == "for"]
        return sum(n for n in counts if n) if counts and None not in counts else None

    @property
    def whole(self) -> int | None:
        told = [vote.whole for vote in self.votes if vote.whole]
        if told:
            return told[0]
        return self.in_favour + self.against if self.in_favour and self.against is not None else None

    def is_same(self, mine: Stance, its: Stance) -> bool | None:
        """Whether two tell of one vote; None where that is open."""
        mine, its = self._plain(mine), self._plain(its)
        if "against" in (mine.kind, its.kind):
            other = its if mine.kind == "against" else mine
            is_dissent = other.kind != "for"
            return is_dissent if mine.kind == "against" else (None if is_dissent else False)
        if mine.kind != its.kind:
            return None if "for" in (mine.kind, its.kind) and self.decision is None else False
        if mine.points is not None and its.points is not None:
            return mine.points == its.points
        if mine.size is not None and its.points is not None and self.decision is not None and self.decision.points:
            return (its.points > self.decision.points) == (mine.size == "larger")
        return True

    def _plain(self, stance: Stance) -> Stance:
        """What was decided is what those for it were for."""
        decided = self.decision
        if decided is None or stance.kind != decided.kind or stance.size is not None:
            return stance
        is_it = stance.kind == "keep" or stance.points is None or decided.points in (None, stance.points)
        return Stance("for") if is_it else stance


def judge_ballot(held: Held, text: str, rules: Any) -> Judgement | None:
    """None where the sentence tells of no vote, or the document does not tell how that was."""
    if _TOLD.search(text) is None or _OF_HOLDERS.search(text) or {*'"“”'} & {*text}:
        return None
    ballots = _ballots(held, rules)
    if not ballots or not _is_of_its_time(text, held):
        return None
    told = [found for ballot in _meant(ballots, text) if (found := _judged(held, ballot, text)) is not None]
    if len({found.verdict.status for found in told}) != 1:
        return None
    return told[0]


def _meant(ballots: Sequence[Ballot], text: str) -> list[Ballot]:
    """Of several the one with most of the sentence's words; that of the first decision where none has more."""
    words = content(text)
    best = max(len(words & ballot.words) for ballot in ballots)
    found = [ballot for ballot in ballots if len(words & ballot.words) == best]
    return found[:1] if best else list(ballots[:1]) if len(ballots) == 1 else []


def _is_of_its_time(text: str, held: Held) -> bool:
    """A month or a year of which the document does not speak is that of another decision."""
    times = {word.lower() for word in tokens(text) if word.lower() in MONTHS or re.fullmatch(r"(?:19|20)\d\d", word)}
    return times - {"may"} <= held.known


def _judged(held: Held, ballot: Ballot, text: str) -> Judgement | None:
    found: list[tuple[bool, DiagnosisCode, str]] = []
    if UNANIMOUS.search(text) or NOT_UNANIMOUS.search(text):
        says_all = NOT_UNANIMOUS.search(text) is None
        is_all = ballot.unanimous if ballot.against is None else ballot.against == 0
        if not is_all and not (ballot.against or ballot.score):
            return None
        found.append((says_all == is_all, "negated", "unanimous" if is_all else "not unanimous"))
    if (score := SCORE.search(text)) is not None and ballot.in_favour and ballot.against is not None:
        mine = number(score["for"]), number(score["against"])
        its = ballot.in_favour, ballot.against
        found.append((mine == its, "wrong-value", f"{its[0]} to {its[1]}"))
    elif score is not None:
        return None
    for vote in votes_in(text):
        told = _of_vote(ballot, vote)
        if told is None:
            return None
        found.append(told)
    if not found:
        return None
    words = content(text)
    cited = sorted(ballot.lines, key=lambda line: -len(words & content(line[0])))[:2]
    evidence = [quoted(held, line, place) for line, place in cited]
    wrong = next((each for each in found if not each[0]), None)
    detail = f'{held.name} says: "{" ".join(line.strip() for line, _ in cited)}" ({cited[0][1]})'
    if wrong is not None:
        return contradicted(held, evidence, wrong[1], f"{detail}: {wrong[2]}.")
    return supported(held, evidence, f"{detail}.") if _figures_told(ballot, text) else None


def _of_vote(ballot: Ballot, vote: Vote) -> tuple[bool, DiagnosisCode, str] | None:
    if vote.names:
        stances = [ballot.stance_of(name) for name in vote.names]
        if None in stances:
            return None
        same = [ballot.is_same(vote.stance, its) for its in stances if its is not None]
        if False in same:
            who = " ".join(sorted(vote.names[same.index(False)])).title()
            return False, "wrong-person", f"{who} voted otherwise"
        return None if None in same else (True, "wrong-person", "")
    if vote.count is None:
        return None
    its = _count(ballot, vote.stance)
    if its is None or (vote.whole is not None and ballot.whole is None):
        return None
    is_right = its == vote.count and vote.whole in (None, ballot.whole)
    return is_right, "wrong-value", f"{its} of {ballot.whole or 'them'}"


def _count(ballot: Ballot, stance: Stance) -> int | None:
    """How many were for that."""
    if stance.kind == "against":
        return ballot.against
    if ballot.is_same(stance, Stance("for")):
        return ballot.in_favour
    counts = [vote.count for vote in ballot.votes if ballot.is_same(stance, vote.stance)]
    return sum(n for n in counts if n) if counts and None not in counts else None


def _figures_told(ballot: Ballot, text: str) -> bool:
    """Every figure of the sentence stands in what is told of the ballot, so that nothing else is borne out by it."""
    told = " ".join(line for line, _ in ballot.lines)
    move, its = points_in(text), _moves(told)
    if move is not None and move not in its:
        return False
    bare = _MOVES.sub(" ", text)
    return {*_DIGITS.findall(bare)} <= {*_DIGITS.findall(told)} | {
        str(ballot.in_favour),
        str(ballot.against),
        str(ballot.whole),
    }


_DIGITS: Final = regex(r"\d+(?:\.\d+)?")
_MOVES: Final = regex(
    r"\d+(?:\.\d+)?[\s-]+(?:basis|percentage|per\s?cent(?:age)?)[\s-]+points?|\b(?:19|20)\d\d\b", re.IGNORECASE
)


def _moves(text: str) -> set[Decimal]:
    found = (points_in(piece) for piece in re.split(r"(?<=points)\b|(?<=point)\b", text))
    return {each for each in found if each is not None}


def _is_one(person: Stems, name: Stems) -> bool:
    return person <= name or name <= person


def _ballots(held: Held, rules: Any) -> list[Ballot]:
    if "ballots" not in held.memo:
        held.memo["ballots"] = list(_read(held, rules))
    return held.memo["ballots"]  # type: ignore[no-any-return]


def _read(held: Held, rules: Any) -> Iterator[Ballot]:
    """The sentences that tell of votes, one ballot for each passage or run of passages that goes on from a decision."""
    groups: list[list[tuple[str, str]]] = []
    decided: list[tuple[str, str]] = []
    for text, place, _, _ in sentences_of(held, (), meanings_of(rules.vocabulary)):
        is_vote = _TOLD.search(text) is not None and not _OF_HOLDERS.search(text)
        if _DECIDED.search(text):
            decided = [(text, place)]
            groups.append([])
        if is_vote and {*'"“”'}.isdisjoint(text):
            if not groups:
                groups.append([])
            groups[-1] += dict.fromkeys((*decided, (text, place)))
            decided = []
    for lines in groups:
        if lines and (ballot := _ballot(lines)) is not None:
            yield ballot


def _ballot(lines: Sequence[tuple[str, str]]) -> Ballot | None:
    told = " ".join(line for line, _ in lines)
    votes = tuple(vote for line, _ in lines for vote in votes_in(line))
    score = SCORE.search(told)
    is_all = UNANIMOUS.search(told) is not None and not NOT_UNANIMOUS.search(told)
    if not votes and score is None and not is_all:
        return None
    first = next((line for line, _ in lines if _DECIDED.search(line)), None)
    decision = stance_in(first) if first is not None else None
    if decision is not None and decision.kind in ("for", "against"):
        decision = None
    numbers = (number(score["for"]), number(score["against"])) if score is not None else None
    return Ballot(tuple(lines), decision, votes, numbers, is_all, content(told))
