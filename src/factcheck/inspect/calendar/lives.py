"""Ages, and years later: years that the article itself lets the reader count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import NUMBER, number

_YEAR = r"(?:1[6-9]|20)\d\d"
_N = rf"(?:{NUMBER}|a hundred)"
_BORN = regex(
    rf"\b[Bb]orn\s+(?:on\s+|in\s+)?(?:[^\W\d_a-z][\w.’'-]*,?\s+){{0,3}}?(?:on\s+|in\s+)?(?:\d{{1,2}},?\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{{1,2}},?\s+)?(?:of\s+|in\s+)?(?P<year>{_YEAR})\b"
)
_AGE = regex(
    r"(?:(?<=[a-z]),\s+(?P<a>[1-9]\d)(?=,)|\baged?\s+(?P<b>[1-9]\d)\b(?!\s*(?:to|-|–|and)\s*\d)|\b(?P<c>[1-9]\d)[- ]years?[- ]old\b|\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+\s+\((?P<f>[2-9]\d)\)|\b(?:[Hh]e|[Ss]he)\s+was\s+(?P<w>[1-9]\d)(?=\.)|\bturn(?:s|ed)\s+(?P<d>[1-9]\d)\b|\bis\s+(?:now\s+)?(?P<e>[1-9]\d)(?=[.,;]|\s+and\b|\s+years\s+old))"
)
_AT_AGE = regex(
    rf"\bin\s+(?:[A-Z][a-z]+\s+)?(?P<y1>{_YEAR}),?\s+(?:at\s+(?:the\s+age\s+of\s+|age\s+)?|aged\s+)(?P<a1>[1-9]\d)\b(?!\s*(?:%|percent|[.,]\d|million|billion))"
    rf"|\bat\s+(?P<a3>[1-9]\d),\s+in\s+(?P<y3>{_YEAR})\b|\bat\s+(?:the\s+age\s+of\s+|age\s+)(?P<a2>[1-9]\d),?\s+in\s+(?:[A-Z][a-z]+\s+)?(?P<y2>{_YEAR})\b"
)


def inspect_lives(page: Page) -> list[Draft]:
    folded = page.folded
    drafts: list[Draft] = []
    if page.published is not None and "born" in folded:
        drafts += _ages(page, page.published)
    if "years later" in folded:
        drafts += _later(page)
    return drafts


def _sentences(page: Page, word: str) -> Iterator[tuple[Sentence, str]]:
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence):
            continue
        text = page.article.text[sentence.start : sentence.end]
        if word in text.lower():
            yield sentence, text


def _draft(page: Page, at: int, end: int, message: str, consistent: str, key: str) -> Draft:
    severity = page.severity("calendar", "warning", "tense")
    return Draft(at, end, severity, message, "wrong-duration", key, figures=(), consistent=consistent)


# ---------------------------------------------------------------- ages
@record
class Told:
    """A year of birth or an age, with the name that stands beside it; None where that is a pronoun or a description."""

    number: int
    start: int
    end: int
    sentence: Sentence
    name: str | None


def _ages(page: Page, published: date) -> Iterator[Draft]:
    """One birth and one age of a page that are of one person; before the birthday the age is a year less."""
    births = list(_births(page))
    if len({birth.number for birth in births}) == 1:
        yield from _ages_then(page, births[0])
    for birth in births:
        ages = [age for age in _present_ages(page, published, birth) if _are_one_person(page, birth, age)]
        years = published.year - birth.number
        if len({age.number for age in ages}) != 1 or years in (ages[0].number, ages[0].number + 1):
            continue
        message = f"Who was born in {birth.number} is {years - 1} or {years} in {published.year}, not {ages[0].number}."
        key = f"{birth.number}|{ages[0].number}"
        yield _draft(page, ages[0].start, ages[0].end, message, f"{years - 1} or {years}", key)


def _ages_then(page: Page, birth: Told) -> Iterator[Draft]:
    """ "Took over the brewery at the age of 43, in 2001", in the sentence that tells the birth."""
    for m in _AT_AGE.finditer(page.article.text, birth.sentence.start, birth.sentence.end):
        year, age = int(m["y1"] or m["y2"] or m["y3"]), int(m["a1"] or m["a2"] or m["a3"])
        years = year - birth.number
        if years not in (age, age + 1):
            message = f"Who was born in {birth.number} was {years - 1} or {years} in {year}, not {age}."
            yield _draft(page, m.start(), m.end(), message, f"{years - 1} or {years}", m[0])


_NAMED = regex(
    r"(?P<name>(?!(?:He|She)\b)[A-Z][\w’'-]+)(?:,\s+(?:who\s+(?:was|is)\s+)?|\s+(?:was|is)\s+(?:now\s+)?|,\s+an?\s+(?:\w+\s+){1,3}|\s+\()$"
)
_NAMED_BEHIND = regex(r"(?:,\s+|\s+)(?:[A-Z][\w’'.-]+\s+){0,2}(?P<name>(?!He\b|She\b)[A-Z][\w’'-]+)")


def _births(page: Page) -> Iterator[Told]:
    text = page.article.text
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence) or "orn" not in text[sentence.start : sentence.end]:
            continue
        for m in _BORN.finditer(text, sentence.start, sentence.end):
            named = _NAMED.search(text, sentence.start, m.start()) or _DESCRIBED.search(text, sentence.start, m.start())
            yield Told(int(m["year"]), m.start(), m.end(), sentence, named["name"] if named else None)


_DESCRIBED = regex(r"(?P<name>[A-Z][\w’'-]+),\s+[^,;.]{2,50},\s+(?:who\s+)?was\s+$")
_DIES = regex(
    r"\b(?:dies|died|dead|has\s+died)\b[^.;\n]{0,60}?\b(?:aged|at(?:\s+the\s+age\s+of)?|age)\s+(?P<d>[1-9]\d)\b"
)
_DEATH = regex(r"\b(?:died|dies|dead|passed\s+away)\b")
_AT = regex(
    r"\b[Aa]t\s+(?:the\s+age\s+of\s+|age\s+|just\s+|only\s+)?(?P<t>[2-9]\d)(?=,?\s+(?:[a-z]+\s+)?(?:he|she|the\s+\w+)\b|,|\s+[A-Z][a-z])"
)


def _present_ages(page: Page, published: date, birth: Told) -> Iterator[Told]:
    """Ages of the day of publication: beside a name, of somebody who has died, "at 58 he runs"."""
    text = page.article.text
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence):
            continue
        own = [m for pattern in (_DIES, _AGE, _AT) for m in pattern.finditer(text, sentence.start, sentence.end)]
        for m in {m.start(m.lastgroup or 0): m for m in reversed(own)}.values():
            group = m.lastgroup or "a"
            start, end = m.span(group)
            if _AT_AGE.search(text, max(sentence.start, start - 20), min(sentence.end, end + 12)):
                continue
            if group == "w" and not _DEATH.search(page.text_of(sentence.index - 1)):
                continue
            if group in "bt" and _is_of_then(page, sentence, published, birth, start):
                continue
            named = _NAMED.search(text, sentence.start, start) or _DEAD.search(text, sentence.start, start)
            if named and _PLACE.search(text, sentence.start, named.start("name")):
                named = None  # "the founder of the ice school in Sankt Emmer died"
            behind = _NAMED_BEHIND.match(text, end) if group == "t" else None
            found = named or behind
            yield Told(int(m[group]), start, end, sentence, found["name"] if found else None)


_DEAD = regex(r"(?P<name>[A-Z][\w’'-]+)\s+(?:dies|has\s+died|died|is\s+dead)\b[^.;]{0,60}$")
_PLACE = regex(r"\b(?:in|of|at|from|near)\s+(?:[A-Z][\w’'-]+\s+)*$")
_THEN = regex(r"\b(?:died|then|when|joined|began|started|became|founded|left|took\s+over|had|would\s+have)\b")


def _is_of_then(page: Page, sentence: Sentence, published: date, birth: Told, at: int) -> bool:
    """The age of another year than this one."""
    text = page.article.text
    told = {int(year) for year in _YEARS.findall(text, sentence.start, sentence.end)}
    years = told - {birth.number, published.year}
    if not years and published.year in told and _DIED.search(text, max(sentence.start, at - 60), at):
        return False  # "died on 17 May 2026, aged 75"
    return bool(years) or _THEN.search(text, max(sentence.start, at - 60), at) is not None


_DIED = regex(r"\b(?:died|passed\s+away)\b[^.;]{0,40}$")
_YEARS = regex(rf"\b{_YEAR}\b")
_FULL_NAME = regex(r"\b[A-Z][a-z]+\s+[A-Z][a-zß-ÿ’'-]+\b")
_NEAR = 2


def _are_one_person(page: Page, birth: Told, age: Told) -> bool:
    """Of one name; who is only called "he" or "the founder" is the one named right before."""
    if birth.name and age.name:
        return (
            birth.name == age.name
            or birth.sentence is age.sentence
            and _WHO_IS.search(page.text_of(age.sentence.index)) is not None
        )
    if birth.name and _FULL_NAME.search(before := page.text_of(age.sentence.index - 1)) and birth.name in before:
        return True  # "At the age of 71, he told them"
    if abs(birth.sentence.index - age.sentence.index) > _NEAR and not _is_title(page, age):
        return False
    first, last = sorted((birth, age), key=lambda told: told.start)
    between = page.article.text[first.end : last.start]
    name = birth.name or age.name
    others = {m[0].split()[-1] for m in _FULL_NAME.finditer(between)} - {name}
    if _OTHER.search(between):
        return False
    if birth.sentence is age.sentence and birth.start == birth.sentence.start and len(others) == 1:
        return True  # "Born in 1961, brewer Anton Hruby turned 65"
    if name is not None and birth.sentence is not age.sentence:
        return not others or name in page.text_of(last.sentence.index - 1)
    return not others


_WHO_IS = regex(r"^[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?,\s+who\s+(?:is|turned)\b[^;]*,\s+was\s+born\b")
""" "Aamodt, who is 44 and runs Fjordskrap, the largest of its kind, was born in 1972"."""
_OTHER = regex(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|['’]s)\s+(?:\w+\s+)?(?:daughter|son|brother|sister|wife|husband|father|mother|partner)\b|\b(?:successor|predecessor|succeeds|succeeded|replaces|deputy)\b"
)


def _is_title(page: Page, told: Told) -> bool:
    return page.is_headline(told.sentence)


# ---------------------------------------------------------------- years later
_LATER = regex(
    rf"\bin\s+(?P<y1>{_YEAR})\b[^.;]{{0,120}}?\b(?P<n>{_N})\s+years\s+later,?\s+in\s+(?P<y2>{_YEAR})\b", re.IGNORECASE
)


def _later(page: Page) -> Iterator[Draft]:
    for sentence, text in _sentences(page, "years later"):
        m = _LATER.search(text)
        if m is None or len(set(re.findall(rf"\b{_YEAR}\b", text))) != 2:
            continue
        years = int(m["y2"]) - int(m["y1"])
        if abs(_number(m["n"]) - years) > 1:
            message = f"From {m['y1']} to {m['y2']} is {years} years, not {m['n']}."
            yield _draft(
                page, sentence.start + m.start("n"), sentence.start + m.end(), message, f"{years} years later", m[0]
            )


def _number(text: str) -> int:
    return 100 if text.lower() == "a hundred" else number(text)
