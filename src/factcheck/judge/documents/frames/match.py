"""A clause of a claim laid beside one sentence of a document: what of it is accounted for, and what the document fills otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factcheck.judge.documents import when
from factcheck.judge.documents.called import EARLIER
from factcheck.judge.documents.frames.acts import acts_of
from factcheck.judge.documents.frames.claims import Frame, Number, mentions
from factcheck.judge.documents.frames.clauses import (
    base,
    conditions,
    deputies,
    frequencies,
    is_denied,
    is_done,
    is_exclusive,
    is_past,
    is_to_come,
    is_unsure,
    leaves_untold,
    ranks,
    refuses_leave,
)
from factcheck.judge.documents.frames.compared import order
from factcheck.judge.documents.frames.lines import Line, Piece
from factcheck.judge.documents.frames.roles import ACTS, Roles, roles
from factcheck.judge.documents.frames.senses import Senses, Word
from factcheck.judge.documents.frames.standing import Names
from factcheck.judge.documents.frames.tally import (
    ANOTHER_TIME,
    ITS_TIME,
    OPPOSITE,
    SHARES,
    Fault,
    Match,
    Tally,
    compared,
)
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, stem

_DETERMINED = regex(r"\b(?:the|an?)\s+$")
_JOINED = regex(r"(?:\band|\bor|,)\s+$")
_OF_NAME = regex(r"\b[A-Z]\w+\s+of\s+$")
_CLOSE = 0.999
_DEGREE = regex(r"(?:more|less|fewer|most|least|higher|lower|above|below)\b", re.IGNORECASE)
""" "That is 310 more than in June" says of nothing what it is."""
_THAN = regex(r"\bthan\b", re.IGNORECASE)
_BETWEEN = regex(r",\s|;\s|\sand\s|\swhile\s|\sbut\s|\sagainst\s|\scompared\s|\s\((?=\w)")
_DIRECTIONS = frozenset(
    ("~rise", "~fall", "~raise", "~lower", "~better", "~worse", "~widen", "~narrow", "~exceed", "~trail")
)


_SCALES = _DIRECTIONS | frozenset(
    ("~keep", "~stay_at", "~unchanged", "~confirm", "~favour", "~oppose", "~buy", "~sell")
)
"""Of these there is a third beside the two."""


_DEGREES = _DIRECTIONS | frozenset(
    ("~biggest", "~smallest", "~best", "~worst", "~profit", "~loss", "~cheap", "~dear", "~positive", "~negative")
)


_OF_ROW = regex(r"\btable \d+, row \d+")
_UNMOVED = regex(r"\bnot\s+(?:\w+\s+)?(?:mov|chang|alter|ris|rose|f[ae]ll|gr[eo]w)\w*", re.IGNORECASE)
"""A row told as a sentence has no verb, so that "does not move" may be what its figures show."""


def _letters(word: Word) -> Stems:
    """A word's own stems, and the paraphrases by which a figure is found."""
    return word.parts | frozenset(way for way in word.ways if way[0] != "~")


class Matcher:
    """One claim's clause against the lines of one document."""

    def __init__(self, held: Held, frame: Frame, senses: Senses, vocabulary: Any, asked: bool = False) -> None:
        self.asked = asked
        self.held, self.frame, self.senses, self.vocabulary = held, frame, senses, vocabulary
        self.names = Names(held, frame)
        self.acts = acts_of(frame.text, frame.words)
        acts = acts_of(frame.text, (*frame.words, *frame.idle))
        self.light = [word for word in acts if word in frame.idle and frame.names]
        """Acts that need not be found; where they are, it is asked whose they are."""
        self.is_measured = any(number.kind == "money" or number.kind in SHARES for number in frame.numbers)

    def matches(self, lines: Sequence[Line]) -> list[Match]:
        found: list[Match] = []
        for line in lines:
            if line.asks is self.asked and self._may_hold(line):
                found += [self._match(line, piece) for piece in line.pieces]
        return found

    def _may_hold(self, line: Line) -> bool:
        frame, lost = self.frame, 0
        here = 1 if line.leads_on and (frame.numbers or frame.times) else 0
        for word in frame.words:
            is_than = self.senses.comparative(word.text.lower()) is not None and _THAN.search(line.text) is not None
            if is_than or word.stands_in(line.stems) or not self.senses.against(word).isdisjoint(line.stems):
                here += 1
            elif not word.stands_in(line.linked_stems | line.before_stems):
                lost += 1
        return lost <= 1 and (here > 0 or not frame.words)

    def _match(self, line: Line, piece: Piece) -> Match:
        frame, found = self.frame, Tally()
        direct = self._direct(piece)
        found.taken |= set(direct.values())
        for k, word in enumerate(frame.words):
            self._word(word, direct.get(k), line, piece, found)
        found.strong += sum(any(word.is_direct(w.ways | w.parts) for w in piece.words) for word in frame.idle)
        self._ranks(piece, found)
        lost = [name for name in frame.names if not self.names.account(name, line, piece, found)]
        self._numbers(line, piece, found)
        self._polarity(line, piece, found)
        if not self.names.is_another_person(lost, line, piece, found):
            self._roles(line, piece, found, lost)
            found.missing += len(lost)
        self._times(line, piece, found)
        self._doubts(line, piece, found)
        return self._counted(line, piece, found)

    def _numbers(self, line: Line, piece: Piece, found: Tally) -> None:
        there = self._mentions(piece.text)
        for number in self.frame.numbers:
            outcome = compared(number, there)
            if isinstance(outcome, Number):
                found.strong += 1
                found.direct += 1
                found.told += 1
                self._beside(number, outcome, there, piece, found)
            elif line.points_back and isinstance(compared(number, self._mentions(line.linked)), Number):
                found.near += 1
            elif isinstance(outcome, Fault) and self._may_differ(number) and not self._is_anothers(number, there):
                found.faults.append(outcome)
            else:
                found.missing += 1

    def _is_anothers(self, number: Number, there: Sequence[Number]) -> bool:
        """ "Two of the four ships", of "the second of four": the four there are the claim's four, and none of its two."""
        others = [other for other in self.frame.numbers if other is not number]
        free = [each for each in there if not any(isinstance(compared(other, (each,)), Number) for other in others)]
        return len(free) < len(there) and not isinstance(compared(number, free), Fault)

    def _polarity(self, line: Line, piece: Piece, found: Tally) -> None:
        frame = self.frame
        core = self._core(piece) if piece.is_whole else piece.text
        if core is None and not piece.is_mixed:
            core = piece.parts[0]
        found.doubt(core is None, "mixed")
        # "rejected" against "accepted" is told by the words themselves
        ends = [(w, other) for w in frame.idle for other in piece.words if w.ways & other.ways]
        mine_denied = is_denied(frame.text, [word.text for word in (*found.claimed, *(w for w, _ in ends))])
        told = [piece.words[k].text for k in found.taken]
        its_denied = is_denied(core or piece.text, [*told, *(other.text for _, other in ends)])
        found.doubt(refuses_leave(piece.text) and not refuses_leave(frame.text) and not found.opposed, "leave")
        found.doubt(leaves_untold(piece.text) and not leaves_untold(frame.text), "untold")
        if mine_denied != its_denied and found.opposed:
            # what was not raised was not therefore lowered
            found.doubt(any(pair & _SCALES for pair in found.opposed), "scale")
        if (mine_denied != its_denied) != (len(found.opposed) % 2 == 1):
            is_of_row = _OF_ROW.search(line.place) is not None and _UNMOVED.search(frame.text) is not None
            found.doubt(is_of_row and not found.opposed, "row")
            found.doubt(not found.opposed and is_exclusive(piece.text) != is_exclusive(frame.text), "exclusive")
            is_way = any(pair <= _DIRECTIONS for pair in found.opposed)
            found.faults.append(Fault("direction-flipped" if is_way else "negated", OPPOSITE))

    def _roles(self, line: Line, piece: Piece, found: Tally, lost: list[Stems]) -> None:
        pairs = [(word, piece.words[k]) for word, k in found.pairs if word in self.acts or word.ways & ACTS]
        pairs += [(word, each) for word in self.light for each in piece.words if word.is_direct(each.ways | each.parts)]
        pairs = [pair for pair in pairs if self.senses.comparative(pair[0].text.lower()) is None]
        told = roles(self.held, self.frame.text, piece.text, pairs, self.senses, piece.lead)
        if told.roles in (Roles.EXCHANGED, Roles.OTHER):
            found.faults.append(Fault("wrong-person" if told.is_person else "wrong-company", "another acts there"))
            lost[:] = [name for name in lost if not (name <= told.name or told.name <= name)]
        found.vague = found.vague or told.roles is Roles.UNSURE

    def _doubts(self, line: Line, piece: Piece, found: Tally) -> None:
        frame = self.frame
        # "dismisses Sedge's challenge to the award": nobody awards anything there
        told = [piece.words[k] for word, k in found.pairs if word in self.acts]
        if not all(word in piece.acts or _JOINED.search(piece.text[: word.start]) for word in told):
            free = [w for k, w in enumerate(piece.words) if w in piece.acts and k not in found.taken]
            free = [w for w in free if not _DETERMINED.search(piece.text[: w.start])]
            is_beside = any(not self.senses.is_carrier(word) for word in free)
            found.vague = found.vague or is_beside
            found.doubt(is_beside and found.is_opposite and not found.opposed, "noun")
        shared = any(w.ways & other.ways for w in frame.idle for other in piece.words)
        if not told and not shared and found.is_opposite and not found.opposed:
            # "the transfer is late", of one whose target "was not achieved": what is denied there the clause does not tell
            free = [w for k, w in enumerate(piece.words) if w in piece.acts and k not in found.taken]
            found.doubt(any(not self.senses.is_carrier(word) for word in free), "noun")
        if self.is_measured:
            # a sum or rate is of what its own words say; of a time told beside it only where it is another figure's
            found.vague = found.vague or found.guessed > 0
            found.doubt(any(fault.text == ANOTHER_TIME for fault in found.faults), "time")
        found.doubt(found.halved and not found.faults, "mixed")
        is_timed = any(fault.code == "wrong-duration" for fault in found.faults)
        found.doubt(self._is_open(line, piece, found.is_opposite and not found.opposed, is_timed), "modality")
        found.doubt(bool(found.faults) and all(_DEGREE.match(word.text) for word in frame.words), "bare")
        found.vague = found.vague or (frame.own and self.names.is_of_another(piece))
        found.vague = found.vague or deputies(frame.text) != deputies(piece.text) and self._is_of_deputy(piece)
        is_named = any(self.names.stands(name, piece.runs) for name in frame.names)
        if line.subject and (not is_named):
            found.doubt(not found.faults or found.faults[0].code != "wrong-person", "person")

    def _counted(self, line: Line, piece: Piece, found: Tally) -> Match:
        leads = line.leads_on and found.near and (found.told or found.faults) and (found.acted or not found.is_opposite)
        # "by the end of the year" alone tells nothing of what was told before
        leads = leads and (bool(found.claimed or found.faults) or bool(self.frame.numbers))
        if leads:
            found.loose = False
        if leads:
            # "It runs for seven years": the pronoun stands for what was told
            found.strong, found.near = found.strong + found.near, 0
            found.direct += found.direct_near
        return Match(
            line,
            piece,
            found.strong,
            found.near,
            found.far,
            tuple(found.faults),
            found.missing,
            tuple(found.doubts),
            found.direct,
            found.untold,
            found.vague or found.loose,
            bool(leads),
            bool(found.opposed) and found.words_near > 0,
            self.frame.own or found.head,
        )

    def _may_differ(self, number: Number) -> bool:
        """A sum or rate that the document prints nowhere may have been worked out; a count in the same words has not."""
        if number.kind in SHARES or number.kind == "money":
            size = abs(float(number.value or 0))
            return any(self.held.facts.valued(size * _CLOSE, size / _CLOSE))
        return True

    def _core(self, piece: Piece) -> str | None:
        """The one clause of a sentence that tells what is done."""
        holding = [part for part in piece.parts if any(w.stands_in(self.senses.stems(part)) for w in self.acts)]
        return holding[0] if len(holding) == 1 else None

    def _direct(self, piece: Piece) -> dict[int, int]:
        """Which word of the document stands for which of the claim in its own letters; each for one."""
        out: dict[int, int] = {}
        for k, word in enumerate(self.frame.words):
            for n, other in enumerate(piece.words):
                if n in out.values() or (word in self.acts and _OF_NAME.search(piece.text[: other.start])):
                    continue  # nobody appeals in "the Court of Appeal"
                if word.is_direct(other.ways | other.parts):
                    out[k] = n
                    break
        return out

    def _word(self, word: Word, direct: int | None, line: Line, piece: Piece, found: Tally) -> None:
        against = self.senses.against(word)
        free = [k for k in range(len(piece.words)) if k not in found.taken]
        if direct is not None:
            found.direct += 1
            self._found(word, direct, against, piece, found)
        elif (other := self._meant(word, free, piece)) is not None:
            found.guessed += not (word.ways | word.parts) & _letters(piece.words[other])
            found.direct += not word.parts.isdisjoint(piece.words[other].ways | piece.words[other].parts)
            self._found(word, other, against, piece, found)
        elif (other := next((k for k in free if piece.words[k].ways & against), None)) is not None:
            self._found(word, other, frozenset(), piece, found)
            found.opposed.append(self.senses.opposed(word, piece.words[other].ways))
        elif any(len(w.parts) > 1 and word.ways & w.parts for w in piece.words):
            found.strong += 1  # "share buyback": one phrase for two words
        elif word.stands_in(line.stems) or word.stands_in(line.linked_stems):
            found.near += 1
            found.words_near += 1
            # "slowed more than expected, but she did not foresee a recession": what the other half denies this one does not say
            found.halved = found.halved or (line.is_mixed and not word.stands_in(line.linked_stems))
            # of a sum or rate every word must stand with it: an operating profit is no net profit
            found.loose = found.loose or word in self.acts or self.is_measured
            found.direct_near += word.is_direct(line.stems | line.linked_stems)
        elif word.stands_in(line.before_stems):
            found.far += 1
            found.loose = found.loose or word in self.acts
        else:
            found.missing += 1

    def _meant(self, word: Word, free: Sequence[int], piece: Piece) -> int | None:
        """The word of the document that means the same; of several the one that tells an act, where the claim's does."""
        told = [k for k in free if self._means(piece.words[k], word)]
        if len(told) > 1 and word in self.acts:
            return next((k for k in told if piece.words[k] in piece.acts), told[0])
        return told[0] if told else None

    def _means(self, told: Word, word: Word) -> bool:
        """In another word; what is part of a name tells no act."""
        return bool(told.ways & word.ways) and not (word in self.acts and told.start and told.text[0].isupper())

    def _found(self, word: Word, at: int, against: Stems, piece: Piece, found: Tally) -> None:
        found.strong += 1
        found.taken.add(at)
        found.pairs.append((word, at))
        found.claimed.append(word)
        found.acted = found.acted or word in self.acts
        found.doubt(self._both(word, against, piece), "both")

    def _both(self, word: Word, against: Stems, piece: Piece) -> bool:
        """ "It was the lowest of three, the highest was another": the clause tells of both."""
        against = against if piece.is_whole else against & _DEGREES
        return any(other.ways & against and not other.ways & word.ways for other in piece.words)

    def _ranks(self, piece: Piece, found: Tally) -> None:
        """ "The largest", against "the second largest"; and "larger than", which has two sides."""
        mine, its = ranks(self.frame.text), ranks(piece.text)
        if mine and its and not mine & its and {top for _, top in mine} & {top for _, top in its}:
            found.faults.append(Fault("wrong-rank", "another rank"))
        elif mine - its or (mine and found.near):
            found.vague = True  # a rank is of what its own clause names
        if _THAN.search(self.frame.text) and not self.frame.numbers:
            ordered = order(self.frame.text, piece.text, self.senses)
            if ordered is None:
                found.doubt(True, "order")
            elif ordered is False:
                found.faults.append(Fault("comparison-flipped", "the other way round"))
            if ordered is not None:
                # "heavier" for "lighter", with the two exchanged
                words = [w for w in self.frame.words if self.senses.comparative(w.text.lower())]
                ways = min(found.missing, sum(not w.stands_in(piece.stems) for w in words))
                found.missing -= ways
                found.strong += ways

    def _is_anothers_time(self, number: Number) -> bool:
        """ "Expects 17.5 million, down from 17.9 million in 2025": the time stands with the figure behind this one; or "in the year to
        October it paid 9.1p, up from 8.7p", where it is that of the figure before."""
        text = self.frame.text
        before = [n.start for n in self.frame.numbers if n.kind == number.kind and n.start < number.start]
        if (
            before
            and EARLIER.search(text[: number.start])
            and all(text.find(t.text) < max(before) for t in self.frame.times)
        ):
            return True
        behind = [n.start for n in self.frame.numbers if n.kind == number.kind and n.start > number.start]
        return bool(behind) and all(text.find(t.text) > min(behind) for t in self.frame.times)

    def _beside(self, claimed: Number, number: Number, there: Sequence[Number], piece: Piece, found: Tally) -> None:
        """Of several figures of one kind, the words and times that stand with another one are not this one's."""
        rivals = [n for n in there if n is not number and n.kind == number.kind]
        if not rivals:
            return
        cuts = [0, *(cut.start() for cut in _BETWEEN.finditer(piece.text)), len(piece.text)]
        spans = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
        mine = next((span for span in spans if span[0] <= number.start < span[1]), spans[0])
        others = [
            span for span in spans for n in rivals if span != mine and span[0] <= n.start < span[1] and span[0] > 0
        ]
        for k in found.taken:
            if any(a <= piece.words[k].start < b for a, b in others):
                found.doubt(True, "beside")
        if self.frame.times and (own := piece.text[mine[0] : mine[1]]) and not self._is_anothers_time(claimed):
            other = when.other_time(self.held, self.frame.times, own, self.vocabulary)
            if other is not None:
                found.faults.append(Fault(other, ITS_TIME))
                found.told += 1

    def _mentions(self, text: str) -> list[Number]:
        key = ("mentions", text)
        if key not in self.held.memo:
            self.held.memo[key] = mentions(text, self.held, self.vocabulary)[0]
        return self.held.memo[key]  # type: ignore[no-any-return]

    def _is_of_deputy(self, piece: Piece) -> bool:
        """ "Deputy chairman" on one side, and the chairman on the other."""
        there = deputies(self.frame.text) ^ deputies(piece.text)
        return any(not there.isdisjoint(word.ways | word.parts) for word in self.frame.words)

    def _times(self, line: Line, piece: Piece, found: Tally) -> None:
        frame = self.frame
        if not when.whens(frame.text) <= when.whens(f"{line.text} {self.held.title or ''}"):
            found.vague = True
        if when.other_season(frame.text, line.text):
            found.faults.append(Fault("wrong-period", ANOTHER_TIME))
            return
        often, told_often = frequencies(frame.text), frequencies(piece.text)
        found.vague = found.vague or bool(often - told_often)
        mine, its = base(frame.text), base(piece.text) or base(line.text)
        if mine is not None and its is None:
            found.vague = True
        elif mine is not None and mine != its:
            found.faults.append(Fault("wrong-period", "another base"))
        if frame.numbers and self._is_anothers_time(frame.numbers[0]):
            return
        if not frame.times or any(fault.text in (ANOTHER_TIME, ITS_TIME) for fault in found.faults):
            return
        told = frozenset().union(
            *(w.ways | w.parts for w in frame.words), (stem(each) for name in frame.names for each in name)
        )
        other = when.other_time(self.held, frame.times, piece.text, self.vocabulary, told)
        if other is not None:
            found.faults.append(Fault(other, ANOTHER_TIME))
        elif when.times_given(self.held, frame.times, piece.text, self.vocabulary) or self._may_all_be(piece.text):
            found.told += 1
            found.strong += 1
        elif not when.times_given(self.held, frame.times, f"{line.text} {line.linked}", self.vocabulary):
            found.untold = True

    def _may_all_be(self, text: str) -> bool:
        there = when.times_in(text, self.vocabulary, self.held)
        days = [time for time in self.frame.times if time.type == "date"]
        return when.may_be_one(self.frame.times, there) and all(when.may_be_one([day], there) for day in days)

    def _is_open(self, line: Line, piece: Piece, is_opposite: bool, is_timed: bool) -> bool:
        mine, its = self.frame.text, piece.text
        if is_unsure(mine, is_to_come(its)) != is_unsure(its):
            return True
        if (conditions(its) or conditions(line.text)) != conditions(mine):
            return True
        if is_opposite or is_timed:
            return False  # what has still to be done was not done
        if (
            (is_done(mine) or is_past(mine, [word.text for word in self.acts]) and not is_to_come(mine))
            and is_to_come(its)
            and not is_done(its)
        ):
            return True
        told = [word.text for word in piece.words if any(word.ways & w.ways for w in self.frame.words)]
        return is_to_come(mine) and not is_to_come(its) and is_past(its, told)
