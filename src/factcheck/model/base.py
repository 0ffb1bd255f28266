"""What all types have in common: frozen models, decimals as text in JSON, fields that stay inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer


def _plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros ("53000000000", "1.5")."""
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1)))
    return format(value.normalize(), "f")


Number = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A decimal that JSON carries as a string; never a binary float."""


def internal(default: Any = None) -> Any:
    """A field that the stages hand on to each other and that is not part of the JSON contract."""
    return Field(default=default, exclude=True, repr=False)


M = TypeVar("M", bound="Model")


class Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, defer_build=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As of any model, at half the cost: what is frozen may share the set of the fields that were given."""
        if deep or self.__pydantic_private__:
            return super().model_copy(update=update, deep=deep)
        copied, given = type(self).__new__(type(self)), self.__pydantic_fields_set__
        if update and not update.keys() <= given:
            lean(copied, given.union(update))
        else:
            _put(copied, "__pydantic_fields_set__", given)
        _put(copied, "__dict__", {**self.__dict__, **(update or {})})
        _put(copied, "__pydantic_extra__", None)
        _put(copied, "__pydantic_private__", None)
        return copied


def lean(model: M, given: Iterable[str] | None = None) -> M:
    """The model itself, with one set of given fields for all that have the same; a set of six takes more room than they do."""
    key = frozenset(model.model_fields_set if given is None else given)
    object.__setattr__(model, "__pydantic_fields_set__", _FIELDS.setdefault(key, set(key)))
    return model


_FIELDS: dict[frozenset[str], set[str]] = {}


def made(model: type[M], **given: Any) -> M:
    """A model from values whose types and names the caller answers for, without looking at them: a quarter of the cost.

    For what a page holds by the hundred and the program itself has read; what comes from outside is validated. The fields
    that are not given have their defaults.
    """
    known = _TEMPLATES.get(model)
    if known is None:
        fields = {name: field.get_default() for name, field in model.model_fields.items()}
        known = _TEMPLATES[model] = fields, set(fields)
    one = model.__new__(model)
    _put(one, "__dict__", known[0] | given)
    _put(one, "__pydantic_fields_set__", known[1])
    _put(one, "__pydantic_extra__", None)
    _put(one, "__pydantic_private__", None)
    return one


_put = object.__setattr__
_TEMPLATES: dict[type[Any], tuple[dict[str, Any], set[str]]] = {}
"""The fields of a model in their order with their defaults, and their names."""
