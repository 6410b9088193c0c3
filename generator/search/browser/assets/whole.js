// A small corpus: all provisions in one shard, read through for every query.

function Whole(rows, script) {
  this.script = script;
  this.entries = rows.map(function (row) { return new Entry(row, script); });
}

Whole.prototype.search = function (query, filters) {
  var matcher = new Matcher(query), self = this;
  var found = this.entries.filter(function (e) { return passes(e, filters) && matcher.matches(e); });
  var ranked = rank(matcher, found, this.weights(matcher));
  return Promise.resolve({
    total: found.length,
    matcher: matcher,
    page: function (from, to) { return Promise.resolve(ranked.slice(from, to)); },
    facets: function () { return loadJson("wider").then(function (wider) { return countFacets(found, self.script, wider); }); }
  });
};

// What the parts of a query weigh; one alone is not weighed against another.
Whole.prototype.weights = function (matcher) {
  var entries = this.entries;
  if (matcher.parts.length < 2) return [1];
  return weightsOf(matcher.wanted.map(function (wanted) {
    return entries.reduce(function (sum, entry) { return sum + stands(wanted, entry); }, 0);
  }), entries.length);
};

// Filters are lists of values by name; values of one name are alternatives.
function passes(entry, filters) {
  return Object.keys(filters).every(function (name) {
    var own = valuesOf(entry, name);
    return filters[name].some(function (value) { return own.indexOf(value) >= 0; });
  });
}

function valuesOf(entry, name) {
  var lines = entry.row[4].split("\n");
  if (name === "year") return entry.year ? [String(entry.year)] : [];
  if (name === "region") return lines[3] ? [entry.script.simplify(lines[3])] : [];
  if (name === "kind") return lines[4] ? [entry.script.simplify(lines[4])] : [];
  if (name === "plan") return [entry.plan];
  if (name === "product") return entry.facts[0];
  if (name === "month") return entry.facts[2].map(String);
  if (name === "has_target") return entry.facts[3] ? ["true"] : [];
  return entry.facts[1].filter(function (n) { return n[0] === name; }).map(function (n) { return n[1]; });
}

var FACETS = ["year", "region", "kind", "product", "entity", "unit", "month", "has_target"];
var FACET_VALUES = 12;

function countFacets(entries, script, wider) {
  var labels = new Map();
  entries.forEach(function (entry) {
    entry.facts[1].forEach(function (n) { labels.set(n[0] + "/" + n[1], n[2]); });
  });
  return FACETS.map(function (facet) {
    var counts = new Map();
    entries.forEach(function (entry) {
      valuesOf(entry, facet).forEach(function (v) { counts.set(v, (counts.get(v) || 0) + 1); });
    });
    return facetOf(facet, best(counts, function (v) { return valueLabel(facet, v, labels.get(facet + "/" + v) || wider[v], script); }));
  }).filter(function (facet) { return facet.values.length; });
}

function best(counts, label) {
  return Array.from(counts, function (pair) { return { value: pair[0], label: label(pair[0]), count: pair[1] }; })
    .filter(function (v) { return v.count; })
    .sort(function (a, b) { return b.count - a.count || (a.value < b.value ? 1 : -1); })
    .slice(0, FACET_VALUES);
}

function facetOf(name, values) {
  return { name: name, label: WORDS[name], values: values };
}

function valueLabel(facet, value, name, script) {
  if (facet === "year") return value + "年";
  if (facet === "month") return value + "月";
  return facet === "has_target" ? WORDS.targeted : script.named(name || value);
}
