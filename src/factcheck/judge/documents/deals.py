"""Who buys whom: a sentence that turns buyer and bought round is wrong, whatever its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names
from factcheck.text.sentences import split_sentences

_ACTIVE = regex(
    r"\b(?:buy(?:s|ing)?|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|tak(?:e|es|ing)\s+over|took\s+over|bid(?:s|ding)?\s+for|offer(?:s|ed|ing)?\s+to\s+buy|"
    r"snap(?:s|ped|ping)?\s+up|swallow(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_PASSIVE = regex(
    r"\b(?:bought|acquired|purchased|taken over|being bought|being acquired|swallowed)\s+by\b", re.IGNORECASE
)
_OF_BY = regex(
    r"\b(?:acquisition|takeover|purchase)\s+of\s+(?P<target>[^,.;]{3,60}?)\s+by\s+(?P<buyer>[^,.;]{3,60})"
    r"|\b(?:offer|bid|takeover|acquisition)\s+by\s+(?P<buyer2>[^,.;]{3,60}?)\s+(?:for|of)\s+(?P<target2>[^,.;]{3,80})",
    re.IGNORECASE,
)
_ORDERED = regex(r"\border(?:s|ed|ing)?\b[^.;]{0,60}?\bfrom\s+(?:the\s+)?", re.IGNORECASE)
""" "Has ordered 36 trains from Halvorsen Works"."""
_OURS = regex(r"\b(?:the company|the group|the board|we|it)\b[^,.;]*$", re.IGNORECASE)
_FAR = 60
"""Code points: a name further from the verb is none of its."""


def judge_deal(held: Held, sentence: str) -> Judgement | None:
    """None where the sentence tells no deal between two names of the document, or tells it as the document does."""
    bodies = [name for name in (held.issuer, *held.others) if name]
    claimed = next(_roles(sentence, bodies), None)
    if claimed is None or denied(sentence):
        return None
    turned: tuple[str, str] | None = None
    for passage in held.passages:
        if not any(form.search(passage.text) for form in (_ACTIVE, _OF_BY, _ORDERED)):
            continue
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            for told in _roles(text, bodies):
                if told == claimed:
                    return None
                if told == claimed[::-1] and not denied(text):
                    turned = turned or (text, passage.place)
    if turned is None:
        return None
    text, place = turned
    detail = f'{held.name} says: "{text.strip()}" ({place}). The sentence turns buyer and bought round.'
    return contradicted(held, (quoted(held, text, place),), "comparison-flipped", detail)


def is_another(sentence: str, told: str) -> bool:
    """Both say who is bought, and it is not the same."""
    mine, its = _bought(sentence), _bought(told)
    return bool(mine and its) and not mine & its


def _bought(text: str) -> Stems:
    found = _ACTIVE.search(text)
    near = text[found.end() : found.end() + _FAR] if found is not None else ""
    return next((name_stems(run) for _, run in names(near)), frozenset())


def _roles(text: str, bodies: list[Stems]) -> Iterator[tuple[Stems, Stems]]:
    """Buyer and target, by name."""
    for found in _OF_BY.finditer(text):
        pair = _name(found["buyer"] or found["buyer2"], bodies), _name(found["target"] or found["target2"], bodies)
        if pair[0] and pair[1] and pair[0] != pair[1]:
            yield pair[0], pair[1]
    for found in _ORDERED.finditer(text):
        buyer, seller = (
            _last(text[max(0, found.start() - _FAR) : found.start()], bodies)
            or (bodies[0] if bodies and _OURS.search(text[: found.start()]) else None),
            _name(text[found.end() : found.end() + _FAR], bodies),
        )
        if buyer and seller and buyer != seller:
            yield buyer, seller
    passive = [found.span() for found in _PASSIVE.finditer(text)]
    for start, end in passive:
        target, buyer = _last(text[max(0, start - _FAR) : start], bodies), _name(text[end : end + _FAR], bodies)
        if target and buyer and target != buyer:
            yield buyer, target
    for found in _ACTIVE.finditer(text):
        if any(a <= found.start() < b for a, b in passive):
            continue
        buyer, target = (
            _last(text[max(0, found.start() - _FAR) : found.start()], bodies),
            _name(text[found.end() : found.end() + _FAR], bodies),
        )
        if buyer and target and buyer != target:
            yield buyer, target


def _name(text: str, bodies: list[Stems]) -> Stems | None:
    """The first known name of a text."""
    for _, run in names(text):
        stems = name_stems(run)
        found = next((body for body in bodies if stems and (stems <= body or body <= stems)), None)
        if found is not None:
            return found
    return None


def _last(text: str, bodies: list[Stems]) -> Stems | None:
    found = None
    for _, run in names(text):
        stems = name_stems(run)
        found = next((body for body in bodies if stems and (stems <= body or body <= stems)), found)
    return found
