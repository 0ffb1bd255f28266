"""Spans and order of time: durations against years, "today", a future date told as past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.calendar.days import FULL_WEEKDAY, WEEKDAY_NAMES, WEEKDAYS, Printed
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

# ---------------------------------------------------------------- durations
_N = rf"(?P<n>{NUMBER})"
_FROM_TO = r"(?:from\s+|between\s+|\(\s*|running\s+from\s+|covering\s+|spanning\s+)(?P<y1>(?:1[6-9]|20)\d\d)\s*(?:to|through|until|and|[-–—])\s*(?P<y2>(?:1[6-9]|20)\d\d)\b"
_LASTS = r"(?:(?:,?\s+(?:that|which))?\s+(?:will\s+)?(?:runs?|ran|lasts?|lasted|stretch(?:es|ed)|covers?|goes|went|extends?|extended))?"
_DURATION = regex(
    rf"\b{_N}(?:[- ]year(?:\s+[a-z][\w-]*){{1,3}}?|\s+years)(?:\s+(?:with|for|by|to|on)\s+[^,;.]{{2,40}}?)?{_LASTS},?\s*{_FROM_TO}",
    re.IGNORECASE,
)
_REVERSED = regex(
    rf"\bfrom\s+(?P<y1>(?:1[6-9]|20)\d\d)\s*(?:to|through|until|[-–—])\s*(?P<y2>(?:1[6-9]|20)\d\d)\b,?\s*(?:or|i\.e\.|that is|a (?:span|period|term|total) of|for|a)\s+{_N}[- ]years?\b",
    re.IGNORECASE,
)
_TWO_YEARS = regex(r"(?:1[6-9]|20)\d\d\s*(?:to|through|until|and|[-–—])\s*(?:1[6-9]|20)\d\d")
_SINCE = regex(
    rf"\bsince\s+(?P<y>(?:1[6-9]|20)\d\d)\s*,\s*(?:or\s+|that\s+is\s+)?(?:for\s+)?{_N}\s+years\b(?!\s+(?:later|after|before))",
    re.IGNORECASE,
)
_RUN = regex(
    rf"\b{_N}-year\s+(?:\w+\s+)?(?:contract|lease|licence|license|deal|agreement|concession|charter|offtake)\b[^.]{{0,160}}?\b(?:deliver(?:y|ies)|shipments|contract|it|which|supplies|lease|charter)\s+(?:will\s+)?(?:runs?|lasts?)\s+from\s+(?P<y1>(?:1[6-9]|20)\d\d)\s+(?:to|until|through)\s+(?P<y2>(?:1[6-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_AGO = regex(rf"\bin\s+(?P<y>(?:1[6-9]|20)\d\d)\s*,\s*(?:just\s+)?{_N}\s+years\s+ago\b", re.IGNORECASE)
_AFTER_IT = regex(
    rf"\b{_N}\s+years\s+after\s+(?:he|she|it|they|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+(?:first\s+)?[a-z]+\s[^.;,]{{0,70}}?\bin\s+(?:[A-Z][a-z]{{2,8}}\s+)?(?P<y>(?:1[6-9]|20)\d\d),\s[^.;]{{3,60}}?\s(?:has|have|is|are)\s",
    re.IGNORECASE,
)
""" "Twelve years after he opened his first workshop in 2013, Tom Arkwright has sold"."""


def inspect_durations(page: Page) -> list[Draft]:
    """ "a three-year plan from 2025 to 2030"; a year more or less is a matter of counting."""
    text = page.article.text
    drafts = []
    found = (
        [*_DURATION.finditer(text), *_REVERSED.finditer(text), *_RUN.finditer(text)] if _TWO_YEARS.search(text) else []
    )
    for m in found:
        told, years = number(m["n"]), int(m["y2"]) - int(m["y1"])
        if not years - 1 <= told <= years + 1 and years > 0 and not page.is_repeat(m.start()):
            drafts.append(
                _duration(
                    page, m, f"From {m['y1']} to {m['y2']} is {years} years (or {years + 1} counting both), not {told}."
                )
            )
    if page.published and any(words in page.folded for words in ("years ago", "since", "years after")):
        for m in (*_AGO.finditer(text), *_SINCE.finditer(text), *_AFTER_IT.finditer(text)):
            told, years = number(m["n"]), page.published.year - int(m["y"])
            if abs(told - years) > 1 and not page.is_repeat(m.start()):
                drafts.append(
                    _duration(page, m, f"{m['y']} was {years} years before {page.published.year}, not {told}.")
                )
    return drafts


_LENGTH = regex(
    rf"\b(?:(?:lasted|lasting|ran\s+for|ran|running\s+for|went\s+on\s+for|runs\s+for|over|for|a\s+(?:period|total)\s+of|after|took)\s+(?:exactly\s+|just\s+|only\s+|all\s+of\s+|a\s+|nearly\s+|almost\s+|about\s+|around\s+|roughly\s+|some\s+|more\s+than\s+|over\s+|just\s+over\s+|just\s+under\s+)?{_N}[\s-](?P<unit>day|week|month)s?"
    rf"|{_N.replace('?P<n>', '?P<n2>')}-(?P<unit2>day|week|month)\s+(?:strike|closure|period|shutdown|suspension|outage|stoppage|offer|tender|window|trial|ban|blockade|run|streak|tour|trip|halt|lockout))\b",
    re.IGNORECASE,
)
_LENGTH_BEHIND = regex(
    rf"(?<=[\s\d])[\s,(–—-]*(?:or\s+|that\s+is\s+|i\.e\.\s+|a\s+total\s+of\s+|in\s+all\s+|altogether\s+)?(?:exactly\s+|just\s+|almost\s+|nearly\s+|about\s+)?{_N}(?P<n2>(?!))?[\s-](?P<unit>day|week|month)s?(?P<unit2>(?!))?\b(?!\s+(?:later|after|before|earlier|ago))",
    re.IGNORECASE,
)
""" "From 2 June to 11 August, ten weeks,"."""
_BETWEEN_DAYS = regex(
    r"\b(?:from|between|began|begun|started|starting|beginning|opened|since|runs?|ran|on|closed|shut)\b", re.IGNORECASE
)
_UNITS = {"day": (1, 2), "week": (7, 4), "month": (30.44, 16)}
"""Days of one, and by how many days the count may be off: both ends may count or neither, and weeks and months are told roundly."""


def inspect_lengths(page: Page) -> list[Draft]:
    """ "A strike that began on September 24 and lasted six weeks, until November 5": one length, two days."""
    if not any(word in page.folded for word in ("day", "week", "month")):
        return []
    drafts = []
    for sentence in page.told() if len(page.days) > 1 else ():
        days = page.days_in(sentence)
        if len(days) != 2:
            continue
        text = page.text_of(sentence.index)
        lengths = list(_LENGTH.finditer(text)) or list(_LENGTH_BEHIND.finditer(text, days[1].end - sentence.start))
        if len(lengths) != 1 or not _BETWEEN_DAYS.search(text[: days[1].start - sentence.start]):
            continue
        between = text[days[0].end - sentence.start : days[1].start - sentence.start]
        if not re.search(r"\b(?:until|till|to|through|and ended|ending|ended|end|and)\b|[-–—]", between):
            continue
        if draft := _days_apart(page, sentence.start, lengths[0], days):
            drafts.append(draft)
    return drafts


def _days_apart(page: Page, start: int, m: re.Match[str], days: list[Printed]) -> Draft | None:
    year = days[1].year or days[0].year or (page.published.year if page.published else 2025)
    last = days[1].in_year(year)
    first = days[0].in_year(days[0].year or year)
    if first is not None and last is not None and first > last and days[0].year is None:
        first = days[0].in_year(year - 1)
    if first is None or last is None or first >= last:
        return None
    unit = m["unit"] or m["unit2"]
    told, (length, slack) = number(m["n"] or m["n2"]), _UNITS[unit.lower()]
    apart = (last - first).days
    if abs(apart - told * length) <= slack:
        return None
    message = f"From {day(first)} to {day(last)} are {apart} days, or {apart / length:.1f} {unit.lower()}s, not {told}."
    at = m.start("n") if m["n"] else m.start("n2")
    return Draft(
        start + at, start + m.end(), page.severity("calendar", "warning", "tense"), message, "wrong-duration",
        " ".join(m[0].lower().split()), figures=tuple(days), consistent=f"{round(apart / length)} {unit.lower()}s",
    )  # fmt: skip


def _duration(page: Page, m: re.Match[str], message: str) -> Draft:
    severity = page.severity("calendar", "warning", "tense")
    return Draft(m.start(), m.end(), severity, message, "wrong-duration", " ".join(m[0].lower().split()))


# ---------------------------------------------------------------- today
_TODAY = regex(
    rf"\b(?P<word>today|yesterday|tomorrow)\s*(?:,\s*|\(\s*)(?P<w>{FULL_WEEKDAY})\b|\b(?P<w2>{FULL_WEEKDAY})\s*\((?P<word2>today|yesterday|tomorrow)\)",
    re.IGNORECASE,
)
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def inspect_today(page: Page) -> list[Draft]:
    """ "today, Tuesday" on a page of a Friday; a day's difference can be the time zone."""
    if page.article.published is None or not any(word in page.folded for word in _OFFSETS):
        return []
    drafts = []
    for m in _TODAY.finditer(page.article.text):
        word, weekday = (m["word"] or m["word2"]).lower(), WEEKDAYS[(m["w"] or m["w2"])[:3].lower()]
        meant = page.article.published + timedelta(days=_OFFSETS[word])
        if (weekday - meant.weekday()) % 7 not in (0, 1, 6) and not page.is_repeat(m.start()):
            message = (
                f"The article is of {day(page.article.published)}, so that {word} is {WEEKDAY_NAMES[meant.weekday()]}."
            )
            drafts.append(
                Draft(
                    m.start(),
                    m.end(),
                    page.severity("calendar", "error"),
                    message,
                    "weekday-date",
                    word,
                    consistent=WEEKDAY_NAMES[meant.weekday()],
                )
            )
    return drafts


# ---------------------------------------------------------------- tense
_ZONES = timedelta(days=2)
_CLAUSE = regex(r"[^,;:.!?()\n]{0,60}")


def inspect_tense(page: Page) -> list[Draft]:
    """ "announced on March 5, 2025" in an article of February 2025."""
    published = page.article.published
    if published is None or not any(year >= published.year for year in page.years):
        return []
    drafts: list[Draft] = []
    for start, end, meant in _future_days(page, published):
        sentence = next((s for s in page.extraction.sentences if s.start <= start < s.end), None)
        if sentence is None or sentence.cls == "boilerplate" or sentence.repeat_of is not None or page.is_repeat(start):
            continue
        # behind the date stands what it is about ("announced on May 20 that it would"); the month of May is no "may"
        before = page.article.text[sentence.start : start]
        open_ = page.cues.any(before or page.article.text[end : sentence.end], "future_words")
        if _told_as_past(page, sentence.start, start, end) if not open_ else _did_there(page, before):
            message = f"{day(meant)} is after the article's own date, {day(published)}, but is told as past."
            severity = page.severity("calendar", "warning", "tense")
            drafts.append(Draft(start, end, severity, message, "tense", meant.isoformat()))
    return [*drafts, *_still_to_come(page, published)]


_WILL = regex(
    r"\b(?:will|(?:is|are)\s+(?:to|due\s+to|expected\s+to|set\s+to|scheduled\s+to)|(?:has|have)\s+(?:put\s+off|postponed|delayed|deferred|pushed\s+back))\s+"
    r"(?:(?!that\b|which\b|who\b|it\b|they\b|he\b|she\b)[^\s;:.]+\s+){0,14}?(?:by|until|before)\s+(?:the\s+)?(?:(?:end|middle|start|beginning)\s+of\s+)?$"
)
_LATE = timedelta(days=7)


def _still_to_come(page: Page, published: date) -> Iterator[Draft]:
    """ "Will close its last office by the end of June 2026" in an article of August 2026."""
    for time in page.extraction.times:
        if time.window is None or time.type == "base" or str(time.window.end.year) not in time.text:
            continue
        sentence = page.sentences.get(time.sentence)
        if time.window.end + _LATE >= published or not page.is_told(sentence, "hypothetical"):
            continue
        if "iscal" in time.text or "FY" in time.text or not _WILL.search(page.article.text, sentence.start, time.start):
            continue
        message = f"{time.text} was over on the article's own date, {day(published)}, but is told as still to come."
        yield Draft(time.start, time.end, page.severity("calendar", "warning", "tense"), message, "tense", time.value)


def _future_days(page: Page, published: date) -> Iterator[tuple[int, int, date]]:
    for printed in page.days:
        meant = printed.in_year(printed.year) if printed.year is not None and not printed.of_range else None
        if meant is not None and meant > published + _ZONES:
            yield printed.start, printed.end, meant


def _told_as_past(page: Page, sentence: int, start: int, end: int) -> bool:
    """The verb stands directly before the date, or the sentence opens with the date and its first verb is past."""
    text = page.article.text
    verbs = page.cues.pattern("past_verbs")
    before = re.sub(rf"(?:\s+on)?(?:\s+{FULL_WEEKDAY},?)?\s*$", "", text[sentence:start])
    if any(verb.end() == len(before) for verb in verbs.finditer(before)):
        return True
    if _HAD_DONE.search(before):
        return True
    if len(before) < start - sentence and (_happened(page, before) or _did(page, text[sentence:start].rstrip())):
        return True
    if len(before) < start - sentence and _did_there(page, before):
        return True
    if len(before) < start - sentence and (done := _PASSIVE.search(before)) is not None:
        return not page.cues.any(done["done"], "to_come")
    if text[sentence:start].rstrip().endswith(" on") and (done := _PASSIVE_FAR.search(before)) is not None:
        return not page.cues.any(done["done"], "to_come") and not page.cues.any(done["gap"], "dated_nouns", "to_come")
    if re.fullmatch(rf"\s*(?:On\s+)?(?:{FULL_WEEKDAY},?\s+)?", text[sentence:start]) is None:
        return False
    rest = re.match(r",?\s*", text[end:])
    clause = _CLAUSE.match(text, end + (rest.end() if rest else 0))
    if clause is None:
        return False
    return _ACTED.match(clause[0]) is not None or any(
        page.cues.pattern(name).search(clause[0]) for name in ("past_verbs", "happened_verbs", "events")
    )


_ACTED = regex(
    r"(?:(?!(?:will|would|to|is|are|be|has|have|that|which|who)\b)[^\s]+\s+){1,7}?[a-z]{2,}ed\s+(?:the|an?|its|his|her|their|all|both)\s"
)
""" "The province's deputy chairman inaugurated the store": any regular past form with its object."""


_THERE = regex(
    r"\b(?:at|during|in)\s+(?:an?|the|its|their|that)\s+(?:[\w-]+\s+){0,3}(?:meeting|vote|auction|hearing|ballot|ceremony|conference|summit|session|assembly|referendum|sale|launch|event|presentation|call)\b"
    r"(?:\s+(?:in|at|near)\s+[\w'’ -]{2,30}?)?(?:\s+on|\s+held\s+on)?$"
)


_CLAUSES = regex(r"[;:]|,\s+(?:and|but|which|who)\s|\s(?:after|when|since|because|as)\s")


def _did_there(page: Page, before: str) -> bool:
    """ "Approved the plan at an extraordinary meeting in Istanbul on": what was done at a meeting was done on its day."""
    place = _THERE.search(before)
    if place is None:
        return False
    clause = _CLAUSES.split(before[: place.start()])[-1]
    if page.cues.any(clause, "future_words"):
        return False
    verbs = [m for m in _ED.finditer(f"{clause.rstrip()} ") if not page.cues.any(m["done"], "to_come")]
    if (
        not verbs
        or page.cues.any(clause, "to_come")
        or re.search(r"\b(?:to|for|about|whether)\b", clause[verbs[-1].end() :])
    ):
        return False
    lead = clause[max(0, verbs[-1].start() - 12) : verbs[-1].start()].lower()
    return re.search(r"\b(?:to|be|been|being|is|are|will|would|a|an|the|its|their)\s$", lead) is None


_HAD_DONE = regex(r"\bhad\s+[a-z]+(?:ed|aid|old|ent|ght|wn|en|uilt)(?:\s+(?:it|them|this|that))?,?$")
""" "They had signed it, on 9 May"."""
_PASSIVE = regex(r"\b(?:was|were)\s+(?:\w+ly\s+)?(?P<done>\w+(?:ed|aid|old|ent|ght|wn|en|uilt))$")
""" "Was laid on June 17": what was done on a day."""
_PASSIVE_FAR = regex(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?P<done>\w+(?:ed|aid|old|ent|ght|wn|en|uilt))(?P<gap>(?:\s+(?!to\b(?=\s+(?:be|have|take|start|begin)))[^\s,;:()]+){1,8})$"
)
""" "Was handed to the winners in Oslo on"."""
_GAP = regex(r"(?:\s+[^\s,;:()]+){0,5}\s*$")


_ED = regex(r"(?<![\w-])(?P<done>[a-z]{2,}(?:ed|ought|old|aid|ent|ew))\s")


def _did(page: Page, before: str) -> bool:
    """ "Recalled 210,000 heaters on": any past form with its object and the day; not "scheduled a meeting on"."""
    verbs = [m for m in _ED.finditer(before) if not page.cues.any(m["done"], "to_come")]
    if not verbs or not before.endswith(" on"):
        return False
    found = verbs[-1]
    gap, lead = (
        re.sub(r"(?<=\d),(?=\d)", "", before[found.end("done") :]),
        before[max(0, found.start() - 12) : found.start()].lower(),
    )
    if (
        re.search(r"\b(?:to|be|been|being|is|are|will|would|a|an|the|its|their)\s$", lead)
        or not _GAP.match(gap)
        or " to " in gap
    ):
        return False
    return not page.cues.any(gap, "dated_nouns") and not page.cues.any(before, "to_come")


def _happened(page: Page, before: str) -> bool:
    """ "received refunds on March 14": a verb of what happens, a few words and the day; not "set a meeting", nor "agreed to pay"."""
    verbs = list(page.cues.pattern("happened_verbs").finditer(before))
    found = verbs[-1] if verbs else None
    if found is None or _GAP.match(before, found.end()) is None:
        return False
    gap = before[found.end() :]
    lead = before[max(0, found.start() - 8) : found.start()].lower()
    return not lead.endswith((" to ", "be ", "been ")) and not page.cues.any(gap, "dated_nouns")
