"""From what a model refused to what an editor reads: place, what is wrong, the nearest known name."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from factcheck.errors import RuleError
from factcheck.rules.schema import CONCEPT, IDENTITY
from factcheck.rules.yaml import Loc


class Placed(Protocol):
    """What knows the places of its values: a document, or a row of a table."""

    def error(self, message: str, loc: Loc = (), *, of_key: bool = False, hint: str | None = None) -> RuleError: ...


_WORDING = {
    "missing": 'missing key "{key}"',
    "string_type": "{value} is not a text{quotes}",
    "bool_type": "{value} is neither true nor false",
    "bool_parsing": "{value} is neither true nor false",
    "int_type": "{value} is not a whole number",
    "int_parsing": "{value} is not a whole number",
    "int_from_float": "{value} is not a whole number",
    "decimal_type": "{value} is not a number",
    "decimal_parsing": "{value} is not a number",
    "tuple_type": "a list belongs here, in brackets or with a dash a line",
    "list_type": "a list belongs here, in brackets or with a dash a line",
    "dict_type": "keys and values belong here",
    "mapping_type": "keys and values belong here",
    "model_type": "keys and values belong here",
    "model_attributes_type": "keys and values belong here",
    "too_short": "the list needs at least {min_length}",
    "too_long": "the list may have at most {max_length}",
    "string_too_long": "the text has more than {max_length} characters",
    "greater_than_equal": "{value} is below {ge}",
    "less_than_equal": "{value} is above {le}",
}


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """ ": did you mean ...?" for the nearest known name, or nothing."""
    from rapidfuzz import fuzz, process  # only when something is wrong: it takes 20 ms to import

    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return f': did you mean "{found[0]}"?' if found else ""


def problems_of(error: ValidationError, document: Placed, base: Loc, shape: Any) -> list[RuleError]:
    """One RuleError for each thing that `shape` (a model or a container of models) refused in the value at `base`."""
    items = error.errors(include_url=False)
    return [_problem(item, document, base, shape) for item in items if not _is_echo(item)]


def _is_echo(item: Mapping[str, Any]) -> bool:
    """A list whose items were refused is called too short besides."""
    return item["type"] == "too_short" and bool(len(item["input"]) >= item["ctx"]["min_length"])


def _problem(item: Mapping[str, Any], document: Placed, base: Loc, shape: Any) -> RuleError:
    loc: Loc = tuple(item["loc"])
    kind, context = item["type"], item.get("ctx", {})
    if loc and loc[-1] == "[key]":
        return document.error(
            f'"{loc[-2]}" is no name: small letters, digits and hyphens', base + loc[:-1], of_key=True
        )
    if kind == "extra_forbidden":
        known = _keys(_at(shape, loc[:-1]))
        return document.error(f'unknown key "{loc[-1]}"{did_you_mean(str(loc[-1]), known)}', base + loc, of_key=True)
    if kind == "literal_error":
        known = set(re.findall(r"'([^']*)'", context["expected"]))
        guess = did_you_mean(str(item["input"]), known) or f": one of {', '.join(sorted(known))}"
        return document.error(f"{_shown(item['input'])} is not known here{guess}", base + loc)
    if kind == "missing":
        return document.error(f'missing key "{loc[-1]}"', base + loc[:-1])
    if kind == "fault":
        return document.error(item["msg"], (*base, *loc, *context["key"]))
    if kind == "string_pattern_mismatch":
        return document.error(f"{_shown(item['input'])} {_pattern_wording(context['pattern'])}", base + loc)
    wording = _WORDING.get(kind)
    if wording is None:
        return document.error(item["msg"], base + loc)
    quotes = "" if isinstance(item["input"], list | dict) else ": put it in quotes"
    return document.error(
        wording.format(value=_shown(item["input"]), quotes=quotes, key=loc[-1] if loc else "", **context), base + loc
    )


def _pattern_wording(pattern: str) -> str:
    if pattern.startswith("^[A-Z]{3}"):
        return "is no currency code"
    if pattern in (CONCEPT, IDENTITY):
        return 'is no identity with a prefix, such as "cik:0000320193" or "us-gaap:Revenues"'
    return "is no name: small letters, digits and hyphens"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f'"{text if len(text) <= 60 else text[:57] + "..."}"'


def _at(shape: Any, loc: Loc) -> Any:
    """The model (or container) that `shape` has at `loc`."""
    for part in loc:
        shape = _bare(shape)
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            field = shape.model_fields.get(str(part))
            if field is None:
                return None
            shape = field.annotation
        else:
            arguments = get_args(shape)
            shape = arguments[-1] if issubclass(get_origin(shape) or object, Mapping) else next(iter(arguments), None)
    return _bare(shape)


def _bare(shape: Any) -> Any:
    """Without Annotated and None."""
    while hasattr(shape, "__metadata__"):
        shape = shape.__origin__
    if get_origin(shape) in (Union, types.UnionType):
        return _bare(next(option for option in get_args(shape) if option is not type(None)))
    return shape


def _keys(shape: Any) -> set[str]:
    return set(shape.model_fields) if isinstance(shape, type) and issubclass(shape, BaseModel) else set()
