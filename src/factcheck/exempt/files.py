"""The file of decisions: read with the place of every problem, and only ever added to, so that it is its own history."""

from __future__ import annotations

import json
from unicodedata import category

from pydantic import ValidationError

from factcheck.errors import ConfigError, RuleError
from factcheck.exempt.decisions import Decision
from factcheck.rules.problems import problems_of
from factcheck.rules.yaml import parse

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
HEAD = """\
# Editors' decisions about claims and findings, oldest first; the newest about a claim counts. Written by `factcheck accept` and
# `factcheck review`. Each is bound to its sentence, verdict and evidence, not to a line. Delete what is no longer needed.
kind: decisions
decisions:
"""


def read(data: bytes, path: str) -> tuple[Decision, ...]:
    """The decisions in a file. Raises RuleError with all problems and their places."""
    document = parse(data, path)
    problems = list(document.problems)
    unknown = [key for key in document.value if key not in ("kind", "decisions")]
    problems += [document.error(f'unknown key "{key}"', (key,), of_key=True) for key in unknown]
    if document.value.get("kind") != "decisions":
        problems.append(document.error('this is no file of decisions: it needs "kind: decisions"', ("kind",)))
    listed = document.value.get("decisions")
    if listed is not None and not isinstance(listed, list):
        problems.append(document.error('"decisions" is a list', ("decisions",)))
        listed = None
    entries = []
    for number, value in enumerate(listed or ()):
        try:
            entry = Decision.model_validate(value)
        except ValidationError as error:
            problems += problems_of(error, document, ("decisions", number), Decision)
            continue
        if not entry.by.strip() or not entry.reason.strip():
            problems.append(document.error("a decision needs a name and a reason", ("decisions", number)))
        entries.append(entry)
    if problems:
        raise RuleError("decisions cannot be read", problems=tuple(problems))
    return tuple(entries)


def added(data: bytes, entry: Decision, path: str) -> bytes:
    """The file with one more decision at its end, everything else byte for byte as it was. ConfigError where that cannot be."""
    before = read(data, path) if data.strip() else ()
    text = data.decode("utf-8") if data.strip() else HEAD
    if text and not text.endswith("\n"):
        text += "\n"
    new = (text + block(entry)).encode("utf-8")
    try:
        after = read(new, path)
    except RuleError:
        after = ()
    if after != (*before, entry):
        raise ConfigError(
            "a decision cannot be added at the end of the file", path=path, hint='let "decisions:" be its last key, as a list of "  - " items'
        )  # fmt: skip
    return new


def block(entry: Decision) -> str:
    """One entry; JSON's texts are YAML's as well."""
    lines = []
    for key, value in entry.model_dump(mode="json", exclude_none=True).items():
        if value != "" and (key, value) != ("part", 1):
            plain = key in ("decision", "part", "standing", "on", "until")
            lines.append(f"{key}: {value if plain else _quoted(value)}")
    return "  - " + "\n    ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """In double quotes, with everything escaped that a YAML file may not hold as it is or that nobody could see."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\U{ord(char):08x}" if category(char) in _UNSEEN else char for char in shown)
