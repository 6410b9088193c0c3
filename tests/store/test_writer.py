"""Sources as people read them: what is written is read back, and saved unedited stays as it is."""

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.core.identify import identify_nodes
from generator.core.model import Citation, Deadline, Issue, Node, Plan, Target
from generator.core.terms import Comparator, DeadlineKind, Script, Severity
from generator.store.dialect import yaml_dialect
from generator.store.knowledge_base import read_plan_source
from generator.store.writer import dump_plan

printable = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
words = st.one_of(
    printable,
    st.sampled_from(
        [
            "- 甲",
            "# 乙",
            "a: b",
            "null",
            "yes",
            "2022-04-13",
            "~",
            "{x}",
            "'",
            '"',
            "甲\n乙",
            "2\n期",
            "\t",
            "\x85\u2028\ufeff",
            "*",
            "&a",
            "%",
            "@",
        ]
    ),
)
quotes = words.filter(bool)
facts = {
    "deadlines": st.lists(
        st.builds(
            Deadline, st.just(DeadlineKind.DEADLINE), quotes, end=st.sampled_from(["2022-04-30", "--12-31"])
        ),
        max_size=2,
    ).map(tuple),
    "targets": st.lists(
        st.builds(
            Target,
            st.integers(0, 10**6).map(float) | st.just(2.5),
            words,
            st.sampled_from(Comparator),
            quotes,
        ),
        max_size=2,
    ).map(tuple),
    "citations": st.lists(st.builds(Citation, words, quotes), max_size=2).map(tuple),
}
leaves = st.builds(Node, label=words, heading=st.none() | words, text=st.none() | words, **facts)
nodes = st.recursive(
    leaves, lambda kids: st.builds(Node, label=words, children=st.lists(kids, max_size=3).map(tuple))
)
plans = st.builds(
    Plan,
    schema=st.just(1),
    id=st.just("a-b"),
    title=st.none() | words,
    script=st.none() | st.sampled_from(Script),
    dated=st.none() | st.dates(),
    issuers=st.lists(words, max_size=2).map(tuple),
    body=st.lists(nodes, max_size=3).map(tuple),
).map(lambda plan: replace(plan, body=identify_nodes(plan.body)))


def reloaded(text):
    plan, issues = read_plan_source(text, "a.yaml", "a/b.yaml")
    assert issues == ()
    return plan


@given(plans)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(plan):
    assert reloaded(dump_plan(plan)) == plan


@given(plans)
@settings(max_examples=60, deadline=None)
def test_saving_unedited_gives_the_same_bytes(plan):
    text = dump_plan(plan)
    yaml = yaml_dialect()
    out = io.StringIO()
    yaml.dump(yaml.load(text), out)
    assert out.getvalue() == text


def test_every_source_of_the_repository_saves_unedited_to_the_same_bytes(root: Path):
    for path in sorted((root / "source_plans").glob("*/*.yaml")):
        text = path.read_text("utf-8")
        yaml = yaml_dialect()
        out = io.StringIO()
        yaml.dump(yaml.load(text), out)
        assert out.getvalue() == text, path.name


def test_an_issue_becomes_a_comment_at_its_node_and_cannot_break_out_of_it():
    plan = Plan(schema=1, id="a-b", body=identify_nodes((Node("一、", text="甲"),)))
    issue = Issue("some-code", Severity.NOTE, "看\n这里: [", node="sec_1", line=7)
    text = dump_plan(plan, (issue,))
    assert "  # 待核（来源第 7 行）：看 这里: [ [some-code]\n  - label: 一、\n" in text
    assert reloaded(text) == plan


def test_facts_stand_on_one_line_each_and_dates_without_quotes():
    deadline = Deadline(DeadlineKind.DEADLINE, "4月底前", end="2022-04-30")
    plan = Plan(
        schema=1, id="a-b", body=(Node("一、", id="sec_1", text="4月底前完成", deadlines=(deadline,)),)
    )
    assert "      - {kind: deadline, quote: 4月底前, to: 2022-04-30}\n" in dump_plan(plan)
