"""Days that a sentence reckons from another of its days: "on record on 15 August will get it two weeks later"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import of_time
from factcheck.text.numerals import MONTHS, NUMBER, number

_RECKONED: Final = regex(
    rf"\b(?:just\s+|only\s+|exactly\s+)?(?:(?P<n>{NUMBER}|\d{{1,2}})\s+(?P<unit>day|week|fortnight)s?|(?P<one>a|one)\s+(?P<unit1>day|week|fortnight))\s+(?:(?P<back>earlier|before(?:hand|\s+that)?)|later|after(?:wards?|\s+that)?)\b"
)
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}


def with_reckoned_days(held: Held, sentence: str, times: Sequence[Time]) -> tuple[str, tuple[Time, ...]]:
    """The sentence with the day in place of such words, and its times with that day; unchanged where it tells no day before them."""
    found = _RECKONED.search(sentence)
    if found is None:
        return sentence, tuple(times)
    told = [(at, t) for t in times if t.type == "date" and 0 <= (at := sentence.find(t.text)) < found.start()]
    days = [(at, t, windows[0][1]) for at, t in told if len(windows := of_time(t, held.calendar)) == 1]
    count = 1 if found["one"] else number(found["n"])
    if not days or not count:
        return sentence, tuple(times)
    _, time, day = max(days, key=lambda each: each[0])
    steps = timedelta(days=count * _DAYS[(found["unit"] or found["unit1"]).lower()])
    day = day - steps if found["back"] else day + steps
    text = f"{MONTHS[day.month - 1].title()} {day.day}"
    start = found.start() + len("on ")
    reckoned = time.model_copy(
        update={"text": text, "value": day.isoformat(), "start": start, "end": start + len(text), "id": f"{time.id}r"}
    )
    return f"{sentence[: found.start()]}on {text}{sentence[found.end() :]}", (*times, reckoned)
