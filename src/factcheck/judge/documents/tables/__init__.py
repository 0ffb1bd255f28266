"""Claims against the tables of a document, by what its rows and columns are called.

A sentence addresses a cell by the words of its row and column (`address`), in whatever words it names them, and says something of it:
its level, what it came to from another cell, what part it is of a total, how it stands to others, its rank, or how it went over the years.
"""

from factcheck.judge.documents.tables.judge import tabled, told_of_rows

__all__ = ["tabled", "told_of_rows"]
