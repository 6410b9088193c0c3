"""The search in the browser: shards that a page loads by ``<script>``, also from a folder."""

from generator.search.browser.files import search_files

__all__ = ["search_files"]
