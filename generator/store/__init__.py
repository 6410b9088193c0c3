"""The only reader and writer of ``source_plans/``."""
