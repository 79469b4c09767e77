/* Shows who can help when words may mean danger, while somebody writes. Nothing is sent: the words stay on this phone.
   The build writes the rules, a short form of the server's own, in place of null. They read as analysis/concern/short.py does. */
(function () {
  "use strict";
  var RULES = null;
  var PAUSE = 700, SHORTEST = 4, LETTERS = 40, HEAVY = 3, BELIEVED = 6;

  /* “-1.5: a|b c” becomes a list of names, each with what it weighs. */
  function spread(lists, act) {
    Object.keys(lists).forEach(function (weight) {
      lists[weight].split("|").forEach(function (name) { act(name, Number(weight)); });
    });
  }
  function weights(lists) {
    var known = new Map();
    spread(lists, function (name, weight) { known.set(name, weight); });
    return known;
  }
  function pattern(way) {
    for (var before = ""; before !== way;) {
      before = way;
      way = way.replace(/<(\w+)>/g, function (whole, name) { return RULES.fragments[name] || whole; });
    }
    /* An old browser may not know one way of searching; the others still work, and the server looks again. */
    try { return new RegExp(way, "i"); } catch (error) { return null; }
  }
  function patterns(lists) {
    var known = [];
    Object.keys(lists).forEach(function (weight) {
      lists[weight].forEach(function (way) {
        var search = pattern(way);
        if (search) { known.push({ search: search, weight: Number(weight) }); }
      });
    });
    return known;
  }

  var ready;
  function rules() {
    if (ready) { return ready; }
    var meant = new Map();
    Object.keys(RULES.spellings).forEach(function (word) {
      RULES.spellings[word].split("|").forEach(function (written) { meant.set(written, word); });
    });
    ready = {
      meant: meant, outright: pattern(RULES.outright), others: pattern(RULES.others), ways: patterns(RULES.ways),
      words: weights(RULES.words), runs: weights(RULES.runs)
    };
    return ready;
  }

  function sentences(text) {
    var straight = text.replace(/[’‘`´]/g, "'").replace(/[a-z0-9']+/gi, function (word) {
      return rules().meant.get(word.toLowerCase()) || word;
    });
    return straight.toLowerCase().split(/[.!?\n]+/).map(function (one) { return one.trim(); }).filter(Boolean);
  }
  function sum(names, known, each) {
    var total = 0;
    new Set(names).forEach(function (name) { total += each * (known.get(name) || 0); });
    return total;
  }
  function worries(sentence) {
    if (rules().outright.test(sentence)) { return true; }
    var found = rules().ways.filter(function (way) { return way.search.test(sentence); });
    var few = sentence.split(/\s+/).length;
    if (few <= BELIEVED && found.length && found.every(function (way) { return way.weight > 0; })) { return true; }
    if (few < 2) { return false; }
    var words = sentence.match(/[a-z']+/g) || [], names = words.slice(), runs = [];
    words.forEach(function (word, at) { if (at) { names.push(words[at - 1] + " " + word); } });
    var letters = " " + words.join(" ") + " ";
    [4, 5].forEach(function (long) {
      for (var at = 0; at + long <= letters.length; at += 1) { runs.push(letters.slice(at, at + long)); }
    });
    var total = RULES.start + sum(names, rules().words, HEAVY / Math.sqrt(Math.max(words.length, SHORTEST)));
    total += sum(runs, rules().runs, HEAVY / Math.sqrt(Math.max(letters.length, LETTERS)));
    return found.reduce(function (all, way) { return all + way.weight; }, total) > 0;
  }
  /* In other languages: small letters without their marks, which many phones leave out. */
  function worriesElsewhere(text) {
    var plain = text.toLowerCase().replace(/[^\x00-\x7f]/g, function (letter) { return RULES.letters[letter] || letter; });
    return Boolean(rules().others && rules().others.test(plain));
  }
  function mayMeanDanger(text) { return sentences(text).some(worries) || worriesElsewhere(text); }

  /* The box is in the page, hidden. Once shown it stays, and nothing moves the place where somebody writes.
     It never comes while a finger is down, so that nobody presses a number they did not mean to. */
  var box = document.querySelector("[data-help-found]"), boxes = document.querySelectorAll("textarea");
  if (!box || !boxes.length || !RULES) { return; }
  var waiting, pressed = false;
  function look() {
    if (pressed) { soon(); return; }
    var written = Array.prototype.map.call(boxes, function (writing) { return writing.value; });
    if (!box.hidden || !written.some(mayMeanDanger)) { return; }
    box.hidden = false;
    var beside = document.querySelector("[data-help-beside]");
    if (beside) { beside.hidden = true; }
  }
  function soon() { clearTimeout(waiting); waiting = setTimeout(look, PAUSE); }
  Array.prototype.forEach.call(boxes, function (writing) { writing.addEventListener("input", soon); });
  document.addEventListener("pointerdown", function () { pressed = true; });
  ["pointerup", "pointercancel"].forEach(function (name) {
    document.addEventListener(name, function () { pressed = false; });
  });
  window.addEventListener("pageshow", look);
  /* For the test that asks this browser and the server about the same sentences. */
  box.mayMeanDanger = mayMeanDanger;
})();
