/* Record a voice note on the page. It stays on the phone until somebody presses “Keep it”. */
(function () {
  "use strict";
  var box = document.querySelector("[data-record]");
  var input = document.querySelector("input[type=file][name=sound]");
  if (!box || !input || !canRecord()) { return; }

  var parts = {}, longest = Number(box.dataset.record), recorder, stream, pieces, began, clock, address;
  Array.prototype.forEach.call(box.querySelectorAll("[data-part]"), function (part) { parts[part.dataset.part] = part; });

  /* The recording goes into the box for a file, so that one form sends everything. */
  function canRecord() {
    try { new DataTransfer().items.add(new File([""], "a")); } catch (error) { return false; }
    return window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  }

  function show(state) {
    parts.before.hidden = parts.begin.hidden = state !== "before" && state !== "refused";
    parts.refused.hidden = state !== "refused";
    parts.running.hidden = state !== "running";
    parts.done.hidden = state !== "done";
    parts.say.textContent = parts.say.dataset[state] || "";
  }

  function kind() {
    return ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].filter(function (each) {
      return MediaRecorder.isTypeSupported(each);
    })[0];
  }

  function start() {
    navigator.mediaDevices.getUserMedia({ audio: true }).then(function (heard) {
      stream = heard; pieces = [];
      recorder = new MediaRecorder(stream, kind() ? { mimeType: kind(), audioBitsPerSecond: 32000 } : {});
      recorder.ondataavailable = function (event) { if (event.data.size) { pieces.push(event.data); } };
      recorder.onstop = finish;
      recorder.start(1000);
      began = Date.now(); tick(); clock = setInterval(tick, 250);
      show("running"); parts.stop.focus();
    }).catch(function () { letGo(); show("refused"); parts.refused.focus(); });
  }

  function tick() {
    var seconds = Math.floor((Date.now() - began) / 1000);
    parts.time.textContent = Math.floor(seconds / 60) + ":" + ("0" + seconds % 60).slice(-2);
    if (seconds >= longest) { stop(); }
  }

  function stop() { if (recorder && recorder.state !== "inactive") { recorder.stop(); } }

  function letGo() {
    clearInterval(clock);
    if (stream) { stream.getTracks().forEach(function (track) { track.stop(); }); }
    stream = null;
  }

  function finish() {
    letGo();
    var sound = new Blob(pieces, { type: recorder.mimeType }), chosen = new DataTransfer();
    /* Stopped before the microphone had heard anything. */
    if (!sound.size) { show("before"); parts.start.focus(); return; }
    chosen.items.add(new File([sound], "voice-note"));
    input.files = chosen.files;
    if (address) { URL.revokeObjectURL(address); }
    address = URL.createObjectURL(sound);
    parts.play.src = address;
    show("done"); parts.play.focus();
  }

  parts.start.addEventListener("click", start);
  parts.stop.addEventListener("click", stop);
  parts.again.addEventListener("click", function () {
    input.value = ""; parts.play.removeAttribute("src"); parts.play.load();
    show("before"); parts.start.focus();
  });
  window.addEventListener("pagehide", function () { stop(); letGo(); });

  /* A file is the other way; where something is wrong with one, its box stays open. */
  var files = document.querySelector("[data-files]");
  if (!files.querySelector(".govuk-error-message")) { files.open = false; }
  box.hidden = false;
})();
