"""Assertions without a figure: whether a sentence of the document says the same, denies it, or tells another time or order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents import orders, when
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.flows import flows_differ
from factcheck.judge.documents.meanings import Meanings, meanings_of
from factcheck.judge.documents.quotes import words_of
from factcheck.judge.documents.verdicts import contradicted, open_, quoted, supported
from factcheck.model import Contradicted, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.offices import OFFICES
from factcheck.sources.documents.words import FUNCTION, MONTHS, Stems, content, name_stems, names, stem
from factcheck.text.sentences import split_sentences

_DEAL = frozenset(
    stem(word) for word in "acquisition acquire purchase deal merger takeover transaction buyout merge".split()
)
_COMPARED = regex(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|greater|bigger|exceed\w*|surpass\w*|outstrip\w*|outpac\w*|than)\b",
    re.IGNORECASE,
)
_HEDGED = regex(r"\b(?:could|(?-i:may)|might|would|should|probably|likely|perhaps|if)\b", re.IGNORECASE)


@record
class Line:
    """A sentence of the document."""

    text: str
    stems: Stems
    denied: bool
    place: str
    before: Stems = frozenset()
    """The stems of the sentences before it in its passage, which tell of the same."""


def lines(held: Held, wanted: Stems, meanings: Meanings | None = None) -> Iterator[Line]:
    """The sentences that hold some of the wanted stems, or others of their meaning; others are not even cut."""
    heads = tuple({word[:4] for word in wanted if len(word) > 3 and not (meanings and meanings.has_others(word))})
    for passage in held.passages:
        low = passage.text.lower()
        if sum(head in low for head in heads) * 2 < len(heads):
            continue
        before: Stems = frozenset()
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            if text.rstrip("\"”' ").endswith("?"):
                continue  # a question asserts nothing
            stems = _united(content(text))
            if meanings is not None:
                stems |= meanings.alike(wanted, stems | orders.all_words(text))
            yield Line(text, stems, denied(text), passage.place, before)
            before |= stems


def _united(stems: Stems) -> Stems:
    return frozenset("deal" if root in _DEAL else root for root in stems)


def judge_plain(
    held: Held, sentence: str, times: Sequence[Time], vocabulary: Any, asked_names: Stems
) -> Judgement | None:
    """None where nothing in the document is near it."""
    found = _judge_plain(held, sentence, times, vocabulary, asked_names, None)
    if found is not None and found.verdict.status != "unverified":
        return found
    if sum(len(passage.text) for passage in held.passages) > _SHORT:
        return found
    other = _judge_plain(held, sentence, times, vocabulary, asked_names, meanings_of(vocabulary))
    if isinstance(other.verdict if other else None, Contradicted) and other.verdict.diagnosis.code not in _DATES:  # type: ignore[union-attr]
        return found  # words that mean nearly the same are enough for a date, not for a denial
    return other if other is not None and other.verdict.status != "unverified" else found


_SHORT = 100_000
"""Code points: in longer documents sentences are found by their own words alone."""
_DATES = frozenset(("wrong-date", "wrong-period", "wrong-duration"))


def _judge_plain(
    held: Held, sentence: str, times: Sequence[Time], vocabulary: Any, asked_names: Stems, meanings: Meanings | None
) -> Judgement | None:
    told = _united(content(sentence)) - asked_names - _own_name(held, sentence)
    short = len(told) < 2
    if short:
        told |= frozenset(_telling_stems(sentence))
    if len(told) < 2 or _HEDGED.search(sentence) or any(root not in held.known for root in _proper(sentence)):
        return None
    if any(mark in sentence for mark in '"“”'):
        return None  # a quote is looked up as one
    best: tuple[float, Line] | None = None
    for line in lines(held, told, meanings=meanings):
        share = len(told & (line.stems | orders.all_words(line.text) if short else line.stems)) / len(told)
        if best is None or share > best[0]:
            best = (share, line)
    if best is None or best[0] < orders.SHARED:
        found = _in_context(held, sentence, told, times, vocabulary)
        if found is not None:
            return found
    if best is None or best[0] < 0.5:
        return None
    share, line = best
    if len(told) >= _TOLD and (swapped := _other_person(held, sentence, told, line)) is not None:
        return swapped
    evidence = (quoted(held, line.text, line.place),)
    said = f'{held.name} says: "{line.text.strip()}" ({line.place})'
    ordered = orders.order(sentence, line.text)
    if share >= orders.SHARED and ordered is not None:
        if ordered != (denied(sentence) != _denied_there(line.text, told)):
            return supported(held, evidence, f"{said}.")
        return contradicted(held, evidence, "comparison-flipped", f"{said}. The sentence says the other way round.")
    if share < (1 if short else orders.SHARED) or _COMPARED.search(sentence):
        return open_(held, "not-comparable", said, evidence)
    clause = _piece(line.text, told)
    if told & orders.all_words(clause) == told & orders.all_words(line.text):
        line = Line(clause, line.stems, line.denied, line.place, line.before)
    other = when.other_time(
        held, times, line.text, vocabulary, content(sentence) | frozenset(map(stem, _proper(sentence)))
    )
    if denied(sentence) != _denied_there(line.text, told):
        if (
            other is not None
            or not _names_there(held, sentence, line)
            or not when.times_given(held, times, line.text, vocabulary)
        ):
            return open_(held, "not-comparable", said, evidence)
        return contradicted(held, evidence, "negated", f"{said}. The sentence says the opposite.")
    ways = _way(content(sentence) | orders.all_words(sentence)), _way(orders.all_words(line.text))
    if all(ways) and ways[0] != ways[1]:
        return contradicted(held, evidence, "direction-flipped", f"{said}. The sentence says the other direction.")
    ranked = _ranks(sentence), _ranks(line.text)
    if ranked[0] and ranked[1] and not ranked[0] & ranked[1] and {r[1] for r in ranked[0]} & {r[1] for r in ranked[1]}:
        return contradicted(held, evidence, "wrong-rank", f"{said}. The sentence gives another rank.")
    if other is not None:
        if _is_dated_so(held, told, times, vocabulary, best[1].text):
            return open_(held, "not-comparable", said, evidence)  # another sentence about it has the claim's time
        return contradicted(held, evidence, other, f"{said}. The sentence names another time.")
    if when.other_season(sentence, line.text):
        return contradicted(held, evidence, "wrong-period", f"{said}. The sentence names another time.")
    if (
        share < 1
        or flows_differ(sentence, line.text)
        or not _acts(sentence) <= orders.all_words(line.text)
        or bool(ways[0]) != bool(ways[1])
        or not when.whens(sentence) <= when.whens(f"{line.text} {held.title or ''}")
        or ranked[0] != ranked[1]
        or not _names_there(held, sentence, line)
        or not _same_order(sentence, line.text)
        or not when.times_given(
            held, times, line.text, vocabulary, content(sentence) | frozenset(map(stem, _proper(sentence)))
        )
    ):
        return open_(held, "not-comparable", said, evidence)
    return supported(held, evidence, f"{said}.")


_TOLD = 2
_PIECES = regex(r",\s+(?=(?:and|but|while|which|as)\b)|;\s+|\s+(?=(?:and|but|while)\s)")


def _piece(text: str, told: Stems) -> str:
    """The clause of a sentence that shares most with what is told."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    return max(pieces, key=lambda piece: len(told & orders.all_words(piece)), default=text)


def _denied_there(text: str, told: Stems) -> bool:
    """ "We have never charged a fee, and we do not intend to" denies once."""
    piece = _piece(text, told)
    return denied(piece if told & orders.all_words(piece) == told & orders.all_words(text) else text)


def _in_context(held: Held, sentence: str, told: Stems, times: Sequence[Time], vocabulary: Any) -> Judgement | None:
    """A clause that leaves out what the sentences before it said: "It will not issue new shares", "Construction starts in July".

    Only another time and a denial are told by it; the verb and what it is done to must stand in the clause itself.
    """
    doing = _verbs(sentence) or frozenset(_telling_stems(sentence))
    for line in lines(held, told):
        here = orders.all_words(line.text)
        shared = told & line.stems
        if not shared or len(told & (line.stems | line.before)) < len(told) or not doing or not doing <= here:
            continue
        piece = _piece(line.text, told | doing)
        if not doing <= orders.all_words(piece) or not shared <= orders.all_words(piece) | _united(
            orders.all_words(piece)
        ):
            continue
        evidence = (quoted(held, line.text, line.place),)
        said = f'{held.name} says: "{line.text.strip()}" ({line.place})'
        other = when.other_time(held, times, piece, vocabulary)
        if denied(sentence) != denied(piece):
            if len(shared) >= _TOLD and other is None and when.times_given(held, times, line.text, vocabulary):
                return contradicted(held, evidence, "negated", f"{said}. The sentence says the opposite.")
            continue
        if other is not None:
            return contradicted(held, evidence, other, f"{said}. The sentence names another time.")
    return None


_VERB = regex(
    r"\b(?:will|to|has|have|had|did|does|would|is|are|was|were)\s+(?:not\s+|be\s+)?([a-z]{3,})", re.IGNORECASE
)


def _verbs(sentence: str) -> Stems:
    return frozenset(stem(found[1]) for found in list(_VERB.finditer(sentence))[:1] if found[1].lower() not in FUNCTION)


def _other_person(held: Held, sentence: str, told: Stems, line: Line) -> Judgement | None:
    """ "Castellan stepped down as President", where the document says it of Roth: an office has one who leaves it."""
    mine = _OPENS.match(sentence)
    if mine is None or not OFFICES.search(sentence) or not OFFICES.search(line.text):
        return None
    names_of = name_stems(mine["name"])
    if not names_of <= held.known or names_of & name_stems(line.text) or denied(sentence) != line.denied:
        return None
    rest = told - frozenset(map(stem, names_of))
    its = [run for _, run in names(line.text) if len(name_stems(run)) >= _TOLD and not name_stems(run) & held.issuer]
    if not rest or not rest <= line.stems | orders.all_words(line.text) or len(its) != 1:
        return None
    said = f'{held.name} says: "{line.text.strip()}" ({line.place})'
    return contradicted(
        held, (quoted(held, line.text, line.place),), "wrong-person", f"{said}. The sentence says it of another."
    )


_OPENS = regex(r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})\s+(?=[a-z])")


def _own_name(held: Held, sentence: str) -> Stems:
    """ "Bank" of "Calloway Bank" is no word about it."""
    runs = [run for _, run in names(sentence) if name_stems(run) & held.issuer]
    return frozenset(stem(word) for run in runs for word in run.split() if word.lower() in _BODIES)


_BODIES = frozenset("bank company group government ministry system systems office board".split())


def _telling_stems(sentence: str) -> Iterator[str]:
    """Verbs that tell what is done with the one thing that a short sentence is about ("will cut its dividend")."""
    for word in words_of(sentence):
        if word not in FUNCTION and word not in MONTHS and stem(word) in _DOES:
            yield stem(word)


_DOES = frozenset(
    map(
        stem,
        "raise cut lower reduce increase pay suspend sell buy acquire close open expand keep leave change end start begin build halt issue".split(),
    )
)
_RANK = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[\s-]+)?(?P<top>most|least|[a-z]{3,}est)\b",
    re.IGNORECASE,
)


def _is_dated_so(held: Held, told: Stems, times: Sequence[Time], vocabulary: Any, but: str) -> bool:
    """Another sentence with the claim's words has every time of the claim."""
    mine = {t.value for t in times if t.type in ("date", "period", "fiscal", "duration")}
    for line in lines(held, told) if mine else ():
        if line.text == but:
            continue
        shared = len(told & (line.stems | orders.all_words(line.text)))
        if shared >= orders.SHARED * len(told) and mine <= {
            t.value for t in when.times_in(line.text, vocabulary, held)
        }:
            return True
    return False


def _acts(sentence: str) -> Stems:
    """ "Is expanding the works": what is done, which a sentence about the works alone does not say."""
    return frozenset(_telling_stems(sentence)) - orders.RISES - orders.FALLS


def _ranks(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(((found["nth"] or "first").lower(), found["top"].lower()) for found in _RANK.finditer(text))


def _names_there(held: Held, sentence: str, line: Line) -> bool:
    """Every name of the sentence stands in that of the document, but the issuer's own."""
    low = line.text.lower()
    own = _own_name(held, sentence)
    return all(word in low or word in held.issuer or stem(word) in own for word in _proper(sentence))


def _way(stems: Stems) -> str | None:
    up, down = bool(stems & orders.RISES), bool(stems & orders.FALLS)
    return None if up == down else "up" if up else "down"


def _proper(sentence: str) -> Iterator[str]:
    for start, run in names(sentence):
        words = run.split()
        for word in words if start else words[1:]:
            yield from name_stems(word)


def _same_order(one: str, other: str) -> bool:
    """Two names in the order of the document: "A bought B" is not "B bought A"."""
    mine = [word for _, run in names(one) for word in name_stems(run.split()[0])]
    at = [other.lower().find(word) for word in dict.fromkeys(mine)]
    found = [place for place in at if place >= 0]
    return found == sorted(found)


# ---------------------------------------------------------------- times
