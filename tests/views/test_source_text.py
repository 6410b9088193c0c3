"""Where words stand: the raw text or the record, with provisions and quotes in their lines."""

from generator.views.rows import by_plan
from generator.views.source_text import raw_source, record_source
from tests.views.plans import CABLE, corpus_of, plan

RECORD = """id: p
body:
- label: 一、
  heading: 抽查
  text: 对电线电缆开展抽查。
  lines: [3, 4]
  products:
  - {name: 电线电缆, quote: 电线电缆}
"""


def _plan():
    node = {"label": "一、", "heading": "抽查", "text": "对电线电缆开展抽查。", "lines": [3, 4]}
    made = plan("p", 2022, [{**node, "products": [CABLE]}])
    return made, by_plan(corpus_of(made))["p"]


def _marks(source):
    return {line.number: [piece.text for piece in line.pieces if piece.mark] for line in source.lines}


def test_a_record_names_the_lines_of_the_original_and_marks_quotes_in_the_text_only():
    source = record_source(*_plan(), "p.yaml", RECORD)
    (place,) = source.lines[2].begins
    assert (place.node, place.number, tuple(place.lines)) == ("sec_1", "一", (3, 4))
    assert {number: found for number, found in _marks(source).items() if found} == {5: ["电线电缆"]}
    assert "\n".join("".join(p.text for p in line.pieces) for line in source.lines) + "\n" == RECORD


def test_a_raw_text_marks_quotes_in_the_lines_of_their_provision_only():
    text = "标题\n电线电缆\n一、抽查\n对电线电缆开展抽查。\n"
    source = raw_source(*_plan(), "p.txt", text)
    assert [place.node for place in source.lines[2].begins] == ["sec_1"]
    assert {number: found for number, found in _marks(source).items() if found} == {4: ["电线电缆"]}


def test_in_a_record_with_other_labels_than_provisions_all_begin_at_the_top():
    source = record_source(*_plan(), "p.yaml", RECORD + "- label: 二、\n")
    assert [len(line.begins) for line in source.lines] == [1] + [0] * (len(source.lines) - 1)
