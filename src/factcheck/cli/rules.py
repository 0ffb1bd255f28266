"""`factcheck rules`: the rules in force."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config, Rules

app = new_app(no_args_is_help=True, help="List and show the rules that a check would use.")


@app.command("list")
def list_rules(config: Config = None, rules: Rules = None) -> int:
    """Every rule's id, and where it stands."""
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import rule_ids

    for id_, place in rule_ids(load_rules(rules)):
        print(f"{id_:<44} {place}".rstrip())
    return 0


@app.command()
def show(rule: Annotated[str, typer.Argument(metavar="RULE")], config: Config = None, rules: Rules = None) -> int:
    """One rule as it is in force."""
    from factcheck.cli.explain import explain_rule
    from factcheck.rules.loader import load_rules

    print(explain_rule(rule, load_rules(rules)))
    return 0
