"""What words say that the report's own numbers, dates or headings deny, and what another report left behind."""
