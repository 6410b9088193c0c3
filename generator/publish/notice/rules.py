"""Every rule that a finished notice is checked against, once: its code, its weight, what to do.

Weight follows the standard: what GB/T 9704-2012 requires is an error, what it has as usual (一般) a
warning, what is only practice a note. Clauses are those of GB/T 9704-2012 unless another is named; 条例 is
the 党政机关公文处理工作条例 of 2012.
"""

from __future__ import annotations

from generator.core.codes import Finding
from generator.core.terms import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

PAPER = Finding("notice-paper", _E, "纸张为 {size} 毫米，不是 A4", "页面设置改为 A4 纵向 210×297 毫米（5.1）")
MARGINS = Finding(
    "notice-margins", _E, "{side}边距为 {size} 毫米", "应为 {wanted} 毫米，允许相差 1 毫米（5.2.1）"
)
GRID = Finding("notice-grid", _W, "使用了文档网格", "改为“无网格”，由固定行距保证每页 22 行（5.2.3）")
BODY_TYPE = Finding("notice-body-type", _W, "正文为 {size} 磅 {font}", "一般用三号（16 磅）仿宋（5.2.2）")
PITCH = Finding(
    "notice-line-pitch", _E, "正文行距为 {pitch}，每页 {lines} 行", "改为固定值 28.95 磅，每页 22 行（5.2.3）"
)
CHARACTERS = Finding("notice-characters", _W, "每行 {count} 字", "字间距紧缩 0.25 磅，每行 28 字（5.2.3）")
COLOUR = Finding(
    "notice-colour", _E, "有彩色文字：{words}", "除发文机关标志、红色分隔线和印章外均为黑色（5.2.4）"
)
SECRECY = Finding("notice-secrecy", _E, "标有密级：{words}", "涉密材料不得在本系统处理（7.2.2）")
URGENCY = Finding("notice-urgency", _E, "紧急程度“{words}”不合规定", "只用“特急”或“加急”（7.2.3）")
NO_MARK = Finding("notice-mark-missing", _W, "没有红色的发文机关标志", "文件格式应有发文机关标志（7.2.4）")
MARK_WIDTH = Finding(
    "notice-mark-width", _E, "发文机关标志排不进一行", "缩小字号或压缩字宽，不得换行（7.2.4）"
)
NO_RULE = Finding(
    "notice-rule-missing", _E, "没有红色分隔线", "在发文字号之下 4 毫米处加与版心等宽的红线（7.2.7）"
)
NO_NUMBER = Finding(
    "notice-number-missing", _E, "没有发文字号", "在发文机关标志下空二行处编排发文字号（7.2.5）"
)
NUMBER_FORM = Finding(
    "notice-number-form",
    _E,
    "发文字号“{words}”写法不合规定",
    "写作 机关代字〔2026〕1号，不加“第”，不编虚位（7.2.5）",
)
NUMBER_YEAR = Finding(
    "notice-number-year", _N, "发文字号的年份 {year} 与成文日期 {date} 不同", "核对发文字号"
)
NO_TITLE = Finding("notice-title-missing", _E, "没有找到标题", "标题用二号小标宋，居中（7.3.1）")
TITLE_TYPE = Finding("notice-title-type", _W, "标题为 {size} 磅 {font}", "一般用二号（22 磅）小标宋（7.3.1）")
TITLE_LINE = Finding(
    "notice-title-line", _E, "标题的一行“{words}”{reason}", "调整标题回行，词意完整（7.3.1）"
)
TITLE_PARTS = Finding(
    "notice-title-parts", _E, "标题缺少{part}", "标题由发文机关、事由和文种组成（条例第九条）"
)
TITLE_MARKS = Finding(
    "notice-title-marks", _N, "标题中有标点“{words}”", "除书名号、引号、括号和顿号外一般不用标点"
)
TITLE_KIND = Finding("notice-title-kind", _E, "标题的文种重复：{words}", "只用一个文种（条例第八条）")
NO_ADDRESSEES = Finding(
    "notice-addressees-missing", _W, "没有主送机关", "在标题下空一行处顶格编排，或移至版记（7.3.2）"
)
INDENT = Finding(
    "notice-indent", _E, "{count} 个自然段首行没有缩进二字，如“{words}”", "首行缩进 2 字符（7.3.3）"
)
LABEL_FORM = Finding(
    "notice-label-form", _E, "序号“{words}”{more}写法不合规定", "写作 一、（一）1.（1）（7.3.3）"
)
LEVEL_TYPE = Finding(
    "notice-level-type", _W, "“{words}”{more}为{font}", "一般一级用黑体、二级用楷体、三四级用仿宋（7.3.3）"
)
LEVEL_BOLD = Finding("notice-level-bold", _W, "“{words}”{more}加粗", "层次标题以字体区分，不加粗（7.3.3）")
LEVEL_ORDER = Finding(
    "notice-level-order", _N, "“{words}”{more}越过了一级序号", "层次依次为 一、（一）1.（1）（7.3.3）"
)
NUMBER_GAP = Finding("notice-numbering", _N, "“{words}”{more}与前一序号不连续", "核对是否缺条或重号")
YEAR_GLUED = Finding("notice-number-glued", _N, "序号与数字相连：“{words}”{more}", "序号后空半格，以免误读")
ATTACHMENT_FORM = Finding(
    "notice-attachment-form",
    _E,
    "附件说明“{words}”写法不合规定",
    "写作“附件：1. 名称”，名称后不加标点（7.3.4）",
)
ATTACHMENT_GONE = Finding(
    "notice-attachment-missing",
    _E,
    "附件说明列有“{words}”，文后没有",
    "补上附件，名称和顺序与附件说明一致（7.3.7）",
)
ATTACHMENT_UNLISTED = Finding(
    "notice-attachment-unlisted",
    _W,
    "正文提到附件（“{words}”），没有附件说明",
    "补上附件说明和附件，或改正正文",
)
NAMES = Finding("notice-names", _N, "名称不一致：“{first}”与“{second}”", "核对是否同一事项，是则全文统一名称")
NO_DATE = Finding("notice-date-missing", _E, "没有成文日期", "在署名下编排成文日期（7.3.5）")
DATE_FORM = Finding(
    "notice-date-form", _E, "日期“{words}”写法不合规定", "用阿拉伯数字，年份四位，月日不编虚位（7.3.5.4）"
)
DATE_ORDER = Finding(
    "notice-date-order", _E, "成文日期 {dated} 晚于印发日期 {printed}", "核对两个日期（条例第九条）"
)
COPIES_FORM = Finding(
    "notice-copies-form", _E, "抄送机关“{words}”写法不合规定", "“抄送：”后列机关，句末加句号（7.4.2）"
)
PRINTED_FORM = Finding(
    "notice-printed-form", _E, "印发日期“{words}”写法不合规定", "右空一字，后加“印发”（7.4.3）"
)
NO_PAGE_NUMBER = Finding("notice-page-number", _W, "没有页码", "用四号半角宋体，数字两边各一条一字线（7.5）")
PAGE_TYPE = Finding("notice-page-type", _W, "页码为 {size} 磅 {font}", "一般用四号（14 磅）宋体（7.5）")
PAGE_SIDES = Finding(
    "notice-page-sides", _W, "单双页页码位置相同", "单页码居右空一字，双页码居左空一字（7.5）"
)
TABLE_HEAD = Finding("notice-table-head", _N, "表格跨页时表头不重复", "设置“在各页顶端以标题行形式重复出现”")
TABLE_GRID = Finding("notice-table-grid", _N, "表格列宽前后不一", "统一列宽，WPS 以网格为准")
HALF_WIDTH = Finding(
    "notice-half-width", _E, "汉字间有半角标点 {count} 处，如“{words}”", "改用全角（GB/T 15834）"
)
RANGE = Finding("notice-range", _E, "数字范围“{words}”用了半角连接号", "改用“—”（GB/T 15835）")
PERCENT = Finding("notice-percent", _N, "百分数写法不一：“{words}”", "全文统一用 %（GB/T 15835）")
HINT = Finding(
    "notice-quote-font", _N, "{count} 处引号、破折号可能按西文字体显示", "在这些文字上指定中文字体"
)
TRADITIONAL = Finding("notice-traditional", _E, "有繁体字：{words}", "公文用规范汉字（国家通用语言文字法）")
LENGTH = Finding("notice-length", _W, "正文约 {count} 字", "一般不超过 5000 字")
REPORTING = Finding("notice-reporting", _N, "要求定期报送：“{words}”", "核对依据，避免增加基层负担")
LEFT_OVER = Finding("notice-left-over", _E, "有未清理的文字：“{words}”", "补全或删去")
TO_FILL = Finding("notice-to-fill", _W, "待填：{words}", "补全后去掉底色")
REVISIONS = Finding("notice-revisions", _E, "有修订或批注未清理", "接受或拒绝全部修订，删除批注")
METADATA = Finding("notice-metadata", _N, "文件属性含{what}", "用“检查文档”清除")
THEME_FONTS = Finding("notice-theme-fonts", _W, "样式引用主题字体", "直接指定字体，换机后不变")
FONT = Finding("notice-font", _W, "使用了“{font}”字体", "公文只用小标宋、仿宋、楷体、黑体、宋体（5.2.2）")
COMPATIBILITY = Finding("notice-compatibility", _N, "兼容模式为 {mode}", "用现行格式（15）保存，排版更稳定")
REPORT_ASKS = Finding(
    "notice-report-asks", _E, "报告中夹带请示：“{words}”", "报告不得夹带请示事项（条例第十五条）"
)
TO_GOVERNMENT = Finding(
    "notice-to-government",
    _W,
    "主送下级政府：{words}",
    "部门一般不得向下级政府正式行文，需注明经政府同意（条例第十六条）",
)
INNER_ISSUER = Finding(
    "notice-inner-issuer",
    _W,
    "发文机关“{words}”是内设机构",
    "除办公厅（室）外，内设机构不得对外正式行文（条例第十七条）",
)
UNREADABLE = Finding(
    "notice-unreadable", _E, "不是可读的 .docx 文件：{reason}", "用 Word 或 WPS 另存为 .docx"
)

RULES: tuple[Finding, ...] = (
    PAPER,
    MARGINS,
    GRID,
    BODY_TYPE,
    PITCH,
    CHARACTERS,
    COLOUR,
    SECRECY,
    URGENCY,
    NO_MARK,
    MARK_WIDTH,
    NO_RULE,
    NO_NUMBER,
    NUMBER_FORM,
    NUMBER_YEAR,
    NO_TITLE,
    TITLE_TYPE,
    TITLE_LINE,
    TITLE_PARTS,
    TITLE_MARKS,
    TITLE_KIND,
    NO_ADDRESSEES,
    INDENT,
    LABEL_FORM,
    LEVEL_TYPE,
    LEVEL_BOLD,
    LEVEL_ORDER,
    NUMBER_GAP,
    YEAR_GLUED,
    ATTACHMENT_FORM,
    ATTACHMENT_GONE,
    ATTACHMENT_UNLISTED,
    NAMES,
    NO_DATE,
    DATE_FORM,
    DATE_ORDER,
    COPIES_FORM,
    PRINTED_FORM,
    NO_PAGE_NUMBER,
    PAGE_TYPE,
    PAGE_SIDES,
    TABLE_HEAD,
    TABLE_GRID,
    HALF_WIDTH,
    RANGE,
    PERCENT,
    HINT,
    TRADITIONAL,
    LENGTH,
    REPORTING,
    LEFT_OVER,
    TO_FILL,
    REVISIONS,
    METADATA,
    THEME_FONTS,
    FONT,
    COMPATIBILITY,
    REPORT_ASKS,
    TO_GOVERNMENT,
    INNER_ISSUER,
    UNREADABLE,
)
"""All of them, in the order of a document, for the documentation and its test."""
