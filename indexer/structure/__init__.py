"""From lines to the tree of a report: headings, their numbers and kinds, and the frame around the body."""
