/* Reading a page aloud, with a voice that lives on this device: no words leave it. Where there is none, nothing is shown. */
(function () {
  "use strict";

  var speech = window.speechSynthesis;
  var button = document.querySelector("[data-listen]");
  var player = document.querySelector("[data-player]");
  if (!speech || !button) { return; }

  var page = document.documentElement;
  var main = document.querySelector("main");
  var WORDS = "h1, h2, h3, p, li, dt, dd, legend, label, summary, blockquote, figcaption, caption, th, td, .govuk-hint, .button, .quiet-button";
  /* The page’s own language, and its words for what is not on it. */
  var tongue = page.lang.split("-")[0], names = button.dataset;
  var parts = [], place = 0, turn = 0;
  /* Held here, since a browser may throw away what it is still saying, and then never say that it has ended. */
  var said = null;

  /* The names of voices say nothing of where they live. Only localService does, and where it is not said, the answer is no. */
  function voice() {
    var own = speech.getVoices().filter(function (one) { return one.localService === true && new RegExp("^" + tongue + "([-_]|$)", "i").test(one.lang); });
    var british = own.filter(function (one) { return /^en[-_]GB/i.test(one.lang); });
    own = british.length ? british : own;
    return own.filter(function (one) { return one.default; })[0] || own[0];
  }

  function shown(one) { return one.checkVisibility ? one.checkVisibility() : one.getClientRects().length > 0; }

  /* A choice says whether it is chosen, which the eye sees in its tick. */
  function wordsOf(one) {
    var words = one.innerText.trim().replace(/\s*\n\s*/g, ". ").replace(/([.?:,])\. /g, "$1 ");
    return words + (one.control && one.control.checked ? names.chosen || ", chosen" : "");
  }

  /* Parts that belong together are one block: paragraphs in a row, a question with its hint, the choices of a question. */
  function kindOf(one) {
    if (/^H\d|LEGEND/.test(one.tagName)) { return "heading"; }
    return one.control ? "choice" : "words";
  }
  function look() {
    var block = 0, before = "";
    parts = Array.prototype.filter.call(main.querySelectorAll(WORDS), function (one) {
      return !one.parentElement.closest(WORDS) && !(tongue !== "en" && one.closest("[lang=en]")) && !one.closest(".leave") && shown(one) && one.innerText.trim();
    }).map(function (one) {
      var kind = kindOf(one);
      if (!one.matches(".govuk-hint") && (kind === "heading" || kind !== before)) { block += 1; }
      before = kind;
      return { element: one, block: block };
    });
  }
  function firstOf(block) {
    return parts.map(function (part) { return part.block; }).indexOf(block);
  }

  function unmark() { if (parts[place]) { parts[place].element.classList.remove("heard"); } }
  function mark() {
    var one = parts[place].element, box = one.getBoundingClientRect();
    var still = page.dataset.motion === "less" || matchMedia("(prefers-reduced-motion: reduce)").matches;
    one.classList.add("heard");
    if (box.top < 0 || box.bottom > innerHeight - player.offsetHeight) {
      one.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    }
  }

  function read(where) {
    var mine = turn += 1;
    unmark();
    if (speech.speaking) { speech.cancel(); }
    place = where;
    if (!parts[place] || !voice()) { stop(); return; }
    mark();
    said = new SpeechSynthesisUtterance(wordsOf(parts[place].element));
    said.voice = voice();
    said.lang = said.voice.lang;
    said.rate = 0.9;
    /* What was cut short ends too; only the newest goes on. */
    said.onend = function () { if (mine === turn) { read(place + 1); } };
    said.onerror = function () { if (mine === turn) { stop(); } };
    speech.speak(said);
  }
  function start() {
    look();
    player.hidden = false;
    page.dataset.reading = "yes";
    button.lastChild.textContent = names.stop || "Stop reading";
    read(0);
  }
  function stop() {
    var back = player.contains(document.activeElement);
    turn += 1;
    unmark();
    speech.cancel();
    player.hidden = true;
    delete page.dataset.reading;
    button.lastChild.textContent = button.dataset.listen;
    if (back) { button.focus({ preventScroll: true }); }
  }
  function reading() { return !player.hidden; }

  function offer() { button.hidden = !voice(); }
  offer();
  if (speech.addEventListener) { speech.addEventListener("voiceschanged", offer); }
  button.addEventListener("click", function () { if (reading()) { stop(); } else { start(); } });
  player.addEventListener("click", function (event) {
    var pressed = event.target.closest("button");
    var block = parts[place] && parts[place].block;
    if (!pressed || !reading()) { return; }
    if (pressed.dataset.player === "stop") { stop(); }
    if (pressed.dataset.player === "again") { read(firstOf(block)); }
    if (pressed.dataset.player === "next") { read(firstOf(block + 1)); }
  });
  /* Words that do nothing else when touched are read from there. */
  main.addEventListener("click", function (event) {
    if (!reading() || event.target.closest("a, button, label, input, textarea, select, summary")) { return; }
    parts.some(function (part) {
      var touched = part.element.contains(event.target);
      if (touched) { read(firstOf(part.block)); }
      return touched;
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && reading()) { stop(); } });
  window.addEventListener("pagehide", function () { if (reading()) { stop(); } });
})();
