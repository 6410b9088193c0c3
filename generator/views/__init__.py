"""From the linked corpus to plain rows: what pages, tables, calendars and the search show."""
