"""Documents to index: read, clean, find sections, figures and passages, and store them."""
