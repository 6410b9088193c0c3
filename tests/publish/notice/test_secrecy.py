"""Classified material is recognised by its mark, not by speaking of secrets."""

import pytest

from generator.publish.notice import find_secrecy_mark


@pytest.mark.parametrize(
    "words", ["秘密★1年", "机密★", "絕密★10年", "密级：机密", "密级和保密期限:秘密", "方案\n秘密\n正文"]
)
def test_a_mark_is_found(make_plan, words):
    assert find_secrecy_mark(make_plan(preamble=words))


@pytest.mark.parametrize("words", ["保守国家秘密和商业秘密。", "会同机密部门", "不得泄露秘密"])
def test_speaking_of_secrets_is_no_mark(make_plan, words):
    assert find_secrecy_mark(make_plan(preamble=words)) is None


def test_a_mark_deep_in_the_text_is_found(make_plan):
    body = [{"label": "一、", "children": [{"label": "（一）", "text": "本件机密★5年。"}]}]
    assert find_secrecy_mark(make_plan(body=body)) == "机密★"
