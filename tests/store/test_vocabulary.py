"""The vocabulary as files: packaged, and laid over by a knowledge base."""

from generator.store import read_vocabulary


def names(entries):
    return {entry.id: entry.name for entry in entries}


def test_the_packaged_vocabulary_is_whole():
    vocabulary, issues = read_vocabulary()
    assert issues == ()
    assert len(vocabulary.entities) >= 131
    assert names(vocabulary.products)["electric-bicycles"] == "电动自行车"
    assert vocabulary.works
    assert vocabulary.units
    assert vocabulary.occasions
    assert vocabulary.periods
    assert vocabulary.renamings


def test_a_knowledge_base_adds_words_and_replaces_known_ones(tmp_path):
    (tmp_path / "products.yaml").write_text(
        "- {id: electric-bicycles, name: 电单车}\n- {id: sky-lanterns, name: 孔明灯, parent: fireworks}\n",
        "utf-8",
    )
    packaged, laid_over = read_vocabulary()[0], read_vocabulary(tmp_path)[0]
    assert names(laid_over.products) == names(packaged.products) | {
        "electric-bicycles": "电单车",
        "sky-lanterns": "孔明灯",
    }
    assert laid_over.entities == packaged.entities


def test_a_bad_entry_is_an_issue_with_its_line_and_the_packaged_words_stay(tmp_path):
    (tmp_path / "products.yaml").write_text("- {id: a-b, name: 甲}\n- {id: A B, name: 乙}\n", "utf-8")
    vocabulary, issues = read_vocabulary(tmp_path)
    assert [(issue.code, issue.file, issue.line) for issue in issues] == [
        ("record-format", "products.yaml", 2)
    ]
    assert vocabulary.products == read_vocabulary()[0].products


def test_an_id_that_stands_twice_in_a_file_is_an_issue_with_both_lines(tmp_path):
    (tmp_path / "products.yaml").write_text(
        "- {id: sky-lanterns, name: 孔明灯}\n- {id: a-b, name: 甲}\n- {id: sky-lanterns, name: 天灯}\n",
        "utf-8",
    )
    ((issue),) = read_vocabulary(tmp_path)[1]
    assert (issue.code, issue.file, issue.line) == ("source-double-id", "products.yaml", 3)
    assert "products.yaml:1" in issue.message


def test_a_vocabulary_is_remembered_until_a_file_of_it_changes(tmp_path):
    words, memory = tmp_path / "vocabulary", tmp_path / "memory.msgpack"
    words.mkdir()
    (words / "products.yaml").write_text("- {id: sky-lanterns, name: 孔明灯}\n", "utf-8")
    first = read_vocabulary(words, memory)
    assert memory.is_file()
    assert read_vocabulary(words, memory) == first
    (words / "products.yaml").write_text("- {id: sky-lanterns, name: 天灯灯笼}\n", "utf-8")
    assert names(read_vocabulary(words, memory)[0].products)["sky-lanterns"] == "天灯灯笼"
    memory.write_bytes(b"\x93broken")
    assert names(read_vocabulary(words, memory)[0].products)["sky-lanterns"] == "天灯灯笼"
