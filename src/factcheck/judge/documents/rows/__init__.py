"""A sentence as an operation over the rows of a table: which rows and which column it names, and what it says of their cells.

Whatever claims the extractor made of it, a sentence about a table says one of a few things of the rows that it picks by name or by what
stands in their other columns: a figure, a sum, a share, a change between two columns, a difference, a place in an order, a number of rows.
It is true where the cells make it so and the words of the sentence are those of the address; it is false only where all of them are.
"""

from factcheck.judge.documents.rows.judge import judge_rows

__all__ = ["judge_rows"]
