/* Send a sound or a picture while the page stays: where nothing answers, a recording is not lost. */
(function () {
  "use strict";
  var form = document.querySelector("form[enctype]"), line = document.querySelector("[data-sending]");
  if (!form || !line) { return; }

  var SIDE = 2000, QUALITY = 0.85;
  var bar = line.querySelector("progress"), say = line.querySelector("[role=status]"), going, patience;

  form.addEventListener("submit", function (event) {
    var chosen = [].some.call(form.querySelectorAll("[type=file]"), function (box) { return box.files.length; });
    if (event.defaultPrevented || !chosen || (event.submitter && event.submitter.name === "remove")) { return; }
    event.preventDefault();
    if (going) { return; }
    going = new XMLHttpRequest();
    tell("going");
    lighter(form.elements.picture).then(function (picture) {
      var data = new FormData(form);
      if (picture) { data.set("picture", picture, "picture.jpg"); }
      var large = ["sound", "picture"].filter(function (name) { return data.get(name) && data.get(name).size > line.dataset.largest; })[0];
      if (large) { stop(); tell(large); } else { send(data); }
    });
  });

  function tell(what) { line.hidden = false; bar.hidden = what !== "going"; say.textContent = line.dataset[what]; }

  /* The picture alone, as small as it is kept: less to send, and where a photo was taken never leaves the phone. */
  function lighter(box) {
    var file = box && box.files[0];
    if (!file || !window.createImageBitmap) { return Promise.resolve(); }
    return createImageBitmap(file, { imageOrientation: "from-image" }).then(function (photo) {
      var scale = Math.min(1, SIDE / Math.max(photo.width, photo.height)), canvas = document.createElement("canvas");
      canvas.width = Math.round(photo.width * scale); canvas.height = Math.round(photo.height * scale);
      var paper = canvas.getContext("2d");
      paper.fillStyle = "#fff"; paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) { canvas.toBlob(done, "image/jpeg", QUALITY); });
    }).catch(function () { /* A kind of picture that this browser cannot open: the site tries. */ });
  }

  function send(data) {
    going.open("POST", form.action);
    going.responseType = "document";
    going.upload.onprogress = function (event) { wait(); if (event.total) { bar.value = event.loaded / event.total; } };
    going.onload = arrived;
    going.onerror = going.onabort = failed;
    bar.value = 0;
    wait();
    going.send(data);
  }

  /* A weak signal may take minutes; a minute in which nothing moves is none. */
  function wait() { clearTimeout(patience); patience = setTimeout(function () { going.abort(); }, 60000); }

  function stop() { clearTimeout(patience); going = null; delete form.dataset.sending; }

  function failed() { stop(); tell("failed"); }

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
