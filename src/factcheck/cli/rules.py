"""`factcheck rules`: the rules in force, and what those who write rules need."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config, Rules
from factcheck.cli.settings import nearest
from factcheck.errors import UsageError

app = new_app(no_args_is_help=True, help="List, show, test, check and draft rules.")

Named = Annotated[list[str] | None, typer.Argument(metavar="RULE", help="Names or globs; all rules if none is given.")]


@app.command("list")
def list_rules(names: Named = None, config: Config = None, rules: Rules = None) -> int:
    """Every rule's name, its severity, and where it stands."""
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import rule_ids, severities

    loaded = load_rules(rules)
    strengths = severities(loaded)
    found = rule_ids(loaded)
    chosen = set(_matching(names, [id_ for id_, _ in found]))
    for id_, place in found:
        if id_ in chosen:
            print(f"{id_:<44} {strengths.get(id_, ''):<8} {place}".rstrip())
    return 0


@app.command()
def show(rule: Annotated[str, typer.Argument(metavar="RULE")], config: Config = None, rules: Rules = None) -> int:
    """One rule as it is in force."""
    from factcheck.cli.explain import explain_rule
    from factcheck.rules.loader import load_rules

    print(explain_rule(rule, load_rules(rules)))
    return 0


@app.command("test")
def try_examples(
    names: Named = None,
    config: Config = None,
    rules: Rules = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the rules that hold as well.")] = False,
) -> int:
    """Try every rule on its own examples, and show what differs.

    A rule must also be proven: when it is deleted, turned around or stripped of one of its keys, an example must fail.
    """
    from factcheck.authoring.testing import names as known_names
    from factcheck.authoring.testing import results
    from factcheck.rules.loader import load_rules

    loaded = load_rules(rules)
    known = known_names(loaded)
    tried = list(results(loaded, _matching(names, known) if names else ()))
    for result in tried:
        for failure in result.failures:
            print(f"FAILED    {result.rule}  ({result.place})  {failure.kind}" + (failure.note and f": {failure.note}"))
            for sign, text in (("-", failure.expected), ("+", failure.found)):
                print("\n".join(f"  {sign} {line}" for line in text.splitlines()))
        for change in result.unproven:
            print(f"UNPROVEN  {result.rule}  ({result.place})  {change}, every example still comes out as it says")
        if verbose and result.holds:
            print(f"holds     {result.rule}  {result.examples} examples")
    failed = sum(1 for result in tried if result.failures)
    unproven = sum(1 for result in tried if result.unproven)
    print(f"{len(tried)} rules, {sum(r.examples for r in tried)} examples: {_told(failed, unproven)}")
    return 0 if failed == unproven == 0 else 1


def _told(failed: int, unproven: int) -> str:
    if not failed and not unproven:
        return "all hold, and every rule is proven by them"
    return ", ".join(
        filter(None, [f"{failed} rules failed" if failed else "", f"{unproven} not proven" if unproven else ""])
    )


def _matching(names: list[str] | None, known: list[str]) -> list[str]:
    """The known names that one of these names or globs means; UsageError for one that means none."""
    from fnmatch import fnmatchcase

    found: list[str] = []
    for name in names or ["*"]:
        matches = [id_ for id_ in known if fnmatchcase(id_, name)]
        if not matches and names:
            raise UsageError(
                f'there is no rule "{name}"', hint=nearest(name, known) or "factcheck rules list shows all"
            )
        found += matches
    return found
