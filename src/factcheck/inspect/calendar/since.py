"""How many years something has lasted, against the year in which it began.

A number of years that lies between any two years of the page is never accused, so that whose it is need not be known for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_YEAR = r"(?:1[6-9]|20)\d\d"
_DECADES = {"a decade": 10, "two decades": 20, "three decades": 30, "four decades": 40}
_N = rf"(?P<n>{'|'.join(_DECADES)}|{NUMBER}|a hundred)"
_OF_SOMEBODY = regex(
    rf"\b(?:after|following|for|his|her|their|the|in|of|served|spent|over)\s+(?:(?:past|last|first)\s+)?(?:(?:nearly|almost|about|some|exactly|just)\s+)?{_N}(?:\s+years?)?\s+"
    r"(?:in\s+(?:charge|office|power|the\s+(?:job|post|role|position|chair|corner\s+office|company))|at\s+the\s+(?:helm|top|head|wheel|company|firm|bank)|as\s+[a-z]"
    r"|with\s+the\s+(?:company|firm|bank)|on\s+the\s+board|of\s+(?:running|leading|heading)|under\s+(?:his|her|their))"
    rf"|\b(?:(?:leav|retir|depart|quit|step)(?:es?|s|p?ing|ting|ped)?\b(?:\s+(?:down|as|from|of|the|an?|its|his|her|[a-z]+|[A-Z][\w’'-]+)){{0,9}}|joined\s+in\s+\d{{4}},)\s+after\s+(?P<n2>{NUMBER})\s+years\b|\bAfter\s+(?P<n3>{NUMBER})\s+years,\s+[A-Z][\w’'-]+\s+(?:leaves|retires|departs|quits|steps\s+down)\b"
    rf"|\b(?:has|have)\s+(?:now\s+|since\s+)?(?:worked|served|run|led|headed|managed|edited|taught|been\s+(?:there|here|with|at|on|in\s+charge|its|the|chief|head))\b[^.;,\d]{{0,40}}?\bfor\s+(?:(?:nearly|almost|about|some|exactly|just)\s+)?(?P<n5>{NUMBER})\s+years\b"
    rf"|\bafter\s+(?P<n7>{NUMBER})\s+years\s+(?:at|in|behind|on|with|of|under)\s+(?:the|its|a|an)\s+[a-z]"
    rf"|\b(?P<n4>{NUMBER})-year\s+(?:tenure|reign|stint|career|spell)\b",
    re.IGNORECASE,
)
_CLOSES = r"\b(?:clos\w+|shuts?|shut\s+down|disappears?|ends?)\s+(?:its\s+doors\s+|for\s+good\s+)?after"
_OF_SOMETHING = regex(
    rf"\b(?:after|following|for|its|their|in)\s+(?:the\s+)?(?:(?:nearly|almost|about|some|exactly|just)\s+)?{_N}\s+years\s+(?:in\s+(?:the\s+)?(?:business|family|trade|market)|on\s+the\s+stock\s+exchange|of\s+(?:existence|business|trading|history))\b"
    rf"|\b(?:has|have)\s+been\s+(?:in\s+(?:use|operation|service|production|business)|running|open)\s+for\s+(?:(?:nearly|almost|about|some|exactly|just)\s+)?(?P<n6>{NUMBER})\s+years\b"
    rf"|\b(?:for|in)\s+(?P<n7>{NUMBER})\s+(?:(?:consecutive|straight|successive|unbroken)\s+years\b|years\s+(?:in\s+a\s+row|running)\b)"
    rf"|{_CLOSES}\s+(?P<n5>{NUMBER})\s+years\b"
    rf"|\b(?P<n2>\d{{1,3}})(?:st|nd|rd|th)\s+(?:anniversary|birthday|jubilee)\b|\b(?P<edition>\d{{1,3}})(?:st|nd|rd|th)\s+(?:edition|staging|running|season)\b"
    rf"|\b(?P<n3>{NUMBER})-year-old\s+(?:company|firm|bank|group|maker|retailer|business|brand|carmaker|airline|brewery)\b|\bfounded\s+(?P<n4>{NUMBER})\s+years\s+ago,?\s+in\b",
    re.IGNORECASE,
)
_BEGAN = regex(
    r"\b(?:since|(?:first\s+(?:held|staged|run|played|awarded|organi[sz]ed)|(?:made|paid|held|staged|declared|published|issued|turned|reported)\s+(?:its|his|her|their|the|a)\s+(?:very\s+)?first\s+\w+|founded|established|set\s+up|opened|began|begun|started|launched|created|built|incorporated|joined|became|bought|arrived|entered|listed|floated|went\s+public"
    r"|took\s+(?:over|charge|part|the\s+\w+)|for\s+the\s+first\s+time|(?:was|been)\s+(?:named|appointed|made|elected|promoted))\b(?P<gap>[^.;:]{0,70}?)\b(?:in|on|since))"
    rf"\s+(?:(?:early|late|mid-?|the\s+\w+\s+of|\d{{1,2}})\s*)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{{1,2}},?\s+)?)?(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_ANY_YEAR = regex(rf"(?<![\d.,$€£]){_YEAR}(?![\d%])")
_ANOTHER = regex(
    r"\b(?:successor|predecessor|deputy|rivals?|succeeds?|succeeded|replaces?|replaced|competitors?|lease|contract)\b",
    re.IGNORECASE,
)
_FULL_NAME = regex(r"\b[A-Z][\w’'-]+\s+(?P<last>[A-Z][\w’'-]+)")
_NEAR, _FAR = 1, 6
"""Sentences between the number and the beginning; the further ones where the same name, or a whole article's anniversary, ties them."""
_LEAST, _TOLERATED, _ROUND = 3, 1, 4


def inspect_since(page: Page) -> list[Draft]:
    """One beginning beside a number of years, and no other two years between which it lies."""
    if page.published is None or page.words.isdisjoint(_CUES) or page.words.isdisjoint(_LASTING):
        return []
    return list(_judged(page, page.published.year))


_NUMBERED = (
    " edition",
    " season",
    " staging",
    " running",
    " years",
    "-year",
    "decade",
    "anniversary",
    "birthday",
    "jubilee",
    " in charge",
    " in office",
)
_LASTING = frozenset(
    """anniversary birthday jubilee edition staging season stepping leaving retiring departing quitting tenure reign stint career spell charge office power helm leaves leave retires retire departs quits steps joined
    founded business family trade market existence trading history served spent board job post role position chair top head wheel chief chairman director
    consecutive straight successive unbroken row after
    president boss closes shuts disappears ends running leading heading old
    worked run led headed managed edited taught there here use operation service production open""".split()
)
"""One of these is in every expression above, so that a page without them is not read."""
_CUES = frozenset(
    "edition staging running season years anniversary birthday jubilee tenure reign stint career spell year decade decades".split()
)


def _judged(page: Page, now: int) -> Iterator[Draft]:
    text = page.article.text
    cues = [cue for cue in _NUMBERED if cue in text]  # most are nowhere on a page
    for sentence in page.telling(_LASTING) if cues else ():
        told_here = page.text_of(sentence.index)
        if not any(cue in told_here for cue in cues):
            continue
        for pattern in (_OF_SOMEBODY, _OF_SOMETHING):
            for m in pattern.finditer(text, sentence.start, sentence.end):
                name = next(name for name, found in m.groupdict().items() if found)
                told = _DECADES.get(m[name].lower()) or (100 if m[name].lower() == "a hundred" else number(m[name]))
                slack = _ROUND if m[name].lower() in _DECADES else _TOLERATED
                began = _beginnings(page, sentence, m.start() if pattern is _OF_SOMEBODY else None)
                if (
                    len({b["year"] for b in began}) > 1
                ):  # "joined in 1995 ... Since 2009 she has been the senior partner"
                    began = [
                        b
                        for b in began
                        if b[0].lower().startswith(_JOINING) and 0 < m.start() - b.end() < _RIGHT_BEFORE
                    ]
                if told < _LEAST or len({b["year"] for b in began}) != 1:
                    continue
                lasted = now - int(began[0]["year"])
                if name == "edition":
                    if not _IS_YEARLY.search(text) or _FELL_OUT.search(text):
                        continue
                    lasted += 1  # the first was held in the year of the beginning
                    if told <= lasted or str(now + 1) in told_here:
                        continue  # some may have been left out; one to come is counted from its own year
                if told < lasted and (m[0].lower().startswith(("served", "spent")) or _joined(page, began[0], m)):
                    continue  # "with the firm since 2008", "on the board since 2008, and served twelve years in the chair"
                if lasted <= 0 or name != "edition" and _is_explained(page, sentence, told, slack, now):
                    continue
                message = f"From {began[0]['year']} to {now} are {lasted} years, not {m[name]}."
                yield Draft(
                    m.start(name), m.end(), page.severity("calendar", "warning", "tense"), message, "wrong-duration",
                    f"since|{began[0]['year']}|{told}", figures=(), consistent=f"{lasted} years",
                )  # fmt: skip
                return


_IS_YEARLY = regex(r"\b(?:every|each|once\s+a)\s+year\b|\bannual(?:ly)?\b|\byearly\b", re.IGNORECASE)
_FELL_OUT = regex(
    r"\b(?:pandemic|covid|wars?|wartime|cancel\w*|interrupt\w*|suspen\w+|skipp\w+|biennial|every\s+(?:two|second|other)|twice\s+a\s+year|(?<!without\sa\s)break|revived|fell\s+out|called\s+off)\b",
    re.IGNORECASE,
)
_JOINING = ("joined", "started", "began", "came", "arrived")
_RIGHT_BEFORE = 200
_JOINED = regex(
    r"\b(?:joined|entered|arrived|came)\b|\b(?:with\s+(?:the|it)\b[^.;,]{0,24}|on\s+(?:the|its)\s+board|worked[^.;,]{0,30}|member[^.;,]{0,24})\s*since\b",
    re.IGNORECASE,
)
_LED = regex(r"\bjoined|leaves?|retires?|departs?|quits?|with\s+the\b", re.IGNORECASE)


def _joined(page: Page, began: re.Match[str], lasted: re.Match[str]) -> bool:
    """Somebody who joined first, and held the office later."""
    before = page.article.text[max(0, began.start() - 40) : began.end()]
    return _JOINED.search(before) is not None and _LED.search(lasted[0]) is None


def _is_explained(page: Page, sentence: Sentence, told: int, slack: int, now: int) -> bool:
    """Whether it lies between any year of the page and now, or between two years told beside it."""
    years = {int(m[0]) for m in _ANY_YEAR.finditer(page.article.text)}
    beside = " ".join(page.text_of(sentence.index + n) for n in (-1, 0, 1))
    near = {int(m[0]) for m in _ANY_YEAR.finditer(beside)}
    ends = {now} | {y for y in years if y > now}
    pairs = (*((a, b) for a in years for b in ends), *((a, b) for a in near for b in near))
    return any(abs(b - a - told) <= slack for a, b in pairs)


def _beginnings(page: Page, sentence: Sentence, at: int | None) -> list[re.Match[str]]:
    """What began around the sentence; with `at`, the place of somebody's years, only what that person began."""
    text, found = page.article.text, []
    whose = _named_before(page, sentence, at) if at is not None else None
    for place in range(sentence.index - _FAR, sentence.index + _FAR + 1):
        beside, far = page.sentences.get(place), abs(place - sentence.index) > _NEAR
        if not page.is_told(beside) or at is not None and far and (whose is None or whose not in page.text_of(place)):
            continue
        for m in _BEGAN.finditer(text, beside.start, beside.end):
            if at is None and far and not _FOUNDED.match(m[0]):
                continue
            if beside is not sentence and _ANOTHER.search(text, beside.start, m.start()):
                continue
            who = [n["last"] for n in _FULL_NAME.finditer(text, beside.start, m.start())]
            if at is not None and whose is not None and who and who[-1] != whose:
                continue  # "Ms Raval, who joined in 2021": of another person
            if at is not None and place < sentence.index and whose is not None and whose not in page.text_of(place):
                continue
            found.append(m)
    return found


def _named_before(page: Page, sentence: Sentence, at: int) -> str | None:
    """The last name of whom the words before speak."""
    for start, end in (
        (sentence.start, at),
        *((s.start, s.end) for s in (page.sentences.get(sentence.index - 1),) if s),
    ):
        if names := [m["last"] for m in _FULL_NAME.finditer(page.article.text, start, end)]:
            return names[-1]
    return None


_FOUNDED = regex(r"(?:founded|established|set\s+up|began|started)\b", re.IGNORECASE)
