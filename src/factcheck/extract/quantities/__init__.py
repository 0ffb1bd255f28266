"""Quantities of a sentence: `grammar` finds them, by `amounts` (in figures), `words` and `orders` (in words), and `units`, `joins` complete them."""
