"""One meaning of a query, and the indexes that answer it."""
