/* Checking, made quicker. The page works without this file: it sends the same form. */
(function () {
  "use strict";

  var form = document.querySelector("[data-check]");
  if (!form) { return; }
  var speaker = form.querySelector("[data-say]");
  var written = form.querySelector("[data-original]");
  var shared = form.querySelector("[data-shared]");
  var list = form.querySelector("[data-hides]");
  var model = form.querySelector("[data-hides-item]");
  var heading = form.querySelector("[data-heading]");
  var hide = form.querySelector("[data-hide]");
  var small = ["Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

  /* Places are counted in whole characters, as the server counts them: an emoji is one, not two. */
  var letters = Array.from(written.textContent);
  var words = wordsOf(letters);
  var noticed = (written.dataset.noticed || "").split(" ").filter(Boolean).map(function (one) {
    var ends = one.split("-");
    return { start: Number(ends[0]), end: Number(ends[1]) };
  });
  var next = list.children.length;
  var picked = null;

  function say(words) { speaker.textContent = words; }

  function text(start, end) { return letters.slice(start, end).join(""); }

  function wordsOf(all) {
    var found = [], start = -1, place = 0;
    all.concat(" ").forEach(function (letter) {
      var inside = /[\p{L}\p{N}\p{M}@\u200d]/u.test(letter) || (start >= 0 && /[’'._-]/.test(letter) && /[\p{L}\p{N}]/u.test(all[place + 1] || ""));
      if (inside && start < 0) { start = place; }
      if (!inside && start >= 0) { found.push({ start: start, end: place }); start = -1; }
      place += 1;
    });
    return found;
  }

  function items() {
    return Array.prototype.map.call(list.children, function (row) {
      var at = row.querySelector("input[type=hidden]").value.split("-");
      var instead = row.querySelector("input[type=text]");
      return {
        row: row, start: Number(at[0]), end: Number(at[1]), box: row.querySelector("input[type=checkbox]"),
        instead: instead, shown: marked(instead.value) || instead.dataset.usual
      };
    });
  }

  /* Our words stand in square brackets, as on the server, so that nobody takes them for the family’s own. */
  function marked(words) {
    var inside = words.replace(/[[\]]/g, "").trim();
    return inside ? "[" + inside + "]" : "";
  }

  function hiding() {
    return items().filter(function (one) { return one.box.checked; }).sort(function (a, b) { return a.start - b.start; });
  }

  function overlap(a, b) { return a.start < b.end && b.start < a.end; }

  /* Both panes are drawn again from the letters and the list: only text nodes, so words can never become markup. */
  function draw() {
    var chosen = hiding();
    var cuts = [0, letters.length];
    chosen.concat(noticed).forEach(function (one) { cuts.push(one.start, one.end); });
    cuts = cuts.filter(function (cut, place) { return cuts.indexOf(cut) === place; }).sort(function (a, b) { return a - b; });
    written.textContent = "";
    cuts.slice(0, -1).forEach(function (start, place) {
      var piece = { start: start, end: cuts[place + 1] };
      var part = document.createTextNode(text(piece.start, piece.end));
      if (noticed.some(function (one) { return overlap(one, piece); })) { part = wrapped("span", "noticed", part); }
      if (chosen.some(function (one) { return overlap(one, piece); })) {
        part = wrapped("mark", "", part);
        part.dataset.start = piece.start;
      }
      written.appendChild(part);
    });
    var before = 0;
    shared.textContent = "";
    chosen.forEach(function (one) {
      shared.appendChild(document.createTextNode(text(before, one.start)));
      shared.appendChild(wrapped("span", "gone", document.createTextNode(one.shown)));
      before = one.end;
    });
    shared.appendChild(document.createTextNode(text(before, letters.length)));
    heading.textContent = counted(chosen.length);
  }

  function wrapped(name, className, inside) {
    var part = document.createElement(name);
    if (className) { part.className = className; }
    part.appendChild(inside);
    return part;
  }

  function counted(number) {
    return (small[number] || String(number)) + (number === 1 ? " thing" : number ? " things" : "") + " to hide";
  }

  /* Hide words: pieces that touch the same words become one, as on the server. */
  function add(start, end) {
    items().forEach(function (one) {
      if (!overlap(one, { start: start, end: end })) { return; }
      if (one.box.checked) { start = Math.min(start, one.start); end = Math.max(end, one.end); }
      one.row.remove();
    });
    var row = model.content.firstElementChild.cloneNode(true);
    Array.prototype.forEach.call(row.querySelectorAll("[data-part]"), function (part) {
      var name = part.dataset.part;
      if (name === "words") { part.textContent = text(start, end); } else { part.name = "stretches-" + next + "-" + name; }
      if (name === "at") { part.value = start + "-" + end + "-chosen"; }
    });
    next += 1;
    var after = items().filter(function (one) { return one.start > start; })[0];
    list.insertBefore(row, after ? after.row : null);
    draw();
    say(text(start, end) + ": hidden. " + counted(hiding().length));
    /* Back to the words, where the keys still decide: in the box a C would be written. Tab leads to the box. */
    written.focus({ preventScroll: true });
  }

  list.addEventListener("input", draw);
  list.addEventListener("change", function (event) {
    draw();
    if (event.target.type === "checkbox") {
      say(event.target.closest("label").querySelector("bdi").textContent + (event.target.checked ? ": hidden. " : ": shown. ") + counted(hiding().length));
    }
  });
  /* Enter in a box to write in must not send the form. */
  list.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.type === "text") {
      event.preventDefault();
      event.target.blur();
      written.focus();
    }
  });
  written.addEventListener("click", function (event) {
    var mark = event.target.closest("mark");
    if (!mark || !window.getSelection().isCollapsed) { return; }
    var place = Number(mark.dataset.start);
    items().forEach(function (one) { if (one.start <= place && place < one.end) { one.box.click(); } });
  });

  /* Selecting: with a mouse, a finger or the arrow keys. */
  function placeOf(node, offset) {
    var range = document.createRange();
    range.setStart(written, 0);
    range.setEnd(node, offset);
    return Array.from(range.toString()).length;
  }

  function selected() {
    var selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) { return null; }
    var range = selection.getRangeAt(0);
    if (!written.contains(range.startContainer) || !written.contains(range.endContainer)) { return null; }
    var start = placeOf(range.startContainer, range.startOffset);
    var end = placeOf(range.endContainer, range.endOffset);
    while (start < end && /\s/.test(letters[start])) { start += 1; }
    while (end > start && /\s/.test(letters[end - 1])) { end -= 1; }
    /* Never cut a letter from its accent, or one part of an emoji from another. */
    while (start > 0 && joins(start)) { start -= 1; }
    while (end < letters.length && joins(end)) { end += 1; }
    return start < end ? { start: start, end: end, box: range.getBoundingClientRect() } : null;
  }

  function joins(place) {
    return /[\p{M}\u200d\ufe0f]/u.test(letters[place]) || letters[place - 1] === "\u200d" || /\p{Emoji_Modifier}/u.test(letters[place]);
  }

  function offer() {
    picked = selected();
    hide.hidden = !picked;
    if (!picked) { return; }
    var panel = written.parentElement.getBoundingClientRect();
    var left = Math.min(Math.max(picked.box.left - panel.left, 8), Math.max(8, panel.width - hide.offsetWidth - 8));
    hide.style.left = left + "px";
    hide.style.top = picked.box.bottom - panel.top + 10 + "px";
  }

  document.addEventListener("selectionchange", offer);
  window.addEventListener("resize", offer);
  /* Pressing the button must not lose what was selected. */
  hide.addEventListener("pointerdown", function (event) { event.preventDefault(); });
  hide.addEventListener("click", use);
  function use() {
    if (!picked) { return; }
    var chosen = picked;
    window.getSelection().removeAllRanges();
    add(chosen.start, chosen.end);
  }

  written.tabIndex = 0;
  written.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && selected()) { event.preventDefault(); picked = selected(); use(); return; }
    if (event.key === "Escape") { window.getSelection().removeAllRanges(); return; }
    var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || !words.length) { return; }
    event.preventDefault();
    choose(step, event.shiftKey);
  });

  /* The arrow keys walk from word to word; with Shift the choice grows or shrinks at its end. */
  function choose(step, grows) {
    var now = selected();
    var first = 0, last = 0;
    if (now) {
      first = words.findIndex(function (one) { return one.end > now.start; });
      last = words.length - 1 - words.slice().reverse().findIndex(function (one) { return one.start < now.end; });
      if (grows) { last = Math.max(first, Math.min(words.length - 1, last + step)); }
      else { first = last = Math.max(0, Math.min(words.length - 1, (step > 0 ? last : first) + step)); }
    }
    var range = document.createRange();
    point(range, "setStart", words[first].start);
    point(range, "setEnd", words[last].end);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    say(text(words[first].start, words[last].end) + ". Press Enter to hide.");
  }

  function point(range, method, place) {
    var walker = document.createTreeWalker(written, NodeFilter.SHOW_TEXT), node;
    var left = text(0, place).length;
    while ((node = walker.nextNode())) {
      if (left <= node.length) { range[method](node, left); return; }
      left -= node.length;
    }
  }

  draw();
})();
