"""A figure that is held, in an editor's words, with its evidence and its notes."""

from __future__ import annotations

from factcheck.judge.case import Case, amount, cite, note, rule_of
from factcheck.judge.compare import plain
from factcheck.judge.currency import (
    told,
)
from factcheck.judge.labels import label
from factcheck.judge.trials import Trial
from factcheck.model import Evidence, Note, Observation, Quantity


def who(case: Case) -> str:
    return named(case) or "the company"


def named(case: Case) -> str | None:
    """Of whom the claim is told, where that has a name: a yield or a rate of exchange is nobody's."""
    subject = case.claim.subject
    return subject.name or _as_named(case, subject.id or "") or subject.text or None


def _as_named(case: Case, id: str) -> str | None:
    """The name that the article prints for a company that no register knows, where the sentence says "it"."""
    own = id.removeprefix("name:")
    return next((e.text for e in case.extraction.entities if own != id and e.text.lower() == own), None)


def amount_of(obs: Observation) -> str:
    if obs.value is not None:
        return amount(obs.value, obs.unit)
    return " to ".join(amount(end, obs.unit) for end in (obs.low, obs.high) if end is not None)


def read_as(case: Case, quantity: Quantity) -> str:
    claim = case.claim
    number = plain(quantity.value) if quantity.value is not None else f"{quantity.low} to {quantity.high}"
    part = f", part {claim.segment}" if claim.segment else ""
    filled = "".join(f"; {context.field} from {context.source}" for context in claim.context)
    sign = "not " if claim.negated else ""
    return (
        f"read as: {label(claim.metric)} of {who(case)}{part} is {sign}{quantity.cmp} {number} {quantity.unit}{filled}"
    )


def fact(case: Case, trial: Trial) -> str:
    obs, window = trial.known.observation, trial.known.window
    when = f"in {window.start} to {window.end}" if window.start else f"on {window.end}"
    if window.label.startswith(("fiscal", "calendar")):
        when = (
            f"in {window.label} ({window.start} to {window.end})"
            if window.start
            else f"at the end of {window.label} ({window.end})"
        )
    converted = trial.match.rendering if trial.match.rendering.converted else None
    extra = f" ({told(converted, case.quantity.unit if case.quantity else '')} {converted.how})" if converted else ""
    published = f", published {obs.published}" if obs.published else ""
    part = f" of {case.claim.segment}" if case.claim.segment else ""
    return f"{who(case)}: {label(obs.metric)}{part} {when} was {amount_of(obs)}{extra}{published}"


def line(trial: Trial, quantity: Quantity) -> str:
    obs, match = trial.observation, trial.match
    source = f"{rule_of(obs)} {obs.concept or obs.key}, published {obs.published or 'undated'}, {obs.url or 'no link'}"
    computed = f" [{trial.known.arithmetic}]" if trial.known.arithmetic else ""
    shown = "" if not match.rendering.converted else f" = {told(match.rendering, quantity.unit)} {match.rendering.how}"
    return (
        f"{trial.known.window.label}: {amount_of(obs)}{computed}{shown} against {quantity.text}: "
        f"{match.comparison.outcome} ({match.comparison.why}); {source}"
    )


def notes_of(trial: Trial) -> list[Note]:
    notes = list(trial.known.notes)
    if trial.note is not None and trial.note not in notes:
        notes.append(trial.note)
    if trial.match.comparison.truncated:
        notes.append(
            note(
                "truncated",
                f"cut off, not rounded: the figure is {told(trial.match.rendering, trial.observation.unit or '')}",
            )
        )
    if trial.match.rendering.spread:
        notes.append(note("derived", f"{amount_of(trial.observation)}, {trial.match.rendering.how}"))
    elif trial.match.rendering.converted:
        notes.append(note("convenience-translation", f"{amount_of(trial.observation)}, {trial.match.rendering.how}"))
    return notes


def evidence(trial: Trial) -> tuple[Evidence, ...]:
    """The figure, and for a computed one what it is computed from."""
    rows = [trial.observation]
    if trial.observation is not trial.known.observation:
        rows.append(trial.known.observation)
    return tuple(cite(obs) for obs in (*rows, *trial.known.parts))
