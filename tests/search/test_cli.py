"""``workplan search``: what it prints, how the index keeps up with the sources, and what two processes do."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from generator.core.model import walk
from generator.search import local, whoosh_backend
from generator.search.local import open_local
from generator.search.sources import FORMAT
from tests.search.corpus import all_plans, definition, plans, write_base

PROGRAM = [sys.executable, "-c", "from generator.cli import main; main()"]


def call(*arguments, **options):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def search(root, *words):
    done = call("search", "--root", root, "--json", "--limit", "0", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def keys(found):
    return {f"{hit['plan']}#{hit['node']}" for hit in found["hits"]}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return write_base(tmp_path_factory.mktemp("base"), all_plans())


def test_json_holds_all_hits_best_first(root):
    found = search(root, "電線電纜")
    assert keys(found) == definition(all_plans(), ["电线电缆"])
    assert found["total"] == len(found["hits"])
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    first = found["hits"][0]
    assert {"plan", "node", "heading", "snippet", "score", "marks"} <= set(first)


def test_marks_of_a_snippet_are_the_words_of_the_query(root):
    for hit in search(root, "监督抽查")["hits"]:
        for start, end in hit["marks"]:
            assert hit["snippet"][start:end] in ("监督抽查", "監督抽查")


def test_words_may_come_as_several_arguments_and_exclude(root):
    assert keys(search(root, "电线电缆", "-水泥")) == definition(all_plans(), ["电线电缆"], ["水泥"])
    assert keys(search(root, "电线 电缆")) == definition(all_plans(), ["电线", "电缆"])


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--year", "2022"], {"alpha-2022"}),
        (["--region", "甲省"], {"alpha-2022", "delta-2023"}),
        (["--region", "甲省", "--year", "2023"], {"delta-2023"}),
        (["--kind", "整治方案"], {"beta-2021"}),
        (["--plan", "alpha-2022", "--plan", "beta-2021"], {"alpha-2022", "beta-2021"}),
        (["--month", "12"], {"alpha-2022"}),
        (["--target", "--plan", "alpha-2022"], {"alpha-2022"}),
        (["--unit", "质监局"], {"beta-2021"}),
    ],
)
def test_filters_narrow(root, options, wanted):
    found = search(root, *options)
    assert {hit["plan"] for hit in found["hits"]} == wanted


def test_a_product_stands_for_its_narrower_ones_and_by_any_name(root):
    nodes = keys(search(root, "--product", "电线电缆"))
    assert {"alpha-2022#s1a", "alpha-2022#s1b", "beta-2021#n1"} == nodes
    assert keys(search(root, "--product", "電線電纜")) == nodes


def test_facets_count_all_hits(root):
    found = search(root, "抽查")
    assert sum(value["count"] for value in found["facets"]["plan"]) == found["total"]
    assert {value["value"] for value in found["facets"]["year"]} >= {2022, 2021}


def test_people_read_chinese_with_the_words_marked(root):
    done = call(
        "search", "--root", root, "双随机一公开", "--limit", "2", env={**os.environ, "FORCE_COLOR": "1"}
    )
    assert "共 " in done.stdout
    assert done.returncode == 0


def test_no_hits_offer_what_is_near(root):
    found = search(root, "电线电缆", "量子计算机")
    assert found["total"] == 0
    assert [s["query"] for s in found["help"]["dropped"]] == ["电线电缆"]
    assert found["help"]["dropped"][0]["total"] == len(definition(all_plans(), ["电线电缆"]))
    said = call("search", "--root", root, "电线电缆 量子计算机").stdout
    assert "没有条款" in said
    assert "去掉“量子计算机”" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x" * 400], "检索词过长"),
        ([" ".join(map(str, range(40)))], "检索词过多"),
        (["--lmit", "3"], "没有选项 --lmit"),
    ],
)
def test_wrong_use_is_said_in_chinese(root, arguments, words):
    done = call("search", "--root", root, *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_folder_without_sources_is_named(tmp_path):
    done = call("search", "--root", tmp_path, "水泥")
    assert done.returncode == 2
    assert "不是知识库" in done.stderr


def test_the_index_follows_the_sources_and_writes_only_what_changed(tmp_path):
    given = list(plans())
    root = write_base(tmp_path, given)
    assert keys(search(root, "水泥")) == definition(given, ["水泥"])
    before = sorted((root / ".workplan/search/whoosh").glob("*.seg"))
    assert keys(search(root, "水泥")) == definition(given, ["水泥"])
    assert sorted((root / ".workplan/search/whoosh").glob("*.seg")) == before, (
        "an unchanged base is not indexed again"
    )
    path = root / "source_plans/beta-2021.yaml"
    path.write_text(path.read_text("utf-8").replace("頭髮", "水泥製"), "utf-8")
    assert "beta-2021#n2" in keys(search(root, "水泥"))
    (root / "source_plans/alpha-2022.yaml").unlink()
    assert keys(search(root, "水泥")) == {"beta-2021#n2"}
    write_base(tmp_path, given[:1])
    assert "alpha-2022#s1b" in keys(search(root, "水泥"))


def test_an_index_of_another_layout_is_made_anew(tmp_path, monkeypatch):
    root = write_base(tmp_path, all_plans())
    monkeypatch.setattr(local, "FORMAT", FORMAT - 1)
    monkeypatch.setattr(whoosh_backend, "_HEAD", "\1")  # an index that does not tell which plans it has
    open_local(root)
    monkeypatch.undo()
    gone = next(
        path for path in (root / "source_plans").rglob("*.yaml") if "beta-2021" in path.read_text("utf-8")
    )
    gone.unlink()
    left = [plan for plan in all_plans() if plan.id != "beta-2021"]
    assert keys(search(root, "电线电缆")) == definition(left, ["电线电缆"])
    assert open_local(root).backend.size() == sum(1 for plan in left for _ in walk(plan.body))


def test_a_broken_source_is_told_and_the_rest_is_found(tmp_path):
    root = write_base(tmp_path, plans())
    (root / "source_plans/broken.yaml").write_text("title: [", "utf-8")
    done = call("search", "--root", root, "--json", "水泥")
    assert json.loads(done.stdout)["total"] == len(definition(plans(), ["水泥"]))
    assert "workplan check" in done.stderr


def test_a_killed_indexing_leaves_the_last_good_index(tmp_path):
    root = write_base(tmp_path, plans())
    wanted = keys(search(root, "水泥"))
    for copy in range(60):
        source = (root / "source_plans/alpha-2022.yaml").read_text("utf-8")
        (root / f"source_plans/copy-{copy}.yaml").write_text(
            source.replace("alpha-2022", f"copy-{copy}"), "utf-8"
        )
    for delay in (0.7, 1.3, 1.9):
        process = subprocess.Popen(
            [*PROGRAM, "index", "--root", str(root)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        code = (
            "from pathlib import Path; from generator.search.whoosh_backend import WhooshBackend;"
            "from generator.search.answer import answer, Page;"
            f"b = WhooshBackend(Path({str(root / '.workplan/search/whoosh')!r}));"
            "print(sorted(f'{h.plan}#{h.node}' for h in answer(b, '水泥', page=Page(0)).hits))"
        )
        found = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        assert set(wanted) <= set(json.loads(found.replace("'", '"')))
    assert len(keys(search(root, "水泥"))) == 61 * len(wanted)


def test_two_may_search_while_one_indexes(tmp_path):
    root = write_base(tmp_path, plans())
    wanted = definition(plans(), ["水泥"])
    search(root, "水泥")
    for copy in range(60):
        source = (root / "source_plans/delta-2023.yaml").read_text("utf-8")
        (root / f"source_plans/copy-{copy}.yaml").write_text(
            source.replace("delta-2023", f"copy-{copy}"), "utf-8"
        )
    indexing = subprocess.Popen(
        [*PROGRAM, "index", "--root", str(root)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    searching = [
        subprocess.Popen(
            [*PROGRAM, "search", "--root", str(root), "--json", "水泥"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for process in searching:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err.decode()
        assert keys(json.loads(out)) == wanted
    assert indexing.wait(60) in (0, 2)


def test_a_call_loads_neither_dictionary_nor_sources(root):
    search(root, "水泥")
    code = (
        "import sys\nfrom generator.cli import main\n"
        f"try: main(['search', '--root', {str(root)!r}, '--json', '电线电缆'])\nexcept SystemExit: pass\n"
        "print(sorted(m for m in ('jieba', 'yaml', 'starlette', 'generator.store', 'lxml') if m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
