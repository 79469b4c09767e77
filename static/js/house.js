/* Small kindnesses. Every page works without this file. */
(function () {
  "use strict";

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function each(selector, act) { all(selector).forEach(act); }

  /* What only works with scripts is shown only where scripts run. */
  each("[data-needs-script], [data-print]", function (part) { part.hidden = false; });

  /* The page of looks ticks what this phone keeps, which look.js has put on. */
  var page = document.documentElement;
  each("[data-look] input", function (choice) {
    if (page.dataset[choice.name]) { choice.checked = page.dataset[choice.name] === choice.value; }
  });

  /* After a mistake, begin at the list of what to mend. */
  var problems = document.querySelector(".govuk-error-summary");
  if (problems) { problems.setAttribute("tabindex", "-1"); problems.focus(); }

  /* A second press while the first is on its way sends nothing more. Coming back with Back makes it ready again. */
  each("form", function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sending) { event.preventDefault(); return; }
      form.dataset.sending = "yes";
      setTimeout(function () { delete form.dataset.sending; }, 4000);
    });
  });
  window.addEventListener("pageshow", function () { each("form", function (form) { delete form.dataset.sending; }); });

  /* Look again every three seconds while something is being made, for two minutes at most. */
  try {
    if (!document.querySelector("[data-look-again]")) {
      sessionStorage.removeItem("looks");
    } else if (Number(sessionStorage.getItem("looks")) < 40) {
      sessionStorage.setItem("looks", Number(sessionStorage.getItem("looks")) + 1);
      setTimeout(function () { location.reload(); }, 3000);
    }
  } catch (error) { /* A browser may forbid it; the link on the page does the same. */ }

  /* Printing, in the size that the button names. A browser may print after print() has returned. */
  each("[data-print]", function (button) {
    button.addEventListener("click", function () { page.dataset.print = button.dataset.print; window.print(); });
  });
  window.addEventListener("afterprint", function () { delete page.dataset.print; });

  /* Showing a password. The kit's button is hidden until a script can make it work. */
  each(".govuk-js-password-input-toggle", function (button) {
    var box = document.getElementById(button.getAttribute("aria-controls"));
    button.hidden = false;
    button.addEventListener("click", function () {
      var shown = box.type === "text";
      box.type = shown ? "password" : "text";
      button.textContent = shown ? "Show" : "Hide";
      button.setAttribute("aria-label", shown ? "Show password" : "Hide password");
    });
  });

  /* Keys for people who read hundreds of comments: never while writing, never with Ctrl or Alt. */
  document.addEventListener("keydown", function (event) {
    var place = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || place.isContentEditable) { return; }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName)) { return; }
    if (!/^[a-z0-9]$/i.test(event.key)) { return; }
    var control = document.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
    if (control) { event.preventDefault(); control.click(); }
  });
})();
