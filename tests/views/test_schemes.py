"""Action plans: their times hold for all that they list; those of key points do not."""

from generator.core.model import Deadline, Node, Plan
from generator.core.terms import DeadlineKind
from generator.core.vocabulary import Vocabulary
from generator.corpus import link_corpus
from generator.views.deadlines import list_deadlines
from generator.views.schemes import list_schemes


def _schemes(kind):
    due = (
        Deadline(DeadlineKind.DEADLINE, "9月底前", end="2022-09-30"),
        Deadline(DeadlineKind.DEADLINE, "6月底前", end="2022-06-30"),
    )
    plan = Plan(
        schema=1,
        id="a-2022",
        title="排查整治方案",
        kind=kind,
        year=2022,
        body=(Node(id="sec_1", label="一、", text="9月底前完成，6月底前自查。", deadlines=due),),
    )
    corpus = link_corpus((plan,), Vocabulary())
    return list_schemes(corpus, list_deadlines(corpus))


def test_the_times_of_a_scheme_stand_in_order():
    assert [row.day for row in _schemes("专项行动方案")["a-2022"].times] == ["2022-06-30", "2022-09-30"]


def test_a_scheme_in_traditional_script_is_one_too():
    assert "a-2022" in _schemes("專項整治工作方案")


def test_key_points_set_nothing_as_a_whole():
    assert _schemes("工作要点") == {}
