from generator.text.normalise import (
    blank_invisible,
    blank_lost_spaces,
    clean_invisible,
    count_pinyin,
    drop_pinyin,
)


def test_controls_become_spaces_and_keep_their_place() -> None:
    assert blank_invisible("一、\u00a0总\x00体\r\n目\t标") == "一、 总 体 \n目\t标"


def test_what_takes_no_room_is_dropped() -> None:
    assert clean_invisible("\ufeff一、\u200b总体") == "一、总体"


def test_readings_are_dropped_and_other_brackets_stay() -> None:
    text = "產(chǎn)品質(zhì)量(CCC)認(rèn)證(試行)(app)"
    assert count_pinyin(text) == 3
    assert drop_pinyin(text) == "產品質量(CCC)認證(試行)(app)"


def test_question_marks_left_of_spaces_are_blanked_and_one_before_words_stays() -> None:
    assert blank_lost_spaces("??? ?某局\n?\n?组织自查") == "     某局\n \n?组织自查"


def test_no_invisible_character_is_left_whatever_its_class() -> None:
    for mark in "\x00\x1b\x7f\xa0\xad\u2003\u200b\u200d\u2028\u202e\u2060\ufe0e\ufe0f\ufeff":
        assert clean_invisible(f"一{mark}、\n\u3000二") in ("一、\n\u3000二", "一 、\n\u3000二")
