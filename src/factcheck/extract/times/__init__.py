"""Times of a sentence: `grammar` finds them by readers, one for each form (`days`, `periods`, `codes`, `spans`, `relative`); `values` is what they mean."""
