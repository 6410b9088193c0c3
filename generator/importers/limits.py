"""What one file may cost. Every limit is far above any real plan and below what hurts a small machine."""

from __future__ import annotations

MAX_FILE_BYTES = 64_000_000
"""The largest file that is opened. A scanned notice of a hundred pages takes about 30 MB."""

MAX_TEXT_BYTES = 24_000_000
"""The largest raw text or web page; the longest plan seen takes 50 KB."""

MAX_PART_BYTES = 48_000_000
"""The largest part of a Word file, unpacked."""

MAX_PARTS = 5_000
"""The most entries that the directory of a Word file may list."""

MAX_TEXT_CHARS = 24_000_000
"""The longest text that an importer hands on."""

MAX_PAGES = 1_000
"""The most pages of a PDF file."""

PDF_SECONDS = 60
"""How long the reading of a PDF file may take; a page takes a tenth of a second."""

PDF_MEMORY_BYTES = 1_000_000_000
"""How much memory the reading of a PDF file may take."""

OFFICE_SECONDS = 120
"""How long LibreOffice may take for one file; its first start takes about ten seconds."""
