"""Each kind of page, in both scripts: no fault, no barrier, no sideways scroll."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import KINDS

pytestmark = pytest.mark.browser

TREES = ("", "hant/")


@pytest.mark.parametrize("tree", TREES)
def test_every_kind_of_page_opens_from_the_folder_without_a_fault(open_page, five_plans, tree):
    for path in KINDS:
        page = open_page(tree + path)
        page.wait_for_load_state("load")
        assert page.faults == [], (tree + path, page.faults)
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tree", TREES)
def test_axe_finds_no_violation_of_any_severity(open_page, tree, scheme):
    axe = Axe()
    found = []
    for path in KINDS:
        page = open_page(tree + path, color_scheme=scheme)
        for violation in axe.run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append((tree + path, violation["id"], nodes))
        page.context.close()
    assert found == []


@pytest.mark.parametrize("tree", TREES)
def test_a_phone_shows_every_page_without_sideways_scroll(open_page, tree):
    for path in KINDS:
        page = open_page(tree + path, viewport={"width": 360, "height": 740})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, (tree + path, width)
        page.context.close()
