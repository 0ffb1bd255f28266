"""Measured quality on articles that were written without sight of the code."""
