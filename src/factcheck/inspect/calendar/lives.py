"""Ages and anniversaries: years that the article itself lets the reader count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence
from factcheck.patterns import regex

_YEAR = r"(?:1[6-9]|20)\d\d"
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
         "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"], 1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100}  # fmt: skip
_N = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_BORN = regex(
    rf"\b[Bb]orn\s+(?:on\s+|in\s+)?(?:[A-Z][\w.]*\s+){{0,3}}?(?:\d{{1,2}},?\s+)?(?:[A-Z][a-z]+\s+)?(?:of\s+|in\s+)?(?P<year>{_YEAR})\b"
)
_AGE = regex(
    r"(?:(?<=[a-z]),\s+(?P<a>[1-9]\d)(?=,)|\baged?\s+(?P<b>[1-9]\d)\b(?!\s*(?:to|-|–|and)\s*\d)|\b(?P<c>[1-9]\d)[- ]years?[- ]old\b|\bturn(?:s|ed)\s+(?P<d>[1-9]\d)\b|\bis\s+(?:now\s+)?(?P<e>[1-9]\d)(?=[.,;]|\s+and\b|\s+years\s+old))"
)
_THEN = regex(r"\b(?:died|then|at the time|when (?:he|she)|at age|at the age of|the late|would have)\b", re.IGNORECASE)
_AT_AGE = regex(
    rf"\bin\s+(?:[A-Z][a-z]+\s+)?(?P<y1>{_YEAR}),?\s+(?:at\s+(?:the\s+age\s+of\s+|age\s+)?|aged\s+)(?P<a1>[1-9]\d)\b(?!\s*(?:%|percent|[.,]\d|million|billion))"
    rf"|\bat\s+(?P<a3>[1-9]\d),\s+in\s+(?P<y3>{_YEAR})\b|\bat\s+(?:the\s+age\s+of\s+|age\s+)(?P<a2>[1-9]\d),?\s+in\s+(?:[A-Z][a-z]+\s+)?(?P<y2>{_YEAR})\b"
)


_OTHER_PERSON = regex(
    r"(?<![.!?]\s)(?<!\bin\s)(?<!\bat\s)(?<!\bto\s)(?<!\bof\s)(?<!\bfrom\s)\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]+"
)


def inspect_lives(page: Page) -> list[Draft]:
    folded = page.folded
    drafts: list[Draft] = []
    if page.published is not None and "born" in folded:
        drafts += list(_ages(page, page.published)) or _sole_death(page, page.published)
    if page.published is not None and (
        "founded" in folded or "years ago" in folded or "anniversary" in folded or "year-old" in folded
    ):
        drafts += _foundings(page, page.published)
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
def _ages(page: Page, published: date) -> Iterator[Draft]:
    """One birth and one person in a sentence; before the birthday the age is a year less."""
    for sentence, text in _sentences(page, "born"):
        births = list(_BORN.finditer(text))
        if len(births) != 1:
            continue
        born = int(births[0]["year"])
        if draft := _at_death(page, sentence, text, born, published):
            yield draft
        for m in _AT_AGE.finditer(text):
            year, age = int(m["y1"] or m["y2"] or m["y3"]), int(m["a1"] or m["a2"] or m["a3"])
            if year - born not in (age, age + 1):
                message = f"Who was born in {born} was {year - born - 1} or {year - born} in {year}, not {age}."
                yield _draft(
                    page,
                    sentence.start + m.start(),
                    sentence.start + m.end(),
                    message,
                    f"{year - born - 1} or {year - born}",
                    m[0],
                )
        if draft := _after_the_name(page, sentence, text, born, published):
            yield draft
            continue
        if _THEN.search(text):
            continue
        if draft := (
            _at_the_age(page, text, births[0], published) or _age_elsewhere(page, sentence, text, births[0], published)
        ):
            yield draft
            continue
        ages = [m for m in _AGE.finditer(text) if not _AT_AGE.search(text, max(0, m.start() - 20), m.end() + 12)]
        if len(ages) != 1 or _OTHER_PERSON.search(text, *_between(births[0], ages[0])):
            continue
        m, age = ages[0], int(next(g for g in ages[0].groups() if g))
        if published.year - born not in (age, age + 1):
            years = published.year - born
            message = f"Who was born in {born} is {years - 1} or {years} in {published.year}, not {age}."
            at = sentence.start + m.start(m.lastgroup or 0)
            yield _draft(
                page, at, sentence.start + m.end(m.lastgroup or 0), message, f"{years - 1} or {years}", f"{born}|{age}"
            )


_DIED = regex(r"\bhas\s+died\b[^.;]{0,60}?\b(?:aged|at\s+(?:the\s+age\s+of\s+)?)\s*(?P<age>[1-9]\d)\b")


_DIES = regex(
    r"(?P<name>[A-Z][\w’'-]+)\s+(?:dies|has\s+died|died)\b[^.;\n]{0,40}?\b(?:aged|at\s+(?:the\s+age\s+of\s+)?)\s*(?P<age>[1-9]\d)\b"
)
_WAS_BORN = regex(
    rf"(?P<name>[A-Z][\w’'-]+)\s+was\s+born\s+(?:on\s+|in\s+)(?:[A-Z][\w.]*\s+){{0,3}}?(?:on\s+|in\s+)?(?:\d{{1,2}},?\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>{_YEAR})\b"
)


def _sole_death(page: Page, published: date) -> list[Draft]:
    """One death and one birth of a page: "Marguerite Lacombe dies at 84 ... She was born in Lyon in May 1941"."""
    text = page.article.text
    deaths, births = list(_DIES.finditer(text)), list(_WAS_BORN.finditer(text))
    if len({m["age"] for m in deaths}) != 1 or len(births) != 1:
        return []
    death, birth = deaths[0], births[0]
    place = next((s for s in page.extraction.sentences if s.start <= birth.start() < s.end), None)
    before = page.text_of(place.index - 1) if place is not None else ""
    years, age = published.year - int(birth["year"]), int(death["age"])
    same = birth["name"] == death["name"] or birth["name"] in ("She", "He") and death["name"] in before
    if not same or years in (age, age + 1) or page.is_repeat(death.start()):
        return []
    message = f"Who was born in {birth['year']} was {years - 1} or {years} in {published.year}, not {age}."
    key = f"{birth['year']}|{age}"
    return [_draft(page, death.start("age"), death.end("age"), message, f"{years - 1} or {years}", key)]


_AT_THE_AGE = regex(r"\b[Aa]t\s+the\s+age\s+of\s+(?P<age>[1-9]\d)\b")


def _at_the_age(page: Page, text: str, birth: re.Match[str], published: date) -> Draft | None:
    """ "At the age of 71, he told his employees on Monday": the one such age of the page, behind the name that was born in that year."""
    named = _BY_NAME.search(text[: birth.start()])
    told = list(_AT_THE_AGE.finditer(page.article.text))
    if named is None or len(told) != 1:
        return None
    place = next((s for s in page.extraction.sentences if s.start <= told[0].start() < s.end), None)
    if (
        place is None
        or re.search(rf"\b{_YEAR}\b", page.text_of(place.index))
        or _THEN_AT.search(page.text_of(place.index))
    ):
        return None
    around = f"{page.text_of(place.index - 1)} {page.text_of(place.index)}"
    born, age = int(birth["year"]), int(told[0]["age"])
    years = published.year - born
    if named["name"] not in around or years in (age, age + 1):
        return None
    message = f"Who was born in {born} is {years - 1} or {years} in {published.year}, not {age}."
    return _draft(page, told[0].start("age"), told[0].end("age"), message, f"{years - 1} or {years}", f"{born}|{age}")


_THEN_AT = regex(r"\b(?:died|then|when|joined|began|started|became|founded|left|took\s+over|had)\b")


def _at_death(page: Page, sentence: Sentence, text: str, born: int, published: date) -> Draft | None:
    """ "Has died aged 81. Born in 1934, he ...": of these days."""
    before = page.sentences.get(sentence.index - 1)
    if before is None or not text.startswith("Born"):
        return None
    died = _DIED.search(page.text_of(before.index))
    if died is None or published.year - born in (int(died["age"]), int(died["age"]) + 1):
        return None
    years = published.year - born
    message = f"Who was born in {born} was {years - 1} or {years} in {published.year}, not {died['age']}."
    start = before.start + died.start("age")
    return _draft(
        page, start, before.start + died.end("age"), message, f"{years - 1} or {years}", f"{born}|{died['age']}"
    )


def _after_the_name(page: Page, sentence: Sentence, text: str, born: int, published: date) -> Draft | None:
    """ "Birgit Falk, 62, takes over the printing house. Born in 1973 in Malmo, she ...": the one age of the sentence before."""
    before = page.sentences.get(sentence.index - 1)
    if not page.is_told(before) or before.block != sentence.block or not _OF_THE_SAME.match(text):
        return None
    ages = [m for m in _AGE.finditer(page.text_of(before.index)) if m["a"]]
    if len(ages) != 1 or _THEN.search(page.text_of(before.index)):
        return None
    age, years = int(ages[0]["a"]), published.year - born
    if years in (age, age + 1):
        return None
    message = f"Who was born in {born} is {years - 1} or {years} in {published.year}, not {age}."
    start = before.start + ages[0].start("a")
    return _draft(page, start, start + len(ages[0]["a"]), message, f"{years - 1} or {years}", f"{born}|{age}")


_OF_THE_SAME = regex(r"Born\b[^.;]{0,60}?,\s+(?:she|he)\b|(?:She|He)\s+was\s+born\b")


def _between(a: re.Match[str], b: re.Match[str]) -> tuple[int, int]:
    return (a.end(), b.start()) if a.end() <= b.start() else (b.end(), a.start())


_BY_NAME = regex(r"(?P<name>[A-Z][\w’'-]+)(?:,\s+(?:who\s+was\s+)?|\s+was\s+|,\s+an?\s+(?:\w+\s+){1,3}|\s+\()$")


def _age_elsewhere(page: Page, sentence: Sentence, text: str, birth: re.Match[str], published: date) -> Draft | None:
    """ "Kirsten Dahl, 48, becomes chief executive. Dahl, born in 1967, ...": the one age told of that name."""
    named = _BY_NAME.search(text[: birth.start()])
    if named is None or _AGE.search(text):
        return None
    told = list(
        re.finditer(
            rf"\b[A-Z][\w’'-]+\s+{re.escape(named['name'])}(?:,\s+|\s+\()(?P<age>[1-9]\d)[,)]", page.article.text
        )
    )
    born = int(birth["year"])
    if len(told) != 1 or page.is_repeat(told[0].start()):
        return None
    age, years = int(told[0]["age"]), published.year - born
    if years in (age, age + 1):
        return None
    message = f"Who was born in {born} is {years - 1} or {years} in {published.year}, not {age}."
    return _draft(page, told[0].start("age"), told[0].end("age"), message, f"{years - 1} or {years}", f"{born}|{age}")


# ---------------------------------------------------------------- foundings and anniversaries
_FOUNDED = r"(?:founded|established|started|set up|launched|incorporated|created|listed|went public)"
_AGO = regex(
    rf"\b{_FOUNDED}\s+(?:by\s+[\w ]{{1,40}}\s+)?(?:(?:in\s+)?(?P<n>{_N})\s+years\s+ago,?\s+in\s+(?P<y>{_YEAR})|in\s+(?P<y2>{_YEAR}),?\s+(?P<n2>{_N})\s+years\s+ago)\b",
    re.IGNORECASE,
)
_OLD = regex(
    rf"\b(?P<n>{_N})(?P<n2>(?!))?-year-old\s+(?:company|firm|bank|group|maker|retailer|business|startup|start-up|brand|carmaker|airline)\b",
    re.IGNORECASE,
)
_ANNIVERSARY = regex(
    r"\b(?:(?:celebrates?|celebrating|celebrated|marks?|marking|marked)\s+(?:its|the|their)\s+(?P<n>\d{1,3})(?:st|nd|rd|th)\s+(?:anniversary|birthday|year)(?:\s+of\s+its\s+(?:founding|foundation))?"
    r"|turns\s+(?P<n2>\d{2,3}))\b(?!\s+(?:next|last|in)\b)",
    re.IGNORECASE,
)
_IN_BUSINESS = regex(
    rf"\b(?P<n>{_N})(?P<n2>(?!))?\s+years\s+(?:in\s+business|of\s+(?:business|existence|trading|history))\b",
    re.IGNORECASE,
)
_FOUNDED_IN = regex(
    rf"\b(?:founded|established|set\s+up|started|opened)\s+(?:by\s+[\w .’'&-]{{2,40}}\s+)?in\s+(?P<y>{_YEAR})\b",
    re.IGNORECASE,
)


def _foundings(page: Page, published: date) -> Iterator[Draft]:
    """A year more or less is a matter of counting."""
    for sentence, text in _sentences(page, ""):
        found = [(m, m["n"] or m["n2"], m["y"] or m["y2"]) for m in _AGO.finditer(text)]
        founded = list(_FOUNDED_IN.finditer(text)) or _founded_beside(page, sentence)
        if len(founded) == 1:
            found += [
                (m, m["n"] or m["n2"], founded[0]["y"])
                for pattern in (_OLD, _ANNIVERSARY, _IN_BUSINESS)
                for m in pattern.finditer(text)
            ]
        for m, told, year in found:
            years = published.year - int(year)
            if abs(_number(told) - years) > 1 and years > 0:
                message = f"From {year} to {published.year} is {years} years, not {told}."
                yield _draft(
                    page,
                    sentence.start + m.start(),
                    sentence.start + m.end(),
                    message,
                    f"{years} years",
                    f"{year}|{told}",
                )


def _founded_beside(page: Page, sentence: Sentence) -> list[re.Match[str]]:
    """ "The toy maker celebrates its 75th birthday. Founded in 1950 in a garage, it now ..." """
    found: list[re.Match[str]] = []
    for place in (sentence.index - 1, sentence.index + 1):
        beside = page.sentences.get(place)
        if beside is not None and beside.block == sentence.block:
            found += _FOUNDED_IN.finditer(page.text_of(place))
    return found


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
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]
