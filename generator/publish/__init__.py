"""From views to files: pages, notices, tables, calendars; written only where they change."""
