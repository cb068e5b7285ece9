"""How a folder becomes a generation of the index: found, read by workers, published, checked, removed."""
