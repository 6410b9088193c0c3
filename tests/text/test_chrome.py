import re

import pytest

from generator.text import chrome
from generator.text.chrome import (
    find_repeated_lines,
    find_repeated_tail,
    is_furniture,
    is_page_number,
    starts_footer,
)
from tests.pattern_writer import Writer


@pytest.mark.parametrize(
    "line",
    [
        "当前位置:首页>政务公开>计划总结",
        "老年版 登录 注册",
        "初审: 复审: 终审:",
        "发布时间:2020-03-20 来源:某局 浏览次数:18",
        "[ 2017-03-01 ] 作者: 文章来源:某局 【打印】【关闭】",
        "核心提示:现将方案印发。",
        "扫一扫在手机打开当前页",
        "字号:大 中 小 打印本页 分享到:",
        "- 3 -",
        "相关附件:",
    ],
)
def test_furniture_is_known_wherever_it_stands(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "一、工作目标",
        "时间:5月1日至5月31日",
        "检查来源不明的商品。",
        "各所要扫清监管盲区。",
        "2022年3月1日",
        "",
    ],
)
def test_words_of_a_plan_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["声明:", "- 上一篇:某方案", "主办单位:某局", "责任编辑:甲", "热门推荐"])
def test_a_footer_is_known_by_its_first_line(line: str) -> None:
    assert starts_footer(line)


def test_page_numbers_with_dashes_read_as_one() -> None:
    assert is_page_number("一 2 一")
    assert not is_page_number("一、")


def test_the_second_printing_is_found_and_short_lines_alone_are_not() -> None:
    paragraph = "督促企业落实主体责任并按季度开展风险排查和隐患治理工作，" * 3
    page = [
        "标题",
        "一、",
        paragraph,
        "二、",
        paragraph + "。",
        "",
        "标题",
        "一、",
        paragraph,
        "二、",
        paragraph + "。",
    ]
    assert find_repeated_lines(page) == range(5, 11)  # the blank line before it too
    assert not find_repeated_lines(["一、", "二、", "三、"] * 3)


def test_a_line_that_says_itself_again_is_cut() -> None:
    said = "标题。" + "".join(f"第{number}项任务由各科室分别负责落实。" for number in range(20))
    again = find_repeated_tail(said + said)
    assert again is not None
    assert (said + said)[again.start :].startswith(said[2:10])
    assert find_repeated_tail(said) is None


@pytest.mark.parametrize("shapes", [chrome._ANYWHERE, chrome._TAIL], ids=["anywhere", "foot"])
def test_a_shape_is_listed_under_each_character_that_it_can_begin_with(shapes):
    unlisted = []
    for firsts, shape in shapes:
        pattern, writer = re.compile(shape), Writer(re.compile(shape))
        lines = filter(pattern.fullmatch, (writer.write().strip() for _ in range(500)))
        unlisted += [line for line in lines if line[0] not in firsts]
    assert [line for line in unlisted if line[0] not in chrome._BULLETS] == []


@pytest.mark.parametrize(
    ("inside", "hint"),
    [(chrome._ANYWHERE_INSIDE, chrome._ANYWHERE_HINT), (chrome._TAIL_INSIDE, chrome._TAIL_HINT)],
    ids=["anywhere", "foot"],
)
def test_a_shape_known_by_a_word_inside_holds_one_that_is_looked_for(inside, hint):
    for shape in inside:
        pattern, writer = re.compile(shape), Writer(re.compile(shape))
        lines = filter(pattern.fullmatch, (writer.write() for _ in range(500)))
        assert [line for line in lines if not re.search(hint, line)] == []
