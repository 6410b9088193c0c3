import subprocess
from pathlib import Path

import opencc
import pytest

from generator.core.terms import Script
from generator.text.script import detect_script, fold, in_script, keeps_script, simplify


def test_folding_brings_width_case_and_script_together() -> None:
    assert fold("全面推廣Ｅ－CQS（試行）") == "全面推广e-cqs(试行)"


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert fold("\ud800監管") == "\ud800监管"


def test_the_script_is_told_by_share_and_impure_copies_stay_traditional() -> None:
    assert detect_script("關于開展產品質量監督抽查的通知范圍") is Script.HANT
    assert detect_script("关于开展产品质量监督抽查的通知") is Script.HANS
    assert detect_script("工作方案") is detect_script("工作方案")
    assert detect_script("2022") is None


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


def test_every_phrase_that_t2s_changes_holds_a_character_that_is_looked_for(tmp_path: Path) -> None:
    package = Path(opencc.__file__).parent / "clib"
    tool, table = package / "bin/opencc_dict", package / "share/opencc/TSPhrases.ocd2"
    if not (tool.is_file() and table.is_file()):
        pytest.skip("OpenCC 的词典工具不在包里")
    phrases = tmp_path / "phrases.txt"
    subprocess.run([tool, "-i", table, "-o", phrases, "-f", "ocd2", "-t", "text"], check=True)
    pairs = [line.split("\t") for line in phrases.read_text("utf-8").splitlines()]
    assert len(pairs) > 100
    padding = "\n" + "管" * 2000
    for phrase, simple in pairs:
        assert simplify(phrase + padding).split("\n")[0] == simple.split(" ")[0]
