"""Figures of a sentence beside one that a document bears out: sought in the same row of its table, or in the same sentence of it.

"Filled 84.5% of its seats, 2.2 points more": once the step is found in a row, the level is that row's, and none of any other.
"""

from factcheck.judge.documents.companions.anchor import Anchor, agree, anchor_of, of_cells, of_line
from factcheck.judge.documents.companions.beside import beside_of
from factcheck.judge.documents.companions.judge import companion

__all__ = ["Anchor", "agree", "anchor_of", "beside_of", "companion", "of_cells", "of_line"]
