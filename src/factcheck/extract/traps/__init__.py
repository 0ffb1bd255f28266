"""What looks like a quantity or a time and is none.

`grammar` finds it: `labels` are figures behind the word that they number, `places` addresses, `names` what is left of names with a figure;
`figures` is what stands around one.
"""
