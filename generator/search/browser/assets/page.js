// The box in the header of every page, and the page of results.

var PAGE = 10, MOST_PARTS = 6, MOST_ALIKE = 3;
var corpus = null, answers = new Map(), KEPT = 60;

// The corpus, made ready by the first search.
function ready() {
  if (!corpus) {
    var script = new Script(META), chunks = Array.from({ length: META.chunks || 0 }, function (_, i) { return loadJson("w/" + i); });
    setMarks(META.marks);
    var words = HANT ? loadJson("hant").then(function (shard) { script.learn(shard); }) : null;
    corpus = Promise.all(chunks).then(function (rows) {
      return { script: script, words: words, index: META.shards ? new Sharded(META, script) : new Whole(rows.flat(), script) };
    });
    corpus.catch(function () { corpus = null; });
  }
  return corpus;
}

async function answer(text, filters) {
  var made = await ready(), fold = made.script.fold.bind(made.script);
  var query = parseQuery(text, fold);
  if (!query.parts.length && !query.excluded.length && !Object.keys(filters).length) return null;
  var key = JSON.stringify([query.parts, query.excluded, filters]);
  if (!answers.has(key)) {
    if (answers.size >= KEPT) answers.clear();
    answers.set(key, await made.index.search(query, filters));
  }
  await made.words; // what is found can be shown when they are there
  return Object.assign({ query: query }, answers.get(key));
}

function printed(part) {
  return /\s/.test(part) || part[0] === "-" ? '"' + part + '"' : part;
}

// The query with a part left out or changed, in the script of the page where it means the same in it.
function without(query, part, offer, script) {
  var shown = function (p) {
    var words = script.named(p);
    return printed(script.fold(words) === p ? words : p);
  };
  var parts = query.parts.map(function (p) { return p === part ? offer : p; }).filter(Boolean);
  return parts.map(shown).concat(query.excluded.map(function (p) { return "-" + shown(p); })).join(" ");
}

var FOLDERS = { product: "products/", entity: "entities/", unit: "units/" };

// What the vocabulary knows of the parts of a query: the pages of what they name, and present names for
// those that are aliases or former names.
async function known(query) {
  var script = (await ready()).script, found = { pages: [], offers: [] };
  for (var part of query.parts) {
    var name = bare(part), meanings = (await loadJson("a/" + shardOf(name, META.known)))[name] || [];
    meanings.forEach(function (m) {
      var label = script.named(m[0]);
      if (m[1]) found.pages.push({ kind: m[1], label: label, address: BASE + FOLDERS[m[1]] + encodeURIComponent(m[2]) + ".html" });
      if (m[3]) found.offers.push({ part: script.named(part), offer: label, query: without(query, part, script.fold(m[0]), script) });
    });
  }
  return found;
}

// What is near a query without hits: parts left out, similar names; only what has hits.
async function nearby(query, filters) {
  var script = (await ready()).script, tried = [], names = await loadJson("names");
  if (query.parts.length > 1) {
    query.parts.slice(0, MOST_PARTS).forEach(function (part) {
      tried.push({ part: script.named(part), query: without(query, part, "", script) });
    });
  }
  query.parts.slice(0, MOST_PARTS).forEach(function (part) {
    names.map(function (name) { return [likeness(part, name), name]; })
      .filter(function (n) { return n[0] >= 0.5 && n[1] !== part; })
      .sort(function (a, b) { return b[0] - a[0] || a[1].length - b[1].length; }).slice(0, MOST_ALIKE)
      .forEach(function (n) { tried.push({ offer: script.named(n[1]), query: without(query, part, n[1], script) }); });
  });
  var counted = await Promise.all(tried.map(async function (t) {
    var found = await answer(t.query, filters);
    t.total = found ? found.total : 0;
    return t;
  }));
  return counted.filter(function (t) { return t.total; });
}

function likeness(one, other) {
  var row = new Array(other.length + 1).fill(0);
  for (var i = 0; i < one.length; i++) {
    for (var j = 1, before = 0; j <= other.length; j++) {
      var above = row[j];
      row[j] = one[i] === other[j - 1] ? before + 1 : Math.max(above, row[j - 1]);
      before = above;
    }
  }
  return 2 * row[other.length] / (one.length + other.length);
}

// Runs the newest of several searches; answers to older ones are dropped.
function Typing(run) {
  var turn = 0, timer = 0, last = 0;
  return function (text, atOnce) {
    var mine = ++turn, now = Date.now();
    var wait = atOnce ? 0 : /^\s*[!-~]\s*$/.test(text) ? 250 : now - last < 200 ? 120 : 0;
    last = now;
    clearTimeout(timer);
    var start = function () { run(text, function () { return mine === turn; }); };
    if (wait) timer = setTimeout(start, wait); else start();
  };
}

function message(error) {
  return error && error.message ? error.message : String(error);
}

// ---- The page of results ----

function readAddress() {
  var given = new URLSearchParams(location.search), filters = {};
  FACETS.concat("plan").forEach(function (facet) {
    var values = given.getAll(facet);
    if (values.length) filters[facet] = values;
  });
  return { text: given.get("q") || "", filters: filters };
}

function writeAddress(text, filters) {
  var given = new URLSearchParams();
  if (text) given.set("q", text);
  Object.keys(filters).forEach(function (name) {
    filters[name].forEach(function (value) { given.append(name, value); });
  });
  var query = given.toString();
  try {
    history.replaceState(null, "", location.pathname + (query ? "?" + query : ""));
  } catch (error) { /* some browsers forbid it for files; the page works all the same */ }
}

function ResultsPage(place) {
  var state = readAddress(), answered = null, shownHits = 0;
  var form = make("form", "ws-form"), input = make("input", "ws-input"), go = make("button", "ws-go", WORDS.go);
  input.type = "search";
  input.id = "ws-q";
  input.name = "q";
  input.autocomplete = "off";
  input.setAttribute("aria-label", WORDS.box);
  input.placeholder = WORDS.box;
  form.setAttribute("role", "search");
  form.append(input, go);
  var status = make("p", "ws-status"), tips = make("div", "ws-tips"), list = make("div", "ws-list"), more = make("button", "ws-more", WORDS.more);
  status.setAttribute("role", "status");
  var panel = make("details", "ws-filters"), groups = make("div", "ws-groups");
  panel.append(make("summary", "", WORDS.filters), groups);
  more.type = "button";
  more.hidden = true;
  panel.hidden = true;
  place.append(form, status, tips, panel, list, more);
  input.value = state.text;
  status.textContent = WORDS.hint;

  var start = Typing(run);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    begin(true);
  });
  input.addEventListener("input", function (event) { if (!event.isComposing) begin(false); });
  input.addEventListener("compositionend", function () { begin(false); });
  place.addEventListener("keydown", arrows);
  more.addEventListener("click", function () { showMore().then(function () { focusHit(shownHits - 1); }); });
  panel.addEventListener("toggle", function () { if (panel.open && answered) showFacets(answered); });
  if (state.text || Object.keys(state.filters).length) begin(true);

  function begin(atOnce) {
    state.text = input.value;
    place.removeAttribute("data-search-done");
    start(state.text, atOnce);
  }

  async function run(text, current) {
    setTimeout(function () { if (current()) writeAddress(text, state.filters); }, 300);
    try {
      if (!text.trim() && !Object.keys(state.filters).length) return clear();
      var found = await answer(text, state.filters);
      if (!current()) return;
      if (!found) return clear();
      var first = grouped(await found.page(0, PAGE));
      if (!current()) return;
      show(found, first);
      place.setAttribute("data-search-done", text);
      if (panel.open) await showFacets(found);
      await suggest(found, current);
      if (!found.total) await help(found, current);
    } catch (error) {
      if (!current()) return;
      clear();
      status.textContent = message(error);
      place.setAttribute("data-search-done", text);
    }
  }

  function clear() {
    answered = null;
    list.replaceChildren();
    tips.replaceChildren();
    more.hidden = panel.hidden = true;
    status.removeAttribute("data-search-total");
    status.textContent = WORDS.hint;
  }

  function show(found, first) {
    answered = found;
    shownHits = first.length;
    status.textContent = found.total ? WORDS.total(found.total) : WORDS.none;
    status.setAttribute("data-search-total", found.total);
    tips.replaceChildren();
    list.replaceChildren();
    appendHits(list, first, found.matcher);
    more.hidden = shownHits >= found.total;
    panel.hidden = !found.total && !Object.keys(state.filters).length;
  }

  async function showMore() {
    var found = answered, next = await found.page(shownHits, shownHits + PAGE);
    if (found !== answered) return;
    shownHits += next.length;
    appendHits(list, grouped(next), found.matcher);
    more.hidden = shownHits >= found.total;
  }

  function tip(text, query) {
    var link = make("a", "ws-tip", text);
    link.href = "?q=" + encodeURIComponent(query);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      input.value = query;
      begin(true);
      input.focus();
    });
    tips.appendChild(link);
  }

  async function suggest(found, current) {
    var names = await known(found.query);
    if (!current()) return;
    names.pages.forEach(function (p) {
      var link = make("a", "ws-tip ws-subject", WORDS.page(WORDS[p.kind], p.label));
      link.href = p.address;
      tips.appendChild(link);
    });
    names.offers.forEach(function (o) { tip(WORDS.instead(o.part, o.offer), o.query); });
  }

  async function help(found, current) {
    (await nearby(found.query, state.filters)).forEach(function (o) {
      if (current()) tip(o.offer ? WORDS.near(o.offer, o.total) : WORDS.drop(o.part, o.total), o.query);
    });
  }

  async function showFacets(found) {
    var facets = await found.facets();
    if (found !== answered) return;
    groups.replaceChildren();
    if (Object.keys(state.filters).length) {
      var reset = make("button", "ws-clear", WORDS.clear);
      reset.type = "button";
      reset.addEventListener("click", function () { state.filters = {}; begin(true); });
      groups.appendChild(reset);
    }
    facets.forEach(function (facet) {
      var group = make("fieldset", "ws-facet");
      group.appendChild(make("legend", "", facet.label));
      facet.values.forEach(function (value) { group.appendChild(choice(facet.name, value)); });
      groups.appendChild(group);
    });
  }

  function choice(name, value) {
    var button = make("button", "ws-choice", value.label + " "), on = (state.filters[name] || []).indexOf(String(value.value)) >= 0;
    button.type = "button";
    button.setAttribute("aria-pressed", on ? "true" : "false");
    button.appendChild(make("span", "ws-count", value.count));
    button.addEventListener("click", function () {
      var values = (state.filters[name] || []).filter(function (v) { return v !== String(value.value); });
      if (!on) values.push(String(value.value));
      if (values.length) state.filters[name] = values; else delete state.filters[name];
      begin(true);
    });
    return button;
  }

  function focusHit(number) {
    var links = list.querySelectorAll(".ws-link");
    if (links[number]) links[number].focus();
  }

  function arrows(event) {
    var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.isComposing) return;
    if (event.key === "Escape" && event.target !== input) return input.focus();
    if (!step) return;
    var links = Array.from(list.querySelectorAll(".ws-link")), at = links.indexOf(document.activeElement);
    if (at < 0 && (event.target !== input || step < 0)) return;
    event.preventDefault();
    if (at + step < 0) input.focus(); else focusHit(at + step);
  }
}

// ---- The box on every other page: the best hits beneath it as one types ----

var BEST = 6;

function Box(form, input) {
  var list = make("ul", "ws-drop"), chosen = -1, links = [];
  list.id = input.id + "-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  form.appendChild(list);
  var start = Typing(run);
  input.addEventListener("input", function (event) { if (!event.isComposing) start(input.value, false); });
  input.addEventListener("compositionend", function () { start(input.value, false); });
  input.addEventListener("keydown", keys);
  form.addEventListener("focusout", function (event) { if (!form.contains(event.relatedTarget)) close(); });

  async function run(text, current) {
    try {
      var found = text.trim() ? await answer(text, {}) : null;
      var got = found ? await Promise.all([found.page(0, BEST), known(found.query)]) : [];
      if (!current()) return;
      if (!found) return close();
      show(found, got[0], got[1].pages, text);
    } catch (error) {
      if (current()) close(); // the page of results will say what is wrong
    }
  }

  function show(found, first, pages, text) {
    list.replaceChildren();
    links = pages.map(function (page) {
      var link = row(page.address);
      link.appendChild(make("span", "ws-drop-heading ws-subject", page.label));
      link.appendChild(make("span", "ws-drop-plan", WORDS.about(WORDS[page.kind])));
      return link;
    }).concat(first.map(function (entry) {
      var shown = entry.shown(), link = row(addressOf(entry));
      link.appendChild(make("span", "ws-drop-heading", shown.label + (shown.heading || shown.text.slice(0, 24))));
      link.appendChild(make("span", "ws-drop-plan", shown.title));
      link.dataset.searchHit = entry.key;
      return link;
    }));
    var all = row(BASE + "search.html?q=" + encodeURIComponent(text));
    all.appendChild(make("span", "ws-drop-all", found.total ? WORDS.all(found.total) : WORDS.none));
    links.push(all);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(-1);
  }

  function row(address) {
    var item = make("li", "ws-drop-row"), link = make("a");
    item.setAttribute("role", "presentation");
    link.href = address;
    link.id = list.id + "-" + list.childElementCount;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    item.appendChild(link);
    list.appendChild(item);
    return link;
  }

  function choose(number) {
    chosen = number;
    links.forEach(function (link, i) { link.setAttribute("aria-selected", i === number ? "true" : "false"); });
    if (number < 0) input.removeAttribute("aria-activedescendant"); else input.setAttribute("aria-activedescendant", links[number].id);
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    links = [];
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function keys(event) {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      choose(Math.max(-1, Math.min(links.length - 1, chosen + step)));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = links[chosen].href;
    } else if (event.key === "Escape") {
      close();
    }
  }
}

function begin() {
  var place = document.getElementById("wp-search-app");
  if (place) ResultsPage(place);
  ["wp-q", "wp-q-home"].forEach(function (id) {
    var input = document.getElementById(id);
    if (input && input.form) Box(input.form, input);
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
