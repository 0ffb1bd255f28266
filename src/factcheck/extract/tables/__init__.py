"""Tables of an article: `grid` and `rows` are what is printed, `frame` what it means, `cells` and `amounts` its figures, `binding` its claims; `article` is all of it."""
