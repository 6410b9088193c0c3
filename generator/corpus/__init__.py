"""From plans to one linked corpus: mentions to vocabulary, citations to works, plans to plans."""
