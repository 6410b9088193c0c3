"""Parts of a zip container, unpacked within limits: what the directory claims is never believed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from generator.importers.document import ImportFailure
from generator.importers.limits import MAX_PART_BYTES, MAX_PARTS

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_END = b"PK\x05\x06"
_ENTRY_BYTES = 400


def list_parts(data: bytes) -> tuple[str, ...] | None:
    """Return the names in a zip file's directory; ``None`` where it is broken or absurdly long."""
    if _directory_bytes(data) > MAX_PARTS * _ENTRY_BYTES:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except _BROKEN:
        return None


def read_part(data: bytes, name: str) -> bytes | None:
    """Unpack one part; ``None`` where there is none of that name.

    Raises:
        ImportFailure: where the part is damaged, locked, or larger than MAX_PART_BYTES unpacked. Reading
            stops at the limit, so that a part that claims to be small cannot fill the memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as part:
            content = part.read(MAX_PART_BYTES + 1)
    except KeyError:
        return None
    except RuntimeError as error:  # zipfile's word for "password required"
        raise ImportFailure("文件加了密码。请在原软件中去掉密码，另存后再导入") from error
    except _BROKEN as error:
        raise ImportFailure("文件不完整或已损坏。请重新下载，或在 Word、WPS 中打开后另存为 docx") from error
    if len(content) > MAX_PART_BYTES:
        raise ImportFailure(
            f"文件解压后超过 {MAX_PART_BYTES // 1_000_000} MB，不像一份正常的文档。"
            "请把计划正文单独另存为 docx 再导入"
        )
    return content


def _directory_bytes(data: bytes) -> int:
    """Return how long the directory says it is: zipfile would read all of it at once."""
    end = data.rfind(_END)
    return int(struct.unpack_from("<I", data, end + 12)[0]) if 0 <= end <= len(data) - 16 else 0
