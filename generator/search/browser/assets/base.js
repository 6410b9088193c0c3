// Loading shards by <script>, the only way that also works from a folder. Nothing loads before a search.

function content(name, otherwise) {
  var tag = document.querySelector('meta[name="' + name + '"]');
  return tag ? tag.getAttribute("content") : otherwise;
}

var ROOT = content("wp-root", "./");
var BASE = content("wp-base", "./");
var HANT = document.documentElement.lang === "zh-Hant";
var waiting = new Map();
var loaded = new Map();

window.wpShard = function (name, data) {
  var resolve = waiting.get(name);
  if (resolve) {
    waiting.delete(name);
    resolve(inflate(data));
  }
};

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      waiting.set(name, resolve);
      tag.onload = function () { tag.remove(); };
      tag.onerror = function () {
        tag.remove();
        waiting.delete(name);
        loaded.delete(name);
        reject(new Error(WORDS.unread(name)));
      };
      tag.src = ROOT + "search/" + name + ".js";
      document.head.appendChild(tag);
    }));
  }
  return loaded.get(name);
}

function remember(make) {
  var made = new Map();
  return function (key) {
    if (!made.has(key)) {
      var value = make(key);
      made.set(key, value);
      value.catch(function () { made.delete(key); });
    }
    return made.get(key);
  };
}

var loadJson = remember(function (name) {
  return load(name).then(function (bytes) { return JSON.parse(new TextDecoder().decode(bytes)); });
});

async function inflate(data) {
  if (typeof DecompressionStream === "undefined") throw new Error(WORDS.old);
  var packed = atob(data);
  var bytes = new Uint8Array(packed.length);
  for (var i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  var stream = new DecompressionStream("deflate"), writer = stream.writable.getWriter(), reader = stream.readable.getReader();
  writer.write(bytes);
  writer.close();
  var pieces = [], size = 0, piece;
  while (!(piece = await reader.read()).done) {
    pieces.push(piece.value);
    size += piece.value.length;
  }
  if (pieces.length === 1) return pieces[0];
  var whole = new Uint8Array(size), at = 0;
  pieces.forEach(function (part) {
    whole.set(part, at);
    at += part.length;
  });
  return whole;
}

// Natural numbers, seven bits a byte, lowest first.
function Reader(bytes, at) {
  this.bytes = bytes;
  this.at = at || 0;
}

Reader.prototype.number = function () {
  var value = 0, scale = 1, byte;
  do {
    byte = this.bytes[this.at++];
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte > 127);
  return value;
};

Reader.prototype.numbers = function (count) {
  var values = new Array(count);
  for (var i = 0; i < count; i++) values[i] = this.number();
  return values;
};

Reader.prototype.slice = function (length) {
  this.at += length;
  return this.bytes.subarray(this.at - length, this.at);
};

function shardOf(key, shards) {
  var value = 0x811c9dc5;
  for (var i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return ((value ^ (value >>> 15)) >>> 0) % shards;
}
