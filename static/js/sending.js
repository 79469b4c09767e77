/* Send a sound or a picture while the page stays: where nothing answers, a recording is not lost. */
(function () {
  "use strict";
  var form = document.querySelector("form[enctype]"), line = document.querySelector("[data-sending]");
  if (!form || !line) { return; }

  var bar = line.querySelector("progress"), say = line.querySelector("[role=status]"), going, patience;

  form.addEventListener("submit", function (event) {
    var chosen = [].some.call(form.querySelectorAll("[type=file]"), function (box) { return box.files.length; });
    if (event.defaultPrevented || !chosen || (event.submitter && event.submitter.name === "remove")) { return; }
    event.preventDefault();
    if (!going) { send(); }
  });

  function send() {
    going = new XMLHttpRequest();
    going.open("POST", form.action);
    going.responseType = "document";
    going.upload.onprogress = function (event) { wait(); if (event.total) { bar.value = event.loaded / event.total; } };
    going.onload = arrived;
    going.onerror = going.onabort = failed;
    bar.value = 0; bar.hidden = line.hidden = false; say.textContent = line.dataset.going;
    wait();
    going.send(new FormData(form));
  }

  /* A weak signal may take minutes; a minute in which nothing moves is none. */
  function wait() { clearTimeout(patience); patience = setTimeout(function () { going.abort(); }, 60000); }

  function stop() { clearTimeout(patience); going = null; delete form.dataset.sending; }

  function failed() { stop(); bar.hidden = true; say.textContent = line.dataset.failed; }

  /* What was recorded is still in the box: beside the list of what to mend, it can be sent again. */
  function arrived() {
    var answer = going.response, address = going.responseURL, well = going.status === 200;
    var problems = answer && answer.querySelector(".govuk-error-summary"), old = document.querySelector(".govuk-error-summary");
    stop();
    if (well && !problems) { location.replace(address); return; }
    /* Any other page of ours says itself what to do. */
    if (!problems) { form.submit(); return; }
    line.hidden = true; say.textContent = "";
    if (old) { old.remove(); }
    problems.setAttribute("tabindex", "-1");
    form.parentNode.insertBefore(problems, form.parentNode.firstChild);
    var files = form.querySelector("[data-files]");
    if (files && problems.querySelector("[href='#sound']")) { files.open = true; }
    problems.focus();
  }

  window.addEventListener("pagehide", function () { if (going) { going.onabort = null; going.abort(); stop(); } });
})();
