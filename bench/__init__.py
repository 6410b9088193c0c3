"""Measurements, not tests: each prints its figures and the command that gave them."""
