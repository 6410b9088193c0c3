"""Texts for the laws: any text, plans made of their parts, damaged plans."""

from __future__ import annotations

from hypothesis import strategies as st

PARTS = (
    "某市市场监督管理局关于印发《2023年某市农资抽检工作方案》的通知",
    "某市监质〔2023〕8号",
    "各县（市、区）局，机关各科室：",
    "现将方案印发给你们，请认真落实。",
    "某市市场监督管理局",
    "2023年3月6日",
    "（此件公开发布）",
    "2023年某市农资抽检工作方案",
    "为保障春耕，制定本方案。",
    "一、工作目标",
    "二、重点任务（一）摸清底数。4月底前建立名录；（二）开展抽检。",
    "（一）加强组织领导。各县局要明确专人。",
    "(二）强化抽检。一是抽检化肥30批次；二是抽检农膜20批次。",
    "1.开展培训。2．2023年底前完成总结。",
    "①核对名录；②登记台账。",
    "？组织自查",
    "第一阶段（4月1日-4月30日）：动员部署。",
    "序号\t任务\t责任单位\t完成时限",
    "1\t检查门店\t市场科\t5月底前",
    "序号 任务 措施 责任单位 时限",
    "附件1",
    "附件：1.统计表 2.名录",
    "联系人：王某，电话：0700-1234567",
    "当前位置：首页 > 通知公告",
    "声明：本站转载",
    "- 3 -",
    "產(chǎn)品質(zhì)量安(ān)全",
    "20*年*月底前",
)

anything = st.text(max_size=200)
"""Any text: controls, surrogates, every script."""

marks = st.text(
    alphabet="一二三十、（）()〈〉1234.．①②？是要第附件阶段：；。，\n\t 《》〔〕年月日号", max_size=120
)
"""Text made of the characters that labels are made of."""


@st.composite
def damaged_plans(draw: st.DrawFn) -> str:
    """Parts of plans in any order, joined by anything, with pieces cut out."""
    parts = draw(st.lists(st.sampled_from(PARTS), max_size=24))
    joiner = draw(st.sampled_from(["\n", "", " ", "\r\n", "\n\n", "\u3000", "\n\u3000\u3000", "\x00"]))
    text = joiner.join(parts)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 12, len(text))))
        text = (
            text[:start] + draw(st.sampled_from(["", "\ud800", "\u200b", "　", "\n", "。", "("])) + text[end:]
        )
    return text * draw(st.sampled_from([1, 1, 2]))


texts = st.one_of(anything, marks, damaged_plans())
"""All of them."""
