"""``workplan import`` of a folder, as a colleague runs it: many files, some bad, broken off, run again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.store import open_knowledge_base

PLAN = """{place}市场监督管理局关于印发{year}年{what}质量安全整治工作方案的通知
{place}市监〔{year}〕{number}号
各市场监管所：
现将方案印发给你们，请认真落实。
{place}市场监督管理局
{year}年3月{number}日
{year}年{what}质量安全整治工作方案
一、工作目标
抽查{what}不少于{number}0批次。
二、时间安排
（一）摸底（{year}年4月底前）。登记{what}经营者，建立台账。
（二）检查。6月30日前完成检查。（质量科负责）
"""
WHAT = ("电动自行车", "燃气灶具", "儿童玩具", "电线电缆")
MANY = 150
"""More files than are read before the run is broken off."""


def run(base: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", "import", *arguments, "--root", str(base)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def sources(base: Path) -> dict[str, bytes]:
    return {
        path.relative_to(base).as_posix(): path.read_bytes()
        for path in sorted((base / "source_plans").rglob("*"))
        if path.is_file()
    }


def add_plans(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        what = WHAT[number % 4]
        text = PLAN.format(place="青禾县", year=2019 + number // 4, what=what, number=number % 4 + 1)
        (folder / f"{number:03}.txt").write_text(text, "utf-8")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "收文"
    add_plans(folder, 8)
    (folder / "空.txt").write_bytes(b"")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8")
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "库" / "source_plans").mkdir(parents=True)
    return tmp_path / "库"


def test_bad_files_do_not_stop_the_others_and_are_named_with_their_reason(inbox, base):
    result = run(base, str(inbox))
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert sum(line.startswith("已写入") for line in lines) == 8
    assert next(line for line in lines if "空.txt" in line).count("空.txt") == 1
    assert {line.split("：")[0].split()[-1] for line in lines if line.startswith("失败")} == {
        "空.txt",
        "坏.docx",
    }
    assert "共 10 份：已写入 8，失败 2。" in result.stderr
    assert "Traceback" not in result.stderr
    loaded = open_knowledge_base(base).load()
    assert len(loaded.plans) == 8
    assert not [issue for issue in loaded.issues if issue.severity.value == "error"]


def test_two_processes_write_the_same_sources_as_one_and_tell_them_in_the_same_order(inbox, base, tmp_path):
    add_plans(inbox, MANY // 2)  # enough that a reader gets several at a time, bad ones among them
    shutil.copy(inbox / "空.txt", inbox / "033.空.txt")
    other = tmp_path / "另一库"
    (other / "source_plans").mkdir(parents=True)
    one, two = run(base, str(inbox)), run(other, str(inbox), "--jobs", "2")
    assert one.stdout == two.stdout
    assert sources(base) == sources(other)


def test_a_second_run_changes_nothing_and_keeps_what_a_person_wrote(inbox, base):
    run(base, str(inbox))
    assert open_knowledge_base(base).vocabulary_memory.is_file()  # which the second one reads
    target = next((base / "source_plans").rglob("2019-*.yaml"))
    target.write_text(target.read_text("utf-8").replace("建立台账", "建立电子台账"), "utf-8")
    before = sources(base)
    result = run(base, str(inbox), "--jobs", "2")
    assert sources(base) == before
    assert "共 10 份：" in result.stderr
    assert "无变化 7" in result.stderr
    assert "待选择 1" in result.stderr


def start(base: Path, folder: Path) -> subprocess.Popen[str]:
    """Start to import a folder in two processes; return when the first source is written."""
    command = [
        sys.executable,
        "-m",
        "generator.cli",
        "import",
        str(folder),
        "--root",
        str(base),
        "--jobs",
        "2",
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not any((base / "source_plans").rglob("*.yaml")) and time.monotonic() < deadline:
        time.sleep(0.02)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups to interrupt on Windows")
def test_an_interrupted_run_says_so_leaves_whole_sources_and_goes_on_when_run_again(base, tmp_path):
    folder = tmp_path / "很多"
    add_plans(folder, MANY)
    process = start(base, folder)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    written = len(list((base / "source_plans").rglob("*.yaml")))
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "已中断" in errors
    assert "再次运行" in errors
    assert 0 < written < MANY
    assert output.count("已写入") == written
    loaded = open_knowledge_base(base).load()
    assert len(loaded.plans) == written
    assert not list(base.rglob("*.tmp"))

    again = run(base, str(folder), "--jobs", "2")
    assert again.returncode == 0
    assert f"已写入 {MANY - written}" in again.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the readers are found by /proc")
def test_a_reader_that_is_lost_ends_the_run_with_a_word_and_the_next_run_goes_on(base, tmp_path):
    folder = tmp_path / "很多"
    add_plans(folder, MANY)
    process = start(base, folder)
    readers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    os.kill(int(readers[0]), signal.SIGKILL)
    output, errors = process.communicate(timeout=60)
    written = len(list((base / "source_plans").rglob("*.yaml")))
    assert len(readers) == 2
    assert process.returncode == 2
    assert "Traceback" not in errors
    assert f"一个读取进程意外结束（多为内存不足），还有 {MANY - written} 份没有读" in errors
    assert output.count("已写入") == written < MANY
    assert f"已写入 {MANY - written}" in run(base, str(folder), "--jobs", "2").stderr


def test_a_plain_text_waits_for_no_library_of_other_formats_and_for_no_other_process(base, tmp_path):
    (tmp_path / "方案.txt").write_text(PLAN.format(place="青禾县", year=2024, what="玩具", number=1), "utf-8")
    code = (
        "import sys; from generator.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print({'lxml', 'ruamel.yaml', 'multiprocessing'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, "import", str(tmp_path / "方案.txt"), "--root", str(base)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "set()"


def test_two_documents_of_one_name_both_get_a_place(base, tmp_path):
    folder = tmp_path / "两县"
    folder.mkdir()
    for number, place in enumerate(("青禾县", "白石县")):
        text = PLAN.format(place=place, year=2024, what="玩具", number=number + 1).replace(
            place + "市场", "市场"
        )
        (folder / f"{number}.txt").write_text(text, "utf-8")
    assert run(base, str(folder)).returncode == 0
    assert len(open_knowledge_base(base).load().plans) == 2
    shutil.rmtree(folder)
