"""Text before it has a structure: its script, its normal form, and the furniture of the page."""
