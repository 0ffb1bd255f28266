"""Checks that need no name of a measure: any noun can be counted, priced, shared out or told twice.

Each asks of the figures themselves what ties them (a price of each, a part of a whole, one noun counted twice) and accuses only where
nothing on the page makes the figure right.
"""
