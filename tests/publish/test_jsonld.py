"""Linked data: what schema.org asks for, nothing that the plan does not state, nothing that can run."""

import json

from generator.publish.jsonld import legislation, print_json_ld


def test_a_plan_is_described_as_legislation(plan):
    described = legislation(plan, "https://x/plans/a.html")
    assert described["@type"] == "Legislation"
    assert described["legislationIdentifier"] == "南市监质〔2025〕7号"
    assert described["legislationDate"] == "2025-03-05"
    assert described["legislationPassedBy"] == [
        {"@type": "GovernmentOrganization", "name": "南岭省市场监督管理局"}
    ]
    assert described["inLanguage"] == "zh-Hans"
    assert described["identifier"] == "/akn/cn/doc/nanling-2025-toys/2025-03-05/zho-hans@"
    assert described["citation"] == [{"@type": "CreativeWork", "name": "儿童玩具召回管理规定"}]


def test_what_is_not_stated_is_left_out(bare):
    described = legislation(bare)
    assert set(described) == {"@context", "@type", "identifier", "inLanguage"}


def test_no_text_ends_the_script_element(make_plan):
    printed = print_json_ld(legislation(make_plan(title="</script><script>alert(1)</script>&\u2028")))
    assert "<" not in printed
    assert ">" not in printed
    assert "\u2028" not in printed
    assert json.loads(printed)["name"] == "</script><script>alert(1)</script>&\u2028"
