"""A small knowledge base with all that a search can trip over, and what each query must find in it."""

import json
import random
from pathlib import Path

from generator.core.model import Deadline, Node, Plan, ProductMention, Target, UnitDuty, walk
from generator.core.terms import Comparator, DeadlineKind, Role, Script
from generator.search.indexing import EntryMaker
from generator.store import read_vocabulary
from generator.text.script import fold, traditionalise

MARKS = "、“”‘’「」『』《》〈〉·・•\"'"


def node(label, heading=None, text=None, **facts):
    return Node(label=label, id=facts.pop("id", None), heading=heading, text=text, **facts)


def plans():
    """Five plans in both scripts, with marks, digits, Latin letters, wide letters and odd characters."""
    return (
        Plan(
            schema=1,
            id="alpha-2022",
            title="甲省2022年产品质量监管工作要点",
            kind="工作要点",
            script=Script.HANS,
            year=2022,
            region="甲省",
            body=(
                node("一、", "总体安排", id="s1", children=(
                    node("（一）", "推进双随机抽查", "落实“双随机、一公开”要求，年底前抽查4000批次；对电线电缆全覆盖。", id="s1a",
                         targets=(Target(4000, "批次", Comparator.EQUAL, "4000批次"),),
                         deadlines=(Deadline(DeadlineKind.DEADLINE, "年底前", end="2022-12-31"),),
                         products=(ProductMention("电线电缆", "电线电缆"),)),
                    node("（二）", "电线电缆监督抽查", "重点检查城乡结合部。水泥、泵、煤炭同步抽查。", id="s1b",
                         products=(ProductMention("水泥", "水泥"), ProductMention("电线电缆", "电线电缆"))),
                )),
                node("二、", None, "推广应用e-CQS系统，公布a、b两类名单，第12批。", id="s2"),
            ),
        ),
        Plan(
            schema=1,
            id="beta-2021",
            title="乙市2021年電線電纜專項整治方案",
            kind="整治方案",
            script=Script.HANT,
            year=2021,
            region="乙市",
            body=(
                node("一、", "落實雙隨機一公開", "對電線電纜生產企業開展全覆蓋檢查，5月底前完成監督抽查。", id="n1",
                     units=(UnitDuty("质监局", Role.LEAD, "質監局"),),
                     products=(ProductMention("電線電纜", "電線電纜"),),
                     deadlines=(Deadline(DeadlineKind.DEADLINE, "5月底前", end="2021-05-31"),)),
                node("二、", "傢俱與頭髮護理用品", "發現問題後，及時瞭解情況，乾燥貯存。ＬＥＤ燈具抽查２０批次。", id="n2"),
            ),
        ),
        Plan(
            schema=1,
            id="gamma-undated",
            script=Script.HANS,
            body=(
                node("1.", "无标题", "这份计划没有标题。\n第二段 有 空格，100%_达标\\合格。", id="g1"),
                node("2.", id="g2"),
                node("3.", None, "、“”》一串标记《”、", id="g3"),
            ),
        ),
        Plan(
            schema=1,
            id="delta-2023",
            title="丙县2023年工作计划",
            kind="工作计划",
            script=Script.HANS,
            year=2023,
            region="甲省丙县",
            body=(
                node("一、", "电动自行车整治", "检查电动自行车及其“蓄电池”，𠮷牌充电器。-词 与 -- 并存。", id="d1",
                     products=(ProductMention("电动自行车", "电动自行车"),)),
                node("二、", "监督管理", "加强监督，抽查从严；电线 电缆另行检查。", id="d2"),
            ),
        ),
    )  # fmt: skip


def made_plans(count=12, seed=7):
    """Plans of random clauses, so that common grams and rare ones both occur; some in traditional script."""
    rng = random.Random(seed)
    goods = [
        "电线电缆",
        "水泥",
        "泵",
        "煤炭",
        "口罩",
        "儿童用品",
        "食品用纸包装",
        "电动自行车",
        "LED灯具",
        "家具",
    ]
    acts = [
        "监督抽查",
        "风险监测",
        "双随机、一公开",
        "分类监管",
        "不合格后处理",
        "e-CQS系统",
        "“质量首负”责任",
        "12月底前完成4000批次",
    ]
    for number in range(count):
        hant = rng.random() < 0.4
        script = traditionalise if hant else str
        body = []
        for k in range(rng.randint(4, 9)):
            clauses = [
                rng.choice(("对", "加强", "推进")) + rng.choice(goods) + rng.choice(acts) for _ in range(4)
            ]
            heading = rng.choice(("开展", "做好")) + rng.choice(goods) + rng.choice(acts[:4])
            body.append(node(f"{k + 1}.", script(heading), script("，".join(clauses) + "。"), id=f"m{k}"))
        year = rng.randint(2010, 2019)
        yield Plan(
            schema=1,
            id=f"made-{number:02d}",
            title=script(f"丁市{year}年质量监管要点"),
            kind="要点",
            script=Script.HANT if hant else Script.HANS,
            year=year,
            region=script("丁市"),
            body=tuple(body),
        )


def all_plans():
    return (*plans(), *made_plans())


def entries(given=None):
    make = EntryMaker(read_vocabulary()[0])
    return {plan.id: make.entries(plan) for plan in (given or all_plans())}


def definition(given, parts, excluded=()):
    """What a query must find, read off the definition character by character."""
    return {
        f"{plan.id}#{n.id}"
        for plan in given
        for n, _ in walk(plan.body)
        if (text := fold("\n".join((plan.title or "", n.heading or "", n.text or ""))))
        and all(contains(text, fold(p)) for p in parts)
        and not any(contains(text, fold(p)) for p in excluded)
    }


def contains(text, part):
    return any(_stands(text, at, part) for at in range(len(text)))


def _stands(text, at, part):
    for number, wanted in enumerate(part):
        if (
            number
            and wanted not in MARKS
            and part[number - 1] not in MARKS
            and (_han(wanted) or _han(part[number - 1]))
        ):
            while text[at : at + 1] and text[at] in MARKS:
                at += 1
        if text[at : at + 1] != wanted:
            return False
        at += 1
    return True


def _han(c):
    return (
        "\u4e00" <= c <= "\u9fff"
        or "\u3400" <= c <= "\u4dbf"
        or c == "〇"
        or "\U00020000" <= c <= "\U0003ffff"
    )


def sampled_queries(given, count, seed=1):
    """Pieces of the texts, whole and across marks, in either script, alone and in pairs."""
    rng = random.Random(seed)
    texts = [t for p in given for n, _ in walk(p.body) for t in (p.title, n.heading, n.text) if t]

    def piece():
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        words = text[start : start + rng.choice((1, 2, 2, 3, 4, 5, 6, 8, 12))]
        words = "".join(words.split())
        if rng.random() < 0.3:
            words = "".join(c for c in words if c not in MARKS)
        if rng.random() < 0.3:
            words = traditionalise(words) if rng.random() < 0.5 else fold(words)
        return words.strip('-－"＂')

    while count:
        parts = [p for p in (piece() for _ in range(rng.choice((1, 1, 1, 2, 3)))) if p]
        if parts:
            count -= 1
            yield parts


def write_base(folder: Path, given):
    """Write plans as sources; JSON is YAML."""
    import msgspec

    for plan in given:
        path = folder / "source_plans" / f"{plan.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(msgspec.to_builtins(plan), ensure_ascii=False, default=str), "utf-8")
    return folder
