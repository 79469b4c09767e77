/* The look this phone keeps, put on before anything is drawn. Pages work without it: then the look lasts one visit. */
(function () {
  "use strict";

  var page = document.documentElement;
  var names = ["theme", "size", "motion", "symbols"];
  page.dataset.scripts = "yes";
  /* Only where speech can be made is room left for the button that reads aloud, so that nothing jumps. */
  if (window.speechSynthesis) { page.dataset.speech = "maybe"; speechSynthesis.getVoices(); }
  try {
    if (page.dataset.keep === "yes") {
      localStorage.setItem("look", names.map(function (name) { return page.dataset[name]; }).join(" "));
    } else if (page.dataset.keep) {
      localStorage.removeItem("look");
    } else if (localStorage.getItem("look")) {
      localStorage.getItem("look").split(" ").forEach(function (value, place) { page.dataset[names[place]] = value; });
    }
  } catch (error) { /* A browser may forbid it; the choice still lasts this visit. */ }
})();
