"""Statements: whether that person or body said it. What was said is not judged."""

from __future__ import annotations

from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.compare import Bounds, compare, point, read
from factcheck.judge.fix import quantity_fix
from factcheck.judge.names import mentions, same_person
from factcheck.judge.wording import amount_of
from factcheck.model import Observation, Quantity

NEAREST = 2


def judge_statement(case: Case) -> Judgement:
    """Speaker, the ideas of the statement (one word of every group), and the figure inside it."""
    said = [obs for obs in case.facts if obs.basis == "statement"]
    by_speaker = [obs for obs in said if _is_speaker(case, obs)]
    complete = [obs for obs in by_speaker if not missing_ideas(obs, case.words)]
    if not complete:
        near = [obs for obs in by_speaker if len(missing_ideas(obs, case.words)) * 2 < len(obs.words)]
        who = case.claim.subject.name or case.claim.attribution or "the speaker"
        return unverified("no-data", f"no fact file or document has this statement by {who}", nearest=near[:NEAREST])
    best = min(complete, key=lambda obs: -len(obs.words))
    working = [f'read as: {best.names[0]} said "{_said(case)}"', _line(best)]
    return _figure(case, best, working)


def _figure(case: Case, obs: Observation, working: list[str]) -> Judgement:
    detail = f"{obs.names[0]} said so{_when(obs)}."
    if case.claim.negated:
        return contradicted([obs], "negated", f"{obs.names[0]} did say so{_when(obs)}.", working)
    printed = _printed_figure(case, obs)
    if obs.value is None and obs.low is None:
        return supported([obs], detail, working)
    if printed is None:
        return unverified(
            "ambiguous",
            f"{detail[:-1]}, with the figure {amount_of(obs)}, which the sentence leaves out",
            working,
            [obs],
        )
    outcome = compare(read(printed, case.hedge(printed)), bounds_of(obs))
    working.append(f"figure: printed {printed.text}, said {amount_of(obs)}: {outcome.outcome} ({outcome.why})")
    if outcome.outcome == "match":
        return supported([obs], detail, working)
    if outcome.outcome == "differ":
        told = f"{obs.names[0]} spoke of {amount_of(obs)}, not of {printed.text}{_when(obs)}."
        return contradicted([obs], "misquoted", told, working, fix=quantity_fix(printed, obs.value, obs.unit))
    return unverified(
        "not-comparable",
        f"{obs.names[0]} spoke of {amount_of(obs)}; the sentence is too loose to decide",
        working,
        [obs],
    )


def _printed_figure(case: Case, obs: Observation) -> Quantity | None:
    """The claim's own quantity, or the one figure of the same unit inside the words of the statement."""
    if case.quantity is not None and case.quantity.unit == obs.unit:
        return case.quantity
    inside = [q for q in case.extraction.quantities_in(case.claim.sentence) if q.unit == obs.unit and not q.alt_of]
    return inside[0] if len(inside) == 1 else None


def _is_speaker(case: Case, obs: Observation) -> bool:
    claim = case.claim
    # "He believes": whom the pronoun stands for is told by the identity
    kind, _, person = (claim.subject.id or "").partition(":")
    meant = person if kind == "person" else None
    told = (claim.subject.name, claim.subject.text, claim.attribution, meant)
    if any(same_person(name, obs.names) or any(mentions(name, known) for known in obs.names) for name in told if name):
        return True
    if claim.subject.id is None or claim.subject.id != obs.subject:
        return False
    # "Alibaba said" reports its chief executive; "Joe Tsai of Alibaba said" does not
    return obs.subject.startswith("person:") or claim.attribution in {None, claim.subject.text, claim.subject.name}


def missing_ideas(obs: Observation, text: str) -> tuple[tuple[str, ...], ...]:
    """The word groups of an observation of which the text has no word."""
    return tuple(group for group in obs.words if not any(mentions(text, word) for word in group))


def bounds_of(obs: Observation) -> Bounds:
    if obs.value is not None:
        return point(obs.value)
    return Bounds(obs.low, obs.high)


def _said(case: Case) -> str:
    return case.claim.object.text if case.claim.object else case.claim.text


def _when(obs: Observation) -> str:
    return f" (published {obs.published})" if obs.published else ""


def _line(obs: Observation) -> str:
    ideas = "; ".join("/".join(group) for group in obs.words)
    return f"{obs.key}: {', '.join(obs.names)}: {ideas} ({obs.url or 'no link'})"
