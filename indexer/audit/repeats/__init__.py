"""One thing printed more than once: in two places, in text and table, in another unit."""
