"""The corpus as plain rows, each the content of one table, list or page."""
