"""How the rows of a table stand to each other and how they went, where a sentence says it without a figure.

The document leads: its labels are looked for in the sentence, and the predicate (`predicates`) says what is told of the cells that they
address. Which measure and which time are meant is left open where the words leave it open (`measures`): the sentence is decided only where
all that may be meant agree (`judge`).
"""

from __future__ import annotations

from factcheck.judge.documents.standing.judge import denied_besides, judge_standing

__all__ = ["denied_besides", "judge_standing"]
