"""What a report is and where it comes from: place, body, title, scores, what is declared of it."""
