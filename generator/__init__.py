"""Structured, linked and searchable work plans of Chinese market regulators.

Data goes one way, ``bytes → text → lines → plan tree → facts → linked corpus → views → files``;
each stage is a folder of this package and imports only what lies below it.
"""

__version__ = "0.1.0"
