// A large corpus: posting lists of characters and grams, of which a search loads a few.

var SHIFT = 1048576, LONGEST = 4, FEW = 10, CLOSENESS_BYTES = 6000, READ = 12, MOST_READ = 24;
var VALUE = "\u0001", TITLE = 4, HEADING = 2, TEXT = 1;

function Sharded(meta, script) {
  this.shards = meta.shards;
  this.together = meta.together;
  this.plans = meta.plans;
  this.count = meta.count;
  this.script = script;
  var self = this;
  this.found = remember(function (part) { return self.find(part); });
  this.shard = remember(function (number) { return load("g/" + number).then(readShard); });
  this.entry = remember(function (number) {
    return loadJson("t/" + Math.floor(number / self.together)).then(function (rows) {
      return new Entry(rows[number % self.together], self.script);
    });
  });
}

function readShard(bytes) {
  var found = new Map(), reader = new Reader(bytes), decoder = new TextDecoder();
  while (reader.at < bytes.length) {
    var key = decoder.decode(reader.slice(reader.number()));
    found.set(key, reader.slice(reader.number()));
  }
  return found;
}

// The shard of a key: a gram of four stands beside its first three; values to filter by are spread by all of it.
Sharded.prototype.shardOf = function (key) {
  return shardOf(key[0] === VALUE ? key : Array.from(key).slice(0, 3).join(""), this.shards);
};

Sharded.prototype.lookup = function (key) {
  return this.shard(this.shardOf(key)).then(function (found) {
    var data = found.get(key);
    if (!data) return null;
    var reader = new Reader(data), flags = reader.number(), gram = { common: !!(flags & 2), total: reader.number() };
    if (flags & 1) {
      gram.listed = reader.numbers(3);
      gram.offsets = reader.numbers(3);
      gram.best = [];
      while (reader.at < data.length) gram.best.push(reader.number());
      gram.sizes = [gram.listed[2], gram.offsets[2]];
    } else {
      gram.sizes = [0, 0];
      gram.listed = reader.slice(reader.number());
      gram.offsets = data.subarray(reader.at);
    }
    return gram;
  });
};

// The first provision of every plan, and behind them the number of all.
Sharded.prototype.starts = function () {
  return loadJson("sizes").then(function (sizes) {
    var starts = [0];
    sizes.forEach(function (size, plan) { starts.push(starts[plan] + size); });
    return starts;
  });
};

// One half of a list, from the shard of its gram or from the file that it is a part of.
function half(gram, where) {
  if (!gram.best) return Promise.resolve(where);
  return load("l/" + where[0]).then(function (data) { return data.subarray(where[1], where[1] + where[2]); });
}

// The units of the places of a gram, in order: one is named as often as it has places.
Sharded.prototype.repeated = function (gram) {
  return half(gram, gram.listed).then(function (data) {
    var reader = new Reader(data), units = [], unit = 0;
    while (reader.at < data.length) units.push((unit += reader.number()));
    return units;
  });
};

Sharded.prototype.units = function (gram) {
  if (gram.units) return Promise.resolve(gram.units);
  return this.repeated(gram).then(function (units) {
    return (gram.units = units.filter(function (unit, i) { return unit !== units[i - 1]; }));
  });
};

// Places as numbers: the unit in the high digits, the offset in the low ones; in order.
Sharded.prototype.places = function (gram) {
  if (gram.places) return gram.places;
  return (gram.places = Promise.all([this.repeated(gram), half(gram, gram.offsets)]).then(function (got) {
    var reader = new Reader(got[1]);
    return got[0].map(function (unit) { return unit * SHIFT + reader.number(); });
  }));
};

// A part as characters without marks, and what must stand around the marks that it has.
function readPart(part) {
  var edges = new RegExp("^([" + escaped(MARKS) + "]*)(.*?)([" + escaped(MARKS) + "]*)$", "us").exec(part);
  var inner = edges[2], around = [], exact = true, plain = "", at = 0;
  inner.replace(RUNS, function (run, start) {
    plain += inner.slice(at, start);
    at = start + run.length;
    if (!beside(inner, start, at)) { plain += run; return run; }
    var left = Array.from(plain);
    around.push([left[left.length - 1] + run + Array.from(inner.slice(at))[0], left.length - 1]);
    exact = exact && run.length === 1;
    return run;
  });
  plain += inner.slice(at);
  var characters = Array.from(plain), count = characters.length;
  if (edges[1] && count) around.push([edges[1].slice(-1) + characters[0], -1]);
  if (edges[3] && count) around.push([characters[count - 1] + edges[3][0], count - 1]);
  exact = exact && edges[1].length < 2 && edges[3].length < 2;
  if (!count) return { characters: [Array.from(part)[0]], around: [], exact: Array.from(part).length === 1 };
  around = around.filter(function (a) { return Array.from(a[0]).length <= 3; });
  return { characters: characters, around: around, exact: exact };
}

// Grams that together have every character of a part, each with its place there; null where one is missing.
Sharded.prototype.cover = async function (characters) {
  var self = this, length = characters.length, starts = [];
  for (var at = 0; at + LONGEST < length; at += LONGEST) starts.push(at);
  starts.push(Math.max(length - LONGEST, 0));
  var windows = await Promise.all(starts.map(function (start) {
    return self.window(characters.slice(start, start + LONGEST), start);
  }));
  return windows.every(Boolean) ? Array.prototype.concat.apply([], windows) : null;
};

// The same for up to four characters: one gram, or a rare one and what follows it. A common gram is told
// apart by every character that follows it, so what does not stand beside one does not occur.
Sharded.prototype.window = async function (characters, at) {
  var count = characters.length, text = characters.join("");
  var whole = await this.lookup(text);
  if (whole) return [{ gram: whole, at: at }];
  if (count < 3) return null;
  var three = count === 4 && (await this.lookup(characters.slice(0, 3).join("")));
  if (three && three.common) return null;
  var two = characters.slice(0, 2).join(""), rest = characters.slice(-2).join("");
  var pairs = await Promise.all([three || this.lookup(two), this.lookup(rest)]);
  if (!pairs[0] || !pairs[1] || (!three && pairs[0].common)) return null;
  return [{ gram: pairs[0], at: at }, { gram: pairs[1], at: at + count - 2 }];
};

// Where a part stands: one posting list, or the places where several follow one another.
Sharded.prototype.find = async function (part) {
  var read = readPart(part), self = this;
  var alone = read.characters.length === 1 && read.around.length > 0; // the mark beside it says where it stands
  var grams = alone ? [] : await this.cover(read.characters);
  if (!grams) return null;
  var around = await Promise.all(read.around.map(function (a) { return self.lookup(a[0]); }));
  if (around.some(function (gram) { return !gram; })) return null;
  around.forEach(function (gram, i) { grams.push({ gram: gram, at: read.around[i][1] }); });
  if (grams.length === 1) {
    return { gram: grams[0].gram, verify: !read.exact, single: !alone && read.characters.length === 1 };
  }
  return this.follow(grams, read.exact);
};

Sharded.prototype.follow = async function (grams, exact) {
  var self = this, places = null, verify = !exact;
  grams.sort(function (a, b) { return weight(a.gram) - weight(b.gram); });
  grams.slice(0, 2).forEach(function (g) { self.places(g.gram); }); // both are needed: load them together
  for (var i = 0; i < grams.length; i++) {
    if (places && weight(grams[i].gram) > 2000 && places.length <= FEW) {
      verify = true; // so few that their texts, which will be shown, cost less than the list
      break;
    }
    var next = (await self.places(grams[i].gram)), at = grams[i].at;
    places = places ? common(places, next, at) : next.map(function (p) { return p - at; });
    if (!places.length) return null;
  }
  var units = [], last = -1;
  places.forEach(function (place) {
    var unit = Math.floor(place / SHIFT);
    if (unit !== last) units.push((last = unit));
  });
  return { gram: { units: units, places: Promise.resolve(places), sizes: [0, 0] }, verify: verify };
};

function weight(gram) {
  return gram.best ? gram.sizes[0] + gram.sizes[1] : gram.listed.length / 10;
}

function common(places, others, at) {
  var kept = [], j = 0;
  for (var i = 0; i < places.length; i++) {
    var wanted = places[i] + at;
    while (j < others.length && others[j] < wanted) j++;
    if (others[j] === wanted) kept.push(places[i]);
  }
  return kept;
}

// For every provision, where a part stands in it: title, heading, text.
Sharded.prototype.standing = async function (gram) {
  var where = new Uint8Array(this.count), plans = this.plans, units = await this.units(gram);
  var starts = units.length && units[0] < plans ? await this.starts() : null;
  units.forEach(function (unit) {
    if (unit >= plans) {
      where[(unit - plans) >> 1] |= (unit - plans) & 1 ? TEXT : HEADING;
    } else {
      for (var d = starts[unit]; d < starts[unit + 1]; d++) where[d] |= TITLE;
    }
  });
  return where;
};

Sharded.prototype.search = async function (query, filters) {
  var self = this, matcher = new Matcher(query);
  var found = await Promise.all(query.parts.map(function (part) { return self.found(part); }));
  var page = function (numbers) {
    return function (from, to) { return Promise.all(numbers.slice(from, to).map(function (n) { return self.entry(n); })); };
  };
  if (found.some(function (f) { return !f; })) return answerOf([], matcher, page, self);
  var only = found.length === 1 && !query.excluded.length && !Object.keys(filters).length && found[0];
  if (only && !only.verify && only.gram.best) {
    var all = async function () {
      var best = new Set(only.gram.best), others = await self.select(query, matcher, found, {});
      return only.gram.best.concat(others.filter(function (n) { return !best.has(n); }));
    };
    return {
      total: only.gram.total,
      matcher: matcher,
      page: async function (from, to) {
        return page(to <= only.gram.best.length ? only.gram.best : await all())(from, to);
      },
      facets: async function () { return self.facets(await all()); }
    };
  }
  return answerOf(await this.select(query, matcher, found, filters), matcher, page, self);
};

function answerOf(numbers, matcher, page, corpus) {
  return {
    total: numbers.length,
    matcher: matcher,
    page: page(numbers),
    facets: function () { return corpus.facets(numbers); }
  };
}

// The numbers of all hits, best first.
Sharded.prototype.select = async function (query, matcher, found, filters) {
  var self = this, count = this.count, keep = await this.allowed(query, filters);
  var close = placesCostLittle(found);
  if (close) found.forEach(function (f) { self.places(f.gram); }); // with what says where the parts stand, not after it
  var standing = await Promise.all(found.map(function (f) { return self.standing(f.gram); }));
  var verify = found.some(function (f) { return f.verify; });
  var hits = [], headed = new Uint8Array(count);
  for (var d = 0; d < count; d++) {
    if (!keep[d]) continue;
    var all = true, inHeading = false, elsewhere = false;
    for (var i = 0; i < standing.length && all; i++) {
      var s = standing[i][d];
      all = s > 0;
      if (s & HEADING) inHeading = true; else if (!(s & TITLE)) elsewhere = true;
    }
    if (all) {
      hits.push(d);
      headed[d] = inHeading && !elsewhere ? 2 : elsewhere || !found.length ? 1 : 0;
    }
  }
  if (verify) hits = await this.verified(hits, matcher);
  var near = close && hits.length > 1 ? await this.nearness(found, matcher, hits, headed) : new Map();
  hits.sort(function (a, b) {
    return headed[b] - headed[a] || (near.get(b) || 0) - (near.get(a) || 0) || a - b;
  });
  return this.refined(hits, found, matcher, hits.filter(function (d) { return headed[d] === 2; }).length);
};

// The first hits in the order that their texts give, which are shown next.
Sharded.prototype.refined = async function (hits, found, matcher, headed) {
  var first = hits.slice(0, Math.min(MOST_READ, Math.max(READ, headed))), self = this;
  if (!found.length || first.length < 2) return hits;
  var entries = await Promise.all(first.map(function (n) { return self.entry(n); }));
  var counts = await Promise.all(found.map(async function (f) { return f.gram.total || (await self.units(f.gram)).length; }));
  var ranked = rank(matcher, entries, weightsOf(counts, this.count));
  return ranked.map(function (entry) { return first[entries.indexOf(entry)]; }).concat(hits.slice(first.length));
};

Sharded.prototype.verified = async function (hits, matcher) {
  var self = this;
  var entries = await Promise.all(hits.map(function (n) { return self.entry(n); }));
  return hits.filter(function (_, i) { return matcher.matches(entries[i]); });
};

// Which provisions the filters and the exclusions leave.
Sharded.prototype.allowed = async function (query, filters) {
  var count = this.count, keep = new Uint8Array(count).fill(1), self = this;
  for (var name of Object.keys(filters)) {
    var passing = await self.passing(name, filters[name]);
    for (var d = 0; d < count; d++) keep[d] &= passing[d];
  }
  for (var part of query.excluded) {
    var found = await self.found(part);
    if (!found) continue;
    var out = await self.standing(found.gram);
    var unsure = [];
    for (var e = 0; e < count; e++) if (out[e] && keep[e]) unsure.push(e);
    if (found.verify) unsure = await self.verified(unsure, new Matcher({ parts: [part], excluded: [] }));
    unsure.forEach(function (n) { keep[n] = 0; });
  }
  return keep;
};

var COLUMNS = ["year", "region", "kind", "plan"];

Sharded.prototype.passing = async function (name, values) {
  var passing = new Uint8Array(this.count), self = this;
  if (COLUMNS.indexOf(name) >= 0) {
    var column = (await loadJson("facets"))[name], starts = await this.starts();
    column.forEach(function (value, plan) {
      if (values.indexOf(self.script.simplify(String(value))) >= 0) passing.fill(1, starts[plan], starts[plan + 1]);
    });
    return passing;
  }
  for (var value of values) {
    var gram = await this.lookup(VALUE + name + "/" + value);
    if (gram) (await this.standing(gram)).forEach(function (s, d) { if (s) passing[d] = 1; });
  }
  return passing;
};

function placesCostLittle(found) {
  var cost = found.reduce(function (sum, f) { return sum + (f.single ? SHIFT : f.gram.places ? 0 : f.gram.sizes[1]); }, 0);
  return found.length > 1 && cost <= CLOSENESS_BYTES;
}

// How close together the parts stand in the text of each hit.
Sharded.prototype.nearness = async function (found, matcher, hits, headed) {
  var near = new Map(), self = this;
  var wanted = new Set(hits.filter(function (d) { return headed[d] < 2; })), byUnit = new Map();
  var first = this.plans;
  await Promise.all(found.map(function (f, number) {
    return self.places(f.gram).then(function (places) {
      places.forEach(function (place) {
        var unit = Math.floor(place / SHIFT), at = place % SHIFT;
        if (unit < first || !((unit - first) & 1) || !wanted.has((unit - first) >> 1)) return;
        if (!byUnit.has(unit)) byUnit.set(unit, []);
        byUnit.get(unit).push([at, at + matcher.parts[number].length, number]);
      });
    });
  }));
  var least = matcher.parts.join("").length;
  byUnit.forEach(function (places, unit) {
    var numbers = new Set(places.map(function (p) { return p[2]; }));
    places.sort(function (a, b) { return a[0] - b[0]; });
    near.set((unit - first) >> 1, Math.round(10 * closeness(places, numbers.size, least, "")) * (numbers.size / found.length));
  });
  return near;
};

var KINDS = ["product", "entity", "unit", "month", "has_target"];

// How many of some provisions have each value of a kind, with the names of the values.
Sharded.prototype.tally = async function (kind, hit) {
  var reader = new Reader(await load("c/" + KINDS.indexOf(kind))), counts = new Map(), labels = new Map();
  var values = JSON.parse(new TextDecoder().decode(reader.slice(reader.number())));
  for (var d = 0; d < this.count; d++) {
    for (var n = reader.number(); n > 0; n--) {
      var value = values[reader.number()];
      if (hit[d]) counts.set(value[0], (counts.get(value[0]) || 0) + 1);
    }
  }
  values.forEach(function (v) { labels.set(v[0], v[1]); });
  return { counts: counts, labels: labels };
};

Sharded.prototype.facets = async function (numbers) {
  var columns = await loadJson("facets"), wider = await loadJson("wider"), starts = await this.starts(), script = this.script;
  var hit = new Uint8Array(this.count), facets = [];
  numbers.forEach(function (n) { hit[n] = 1; });
  var plans = starts.slice(1).map(function (end, plan) {
    return hit.subarray(starts[plan], end).reduce(function (sum, one) { return sum + one; }, 0);
  });
  for (var facet of FACETS) {
    var found = KINDS.indexOf(facet) < 0 ? { counts: byPlan(columns[facet], plans, script), labels: new Map() } : await this.tally(facet, hit);
    var values = best(found.counts, function (v) { return valueLabel(facet, v, found.labels.get(v) || wider[v], script); });
    if (values.length) facets.push(facetOf(facet, values));
  }
  return facets;
};

function byPlan(column, plans, script) {
  var counts = new Map();
  column.forEach(function (value, plan) {
    var name = value ? script.simplify(String(value)) : "";
    if (name) counts.set(name, (counts.get(name) || 0) + plans[plan]);
  });
  return counts;
}
