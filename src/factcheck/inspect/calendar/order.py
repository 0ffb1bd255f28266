"""Two dates of a sentence, and what cannot have happened in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Sentence, Span, Time
from factcheck.patterns import regex

_AFTER = regex(
    r",?\s+(?P<word>after|having|following|before)\s(?![\w-]+\s+(?:years|months|weeks|days|decades)\b)", re.IGNORECASE
)


def inspect_order(page: Page) -> list[Draft]:
    """Two dates of a sentence, and words that say which of the events came first."""
    return [*_by_conjunction(page), *_by_nature(page), *_before_it_was(page)]


_FIRST = regex(
    r"\b(?:announced|agreed|proposed|began|begun|begins|started|founded|established|set\s+up|launched|opened|signed|filed|ordered|laid|bid|offered|incorporated|created)\b",
    re.IGNORECASE,
)
_LAST = regex(
    r"(?:^|,?\s+)(?:(?:and|then|before)\s+|,\s+|(?=clos|complet|finish|end))(?:(?:it|they|which|the\s+\w+)\s+)?(?:was\s+|were\s+|being\s+)?(?:then\s+|finally\s+|duly\s+)?"
    r"(?:completed|completing|closed|closing|finished|finishing|concluded|concluding|ended|ending|finalised|finalized|sealed|wound\s+up|dissolved|handed\s+over)"
    r"\s*(?:\s(?:it|them|the\s+(?:deal|purchase|takeover|acquisition|transaction|sale|merger|work|works)))?(?:\s+(?:early|late|on\s+time))?\s+(?:in|on)\s+(?:early\s+|late\s+|mid-?)?$",
    re.IGNORECASE,
)
""" "And closed it in", "and was finished in": nothing else is finished than what was begun."""
_ASKED = regex(
    r"\b(?:notified|filed|applied|submitted|registered|requested|asked|sought|lodged|put\s+in|handed\s+in|sued|complained|appealed)\b[^.;]*$",
    re.IGNORECASE,
)
_GRANTED = regex(
    r"\b(?:gave\s+(?:its|their|the)\s+(?:\w+\s+)?(?:blessing|approval|consent|clearance|permission|nod|go-ahead|assent)|approved|cleared|granted|waved\s+(?:it\s+|them\s+)?through|gave\s+the\s+green\s+light|consented|ruled|decided|answered|rejected|authori[sz]ed|got\s+(?:the|its)\s+(?:approval|permit|licence))\b[^.;]*$",
    re.IGNORECASE,
)
""" "Notified the Commission on 16 October, and the Commission gave its blessing on 9 September": nobody answers what was not asked."""
_BORN_OF = regex(
    r"(?:^|[.,;]\s+)(?:Founded|Established|Set\s+up|Incorporated|Created|Started|Opened|Launched|Built|Begun)\s+(?:by\s+[\w .’'&-]{2,40}\s+)?(?:in|on)\s+(?:early\s+|late\s+)?$"
)
_LIVED = regex(
    r"(?:\s+[^,;:.]{1,40})?,\s+(?:the\s+)?(?:[\w’'&.-]+\s+){1,4}?(?:went\s+public|listed|floated|was\s+(?:listed|floated|bought|sold|acquired|taken\s+over|nationali[sz]ed|privati[sz]ed)|opened|moved|launched|made\s+its\s+first|sold\s+its\s+first|built\s+its\s+first|"
    r"expanded|merged|joined|changed\s+its\s+name|was\s+renamed|turned\s+its\s+first|reached)\b[^,;:.]{0,50}?\s(?:in|on)\s+(?:early\s+|late\s+)?$"
)
""" "Founded in 2015, Lumenara went public in": what a company did before it was founded."""


def _by_nature(page: Page) -> Iterator[Draft]:
    """ "Announced the takeover in March 2025 and closed it in November 2024": what is begun ends afterwards."""
    for sentence, times in _with_two_dates(page):
        first, second = times
        text = page.article.text
        before, between = text[sentence.start : first.start], text[first.end : second.start]
        a, b = _days(first.value), _days(second.value)
        if a is None or b is None or b[1] >= a[0]:
            continue
        if _AHEAD.search(text, sentence.start, second.start):
            continue  # "begins in November and is to be completed in March": of the next year
        begun = (
            _FIRST.search(before.rpartition(";")[2]) and _LAST.search(between) and not _ANOTHER_OBJECT.search(between)
        ) or (_ASKED.search(before) and _GRANTED.search(between) and not _ANOTHER_OBJECT.search(between))
        if not begun and not (_BORN_OF.search(before) and _LIVED.fullmatch(between)):
            continue
        message = f'What was begun ("{first.text}") cannot have ended, or happened to it, before ("{second.text}").'
        yield Draft(
            second.start, second.end, page.severity("calendar", "warning", "tense"), message, "wrong-date", f"{first.value}|{second.value}",
            figures=(first, second), consistent=f"a day after {day(a[0])}",
        )  # fmt: skip


_AHEAD = regex(r"\b(?:will|is\s+to|are\s+to|to\s+be|should|due|planned|expected|begins|starts)\b")
_ANOTHER_OBJECT = regex(r";|\b(?:while|whereas|but|after|another|instead|other)\b", re.IGNORECASE)


_OF_IT = regex(r"(?:this|last|that|the\s+same)\s+year", re.IGNORECASE)
""" "On 14 April this year" is one date."""


_TWO = 2


def _with_two_dates(page: Page) -> Iterator[tuple[Sentence, tuple[Time, Time]]]:
    for sentence in page.told():
        near = page.times_in.get(sentence.index, ())
        if len(near) < _TWO:
            continue
        times = [
            t
            for t in near
            if t.type in ("date", "period") and _days(t.value) is not None and not _OF_IT.fullmatch(t.text)
        ]
        if len(times) == _TWO:
            first, second = sorted(times, key=lambda t: t.start)
            yield sentence, (first, second)


_FOUNDED = regex(
    r"\b(?:was|were)\s+(?:founded|established|set\s+up|incorporated|created)\b[^.;\d]{0,60}?\bin\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:1[6-9]|20)\d\d)\b"
)
_DID = regex(
    r"(?:It|The\s+(?:company|firm|bank|group|airline|brewery|start-up))\s+(?:launched|opened|sold|built|listed|went\s+public|made|bought|shipped|delivered|hired|introduced|acquired|moved)\b[^.;\d]{0,60}?\bin\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:1[6-9]|20)\d\d)\b"
)


def _before_it_was(page: Page) -> Iterator[Draft]:
    """ "Was founded in 2019 by two engineers. It launched its first satellite in 2018"."""
    if not page.has(_FOUNDING):
        return
    for sentence in page.extraction.sentences:
        following = page.sentences.get(sentence.index + 1)
        m = _FOUNDED.search(page.article.text, sentence.start, sentence.end) if page.is_told(sentence) else None
        if m is None or not page.is_told(following) or following.block != sentence.block:
            continue
        did = _DID.match(page.article.text, following.start, following.end)
        if did is None or int(did["year"]) >= int(m["year"]):
            continue
        message = f"Founded in {m['year']}, and by then no company that did something in {did['year']}."
        yield Draft(
            did.start("year"), did.end("year"), page.severity("calendar", "warning", "tense"), message, "wrong-date", f"founded|{m['year']}|{did['year']}",
            figures=(Span(start=m.start("year"), end=m.end("year")),), consistent=f"a year from {m['year']} on",
        )  # fmt: skip


_FOUNDING = frozenset({"founded", "established", "incorporated", "created", "set"})


def _by_conjunction(page: Page) -> list[Draft]:
    """ "completed the purchase in January 2023, after announcing it in April 2023"; two dates, one of each event."""
    if not any(word in page.folded for word in (" after ", " before ", " having ", " following ")):
        return []
    drafts = []
    for sentence, (first, second) in _with_two_dates(page):
        text = page.article.text
        between = text[first.end : second.start]
        link = _AFTER.search(between)
        if link is None or len(list(_AFTER.finditer(between))) != 1:
            continue
        main, other = text[sentence.start : first.start], between[link.end() :]
        if _NEW_CLAUSE.search(other):
            continue  # "2022 brought a leap, after prices exploded, and 2023 a pause"
        if page.cues.any(other, "future_words") or page.cues.any(main, "future_words"):
            continue
        if _BARE_WEEKDAY.fullmatch(first.text) or _BARE_WEEKDAY.fullmatch(second.text):
            continue  # of which week it is, only the sentence knows
        known = page.cues.any(main, "events") and page.cues.any(other, "events", "event_gerunds")
        if not known and not (_PAST.search(main) and _PAST.search(other)):
            continue
        a, b = _days(first.value), _days(second.value)
        if a is None or b is None:
            continue
        before = link["word"].lower() == "before"
        wrong = a[0] > b[1] if before else b[0] > a[1]
        if wrong:
            message = f'"{first.text}" is told as {"before" if before else "after"} "{second.text}", which is {"earlier" if before else "later"}.'
            drafts.append(
                Draft(
                    second.start,
                    second.end,
                    page.severity("calendar", "warning", "tense"),
                    message,
                    "wrong-date",
                    f"{first.value}|{second.value}",
                    figures=(first, second),
                    consistent=f"a day {'after' if before else 'before'} {day(a[1] if before else a[0])}",
                )  # fmt: skip
            )
    return drafts


_NEW_CLAUSE = regex(r",\s+(?:and|but|while|whereas)\s")
_BARE_WEEKDAY = regex(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_PAST = regex(
    r"\b(?:[a-z]{2,}ed|bought|sold|began|won|lost|paid|left|took|came|went|made|built|broke|gave|rose|fell|spun|held|met|struck|chose|ran|hit|became|was|were|told|said|sent|found|wrote|put|cut|set|shut|drew|sought|brought|caught|knew|spoke|withdrew|let|led)\b"
)


def _days(notation: str) -> tuple[date, date] | None:
    """First and last day of "2023", "2023-04" and "2023-04-12"."""
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", notation)
    if m is None:
        return None
    year, month, at = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if at:
        return date(year, month, at), date(year, month, at)
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
    return date(year, 1, 1), date(year, 12, 31)
