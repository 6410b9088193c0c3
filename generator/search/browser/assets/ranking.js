// The order of hits, as on the command line: heading, closeness, words, newer plans.

var ENDS = /[。！？；!?;\n]/;

function rank(matcher, entries, weights) {
  var years = entries.map(function (e) { return e.year; }).filter(Boolean);
  var newest = Math.max.apply(null, years.concat(0)), oldest = Math.min.apply(null, years.concat(newest));
  var mean = entries.reduce(function (sum, e) { return sum + e.bare.length; }, 0) / (entries.length || 1);
  var words = entries.map(function (e) { return wordScore(matcher, e, mean, weights); });
  var most = Math.max.apply(null, words.concat(0)) || 1;
  return entries.map(function (entry, i) {
    var recency = ((entry.year || oldest) - oldest) / Math.max(newest - oldest, 1);
    var score = placeScore(matcher, entry) + 3 * Math.round(4 * words[i] / most) / 4 + recency;
    return { entry: entry, score: score, number: i };
  }).sort(function (a, b) { return b.score - a.score || a.number - b.number; })
    .map(function (ranked) { return ranked.entry; });
}

// How much each part of a query weighs, by how many provisions of all have it: rarer parts more.
function weightsOf(counts, size) {
  return counts.map(function (n) { return Math.log(1 + (size - n + 0.5) / (n + 0.5)); });
}

// BM25 of the parts of a query.
function wordScore(matcher, entry, mean, weights) {
  var damp = 1.2 * (0.4 + 0.6 * entry.bare.length / mean);
  var own = entry.bare.slice(entry.bare.indexOf("\n"));
  return matcher.parts.reduce(function (sum, part, number) {
    for (var count = 0, at = own.indexOf(part); at >= 0; at = own.indexOf(part, at + part.length)) count++;
    return sum + weights[number] * (count * 2.2) / (count + damp);
  }, 0);
}

function placeScore(matcher, entry) {
  if (!matcher.parts.length) return 0;
  var heading = numbersIn(matcher, entry.heading), title = numbersIn(matcher, entry.title);
  var all = matcher.parts.map(function (_, number) { return number; });
  var own = all.filter(function (n) { return heading.has(n) || !title.has(n); });
  if (!own.length) return 0;
  var length = function (numbers) {
    return numbers.reduce(function (sum, n) { return sum + matcher.parts[n].length; }, 0);
  };
  if (own.every(function (n) { return heading.has(n); })) return 12 + 4 * length(own) / Math.max(entry.heading.length, 1);
  if (own.length === 1) return 4;
  var share = length(Array.from(heading)) / length(own);
  var text = entry.heading + "\n" + entry.text;
  var places = matcher.places(text).filter(function (p) { return own.indexOf(p[2]) >= 0; });
  return 2 * share + 4 * closeness(places, own.length, length(own), text);
}

function numbersIn(matcher, folded) {
  var found = new Set(), marked = MARK.test(folded);
  matcher.wanted.forEach(function (wanted, number) {
    wanted.pattern.lastIndex = 0;
    if (folded.indexOf(wanted.part) >= 0 || (marked && wanted.pattern.test(folded))) found.add(number);
  });
  return found;
}

// 1 side by side, below 0.5 where no sentence has all parts.
function closeness(places, wanted, least, text) {
  var last = new Map(), best = 0, together = false;
  places.forEach(function (place) {
    last.set(place[2], place);
    if (last.size < wanted) return;
    var first = Math.min.apply(null, Array.from(last.values(), function (p) { return p[0]; }));
    var width = place[1] - first, whole = !text || !ENDS.test(text.slice(first, place[0]));
    if (!best || (whole && !together) || (whole === together && width < best)) {
      best = width;
      together = whole;
    }
  });
  return best ? (together ? 0.5 : 0) + 0.5 * least / Math.max(best, least) : 0;
}
