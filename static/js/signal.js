/* For when the signal goes: what was typed and chosen on a page is not lost, and what waits is said. Every page works without this file. */
(function () {
  "use strict";
  var TYPED = "typed", COPY = "/no-signal?kept=yes";
  if (!("serviceWorker" in navigator) || !window.caches) { return; }

  /* Each line is written once, on the page that phones keep: pages stay light, and lines are there with no signal. */
  function from_copy(what, act) {
    caches.match(COPY).then(function (copy) { return copy ? copy.text() : ""; }).then(function (page) {
      var found = new DOMParser().parseFromString(page, "text/html").querySelector(what);
      if (found && !document.querySelector(what)) { act(found); }
    }).catch(function () { /* The page is as it was. */ });
  }
  function show(name, before) {
    from_copy("[data-signal=" + name + "]", function (line) { before.parentNode.insertBefore(line, before); });
  }
  function hide(name) {
    var line = document.querySelector("[data-signal=" + name + "]");
    if (line && !line.closest("[hidden]")) { line.remove(); }
  }

  /* What waits is counted by outbox.js; to read a number is all that most pages have to do. */
  var top = document.querySelector("main .narrow > *"), here = document.querySelector("[data-outbox]");
  function look() {
    var kept = {};
    try { kept = JSON.parse(localStorage.getItem("outbox")) || {}; } catch (error) { /* Nothing is kept. */ }
    ["waiting", "sent"].forEach(function (name) {
      if (kept[name] > 0 && top && !here) { show(name, top); } else { hide(name); }
    });
    return kept.waiting > 0;
  }
  function bring() {
    if (!look() || here) { return; }
    from_copy("script[src*=outbox]", function (found) {
      var script = document.createElement("script");
      script.src = found.getAttribute("src");
      document.head.appendChild(script);
    });
  }
  document.addEventListener("outbox", look);
  /* Another tab has sent, kept or deleted something. */
  window.addEventListener("storage", function (event) {
    if (event.key === "outbox") { document.dispatchEvent(new Event("outbox")); }
  });
  window.addEventListener("online", bring);
  bring();

  /* With no signal, pressing would open the browser's own page of errors, and the words would be gone. */
  document.addEventListener("submit", function (event) {
    keep();
    if (navigator.onLine || !navigator.serviceWorker.controller || event.target.hasAttribute("data-keeps")) { return; }
    event.preventDefault();
    event.stopPropagation();
    show("gone", event.submitter || event.target.lastElementChild);
  }, true);
  window.addEventListener("online", function () { hide("gone"); });

  /* What was typed and chosen is kept by this tab alone, until the next page is there. Leaving the page keeps nothing. Seven words are a key: never kept. */
  function all(what) { return Array.prototype.slice.call(document.querySelectorAll(what)); }
  function boxes() { return all("main textarea:not([autocomplete=off])"); }
  function choices() { return all("#answer-form [type=radio], #answer-form [type=checkbox]"); }
  function on(choice) { return choice.checked; }
  function keep() {
    var words = boxes().map(function (box) { return box.value; });
    var chosen = choices().filter(on).map(function (choice) { return choice.id; });
    if (document.body.hidden || !words.concat(chosen).join("")) { return; }
    try { sessionStorage.setItem(TYPED, JSON.stringify({ path: location.pathname, words: words, chosen: chosen })); }
    catch (error) { /* A browser may forbid it: then Back still shows them, as it always did. */ }
  }
  document.addEventListener("visibilitychange", function () { if (document.hidden) { keep(); } });
  try {
    var typed = JSON.parse(sessionStorage.getItem(TYPED)) || { words: [] };
    if (typed.path === location.pathname) {
      boxes().forEach(function (box, at) { if (!box.value) { box.value = typed.words[at] || ""; } });
      if (!choices().some(on)) { choices().forEach(function (choice) { choice.checked = typed.chosen.indexOf(choice.id) >= 0; }); }
    } else if (!here) {
      sessionStorage.removeItem(TYPED);
    }
  } catch (error) { /* Nothing was kept. */ }

  window.addEventListener("load", function () {
    navigator.serviceWorker.register("/service-worker.js").catch(function () { /* Then pages need signal. */ });
  });
})();
