"""Tables as grids: where rows, heads and captions stand, in cells or in flattened text."""
