"""Options that several commands share."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import settings
from factcheck.errors import UsageError


def _load_settings(ctx: typer.Context, value: Path | None) -> Path | None:
    """Runs before all other options: settings from file and environment become the defaults of this command's options."""
    if not ctx.resilient_parsing:
        _load(ctx, value, ctx.params.get("policy_from"))
    return value


def _load(ctx: typer.Context, config: Path | None, policy_from: str | None) -> None:
    loaded = settings.load(config, os.environ, Path.cwd(), policy_from)
    ctx.obj = loaded
    ctx.default_map = {key.replace("-", "_"): setting for key, setting in loaded.values.items()}


def _load_settings_of_ref(ctx: typer.Context, value: str | None) -> str | None:
    """The configuration is taken from the ref as well, whichever of the two flags is read first."""
    if value is not None and not ctx.resilient_parsing:
        _load(ctx, ctx.params.get("config"), value)
    return value


Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", is_eager=True, callback=_load_settings, help="Configuration file."),
]
PolicyFrom = Annotated[
    str | None,
    typer.Option(
        "--policy-from",
        metavar="REF",
        is_eager=True,
        callback=_load_settings_of_ref,
        help="Configuration, rules, evidence, decisions and baseline as they stand at this git ref.",
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help='Rule file or folder instead of the shipped rules; "shipped" stands for them. Repeatable.',
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Judge by what was public on this day; default: the article's own date."
    ),
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colour the text report.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only what is wrong; no notes.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
Jsonl = Annotated[
    str | None,
    typer.Option("--jsonl", metavar="IN", help='One JSON object {"id", "text", ...} a line in; "-" is standard input.'),
]
Email = Annotated[
    str | None,
    typer.Option("--email", metavar="ADDRESS", help="Who is asking; the SEC answers only those who say so."),
]
StdinFilename = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="The name of standard input in the report.")
]


Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="FILE|FOLDER|URL",
        help="Release, filing, transcript, table or fact file to check against. Repeatable.",
    ),
]
AllowHttp = Annotated[bool, typer.Option("--allow-http", help="Evidence may come from http addresses too.")]
Offline = Annotated[bool, typer.Option("--offline", help="Contact nobody; use the pack and the answers that are kept.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="GLOB", help="Only rules whose id matches. Repeatable.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="GLOB", help="No rule whose id matches. Repeatable.")
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile", metavar="NAME", help="For whom the rules are: newsroom, blog, press-release, or your own."
    ),
]
Severity = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="GLOB=LEVEL",
        help="Rules that match are of severity error, warning, note or off. Repeatable.",
    ),
]
Gate = Annotated[
    list[str] | None,
    typer.Option(
        "--gate",
        metavar="GLOB=fail|report",
        help="Whether what these rules find fails the gate or is only told. Repeatable.",
    ),
]
AcceptedFile = Annotated[
    str | None,
    typer.Option(
        "--accepted",
        metavar="FILE",
        help="File of decisions; default: the nearest factcheck-accepted.yaml of each article.",
    ),
]
BaselineFile = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="What this file knows is listed and never gated.")
]


def day(flag: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{flag}: "{text}" is no date', hint="write it as 2025-02-23") from None


def choice(flag: str, value: str, choices: tuple[str, ...]) -> Any:
    return settings.chosen(flag, value, choices, UsageError)


def held(
    ctx: typer.Context,
    profile: str | None,
    select: list[str] | None,
    ignore: list[str] | None,
    severity: list[str] | None,
    gate: list[str] | None,
) -> tuple[Any, tuple[Any, ...]]:
    """To what rules articles are held, and the overrides of the configuration; (None, ()) where nothing is said."""
    overrides = ctx.obj.overrides if ctx.obj else ()
    if not (profile or select or ignore or severity or gate or overrides):
        return None, ()
    from factcheck.cli.holding import holding, overridden

    return holding(profile, select, ignore, severity, gate), tuple(map(overridden, overrides))
