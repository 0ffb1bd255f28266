"""`factcheck completion`: a script by which a shell completes commands, flags and their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from factcheck.cli.app import COMMANDS, new_app
from factcheck.cli.settings import FORMAT, GATE, STRENGTH, nearest
from factcheck.errors import UsageError
from factcheck.patterns import regex

SCRIPTS = {
    "bash": """\
_factcheck() {
    # bash breaks words at "=" and ":" as well, and replaces only what stands behind the last of them
    local line=${COMP_LINE:0:COMP_POINT} words current before= last
    read -a words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    last=$((${#words[@]} - 1))
    current=${words[last]#[\\"\\']}
    words[last]=$current
    [[ $current == *[=:]* ]] && before=${current%"${current##*[=:]}"}
    local IFS=$'\\n'
    set -o noglob
    COMPREPLY=($(factcheck completion words "$last" "${words[@]}" 2>/dev/null))
    set +o noglob
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o default -o bashdefault -F _factcheck factcheck
""",
    "zsh": """\
#compdef factcheck
_factcheck() {
    local -a found
    found=("${(@f)$(factcheck completion words $((CURRENT - 1)) "${(@Q)words[1,CURRENT]}" 2>/dev/null)}")
    if [[ -n $found[1] ]]; then
        compadd -S '' -- ${(M)found:#*=}
        compadd -- ${found:#*=}
    else
        compset -P '*='
        _files
    fi
}
compdef _factcheck factcheck
""",
    "fish": """\
function __factcheck_words
    set -l current (commandline -ct)
    set -l words (commandline -opc) "$current"
    set -l found (factcheck completion words (math (count $words) - 1) $words 2>/dev/null)
    if set -q found[1]
        string join \\n -- $found
        return
    end
    set -l option (string match -r -- '^--[^=]*=' "$current")
    for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current"))
        echo -- "$option$path"
    end
end
complete -c factcheck -f -a '(__factcheck_words)'
""",
}
_WORDS = "words"
_CHOICES = regex(r"[a-z-]+(?:\|[a-z-]+)+")
"""A metavar that lists the values, as "auto|always|never"."""
app = new_app()


@app.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="For which shell.")],
    rest: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
) -> int:
    """Print the completion script of a shell; file names are completed by the shell itself.

    In ~/.bashrc: eval "$(factcheck completion bash)". In ~/.zshrc, after compinit: eval "$(factcheck completion zsh)".
    For fish: factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    index, *words = rest or ["0"]
    if shell == _WORDS and index.isdigit():
        for word in candidates(words, int(index)):
            print(word)
        return 0
    if shell not in SCRIPTS or rest:
        hint = nearest(shell, list(SCRIPTS)) or f"one of: {', '.join(SCRIPTS)}"
        raise UsageError(f'there is no completion for "{shell}"', hint=hint)
    print(SCRIPTS[shell], end="")
    return 0


def candidates(words: Sequence[str], index: int) -> Iterator[str]:
    """What may stand at this place of the command line; nothing where it is a file or a text."""
    current = words[index] if index < len(words) else ""
    before = list(words[1:index])
    if not before:
        found: list[str] = ["--help", "--version"] if current.startswith("-") else list(COMMANDS)
    else:
        command, before = _command(before)
        found = list(_here(command, before, current))
    yield from (word for word in found if word.startswith(current))


def _command(before: list[str]) -> tuple[Any, list[str]]:
    """The command that is being written, and what follows it; what is no command is an article of `check`."""
    from importlib import import_module

    name = before[0] if before[0] in COMMANDS else "check"
    command: Any = typer.main.get_command(import_module(COMMANDS[name][0]).app)
    rest = before[1:] if before[0] in COMMANDS else before
    if rest and (parts := getattr(command, "commands", {})) and rest[0] in parts:
        return parts[rest[0]], rest[1:]
    return command, rest


def _here(command: Any, before: list[str], current: str) -> Iterator[str]:
    options = {name: param for param in command.params for name in param.opts if name.startswith("-")}
    name, equals, value = current.partition("=")
    if equals and name.startswith("--"):
        told = options.get(name)
        yield from (f"{name}={each}" for each in (_values(told, value) if told and not told.is_flag else ()))
        return
    last = options.get(before[-1]) if before else None
    if last is not None and not last.is_flag:
        yield from _values(last, current)
    elif current.startswith("-"):
        yield from (name for name in (*options, "--help") if name.startswith("--"))
    elif parts := getattr(command, "commands", {}):
        yield from parts
    elif not before:
        for param in command.params:
            if not param.opts[0].startswith("-"):
                yield from _values(param, current)


def _rules() -> Any:
    """The shipped rules; those of a configuration are not looked for while somebody types."""
    from factcheck.rules.loader import load_rules

    return load_rules()


def _globs() -> Iterator[str]:
    """Packs as a whole, and each rule about the article."""
    from factcheck.rules.selection import rule_ids

    names = [name for name, _ in rule_ids(_rules())]
    yield from dict.fromkeys(f"{name.partition('/')[0]}/*" for name in names)
    yield from (name for name in names if not name.startswith("facts/"))


def _values(param: Any, current: str) -> Iterator[str]:
    if "--profile" in param.opts:
        yield from _rules().profiles
    elif {"--select", "--ignore"} & {*param.opts} or param.metavar == "RULE":
        yield from _globs()
    elif {"--severity", "--gate"} & {*param.opts}:
        glob, equals, _ = current.partition("=")
        levels = STRENGTH if "--severity" in param.opts else GATE
        yield from (f"{glob}={level}" for level in levels) if equals else (f"{name}=" for name in _globs())
    elif param.metavar == "FORMAT=PATH":
        yield from (f"{form}=" for form in FORMAT if "=" not in current)
    elif param.metavar and _CHOICES.fullmatch(param.metavar):
        yield from param.metavar.split("|")
