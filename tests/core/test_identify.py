from generator.core.identify import identify_nodes
from generator.core.model import Node, walk


def ids(*body: Node) -> list[str | None]:
    return [node.id for node, _ in walk(identify_nodes(body))]


def test_a_provision_is_named_by_the_numbers_on_the_way_to_it() -> None:
    assert ids(Node("三、", children=(Node("（二）"),))) == ["sec_3", "sec_3__subsec_2"]


def test_items_of_an_inline_series_are_points() -> None:
    tree = Node("一、", children=(Node("一是", children=(Node("1."),)), Node("第二，")))
    assert ids(tree) == ["sec_1", "sec_1__point_1", "sec_1__point_1__subsec_1", "sec_1__point_2"]


def test_levels_begin_anew_in_an_annex() -> None:
    assert ids(Node("附件2", children=(Node("一、"),))) == ["att_2", "att_2__sec_1"]


def test_the_second_of_two_alike_is_counted() -> None:
    assert ids(Node("1."), Node("1、"), Node("2.")) == ["sec_1", "sec_1-2", "sec_2"]


def test_given_ids_are_kept_and_not_given_again() -> None:
    assert ids(Node("1.", id="sec_2"), Node("2.")) == ["sec_2", "sec_2-2"]


def test_an_unreadable_label_takes_the_next_number() -> None:
    assert ids(Node("③"), Node("？")) == ["sec_3", "sec_4"]
