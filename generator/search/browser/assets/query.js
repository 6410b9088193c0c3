// What a query says, and whether a text answers it: the same meaning as on the command line.

var MARKS = "", MARK = null, RUNS = null;
var MAX_LENGTH = 300, MAX_PARTS = 24;

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&");
}

function setMarks(marks) {
  MARKS = marks;
  MARK = new RegExp("[" + escaped(marks) + "]", "u");
  RUNS = new RegExp("[" + escaped(marks) + "]+", "gu");
}

function parseQuery(text, fold) {
  if (Array.from(text).length > MAX_LENGTH) throw new Error(WORDS.long(MAX_LENGTH));
  var parts = [], excluded = [], piece;
  var pattern = /([-－])?(?:["＂]([^"＂]*)["＂](?=\s|$)|(\S+))/gu;
  while ((piece = pattern.exec(text))) {
    var word = fold(piece[2] === undefined ? piece[3] : piece[2]);
    var into = piece[1] ? excluded : parts;
    if (word.trim() && into.indexOf(word) < 0) into.push(word);
  }
  if (parts.length + excluded.length > MAX_PARTS) throw new Error(WORDS.many(MAX_PARTS));
  return { text: text, parts: parts, excluded: excluded };
}

function isHan(character) {
  return !!character && isHanCode(character.codePointAt(0));
}

function isHanCode(code) {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff);
}

// Whether a Chinese character stands right before or after a stretch of text.
function beside(text, start, end) {
  var low = start > 1 && text.charCodeAt(start - 1) >= 0xdc00 && text.charCodeAt(start - 1) <= 0xdfff;
  return (start > 0 && isHanCode(text.codePointAt(start - (low ? 2 : 1)))) || (end < text.length && isHanCode(text.codePointAt(end)));
}

function bare(text) {
  return text.replace(RUNS, function (run, at) { return beside(text, at, at + run.length) ? "" : run; });
}

function patternOf(part) {
  var characters = Array.from(part), source = escaped(characters[0]);
  for (var i = 1; i < characters.length; i++) {
    var left = characters[i - 1], right = characters[i];
    var open = !MARK.test(left) && !MARK.test(right) && (isHan(left) || isHan(right));
    source += (open ? "[" + escaped(MARKS) + "]*" : "") + escaped(right);
  }
  return new RegExp(source, "gu");
}

function Matcher(query) {
  this.parts = query.parts;
  this.wanted = query.parts.map(oneOf);
  this.unwanted = query.excluded.map(oneOf);
  function oneOf(part) {
    return { part: part, marked: MARK.test(part), pattern: patternOf(part) };
  }
}

function stands(wanted, entry) {
  if (!wanted.marked) return entry.bare.indexOf(wanted.part) >= 0;
  wanted.pattern.lastIndex = 0;
  return wanted.pattern.test(entry.folded);
}

Matcher.prototype.matches = function (entry) {
  return this.wanted.every(function (w) { return stands(w, entry); }) &&
    !this.unwanted.some(function (w) { return stands(w, entry); });
};

// Every place of every part in a folded text: [start, end, number of the part], in order.
Matcher.prototype.places = function (folded) {
  var found = [];
  this.wanted.forEach(function (wanted, number) {
    var match;
    wanted.pattern.lastIndex = 0;
    while ((match = wanted.pattern.exec(folded))) found.push([match.index, match.index + match[0].length, number]);
  });
  return found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
};

// One provision as the page knows it, from a row of a shard.
function Entry(row, script) {
  var lines = row[4].split("\n");
  this.plan = row[0];
  this.node = row[1];
  this.key = row[0] + "#" + row[1];
  this.year = row[2];
  this.facts = row[8];
  var searched = [lines[0], lines[2], lines.slice(9).join("\n")].join("\n");
  this.folded = corrected(row[3] === 2 ? halfAndLow(searched) : script.fold(searched), row[5]);
  this.bare = MARK.test(this.folded) ? bare(this.folded) : this.folded;
  var own = this.folded.split("\n");
  this.title = own[0];
  this.heading = own[1];
  this.text = own.slice(2).join("\n");
  this.row = row;
  this.script = script;
}

// The words in the script of the page, by what they are: the plan's own as published where that is the same
// script, names always by the vocabulary.
Entry.prototype.shown = function () {
  if (!this.lines) {
    var row = this.row, words = row[4], script = this.script, names = words.split("\n");
    if (HANT && row[3] !== 1) words = corrected(script.traditionalise(words), row[7]);
    if (!HANT && row[3] === 1) words = corrected(script.simplify(words), row[6]);
    var l = words.split("\n");
    this.lines = {
      title: l[8] || l[0], label: l[1], heading: l[2], region: script.named(names[3]), due: l[5] ? l[5].split("\t") : [],
      products: names[6] ? names[6].split("\t").map(script.named, script) : [], above: l[7], text: l.slice(9).join("\n")
    };
  }
  return this.lines;
};
