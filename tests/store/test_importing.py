"""Importing: a new source with its text; a second reading proposes and never overwrites."""

import pytest
from msgspec.structs import replace

from generator.core.identify import identify_nodes
from generator.core.model import Deadline, Node, Plan, Source
from generator.core.terms import DeadlineKind
from generator.store import StoreError, open_knowledge_base
from generator.store.importing import Candidate, Register, accept, add_source, free_place, propose
from generator.store.naming import slug, suggest_place


def plan(*nodes, **fields):
    given = {"schema": 1, "title": "2022年产品质量监管工作要点", "year": 2022, "source": Source(sha256="aa")}
    return Plan(body=identify_nodes(nodes), **(given | fields))


FIRST = plan(
    Node("一、", heading="目标", text="守住底线。", lines=(1, 1)),
    Node(
        "二、",
        text="4月底前完成排查。",
        lines=(2, 2),
        deadlines=(Deadline(DeadlineKind.DEADLINE, "4月底前", end="2022-04-30"),),
    ),
)


@pytest.fixture
def base(tmp_path):
    (tmp_path / "source_plans").mkdir()
    return open_knowledge_base(tmp_path)


def stored(base):
    (only,) = base.load().plans
    return only


def labels(proposals):
    return [(p.change.node, p.change.label, p.by_hand) for p in proposals]


def test_a_new_source_is_written_with_the_text_beside_it(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "一、目标。\n二、", ()))
    assert (base.sources / "x/2022-a.txt").read_text("utf-8") == "一、目标。\n二、"
    assert stored(base).plan == replace(FIRST, id="x-2022-a")


def test_a_source_that_stands_is_not_overwritten(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    with pytest.raises(StoreError, match="不予覆盖"):
        add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    assert free_place(base, "x/2022-a") == "x/2022-a-2"


@pytest.mark.parametrize("place", ["../x", "x/../y", "/etc/x", "x/y/z", "江西/2022", "x/Y", ""])
def test_a_place_cannot_leave_the_sources(base, place):
    with pytest.raises(StoreError, match="不能作为位置"):
        add_source(base, place, Candidate(FIRST, "", ()))


def test_the_same_document_is_known_again_by_its_bytes_or_its_title(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    plans = base.load().plans
    assert Register(plans).find_twin(replace(FIRST, title="别的")) == plans[0]
    assert Register(plans).find_twin(replace(FIRST, source=Source(sha256="bb"))) == plans[0]
    assert Register(plans).find_twin(replace(FIRST, source=Source(sha256="bb"), year=2023)) is None


def test_what_a_person_changed_is_told_from_what_only_the_parser_says_otherwise(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    path = base.sources / "x/2022-a.yaml"
    path.write_text(
        path.read_text("utf-8").replace("heading: 目标", "heading: 总体目标  # 局长改定"), "utf-8"
    )
    second = plan(
        Node("一、", heading="工作目标", text="守住底线。", lines=(1, 1)),
        Node(
            "二、",
            text="5月底前完成排查。",
            lines=(3, 3),
            deadlines=(Deadline(DeadlineKind.DEADLINE, "5月底前", end="2022-05-31"),),
        ),
        Node("三、", text="新增一条。", lines=(4, 4)),
    )
    candidate = Candidate(second, "新的文字", ())
    proposals = propose(base, stored(base), candidate)
    assert labels(proposals) == [
        ("sec_1", "标题改动", True),
        ("sec_2", "正文改动", False),
        ("sec_2", "时限改动", False),
        ("sec_3", "新增条款", False),
    ]
    accept(base, stored(base), candidate, tuple(p.change for p in proposals if not p.by_hand))
    text = path.read_text("utf-8")
    assert "heading: 总体目标  # 局长改定" in text
    assert stored(base).plan.body[1:] == second.body[1:]
    assert (base.sources / "x/2022-a.txt").read_text("utf-8") == "新的文字"
    assert labels(propose(base, stored(base), candidate)) == [("sec_1", "标题改动", True)]


def test_a_provision_that_a_person_took_out_is_proposed_as_their_work(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    path = base.sources / "x/2022-a.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - label: 二、")], "utf-8")
    assert labels(propose(base, stored(base), Candidate(FIRST, "", ()))) == [("sec_2", "新增条款", True)]


def test_a_source_without_a_remembered_import_counts_as_a_persons_work(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    (base.sources / ".imports" / "x-2022-a.json").unlink()
    proposals = propose(base, stored(base), Candidate(plan(*FIRST.body[:1]), "", ()))
    assert labels(proposals) == [("sec_2", "删去条款", True)]


def test_taking_a_provision_out_leaves_the_others_as_they_were(base):
    add_source(base, "x/2022-a", Candidate(FIRST, "", ()))
    candidate = Candidate(plan(*FIRST.body[:1]), "", ())
    accept(base, stored(base), candidate, tuple(p.change for p in propose(base, stored(base), candidate)))
    assert [node.id for node in stored(base).plan.body] == ["sec_1"]


def test_a_place_is_made_from_what_the_plan_says_of_itself():
    assert (
        suggest_place(plan(region="江西省", issuers=("江西省市场监督管理局",)))
        == "jiangxi/2022-chan-pin-zhi-liang-jian-guan"
    )
    assert suggest_place(Plan(schema=1)) == "other/undated-plan"
    assert suggest_place(plan(title="關於印發《..\\..\\x》的通知", region="臺北市")).startswith(
        "taibei/2022-"
    )
    assert slug("../../etc/passwd") == "etc-passwd"
