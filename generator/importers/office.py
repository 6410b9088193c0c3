"""Formats that only an office suite reads well (.doc, .wps, .rtf, .odt): by way of LibreOffice.

LibreOffice turns the file into .docx in a private folder with a private profile: macros off, no links
followed, no running instance disturbed, and a time limit after which its whole process group ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.importers.document import Document, ImportFailure
from generator.importers.limits import MAX_FILE_BYTES, OFFICE_SECONDS
from generator.importers.word import read_word

_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_SUFFIX = {"flat-xml": "xml", "wps": "doc"}  # a .wps file of WPS is a Word file; the name would mean MS Works
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def read_office(kind: str) -> Callable[[bytes], Document]:
    """Return the reader of one of these formats; it raises ImportFailure as every reader does."""

    def read(data: bytes) -> Document:
        return _convert(data, kind)

    return read


def _convert(data: bytes, kind: str) -> Document:
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ImportFailure(
            f"这是 {kind} 文件，要靠 LibreOffice 读取，本机没有安装。请在 Word、WPS 中另存为 docx，或安装 LibreOffice 后再导入"
        )
    with tempfile.TemporaryDirectory(prefix="workplan-") as folder:
        converted = _run(program, Path(folder), data, _SUFFIX.get(kind, kind))
    return read_word(converted)._replace(format=kind)


def _run(program: str, folder: Path, data: bytes, suffix: str) -> bytes:
    """Convert in a folder of its own; the file's real name never reaches the command line."""
    source = folder / f"source.{suffix}"
    source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
    ]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
    _wait(command)
    result = folder / "out" / "source.docx"
    if not result.is_file() or result.stat().st_size > MAX_FILE_BYTES:
        raise ImportFailure(
            "LibreOffice 打不开这个文件，可能加了密码或已损坏。请在 Word、WPS 中打开，去掉密码，另存为 docx 后再导入"
        )
    return result.read_bytes()


def _wait(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ImportFailure(
            f"LibreOffice 用了 {OFFICE_SECONDS} 秒还没有读完，已停止。请在 Word、WPS 中另存为 docx 后再导入"
        ) from error
    finally:
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and whatever it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
