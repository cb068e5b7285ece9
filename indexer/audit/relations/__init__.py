"""Relations of any numbers with units in a paragraph or between places, by what their words and values leave."""
