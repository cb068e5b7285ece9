"""What of a text is personal, told by labels, columns, names and numbers; `masking` covers it."""
