"""Changes: from one year, or from one budget, to another, their direction and their reasons."""
