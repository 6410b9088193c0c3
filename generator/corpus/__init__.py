"""From plans to one linked corpus: mentions to vocabulary, citations to works, plans to plans."""

from generator.corpus.link import Corpus, Provision, Resolver, Subject, link_corpus

__all__ = ["Corpus", "Provision", "Resolver", "Subject", "link_corpus"]
