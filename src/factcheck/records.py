"""Records: dataclasses that cost nothing to define and little to make.

The standard decorator writes and compiles six functions for every class while it is imported, 0.5 ms each: with 170 classes a
seventh of the start of the program, and most of them are never made for an article. Here one function is written, when the
first object is made; the others are shared. That a record is not changed is what mypy holds, not the running program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def record(cls: type[_T], /) -> type[_T]: ...
@overload
def record(*, frozen: bool = ..., eq: bool = ..., slots: bool = ...) -> Callable[[type[_T]], type[_T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, frozen: bool = True, eq: bool = True, slots: bool = False) -> Any:
    """A class of annotated fields with `__init__` and `__repr__`, as of a dataclass.

    `eq`: two are equal when their compared fields are, and a frozen one has a hash; without it each is only itself.
    `slots`: no other attributes, for what there are many of. Fields of a base class are not taken over.
    """
    if cls is None:
        return lambda given: _made(given, frozen, eq, slots)
    return _made(cls, frozen, eq, slots)


def _made(cls: Any, frozen: bool, eq: bool, slots: bool) -> Any:
    fields = {name: _field(cls, name) for name in cls.__annotations__}
    if slots:
        taken = {name: value for name, value in cls.__dict__.items() if name not in fields and name not in _OWN}
        named = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, {**taken, "__slots__": tuple(fields)})
        cls.__qualname__ = named
    else:
        for name, known in fields.items():
            if known.default is not MISSING:
                setattr(cls, name, known.default)
            elif isinstance(cls.__dict__.get(name), Field):
                delattr(cls, name)
    cls.__record_fields__ = tuple(fields)
    cls.__init__ = _first_init(cls, fields)
    if "__repr__" not in cls.__dict__:
        shown = tuple(name for name, known in fields.items() if known.repr)
        cls.__repr__ = lambda self: _repr(self, shown)
    if eq:
        _compare(cls, tuple(name for name, known in fields.items() if known.compare), frozen)
    return cls


def replace(one: _T, /, **changes: Any) -> _T:
    """A copy with other values. TypeError for what is no field."""
    if unknown := changes.keys() - one.__record_fields__:  # type: ignore[attr-defined]
        raise TypeError(f"{type(one).__name__} has no field {', '.join(sorted(unknown))}")
    given = {name: getattr(one, name) for name in one.__record_fields__}  # type: ignore[attr-defined]
    return type(one)(**given | changes)


_OWN = ("__dict__", "__weakref__")


def _field(cls: Any, name: str) -> Any:
    default = cls.__dict__.get(name, MISSING)
    return default if isinstance(default, Field) else field(default=default)


def _first_init(cls: Any, fields: dict[str, Any]) -> Any:
    """Writes the real one when the first object is made, and takes its place."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        cls.__init__ = _written(cls, fields)
        cls.__init__(self, *args, **kwargs)

    return __init__


def _written(cls: Any, fields: dict[str, Any]) -> Any:
    names: dict[str, Any] = {"MADE": MISSING}
    parameters, lines = ["self"], []
    for name, known in fields.items():
        lines.append(f"self.{name} = {name}")
        if known.default_factory is not MISSING:
            names[f"of_{name}"] = known.default_factory
            parameters.append(f"{name}=MADE")
            lines[-1] += f" if {name} is not MADE else of_{name}()"
        elif known.default is not MISSING:
            names[f"of_{name}"] = known.default
            parameters.append(f"{name}=of_{name}")
        else:
            parameters.append(name)
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(self: Any, shown: tuple[str, ...]) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({told})"


def _compare(cls: Any, compared: tuple[str, ...], frozen: bool) -> None:
    values = attrgetter(*compared) if len(compared) > 1 else None

    def key(self: Any) -> Any:
        return values(self) if values else tuple(getattr(self, name) for name in compared)

    def __eq__(self: Any, other: Any) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    if "__eq__" not in cls.__dict__:
        cls.__eq__ = __eq__
    if cls.__dict__.get("__hash__") is None:
        cls.__hash__ = (lambda self: hash(key(self))) if frozen else None
