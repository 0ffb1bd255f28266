"""`factcheck explain`: a claim's full working, a rule, or a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config, Rules
from factcheck.cli.settings import nearest
from factcheck.errors import UsageError

app = new_app()


@app.command()
def explain(
    topic: Annotated[
        str, typer.Argument(metavar="CLAIM|RULE|REASON", help='"c-9b1e2f00", "facts/alibaba-ai-capex" or "no-data".')
    ],
    config: Config = None,
    rules: Rules = None,
    run: Annotated[
        Path | None, typer.Option("--run", metavar="FILE", help="A JSON report; default: the last run of this folder.")
    ] = None,
) -> int:
    """A claim's full working, a rule's content, or what a reason, note or diagnosis means."""
    from factcheck.render.terms import OF_RUNS, TERMS, WHY

    words = {**WHY, **OF_RUNS, **TERMS}
    if topic in words:
        print(f"{topic}: {words[topic]}")
    elif topic.startswith(("c-", "f-")):
        print(explain_claim(topic, run), end="")
    else:
        from factcheck.rules.loader import load_rules

        print(explain_rule(topic, load_rules(rules), tuple(words)))
    return 0


def explain_claim(id_: str, run: Path | None) -> str:
    from factcheck.cli import output, runs
    from factcheck.render.working import render_claim, render_finding

    path = run or runs.newest()
    if path is None:
        raise UsageError("no run is kept yet", hint="check an article first, or give a report with --run FILE")
    reports = runs.read(path).reports
    options = output.options("auto", "all")
    texts = [
        render_claim(report, claim, options)
        for report in reports
        for claim in report.claims
        if claim.id.startswith(id_)
    ]
    texts += [render_finding(report, f, options) for report in reports for f in report.findings if f.id.startswith(id_)]
    if not texts:
        known = [claim.id for report in reports for claim in report.claims]
        known += [finding.id for report in reports for finding in report.findings]
        articles = ", ".join(report.article.uri for report in reports[:3])
        raise UsageError(
            f"{id_} is not in the run kept of {articles}",
            hint=nearest(id_, known) or "check the article again, or give --run FILE",
        )
    return "\n".join(dict.fromkeys(texts))


def explain_rule(id_: str, rules: Any, others: tuple[str, ...] = ()) -> str:
    from factcheck.rules.selection import rule_content, rule_ids

    ids = dict(rule_ids(rules))
    if id_ not in ids:
        hint = nearest(id_, [*ids, *others]) or "factcheck rules list shows all"
        raise UsageError(f'there is no claim, rule or reason "{id_}"', hint=hint)
    content = rule_content(rules, id_)
    place = f"  ({ids[id_]})" if ids[id_] else ""
    if "examples" in content and "message" in content:
        return "\n".join([f"{id_}{place}", *_about_words(id_, content)])
    lines = [
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in content.items()
    ]
    return "\n".join([f"{id_}{place}", *(f"  {line}" for line in lines)])


_SHOWN = 3
"""Phrases and examples of a kind; the file has all."""


def _about_words(id_: str, content: dict[str, Any]) -> Iterator[str]:
    """A rule about the article, for the writer who was told of it: what to do, why, what is reported and what is not."""
    from factcheck.rules.phrases import told

    yield f"  {content['severity']}: {content['message']}"
    if content.get("why"):
        yield f"  why: {content['why']}"
    yield from (f"  see: {reference}" for reference in content.get("references") or ())
    for key, what in (("fires", "reported"), ("passes", "not reported")):
        texts = [text for text in content["examples"].get(key) or () if "\n" not in text.strip()][:_SHOWN]
        yield from (f"  {what}: {text}" for text in texts)
    if content.get("needs"):
        yield f"  needs: {content['needs']}"
    for key in ("when", "words", "exceptions", "unless"):
        if phrases := content.get(key) or ():
            rest = f" and {len(phrases) - _SHOWN} more" if len(phrases) > _SHOWN else ""
            yield f"  {key}: {', '.join(map(told, phrases[:_SHOWN]))}{rest}"
    yield f"  as it is written: factcheck rules show {id_}"
