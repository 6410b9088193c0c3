"""Made-up plans that the tests of views link into a corpus."""

import msgspec

from generator.core.identify import identify_nodes
from generator.core.model import Plan
from generator.core.vocabulary import Entity, Product, Unit, Vocabulary, Work
from generator.corpus import Corpus, link_corpus

WORDS = Vocabulary(
    products=(
        Product(id="electrics", name="电气产品"),
        Product(id="cable", name="电线电缆", parent="electrics"),
        Product(id="socket", name="插座", parent="electrics"),
    ),
    entities=(
        Entity(id="random", group="mechanism", name="双随机"),
        Entity(id="ledger", group="ledger", name="台账"),
    ),
    units=(Unit(id="quality", name="质量处", formerly=("质监科",)),),
    works=(
        Work(id="old-rule", title="旧办法", replaced_by="new-rule"),
        Work(id="new-rule", title="新办法"),
    ),
)


def plan(plan_id: str, year: int | None, body: list[dict], **fields: object) -> Plan:
    """Make a plan with a title, a year and a body."""
    data = {"schema": 1, "id": plan_id, "title": f"{plan_id}计划", "script": "hans", "body": body, **fields}
    if year:
        data["year"] = year
    made = msgspec.convert(data, Plan)
    return msgspec.structs.replace(made, body=identify_nodes(made.body))


def corpus_of(*plans: Plan) -> Corpus:
    """Link some plans."""
    return link_corpus(plans, WORDS)


CABLE = {"name": "电线电缆", "quote": "电线电缆"}
RANDOM = {"name": "双随机", "quote": "双随机"}


def campaign() -> Plan:
    """Return a plan whose schedule names a task that another measure assigns."""
    return plan(
        "campaign",
        2022,
        [
            {
                "label": "一、",
                "heading": "开展生产企业全覆盖检查",
                "text": "检查电线电缆企业（质量处牵头），落实双随机。",
                "products": [CABLE],
                "entities": [RANDOM],
                "units": [{"name": "质量处", "role": "lead", "quote": "质量处牵头"}],
            },
            {
                "label": "二、",
                "heading": "时间安排",
                "text": "生产企业全覆盖检查6月底前完成，每周三报送周报，适时总结。",
                "deadlines": [
                    {
                        "kind": "deadline",
                        "quote": "6月底前",
                        "to": "2022-06-30",
                        "task": "生产企业全覆盖检查",
                    },
                    {
                        "kind": "recurring",
                        "quote": "每周三",
                        "rrule": "FREQ=WEEKLY;BYDAY=WE",
                        "task": "报送周报",
                    },
                ],
            },
            {
                "label": "三、",
                "heading": "工作要求",
                "text": "适时总结，定期通报，不少于30家。",
                "targets": [{"value": 30, "unit": "家", "comparator": ">=", "quote": "不少于30家"}],
            },
        ],
        region="江西省",
        document_number="赣市监质监〔2022〕1号",
        dated="2022-04-13",
    )


def key_points() -> Plan:
    """Return a plan of another year and script about the same product."""
    return plan(
        "points",
        2019,
        [
            {
                "label": "一、",
                "heading": "監督抽查",
                "text": "抽查電線電纜，修訂《旧办法》。",
                "products": [{"name": "電線電纜", "quote": "電線電纜"}],
                "citations": [{"title": "旧办法", "quote": "《旧办法》"}],
            },
            {
                "label": "二、",
                "heading": "雙隨機",
                "text": "推行雙隨機。",
                "entities": [{"name": "雙隨機", "quote": "雙隨機"}],
            },
        ],
        script="hant",
        region="上海市",
    )
