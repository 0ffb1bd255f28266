"""Figures of a paragraph that can only hang together in one way, whichever words say so.

Each tie asks what the figures are (a price of one, a number, an amount; parts of one hundred; a part and its whole; a level and a range)
and only then for a word that says that one follows from the others. A figure that any figures of the page make right is never accused.
"""
