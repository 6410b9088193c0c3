"""Ways in which a plan comes to harm on its way to us: by copying, converting, scanning and splicing."""

import random

from generator.text.script import simplify, traditionalise

NOISE = "\x00\x1a\ufeff\u200b\u3000\xa0\ud800\U0001f600　（(〉》」】、，。.．0１九〇一①？*"
PIECES = (
    "一、", "（一）", "(二〉", "1.", "3．2020年底前", "①", "一是", "二是", "第一阶段：", "附件1", "附件：", "责任单位：",
    "（市市场监管局牵头，各县局配合）", "20*年8月", "每月25日前", "上月25日至当月10日前", "不少于30批次", "等8类产品", "《", "》",
    "当前位置:首页", "责任编辑：", "\n\n\n", "\t|\t", "2022年2月30日前", "十三月", "99999999999999999999批次", "{{ x }}", "<script>", "=1+1",
)  # fmt: skip


def damage(texts: list[str], rng: random.Random) -> str:
    """Return one of the texts, harmed in a few random ways."""
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 6)):
        text = rng.choice(_WAYS)(text, texts, rng)
    return text


def _cut(text, _texts, rng):
    a, b = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[:a] + text[b:] if rng.random() < 0.5 else text[a:b]


def _insert(text, _texts, rng):
    for _ in range(rng.randint(1, 20)):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice((rng.choice(NOISE), rng.choice(PIECES))) + text[at:]
    return text


def _replace(text, _texts, rng):
    letters = list(text)
    for _ in range(min(len(letters), rng.randint(1, 40))):
        letters[rng.randrange(len(letters))] = rng.choice(NOISE + text)
    return "".join(letters)


def _shuffle_lines(text, _texts, rng):
    lines = text.split("\n")
    for _ in range(rng.randint(1, 10)):
        lines.insert(rng.randint(0, len(lines)), lines.pop(rng.randrange(len(lines))))
    return "\n".join(lines)


def _join_lines(text, _texts, rng):
    return "".join(line + ("\n" if rng.random() < 0.2 else "") for line in text.split("\n"))


def _break_lines(text, _texts, rng):
    width = rng.randint(1, 40)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def _repeat(text, _texts, rng):
    a = rng.randint(0, len(text))
    return text + text[a:] * rng.randint(1, 3)


def _splice(text, texts, rng):
    other = rng.choice(texts)
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def _convert(text, _texts, rng):
    return simplify(text) if rng.random() < 0.5 else traditionalise(text)


_WAYS = (_cut, _insert, _replace, _shuffle_lines, _join_lines, _break_lines, _repeat, _splice, _convert)
