// Before the page is drawn: the colours and the script that the reader chose last time.
(function () {
  "use strict";
  function recall(key) {
    try { return localStorage.getItem(key); } catch (error) { return null; } // storage may be forbidden
  }
  var root = document.documentElement;
  root.classList.remove("no-js");
  var scheme = recall("wp-scheme");
  if (scheme === "light" || scheme === "dark") root.setAttribute("data-scheme", scheme);
  var here = root.lang === "zh-Hant" ? "hant" : "hans";
  var wanted = recall("wp-script");
  if (wanted !== "hans" && wanted !== "hant" || wanted === here) return;
  var other = document.querySelector('link[rel="alternate"][hreflang="zh-' + (wanted === "hant" ? "Hant" : "Hans") + '"]');
  if (other) location.replace(other.href + location.search + location.hash);
})();
