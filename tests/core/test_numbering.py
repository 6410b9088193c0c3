import pytest

from generator.core.numbering import Style, lead, print_han_number, read_han_number, read_label, successor


@pytest.mark.parametrize(
    ("text", "style", "number", "printed"),
    [
        ("第三部分 保障", Style.PART, 3, "第三部分"),
        ("二十一、附则", Style.HAN, 21, "二十一、"),
        ("(二）强化", Style.HAN_BRACKET, 2, "（二）"),
        ("（三〉强化", Style.HAN_BRACKET, 3, "（三）"),
        ("3．2023年底前", Style.DIGIT, 3, "3．"),
        ("1.5月底前", Style.DIGIT, 1, "1."),
        ("1）建账", Style.DIGIT_BRACKET, 1, "1）"),
        ("⑵留样", Style.DIGIT_BRACKET, 2, "⑵"),
        ("③公示", Style.CIRCLE, 3, "③"),
        ("第一階段：動員", Style.STAGE, 1, "第一階段："),
        ("其二，", Style.ORDINAL, 2, "其二，"),
        ("四是曝光", Style.IS, 4, "四是"),
        ("附件2", Style.ANNEX, 2, "附件2"),
        ("—、目标", Style.HAN, 1, "—、"),
        ("7", Style.ROW, 7, "7"),
    ],
)
def test_labels_of_every_style_are_read(text: str, style: Style, number: int, printed: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.style, label.number, label.printed) == (style, number, printed)


@pytest.mark.parametrize("text", ["", "加强监管", "2022年工作", "（试行）", "〇、"])
def test_other_openings_are_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("label", "following"),
    [("九、", "十、"), ("（十九）", "（二十）"), ("9．", "10．"), ("一是", "二是"), ("⑳", "（21）")],
)
def test_a_successor_is_written_like_its_label(label: str, following: str) -> None:
    read = read_label(label)
    assert read is not None
    assert successor(read).printed in (following, "㉑")


def test_a_bare_figure_stands_apart_from_the_words_that_it_numbers() -> None:
    assert lead("一、", "总则") == "一、总则"
    assert lead("1.2", "编制依据") == "1.2 编制依据"
    assert lead("①", "检查") == "①检查"


def test_chinese_numerals_up_to_999_are_printed_and_read() -> None:
    for number in range(1, 1000):
        assert read_han_number(print_han_number(number)) == number
