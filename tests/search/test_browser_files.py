"""The files of the search in the browser: the same from any history, few when a plan changes, nothing odd in them."""

import re

import msgspec
import pytest

from generator.search.browser import memory, search_files
from generator.search.browser.folding import BrowserScript, corrections
from generator.search.browser.packing import numbers, shard_of
from generator.search.browser.texts import make_plan
from generator.store import read_vocabulary
from generator.text.script import fold, simplify, traditionalise
from tests.search.corpus import all_plans, made_plans


@pytest.fixture(scope="module")
def vocabulary():
    return read_vocabulary()[0]


@pytest.mark.parametrize("whole", [True, False])
def test_a_remembered_build_gives_the_bytes_of_a_full_one(tmp_path, vocabulary, whole):
    def build(cache=None):
        return search_files(given, vocabulary, whole=whole, cache=cache)

    given = list(made_plans(60))
    assert build(tmp_path) == build()
    given[30] = msgspec.structs.replace(given[30], title="另一个标题，發展後續", year=2001)
    del given[10]
    assert build(tmp_path) == build()
    assert build(tmp_path) == build()


def test_a_remembered_plan_is_not_made_ready_again(tmp_path, vocabulary, monkeypatch):
    given = list(made_plans(20))
    search_files(given, vocabulary, whole=False, cache=tmp_path)
    made = []
    monkeypatch.setattr(
        memory, "make_plan", lambda records, page: made.append(records) or make_plan(records, page)
    )
    given[3] = msgspec.structs.replace(given[3], title="另一个标题")
    search_files(given, vocabulary, whole=False, cache=tmp_path)
    assert [records[0].plan for records in made] == [given[3].id]


def test_a_changed_plan_changes_few_files(tmp_path, vocabulary):
    given = list(made_plans(60))
    before = search_files(given, vocabulary, cache=tmp_path)
    given[30] = msgspec.structs.replace(given[30], title="另一个标题")
    after = search_files(given, vocabulary, cache=tmp_path)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert len(changed) <= 3, changed


def test_a_damaged_memory_is_no_harm(tmp_path, vocabulary):
    (tmp_path / "browser.msgpack").write_bytes(b"damage")
    assert search_files(all_plans(), vocabulary, cache=tmp_path) == search_files(all_plans(), vocabulary)


@pytest.mark.parametrize("whole", [True, False])
def test_an_empty_knowledge_base_has_a_search_too(vocabulary, whole):
    assert "search/names.js" in search_files((), vocabulary, whole=whole)


@pytest.mark.parametrize("whole", [True, False])
def test_every_shard_is_one_call_with_plain_characters(vocabulary, whole):
    files = search_files(all_plans(), vocabulary, whole=whole)
    call = re.compile(rb'wpShard\("([a-z]+(?:/\d+)?)","[A-Za-z0-9+/=]*"\)\n')
    for name, data in files.items():
        if name not in ("search/search.js", "search/search.css"):
            found = call.fullmatch(data)
            assert found is not None
            assert name == f"search/{found[1].decode()}.js"


def test_the_program_sets_text_as_text_and_runs_no_strings(vocabulary):
    code = search_files((), vocabulary)["search/search.js"].decode()
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        ".style.",
    ):
        assert forbidden not in code, forbidden


TEXTS = [
    "傢俱與電線電纜",
    "瞭解情況，明瞭",
    "乾隆、乾燥",
    "關於反覆答覆",
    "ＬＥＤ燈Ⅱ型",
    "質檢ΑΣ",
    "𠮷牌İ",
    "頭髮與發展，后續後續",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_folds_as_the_index_does(text):
    page = BrowserScript.of(TEXTS)
    assert page.simplify(text) == simplify(text)
    made = page.fold(text)
    fix = corrections(made, fold(text))
    characters = list(made)
    for at, right in zip(fix[::2], fix[1::2], strict=True):
        characters[at] = right
    assert "".join(characters) == fold(text)


def test_conversions_read_back_as_they_were_shipped():
    page = BrowserScript.of(TEXTS)
    again = BrowserScript.read(page.shipped())
    assert (again.to_hans, again.to_hant, again.pairs) == (page.to_hans, page.to_hant, page.pairs)


def test_corrections_set_right_what_single_characters_get_wrong():
    page = BrowserScript.of(["头发发展"])
    assert corrections(page.traditionalise("头发发展"), traditionalise("头发发展")) != []
    assert corrections("甲", "甲乙") == "甲乙"
    assert corrections("甲", "甲") == []


@pytest.mark.parametrize("size", [0, 1, 127, 128, 16_383, 16_384, 10**9])
def test_numbers_read_back(size):
    value = scale = 0
    for byte in numbers([size]):
        value |= (byte & 127) << scale
        scale += 7
    assert value == size
    assert numbers([size, 3]) == numbers([size]) + b"\x03"


def test_numbers_take_seven_bits_a_byte():
    assert numbers([0, 1, 127]) == bytes([0, 1, 127])
    assert numbers([128, 300]) == bytes([0x80, 1, 0xAC, 2])


def test_keys_are_spread_over_all_shards():
    assert {shard_of(chr(0x4E00 + i) + "电", 16) for i in range(400)} == set(range(16))
