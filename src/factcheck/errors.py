"""The exceptions that a user can cause, and nothing else. Standard library only.

FactcheckError (exit 2)
  UsageError   the call: an unknown flag, a missing file, a value out of range
  ConfigError  the configuration: an unknown key, a wrong type
  RuleError    a rule file: position, what is wrong, the nearest known name
  InputError   an article: binary, unreadable, empty, not English
  StoreError   the cache or a pack: corrupted, read-only, full

A source that cannot be reached is no exception but a value, `model.SourceFailure`. Anything else is a bug (exit 4).
"""

from __future__ import annotations


class FactcheckError(Exception):
    """What went wrong, where (`path:line:column` when known), and what to do next."""

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class UsageError(FactcheckError): ...


class ConfigError(FactcheckError): ...


class InputError(FactcheckError): ...


class StoreError(FactcheckError): ...


class RuleError(FactcheckError):
    """One problem in a rule file, or all of them at once (`problems`)."""

    def __init__(self, message: str, *, problems: tuple[RuleError, ...] = (), **where: object) -> None:
        super().__init__(message, **where)  # type: ignore[arg-type]
        self.problems = problems or (self,)

    def __str__(self) -> str:
        if self.problems == (self,):
            return super().__str__()
        return "\n".join(str(problem) for problem in self.problems)
