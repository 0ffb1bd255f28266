"""`factcheck init`: a commented configuration and a first rule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.errors import InputError, UsageError

app = new_app()
CONFIG = "factcheck.toml"
RULE = "rules/house.yaml"

_CONFIG = """\
# Settings of factcheck for everything in and below this folder; each has the name of a flag of `factcheck check`.
# `factcheck config show --origin` says what is in force.

# "shipped" are the rules that come with factcheck; what stands beside them counts as well.
rules = ["shipped", "rules/"]

# For whom the rules are: newsroom, blog, press-release, or a profile of your own.
profile = "{profile}"

# Releases, filings, tables and fact files to check against, besides what the reference pack knows.
# evidence = ["facts/"]

# Ask nobody. Without it the SEC is asked for figures that the reference pack lacks, if it is told who asks:
offline = true
# email = "desk@newsroom.example"

# What fails the gate: contradicted (and findings of severity error), unverified as well, or never.
fail-on = "contradicted"
# max-unverified = "30%"

# How severe rules are: error fails the gate, warning and note do not, off is off. Of several globs the last counts.
[severity]
# "editorial/cliches" = "off"
# "compliance/*" = "error"

# Other settings for the articles of some folders.
# [[overrides]]
# paths = ["blog/"]
# profile = "blog"
"""

_RULE = """\
# Rules of this desk. `factcheck rules test 'house/*'` tries them on their examples.
# What else a rule can say: docs/rules.md, section "kind: pattern".
kind: pattern
rules:
  - id: synergies                     # the rule is called house/synergies
    words: [synergies, synergy]       # any case; hyphens and spaces are alike
    severity: note                    # error fails the gate; warning and note do not
    message: Say what is saved or sold more, and how much.
    why: The word hides whether anybody has counted.
    references: [Our style guide]
    examples:
      fires:                          # what is reported, in angle brackets
        - The merger promises <synergies>.
      passes:                         # what looks like it and is fine
        - The merger saves 40 million euros a year.
"""


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where they are written.")] = Path(),
    profile: Annotated[str, typer.Option("--profile", metavar="NAME", help="For whom the rules are.")] = "newsroom",
) -> int:
    """Write a commented configuration and a first rule, to begin with. Nothing that is there is touched."""
    from factcheck.cli.settings import nearest
    from factcheck.rules.loader import load_rules

    known = sorted(load_rules().profiles)
    if profile not in known:
        raise UsageError(
            f'there is no profile "{profile}"', hint=nearest(profile, known) or f"known are {', '.join(known)}"
        )
    files = {folder / CONFIG: _CONFIG.format(profile=profile), folder / RULE: _RULE}
    if there := [path for path in files if path.exists()]:
        raise UsageError(f"{there[0].as_posix()} is there already", hint="factcheck init FOLDER writes elsewhere")
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"cannot be written: {error.strerror}", path=path.as_posix()) from None
        print(f"wrote {path.as_posix()}")
    print("next: factcheck rules test 'house/*', then factcheck FOLDER_OF_DRAFTS")
    return 0
