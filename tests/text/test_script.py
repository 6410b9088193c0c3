import random
import subprocess
from pathlib import Path

import opencc
import pytest

from generator.core.terms import Script
from generator.text.script import (
    _IN_PHRASES,
    _MAY_REPLY,
    _SIMPLIFIED,
    _lower,
    _narrow,
    detect_script,
    fold,
    fold_each,
    in_script,
    keeps_script,
    simplified_marks,
    simplify,
)


def test_folding_brings_width_case_and_script_together() -> None:
    assert fold("全面推廣Ｅ－CQS（試行）") == "全面推广e-cqs(试行)"


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert fold("\ud800監管") == "\ud800监管"
    for damaged in ("回覆\ud800監管批覆", "回覆\n\ud800監管批覆\n" * 200):
        assert fold(damaged) == damaged.replace("監", "监").replace("覆", "复")


def test_the_script_is_told_by_share_and_impure_copies_stay_traditional() -> None:
    assert detect_script("關于開展產品質量監督抽查的通知范圍") is Script.HANT
    assert detect_script("关于开展产品质量监督抽查的通知") is Script.HANS
    assert detect_script("工作方案") is detect_script("工作方案")
    assert detect_script("2022") is None


def test_what_tells_simplified_script_at_a_glance_is_written_otherwise_in_the_traditional_one() -> None:
    assert set(simplified_marks("".join(_SIMPLIFIED))) == _SIMPLIFIED
    assert detect_script("们") is detect_script("们业") is Script.HANS  # whether or not such a one is there


def test_conversion_for_display() -> None:
    assert in_script("監管", Script.HANS) == "监管"
    assert in_script("监管", Script.HANT) == "監管"


def test_every_full_width_character_becomes_half_width() -> None:
    for code in range(0xFF01, 0xFF5F):
        assert fold(f"勿{chr(code)}") == f"勿{chr(code - 0xFEE0).lower()}"
    assert fold("\u3000勿拿") == " 勿拿"


def test_a_text_keeps_its_script_where_only_width_and_case_change() -> None:
    assert keeps_script("Ａ级，监管", fold("Ａ级，监管"))
    assert not keeps_script("監管", fold("監管"))


def test_long_texts_are_folded_line_by_line_as_short_ones_are_whole() -> None:
    lines = ["全覆盖，不破坏", "批覆毛坏", "關於監管", "瞭解", "监管" * 400, "", "乾淨 𠀀"]
    assert fold("\n".join(lines)).split("\n") == [fold(line) for line in lines]


def test_many_names_are_folded_together_as_each_alone() -> None:
    names = ["電線", "", "Ａ級", "批覆", "毛坏", "ΟΔΟΣ", "兩\n行", "乾", "\U00020000", "监督"]
    for many in (names, names * 300, ["İ", "電線"] * 600, []):
        assert fold_each(iter(many)) == [fold(name) for name in many]


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the phrases of OpenCC's t2s, from the package itself."""
    package = Path(opencc.__file__).parent / "clib"
    tool, table = package / "bin/opencc_dict", package / "share/opencc/TSPhrases.ocd2"
    if not (tool.is_file() and table.is_file()):
        pytest.skip("OpenCC 的词典工具不在包里")
    listed = tmp_path_factory.mktemp("opencc") / "phrases.txt"
    subprocess.run([tool, "-i", table, "-o", listed, "-f", "ocd2", "-t", "text"], check=True)
    found = [line.split("\t")[0] for line in listed.read_text("utf-8").splitlines()]
    assert len(found) > 100
    return found


def test_a_phrase_that_is_more_than_its_characters_holds_one_that_is_looked_for(phrases: list[str]) -> None:
    convert = opencc.OpenCC("t2s").convert
    more = [phrase for phrase in phrases if "".join(map(convert, phrase)) != convert(phrase)]
    assert len(more) > 100
    around = [f"全{phrase}{behind}" for phrase in more for behind in ("盖", "蓋", "")]
    assert [text for text in around if not (set(text) & set(_IN_PHRASES) or _MAY_REPLY.search(text))] == []


def test_a_long_text_is_simplified_as_opencc_does_it(phrases: list[str]) -> None:
    """Phrases whole, cut and joined anew, between the words of a plan: no neighbour makes a difference."""
    rng = random.Random(7)
    words = [*phrases, *(phrase[:-1] for phrase in phrases), *(phrase[1:] for phrase in phrases)]
    words += [
        *"关全批蓋盖關於對于覆盖覆蓋計畫計劃乾麼瞭解于，。Aa１\u3000𠀀𫝈😀",
        "管" * 40,
        "全覆盖",
        "監督抽查",
    ] * 20
    lines = ["".join(rng.choices(words, k=rng.randrange(1, 30))) for _ in range(8000)]
    text = "\n".join([*phrases, *lines])
    assert simplify(text) == opencc.OpenCC("t2s").convert(text)


def test_a_long_text_is_folded_as_its_script_width_and_case_are_one_after_another() -> None:
    """Also where a character looks at its neighbours: Σ at the end of a word, İ that grows, phrases."""
    rng = random.Random(11)
    words = [
        *"ΑΣσςİIiÀéⅣⅳⒶＡＺａ，：（）！～\u3000AZaz09 \t監督關監督關于批覆乾淨瞭解覆蓋监督𠀀😀\ud800",
        "ΟΔΟΣ",
        "監督" * 9,
    ]
    for size in (60, 200, 900):
        lines = ["".join(rng.choices(words, k=rng.randrange(size))) for _ in range(60)]
        for text in ("\n".join(lines), "\n".join(lines).replace("İ", ""), "關" * 1001):
            assert fold(text) == _lower(_narrow(simplify(text)))
    marks = [chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000 and chr(code) != "İ"]
    assert fold("\n".join(f"監{mark}" for mark in marks)) == "\n".join(fold(f"監{mark}") for mark in marks)


def test_every_character_is_simplified_as_opencc_does_it() -> None:
    marks = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    text = "\n".join(marks)
    assert simplify(text) == opencc.OpenCC("t2s").convert(text)


def test_characters_with_a_traditional_form_are_found_one_by_one() -> None:
    marks = [chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000]
    traditional = opencc.OpenCC("s2t").convert("\n".join(marks)).split("\n")
    changed = [mark for mark, other in zip(marks, traditional, strict=True) if mark != other]
    assert simplified_marks("".join(marks)) == changed
    assert simplified_marks("監管们监们") == ["们", "监", "们"]
