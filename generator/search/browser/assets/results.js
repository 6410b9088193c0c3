// Showing hits: grouped by plan, the matching sentence marked, chips; all words are set as text.

var SNIPPET = 110, LEAD = 28;

function make(tag, name, text) {
  var element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

// Appends a text with the places marked that belong to a part of the query.
function appendMarked(element, text, places, from) {
  var at = 0;
  places.forEach(function (place) {
    var start = Math.max(place[0] - from, at), end = Math.min(place[1] - from, text.length);
    if (end <= start) return;
    element.appendChild(document.createTextNode(text.slice(at, start)));
    element.appendChild(make("mark", "", text.slice(start, end)));
    at = end;
  });
  element.appendChild(document.createTextNode(text.slice(at)));
}

// The sentence with most parts of the query, as [start, end] in the text.
function sentenceOf(text, places) {
  var bounds = [], start = 0, best = [0, Math.min(text.length, SNIPPET)], most = -1;
  for (var i = 0; i <= text.length; i++) {
    if (i === text.length || /[。！？!?\n]/.test(text[i])) {
      if (i > start) bounds.push([start, Math.min(i + 1, text.length)]);
      start = i + 1;
    }
  }
  bounds.forEach(function (bound) {
    var parts = new Set(places.filter(function (p) { return p[0] >= bound[0] && p[1] <= bound[1]; }).map(function (p) { return p[2]; }));
    if (parts.size > most) {
      most = parts.size;
      best = bound;
    }
  });
  return best;
}

function appendSnippet(element, text, places) {
  var bound = sentenceOf(text, places), start = bound[0], end = bound[1];
  var first = places.find(function (p) { return p[0] >= start && p[1] <= end; });
  if (first && first[1] - start > SNIPPET - 8) start = first[0] - LEAD;
  var stop = Math.min(end, start + SNIPPET);
  if (start > bound[0]) element.appendChild(document.createTextNode("…"));
  appendMarked(element, text.slice(start, stop).replace(/\n$/, ""), places.filter(function (p) { return p[1] > start && p[0] < stop; }), start);
  if (stop < end) element.appendChild(document.createTextNode("…"));
}

function addressOf(entry) {
  return BASE + "plans/" + encodeURIComponent(entry.plan) + ".html#" + encodeURIComponent(entry.node);
}

function hitOf(entry, matcher) {
  var shown = entry.shown(), item = make("li", "ws-hit");
  item.dataset.searchHit = entry.key;
  var link = make("a", "ws-link");
  link.href = addressOf(entry);
  link.appendChild(make("span", "ws-label", shown.label));
  appendMarked(link, shown.heading || (shown.text.length > 30 ? shown.text.slice(0, 30) + "…" : shown.text), shown.heading ? aligned(shown.heading, entry.heading, matcher) : [], 0);
  item.appendChild(link);
  if (shown.above) item.appendChild(make("div", "ws-above", shown.above));
  if (shown.text) {
    var words = make("p", "ws-snippet");
    appendSnippet(words, shown.text, aligned(shown.text, entry.text, matcher));
    item.appendChild(words);
  }
  var chips = make("div", "ws-chips");
  shown.due.slice(0, 4).forEach(function (due) { chips.appendChild(make("span", "ws-chip ws-due", due)); });
  askedFirst(shown.products, matcher, entry.script).slice(0, 8).forEach(function (name) { chips.appendChild(make("span", "ws-chip ws-product", name)); });
  if (chips.firstChild) item.appendChild(chips);
  return item;
}

// Names that have a part of the query, or are in one, before the others.
function askedFirst(names, matcher, script) {
  var asked = new Set(names.filter(function (name) {
    var folded = script.fold(name);
    return matcher.parts.some(function (part) { return folded.indexOf(part) >= 0 || part.indexOf(folded) >= 0; });
  }));
  return Array.from(asked).concat(names.filter(function (name) { return !asked.has(name); }));
}

// Places in the folded words are places in the shown words, where both are of one length.
function aligned(shown, folded, matcher) {
  return shown.length === folded.length ? joined(matcher.places(folded)) : [];
}

function joined(places) {
  var kept = [];
  places.forEach(function (place) {
    var last = kept[kept.length - 1];
    if (last && place[0] < last[1]) last[1] = Math.max(last[1], place[1]); else kept.push(place.slice());
  });
  return kept;
}

function appendHits(list, entries, matcher) {
  entries.forEach(function (entry) {
    var group = list.lastElementChild;
    if (!group || group.dataset.plan !== entry.plan) {
      var shown = entry.shown();
      group = make("section", "ws-plan");
      group.dataset.plan = entry.plan;
      var head = make("h2", "ws-title"), link = make("a", "", shown.title || entry.plan);
      link.href = BASE + "plans/" + encodeURIComponent(entry.plan) + ".html";
      head.appendChild(link);
      var about = [entry.year ? entry.year + "年" : "", shown.region].filter(Boolean).join(" · ");
      if (about) head.appendChild(make("small", "", about));
      group.appendChild(head);
      group.appendChild(make("ol", "ws-hits"));
      list.appendChild(group);
    }
    group.lastElementChild.appendChild(hitOf(entry, matcher));
  });
}

// Brings hits of one plan together, the plan of the best hit first.
function grouped(entries) {
  var plans = new Map();
  entries.forEach(function (entry) {
    if (!plans.has(entry.plan)) plans.set(entry.plan, []);
    plans.get(entry.plan).push(entry);
  });
  return Array.prototype.concat.apply([], Array.from(plans.values()));
}
