"""From raw text to a plan tree. Total: no text is refused, what has no place becomes an issue."""
