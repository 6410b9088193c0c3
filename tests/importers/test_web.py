"""A saved page gives what its reader sees of the document, and no scripts, menus or hidden text."""

import pytest

from generator.importers import ImportFailure
from generator.importers.web import read_web, read_web_archive


def _lines(page: str) -> list[str]:
    return read_web(page.encode()).text.split("\n")


def test_paragraphs_and_breaks_become_lines() -> None:
    assert _lines("<body><p>　　一、总体要求</p><div>守住底线。<br>压实责任。</div></body>") == [
        "一、总体要求",
        "守住底线。",
        "压实责任。",
    ]


def test_marks_inside_a_line_do_not_break_it() -> None:
    assert _lines("<p><b>（一）</b><span>抓好<font>抽查</font></span>。&nbsp;6月底前完成</p>") == [
        "（一）抓好抽查。 6月底前完成"
    ]


def test_lines_of_preformatted_text_are_lines() -> None:
    page = "<pre>　　一、总体要求\n　　守住<b>底线\n二、</b>任务</pre><p>甲，\n乙</p>"
    assert _lines(page) == ["一、总体要求", "守住底线", "二、任务", "甲，乙"]


def test_a_line_wrapped_in_the_source_is_joined() -> None:
    assert _lines("<p>加强监督抽查，\n   及时公布结果。</p>") == ["加强监督抽查，及时公布结果。"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a='一、'</script>",
        "<style>p{}</style>",
        "<!-- 一、旧稿 -->",
        "<noscript>请开启脚本</noscript>",
        "<div style='color:red; display: none'>二维码</div>",
        "<p hidden>旧稿</p>",
        "<nav><a href='/'>首页</a></nav>",
        "<div role='navigation'>栏目</div>",
        "<div title='header'><p>内部资料</p></div>",
        "<form><input value='搜'><button>搜索</button><select><option>全文</option></select></form>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(unseen: str) -> None:
    assert _lines(f"<body><p>一、总体要求</p>{unseen}<p>二、任务</p></body>") == ["一、总体要求", "二、任务"]


def test_text_that_a_script_would_show_later_is_read() -> None:
    assert _lines(
        "<body style='display:none'><div style='visibility: hidden; opacity: 0'>一、要求</div></body>"
    ) == ["一、要求"]


def test_marks_of_notes_are_left_out_and_raised_figures_stay() -> None:
    page = "<p>抓好抽查<sup><a href='#n1'>1</a></sup>，面积20m<sup>2</sup><a href='#_ftn1'>[1]</a>。</p>"
    assert _lines(page) == ["抓好抽查，面积20m2。"]


def test_the_text_after_an_unseen_element_stays() -> None:
    assert _lines("<p>抓好<script>x</script>抽查</p>") == ["抓好抽查"]


def test_a_list_of_links_is_a_menu() -> None:
    menu = "".join(f"<li><a href='{n}.html'>相关工作要点第{n}篇</a> 2022-03-0{n}</li>" for n in range(1, 6))
    assert _lines(f"<body><p>一、总体要求</p><ul>{menu}</ul></body>") == ["一、总体要求"]


def test_a_list_of_attached_files_is_no_menu() -> None:
    files = "".join(f"<li><a href='{n}.doc'>附件{n} 任务表</a></li>" for n in range(1, 6))
    assert _lines(f"<body><p>一、要求</p><ul>{files}</ul></body>")[1] == "附件1 任务表"


def test_a_body_with_links_in_it_is_no_menu() -> None:
    body = "".join(
        f"<p>第{n}项，按照<a href='{n}'>《产品质量法》</a>的规定开展监督检查并公布结果。</p>"
        for n in "一二三四五"
    )
    assert len(_lines(f"<div>{body}</div>")) == 5


def test_a_task_table_keeps_its_rows() -> None:
    page = """<p>任务表</p><table><tr><th>序号</th><th>任务</th><th>时限</th></tr>
      <tr><td>1</td><td><p>抽查电线电缆</p></td><td>5月底前</td></tr></table><p>抓好落实。</p>"""
    assert _lines(page) == ["任务表", "", "序号\t任务\t时限", "1\t抽查电线电缆\t5月底前", "", "抓好落实。"]


def test_merged_cells_keep_their_columns() -> None:
    page = """<table><tr><td rowspan=2>质监科</td><td>抽查</td><td>5月</td></tr><tr><td>监测</td><td>6月</td></tr>
      <tr><td colspan=2>合计</td><td>2</td></tr></table>"""
    assert [line for line in _lines(page) if line] == ["质监科\t抽查\t5月", "质监科\t监测\t6月", "合计\t\t2"]


def test_a_table_that_lays_out_the_page_gives_its_paragraphs() -> None:
    page = "<table><tr><td><table><tr><td>索 引 号：</td><td>001</td></tr></table><p>一、要求</p></td></tr></table>"
    assert _lines(page) == ["索 引 号：\t001", "", "一、要求"]


def test_items_of_a_numbered_list_have_their_numbers() -> None:
    assert _lines("<ol start=2><li>抓好抽查</li><li>2022年底前完成</li></ol><ul><li>落实责任</li></ul>") == [
        "2.抓好抽查",
        "3. 2022年底前完成",
        "落实责任",
    ]


@pytest.mark.parametrize(
    ("declared", "real"), [("gb2312", "gb18030"), ("utf-8", "gb18030"), ("big5", "utf-8")]
)
def test_the_encoding_is_the_real_one_whatever_the_page_declares(declared: str, real: str) -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>一、总体要求：守住底线</p>'
    assert read_web(page.encode(real)).text == "一、总体要求：守住底线"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(ImportFailure, match="请在浏览器中打开"):
        read_web(b"<!-- -->")


def test_a_page_nested_too_deep_is_refused_and_not_cut() -> None:
    with pytest.raises(ImportFailure, match="嵌套过深"):
        read_web(("<p>一、要求</p>" + "<div>" * 5_000 + "二、任务").encode())


@pytest.mark.parametrize("tag", ["table><tr><td", "ul><li", "span"])
def test_deep_pages_within_the_limit_are_read(tag: str) -> None:
    assert _lines(f"<{tag}>" * 300 + "一、要求") == ["一、要求"]


def test_markup_in_the_text_stays_text() -> None:
    assert _lines("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>") == ["<script>alert(1)</script>"]


def test_a_page_saved_as_one_file_is_read() -> None:
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "<p>一、总体要求</p><p>守住底线</p>\r\n--b--\r\n"
    )
    document = read_web_archive(archive.encode("gb18030"))
    assert document.text == "一、总体要求\n守住底线"
    assert document.format == "mht"


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(ImportFailure, match="没有网页正文"):
        read_web_archive(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\n--b--")
