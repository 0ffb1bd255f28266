"""Examples that rules carry: texts that must come out as they say. `factcheck rules test` tries them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from factcheck.model import Model
from factcheck.patterns import regex
from factcheck.rules.faults import fault

_DAY = regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day_of(value: Any, *, last: bool = False) -> Any:
    """The day; "2015" and "2015-05" stand for the first or the last one of that year or month."""
    return value if value is None or isinstance(value, date) else _day(str(value), last)


@lru_cache(maxsize=10_000)
def _day(text: str, last: bool) -> date:
    match = _DAY.fullmatch(text)
    if match is None:
        raise PydanticCustomError("day", "a day is written 2025-02-24")
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    try:
        if last and not match[3]:
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, int(match[3] or 1))
    except ValueError:
        raise PydanticCustomError("day", "the calendar has no such day") from None


First = Annotated[date, BeforeValidator(day_of)]
Last = Annotated[date, BeforeValidator(partial(day_of, last=True))]


class Examples(Model):
    """Texts that must be reported, with the reported piece in angle brackets, and texts that must not be.

    A text of one line is tried as the body of an article (as the headline where the rule looks nowhere else); one of
    several lines is a whole article.
    """

    fires: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1)


class Cases(Model):
    """Texts whose claim, in angle brackets, must be decided by the rule, and texts in which it must decide nothing."""

    published: First | None = None
    """The day of the article in which a text stands."""
    supported: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _every_claim_is_shown(self) -> Self:
        if not (self.supported or self.contradicted):
            raise fault((), "give a text that must be supported or contradicted")
        for kind in ("supported", "contradicted"):
            for number, text in enumerate(getattr(self, kind)):
                if not marked(text)[1]:
                    raise fault((kind, number), "show the claim in angle brackets: revenue was <$5 billion>")
        return self


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its angle brackets, and the ranges that stood in them.

    A bracket before a space or without a partner is a plain character ("a < b").
    """
    plain, spans, opened = [], [], -1
    length = 0
    for position, char in enumerate(text):
        if char == "<" and opened < 0 and not text[position + 1 : position + 2].isspace() and ">" in text[position:]:
            opened = length
        elif char == ">" and opened >= 0:
            spans.append((opened, length))
            opened = -1
        else:
            plain.append(char)
            length += 1
    return "".join(plain), tuple(spans)
