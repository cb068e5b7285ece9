"""Fetch listed public pages and the attachments they link to, politely, and write down where each came from."""
