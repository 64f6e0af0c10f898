"""Say a verdict in words, for every page and document.

`headline.headline` is the finding, `arithmetic.facts` its calculation, `legend.legend` what
its marks mean, `spoken.sentences` the sentences to read aloud.
"""
