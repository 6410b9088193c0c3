"""Word's styles of numbers are printed as Word prints them."""

import pytest

from generator.importers.word_numbering import print_number


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 3, "寅"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 4, "04"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("bullet", 4, ""),
        ("none", 4, ""),
        ("decimal", 7, "7"),
        ("someFutureStyle", 7, "7"),
    ],
)
def test_a_number_is_printed_in_its_style(style: str, number: int, printed: str) -> None:
    assert print_number(number, style) == printed


@pytest.mark.parametrize("style", ["upperRoman", "upperLetter", "chineseCounting", "decimalEnclosedCircle"])
@pytest.mark.parametrize("number", [0, 99_999, 10**6])
def test_absurd_numbers_cost_little(style: str, number: int) -> None:
    assert len(print_number(number, style)) < 200
