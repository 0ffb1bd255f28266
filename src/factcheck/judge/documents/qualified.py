"""What qualifies a measure ("after tax", "net of cash", "in real terms", "median"): a figure that is qualified otherwise denies nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from factcheck.patterns import regex


def _either(words: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{words})\b", re.IGNORECASE)


_AXES: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "tax": {
        "before": _either(r"before (?:[a-z]+ )?tax(?:es|ation)?|pre-?tax|operating (?:profit|result|income)|EBITD?A?"),
        "after": _either(
            r"after (?:[a-z]+ )?tax(?:es|ation)?|net of tax|post-tax|net (?:profit|income|result|earnings)"
        ),
    },
    "cash": {
        "net": _either(
            r"net (?:[a-z]+ )?(?:debt|borrowings?|indebtedness|cash)|(?:net of|after|less|minus|deducting) (?:its |the )?cash"
        ),
        "gross": _either(
            r"gross (?:debt|borrowings?)|total (?:debt|borrowings?)|(?:term|bank|senior) (?:loans?|debt|notes)|long-term debt"
        ),
    },
    "prices": {
        "real": _either(
            r"real|inflation-adjusted|(?:after|adjusted for|allowing for) inflation|(?:at )?constant prices"
        ),
        "nominal": _either(r"nominal|gross|before inflation|(?:at )?current prices"),
    },
    "middle": {"median": _either(r"median"), "mean": _either(r"average|mean")},
}


def is_of_other_kind(sentence: str, cited: str) -> bool:
    """The sentence qualifies its measure on one side, and what is cited is qualified on the other alone."""
    for sides in _AXES.values():
        mine = {name for name, pattern in sides.items() if pattern.search(sentence)}
        mine -= {"gross"} if "net" in mine else set()  # "after cash, its bank debt came to"
        its = {name for name, pattern in sides.items() if pattern.search(cited)}
        if len(mine) == 1 and its and mine.isdisjoint(its):
            return True
    return False
