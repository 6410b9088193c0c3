"""Tables are printed a row a line, and tables that only lay out a page as its paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from generator.importers.flat import Block, Cell, lay_out, print_blocks, tidy


def _cells(*words: str) -> list[Cell]:
    return [Cell((word,) if word else ()) for word in words]


def test_cells_are_parted_by_tabs() -> None:
    assert lay_out([_cells("序号", "任务"), _cells("1", "抽查")]) == [("序号\t任务", "1\t抽查")]


def test_a_cell_of_several_paragraphs_stays_on_its_line() -> None:
    rows = [_cells("任务", "时限"), [Cell(("抽查电线电缆", "抽查燃气具")), Cell(("5月底前",))]]
    assert lay_out(rows) == [("任务\t时限", "抽查电线电缆 抽查燃气具\t5月底前")]


def test_a_cell_broken_after_a_comma_is_joined_without_a_blank() -> None:
    rows = [_cells("任务", "单位"), [Cell(("抽查灶具、", "软管")), Cell(("质监科", "执法科"))]]
    assert lay_out(rows) == [("任务\t单位", "抽查灶具、软管\t质监科 执法科")]


def test_a_cell_over_two_columns_gives_its_words_once() -> None:
    rows = [[Cell(("任务",), columns=2), Cell(("时限",))], _cells("一", "抽查", "5月")]
    assert lay_out(rows) == [("任务\t\t时限", "一\t抽查\t5月")]


def test_a_cell_over_two_rows_gives_its_words_in_both() -> None:
    rows = [_cells("单位", "任务"), [Cell(("质监科",), rows=2), Cell(("抽查",))], _cells("监测")]
    assert lay_out(rows) == [("单位\t任务", "质监科\t抽查", "质监科\t监测")]


def test_a_cell_that_goes_on_with_the_one_above_gives_its_words() -> None:
    rows = [_cells("质监科", "抽查"), [Cell((), continues=True), Cell(("监测",))]]
    assert lay_out(rows) == [("质监科\t抽查", "质监科\t监测")]


def test_a_wide_cell_over_two_rows_keeps_its_columns() -> None:
    rows = [[Cell(("各科",), columns=2, rows=2), Cell(("抽查",))], _cells("监测"), _cells("甲", "乙", "丙")]
    assert lay_out(rows) == [("各科\t\t抽查", "各科\t\t监测", "甲\t乙\t丙")]


def test_columns_and_rows_without_words_go() -> None:
    rows = [_cells("序号", "", "任务"), _cells("", "", ""), _cells("1", "", "抽查")]
    assert lay_out(rows) == [("序号\t任务", "1\t抽查")]


def test_short_rows_are_filled_up() -> None:
    assert lay_out([_cells("甲", "乙", "丙"), _cells("1")]) == [("甲\t乙\t丙", "1\t\t")]


def test_one_column_is_no_table() -> None:
    assert lay_out([_cells("一、总体要求"), _cells("二、重点任务")]) == ["一、总体要求", "二、重点任务"]


def test_a_table_around_a_table_is_no_table() -> None:
    inner: tuple[str, ...] = ("序号\t任务", "1\t抽查")
    rows = [[Cell(("标题",)), Cell((inner,), nested=True)]]
    assert lay_out(rows) == ["标题", inner]


def test_a_table_whose_one_cell_holds_the_body_is_no_table() -> None:
    body = tuple(f"（{number}）抓好监管。" + "落实责任，" * 20 for number in "一二三四")
    assert lay_out([[Cell(("栏目",)), Cell(body)]]) == ["栏目", *body]


def test_a_task_table_with_long_cells_stays_a_table() -> None:
    rows = [_cells("任务", "措施", "时限")]
    rows += [_cells(f"任务{n}", "开展监督检查，" * 30, "年底前") for n in range(3)]
    assert isinstance(lay_out(rows)[0], tuple)


def test_an_absurdly_wide_table_is_printed_as_paragraphs() -> None:
    assert lay_out([_cells(*"甲" * 300)]) == ["甲"] * 300


def test_a_table_stands_between_blank_lines() -> None:
    blocks: list[Block] = ["一、任务表", ("序号\t任务", "1\t抽查"), "二、要求"]
    assert print_blocks(blocks) == "一、任务表\n\n序号\t任务\n1\t抽查\n\n二、要求"


def test_blanks_are_joined_and_edges_go() -> None:
    assert tidy(" \u3000一、总体\t要求\xa0 \n") == "一、总体 要求"


@given(
    st.lists(
        st.lists(st.tuples(st.text(max_size=3), st.integers(1, 3), st.integers(1, 3)), max_size=4), max_size=5
    )
)
def test_rows_of_a_printed_table_have_equally_many_cells(rows: list[list[tuple[str, int, int]]]) -> None:
    cells = [[Cell((tidy(w),) if tidy(w) else (), c, r) for w, c, r in row] for row in rows]
    for block in lay_out(cells):
        if isinstance(block, tuple):
            assert len({line.count("\t") for line in block}) == 1
