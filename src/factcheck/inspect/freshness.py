"""A figure told as the latest when a newer period was public. The one inspection that needs what the sources answered."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.inspect.cues import phrases
from factcheck.inspect.figures import Figure
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Observation

_SAME_LENGTH = timedelta(days=12)
_LATER = timedelta(days=25)


def inspect_freshness(page: Page) -> list[Draft]:
    """Silent without evidence, without a date of publication, and where the figure's own period is open."""
    if not page.evidence or page.article.published is None or not page.cues.complete:
        return []
    words = phrases(tuple(page.parameter("freshness", "words", ()) or page.cues.words("latest")))
    grace = timedelta(days=page.parameter("freshness", "grace_days", 2))
    drafts = []
    for figure in page.figures:
        if (
            figure.role != "level"
            or figure.segment
            or figure.claim.modality != "fact"
            or not words.search(page.text_of(figure.place))
        ):
            continue
        if figure.time is None or figure.time.sentence != figure.place:
            continue
        newer = _newer(page, figure, page.article.published - grace)
        if newer is not None and newer.end is not None and figure.time.window is not None:
            message = (
                f"Told as the latest, but a figure for the period to {day(newer.end)} was public on "
                f"{day(newer.published) if newer.published else 'that day'}; this one ends on {day(figure.time.window.end)}."
            )
            severity = page.severity("freshness", "warning")
            drafts.append(
                Draft(figure.start, figure.end, severity, message, "wrong-period", f"{figure.metric}|{newer.end}")
            )
    return drafts


def _newer(page: Page, figure: Figure, public_by: date) -> Observation | None:
    """The newest observation of the same metric and length of period; None too where the source does not know the told period."""
    window = figure.time.window if figure.time else None
    if window is None or figure.subject is None:
        return None
    mine: list[Observation] = []
    for lookup, answer in page.evidence.items():
        if lookup.key == figure.subject and isinstance(answer, tuple):
            mine += [
                o
                for o in answer
                if o.metric == figure.metric
                and o.basis == "level"
                and not o.segments
                and o.end
                and _as_long(o, window.start, window.end)
            ]
    told = [o for o in mine if o.end and abs(o.end - window.end) <= _SAME_LENGTH]
    newer = [o for o in mine if o.end and o.end > window.end + _LATER and o.published and o.published <= public_by]
    return max(newer, key=lambda o: o.end or date.min) if told and newer else None


def _as_long(observation: Observation, start: date | None, end: date) -> bool:
    if observation.end is None or (observation.start is None) != (start is None):
        return False
    if observation.start is None or start is None:
        return True
    return abs((observation.end - observation.start) - (end - start)) <= _SAME_LENGTH
