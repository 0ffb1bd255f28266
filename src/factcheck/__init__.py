"""Checks the claims of market articles against rules and evidence.

    from factcheck import Article, Report, check, load_rules

The names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from factcheck._version import __version__

TYPE_CHECKING = False  # typing's constant costs a third of the start-up; type checkers know the name
if TYPE_CHECKING:
    from factcheck.model import Article, Report
    from factcheck.pipeline import check
    from factcheck.rules.loader import load_rules

__all__ = ["Article", "Report", "__version__", "check", "load_rules"]
_HOME = {"Article": "model", "Report": "model", "check": "pipeline", "load_rules": "rules.loader"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"factcheck.{_HOME[name]}"), name)
    return found
