"""Reading damaged and recombined plans for as long as one likes: ``python -m tests.fuzz --minutes 10``."""
