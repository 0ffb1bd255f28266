"""What a company foresees, in the version before and in the new one: which way a forecast was moved, by how much, and what it is now.

A document gives its forecasts in a table with a column for each version, or in sentences ("about 2.42 billion (previously: about 2.38 billion)").
A sentence names one by its measure and says what was done with it: raised, lowered, left as it was; to what, by how much, from what; where its
middle lies, and what is still needed to reach an end of its range.
"""

from __future__ import annotations

from factcheck.judge.documents.outlooks.claims import told_by_outlooks
from factcheck.judge.documents.outlooks.judge import judge_outlooks
from factcheck.judge.documents.outlooks.once import judge_foreseen

__all__ = ["judge_foreseen", "judge_outlooks", "told_by_outlooks"]
