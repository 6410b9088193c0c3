"""What the search says of names: every page that it offers is there."""

import base64
import json
import re
import zlib

from generator.publish.site.page import FOLDERS

CALL = re.compile(r'wpShard\("[^"]+","([^"]*)"\)')


def test_every_page_that_a_name_leads_to_is_there(five_plans):
    offered = set()
    for shard in (five_plans / "search" / "a").glob("*.js"):
        packed = base64.b64decode(CALL.fullmatch(shard.read_text("ascii").strip())[1])
        for meanings in json.loads(zlib.decompress(packed)).values():
            offered |= {f"{FOLDERS[kind]}/{subject}.html" for _, kind, subject, _ in meanings if kind}
    assert {"products/electric-bicycles.html", "entities/double-random.html"} & offered
    assert {path for path in offered if not (five_plans / path).is_file()} == set()
    # A product that no plan names has no page, and none is offered.
    named = {path for path in offered if path.startswith("products/")}
    assert named == {
        f"products/{page.name}"
        for page in (five_plans / "products").glob("*.html")
        if page.name != "index.html"
    }
