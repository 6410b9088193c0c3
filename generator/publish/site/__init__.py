"""The site: pages of both scripts as files that MkDocs builds, rendered only where something changed."""

from generator.publish.site.build import BuildReport, Progress, SitePlace, build_site
from generator.publish.site.mkdocs_pages import settings_file
from generator.publish.site.pages import site_pages
from generator.publish.site.shelf import Shelf
from generator.publish.site.sources import Source, hand_sources, page_sources

__all__ = [
    "BuildReport",
    "Progress",
    "Shelf",
    "SitePlace",
    "Source",
    "build_site",
    "hand_sources",
    "page_sources",
    "settings_file",
    "site_pages",
]
