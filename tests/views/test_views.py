"""From the corpus to rows: deadlines, duties, subjects, relations, quality."""

from generator.core.codes import FINDINGS
from generator.core.terms import DeadlineKind
from generator.views.deadlines import list_deadlines, vague_times
from generator.views.duties import duty_matrix
from generator.views.elsewhere import says_all
from generator.views.facts import Piece, facts_of, mark_quotes
from generator.views.heat import heat_table
from generator.views.home import describe_home
from generator.views.plans import plan_page
from generator.views.quality import TITLES, describe_quality
from generator.views.related import Relations
from generator.views.rows import by_plan
from generator.views.subjects import (
    citation_part,
    count_subjects,
    plans_naming,
    subject_frames,
    subject_mentions,
)
from generator.views.targets import list_targets
from generator.views.timeline import Cell, cells_of, plan_timeline
from tests.views.plans import campaign, corpus_of, key_points, plan


def both():
    return corpus_of(campaign(), key_points())


def test_quotes_are_marked_in_place_and_those_that_overlap_share_a_mark():
    pieces, marks = mark_quotes("抽查电线电缆企业", ("电线电缆", "电缆企业", "没有"))
    assert pieces == (Piece("抽查"), Piece("电线电缆企业", 1))
    assert marks == {"电线电缆": 1, "电缆企业": 1}
    assert "".join(piece.text for piece in pieces) == "抽查电线电缆企业"


def test_a_schedule_is_joined_to_the_measure_that_its_task_is_about():
    deadlines = list_deadlines(both())
    (row,) = deadlines.years[0].months[0].rows
    assert (row.deadline.phrase, row.about.number, row.leads) == ("2022年6月30日前", "一、", ("质量处",))


def test_a_plan_shows_the_time_at_the_measure_that_the_schedule_names():
    corpus = both()
    shown = plan_page(corpus.plans[0], by_plan(corpus)["campaign"], corpus, Relations(corpus))
    (time,) = shown.provisions[0].times
    assert (time.deadline.phrase, time.measure.number) == ("2022年6月30日前", "二、")
    assert shown.provisions[1].times == ()


def test_a_task_is_in_a_heading_only_with_all_characters_in_order():
    assert says_all("组织生产企业开展自查自改", "企业自查自改")
    assert not says_all("自查自改企业", "企业自查自改")


def test_what_recurs_stands_apart_and_measures_without_a_time_are_listed_with_their_vague_words():
    corpus = both()
    deadlines = list_deadlines(corpus)
    assert [row.deadline.kind for row in deadlines.recurring] == [DeadlineKind.RECURRING]
    campaign_rows = next(of for of in deadlines.untimed if of.plan.id == "campaign")
    assert campaign_rows.timed == 2, "the measure that the schedule names has a time"
    assert [row.vague for row in campaign_rows.rows] == [("适时", "定期")]
    assert campaign_rows.timed + len(campaign_rows.rows) == sum(
        p.is_measure for p in by_plan(corpus)["campaign"]
    )
    assert vague_times(corpus.provisions[0]) == ()


def test_a_masked_year_has_its_own_place():
    masked = plan(
        "masked",
        None,
        [
            {
                "label": "一、",
                "heading": "摸底",
                "text": "8月底前完成。",
                "deadlines": [{"kind": "deadline", "quote": "8月底前", "to": "--08-31"}],
            }
        ],
    )
    (year,) = list_deadlines(corpus_of(masked)).years
    assert (year.year, year.months[0].month) == ("", "--08")
    chart = plan_timeline(masked, by_plan(corpus_of(masked))["masked"])
    assert chart.rows[0].cells[7] is Cell.ENDS


def test_the_chart_shows_begin_run_and_end():
    deadline = campaign().body[1].deadlines[0]
    period = type(deadline)(kind=DeadlineKind.PERIOD, quote="x", start="2021-12-01", end="2022-03-31")
    assert cells_of(period, "2022") == (Cell.RUNS, Cell.RUNS, Cell.ENDS, *[Cell.EMPTY] * 9)
    start = type(deadline)(kind=DeadlineKind.START, quote="x", start="2022-11-01")
    assert cells_of(start, "2022")[9:] == (Cell.EMPTY, Cell.BEGINS, Cell.RUNS)


def test_measures_of_other_plans_that_share_most_come_first_and_own_ones_never():
    corpus = both()
    near = Relations(corpus).near(corpus.provisions[0])
    assert [(m.plan.id, m.number) for m in near] == [("points", "一、"), ("points", "二、")]


def test_relations_say_cheaply_whether_anything_near_changed():
    before, after = both(), corpus_of(campaign(), key_points())
    mine = lambda corpus: by_plan(corpus)["campaign"]  # noqa: E731
    assert Relations(before).digest(mine(before)) == Relations(after).digest(mine(after))
    renamed = corpus_of(
        campaign(),
        plan(
            "points",
            2019,
            [
                {
                    "label": "一、",
                    "heading": "改名",
                    "text": "双随机",
                    "entities": [{"name": "双随机", "quote": "双随机"}],
                }
            ],
        ),
    )
    assert Relations(before).digest(mine(before)) != Relations(renamed).digest(mine(renamed))


def test_a_product_gathers_the_measures_of_both_scripts_newest_first():
    corpus = both()
    (count,) = count_subjects(corpus, "product")
    assert (count.ref.id, count.measures, count.plans) == ("cable", 2, 2)
    mentions = subject_mentions(corpus, count.ref)
    assert [(of.year, of.plans[0].plan.id) for of in mentions.by_year] == [
        (2022, "campaign"),
        (2019, "points"),
    ]
    assert subject_mentions(corpus, count.ref, 2019).mentions == mentions.mentions[1:]


def test_a_category_has_a_page_with_what_is_named_and_what_is_not():
    frames = {frame.ref.id: frame for frame in subject_frames(both(), "product")}
    assert set(frames) == {"electrics", "cable"}
    assert [c.ref.id for c in frames["electrics"].narrower] == ["cable"]
    assert frames["electrics"].unnamed == ("插座",)


def test_every_entity_has_a_page_even_where_no_plan_names_it():
    assert {frame.ref.id for frame in subject_frames(both(), "entity")} == {"random", "ledger"}


def test_a_work_that_replaced_a_cited_one_has_a_page():
    frames = {frame.ref.id: frame for frame in subject_frames(both(), "work")}
    assert frames["old-rule"].replaced_by.id == "new-rule"
    assert frames["new-rule"].replaces[0].id == "old-rule"


def test_the_verb_before_a_title_says_what_is_to_be_done_with_the_work():
    assert citation_part("研究制定《甲》", "《甲》") == "拟制定"
    assert citation_part("抓紧修訂《甲》", "《甲》") == "拟修订"
    assert citation_part("按照《甲》办理", "《甲》") == "适用"


def test_the_duty_matrix_names_each_units_part():
    corpus = both()
    matrix = duty_matrix(corpus.plans[0], by_plan(corpus)["campaign"], corpus)
    assert [unit.name for unit in matrix.units] == ["质量处"]
    assert matrix.parts == (("牵头",),)
    assert duty_matrix(corpus.plans[1], by_plan(corpus)["points"], corpus) is None


def test_targets_come_with_their_measure():
    (line,) = list_targets(both())
    assert (line.target.phrase, line.measure.heading) == ("不少于30家", "工作要求")


def test_the_heat_table_counts_measures_by_plan_and_by_year_where_plans_are_many():
    table = heat_table(both(), "product")
    assert [column.label for column in table.columns] == ["2019", "2022"]
    assert table.lines[0].counts == (1, 1)
    many = corpus_of(*(plan(f"p{n}", 2000 + n % 2, campaign().body and []) for n in range(13)))
    assert [column.label for column in heat_table(many, "product").columns] == ["2000", "2001"]
    assert [column.plan for column in heat_table(both(), "entity", plans=False).columns] == [None, None]


def test_home_counts_what_there_is():
    corpus = both()
    home = describe_home(corpus, list_deadlines(corpus), by_plan(corpus))
    assert (home.plans, home.measures, home.deadlines, home.targets) == (2, 5, 2, 1)
    assert [row.plan.id for row in home.newest] == ["campaign", "points"]
    assert home.due_year == "2022"


def test_a_work_says_which_plans_cite_it_newest_first():
    cite = {"title": "旧办法", "quote": "《旧办法》"}
    node = {"label": "一、", "heading": "执行", "text": "按《旧办法》执行。", "citations": [cite]}
    corpus = corpus_of(
        plan("older", 2019, [node]), plan("newer", 2022, [], citations=[cite]), plan("other", 2023, [])
    )
    assert [ref.id for ref in plans_naming(corpus, "work")["old-rule"]] == ["newer", "older"]


def test_quality_says_what_each_plan_lacks():
    quality = describe_quality(both(), (), {})
    missing = {row.plan.id: row.missing for row in quality.completeness}
    assert "发文字号" in missing["points"]
    assert "发文字号" not in missing["campaign"]


def test_every_kind_of_finding_has_a_heading_of_its_own():
    assert TITLES.keys() == {finding.code for finding in FINDINGS}
    assert len(set(TITLES.values())) == len(TITLES)


def test_an_empty_corpus_has_empty_views():
    corpus = corpus_of()
    assert list_deadlines(corpus).years == ()
    assert heat_table(corpus, "entity").lines == ()
    assert list_targets(corpus) == ()


def test_facts_name_each_subject_once():
    twice = plan(
        "twice",
        2022,
        [
            {
                "label": "一、",
                "heading": "x",
                "text": "电线电缆和電線電纜",
                "products": [
                    {"name": "电线电缆", "quote": "电线电缆"},
                    {"name": "電線電纜", "quote": "電線電纜"},
                ],
            }
        ],
    )
    corpus = corpus_of(twice)
    assert [ref.id for ref in facts_of(corpus.provisions[0].node, corpus).products] == ["cable"]
