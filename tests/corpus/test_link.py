"""Linking: every mention joined to what it names, in either script; what is unknown stays, marked as open."""

from generator.core.identify import identify_nodes
from generator.core.model import Citation, Node, Plan, ProductMention, UnitDuty
from generator.core.terms import EntityGroup, Role, WorkStatus
from generator.core.vocabulary import Entity, Product, Unit, Vocabulary, Work
from generator.corpus import link_corpus
from generator.corpus.link import open_id

VOCABULARY = Vocabulary(
    products=(Product("wire-and-cable", "电线电缆", aliases=("电缆线",)),),
    entities=(Entity("double-random", EntityGroup.MECHANISM, "双随机、一公开"),),
    units=(Unit("market-regulator", "市场监管局", formerly=("质监局",)),),
    works=(
        Work(
            "product-quality-law",
            "产品质量法",
            aliases=("中华人民共和国产品质量法",),
            status=WorkStatus.IN_FORCE,
        ),
    ),
)


def plan(plan_id, *nodes, **fields):
    return Plan(schema=1, id=plan_id, body=identify_nodes(nodes), **fields)


HANS = plan(
    "a-2022",
    Node(
        "一、",
        heading="措施",
        children=(
            Node(
                "（一）",
                text="电缆线、不明物，质监局负责，依《产品质量法》",
                products=(ProductMention("电缆线", "电缆线"), ProductMention("不明物", "不明物")),
                units=(UnitDuty("质监局", Role.RESPONSIBLE, "质监局"),),
                citations=(Citation("产品质量法", "《产品质量法》"),),
            ),
        ),
    ),
)
HANT = plan(
    "b-2019",
    Node("一、", text="電線電纜", products=(ProductMention("電線電纜", "電線電纜"),)),
    title="2019年要點",
    citations=(Citation("中華人民共和國產品質量法", "《中華人民共和國產品質量法》"),),
)


def keys(provisions):
    return [provision.key for provision in provisions]


def test_a_product_is_found_under_its_id_by_alias_and_in_either_script():
    corpus = link_corpus((HANS, HANT), VOCABULARY)
    assert keys(corpus.products["wire-and-cable"]) == ["a-2022#sec_1__subsec_1", "b-2019#sec_1"]


def test_what_the_vocabulary_does_not_know_stays_as_an_open_subject():
    corpus = link_corpus((HANS,), VOCABULARY)
    subject = corpus.subjects["product", open_id("不明物")]
    assert (subject.name, subject.known) == ("不明物", False)
    assert keys(corpus.products[subject.id]) == ["a-2022#sec_1__subsec_1"]


def test_a_former_name_of_an_office_means_the_present_one():
    corpus = link_corpus((HANS,), VOCABULARY)
    assert keys(corpus.units["market-regulator"]) == ["a-2022#sec_1__subsec_1"]


def test_a_work_is_cited_by_provisions_and_before_them():
    corpus = link_corpus((HANS, HANT), VOCABULARY)
    assert keys(corpus.works["product-quality-law"]) == ["a-2022#sec_1__subsec_1"]
    assert [p.id for p in corpus.cited_by_plan["product-quality-law"]] == ["b-2019"]


def test_a_plan_that_another_cites_is_known_as_a_plan():
    citing = plan(
        "c", Node("一、", text="按《2019年要点》办", citations=(Citation("2019年要点", "《2019年要点》"),))
    )
    corpus = link_corpus((HANT, citing), VOCABULARY)
    (work,) = corpus.works
    assert corpus.plans_cited[work].id == "b-2019"


def test_a_provision_knows_its_number_and_whether_it_asks_for_something():
    section, measure = link_corpus((HANS,), VOCABULARY).provisions
    assert (section.number, section.is_measure) == ("一、", False)
    assert (measure.number, measure.is_measure) == ("一、（一）", True)


def test_open_ids_are_equal_in_both_scripts_and_fit_for_a_url():
    assert open_id("電動玩具") == open_id("电动玩具")
    assert open_id("<script>").replace("-", "").isalnum()
