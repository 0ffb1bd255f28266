"""Claims about filed metrics that print no figure: which way one moved, which of two is larger, whether it was a record.

Only plain sentences are read: one company as owner, one metric, and nothing that makes the figure another one (a part of the
company, an adjusted basis, a forecast). What is left out stays silent, as it was."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.wordless.larger import larger_than
from factcheck.extract.wordless.moves import moved_on_its_own, signs
from factcheck.extract.wordless.plain import is_plain


def standings(view: View) -> list[Frame]:
    """The claims without a figure of one sentence; none where anything in it is beyond the plain patterns."""
    if view.headline or not is_plain(view):
        return []
    for pattern in (signs, larger_than, moved_on_its_own):
        if found := next(pattern(view), None):
            return [found]
    return []
