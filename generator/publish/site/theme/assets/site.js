// What a page does besides being read: days left, copying, script and colour switches, filters, sorting.
// Classic script, nothing loaded, nothing sent; all text is set as text.
(function () {
  "use strict";
  var hant = document.documentElement.lang === "zh-Hant";
  function say(simplified, traditional) { return hant ? traditional : simplified; }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function keep(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* not kept, then */ } }

  // Days left or passed, from the reader's own day.
  function dayNumber(text) { var p = text.split("-"); return Date.UTC(+p[0], p[1] - 1, +p[2]) / 864e5; }
  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
  function daysLeft(from, to) {
    if (from && dayNumber(from) > today) return say("还有 ", "還有 ") + (dayNumber(from) - today) + say(" 天开始", " 天開始");
    if (!to) return say("已开始", "已開始");
    var left = dayNumber(to) - today;
    if (left > 0) return say("还剩 ", "還剩 ") + left + " 天";
    return left === 0 ? say("今天到期", "今天到期") : say("已过 ", "已過 ") + -left + " 天";
  }
  all(".wp-left").forEach(function (place) {
    place.textContent = daysLeft(place.getAttribute("data-from"), place.getAttribute("data-to"));
  });

  // Home: what is due next, if anything still is.
  var due = document.querySelector("[data-due-list]");
  if (due) {
    var coming = all("li", due).filter(function (item) {
      var left = item.querySelector(".wp-left");
      var to = left && (left.getAttribute("data-to") || left.getAttribute("data-from"));
      return to && dayNumber(to) >= today;
    });
    if (coming.length) all("li", due).forEach(function (item) { item.hidden = coming.indexOf(item) < 0; });
    else document.querySelector("[data-due-note]").insertAdjacentText("afterbegin", say("今天以后没有已写明的时限。", "今天以後沒有已寫明的時限。"));
  }

  // Copying. The clipboard is not there on file:// in every browser, so an old way stands behind it.
  function copyOld(text) {
    var box = document.createElement("textarea");
    box.value = text;
    box.className = "wp-hide";
    document.body.appendChild(box);
    box.select();
    var done = document.execCommand("copy");
    box.remove();
    return done;
  }
  function copy(text, button) {
    function tell(done) {
      var before = button.textContent;
      button.textContent = done ? say("已复制", "已複製") : text;
      if (done) setTimeout(function () { button.textContent = before; }, 1500);
    }
    if (!navigator.clipboard) return tell(copyOld(text));
    navigator.clipboard.writeText(text).then(function () { tell(true); }, function () { tell(copyOld(text)); });
  }
  all(".wp-copy, .wp-copy-link").forEach(function (button) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      var anchor = button.parentNode.querySelector(".wp-anchor");
      copy(button.getAttribute("data-copy") || anchor.href, button);
    });
  });

  // The other script: same page, same anchor, remembered.
  all("a[data-script]").forEach(function (link) {
    link.addEventListener("click", function () {
      keep("wp-script", link.getAttribute("data-script"));
      if (!link.hash) link.href += location.search + location.hash;
    });
  });
  var scheme = document.querySelector(".wp-scheme");
  if (scheme) {
    scheme.hidden = false;
    scheme.addEventListener("click", function () {
      var root = document.documentElement;
      var dark = root.getAttribute("data-scheme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.setAttribute("data-scheme", dark === "dark" ? "light" : "dark");
      keep("wp-scheme", root.getAttribute("data-scheme"));
    });
  }

  function counted(shown, of) {
    return say("显示 ", "顯示 ") + shown + say(" 项，共 ", " 項，共 ") + of + say(" 项", " 項");
  }

  // Filters over all rows of the page. An address may choose: plans/index.html?region=江西省.
  function values(row, name) { return (row.getAttribute("data-" + name) || "").split("|").filter(Boolean); }
  function shownRows() { return all("[data-row]").filter(function (row) { return !row.hidden; }); }
  all("form[data-filter]").forEach(function (form) {
    var rows = all("[data-row]"), wanted = new URLSearchParams(location.search);
    all("select", form).forEach(function (select) {
      var seen = {};
      rows.forEach(function (row) { values(row, select.name).forEach(function (value) { seen[value] = true; }); });
      Object.keys(seen).sort().forEach(function (value) { select.add(new Option(value, value)); });
      select.parentNode.hidden = Object.keys(seen).length < 2;
      if (seen[wanted.get(select.name)]) select.value = wanted.get(select.name);
    });
    function apply() {
      var text = form.elements.text.value.trim().toLowerCase(), shown = 0;
      rows.forEach(function (row) {
        var fits = !text || row.textContent.toLowerCase().indexOf(text) >= 0;
        all("select", form).forEach(function (select) {
          if (select.value && values(row, select.name).indexOf(select.value) < 0) fits = false;
        });
        row.hidden = !fits;
        shown += fits;
      });
      all("table[data-sortable] tbody").forEach(hideIfEmpty);
      form.querySelector("output").textContent = counted(shown, rows.length);
    }
    form.hidden = false;
    if (location.search) apply();
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply); });
    form.querySelector(".wp-save").addEventListener("click", function () { save(shownRows()); });
  });
  function hideIfEmpty(body) {
    body.hidden = !all("tr", body).some(function (row) { return !row.hidden && row.className !== "wp-month-head"; });
  }

  // The rows that are shown, as a file for Excel and WPS; nothing in it can become a formula.
  function cellText(cell) {
    var copy = cell.cloneNode(true);
    all(".wp-left", copy).forEach(function (left) { left.remove(); });
    all("br", copy).forEach(function (line) { line.replaceWith(" "); });
    var text = copy.textContent.trim().replace(/\s+/g, " ");
    return '"' + (/^[=+\-@＝＋－＠]/.test(text) ? "'" : "") + text.replace(/"/g, '""') + '"';
  }
  function save(rows) {
    if (!rows.length) return;
    var lines = [rows[0].closest("table").tHead.rows[0]].concat(rows).map(function (row) {
      return Array.prototype.map.call(row.cells, cellText).join(",");
    });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
    link.download = document.querySelector("h1").textContent.trim() + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  // Sorting by a column. A table in months loses them while it is sorted.
  function sortKey(row, column) {
    var cell = row.cells[column];
    return cell.getAttribute("data-sort") || cell.textContent.trim();
  }
  function compare(x, y) {
    return x !== "" && y !== "" && !isNaN(x) && !isNaN(y) ? x - y : x.localeCompare(y, "zh");
  }
  all("table[data-sortable]").forEach(function (table) {
    var heads = all("thead th", table), rows = all("tbody tr:not(.wp-month-head)", table);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "wp-sort";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var body = table.tBodies.length > 1 ? table.appendChild(document.createElement("tbody")) : table.tBodies[0];
        rows.slice().sort(function (a, b) {
          var order = compare(sortKey(a, column), sortKey(b, column));
          return up ? order : -order;
        }).forEach(function (row) { body.appendChild(row); });
        all("tbody", table).forEach(function (other) { if (!other.rows.length) other.remove(); else hideIfEmpty(other); });
      });
    });
  });

  // The outline stands open where there is room beside the text.
  var room = matchMedia("(min-width: 62em)");
  all("details[data-outline]").forEach(function (outline) {
    function fit() { outline.open = room.matches; }
    fit();
    room.addEventListener("change", fit);
  });

  // The outline shows where one is.
  var marks = all(".wp-outline a[href^='#']");
  if (marks.length && window.IntersectionObserver) {
    var byId = {};
    marks.forEach(function (link) { byId[decodeURIComponent(link.hash.slice(1))] = link; });
    var watcher = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting || !byId[entry.target.id]) return;
        marks.forEach(function (link) { link.removeAttribute("aria-current"); });
        byId[entry.target.id].setAttribute("aria-current", "true");
      });
    }, { rootMargin: "0px 0px -70% 0px" });
    Object.keys(byId).forEach(function (id) { var place = document.getElementById(id); if (place) watcher.observe(place); });
  }
})();
