"""Each kind of page, in both scripts: no fault, no barrier in either colours, no sideways scroll on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import KINDS

pytestmark = pytest.mark.browser

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ between light and dark."""


def _violations(page, options=None):
    found = Axe().run(page, options=options).response["violations"]
    return [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("tree", ["", "hant/"])
def test_a_page_opens_without_fault_barrier_or_sideways_scroll(open_page, tree, path):
    page = open_page(tree + path, color_scheme="light")
    page.wait_for_load_state("load")
    assert page.faults == []
    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.getAnimations().length") == 0, "colours fade: half-way they cannot be read"
    assert _violations(page, COLOURS) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
