"""From the bytes of a document, in the formats that offices have, to raw text with provenance."""
