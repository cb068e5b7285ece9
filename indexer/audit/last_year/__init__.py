"""A draft against last year's report, of which it is mostly an overwritten copy: what was left in, and left out.

Both are cut into clauses and cells, and those that say the same but for numbers and years are paired (`pairs`). In a
pair a number or a year that did not move may have been left in; and what held in last year's report must hold in the
draft.
"""
