"""How shards are written: numbers as variable-length bytes, deflated, in Base64, in a classic script.

A page opened from a folder may load scripts and nothing else, so every shard is a script that hands
its content to ``wpShard``.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterable
from functools import cache

FOLDER = "search"
"""Where the files of the search lie in the site."""


Pack = Callable[[str, bytes], bytes]
"""Makes the script of a shard from its name and its data."""


def numbers(values: Iterable[int]) -> bytes:
    """Encode natural numbers, seven bits a byte, lowest first; the top bit says that more follow."""
    listed = values if isinstance(values, (list, tuple)) else list(values)
    if not listed:
        return b""
    most, known = max(listed), _encoded()
    if most < 128:
        return bytes(listed)
    if most < len(known):
        return b"".join(map(known.__getitem__, listed))
    return b"".join(known[n] if n < len(known) else _number(n) for n in listed)


@cache
def _encoded() -> tuple[bytes, ...]:
    """Return the numbers that are common, encoded: nearly all are, and looking them up is fast."""
    return tuple(_number(n) for n in range(1 << 14))


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def text(value: str) -> bytes:
    """Encode a text: its length in bytes, and its UTF-8."""
    data = value.encode("utf-8", "replace")
    return numbers([len(data)]) + data


def script(name: str, data: bytes) -> bytes:
    """Return the script that hands a shard over: ``wpShard("g/1f","…")``."""
    return b'wpShard("%s","%s")\n' % (name.encode(), base64.b64encode(deflate(data)))


def deflate(data: bytes) -> bytes:
    """Deflate data; with zlib's header, which browsers of 2020 read, while bare data needs one of 2022."""
    return zlib.compress(data, 9)


def path(name: str) -> str:
    """Return where in the site a shard lies: ``search/g/1f.js``."""
    return f"{FOLDER}/{name}.js"


def shard_of(key: str, shards: int) -> int:
    """Return the shard of a key: FNV-1a over its UTF-16 units, as the browser computes it."""
    value = 0x811C9DC5
    units = key.encode("utf-16-le", "surrogatepass")
    for at in range(0, len(units), 2):
        value = (value ^ (units[at] | units[at + 1] << 8)) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 15) % shards
