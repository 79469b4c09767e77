/* Keys for somebody who reads a hundred comments. house.js presses the buttons; this says when it may. */
(function () {
  "use strict";

  var speaker = document.querySelector("[data-say]");
  function say(words) { if (speaker) { speaker.textContent = words; } }

  /* Keys: never repeated by a held-down key, never before the page has been seen, off when somebody says so. */
  var keys = Array.prototype.slice.call(document.querySelectorAll("[data-key]"));
  var keysSwitch = document.querySelector("[data-keys-switch]");
  var opened = Date.now();
  function remembered() { try { return localStorage.getItem("keys"); } catch (error) { return null; } }
  function remember(value) { try { localStorage.setItem("keys", value); } catch (error) { /* A browser may forbid it. */ } }
  function setKeys(on) {
    keys.forEach(function (part) {
      if (!part.dataset.letter) { part.dataset.letter = part.dataset.key; }
      if (on) { part.dataset.key = part.dataset.letter; } else { part.removeAttribute("data-key"); }
    });
    if (keysSwitch) {
      document.querySelector("[data-keys-shown]").hidden = !on;
      keysSwitch.textContent = on ? "Turn keys off" : "Turn keys on";
    }
  }
  setKeys(remembered() !== "off");
  if (keysSwitch) {
    keysSwitch.addEventListener("click", function () {
      var on = keysSwitch.textContent === "Turn keys on";
      remember(on ? "on" : "off");
      setKeys(on);
      say(on ? "Keys are on" : "Keys are off");
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key.length === 1 && (event.repeat || Date.now() - opened < 300)) { event.stopImmediatePropagation(); return; }
    /* After ticking a box the keys still work; in a box to write in they never do. */
    var place = event.target;
    if (place.type === "checkbox" && /^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      var control = document.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
      if (control) { event.preventDefault(); control.click(); }
    }
  }, true);
})();
