"""Profiles: which rules a kind of publication is held to, and how severely."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factcheck.model import Model
from factcheck.rules.schema import Id, Strength

Glob = Annotated[str, Field(min_length=1, max_length=200)]
Gate = Literal["fail", "report"]


class Profile(Model):
    """A choice of rules. Of several globs that match one rule, the last counts."""

    name: Id
    about: str = ""
    select: tuple[Glob, ...] = ()
    """Only rules whose id matches; all if it is empty."""
    ignore: tuple[Glob, ...] = ()
    severity: dict[Glob, Strength] = {}
    gate: dict[Glob, Gate] = {}
    """`fail`: a finding or contradiction of the rule fails the gate whatever its severity; `report`: it never does."""


class ProfileFile(Profile):
    kind: Literal["profile"]
