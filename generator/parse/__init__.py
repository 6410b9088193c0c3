"""A raw text to the structure of a plan: typed lines, metadata, the tree of provisions."""

from generator.parse.structure import Structure, read_structure

__all__ = ["Structure", "read_structure"]
