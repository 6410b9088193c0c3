"""The scorer counts what it should: it must be able to find a reading wrong."""

from tests.quality.score import Count, compare, count, missed, plain, stated

NODE = {
    "label": "（一）",
    "heading": "开展检查",
    "text": "4月底前检查不少于30家企业。",
    "deadlines": [{"kind": "deadline", "quote": "4月底前", "to": "2022-04-30"}],
    "targets": [{"value": 30, "unit": "家", "comparator": ">=", "quote": "不少于30家"}],
    "units": [{"name": "质量科", "role": "lead", "quote": "质量科牵头"}],
}
GOLD = {"title": "检查方案", "year": 2022, "body": [NODE], "addressees": ["各科室"]}


def changed(**fields: object) -> dict[str, object]:
    return GOLD | {"body": [NODE | fields]}


def test_a_record_agrees_with_itself() -> None:
    assert all(figure.f1 == 1 for figure in compare(GOLD, GOLD).values())


def test_width_script_space_and_punctuation_do_not_count() -> None:
    other = changed(label="(一)", heading="開展 檢查。")
    assert all(figure.f1 == 1 for figure in compare(GOLD, other).values())
    assert plain("《電線、電纜》（試行）") == plain("电线电缆试行")


def test_a_wrong_bound_is_missing_and_too_many() -> None:
    wrong = changed(deadlines=[{"kind": "deadline", "quote": "4月底前", "to": "2022-04-29"}])
    assert compare(GOLD, wrong)["deadlines"] == Count(0, 1, 1)


def test_the_right_bound_of_other_words_does_not_agree() -> None:
    wrong = changed(deadlines=[{"kind": "deadline", "quote": "年底前", "to": "2022-04-30"}])
    assert compare(GOLD, wrong)["deadlines"].agreed == 0


def test_a_wider_quote_agrees() -> None:
    wider = changed(deadlines=[{"kind": "deadline", "quote": "于4月底前检查", "to": "2022-04-30"}])
    assert compare(GOLD, wider)["deadlines"].f1 == 1


def test_another_role_unit_of_measure_or_comparator_does_not_agree() -> None:
    assert compare(GOLD, changed(units=[{"name": "质量科", "role": "support"}]))["units"].agreed == 0
    target = {"value": 30, "unit": "批次", "comparator": ">=", "quote": "不少于30家"}
    assert compare(GOLD, changed(targets=[target]))["targets"].agreed == 0
    assert compare(GOLD, changed(targets=[target | {"unit": "家", "comparator": "="}]))["targets"].agreed == 0


def test_a_provision_in_the_wrong_place_costs_its_parents_only() -> None:
    moved = GOLD | {"body": [{"label": "一、", "heading": "总体要求和有关说明事项如下", "children": [NODE]}]}
    figures = compare(GOLD, moved)
    assert figures["structure"] == Count(1, 1, 2)
    assert figures["parents"].agreed == 0


def test_each_fact_is_used_once() -> None:
    want = stated(GOLD)["deadlines"]
    assert count(want * 2, want) == Count(1, 2, 1)
    assert missed(want * 2, want) == (want, [])


def test_a_family_that_the_gold_skips_is_not_counted() -> None:
    assert "units" not in compare(GOLD | {"skip": ["units"]}, GOLD)


def test_only_fields_of_the_gold_are_asked_for() -> None:
    figures = compare(GOLD, {"title": "检查方案", "year": 2021, "kind": "方案"})
    assert figures["metadata"] == Count(1, 2, 2)
    assert figures["particulars"] == Count(0, 1, 1)


def test_long_words_may_be_given_by_their_ends() -> None:
    gold = {"preamble": "为加强监管，…制定本方案。"}
    assert compare(gold, {"preamble": "为加强监管，根据有关规定，制定本方案。"})["particulars"].f1 == 1
    assert compare(gold, {"preamble": "首页 为加强监管，制定本方案。"})["particulars"].f1 == 0
