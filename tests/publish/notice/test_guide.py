"""The guide lists every rule of the checker, and names no other."""

import re

from generator.publish.notice.rules import RULES


def test_every_rule_is_in_the_guide_with_its_weight(root):
    text = (root / "docs/guide/notices.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(notice-[a-z-]+)` \| (\S+) \|", text, re.MULTILINE))
    assert listed == {rule.code: rule.severity.label for rule in RULES}


def test_codes_are_given_once():
    assert len({rule.code for rule in RULES}) == len(RULES)
