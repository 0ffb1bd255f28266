"""Options that belong together, as one argument of the commands that have them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

import typer

from factcheck.cli.options import (
    AsOf,
    Email,
    Evidence,
    Gate,
    Ignore,
    Offline,
    Profile,
    Rules,
    Select,
    Severity,
    day,
    held,
)  # fmt: skip
from factcheck.records import record

if TYPE_CHECKING:
    from factcheck.cli.bench import Order


class Group:
    """A record whose fields are options: annotated as a command's parameters would be, each with its default."""


def grouped(command: Callable[..., int]) -> Callable[..., int]:
    """The command with the options of its groups instead of the groups, as the command line's library wants to see them."""
    hints = get_type_hints(command, include_extras=True)
    shown: list[inspect.Parameter] = []
    groups: dict[str, tuple[type[Group], list[str]]] = {}
    for parameter in inspect.signature(command).parameters.values():
        kind = hints[parameter.name]
        if isinstance(kind, type) and issubclass(kind, Group):
            fields = get_type_hints(kind, include_extras=True)
            groups[parameter.name] = kind, list(fields)
            told = [(name, getattr(kind, name), annotation) for name, annotation in fields.items()]
        else:
            told = [(parameter.name, parameter.default, kind)]
        shown += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, default, annotation in told
        ]

    @wraps(command)
    def call(**values: Any) -> int:
        for name, (kind, fields) in groups.items():
            values[name] = kind(**{field: values.pop(field) for field in fields})
        return command(**values)

    call.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return call


@record
class Judging(Group):
    """By what articles are judged; every command that judges has these."""

    rules: Rules = None
    evidence: Evidence = None
    as_of: AsOf = None
    offline: Offline = False
    email: Email = None
    profile: Profile = None
    select: Select = None
    ignore: Ignore = None
    severity: Severity = None
    gate: Gate = None

    def order(self, ctx: typer.Context, *, online: dict[str, Any] | None = None, **more: Any) -> Order:
        """What a bench is to do; `online` is what is said of services besides, `more` are further fields of the order."""
        from factcheck.cli.bench import Order

        holding, overrides = held(ctx, self.profile, self.select, self.ignore, self.severity, self.gate)
        return Order(
            rules=tuple(self.rules) if self.rules else None,
            evidence=tuple(self.evidence or ()),
            as_of=day("--as-of", self.as_of),
            holding=holding,
            overrides=overrides,
            online={"email": self.email, "offline": self.offline, **(online or {})},
            **more,
        )
