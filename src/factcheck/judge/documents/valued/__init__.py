"""Sentences by the values of their figures: which cells of a document, or what follows from two of them, each figure could be.

The values come first and the words decide between them: every row that is meant is named by a word of its own, no other place of the
document goes by a word that the chosen one lacks, and so few come into question that the figure agrees by no chance. Where the
words name one figure and the digits are those of another, the sentence is mistaken.
"""

from factcheck.judge.documents.valued.judge import judge_dated, judge_mistaken, judge_valued

__all__ = ["judge_dated", "judge_mistaken", "judge_valued"]
