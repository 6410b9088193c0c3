"""The sentence that says what a measure does with a subject."""

import pytest

from generator.core.model import Node
from generator.views.excerpts import LONGEST, excerpt_of
from generator.views.facts import Piece
from generator.views.subjects import subject_frames, subject_mentions
from tests.views.plans import RANDOM, corpus_of, plan


def _node(text, heading="任务"):
    return Node(label="一、", heading=heading, text=text)


def test_the_sentence_around_the_quote_is_shown_with_the_quote_marked():
    pieces = excerpt_of(_node("先摸底。对企业实行双随机抽查；结果公开。"), "双随机")
    assert pieces == (Piece("对企业实行"), Piece("双随机", 1), Piece("抽查；"))


def test_where_only_the_heading_has_the_quote_the_text_begins_to_say_what_it_means():
    pieces = excerpt_of(_node("抽取对象和人员。", heading="推行双随机"), "双随机")
    assert pieces == (Piece("抽取对象和人员。"),)
    assert excerpt_of(_node(None, heading="推行双随机"), "双随机") == ()


@pytest.mark.parametrize("before", [0, 20, 300])
@pytest.mark.parametrize("behind", [0, 20, 300])
def test_a_long_sentence_is_cut_around_the_quote(before, behind):
    pieces = excerpt_of(_node("甲" * before + "双随机" + "乙" * behind), "双随机")
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.mark] == ["双随机"]
    assert len(shown) <= LONGEST + 2
    assert shown.startswith("…") == (before == 300)
    assert shown.endswith("…") == (behind == 300)


@pytest.mark.parametrize(
    ("text", "headline", "excerpt"),
    [
        ("实行双随机抽查。", "实行双随机抽查。", ""),
        ("实行双随机抽查，" + "并公开结果，" * 12, "", "实行双随机抽查，" + "并公开结果，" * 12),
        ("先摸清底数" + "再列清单" * 12 + "。实行双随机抽查。", "先摸清底数再列清单", "实行双随机抽查。"),
    ],
    ids=["all in the headline", "the headline is how it begins", "behind the headline"],
)
def test_a_measure_without_heading_is_not_shown_twice(text, headline, excerpt):
    corpus = corpus_of(plan("p", 2022, [{"label": "一、", "text": text, "entities": [RANDOM]}]))
    (frame,) = [frame for frame in subject_frames(corpus, "entity") if frame.ref.id == "random"]
    (mention,) = subject_mentions(corpus, frame.ref).mentions
    assert mention.measure.heading.startswith(headline)
    assert bool(mention.measure.heading) == bool(headline)
    assert "".join(piece.text for piece in mention.excerpt) == excerpt
