"""Settings: flags, configuration file and environment variables of the same names, checked against one table.

A flag wins over its variable, a variable over the file. The file is the one of `--config`, of `FACTCHECK_CONFIG`, or the nearest
`factcheck.toml` or `pyproject.toml` with `[tool.factcheck]` upwards, stopping at the git root; nothing global is merged.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from factcheck.errors import ConfigError, FactcheckError
from factcheck.records import record
from factcheck.render import FORMATS

Kind = Literal["flag", "text", "path", "texts", "paths", "outputs", "pairs"]
PREFIX = "FACTCHECK_"


@record
class Setting:
    """`choices` is empty where any text may stand."""

    kind: Kind
    choices: tuple[str, ...] = ()


FAIL_ON = ("contradicted", "unverified", "never")
SHOW = ("contradicted", "unverified", "all")
COLOR = ("auto", "always", "never")
FORMAT = tuple(FORMATS)
STRENGTH = ("error", "warning", "note", "off")
GATE = ("fail", "report")
SETTINGS: dict[str, Setting] = {
    "rules": Setting("paths"),
    "evidence": Setting("paths"),
    "allow-http": Setting("flag"),
    "as-of": Setting("text"),
    "offline": Setting("flag"),
    "refresh": Setting("flag"),
    "max-age": Setting("text"),
    "email": Setting("text"),
    "profile": Setting("text"),
    "select": Setting("texts"),
    "ignore": Setting("texts"),
    "severity": Setting("pairs", STRENGTH),
    "gate": Setting("pairs", GATE),
    "accepted": Setting("path"),
    "baseline": Setting("path"),
    "no-suppressions": Setting("flag"),
    "policy-from": Setting("text"),
    "since": Setting("text"),
    "fail-on": Setting("text", FAIL_ON),
    "max-unverified": Setting("text"),
    "allow-incomplete": Setting("flag"),
    "allow-empty": Setting("flag"),
    "require-review": Setting("flag"),
    "show": Setting("text", SHOW),
    "format": Setting("text", FORMAT),
    "output": Setting("outputs"),
    "jsonl": Setting("path"),
    "stdin-filename": Setting("text"),
    "color": Setting("text", COLOR),
    "quiet": Setting("flag"),
    "verbose": Setting("flag"),
    "timings": Setting("flag"),
    "statistics": Setting("flag"),
    "watch": Setting("flag"),
    "jobs": Setting("text"),
}
ONLY_ENVIRONMENT = ("config", "cache-dir", "pack")
OVERRIDES = "overrides"
"""The key that is no flag: a list of tables, each with `paths` and what holds for them instead."""
OVERRIDING = ("profile", "select", "ignore", "severity", "gate")
SHIPPED = "shipped"
"""The word for the shipped rules among `rules`."""
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@record
class Overriding:
    """An entry of `overrides`: globs on paths below the folder of the configuration, and settings for them."""

    folder: Path
    paths: tuple[str, ...]
    values: Mapping[str, Any]


@record
class Settings:
    """What is set outside the command line; `origins` says where each value comes from."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    file: Path | None = None
    overrides: tuple[Overriding, ...] = ()


def nearest(name: str, known: tuple[str, ...] | list[str], form: str = "{}") -> str | None:
    """A hint with the nearest known name, else None."""
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=1, cutoff=0.5)
    return f'did you mean "{form.format(found[0])}"?' if found else None


def chosen(
    flag: str, value: str, choices: tuple[str, ...], error: type[FactcheckError] = ConfigError, **where: Any
) -> str:
    """The value if it is one of the choices, which are told otherwise."""
    if value in choices:
        return value
    hint = nearest(value, choices) or f"one of: {', '.join(choices)}"
    raise error(f'{flag}: "{value}" is not one of {", ".join(choices)}', hint=hint, **where)


def load(config: Path | None, environment: Mapping[str, str], folder: Path, policy_from: str | None = None) -> Settings:
    """The settings of file and environment. `policy_from` is the git ref from which the file is taken, if any."""
    ref = policy_from or environment.get("FACTCHECK_POLICY_FROM")
    read = _of_ref(ref) if ref else _of_disk
    named = config or (Path(environment["FACTCHECK_CONFIG"]) if environment.get("FACTCHECK_CONFIG") else None)
    found: _Found | None
    if named:
        data = read(named)
        if data is None:
            raise ConfigError(f"there is no configuration file {named}{f' at {ref}' if ref else ''}")
        found = (named, _table(named, data))
    else:
        found = _search(folder, read)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    overrides: tuple[Overriding, ...] = ()
    if found:
        path, (text, table) = found
        overrides = tuple(_overridings(table.pop(OVERRIDES, []), path, text))
        values = {key: _from_file(key, value, path, text) for key, value in table.items()}
        origins = dict.fromkeys(values, str(path))
    for variable, text in sorted(environment.items()):
        if variable.startswith(PREFIX) and text:
            key = variable.removeprefix(PREFIX).lower().replace("_", "-")
            if key not in ONLY_ENVIRONMENT:
                values[key] = _from_environment(key, variable, text)
                origins[key] = variable
    return Settings(values, origins, found[0] if found else None, overrides)


_Found = tuple[Path, tuple[str, dict[str, Any]]]
_Read = Callable[[Path], "bytes | None"]


def _of_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from None


def _of_ref(name: str) -> _Read:
    from factcheck.cli.git import ref

    return ref("--policy-from", name).read


def _search(folder: Path, read: _Read) -> _Found | None:
    for place in (folder, *folder.parents):
        own, shared = place / "factcheck.toml", place / "pyproject.toml"
        if (data := read(own)) is not None:
            return own, _table(own, data)
        if (data := read(shared)) is not None and b"[tool.factcheck" in data:
            return shared, _table(shared, data)
        if (place / ".git").exists():
            break
    return None


def _table(path: Path, data: bytes) -> tuple[str, dict[str, Any]]:
    import tomllib

    try:
        text = data.decode("utf-8")
        parsed = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigError(f"cannot be read: {error}", path=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+), column (\d+)", str(error))
        where: Any = {"line": int(line[1]), "column": int(line[2])} if line else {}
        raise ConfigError(f"no valid TOML: {str(error).split(' (at')[0]}", path=str(path), **where) from None
    if path.name == "pyproject.toml":
        parsed = parsed.get("tool", {}).get("factcheck", {})
    return text, parsed


def _line(text: str, key: str) -> int | None:
    """tomllib gives no places; a top-level key stands at the start of its line."""
    section = text.find("[tool.factcheck]")
    found = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|^\s*\[{re.escape(key)}\]", re.MULTILINE).search(
        text, max(section, 0)
    )
    return text.count("\n", 0, found.end()) + 1 if found else None


def _from_file(key: str, value: Any, path: Path, text: str) -> Any:
    where: Any = {"path": str(path), "line": _line(text, key)}
    if key not in SETTINGS:
        raise ConfigError(f'unknown key "{key}"', hint=nearest(key.replace("_", "-"), [*SETTINGS, OVERRIDES]), **where)
    setting = SETTINGS[key]
    if setting.kind == "flag":
        if not isinstance(value, bool):
            raise ConfigError(f'"{key}" is true or false', **where)
        return value
    if setting.kind == "pairs":
        return _pairs(key, value, setting.choices, where)
    if setting.kind in ("texts", "paths", "outputs"):
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise ConfigError(f'"{key}" is a list of texts', **where)
        if setting.kind == "texts":
            return listed
        return [_beside(path, item) if setting.kind == "paths" else _output_beside(path, item) for item in listed]
    # `max-unverified = 3` and an unquoted date say the same as their text
    if isinstance(value, bool | float | list | dict):
        raise ConfigError(f'"{key}" is a text', **where)
    if setting.choices:
        chosen(key, str(value), setting.choices, **where)
    return _beside(path, str(value)) if setting.kind == "path" else str(value)


def _pairs(key: str, value: Any, choices: tuple[str, ...], where: Any) -> list[str]:
    """A table, or a list as the flag takes it."""
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        value = [f"{glob}={item}" for glob, item in value.items()]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        example = f'"editorial/*" = "{choices[0]}"'
        raise ConfigError(f'"{key}" is a table of globs on rules', hint=f"[{key}] and below it {example}", **where)
    for item in value:
        pair(key, item, choices, **where)
    return list(value)


def pair(
    flag: str, text: str, choices: tuple[str, ...], error: type[FactcheckError] = ConfigError, **where: Any
) -> tuple[str, str]:
    """ "editorial/*=note" -> its two sides."""
    glob, equals, value = text.rpartition("=")
    if not equals or not glob:
        raise error(f'{flag}: "{text}" is not of the form GLOB={"|".join(choices)}', **where)
    return glob.strip(), chosen(flag, value.strip(), choices, error, **where)


def _overridings(entries: Any, path: Path, text: str) -> Iterator[Overriding]:
    places = [text.count("\n", 0, found.end()) + 1 for found in re.finditer(rf"\[\[.*?{OVERRIDES}\s*\]\]", text)]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(
            f'"{OVERRIDES}" is a list of tables',
            path=str(path),
            hint=f'[[{OVERRIDES}]], and below it paths = ["blog/"]',
        )
    for number, entry in enumerate(entries):
        where: Any = {"path": str(path), "line": places[number] if number < len(places) else None}
        paths = entry.pop("paths", None)
        paths = [paths] if isinstance(paths, str) else paths
        if not isinstance(paths, list) or not paths or not all(isinstance(item, str) and item for item in paths):
            raise ConfigError(f'each of "{OVERRIDES}" needs paths, a list of globs', **where)
        for key in entry:
            if key not in OVERRIDING:
                hint = nearest(key, list(OVERRIDING)) or f"one of: paths, {', '.join(OVERRIDING)}"
                raise ConfigError(f'unknown key "{key}" in {OVERRIDES}', hint=hint, **where)
        values = {key: _from_file(key, value, path, text) for key, value in entry.items()}
        yield Overriding(path.parent, tuple(paths), values)


def _beside(config: Path, item: str) -> str:
    """Paths in a configuration file are relative to that file; "-" stays standard input."""
    return item if item in ("-", SHIPPED) or "://" in item else str(_shown(config.parent) / item)


def _shown(folder: Path) -> Path:
    """The folder of the configuration as one would name it here, so that reports do not tell where on a machine they were made."""
    here = Path.cwd()
    if here.is_relative_to(folder) and folder.is_absolute():
        return Path(os.path.relpath(folder, here))
    return folder


def _output_beside(config: Path, item: str) -> str:
    form, equals, target = item.partition("=")
    return f"{form}={_beside(config, target)}" if equals else item


def _from_environment(key: str, variable: str, text: str) -> Any:
    if key not in SETTINGS:
        known = [_variable(name) for name in (*SETTINGS, *ONLY_ENVIRONMENT)]
        raise ConfigError(f"unknown environment variable {variable}", hint=nearest(variable, known))
    setting = SETTINGS[key]
    if setting.kind == "flag":
        if text.lower() not in (*_TRUE, *_FALSE):
            raise ConfigError(f"{variable} is 1 or 0, not {text!r}")
        return text.lower() in _TRUE
    if setting.kind == "paths":
        # the colon of an address divides nothing
        return re.split(rf"{re.escape(os.pathsep)}(?!//)", text)
    if setting.kind == "pairs":
        return [_checked_pair(variable, item, setting.choices) for item in text.split(",")]
    if setting.kind in ("texts", "outputs"):
        return text.split(",")
    return chosen(variable, text, setting.choices) if setting.choices else text


def _checked_pair(variable: str, text: str, choices: tuple[str, ...]) -> str:
    pair(variable, text, choices)
    return text


def _variable(name: str) -> str:
    return PREFIX + name.upper().replace("-", "_")
