"""Examples of the rules that decide claims (references and facts) and of the inspections: what comes out against what should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.authoring.trials import Failure, Kind, Spans, as_article, read_page, remarked
from factcheck.model import Article, Claim
from factcheck.records import record
from factcheck.rules.examples import Cases, Examples, marked
from factcheck.rules.loader import Rules


def inspection_failures(rules: Rules, name: str, examples: Examples) -> Iterator[Failure]:
    """The inspection alone on its examples."""
    from factcheck.inspect import inspect

    alone = narrowed(rules, consistency={name: rules.tree["consistency"][name]})
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (("fires", examples.fires), ("passes", examples.passes))
    for kind, texts in kinds:
        for example in texts:
            text, marks = marked(example)
            article, offset = as_article(text, headline=False)
            page = read_page(article, alone)
            evidence = (
                gathered(page.extraction.claims, page.extraction.quantities, alone) if name == "freshness" else {}
            )
            found = inspect(article, page.extraction, alone, article.published, evidence=evidence)
            spans = tuple(sorted({(f.start - offset, f.end - offset) for f in found}))
            if spans != marks if marks else bool(spans) != (kind == "fires"):
                note = "nothing is reported" if kind == "fires" and not spans else ""
                place = f"consistency/{name}"
                yield Failure(place, "", kind, remarked(text, marks), remarked(text, spans), note)


def narrowed(rules: Rules, **parts: Any) -> Rules:
    """The rules without any about the article, but for these parts."""
    return Rules(rules.files, {**rules.tree, "pattern": [], "require": [], "consistency": {}, **parts})


def gathered(claims: Any, quantities: Any, rules: Rules) -> Any:
    from factcheck.judge.plan import plan
    from factcheck.sources import gather

    return gather(plan(claims, rules, quantities), rules)


@record
class Case:
    """One text of a rule that decides claims. `marks` are the claims that it must decide so; none for `passes`."""

    kind: Kind
    text: str
    marks: Spans
    article: Article
    offset: int
    day: date | None

    def decided(self, rules: Rules) -> list[Claim]:
        """The claims with a verdict for or against them."""
        from factcheck.pipeline import Checker

        report = Checker(narrowed(rules), as_of=self.day).check(self.article)
        return [c for c in report.claims if c.verdict and c.verdict.status != "unverified"]

    def problem(self, claims: list[Claim], rule: str) -> str:
        """What is wrong with the outcome, or nothing."""
        mine = [claim for claim in claims if _is(claim.rule, rule)]
        if self.kind == "passes":
            told = [f'"{claim.text}" is {claim.verdict.status}' for claim in mine if claim.verdict]
            return "; ".join(told)
        for start, end in self.marks:
            there = [c for c in claims if c.start - self.offset < end and start < c.end - self.offset]
            if not there:
                return f'"{self.text[start:end]}" is not decided'
            if not any(c.verdict and c.verdict.status == self.kind and _is(c.rule, rule) for c in there):
                return "; ".join(f'"{c.text}" is {c.verdict.status} by {c.rule}' for c in there if c.verdict)
        return ""


def _is(found: str | None, wanted: str) -> bool:
    """Whether a claim was decided by the rule. The parameters of rates and facts decide by way of every fact."""
    return found == wanted or wanted in ("reference/ecb", "reference/facts")


def cases(given: Cases, day: date | None) -> Iterator[Case]:
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("supported", given.supported),
        ("contradicted", given.contradicted),
        ("passes", given.passes),
    )
    for kind, texts in kinds:
        for example in texts:
            text, marks = marked(example)
            article, offset = as_article(text, headline=False)
            yield Case(kind, text, marks, article, offset, given.published or day or article.published)


def case_failures(rules: Rules, rule: str, given: Cases, day: date | None = None) -> Iterator[Failure]:
    """The examples of a rule that decides claims, each in an article of its day."""
    for case in cases(given, day):
        problem = case.problem(case.decided(rules), rule)
        if problem:
            yield Failure(rule, "", case.kind, remarked(case.text, case.marks), "", problem)


def unproven_metrics(rules: Rules, given: Cases) -> Iterator[str]:
    """Metrics of the filings' reference without which every example still comes out."""
    sec = rules.tree["reference"]["sec"]
    tried = list(cases(given, None))
    decided = [{claim.metric for claim in case.decided(rules)} for case in tried]
    for part in ("metrics", "derived"):
        for metric, rule in sec.get(part, {}).items():
            if rule.get("beyond_pack"):
                continue
            without = _without(rules, part, metric)
            # Only what was decided with it, or with what is made of it, can change.
            candidates = [
                case
                for case, metrics in zip(tried, decided, strict=True)
                if case.kind != "passes" and metrics & _named_by(sec, metric)
            ]
            if not any(case.problem(case.decided(without), "reference/sec") for case in candidates):
                yield f"without `{metric}`"


def _named_by(sec: Any, metric: str) -> set[str]:
    """The metric, what is computed from it, and the words that may mean it."""
    made: set[str] = set()
    for name, derived in sec.get("derived", {}).items():
        if {metric, *made} & set(derived["of"]):
            made.add(name)
    vague = {name for name, readings in sec.get("readings", {}).items() if metric in readings}
    # the judge reads these under the names of others
    others = {
        "net_income_incl_nci": "net_income",
        "dividends_paid": "dividend",
        "eps_basic": "eps",
        "debt_with_leases": "debt",
    }
    return {metric, others.get(metric, metric), *made, *vague}


def _without(rules: Rules, part: str, metric: str) -> Rules:
    sec = dict(rules.tree["reference"]["sec"])
    sec[part] = {name: rule for name, rule in sec[part].items() if name != metric}
    kept: dict[str, Any] = {}
    for name, rule in sec.get("derived", {}).items():
        if set(rule["of"]) <= {*sec["metrics"], *kept}:
            kept[name] = rule
    sec["derived"] = kept
    known = {*sec["metrics"], *sec["derived"]}
    sec["readings"] = {m: may for m, r in sec.get("readings", {}).items() if (may := [x for x in r if x in known])}
    sec.pop("examples", None)
    return Rules(rules.files, {**rules.tree, "reference": {**rules.tree["reference"], "sec": sec}})
