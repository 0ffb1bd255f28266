"""`factcheck rules`: the rules in force, and what those who write rules need."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config, Gate, Profile, Rules, Severity, choice, day, held
from factcheck.cli.settings import nearest
from factcheck.errors import UsageError

KINDS = ("pattern", "require", "fact")
app = new_app(no_args_is_help=True, help="List, show, test, check and draft rules.")

Named = Annotated[list[str] | None, typer.Argument(metavar="RULE", help="Names or globs; all rules if none is given.")]


@app.command("list")
def list_rules(
    ctx: typer.Context,
    names: Named = None,
    config: Config = None,
    rules: Rules = None,
    profile: Profile = None,
    severity: Severity = None,
    gate: Gate = None,
) -> int:
    """Every rule's name, its severity as profile and settings make it, and where it stands."""
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import rule_ids, severities

    loaded = load_rules(rules)
    holding, _ = held(ctx, profile, None, None, severity, gate)
    if holding is not None:
        from factcheck.rules.holding import Held

        loaded = Held(loaded, holding).rules
    strengths = severities(loaded)
    found = rule_ids(loaded)
    chosen = set(_matching(names, [id_ for id_, _ in found]))
    for id_, place in found:
        if id_ in chosen:
            print(f"{id_:<44} {strengths.get(id_, ''):<8} {place}".rstrip())
    return 0


@app.command()
def show(rule: Annotated[str, typer.Argument(metavar="RULE")], config: Config = None, rules: Rules = None) -> int:
    """One rule as its file has it, with its place."""
    from factcheck.cli.explain import explain_rule
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import rule_ids, rule_text, severities

    loaded = load_rules(rules)
    place = dict(rule_ids(loaded)).get(rule, "")
    written = rule_text(place)
    if written is None:
        print(explain_rule(rule, loaded))
        return 0
    strength = severities(loaded).get(rule, "")
    print("  ".join(filter(None, [rule, strength, f"({place})"])))
    print(written)
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
    examples = _counted(sum(result.examples for result in tried), "example")
    print(f"{_counted(len(tried), 'rule')}, {examples}: {_told(failed, unproven)}")
    return 0 if failed == unproven == 0 else 1


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _told(failed: int, unproven: int) -> str:
    if not failed and not unproven:
        return "all hold, and every rule is proven by them"
    return ", ".join(
        filter(
            None, [f"{_counted(failed, 'rule')} failed" if failed else "", f"{unproven} not proven" if unproven else ""]
        )
    )


def _matching(names: list[str] | None, known: list[str]) -> list[str]:
    """The known names that one of these names or globs means; UsageError for one that means none."""
    from fnmatch import fnmatchcase

    found: list[str] = []
    for name in names or ["*"]:
        matches = [id_ for id_ in known if fnmatchcase(id_, name)]
        if not matches and names:
            own = f"for the rules of a file or folder write --rules {name}" if Path(name).exists() else None
            hint = own or nearest(name, known) or "factcheck rules list shows all"
            raise UsageError(f'there is no rule "{name}"', hint=hint)
        found += matches
    return found


@app.command()
def lint(
    names: Named = None,
    config: Config = None,
    rules: Rules = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day from which open terms are looked at; default: today."),
    ] = None,
) -> int:
    """What loads and is still wrong: overlaps, phrases and facts out of reach, contradictions, shared names, old terms.

    Errors end with 1; warnings are for an editor to look at and end with 0.
    """
    from datetime import date

    from factcheck.authoring.linting import remarks
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import rule_ids

    loaded = load_rules(rules)
    found = remarks(loaded, day("--as-of", as_of) or date.today())
    if names:
        chosen = set(_matching(names, [*(id_ for id_, _ in rule_ids(loaded)), *(r.rule for r in found)]))
        found = [remark for remark in found if remark.rule in chosen]
    for remark in found:
        place = f"{remark.place}: " if remark.place else ""
        print(f"{place}{remark.level}: {remark.rule}: {remark.message}")
    errors = sum(1 for remark in found if remark.level == "error")
    print(f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}")
    return 1 if errors else 0


@app.command()
def new(
    sentence: Annotated[
        str,
        typer.Argument(
            metavar="SENTENCE", help='"The stock is a <sure thing>.", or a sentence with a figure that is a fact.'
        ),
    ],
    config: Config = None,
    rules: Rules = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="pattern|require|fact", help="What to draft; else as the sentence suggests."),
    ] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="NAME", help="The rule's name.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file instead of standard output.")
    ] = None,
) -> int:
    """Draft a rule from a sentence. What is drafted is valid and holds by its own example; widen it from there."""
    from datetime import date

    from factcheck.authoring.drafting import draft
    from factcheck.rules.loader import load_rules

    chosen: Any = choice("--kind", kind, KINDS) if kind else None
    text = draft(sentence, chosen, id, load_rules(rules), date.today())
    if output is None:
        print(text, end="")
        return 0
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{output} is there already", hint="leave out -o and paste the rule into it") from None
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}") from None
    print(f"{output} is written; try it with: factcheck rules test --rules {output}", file=sys.stderr)
    return 0


@app.command()
def schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of standard output.")
    ] = None,
) -> int:
    """The rule files as a JSON Schema, for editors that complete keys and underline mistakes (yaml-language-server)."""
    from factcheck.authoring.describing import schema_text

    if output is None:
        print(schema_text(), end="")
    else:
        output.write_text(schema_text(), encoding="utf-8", newline="\n")
    return 0


@app.command()
def diff(
    corpus: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files and folders of articles.")],
    config: Config = None,
    rules: Rules = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against", metavar="PATH", help="The rules before the change; default: the shipped rules. Repeatable."
        ),
    ] = None,
) -> int:
    """What a change of rules changes: every claim and finding that only one of two rule sets reports so. Nobody is contacted.

    Nothing is gated: the exit code is 0. To compare with what git holds: git worktree add /tmp/before, and --against its folder.
    """
    from factcheck.authoring.comparing import differences, reports, summary
    from factcheck.cli import inputs
    from factcheck.read.jsonl import Record
    from factcheck.rules.loader import load_rules

    if not rules and not against:
        raise UsageError("two rule sets are compared", hint="give the changed one with --rules PATH")
    old, new_ = load_rules(against), load_rules(rules)
    loaded = [source.load() for source in inputs.find(corpus, None, inputs.STDIN)]
    articles = [(item.article.uri, item.article) for item in loaded if isinstance(item, Record)]
    failed = [item for item in loaded if not isinstance(item, Record)]
    pairs = zip((name for name, _ in articles), reports(old, articles), reports(new_, articles), strict=True)
    found = []
    for difference in differences(pairs):
        found.append(difference)
        place = f"{difference.article}:{difference.place}"
        print(f'{difference.sign} {place}  {difference.outcome}  {difference.rule or "-"}  "{difference.text}"')
    for failure in failed:
        print(f"factcheck: {failure.error}", file=sys.stderr)
    print(summary(found, len(articles)))
    return 2 if failed else 0
