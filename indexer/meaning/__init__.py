"""What a printed number says: its item, measure, year, project and scope, in prose and in cells."""
