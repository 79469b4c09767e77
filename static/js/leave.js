/* “Leave this page”: one press, or Escape or Shift three times. Without this file it is a plain link. */
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  if (!link) { return; }
  var TIMES = 3, WITHIN = 3000, pressed = [], last = "";

  /* The page goes blank at once, in case the next one is slow; it takes this page's place in the history. */
  function leave() {
    document.body.hidden = true;
    try { sessionStorage.removeItem("typed"); } catch (error) { /* Then nothing was kept. */ }
    document.title = link.dataset.leave;
    location.replace(link.href);
  }
  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    leave();
  });

  /* Only the same key three times with none between: a capital letter or closing a menu is not leaving. */
  document.addEventListener("keydown", function (event) {
    if (event.repeat) { return; }
    if (event.key !== last || !/^(Escape|Shift)$/.test(event.key)) { pressed = []; }
    last = event.key;
    pressed = pressed.concat(Date.now()).slice(-TIMES);
    if (/^(Escape|Shift)$/.test(last) && pressed.length === TIMES && pressed[TIMES - 1] - pressed[0] <= WITHIN) { leave(); }
  });

  /* Some browsers keep a page to bring it back fast: then it must not stay blank. */
  window.addEventListener("pageshow", function () { document.body.hidden = false; });
})();
