"""The command line as staff meet it: Chinese, clear, with the exit status that scripts rely on."""

import json

import pytest

from generator.cli import COMMANDS, main

PLAN = (
    "schema: 1\ntitle: 2022年要点\nkind: 要点\nscript: hans\nbody:\n  - label: 一、\n    text: 6月底前完成\n"
)


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        output = capsys.readouterr()
        return stop.value.code, output.out, output.err

    return call


@pytest.fixture
def base(tmp_path):
    folder = tmp_path / "base"
    (folder / "source_plans/x").mkdir(parents=True)
    (folder / "source_plans/x/2022-a.yaml").write_text(PLAN, "utf-8")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_chinese_help_with_examples(run, name):
    status, out, _ = run(name, "--help")
    assert status == 0
    assert "用法：" in out
    assert "示例：" in out
    assert "显示本帮助" in out
    for english in ("Usage", "Options", "Show this message"):
        assert english not in out


def test_without_a_command_the_list_of_commands_is_shown(run):
    status, out, _ = run()
    assert status == 0
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["foo"], "没有命令“foo”"),
        (["check", "--foo"], "没有选项 --foo"),
        (["parse"], "缺少参数 FILE"),
        (["check", "x"], "多余的参数：x"),
        (["check", "--root", "no-such-folder"], "找不到“no-such-folder”"),
        (["import", "x.txt", "--jobs", "many"], "--jobs 的值无效：“many”不是数字"),
        (["parse", "no-such-file.txt"], "no-such-file.txt"),
    ],
)
def test_wrong_usage_is_one_clear_chinese_error_and_status_2(run, arguments, words):
    status, out, err = run(*arguments)
    assert status == 2
    assert words in err
    assert out == ""
    assert "Traceback" not in err


def test_a_folder_that_is_no_knowledge_base_is_named(run, tmp_path):
    status, _, err = run("check", "--root", tmp_path)
    assert status == 2
    assert "source_plans" in err


def test_check_prints_file_line_problem_and_advice_and_ends_with_1(run, base):
    (base / "source_plans/x/2022-b.yaml").write_text(PLAN.replace("text:", "txt:"), "utf-8")
    status, out, _ = run("check", "--root", base)
    assert status == 1
    assert "source_plans/x/2022-b.yaml:7: 错误：未知字段“txt”" in out
    assert "[record-unknown-field]" in out


def test_check_of_a_clean_base_ends_with_0(run, base):
    status, out, err = run("check", "--root", base)
    assert (status, out) == (0, "")
    assert "没有发现问题" in err


def test_check_as_json_prints_one_document(run, base):
    (base / "source_plans/x/2022-b.yaml").write_text("schema: 1\nschema: 1\n", "utf-8")
    status, out, _ = run("check", "--root", base, "--json")
    assert status == 1
    (issue,) = json.loads(out)["issues"]
    assert (issue["code"], issue["line"]) == ("source-yaml", 2)


def test_schema_is_the_one_that_the_sources_name(run, root):
    _, out, _ = run("schema")
    assert out == (root / "source_plans/plan.schema.json").read_text("utf-8")


def test_init_makes_a_base_and_never_one_over_another(run, tmp_path):
    assert run("init", tmp_path / "new")[0] == 0
    assert (tmp_path / "new/source_plans/plan.schema.json").is_file()
    status, _, err = run("init", tmp_path / "new")
    assert status == 2
    assert "已有内容" in err


def test_parse_prints_one_json_record_and_writes_nothing(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "方案.txt"
    path.write_text("2022年电梯安全工作要点\n一、重点任务\n（一）排查隐患。6月底前完成排查。\n", "utf-8")
    status, out, _ = run("parse", path, "--json")
    record = json.loads(out)
    assert status == 0
    assert record["title"] == "2022年电梯安全工作要点"
    assert record["body"][0]["children"][0]["deadlines"][0]["to"] == "2022-06-30"
    assert [p.name for p in tmp_path.iterdir()] == ["方案.txt"]


def test_parse_text_prints_the_lines_that_line_numbers_refer_to(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲\n乙\n", "utf-8")
    _, out, _ = run("parse", path, "--text")
    assert out.splitlines()[:2] == ["    1  甲", "    2  乙"]


def test_importing_twice_changes_nothing(run, base, tmp_path):
    path = tmp_path / "方案.txt"
    path.write_text("2022年电梯安全工作要点\n一、重点任务\n（一）排查隐患。6月底前完成排查。\n", "utf-8")
    status, out, _ = run("import", path, "--root", base)
    assert status == 0
    assert "已写入" in out
    files = {p: p.read_bytes() for p in base.rglob("*.yaml")}
    status, out, _ = run("import", path, "--root", base)
    assert status == 0
    assert "无变化" in out
    assert files == {p: p.read_bytes() for p in base.rglob("*.yaml")}


def test_importing_a_folder_reports_each_file_and_one_bad_file_stops_nothing(run, base, tmp_path):
    folder = tmp_path / "收文"
    folder.mkdir()
    (folder / "a.txt").write_text("2022年电梯安全工作要点\n一、排查隐患。6月底前完成。\n", "utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "c.txt").write_text("2023年计量工作要点\n一、检定器具。9月底前完成。\n", "utf-8")
    status, out, err = run("import", folder, "--root", base)
    assert status == 1
    assert [line.split()[0] for line in out.splitlines()] == ["已写入", "失败", "已写入"]
    assert "共 3 份：已写入 2，失败 1。" in err
    status, out, _ = run("import", folder, "--root", base)
    assert [line.split()[0] for line in out.splitlines()] == ["无变化", "失败", "无变化"]
