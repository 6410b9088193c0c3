"""A Chromium on the built site of the five plans, from the folder, without network."""

import contextlib

import pytest
from playwright.sync_api import sync_playwright

from tests.built_site import five_plans  # noqa: F401  a fixture

PLAN = "plans/jiangxi-2022-industrial-products.html"

KINDS = (
    "index.html",
    "plans/index.html",
    PLAN,
    "plans/shanghai-2019-product-quality.html",
    "sources/jiangxi-2022-industrial-products.html",
    "products/index.html",
    "products/electric-bicycles.html",
    "products/children-and-student-goods.html",
    "entities/index.html",
    "entities/double-random.html",
    "units/index.html",
    "units/licence-follow-up.html",
    "works/index.html",
    "works/product-quality-law.html",
    "targets/index.html",
    "deadlines/index.html",
    "deadlines/2022.html",
    "deadlines/recurring.html",
    "deadlines/open.html",
    "deadlines/timeline.html",
    "notices/index.html",
    "quality/index.html",
    "search.html",
    "data.html",
    "guide.html",
    "guide/commands.html",
    "about.html",
)
"""One page of each kind."""


@pytest.fixture(scope="session")
def chromium(chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, five_plans):  # noqa: F811
    """Open a page of the site; whatever fails or is reported on the console is collected in ``faults``."""
    with contextlib.ExitStack() as stack:

        def opened(path: str, **settings):
            context = chromium.new_context(offline=True, **settings)
            stack.callback(context.close)
            page = context.new_page()
            page.faults = []
            page.on(
                "console",
                lambda message: (
                    page.faults.append(message.text) if message.type in ("error", "warning") else None
                ),
            )
            page.on("pageerror", lambda error: page.faults.append(str(error)))
            page.on("requestfailed", lambda request: page.faults.append(request.url))
            page.on(
                "request",
                lambda request: (
                    page.faults.append(request.url)
                    if not request.url.startswith(("file:", "data:", "blob:"))
                    else None
                ),
            )
            page.goto(
                (five_plans / path).as_uri()
                if "#" not in path and "?" not in path
                else five_plans.as_uri() + "/" + path
            )
            return page

        yield opened
