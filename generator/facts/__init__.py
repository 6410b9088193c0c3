"""From a plan tree to its facts. One extractor a file; every fact quotes the words that state it."""
