// Words of the page in its script. Names of the vocabulary and words of the plans are converted, these are not.

var WORDS = HANT ? {
  box: "檢索全部計劃的條款", go: "檢索", more: "再列十條", filters: "篩選", clear: "清除篩選", none: "沒有條款同時含有這些詞。",
  hint: "輸入產品、事項、期限或單位，如 電線電纜 監督抽查；簡體、繁體均可。",
  total: function (n) { return "共 " + n + " 條"; },
  all: function (n) { return "全部 " + n + " 條結果"; },
  drop: function (p, n) { return "去掉“" + p + "”：" + n + " 條"; },
  near: function (p, n) { return "相近詞“" + p + "”：" + n + " 條"; },
  instead: function (p, o) { return "“" + p + "”的規範名稱是“" + o + "”"; },
  page: function (k, n) { return k + "：" + n + "（任務、時限、指標一覽）"; },
  about: function (k) { return k + "：任務、時限、指標一覽"; },
  year: "年度", region: "地區", kind: "文種", product: "產品", entity: "系統和制度", unit: "單位", month: "到期月份", has_target: "量化指標",
  targeted: "有量化指標",
  long: function (n) { return "檢索詞過長，請縮短到 " + n + " 字以內"; },
  many: function (n) { return "檢索詞過多，請減到 " + n + " 個以內"; },
  unread: function (name) { return "檢索數據 " + name + " 無法讀取"; },
  old: "瀏覽器版本過低，無法檢索；請改用較新的瀏覽器"
} : {
  box: "检索全部计划的条款", go: "检索", more: "再列十条", filters: "筛选", clear: "清除筛选", none: "没有条款同时含有这些词。",
  hint: "输入产品、事项、期限或单位，如 电线电缆 监督抽查；简体、繁体均可。",
  total: function (n) { return "共 " + n + " 条"; },
  all: function (n) { return "全部 " + n + " 条结果"; },
  drop: function (p, n) { return "去掉“" + p + "”：" + n + " 条"; },
  near: function (p, n) { return "相近词“" + p + "”：" + n + " 条"; },
  instead: function (p, o) { return "“" + p + "”的规范名称是“" + o + "”"; },
  page: function (k, n) { return k + "：" + n + "（任务、时限、指标一览）"; },
  about: function (k) { return k + "：任务、时限、指标一览"; },
  year: "年度", region: "地区", kind: "文种", product: "产品", entity: "系统和制度", unit: "单位", month: "到期月份", has_target: "量化指标",
  targeted: "有量化指标",
  long: function (n) { return "检索词过长，请缩短到 " + n + " 字以内"; },
  many: function (n) { return "检索词过多，请减到 " + n + " 个以内"; },
  unread: function (name) { return "检索数据 " + name + " 无法读取"; },
  old: "浏览器版本过低，无法检索；请改用较新的浏览器"
};
