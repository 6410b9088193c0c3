"""The site: pages of both scripts as files that MkDocs builds, rendered only where something changed."""

from generator.publish.site.build import BuildReport, Progress, SitePlace, build_site
from generator.publish.site.files import download_sources
from generator.publish.site.links import BrokenLink, check_links
from generator.publish.site.mkdocs_pages import settings_file, site_address
from generator.publish.site.pages import SourceWords, site_pages
from generator.publish.site.shelf import Shelf
from generator.publish.site.sources import Source, file_source, hand_sources, page_sources

__all__ = [
    "BrokenLink",
    "BuildReport",
    "Progress",
    "Shelf",
    "SitePlace",
    "Source",
    "SourceWords",
    "build_site",
    "check_links",
    "download_sources",
    "file_source",
    "hand_sources",
    "page_sources",
    "settings_file",
    "site_address",
    "site_pages",
]
