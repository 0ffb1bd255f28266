"""How long somebody held an office, against the year in which it began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_DECADES = {"a decade": 10, "two decades": 20, "three decades": 30}
_N = rf"(?P<n>{'|'.join(_DECADES)}|{NUMBER})"
_OFFICE = r"(?:chief\s+executive(?:\s+officer)?|CEO|chair(?:man|woman|person)?|president|head|boss|chief\s+financial\s+officer|CFO|finance\s+(?:director|chief)|managing\s+director|governor|editor|director(?:-general|\s+general)?|leader|helm|top|charge)"
_POST = rf"(?:in\s+(?:the|this|that|his|her)\s+(?:job|post|role|position|office|chair|corner\s+office)|as\s+(?:its\s+|the\s+|the\s+company['’]s\s+|group\s+|their\s+)?{_OFFICE}|at\s+the\s+(?:helm|top|head)|in\s+charge|at\s+the\s+wheel|in\s+office|of\s+(?:running|leading|heading)\b)"
_TENURE = regex(
    rf"\b(?:after|for|following|ends?|ending|over|served|spent|held|did|completed|marked|in\s+his|in\s+her)\s+(?:(?:nearly|almost|about|more\s+than|some|over|just\s+over|just\s+under)\s+)?(?:an?\s+)?{_N}(?:\s+years?)?\s+{_POST}",
    re.IGNORECASE,
)
_POSTS = frozenset(
    """job post role position office chair corner chief ceo chairman chairwoman chairperson president head boss cfo finance managing governor editor director
    leader helm top charge wheel running leading heading""".split()
)
""" One of these stands in every tenure."""
_STARTED = regex(
    r"\b(?:became|has\s+been|was\s+(?:named|appointed|made|promoted\s+to|elected)|took\s+over(?:\s+as)?|took\s+(?:the\s+)?(?:helm|charge|command|office|job|reins)(?:\s+of)?|has\s+(?:led|run|headed)|had\s+(?:led|run|headed)|succeeded|assumed)\b"
    r"(?P<gap>[^.;:]{0,70}?)\b(?:in|since)\s+(?:(?:early|late|mid-?|the\s+\w+\s+of)\s*)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_OFFICE = regex(
    rf"\b{_OFFICE}\b|\bled\b|\bcharge\b|\brun\b|\bheaded\b|\btook\s+over\b|\bsucceeded\b|\bjob\b|\breins\b",
    re.IGNORECASE,
)
_ENDS = regex(r"\b(?:in|by|of|at\s+the\s+end\s+of|until|on)\s+(?:[A-Z][a-z]+\s+(?:\d{1,2},?\s+)?)?(?P<year>20\d\d)\b")
_ANOTHER = regex(r"\b(?:successor|who\s+joined|predecessor|deputy|rival)\b", re.IGNORECASE)


def inspect_tenures(page: Page) -> list[Draft]:
    """ "She leaves after 16 years in the job. She became chief executive in January 2014": one tenure and one beginning on a page."""
    if page.published is None or "year" not in page.folded and "decade" not in page.folded:
        return []
    text = page.article.text
    if " years" in page.folded and (drafts := list(_since_joining(page, page.published.year))):
        return drafts
    if not page.has(_POSTS) and not page.has(_AFTER):
        return []
    tenures = [
        m
        for s in page.extraction.sentences
        if "year" in (told := text[s.start : s.end]) or "decade" in told
        if page.says(s.index, _POSTS)
        for m in _TENURE.finditer(text, s.start, s.end)
    ]
    tenures = [m for m in (*tenures, *_departures(page)) if not page.is_repeat(m.start())]
    if len({m["n"].lower() for m in tenures}) != 1:
        return []
    starts = (_STARTED,) if tenures[0].re is _TENURE else (_STARTED, _JOINED)
    begun = [m for start in starts for m in start.finditer(text) if not page.is_repeat(m.start())]
    begun = [m for m in begun if m.re is _JOINED or _OF_OFFICE.search(m[0])]
    begun = [m for m in begun if _is_of_one(page, tenures[0], m)]
    return list(_against(page, tenures[0], begun[0])) if len({m["year"] for m in begun}) == 1 else []


def _is_of_one(page: Page, tenure: re.Match[str], begun: re.Match[str]) -> bool:
    here, there = _sentence(page, tenure.start()), _sentence(page, begun.start())
    if not page.is_told(here, "hypothetical") or not page.is_told(there, "hypothetical"):
        return False
    if _ANOTHER.search(page.article.text, there.start, begun.start()):
        return False
    return _is_one_person(page, here, there, tenure.start(), begun.start())


def _departures(page: Page) -> Iterator[re.Match[str]]:
    """ "After 14 years, Dubois leaves the biscuit maker"."""
    for sentence in page.extraction.sentences:
        if page.is_told(sentence, "hypothetical") and page.says(sentence.index, _AFTER):
            found = list(_AFTER_YEARS.finditer(page.article.text, sentence.start, sentence.end))
            if len(found) == 1 and _LEAVES.search(page.article.text, sentence.start, sentence.end):
                yield found[0]


_LEAVES = regex(
    r"\b(?:leaves?|leaving|quits?|retires?|retiring|departs?|departing|steps?\s+down|stepping\s+down|stands?\s+down|resigns?|says?\s+goodbye|(?:hands?|handing|will\s+hand)\s+over|is\s+leaving|will\s+leave|will\s+retire|bows?\s+out)\b",
    re.IGNORECASE,
)
_JOINED = regex(
    r"\b(?:joined|entered|started|began|came\s+to|founded|took\s+(?:over|up|charge|the\s+(?:post|job|role|helm|reins|position))|became|was\s+(?:appointed|named|elected)|co-founded|helped\s+found)\b[^,;:.]{0,70}?\b(?:in|since)\s+(?:(?:early|late|mid-?)\s*)?(?:[A-Z][a-z]{2,8}\s+)?(?P<year>(?:19|20)\d\d)\b"
)
_AFTER = frozenset({"after"})
_AFTER_YEARS = regex(rf"\bafter\s+{_N}\s+years\b(?!\s+(?:of|in|as|ago|with\s+[A-Z]|at\s+[A-Z])\b)", re.IGNORECASE)


def _since_joining(page: Page, published: int) -> Iterator[Draft]:
    """ "Nils Ravn leaves the board of Osterby, which he joined in 2007, after 13 years": one year and one tenure in a sentence."""
    for sentence in page.extraction.sentences:
        text = page.text_of(sentence.index)
        if not page.is_told(sentence, "hypothetical") or " years" not in text:
            continue
        tenure = list(_AFTER_YEARS.finditer(text)) if page.says(sentence.index, _AFTER) else []
        if len(tenure) != 1:
            continue
        joined, leaves = list(_JOINED.finditer(text)), _LEAVES.search(text)
        if (
            len(joined) != 1
            or leaves is None
            or leaves.start() > tenure[0].start()
            and leaves.start() > joined[0].start()
        ):
            continue
        told, begun = _years(tenure[0]), int(joined[0]["year"])
        ends = {int(m["year"]) for m in _ENDS.finditer(text)} - {begun} or {published}
        years = max(ends) - begun
        if len(ends) > 1 or years <= 0 or abs(years - told) <= 1:
            continue
        start = sentence.start + tenure[0].start("n")
        yield Draft(
            start, sentence.start + tenure[0].end(), page.severity("calendar", "warning", "tense"),
            f"From {begun} to {max(ends)} are {years} years, not {told}.", "wrong-duration", f"joined|{begun}|{told}", figures=(), consistent=f"{years} years",
        )  # fmt: skip


def _sentence(page: Page, at: int) -> Sentence | None:
    return next((s for s in page.extraction.sentences if s.start <= at < s.end), None)


_WHO = regex(
    r"(?P<who>\b[A-Z][\w’'-]+|\b[Ss]he|\b[Hh]e|\bwho)(?:,\s[^,;.]{2,50},)?\s+(?:first\s+|herself\s+|himself\s+)?$"
)
""" "Hagström, a chemist by training, took over"."""
_WHOSE = regex(r"(?P<who>\b[A-Z][\w’'-]+),\s+who\s+(?:has\s+|had\s+)?$")
_NEXT = 1


def _is_one_person(page: Page, here: Sentence, there: Sentence, tenure: int, begun: int) -> bool:
    """The name before the verb is that of the one whose tenure it is, or a pronoun right behind that sentence, in which one is named."""
    text = page.article.text
    who = _WHOSE.search(text, there.start, begun) or _WHO.search(text, there.start, begun)
    if who is None:
        return False
    if who["who"][0].isupper() and who["who"] in text[here.start : here.end]:
        return True
    people = {
        e.text.split()[-1]
        for e in page.extraction.entities_in(here.index)
        if e.type == "PERSON" and not text[: e.start].endswith((" of ", " at ", " for "))
    }
    if who["who"].lower() in ("she", "he", "who"):
        return len(people) <= 1 and 0 <= there.index - here.index <= _NEXT
    named = [
        e.text.split()[-1] for e in page.extraction.entities_in(here.index) if e.type == "PERSON" and e.start < tenure
    ]
    return who["who"] in (
        named[-1:] or text[here.start : tenure].split()
        if _names(text[here.start : tenure])
        else _last_named(page, here)
    )


_NAME = regex(r"\s[A-Z]")


def _names(lead: str) -> bool:
    return _NAME.search(lead) is not None


_FULL_NAME = regex(r"\b[A-Z][\w’'-]+\s[A-Z][\w’'-]+")


def _last_named(page: Page, here: Sentence) -> list[str]:
    """ "Lena Hagström cleared her desk. After nine years at the head of Osric Paper": the one of whom the sentence before speaks."""
    before = {m[0].split()[-1] for m in _FULL_NAME.finditer(page.text_of(here.index - 1))}
    return list(before) if len(before) == 1 else []


def _against(page: Page, tenure: re.Match[str], begun: re.Match[str]) -> Iterator[Draft]:
    assert page.published is not None
    here = _sentence(page, tenure.start())
    if here is None or _ANOTHER.search(page.article.text, here.start, tenure.start()):
        return
    told = _years(tenure)
    ends = [int(m["year"]) for m in _ENDS.finditer(page.text_of(here.index)) if int(m["year"]) != int(begun["year"])]
    if len(set(ends)) > 1:
        return
    last = ends[0] if ends else page.published.year
    years = last - int(begun["year"])
    if years <= 0 or abs(years - told) <= 1:
        return
    message = f"From {begun['year']} to {last} are {years} years, not {told}."
    start, end = tenure.start("n"), tenure.end("n")
    after = re.match(r"[ -]years?", page.article.text[end:])
    yield Draft(
        start, end + (after.end() if after else 0), page.severity("calendar", "warning", "tense"), message, "wrong-duration",
        f"tenure|{begun['year']}|{told}", figures=(), consistent=f"{years} years",
    )  # fmt: skip


def _years(tenure: re.Match[str]) -> int:
    return _DECADES.get(tenure["n"].lower()) or number(tenure["n"])
