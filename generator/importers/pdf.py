"""PDF files with a text layer, read in a process of their own.

A PDF can hold streams that unpack to gigabytes and drawings that take hours. The pages are therefore
read by a child process with a limit on its time and, where the system has such limits, its memory.
"""

from __future__ import annotations

import subprocess
import sys

import msgspec

from generator.importers.document import Document, ImportFailure
from generator.importers.limits import PDF_MEMORY_BYTES, PDF_SECONDS

_CHILD = "generator.importers.pdf_process"


class PdfResult(msgspec.Struct, frozen=True):
    """What the child process prints: the text with notes, or the sentence of its failure."""

    text: str = ""
    notes: tuple[str, ...] = ()
    failure: str | None = None


def read_pdf(data: bytes) -> Document:
    """Read the text layer of a PDF file.

    Raises:
        ImportFailure: where it is locked, damaged, a scan without text, or takes too long or too much.
    """
    # -P: a file of the current folder is never imported in a module's place.
    command = [sys.executable, "-P", "-m", _CHILD, str(PDF_MEMORY_BYTES), str(PDF_SECONDS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PDF_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ImportFailure(
            f"读了 {PDF_SECONDS} 秒还没有读完，已停止。请在 WPS 中把正文导出为 docx 后再导入"
        ) from error
    try:
        result = msgspec.json.decode(done.stdout, type=PdfResult)
    except msgspec.MsgspecError as error:  # ended by its limits, or by a fault of the PDF library
        raise ImportFailure("PDF 内容异常，读取中断。请在 WPS 中打开，导出为 docx 后再导入") from error
    if result.failure is not None:
        raise ImportFailure(result.failure)
    return Document(result.text, "pdf", notes=result.notes)
