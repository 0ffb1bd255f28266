"""Figures of a claim by what they are called, whatever they measure.

Every figure of a document goes by a label: the words beside it, those of its row, column, caption and sentence. A claim's words are
matched with these labels, each weighed by how well it tells the figures of this one document apart. What stands out is the figure that
the claim speaks of: it agrees, it follows from it, or the claim's number is another one's.
"""

from factcheck.judge.documents.labelled.changed import is_series
from factcheck.judge.documents.labelled.claimed import span_of
from factcheck.judge.documents.labelled.entries import Entry, entries_of
from factcheck.judge.documents.labelled.judge import every_of, labelled, labelled_share, other_reading

__all__ = ["Entry", "entries_of", "every_of", "is_series", "labelled", "labelled_share", "other_reading", "span_of"]
