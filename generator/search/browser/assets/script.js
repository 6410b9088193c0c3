// Simplified and traditional script: the page's own conversions, with the maps that its corpus needs.

// What each character, or each pair of them, becomes: given one after another.
function mapOf(given, size) {
  var map = new Map(), pieces = given.match(size === 1 ? /./gsu : /../gsu) || [];
  for (var i = 0; i < pieces.length; i += 2) map.set(pieces[i], pieces[i + 1]);
  return map;
}

var HANZI = /[\u2e80-\u9fff\uf900-\ufaff\u{1f000}-\u{3ffff}]/gu;

function Script(meta) {
  this.hans = mapOf(meta.hans, 1);
  this.pairs = mapOf(meta.pairs, 2);
  var pairs = Array.from(this.pairs.keys());
  this.starts = pairs.length ? new RegExp(pairs.map(escaped).join("|"), "u") : /^(?!)/;
  this.hant = this.names = null;
}

// What the page needs to show words in traditional script: characters, and the names that these get wrong.
Script.prototype.learn = function (shard) {
  this.hant = mapOf(shard.hant, 1);
  this.names = new Map(shard.names);
};

Script.prototype.simplify = function (text) {
  var map = this.hans;
  if (!this.starts.test(text)) return text.replace(HANZI, function (c) { return map.get(c) || c; });
  var characters = Array.from(text), made = [];
  for (var i = 0; i < characters.length; i++) {
    var pair = this.pairs.get(characters[i] + (characters[i + 1] || ""));
    if (pair) {
      made.push(pair);
      i++;
    } else {
      made.push(this.hans.get(characters[i]) || characters[i]);
    }
  }
  return made.join("");
};

Script.prototype.fold = function (text) {
  return halfAndLow(this.simplify(text));
};

// Half width and lower case, character for character.
function halfAndLow(text) {
  var half = text.replace(/[\uff01-\uff5e]/g, function (c) {
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  }).replace(/\u3000/g, " "), lowered = half.toLowerCase();
  if (lowered.length === half.length && half.indexOf("\u03a3") < 0) return lowered;
  return half.replace(/\p{Lu}|\p{Lt}|[\u2160-\u216f\u24b6-\u24cf]/gu, function (c) {
    var low = c.toLowerCase();
    return low.length === c.length ? low : c;
  });
}

Script.prototype.traditionalise = function (text) {
  var map = this.hant;
  return Array.from(text, function (c) { return map.get(c) || c; }).join("");
};

// A name of the vocabulary, or another word that is not of a plan's own text, in the script of the page.
Script.prototype.named = function (name) {
  return HANT ? this.names.get(name) || this.traditionalise(name) : this.simplify(name);
};

// Corrections are places and characters in turn, or the whole right text.
function corrected(made, corrections) {
  if (!corrections) return made;
  if (typeof corrections === "string") return corrections;
  var characters = Array.from(made);
  for (var i = 0; i < corrections.length; i += 2) characters[corrections[i]] = corrections[i + 1];
  return characters.join("");
}
