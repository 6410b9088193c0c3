"""Type faces of official documents, by role, and the products that stand for them on a machine.

GB/T 9704 names classes of type (小标宋, 仿宋 …). A document names the product that an office has, and in
its font table the one to take where that is missing; it never names a stand-in of the machine it was
made on.
"""

from __future__ import annotations

from enum import StrEnum

from generator.core.model import Record


class Face(StrEnum):
    """A class of type."""

    TITLE = "小标宋"
    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"


class FontProfile(StrEnum):
    """Which products a document names: those of an office (机关), or those that come with Windows."""

    OFFICE = "机关"
    WINDOWS = "windows"


class Font(Record, frozen=True):
    """A font product and the name to try where it is missing."""

    name: str
    other: str
    family: str = "auto"


_WINDOWS = {
    Face.TITLE: Font("华文中宋", "STZhongsong", "roman"),
    Face.FANGSONG: Font("仿宋", "FangSong", "modern"),
    Face.KAI: Font("楷体", "KaiTi", "modern"),
    Face.HEI: Font("黑体", "SimHei", "modern"),
    Face.SONG: Font("宋体", "SimSun"),
}
_OFFICE = _WINDOWS | {
    Face.TITLE: Font("方正小标宋简体", "方正小标宋_GBK", "script"),
    Face.FANGSONG: Font("仿宋_GB2312", "仿宋", "modern"),
    Face.KAI: Font("楷体_GB2312", "楷体", "modern"),
}


def fonts_of(profile: FontProfile) -> dict[Face, Font]:
    """Return the fonts of a profile: ``fonts_of(FontProfile.OFFICE)[Face.KAI].name == "楷体_GB2312"``."""
    return dict(_OFFICE if profile is FontProfile.OFFICE else _WINDOWS)


def class_of(name: str) -> Face | None:
    """Return the class that a font product belongs to; ``None`` for one that no notice may use."""
    for face, marks in _NAMES.items():
        if any(mark in name.lower() for mark in marks):
            return face
    return None


_NAMES: dict[Face, tuple[str, ...]] = {
    Face.TITLE: ("小标宋", "中宋", "zhongsong", "xiaobiaosong"),
    Face.FANGSONG: ("仿宋", "fangsong"),
    Face.KAI: ("楷体", "kaiti"),
    Face.HEI: ("黑体", "simhei", "heiti"),
    Face.SONG: ("宋体", "simsun"),
}
