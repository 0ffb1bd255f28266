"""`factcheck config`: the settings in force."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config

app = new_app(no_args_is_help=True, help="The settings in force and where they come from.")


@app.callback()
def group() -> None:
    """The settings in force and where they come from."""
    # Typer makes a lone command the whole program; with a callback it stays `config show`.


@app.command()
def show(
    ctx: typer.Context,
    config: Config = None,
    origin: Annotated[bool, typer.Option("--origin", help="Where each value comes from.")] = False,
) -> int:
    """Settings from the configuration file and the environment; everything else has its default."""
    import json

    from factcheck.cli.settings import OVERRIDES

    settings = ctx.obj
    print(f"# {settings.file or 'no configuration file'}")
    for key, value in sorted(settings.values.items()):
        # JSON's texts, lists and booleans are TOML's as well
        line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
        print(f"{line}  # {settings.origins[key]}" if origin else line)
    for entry in settings.overrides:
        print(f"\n[[{OVERRIDES}]]")
        for key, value in {"paths": list(entry.paths), **entry.values}.items():
            print(f"{key} = {json.dumps(value, ensure_ascii=False)}" + (f"  # {settings.file}" if origin else ""))
    return 0
