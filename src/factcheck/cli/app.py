"""The commands and the group that holds them. A command's module is imported when that command runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from factcheck.exits import MUST_CHANGE

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("factcheck.cli.check", "Check articles and report. The only command that gates."),
    "claims": ("factcheck.cli.claims", "What would be checked: claims and mentions, no verdicts."),
    "demo": ("factcheck.cli.demo", "The example article, offline: see what a report looks like."),
    "init": ("factcheck.cli.init", "Write a commented configuration and a first rule."),
    "explain": ("factcheck.cli.explain", "A claim's full working, a rule, or a reason."),
    "review": ("factcheck.cli.review", "Decide on what is open, one by one; `review log` shows all decisions."),
    "accept": ("factcheck.cli.accept", "Let a claim or finding of the last run stand, with a reason."),
    "baseline": ("factcheck.cli.baseline", "What was there when the gate was turned on: create, update, show."),
    "diff": ("factcheck.cli.diff", "What changed between the reports of two drafts."),
    "report": ("factcheck.cli.report", "Show a saved run in another format."),
    "rules": ("factcheck.cli.rules", "List, show, test, check and draft rules."),
    "sources": ("factcheck.cli.sources", "Where evidence comes from: list, show, refresh, verify."),
    "pack": ("factcheck.cli.pack", "The embedded reference pack: info, build, verify."),
    "cache": ("factcheck.cli.cache", "What is kept between runs: info, prune, clear."),
    "completion": ("factcheck.cli.completion", "A script by which a shell completes commands and flags."),
    "config": ("factcheck.cli.config", "The settings in force and where they come from."),
}
"""Name -> module with a `typer.Typer` called `app`, and the line in the list of commands."""
_ROOT_FLAGS = ("--help", "-h", "--version", "-V")


class _Text:
    """What a shell hands over is text already; the library would build a validator for each of two dozen flags, used or not."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if param.multiple or param.nargs == -1:
            return () if value is None else list(value)
        return value


_TEXT = _Text()


def _is_text(parameter: Any) -> bool:
    told = getattr(parameter, "type_descriptor", None)
    plain = told is not None and told.annotation in (str, list[str]) and told.parameter_info.parser is None
    return plain and getattr(parameter, "_runtime_param", told) is None


class Commands(TyperGroup):
    """Loads commands lazily; what is no command is an article to check."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(COMMANDS[cmd_name][0]).app)
        command.name = cmd_name
        for parameter in command.params:
            if _is_text(parameter):
                setattr(parameter, "_runtime_param", _TEXT)  # noqa: B010 - not told in the stubs
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in _ROOT_FLAGS:
            args = ["check", *args]
        return super().parse_args(ctx, args)


def new_app(**options: Any) -> typer.Typer:
    """A Typer with this project's habits: plain help in any terminal, no completion flags, our own errors."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=settings,
        **options,
    )


def _version(value: bool) -> None:
    if value:
        from factcheck._version import __version__

        print(f"factcheck {__version__}")
        raise typer.Exit


app = new_app(cls=Commands, no_args_is_help=True)


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", "-V", help="Print the version.", is_eager=True, callback=_version),
) -> None:
    """Check the claims of market articles against rules and evidence.

    `factcheck ARTICLE...` is `factcheck check ARTICLE...`. Exit codes: 0 it holds, 1 it does not, 2 the call or the input
    must be changed, 3 a source could not be reached, 4 a bug in factcheck, 130 interrupted.
    """


def run(arguments: list[str]) -> int:
    """Runs a command; usage errors are told as the command line's library words them, and are exit 2."""
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="factcheck", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        # click's usage errors, whose class is vendored by some versions of typer and not by others
        if not hasattr(error, "show") or not hasattr(error, "exit_code"):
            raise
        error.show()
        return MUST_CHANGE
    return code if isinstance(code, int) else 0
