"""Records behave as the frozen dataclasses that they stand for."""

from __future__ import annotations

import pickle
from dataclasses import field

import pytest

from factcheck.records import record, replace


@record
class Point:
    x: int
    y: int = 0
    marks: list[str] = field(default_factory=list, compare=False, repr=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


@record(slots=True)
class Lean:
    a: int
    b: tuple[int, ...] = ()


@record(frozen=False)
class Open:
    a: int
    b: int = 1

    def __post_init__(self) -> None:
        self.b += self.a


@record(eq=False)
class Only:
    a: int


def test_fields_are_given_by_place_or_name_and_have_defaults() -> None:
    assert (Point(1).x, Point(1).y, Point(y=3, x=2).sum) == (1, 0, 5)
    first, second = Point(1), Point(1)
    first.marks.append("mine")
    assert second.marks == []
    assert Open(2).b == 3


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}])
def test_what_is_missing_or_unknown_is_a_type_error(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="x|z"):
        Point(**wrong)


def test_equality_and_hash_are_those_of_the_compared_fields() -> None:
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"]) != Point(1, 3)
    assert len({Point(1, 2), Point(1, 2, ["c"]), Lean(1), Lean(1, (2,)), Lean(1)}) == 3
    assert Lean(1) != (1, ())
    assert Only(1) != Only(1)
    assert hash(Only(1))
    with pytest.raises(TypeError):
        hash(Open(1))


def test_repr_names_the_shown_fields() -> None:
    assert repr(Point(1, 2, ["a"])) == "Point(x=1, y=2)"


def test_slots_allow_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        Lean(1).c = 2  # type: ignore[attr-defined]
    assert not hasattr(Lean(1), "__dict__")


def test_a_replaced_field_is_another_record() -> None:
    one = Lean(1, (2,))
    assert replace(one, a=3) == Lean(3, (2,))
    assert one == Lean(1, (2,))
    with pytest.raises(TypeError, match="no field wrong"):
        replace(one, wrong=1)


@pytest.mark.parametrize("one", [Point(1, 2), Lean(1, (2,))])
def test_records_go_to_other_processes(one: object) -> None:
    assert pickle.loads(pickle.dumps(one)) == one
